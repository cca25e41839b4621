/* SPDX-License-Identifier: MIT */
#include "gap/groups.h"

#include <stdlib.h>

#include "base/str.h"

/* A group while it is counted. */
struct entry {
	sg_str key;
	struct sg_group group;
	uint32_t number; /* in order of appearance */
};

struct grouper {
	const struct sg_gap_options *options;
	struct sg_arena *arena;
	sg_vec(struct entry) entries;
	uint32_t *slots; /* 1 + index of an entry, 0 is empty; a power of two of them */
	size_t n_slots;
	bool failed; /* out of memory */
};

/* ---- what a posting's group is called ----------------------------------------------- */

/* Whether a source is this one, or stands in it: "jobs/a.html" in "jobs" and in "jobs/". */
static bool stands_in(sg_str source, sg_str typed)
{
	if (typed.len == 0 || !sg_str_starts(source, typed))
		return false;
	return source.len == typed.len || typed.ptr[typed.len - 1] == '/' ||
	       source.ptr[typed.len] == '/';
}

/* The longest of what was typed; else what the posting says itself. */
static sg_str typed_source(const struct sg_gap_options *options, sg_str source)
{
	sg_str best = { 0 };

	for (size_t i = 0; i < options->n_sources; i++)
		if (options->sources[i].len > best.len && stands_in(source, options->sources[i]))
			best = options->sources[i];
	return best.ptr != NULL ? best : source;
}

static sg_str place_of(struct grouper *grouper, const struct sg_posting *posting)
{
	sg_str remote = SG_STR("remote"), both;

	if (posting->remote != SG_YES ||
	    sg_str_find_fold(posting->location, remote, 0) != SIZE_MAX)
		return posting->location;
	if (posting->location.len == 0)
		return remote;
	both = sg_arena_printf(grouper->arena, SG_FMT " " SG_FMT, SG_ARG(remote),
			       SG_ARG(posting->location));
	grouper->failed |= both.ptr == NULL;
	return both;
}

static sg_str name_of(struct grouper *grouper, const struct sg_report_posting *row)
{
	const struct sg_posting *posting = row->about;

	switch (grouper->options->by) {
	case SG_BY_SOURCE:
		return typed_source(grouper->options, posting->source);
	case SG_BY_COMPANY:
		return sg_str_trim(posting->company);
	case SG_BY_ROLE:
		return row->role_name;
	case SG_BY_TITLE:
		return sg_str_trim(posting->title);
	case SG_BY_LOCATION:
		return sg_str_trim(place_of(grouper, posting));
	case SG_BY_NONE:
	case SG_N_BYS:
		break;
	}
	return (sg_str){ 0 };
}

/* Letters without case, runs of white space as one space. */
static sg_str fold(struct grouper *grouper, sg_str name)
{
	char *text = sg_arena_alloc(grouper->arena, name.len + 1, 1);
	size_t n = 0;

	if (text == NULL) {
		grouper->failed = true;
		return (sg_str){ 0 };
	}
	for (size_t i = 0; i < name.len; i++) {
		char c = sg_is_space(name.ptr[i]) ? ' ' : sg_lower(name.ptr[i]);

		if (c != ' ' || (n > 0 && text[n - 1] != ' '))
			text[n++] = c;
	}
	return (sg_str){ text, n };
}

static sg_str key_of(struct grouper *grouper, const struct sg_report_posting *row, sg_str name)
{
	if (grouper->options->by == SG_BY_ROLE)
		return row->role;
	return grouper->options->by == SG_BY_SOURCE ? name : fold(grouper, name);
}

/* ---- counting ----------------------------------------------------------------------- */

static uint32_t enter(struct grouper *grouper, sg_str key, sg_str name)
{
	size_t at = sg_hash(0, key) & (grouper->n_slots - 1);
	struct entry *entry;

	while (grouper->slots[at] != 0) {
		entry = &grouper->entries.at[grouper->slots[at] - 1];
		if (sg_str_eq(entry->key, key)) {
			entry->group.n++;
			return grouper->slots[at] - 1;
		}
		at = (at + 1) & (grouper->n_slots - 1);
	}
	entry = sg_push(grouper->arena, &grouper->entries);
	if (entry == NULL) {
		grouper->failed = true;
		return SG_NO_GROUP;
	}
	*entry = (struct entry){ .key = key, .group = { .name = name, .n = 1 },
				 .number = (uint32_t)grouper->entries.n - 1 };
	grouper->slots[at] = (uint32_t)grouper->entries.n;
	return entry->number;
}

static int by_size(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->group.n != b->group.n)
		return a->group.n > b->group.n ? -1 : 1;
	return sg_str_cmp(a->key, b->key);
}

/* Puts groups in order and keeps the first; `of` told them in order of appearance. */
static void settle(struct grouper *grouper, uint32_t *of, size_t n, struct sg_grouping *out)
{
	struct entry *entries = grouper->entries.at;
	size_t n_entries = grouper->entries.n;
	uint32_t *rank = sg_arena_array(grouper->arena, uint32_t, n_entries);

	out->n = n_entries < SG_CONTRAST_MAX_GROUPS ? n_entries : SG_CONTRAST_MAX_GROUPS;
	out->groups = sg_arena_array(grouper->arena, struct sg_group, out->n);
	if (rank == NULL || out->groups == NULL) {
		grouper->failed = true;
		return;
	}
	if (grouper->options->by != SG_BY_SOURCE && n_entries > 0)
		qsort(entries, n_entries, sizeof *entries, by_size);
	for (size_t i = 0; i < n_entries; i++) {
		rank[entries[i].number] = i < out->n ? (uint32_t)i : SG_NO_GROUP;
		if (i < out->n) {
			out->groups[i] = entries[i].group;
			if (grouper->options->by == SG_BY_ROLE)
				out->groups[i].id = entries[i].key;
		} else {
			out->further += entries[i].group.n;
			out->further_groups++;
		}
	}
	for (size_t i = 0; i < n; i++)
		if (of[i] != SG_NO_GROUP)
			of[i] = rank[of[i]];
}

enum sg_status sg_group_postings(const struct sg_report_posting *rows, size_t n,
				 const struct sg_gap_options *options, struct sg_arena *arena,
				 struct sg_grouping *out, struct sg_error *err)
{
	struct grouper grouper = { .options = options, .arena = arena, .n_slots = 64 };
	uint32_t *of = sg_arena_array(arena, uint32_t, n);

	*out = (struct sg_grouping){ .of = of };
	while (grouper.n_slots < n * 2)
		grouper.n_slots *= 2;
	grouper.slots = sg_arena_array(arena, uint32_t, grouper.n_slots);
	if (of == NULL || grouper.slots == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n && !grouper.failed; i++) {
		sg_str name;

		of[i] = SG_NO_GROUP;
		if (!sg_kept_counted(&rows[i]))
			continue;
		name = name_of(&grouper, &rows[i]);
		if (name.len == 0)
			out->in_none++;
		else
			of[i] = enter(&grouper, key_of(&grouper, &rows[i], name), name);
	}
	if (!grouper.failed)
		settle(&grouper, of, n, out);
	return grouper.failed ? sg_no_memory(err) : SG_OK;
}
