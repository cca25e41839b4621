/* SPDX-License-Identifier: MIT */
#include "fetch/url.h"

#include "base/error.h"
#include "base/str.h"

enum { LONGEST = 8000 };

/* Where the first of any of `ends` stands, or the length. */
static size_t find_any(sg_str str, const char *ends)
{
	size_t at;

	for (at = 0; at < str.len; at++)
		for (const char *end = ends; *end != '\0'; end++)
			if (str.ptr[at] == *end)
				return at;
	return at;
}

static sg_str after_last(sg_str str, char sep)
{
	size_t at = str.len;

	while (at > 0 && str.ptr[at - 1] != sep)
		at--;
	return sg_str_sub(str, at, str.len);
}

static bool has_control(sg_str str)
{
	for (size_t i = 0; i < str.len; i++)
		if ((unsigned char)str.ptr[i] <= ' ' || str.ptr[i] == 0x7f)
			return true;
	return false;
}

/* "//" and what is before it, when the URL is of the web; 0 otherwise. */
static size_t scheme_len(sg_str url)
{
	if (sg_str_starts_fold(url, SG_STR("https://")))
		return 8;
	return sg_str_starts_fold(url, SG_STR("http://")) ? 7 : 0;
}

enum sg_status sg_url_check(sg_str url, struct sg_url *out, struct sg_error *err)
{
	size_t scheme = scheme_len(url);
	sg_str authority, port;

	*out = (struct sg_url){ .secure = scheme == 8 };
	if (scheme == 0)
		return sg_fail(err, SG_EARG, "not an http or https address");
	if (url.len > LONGEST)
		return sg_fail(err, SG_EARG, "an address of more than %d bytes", LONGEST);
	if (has_control(url))
		return sg_fail(err, SG_EARG, "an address with a space or control character in it");

	authority = sg_str_sub(url, scheme, url.len);
	authority = sg_str_sub(authority, 0, find_any(authority, "/?#\\"));
	if (find_any(authority, "@") < authority.len) {
		sg_mend(err, "leave out what stands before the '@'");
		return sg_fail(err, SG_EARG, "an address with a user name or password in it");
	}
	port = after_last(authority, ':');
	out->host = authority;
	if (port.len < authority.len && find_any(port, "]") == port.len)
		out->host = sg_str_sub(authority, 0, authority.len - port.len - 1);
	if (out->host.len == 0)
		return sg_fail(err, SG_EARG, "an address without a host");
	return SG_OK;
}

sg_str sg_url_place(sg_str url)
{
	sg_str place = sg_str_sub(url, scheme_len(url), url.len);
	size_t slash;

	place = sg_str_sub(place, 0, find_any(place, "?#"));
	slash = find_any(place, "/\\");
	place = sg_str_sub(place, slash - after_last(sg_str_sub(place, 0, slash), '@').len,
			   place.len);
	while (place.len > 1 && place.ptr[place.len - 1] == '/')
		place.len--;
	return place;
}

sg_str sg_url_origin(sg_str url)
{
	size_t scheme = scheme_len(url);

	return sg_str_sub(url, 0, scheme + find_any(sg_str_sub(url, scheme, url.len), "/?#\\"));
}

sg_str sg_url_path(sg_str url)
{
	sg_str path = sg_str_sub(url, sg_url_origin(url).len, url.len);

	return sg_str_cut(&path, '#');
}

/* Whether str is top or a part of it: "www.site.example" of "site.example". */
static bool is_under(sg_str str, sg_str top)
{
	sg_str tail;

	if (str.len < top.len)
		return false;
	tail = sg_str_sub(str, str.len - top.len, str.len);
	return sg_str_eq_fold(tail, top) &&
	       (tail.ptr == str.ptr || str.ptr[str.len - top.len - 1] == '.');
}

/* Whether a label of the host is name and a top-level domain follows: ".de", ".co.uk". */
static bool is_in_any_country(sg_str host, sg_str name)
{
	while (host.ptr != NULL) {
		sg_str label = sg_str_cut(&host, '.');
		sg_str rest = host;

		if (rest.ptr == NULL || !sg_str_eq_fold(label, name))
			continue;
		label = sg_str_cut(&rest, '.');
		if (rest.ptr == NULL)
			return true;
		return label.len <= 3 && find_any(rest, ".") == rest.len;
	}
	return false;
}

bool sg_url_host_is_closed(sg_str host)
{
	if (host.len > 0 && host.ptr[host.len - 1] == '.')
		host.len--;
	return is_under(host, SG_STR("linkedin.com")) || is_under(host, SG_STR("lnkd.in")) ||
	       is_in_any_country(host, SG_STR("indeed"));
}
