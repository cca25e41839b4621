/* SPDX-License-Identifier: MIT */
#include "text/element.h"

#include <string.h>

#include "text/start.h"

static bool is_one_of(sg_str name, const sg_str *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sg_str_eq_fold(name, names[i]))
			return true;
	return false;
}

static bool is_void(sg_str name)
{
	static const sg_str names[] = { SG_LIT("meta"), SG_LIT("link"), SG_LIT("br"),
					SG_LIT("img"),	SG_LIT("hr"),	SG_LIT("input"),
					SG_LIT("area"), SG_LIT("base"), SG_LIT("col"),
					SG_LIT("embed"), SG_LIT("source"), SG_LIT("track"),
					SG_LIT("wbr") };

	return is_one_of(name, names, sizeof names / sizeof *names);
}

static bool is_raw(sg_str name)
{
	static const sg_str names[] = { SG_LIT("script"), SG_LIT("style") };

	return is_one_of(name, names, sizeof names / sizeof *names);
}

static void read_attributes(sg_str html, size_t *at, struct sg_element *out)
{
	sg_str name, value;
	bool empty;

	while (sg_start_attribute(html, at, &name, &value, &empty))
		if (out->n_attributes < SG_MAX_ATTRIBUTES)
			out->attributes[out->n_attributes++] = (struct sg_attribute){ name, value };
	out->empty |= empty;
}

/* The content of a script that starts at *at, moving *at past its end tag. */
static sg_str read_raw(sg_str html, size_t *at, sg_str name)
{
	size_t start = *at, end = start;

	while ((end = sg_str_find(html, SG_STR("</"), end)) != SIZE_MAX &&
	       !sg_str_starts_fold(sg_str_sub(html, end + 2, end + 2 + name.len), name))
		end += 2;
	if (end == SIZE_MAX)
		end = html.len;
	*at = sg_str_find(html, SG_STR(">"), end);
	*at = *at == SIZE_MAX ? html.len : *at + 1;
	return sg_str_sub(html, start, end);
}

static void read_tag(sg_str html, size_t *at, struct sg_element *out)
{
	*out = (struct sg_element){ .from = *at - 1 };
	out->end = html.ptr[*at] == '/';
	*at += out->end;
	out->name = sg_start_name(html, at);
	out->empty = is_void(out->name);
	read_attributes(html, at, out);
	out->to = *at;
	if (!out->end && is_raw(out->name))
		out->raw = read_raw(html, at, out->name);
}

bool sg_element_next(sg_str html, size_t *at, struct sg_element *out)
{
	while (*at < html.len) {
		const char *angle = memchr(html.ptr + *at, '<', html.len - *at);
		sg_str rest;

		if (angle == NULL)
			break;
		*at = (size_t)(angle - html.ptr) + 1;
		rest = sg_str_sub(html, *at, *at + 3);
		if (sg_str_eq(rest, SG_STR("!--"))) {
			*at = sg_str_find(html, SG_STR("-->"), *at);
			continue;
		}
		if (rest.len < 2 ||
		    !sg_is_alpha(rest.ptr[0] == '/' ? rest.ptr[1] : rest.ptr[0]))
			continue;
		read_tag(html, at, out);
		return true;
	}
	return false;
}

sg_str sg_element_get(const struct sg_element *element, const char *name)
{
	for (size_t i = 0; i < element->n_attributes; i++)
		if (sg_str_eq_fold(element->attributes[i].name, sg_str_of(name)))
			return element->attributes[i].value;
	return (sg_str){ NULL, 0 };
}
