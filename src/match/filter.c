/* SPDX-License-Identifier: MIT */
#include <skillgap/filter.h>

#include <stdlib.h>

#include "base/date.h"
#include "match/regex.h"

enum { TITLE, COMPANY, LOCATION, N_TEXTS };
enum { MAX_DAYS_DIGITS = 5 };

struct sg_filter {
	struct sg_regex *texts[N_TEXTS]; /* NULL: any will do */
	struct sg_regex_tries *tries;
	bool remote, dated;
	int64_t since; /* days since 1970 */
};

static const sg_str names[N_TEXTS] = { [TITLE] = SG_LIT("title"),
					   [COMPANY] = SG_LIT("company"),
					   [LOCATION] = SG_LIT("location") };

static bool is_number(sg_str str)
{
	for (size_t i = 0; i < str.len; i++)
		if (!sg_is_digit(str.ptr[i]))
			return false;
	return str.len > 0 && str.len <= MAX_DAYS_DIGITS;
}

static bool read_since(const struct sg_filter_options *options, int64_t *since)
{
	sg_str text = options->since;
	int64_t days = 0;

	if (!is_number(text))
		return text.len == 10 && sg_date_parse(text, since);
	for (size_t i = 0; i < text.len; i++)
		days = days * 10 + (text.ptr[i] - '0');
	if (!sg_date_parse(options->now, since))
		return false;
	*since -= days;
	return true;
}

static enum sg_status fill(struct sg_filter *filter, const struct sg_filter_options *options,
			   struct sg_error *err)
{
	const sg_str *const texts[N_TEXTS] = { &options->title, &options->company,
					       &options->location };
	enum sg_status status = SG_OK;

	filter->remote = options->remote;
	filter->tries = sg_regex_tries_new();
	if (filter->tries == NULL)
		return sg_no_memory(err);
	for (int i = 0; i < N_TEXTS && status == SG_OK; i++) {
		if (texts[i]->ptr == NULL)
			continue;
		status = sg_regex_compile_search(&filter->texts[i], *texts[i], err);
		if (status == SG_ESYNTAX)
			sg_fail_at(err, names[i], 0, 0);
	}
	filter->dated = options->since.ptr != NULL;
	if (status != SG_OK || !filter->dated || read_since(options, &filter->since))
		return status;
	sg_fail(err, SG_ESYNTAX, "\"" SG_FMT "\" is neither a number of days nor a day that exists",
		SG_ARG(options->since));
	sg_fail_at(err, SG_STR("since"), 0, 0);
	sg_mend(err, "30 or 2026-11-01");
	return SG_ESYNTAX;
}

enum sg_status sg_filter_new(struct sg_filter **out, const struct sg_filter_options *options,
			     struct sg_error *err)
{
	struct sg_filter *filter = calloc(1, sizeof *filter);
	enum sg_status status = filter == NULL ? sg_no_memory(err) : fill(filter, options, err);

	if (status != SG_OK) {
		sg_filter_free(filter);
		filter = NULL;
	}
	*out = filter;
	return status;
}

void sg_filter_free(struct sg_filter *filter)
{
	if (filter == NULL)
		return;
	for (int i = 0; i < N_TEXTS; i++)
		sg_regex_free(filter->texts[i]);
	sg_regex_tries_free(filter->tries);
	free(filter);
}

static enum sg_regex_result try_text(const struct sg_filter *filter, int i, sg_str text)
{
	return text.ptr == NULL ? SG_REGEX_NO
				: sg_regex_search(filter->texts[i], filter->tries, text);
}

static enum sg_status try_texts(struct sg_filter *filter, const struct sg_posting *posting,
				bool *keeps, struct sg_error *err)
{
	const sg_str *const texts[N_TEXTS] = { &posting->title, &posting->company,
					       &posting->location };

	for (int i = 0; i < N_TEXTS && *keeps; i++) {
		enum sg_regex_result result = SG_REGEX_YES;

		if (filter->texts[i] != NULL)
			result = try_text(filter, i, *texts[i]);
		/* Reports show that word as its place. */
		if (result == SG_REGEX_NO && i == LOCATION && posting->remote == SG_YES)
			result = try_text(filter, i, SG_STR("remote"));
		if (result == SG_REGEX_NO_MEMORY)
			return sg_no_memory(err);
		if (result == SG_REGEX_LIMIT) {
			sg_fail(err, SG_ELIMIT, "the pattern takes too many steps");
			sg_fail_at(err, names[i], 0, 0);
			return SG_ELIMIT;
		}
		*keeps = result == SG_REGEX_YES;
	}
	return SG_OK;
}

enum sg_status sg_filter_try(struct sg_filter *filter, const struct sg_posting *posting,
			     enum sg_filter_answer *out, struct sg_error *err)
{
	int64_t posted = 0;
	bool dated = sg_date_parse(posting->posted, &posted);
	bool keeps = (!filter->remote || posting->remote == SG_YES) &&
		     (!filter->dated || !dated || posted >= filter->since);
	enum sg_status status = try_texts(filter, posting, &keeps, err);

	*out = !keeps			? SG_FILTER_LEFT_OUT
	       : filter->dated && !dated ? SG_FILTER_KEPT_UNDATED
					 : SG_FILTER_KEPT;
	return status;
}
