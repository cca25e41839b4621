/* SPDX-License-Identifier: MIT */
#include "record/salary.h"

#include "base/line.h"

enum { LONGEST_LINE = 160 };
static const double largest = 1e12;

static const struct {
	sg_str part; /* found in what sources write */
	sg_str word; /* of the line */
	sg_str unit; /* of schema.org */
} periods[] = {
	{ SG_LIT("hour"), SG_LIT("hour"), SG_LIT("HOUR") },
	{ SG_LIT("day"), SG_LIT("day"), SG_LIT("DAY") },
	{ SG_LIT("dai"), SG_LIT("day"), SG_LIT("DAY") },
	{ SG_LIT("week"), SG_LIT("week"), SG_LIT("WEEK") },
	{ SG_LIT("month"), SG_LIT("month"), SG_LIT("MONTH") },
	{ SG_LIT("year"), SG_LIT("year"), SG_LIT("YEAR") },
	{ SG_LIT("annu"), SG_LIT("year"), SG_LIT("YEAR") },
};
enum { N_PERIODS = sizeof periods / sizeof *periods };

/* Digits with an optional fraction at *at; commas between groups of three are skipped. */
static bool scan_number(sg_str str, size_t *at, double *value)
{
	size_t digits = 0, fraction = 0;
	double scale = 1;
	bool point = false;

	*value = 0;
	for (; *at < str.len; ++*at) {
		char c = str.ptr[*at];

		if (c == '.' && !point && digits > 0) {
			point = true;
		} else if (sg_is_digit(c) && point) {
			fraction++;
			scale /= 10;
			*value += (c - '0') * scale;
		} else if (sg_is_digit(c)) {
			digits++;
			*value = *value * 10 + (c - '0');
		} else if (c != ',' || point || digits == 0) {
			break;
		}
	}
	return digits > 0 && digits <= 12 && fraction <= 6;
}

static double plausible(double value)
{
	return value >= 0.01 && value < largest ? value : 0;
}

double sg_salary_number(const struct sg_json *node)
{
	sg_str text = sg_str_trim(sg_json_str(node));
	double value;
	size_t at = 0;

	if (text.ptr == NULL)
		return plausible(sg_json_number(node, 0));
	return scan_number(text, &at, &value) && at == text.len ? plausible(value) : 0;
}

/* At most two decimals, none when they are zero. By integers: a locale has its own point. */
static void add_number(struct sg_buf *buf, double value)
{
	unsigned long long cents = (unsigned long long)(value * 100 + 0.5);

	sg_buf_printf(buf, "%llu", cents / 100);
	if (cents % 100 != 0)
		sg_buf_printf(buf, cents % 10 == 0 ? ".%llu" : ".%02llu",
			      cents % 10 == 0 ? cents % 100 / 10 : cents % 100);
}

static size_t period_of(sg_str period)
{
	size_t i = 0;

	while (i < N_PERIODS && sg_str_find_fold(period, periods[i].part, 0) == SIZE_MAX)
		i++;
	return i;
}

