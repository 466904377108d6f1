/* SPDX-License-Identifier: GPL-3.0-or-later
 * Official sheets in files (engine/official_sheet.h), in the encodings that spreadsheets write. */
#ifndef STORE_OFFICIAL_SHEET_FILE_H
#define STORE_OFFICIAL_SHEET_FILE_H

#include <glib.h>

#include "engine/official_sheet.h"

enum { OFFICIAL_SHEET_BYTES_MAX = 2 * 1024 * 1024 };

/* Reads PATH: .csv by commas, .tsv by tabs, any other name as plain lines. UTF-8, UTF-16 with its
 * byte order mark, or else CP932 (Shift_JIS as Windows has it). Error PHR_ERROR_IO, or
 * PHR_ERROR_DATA with places. */
struct official_sheet *official_sheet_read(const char *path, GError **error);

#endif
