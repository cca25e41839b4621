/* SPDX-License-Identifier: MIT */
#include "report/markdown.h"

#include "record/url.h"
#include "report/label.h"
#include "report/report.h"
#include "report/table.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

static void add(struct sg_sheet *sheet, const char *text)
{
	sg_out_add(sheet->out, sg_str_of(text));
}

void sg_markdown_heading(struct sg_sheet *sheet, const char *heading)
{
	sg_out_printf(sheet->out, "\n## %s\n\n", heading);
}

void sg_markdown_sentence(struct sg_sheet *sheet, sg_str sentence)
{
	if (sentence.ptr == NULL)
		return;
	add(sheet, "\n");
	sg_mark_text(sheet->out, sentence);
	add(sheet, "\n");
}

void sg_markdown_item(struct sg_sheet *sheet, const char *word, sg_str text)
{
	if (text.len == 0)
		return;
	add(sheet, "- ");
	if (word != NULL)
		sg_out_printf(sheet->out, "%s: ", word);
	sg_mark_text(sheet->out, text);
	add(sheet, "\n");
}

void sg_markdown_quote(struct sg_sheet *sheet, sg_str quote, const struct sg_posting *by,
		       const char *remark)
{
	add(sheet, "- \"");
	sg_mark_text(sheet->out, sg_str_trim(quote));
	add(sheet, "\"");
	if (remark != NULL)
		sg_out_printf(sheet->out, " (%s)", remark);
	if (by != NULL && (by->company.len > 0 || by->title.len > 0)) {
		add(sheet, ", ");
		sg_mark_link(sheet->out, by->url, by->company.len > 0 ? by->company : by->title);
	}
	add(sheet, "\n");
}

void sg_markdown_table(struct sg_sheet *sheet, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		sg_out_printf(sheet->out, "| %s ", names[i][0] == ':' ? names[i] + 1 : names[i]);
	add(sheet, "|\n");
	for (size_t i = 0; i < n; i++)
		add(sheet, names[i][0] == ':' ? "| ---: " : "| --- ");
	add(sheet, "|\n");
}

void sg_markdown_cell(struct sg_sheet *sheet, bool first, sg_str text)
{
	add(sheet, first ? "| " : " | ");
	sg_mark_text(sheet->out, text);
}

void sg_markdown_number(struct sg_sheet *sheet, unsigned long long number)
{
	sg_out_printf(sheet->out, " | %llu", number);
}

void sg_markdown_end_row(struct sg_sheet *sheet)
{
	add(sheet, " |\n");
}

/* ---- a table alone ---- */

static void add_list(struct sg_out *out, const struct sg_cell *cell)
{
	for (size_t i = 0; i < cell->n_list; i++) {
		if (i > 0)
			sg_out_add(out, SG_STR("; "));
		sg_mark_text(out, sg_cell_element(cell, i));
	}
}

static void add_cell(struct sg_out *out, const struct sg_cell *cell)
{
	switch (cell->kind) {
	case SG_CELL_NONE:
		break;
	case SG_CELL_TEXT:
		if (sg_url_is_link(cell->text))
			sg_mark_link(out, cell->text, cell->text);
		else
			sg_mark_text(out, cell->text);
		break;
	case SG_CELL_UINT:
	case SG_CELL_NUMBER:
	case SG_CELL_BOOL:
		sg_cell_plain(cell, out);
		break;
	case SG_CELL_LIST:
		add_list(out, cell);
		break;
	}
}

static void write_table(const struct sg_report *report, enum sg_table table, struct sg_out *out)
{
	size_t n;
	const struct sg_column *columns = sg_table_columns(table, &n);
	struct sg_table_iter iter = { .row = { .report = report } };

	for (size_t i = 0; i < n; i++) {
		sg_out_add(out, SG_STR("| "));
		sg_mark_text(out, sg_str_of(columns[i].name));
		sg_out_add(out, SG_STR(" "));
	}
	sg_out_add(out, SG_STR("|\n"));
	for (size_t i = 0; i < n; i++)
		sg_out_add(out, SG_STR("| --- "));
	sg_out_add(out, SG_STR("|\n"));
	while (sg_table_next(table, &iter)) {
		for (size_t i = 0; i < n; i++) {
			struct sg_cell cell = columns[i].cell(&iter.row);

			sg_out_add(out, i == 0 ? SG_STR("| ") : SG_STR(" | "));
			add_cell(out, &cell);
		}
		sg_out_add(out, SG_STR(" |\n"));
	}
	if (iter.failed)
		sg_out_starve(out);
}

