# SPDX-License-Identifier: GPL-3.0-or-later
# Reads the sheets in a folder (sheet.json csv html text, markdown.html) and tells where they do not agree with the
# JSON one. Uses nothing of phrwizard.
import csv
import html.parser
import json
import os
import sys
import unicodedata

folder = sys.argv[1]
problems = []


def check(good, what):
    if not good:
        problems.append(what)


def path(name):
    return os.path.join(folder, name)


def text_of(name):
    with open(path(name), encoding="utf-8", newline="") as file:
        return file.read()


class Page(html.parser.HTMLParser):
    """Rows of tables: (part, key, [cell, ...]); a cell is its visible text."""

    def __init__(self):
        super().__init__()
        self.rows, self.tags, self.attributes, self.text = [], set(), set(), ""
        self.part, self.key, self.cells, self.hidden, self.details = None, None, None, 0, 0
        self.data, self.quiet, self.links, self.ids = "", None, set(), []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.text += "\n" if tag == "br" else ""
        self.tags.add(tag)
        self.attributes.update(values)
        if tag in ("script", "style"):
            self.quiet = tag if values.get("type") == "application/json" else "no data"
        if "href" in values:
            self.links.add(values["href"])
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "section":
            self.part = values.get("data-part")
        elif tag == "tr":
            self.key, self.cells = values.get("data-key"), []
        elif tag == "td" and self.cells is not None:
            self.cells.append("")
        elif tag == "dl" and self.cells:
            self.details += 1
        elif tag == "span" and values.get("class") == "unseen":
            self.hidden += 1

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.quiet = None
        if tag == "tr" and self.cells:
            self.rows.append((self.part, self.key, [cell.strip() for cell in self.cells]))
        if tag == "tr":
            self.cells = None
        if tag == "dl" and self.details:
            self.details -= 1
        if tag == "span" and self.hidden:
            self.hidden -= 1

    def handle_data(self, data):
        if self.quiet:
            self.data += data if self.quiet == "script" else ""
            return
        self.text += data
        if self.cells and not self.hidden and not self.details:
            self.cells[-1] += data


def read_page(name):
    page = Page()
    page.feed(text_of(name))
    return page


sheet = json.loads(text_of("sheet.json"))
internal = sheet["internal"]
rows = sheet["rows"]
# What the user wrote: it must be found again letter by letter.
written = [text for text in sheet["head"].values() if text]
written += [row["note"] for row in rows if internal and row["note"]]
marks = {"sheet": "", "stated": "*", "unverified": "**"}


def shown(row):
    """Number, question and tick as a printed table shows them."""
    number = " ".join(filter(None, [row["number"], marks[row["standing"]]]))
    return [number, row["ask"], "✓" if row["ticked"] else ""]


table = [row for row in rows if row["place"] == "table"]
expected = {"section": table, "open": [row for row in table if not row["ticked"]]}
for place in ("excluded", "na", "undecided"):
    expected[place] = [row for row in rows if row["place"] == place]

# JSON with itself: what is counted is what is listed.
counts = sheet["result"]["counts"]
answers = [row["answer"] or "unanswered" for row in rows if row["applies"] == "yes"]
for answer in ("met", "equivalent", "partial", "unmet", "na", "unanswered"):
    check(counts[answer] == answers.count(answer), f"json: count of {answer}")
check(counts["items"] == len(rows), "json: count of rows")
check(counts["ticked"] == sum(row["ticked"] for row in rows), "json: count of ticks")
check(counts["excluded"] == len(expected["excluded"]), "json: count of excluded rows")
check(("note" in rows[0]) == internal, "json: notes are internal")

# CSV
raw = text_of("sheet.csv")
check(raw.startswith("\ufeff") and raw.endswith("\r\n"), "csv: marks of the file")
lines = list(csv.reader(raw[1:].splitlines(keepends=True)))
head = lines[0]
check(len({len(line) for line in lines}) == 1, "csv: lines of one length")
check(len(lines) == 1 + len(rows), "csv: number of lines")
check(not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
              for line in lines for cell in line), "csv: a formula")


def spelt(text):
    """As CSV shows it: what steers or hides is spelt out."""
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in ("Cf", "Zl", "Zp", "Co") else c for c in text)


