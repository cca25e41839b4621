/* SPDX-License-Identifier: MIT */
#include "match/pay.h"

#include <string.h>

#include "base/scan.h"

enum {
	LEAST_YEAR = 10000, /* an amount from here on is one of a year */
	MOST_AFTER = 24,    /* bytes between an amount and its time */
	MOST_BETWEEN = 6,   /* bytes between an end of a range and its time */
	MOST_WORD = 5,	    /* bytes of the word between the ends of a range */
};

/* Signs and codes; the longer ones first where one begins another. Not by pointers: the loader
 * would have to write to each row at every start. */
static const struct currency {
	char sign[4];
	char code[4];
	bool by_month; /* pay is told by the month */
} currencies[] = {
	{ "US$", "USD", false },
	{ "CA$", "CAD", false },
	{ "AU$", "AUD", false },
	{ "NZ$", "NZD", false },
	{ "HK$", "HKD", false },
	{ "C$", "CAD", false },
	{ "A$", "AUD", false },
	{ "S$", "SGD", false },
	{ "R$", "BRL", true },
	{ "$", "USD", false },
	{ "\xe2\x82\xac", "EUR", false },
	{ "\xc2\xa3", "GBP", false },
	{ "\xc2\xa5", "JPY", false },
	{ "\xe2\x82\xb9", "INR", false },
	{ "\xe2\x82\xbd", "RUB", true },
	{ "\xe2\x82\xb4", "UAH", true },
	{ "\xe2\x82\xaa", "ILS", true },
	{ "\xe2\x82\xa9", "KRW", false },
	{ "\xe2\x82\xba", "TRY", true },
	{ "z\xc5\x82", "PLN", true },
	{ "K\xc4\x8d", "CZK", true },
	{ "USD", "USD", false },
	{ "EUR", "EUR", false },
	{ "GBP", "GBP", false },
	{ "CHF", "CHF", false },
	{ "CAD", "CAD", false },
	{ "AUD", "AUD", false },
	{ "NZD", "NZD", false },
	{ "SGD", "SGD", false },
	{ "HKD", "HKD", true },
	{ "NOK", "NOK", false },
	{ "SEK", "SEK", true },
	{ "DKK", "DKK", true },
	{ "ISK", "ISK", true },
	{ "PLN", "PLN", true },
	{ "CZK", "CZK", true },
	{ "HUF", "HUF", true },
	{ "RON", "RON", true },
	{ "BGN", "BGN", true },
	{ "RUB", "RUB", true },
	{ "UAH", "UAH", true },
	{ "KZT", "KZT", true },
	{ "TRY", "TRY", true },
	{ "ILS", "ILS", true },
	{ "AED", "AED", true },
	{ "INR", "INR", false },
	{ "JPY", "JPY", false },
	{ "CNY", "CNY", true },
	{ "KRW", "KRW", false },
	{ "BRL", "BRL", true },
	{ "MXN", "MXN", true },
	{ "ZAR", "ZAR", false },
};

/* One end of a range, as it stands in the text. */
struct amount {
	uint64_t hundredths;
	bool thousands; /* "120k" */
	const struct currency *currency; /* NULL: none beside it */
	bool before; /* its currency stands in front */
	size_t start, end;
};

static bool is_part_of_word(char c)
{
	return sg_is_alpha(c) || sg_is_digit(c);
}

/* The currency at text[at], and where it ends; NULL for none. */
static const struct currency *currency_at(sg_str text, size_t at, size_t *end)
{
	sg_str rest = sg_str_sub(text, at, text.len);

	for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
		sg_str sign = { currencies[i].sign, 0 };

		if (rest.len == 0 || rest.ptr[0] != sign.ptr[0])
			continue;
		sign.len = strlen(sign.ptr);
		if (!sg_str_starts(rest, sign))
			continue;
		if (sg_is_alpha(sign.ptr[0]) && at > 0 && sg_is_alpha(text.ptr[at - 1]) &&
		    !(text.ptr[at - 1] == 'k' || text.ptr[at - 1] == 'K'))
			continue;
		if (sg_is_alpha(sign.ptr[sign.len - 1]) && rest.len > sign.len &&
		    sg_is_alpha(rest.ptr[sign.len]))
			continue;
		*end = at + sign.len;
		return &currencies[i];
	}
	return NULL;
}

