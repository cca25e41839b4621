/* SPDX-License-Identifier: MIT */
#include "report/names.h"

#include <skillgap/plan.h>

static size_t slot_of(const struct sg_name_table *table, sg_str id)
{
	size_t at = sg_hash(0, id) & (table->n_slots - 1);

	while (table->slots[at] != 0 && !sg_str_eq(table->entries.at[table->slots[at] - 1].id, id))
		at = (at + 1) & (table->n_slots - 1);
	return at;
}

static bool grow(struct sg_name_table *table)
{
	size_t n = table->n_slots == 0 ? 128 : table->n_slots * 2;
	uint32_t *slots = sg_arena_array(table->arena, uint32_t, n);

	if (slots == NULL)
		return false;
	table->slots = slots;
	table->n_slots = n;
	for (size_t i = 0; i < table->entries.n; i++)
		slots[slot_of(table, table->entries.at[i].id)] = (uint32_t)i + 1;
	return true;
}

struct sg_name *sg_name_enter(struct sg_name_table *table, sg_str id, sg_str name)
{
	struct sg_name *entry;
	size_t at;

	if (table->entries.n * 2 >= table->n_slots && !grow(table)) {
		table->failed = true;
		return NULL;
	}
	at = slot_of(table, id);
	if (table->slots[at] != 0)
		return &table->entries.at[table->slots[at] - 1];
	entry = sg_push(table->arena, &table->entries);
	if (entry == NULL) {
		table->failed = true;
		return NULL;
	}
	*entry = (struct sg_name){ .id = id, .name = name.ptr == NULL ? id : name };
	table->slots[at] = (uint32_t)table->entries.n;
	return entry;
}

const struct sg_name *sg_name_find(const struct sg_name_table *table, sg_str id)
{
	uint32_t slot = table->n_slots == 0 ? 0 : table->slots[slot_of(table, id)];

	return slot == 0 ? NULL : &table->entries.at[slot - 1];
}

sg_str sg_name_of(const struct sg_name_table *table, sg_str id)
{
	const struct sg_name *entry = sg_name_find(table, id);

	return entry == NULL ? id : entry->name;
}

bool sg_name_read(struct sg_name_table *table, const struct sg_report *view)
{
	const struct sg_report *report = view->whole != NULL ? view->whole : view;

	for (size_t i = 0; i < report->n_gaps; i++) {
		const struct sg_gap *gap = &report->gaps[i];

		sg_name_enter(table, gap->id, gap->name);
		for (size_t k = 0; k < gap->n_or; k++)
			sg_name_enter(table, gap->or_[k].id, gap->or_[k].name);
	}
	for (size_t i = 0; i < report->n_names; i++)
		sg_name_enter(table, report->names[i].id, report->names[i].name);
	for (size_t i = 0; i < report->n_postings; i++) {
		const struct sg_findings *findings = report->postings[i].findings;

		for (size_t k = 0; findings != NULL && k < findings->n_skills; k++)
			sg_name_enter(table, findings->skills[k].id, findings->skills[k].name);
	}
	return !table->failed;
}