/* ---- many postings ---- */

static void write_verdicts(struct sg_sheet *sheet)
{
	static const char *const names[] = { "verdict", ":postings", "meaning" };
	static const char *const meaning[] = { "every required skill met",
					       "one requirement not met", "at least half met",
					       "less than half met", "cannot be judged" };

	add(sheet, "\n");
	sg_markdown_table(sheet, names, N_OF(names));
	for (int i = 0; i < SG_N_VERDICTS - SG_READY; i++) {
		enum sg_verdict verdict = (enum sg_verdict)(SG_READY + i);

		sg_markdown_cell(sheet, true, sg_str_of(sg_label_verdict(verdict, false)));
		sg_markdown_number(sheet, sheet->report->verdicts[verdict]);
		sg_markdown_cell(sheet, false, sg_str_of(meaning[i]));
		sg_markdown_end_row(sheet);
	}
}

static sg_str or_label(struct sg_sheet *sheet, const struct sg_gap *gap)
{
	struct sg_buf text = { .arena = sheet->arena };

	for (size_t i = 0; i < gap->n_or; i++)
		sg_buf_printf(&text, "%s" SG_FMT " in %u", i == 0 ? "" : ", ",
			      SG_ARG(gap->or_[i].name), (unsigned)gap->or_[i].n);
	return sg_sheet_take(sheet, &text);
}

static void write_gap(struct sg_sheet *sheet, const struct sg_gap *gap)
{
	bool compared = sheet->report->profile != NULL;

	sg_markdown_cell(sheet, true, gap->name);
	if (compared)
		sg_markdown_cell(sheet, false, sg_str_of(sg_met_name(gap->status)));
	sg_markdown_number(sheet, gap->required.n);
	sg_markdown_number(sheet, gap->preferred.n);
	sg_markdown_number(sheet, gap->companies);
	sg_markdown_number(sheet, compared ? gap->opens : gap->one_of);
	if (compared)
		sg_markdown_cell(sheet, false, or_label(sheet, gap));
	sg_markdown_end_row(sheet);
}

static void write_unlearnable(struct sg_sheet *sheet)
{
	bool any = false;

	for (size_t i = 0; i < sheet->report->n_gaps; i++) {
		const struct sg_gap *gap = &sheet->report->gaps[i];
		bool few = gap->status == SG_SHORT && sg_rows_decides(sheet, gap->class_);

		if (!few && !sg_rows_avoided(sheet, gap->id))
			continue;
		add(sheet, any ? "" : "\n");
		any = true;
		add(sheet, few ? "- short on years: " : "- you avoid: ");
		if (few)
			sg_mark_text(sheet->out, sg_phrase_short(sheet, gap));
		else
			sg_mark_text(sheet->out, gap->name);
		if (!few)
			sg_out_printf(sheet->out, ", asked by %u", (unsigned)sg_rows_asking(gap));
		add(sheet, "\n");
	}
}

static void write_gaps(struct sg_sheet *sheet)
{
	static const char *const with[] = { "skill",	  "status", ":required", ":nice",
					    ":companies", ":opens", "or" };
	static const char *const without[] = { "skill", ":required", ":nice", ":companies",
					       ":one of several" };
	const struct sg_report *report = sheet->report;
	bool compared = report->profile != NULL;
	size_t wanted = sg_rows_wanted(sheet), shown = 0;

	sg_markdown_heading(sheet, compared ? "What is missing" : "What is asked");
	for (size_t i = 0; i < report->n_gaps && shown < wanted; i++) {
		if (!sg_rows_in_table(sheet, &report->gaps[i]))
			continue;
		if (shown++ == 0)
			sg_markdown_table(sheet, compared ? with : without,
					  compared ? N_OF(with) : N_OF(without));
		write_gap(sheet, &report->gaps[i]);
	}
	if (shown == 0)
		add(sheet, compared ? "Nothing that could be learnt.\n" : "No technology.\n");
	sg_markdown_sentence(sheet, sg_phrase_folded(sheet, shown));
	if (compared)
		write_unlearnable(sheet);
}

