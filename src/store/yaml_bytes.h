/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bytes of a YAML file, before and besides libyaml. For yaml.c only. */
#ifndef STORE_YAML_BYTES_H
#define STORE_YAML_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/problem.h"

/* A control character that may not stand in a text, not even escaped. */
bool yaml_is_control(gunichar c);

/* Line and column (characters, both from 1) of the byte at OFFSET; what is before it is valid
 * UTF-8. */
void yaml_place_of(const char *bytes, size_t offset, unsigned *ret_line, unsigned *ret_column);

/* May BYTES hold a character that libyaml takes and we do not: a lone CR, or the line ends U+0085,
 * U+2028 and U+2029 of YAML 1.1? */
bool yaml_has_suspects(const char *bytes, size_t length);

/* Adds the first byte or character that may not stand in a file; true when there is none. */
bool yaml_bytes_allowed(const char *bytes, size_t length, struct problems *problems);

#endif
