# SPDX-License-Identifier: GPL-3.0-or-later
# Reads what yaml_places told of the files below FOLDER and looks at each place with other eyes: PyYAML's own parser
# (python, not libyaml). Tells what does not agree, and last of all what was looked at.
import collections
import sys

import yaml

folder, told = sys.argv[1:]
seen = collections.Counter()
wrong = []

# What is refused by its first character there.
SIGNS = {"aliases (*)": "*", "anchors (&)": "&!", "tags (!)": "&!", "found a tab character": "\t",
         "cannot start any token": "\t@`%", "found unexpected ':'": ":"}
# libyaml and PyYAML are of two minds on which directives there may be.
OTHER_MINDS = ("directive", "<document start>", "incompatible YAML document")
# Inputs on which they differ as a whole: where a tab may stand, what ? means in [ ], what ends a tag.
OTHER_INPUTS = ("/DC7X/", "/Y79Y/", "/JR7V/", "/U99R/")


def place_of(text):
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def other_opinion(text):
    """The place of the first fault, None when there is none."""
    try:
        collections.deque(yaml.parse(text, Loader=yaml.SafeLoader), maxlen=0)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        return min((mark.line + 1, mark.column + 1), place_of(text))
    except yaml.reader.ReaderError as fault:
        return place_of(text[:fault.position])
    return None


def check(name, data, place, message):
    """A word on how far we agree; None when we do not."""
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        return "bytes" if place == place_of(data[:fault.start].decode()) else None
    text = text.removeprefix("\ufeff")
    if not (1, 1) <= place <= place_of(text):
        return None
    line = (text + "\n").split("\n")[place[0] - 1]
    here = line[place[1] - 1:place[1]]
    for words, sign in SIGNS.items():
        if words in message and other_opinion(text) != place:
            return "signs" if here and here in sign else None
    if "control character" in message:
        return "signs" if here and ord(here) < 32 or here == "\x7f" or here == '"' else None
    if "this is not valid YAML" not in message:
        return "ours"
    other = other_opinion(text)
    if other == place:
        return "same place"
    if other and abs(other[0] - place[0]) <= 1:
        return "a line away at most"
    words = message + name
    return "other minds" if any(word in words for word in OTHER_MINDS + OTHER_INPUTS) else None


files = {}
for line in open(told, encoding="utf-8"):
    if line.startswith("#"):
        continue
    path, length, kind, place, message = line.rstrip("\n").split("\t")
    data = files.setdefault(path, open(f"{folder}/{path}", "rb").read())
    if place == "ok":
        seen[f"{kind}: loaded"] += 1
        continue
    where = tuple(map(int, place.split(":")))
    # the parser's opinion is asked once for the three kinds
    if kind != "tree" and "not valid YAML" in message:
        continue
    agreed = check(path, data[:int(length)], where, message)
    seen[f"refused, {agreed}"] += 1
    if not agreed:
        wrong.append(f"{path} to {length}, {kind}: {place}: {message}")

print("\n".join(wrong[:50]))
print("# " + ", ".join(f"{name}: {count}" for name, count in sorted(seen.items())))
same, near = seen["refused, same place"], seen["refused, a line away at most"]
sys.exit(bool(wrong) or same < 9 * near)
