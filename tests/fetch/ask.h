/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/io.h>
#include <skillgap/skillgap.h>

#include "base/str.h"

#include "../test.h"

/*
 * Asking tests/server.py: what the test programs that talk to it share. Replies live until the
 * program ends.
 */
static const char *http_port, *https_port, *certificate, *folder;
static struct sg_reply kept_replies[2000];
static size_t n_kept;

/* Hands out one answer; false when there is none. */
static inline bool next_reply(struct sg_fetcher *fetcher, struct sg_reply *reply)
{
	if (!sg_fetcher_wait(fetcher, reply))
		return false;
	CHECK(reply->status == reply->err.status);
	CHECK((reply->status == SG_OK) == (reply->err.text[0] == '\0'));
	kept_replies[n_kept++ % (sizeof kept_replies / sizeof *kept_replies)] = *reply;
	return true;
}

/* A fetcher that does not dawdle unless told to. */
static inline struct sg_fetcher *fetcher_or(struct sg_fetch_options options, struct sg_error *err)
{
	struct sg_fetcher *fetcher = NULL;

	if (options.pause_ms == 0)
		options.pause_ms = SG_NO_PAUSE;
	if (options.retry_ms == 0)
		options.retry_ms = 10;
	CHECK(sg_fetcher_new(&fetcher, &options, err) == err->status);
	return fetcher;
}

static inline struct sg_fetcher *fetcher_with(struct sg_fetch_options options)
{
	struct sg_error err = { 0 };

	return fetcher_or(options, &err);
}

static inline void add_request(struct sg_fetcher *fetcher, struct sg_request request)
{
	struct sg_error err = { 0 };

	CHECK(sg_fetcher_add(fetcher, &request, NULL, &err) == SG_OK);
}

static inline struct sg_reply ask_with(struct sg_request request, struct sg_fetch_options options)
{
	struct sg_reply reply = { 0 }, more = { 0 };
	struct sg_error err = { 0 };
	struct sg_fetcher *fetcher = fetcher_or(options, &err);

	if (fetcher == NULL)
		return (struct sg_reply){ .status = err.status, .err = err };
	add_request(fetcher, request);
	CHECK(next_reply(fetcher, &reply));
	CHECK(!sg_fetcher_wait(fetcher, &more));
	sg_fetcher_free(fetcher);
	return reply;
}

static inline struct sg_reply fetch_url(const char *url, struct sg_fetch_options options)
{
	return ask_with((struct sg_request){ .url = sg_str_of(url) }, options);
}

/* A page of the server, whose address has to be allowed. */
static inline struct sg_reply fetch_with(const char *path, struct sg_fetch_options options)
{
	char url[512];

	snprintf(url, sizeof url, "http://127.0.0.1:%s/%s", http_port, path);
	options.allow_private = true;
	return fetch_url(url, options);
}

static inline struct sg_reply fetch(const char *path)
{
	return fetch_with(path, (struct sg_fetch_options){ 0 });
}

/* Options for which every host is the server. */
static inline struct sg_fetch_options every_host(void)
{
	static char to[100];

	snprintf(to, sizeof to, "::127.0.0.1:%s", http_port);
	return (struct sg_fetch_options){ .allow_private = true, .connect_to = to };
}

/* What the server counted: of "connections", "asked-times" or "most-at-once". */
static inline long counted(const char *what, const char *of)
{
	char path[300];
	struct sg_reply reply;
	long number = 0;

	snprintf(path, sizeof path, "%s?%s", what, of);
	reply = fetch(path);
	if (reply.status != SG_OK)
		return -1;
	for (size_t i = 0; i < reply.page.body.len; i++)
		number = number * 10 + (reply.page.body.ptr[i] - '0');
	return number;
}

static inline bool has(sg_str text, const char *part)
{
	return sg_str_find(text, sg_str_of(part), 0) != SIZE_MAX;
}

static inline bool fails(struct sg_reply reply, enum sg_status status, const char *part)
{
	bool as_said = reply.status == status && has(sg_str_of(reply.err.text), part);

	if (!as_said)
		printf("# got %d \"%s\", want %d \"%s\"\n", (int)reply.status, reply.err.text,
		       (int)status, part);
	return as_said;
}

/* main() of such a program. */
static inline int run_against_server(int argc, char **argv, const struct test *tests, size_t n)
{
	int result;

	if (argc != 5) {
		fprintf(stderr, "run test_fetch.py\n");
		return 2;
	}
	http_port = argv[1];
	https_port = argv[2];
	certificate = argv[3];
	folder = argv[4];
	result = run_tests(tests, n);
	for (size_t i = 0; i < sizeof kept_replies / sizeof *kept_replies; i++)
		sg_reply_free(&kept_replies[i]);
	return result;
}
