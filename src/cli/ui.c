/* SPDX-License-Identifier: MIT */
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

/* Controls of any encoding become '?': the text may be any bytes. */
static void put_safe(const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;
		bool c1 = c == 0xc2 && (unsigned char)text[1] >= 0x80 &&
			  (unsigned char)text[1] < 0xa0;
		bool bidi = c == 0xe2 && ((unsigned char)text[1] == 0x80 ||
					  (unsigned char)text[1] == 0x81) &&
			    (unsigned char)text[2] >= 0xa6 && (unsigned char)text[2] <= 0xae;

		if (c1 || bidi) {
			fputc('?', stderr);
			text += bidi ? 2 : 1;
		} else {
			fputc(c < 0x20 || c == 0x7f ? '?' : c, stderr);
		}
	}
}

static void message(const char *label, const struct sg_error *err)
{
	fputs("skillgap: ", stderr);
	if (err->source[0] != '\0') {
		put_safe(err->source);
		if (err->line > 0)
			fprintf(stderr, ":%u", (unsigned)err->line);
		if (err->line > 0 && err->column > 0)
			fprintf(stderr, ":%u", (unsigned)err->column);
		fputs(": ", stderr);
	}
	fputs(label, stderr);
	put_safe(err->text);
	fputc('\n', stderr);
	if (err->mend[0] != '\0') {
		fputs("try:  ", stderr);
		put_safe(err->mend);
		fputc('\n', stderr);
	}
}

void ui_error(const struct sg_error *err)
{
	message("", err);
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

void ui_hint(const char *fmt, ...)
{
	va_list ap;

	if (!isatty(STDERR_FILENO))
		return;
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}

bool ui_output_open(struct ui_output *output, const char *path)
{
	int fd;

	*output = (struct ui_output){ .path = path, .file = stdout };
	if (path == NULL)
		return true;
	output->temporary = malloc(strlen(path) + sizeof ".XXXXXX");
	if (output->temporary == NULL)
		return false;
	memcpy(output->temporary, path, strlen(path));
	memcpy(output->temporary + strlen(path), ".XXXXXX", sizeof ".XXXXXX");
	fd = mkstemp(output->temporary);
	output->file = fd < 0 ? NULL : fdopen(fd, "wb");
	if (output->file != NULL)
		return true;
	ui_say(path, "cannot be made there", "another folder for --output");
	free(output->temporary);
	return false;
}

int ui_output_sink(void *user, sg_str chunk)
{
	struct ui_output *output = user;

	if (!output->failed && fwrite(chunk.ptr, 1, chunk.len, output->file) != chunk.len)
		output->failed = true;
	return output->failed;
}

/* mkstemp() makes a file for its owner only; a report is as readable as the umask says. */
static void widen(const char *path)
{
	mode_t mask = umask(0);

	umask(mask);
	chmod(path, 0666 & ~mask);
}

bool ui_output_close(struct ui_output *output)
{
	const char *why;

	if (fflush(output->file) != 0)
		output->failed = true;
	why = errno == ENOSPC ? "no space left; the report is incomplete"
			      : "cannot be written; the report is incomplete";
	if (output->path == NULL) {
		if (output->failed)
			ui_say("stdout", why, NULL);
		return !output->failed;
	}
	if (fclose(output->file) != 0)
		output->failed = true;
	if (!output->failed) {
		widen(output->temporary);
		output->failed = rename(output->temporary, output->path) != 0;
	}
	if (output->failed) {
		ui_say(output->path, "cannot be written; nothing was changed there", NULL);
		remove(output->temporary);
	}
	free(output->temporary);
	return !output->failed;
}

static unsigned number_of(const char *text)
{
	unsigned value = 0;

	for (; text != NULL && *text >= '0' && *text <= '9' && value < 10000; text++)
		value = value * 10 + (unsigned)(*text - '0');
	return value;
}

uint16_t ui_width(void)
{
	unsigned width = number_of(getenv("COLUMNS"));
	struct winsize size;

	if (width == 0 && isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	if (width == 0)
		width = 80;
	return (uint16_t)(width < 60 ? 60 : width > 200 ? 200 : width);
}

bool ui_colour(const char *when, bool to_file)
{
	const char *no_color = getenv("NO_COLOR");

	if (strcmp(when, "always") == 0)
		return true;
	return strcmp(when, "auto") == 0 && !to_file && isatty(STDOUT_FILENO) &&
	       (no_color == NULL || no_color[0] == '\0');
}

void ui_now(char *text)
{
	time_t now = time(NULL);
	struct tm utc;

	gmtime_r(&now, &utc);
	strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
}
