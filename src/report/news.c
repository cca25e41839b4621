/* SPDX-License-Identifier: MIT */
#include "report/news.h"

#include "report/table.h"

bool sg_news_is_near(const struct sg_report_posting *posting)
{
	return !posting->left_out &&
	       (posting->verdict == SG_READY || posting->verdict == SG_ONE_AWAY);
}

uint32_t sg_news_near(const struct sg_report *report)
{
	uint32_t n = 0;

	for (size_t i = 0; i < report->n_postings; i++)
		n += sg_news_is_near(&report->postings[i]);
	return n;
}

bool sg_news_any(const struct sg_news *news)
{
	if (news->first || news->n_new > 0 || news->n_silent > 0)
		return true;
	for (size_t i = 0; i < news->n_gaps; i++)
		if (news->gaps[i].news != SG_GAP_SAME)
			return true;
	/* That one of many far ones went is nothing to be told of on its own. */
	return !sg_news_judged(news) ? news->n_gone > 0 : sg_news_near(news->gone) > 0;
}

/* ---- rows ----------------------------------------------------------------------- */

/* Columns are only ever added at the end. */
static const char *const columns[] = {
	"change",	   "verdict",	    "required_met",	"required_total",
	"preferred_met",   "preferred_total", "unmet",		"title",
	"company",	   "location",	    "url",		"posted",
	"skill",	   "name",	    "before_n",		"before_of",
	"now_n",	   "now_of",	    "before_companies", "before_companies_of",
	"now_companies",   "now_companies_of", "p",		"source",
	"days",		   "since",
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

struct row {
	struct sg_cell cells[N_COLUMNS];
};

static struct sg_cell text(sg_str str)
{
	return (struct sg_cell){ .kind = str.ptr == NULL ? SG_CELL_NONE : SG_CELL_TEXT,
				 .text = str };
}

static struct sg_cell number(uint64_t value)
{
	return (struct sg_cell){ .kind = SG_CELL_UINT, .uint = value };
}

static struct row posting_row(const char *change, const struct sg_report_posting *posting)
{
	const struct sg_posting *about = sg_posting_about(posting);
	const char *verdict = sg_verdict_name(posting->verdict);
	struct row row = { {
		text(sg_str_of(change)),
		text(sg_str_of(verdict)),
	} };

	if (posting->verdict != SG_VERDICT_NONE) {
		row.cells[2] = number(posting->required_met);
		row.cells[3] = number(posting->required_total);
		row.cells[4] = number(posting->preferred_met);
		row.cells[5] = number(posting->preferred_total);
		row.cells[6] = (struct sg_cell){ .kind = SG_CELL_LIST,
						 .list = posting->unmet,
						 .n_list = posting->n_unmet,
						 .stride = sizeof *posting->unmet };
	}
	row.cells[7] = text(about->title);
	row.cells[8] = text(about->company);
	row.cells[9] = text(about->location);
	row.cells[10] = text(about->url);
	row.cells[11] = text(about->posted);
	row.cells[23] = text(about->source);
	return row;
}

static struct row gap_row(const struct sg_gap_change *gap)
{
	static const char *const names[] = { "risen", "fallen", "closed", "opened", "same" };
	struct row row = { { text(sg_str_of(names[gap->news])) } };
	const uint32_t counts[] = { gap->before.n,	   gap->before.of,
				    gap->now.n,		   gap->now.of,
				    gap->before.companies, gap->before.companies_of,
				    gap->now.companies,	   gap->now.companies_of };

	row.cells[12] = text(gap->skill);
	row.cells[13] = text(gap->name);
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		row.cells[14 + i] = number(counts[i]);
	row.cells[22] = (struct sg_cell){ .kind = SG_CELL_NUMBER, .number = gap->p };
	row.cells[25] = text(gap->since);
	return row;
}

static struct row silence_row(const struct sg_silence *silence)
{
	struct row row = { { text(SG_STR("silent")) } };

	row.cells[23] = text(silence->source);
	row.cells[24] = number(silence->days);
	return row;
}

typedef void (*row_fn)(struct sg_out *out, const struct row *row);

static void each_row(const struct sg_news *news, struct sg_out *out, row_fn fn)
{
	for (size_t i = 0; i < news->fresh->n_postings; i++) {
		struct row row = posting_row("new", &news->fresh->postings[i]);

		fn(out, &row);
	}
	for (size_t i = 0; i < news->gone->n_postings; i++) {
		struct row row = posting_row("gone", &news->gone->postings[i]);

		fn(out, &row);
	}
	for (size_t i = 0; i < news->n_gaps; i++) {
		struct row row = gap_row(&news->gaps[i]);

		fn(out, &row);
	}
	for (size_t i = 0; i < news->n_silent; i++) {
		struct row row = silence_row(&news->silent[i]);

		fn(out, &row);
	}
}

static void csv_row(struct sg_out *out, const struct row *row)
{
	sg_csv_row(out, row->cells, N_COLUMNS, false);
}

static void tsv_row(struct sg_out *out, const struct row *row)
{
	sg_csv_row(out, row->cells, N_COLUMNS, true);
}

static void json_row(struct sg_out *out, const struct row *row)
{
	sg_json_row(out, columns, row->cells, N_COLUMNS);
}

static void ndjson_row(struct sg_out *out, const struct row *row)
{
	out->comma = false; /* lines are documents of their own */
	json_row(out, row);
	sg_out_add(out, SG_STR("\n"));
}

static void write_csv(const struct sg_news *news, struct sg_out *out, bool tabs)
{
	sg_csv_head(out, columns, N_COLUMNS, tabs);
	each_row(news, out, tabs ? tsv_row : csv_row);
}

static void write_json(const struct sg_news *news, struct sg_out *out)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "type", "news");
	sg_out_member_uint(out, "v", 1);
	sg_out_member_str(out, "since", news->since);
	sg_out_member_str(out, "generated_at", news->fresh->generated_at);
	sg_out_member_str(out, "profile", news->profile);
	sg_out_member_uint(out, "sources", news->sources);
	sg_out_member_uint(out, "failed", news->failed);
	sg_out_member_uint(out, "known", news->known);
	sg_out_member_uint(out, "new", news->n_new);
	sg_out_member_uint(out, "gone", news->n_gone);
	sg_out_key(out, "changes");
	sg_out_open(out, '[');
	each_row(news, out, json_row);
	sg_out_close(out, ']');
	sg_out_close(out, '}');
	sg_out_add(out, SG_STR("\n"));
}

