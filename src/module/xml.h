/* SPDX-License-Identifier: GPL-3.0-or-later
 * XML of spreadsheets, read strictly: no document type, no entities of its own, no deep nesting. */
#ifndef MODULE_XML_H
#define MODULE_XML_H

#include <stdbool.h>

#include <glib.h>

/* What is to be done with the elements of a part; names are without their prefix. */
struct xml_reader {
	/* either may be NULL */
	void (*begin)(void *data, const char *element, const char **names, const char **values);
	/* TEXT: of all elements t and v inside, but for what is there to be pronounced (rPh) */
	void (*end)(void *data, const char *element, const char *text);
	/* the element that TEXT is of */
	const char *with_text;
};

/* False when XML is not well-formed, or more than that. */
bool xml_read(const GString *xml, const struct xml_reader *reader, void *data);

/* The value of the attribute NAME, also with a prefix; NULL when there is none. */
const char *xml_attribute(const char **names, const char **values, const char *name);

#endif
