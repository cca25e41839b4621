/* SPDX-License-Identifier: MIT */
#include "report/label.h"

#include "base/date.h"
#include "base/utf8.h"
#include "report/text.h"

enum {
	MAX_NAMED = 6, /* more alternatives than this are counted instead of named */
	OLD_DAYS = 60, /* postings older than this are often filled already */
};

static struct sg_buf open_label(struct sg_sheet *sheet)
{
	return (struct sg_buf){ .arena = sheet->arena };
}

static void add_members(struct sg_sheet *sheet, struct sg_buf *label,
			const struct sg_requirement *wish)
{
	size_t n = wish->n_any_of, named = n > MAX_NAMED ? MAX_NAMED : n;
	bool some = wish->min_count > 1 && n > 1;

	if (some)
		sg_buf_printf(label, "%u of ", (unsigned)wish->min_count);
	for (size_t i = 0; i < named; i++) {
		bool last = i + 1 == n && !wish->open && !some;

		if (i > 0)
			sg_buf_add(label, last ? SG_STR(" or ") : SG_STR(", "));
		sg_buf_add(label, sg_name_of(&sheet->names, wish->any_of[i]));
	}
	if (n > named)
		sg_buf_printf(label, " or %zu others", n - named);
	if (wish->open)
		sg_buf_add(label, SG_STR(" or similar"));
}

static void add_years(struct sg_buf *label, const struct sg_requirement *wish)
{
	if (wish->min_years > 0 && wish->max_years > wish->min_years)
		sg_buf_printf(label, ", %u-%u years", (unsigned)wish->min_years,
			      (unsigned)wish->max_years);
	else if (wish->min_years > 0)
		sg_buf_printf(label, ", %u+ year%s", (unsigned)wish->min_years,
			      sg_label_s(wish->min_years));
	else if (wish->max_years > 0)
		sg_buf_printf(label, ", up to %u year%s", (unsigned)wish->max_years,
			      sg_label_s(wish->max_years));
}

sg_str sg_label_members(struct sg_sheet *sheet, const struct sg_requirement *wish)
{
	struct sg_buf label = open_label(sheet);

	add_members(sheet, &label, wish);
	return sg_sheet_take(sheet, &label);
}

sg_str sg_label_wish(struct sg_sheet *sheet, const struct sg_requirement *wish)
{
	struct sg_buf label = open_label(sheet);

	add_members(sheet, &label, wish);
	add_years(&label, wish);
	return sg_sheet_take(sheet, &label);
}

sg_str sg_label_met(struct sg_sheet *sheet, const struct sg_answer *answer)
{
	const struct sg_requirement *wish = answer->requirement;
	struct sg_buf label = open_label(sheet);
	bool itself = wish->n_any_of == 1 && sg_str_eq(wish->any_of[0], answer->by);
	sg_str months = sg_label_months(sheet, answer->months_held);

	add_members(sheet, &label, wish);
	if (itself && months.ptr != NULL)
		sg_buf_printf(&label, " " SG_FMT, SG_ARG(months));
	else if (!itself && answer->by.ptr != NULL)
		sg_buf_printf(&label, " (by " SG_FMT ")", SG_ARG(answer->by_name));
	return sg_sheet_take(sheet, &label);
}

sg_str sg_label_months(struct sg_sheet *sheet, unsigned months)
{
	unsigned years = months / 12, rest = months % 12;

	if (months == 0)
		return (sg_str){ 0 };
	if (years == 0)
		return sg_sheet_format(sheet, "%u m", rest);
	if (rest == 0)
		return sg_sheet_format(sheet, "%u y", years);
	return sg_sheet_format(sheet, "%u y %u m", years, rest);
}

bool sg_label_age(const struct sg_sheet *sheet, sg_str date, int64_t *days)
{
	int64_t day;

	if (!sheet->has_today || date.ptr == NULL || !sg_date_parse(date, &day) ||
	    day > sheet->today)
		return false;
	*days = sheet->today - day;
	return true;
}

sg_str sg_label_posted(struct sg_sheet *sheet, const struct sg_posting *posting)
{
	int64_t days;

	if (!sg_label_age(sheet, posting->posted, &days))
		return (sg_str){ 0 };
	if (days == 0)
		return SG_STR("posted today");
	return sg_sheet_format(sheet, "posted %lld day%s ago%s", (long long)days,
			       sg_label_s((size_t)days), days > OLD_DAYS ? ", may be closed" : "");
}

