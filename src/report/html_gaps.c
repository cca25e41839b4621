/* SPDX-License-Identifier: MIT */
/* The third section of the HTML report: what is missing, or without a profile what is asked. */
#include "report/html.h"

enum {
	MAX_QUOTES = 6,	 /* of a row, one a posting */
	PAPER_ROWS = 10, /* of the table in print */
};

struct row_quote {
	sg_str quote;
	const struct sg_posting *posting;
};

/* A row of the table and the words that ask for it. */
struct row {
	const struct sg_gap *gap;
	struct row_quote quotes[MAX_QUOTES];
	size_t n_quotes;
	size_t n_lines;			      /* all of them */
	const struct sg_report_posting *last; /* that gave a quote */
	struct sg_name_table members;	      /* the skill and what would do instead, once asked for */
};

/* The rows that are shown, found by id: n of an entry is its place. */
struct rows {
	struct sg_name_table index;
	struct row *at;
	size_t n;
	size_t total;  /* with those that are cut */
	uint32_t most; /* postings that ask for one of them */
};

bool sg_html_has_gaps(const struct sg_html *page)
{
	return sg_html_report(page)->counted > 0 && !sg_html_is_one(page);
}

static struct rows take_rows(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	size_t most = page->sheet.options->top > 0 ? page->sheet.options->top : SG_HTML_GAPS;
	struct rows rows = { .index = { .arena = page->sheet.arena } };

	most = most < report->n_gaps ? most : report->n_gaps;
	rows.at = sg_arena_array(page->sheet.arena, struct row, most);
	page->sheet.failed |= rows.at == NULL;
	for (size_t i = 0; rows.at != NULL && i < report->n_gaps; i++) {
		struct sg_name *entry;

		if (!sg_rows_in_table(&page->sheet, &report->gaps[i]))
			continue;
		rows.total++;
		if (rows.n == most)
			continue;
		entry = sg_name_enter(&rows.index, report->gaps[i].id, report->gaps[i].name);
		if (entry == NULL)
			break;
		entry->n = (uint32_t)rows.n;
		if (sg_rows_asking(&report->gaps[i]) > rows.most)
			rows.most = sg_rows_asking(&report->gaps[i]);
		rows.at[rows.n++].gap = &report->gaps[i];
	}
	page->sheet.failed |= rows.index.failed;
	return rows;
}

static struct row *row_of(const struct rows *rows, sg_str id)
{
	const struct sg_name *entry = sg_name_find(&rows->index, id);

	return entry == NULL || entry->n >= rows->n ? NULL : &rows->at[entry->n];
}

/* Files what a row is about. All rows together have no more than requirements have members. */
static void file_members(struct row *row, struct sg_arena *arena)
{
	const struct sg_gap *gap = row->gap;

	row->members.arena = arena;
	sg_name_enter(&row->members, gap->id, gap->name);
	for (size_t i = 0; i < gap->n_or; i++)
		sg_name_enter(&row->members, gap->or_[i].id, gap->or_[i].name);
}

static bool has_all(struct row *row, struct sg_arena *arena, const struct sg_requirement *wish)
{
	if (row->members.arena == NULL)
		file_members(row, arena);
	for (size_t i = 0; i < wish->n_any_of; i++)
		if (sg_name_find(&row->members, wish->any_of[i]) == NULL)
			return false;
	return true;
}

/* With a profile a requirement is in one row, where its other members are alternatives. */
static struct row *row_of_wish(struct sg_html *page, const struct rows *rows,
			       const struct sg_requirement *wish)
{
	struct row *first = NULL;

	for (size_t i = 0; i < wish->n_any_of; i++) {
		struct row *row = row_of(rows, wish->any_of[i]);

		if (row == NULL)
			continue;
		first = first == NULL ? row : first;
		if (has_all(row, page->sheet.arena, wish))
			return row;
		page->sheet.failed |= row->members.failed;
	}
	return first;
}

static void add_quote(struct row *row, const struct sg_report_posting *posting, sg_str quote)
{
	if (row == NULL || row->last == posting || quote.len == 0)
		return;
	row->last = posting;
	row->n_lines++;
	if (row->n_quotes < MAX_QUOTES)
		row->quotes[row->n_quotes++] =
			(struct row_quote){ quote, sg_posting_about(posting) };
}

static void collect_quotes(struct sg_html *page, struct rows *rows)
{
	const struct sg_report *report = sg_html_report(page);

	for (size_t i = 0; i < report->n_postings; i++) {
		const struct sg_report_posting *row = &report->postings[i], *posting;

		if (!sg_rows_is_counted(row))
			continue;
		posting = sg_posting_open(report, row, &page->sheet.failed);
		for (size_t k = 0; k < posting->n_answers; k++) {
			const struct sg_answer *answer = &posting->answers[k];
			const struct sg_requirement *wish = answer->requirement;

			if (wish->polarity != SG_POLARITY_ASKED ||
			    wish->strength < SG_STRENGTH_UNSPECIFIED)
				continue;
			if (report->profile != NULL) {
				if (answer->status > SG_SHORT)
					add_quote(row_of_wish(page, rows, wish), row, wish->quote);
				continue;
			}
			for (size_t a = 0; a < wish->n_any_of; a++)
				add_quote(row_of(rows, wish->any_of[a]), row, wish->quote);
		}
	}
}

