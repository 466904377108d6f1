/* SPDX-License-Identifier: GPL-3.0-or-later
 * Functions that nobody here may use, because they write without bounds, guess, share a static
 * buffer or call a shell: their names are errors from here on. The end of config.h includes this,
 * so it reads the headers that declare them first. (strncpy and scanf are missing here, because
 * headers of libraries name them; tests/rules/banned-functions-are-errors.sh looks for them.) */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <glib.h>

/* a macro of the headers with some compilers (clang, fortified) */
#undef sprintf
/* no bounds, or no terminator: GString, g_strlcpy(), g_strdup_printf() */
#pragma GCC poison strcpy stpcpy strcat stpncpy strncat sprintf vsprintf gets
/* no errors: g_ascii_string_to_unsigned() and the like */
#pragma GCC poison atoi atol atoll atof sscanf vsscanf fscanf vfscanf vscanf
/* one buffer for all: g_strsplit(), GDateTime */
#pragma GCC poison strtok asctime ctime gmtime localtime
/* names that somebody else can take first: g_file_open_tmp(), disk_write_new() */
#pragma GCC poison tmpnam tempnam mktemp
/* a shell (-Walloca sees to the stack) */
#pragma GCC poison system popen
/* numbers that anybody can foretell or that need a seed: g_random_int() */
#pragma GCC poison rand srand random srandom

/* a hash for which anybody can write colliding keys: text_table_new() */
#pragma GCC poison g_str_hash

#endif
