#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# due: the next check of each service, and gaps with a due date, as text, JSON and a calendar that others can read.
. "${top_srcdir:=.}/tests/tap.sh"
need jq python3
cd "$tmp" || exit 99
mkdir all || exit 99
"$phrwizard" new all/a.yaml --organization "A, Ltd; \\ Co" --service 手帳 --name Sato --date 2025-11-20 --interval 6 || exit 99
"$phrwizard" set all/a.yaml 2.1/1/1=unmet --due 2026-01-31 --owner "情報システム部 佐藤" || exit 99
"$phrwizard" set all/a.yaml 2.1/1/2=partial --due 2026-12-24 || exit 99
"$phrwizard" set all/a.yaml 2.1/2/1/A/1=met --due 2026-01-01 || exit 99
"$phrwizard" new all/b.yaml --organization B --service Note --date 2025-10-01 || exit 99

exits 0 "everything" "$phrwizard" due all --date 2026-02-01
cat >wanted <<'END'
2026-01-31  1 day late  all/a.yaml
    2.1/1/1  Do you protect health checkup and related information from being
    leaked, lost or damaged? (情報システム部 佐藤)
2026-05-20  in 108 days  all/a.yaml
    the next check (6 months after the last)
2026-10-01  in 242 days  all/b.yaml
    the next check (12 months after the last, our suggestion)
2026-12-24  in 326 days  all/a.yaml
    2.1/1/2  Do you also protect other information as laws or contracts
    require?
END
same out wanted "is told by date, the suggestion as one"
exits 0 "what is near" "$phrwizard" due all --date 2026-02-01 --within 60d
is "$(grep -c '^2' out)" 1 "with what is late"
exits 0 "in months" "$phrwizard" due all --date 2026-02-01 --within 4m --json
is "$(jq -c '[.schema, .today, .until, [.due[] | [.kind, .key, .days]]]' out)" \
	'["phrwizard-due/1","2026-02-01","2026-06-01",[["gap","2.1/1/1",-1],["check",null,108]]]' "as JSON"
exits 2 "a time that is none" "$phrwizard" due all --within soon
says err "'soon' is no time: write it like 60d, 3m or 1y" "is told"
exits 2 "a date that is none" "$phrwizard" due all --date soon
exits 2 "no file" "$phrwizard" due
exits 2 "a file that is not there" "$phrwizard" due all none.yaml --date 2026-02-01
is "$(grep -c '^2' out)" 4 "does not hide the others"

# a later check of the same service has made the one that was due
"$phrwizard" cycle all/a.yaml all/a-2026.yaml --date 2026-05-18 >told || exit 99
"$phrwizard" set all/a-2026.yaml 2.1/1/1=met --due "" || exit 99
exits 0 "after the next check" "$phrwizard" due all --date 2026-05-21 --json
is "$(jq -c '[.due[] | [.file, .kind, .key, .date]]' out)" '[["all/b.yaml","check",null,"2026-10-01"],["all/a-2026.yaml","check",null,"2026-11-18"],["all/a-2026.yaml","gap","2.1/1/2","2026-12-24"]]' \
	"its own dates are due, with the gap that is carried"
exits 0 "even where nothing of it is near" "$phrwizard" due all --date 2026-05-21 --within 30d
says out "Nothing is due." "the last one is not late"

rm all/a-2026.yaml
exits 0 "a calendar" "$phrwizard" due all --date 2026-02-01 --ics --lang ja
cp out due.ics
cat >read.py <<'END'
import sys
raw = open(sys.argv[1], "rb").read()
assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
lines = raw.split(b"\r\n")[:-1]
assert max(map(len, lines)) <= 75, max(map(len, lines))
for line in lines:
    line.decode("utf-8")  # no character is cut
whole = []
for line in lines:
    if line.startswith(b" "):
        whole[-1] += line[1:]
    else:
        whole.append(line)
events, event = [], None
for line in whole:
    name, value = line.decode("utf-8").split(":", 1)
    if (name, value) == ("BEGIN", "VEVENT"):
        event = {}
    elif (name, value) == ("END", "VEVENT"):
        events.append(event)
    elif event is not None:
        assert name not in event
        out, i = "", 0
        while i < len(value):
            if value[i] == "\\":
                i += 1
                out += {"n": "\n"}.get(value[i], value[i])
            else:
                assert value[i] not in ";,"
                out += value[i]
            i += 1
        event[name] = out
assert whole[0] == b"BEGIN:VCALENDAR" and whole[-1] == b"END:VCALENDAR" and b"VERSION:2.0" in whole
assert len({e["UID"] for e in events}) == len(events)
for e in events:
    print(e["DTSTART;VALUE=DATE"], e["DTSTAMP"], e["SUMMARY"], "|", e["DESCRIPTION"].replace("\n", "/"))
END
try "is right by RFC 5545" sh -c "python3 read.py due.ics >days"
is "$(sed -n 1p days)" "20260131 20260201T000000Z 手帳: 2.1/1/1  健診等情報が漏れたり、失われたり、壊れたりしないように対策していますか (情報システム部 佐藤) | A, Ltd; \\ Co/all/a.yaml" \
	"texts are as they were"
is "$(wc -l <days | tr -d ' ')" 4 "with every day"
"$phrwizard" set all/a.yaml 2.1/1/1 --due 2026-03-31 || exit 99
exits 0 "another due date" "$phrwizard" due all --date 2026-03-01 --ics --lang ja
is "$(grep '^UID' out | sort)" "$(grep '^UID' due.ics | sort)" "keeps the UID"
exits 0 "with SOURCE_DATE_EPOCH" env SOURCE_DATE_EPOCH=1764547200 "$phrwizard" due all --ics
is "$(grep -c '^DTSTAMP:20251201T000000Z' out)" 4 "that is the stamp"
if /usr/bin/python3 -c "import icalendar" 2>/dev/null; then
	is "$(/usr/bin/python3 -c "
import icalendar
calendar = icalendar.Calendar.from_ical(open('due.ics', 'rb').read())
print([str(event.decoded('dtstart')) for event in calendar.walk('vevent')])")" \
		"['2026-01-31', '2026-05-20', '2026-10-01', '2026-12-24']" "another program reads it"
fi

mkdir other || exit 99
"$phrwizard" new other/e.yaml --organization A --service S --date 2026-11-20 || exit 99
"$phrwizard" set other/e.yaml 2.1/1/1=met --evidence 'iso.pdf (2027-03-31)' --evidence 'https://a.example (2027-02-01)' ||
	exit 99
"$phrwizard" recipient other/e.yaml add 'Clinic X' --next 2027-05-01 >/dev/null || exit 99
exits 0 "evidence and recipients have their days, too" "$phrwizard" due other --date 2026-11-28 --json
is "$(jq -c '.due[] | [.kind, .key, .date]' out)" '["evidence","2.1/1/1","2027-02-01"]
["evidence","2.1/1/1","2027-03-31"]
["recipient","Clinic X","2027-05-01"]
["check",null,"2027-11-20"]' "each by what it is about"
exits 0 "in words" "$phrwizard" due other --date 2027-02-02 --within 60d
says out "2027-02-01  1 day late" "what ran out"
says out '“iso.pdf” holds until then' "what will"
exits 0 "and in a calendar" "$phrwizard" due other --ics
is "$(grep '^UID' out | sort -u | wc -l | tr -d ' ')" 4 "each under a name of its own"
done_testing
