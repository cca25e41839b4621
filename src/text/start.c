/* SPDX-License-Identifier: MIT */
#include "text/start.h"

#include <string.h>

#include "text/mark.h"

sg_str sg_start_name(sg_str in, size_t *at)
{
	size_t start = *at;

	while (*at < in.len && !sg_ends_name(in.ptr[*at]))
		++*at;
	return sg_str_sub(in, start, *at);
}

static void skip_space(sg_str in, size_t *at)
{
	while (*at < in.len && sg_is_space(in.ptr[*at]))
		++*at;
}

static sg_str read_value(sg_str in, size_t *at)
{
	const char *p = in.ptr + *at;
	size_t left = in.len - *at, len = 0;

	if (left > 0 && (*p == '"' || *p == '\'')) {
		const char *end = memchr(p + 1, *p, left - 1);

		if (end != NULL) {
			*at += (size_t)(end - p) + 1;
			return (sg_str){ p + 1, (size_t)(end - p) - 1 };
		}
	}
	while (len < left && !sg_is_space(p[len]) && p[len] != '>')
		len++;
	*at += len;
	return (sg_str){ p, len };
}

bool sg_start_attribute(sg_str in, size_t *at, sg_str *name, sg_str *value, bool *empty)
{
	size_t start;

	for (*empty = false; *at < in.len; ++*at) {
		char c = in.ptr[*at];

		if (c == '>') {
			++*at;
			return false;
		}
		if (c == '/')
			*empty = true;
		else if (!sg_is_space(c))
			break;
	}
	if (*at >= in.len)
		return false;
	start = (*at)++;
	while (*at < in.len && in.ptr[*at] != '=' && !sg_ends_name(in.ptr[*at]))
		++*at;
	*name = sg_str_sub(in, start, *at);
	*value = SG_STR("");
	skip_space(in, at);
	if (*at < in.len && in.ptr[*at] == '=') {
		++*at;
		skip_space(in, at);
		*value = read_value(in, at);
	}
	return true;
}

struct sg_start sg_start_read(sg_str in, size_t *at)
{
	struct sg_start start = { .info = sg_tag_find(sg_start_name(in, at)) };
	sg_str name, value;

	while (sg_start_attribute(in, at, &name, &value, &start.empty)) {
		if (start.info->fate == SG_FATE_KEEP)
			start.marks |= sg_mark_of(name, value);
		else if (sg_str_eq_fold(name, SG_STR("type")))
			start.type = value;
		else if (sg_str_eq_fold(name, SG_STR("content")) ||
			 sg_str_eq_fold(name, SG_STR("href")))
			start.content = value;
		else if (sg_str_eq_fold(name, SG_STR("property")) ||
			 sg_str_eq_fold(name, SG_STR("rel")) ||
			 (start.key.ptr == NULL && sg_str_eq_fold(name, SG_STR("name"))))
			start.key = value;
	}
	return start;
}
