/* SPDX-License-Identifier: MIT */
#include "read/flight.h"

#include "base/out.h"

enum { MAX_TEXTS = 1000, LONGEST_ID = 8 };

static bool is_hex(char c)
{
	return sg_is_digit(c) || (c >= 'a' && c <= 'f');
}

static sg_str hex_at(sg_str rows, size_t at)
{
	size_t end = at;

	while (end < rows.len && end - at < LONGEST_ID && is_hex(rows.ptr[end]))
		end++;
	return sg_str_sub(rows, at, end);
}

static size_t number_of(sg_str hex)
{
	size_t value = 0;

	for (size_t i = 0; i < hex.len; i++)
		value = value * 16 + (size_t)(sg_is_digit(hex.ptr[i]) ? hex.ptr[i] - '0'
								      : hex.ptr[i] - 'a' + 10);
	return value;
}

/* The row at flight->at, moving behind it. text says whether it is one of raw text. */
static bool next_row(struct sg_flight *flight, sg_str *id, sg_str *payload, bool *text)
{
	sg_str rows = flight->rows, length;
	size_t start, end;

	while (flight->at < rows.len && sg_is_space(rows.ptr[flight->at]))
		flight->at++;
	if (flight->at >= rows.len)
		return false;
	*id = hex_at(rows, flight->at);
	start = flight->at + id->len;
	if (start < rows.len && rows.ptr[start] == ':')
		start++;
	length = hex_at(rows, start + 1);
	end = start + 1 + length.len;
	*text = start < rows.len && rows.ptr[start] == 'T' && length.len > 0 && end < rows.len &&
		rows.ptr[end] == ',';
	if (*text) {
		*payload = sg_str_sub(rows, end + 1, end + 1 + number_of(length));
		flight->at = end + 1 + payload->len;
		return true;
	}
	end = sg_str_find(rows, SG_STR("\n"), start);
	*payload = sg_str_sub(rows, start, end);
	flight->at = end == SIZE_MAX ? rows.len : end + 1;
	return true;
}

void sg_flight_begin(struct sg_flight *flight, sg_str rows, struct sg_arena *arena)
{
	sg_str id, payload;
	bool text;

	*flight = (struct sg_flight){ .rows = rows, .arena = arena, .budget = 4 * rows.len };
	while (next_row(flight, &id, &payload, &text) && flight->texts.n < MAX_TEXTS) {
		struct sg_flight_text *slot = text ? sg_push(arena, &flight->texts) : NULL;

		if (slot != NULL)
			*slot = (struct sg_flight_text){ id, payload };
		flight->failed |= text && slot == NULL;
	}
	flight->at = 0;
}

static sg_str text_of(const struct sg_flight *flight, sg_str id)
{
	for (size_t i = 0; i < flight->texts.n; i++)
		if (sg_str_eq(flight->texts.at[i].id, id))
			return flight->texts.at[i].text;
	return (sg_str){ NULL, 0 };
}

/* An sg_sink_fn. */
static int gather(void *user, sg_str chunk)
{
	struct sg_buf *buf = user;

	sg_buf_add(buf, chunk);
	return buf->failed;
}

static void add_string(struct sg_buf *buf, sg_str text)
{
	struct sg_out out;

	sg_out_init(&out, gather, buf);
	sg_out_string(&out, text);
	buf->failed |= sg_out_finish(&out, NULL) != SG_OK;
}

/* A payload with texts in place of their names. */
static sg_str with_texts(struct sg_flight *flight, sg_str payload)
{
	struct sg_buf buf = { .arena = flight->arena };
	size_t from = 0, at = 0;

	while ((at = sg_str_find(payload, SG_STR("\"$"), at)) != SIZE_MAX) {
		sg_str id = hex_at(payload, at + 2), text = text_of(flight, id);
		size_t end = at + 2 + id.len;

		if (text.ptr == NULL || end >= payload.len || payload.ptr[end] != '"' ||
		    text.len > flight->budget) {
			at += 2;
			continue;
		}
		flight->budget -= text.len;
		sg_buf_add(&buf, sg_str_sub(payload, from, at));
		add_string(&buf, text);
		from = at = end + 1;
	}
	if (from == 0)
		return payload;
	sg_buf_add(&buf, sg_str_sub(payload, from, payload.len));
	flight->failed |= buf.failed;
	return sg_buf_str(&buf);
}

bool sg_flight_next(struct sg_flight *flight, sg_str *json)
{
	sg_str id, payload;
	bool text;

	while (next_row(flight, &id, &payload, &text)) {
		if (text || (!sg_str_starts(payload, SG_STR("{")) &&
			     !sg_str_starts(payload, SG_STR("["))))
			continue;
		*json = with_texts(flight, payload);
		return true;
	}
	return false;
}
