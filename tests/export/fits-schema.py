# SPDX-License-Identifier: GPL-3.0-or-later
# Is a document what a JSON Schema (2020-12) says? With --spoil: are spoiled copies of it refused, all of them?
#	fits-schema.py SCHEMA DOCUMENT [--spoil]
import copy
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    document = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def objects(value, path=()):
    """Every object in VALUE, of arrays the first one, by its path."""
    if isinstance(value, dict):
        yield path
        for name, member in value.items():
            yield from objects(member, path + (name,))
    elif isinstance(value, list) and value:
        yield from objects(value[0], path + (0,))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def spoiled():
    """Copies with a member more, a member less, and a member of another kind, for every member of every object."""
    for path in objects(document):
        for name in [*at(document, path), None]:
            for spoil in ("less", "other") if name else ("more",):
                copied = copy.deepcopy(document)
                place = at(copied, path)
                if spoil == "more":
                    place["more"] = 1
                elif spoil == "less":
                    del place[name]
                else:
                    place[name] = -1
                yield f"{spoil}: {path} {name or ''}", copied
    copied = copy.deepcopy(document)
    copied["internal"] = not copied["internal"]
    yield "internal", copied


if sys.argv[3:] == ["--spoil"]:
    copies = list(spoiled())
    problems = [f"not refused: {what}" for what, copied in copies if validator.is_valid(copied)]
    print(f"{len(copies)} spoiled copies")
    assert len(copies) > 100
else:
    problems = [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(document)]
print("\n".join(problems))
sys.exit(bool(problems))
