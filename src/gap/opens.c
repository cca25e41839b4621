/* SPDX-License-Identifier: MIT */
#include "gap/demand.h"

#include <string.h>

#include "base/str.h"
#include "dict/dict.h"
#include "dict/image.h"

/*
 * What learning a skill would make ready. A posting that is not ready is a list of needs, each
 * "so many more of these members". Learning a skill yields it, what it implies and the parts
 * of those, less what the profile avoids. Years cannot be learnt, so a posting with a short
 * requirement is opened by nothing.
 */
struct need {
	uint32_t first, n; /* members not held yet, in the pool */
	uint32_t more;	   /* of them needed */
};

struct wanting {
	uint32_t first, n; /* needs of one posting */
};

/* Lists of numbers, one for each key: at[start[k] .. start[k + 1]). */
struct lists {
	uint32_t *start;
	uint32_t *at;
};

struct opens {
	struct sg_standing *standing;
	struct sg_demand_table *table;
	uint32_t n_skills;
	sg_vec(uint32_t) pool;
	sg_vec(struct need) needs;
	sg_vec(struct wanting) wanting;
	struct lists parts;  /* by number: skills that are part of it */
	struct lists gains;  /* by row: what learning it yields */
	struct lists givers; /* by number: rows that yield it */
	bool *covered;	     /* by number: assumed learnt in this count */
	uint32_t *mark, *queue;
	uint32_t round;
	/* by row, for the posting and the need at hand */
	uint32_t *satisfied, *seen_posting, *hits, *seen_need;
	uint32_t *opened; /* by row: the result of a count */
};

static bool unmet(const struct sg_answer *answer)
{
	return answer->status > SG_LIKELY && answer->status != SG_NOT_ASKED;
}

static bool add_need(struct opens *opens, const struct sg_asked *asked,
		     const struct sg_requirement *wish)
{
	struct need *need = sg_push(opens->standing->arena, &opens->needs);
	uint32_t first = (uint32_t)opens->pool.n, held = 0;

	if (need == NULL)
		return false;
	for (uint32_t i = 0; i < asked->n_members; i++) {
		const struct sg_stand *stand = sg_standing_at(opens->standing, asked->members[i]);
		bool few = stand->months != 0 && stand->months < wish->min_years * 12u;
		uint32_t *member;

		if (stand->avoided)
			continue;
		if ((stand->held_by != SG_NO_SKILL && !few) || stand->part_by != SG_NO_SKILL) {
			held++;
			continue;
		}
		if (few)
			continue;
		member = sg_push(opens->standing->arena, &opens->pool);
		if (member == NULL)
			return false;
		*member = asked->members[i];
	}
	*need = (struct need){ first, (uint32_t)opens->pool.n - first,
			       asked->min_count > held ? asked->min_count - held : 1 };
	return true;
}

/* The needs of one posting, unless years stand in its way. */
static bool add_wanting(struct opens *opens, const struct sg_judged *judged)
{
	struct wanting *wanting;

	for (size_t i = 0; i < judged->shown.n_answers; i++)
		if (judged->asked[i].serves && judged->shown.answers[i].status == SG_SHORT)
			return true;
	wanting = sg_push(opens->standing->arena, &opens->wanting);
	if (wanting == NULL)
		return false;
	wanting->first = (uint32_t)opens->needs.n;
	for (size_t i = 0; i < judged->shown.n_answers; i++) {
		const struct sg_answer *answer = &judged->shown.answers[i];

		if (!judged->asked[i].serves || !unmet(answer))
			continue;
		if (!add_need(opens, &judged->asked[i], answer->requirement))
			return false;
		wanting->n++;
	}
	return true;
}

static bool allocate(struct opens *opens)
{
	struct sg_arena *arena = opens->standing->arena;
	size_t n = opens->n_skills, rows = opens->table->n_rows;

	opens->covered = sg_arena_array(arena, bool, n);
	opens->mark = sg_arena_array(arena, uint32_t, n);
	opens->queue = sg_arena_array(arena, uint32_t, n);
	opens->parts.start = sg_arena_array(arena, uint32_t, n + 1);
	opens->givers.start = sg_arena_array(arena, uint32_t, n + 1);
	opens->gains.start = sg_arena_array(arena, uint32_t, rows + 1);
	opens->satisfied = sg_arena_array(arena, uint32_t, rows);
	opens->seen_posting = sg_arena_array(arena, uint32_t, rows);
	opens->hits = sg_arena_array(arena, uint32_t, rows);
	opens->seen_need = sg_arena_array(arena, uint32_t, rows);
	opens->opened = sg_arena_array(arena, uint32_t, rows);
	return opens->covered != NULL && opens->mark != NULL && opens->queue != NULL &&
	       opens->parts.start != NULL && opens->givers.start != NULL &&
	       opens->gains.start != NULL && opens->satisfied != NULL &&
	       opens->seen_posting != NULL && opens->hits != NULL && opens->seen_need != NULL &&
	       opens->opened != NULL;
}