sg_str sg_salary_text(struct sg_arena *arena, const struct sg_salary *salary)
{
	struct sg_buf buf = { .arena = arena };
	double low = plausible(salary->low), high = plausible(salary->high);
	sg_str currency = sg_line_tidy(arena, salary->currency, 12);
	size_t period = period_of(sg_str_sub(salary->period, 0, 40));

	if (low == 0 && high == 0)
		return (sg_str){ NULL, 0 };
	add_number(&buf, low != 0 ? low : high);
	if (low != 0 && high > low) {
		sg_buf_add_char(&buf, '-');
		add_number(&buf, high);
	}
	if (currency.len > 0) {
		sg_buf_add_char(&buf, ' ');
		sg_buf_add(&buf, currency);
	}
	if (period < N_PERIODS) {
		sg_buf_add_char(&buf, '/');
		sg_buf_add(&buf, periods[period].word);
	}
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

static double member_number(const struct sg_json *node, const char *key, double otherwise)
{
	double value = sg_salary_number(sg_json_get(node, key));

	return value != 0 ? value : otherwise;
}

static sg_str member_str(const struct sg_json *node, const char *key, sg_str otherwise)
{
	sg_str value = sg_str_trim(sg_json_get_str(node, key));

	return value.len > 0 ? value : otherwise;
}

/* Range, unit and currency wherever the object holds them: its own or its "value"'s. */
static void take_members(const struct sg_json *node, struct sg_salary *salary)
{
	salary->currency = member_str(node, "currency", salary->currency);
	salary->currency = member_str(node, "priceCurrency", salary->currency);
	salary->currency = member_str(node, "currencyCode", salary->currency);
	salary->period = member_str(node, "type", salary->period);
	salary->period = member_str(node, "unitText", salary->period);
	salary->period = member_str(node, "period", salary->period);
	salary->period = member_str(node, "interval", salary->period);
	salary->low = member_number(node, "minValue", salary->low);
	salary->low = member_number(node, "minPrice", salary->low);
	salary->low = member_number(node, "min", salary->low);
	salary->high = member_number(node, "maxValue", salary->high);
	salary->high = member_number(node, "maxPrice", salary->high);
	salary->high = member_number(node, "max", salary->high);
	if (salary->low == 0 && salary->high == 0)
		salary->low = member_number(node, "price", 0);
	if (salary->low == 0 && salary->high == 0)
		salary->low = member_number(node, "value", 0);
}

/* Prose says pay only when it holds a figure. */
static sg_str tidy_prose(struct sg_arena *arena, sg_str prose)
{
	for (size_t i = 0; i < prose.len; i++)
		if (prose.ptr[i] >= '1' && prose.ptr[i] <= '9')
			return sg_line_tidy(arena, prose, LONGEST_LINE);
	return (sg_str){ NULL, 0 };
}

sg_str sg_salary_read(struct sg_arena *arena, const struct sg_json *node, sg_str currency)
{
	struct sg_salary salary = { .currency = currency };
	sg_str prose = sg_json_str(node);

	if (sg_json_type(node) == SG_JSON_ARRAY)
		node = sg_json_at(node, 0);
	if (sg_json_type(node) == SG_JSON_OBJECT) {
		const struct sg_json *value = sg_json_get(node, "value");

		take_members(node, &salary);
		if (sg_json_type(value) == SG_JSON_OBJECT)
			take_members(value, &salary);
		else
			prose = sg_json_str(value);
	} else {
		salary.low = sg_salary_number(node);
	}
	if (salary.low == 0 && salary.high == 0)
		return tidy_prose(arena, prose);
	return sg_salary_text(arena, &salary);
}

/* Takes a line of sg_salary_text() apart; false for prose. */
static bool split_line(sg_str line, struct sg_salary *salary)
{
	size_t at = 0, slash;

	if (!scan_number(line, &at, &salary->low))
		return false;
	if (at < line.len && line.ptr[at] == '-') {
		at++;
		if (!scan_number(line, &at, &salary->high))
			return false;
	}
	line = sg_str_sub(line, at, line.len);
	slash = sg_str_find(line, SG_STR("/"), 0);
	if (slash != SIZE_MAX) {
		salary->period = sg_str_sub(line, slash + 1, line.len);
		line.len = slash;
	}
	if (line.len > 0 && line.ptr[0] != ' ')
		return false;
	salary->currency = sg_str_sub(line, 1, line.len);
	return slash == SIZE_MAX || period_of(salary->period) < N_PERIODS;
}

/* Whether the parts give the very line they came from. Without memory to tell, nothing is written
 * any more. */
static bool is_whole(struct sg_out *out, const struct sg_salary *salary, sg_str line)
{
	struct sg_arena *arena = sg_arena_new(0);
	sg_str text = arena == NULL ? (sg_str){ NULL, 0 } : sg_salary_text(arena, salary);
	bool same = sg_str_eq(text, line);

	out->failed |= text.ptr == NULL;
	sg_arena_free(arena);
	return same;
}

static void number_member(struct sg_out *out, const char *key, double value)
{
	if (value == 0)
		return;
	sg_out_key(out, key);
	sg_out_number(out, value);
}

void sg_salary_write(struct sg_out *out, sg_str line)
{
	struct sg_salary salary = { 0 };

	if (!split_line(line, &salary) || !is_whole(out, &salary, line)) {
		sg_out_string(out, line);
		return;
	}
	sg_out_open(out, '{');
	sg_out_member_str(out, "@type", SG_STR("MonetaryAmount"));
	if (salary.currency.len > 0)
		sg_out_member_str(out, "currency", salary.currency);
	sg_out_key(out, "value");
	sg_out_open(out, '{');
	sg_out_member_str(out, "@type", SG_STR("QuantitativeValue"));
	number_member(out, salary.high == 0 ? "value" : "minValue", salary.low);
	number_member(out, "maxValue", salary.high);
	if (salary.period.len > 0)
		sg_out_member_str(out, "unitText", periods[period_of(salary.period)].unit);
	sg_out_close(out, '}');
	sg_out_close(out, '}');
}