static sg_str day_label(struct sg_sheet *sheet, sg_str date, bool with_year)
{
	static const char *const months[] = {
		"January", "February", "March",	    "April",   "May",	   "June",
		"July",	   "August",   "September", "October", "November", "December",
	};
	int64_t days;
	unsigned month, day;
	int year;

	if (!sg_date_parse(date, &days))
		return date;
	sg_days_split(days, &year, &month, &day);
	if (!with_year)
		return sg_sheet_format(sheet, "%u %s", day, months[(month - 1) % 12]);
	return sg_sheet_format(sheet, "%u %s %d", day, months[(month - 1) % 12], year);
}

sg_str sg_label_day(struct sg_sheet *sheet, sg_str date)
{
	return day_label(sheet, date, true);
}

/* Whether two day numbers are of one year. */
static bool is_same_year(int64_t a, int64_t b)
{
	unsigned month, day;
	int year, other;

	sg_days_split(a, &year, &month, &day);
	sg_days_split(b, &other, &month, &day);
	return year == other;
}

sg_str sg_label_closed(struct sg_sheet *sheet, const struct sg_posting *posting)
{
	int64_t days;

	if (!sg_label_age(sheet, posting->valid_through, &days) || days == 0)
		return (sg_str){ 0 };
	return sg_sheet_format(sheet, "closed on " SG_FMT,
			       SG_ARG(day_label(sheet, posting->valid_through,
						!is_same_year(sheet->today, sheet->today - days))));
}

/* A whole number with separators: "850,000". */
static void add_grouped(struct sg_buf *label, sg_str digits)
{
	for (size_t i = 0; i < digits.len; i++) {
		if (i > 0 && (digits.len - i) % 3 == 0)
			sg_buf_add_char(label, ',');
		sg_buf_add_char(label, digits.ptr[i]);
	}
}

static size_t count_digits(sg_str str)
{
	size_t n = 0;

	while (n < str.len && sg_is_digit(str.ptr[n]))
		n++;
	return n;
}

sg_str sg_label_salary(struct sg_sheet *sheet, sg_str salary)
{
	struct sg_buf label = open_label(sheet);
	size_t low = count_digits(salary), high = 0, at = low;
	sg_str rest, currency;

	if (low > 0 && at < salary.len && salary.ptr[at] == '-') {
		high = count_digits(sg_str_sub(salary, at + 1, salary.len));
		at += 1 + high;
	}
	rest = sg_str_sub(salary, at, salary.len);
	if (low == 0 || !sg_str_starts(rest, SG_STR(" ")))
		return salary;
	rest = sg_str_trim(rest);
	currency = sg_str_cut(&rest, '/');
	sg_buf_printf(&label, SG_FMT " ", SG_ARG(currency));
	add_grouped(&label, sg_str_sub(salary, 0, low));
	if (high > 0) {
		sg_buf_add_char(&label, '-');
		add_grouped(&label, sg_str_sub(salary, low + 1, low + 1 + high));
	}
	if (rest.len > 0 && !sg_str_eq(rest, SG_STR("year")))
		sg_buf_printf(&label, " a " SG_FMT, SG_ARG(rest));
	return sg_sheet_take(sheet, &label);
}

sg_str sg_label_place(struct sg_sheet *sheet, const struct sg_posting *posting)
{
	sg_str remote = SG_STR("remote"), location = posting->location;

	if (posting->remote != SG_YES)
		return location.len > 0 ? location : (sg_str){ 0 };
	if (location.len == 0)
		return remote;
	if (sg_str_find_fold(location, remote, 0) != SIZE_MAX)
		return location;
	return sg_sheet_format(sheet, SG_FMT " " SG_FMT, SG_ARG(remote), SG_ARG(location));
}

sg_str sg_label_terms(struct sg_sheet *sheet, const struct sg_posting *posting)
{
	struct sg_buf label = open_label(sheet);
	sg_str rest = posting->employment_type;

	while (rest.len > 0) {
		sg_str type = sg_str_trim(sg_str_cut(&rest, ','));

		if (type.len > 0 && label.len > 0)
			sg_buf_add(&label, SG_STR(", "));
		for (size_t i = 0; i < type.len; i++)
			sg_buf_add_char(&label,
					type.ptr[i] == '_' ? '-' : sg_lower(type.ptr[i]));
	}
	if (posting->seniority.len > 0 &&
	    sg_str_find_fold(posting->title, posting->seniority, 0) == SIZE_MAX) {
		sg_buf_add(&label, label.len > 0 ? SG_STR(", ") : SG_STR(""));
		sg_buf_add(&label, posting->seniority);
	}
	return label.len > 0 ? sg_sheet_take(sheet, &label) : (sg_str){ 0 };
}

