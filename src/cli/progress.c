/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* TIOCGWINSZ */

#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 1000, BETWEEN_MS = 100, LONGEST = 160 };

static struct {
	bool on;
	bool shown;
	int64_t next_ms; /* not before */
	size_t done, of;
	unsigned postings;
	char where[LONGEST];
} progress;

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool can_rewrite(void)
{
	const char *term = getenv("TERM");

	return isatty(STDERR_FILENO) && term != NULL && strcmp(term, "dumb") != 0;
}

void progress_open(bool wanted)
{
	memset(&progress, 0, sizeof progress);
	progress.on = wanted && can_rewrite();
	if (progress.on)
		progress.next_ms = now_ms() + QUIET_MS;
}

void progress_clear(void)
{
	if (!progress.shown)
		return;
	progress.shown = false;
	fputs("\r\x1b[K", stderr);
}

void progress_close(void)
{
	progress_clear();
	progress.on = false;
}

bool progress_is_on(void)
{
	return progress.on;
}

/* A line that wraps cannot be rewritten. */
static size_t columns(void)
{
	struct winsize size;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return 79;
	return size.ws_col - 1u;
}

static void draw(void)
{
	char line[LONGEST + 80];
	size_t width = columns();
	int n;

	if (progress.of > 1)
		n = snprintf(line, sizeof line, "reading %zu of %zu: %s",
			     progress.done < progress.of ? progress.done + 1 : progress.of,
			     progress.of, progress.where);
	else if (progress.postings > 1)
		n = snprintf(line, sizeof line, "reading %s: %u postings", progress.where,
			     progress.postings);
	else
		n = snprintf(line, sizeof line, "reading %s", progress.where);
	if (n < 0)
		return;
	if ((size_t)n > width)
		line[width] = '\0';
	fprintf(stderr, "\r%s\x1b[K", line);
	progress.shown = true;
}

static void draw_if_due(void)
{
	int64_t now;

	if (progress.where[0] == '\0')
		return;
	now = now_ms();
	if (now < progress.next_ms)
		return;
	progress.next_ms = now + BETWEEN_MS;
	draw();
}

/* Names come from outside, and one column a byte is what can be counted on. */
static void set_where(sg_str where)
{
	size_t n = 0;

	for (size_t i = 0; i < where.len && n < sizeof progress.where - 1; i++) {
		unsigned char c = (unsigned char)where.ptr[i];

		if (c < 0x80 || c >= 0xc0)
			progress.where[n++] = c >= ' ' && c < 0x7f ? where.ptr[i] : '?';
	}
	progress.where[n] = '\0';
}

void progress_at(size_t done, size_t of, sg_str where)
{
	if (!progress.on)
		return;
	progress.done = done;
	progress.of = of;
	progress.postings = 0;
	set_where(where);
	draw_if_due();
}

void progress_posting(void)
{
	if (!progress.on)
		return;
	progress.postings++;
	draw_if_due();
}
