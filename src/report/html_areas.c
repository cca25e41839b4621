/* SPDX-License-Identifier: MIT */
/* Areas and roles in the HTML report: what is asked of each, and what is held. */
#include "report/html.h"

enum {
	BINS = 40,	 /* of a scale of likeness */
	DOTS = 10,	 /* of a bin; a dot stands for more postings where there are more */
	DOT_STEP = 9,	 /* pixels from dot to dot */
	LEAST_FOOT = 40, /* of the axis, from the top: the word beside the line needs room */
	BELOW_FOOT = 26, /* for the words below the axis */
};

bool sg_html_has_areas(const struct sg_html *page)
{
	return sg_html_report(page)->counted > 0 && sg_html_report(page)->n_areas > 0;
}

/* An area by its id: "cloud-native" is "cloud native". */
static void write_area_name(struct sg_html *page, sg_str id)
{
	for (size_t i = 0; i < id.len; i++)
		sg_markup_text(&page->markup,
			       id.ptr[i] == '-' ? SG_STR(" ") : sg_str_sub(id, i, i + 1));
	if (id.len == 0)
		sg_markup_tag(&page->markup, "none");
}

static void write_area(struct sg_html *page, const struct sg_area_count *area, uint32_t most)
{
	struct sg_markup *m = &page->markup;
	bool compared = sg_html_report(page)->profile != NULL;

	sg_markup_tag(m, "<tr><th scope=\"row\"><div class=\"nb\"><span>");
	write_area_name(page, area->area);
	sg_markup_tag(m, "</span>");
	sg_chart_open(page, 20, area->area.len > 0 ? area->area : SG_STR("none"),
		      compared ? sg_sheet_format(&page->sheet, "%u asked, %u held",
						 (unsigned)area->asked, (unsigned)area->held)
			       : sg_sheet_format(&page->sheet, "%u asked", (unsigned)area->asked));
	sg_chart_bar(page, 0, (double)area->asked / most, 1, compared ? 8 : 16, SG_FILL_HALF);
	if (compared)
		sg_chart_bar(page, 0, (double)area->held / most, 11, 8, SG_FILL_FULL);
	sg_chart_close(page);
	sg_markup_tag(m, "</div></th>");
	sg_html_cell(page, area->asked);
	if (compared)
		sg_html_cell(page, area->held);
	sg_markup_tag(m, "</tr>\n");
}

void sg_html_areas(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;
	uint32_t most = 1;

	for (size_t i = 0; i < report->n_areas; i++)
		most = report->areas[i].asked > most ? report->areas[i].asked : most;
	sg_markup_tag(m, "<p class=\"intro\">Different skills that the postings ask for, by area");
	if (report->profile != NULL)
		sg_markup_tag(m, ": pale bars are asked, full ones are held");
	sg_markup_tag(m, ". Areas that nobody asks for are left out.</p>\n");
	sg_html_table(page, "Skills by area");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">area</th><th scope=\"col\" class=\"n\">asked"
			 "</th>");
	if (report->profile != NULL)
		sg_markup_tag(m, "<th scope=\"col\" class=\"n\">held</th>");
	sg_markup_tag(m, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < report->n_areas; i++)
		write_area(page, &report->areas[i], most);
	sg_html_table_end(page);
}

/* ---- roles ------------------------------------------------------------------------------ */

bool sg_html_has_roles(const struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);

	for (size_t i = 0; i < report->n_roles; i++)
		if (report->roles[i].recognised > 0)
			return true;
	return false;
}

/* How many counted postings are how like a role. */
struct scale {
	const uint32_t *bins;
	uint32_t most;	/* of the fullest */
	uint32_t worth; /* postings a dot */
	unsigned foot;	/* where the axis is, from the top */
};

/* BINS for each role of the report; NULL when memory ran out. */
static uint32_t *count_likeness(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	uint32_t *bins = sg_arena_array(page->sheet.arena, uint32_t, report->n_roles * BINS);

	for (size_t i = 0; bins != NULL && i < report->n_postings; i++) {
		const struct sg_findings *findings;

		if (!sg_rows_is_counted(&report->postings[i]))
			continue;
		findings = sg_posting_open(report, &report->postings[i], &page->sheet.failed)
				   ->findings;
		for (size_t k = 0; k < findings->n_roles; k++) {
			double score = findings->roles[k].score;
			size_t bin = score > 0 ? (size_t)(score * BINS) : 0, role = 0;

			while (role < report->n_roles &&
			       !sg_str_eq(findings->roles[k].id, report->roles[role].id))
				role++;
			if (role < report->n_roles)
				bins[role * BINS + (bin < BINS ? bin : BINS - 1)]++;
		}
	}
	page->sheet.failed |= bins == NULL;
	return bins;
}

static struct scale scale_of(const uint32_t *bins)
{
	struct scale scale = { .bins = bins, .most = 1 };

	for (size_t i = 0; i < BINS; i++)
		scale.most = bins[i] > scale.most ? bins[i] : scale.most;
	scale.worth = (scale.most + DOTS - 1) / DOTS;
	scale.foot = (scale.most + scale.worth - 1) / scale.worth * DOT_STEP + 10;
	scale.foot = scale.foot < LEAST_FOOT ? LEAST_FOOT : scale.foot;
	return scale;
}

