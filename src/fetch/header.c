/* SPDX-License-Identifier: MIT */
#include "fetch/header.h"

#include "base/date.h"
#include "base/str.h"

bool sg_header_has_control(sg_str value)
{
	for (size_t i = 0; i < value.len; i++)
		if ((unsigned char)value.ptr[i] < ' ' || value.ptr[i] == 0x7f)
			return true;
	return false;
}

/* The number that text starts with, of at most `most` digits; 0 digits is none. */
static bool take_number(sg_str *text, size_t most, unsigned *value)
{
	size_t n = 0;

	*value = 0;
	while (n < text->len && n < most && sg_is_digit(text->ptr[n]))
		*value = *value * 10 + (unsigned)(text->ptr[n++] - '0');
	*text = sg_str_sub(*text, n, text->len);
	return n > 0;
}

static bool take(sg_str *text, char c)
{
	if (text->len == 0 || text->ptr[0] != c)
		return false;
	*text = sg_str_sub(*text, 1, text->len);
	return true;
}

static bool take_month(sg_str *text, unsigned *month)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec"; /* HTTP's own */

	for (*month = 1; *month <= 12; ++*month)
		if (text->len >= 3 && sg_str_eq_fold(sg_str_sub(*text, 0, 3),
						     (sg_str){ names + 3 * (*month - 1), 3 }))
			break;
	*text = sg_str_sub(*text, 3, text->len);
	return *month <= 12;
}

static bool take_time(sg_str *text, int64_t *of_day)
{
	unsigned hour, minute, second;

	if (!take_number(text, 2, &hour) || !take(text, ':') || !take_number(text, 2, &minute) ||
	    !take(text, ':') || !take_number(text, 2, &second))
		return false;
	*of_day = (int64_t)hour * 3600 + minute * 60 + second;
	return hour < 24 && minute < 60 && second <= 60;
}

static void skip(sg_str *text, char c)
{
	while (take(text, c))
		;
}

bool sg_header_date(sg_str value, int64_t *seconds)
{
	unsigned day = 0, month = 0, year = 0;
	sg_str rest = sg_str_trim(value);
	int64_t of_day = 0;
	bool ok;

	/* The day of the week says nothing new; "Sun Nov  6 08:49:37 1994" has no comma. */
	while (rest.len > 0 && sg_is_alpha(rest.ptr[0]))
		rest = sg_str_sub(rest, 1, rest.len);
	if (take(&rest, ',')) {
		char sep;

		skip(&rest, ' ');
		ok = take_number(&rest, 2, &day) && rest.len > 0;
		sep = ok ? rest.ptr[0] : ' ';
		ok = ok && (sep == ' ' || sep == '-') && take(&rest, sep) &&
		     take_month(&rest, &month) && take(&rest, sep) && take_number(&rest, 4, &year);
		if (ok && sep == '-' && year < 100) /* as RFC 9110 has it, fifty years about */
			year += year < 77 ? 2000 : 1900;
		skip(&rest, ' ');
		ok = ok && take_time(&rest, &of_day);
	} else {
		skip(&rest, ' ');
		ok = take_month(&rest, &month);
		skip(&rest, ' ');
		ok = ok && take_number(&rest, 2, &day) && take(&rest, ' ') &&
		     take_time(&rest, &of_day) && take(&rest, ' ') && take_number(&rest, 4, &year);
	}
	if (!ok || day < 1 || day > 31 || year < 1970)
		return false;
	*seconds = sg_days_of((int)year, month, day) * 86400 + of_day;
	return true;
}

bool sg_header_seconds(sg_str text, uint32_t *seconds)
{
	uint32_t value = 0;

	text = sg_str_trim(text);
	for (size_t i = 0; i < text.len; i++) {
		if (!sg_is_digit(text.ptr[i]))
			return false;
		if (value <= SG_LONGEST_AGE_S)
			value = value * 10 + (uint32_t)(text.ptr[i] - '0');
	}
	*seconds = value > SG_LONGEST_AGE_S ? SG_LONGEST_AGE_S : value;
	return text.len > 0;
}

bool sg_header_retry_after(sg_str value, int64_t now, uint32_t *seconds)
{
	int64_t then;

	if (sg_header_seconds(value, seconds))
		return true;
	if (!sg_header_date(value, &then))
		return false;
	then -= now;
	*seconds = then < 0 ? 0 : then > SG_LONGEST_AGE_S ? SG_LONGEST_AGE_S : (uint32_t)then;
	return true;
}

void sg_header_cache_control(sg_str value, struct sg_freshness *freshness)
{
	while (value.ptr != NULL) {
		sg_str argument = sg_str_cut(&value, ',');
		sg_str name = sg_str_trim(sg_str_cut(&argument, '='));
		uint32_t seconds;

		if (sg_str_eq_fold(name, SG_STR("no-store")))
			freshness->no_store = true;
		else if (sg_str_eq_fold(name, SG_STR("no-cache")))
			freshness->must_ask = true;
		else if (sg_str_eq_fold(name, SG_STR("max-age")) &&
			 sg_header_seconds(argument, &seconds))
			freshness->max_age_s = seconds;
	}
}