def plain(cell):
    """Takes away the ' that keeps a cell from being a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip(" '\u3000")[:1] in tuple("=+-@＝＋－＠") else cell


for line, row in zip(lines[1:], rows):
    cells = {name: plain(cell) for name, cell in zip(head, line)}
    for name in ("section", "key", "heading", "ask", "duty", "standing", "applies"):
        check(cells[name] == spelt(row[name]), f"csv: {name} of {row['key']}")
    check(cells["number"] == (row["number"] or ""), f"csv: number of {row['key']}")
    check(cells["answer"] == (row["answer"] or "none"), f"csv: answer of {row['key']}")
    check(cells["ticked"] == ("yes" if row["ticked"] else "no"), f"csv: tick of {row['key']}")
    for name, text in sheet["head"].items():
        check(cells[name] == spelt(text or ""), f"csv: {name}")
    check(cells["digest"] == sheet["digest"], "csv: digest")
    check(("note" in cells) == internal, "csv: notes are internal")
    if internal:
        check(cells["note"] == spelt(row["note"] or ""), f"csv: note of {row['key']}")
        check(cells["evidence"] == spelt("\n".join(row["evidence"])), f"csv: evidence of {row['key']}")

# HTML
page = read_page("sheet.html")
check(not page.tags & {"img", "link", "iframe", "form", "object", "base"}, "html: element that must not be")
check(not page.attributes & {"src", "style"}, "html: attribute that must not be")
check(not any(name.startswith("on") for name in page.attributes), "html: attribute that runs something")
check(text_of("sheet.html").count("<script") == 1, "html: one script")
check(json.loads(page.data) == sheet["content"], "html: its data are the content")
check(all(link.startswith("#") and link[1:] in page.ids for link in page.links), "html: links go to the page itself")
check(len(page.ids) == len(set(page.ids)), "html: every id once")
check(all(text in page.text for text in written), "html: a text that was written")
check(f'<html lang="{sheet["language"]}">' in text_of("sheet.html"), "html: language")
check(sheet["digest"] in text_of("sheet.html"), "html: digest")
for part, wanted in expected.items():
    found = [(key, cells) for where, key, cells in page.rows if where == part]
    check([key for key, cells in found] == [row["key"] for row in wanted], f"html: rows of {part}")
    for (key, cells), row in zip(found, wanted):
        columns = 3 if part == "section" else 2
        check(cells[:columns] == shown(row)[:columns], f"html: {key} in {part}: {cells[:columns]}")

# Markdown, as GitHub shows it: the tables one after the other, without the lines of groups (no number, no mark,
# bold), have the rows in the same order.
if os.path.exists(path("markdown.html")):
    page = read_page("markdown.html")
    ours = {"h1", "h2", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td", "br"}
    check(page.tags <= ours, f"markdown: elements of others: {page.tags - ours}")
    check(all(text in page.text for text in written), "markdown: a text that was written")
    wanted = [row for part in ("section", "open", "excluded", "na", "undecided") for row in expected[part]]
    asks = {row["ask"] for row in rows}
    found = [cells for part, key, cells in page.rows
             if any(cells[1] == ask or internal and cells[1].startswith(ask) for ask in asks)]
    check(len(found) == len(wanted), f"markdown: {len(found)} rows, not {len(wanted)}")
    for cells, row in zip(found, wanted):
        check(cells[0] == shown(row)[0] and cells[1].startswith(row["ask"]), f"markdown: {row['key']}: {cells[:2]}")
    ticks = [cells[2] for cells in found[:len(table)]]
    check(ticks == [shown(row)[2] for row in table], "markdown: ticks")

# Text
text = text_of("sheet.text")
check(text.count("✓") == counts["ticked"], "text: ticks")
check(sheet["digest"] in text, "text: digest")
at = 0
for row in table:
    if row["number"]:
        at = text.find(f"\n{row['number']} ", at) + 1
        check(at > 0, f"text: {row['number']} in its order")
        check(("✓" in text[at:text.find("\n", at)]) == row["ticked"], f"text: tick of {row['number']}")

print("\n".join(problems))
sys.exit(bool(problems))
