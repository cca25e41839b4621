/* SPDX-License-Identifier: MIT */
#include "cli/io.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Room for the rest of a path behind the folder of the program. */
#define SG_IO_ROOM sizeof("/" SG_IO_NEAR SG_IO_OBJECT)

/* The object in a folder seen from the program's own, wherever that is now. */
static void *open_from_here(const char *rest)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - SG_IO_ROOM);
	char *slash;

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (slash == NULL)
		return NULL;
	snprintf(slash + 1, SG_IO_ROOM, "%s" SG_IO_OBJECT, rest);
	return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

/* Beside the program, as in the build folder; then where its prefix has libraries, which may
 * have been moved; then where it was installed; then wherever the system looks. */
static void *open_object(void)
{
	void *object = open_from_here("");

	if (object == NULL)
		object = open_from_here(SG_IO_NEAR);
	if (object == NULL)
		object = dlopen(SG_IO_FOLDER "/" SG_IO_OBJECT, RTLD_NOW | RTLD_LOCAL);
	return object != NULL ? object : dlopen(SG_IO_OBJECT, RTLD_NOW | RTLD_LOCAL);
}

/* POSIX has dlsym() return functions as void *; C has no conversion for it. */
static bool find(void *object, const char *name, void *function)
{
	void *symbol = object == NULL ? NULL : dlsym(object, name);

	memcpy(function, &symbol, sizeof symbol);
	return symbol != NULL;
}

/* A member of a struct of functions and what the object calls it. */
struct symbol {
	const char *name;
	size_t at;
};

static bool find_all(const struct symbol *symbols, size_t n, void *functions)
{
	void *object = open_object();
	bool ok = object != NULL;

	for (size_t i = 0; ok && i < n; i++)
		ok = find(object, symbols[i].name, (char *)functions + symbols[i].at);
	return ok;
}

static void tell(struct sg_error *err, const char *what, const char *mend)
{
	err->status = SG_EIO;
	snprintf(err->source, sizeof err->source, "%s", SG_IO_OBJECT);
	snprintf(err->text, sizeof err->text, "%s", what);
	snprintf(err->mend, sizeof err->mend, "%s", mend);
}

const struct io *io_load(struct sg_error *err)
{
	static const struct symbol symbols[] = {
		{ "sg_fetcher_new", offsetof(struct io, fetcher_new) },
		{ "sg_fetcher_add", offsetof(struct io, fetcher_add) },
		{ "sg_fetcher_wait", offsetof(struct io, fetcher_wait) },
		{ "sg_fetcher_free", offsetof(struct io, fetcher_free) },
		{ "sg_reply_free", offsetof(struct io, reply_free) },
	};
	static struct io io;
	static bool loaded;

	loaded = loaded || find_all(symbols, sizeof symbols / sizeof *symbols, &io);
	if (loaded)
		return &io;
	tell(err, "reading addresses needs this part of skillgap",
	     "install it, or save the page and give the file");
	return NULL;
}

#define SYMBOL(name) { "sg_store_" #name, offsetof(struct io_store, name) }

const struct io_store *io_load_store(struct sg_error *err)
{
	static const struct symbol symbols[] = {
		SYMBOL(open),	    SYMBOL(close),     SYMBOL(salvage),	 SYMBOL(begin),
		SYMBOL(commit),	    SYMBOL(rollback),  SYMBOL(source),	 SYMBOL(put),
		SYMBOL(found),	    SYMBOL(end_source), SYMBOL(end_watch), SYMBOL(stale),
		SYMBOL(each),	    SYMBOL(count),     SYMBOL(sketches), SYMBOL(changes),
		SYMBOL(silent),	    SYMBOL(trend),     SYMBOL(claims),	 SYMBOL(put_claims),
		SYMBOL(forget),	    SYMBOL(keep),      SYMBOL(export),	 SYMBOL(import),
	};
	static struct io_store io;
	static bool loaded;

	loaded = loaded || find_all(symbols, sizeof symbols / sizeof *symbols, &io);
	if (loaded)
		return &io;
	tell(err, "remembering postings needs this part of skillgap", "install it");
	return NULL;
}