static void write_columns(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;
	bool compared = sg_html_report(page)->profile != NULL;

	sg_markup_tag(m, "<thead><tr><th scope=\"col\">skill</th>");
	if (compared)
		sg_markup_tag(m, "<th scope=\"col\">status</th>");
	sg_markup_tag(m, "<th scope=\"col\" class=\"n\">required</th>"
			 "<th scope=\"col\" class=\"n\">nice</th>");
	if (compared)
		sg_markup_tag(m, "<th scope=\"col\" class=\"n\">opens</th>");
	else
		sg_markup_tag(m, "<th scope=\"col\" class=\"n\">one of several</th>");
	sg_markup_tag(m, "<th scope=\"col\" class=\"n\">companies</th>"
			 "<th scope=\"col\" class=\"n\">required by, of ");
	sg_markup_printf(m, "%u (95 %%)", (unsigned)sg_html_report(page)->counted);
	sg_markup_tag(m, "</th></tr></thead>\n<tbody>\n");
}

/* The longest bar is that of the skill which most postings ask for. */
static void write_bar(struct sg_html *page, const struct sg_gap *gap, uint32_t most)
{
	double all = most > 0 ? most : 1;
	double full = gap->required.n / all;
	double half = (gap->preferred.n + gap->unspecified.n) / all;

	sg_chart_open(page, 12, gap->name,
		      sg_sheet_format(&page->sheet, "required by %u, nice at %u, of %u",
				      (unsigned)gap->required.n, (unsigned)gap->preferred.n,
				      (unsigned)sg_html_report(page)->counted));
	sg_chart_bar(page, 0, full, 1, 10, SG_FILL_FULL);
	sg_chart_bar(page, full, half, 1, 10, SG_FILL_HALF);
	sg_chart_close(page);
}

/* "44 % (25-66)". */
static void write_share(struct sg_html *page, const struct sg_demand *demand)
{
	struct sg_markup *m = &page->markup;
	unsigned all = sg_html_report(page)->counted;

	sg_markup_tag(m, "<td class=\"n\">");
	sg_markup_printf(m, "%u %%", (unsigned)((demand->n * 200.0 / all + 1) / 2));
	sg_markup_tag(m, " <span class=\"quiet\">(");
	sg_markup_printf(m, "%u–%u", (unsigned)(demand->low * 100 + 0.5),
			 (unsigned)(demand->high * 100 + 0.5));
	sg_markup_tag(m, ")</span></td>");
}

static void write_quote(struct sg_html *page, const struct row_quote *quote)
{
	struct sg_markup *m = &page->markup;
	const struct sg_posting *about = quote->posting;

	sg_html_quote(page, quote->quote);
	sg_markup_tag(m, " ");
	sg_markup_link(m, about->url,
		       about->company.len > 0 ? about->company
		       : about->title.len > 0 ? about->title
					      : sg_html_source(page, about->source));
}

static void write_quote_list(struct sg_html *page, const struct row *row)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<details><summary>");
	sg_markup_printf(m, "quoted from %zu postings", row->n_lines);
	sg_markup_tag(m, "</summary>\n<ul class=\"quotes\">");
	for (size_t i = 0; i < row->n_quotes; i++) {
		sg_markup_tag(m, "<li>");
		write_quote(page, &row->quotes[i]);
		sg_markup_tag(m, "</li>\n");
	}
	if (row->n_lines > row->n_quotes) {
		sg_markup_tag(m, "<li class=\"quiet\">");
		sg_markup_printf(m, "and %zu more, among the postings below",
				 row->n_lines - row->n_quotes);
		sg_markup_tag(m, "</li>");
	}
	sg_markup_tag(m, "</ul></details>");
}

/* Below a row: the words that ask for it; behind a summary where there are several. */
static void write_quotes(struct sg_html *page, const struct row *row, bool tail)
{
	struct sg_markup *m = &page->markup;

	if (row->n_quotes == 0)
		return;
	if (tail)
		sg_markup_tag(m, "<tr class=\"q tail\">");
	else
		sg_markup_tag(m, "<tr class=\"q\">");
	sg_markup_tag(m, "<td colspan=\"7\">");
	if (row->n_lines > 1)
		write_quote_list(page, row);
	else
		write_quote(page, &row->quotes[0]);
	sg_markup_tag(m, "</td></tr>\n");
}

