/* SPDX-License-Identifier: MIT */
#include "cli/io.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef enum sg_status (*fetch_fn)(const char *, const struct sg_fetch_options *, struct sg_arena *,
				   struct sg_page *, struct sg_error *);

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

enum sg_status io_fetch(const char *url, const struct sg_fetch_options *options,
			struct sg_arena *arena, struct sg_page *out, struct sg_error *err)
{
	static fetch_fn fetch; /* kept for the life of the process */

	if (fetch == NULL) {
		void *object = open_object();
		void *symbol = object == NULL ? NULL : dlsym(object, "sg_fetch");

		/* POSIX has dlsym() return functions as void *; C has no conversion for it. */
		memcpy(&fetch, &symbol, sizeof fetch);
	}
	if (fetch != NULL)
		return fetch(url, options, arena, out, err);
	err->status = SG_EIO;
	snprintf(err->source, sizeof err->source, "%s", SG_IO_OBJECT);
	snprintf(err->text, sizeof err->text, "reading addresses needs this part of skillgap");
	snprintf(err->mend, sizeof err->mend, "install it, or save the page and give the file");
	return SG_EIO;
}
