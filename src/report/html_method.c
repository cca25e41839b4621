/* SPDX-License-Identifier: MIT */
/* The last section of the HTML report: where it comes from and what its words mean. */
#include "report/html.h"

/* Postings of one site, board or folder. */
struct origin {
	sg_str name;
	uint32_t postings, duplicates;
};

struct origins {
	struct sg_name_table index; /* n of an entry is its place */
	sg_vec(struct origin) at;
};

static struct origin *origin_of(struct origins *origins, sg_str name)
{
	size_t before = origins->index.entries.n;
	struct sg_name *entry = sg_name_enter(&origins->index, name, name);
	struct origin *origin;

	if (entry == NULL)
		return NULL;
	if (origins->index.entries.n == before)
		return entry->n < origins->at.n ? &origins->at.at[entry->n] : NULL;
	entry->n = (uint32_t)origins->at.n;
	origin = sg_push(origins->index.arena, &origins->at);
	if (origin == NULL)
		origins->index.failed = true;
	else
		origin->name = name;
	return origin;
}

static void gather(struct sg_html *page, struct origins *origins)
{
	const struct sg_report *report = page->sheet.whole;

	for (size_t i = 0; i < report->n_postings; i++) {
		const struct sg_posting *about = sg_posting_about(&report->postings[i]);
		sg_str group = sg_digest_origin(about->source);
		struct origin *origin = origin_of(origins, sg_html_source(page, group));

		if (origin == NULL)
			continue;
		origin->postings++;
		origin->duplicates += (uint32_t)report->postings[i].n_also_at;
	}
	page->sheet.failed |= origins->index.failed;
}

static void write_origins(struct sg_html *page)
{
	struct origins origins = { .index = { .arena = page->sheet.arena } };
	struct sg_markup *m = &page->markup;

	gather(page, &origins);
	if (origins.at.n == 0)
		return;
	sg_html_table(page, "Where the postings came from");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">from</th>"
			 "<th scope=\"col\" class=\"n\">postings</th>"
			 "<th scope=\"col\" class=\"n\">duplicates folded</th></tr></thead>\n"
			 "<tbody>\n");
	for (size_t i = 0; i < origins.at.n && i < SG_HTML_LIST; i++) {
		sg_markup_tag(m, "<tr><th scope=\"row\">");
		sg_markup_cut(m, origins.at.at[i].name, SG_HTML_QUOTE);
		sg_markup_tag(m, "</th>");
		sg_html_cell(page, origins.at.at[i].postings);
		sg_html_cell(page, origins.at.at[i].duplicates);
		sg_markup_tag(m, "</tr>\n");
	}
	sg_html_table_end(page);
	if (origins.at.n > SG_HTML_LIST)
		sg_html_more(page, origins.at.n - SG_HTML_LIST,
			     SG_STR("--table postings --format csv"));
}

static void write_note(struct sg_html *page, const struct sg_source *source)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<tr><th scope=\"row\">");
	sg_markup_cut(m, sg_html_source(page, source->source), SG_HTML_QUOTE);
	sg_markup_tag(m, "</th><td>");
	if (source->failed)
		sg_markup_tag(m, "<b class=\"s missing\">failed</b> ");
	sg_markup_text(m, source->why);
	if (source->mend.len > 0) {
		sg_markup_tag(m, ". Try: ");
		sg_markup_text(m, source->mend);
	}
	if (source->credit.len > 0) {
		if (source->failed || source->why.len > 0)
			sg_markup_tag(m, "<br>");
		sg_markup_text(m, source->credit);
	}
	sg_markup_tag(m, "</td><td>");
	sg_markup_text(m, source->fetched_at);
	sg_markup_tag(m, "</td>");
	sg_html_cell(page, source->read);
	sg_html_cell(page, source->postings);
	sg_html_cell(page, source->left_out);
	sg_markup_tag(m, "</tr>\n");
}

/* What failed or was filtered; whom to thank is never cut. */
static void write_notes(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	size_t shown = 0, cut = 0;

	if (report->n_sources == 0)
		return;
	sg_html_table(page, "Notes on sources");
	sg_markup_tag(&page->markup,
		      "<thead><tr><th scope=\"col\">source</th><th scope=\"col\">outcome</th>"
		      "<th scope=\"col\">fetched</th><th scope=\"col\" class=\"n\">read</th>"
		      "<th scope=\"col\" class=\"n\">postings</th>"
		      "<th scope=\"col\" class=\"n\">left out</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < report->n_sources; i++) {
		if (shown >= SG_HTML_LIST && report->sources[i].credit.len == 0) {
			cut++;
			continue;
		}
		write_note(page, &report->sources[i]);
		shown++;
	}
	sg_html_table_end(page);
	sg_html_more(page, cut, SG_STR("--format json"));
}

static void write_words(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<dl class=\"notes\">\n"
			 "<dt>Ready</dt><dd>Every required skill is met: held, implied by one that "
			 "is held, or likely because it is part of one. One away: exactly one is "
			 "not. Stretch: at least half are met. Far: fewer.</dd>\n"
			 "<dt>What counts</dt><dd>");
	if (sg_html_report(page)->count_practices)
		sg_markup_tag(m, "Technologies, certificates and practices.");
	else
		sg_markup_tag(m, "Technologies and certificates; practices are shown apart, since "
				 "a résumé rarely names them.");
	sg_markup_tag(m,
		      " A person's traits and what employers say of themselves never count."
		      "</dd>\n"
		      "<dt>Short, near, learning</dt><dd>Held, but for fewer years than asked; "
		      "something like it is held; the profile says that it is being learnt. None "
		      "of them is met.</dd>\n"
		      "<dt>Fit</dt><dd>(4 × required credit + nice credit) ÷ (4 × required + "
		      "nice): credit 1 for what is met, ¼ for near and learning, for short the "
		      "share of the years, ½ at least. In JSON and CSV only.</dd>\n"
		      "<dt>Intervals</dt><dd>95 %, after Wilson, of the share of postings that "
		      "require a skill. They say how much chance alone could move it, not how "
		      "these postings were chosen.</dd>\n");
	sg_markup_tag(m, "<dt>Versions</dt><dd>skillgap ");
	sg_markup_text(m, sg_str_of(sg_version()));
	sg_markup_tag(m, ", dictionary ");
	sg_markup_text(m, sg_html_report(page)->dictionary);
	sg_markup_tag(m, ", ");
	sg_markup_text(m, sg_html_report(page)->generated_at);
	sg_markup_tag(m, "</dd>\n</dl>\n");
}

static void write_duplicates(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);

	if (report->duplicates == 0)
		return;
	sg_html_aside(page, sg_sheet_format(&page->sheet,
					    "%u duplicate%s counted once, with the place %s also "
					    "at.",
					    (unsigned)report->duplicates,
					    report->duplicates == 1 ? " was" : "s were",
					    report->duplicates == 1 ? "it is" : "they are"));
}

void sg_html_method(struct sg_html *page)
{
	write_origins(page);
	write_duplicates(page);
	write_notes(page);
	if (sg_html_report(page)->profile != NULL) {
		write_words(page);
		return;
	}
	sg_markup_tag(&page->markup, "<p class=\"more\">skillgap ");
	sg_markup_text(&page->markup, sg_str_of(sg_version()));
	sg_markup_tag(&page->markup, ", dictionary ");
	sg_markup_text(&page->markup, sg_html_report(page)->dictionary);
	sg_markup_tag(&page->markup, ", ");
	sg_markup_text(&page->markup, sg_html_report(page)->generated_at);
	sg_markup_tag(&page->markup, "</p>\n");
}
