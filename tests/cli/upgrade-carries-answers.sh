#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upgrade: from one edition to the next, with a report and nothing lost; undone by reading FILE~.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
mkdir -p "$XDG_DATA_HOME/phrwizard/catalogs" || exit 99
cp "$top_srcdir/tests/catalogs/before.yaml" "$top_srcdir/tests/catalogs/after.yaml" "$XDG_DATA_HOME/phrwizard/catalogs" ||
	exit 99
"$phrwizard" new a.yaml --catalog before --organization A --service S --name Sato --date 2024-11-20 || exit 99
"$phrwizard" set a.yaml stays=yes narrower=shown old-name=a gone=no 1/same=met 1/relaxed=unmet 1/first=met 1/gone=met || exit 99
"$phrwizard" set a.yaml 1/second=na --note "because of two" --evidence two.pdf --owner Abe --due 2027-01-31 || exit 99
cp a.yaml kept.yaml

exits 0 "what would become of it is told" "$phrwizard" upgrade a.yaml --to after --dry-run
same a.yaml kept.yaml "and nothing is done"
says out "To be confirmed again: 2 (answered: 2)" "rows to be confirmed"
says out "  relaxed in this edition: It was too strict." "what changed, and why"
says out "        Question before: Always?" "the question before"
says out "        Another row: 1/second  Second?: not applicable" "the other row that one comes from"
says out "Questions about the service: to be answered anew: 1 (answered: 1)" "facts that mean something else"
says out "New rows: 1 (answered: 0)" "new rows"
says out "    1/gone  Gone?" "rows that are gone"
says out "  Nobody needs it." "and why"
says out "Questions about the service that are gone: what was said is in the archive: 1 (answered: 1)" "and facts"
says out "As they were: 3 (answered: 1)" "what stays as it was is counted"

exits 0 "into another file" "$phrwizard" upgrade a.yaml -o b.yaml
same a.yaml kept.yaml "the file stays as it was"
says out "Written to b.yaml." "where it went is told"
exits 2 "an existing file stays" "$phrwizard" upgrade a.yaml -o b.yaml
exits 0 "but for --force" "$phrwizard" upgrade a.yaml -o b.yaml --force
exits 0 "without an output the file itself" "$phrwizard" upgrade a.yaml --to after
same a.yaml b.yaml "becomes the same"
same a.yaml~ kept.yaml "and stays as FILE~"
exits 2 "what is upgraded is not upgraded again" "$phrwizard" upgrade a.yaml --to after
says err "the assessment is for the catalog 'after' already" "and that is said"
exits 2 "no edition after the last" "$phrwizard" upgrade a.yaml
says err "no catalog here replaces 'after'" "is told"
exits 2 "nor one that comes from elsewhere" "$phrwizard" upgrade a.yaml --to phr-2025
says err "the catalog 'phr-2025' does not replace that of the assessment, 'after'" "is taken"

exits 0 "summary" "$phrwizard" summary a.yaml --json
is "$(jq -c '[.carried, .counts.unanswered, .counts.met]' out)" '[2,5,1]' "what is carried counts as open"
exits 0 "show" "$phrwizard" show a.yaml 1/relaxed
says out "to be confirmed; last time: not met (Sato, " "tells what was answered last time"
says out "         Reason: It was too strict." "and why it is to be confirmed"
exits 0 "the archive" "$phrwizard" show a.yaml --archive
says out "before  1/second" "holds what has no place"
says out "because of two" "with its note"
says out "two.pdf" "its evidence"
says out "Abe 2027-01-31" "its owner and due date"
exits 0 "as JSON" "$phrwizard" show a.yaml --archive --json
is "$(jq -c '[.[] | [.kind, .key, (.said | if type == "object" then .answer else . end)]]' out)" \
	'[["fact","narrower","shown"],["fact","gone","no"],["row","1/second","na"],["row","1/gone","met"]]' "all of it"

exits 0 "one word confirms" "$phrwizard" set a.yaml 1/relaxed --confirm --by Mori
exits 0 "and it is" "$phrwizard" show a.yaml 1/relaxed --json
is "$(jq -c '.[0] | [.answer, .by, .last.answer, .last.by, .last.edition]' out)" '["unmet","Mori","unmet","Sato","before"]' \
	"answered, by whom, and what was answered before"
exits 2 "what does not wait cannot be confirmed" "$phrwizard" set a.yaml 1/same --confirm
exits 0 "as JSON" "$phrwizard" upgrade kept.yaml --dry-run --json
is "$(jq -c '[.schema, .dry_run, .steps[0].from, .steps[0].to, .steps[0].counts.confirm.rows]' out)" \
	'["phrwizard-upgrade/1",true,"before","after",2]' "its head"
is "$(jq -c '.steps[0].rows[] | select(.key == "1/relaxed") | [.fate, .was, .change, .ask_before, .reason, .answered]' out)" \
	'["confirm","1/relaxed","relaxed","Always?","It was too strict.",true]' "its rows"

# nothing that waits is published as an answer
"$phrwizard" export b.yaml --format csv -o b.csv || exit 99
is "$(grep -c '"1/same".*,"met","yes","after"' b.csv)" 1 "the sheet has what is answered"
is "$(grep -cE '"1/(relaxed|both)".*,"none","no","after"' b.csv)" 2 "and nothing of what waits"
# the edition after that, over one between
sed -e 's/^id: .*/id: latest/' -e 's/^replaces: .*/replaces: after/' -e 's/was: \[.*\], //; s/^    was: .*//; /^    \(carry\|values\|reason\)/d; s/carry: new, //; /^gone:/,$d' \
	"$top_srcdir/tests/catalogs/after.yaml" >"$XDG_DATA_HOME/phrwizard/catalogs/latest.yaml"
exits 0 "two editions at once" "$phrwizard" upgrade kept.yaml --to latest --json
is "$(jq -c '[.steps[].to]' out)" '["after","latest"]' "go one after the other"
done_testing