/* Makes starts of the counts that stand one place to the right, and room for the lists. */
static bool open_lists(struct lists *lists, size_t n, struct sg_arena *arena)
{
	for (size_t i = 0; i < n; i++)
		lists->start[i + 1] += lists->start[i];
	lists->at = sg_arena_array(arena, uint32_t, lists->start[n]);
	return lists->at != NULL;
}

/* Appending moved every start to the start of its right neighbour: move them back. */
static void close_lists(struct lists *lists, size_t n)
{
	memmove(lists->start + 1, lists->start, n * sizeof *lists->start);
	lists->start[0] = 0;
}

static bool list_parts(struct opens *opens)
{
	const struct sg_dict *dict = opens->standing->dict;
	const struct sg_image *image = sg_dict_image(dict);
	uint32_t n_dict = opens->standing->n_dict;

	for (int pass = 0; pass < 2; pass++) {
		for (uint32_t i = 0; i < n_dict; i++) {
			uint32_t n;
			const uint32_t *wholes =
				sg_dict_indexes(dict, sg_image_skill(image, i)->part_of, &n);

			for (uint32_t k = 0; k < n; k++) {
				uint32_t *start = opens->parts.start + wholes[k];

				if (pass == 0)
					start[1]++;
				else
					opens->parts.at[start[0]++] = i;
			}
		}
		if (pass == 0 &&
		    !open_lists(&opens->parts, opens->n_skills, opens->standing->arena))
			return false;
	}
	close_lists(&opens->parts, opens->n_skills);
	return true;
}

static uint32_t enqueue(struct opens *opens, uint32_t number, uint32_t n)
{
	if (opens->mark[number] == opens->round || sg_standing_at(opens->standing, number)->avoided)
		return n;
	opens->mark[number] = opens->round;
	opens->queue[n] = number;
	return n + 1;
}

/* Leaves in the queue what learning a skill yields; returns how many. */
static uint32_t gain(struct opens *opens, uint32_t number)
{
	const struct sg_dict *dict = opens->standing->dict;
	uint32_t n, n_implied;

	opens->round++;
	n = enqueue(opens, number, 0);
	for (uint32_t at = 0; at < n && opens->queue[at] < opens->standing->n_dict; at++) {
		uint32_t n_next;
		const uint32_t *next = sg_dict_indexes(
			dict, sg_dict_skill(dict, opens->queue[at]).implies, &n_next);

		for (uint32_t i = 0; i < n_next; i++)
			n = enqueue(opens, next[i], n);
	}
	n_implied = n;
	for (uint32_t at = 0; at < n_implied; at++) {
		const uint32_t *start = opens->parts.start + opens->queue[at];

		for (uint32_t i = start[0]; i < start[1]; i++)
			n = enqueue(opens, opens->parts.at[i], n);
	}
	return n;
}

static bool list_gains(struct opens *opens)
{
	struct sg_arena *arena = opens->standing->arena;
	size_t n_rows = opens->table->n_rows;

	for (int pass = 0; pass < 2; pass++) {
		for (uint32_t row = 0; row < n_rows; row++) {
			uint32_t n = gain(opens, opens->table->rows[row].skill);

			if (pass == 0)
				opens->gains.start[row + 1] = n;
			else if (n > 0)
				memcpy(opens->gains.at + opens->gains.start[row], opens->queue,
				       n * sizeof *opens->queue);
			for (uint32_t i = 0; i < n; i++) {
				uint32_t *start = opens->givers.start + opens->queue[i];

				if (pass == 0)
					start[1]++;
				else
					opens->givers.at[start[0]++] = row;
			}
		}
		if (pass == 0 && (!open_lists(&opens->gains, n_rows, arena) ||
				  !open_lists(&opens->givers, opens->n_skills, arena)))
			return false;
	}
	close_lists(&opens->givers, opens->n_skills);
	return true;
}

/* One more member of a need that a row yields: `stamp` names the need, `more` its size. */
static void hit(struct opens *opens, uint32_t row, uint32_t posting, uint32_t stamp, uint32_t more)
{
	if (opens->seen_need[row] != stamp) {
		opens->seen_need[row] = stamp;
		opens->hits[row] = 0;
	}
	if (opens->seen_posting[row] != posting) {
		opens->seen_posting[row] = posting;
		opens->satisfied[row] = 0;
	}
	if (++opens->hits[row] == more)
		opens->satisfied[row]++;
}

