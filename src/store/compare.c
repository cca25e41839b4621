/* SPDX-License-Identifier: MIT */
/* What is required now and was some time ago, by sources that were read well both times. */
#include "store/demand.h"
#include "store/store.h"

/* ?1 this run, ?2 that which demand is held against. A source that rested is as it was: neither
 * well read, if it had said that it has none. */
#define FAIR                                                                                       \
	"(SELECT reading.source FROM reading JOIN source ON source.id = reading.source"            \
	"  WHERE run = ?1 AND (outcome = 0 OR (outcome = 3 AND NOT EXISTS"                         \
	"   (SELECT 1 FROM reading AS none WHERE none.source = source.id AND none.outcome = 4"     \
	"     AND none.run > source.last_run))) INTERSECT"                                         \
	" SELECT source FROM reading WHERE run = ?2 AND outcome IN (0, 3))"
#define OF_BOTH " FROM sighting WHERE source IN " FAIR " AND "

static const char get_both[] =
	"SELECT company, skills, max(was) AS was, max(is_now)"
	" FROM (SELECT posting AS seen, first_run <= ?2 AS was, 1 AS is_now"
	OF_BOTH " gone_run IS NULL"
	" UNION ALL SELECT posting, 1, 0"
	OF_BOTH " first_run <= ?2 AND gone_run > ?2)"
	" JOIN posting ON posting.id = seen"
	" WHERE readable AND duplicate_of IS NULL GROUP BY seen";

static void add_posting(struct sg_demand_count *count, struct sg_query *query)
{
	uint32_t times = (sg_query_get_int(query, 2) != 0 ? SG_THEN : 0) |
			 (sg_query_get_int(query, 3) != 0 ? SG_NOW : 0);
	uint32_t skills[SG_MAX_PACKED_SKILLS];
	size_t n = sg_unpack_skills(sg_query_get_text(query, 1), SG_STRENGTH_REQUIRED, skills);

	sg_demand_add(count, sg_query_get_int(query, 0), times, skills, n);
}

enum sg_status sg_store_changes(struct sg_store *store, const struct sg_change **out, size_t *n,
				struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, get_both);
	struct sg_demand_count count = { .arena = store->answers };
	struct sg_demand_skill *rows;
	struct sg_change *changes;
	enum sg_status status;
	sg_str since;

	sg_arena_reset(store->answers);
	since = sg_time_write(store->answers, sg_store_run_at(store, store->demand));
	sg_query_int(query, 0, store->run);
	sg_query_int(query, 1, store->demand);
	while (sg_query_step(query))
		add_posting(&count, query);
	status = sg_db_failed(store->db, err);
	if (status == SG_OK)
		status = sg_demand_rows(&count, &rows, n, err);
	if (status != SG_OK)
		return status;
	changes = sg_arena_array(store->answers, struct sg_change, *n);
	if (changes == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < *n; i++)
		changes[i] = (struct sg_change){
			.skill = sg_store_skill(store, rows[i].skill, store->answers),
			.since = since,
			.before = rows[i].before,
			.now = rows[i].now,
			.call = rows[i].call,
			.p = rows[i].p,
		};
	*out = changes;
	return sg_db_failed(store->db, err);
}
