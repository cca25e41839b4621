/* SPDX-License-Identifier: MIT */
#include "cli/show.h"

#include <string.h>

/* In the order of enum sg_format, sg_table, sg_strength and sg_sort. */
const char *const show_formats[] = { "text", "json", "ndjson", "csv",
				     "tsv",  "markdown", "html", NULL };
const char *const show_tables[] = { "gaps", "postings", "requirements", NULL };
const char *const show_colors[] = { "auto", "always", "never", NULL };

const char *const show_strengths[] = { "any",	    "mentioned", "unspecified",
				       "preferred", "required",	 NULL };
const char *const show_sorts[] = { "none",    "demand", "opens",   "closer", "name",
				   "area",    "verdict", "fit",	   "posted", "company",
				   "title",   "salary",	 "source", NULL };

const char *const show_verdicts[] = { "ready", "one_away", "stretch", "far", "unclear", NULL };

/* "ready,far" as bits; 0 when a word of it is no verdict. */
static unsigned read_verdicts(const char *list)
{
	unsigned verdicts = 0;

	while (true) {
		size_t len = strcspn(list, ",");
		unsigned bit = 0;

		for (int i = SG_READY; i < SG_N_VERDICTS; i++) {
			const char *name = sg_verdict_name((enum sg_verdict)i);

			if (strlen(name) == len && strncmp(name, list, len) == 0)
				bit = 1u << i;
		}
		if (bit == 0)
			return 0;
		verdicts |= bit;
		if (list[len] == '\0')
			return verdicts;
		list += len + 1;
	}
}

/* Whether rows of one table are all there is, so that --top is about them. */
static bool is_rows(const struct sg_report_options *options)
{
	switch (options->format) {
	case SG_FORMAT_NDJSON:
	case SG_FORMAT_CSV:
	case SG_FORMAT_TSV:
		return true;
	default:
		return options->format == SG_FORMAT_MARKDOWN && options->table_only;
	}
}

static void settle_top(struct show *show)
{
	struct sg_view_options *view = &show->view;

	if (show->options.format == SG_FORMAT_JSON)
		view->top_gaps = show->top;
	else if (!is_rows(&show->options))
		show->options.top = (uint16_t)show->top;
	else if (show->options.table == SG_TABLE_GAPS)
		view->top_gaps = show->top;
	else if (show->options.table == SG_TABLE_POSTINGS)
		view->top_postings = show->top;
	else
		view->top_requirements = show->top;
}

bool show_settle(struct show *show)
{
	struct sg_report_options *options = &show->options;

	if (show->verdict != NULL)
		show->view.verdicts = read_verdicts(show->verdict);
	if (show->verdict != NULL && show->view.verdicts == 0) {
		ui_say("--verdict", "must be ready, one_away, stretch, far or unclear", NULL);
		return false;
	}
	if (show->area != NULL)
		show->view.area = (sg_str){ show->area, strlen(show->area) };
	show->view.strength = (enum sg_strength)show->strength;
	show->view.sort = (enum sg_sort)show->sort;
	options->format = (enum sg_format)show->format;
	options->table = show->table < 0 ? SG_TABLE_GAPS : (enum sg_table)show->table;
	options->table_only = show->table >= 0;
	options->width = ui_width();
	options->plain = show->plain;
	options->colour =
		!show->plain && ui_colour(show_colors[show->color], show->output != NULL);
	options->links = options->colour && ui_links();
	settle_top(show);
	return true;
}

bool show_is_text(const struct show *show)
{
	return show->options.format == SG_FORMAT_TEXT;
}

/* The view that the options ask for; the report itself when they ask for none. */
static enum sg_status view_of(const struct show *show, const struct sg_report *report,
			      struct sg_arena *arena, struct sg_report *out, struct sg_error *err)
{
	static const struct sg_view_options none;
	const struct sg_view_options *view = &show->view;

	*out = *report;
	if (view->verdicts == none.verdicts && view->min_fit <= 0 && view->area.ptr == NULL &&
	    view->strength == none.strength && view->sort == none.sort && view->top_gaps == 0 &&
	    view->top_postings == 0 && view->top_requirements == 0)
		return SG_OK;
	return sg_report_view(report, view, arena, out, err);
}

bool show_report(const struct show *show, const struct sg_report *report)
{
	struct ui_output output;
	struct sg_error err = { 0 };
	struct sg_report view;
	struct sg_arena *arena;

	if (show->quiet)
		return true;
	if (!ui_output_open(&output, show->output))
		return false;
	arena = sg_arena_new(SIZE_MAX); /* as large as the report */
	if (arena == NULL || view_of(show, report, arena, &view, &err) != SG_OK ||
	    sg_report_write(&view, &show->options, ui_output_sink, &output, &err) != SG_OK)
		output.failed = true;
	sg_arena_free(arena);
	return ui_output_close(&output);
}
