/* SPDX-License-Identifier: GPL-3.0-or-later
 * The program's door: descriptors and signals in order, the locale, then cli/verb.h does the rest.
 * */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/i18n.h"
#include "cli/verb.h"

/* A closed standard descriptor would be given to the next file opened, and then written over. */
static void open_standard_descriptors(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= 2);
	if (fd > 2)
		close(fd);
}

/* A core would hold answers. The limit does not stop the cores that the kernel hands to a program,
 * so the kernel is told, too. */
static void leave_no_core(void)
{
	struct rlimit limit;

	if (!getrlimit(RLIMIT_CORE, &limit)) {
		limit.rlim_cur = 0;
		setrlimit(RLIMIT_CORE, &limit);
	}
#ifdef __linux__
	prctl(PR_SET_DUMPABLE, 0);
#endif
}

int main(int argc, char **argv)
{
	const char *locale_dir = getenv("PHRWIZARD_LOCALEDIR");

	leave_no_core();
	open_standard_descriptors();
	/* a broken pipe and a file size limit are errors of write(), and told as such */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	i18n_start(locale_dir ? locale_dir : LOCALEDIR);
	return program_run(argc, argv);
}
