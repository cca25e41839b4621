/* SPDX-License-Identifier: MIT */
#include "report/text.h"

enum { MAX_GROUPS = 12, NAME_COLUMNS = 24, TEXT_COLUMN = 28 };

/* Postings of one folder, site or board. */
struct group {
	sg_str name;
	uint32_t postings;
	uint32_t duplicates;
	const struct sg_report_posting *first; /* that has a duplicate */
};

struct groups {
	struct sg_name_table index; /* n: place in `at` */
	sg_vec(struct group) at;
};

/* Folder of a path, host of a URL, all of a board; a bare file name is its own group. */
static sg_str group_name(sg_str source)
{
	size_t host = sg_str_find(source, SG_STR("://"), 0), end;

	if (host != SIZE_MAX) {
		end = sg_str_find(source, SG_STR("/"), host + 3);
		return sg_str_sub(source, host + 3, end == SIZE_MAX ? source.len : end);
	}
	for (end = source.len; end > 0 && source.ptr[end - 1] != '/'; end--)
		;
	return end == 0 ? source : sg_str_sub(source, 0, end);
}

static void add_posting(struct groups *groups, const struct sg_report_posting *posting)
{
	sg_str name = group_name(posting->findings->posting.source);
	size_t before = groups->index.entries.n;
	struct sg_name *entry = sg_name_enter(&groups->index, name, name);
	struct group *group;

	if (entry == NULL)
		return;
	if (groups->index.entries.n > before) {
		entry->n = (uint32_t)groups->at.n;
		group = sg_push(groups->index.arena, &groups->at);
		if (group == NULL) {
			groups->index.failed = true;
			return;
		}
		group->name = name;
	}
	if (entry->n >= groups->at.n)
		return;
	group = &groups->at.at[entry->n];
	group->postings++;
	group->duplicates += (uint32_t)posting->n_also_at;
	if (group->first == NULL && posting->n_also_at > 0)
		group->first = posting;
}

static const struct sg_source *source_of(const struct sg_report *report, sg_str name)
{
	for (size_t i = 0; i < report->n_sources; i++)
		if (sg_str_eq(report->sources[i].source, name))
			return &report->sources[i];
	return NULL;
}

static void write_group(struct sg_sheet *page, const struct group *group)
{
	const struct sg_source *source = source_of(page->report, group->name);
	struct sg_buf text = { .arena = page->arena };

	if (source != NULL && source->read > 0)
		sg_buf_printf(&text, "%u read, ", (unsigned)source->read);
	sg_buf_printf(&text, "%u posting%s", (unsigned)group->postings,
		      sg_label_s(group->postings));
	if (group->duplicates > 0) {
		const struct sg_posting *about = &group->first->findings->posting;

		sg_buf_printf(&text, " (%u duplicate%s: ", (unsigned)group->duplicates,
			      sg_label_s(group->duplicates));
		sg_buf_add(&text, about->company.ptr != NULL ? about->company : about->title);
		sg_buf_add(&text, SG_STR(", also at "));
		sg_buf_add(&text, group->first->also_at[0]);
		sg_buf_add(&text, SG_STR(")"));
	}
	sg_page_printf(page, "  ");
	sg_page_text(page, group->name, NAME_COLUMNS);
	sg_page_pad(page, TEXT_COLUMN);
	sg_page_paragraph(page, TEXT_COLUMN, sg_page_take(page, &text));
}

static void write_note(struct sg_sheet *page, const struct sg_source *source)
{
	struct sg_buf text = { .arena = page->arena };

	if (source->failed)
		sg_buf_printf(&text, "failed: ");
	sg_buf_add(&text, source->why);
	if (source->left_out > 0)
		sg_buf_printf(&text, "%s%u of %u match the filter", text.len > 0 ? "; " : "",
			      (unsigned)source->postings,
			      (unsigned)source->postings + (unsigned)source->left_out);
	if (source->credit.ptr != NULL) {
		sg_buf_printf(&text, "%s", text.len > 0 ? "; " : "");
		sg_buf_add(&text, source->credit);
	}
	if (text.len == 0)
		return;
	sg_page_printf(page, "  ");
	sg_page_text(page, source->source, NAME_COLUMNS);
	sg_page_pad(page, TEXT_COLUMN);
	sg_page_paragraph(page, TEXT_COLUMN, sg_page_take(page, &text));
}

void sg_text_sources(struct sg_sheet *page, bool pile)
{
	const struct sg_report *report = page->report;
	struct groups groups = { .index = { .arena = page->arena } };
	size_t shown;

	for (size_t i = 0; pile && i < report->n_postings; i++)
		add_posting(&groups, &report->postings[i]);
	page->failed |= groups.index.failed;
	if (groups.at.n + report->n_sources == 0)
		return;
	sg_page_heading(page, "SOURCES", NULL);
	shown = page->options->verbose || groups.at.n <= MAX_GROUPS ? groups.at.n : MAX_GROUPS;
	for (size_t i = 0; i < shown; i++)
		write_group(page, &groups.at.at[i]);
	if (shown < groups.at.n) {
		sg_page_printf(page, "  and %zu more: --verbose", groups.at.n - shown);
		sg_page_end(page);
	}
	for (size_t i = 0; i < report->n_sources; i++)
		write_note(page, &report->sources[i]);
}