/* The needs of one posting that `covered` leaves; counts for every row how many it satisfies. */
static uint32_t count_posting(struct opens *opens, const struct wanting *wanting, uint32_t posting,
			      uint32_t *stamp)
{
	uint32_t left = 0;

	for (uint32_t i = 0; i < wanting->n; i++) {
		const struct need *need = &opens->needs.at[wanting->first + i];
		/* A need that nothing can meet has no members, and then there may be no pool. */
		const uint32_t *members = need->n == 0 ? NULL : opens->pool.at + need->first;
		uint32_t learnt = 0;

		for (uint32_t m = 0; m < need->n; m++)
			learnt += opens->covered[members[m]];
		if (learnt >= need->more)
			continue;
		left++;
		++*stamp;
		for (uint32_t m = 0; m < need->n; m++) {
			const uint32_t *start = opens->givers.start + members[m];

			if (opens->covered[members[m]])
				continue;
			for (uint32_t g = start[0]; g < start[1]; g++)
				hit(opens, opens->givers.at[g], posting, *stamp,
				    need->more - learnt);
		}
	}
	return left;
}

/* Adds to `opened` of the last need's members' givers that satisfied all `left` needs. */
static void credit(struct opens *opens, const struct wanting *wanting, uint32_t posting,
		   uint32_t left)
{
	for (uint32_t i = 0; i < wanting->n; i++) {
		const struct need *need = &opens->needs.at[wanting->first + i];

		for (uint32_t m = 0; m < need->n; m++) {
			const uint32_t *start =
				opens->givers.start + opens->pool.at[need->first + m];

			for (uint32_t g = start[0]; g < start[1]; g++) {
				uint32_t row = opens->givers.at[g];

				if (opens->seen_posting[row] != posting ||
				    opens->satisfied[row] != left)
					continue;
				opens->opened[row]++;
				opens->satisfied[row] = UINT32_MAX; /* once a posting */
			}
		}
	}
}

/*
 * What every row opens when row `first` is learnt already (UINT32_MAX for none). Returns how
 * many postings `first` alone makes ready.
 */
static uint32_t count_opened(struct opens *opens, uint32_t first)
{
	uint32_t ready = 0, stamp = 0;
	size_t n_rows = opens->table->n_rows;

	memset(opens->covered, 0, opens->n_skills * sizeof *opens->covered);
	memset(opens->opened, 0, n_rows * sizeof *opens->opened);
	memset(opens->seen_posting, 0, n_rows * sizeof *opens->seen_posting);
	memset(opens->seen_need, 0, n_rows * sizeof *opens->seen_need);
	for (uint32_t i = 0;
	     first != UINT32_MAX && i < opens->gains.start[first + 1] - opens->gains.start[first];
	     i++)
		opens->covered[opens->gains.at[opens->gains.start[first] + i]] = true;
	for (uint32_t i = 0; i < opens->wanting.n; i++) {
		const struct wanting *wanting = &opens->wanting.at[i];
		uint32_t left = count_posting(opens, wanting, i + 1, &stamp);

		if (left == 0)
			ready++;
		else
			credit(opens, wanting, i + 1, left);
	}
	return ready;
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
		count_opened(opens, row);
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

	count_opened(opens, UINT32_MAX);
	for (uint32_t i = 0; i < opens->table->n_rows; i++)
		opens->table->rows[i].gap.opens = opens->opened[i];
	first = best_row(opens);
	if (first == UINT32_MAX) {
		choose_pair(opens, report);
		return;
	}
	ready += opens->opened[first];
	add_step(opens, report, first, ready);
	count_opened(opens, first);
	second = best_row(opens);
	if (second != UINT32_MAX)
		add_step(opens, report, second, ready + opens->opened[second]);
}

enum sg_status sg_demand_open(struct sg_standing *standing, const struct sg_judged *judged,
			      size_t n, struct sg_demand_table *table, struct sg_report *report,
			      struct sg_error *err)
{
	struct opens opens = { .standing = standing, .table = table };

	opens.n_skills = sg_standing_count(standing);
	if (!allocate(&opens))
		return sg_no_memory(err);
	for (size_t i = 0; i < n; i++)
		if (judged[i].counted && judged[i].shown.verdict != SG_READY &&
		    !add_wanting(&opens, &judged[i]))
			return sg_no_memory(err);
	if (!list_parts(&opens) || !list_gains(&opens))
		return sg_no_memory(err);
	choose_best(&opens, report);
	return SG_OK;
}