/* White space, the no-break ones of typesetters too: how long the first of text is. */
static size_t space_at(sg_str text, size_t at)
{
	static const sg_str wide[] = { SG_LIT("\xc2\xa0"), SG_LIT("\xe2\x80\xaf"),
				       SG_LIT("\xe2\x80\x89") };
	sg_str rest = sg_str_sub(text, at, text.len);

	if (rest.len > 0 && sg_is_space(rest.ptr[0]))
		return 1;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (sg_str_starts(rest, wide[i]))
			return wide[i].len;
	return 0;
}

static size_t skip_spaces(sg_str text, size_t at)
{
	size_t len;

	while ((len = space_at(text, at)) > 0)
		at += len;
	return at;
}

static size_t digits_at(sg_str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.len && sg_is_digit(text.ptr[at + n]))
		n++;
	return n;
}

/* How long the sign is that parts groups of three digits at text[at]; 0 for none. */
static size_t group_sign_at(sg_str text, size_t at)
{
	size_t len = space_at(text, at);

	if (len == 0 && at < text.len &&
	    (text.ptr[at] == ',' || text.ptr[at] == '.' || text.ptr[at] == '\''))
		len = 1;
	return len > 0 && digits_at(text, at + len) == 3 ? len : 0;
}

/* The number at text[at], which is a digit: groups of three, a fraction, a "k". */
static bool read_number(sg_str text, size_t at, struct amount *out)
{
	size_t n = digits_at(text, at), digits = n, sign;
	uint64_t value = 0, cents = 0;

	if (n > 9)
		return false;
	for (; n > 0; n--)
		value = value * 10 + (uint64_t)(text.ptr[at++] - '0');
	while (digits <= 9 && (sign = group_sign_at(text, at)) > 0) {
		at += sign;
		for (n = 3; n > 0; n--)
			value = value * 10 + (uint64_t)(text.ptr[at++] - '0');
		digits += 3;
	}
	if (at < text.len && (text.ptr[at] == '.' || text.ptr[at] == ',')) {
		n = digits_at(text, at + 1);
		if (n == 1 || n == 2) {
			cents = (uint64_t)(text.ptr[at + 1] - '0') * 10;
			cents += n == 2 ? (uint64_t)(text.ptr[at + 2] - '0') : 0;
			at += 1 + n;
		}
	}
	out->thousands = at < text.len && (text.ptr[at] == 'k' || text.ptr[at] == 'K') &&
			 (at + 1 == text.len || !sg_is_alpha(text.ptr[at + 1]) ||
			  currency_at(text, at + 1, &sign) != NULL);
	out->hundredths = value * 100 + cents;
	out->end = at + out->thousands;
	return digits <= 12;
}

/* The amount that begins with the currency or number at text[at]. */
static bool read_amount(sg_str text, size_t at, struct amount *out)
{
	size_t end;

	*out = (struct amount){ .start = at };
	out->currency = currency_at(text, at, &end);
	out->before = out->currency != NULL;
	if (out->before) {
		at = skip_spaces(text, end);
		/* "USD $98,000" */
		if (currency_at(text, at, &end) != NULL)
			at = skip_spaces(text, end);
	}
	if (at >= text.len || !sg_is_digit(text.ptr[at]) || !read_number(text, at, out))
		return false;
	at = skip_spaces(text, out->end);
	/* A code behind the number says more than the sign before it: "$150k CAD". */
	if (currency_at(text, at, &end) != NULL &&
	    (!out->before || sg_is_alpha(text.ptr[at])) &&
	    !(end < text.len && sg_is_digit(text.ptr[end]))) {
		out->currency = currency_at(text, at, &end);
		out->end = end;
	}
	/* Millions are no pay; nor is what goes on as a word. */
	return out->end >= text.len || !is_part_of_word(text.ptr[out->end]);
}

