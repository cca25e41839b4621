/* SPDX-License-Identifier: MIT */
#include "base/date.h"

/* Days and civil dates: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
int64_t sg_days_of(int year, unsigned month, unsigned day)
{
	int64_t y = month <= 2 ? (int64_t)year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void sg_days_split(int64_t days, int *year, unsigned *month, unsigned *day)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t mp = (5 * of_year + 2) / 153;

	*day = (unsigned)(of_year - (153 * mp + 2) / 5 + 1);
	*month = (unsigned)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

/* n digits at *at; moves past them. */
static bool digits(sg_str str, size_t *at, size_t n, unsigned *value)
{
	*value = 0;
	if (str.len < *at + n)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = str.ptr[*at + i];

		if (!sg_is_digit(c))
			return false;
		*value = *value * 10 + (unsigned)(c - '0');
	}
	*at += n;
	return true;
}

static unsigned days_in(unsigned year, unsigned month)
{
	static const unsigned char length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : length[month - 1];
}

bool sg_date_parse(sg_str str, int64_t *days)
{
	unsigned year, month = 1, day = 1;
	size_t at = 0;

	if (!digits(str, &at, 4, &year) || year < 1000)
		return false;
	if (at < str.len && str.ptr[at] == '-') {
		at++;
		if (!digits(str, &at, 2, &month))
			return false;
		if (at < str.len && str.ptr[at] == '-') {
			at++;
			if (!digits(str, &at, 2, &day))
				return false;
		}
	}
	/* "20261231" is no year and "2026-123" no month. */
	if (at < str.len && sg_is_digit(str.ptr[at]))
		return false;
	if (month < 1 || month > 12 || day < 1 || day > days_in(year, month))
		return false;
	*days = sg_days_of((int)year, month, day);
	return true;
}

/* "Mon, 02 Jan 2026 ..." or "2 Jan 2026": RFC 822's own month names, not a language's. */
static bool parse_rfc822(sg_str str, int64_t *days)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	unsigned day, month, year;
	size_t at = 0;

	while (at < str.len && !sg_is_digit(str.ptr[at]))
		at++;
	if (!digits(str, &at, 2, &day) && !digits(str, &at, 1, &day))
		return false;
	if (at + 9 > str.len || str.ptr[at] != ' ' || str.ptr[at + 4] != ' ')
		return false;
	for (month = 1; month <= 12; month++)
		if (sg_str_eq_fold(sg_str_sub(str, at + 1, at + 4),
				   (sg_str){ months + 3 * (month - 1), 3 }))
			break;
	at += 5;
	if (month > 12 || !digits(str, &at, 4, &year) || day < 1 || day > days_in(year, month))
		return false;
	*days = sg_days_of((int)year, month, day);
	return true;
}

/* "10/4/2026": month first, as the boards that write so do, unless there is no such month. */
static bool parse_slashes(sg_str str, int64_t *days)
{
	unsigned month, day, year, swap;
	size_t at = 0;

	if ((!digits(str, &at, 2, &month) && !digits(str, &at, 1, &month)) || at >= str.len ||
	    str.ptr[at++] != '/')
		return false;
	if ((!digits(str, &at, 2, &day) && !digits(str, &at, 1, &day)) || at >= str.len ||
	    str.ptr[at++] != '/' || !digits(str, &at, 4, &year) ||
	    (at < str.len && sg_is_digit(str.ptr[at])))
		return false;
	if (month > 12) {
		swap = month;
		month = day;
		day = swap;
	}
	if (month < 1 || month > 12 || day < 1 || day > days_in(year, month))
		return false;
	*days = sg_days_of((int)year, month, day);
	return true;
}

static bool parse_unix(sg_str str, int64_t *days)
{
	int64_t value = 0;

	if (str.len < 9 || str.len > 14)
		return false;
	for (size_t i = 0; i < str.len; i++) {
		if (!sg_is_digit(str.ptr[i]))
			return false;
		value = value * 10 + (str.ptr[i] - '0');
	}
	*days = (value >= 100000000000 ? value / 1000 : value) / 86400;
	return true;
}

sg_str sg_date_normalise(struct sg_arena *arena, sg_str str)
{
	unsigned month, day;
	int64_t days;
	int year;

	str = sg_str_trim(str);
	if (!parse_unix(str, &days) && !sg_date_parse(str, &days) && !parse_slashes(str, &days) &&
	    !parse_rfc822(str, &days))
		return (sg_str){ NULL, 0 };
	if (days < sg_days_of(2000, 1, 1))
		return (sg_str){ NULL, 0 };
	sg_days_split(days, &year, &month, &day);
	return sg_arena_printf(arena, "%04d-%02u-%02u", year, month, day);
}
