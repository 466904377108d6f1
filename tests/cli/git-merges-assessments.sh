#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two people, two clones, the real git: phrwizard merges what they answered, shows what changed, and never loses
# an answer.
. "${top_srcdir:=.}/tests/tap.sh"
need git
cd "$tmp" || exit 99
mkdir bin && ln -s "$phrwizard" bin/phrwizard || exit 99
PATH=$tmp/bin:$PATH
GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$HOME/gitconfig GIT_PAGER=cat GIT_EDITOR=true
export GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL GIT_PAGER GIT_EDITOR
git config --global init.defaultBranch main
git config --global user.name Test
git config --global user.email test@example.org

# git-setup
exits 0 "git-setup shows what to tell git" phrwizard git-setup
cat >wanted <<'END'
git config merge.phrwizard.driver 'phrwizard merge --name %P %O %A %B'
git config diff.phrwizard.textconv 'phrwizard diff --textconv'
echo '*.yaml merge=phrwizard diff=phrwizard' >>.gitattributes
END
same out wanted "two settings and the attributes"
exits 2 "outside a repository there is nothing to write into" phrwizard git-setup --write
says err "not a git repository" "and git says why"

git init -q --bare shared.git
git clone -q shared.git sato 2>/dev/null || exit 99
cd sato || exit 99
printf '*.png binary' >.gitattributes
mkdir deep && cd deep || exit 99
exits 0 "git-setup --write" phrwizard git-setup --write 'phr/*.yaml' notes.yaml
cd .. || exit 99
exits 0 "and again" phrwizard git-setup --write 'phr/*.yaml'
cat >../wanted <<'END'
*.png binary
phr/*.yaml merge=phrwizard diff=phrwizard
notes.yaml merge=phrwizard diff=phrwizard
END
same .gitattributes ../wanted "writes each line once, where the repository begins"
is "$(git config merge.phrwizard.driver)" "phrwizard merge --name %P %O %A %B" "and tells git the driver"
exits 2 "a pattern that cannot be one" phrwizard git-setup 'my file.yaml'

# What both begin with
mkdir phr
phrwizard new phr/a.yaml --organization A --service S --date 2026-11-22 --name Sato
phrwizard set phr/a.yaml info=myna 2.1/1/1=met
rm -f phr/a.yaml~
git add . && git commit -qm "Begin" && git push -q origin main 2>/dev/null || exit 99
cd .. && git clone -q shared.git abe && cd abe || exit 99
phrwizard git-setup --write 'phr/*.yaml' || exit 99

# commit MESSAGE KEY=VALUE…: in the clone that we are in
commit() {
	message=$1
	shift
	phrwizard set phr/a.yaml "$@" && rm -f phr/a.yaml~ && git add phr && git commit -qm "$message"
}

# Different rows
commit "Abe: a row, a fact" 2.1/2/1/A/1=partial uses-cloud=yes --by Abe && git push -q origin main 2>/dev/null || exit 99
cd ../sato || exit 99
commit "Sato: another row" 2.1/1/2=met organization=B || exit 99
exits 0 "different rows: git pull merges" git pull -q --no-rebase origin main
is "$(grep -c '^    answer: ' phr/a.yaml)" 3 "all three answers are there"
says phr/a.yaml "organization: B" "and the field"
says phr/a.yaml "  uses-cloud: yes" "and the fact"
is "$(git status --porcelain)" "" "and nothing beside them"
git push -q origin main 2>/dev/null
cd ../abe && git pull -q origin main || exit 99

# Neighbouring lines of one row would merge by lines; for us they are one answer
commit "Abe: no rules" 2.1/1/1=unmet --by Abe --note "no rules" && git push -q origin main 2>/dev/null || exit 99
cd ../sato || exit 99
commit "Sato: with evidence" 2.1/1/1 --evidence rules.pdf 2.1/1/2=partial || exit 99
exits 1 "the same row: git pull stops" git pull -q --no-rebase origin main
is "$(git status --porcelain phr)" "UU phr/a.yaml" "git knows that it is not merged"
says "$tmp/err" "phr/a.yaml: 1 entry" "the message names the file as git does"
exits 0 "the file can be read all the same" phrwizard show phr/a.yaml 2.1/1/1
says "$tmp/out" "not met (Abe" "one answer is there"
says "$tmp/out" "met (Sato" "the other, too"
says phr/a.yaml "    answer: partial" "what was not disputed is merged"
exits 0 "somebody chooses" phrwizard set phr/a.yaml 2.1/1/1 --side 2
rm -f phr/a.yaml~
git add phr && git commit -qm "Merge" && git push -q origin main 2>/dev/null || exit 99
is "$(git status --porcelain)" "" "the merge is done"
cd ../abe && git pull -q origin main || exit 99
silent phr/a.yaml conflicts: "and the other gets what was chosen"

# A conflict may be committed, and somebody else chooses
commit "Abe: unmet" 2.1/1/2=unmet --by Abe && git push -q origin main 2>/dev/null || exit 99
cd ../sato || exit 99
commit "Sato: met" 2.1/1/2=met || exit 99
git pull -q --no-rebase origin main 2>/dev/null
git add phr && git commit -qm "Merge, open" && git push -q origin main 2>/dev/null || exit 99
cd ../abe && git pull -q origin main && commit "Abe: chosen" 2.1/1/2=met --by Abe || exit 99
git push -q origin main 2>/dev/null
cd ../sato || exit 99
commit "Sato: meanwhile another row" 2.1/2/1/C/3=met || exit 99
exits 0 "a choice made elsewhere comes in" git pull -q --no-rebase origin main
silent phr/a.yaml conflicts: "nothing is open any more"
git push -q origin main 2>/dev/null
cd ../abe && git pull -q origin main || exit 99

# Renamed on one side, answered on the other
git mv phr/a.yaml phr/b.yaml && git commit -qm "Rename" && git push -q origin main 2>/dev/null || exit 99
cd ../sato || exit 99
commit "Sato: a row of the old name" 2.1/2/1/D/1=met || exit 99
exits 0 "renamed there, answered here" git pull -q --no-rebase origin main
is "$(find phr -type f)" phr/b.yaml "it has the new name"
is "$(grep -A 1 '2.1/2/1/D/1:' phr/b.yaml | tail -n 1)" "    answer: met" "and the answer"
git mv phr/b.yaml phr/a.yaml && git commit -qm "Name it back" && git push -q origin main 2>/dev/null || exit 99
cd ../abe && git pull -q origin main || exit 99

# Rebase: several commits, one after the other
commit "Abe: one" 2.1/2/1/B/1=met --by Abe && commit "Abe: two" 2.1/2/1/B/2=met --by Abe &&
	git push -q origin main 2>/dev/null || exit 99
cd ../sato || exit 99
commit "Sato: one" 2.1/2/1/C/1=met && commit "Sato: two" 2.1/2/1/C/2=met || exit 99
exits 0 "rebase: different rows" git pull -q --rebase origin main
is "$(grep -cE '^  2.1/2/1/[BC]/[12]:' phr/a.yaml)" 4 "all four answers are there"
is "$(git log --oneline --merges origin/main.. | wc -l)" 0 "and no merge commit"
git push -q origin main 2>/dev/null
cd ../abe && git pull -q origin main && commit "Abe: three" 2.1/2/1/B/1=unmet --by Abe || exit 99
git push -q origin main 2>/dev/null
cd ../sato || exit 99
commit "Sato: three" 2.1/2/1/B/1=partial && commit "Sato: four" 2.1/2/1/C/1=partial || exit 99
exits 1 "rebase: the same row stops" git pull -q --rebase origin main
says phr/a.yaml "    - answer: unmet" "with the one answer"
says phr/a.yaml "    - answer: partial" "and the other"
phrwizard set phr/a.yaml 2.1/2/1/B/1 --side 2 && rm -f phr/a.yaml~ && git add phr || exit 99
exits 0 "and goes on after the choice" git rebase --continue
is "$(grep -cE '^    answer: partial' phr/a.yaml)" 3 "with the later commit on top"

# diff
exits 0 "git diff shows questions and answers" git diff HEAD~1 -- phr
says "$tmp/out" "+    Answer: partly met" "in words"

# A file that phrwizard refuses: git stops, and both versions stay
git push -q origin main 2>/dev/null
cd ../abe && git pull -q origin main || exit 99
sed -i 's/^phrwizard: 1/phrwizard: 2/' phr/a.yaml
git commit -qam "Newer" && git push -q origin main 2>/dev/null || exit 99
exits 0 "a file of a newer version can be shown by git diff" git diff HEAD~1
cd ../sato || exit 99
commit "Sato: five" 2.1/2/1/C/2=unmet && git fetch -q || exit 99
cp phr/a.yaml ../before
git merge -q origin/main >"$tmp/out" 2>"$tmp/err"
is "$(git log --oneline HEAD..origin/main | grep -c Newer)" 1 "it is not merged"
says "$tmp/err" "newer than this program" "and it is said why"
git merge --abort 2>/dev/null
same phr/a.yaml ../before "our answers are as they were"
done_testing