sg_str sg_label_capital(struct sg_sheet *sheet, sg_str text)
{
	struct sg_buf label = open_label(sheet);

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i] == '-' || text.ptr[i] == '_' ? ' ' : text.ptr[i];

		sg_buf_add_char(&label, i == 0 && sg_is_lower(c) ? (char)(c - ('a' - 'A')) : c);
	}
	return sg_sheet_take(sheet, &label);
}

const char *sg_label_fact_kind(enum sg_fact_kind kind)
{
	switch (kind) {
	case SG_FACT_TOTAL_YEARS:
		return "years in total";
	case SG_FACT_DEGREE:
		return "degree";
	case SG_FACT_LANGUAGE:
		return "language";
	case SG_FACT_WORK_AUTH:
		return "work permit";
	case SG_FACT_CLEARANCE:
		return "clearance";
	case SG_FACT_PLACE:
		return "place";
	case SG_FACT_REGION:
		return "region";
	case SG_FACT_REMOTE:
		return "remote";
	case SG_FACT_ON_CALL:
		return "on call";
	case SG_FACT_TRAVEL:
		return "travel";
	case SG_FACT_SALARY:
		return "pay";
	case SG_FACT_SENIORITY:
		return "seniority";
	case SG_FACT_EMPLOYMENT_TYPE:
		return "employment";
	case SG_FACT_CERTIFICATION:
		return "certificate";
	case SG_N_FACTS:
		break;
	}
	return "other";
}

bool sg_label_fact_asks(enum sg_fact_kind kind)
{
	switch (kind) {
	case SG_FACT_PLACE:
	case SG_FACT_REMOTE:
	case SG_FACT_SALARY:
	case SG_FACT_SENIORITY:
	case SG_FACT_EMPLOYMENT_TYPE:
	case SG_N_FACTS:
		return false;
	default:
		return true;
	}
}

sg_str sg_label_fact(struct sg_sheet *sheet, const struct sg_fact *fact)
{
	const char *plus = fact->strength == SG_STRENGTH_PREFERRED ? " (a plus)" : "";
	const char *kind = sg_label_fact_kind(fact->kind);

	switch (fact->kind) {
	case SG_FACT_TOTAL_YEARS:
		return sg_sheet_format(sheet, "%u+ years in total%s", (unsigned)fact->number, plus);
	case SG_FACT_DEGREE:
	case SG_FACT_LANGUAGE:
	case SG_FACT_CERTIFICATION:
		if (fact->value.ptr != NULL)
			return sg_sheet_format(sheet, SG_FMT "%s",
					       SG_ARG(sg_label_capital(sheet, fact->value)), plus);
		break;
	case SG_FACT_REGION:
	case SG_FACT_CLEARANCE:
		if (fact->value.ptr != NULL)
			return sg_sheet_format(sheet, "%s: " SG_FMT "%s", kind, SG_ARG(fact->value),
					       plus);
		break;
	default:
		break;
	}
	return sg_sheet_format(sheet, "%s%s", kind, plus);
}

sg_str sg_label_posting(struct sg_sheet *sheet, const struct sg_posting *posting, size_t max)
{
	sg_str parts[] = { posting->title, posting->company, sg_label_place(sheet, posting) };
	size_t n = sheet->width < SG_TEXT_WIDTH_OF_PLACES ? 2 : 3;
	struct sg_buf label = open_label(sheet);

	for (; n > 0; n--) {
		label = open_label(sheet);
		for (size_t i = 0; i < n; i++) {
			if (parts[i].len == 0)
				continue;
			if (label.len > 0)
				sg_buf_add(&label, SG_STR(" · "));
			sg_buf_add(&label, parts[i]);
		}
		if (n < 3 || sg_utf8_columns(sg_buf_str(&label)) <= max)
			break;
	}
	return label.len > 0 ? sg_sheet_take(sheet, &label) : posting->source;
}

const char *sg_label_verdict(enum sg_verdict verdict, bool capitals)
{
	static const char *const large[] = { "", "READY", "ONE AWAY", "STRETCH", "FAR", "UNCLEAR" };
	static const char *const small[] = { "", "ready", "one away", "stretch", "far", "unclear" };

	return capitals ? large[verdict] : small[verdict];
}