/* All that is not met, in words: "AWS or Google Cloud, 5 years of Go". */
static sg_str unmet_label(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_answer *first;
	struct sg_buf text = { .arena = sheet->arena };

	posting = sg_posting_open(sheet->report, posting, &sheet->failed);
	first = sg_rows_first_unmet(posting);
	for (size_t i = 0; i < posting->n_unmet; i++) {
		sg_str name = sg_name_of(&sheet->names, posting->unmet[i]);

		if (i == 0 && first != NULL)
			name = sg_label_wish(sheet, first->requirement);
		sg_buf_printf(&text, "%s" SG_FMT, i == 0 ? "" : "; ", SG_ARG(name));
	}
	return sg_sheet_take(sheet, &text);
}

static void write_posting(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_posting *about = sg_posting_about(posting);
	bool ready = posting->verdict == SG_READY;
	sg_str closed = sg_label_closed(sheet, about);

	add(sheet, "| ");
	sg_mark_link(sheet->out, about->url,
		     about->title.len > 0 ? about->title : about->source);
	sg_markdown_cell(sheet, false, about->company);
	sg_markdown_cell(sheet, false, sg_label_place(sheet, about));
	sg_markdown_cell(sheet, false, sg_label_salary(sheet, about->salary));
	sg_out_printf(sheet->out, " | %u of %u", (unsigned)posting->required_met,
		      (unsigned)posting->required_total);
	if (ready && posting->preferred_total == 0)
		add(sheet, " |");
	else if (ready)
		sg_out_printf(sheet->out, " | %u of %u", (unsigned)posting->preferred_met,
			      (unsigned)posting->preferred_total);
	else
		sg_markdown_cell(sheet, false, unmet_label(sheet, posting));
	sg_markdown_cell(sheet, false, closed.ptr != NULL ? closed : about->posted);
	sg_markdown_end_row(sheet);
}

static void write_verdict(struct sg_sheet *sheet, enum sg_verdict verdict)
{
	const char *const names[] = { "posting", "company",
				      "place",	 "pay",
				      ":met",	 verdict == SG_READY ? ":nice" : "not met",
				      "posted" };
	size_t n, most;
	const struct sg_report_posting *const *list = sg_rows_of_verdict(sheet, verdict, &n);
	sg_str heading;

	if (list == NULL)
		return;
	heading = sg_label_capital(sheet, sg_str_of(sg_label_verdict(verdict, false)));
	sg_out_printf(sheet->out, "\n## " SG_FMT "\n\n", SG_ARG(heading));
	most = sg_rows_listed(sheet, verdict, n);
	if (most > 0)
		sg_markdown_table(sheet, names, N_OF(names));
	for (size_t i = 0; i < most; i++)
		write_posting(sheet, list[i]);
	if (most < n)
		sg_out_printf(sheet->out, "%s%zu %s: `--verdict %s`\n", most > 0 ? "\n" : "",
			      n - most, most > 0 ? "more" : "in all", sg_verdict_name(verdict));
}

static void write_unclear(struct sg_sheet *sheet)
{
	static const char *const names[] = { "posting", "company", "why" };
	size_t n;
	const struct sg_report_posting *const *list = sg_rows_of_verdict(sheet, SG_UNCLEAR, &n);

	if (list == NULL)
		return;
	sg_markdown_heading(sheet, "Unclear");
	sg_markdown_table(sheet, names, N_OF(names));
	for (size_t i = 0; i < n; i++) {
		const struct sg_posting *about = sg_posting_about(list[i]);

		add(sheet, "| ");
		sg_mark_link(sheet->out, about->url,
			     about->title.len > 0 ? about->title : about->source);
		sg_markdown_cell(sheet, false, about->company);
		sg_markdown_cell(sheet, false, sg_phrase_unclear(sheet, list[i]));
		sg_markdown_end_row(sheet);
	}
}

