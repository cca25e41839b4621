/* SPDX-License-Identifier: MIT */
#include "read/header.h"

/* The line at *at without its end, moving *at behind it. */
static sg_str next_line(sg_str text, size_t *at)
{
	size_t end = sg_str_find(text, SG_STR("\n"), *at), start = *at;
	sg_str line = sg_str_sub(text, start, end);

	*at = end == SIZE_MAX ? text.len : end + 1;
	return sg_str_ends(line, SG_STR("\r")) ? sg_str_sub(line, 0, line.len - 1) : line;
}

size_t sg_header_end(sg_str text)
{
	size_t at = 0;

	text = sg_str_sub(text, 0, SG_MAX_HEADER);
	while (at < text.len)
		if (next_line(text, &at).len == 0)
			return at;
	return SIZE_MAX;
}

/* Where the value starts in a line that is a field; 0 when it is none. */
static size_t value_in(sg_str line)
{
	enum { LONGEST_NAME = 64 };
	size_t at = 0;

	while (at < line.len && at < LONGEST_NAME &&
	       (sg_is_alpha(line.ptr[at]) || sg_is_digit(line.ptr[at]) || line.ptr[at] == '-'))
		at++;
	return at > 0 && at < line.len && line.ptr[at] == ':' ? at + 1 : 0;
}

sg_str sg_header_get(sg_str header, const char *name)
{
	sg_str wanted = sg_str_of(name);
	size_t at = 0;

	while (at < header.len) {
		size_t start = at, value;
		sg_str line = next_line(header, &at);

		value = value_in(line);
		if (value != wanted.len + 1 ||
		    !sg_str_eq_fold(sg_str_sub(line, 0, wanted.len), wanted))
			continue;
		while (at < header.len && (header.ptr[at] == ' ' || header.ptr[at] == '\t'))
			next_line(header, &at);
		return sg_str_trim(sg_str_sub(header, start + value, at));
	}
	return (sg_str){ NULL, 0 };
}

sg_str sg_header_param(sg_str value, const char *name)
{
	sg_str wanted = sg_str_of(name);

	sg_str_cut(&value, ';');
	while (value.ptr != NULL) {
		sg_str rest = sg_str_trim(value), found;

		sg_str_cut(&value, ';');
		if (!sg_str_starts_fold(rest, wanted))
			continue;
		found = sg_str_trim(sg_str_sub(rest, wanted.len, rest.len));
		if (!sg_str_starts(found, SG_STR("=")))
			continue;
		found = sg_str_trim(sg_str_sub(found, 1, found.len));
		if (sg_str_starts(found, SG_STR("\"")))
			return sg_str_sub(found, 1, sg_str_find(found, SG_STR("\""), 1));
		return sg_str_trim(sg_str_sub(found, 0, sg_str_find(found, SG_STR(";"), 0)));
	}
	return (sg_str){ NULL, 0 };
}

bool sg_header_is(sg_str text)
{
	size_t end = sg_header_end(text), at = 0;

	if (end == SIZE_MAX || value_in(sg_str_sub(text, 0, SG_MAX_HEADER)) == 0)
		return false;
	while (at < end) {
		sg_str line = next_line(text, &at);

		if (line.len > 0 && line.ptr[0] != ' ' && line.ptr[0] != '\t' &&
		    value_in(line) == 0)
			return false;
	}
	return true;
}
