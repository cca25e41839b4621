/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Forms: the shapes of URLs that people paste, and of those that are asked for.
 *
 * A form is "host/segment/segment?name=value". In each part {x} stands for a value:
 *
 *     {tenant} {site} {id}   one segment, host label or query value, kept under that name
 *     {id:digits}            digits, then nothing or '-' and anything ("417-go-engineer")
 *     {id:hex} {id:uuid}     of that shape, then nothing or '-' and anything ({id:hex} only)
 *     {_}                    one segment that does not matter
 *     {lang}                 as the first segment: a language tag ("en", "de-CH") or nothing
 *     ...                    as the last segment: whatever follows, or nothing
 *     {path}                 as the last segment: whatever follows, slashes included
 *
 * Host and path are compared apart, so that the name of a board in another site's path means
 * nothing. Values that could change the meaning of a URL they are put into do not match.
 *
 * Ownership: values borrow from the URL.
 */
struct sg_values {
	sg_str host; /* of the URL, without "www." */
	sg_str tenant;
	sg_str site;
	sg_str id;
	sg_str path;
	sg_str app, key; /* secrets, for filling in only */
};

/* Whether a canonical URL (record/url.h) has the form; fills in what it finds. */
bool sg_form_match(const char *form, sg_str url, struct sg_values *out);

/* Whether a canonical URL of any site has a query of this form ("gh_jid={id:digits}"). */
bool sg_form_match_query(const char *form, sg_str url, struct sg_values *out);

/*
 * A URL or text from a form with values put in; "{page}" and "{offset}" are the numbers given.
 * What a URL cannot hold is escaped. Absent when memory ran out.
 */
sg_str sg_form_fill(const char *form, const struct sg_values *values, unsigned page,
		    unsigned offset, struct sg_arena *arena);

/* Whether text may stand as a name in a URL: letters, digits, '.', '_', '-', and escapes of
 * what neither ends a segment nor leads up a path. */
bool sg_form_is_name(sg_str text);
/* Whether text is a name, or a path of names that starts with '/'. */
bool sg_form_is_path(sg_str text);
