/* SPDX-License-Identifier: GPL-3.0-or-later
 * Descriptors are followed to files; changes of names are a log, of which a part is durable. */
#include "config.h"

#include "model.h"

#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { BLOCK = 512, PENDING_MAX = 12 };

/* A file, whatever it is called. */
struct inode {
	GByteArray *content;
	GBytes *durable; /* NULL: empty, never synced */
	bool dirty;
	bool doubtful; /* a sync of it failed: what a later one says is not to be believed */
};

struct descriptor {
	bool is_folder;
	struct inode *inode; /* or NULL */
	size_t offset;
};

/* One change of names: `gone` leads nowhere now, `name` leads to inode. Either may be NULL. */
struct change {
	char *gone, *name;
	struct inode *inode;
	bool durable, doubtful;
};

struct model {
	char *folder;
	GHashTable *descriptors; /* number → struct descriptor */
	GHashTable *names;       /* as they are now: name → struct inode, borrowed */
	GPtrArray *inodes, *changes;
};

static void inode_free(void *data)
{
	struct inode *inode = data;

	g_byte_array_unref(inode->content);
	g_clear_pointer(&inode->durable, g_bytes_unref);
	g_free(inode);
}

static void change_free(void *data)
{
	struct change *change = data;

	g_free(change->gone);
	g_free(change->name);
	g_free(change);
}

static struct inode *add_inode(struct model *model)
{
	struct inode *inode = g_new0(struct inode, 1);

	inode->content = g_byte_array_new();
	g_ptr_array_add(model->inodes, inode);
	return inode;
}

/* Adds to the log and does it. Takes the names. */
static void change_names(struct model *model, char *gone, char *name, struct inode *inode)
{
	struct change *change = g_new0(struct change, 1);

	change->gone = gone;
	change->name = name;
	change->inode = inode;
	g_ptr_array_add(model->changes, change);
	if (gone)
		g_hash_table_remove(model->names, gone);
	if (name)
		g_hash_table_insert(model->names, g_strdup(name), inode);
}

static void make_durable(struct inode *inode)
{
	g_clear_pointer(&inode->durable, g_bytes_unref);
	inode->durable = g_bytes_new(inode->content->data, inode->content->len);
	inode->dirty = false;
}

static void sync_folder(struct model *model, bool done)
{
	for (unsigned i = 0; i < model->changes->len; i++) {
		struct change *change = model->changes->pdata[i];

		if (done && !change->doubtful)
			change->durable = true;
		else if (!done && !change->durable)
			change->doubtful = true;
	}
}

struct model *model_new(const char *folder)
{
	struct model *model = g_new0(struct model, 1);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	model->folder = g_strdup(folder);
	model->descriptors = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	model->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	model->inodes = g_ptr_array_new_with_free_func(inode_free);
	model->changes = g_ptr_array_new_with_free_func(change_free);
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
		struct inode *inode = add_inode(model);
		gsize length;

		if (g_file_get_contents(path, &bytes, &length, NULL))
			g_byte_array_append(inode->content, (guint8 *)bytes, (guint)length);
		make_durable(inode);
		change_names(model, NULL, g_strdup(name), inode);
	}
	sync_folder(model, true);
	return model;
}

void model_free(struct model *model)
{
	g_free(model->folder);
	g_hash_table_unref(model->descriptors);
	g_hash_table_unref(model->names);
	g_ptr_array_unref(model->inodes);
	g_ptr_array_unref(model->changes);
	g_free(model);
}

GByteArray *model_content(const struct model *model, const char *name)
{
	struct inode *inode = g_hash_table_lookup(model->names, name);

	return inode ? inode->content : NULL;
}

/* ---- what the arguments mean ---- */

static struct descriptor *find(const struct model *model, uint64_t number)
{
	return g_hash_table_lookup(model->descriptors, GINT_TO_POINTER((int)number));
}

/* The name in the folder that (FD, ADDRESS) mean; "" the folder itself; NULL: something else. The
 * caller frees. */
static char *name_at(const struct model *model, const struct trace *trace, uint64_t fd,
		     uint64_t address)
{
	g_autofree char *path = trace_text(trace, address);
	const struct descriptor *descriptor = find(model, fd);
	const size_t length = strlen(model->folder);

	if (path[0] != '/')
		return descriptor && descriptor->is_folder ? g_strdup(path) : NULL;
	if (!g_str_has_prefix(path, model->folder) || (path[length] && path[length] != '/'))
		return NULL;
	return g_strdup(path[length] ? path + length + 1 : "");
}

/* Which of its arguments are a descriptor, and a folder with a path. */
enum shape { ON_DESCRIPTOR, AT_PATH, AT_TWO_PATHS, AT_OPTIONAL_PATH };

