/* SPDX-License-Identifier: GPL-3.0-or-later
 * The writing half of yaml.h: libyaml's emitter, and what it does not know: which plain words
 * other readers would take for a number, a date or a truth, and that characters beyond U+FFFF
 * may stay as they are. */
#include "config.h"

#include "store/yaml.h"

#include <string.h>

#include <yaml.h>

#include "base/text.h"

/* libyaml 0.2.5 escapes every character beyond U+FFFF. Such a character, and each of the
 * noncharacters used here, passes the emitter as six noncharacters U+FDD0 … U+FDDF, one for each
 * hex digit. */
enum { DIGIT_ZERO = 0xfdd0, DIGITS = 6, RESERVED_LAST = 0xfdef };

struct yaml_writer {
	yaml_emitter_t emitter;
	GString *out;
	bool digits; /* some characters are in it as digits */
	bool sequence[YAML_DEPTH_MAX]; /* what is open, outermost first */
	unsigned depth;
};

static int append(void *data, unsigned char *buffer, size_t size)
{
	g_string_append_len(data, (const char *)buffer, (gssize)size);
	return 1;
}

/* Hands EVENT over; the emitter frees it. It fails only when memory is out or the calls are in a
 * wrong order. */
static void emit(struct yaml_writer *writer, int made, yaml_event_t *event)
{
	if (!made || !yaml_emitter_emit(&writer->emitter, event))
		g_error("yaml writer: %s",
			writer->emitter.problem ? writer->emitter.problem : "out of memory");
}

struct yaml_writer *yaml_writer_new(void)
{
	struct yaml_writer *writer = g_new0(struct yaml_writer, 1);
	yaml_event_t event;

	writer->out = g_string_new(NULL);
	if (!yaml_emitter_initialize(&writer->emitter))
		g_error("yaml writer: out of memory");
	yaml_emitter_set_output(&writer->emitter, append, writer->out);
	yaml_emitter_set_unicode(&writer->emitter, 1);
	yaml_emitter_set_width(&writer->emitter, -1);
	emit(writer, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING), &event);
	emit(writer, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1), &event);
	return writer;
}

/* Nearly all texts are lines of plain letters, and go through the emitter as they are. */
static bool is_plain(const char *text)
{
	do
		text += text_plain_run(text, "");
	while (*text++ == '\n');
	return !text[-1];
}

/* TEXT as it goes through the emitter: what yaml_parse() refuses replaced, large characters as
 * digits. */
static GString *encode(struct yaml_writer *writer, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *out = g_string_new(NULL);

	for (const char *p = valid; text_pass_plain(out, &p, ""); p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (c == '\r' && p[1] == '\n')
			continue;
		if (c > 0xffff || (c >= DIGIT_ZERO && c <= RESERVED_LAST)) {
			writer->digits = true;
			for (int digit = DIGITS - 1; digit >= 0; digit--)
				g_string_append_unichar(out, DIGIT_ZERO + (c >> 4 * digit & 0xf));
		} else if (g_unichar_iscntrl(c) && c != '\t' && c != '\n') {
			g_string_append_unichar(out, 0xfffd);
		} else {
			g_string_append_unichar(out, c);
		}
	}
	return out;
}

/* The way back, on the whole output. */
static GString *decode(const GString *encoded)
{
	GString *out = g_string_sized_new(encoded->len);

	for (const char *p = encoded->str; text_pass_plain(out, &p, "");) {
		gunichar c = g_utf8_get_char(p);

		if (c >= DIGIT_ZERO && c < DIGIT_ZERO + 16) {
			c = 0;
			for (int digit = 0; digit < DIGITS; digit++, p = g_utf8_next_char(p))
				c = c << 4 | (g_utf8_get_char(p) - DIGIT_ZERO);
		} else {
			p = g_utf8_next_char(p);
		}
		g_string_append_unichar(out, c);
	}
	return out;
}

static void write_scalar(struct yaml_writer *writer, const char *text, yaml_scalar_style_t style)
{
	g_autoptr(GString) encoded = is_plain(text) ? NULL : encode(writer, text);
	yaml_event_t event;

	/* line separators, which only here are escaped and not line ends */
	if (encoded && (strstr(text, "\u2028") || strstr(text, "\u2029")))
		style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	emit(writer,
	     yaml_scalar_event_initialize(&event, NULL, NULL,
					  (const yaml_char_t *)(encoded ? encoded->str : text), -1,
					  1, 1, style),
	     &event);
}

/* Would some reader of YAML 1.1 or 1.2 take the plain TEXT for a number, date, truth or nothing?
 * Numbers and dates begin with a digit, sign or dot; base 60 numbers, and what looks like a
 * mapping, hold a colon. */
static bool is_ambiguous(const char *text)
{
	static const char *const words[] = {
		"null", "true", "false", "yes", "no", "on", "off", "y", "n",
	};

	if (strchr("0123456789+-.~=<", *text) || strchr(text, ':'))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (!g_ascii_strcasecmp(text, words[i]))
			return true;
	return false;
}

void yaml_write_text(struct yaml_writer *writer, const char *text)
{
	const yaml_scalar_style_t style = strchr(text, '\n')   ? YAML_LITERAL_SCALAR_STYLE
					  : is_ambiguous(text) ? YAML_DOUBLE_QUOTED_SCALAR_STYLE
							       : YAML_PLAIN_SCALAR_STYLE;

	write_scalar(writer, text, style);
}

void yaml_write_word(struct yaml_writer *writer, const char *word)
{
	write_scalar(writer, word, YAML_PLAIN_SCALAR_STYLE);
}

static void push(struct yaml_writer *writer, bool sequence)
{
	g_assert(writer->depth < YAML_DEPTH_MAX);
	writer->sequence[writer->depth++] = sequence;
}

void yaml_write_mapping(struct yaml_writer *writer, bool flow)
{
	yaml_event_t event;

	push(writer, false);
	emit(writer,
	     yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
						 flow ? YAML_FLOW_MAPPING_STYLE
						      : YAML_BLOCK_MAPPING_STYLE),
	     &event);
}

void yaml_write_sequence(struct yaml_writer *writer, bool flow)
{
	yaml_event_t event;

	push(writer, true);
	emit(writer,
	     yaml_sequence_start_event_initialize(&event, NULL, NULL, 1,
						  flow ? YAML_FLOW_SEQUENCE_STYLE
						       : YAML_BLOCK_SEQUENCE_STYLE),
	     &event);
}

void yaml_write_end(struct yaml_writer *writer)
{
	yaml_event_t event;

	g_assert(writer->depth > 0);
	if (writer->sequence[--writer->depth])
		emit(writer, yaml_sequence_end_event_initialize(&event), &event);
	else
		emit(writer, yaml_mapping_end_event_initialize(&event), &event);
}

GString *yaml_writer_finish(struct yaml_writer *writer)
{
	yaml_event_t event;

	g_assert(writer->depth == 0);
	emit(writer, yaml_document_end_event_initialize(&event, 1), &event);
	emit(writer, yaml_stream_end_event_initialize(&event), &event);
	yaml_emitter_delete(&writer->emitter);

	g_autoptr(GString) written = writer->out;
	const bool digits = writer->digits;

	g_free(writer);
	return digits ? decode(written) : g_steal_pointer(&written);
}
