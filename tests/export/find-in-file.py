# SPDX-License-Identifier: GPL-3.0-or-later
# Tells every part of a file (zip, PDF as qpdf --qdf makes it, or any other) that holds one of the words, also when a
# PDF has it as UTF-16 in hexadecimal digits.
#	find-in-file.py FILE WORD...
import sys
import zipfile

name, words = sys.argv[1], sys.argv[2:]
if zipfile.is_zipfile(name):
    with zipfile.ZipFile(name) as file:
        parts = {part: file.read(part) for part in file.namelist()}
else:
    with open(name, "rb") as file:
        parts = {name: file.read()}
for part, data in parts.items():
    for word in words:
        utf16 = word.encode("utf-16-be")
        for form in (word.encode(), utf16, utf16.hex().encode()):
            if form in data or form in data.lower():
                print(f"{part}: {word}")
                break
