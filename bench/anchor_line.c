/* SPDX-License-Identifier: GPL-3.0-or-later
 * The least that a program with something to say can do: one line. */
#include <stdio.h>

int main(void)
{
	return puts("phrwizard 0.1.0") < 0;
}
