/* SPDX-License-Identifier: MIT */
#include "cli/narrow.h"

#include <stdio.h>
#include <string.h>

#include "cli/ui.h"

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

static bool make(const struct narrow *narrow, const char *now, struct sg_filter **out,
		 struct sg_error *err)
{
	struct sg_filter_options options = {
		.title = str_of(narrow->title),
		.company = str_of(narrow->company),
		.location = str_of(narrow->location),
		.remote = narrow->remote,
		.since = str_of(narrow->since),
		.now = str_of(now),
	};

	*out = NULL;
	if (narrow->title == NULL && narrow->company == NULL && narrow->location == NULL &&
	    narrow->since == NULL && !narrow->remote)
		return true;
	return sg_filter_new(out, &options, err) == SG_OK;
}

bool narrow_open(struct narrow *narrow, const char *now)
{
	struct sg_error err = { 0 };
	char where[24];

	if (make(narrow, now, &narrow->filter, &err))
		return true;
	snprintf(where, sizeof where, "--%.20s", err.source);
	ui_say(err.source[0] == '\0' ? NULL : where, err.text,
	       err.mend[0] == '\0' ? NULL : err.mend);
	return false;
}

void narrow_close(struct narrow *narrow)
{
	sg_filter_free(narrow->filter);
	narrow->filter = NULL;
}

bool narrow_again(const struct narrow *narrow, const char *now, struct sg_filter **out)
{
	return make(narrow, now, out, NULL);
}

bool narrow_try(struct sg_filter *filter, const struct sg_posting *posting,
		struct narrow_answer *out)
{
	out->answer = SG_FILTER_KEPT;
	out->err = (struct sg_error){ 0 };
	if (filter != NULL &&
	    sg_filter_try(filter, posting, &out->answer, &out->err) != SG_OK)
		out->answer = SG_FILTER_KEPT;
	return out->answer != SG_FILTER_LEFT_OUT;
}

bool narrow_count(struct narrow *narrow, struct narrow_answer *answer)
{
	char option[sizeof answer->err.source];
	bool first = answer->err.status != SG_OK && !narrow->gave_up;

	if (narrow->filter == NULL)
		return true;
	narrow->kept += answer->answer != SG_FILTER_LEFT_OUT;
	narrow->left_out += answer->answer == SG_FILTER_LEFT_OUT;
	narrow->undated += answer->answer == SG_FILTER_KEPT_UNDATED;
	if (!first)
		return true;
	narrow->gave_up = true;
	snprintf(option, sizeof option, "--%.20s", answer->err.source);
	memcpy(answer->err.source, option, sizeof option);
	return false;
}

/* "8 of 412 match --title, --since; 3 of them say no day" */
static void tell(const struct narrow *narrow, char text[200])
{
	const char *const names[] = { narrow->title == NULL ? NULL : "--title",
				      narrow->company == NULL ? NULL : "--company",
				      narrow->location == NULL ? NULL : "--location",
				      narrow->remote ? "--remote" : NULL,
				      narrow->since == NULL ? NULL : "--since" };
	size_t n = (size_t)snprintf(text, 200, "%u of %u match", narrow->kept,
				    narrow->kept + narrow->left_out);
	const char *comma = " ";

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i] != NULL) {
			n += (size_t)snprintf(text + n, 200 - n, "%s%s", comma, names[i]);
			comma = ", ";
		}
	if (narrow->undated > 0)
		snprintf(text + n, 200 - n, "; %u of them say%s no day", narrow->undated,
			 narrow->undated == 1 ? "s" : "");
}

bool narrow_note(struct narrow *narrow, const char *source, char text[200], struct sg_source *out)
{
	unsigned all = narrow->kept + narrow->left_out;

	if (narrow->filter != NULL && all > 0) {
		tell(narrow, text);
		*out = (struct sg_source){ .source = str_of(source),
					   .why = str_of(text),
					   .read = narrow->read,
					   .postings = narrow->kept,
					   .left_out = narrow->left_out };
		if (narrow->kept == 0)
			ui_say(source, text, NULL);
	}
	narrow->read = narrow->kept = narrow->left_out = narrow->undated = 0;
	narrow->gave_up = false;
	return narrow->filter != NULL && all > 0;
}