/*
 * Where the other end of a range may begin behind its low end; SIZE_MAX for no range. A word
 * joins only what is money for sure: "$70k to $85k", not "3 years, $70k".
 */
static size_t after_range_sign(sg_str text, size_t at, bool sure)
{
	size_t from = skip_spaces(text, at), word = from;

	if (sg_str_starts(sg_str_sub(text, from, text.len), SG_STR("\xe2\x80\x93")) ||
	    sg_str_starts(sg_str_sub(text, from, text.len), SG_STR("\xe2\x80\x94")))
		return skip_spaces(text, from + 3);
	if (from < text.len && (text.ptr[from] == '-' || text.ptr[from] == '~'))
		return skip_spaces(text, from + 1);
	if (!sure)
		return SIZE_MAX;
	while (word < text.len && sg_is_word(text.ptr[word]) && !sg_is_digit(text.ptr[word]))
		word++;
	if (word == from || word - from > MOST_WORD || word >= text.len ||
	    !sg_is_space(text.ptr[word]))
		return SIZE_MAX;
	return skip_spaces(text, word);
}

/* The first cue of a kind that starts in [from, to), or NULL. */
static const struct sg_hit *find_cue(const struct sg_reading *reading, enum sg_cue cue,
				     uint32_t from, uint32_t to)
{
	const struct sg_hits *phrases = &reading->phrases;

	for (size_t i = sg_hits_first(phrases, from); i < phrases->n && phrases->at[i].start < to;
	     i++)
		if (sg_cue_at(reading, phrases->at[i].target) == cue)
			return &phrases->at[i];
	return NULL;
}

/* Where the low end of a range is over, its time included: "$140,000/year - ..." */
static size_t skip_period(const struct sg_reading *reading, const struct sg_sentence *sentence,
			  size_t end)
{
	uint32_t from = sentence->start + (uint32_t)end, to = from + MOST_BETWEEN;
	const struct sg_hit *hit =
		find_cue(reading, SG_CUE_PER, from, to < sentence->end ? to : sentence->end);

	return hit == NULL || hit->end > sentence->end ? end : hit->end - sentence->start;
}

/* Reads a range, or a single amount as its low end, at text[at]. */
static bool read_range(const struct sg_reading *reading, const struct sg_sentence *sentence,
		       size_t at, struct amount *low, struct amount *high)
{
	sg_str text = sg_reading_text(reading, sentence->start, sentence->end);
	size_t other;

	if (!read_amount(text, at, low))
		return false;
	*high = (struct amount){ .end = low->end };
	other = after_range_sign(text, skip_period(reading, sentence, low->end),
				 low->currency != NULL || low->thousands ||
					 low->hundredths >= LEAST_YEAR * 100);
	if (other == SIZE_MAX || !read_amount(text, other, high) ||
	    (low->currency == NULL && high->currency == NULL)) {
		*high = (struct amount){ .end = low->end };
	} else {
		if (high->currency != NULL) /* the code behind both says more */
			low->currency = high->currency;
		low->thousands = low->thousands ||
				 (high->thousands && low->hundredths < 100000);
	}
	low->hundredths *= low->thousands ? 1000 : 1;
	high->hundredths *= high->thousands ? 1000 : 1;
	return low->currency != NULL && low->hundredths > 0;
}

static sg_str period_after(const struct sg_reading *reading, const struct sg_sentence *sentence,
			   size_t end)
{
	uint32_t from = sentence->start + (uint32_t)end, to = from + MOST_AFTER;
	const struct sg_hit *hit;

	hit = find_cue(reading, SG_CUE_PER, from, to < sentence->end ? to : sentence->end);
	return hit == NULL ? (sg_str){ NULL, 0 } : sg_cue_value(reading, hit->target);
}

