/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

/*
 * Render: a program of the user's, a browser as a rule, that runs the scripts of a page.
 *
 * The command is split at spaces, with '...' and "..." around words that hold some; no shell
 * sees it. The URL comes as the last word. What the program prints is the page, in UTF-8; what
 * it complains of goes nowhere. It gets the timeout and the size limit of a request, and is
 * ended with all that it started when it keeps to neither, and when skillgap is interrupted.
 *
 * What the program loads on its own is its business: the rules of the fetcher hold for the
 * URL that it is given.
 *
 * Ownership: the page lives until the next one, or render_close(). Threads: one.
 */
enum { RENDER_MAX_WORDS = 30 };

struct render {
	const char *command; /* as typed; NULL: none */

	char *text; /* the words of it */
	char *words[RENDER_MAX_WORDS + 2];
	unsigned n_words;
	char *page;
	bool gave_up; /* it cannot be started; told once */
};

#define RENDER_OPTIONS(render)                                                                     \
	{ OPT_TEXT, 0, "render", "COMMAND", "run the scripts of pages empty without them",         \
	  &(render).command, 0, 0, NULL }

/* Splits the command, where there is one. False and a message when that cannot be (exit 2). */
bool render_open(struct render *render);
void render_close(struct render *render);

/* The page at url after its scripts ran. False and a message when there is none. */
bool render_page(struct render *render, sg_str url, uint32_t timeout_s, size_t max_bytes,
		 sg_str *html);
