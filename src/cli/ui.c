/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath() */

#include "cli/ui.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/harmless.h"
#include "cli/progress.h"

static unsigned number_of(const char *text)
{
	unsigned value = 0;

	for (; text != NULL && *text >= '0' && *text <= '9' && value < 10000; text++)
		value = value * 10 + (unsigned)(*text - '0');
	return value;
}

/* Columns of a terminal: COLUMNS, else what it says; 0 for what is none and has no COLUMNS. */
static unsigned width_of(int fd)
{
	unsigned width = number_of(getenv("COLUMNS"));
	struct winsize size;

	if (width == 0 && isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	return width;
}

uint16_t ui_width(void)
{
	unsigned width = width_of(STDOUT_FILENO);

	if (width == 0)
		width = 80;
	return (uint16_t)(width < 60 ? 60 : width > 200 ? 200 : width);
}

void ui_put(sg_str text)
{
	harmless_put(stdout, text);
}

static sg_str str_of(const char *text)
{
	return (sg_str){ text, strlen(text) };
}

/* What can be pasted is never broken, however long it is. */
void ui_try(const char *mend)
{
	while (*mend != '\0') {
		size_t len = strcspn(mend, "\n");

		fputs("try:  ", stderr);
		harmless_put(stderr, (sg_str){ mend, len });
		fputc('\n', stderr);
		mend += len + (mend[len] == '\n');
	}
}

/* ":7:4", as far as it is known */
static void put_place(const struct sg_error *err, char *out, size_t size)
{
	out[0] = '\0';
	if (err->line > 0 && err->column > 0)
		snprintf(out, size, ":%u:%u", (unsigned)err->line, (unsigned)err->column);
	else if (err->line > 0)
		snprintf(out, size, ":%u", (unsigned)err->line);
}

static void message(const char *label, const struct sg_error *err)
{
	char text[sizeof err->source + sizeof err->text + 64], place[32];
	bool named = err->source[0] != '\0';

	progress_clear();
	put_place(err, place, sizeof place);
	snprintf(text, sizeof text, "skillgap: %s%s%s%s%s", err->source, named ? place : "",
		 named ? ": " : "", label, err->text);
	harmless_wrap(stderr, str_of(text), isatty(STDERR_FILENO) ? width_of(STDERR_FILENO) : 0);
	if (err->mend[0] != '\0')
		ui_try(err->mend);
}

static bool starved;

void ui_error(const struct sg_error *err)
{
	starved |= err->status == SG_ENOMEM;
	message("", err);
}

bool ui_memory_error(struct sg_error *err)
{
	*err = (struct sg_error){ .status = SG_ENOMEM, .text = "out of memory" };
	return false;
}

void ui_no_memory(void)
{
	struct sg_error err;

	ui_memory_error(&err);
	ui_error(&err);
}

bool ui_starved(void)
{
	return starved;
}

void ui_warn(void *unused, const struct sg_error *warning)
{
	(void)unused;
	message("warning: ", warning);
}

void ui_say(const char *where, const char *what, const char *mend)
{
	struct sg_error err = { 0 };

	snprintf(err.source, sizeof err.source, "%s", where == NULL ? "" : where);
	snprintf(err.text, sizeof err.text, "%s", what);
	snprintf(err.mend, sizeof err.mend, "%s", mend == NULL ? "" : mend);
	message("", &err);
}

void ui_note(sg_str text)
{
	char line[240];

	snprintf(line, sizeof line, SG_FMT, SG_ARG(text));
	ui_say(NULL, line, NULL);
}

void ui_hint(const char *fmt, ...)
{
	char line[1024];
	va_list ap;

	if (!isatty(STDERR_FILENO))
		return;
	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	harmless_put(stderr, str_of(line));
	fputc('\n', stderr);
}

/* A file of its own beside the target; NULL when it cannot be made. */
static FILE *open_temporary(struct ui_output *output)
{
	size_t size = strlen(output->target) + sizeof ".XXXXXX";
	FILE *file;
	int fd;

	output->temporary = malloc(size);
	if (output->temporary == NULL)
		return NULL;
	snprintf(output->temporary, size, "%s.XXXXXX", output->target);
	fd = mkstemp(output->temporary);
	file = fd < 0 ? NULL : fdopen(fd, "wb");
	if (file == NULL && fd >= 0) {
		close(fd);
		remove(output->temporary);
	}
	return file;
}

bool ui_output_open(struct ui_output *output, const char *path)
{
	struct stat info;

	*output = (struct ui_output){ .path = path, .file = stdout };
	if (path == NULL)
		return true;
	/* A device or pipe has no content to keep, and must not be replaced by a file. */
	if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
		output->file = fopen(path, "wb");
	} else {
		output->target = realpath(path, NULL);
		if (output->target == NULL)
			output->target = strdup(path);
		output->file = output->target == NULL ? NULL : open_temporary(output);
	}
	if (output->file != NULL)
		return true;
	ui_say(path, "cannot be made there", "another folder for --output");
	free(output->temporary);
	free(output->target);
	return false;
}

int ui_output_sink(void *user, sg_str chunk)
{
	struct ui_output *output = user;

	if (output->path == NULL)
		progress_clear();
	if (!output->failed && fwrite(chunk.ptr, 1, chunk.len, output->file) != chunk.len)
		output->failed = true;
	return output->failed;
}

/* mkstemp() makes a file for its owner only; a report is as readable as the one it replaces, a
 * new one as the umask says. */
static void widen(const char *path, const char *target)
{
	mode_t mask = umask(0);
	struct stat there;

	umask(mask);
	chmod(path, stat(target, &there) == 0 ? there.st_mode & 0777 : 0666 & ~mask);
}

bool ui_output_close(struct ui_output *output)
{
	const char *why;

	if (fflush(output->file) != 0)
		output->failed = true;
	why = errno == ENOSPC ? "no space left; the report is incomplete"
			      : "cannot be written; the report is incomplete";
	if (output->path != NULL && fclose(output->file) != 0)
		output->failed = true;
	if (output->target == NULL) {
		if (output->failed)
			ui_say(output->path == NULL ? "stdout" : output->path, why, NULL);
		return !output->failed;
	}
	if (!output->failed) {
		widen(output->temporary, output->target);
		output->failed = rename(output->temporary, output->target) != 0;
	}
	if (output->failed) {
		ui_say(output->path, "cannot be written; nothing was changed there", NULL);
		remove(output->temporary);
	}
	free(output->temporary);
	free(output->target);
	return !output->failed;
}

bool ui_colour(const char *when, bool to_file)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

	if (strcmp(when, "always") == 0)
		return true;
	return strcmp(when, "auto") == 0 && !to_file && isatty(STDOUT_FILENO) &&
	       (no_color == NULL || no_color[0] == '\0') &&
	       (term == NULL || strcmp(term, "dumb") != 0);
}

bool ui_links(void)
{
	static const char *const simple[] = { "dumb", "linux", "vt52", "vt100", "vt102", "vt220" };
	const char *term = getenv("TERM");

	if (term == NULL || term[0] == '\0')
		return false;
	for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
		if (strcmp(term, simple[i]) == 0)
			return false;
	return true;
}

void ui_now(char *text)
{
	time_t now = time(NULL);
	struct tm utc;

	gmtime_r(&now, &utc);
	strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
}