static void write_facts(struct sg_sheet *sheet)
{
	static const char *const names[] = { "besides skills", ":asked by", ":met" };
	const struct sg_report *report = sheet->report;
	bool compared = report->profile != NULL, any = false;

	for (size_t i = 0; i < report->n_facts; i++) {
		const struct sg_fact_count *fact = &report->facts[i];

		if (!sg_label_fact_asks(fact->kind))
			continue;
		if (!any) {
			sg_markdown_heading(sheet, "Besides skills");
			sg_markdown_table(sheet, names, compared ? 3 : 2);
		}
		any = true;
		sg_markdown_cell(sheet, true,
				 fact->value.ptr != NULL
					 ? sg_label_capital(sheet, fact->value)
					 : sg_str_of(sg_label_fact_kind(fact->kind)));
		sg_markdown_number(sheet, fact->n);
		if (compared)
			sg_markdown_number(sheet, fact->met);
		sg_markdown_end_row(sheet);
	}
}

static void write_practices(struct sg_sheet *sheet)
{
	static const char *const names[] = { "practice", ":asked by" };
	bool compared = sheet->report->profile != NULL;
	size_t n;
	const struct sg_name *said = sg_rows_said(sheet, &n);

	if (n == 0)
		return;
	sg_markdown_heading(sheet, compared ? "Say it if it is true" : "Practices");
	if (compared)
		add(sheet, "Asked, and not named in your profile.\n\n");
	sg_markdown_table(sheet, names, N_OF(names));
	for (size_t i = 0; i < n; i++) {
		sg_markdown_cell(sheet, true, said[i].name);
		sg_markdown_number(sheet, said[i].n);
		sg_markdown_end_row(sheet);
	}
}

static void write_many(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	bool compared = report->profile != NULL;

	add(sheet, "# Skill gaps\n");
	if (compared) {
		sg_markdown_sentence(sheet, sg_phrase_headline(sheet));
		sg_out_add(sheet->out, SG_STR("\n"));
		for (int i = 0; i < 4; i++) {
			sg_str total = sg_phrase_total(sheet, i);

			if (total.ptr == NULL || i == 1)
				continue;
			add(sheet, i == 0 ? "" : ", ");
			sg_mark_text(sheet->out, total);
		}
		add(sheet, ".\n");
		write_verdicts(sheet);
	} else {
		sg_markdown_sentence(sheet, sg_phrase_seen(sheet));
		sg_markdown_sentence(sheet,
				     SG_STR("No profile yet, so this is what they ask for."));
	}
	sg_markdown_sentence(sheet, sg_phrase_left_out(sheet));
	sg_markdown_sentence(sheet, sg_phrase_shown(sheet));
	write_gaps(sheet);
	for (int verdict = SG_READY; compared && verdict <= SG_FAR; verdict++)
		write_verdict(sheet, (enum sg_verdict)verdict);
	write_practices(sheet);
	write_facts(sheet);
	write_unclear(sheet);
}

void sg_markdown_end(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;

	sg_markdown_sources(sheet, report->n_seen != 1);
	sg_out_printf(sheet->out, "\nskillgap %s, dictionary " SG_FMT ", ", sg_version(),
		      SG_ARG(report->dictionary));
	sg_mark_text(sheet->out, report->generated_at);
	sg_out_add(sheet->out, SG_STR("\n"));
}

enum sg_status sg_report_markdown(const struct sg_report *report,
				  const struct sg_report_options *options, struct sg_arena *arena,
				  struct sg_out *out, struct sg_error *err)
{
	struct sg_sheet sheet;
	enum sg_status status;

	if (options->table_only) {
		write_table(report, options->table, out);
		return SG_OK;
	}
	status = sg_sheet_init(&sheet, report, options, arena, out, err);
	if (status != SG_OK)
		return status;
	if (report->team != NULL && report->n_seen > 0)
		sg_markdown_team(&sheet);
	else if (report->n_models > 0)
		sg_markdown_models(&sheet);
	else if (report->contrast != NULL && report->n_seen > 0)
		sg_markdown_contrast(&sheet);
	else if (report->n_seen == 1 && report->n_postings == 1)
		sg_markdown_one(&sheet,
				sg_posting_open(report, &report->postings[0], &sheet.failed));
	else
		write_many(&sheet);
	sg_markdown_end(&sheet);
	return sg_sheet_failed(&sheet) ? sg_no_memory(err) : SG_OK;
}
