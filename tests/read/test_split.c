/* SPDX-License-Identifier: MIT */
#include <skillgap/split.h>

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/error.h"
#include "base/str.h"
#include "test.h"

/* What came out of a stream. */
struct came {
	char *all; /* bytes of the parts, one behind the other */
	size_t len, cap;
	unsigned n, too_long;
	enum sg_part_kind kind; /* of the last */
	size_t header;		/* bytes that each part but the first repeats */
	bool ordered;
	unsigned stop_at;
};

static int take(void *user, const struct sg_part *part)
{
	struct came *came = user;
	size_t from = came->n > 0 ? came->header : 0;

	came->n++;
	came->kind = part->kind;
	came->ordered &= part->number == came->n;
	if (part->bytes.ptr == NULL) {
		came->too_long++;
		return 0;
	}
	if (came->all == NULL || came->len + part->bytes.len > came->cap) {
		came->cap = (came->len + part->bytes.len) * 2 + 1;
		came->all = realloc(came->all, came->cap);
	}
	memcpy(came->all + came->len, part->bytes.ptr + from, part->bytes.len - from);
	came->len += part->bytes.len - from;
	return came->n == came->stop_at;
}

/* Runs a stream in pieces of sizes that differ; `step` 0 is all at once. */
static enum sg_status run(sg_str stream, size_t step, struct came *came, struct sg_error *err)
{
	struct sg_split *split;
	enum sg_status status = sg_split_new(&split, take, came, err);
	size_t at = 0;

	came->ordered = true;
	while (status == SG_OK && at < stream.len) {
		size_t n = step == 0 ? stream.len : 1 + (at * 7919) % step;

		if (n > stream.len - at)
			n = stream.len - at;
		status = sg_split_add(split, (sg_str){ stream.ptr + at, n }, err);
		at += n;
	}
	if (status == SG_OK)
		status = sg_split_end(split, err);
	sg_split_free(split);
	return status;
}

static struct came came_of(sg_str stream, size_t step)
{
	struct came came = { .header = 0 };
	struct sg_error err = { 0 };

	CHECK(run(stream, step, &came, &err) == SG_OK);
	CHECK(came.ordered);
	return came;
}

static bool is(const struct came *came, sg_str text)
{
	return came->len == text.len && memcmp(came->all, text.ptr, text.len) == 0;
}

/* One text over and over, each with a number that fits %06u, until it is longer than a part. */
static char *many(const char *head, const char *format, size_t *len)
{
	size_t room = SG_PART_MAX + (SG_PART_MAX >> 2), at = strlen(head);
	char *all = malloc(room + 8192);

	memcpy(all, head, at);
	for (unsigned i = 0; at < room; i++)
		at += (size_t)snprintf(all + at, 8192, format, i);
	*len = at;
	return all;
}

static void records_come_line_by_line(void)
{
	const sg_str stream = SG_STR("{\"a\":1}\r\n\n{\"b\":2} \nnone\n{\"c\":3}");
	struct came came = { .header = 0 };
	struct sg_split *split;

	for (size_t step = 0; step < 9; step++) {
		came = came_of(stream, step);
		CHECK(came.n == 5 && came.kind == SG_PART_LINE);
		CHECK(is(&came, SG_STR("{\"a\":1}\r{\"b\":2} none{\"c\":3}")));
		free(came.all);
	}
	came = (struct came){ .ordered = true };
	CHECK(sg_split_new(&split, take, &came, NULL) == SG_OK);
	CHECK(sg_split_add(split, SG_STR("{\"a\":1}\n{\"b\""), NULL) == SG_OK && came.n == 1);
	CHECK(sg_split_add(split, SG_STR(":2}\n"), NULL) == SG_OK && came.n == 2);
	sg_split_free(split);
	free(came.all);
}

static void what_is_short_is_one_part(void)
{
	static const sg_str streams[] = {
		SG_LIT(""), SG_LIT("x"), SG_LIT("{\n \"title\": \"Dev\"\n}\n"), SG_LIT("[{}]\n"),
		SG_LIT("Title,Description\nDev,Go\n"), SG_LIT("<html>\n"),
		SG_LIT("WARC/1.0\r\nContent-Length: 2\r\n\r\nab\r\n\r\n"),
		SG_LIT("From a@b\nFrom: a@b\nSubject: x\n\nHi\n\nFrom a@b\nFrom: a@b\n\nHo\n")
	};

	for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
		for (size_t step = 0; step < 4; step++) {
			struct came came = came_of(streams[i], step);

			CHECK(came.n == 1 && came.kind == SG_PART_WHOLE);
			CHECK(is(&came, streams[i]));
			free(came.all);
		}
}

