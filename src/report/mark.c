/* SPDX-License-Identifier: MIT */
#include "report/mark.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "record/url.h"

struct marker {
	struct sg_out *out;
	sg_str text;
	bool begun;	 /* something stands there already */
	bool space;	 /* white space was passed */
	bool only_digits; /* so far; "1." at the start of a line is a list */
};

static char char_at(sg_str text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

static bool is_in_name(char c)
{
	return sg_is_word(c) || c == '-' || c == '.' || c == '+';
}

/* "me@host.example" is a link wherever it stands, escaped or not, unless it is taken apart. */
static bool is_mail(sg_str text, size_t at)
{
	return text.ptr[at] == '@' && at > 0 && is_in_name(text.ptr[at - 1]) &&
	       is_in_name(char_at(text, at + 1));
}

static bool ends_in_www(sg_str text, size_t at)
{
	return at >= 3 && sg_str_eq_fold(sg_str_sub(text, at - 3, at), SG_STR("www"));
}

/* "https://", ":smile:", but not "12:30". */
static bool starts_something(sg_str text, size_t at)
{
	char next = char_at(text, at + 1);

	return next > ' ' && !(at > 0 && sg_is_digit(text.ptr[at - 1]) && sg_is_digit(next));
}

/* Whether a visible ASCII character could be markup where it stands. */
static bool is_markup(const struct marker *marker, size_t at)
{
	char c = marker->text.ptr[at];

	switch (c) {
	case '-':
	case '+':
	case '=':
		return !marker->begun;
	case ')':
		return marker->only_digits;
	case '.':
		return marker->only_digits || ends_in_www(marker->text, at);
	case ':':
		return starts_something(marker->text, at);
	default:
		return strchr("\\`*_[]<>#|~&$@", c) != NULL;
	}
}

static void add_char(struct marker *marker, size_t at)
{
	char c = marker->text.ptr[at];

	if (marker->space && marker->begun)
		sg_out_add(marker->out, SG_STR(" "));
	marker->space = false;
	if (is_mail(marker->text, at))
		sg_out_add(marker->out, SG_STR("<!-- -->"));
	if (is_markup(marker, at))
		sg_out_add(marker->out, SG_STR("\\"));
	sg_out_add(marker->out, sg_str_sub(marker->text, at, at + 1));
	marker->only_digits = (marker->only_digits || !marker->begun) && sg_is_digit(c);
	marker->begun = true;
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xa0 ||
	       code == 0x2028 || code == 0x2029;
}

void sg_mark_text(struct sg_out *out, sg_str text)
{
	struct marker marker = { .out = out, .text = text };

	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t code = sg_utf8_next(text, &at);

		if (is_blank(code)) {
			marker.space = true;
			continue;
		}
		if (sg_is_control(code))
			continue;
		if (code < 0x80) {
			add_char(&marker, from);
			continue;
		}
		if (marker.space && marker.begun)
			sg_out_add(out, SG_STR(" "));
		if (code == 0xfffd)
			sg_out_add(out, SG_STR("\xef\xbf\xbd"));
		else
			sg_out_add(out, sg_str_sub(text, from, at));
		marker.space = marker.only_digits = false;
		marker.begun = true;
	}
}

void sg_mark_link(struct sg_out *out, sg_str url, sg_str text)
{
	if (!sg_url_is_link(url)) {
		sg_mark_text(out, text);
		return;
	}
	sg_out_add(out, SG_STR("["));
	sg_mark_text(out, text);
	sg_out_add(out, SG_STR("]("));
	for (size_t i = 0; i < url.len; i++) {
		if (strchr("()\\|`[]", url.ptr[i]) != NULL)
			sg_out_printf(out, "%%%02X", (unsigned)(unsigned char)url.ptr[i]);
		else if (url.ptr[i] == '&')
			sg_out_add(out, SG_STR("&amp;"));
		else
			sg_out_add(out, sg_str_sub(url, i, i + 1));
	}
	sg_out_add(out, SG_STR(")"));
}
