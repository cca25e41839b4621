/* SPDX-License-Identifier: MIT */
#include "gap/demand.h"

#include "base/str.h"
#include "gap/learn.h"

/*
 * What learning a skill would make ready: the skills tried are those of the rows.
 */
struct opens {
	struct sg_learn learn;
	struct sg_demand_table *table;
	struct sg_yield *yields; /* by row */
	uint32_t *opened;	 /* by row: the result of a count */
};

/* What every row opens beside what is learnt already. */
static void count_opened(struct opens *opens)
{
	uint32_t ready = opens->learn.ready;

	for (size_t i = 0; i < opens->table->n_rows; i++) {
		sg_learn_add(&opens->learn, &opens->yields[i]);
		opens->opened[i] = opens->learn.ready - ready;
		sg_learn_remove(&opens->learn, &opens->yields[i]);
	}
}

/* The same when row `first` is learnt. */
static void count_opened_after(struct opens *opens, uint32_t first)
{
	sg_learn_add(&opens->learn, &opens->yields[first]);
	count_opened(opens);
	sg_learn_remove(&opens->learn, &opens->yields[first]);
}

/* The row that opens most, ties by order of the rows; UINT32_MAX when none opens any. */
static uint32_t best_row(const struct opens *opens)
{
	uint32_t best = UINT32_MAX;

	for (uint32_t i = 0; i < opens->table->n_rows; i++)
		if (opens->opened[i] > (best == UINT32_MAX ? 0 : opens->opened[best]))
			best = i;
	return best;
}

static void add_step(const struct opens *opens, struct sg_report *report, uint32_t row,
		     uint32_t ready)
{
	const struct sg_gap *gap = &opens->table->rows[row].gap;

	report->opens[report->n_opens++] = (struct sg_step_ready){ gap->id, gap->name, ready };
}

/* No single row opens anything: the best two that do together, if any. */
static void choose_pair(struct opens *opens, struct sg_report *report)
{
	uint32_t ready = report->verdicts[SG_READY], most = 0;
	uint32_t pair[2] = { 0, 0 };

	for (uint32_t row = 0, tried = 0; row < opens->table->n_rows && tried < SG_DEMAND_MAX_FIRST;
	     row++) {
		uint32_t second;

		if (opens->table->rows[row].gap.closer == 0)
			continue;
		tried++;
		count_opened_after(opens, row);
		second = best_row(opens);
		if (second == UINT32_MAX || opens->opened[second] <= most)
			continue;
		most = opens->opened[second];
		pair[0] = row;
		pair[1] = second;
	}
	if (most == 0)
		return;
	add_step(opens, report, pair[0], ready);
	add_step(opens, report, pair[1], ready + most);
}

static void choose_best(struct opens *opens, struct sg_report *report)
{
	uint32_t ready = report->verdicts[SG_READY], first, second;

	count_opened(opens);
	for (uint32_t i = 0; i < opens->table->n_rows; i++)
		opens->table->rows[i].gap.opens = opens->opened[i];
	first = best_row(opens);
	if (first == UINT32_MAX) {
		choose_pair(opens, report);
		return;
	}
	ready += opens->opened[first];
	add_step(opens, report, first, ready);
	count_opened_after(opens, first);
	second = best_row(opens);
	if (second != UINT32_MAX)
		add_step(opens, report, second, ready + opens->opened[second]);
}

enum sg_status sg_demand_open(struct sg_standing *standing, const struct sg_judged *judged,
			      size_t n, struct sg_demand_table *table, struct sg_report *report,
			      struct sg_error *err)
{
	struct opens opens = { .table = table };
	enum sg_status status = sg_learn_open(&opens.learn, standing, judged, n, false, err);

	if (status != SG_OK)
		return status;
	opens.yields = sg_arena_array(standing->arena, struct sg_yield, table->n_rows);
	opens.opened = sg_arena_array(standing->arena, uint32_t, table->n_rows);
	if (opens.yields == NULL || opens.opened == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < table->n_rows && status == SG_OK; i++)
		status = sg_learn_yield(&opens.learn, table->rows[i].skill, &opens.yields[i], err);
	if (status == SG_OK)
		choose_best(&opens, report);
	return status;
}
