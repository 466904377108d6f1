/* SPDX-License-Identifier: GPL-3.0-or-later
 * Real power cuts on real file systems: on a disk that is a file in memory, at a system call, the
 * file system is told to forget all that is not yet on its disk (XFS_IOC_GOINGDOWN, which ext4 has
 * too), then mounted again. Mounts and loop devices end with their process, however that ends. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <sched.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "torture.h"

#define GOING_DOWN _IOR('X', 125, guint32)

enum { NO_LOG_FLUSH = 2, TRIES = 20 };

static const struct kind {
	const char *name, *make, *type, *options;
	unsigned mebibytes;
} kinds[] = {
	{ "ext4", "mkfs.ext4", "ext4", "data=ordered", 64 },
	{ "ext4-writeback", "mkfs.ext4", "ext4", "data=writeback", 64 },
	{ "ext4-journal", "mkfs.ext4", "ext4", "data=journal", 64 },
	{ "ext4-nodelalloc", "mkfs.ext4", "ext4", "data=ordered,nodelalloc", 64 },
	{ "xfs", "mkfs.xfs", "xfs", "", 320 },
};

struct disk {
	const struct kind *kind;
	char *device, *root;
	int loop;
};

static bool make_image(const struct kind *kind, const char *path)
{
	const char *argv[] = { kind->make, "-q", path, NULL };
	const int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	int status;

	if (fd < 0 || ftruncate(fd, (off_t)kind->mebibytes << 20))
		return false;
	close(fd);
	return g_spawn_sync(NULL, (char **)argv, NULL,
			    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
			    NULL, &status, NULL) &&
	       status == 0;
}

/* Makes the image a device, which goes away with the last descriptor. */
static bool attach(struct disk *disk, const char *image)
{
	const int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC),
		  fd = open(image, O_RDWR | O_CLOEXEC);
	struct loop_config config = { .fd = (guint32)fd, .info.lo_flags = LO_FLAGS_AUTOCLEAR };
	bool attached = false;

	/* others may be as quick as we are */
	for (unsigned i = 0; control >= 0 && fd >= 0 && i < TRIES && !attached; i++) {
		disk->device = g_strdup_printf("/dev/loop%d", ioctl(control, LOOP_CTL_GET_FREE));
		disk->loop = open(disk->device, O_RDWR | O_CLOEXEC);
		attached = disk->loop >= 0 && !ioctl(disk->loop, LOOP_CONFIGURE, &config);
		if (!attached)
			g_clear_pointer(&disk->device, g_free);
		if (!attached && disk->loop >= 0)
			close(disk->loop);
	}
	if (control >= 0)
		close(control);
	if (fd >= 0)
		close(fd);
	return attached;
}

static bool mount_disk(const struct disk *disk)
{
	return !mount(disk->device, disk->root, disk->kind->type, 0, disk->kind->options);
}

/* In a world of mounts of this process's own. */
static bool disk_new(struct disk *disk, const struct kind *kind, const char *folder)
{
	g_autofree char *image = g_build_filename(folder, "image", NULL);

	*disk = (struct disk){ .kind = kind,
			       .root = g_build_filename(folder, "disk", NULL),
			       .loop = -1 };
	g_mkdir_with_parents(disk->root, 0700);
	return !unshare(CLONE_NEWNS) && !mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) &&
	       make_image(kind, image) && attach(disk, image) && mount_disk(disk);
}

static void disk_free(struct disk *disk)
{
	umount(disk->root);
	if (disk->loop >= 0)
		close(disk->loop);
	g_free(disk->device);
	g_free(disk->root);
}

static void lose_power(const struct disk *disk)
{
	const guint32 how = NO_LOG_FLUSH;
	const int fd = open(disk->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || ioctl(fd, GOING_DOWN, &how))
		g_error("cannot cut the power of '%s': %s", disk->root, g_strerror(errno));
	close(fd);
}

static void power_on(const struct disk *disk)
{
	bool gone = false;

	for (unsigned i = 0; i < TRIES && !gone; i++) {
		gone = !umount(disk->root);
		if (!gone)
			g_usleep(1000);
	}
	if (!gone || !mount_disk(disk))
		g_error("cannot mount '%s' again: %s", disk->root, g_strerror(errno));
}

static void cut_at(const struct disk *disk, struct session *session, unsigned stop,
		   struct tally *tally)
{
	struct run run;
	unsigned confirmed;

	session_prepare(session, true);
	run_start(&run, session);
	run_until(&run, stop);
	g_autofree char *where = g_strdup_printf("%s, power cut %s stop %u (%s)", disk->kind->name,
						 run.trace.entering ? "before" : "after", stop,
						 model_call_name(&run.trace));

	confirmed = run_confirmed(&run);
	lose_power(disk);
	run_end(&run);
	power_on(disk);
	session_check(session, confirmed, where, tally);
}

static unsigned count_stops(struct session *session)
{
	struct run run;
	unsigned stops;

	session_prepare(session, true);
	run_start(&run, session);
	while (run_next(&run))
		;
	stops = run.stops;
	run_end(&run);
	return stops;
}

static void work(const struct job *job, unsigned worker, const char *folder, void *data,
		 struct tally *tally)
{
	struct disk disk;

	if (!disk_new(&disk, data, folder))
		g_error("cannot make a disk: %s", g_strerror(errno));
	for (const char *const *name = script_names(); *name; name++) {
		struct session *session;
		unsigned stops;

		if (!job_wants(job, *name))
			continue;
		session = session_new(script_find(*name), job->good, job->program, folder,
				      disk.root, job->answers);
		stops = count_stops(session);
		/* one more: after the end */
		for (unsigned point = 0; point <= stops; point++)
			if (job_takes(job, worker, point, stops + 1))
				cut_at(&disk, session, stops + 1 - point, tally);
		session_free(session);
	}
	disk_free(&disk);
}

static void probe(const struct job *job, unsigned worker, const char *folder, void *data,
		  struct tally *tally)
{
	struct disk disk;

	(void)job;
	tally->points += worker == 0 && disk_new(&disk, data, folder);
	if (worker == 0)
		disk_free(&disk);
}

bool method_cut(const struct job *job)
{
	struct job each = *job;
	bool good = true;
	unsigned scripts = 0;

	for (const char *const *name = script_names(); *name; name++)
		scripts += job_wants(job, *name);
	each.points = MAX(job->points / (scripts * G_N_ELEMENTS(kinds)), 1);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autofree char *what = g_strdup_printf("power cuts on %s", kinds[i].name);
		struct tally tally;

		job_spread(&each, probe, (void *)&kinds[i], &tally);
		if (!tally.points) {
			job_skip(what, "NO POWER CUT WAS TRIED: needs root, loop devices and mkfs");
			continue;
		}
		job_spread(&each, work, (void *)&kinds[i], &tally);
		good = job_tell("cut", kinds[i].name, "power cuts", &tally) && good;
	}
	return good;
}
