#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Evidence: what a file was when it was added is recorded, and what became of it is told. Nothing but regular files
# is opened.
. "${top_srcdir:=.}/tests/tap.sh"
need jq sha256sum
cd "$tmp" || exit 99
mkdir docs && echo policy >docs/policy.pdf && echo iso >iso.pdf || exit 99
"$phrwizard" new a.yaml --organization A --service B --date 2026-11-22 --title 部長 || exit 99

# set: the evidence of row 2.1/1/1
set_evidence() {
	for reference; do
		shift
		set -- "$@" --evidence "$reference"
	done
	"$phrwizard" set a.yaml 2.1/1/1=met "$@"
}
# state REFERENCE
state() {
	"$phrwizard" evidence a.yaml --json | jq -r --arg is "$1" '.evidence[] | select(.reference == $is) | .state'
}

exits 0 "without evidence all is well" "$phrwizard" evidence a.yaml
says out "No evidence is recorded." "and that is said"
set_evidence docs/policy.pdf "iso.pdf (2999-03-31)" https://example.org/x docs || exit 99
sum=$(sha256sum <docs/policy.pdf | cut -d ' ' -f 1)
says a.yaml "    - path: docs/policy.pdf" "a file is recorded on being added"
says a.yaml "      sha256: $sum" "by its SHA-256"
says a.yaml "      size: 7" "its size"
says a.yaml "      date: $(date +%F)" "the day"
says a.yaml "      expires: 2999-03-31" "and its last day"
says a.yaml '    - "https://example.org/x"' "an address stays plain"
says a.yaml "    - docs" "a folder too"
exits 0 "all is as recorded" "$phrwizard" evidence a.yaml
says out "  - docs/policy.pdf: as recorded" "a good file"
says out "  - https://example.org/x: not checked" "an address"
says out "Total: 2 as recorded; 2 not checked" "the total"
cd / && exits 0 "relative paths go from the folder of the assessment" "$phrwizard" evidence "$tmp/a.yaml" && cd "$tmp" || exit 99

# What goes wrong
echo more >>docs/policy.pdf
exits 1 "a changed file" "$phrwizard" evidence a.yaml
says out "  ! docs/policy.pdf: changed since it was recorded" "is told"
is "$(state docs/policy.pdf)" changed "as JSON too"
mv iso.pdf elsewhere
exits 1 "a missing file" "$phrwizard" evidence a.yaml 2.1/1/1
says out "  ! iso.pdf: missing" "is told"
exits 0 "another row has no such thing" "$phrwizard" evidence a.yaml 2.1/1/2
mv elsewhere iso.pdf
exits 2 "a row that is none" "$phrwizard" evidence a.yaml 9/9
exits 2 "a file that is none" "$phrwizard" evidence none.yaml
exits 2 "no file" "$phrwizard" evidence

# The person's word
cp a.yaml before
exits 0 "looked at, and right" "$phrwizard" evidence a.yaml --refresh 2.1/1/1
says out "1 file recorded anew" "is recorded anew"
is "$(state docs/policy.pdf)" good "and good again"
says a.yaml "      expires: 2999-03-31" "the last day stays"
cp a.yaml before
exits 0 "once more" "$phrwizard" evidence a.yaml --refresh
same a.yaml before "changes nothing"
set_evidence "docs/policy.pdf (2000-01-01)" || exit 99
exits 1 "evidence that is over" "$phrwizard" evidence a.yaml
says out "  ! docs/policy.pdf: expired" "is told"
says out "      expired on 2000-01-01" "with its day"
says a.yaml "      sha256: $(sha256sum <docs/policy.pdf | cut -d ' ' -f 1)" "what was recorded stays"

# Plain references of old files
sed '/^    evidence:/,/^    by:/{/^    by:/!d;}' a.yaml | sed 's/^    by:/    evidence: [docs\/policy.pdf, "https:\/\/a"]\n    by:/' >b.yaml
exits 0 "plain references are good" "$phrwizard" evidence b.yaml
says out "  - docs/policy.pdf: not checked" "not checked"
"$phrwizard" set b.yaml 2.1/1/2=met || exit 99
says b.yaml '    evidence: [docs/policy.pdf, "https://a"]' "and written back as they were"
exits 0 "until somebody refreshes them" "$phrwizard" evidence b.yaml --refresh
says b.yaml "    - path: docs/policy.pdf" "then they are recorded"

# What is no file is never opened: a pipe would wait, a device never end.
mkfifo pipe && ln -s /dev/zero zero && ln -s loop loop || exit 99
for odd in pipe zero /dev/zero loop docs /; do
	exits 0 "$odd as evidence" timeout 10 "$phrwizard" set a.yaml 2.1/1/1 --evidence $odd
	says a.yaml "    evidence: [$odd]" "$odd stays plain"
done
rm -f docs/policy.pdf
set_evidence docs/policy.pdf || exit 99
echo again >docs/policy.pdf
"$phrwizard" evidence a.yaml --refresh >refreshed || exit 99
rm docs/policy.pdf && mkfifo docs/policy.pdf || exit 99
exits 1 "a pipe in the place of a file" timeout 10 "$phrwizard" evidence a.yaml
is "$(state docs/policy.pdf)" changed "is a change"

# diff, command, export
echo x >iso.pdf
cp a.yaml c.yaml
"$phrwizard" set a.yaml 2.1/1/1=met --evidence iso.pdf --by x && echo y >>iso.pdf &&
	"$phrwizard" set c.yaml 2.1/1/1=met --evidence iso.pdf --by x || exit 99
exits 1 "the same file of another content" "$phrwizard" diff a.yaml c.yaml
is "$(grep -c "Evidence: iso.pdf, SHA-256" out)" 2 "differs"
printf 'g 2.1/1/1\nv (2027-01-01)\nv %s\nc\nq\n' "iso.pdf (2999-01-01)" | "$phrwizard" ask a.yaml >said
says said "--evidence 'iso.pdf (2999-01-01)'" "the command says it the same way"
"$phrwizard" export a.yaml --format text -o public.txt && "$phrwizard" export a.yaml --format text --internal -o internal.txt || exit 99
silent public.txt iso.pdf "what is published names no evidence"
says internal.txt "iso.pdf" "the internal copy does"
says internal.txt "Evidence to look at" "and lists what is to be looked at"
says internal.txt "iso.pdf: changed since it was recorded" "with what became of it"
"$phrwizard" set c.yaml 2.1/1/1 --evidence gone.pdf --evidence lost.pdf --by x &&
	"$phrwizard" export c.yaml --format text --internal -o list.txt || exit 99
is "$(grep -A3 -F '(1)① Do you protect' list.txt | tail -n 2 | tr -s ' ' | tr '\n' ';')" \
	" gone.pdf: missing; lost.pdf: missing;" "all of a row's below its question"
for format in html markdown json csv; do
	exits 0 "the internal copy as $format" "$phrwizard" export a.yaml --format $format --internal -o internal.$format
done
says internal.html "changed since it was recorded" "in a page too"
silent public.txt "Evidence to look at" "but never in public"
"$phrwizard" set a.yaml 2.1/1/1 --evidence iso.pdf && "$phrwizard" evidence a.yaml --refresh >refreshed && "$phrwizard" export a.yaml --format text --internal -o internal.txt --force || exit 99
silent internal.txt "Evidence to look at" "nothing to look at is not listed"
done_testing