static void write_row(struct sg_html *page, const struct row *row, uint32_t most, bool tail)
{
	struct sg_markup *m = &page->markup;
	const struct sg_gap *gap = row->gap;
	bool compared = sg_html_report(page)->profile != NULL;

	if (tail)
		sg_markup_tag(m, "<tr class=\"tail\">");
	else
		sg_markup_tag(m, "<tr>");
	sg_markup_tag(m, "<th scope=\"row\"><div class=\"nb\"><span>");
	sg_markup_text(m, sg_digest_gap_label(&page->sheet, gap, SG_SHEET_ALL));
	sg_markup_tag(m, "</span>");
	write_bar(page, gap, most);
	sg_markup_tag(m, "</div></th>");
	if (compared) {
		sg_markup_tag(m, "<td>");
		sg_html_status(page, gap->status);
		sg_markup_tag(m, "</td>");
	}
	sg_html_cell(page, gap->required.n);
	sg_html_cell(page, gap->preferred.n);
	sg_html_cell(page, compared ? gap->opens : gap->one_of);
	sg_html_cell(page, gap->companies);
	write_share(page, &gap->required);
	sg_markup_tag(m, "</tr>\n");
}

/* What is cut, with the option that shows it. */
static void write_cut(struct sg_html *page, const struct rows *rows)
{
	struct sg_markup *m = &page->markup;

	if (rows->n > PAPER_ROWS) {
		sg_markup_tag(m, "<p class=\"more paper\">");
		sg_markup_printf(m, "On paper the first %d rows; the page itself has %zu.",
				 PAPER_ROWS, rows->n);
		sg_markup_tag(m, "</p>\n");
	}
	if (rows->n == rows->total)
		return;
	sg_markup_tag(m, "<p class=\"more\">");
	sg_markup_printf(m, "%zu more rows: ", rows->total - rows->n);
	sg_markup_tag(m, "<code>");
	sg_markup_printf(m, "--top %zu", rows->total);
	sg_markup_tag(m, "</code> shows them, <code>--format csv</code> gives all.</p>\n");
}

static void write_short(struct sg_html *page, const struct sg_gap *gap)
{
	struct sg_markup *m = &page->markup;
	uint32_t n = sg_rows_asking(gap);

	sg_markup_tag(m, "<li>");
	sg_html_status(page, SG_SHORT);
	sg_markup_tag(m, " on years: ");
	sg_markup_text(m, sg_sheet_format(&page->sheet,
					  SG_FMT ". %u posting%s ask%s %u+ years, you have " SG_FMT,
					  SG_ARG(gap->name), (unsigned)n, sg_label_s(n),
					  n == 1 ? "s" : "", (unsigned)gap->years_asked,
					  SG_ARG(sg_label_months(&page->sheet, gap->months_held))));
	sg_markup_tag(m, "</li>\n");
}

static void write_avoided(struct sg_html *page, const struct sg_gap *gap)
{
	struct sg_markup *m = &page->markup;
	bool required = gap->required.n > 0;

	sg_markup_tag(m, "<li>You avoid ");
	sg_markup_text(m, gap->name);
	sg_markup_printf(m, ": %s by %u", required ? "required" : "asked",
			 (unsigned)(required ? gap->required.n : sg_rows_asking(gap)));
	sg_markup_tag(m, "</li>\n");
}

/* What learning does not change: years, and what the person avoids. */
static void write_unlearnable(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	size_t n = 0;

	for (size_t i = 0; i < report->n_gaps && n < SG_HTML_LIST; i++) {
		const struct sg_gap *gap = &report->gaps[i];
		bool few = gap->status == SG_SHORT && sg_rows_decides(&page->sheet, gap->class_);

		if (!few && !sg_rows_avoided(&page->sheet, gap->id))
			continue;
		if (n++ == 0)
			sg_markup_tag(&page->markup, "<h3 class=\"group\">Not a matter of "
						     "learning</h3>\n<ul>");
		if (few)
			write_short(page, gap);
		else
			write_avoided(page, gap);
	}
	if (n > 0)
		sg_markup_tag(&page->markup, "</ul>\n");
}

void sg_html_gaps(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;
	bool compared = sg_html_report(page)->profile != NULL;
	struct rows rows = take_rows(page);

	if (rows.n == 0) {
		if (compared)
			sg_markup_tag(m, "<p>Nothing that could be learnt.</p>\n");
		else
			sg_markup_tag(m, "<p>No technology.</p>\n");
	} else {
		collect_quotes(page, &rows);
		if (compared)
			sg_markup_tag(m,
				      "<p class=\"intro\"><b>opens</b>: postings that the skill, "
				      "with what it implies, makes ready. Full bars are required, "
				      "pale ones nice to have.</p>\n");
		else
			sg_markup_tag(m,
				      "<p class=\"intro\">Full bars are required, pale ones nice "
				      "to have. <b>one of several</b>: postings in which another "
				      "skill will do as well.</p>\n");
		sg_html_table(page, compared ? "What is missing" : "What is asked");
		write_columns(page);
		for (size_t i = 0; i < rows.n; i++) {
			write_row(page, &rows.at[i], rows.most, i >= PAPER_ROWS);
			write_quotes(page, &rows.at[i], i >= PAPER_ROWS);
		}
		sg_html_table_end(page);
		write_cut(page, &rows);
	}
	if (compared)
		write_unlearnable(page);
}
