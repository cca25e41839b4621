/* SPDX-License-Identifier: MIT */
#include "read/cut.h"

#include <stdlib.h>
#include <string.h>

#include "read/reader.h"

sg_str sg_cut_rest(const struct sg_cut *cut)
{
	return (sg_str){ cut->n == cut->from ? "" : cut->at + cut->from, cut->n - cut->from };
}

void sg_cut_drop(struct sg_cut *cut)
{
	cut->from = cut->looked = cut->n;
}

void sg_cut_close(struct sg_cut *cut)
{
	free(cut->at);
	free(cut->header);
}

enum sg_status sg_cut_keep(struct sg_cut *cut, sg_str bytes, struct sg_error *err)
{
	size_t cap = cut->cap == 0 ? (size_t)1 << 16 : cut->cap;
	char *larger;

	if (cut->from > 0) {
		memmove(cut->at, cut->at + cut->from, cut->n - cut->from);
		cut->looked -= cut->from;
		cut->n -= cut->from;
		cut->from = 0;
	}
	while (cap - cut->n < bytes.len)
		cap *= 2;
	if (cap != cut->cap) {
		larger = realloc(cut->at, cap);
		if (larger == NULL)
			return sg_no_memory(err);
		cut->at = larger;
		cut->cap = cap;
	}
	if (bytes.len > 0)
		memcpy(cut->at + cut->n, bytes.ptr, bytes.len);
	cut->n += bytes.len;
	return SG_OK;
}

/* Hands out `len` bytes as the next part, or one without bytes where they are too many. */
static enum sg_status give(struct sg_cut *cut, size_t len, struct sg_error *err)
{
	struct sg_part part = { .kind = cut->form == SG_CUT_UNKNOWN ? SG_PART_WHOLE
					  : cut->form == SG_CUT_LINES ? SG_PART_LINE
								      : SG_PART_RECORD,
				  .number = ++cut->number };

	if (len <= SG_PART_MAX)
		part.bytes = sg_str_sub(sg_cut_rest(cut), 0, len);
	if (cut->form == SG_CUT_LINES && sg_str_ends(part.bytes, SG_STR("\n")))
		part.bytes.len--;
	if (cut->fn(cut->user, &part) != 0)
		return sg_fail(err, SG_EIO, "stopped");
	return SG_OK;
}

static void go_past(struct sg_cut *cut, size_t len)
{
	size_t there = cut->n - cut->from;

	cut->skip += len > there ? len - there : 0;
	cut->from += len > there ? there : len;
	if (cut->looked < cut->from)
		cut->looked = cut->from;
}

/* Rows with their header in front of them, as one text. */
static enum sg_status give_rows(struct sg_cut *cut, size_t len, struct sg_error *err)
{
	char *rows = malloc(cut->n_header + len);
	struct sg_part part = { .kind = SG_PART_RECORD, .number = ++cut->number };
	bool go_on;

	if (rows == NULL)
		return sg_no_memory(err);
	memcpy(rows, cut->header, cut->n_header);
	memcpy(rows + cut->n_header, cut->at + cut->from, len);
	if (cut->n_header + len <= SG_PART_MAX)
		part.bytes = (sg_str){ rows, cut->n_header + len };
	go_on = cut->fn(cut->user, &part) == 0;
	free(rows);
	return go_on ? SG_OK : sg_fail(err, SG_EIO, "stopped");
}

/* A table's first line is put aside for all that follow. */
static enum sg_status keep_header(struct sg_cut *cut, struct sg_error *err)
{
	sg_str rest = sg_cut_rest(cut);

	cut->n_header = sg_str_find(rest, SG_STR("\n"), 0) + 1;
	cut->header = malloc(cut->n_header);
	if (cut->header == NULL)
		return sg_no_memory(err);
	memcpy(cut->header, rest.ptr, cut->n_header);
	go_past(cut, cut->n_header);
	return SG_OK;
}

/* Once enough has come to see what it is; most never need to be cut. */
static enum sg_status choose_form(struct sg_cut *cut, struct sg_error *err)
{
	sg_str rest = sg_cut_rest(cut);

	if (!cut->no_lines) {
		size_t end = sg_str_find(rest, SG_STR("\n"), cut->looked - cut->from);

		cut->looked = cut->n;
		if (end != SIZE_MAX && sg_cut_is_record(sg_str_sub(rest, 0, end)))
			cut->form = SG_CUT_LINES;
		cut->no_lines = end != SIZE_MAX || rest.ptr[0] != '{';
		if (cut->form == SG_CUT_LINES)
			cut->looked = cut->from;
	}
	if (cut->form != SG_CUT_UNKNOWN || rest.len <= SG_PART_MAX)
		return SG_OK;
	cut->form = sg_cut_form_of(rest);
	cut->looked = cut->from;
	if (cut->form == SG_CUT_UNKNOWN) {
		sg_mend(err, "one posting a line, in parts");
		return sg_fail(err, SG_ELIMIT, "larger than %zu MiB", SG_PART_MAX >> 20);
	}
	return cut->form == SG_CUT_TABLE ? keep_header(cut, err) : SG_OK;
}

/* The rest of what was too long to be held. */
static void skip_some(struct sg_cut *cut)
{
	size_t there = cut->n - cut->from;
	size_t n = cut->skip < there ? (size_t)cut->skip : there;

	cut->from += n;
	cut->skip -= n;
	if (cut->looked < cut->from)
		cut->looked = cut->from;
}

/* What has no end within what can be held is given without its bytes, once. */
static enum sg_status give_too_long(struct sg_cut *cut, struct sg_error *err)
{
	enum sg_status status = SG_OK;

	if (cut->n - cut->from <= SG_PART_MAX)
		return SG_OK;
	if (!cut->skip_line)
		status = give(cut, SG_PART_MAX + 1, err);
	cut->skip_line = true;
	/* What was looked at has no end of it; the last bytes may begin one. */
	cut->from = cut->looked;
	return status;
}

static enum sg_status cut_all(struct sg_cut *cut, bool last, struct sg_error *err)
{
	for (;;) {
		enum sg_status status;
		size_t len = 0;

		skip_some(cut);
		if (cut->from == cut->n)
			return SG_OK;
		status = sg_cut_next(cut, last, &len, err);
		if (status != SG_OK)
			return status;
		if (len == 0)
			return give_too_long(cut, err);
		if (cut->skip_line)
			cut->skip_line = false; /* this was its end */
		else
			status = cut->form == SG_CUT_TABLE ? give_rows(cut, len, err)
							   : give(cut, len, err);
		if (status != SG_OK)
			return status;
		go_past(cut, len);
	}
}

enum sg_status sg_cut_add(struct sg_cut *cut, sg_str bytes, struct sg_error *err)
{
	enum sg_status status = sg_cut_keep(cut, bytes, err);

	if (status == SG_OK && cut->form == SG_CUT_UNKNOWN)
		status = choose_form(cut, err);
	if (status != SG_OK || cut->form == SG_CUT_UNKNOWN)
		return status;
	return cut_all(cut, false, err);
}

enum sg_status sg_cut_end(struct sg_cut *cut, struct sg_error *err)
{
	if (cut->form == SG_CUT_UNKNOWN)
		return give(cut, cut->n - cut->from, err);
	if (cut->form == SG_CUT_ARCHIVE && cut->skip > 0)
		return sg_fail(err, SG_ESYNTAX, "the archive ends too early");
	return cut_all(cut, true, err);
}
