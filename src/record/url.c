/* SPDX-License-Identifier: MIT */
#include "record/url.h"

#include "base/utf8.h"

enum { LONGEST = 4096 };

static const sg_str tracking[] = {
	SG_LIT("gclid"), SG_LIT("fbclid"),     SG_LIT("msclkid"), SG_LIT("yclid"),
	SG_LIT("dclid"), SG_LIT("igshid"),     SG_LIT("mc_cid"),  SG_LIT("mc_eid"),
	SG_LIT("_ga"),	 SG_LIT("_gl"),	       SG_LIT("ref"),	  SG_LIT("refid"),
	SG_LIT("src"),	 SG_LIT("source"),     SG_LIT("gh_src"),  SG_LIT("referrer"),
	SG_LIT("trk"),	 SG_LIT("trackingid"), SG_LIT("iis"),	  SG_LIT("iisn"),
};

static bool is_tracking(sg_str name)
{
	if (sg_str_starts_fold(name, SG_STR("utm_")) ||
	    sg_str_starts_fold(name, SG_STR("lever-source")) ||
	    sg_str_starts_fold(name, SG_STR("lever-origin")))
		return true;
	for (size_t i = 0; i < sizeof tracking / sizeof *tracking; i++)
		if (sg_str_eq_fold(name, tracking[i]))
			return true;
	return false;
}

/* The scheme of an http(s) URL without "://"; absent for any other. */
static sg_str scheme_of(sg_str url)
{
	if (sg_str_starts_fold(url, SG_STR("https://")))
		return SG_STR("https");
	if (sg_str_starts_fold(url, SG_STR("http://")))
		return SG_STR("http");
	return (sg_str){ NULL, 0 };
}

/* What no browser would show as it is; 0xfffd stands for what is no UTF-8, too. */
static bool has_odd_character(sg_str url)
{
	for (size_t at = 0; at < url.len;) {
		uint32_t c = sg_utf8_next(url, &at);

		if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' || c == 0xfffd ||
		    sg_is_control(c))
			return true;
	}
	return false;
}

static size_t first_of(sg_str str, const char *set)
{
	for (size_t i = 0; i < str.len; i++)
		for (const char *c = set; *c != '\0'; c++)
			if (str.ptr[i] == *c)
				return i;
	return str.len;
}

/* Host and port of an authority, without user and default port; false when there is none. */
static bool add_host(struct sg_buf *buf, sg_str authority, sg_str scheme)
{
	sg_str default_port = scheme.len == 5 ? SG_STR(":443") : SG_STR(":80");
	size_t at;

	while ((at = first_of(authority, "@")) < authority.len)
		authority = sg_str_sub(authority, at + 1, authority.len);
	for (;;) {
		if (sg_str_ends(authority, default_port))
			authority.len -= default_port.len;
		else if (sg_str_ends(authority, SG_STR(":")))
			authority.len--;
		else
			break;
	}
	if (authority.len == 0 || authority.ptr[0] == ':')
		return false;
	for (size_t i = 0; i < authority.len; i++)
		sg_buf_add_char(buf, sg_lower(authority.ptr[i]));
	return true;
}

static void add_query(struct sg_buf *buf, sg_str query)
{
	char before = '?';

	while (query.ptr != NULL) {
		sg_str field = sg_str_cut(&query, '&');
		sg_str name = sg_str_sub(field, 0, first_of(field, "="));

		if (field.len == 0 || is_tracking(name))
			continue;
		sg_buf_add_char(buf, before);
		sg_buf_add(buf, field);
		before = '&';
	}
}

