# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an edition in data/catalogs with another YAML reader and tells in TAP whether it holds what it must.

edition.py CATALOG [TABLES]: TABLES is the folder with items.tsv, facts.tsv and the report, when there is one.
"""
import csv
import os
import re
import sys

import yaml

catalog_path, tables = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
with open(catalog_path, encoding="utf-8") as file:
    catalog = yaml.safe_load(file)
items = [(section, item) for section in catalog["sections"] for item in section["items"]]
told = 0


def tell(findings, name):
    """One result: good when there are no findings."""
    global told
    told += 1
    findings = list(findings)
    print(f"{'not ok' if findings else 'ok'} {told} - {name}")
    for finding in findings[:20]:
        print(f"# {finding}")


def skip(name, why):
    global told
    told += 1
    print(f"ok {told} - {name} # SKIP {why}")


def texts(node, path=""):
    """Every text with its place: (path, {"ja": …, "en": …})."""
    if isinstance(node, dict):
        if node and set(node) <= {"ja", "en", "when"} and "ja" in node:
            yield path, node
            return
        here = node.get("key") or node.get("id")
        for name, value in node.items():
            yield from texts(value, f"{path}/{here}.{name}" if here else f"{path}/{name}")
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, path)


def condition(words):
    """A condition of the tables as the catalog writes it."""
    for word, name in (("and", "all"), ("or", "any")):
        if f" {word} " in words:
            return {name: [condition(part) for part in words.split(f" {word} ")]}
    if words.startswith("not "):
        return {"not": condition(words[4:])}
    if " has " in words:
        fact, option = words.split(" has ")
        return {"fact": fact, "has": option}
    return {"fact": words} if words else None


def table(name):
    with open(os.path.join(tables, name), encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def differences_to_items():
    rows = table("items.tsv")
    if len(rows) != len(items):
        yield f"{len(items)} rows, wanted {len(rows)}"
    for (section, item), row in zip(items, rows):
        have = (item["key"], section["id"], section["screen"], item.get("number", ""), item["duty"],
                item.get("when"), item["standing"], item["change"])
        want = (row["key"], row["section"], row["screen"], row["number"], row["duty"],
                condition(row["when"]), row["standing"], row["since-2022"])
        if have != want:
            yield f"{have} wanted {want}"


# What the table of facts says for short; which articles the law is, is in guideline.md 2.3.
SOURCES = {
    "1.2, draft Q&A 1-8; law": "1.2, draft Q&A 1-8; APPI Art. 16(2) and 58",
    "2025 additions": "list of the main measures added, in papers on the 2025 revision "
                      "(number in the Guideline not checked)",
    "ancestor guide": "Information-technology Promotion Agency (IPA), guideline of 2009 on organisational information "
                      "security measures in small and medium enterprises (the Guideline is said to follow it; neither "
                      "its text nor the number in the Guideline was checked)",
}


def cited(words):
    """A source of the table as the catalog cites it in English."""
    if words.startswith("APPI "):
        return "APPI Art. " + words[len("APPI "):].replace(", ", " and ").replace("-", " to ")
    return SOURCES.get(words, words.replace("PPC ", "PPC General Guidelines "))


def sources():
    """Where facts and scope rules come from: (place, in Japanese, in English)."""
    for i, thing in enumerate([*catalog["facts"], *catalog["scope"]]):
        source = thing.get("source", "")
        yield thing.get("id", f"scope rule {i - len(catalog['facts']) + 1}"), *(
            (source["ja"], source["en"]) if isinstance(source, dict) else (source, source))


def bad_sources():
    for place, japanese, english in sources():
        if not japanese:
            yield f"{place}: no source"
        if re.search("[A-Za-z]{2}", re.sub("Q&A|PHR|API|IPA", "", japanese)):
            yield f"{place}: {japanese}"
        if re.search("[^ -~①-⑳]", english):
            yield f"{place}: {english}"
        if re.findall(r"\d+", japanese) != re.findall(r"\d+", english):
            yield f"{place}: {japanese} and {english} cite different numbers"


def differences_to_facts():
    rows = table("facts.tsv")
    if len(rows) != len(catalog["facts"]):
        yield f"{len(catalog['facts'])} facts, wanted {len(rows)}"
    for fact, row in zip(catalog["facts"], rows):
        source = fact["source"]["en"] if isinstance(fact["source"], dict) else fact["source"]
        have = (fact["id"], fact["kind"], fact["group"], source,
                ",".join(option["id"] for option in fact.get("options", [])))
        want = (row["id"], row["kind"], row["group"], cited(row["source"]), row["options"])
        if have != want:
            yield f"{have} wanted {want}"


# What 2022 asked otherwise than 2025 (guideline.md 3.1): import was a row of its own, and the format was a must.
IMPORT = ("4.2/1/1/x-import", "4.2", "interoperability", "must", {"fact": "info", "has": "myna"})
DUTIES_2022 = {"4.2/1/1/x-format": "must"}
FACTS_ADDED = {"uses-cloud", "outsources-processing"}  # only rows that were added ask for them
FACTS_GONE = {"counts-as-provider"}


def differences_to_carried_items():
    want = []
    for row in table("items.tsv"):
        if row["since-2022"] == "added" or row["key"] == "4.2/1/1/x-desirable":
            continue
        want.append((row["key"], row["section"], row["screen"], DUTIES_2022.get(row["key"], row["duty"]),
                     condition(row["when"])))
        if row["key"] == "4.2/1/1/x-export":
            want.append(IMPORT)
    have = [(item["key"], section["id"], section["screen"], item["duty"], item.get("when"))
            for section, item in items]
    if len(have) != len(want):
        yield f"{len(have)} rows, wanted {len(want)}"
    for one, other in zip(have, want):
        if one != other:
            yield f"{one} wanted {other}"


def differences_to_carried_facts():
    have = {fact["id"]: fact for fact in catalog["facts"]}
    want = {row["id"]: row for row in table("facts.tsv") if row["id"] not in FACTS_ADDED}
    for name in sorted(set(have) ^ set(want) ^ FACTS_GONE):
        yield f"{name}: only in one of them"
    for name in set(have) & set(want):
        options = ",".join(option["id"] for option in have[name].get("options", []))
        if have[name]["kind"] != want[name]["kind"] or have[name]["group"] != want[name]["group"]:
            yield f"{name}: kind or group"
        if name != "shared-with-institution" and options != want[name]["options"]:
            yield f"{name}: {options}"


def differences_to_law():
    """The articles are numbered alike since April 2022."""
    rows = {row["key"]: row for row in table("items.tsv")}
    for _, item in items:
        article = re.search(r"APPI (\d+)", rows.get(item["key"], {"basis": ""})["basis"])
        cited = " ".join(cite["ja"] for cite in item.get("basis", []))
        if article and f"{article[1]}条" not in cited:
            yield f"{item['key']}: {cited} lacks Art. {article[1]}"


def words_of_2025():
    """What only came with 2025: the name of those bound, letters before measures, an official row number."""
    for path, text in texts({"facts": catalog["facts"], "sections": catalog["sections"]}):
        for words in text.values():
            if isinstance(words, str) and re.search(r"PHRサービス提供者|PHR service provider|2025年版|2025 edition|"
                                                    r"(^|[^A-Za-z])[A-J]\)", words):
                yield f"{path}: {words[:60]}"


def public_examples():
    """Companies alone were bound, so the examples are theirs."""
    for _, item in items:
        for example in item["examples"]:
            if re.search("町の|町役場|市の|市役所|診療所が|病院が|健康保険組合(が|の職員)", example["ja"]):
                yield f"{item['key']}: {example['ja'][:60]}"


def copied_runs(length=25):
    """Texts that share a run of characters with the report; the guideline's own name is a fact."""
    def squeeze(text):
        return re.sub(r"\s", "", text)

    with open(os.path.join(tables, "jahis-phr-report-2025-03-24.txt"), encoding="utf-8") as file:
        report = squeeze(file.read())
    runs = {report[i:i + length] for i in range(len(report) - length + 1)}
    for path, text in texts({name: value for name, value in catalog.items() if name != "title"}):
        for words in text.values():
            words = squeeze(words) if isinstance(words, str) else ""
            if any(words[i:i + length] in runs for i in range(len(words) - length + 1)):
                yield f"{path}: {words[:60]}"