static void note_open(struct model *, const struct trace *);
static void note_close(struct model *, const struct trace *);
static void note_read(struct model *, const struct trace *);
static void note_write(struct model *, const struct trace *);
static void note_seek(struct model *, const struct trace *);
static void note_truncate(struct model *, const struct trace *);
static void note_sync(struct model *, const struct trace *);
static void note_link(struct model *, const struct trace *);
static void note_rename(struct model *, const struct trace *);
static void note_unlink(struct model *, const struct trace *);

static const struct call {
	long number;
	const char *name;
	enum shape shape;
	bool changes;                                                 /* what a power cut leaves */
	void (*note)(struct model *model, const struct trace *trace); /* or NULL */
} calls[] = {
	{ SYS_openat, "openat", AT_PATH, true, note_open },
	{ SYS_close, "close", ON_DESCRIPTOR, false, note_close },
	{ SYS_read, "read", ON_DESCRIPTOR, false, note_read },
	{ SYS_pread64, "pread", ON_DESCRIPTOR, false, NULL },
	{ SYS_write, "write", ON_DESCRIPTOR, true, note_write },
	{ SYS_lseek, "lseek", ON_DESCRIPTOR, false, note_seek },
	{ SYS_ftruncate, "ftruncate", ON_DESCRIPTOR, true, note_truncate },
	{ SYS_fsync, "fsync", ON_DESCRIPTOR, true, note_sync },
	{ SYS_fdatasync, "fdatasync", ON_DESCRIPTOR, true, note_sync },
	{ SYS_fchmod, "fchmod", ON_DESCRIPTOR, false, NULL },
	{ SYS_fchown, "fchown", ON_DESCRIPTOR, false, NULL },
	{ SYS_fcntl, "fcntl", ON_DESCRIPTOR, false, NULL },
	{ SYS_fstat, "fstat", ON_DESCRIPTOR, false, NULL },
	{ SYS_newfstatat, "fstatat", AT_OPTIONAL_PATH, false, NULL },
	{ SYS_readlink, "readlink", AT_PATH, false, NULL },
	{ SYS_linkat, "linkat", AT_TWO_PATHS, true, note_link },
	{ SYS_renameat, "renameat", AT_TWO_PATHS, true, note_rename },
	{ SYS_renameat2, "renameat2", AT_TWO_PATHS, true, note_rename },
	{ SYS_unlinkat, "unlinkat", AT_PATH, true, note_unlink },
};

static const struct call *find_call(const struct trace *trace)
{
	for (size_t i = 0; i < G_N_ELEMENTS(calls); i++)
		if (calls[i].number == trace->number)
			return &calls[i];
	return NULL;
}

const char *model_call_name(const struct trace *trace)
{
	const struct call *call = find_call(trace);

	return call ? call->name : "another call";
}

bool model_touches(const struct model *model, const struct trace *trace)
{
	const struct call *call = find_call(trace);
	g_autofree char *name = NULL;

	if (!call)
		return false;
	if (call->shape != AT_PATH && find(model, trace->argument[0]))
		return true;
	if (call->shape == ON_DESCRIPTOR)
		return false;
	name = call->number == SYS_readlink
		       ? name_at(model, trace, 0, trace->argument[0])
		       : name_at(model, trace, trace->argument[0], trace->argument[1]);
	return name != NULL;
}

bool model_note(struct model *model, const struct trace *trace)
{
	const struct call *call = find_call(trace);

	if (!call || !call->note || !model_touches(model, trace))
		return false;
	/* a sync that failed means something too */
	if (trace->result >= 0 || call->note == note_sync)
		call->note(model, trace);
	return call->changes;
}

/* ---- calls that succeeded ---- */

static void note_open(struct model *model, const struct trace *trace)
{
	struct descriptor *descriptor = g_new0(struct descriptor, 1);
	char *name = name_at(model, trace, trace->argument[0], trace->argument[1]);

	g_hash_table_insert(model->descriptors, GINT_TO_POINTER((int)trace->result), descriptor);
	descriptor->is_folder = !*name || strcmp(name, ".") == 0;
	descriptor->inode = descriptor->is_folder ? NULL : g_hash_table_lookup(model->names, name);
	if (descriptor->is_folder || descriptor->inode) {
		g_free(name);
	} else {
		descriptor->inode = add_inode(model);
		change_names(model, NULL, name, descriptor->inode);
	}
	if (descriptor->inode && (trace->argument[2] & O_TRUNC)) {
		g_byte_array_set_size(descriptor->inode->content, 0);
		descriptor->inode->dirty = true;
	}
}

static void note_close(struct model *model, const struct trace *trace)
{
	g_hash_table_remove(model->descriptors, GINT_TO_POINTER((int)trace->argument[0]));
}

static void note_read(struct model *model, const struct trace *trace)
{
	find(model, trace->argument[0])->offset += (size_t)trace->result;
}