static void add_number(struct sg_buf *buf, uint64_t hundredths)
{
	sg_buf_printf(buf, "%llu", (unsigned long long)(hundredths / 100));
	if (hundredths % 100 != 0)
		sg_buf_printf(buf, hundredths % 10 == 0 ? ".%llu" : ".%02llu",
			      (unsigned long long)(hundredths % 10 == 0 ? hundredths % 100 / 10
									: hundredths % 100));
}

/* Whether the sentence has said by here that its amounts are pay, or that they are none. */
static bool is_pay(const struct sg_reading *reading, const struct sg_sentence *sentence,
		   const struct amount *low, const struct amount *high, bool period)
{
	uint32_t from = sentence->start, at = from + (uint32_t)low->start;
	enum sg_section_kind section = sentence->line->section;
	uint32_t after = from + (uint32_t)high->end + MOST_AFTER;
	bool other = find_cue(reading, SG_CUE_NOT_PAY, at,
			      after < sentence->end ? after : sentence->end) != NULL;
	bool said = find_cue(reading, SG_CUE_PAY, from, sentence->end) != NULL;

	if (find_cue(reading, SG_CUE_PAY, from, at) == NULL)
		other = other || find_cue(reading, SG_CUE_NOT_PAY, from, at) != NULL;
	if (other || section == SG_SECTION_ABOUT)
		return false;
	if ((section == SG_SECTION_BENEFITS || section == SG_SECTION_RESPONSIBILITIES) && !said)
		return false;
	return period || said || section == SG_SECTION_COMPENSATION ||
	       (high->hundredths > low->hundredths && low->hundredths >= LEAST_YEAR * 100);
}

static sg_str write_pay(const struct sg_reading *reading, const struct amount *low,
			const struct amount *high, sg_str period)
{
	struct sg_buf buf = { .arena = reading->arena };

	add_number(&buf, low->hundredths);
	if (high->hundredths > low->hundredths) {
		sg_buf_add_char(&buf, '-');
		add_number(&buf, high->hundredths);
	}
	sg_buf_printf(&buf, " %s", low->currency->code);
	if (period.len == 0 && !low->currency->by_month &&
	    low->hundredths >= (uint64_t)LEAST_YEAR * 100)
		period = SG_STR("year");
	if (period.len > 0)
		sg_buf_printf(&buf, "/" SG_FMT, SG_ARG(period));
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

/* Whether an amount may begin with text[at]. */
static bool may_begin(sg_str text, size_t at)
{
	char c = text.ptr[at];

	if (sg_is_digit(c))
		return at == 0 || !is_part_of_word(text.ptr[at - 1]);
	return c == '$' || sg_is_upper(c) || (unsigned char)c >= 0xc2;
}

static bool has_digit(sg_str text)
{
	static const struct sg_scan_set digits = { "0123456789", 10, false };

	return sg_scan(digits, text, 0) < text.len;
}

sg_str sg_pay_of(const struct sg_reading *reading, const struct sg_sentence *sentence)
{
	sg_str text = sg_reading_text(reading, sentence->start, sentence->end);
	struct amount low, high;

	for (size_t at = 0; at < text.len && (at > 0 || has_digit(text)); at++) {
		sg_str period;

		if (!may_begin(text, at))
			continue;
		if (!read_range(reading, sentence, at, &low, &high)) {
			at += sg_is_digit(text.ptr[at]) ? digits_at(text, at) - 1 : 0;
			continue;
		}
		period = period_after(reading, sentence, high.end);
		if (is_pay(reading, sentence, &low, &high, period.len > 0))
			return write_pay(reading, &low, &high, period);
		at = high.end - 1;
	}
	return (sg_str){ NULL, 0 };
}
