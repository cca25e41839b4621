/* SPDX-License-Identifier: MIT */
#include "record/reading.h"

#include "base/names.h"
#include "record/identity.h"
#include "record/posting.h"
#include "record/url.h"

sg_str sg_reading_str(struct sg_reading *reading, const struct sg_json *node, const char *key)
{
	sg_str text = sg_json_get_str(node, key), copy = sg_arena_dup(reading->arena, text);

	if (text.ptr != NULL && copy.ptr == NULL)
		reading->full = true;
	return copy;
}

uint32_t sg_reading_uint(const struct sg_json *node, const char *key, uint32_t max)
{
	double value = sg_json_number(sg_json_get(node, key), 0);

	if (!(value > 0))
		return 0;
	return value >= max ? max : (uint32_t)value;
}

sg_span sg_reading_span(const struct sg_json *node)
{
	sg_span span = { sg_reading_uint(node, "start", UINT32_MAX),
			 sg_reading_uint(node, "end", UINT32_MAX) };

	if (span.end < span.start)
		span.end = span.start;
	return span;
}

enum sg_section_kind sg_reading_section(const struct sg_json *node, const char *key)
{
	int kind = sg_section_of(sg_json_get_str(node, key));

	return kind < 0 ? SG_SECTION_OTHER : (enum sg_section_kind)kind;
}

enum sg_outcome sg_reading_outcome(struct sg_reading *reading, const struct sg_json *node,
				   sg_str *why)
{
	sg_str outcome = sg_json_get_str(node, "outcome");

	*why = (sg_str){ NULL, 0 };
	if (outcome.ptr == NULL || sg_str_eq(outcome, SG_STR("ok")))
		return SG_OUTCOME_OK;
	*why = sg_reading_str(reading, node, "why");
	if (why->len == 0)
		*why = SG_STR(SG_RECORD_WHY);
	return SG_OUTCOME_INCONCLUSIVE;
}

static bool is_key(sg_str key)
{
	for (size_t i = 0; i < key.len; i++)
		if (!sg_is_digit(key.ptr[i]) && (key.ptr[i] < 'a' || key.ptr[i] > 'f'))
			return false;
	return key.len == 16;
}

enum sg_status sg_reading_posting(struct sg_reading *reading, const struct sg_json *record,
				  struct sg_posting *out)
{
	const struct sg_json *node = sg_json_get(record, "posting");
	const struct sg_json *remote = sg_json_get(node, "remote");
	sg_str key;

	*out = (struct sg_posting){ 0 };
	if (sg_json_type(node) != SG_JSON_OBJECT)
		return sg_fail(reading->err, SG_ESYNTAX, "posting: must be an object");
	out->id = sg_reading_str(reading, node, "id");
	out->url = sg_url_canonical(reading->arena, sg_json_get_str(node, "url"));
	out->title = sg_reading_str(reading, node, "title");
	out->company = sg_reading_str(reading, node, "company");
	out->location = sg_reading_str(reading, node, "location");
	if (sg_json_type(remote) == SG_JSON_BOOL)
		out->remote = sg_json_bool(remote) ? SG_YES : SG_NO;
	out->posted = sg_reading_str(reading, node, "posted");
	out->valid_through = sg_reading_str(reading, node, "valid_through");
	out->salary = sg_reading_str(reading, node, "salary");
	out->employment_type = sg_reading_str(reading, node, "employment_type");
	out->seniority = sg_reading_str(reading, node, "seniority");
	out->source = sg_reading_str(reading, node, "source");
	out->board = sg_reading_str(reading, node, "board");
	out->duplicate_of = sg_reading_str(reading, node, "duplicate_of");
	key = sg_reading_str(reading, node, "key");
	if (!sg_posting_identify(out, reading->arena))
		reading->full = true;
	if (is_key(key)) {
		bool made = sg_str_eq(out->id, out->key);

		out->id = made && sg_json_get_str(node, "id").ptr == NULL ? key : out->id;
		out->key = key;
	}
	return SG_OK;
}

enum sg_status sg_reading_list(struct sg_reading *reading, const struct sg_json *node,
			       const char *key, bool objects, const struct sg_json **list,
			       size_t *n)
{
	const struct sg_json *member = sg_json_get(node, key);

	*list = NULL;
	*n = 0;
	if (sg_json_type(member) == SG_JSON_NULL)
		return SG_OK;
	if (sg_json_type(member) != SG_JSON_ARRAY)
		return sg_fail(reading->err, SG_ESYNTAX, "%s: must be a list", key);
	for (size_t i = 0; objects && i < sg_json_size(member); i++)
		if (sg_json_type(sg_json_at(member, i)) != SG_JSON_OBJECT)
			return sg_fail(reading->err, SG_ESYNTAX, "%s[%zu]: must be an object", key,
				       i);
	*list = member;
	*n = sg_json_size(member);
	return SG_OK;
}

enum sg_status sg_reading_rows(struct sg_reading *reading, const struct sg_json *node,
			       const char *key, bool objects, size_t size,
			       struct sg_reading_rows *out)
{
	struct sg_reading_rows rows = { .n = 0 };
	enum sg_status status =
		sg_reading_list(reading, node, key, objects, &rows.list, &rows.n);

	*out = (struct sg_reading_rows){ .n = 0 };
	if (status != SG_OK || rows.n == 0)
		return status;
	rows.at = sg_arena_alloc_array(reading->arena, rows.n, size, alignof(max_align_t));
	if (rows.at == NULL)
		return sg_no_memory(reading->err);
	*out = rows;
	return SG_OK;
}

enum sg_status sg_reading_strings(struct sg_reading *reading, const struct sg_json *node,
				  const char *key, const sg_str **at, size_t *n)
{
	const struct sg_json *list;
	sg_str *strings;
	size_t size;
	enum sg_status status = sg_reading_list(reading, node, key, false, &list, &size);

	*at = NULL;
	*n = 0;
	if (status != SG_OK || size == 0)
		return status;
	strings = sg_arena_array(reading->arena, sg_str, size);
	for (size_t i = 0; strings != NULL && i < size; i++) {
		sg_str text = sg_json_str(sg_json_at(list, i));
		sg_str copy = sg_arena_dup(reading->arena, text);

		if (text.len == 0)
			continue;
		if (copy.ptr == NULL)
			reading->full = true;
		else
			strings[(*n)++] = copy;
	}
	if (strings == NULL)
		reading->full = true;
	*at = strings;
	return SG_OK;
}