def bad_questions():
    for _, item in items:
        japanese, english = item["ask"]["ja"], item["ask"]["en"]
        if not 25 <= len(japanese) <= 60 or not japanese.endswith("か"):
            yield f"{item['key']}: {len(japanese)} {japanese}"
        if len(english.split()) > 20 or not english.endswith("?"):
            yield f"{item['key']}: {english}"


tell((f"{path}: {text}" for path, text in texts(catalog) if not (text.get("ja") and text.get("en"))),
     "every text is there in Japanese and English")
tell(bad_questions(), "every row asks one question of fitting length")
tell((f"{item['key']}" for _, item in items
      if not item.get("explain") or not item.get("examples") or not item.get("proof") or not item.get("heading")),
     "every row has a heading, an explanation, an example and what proves it")
tell((thing.get("key") or thing["id"] for thing in
      [*catalog["facts"], *catalog["scope"], *catalog["sections"], *(item for _, item in items)]
      if "when" in thing and not thing.get("because")), "every condition has its reason in words")
tell((fact["id"] for fact in catalog["facts"] if not fact.get("because") or not fact.get("explain")),
     "every fact says what is meant and why it is asked")
tell(bad_sources(), "every source is told in both languages, and cites the same numbers in both")
tell((item["key"] for _, item in items if "number" in item and (item["standing"] != "sheet" or "x-" in item["key"])),
     "an official number stands only where it was read in the sheet")
tell((f"{path}: {text['ja']}" for path, text in texts(catalog)
      if re.search("適切に|必要に応じて|しなければならない|下さい|出来(?!事)", text["ja"])),
     "no Japanese text is vague or stiff")
copied = (copied_runs, "no text shares 25 characters with the report")
comparisons = {
    "phr-2025": (
        (differences_to_items, "the rows are those of the table of items"),
        (differences_to_facts, "the facts are those of the table of facts"),
        copied),
    "phr-2022": (
        (differences_to_carried_items, "the rows are those that 2025 carried over, with the duties of 2022"),
        (differences_to_carried_facts, "the facts are those that its rows and its scope need"),
        (differences_to_law, "the law is cited by the articles of the time"),
        copied),
}
if catalog["id"] == "phr-2022":
    tell((item["key"] for _, item in items if "number" in item or item["standing"] == "sheet"),
         "no row claims a number or to be read in the sheet")
    tell(words_of_2025(), "no text speaks as the edition of 2025 does")
    tell(public_examples(), "the examples are those of companies")
for findings, name in comparisons[catalog["id"]]:
    if tables:
        tell(findings(), name)
    else:
        skip(name, "the tables are not beside this project (../shared/reference)")
print(f"1..{told}")