static void note_write(struct model *model, const struct trace *trace)
{
	struct descriptor *descriptor = find(model, trace->argument[0]);
	g_autoptr(GBytes) bytes = trace_bytes(trace, trace->argument[1], (size_t)trace->result);
	GByteArray *content = descriptor->inode->content;
	const size_t length = g_bytes_get_size(bytes), end = descriptor->offset + length;

	if (content->len < end)
		g_byte_array_set_size(content, (guint)end);
	if (length)
		memcpy(content->data + descriptor->offset, g_bytes_get_data(bytes, NULL), length);
	descriptor->offset = end;
	descriptor->inode->dirty = true;
}

static void note_seek(struct model *model, const struct trace *trace)
{
	find(model, trace->argument[0])->offset = (size_t)trace->result;
}

static void note_truncate(struct model *model, const struct trace *trace)
{
	struct inode *inode = find(model, trace->argument[0])->inode;

	g_byte_array_set_size(inode->content, (guint)trace->argument[1]);
	inode->dirty = true;
}

static void note_sync(struct model *model, const struct trace *trace)
{
	struct descriptor *descriptor = find(model, trace->argument[0]);

	if (descriptor->is_folder)
		sync_folder(model, trace->result >= 0);
	else if (trace->result < 0)
		descriptor->inode->doubtful = true;
	else if (!descriptor->inode->doubtful)
		make_durable(descriptor->inode);
}

static void note_link(struct model *model, const struct trace *trace)
{
	g_autofree char *from = name_at(model, trace, trace->argument[0], trace->argument[1]);
	char *to = name_at(model, trace, trace->argument[2], trace->argument[3]);

	change_names(model, NULL, to, g_hash_table_lookup(model->names, from));
}

static void note_rename(struct model *model, const struct trace *trace)
{
	char *from = name_at(model, trace, trace->argument[0], trace->argument[1]);
	char *to = name_at(model, trace, trace->argument[2], trace->argument[3]);
	struct inode *inode = g_hash_table_lookup(model->names, from);

	/* two names of one file: nothing happens */
	if (inode == g_hash_table_lookup(model->names, to)) {
		g_free(from);
		g_free(to);
	} else {
		change_names(model, from, to, inode);
	}
}

static void note_unlink(struct model *model, const struct trace *trace)
{
	change_names(model, name_at(model, trace, trace->argument[0], trace->argument[1]), NULL,
		     NULL);
}

/* ---- power cuts ---- */

/* What may be found in a file whose content was not synced. */
enum remains { WHOLE, AS_BEFORE, EMPTY, FIRST_BLOCK, ZEROS, REMAINS };

static GBytes *remains(const struct inode *inode, enum remains what)
{
	const size_t length = inode->content->len;

	if (!inode->dirty || what == WHOLE)
		return g_bytes_new(inode->content->data, length);
	if (what == AS_BEFORE)
		return inode->durable ? g_bytes_ref(inode->durable) : g_bytes_new(NULL, 0);
	if (what == EMPTY)
		return g_bytes_new(NULL, 0);
	if (what == FIRST_BLOCK)
		return g_bytes_new(inode->content->data, MIN(length, BLOCK));
	return g_bytes_new_take(g_malloc0(length + 1), length);
}

/* The names after the durable changes and those of the pending ones whose bit is set in CHOSEN. */
static GHashTable *names_after(const struct model *model, unsigned chosen)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
	unsigned pending = 0;

	for (unsigned i = 0; i < model->changes->len; i++) {
		const struct change *change = model->changes->pdata[i];

		if (!change->durable) {
			const bool missing = !(chosen >> MIN(pending, PENDING_MAX) & 1);

			pending++;
			if (missing)
				continue;
		}
		if (change->gone)
			g_hash_table_remove(names, change->gone);
		if (change->name)
			g_hash_table_insert(names, change->name, change->inode);
	}
	return names;
}

static void tell_states(GHashTable *names, model_state *state, void *data)
{
	for (int what = WHOLE; what < REMAINS; what++) {
		g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
								    (GDestroyNotify)g_bytes_unref);
		GHashTableIter iterator;
		void *name, *inode;
		bool dirty = false;

		g_hash_table_iter_init(&iterator, names);
		while (g_hash_table_iter_next(&iterator, &name, &inode)) {
			dirty = dirty || ((struct inode *)inode)->dirty;
			g_hash_table_insert(files, name, remains(inode, (enum remains)what));
		}
		state(files, data);
		if (!dirty)
			return;
	}
}

void model_crash(const struct model *model, model_state *state, void *data)
{
	unsigned pending = 0;

	for (unsigned i = 0; i < model->changes->len; i++)
		pending += !((struct change *)model->changes->pdata[i])->durable;
	/* more than so many only when syncs fail; those beyond go together */
	pending = MIN(pending, PENDING_MAX + 1);
	for (unsigned chosen = 0; chosen < 1U << pending; chosen++) {
		g_autoptr(GHashTable) names = names_after(model, chosen);

		tell_states(names, state, data);
	}
}
