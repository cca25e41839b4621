/* SPDX-License-Identifier: MIT */
#include "cli/show.h"

#include <string.h>

/* In the order of enum sg_format and enum sg_table. */
const char *const show_formats[] = { "text", "json", "ndjson", "csv", "html", NULL };
const char *const show_tables[] = { "gaps", "postings", "requirements", NULL };
const char *const show_colors[] = { "auto", "always", "never", NULL };

static bool is_verdict(const char *word)
{
	for (int i = SG_READY; i < SG_N_VERDICTS; i++)
		if (strcmp(sg_verdict_name((enum sg_verdict)i), word) == 0)
			return true;
	return false;
}

bool show_settle(struct show *show)
{
	struct sg_report_options *options = &show->options;

	if (show->verdict != NULL && !is_verdict(show->verdict)) {
		ui_say("--verdict", "must be ready, one_away, stretch, far or unclear", NULL);
		return false;
	}
	options->format = (enum sg_format)show->format;
	options->table = (enum sg_table)show->table;
	options->width = ui_width();
	options->plain = show->plain;
	options->colour =
		!show->plain && ui_colour(show_colors[show->color], show->output != NULL);
	options->links = options->colour;
	options->top = (uint16_t)show->top;
	if (show->verdict != NULL)
		options->verdict = (sg_str){ show->verdict, strlen(show->verdict) };
	return true;
}

bool show_is_text(const struct show *show)
{
	return show->options.format == SG_FORMAT_TEXT;
}

bool show_report(const struct show *show, const struct sg_report *report)
{
	struct ui_output output;
	struct sg_error err = { 0 };

	if (show->quiet)
		return true;
	if (!ui_output_open(&output, show->output))
		return false;
	if (sg_report_write(report, &show->options, ui_output_sink, &output, &err) != SG_OK)
		output.failed = true;
	return ui_output_close(&output);
}
