/* SPDX-License-Identifier: MIT */
#include "cli/io.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Beside the program, as in the build folder; then where it was installed; then wherever the
 * system looks. */
static void *open_object(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof "/" SG_IO_OBJECT);
	char *slash = NULL;
	void *object = NULL;

	if (n > 0) {
		path[n] = '\0';
		slash = strrchr(path, '/');
	}
	if (slash != NULL) {
		memcpy(slash + 1, SG_IO_OBJECT, sizeof SG_IO_OBJECT);
		object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	}
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

const struct io *io_load(struct sg_error *err)
{
	static struct io io;
	static bool loaded;

	if (!loaded) {
		void *object = open_object();

		loaded = find(object, "sg_fetcher_new", &io.fetcher_new) &&
			 find(object, "sg_fetcher_add", &io.fetcher_add) &&
			 find(object, "sg_fetcher_wait", &io.fetcher_wait) &&
			 find(object, "sg_fetcher_free", &io.fetcher_free) &&
			 find(object, "sg_reply_free", &io.reply_free);
	}
	if (loaded)
		return &io;
	err->status = SG_EIO;
	snprintf(err->source, sizeof err->source, "%s", SG_IO_OBJECT);
	snprintf(err->text, sizeof err->text, "reading addresses needs this part of skillgap");
	snprintf(err->mend, sizeof err->mend, "install it, or save the page and give the file");
	return NULL;
}
