#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# sign and reopen: made, checked, approved, over the digest that the sheet carries; then nothing changes it until it is
# reopened, and what somebody changes by hand shows. The public sheet names nobody.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --date 2026-11-22 --name 山田 --title 部長 || exit 99
"$phrwizard" set a.yaml 2.1/1/1=met info=myna || exit 99
digest=$("$phrwizard" export a.yaml --format json | jq -r .digest)

# refused NAME TEXT ARGUMENT…: exit 2, a message with TEXT, and the file as it was.
refused() {
	about=$1
	text=$2
	shift 2
	cp a.yaml before
	exits 2 "$about" "$phrwizard" "$@"
	says err "$text" "$about: the message says $text"
	same a.yaml before "$about: the file is as it was"
}
# signoff MEMBER: of the summary
signoff() {
	"$phrwizard" summary a.yaml --json | jq -r ".signoff.$1"
}

is "$("$phrwizard" summary a.yaml --json | jq .signoff)" null "at first nothing is signed"
refused "checking before it is made" "it can be checked when it is signed as made" sign a.yaml checked
refused "approving before it is made" "it can be approved when it is signed as checked" sign a.yaml approved
refused "reopening what is not approved" "it is not approved" reopen a.yaml
refused "a step that is none" "'reopened' must be one of: made, checked, approved" sign a.yaml reopened
refused "no step" "" sign a.yaml
exits 0 "it is made" "$phrwizard" sign a.yaml made
says out "made (部長, 20" "by the title of the person in charge"
says out "$digest" "over the digest of what is published"
says a.yaml "- step: made" "the step is in the file"
says a.yaml "  digest: $digest" "with the digest"
refused "approving before it is checked" "it can be approved when it is signed as checked" sign a.yaml approved
"$phrwizard" set a.yaml 2.1/1/2=met || exit 99
is "$(signoff stale)" true "a change after it makes it stale"
refused "checking what was changed" "it was changed after the last step" sign a.yaml checked
exits 0 "made again" "$phrwizard" sign a.yaml made
refused "checking by nobody" "nobody signs" sign a.yaml checked
exits 0 "checked" "$phrwizard" sign a.yaml checked --title 監査室
exits 0 "approved" "$phrwizard" sign a.yaml approved --title 社長
is "$(signoff step) $(signoff title) $(signoff stale)" "approved 社長 false" "it is approved"
exits 0 "in words" "$phrwizard" summary a.yaml
says out "Sign-off              approved (社長, 20" "the summary tells"

# Approved
refused "set" "'a.yaml' is signed off and not to be changed: approved (社長, " set a.yaml 2.1/1/1=unmet
refused "set of a field" "'phrwizard reopen FILE' opens it again" set a.yaml organization=C
refused "evidence --refresh" "signed off" evidence a.yaml --refresh
refused "signing again" "it is approved: reopen it" sign a.yaml made
cp a.yaml before
printf 'g 2.1/1/1\n4\no メモ\nu\nhead\nC\n\n\n\n\nq\n' | "$phrwizard" ask a.yaml >said
same a.yaml before "line by line nothing is changed either"
says said "is signed off and not to be changed" "and that is said"
exits 0 "it can be exported" "$phrwizard" export a.yaml --format text --internal -o internal.txt
is "$(grep -oE '^(made|checked|approved) +[^,]+, 20' internal.txt | tr -s ' ' | tr '\n' ';')" \
	"made 部長, 20;made 部長, 20;checked 監査室, 20;approved 社長, 20;" "the internal copy tells every step"
is "$("$phrwizard" export a.yaml --format json --internal | jq -r '.signoff[-1].title')" 社長 "as data too"
for format in text html json csv markdown; do
	"$phrwizard" export a.yaml --format $format -o out.$format || exit 99
	silent out.$format 監査室 "not in public $format"
	silent out.$format 社長 "nor who approved"
done
is "$(jq -r .digest out.json)" "$(signoff digest)" "the sheet carries the digest that was approved"
silent internal.txt "It was changed after the last step" "nothing is stale"

# By hand, or by a merge
sed 's/answer: met/answer: unmet/' a.yaml >b.yaml && mv b.yaml a.yaml
is "$(signoff step) $(signoff stale)" "approved true" "a change by hand shows"
exits 1 "in check" "$phrwizard" check a.yaml
says out "it was changed after that, so what was signed" "in words"
"$phrwizard" export a.yaml --format text --internal -o internal.txt --force || exit 99
says internal.txt "It was changed after the last step" "and in the internal copy"
refused "and it is still locked" "signed off" set a.yaml 2.1/1/1=met

# Reopened
exits 0 "it is reopened" "$phrwizard" reopen a.yaml --reason 法改正のため
is "$(signoff step) $(signoff reason) $(signoff stale)" "reopened 法改正のため false" "which is recorded"
"$phrwizard" export a.yaml --format text --internal -o reopened.txt || exit 99
is "$(grep '^reopened' reopened.txt | sed 's/.*:[0-9][0-9]//')" " (reason: 法改正のため)" "the internal copy tells why, on its line"
exits 0 "and can be changed" "$phrwizard" set a.yaml 2.1/1/1=met
exits 0 "history tells all steps" "$phrwizard" history a.yaml
is "$(grep -cE '(made|checked|approved|reopened) \(' out)" 5 "five of them"
exits 0 "git sees the steps, too" "$phrwizard" diff --textconv a.yaml
says out "approved (社長, 20" "as text"
exits 0 "and signed again" "$phrwizard" sign a.yaml made

# Two people: one approves, the other has an answer
"$phrwizard" set a.yaml title=none || exit 99
refused "nobody signs" "the title of who does is missing" sign a.yaml made
cp a.yaml base.yaml && cp a.yaml ours.yaml && cp a.yaml theirs.yaml || exit 99
for step in made checked approved; do
	"$phrwizard" sign theirs.yaml $step --title 社長 >/dev/null || exit 99
done
"$phrwizard" set ours.yaml 2.1/1/1=unmet || exit 99
exits 0 "a merge of an approval and a change" "$phrwizard" merge base.yaml ours.yaml theirs.yaml
is "$("$phrwizard" summary ours.yaml --json | jq -r '"\(.signoff.step) \(.signoff.stale)"')" "approved true" "is a stale approval"

# What is no sign-off
printf 'phrwizard: 1\ncatalog: phr-2025\nsignoff: [{step: done, at: now}, {step: made, at: 2026-11-22T10:15:00Z}, x,\n  {step: approved, at: 2026-11-22T10:15:00Z, digest: 12}, {title: x}]\n' >wrong.yaml
exits 2 "a sign-off that is none" "$phrwizard" summary wrong.yaml
says err "wrong.yaml:3:18: 'done' must be one of: made, checked, approved, reopened" "a step that is none"
says err "wrong.yaml:3:28: 'now' is not a time" "a time that is none"
says err "wrong.yaml:3:34: signoff lacks the field 'digest'" "a step over nothing"
says err "wrong.yaml:3:74: signoff must be a mapping" "what is no step"
says err "wrong.yaml:4:54: '12' is not a SHA-256" "a digest that is none"
says err "wrong.yaml:4:59: signoff lacks the field 'step'" "and what is missing are told"
done_testing