static void long_forms_are_cut_and_nothing_is_lost(void)
{
	static const struct {
		const char *head, *format;
	} forms[] = {
		{ "", "From a@b.example\nFrom: a@b.example\nSubject: Go %u\n\nFrom here\n\n\n" },
		{ "Job Title,Description\n", "Dev,\"Go %0600u\n says \"\"it\"\", or so\"\n" },
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		for (size_t step = 0; step <= 300 * 1000; step += 100 * 1000) {
			size_t len;
			char *all = many(forms[i].head, forms[i].format, &len);
			struct came came = { .header = strlen(forms[i].head) };
			struct sg_error err = { 0 };

			CHECK(run((sg_str){ all, len }, step, &came, &err) == SG_OK);
			CHECK(came.n > 100 && came.ordered && came.kind == SG_PART_RECORD);
			CHECK(is(&came, (sg_str){ all, len }));
			free(came.all);
			free(all);
		}
}

static void archives_are_cut_into_records(void)
{
	size_t len;
	char *all = many("", "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 1000\r\n\r\n%01000u\r\n\r\n",
			 &len);

	for (size_t step = 0; step <= 200 * 1000; step += 100 * 1000) {
		struct came came = came_of((sg_str){ all, len }, step);
		unsigned records = (unsigned)(len / (strlen("WARC/1.0\r\nWARC-Type: conversion\r\n"
							   "Content-Length: 1000\r\n\r\n") +
						   1004));

		CHECK(came.n == records && came.len == len - records * 4);
		free(came.all);
	}
	free(all);
}

static sg_str packed(sg_str text, char *to, size_t room)
{
	z_stream stream = { 0 };

	CHECK(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
	stream.next_in = (Bytef *)(uintptr_t)(const void *)text.ptr;
	stream.avail_in = (uInt)text.len;
	stream.next_out = (Bytef *)to;
	stream.avail_out = (uInt)room;
	CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
	deflateEnd(&stream);
	return (sg_str){ to, room - stream.avail_out };
}

static void members_of_gzip_are_one_stream(void)
{
	char bytes[512];
	struct sg_error err = { 0 };
	struct came came = { .header = 0 };
	sg_str one = packed(SG_STR("{\"a\":1}\n{\"b"), bytes, sizeof bytes), two, all;

	two = packed(SG_STR("\":2}\n"), bytes + one.len, sizeof bytes - one.len);
	all = (sg_str){ bytes, one.len + two.len };
	for (size_t step = 0; step < 5; step++) {
		came = came_of(all, step);
		CHECK(came.n == 2 && is(&came, SG_STR("{\"a\":1}{\"b\":2}")));
		free(came.all);
	}
	came = (struct came){ 0 };
	CHECK(run((sg_str){ bytes, all.len - 3 }, 0, &came, &err) == SG_ESYNTAX);
	CHECK(strstr(err.text, "too early") != NULL && came.n == 2);
	free(came.all);
	came = (struct came){ 0 };
	bytes[one.len / 2] ^= 0x55;
	CHECK(run(all, 0, &came, &err) == SG_ESYNTAX);
	free(came.all);
}

static void what_is_too_long_is_told_and_passed_over(void)
{
	enum { LONG = (17 << 20) + 5 };
	char *all = malloc(LONG + 4096);
	size_t at = (size_t)snprintf(all, 16, "{\"a\":1}\n");
	struct came came;
	struct sg_error err = { 0 };

	memset(all + at, 'x', LONG);
	memcpy(all + at + LONG, "\n{\"c\":3}\n", 9);
	came = came_of((sg_str){ all, at + LONG + 9 }, 65536);
	CHECK(came.n == 3 && came.too_long == 1 && is(&came, SG_STR("{\"a\":1}{\"c\":3}")));
	free(came.all);

	/* of a form that nobody cuts */
	memset(all, 'x', LONG);
	came = (struct came){ 0 };
	CHECK(run((sg_str){ all, LONG }, 65536, &came, &err) == SG_ELIMIT && came.n == 0);

	at = (size_t)snprintf(all, 200, "WARC/1.0\r\nContent-Length: %d\r\n\r\n", LONG);
	memset(all + at, 'x', LONG);
	snprintf(all + at + LONG, 200, "\r\n\r\nWARC/1.0\r\nContent-Length: 2\r\n\r\nab");
	came = came_of((sg_str){ all, at + LONG + strlen(all + at + LONG) }, 65536);
	CHECK(came.n == 2 && came.too_long == 1);
	CHECK(is(&came, SG_STR("WARC/1.0\r\nContent-Length: 2\r\n\r\nab")));
	free(came.all);
	free(all);
}

static void a_receiver_can_stop_it(void)
{
	struct came came = { .stop_at = 2 };
	struct sg_error err = { 0 };

	CHECK(run(SG_STR("{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n"), 0, &came, &err) == SG_EIO);
	CHECK(came.n == 2);
	free(came.all);
}

static void damaged_archives_are_told(void)
{
	size_t len;
	char *all = many("", "WARC/1.0\r\nContent-Length: 1000\r\n\r\n%01000u\r\n\r\n", &len);
	struct came came = { 0 };
	struct sg_error err = { 0 };

	CHECK(run((sg_str){ all, len - 100 }, 0, &came, &err) == SG_ESYNTAX);
	CHECK(strstr(err.text, "too early") != NULL && came.n > 1000);
	free(came.all);
	came = (struct came){ 0 };
	memcpy(all + len - 1038, "########", 8);
	CHECK(run((sg_str){ all, len }, 0, &came, &err) == SG_ESYNTAX && came.n > 1000);
	free(came.all);
	free(all);
}

TEST_MAIN(TEST(records_come_line_by_line), TEST(what_is_short_is_one_part),
	  TEST(long_forms_are_cut_and_nothing_is_lost), TEST(archives_are_cut_into_records),
	  TEST(members_of_gzip_are_one_stream), TEST(what_is_too_long_is_told_and_passed_over),
	  TEST(a_receiver_can_stop_it), TEST(damaged_archives_are_told))