sg_str sg_url_canonical(struct sg_arena *arena, sg_str str)
{
	sg_str url = sg_str_trim(str), scheme = scheme_of(url);
	struct sg_buf buf = { .arena = arena, .max = 2 * LONGEST };
	sg_str rest, path;
	size_t end;

	if (scheme.ptr == NULL || url.len > LONGEST || has_odd_character(url))
		return (sg_str){ NULL, 0 };
	url.len = first_of(url, "#");
	rest = sg_str_sub(url, scheme.len + 3, url.len);
	end = first_of(rest, "/?");
	sg_buf_add(&buf, scheme);
	sg_buf_add(&buf, SG_STR("://"));
	if (!add_host(&buf, sg_str_sub(rest, 0, end), scheme))
		return (sg_str){ NULL, 0 };
	rest = sg_str_sub(rest, end, rest.len);
	path = sg_str_sub(rest, 0, first_of(rest, "?"));
	sg_buf_add(&buf, path.len == 0 ? SG_STR("/") : path);
	if (path.len < rest.len)
		add_query(&buf, sg_str_sub(rest, path.len + 1, rest.len));
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

/* A name and a colon before anything that ends one. */
static bool has_scheme(sg_str link)
{
	size_t end = first_of(link, ":/?#");

	return end > 0 && end < link.len && link.ptr[end] == ':';
}

/* The part of base that a link of this beginning is put behind. */
static sg_str stem_of(sg_str base, sg_str link)
{
	size_t host = scheme_of(base).len + 3, path, end;

	base.len = first_of(base, "?#");
	path = host + first_of(sg_str_sub(base, host, base.len), "/");
	if (sg_str_starts(link, SG_STR("/")))
		return sg_str_sub(base, 0, path);
	if (sg_str_starts(link, SG_STR("?")))
		return base;
	for (end = base.len; end > path && base.ptr[end - 1] != '/';)
		end--;
	return sg_str_sub(base, 0, end);
}

sg_str sg_url_resolve(struct sg_arena *arena, sg_str base, sg_str link)
{
	sg_str scheme = scheme_of(base), stem;
	size_t bare; /* length of a stem that is only a host */

	link = sg_str_trim(link);
	if (scheme.ptr == NULL || link.len == 0 || has_scheme(link))
		return link;
	if (sg_str_starts(link, SG_STR("//")))
		return sg_arena_printf(arena, SG_FMT ":" SG_FMT, SG_ARG(scheme), SG_ARG(link));
	stem = stem_of(base, link);
	while (sg_str_starts(link, SG_STR("./")))
		link = sg_str_sub(link, 2, link.len);
	while (sg_str_starts(link, SG_STR("../"))) {
		link = sg_str_sub(link, 3, link.len);
		if (sg_str_ends(stem, SG_STR("/"))) /* else it is a host, with nothing above */
			stem = stem_of(sg_str_sub(stem, 0, stem.len - 1), link);
	}
	bare = first_of(sg_str_sub(stem, scheme.len + 3, stem.len), "/") + scheme.len + 3;
	return sg_arena_printf(arena, SG_FMT "%s" SG_FMT, SG_ARG(stem),
			       bare == stem.len && !sg_str_starts(link, SG_STR("/")) ? "/" : "",
			       SG_ARG(link));
}

sg_str sg_url_path(sg_str url)
{
	size_t host = scheme_of(url).len + 3;
	sg_str rest = sg_str_sub(url, host, url.len);

	rest = sg_str_sub(rest, first_of(rest, "/"), rest.len);
	return rest.len == 0 ? SG_STR("/") : sg_str_sub(rest, 0, first_of(rest, "?"));
}

sg_str sg_url_host(sg_str url)
{
	sg_str host = sg_str_sub(url, scheme_of(url).len + 3, url.len);
	size_t at;

	host.len = first_of(host, "/?#");
	while ((at = first_of(host, "@")) < host.len)
		host = sg_str_sub(host, at + 1, host.len);
	return sg_str_starts_fold(host, SG_STR("www.")) ? sg_str_sub(host, 4, host.len) : host;
}

bool sg_url_is_link(sg_str url)
{
	if (!sg_str_starts(url, SG_STR("https://")) && !sg_str_starts(url, SG_STR("http://")))
		return false;
	for (size_t i = 0; i < url.len; i++)
		if (url.ptr[i] <= ' ' || url.ptr[i] > '~' || url.ptr[i] == '"' ||
		    url.ptr[i] == '<' || url.ptr[i] == '>')
			return false;
	return true;
}
