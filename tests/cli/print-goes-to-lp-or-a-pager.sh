#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# print: hands the sheet to lp with what was asked for, or to the pager; says why it cannot. lp is one of our own here, which
# keeps what it gets.
. "${top_srcdir:=.}/tests/tap.sh"
need script
plan 23
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/company-app.yaml" a.yaml || exit 99
mkdir bin none
cat >bin/lp <<'END'
#!/bin/sh
printf '%s\n' "$@" >"$LP_KEEPS.words"
for last; do :; done
cp "$last" "$LP_KEEPS"
echo "$last" >"$LP_KEEPS.path"
[ ! -e "$LP_KEEPS.fails" ]
END
chmod +x bin/lp
LP_KEEPS=$tmp/printed
export LP_KEEPS
with_lp() {
	PATH=$tmp/bin:$PATH "$@"
}

exits 0 "a sheet is printed" with_lp "$phrwizard" print a.yaml
case $("$phrwizard" --version) in
*"pdf: available"*) is "$(head -c 5 printed)" "%PDF-" "as PDF" ;;
*) try "as text" grep -q "Check sheet" printed ;;
esac
says printed.words "media=A4" "on A4"
none "$(cat "$(cat printed.path)" 2>/dev/null)" "the file in between is gone"
none "$(grep -x -e -d -e -n printed.words)" "on the usual printer, once"
exits 0 "on another printer, thrice" with_lp "$phrwizard" print a.yaml -P 'hall 2' --copies 3
is "$(grep -x -A1 -e -d -e -n printed.words | tr '\n' ' ')" "-d hall 2 -n 3 " "lp is told so"
touch printed.fails
exits 2 "lp fails" with_lp "$phrwizard" print a.yaml
says err "nothing was printed" "that is said"
rm printed.fails
for copies in 0 -1 two 1000 ''; do
	exits 2 "not '$copies' copies" with_lp "$phrwizard" print a.yaml "--copies=$copies"
done
exits 2 "no lp here" env PATH="$tmp/none" "$phrwizard" print a.yaml
says err "'lp'" "names it, and what to do"

exits 2 "a pager without a terminal" "$phrwizard" print a.yaml --pager
says err "terminal" "says what it needs"
cat >bin/pager <<'END'
#!/bin/sh
echo "PAGER GOT $1"
cp "$2" "$LP_KEEPS"
END
chmod +x bin/pager
exits 0 "a pager on a terminal" env PAGER="$tmp/bin/pager -w" \
	script -qec "'$phrwizard' print a.yaml --pager" /dev/null
says out "PAGER GOT -w" "is the one of PAGER, with its words"
try "it gets the text" grep -q "SHA-256" printed
exits 0 "for inside" env PAGER="$tmp/bin/pager -w" \
	script -qec "'$phrwizard' print a.yaml --pager --internal --lang en" /dev/null
try "it says so" grep -q "Internal use" printed