static void write_dots(struct sg_html *page, const struct scale *scale)
{
	struct sg_markup *m = &page->markup;

	for (size_t bin = 0; bin < BINS; bin++)
		for (uint32_t dot = 0; dot * scale->worth < scale->bins[bin]; dot++) {
			sg_markup_tag(m, "<circle r=\"3.6\" cx=\"");
			sg_markup_percent(m, (double)bin + 0.5, BINS);
			sg_markup_tag(m, "\" cy=\"");
			sg_markup_printf(m, "%u", (unsigned)(scale->foot - 8 - dot * DOT_STEP));
			sg_markup_tag(m, "\"/>");
		}
}

/* The axis, its ends, and a line where the person stands. */
static void write_axis(struct sg_html *page, const struct scale *scale,
		       const struct sg_role_count *role)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<line x1=\"0\" x2=\"100%\" y1=\"");
	sg_markup_printf(m, "%u", scale->foot);
	sg_markup_tag(m, "\" y2=\"");
	sg_markup_printf(m, "%u", scale->foot);
	sg_markup_tag(m, "\"/><text class=\"quiet\" x=\"0\" y=\"");
	sg_markup_printf(m, "%u", scale->foot + BELOW_FOOT - 6);
	sg_markup_tag(m, "\">not like it</text><text class=\"quiet\" text-anchor=\"end\" "
			 "x=\"100%\" y=\"");
	sg_markup_printf(m, "%u", scale->foot + BELOW_FOOT - 6);
	sg_markup_tag(m, "\">all of it</text>");
	if (sg_html_report(page)->profile == NULL)
		return;
	sg_markup_tag(m, "<line class=\"you\" y1=\"4\" y2=\"");
	sg_markup_printf(m, "%u", scale->foot + 6);
	sg_markup_tag(m, "\" x1=\"");
	sg_markup_percent(m, role->held, 1);
	sg_markup_tag(m, "\" x2=\"");
	sg_markup_percent(m, role->held, 1);
	sg_markup_tag(m, "\"/><text y=\"12\" dx=\"");
	sg_markup_printf(m, "%d", role->held > 0.8 ? -6 : 6);
	sg_markup_tag(m, "\" text-anchor=\"");
	sg_markup_text(m, role->held > 0.8 ? SG_STR("end") : SG_STR("start"));
	sg_markup_tag(m, "\" x=\"");
	sg_markup_percent(m, role->held, 1);
	sg_markup_tag(m, "\">you</text>");
}

static void write_scale(struct sg_html *page, const struct sg_role_count *role,
			const uint32_t *bins)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;
	struct scale scale = scale_of(bins);
	struct sg_buf text = { .arena = page->sheet.arena };

	sg_buf_printf(&text,
		      "%u of %u postings are recognisably of this role; on average %u of "
		      "100 alike",
		      (unsigned)role->recognised, (unsigned)report->counted,
		      (unsigned)(role->likeness * 100 + 0.5));
	if (report->profile != NULL)
		sg_buf_printf(&text, "; your profile shows %u of 100",
			      (unsigned)(role->held * 100 + 0.5));
	sg_markup_tag(m, "<p>");
	sg_markup_text(m, sg_sheet_take(&page->sheet, &text));
	sg_markup_tag(m, ".</p>\n<div class=\"chart\">");
	sg_chart_open(page, scale.foot + BELOW_FOOT, role->name,
		      sg_sheet_take(&page->sheet, &text));
	write_dots(page, &scale);
	write_axis(page, &scale, role);
	sg_chart_close(page);
	sg_markup_tag(m, "</div>\n");
	if (scale.worth > 1)
		sg_html_aside(page, sg_sheet_format(&page->sheet,
						    "A dot stands for up to %u postings.",
						    (unsigned)scale.worth));
}

static void write_evidence(struct sg_html *page, const struct sg_role_count *role)
{
	struct sg_markup *m = &page->markup;
	bool compared = sg_html_report(page)->profile != NULL;

	sg_markup_tag(m, "<details><summary>the evidence by area</summary>\n");
	sg_html_table(page, "Evidence by area");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">area</th>"
			 "<th scope=\"col\" class=\"n\">asked by</th>");
	if (compared)
		sg_markup_tag(m, "<th scope=\"col\" class=\"n\">signs you show</th>");
	sg_markup_tag(m, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < role->n_areas; i++) {
		const struct sg_role_area_count *area = &role->areas[i];

		sg_markup_tag(m, "<tr><th scope=\"row\">");
		sg_markup_text(m, area->title);
		sg_markup_tag(m, "</th>");
		sg_html_cell(page, area->asked);
		if (compared) {
			sg_markup_tag(m, "<td class=\"n\">");
			sg_markup_printf(m, "%u of %u", (unsigned)area->held,
					 (unsigned)area->signs);
			sg_markup_tag(m, "</td>");
		}
		sg_markup_tag(m, "</tr>\n");
	}
	sg_html_table_end(page);
	sg_markup_tag(m, "</details>\n");
}

void sg_html_roles(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	const uint32_t *bins = count_likeness(page);
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<p class=\"intro\">Each dot is a posting; the further right, the more of "
			 "what it asks belongs to the role.</p>\n");
	for (size_t i = 0; bins != NULL && i < report->n_roles && i < SG_HTML_LIST; i++) {
		sg_markup_tag(m, "<div class=\"group\"><h3>");
		sg_markup_text(m, report->roles[i].name);
		sg_markup_tag(m, "</h3>\n");
		write_scale(page, &report->roles[i], bins + i * BINS);
		write_evidence(page, &report->roles[i]);
		sg_markup_tag(m, "</div>\n");
	}
}
