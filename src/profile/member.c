/* SPDX-License-Identifier: MIT */
#include "profile/member.h"

#include "text/clean.h"

enum sg_status sg_member_fail(const struct sg_member *member, const char *key, const char *must)
{
	return sg_fail(member->err, SG_ESYNTAX, "%s[%zu].%s: must be %s", member->section,
		       member->index, key, must);
}

sg_str sg_member_path(const struct sg_member *member, const char *key)
{
	return sg_arena_printf(member->arena, key == NULL ? "%s[%zu]" : "%s[%zu].%s",
			       member->section, member->index, key);
}

static enum sg_status clean(const struct sg_member *member, sg_str text, sg_str *out)
{
	*out = sg_clean_dup(member->arena, text);
	return out->ptr == NULL ? sg_no_memory(member->err) : SG_OK;
}

enum sg_status sg_member_section(struct sg_member *member, const char *section, size_t *n)
{
	const struct sg_json *list = sg_json_get(member->root, section);

	member->section = section;
	*n = 0;
	if (sg_json_type(list) == SG_JSON_NULL)
		return SG_OK;
	if (sg_json_type(list) != SG_JSON_ARRAY)
		return sg_fail(member->err, SG_ESYNTAX, "%s: must be a list", section);
	*n = sg_json_size(list);
	return SG_OK;
}

enum sg_status sg_member_object(struct sg_member *member, size_t i, sg_str *name)
{
	const struct sg_json *node = sg_json_at(sg_json_get(member->root, member->section), i);

	member->index = i;
	member->object = node;
	*name = (sg_str){ NULL, 0 };
	if (sg_json_type(node) == SG_JSON_STRING)
		return clean(member, sg_json_str(node), name);
	if (sg_json_type(node) != SG_JSON_OBJECT)
		return sg_fail(member->err, SG_ESYNTAX, "%s[%zu]: must be an object",
			       member->section, i);
	return SG_OK;
}

enum sg_status sg_member_text(const struct sg_member *member, const char *key, sg_str *out)
{
	const struct sg_json *node = sg_json_get(member->object, key);

	*out = (sg_str){ NULL, 0 };
	if (sg_json_type(node) == SG_JSON_NULL)
		return SG_OK;
	if (sg_json_type(node) != SG_JSON_STRING)
		return sg_member_fail(member, key, "text");
	return clean(member, sg_json_str(node), out);
}

enum sg_status sg_member_list(const struct sg_member *member, const char *key, const sg_str **out,
			      size_t *n)
{
	const struct sg_json *node = sg_json_get(member->object, key);
	bool single = sg_json_type(node) == SG_JSON_STRING;
	size_t count = single ? 1 : sg_json_size(node), kept = 0;
	sg_str *list;

	*out = NULL;
	*n = 0;
	if (sg_json_type(node) == SG_JSON_NULL)
		return SG_OK;
	if (!single && sg_json_type(node) != SG_JSON_ARRAY)
		return sg_member_fail(member, key, "a list of texts");
	list = sg_arena_array(member->arena, sg_str, count);
	if (list == NULL)
		return sg_no_memory(member->err);
	for (size_t i = 0; i < count; i++) {
		const struct sg_json *element = single ? node : sg_json_at(node, i);

		if (sg_json_type(element) == SG_JSON_NULL)
			continue;
		if (sg_json_type(element) != SG_JSON_STRING)
			return sg_member_fail(member, key, "a list of texts");
		if (clean(member, sg_json_str(element), &list[kept]) != SG_OK)
			return SG_ENOMEM;
		kept++;
	}
	*out = list;
	*n = kept;
	return SG_OK;
}
