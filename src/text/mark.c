/* SPDX-License-Identifier: MIT */
#include "text/mark.h"

#include <string.h>

/* Names are read word by word: "jobDescription" and "job-description" are two words. */
enum word {
	BESIDE = 1, /* enough alone */
	MAIN = 2,   /* enough alone */
	TAGS = 4,   /* enough alone */
	JOB = 8,    /* a title with TITLE */
	TITLE = 16,
	HEADER = 32, /* beside when nothing else is said, or with SITE */
	SITE = 64,
	APPLY = 128, /* beside with FORM */
	FORM = 256,
	ONLY = 512, /* hidden with READER: the words of "sr-only", "visually-hidden" */
	READER = 1024,
};

static const struct {
	sg_str name;
	unsigned word;
} words[] = {
	{ SG_LIT("advert"), BESIDE },
	{ SG_LIT("alert"), BESIDE },
	{ SG_LIT("alerts"), BESIDE },
	{ SG_LIT("apply"), APPLY },
	{ SG_LIT("article"), MAIN },
	{ SG_LIT("autocomplete"), BESIDE },
	{ SG_LIT("banner"), BESIDE },
	{ SG_LIT("breadcrumb"), BESIDE },
	{ SG_LIT("breadcrumbs"), BESIDE },
	{ SG_LIT("consent"), BESIDE },
	{ SG_LIT("content"), MAIN },
	{ SG_LIT("cookie"), BESIDE },
	{ SG_LIT("cookiebanner"), BESIDE },
	{ SG_LIT("cookies"), BESIDE },
	{ SG_LIT("description"), MAIN },
	{ SG_LIT("details"), MAIN },
	{ SG_LIT("dropdown"), BESIDE },
	{ SG_LIT("footer"), BESIDE },
	{ SG_LIT("form"), FORM },
	{ SG_LIT("gdpr"), BESIDE },
	{ SG_LIT("global"), SITE },
	{ SG_LIT("header"), HEADER },
	{ SG_LIT("heading"), TITLE },
	{ SG_LIT("headline"), TITLE },
	{ SG_LIT("hidden"), ONLY },
	{ SG_LIT("job"), JOB },
	{ SG_LIT("jobad"), MAIN | JOB },
	{ SG_LIT("jobdescription"), MAIN },
	{ SG_LIT("jobtitle"), JOB | TITLE },
	{ SG_LIT("keywords"), TAGS },
	{ SG_LIT("login"), BESIDE },
	{ SG_LIT("main"), MAIN | SITE },
	{ SG_LIT("masthead"), BESIDE },
	{ SG_LIT("menu"), BESIDE },
	{ SG_LIT("modal"), BESIDE },
	{ SG_LIT("name"), TITLE },
	{ SG_LIT("nav"), BESIDE },
	{ SG_LIT("navbar"), BESIDE },
	{ SG_LIT("navigation"), BESIDE },
	{ SG_LIT("newsletter"), BESIDE },
	{ SG_LIT("offcanvas"), BESIDE },
	{ SG_LIT("only"), ONLY },
	{ SG_LIT("opening"), JOB },
	{ SG_LIT("page"), SITE },
	{ SG_LIT("pager"), BESIDE },
	{ SG_LIT("pagination"), BESIDE },
	{ SG_LIT("popup"), BESIDE },
	{ SG_LIT("position"), JOB },
	{ SG_LIT("posting"), MAIN | JOB },
	{ SG_LIT("recommendations"), BESIDE },
	{ SG_LIT("recommended"), BESIDE },
	{ SG_LIT("register"), BESIDE },
	{ SG_LIT("related"), BESIDE },
	{ SG_LIT("role"), JOB },
	{ SG_LIT("share"), BESIDE },
	{ SG_LIT("sharing"), BESIDE },
	{ SG_LIT("sidebar"), BESIDE },
	{ SG_LIT("signin"), BESIDE },
	{ SG_LIT("signup"), BESIDE },
	{ SG_LIT("similar"), BESIDE },
	{ SG_LIT("site"), SITE },
	{ SG_LIT("skills"), TAGS },
	{ SG_LIT("skip"), BESIDE },
	{ SG_LIT("social"), BESIDE },
	{ SG_LIT("sponsored"), BESIDE },
	{ SG_LIT("sr"), READER },
	{ SG_LIT("subscribe"), BESIDE },
	{ SG_LIT("tag"), TAGS },
	{ SG_LIT("tags"), TAGS },
	{ SG_LIT("technologies"), TAGS },
	{ SG_LIT("title"), TITLE },
	{ SG_LIT("toast"), BESIDE },
	{ SG_LIT("toolbar"), BESIDE },
	{ SG_LIT("tooltip"), BESIDE },
	{ SG_LIT("top"), SITE },
	{ SG_LIT("topcard"), JOB },
	{ SG_LIT("vacancy"), MAIN | JOB },
	{ SG_LIT("visually"), READER },
};

