/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bytes as key strokes: 0x80 and more are the special keys, 0xF0 a code point in the next three
 * bytes, the others what they are in ASCII. */
#ifndef FUZZ_KEYS_H
#define FUZZ_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "screen/keycode.h"

struct keys {
	const uint8_t *data;
	size_t left;
};

/* 0 when there are no more. */
static inline unsigned next_byte(struct keys *keys)
{
	if (!keys->left)
		return 0;
	keys->left--;
	return *keys->data++;
}

/* KEYCODE_NONE when there are no more. */
static inline unsigned next_key(struct keys *keys)
{
	unsigned key;

	if (!keys->left)
		return KEYCODE_NONE;
	key = next_byte(keys);
	if (key == 0xF0) {
		key = next_byte(keys) << 16;
		key |= next_byte(keys) << 8;
		key |= next_byte(keys);
		key %= 0x110000;
		return key >= 0xD800 && key <= 0xDFFF ? 0x3042 : key;
	}
	return key >= 0x80 ? KEYCODE_UP + key % (KEYCODE_NONE - KEYCODE_UP) : key;
}

#endif
