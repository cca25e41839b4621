/* SPDX-License-Identifier: MIT */
#include "report/sources.h"

#include "report/digest.h"

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

static void add_posting(struct groups *groups, const struct sg_report_posting *posting)
{
	sg_str name = sg_digest_origin(sg_posting_about(posting)->source);
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

static sg_str without_slash(sg_str name)
{
	return sg_str_ends(name, SG_STR("/")) ? sg_str_sub(name, 0, name.len - 1) : name;
}

/* A folder's postings and the note on it are told in one line, with or without the slash. */
static bool is_about(const struct sg_source *source, sg_str group)
{
	return !source->failed && sg_str_eq(without_slash(source->source), without_slash(group));
}

/* Whether nothing is to be said of a source but whom to thank for a group that is shown. */
static bool is_thanks(const struct sg_source *source, sg_str group)
{
	return !source->failed && source->left_out == 0 && source->why.ptr == NULL &&
	       source->credit.ptr != NULL && sg_str_eq(sg_digest_origin(source->source), group);
}

static void add_clause(struct sg_buf *text, sg_str clause)
{
	if (clause.ptr == NULL)
		return;
	sg_buf_add(text, text->len > 0 ? SG_STR("; ") : SG_STR(""));
	sg_buf_add(text, clause);
}

/* Once, however many sources of a group ask for it. */
static void add_credit(struct sg_buf *text, sg_str credit)
{
	if (credit.ptr != NULL && sg_str_find(sg_buf_str(text), credit, 0) == SIZE_MAX)
		add_clause(text, credit);
}

/* What was left out, as the line that left it out says, else as the numbers do. */
static void add_filtered(struct sg_buf *text, const struct sg_source *source)
{
	if (source->left_out > 0 && source->why.ptr == NULL)
		sg_buf_printf(text, "%s%u of %u match the filter", text->len > 0 ? "; " : "",
			      (unsigned)source->postings,
			      (unsigned)source->postings + (unsigned)source->left_out);
	else
		add_clause(text, source->why);
}

static void add_duplicates(struct sg_buf *text, const struct group *group)
{
	const struct sg_posting *about;

	if (group->duplicates == 0)
		return;
	about = sg_posting_about(group->first);
	sg_buf_printf(text, " (%u duplicate%s: ", (unsigned)group->duplicates,
		      sg_label_s(group->duplicates));
	sg_buf_add(text, about->company.ptr != NULL ? about->company : about->title);
	sg_buf_add(text, SG_STR(", also at "));
	sg_buf_add(text, group->first->also_at[0]);
	sg_buf_add(text, SG_STR(")"));
}

static void tell_group(struct sg_sheet *sheet, const struct group *group, sg_sources_fn tell)
{
	const struct sg_report *report = sheet->report;
	struct sg_buf text = { .arena = sheet->arena };
	uint32_t read = 0;

	for (size_t i = 0; i < report->n_sources; i++)
		if (is_about(&report->sources[i], group->name)) {
			add_filtered(&text, &report->sources[i]);
			read = report->sources[i].read;
		}
	if (text.len == 0) {
		if (read > 0)
			sg_buf_printf(&text, "%u read, ", (unsigned)read);
		sg_buf_printf(&text, "%u posting%s", (unsigned)group->postings,
			      sg_label_s(group->postings));
	}
	add_duplicates(&text, group);
	for (size_t i = 0; i < report->n_sources; i++)
		if (is_about(&report->sources[i], group->name) ||
		    is_thanks(&report->sources[i], group->name))
			add_credit(&text, report->sources[i].credit);
	if (text.len > 0)
		tell(sheet, group->name, sg_sheet_take(sheet, &text));
}

static void tell_note(struct sg_sheet *sheet, const struct sg_source *source, sg_sources_fn tell)
{
	struct sg_buf text = { .arena = sheet->arena };

	if (source->failed) {
		sg_buf_printf(&text, "failed: ");
		sg_buf_add(&text, source->why);
	} else {
		add_filtered(&text, source);
	}
	add_clause(&text, source->credit);
	if (text.len > 0)
		tell(sheet, source->source, sg_sheet_take(sheet, &text));
}

static bool told_by_a_group(const struct groups *groups, size_t shown,
			    const struct sg_source *source)
{
	for (size_t i = 0; i < shown; i++)
		if (is_about(source, groups->at.at[i].name) ||
		    is_thanks(source, groups->at.at[i].name))
			return true;
	return false;
}

size_t sg_sources_tell(struct sg_sheet *sheet, bool pile, bool all, sg_sources_fn tell)
{
	const struct sg_report *report = sheet->whole;
	struct groups groups = { .index = { .arena = sheet->arena } };
	size_t shown;

	for (size_t i = 0; pile && i < report->n_postings; i++)
		add_posting(&groups, &report->postings[i]);
	sheet->failed |= groups.index.failed;
	shown = all || groups.at.n <= SG_SOURCES_MAX ? groups.at.n : SG_SOURCES_MAX;
	for (size_t i = 0; i < shown; i++)
		tell_group(sheet, &groups.at.at[i], tell);
	for (size_t i = 0; i < report->n_sources; i++)
		if (!told_by_a_group(&groups, shown, &report->sources[i]))
			tell_note(sheet, &report->sources[i], tell);
	return groups.at.n - shown;
}
