# SPDX-License-Identifier: GPL-3.0-or-later
# Reads sheet.pdf or sheet.xlsx in a folder (with poppler, openpyxl) and tells where it does not agree with sheet.json
# beside it. Uses nothing of phrwizard.
#	read-pdf-and-xlsx.py pdf|xlsx FOLDER
import json
import os
import re
import subprocess
import sys
import zipfile

kind, folder = sys.argv[1:]
path = os.path.join(folder, "sheet." + kind)
problems = []


def check(good, what):
    if not good:
        problems.append(f"{kind}: {what}")


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8", "replace")


def squeezed(text):
    """Without blanks: lines are broken where the page wants it."""
    return re.sub(r"\s+", "", text)


def visible(text):
    """As a page shows it: what steers text or cannot be seen by its code."""
    return re.sub("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", lambda c: f"<U+{ord(c[0]):04X}>", text)


with open(os.path.join(folder, "sheet.json"), encoding="utf-8") as file:
    sheet = json.load(file)
internal = sheet["internal"]
marks = {"sheet": "", "stated": "*", "unverified": "**"}


def shown(row):
    """Number, question and tick as a table shows them."""
    number = " ".join(filter(None, [row["number"], marks[row["standing"]]]))
    return [number, row["ask"], "✓" if row["ticked"] else ""]


table = [row for row in sheet["rows"] if row["place"] == "table"]
expected = {"section": table, "open": [row for row in table if not row["ticked"]]}
for place in ("excluded", "na", "undecided"):
    expected[place] = [row for row in sheet["rows"] if row["place"] == place]
# What the user wrote and this sheet shows.
written = [visible(text) for text in sheet["head"].values() if text]
written += [visible(row["note"]) for row in sheet["rows"] if internal and row["note"]]
# Each table's rows, in the order of the document; the annexes have two or more columns.
in_order = [rows for rows in expected.values() if rows]


def unmarked(plain):
    """Lines that draw something outside of all marked content (structure elements and artifacts)."""
    depth, inside = 0, False
    for line in plain.split("\n"):
        if line in ("stream", "endstream"):
            inside, depth = line == "stream", 0
        elif inside and re.search(r" (BDC|BMC)$", line):
            depth += 1
        elif inside and line == "EMC":
            depth -= 1
        elif inside and depth == 0 and re.search(r"(Tj|TJ| f| S)$", line):
            yield line


def check_pdf():
    info = run("pdfinfo", "-isodates", path)
    text = run("pdftotext", path, "-")
    pages = int(re.search(r"^Pages: *(\d+)", info, re.M)[1])
    # Rows of the structure: cells of one are indented alike below it; those of the check sheet have a tick or none.
    rows, cells = [], None
    for line in run("pdfinfo", "-struct-text", path).split("\n"):
        word = line.strip()
        if word == "TR":
            cells = []
            rows.append(cells)
        elif word in ("TD", "TH"):
            cells.append([word, ""])
        elif word.startswith('"') and line.startswith("        ") and cells:
            cells[-1][1] += word.strip('"')
        elif not line.startswith("      "):
            cells = None
    # A row that is longer than a page goes on as one without number.
    for before, row in reversed(list(zip(rows, rows[1:]))):
        if len(row) == 3 and row[0] == ["TD", ""] and len(before) == 3:
            before[1][1] += row[1][1]
            rows.remove(row)
    wanted = [[squeezed(cell) for cell in shown(row)] for row in table]
    found = [[squeezed(text) for _, text in row] for row in rows if len(row) == 3 and row[0][0] == "TD"]
    check(len(found) >= len(wanted), f"{len(found)} rows, not {len(wanted)}")
    for row, cells in zip(wanted, found):
        check(cells[0] == row[0] and cells[1].startswith(row[1]) and cells[2] == row[2], f"row {cells}, not {row}")
        check(internal or cells[1] == row[1], f"more than the question: {cells[1]}")
    asks = sum(len(rows) for rows in in_order)
    got = [row for row in rows if len(row) >= 2 and row[0][0] == "TD"
           and any(squeezed(row[1][1]).startswith(squeezed(item["ask"])) for item in sheet["rows"])]
    check(len(got) == asks, f"{len(got)} rows in sheet and annexes, not {asks}")
    check(text.count("✓") == sheet["result"]["counts"]["ticked"], "ticks in the text")
    flat = squeezed(text)
    for words in written:
        # a long text goes on the next page: below a running head and above a foot
        check(squeezed(words)[:200] in flat, f"text that was written: {words[:60]}")
    check("Tagged:          yes" in info, "not tagged")
    check(f"sha256:{sheet['digest']}" in info, "digest in the file's data")
    check(f"CreationDate:    {sheet['head']['confirmed']}T" in info, "date of the file")
    check("A4" in info, "paper")
    for number in range(1, pages + 1):
        page = squeezed(run("pdftotext", "-f", str(number), "-l", str(number), path, "-"))
        check(f"{number}/{pages}" in page, f"number of page {number}")
        check((squeezed(sheet["use"] or "社内用") in page) == internal, f"internal use on page {number}")
        check(sheet["digest"] in page, f"digest on page {number}")
    plain = run("qpdf", "--qdf", "--object-streams=disable", path, "-")
    for what in (f"/Lang ({sheet['language']})", "/DisplayDocTitle true", "/Marked true", "/AFRelationship /Data"):
        check(what in plain, f"no {what}")
    lost = list(unmarked(plain[:plain.find("/FontFile")]))
    check(not lost, f"drawn, and neither text nor artifact: {lost[:3]}")
    check(plain.count("/Scope /Column") >= 3 and plain.count("/Scope /Row") >= 4, "heads of tables")
    for line in run("pdffonts", path).split("\n")[2:-1]:
        check(re.search(r" yes (yes|no) +yes +\d+ +\d+$", line), f"a font that is not inside, or has no letters: {line}")


