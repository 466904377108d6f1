# SPDX-License-Identifier: GPL-3.0-or-later
# Changes one thing in a sheet, as somebody who wants to look better (or worse) would do it.
#	change-paper.py CHANGE IN OUT
# PDF (as qpdf --qdf writes it; fix-qdf mends the result): tick, untick, head. XLSX: tick, untick, mark, digest, head,
# data, save (nothing but saved by openpyxl), and what nobody should be hurt by: doctype, deep, bomb, entries, without-strings.
import re
import sys
import zipfile

change, source, target = sys.argv[1:]

# Cairo sets a tick alone, in its own green.
TICK = rb"0\.0392157 0\.360784 0\.211765 rg BT\n[^\n]* ([0-9.]+) ([0-9.]+) Tm\n[^\n]*\n<[0-9a-f]+>\s*Tj\nET\n"


def change_pdf():
    with open(source, "rb") as file:
        data = file.read()
    if change == "untick":
        return re.sub(TICK, b"", data, count=1)
    if change == "tick":
        tick = re.search(TICK, data)
        cell = re.search(rb"/TD << /MCID \d+ >> BDC\nEMC\n", data)
        beside = re.findall(rb"([0-9.]+) Tm\n", data[:cell.start()])[-1]
        added = tick[0].replace(b" " + tick[2] + b" Tm", b" " + beside + b" Tm")
        return data[:cell.end()] + added + data[cell.end():]
    if change == "head":
        return data.replace(b"(2026-11-20)Tj", b"(2026-11-21)Tj", 1)
    raise SystemExit("no such change: " + change)


def rewrite(parts):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)


def break_xlsx():
    with zipfile.ZipFile(source) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    page = "xl/worksheets/sheet1.xml"
    if change == "doctype":
        parts[page] = parts[page].replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b">]>\n<worksheet', 1)
    elif change == "deep":
        parts[page] = b"<worksheet>" + b"<c>" * 100000 + b"</c>" * 100000 + b"</worksheet>"
    elif change == "bomb":
        parts["xl/sharedStrings.xml"] = b"<sst><si><t>" + b" " * (300 << 20) + b"</t></si></sst>"
    elif change == "entries":
        parts.update({f"xl/{i}": b"" for i in range(5000)})
    elif change == "without-strings":
        del parts["xl/sharedStrings.xml"]
    else:
        raise SystemExit("no such change: " + change)
    rewrite(parts)


def change_xlsx():
    import openpyxl

    book = openpyxl.load_workbook(source)
    form, data = book.worksheets[0], book.worksheets[-1]
    merged = {cells.min_row for cells in form.merged_cells.ranges}
    first = int(form.freeze_panes[1:])
    ticks = [form.cell(row, 3) for row in range(first, form.max_row + 1) if row not in merged]
    if change == "untick":
        next(cell for cell in ticks if cell.value).value = None
    elif change == "tick":
        next(cell for cell in ticks if not cell.value).value = "✓"
    elif change == "mark":
        ticks[0].value = "○"
    elif change == "head":
        next(cell for cell in form["B"] if cell.value == "2026-11-20").value = "2026-12-24"
    elif change == "digest":
        for page in book.worksheets[1:-1]:
            for cell in page["B"]:
                if re.fullmatch("[0-9a-f]{64}", str(cell.value)):
                    cell.value = "0" * 64
    elif change == "data":
        data["A2"].value = data["A2"].value.replace('"met"', '"partial"', 1)
    elif change != "save":
        return False
    book.save(target)
    return True


if source.endswith(".xlsx"):
    if not change_xlsx():
        break_xlsx()
else:
    changed = change_pdf()
    with open(source, "rb") as file:
        if changed == file.read():
            sys.exit(77)  # in the fonts of this machine letters have other codes
    with open(target, "wb") as file:
        file.write(changed)