static void write_for_people(const struct sg_news *news, struct sg_sheet *sheet)
{
	switch (sheet->options->format) {
	case SG_FORMAT_ATOM:
		sg_news_atom(sheet, news, sheet->out);
		break;
	case SG_FORMAT_HTML:
		sg_news_html(sheet, news);
		break;
	case SG_FORMAT_MARKDOWN:
		sg_news_markdown(sheet, news);
		break;
	default:
		sg_news_text(sheet, news);
		break;
	}
}

/* With names and labels. */
static enum sg_status write_sheet(const struct sg_news *news,
				 const struct sg_report_options *options, struct sg_out *out,
				 struct sg_error *err)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_sheet sheet;
	enum sg_status status = SG_ENOMEM;

	if (arena == NULL)
		return sg_no_memory(err);
	status = sg_sheet_init(&sheet, news->fresh, options, arena, out, err);
	if (status == SG_OK && !sg_name_read(&sheet.names, news->gone))
		status = sg_no_memory(err);
	if (status == SG_OK)
		write_for_people(news, &sheet);
	if (status == SG_OK && sg_sheet_failed(&sheet))
		status = sg_no_memory(err);
	sg_arena_free(arena);
	return status;
}

enum sg_status sg_news_write(const struct sg_news *news, const struct sg_report_options *options,
			     sg_sink_fn sink, void *user, struct sg_error *err)
{
	struct sg_out out;
	enum sg_status status = SG_OK;

	sg_out_init(&out, sink, user);
	switch (options->format) {
	case SG_FORMAT_TEXT:
	case SG_FORMAT_ATOM:
	case SG_FORMAT_HTML:
	case SG_FORMAT_MARKDOWN:
		status = write_sheet(news, options, &out, err);
		break;
	case SG_FORMAT_JSON:
		write_json(news, &out);
		break;
	case SG_FORMAT_NDJSON:
		each_row(news, &out, ndjson_row);
		break;
	case SG_FORMAT_CSV:
	case SG_FORMAT_TSV:
		write_csv(news, &out, options->format == SG_FORMAT_TSV);
		break;
	default:
		return sg_fail(err, SG_EARG, "there is no such format of news");
	}
	return status == SG_OK ? sg_out_finish(&out, err) : status;
}