def check_xlsx():
    import openpyxl

    book = openpyxl.load_workbook(path)
    pages, data = book.worksheets[:-1], book.worksheets[-1]
    form = pages[0]
    check(len(pages) == len(in_order) + 1, f"pages {book.sheetnames}")
    check(data.sheet_state == "hidden" and data["A1"].value == "sheet-content.json", "page with data")
    content = json.loads("".join(cells[0] for cells in data.iter_rows(min_row=2, values_only=True)))
    check(content == sheet["content"], "data")
    for page in pages:
        for cells in page.iter_rows():
            for cell in cells:
                check(cell.data_type in ("s", "n") and (cell.value is None or isinstance(cell.value, str)),
                      f"{page.title} {cell.coordinate} is no text")
        check(page.print_area is not None, f"{page.title}: print area")
        check(page.page_setup.fitToHeight == 0 and page.sheet_properties.pageSetUpPr.fitToPage,
              f"{page.title}: fits the width")
        check((sheet["use"] is not None and page["A1"].value == sheet["use"]) == internal,
              f"{page.title}: internal use")
    for page, rows in zip([form] + pages[2:], in_order):
        head = int(page.freeze_panes[1:]) - 1
        check(page.print_title_rows == f"{head}:{head}" or page.print_title_rows == f"${head}:${head}",
              f"{page.title}: repeated head {page.print_title_rows}")
        merged = {cells.min_row for cells in page.merged_cells.ranges}
        found = [[cell.value or "" for cell in cells] for cells in page.iter_rows(min_row=head + 1)
                 if cells[0].row not in merged]
        columns = 3 if rows is table else 2
        check([cells[:columns] for cells in found] == [shown(row)[:columns] for row in rows], f"rows of {page.title}")
        if internal and rows is table:
            for cells, row in zip(found, rows):
                check(cells[4] == visible(row["note"] or ""), f"note of {row['key']}: {cells[4][:60]}")
                check(cells[5] == visible("\n".join(row["evidence"])), f"evidence of {row['key']}")
                at = (row["at"] or "")[:16].replace("T", " ")
                check(cells[9].startswith(at) and len(cells[9]) <= 20, f"time of {row['key']}: {cells[9]}")
    merged = {cells.min_row for cells in form.merged_cells.ranges}
    # All of a row stand on one line, but of what is cut the beginning is to be seen; and it fits on A3.
    for cells in form.iter_rows(min_row=int(form.freeze_panes[1:])) if internal else ():
        for cell in cells if cells[0].row not in merged else ():
            cut = form.row_dimensions[cell.row].height == 400 and len(cell.value or "") > 1000
            check(cell.alignment.vertical == ("top" if cut else "center"), f"{cell.coordinate}: {cell.alignment.vertical}")
    wide = sum(form.column_dimensions[letter].width for letter in "ABCDEFGHIJ") if internal else 0
    check(wide < 240, f"the form is {wide} letters wide")
    ticks = [str(rule.sqref) for rule in form.data_validations.dataValidation if rule.formula1 == '"✓"']
    check(ticks == [f"C{form.freeze_panes[1:]}:C{form.max_row}"], f"list of ticks {ticks}")
    texts = [cell for page in pages for cells in page.iter_rows(values_only=True) for cell in cells if cell]
    for words in written:
        check(any(words in text for text in texts), f"text that was written: {words[:60]}")
    check(sheet["digest"] in texts and sheet["edition"] in texts, "digest and edition")
    check(book.properties.keywords == "sha256:" + sheet["digest"], "digest in the file's data")
    check(str(book.properties.created).startswith(sheet["head"]["confirmed"]), "date of the file")
    with zipfile.ZipFile(path) as file:
        check(file.testzip() is None, "a part is broken")
        for name in file.namelist():
            check(b"<f>" not in file.read(name), f"a formula in {name}")


{"pdf": check_pdf, "xlsx": check_xlsx}[kind]()
print("\n".join(problems))
sys.exit(bool(problems))
