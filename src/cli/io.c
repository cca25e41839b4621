/* SPDX-License-Identifier: MIT */
#include "cli/io.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef enum sg_status (*fetch_fn)(const char *, const struct sg_fetch_options *, struct sg_arena *,
				   struct sg_page *, struct sg_error *);

enum sg_status io_fetch(const char *url, const struct sg_fetch_options *options,
			struct sg_arena *arena, struct sg_page *out, struct sg_error *err)
{
	static fetch_fn fetch; /* kept for the life of the process */

	if (fetch == NULL) {
		void *object = dlopen(SG_IO_OBJECT, RTLD_NOW | RTLD_LOCAL);
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
