/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath() */

#include "cli/keep.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/held.h"
#include "cli/ui.h"

static int print(void *unused, sg_str chunk)
{
	(void)unused;
	return fwrite(chunk.ptr, 1, chunk.len, stdout) != chunk.len;
}

void keep_tilde(const char *path, char *out, size_t size)
{
	const char *home = getenv("HOME");
	size_t n = home == NULL ? 0 : strlen(home);

	if (n > 1 && strncmp(path, home, n) == 0 && path[n] == '/')
		snprintf(out, size, "~%s", path + n);
	else
		snprintf(out, size, "%s", path);
}

/* ---- writing ------------------------------------------------------------------------ */

static bool fill(int fd, const struct held *text)
{
	size_t done = 0;

	while (done < text->n) {
		ssize_t n = write(fd, text->at + done, text->n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		done += (size_t)n;
	}
	return fsync(fd) == 0;
}

/* Puts a file in place: over the one that is there, or only where none is. */
static bool put(const char *temporary, const char *target, bool replace)
{
	if (replace)
		return rename(temporary, target) == 0;
	if (link(temporary, target) == 0)
		return remove(temporary) == 0;
	/* A file system without links; nobody else is likely to make the file just now. */
	return errno != EEXIST && !file_exists(target) && rename(temporary, target) == 0;
}

static bool write_file(const char *path, const struct held *text, bool replace)
{
	char *target = replace ? realpath(path, NULL) : strdup(path);
	size_t size = (target == NULL ? 0 : strlen(target)) + sizeof ".XXXXXX";
	char *temporary = target == NULL ? NULL : malloc(size);
	bool ok = false;
	int fd = -1;

	if (temporary != NULL && file_make_folders(target)) {
		snprintf(temporary, size, "%s.XXXXXX", target);
		fd = mkstemp(temporary); /* for its owner only */
	}
	if (fd >= 0) {
		ok = fill(fd, text);
		ok = close(fd) == 0 && ok && put(temporary, target, replace);
		if (!ok)
			remove(temporary);
	}
	if (!ok)
		ui_say(path, "cannot be written; nothing was changed there", "--output FILE");
	free(temporary);
	free(target);
	return ok;
}

/* ---- which file --------------------------------------------------------------------- */

char *keep_prepare(const struct keep *keep)
{
	char *path = keep->output != NULL ? strdup(keep->output) : file_config("profile.txt");

	if (path == NULL || (strcmp(path, "-") != 0 && file_make_folders(path)))
		return path;
	free(path);
	return NULL;
}

/* The file to write, malloc'ed; *blocked where a profile.json is the profile. NULL and a message
 * without one. */
static char *target_of(const struct keep *keep, bool *blocked)
{
	char *path = keep->output != NULL ? strdup(keep->output) : file_config("profile.txt");
	char *resume = keep->output != NULL ? NULL : file_config("profile.json");

	if (path == NULL)
		ui_say(NULL, "there is no home folder to keep a profile in", "--output FILE");
	*blocked = path != NULL && resume != NULL && !file_exists(path) && file_exists(resume);
	if (*blocked) {
		free(path);
		return resume;
	}
	free(resume);
	return path;
}

static enum kept complain(const char *path, struct sg_error *err)
{
	if (err->status == SG_ESYNTAX)
		ui_say(path, err->text, "--output FILE");
	else
		ui_error(err);
	return KEPT_FAILED;
}

/* What would be new, without changing anything. */
static enum kept show_new(const struct setup *setup, const struct sg_list_line *lines, size_t n,
			  sg_str existing, struct sg_arena *arena, struct keeping *out)
{
	struct held text = { 0 };
	struct sg_error err = { 0 };
	enum kept kept = KEPT_NOTHING;

	if (sg_list_write(setup->dict, lines, n, existing, true, arena, held_add, &text,
			  &out->added, &err) != SG_OK) {
		kept = complain(out->path, &err);
	} else if (out->added == 0) {
		printf("%s is there and stays as it is; it has all of these already.\n", out->path);
	} else {
		printf("%s is there and stays as it is. --merge would add:\n\n", out->path);
		fwrite(text.at, 1, text.n, stdout);
	}
	free(text.at);
	return kept;
}

static enum kept add_to(const char *path, const struct setup *setup,
			const struct sg_list_line *lines, size_t n, sg_str existing,
			struct sg_arena *arena, struct keeping *out)
{
	struct held text = { 0 };
	struct sg_error err = { 0 };
	enum kept kept = existing.ptr == NULL ? KEPT_NEW : KEPT_MERGED;

	if (sg_list_write(setup->dict, lines, n, existing, false, arena, held_add, &text,
			  &out->added, &err) != SG_OK)
		kept = complain(path, &err);
	else if (!write_file(path, &text, existing.ptr != NULL))
		kept = KEPT_FAILED;
	free(text.at);
	return kept;
}

enum kept keep_list(const struct keep *keep, const struct setup *setup,
		    const struct sg_list_line *lines, size_t n, struct sg_arena *arena,
		    struct keeping *out)
{
	static const sg_str none = { NULL, 0 };
	struct sg_error err = { 0 };
	struct bytes bytes = { NULL, 0 };
	bool blocked;
	enum kept kept;
	char *path;

	out->added = 0;
	if (keep->output != NULL && strcmp(keep->output, "-") == 0)
		return sg_list_write(setup->dict, lines, n, none, false, arena, print, NULL,
				     &out->added, &err) == SG_OK
			       ? KEPT_PRINTED
			       : complain("stdout", &err);
	path = target_of(keep, &blocked);
	if (path == NULL)
		return KEPT_FAILED;
	keep_tilde(path, out->path, sizeof out->path);
	if (blocked && keep->merge) {
		ui_say(path, "is your profile and no plain list, so nothing is added to it",
		       "--output FILE");
		kept = KEPT_FAILED;
	} else if (blocked) {
		kept = show_new(setup, lines, n, (sg_str){ "", 0 }, arena, out);
	} else if (!file_exists(path)) {
		kept = add_to(path, setup, lines, n, none, arena, out);
	} else if (file_read(path, &bytes, &err) != SG_OK) {
		kept = complain(path, &err);
	} else if (keep->merge) {
		kept = add_to(path, setup, lines, n, (sg_str){ bytes.at, bytes.len }, arena, out);
	} else {
		kept = show_new(setup, lines, n, (sg_str){ bytes.at, bytes.len }, arena, out);
	}
	free(bytes.at);
	free(path);
	return kept;
}
