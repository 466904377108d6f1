/* SPDX-License-Identifier: GPL-3.0-or-later
 * A spreadsheet in libxlsxwriter's own way: each line of a file is a row, tabs part its cells.
 * anchor-xlsx LINES XLSX */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

int main(int argc, char **argv)
{
	FILE *lines = argc > 2 ? fopen(argv[1], "r") : NULL;
	lxw_workbook *book = lines ? workbook_new(argv[2]) : NULL;
	lxw_worksheet *sheet = book ? workbook_add_worksheet(book, NULL) : NULL;
	char *line = NULL;
	size_t room = 0;

	if (!sheet)
		return 2;
	for (lxw_row_t row = 0; getline(&line, &room, lines) > 0; row++) {
		char *rest = line, *cell;

		line[strcspn(line, "\n")] = '\0';
		for (lxw_col_t column = 0; (cell = strsep(&rest, "\t")); column++)
			if (*cell && worksheet_write_string(sheet, row, column, cell, NULL))
				return 1;
	}
	free(line);
	fclose(lines);
	return workbook_close(book) != LXW_NO_ERROR;
}
