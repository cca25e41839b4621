/* SPDX-License-Identifier: MIT */
#include "cli/narrow.h"

#include <stdio.h>
#include <string.h>

#include "cli/ui.h"

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

bool narrow_open(struct narrow *narrow, const char *now)
{
	struct sg_filter_options options = {
		.title = str_of(narrow->title),
		.company = str_of(narrow->company),
		.location = str_of(narrow->location),
		.remote = narrow->remote,
		.since = str_of(narrow->since),
		.now = str_of(now),
	};
	struct sg_error err = { 0 };
	char where[24];

	if (narrow->title == NULL && narrow->company == NULL && narrow->location == NULL &&
	    narrow->since == NULL && !narrow->remote)
		return true;
	if (sg_filter_new(&narrow->filter, &options, &err) == SG_OK)
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

bool narrow_keeps(struct narrow *narrow, const struct sg_posting *posting, struct sg_error *err)
{
	enum sg_filter_answer answer = SG_FILTER_KEPT;
	struct sg_error failed = { 0 };

	if (narrow->filter == NULL)
		return true;
	if (sg_filter_try(narrow->filter, posting, &answer, &failed) != SG_OK) {
		answer = SG_FILTER_KEPT;
		if (!narrow->gave_up) {
			*err = failed;
			snprintf(err->source, sizeof err->source, "--%.20s", failed.source);
		}
		narrow->gave_up = true;
	}
	narrow->kept += answer != SG_FILTER_LEFT_OUT;
	narrow->left_out += answer == SG_FILTER_LEFT_OUT;
	narrow->undated += answer == SG_FILTER_KEPT_UNDATED;
	return answer != SG_FILTER_LEFT_OUT;
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
