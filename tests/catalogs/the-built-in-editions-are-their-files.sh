#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The tables in the program say what the files in data/catalogs say, whichever way one looks at them;
# and a file of one's own goes before them.
. "${top_srcdir:=.}/tests/tap.sh"
data=$top_srcdir/data
unset PHRWIZARD_DATADIR
builtin=$("$phrwizard" catalog list | sed -n 's/^\([^ ]*\) .*(in the program itself)$/\1/p')
[ -n "$builtin" ] || skip_all "this program has no editions built in"
cd "$tmp" || exit 99

is "$builtin" "$(for file in "$data"/catalogs/*.yaml; do basename "$file" .yaml; done)" "every edition is built in"

sed -n 's,^.*%D%/\(catalogs/[^ ]*\.yaml\).*,\1,p' "$data/local.mk" | sed "s,^,$data/," >files
xargs "$top_builddir/src/builtin-tables" <files >again.c 2>err
same "$top_builddir/src/builtin.c" again.c "the tables are those that the loader makes of the files today"
is "$(cat err)" "" "and no field was forgotten"

# both COMMAND…: what it says with the tables, and with the files.
both() {
	"$phrwizard" "$@" >tables 2>&1
	PHRWIZARD_DATADIR=$data "$phrwizard" "$@" >files 2>&1
	[ -s tables ] && cmp -s tables files && return
	echo "$*"
	diff tables files | head -n 5
}
for lang in ja en; do
	none "$(for id in $builtin; do
		both --lang $lang catalog show "$id"
		both --lang $lang catalog wording "$id"
	done)" "catalogs are shown alike ($lang)"
	none "$(for file in "$data"/examples/*.yaml; do
		both --lang $lang summary "$file"
		both --lang $lang show "$file" --all
		both --lang $lang export "$file" --format markdown --internal
	done)" "so are assessments against them ($lang)"
done
none "$(for file in "$data"/examples/*.yaml; do
	both show "$file" --all --json
	both export "$file" --format json --internal
done)" "and so are they for programs"
none "$("$phrwizard" show "$data/examples/company-app.yaml" --all --json | sed 's/"key":/\n&/g' |
	sed -n 's/^"key": *"\([^"]*\)".*/\1/p' | while read -r key; do
		both explain "$data/examples/company-app.yaml" "$key"
	done)" "every row is explained alike"

is "$("$phrwizard" catalog show phr-1999 2>&1)" \
	"phrwizard: there is no catalog 'phr-1999' in $XDG_DATA_HOME/phrwizard/catalogs, $("$phrwizard" catalog show phr-1999 2>&1 |
		sed 's/.*, //')" "an edition that is not there names the folders"

first=$(echo "$builtin" | head -n 1)
mkdir -p "$XDG_DATA_HOME/phrwizard/catalogs"
sed 's/^published: .*/published: 1999-12-31/' "$data/catalogs/$first.yaml" >"$XDG_DATA_HOME/phrwizard/catalogs/$first.yaml"
is "$("$phrwizard" catalog list | grep -c "^$first  *1999-12-31 .*$first.yaml$")" 1 "one's own file goes before the built-in edition"
"$phrwizard" catalog show "$first" >out
says out 1999-12-31 "wherever the edition is used"
done_testing
