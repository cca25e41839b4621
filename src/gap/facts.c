/* SPDX-License-Identifier: MIT */
#include "gap/sum.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static int by_value(const struct sg_fact_count *a, const struct sg_fact_count *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return sg_str_cmp(a->value, b->value);
}

static int by_fact(const void *left, const void *right)
{
	return by_value(left, right);
}

/* Where a kind and value stands, or would stand. */
static size_t place_of(const struct sg_sum *sum, const struct sg_fact_count *fact)
{
	size_t low = 0, high = sum->facts.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_value(&sum->facts.at[middle], fact) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

enum sg_status sg_sum_add_fact(struct sg_sum *sum, const struct sg_fact_count *fact,
			       struct sg_error *err)
{
	struct sg_arena *arena = sum->rows.standing->arena;
	size_t at = place_of(sum, fact), n = sum->facts.n;
	struct sg_fact_count *place;

	if (at == n || by_value(&sum->facts.at[at], fact) != 0) {
		struct sg_fact_count fresh = { .kind = fact->kind };

		if (fact->value.ptr != NULL)
			fresh.value = sg_arena_dup(arena, fact->value);
		if (n == SG_TALLY_MAX_FACTS)
			return SG_OK;
		if ((fact->value.ptr != NULL && fresh.value.ptr == NULL) ||
		    sg_push(arena, &sum->facts) == NULL)
			return sg_no_memory(err);
		memmove(&sum->facts.at[at + 1], &sum->facts.at[at],
			(n - at) * sizeof *sum->facts.at);
		sum->facts.at[at] = fresh;
	}
	place = &sum->facts.at[at];
	place->n += fact->n;
	place->met += fact->met;
	place->unmet += fact->unmet;
	return SG_OK;
}

/* A posting that states a kind twice meets it when it meets one and misses none. */
enum sg_status sg_sum_add_facts(struct sg_sum *sum, const struct sg_judged *judged,
				struct sg_error *err)
{
	const struct sg_report_posting *shown = &judged->shown;
	struct sg_fact_count *stated =
		sg_arena_array(sum->rows.standing->results, struct sg_fact_count, shown->n_besides);
	enum sg_status status = stated == NULL ? sg_no_memory(err) : SG_OK;

	for (size_t k = 0; status == SG_OK && k < shown->n_besides; k++) {
		const struct sg_fact_answer *answer = &shown->besides[k];

		stated[k] = (struct sg_fact_count){ .kind = answer->fact->kind,
						    .n = 1,
						    .met = answer->met == SG_YES,
						    .unmet = answer->met == SG_NO };
		if (answer->fact->kind == SG_FACT_LANGUAGE)
			stated[k].value = answer->fact->value;
	}
	if (status == SG_OK && shown->n_besides > 0)
		qsort(stated, shown->n_besides, sizeof *stated, by_fact);
	for (size_t k = 0, to; status == SG_OK && k < shown->n_besides; k = to) {
		for (to = k + 1; to < shown->n_besides && by_value(&stated[k], &stated[to]) == 0;
		     to++) {
			stated[k].met |= stated[to].met;
			stated[k].unmet |= stated[to].unmet;
		}
		stated[k].met &= !stated[k].unmet;
		status = sg_sum_add_fact(sum, &stated[k], err);
	}
	return status;
}
