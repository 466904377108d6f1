# SPDX-License-Identifier: GPL-3.0-or-later
# A page is the same to browsers and to a reader of XML: the parser of the HTML standard finds no error in it, and the
# same elements, attributes and texts as an XML parser.
#	polyglot.py PAGE...
import sys
import xml.etree.ElementTree

import html5lib


def tree(element):
    return (element.tag, sorted(element.attrib.items()), element.text or "", element.tail or "",
            [tree(child) for child in element])


def without_blanks(node):
    """Browsers move the blanks around head and body."""
    tag, attributes, text, tail, children = node
    return tag, attributes, text.strip(), tail.strip(), [without_blanks(child) for child in children]


problems = 0
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        text = file.read()
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    html = parser.parse(text)
    for place, error, values in parser.errors:
        print(f"{name}:{place}: {error} {values}")
        problems += 1
    # elements of SVG have a namespace in HTML without saying so
    for element in html.iter():
        element.tag = element.tag.replace("{http://www.w3.org/2000/svg}", "") if isinstance(element.tag, str) else ""
    if without_blanks(tree(html)) != without_blanks(tree(xml.etree.ElementTree.fromstring(text))):
        print(f"{name}: is not the same as XML")
        problems += 1
sys.exit(bool(problems))