static unsigned word_of(sg_str name)
{
	size_t low = 0, high = sizeof words / sizeof *words;
	char folded[16];

	if (name.len > sizeof folded)
		return 0;
	for (size_t i = 0; i < name.len; i++)
		folded[i] = sg_lower(name.ptr[i]);
	name.ptr = folded;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = sg_str_cmp(name, words[middle].name);

		if (order == 0)
			return words[middle].word;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

/* Cuts the first word off *rest; absent when none is left. */
static sg_str next_word(sg_str *rest)
{
	size_t start = 0, end;

	while (start < rest->len && !sg_is_alpha(rest->ptr[start]))
		start++;
	end = start;
	while (end < rest->len && sg_is_alpha(rest->ptr[end]) &&
	       (end == start || !sg_is_upper(rest->ptr[end]) || sg_is_upper(rest->ptr[end - 1])))
		end++;
	if (start == end)
		return (sg_str){ NULL, 0 };
	*rest = (sg_str){ rest->ptr + end, rest->len - end };
	return (sg_str){ rest->ptr - (end - start), end - start };
}

static unsigned of_names(sg_str value)
{
	unsigned seen = 0, marks = 0;
	size_t n = 0;

	for (sg_str word = next_word(&value); word.ptr != NULL; word = next_word(&value), n++)
		seen |= word_of(word);
	if ((seen & BESIDE) != 0 || (seen & (APPLY | FORM)) == (APPLY | FORM) ||
	    ((seen & HEADER) != 0 && (n == 1 || (seen & SITE) != 0)))
		marks |= SG_MARK_BESIDE;
	if ((seen & (ONLY | READER)) == (ONLY | READER))
		marks |= SG_MARK_HIDDEN;
	else if (n == 1 && seen == ONLY)
		marks |= SG_MARK_BESIDE; /* some screens may show it */
	if ((seen & MAIN) != 0)
		marks |= SG_MARK_MAIN;
	if ((seen & TAGS) != 0)
		marks |= SG_MARK_TAGS;
	if ((seen & (JOB | TITLE)) == (JOB | TITLE))
		marks |= SG_MARK_TITLE;
	return marks;
}

/* The value of a property in a style attribute, trimmed; absent without it. */
static sg_str style_value(sg_str style, sg_str property)
{
	while (style.ptr != NULL) {
		sg_str rest = sg_str_cut(&style, ';');
		sg_str name = sg_str_trim(sg_str_cut(&rest, ':'));

		if (rest.ptr != NULL && sg_str_eq_fold(name, property))
			return sg_str_trim(rest);
	}
	return (sg_str){ NULL, 0 };
}

static unsigned of_style(sg_str style)
{
	sg_str display = style_value(style, SG_STR("display"));
	sg_str visible = style_value(style, SG_STR("visibility"));
	sg_str weight = style_value(style, SG_STR("font-weight"));
	unsigned marks = 0;

	if (sg_str_starts_fold(display, SG_STR("none")) ||
	    sg_str_starts_fold(visible, SG_STR("hidden")))
		marks |= SG_MARK_HIDDEN;
	if (sg_str_starts_fold(weight, SG_STR("bold")) ||
	    (weight.len >= 3 && weight.ptr[0] >= '6' && sg_is_digit(weight.ptr[0]) &&
	     weight.ptr[1] == '0'))
		marks |= SG_MARK_STRONG;
	return marks;
}

static unsigned of_role(sg_str role)
{
	static const struct {
		sg_str name;
		unsigned mark;
	} roles[] = {
		{ SG_LIT("alert"), SG_MARK_BESIDE },
		{ SG_LIT("alertdialog"), SG_MARK_BESIDE },
		{ SG_LIT("article"), SG_MARK_MAIN },
		{ SG_LIT("banner"), SG_MARK_BESIDE },
		{ SG_LIT("complementary"), SG_MARK_BESIDE },
		{ SG_LIT("contentinfo"), SG_MARK_BESIDE },
		{ SG_LIT("dialog"), SG_MARK_BESIDE },
		{ SG_LIT("heading"), SG_MARK_STRONG },
		{ SG_LIT("main"), SG_MARK_MAIN },
		{ SG_LIT("menu"), SG_MARK_BESIDE },
		{ SG_LIT("menubar"), SG_MARK_BESIDE },
		{ SG_LIT("navigation"), SG_MARK_BESIDE },
		{ SG_LIT("search"), SG_MARK_BESIDE },
		{ SG_LIT("toolbar"), SG_MARK_BESIDE },
	};

	role = sg_str_trim(role);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (sg_str_eq_fold(role, roles[i].name))
			return roles[i].mark;
	return 0;
}

static unsigned of_itemprop(sg_str value)
{
	value = sg_str_trim(value);
	if (sg_str_eq(value, SG_STR("description")))
		return SG_MARK_MAIN;
	if (sg_str_eq(value, SG_STR("title")))
		return SG_MARK_TITLE;
	return sg_str_eq(value, SG_STR("skills")) ? SG_MARK_TAGS : 0;
}

unsigned sg_mark_of(sg_str name, sg_str value)
{
	if (sg_str_eq_fold(name, SG_STR("class")) || sg_str_eq_fold(name, SG_STR("id")))
		return of_names(value);
	if (sg_str_eq_fold(name, SG_STR("style")))
		return of_style(value);
	if (sg_str_eq_fold(name, SG_STR("role")))
		return of_role(value);
	if (sg_str_eq_fold(name, SG_STR("itemprop")))
		return of_itemprop(value);
	if (sg_str_eq_fold(name, SG_STR("hidden")))
		return sg_str_eq_fold(value, SG_STR("until-found")) ? 0 : SG_MARK_HIDDEN;
	if (sg_str_eq_fold(name, SG_STR("aria-hidden"))) /* folded panels say so too */
		return sg_str_eq_fold(value, SG_STR("true")) ? SG_MARK_BESIDE : 0;
	if (sg_str_starts_fold(name, SG_STR("data-automation-id")) ||
	    sg_str_starts_fold(name, SG_STR("data-qa")) ||
	    sg_str_starts_fold(name, SG_STR("data-test")))
		return of_names(value) & (SG_MARK_MAIN | SG_MARK_TITLE);
	return 0;
}

enum sg_meta sg_meta_of(sg_str word)
{
	static const struct {
		sg_str word;
		enum sg_meta meta;
	} table[] = {
		{ SG_LIT("og:title"), SG_META_TITLE },
		{ SG_LIT("og:site_name"), SG_META_SITE },
		{ SG_LIT("og:url"), SG_META_URL },
		{ SG_LIT("canonical"), SG_META_CANONICAL },
	};

	word = sg_str_trim(word);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (sg_str_eq_fold(word, table[i].word))
			return table[i].meta;
	return SG_META_NONE;
}
