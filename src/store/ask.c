/* SPDX-License-Identifier: MIT */
/* What came, what went, what is there, what should be looked at again. */
#include "store/store.h"

#include <string.h>

enum { WEEK = 7 * 86400, SILENT_S = 14 * 86400 };

/* ---- postings ------------------------------------------------------------------- */

/* ?1 is this run, ?2 that of the last report. */
#define FRESH                                                                                      \
	" FROM posting JOIN (SELECT DISTINCT posting AS seen FROM sighting"                        \
	"  WHERE first_run > ?2 AND gone_run IS NULL) ON seen = posting.id"                        \
	" WHERE duplicate_of IS NULL AND NOT EXISTS"                                               \
	"  (SELECT 1 FROM sighting WHERE posting = posting.id AND first_run <= ?2)"
#define WENT                                                                                       \
	" FROM posting JOIN (SELECT DISTINCT posting AS seen FROM sighting"                        \
	"  WHERE gone_run > ?2 AND first_run <= ?2 AND source IN"                                  \
	"   (SELECT source FROM reading WHERE run = ?1)) ON seen = posting.id"                     \
	" WHERE duplicate_of IS NULL AND NOT EXISTS"                                               \
	"  (SELECT 1 FROM sighting WHERE posting = posting.id AND gone_run IS NULL)"

static const char ids_open[] = "SELECT DISTINCT posting FROM sighting WHERE gone_run IS NULL"
			       " ORDER BY posting";
static const char ids_new[] = "SELECT posting.id" FRESH " ORDER BY posting.id";
static const char ids_gone[] = "SELECT posting.id" WENT " ORDER BY posting.id";
static const char count_new[] = "SELECT count(*)" FRESH;
static const char count_gone[] = "SELECT count(*)" WENT;
static const char count_known[] =
	"SELECT count(DISTINCT posting) FROM sighting JOIN posting ON posting.id = posting"
	" WHERE gone_run IS NULL AND duplicate_of IS NULL AND source IN"
	" (SELECT source FROM reading WHERE run = ?1)";

static struct sg_query *ask_runs(struct sg_store *store, const char *sql)
{
	struct sg_query *query = sg_db_query(store->db, sql);

	sg_query_int(query, 0, store->run);
	sg_query_int(query, 1, store->base);
	return query;
}

static const char get_body[] = "SELECT record FROM body WHERE posting = ?";

/* The record of a posting in the arena for answers; absent when it is damaged. */
static sg_str body_of(struct sg_store *store, int64_t id)
{
	struct sg_query *query = sg_db_query(store->db, get_body);

	sg_query_int(query, 0, id);
	return sg_query_step(query) ? sg_unpack(store->answers, sg_query_get_text(query, 0))
				    : (sg_str){ NULL, 0 };
}

struct ids {
	int64_t *at;
	size_t n, cap;
};

enum sg_status sg_store_each(struct sg_store *store, enum sg_remembered which,
			     sg_remembered_fn fn, void *user, struct sg_error *err)
{
	static const char *const questions[] = { ids_open, ids_new, ids_gone };
	struct sg_query *query = which == SG_REMEMBERED_OPEN ? sg_db_query(store->db, ids_open)
							     : ask_runs(store, questions[which]);
	struct ids ids = { 0 };
	enum sg_status status;

	sg_arena_reset(store->work);
	while (sg_query_step(query)) {
		int64_t *id = sg_push(store->work, &ids);

		if (id == NULL)
			return sg_no_memory(err);
		*id = sg_query_get_int(query, 0);
	}
	status = sg_db_failed(store->db, err);
	for (size_t i = 0; i < ids.n && status == SG_OK; i++) {
		sg_str record;

		sg_arena_reset(store->answers);
		record = body_of(store, ids.at[i]);
		status = sg_db_failed(store->db, err);
		if (status == SG_OK && record.ptr == NULL)
			status = sg_fail(err, SG_ESYNTAX, "the history is damaged: a posting");
		if (status == SG_OK && fn(user, record) != 0)
			status = sg_fail(err, SG_EIO, "stopped");
	}
	return status;
}

static uint32_t count(struct sg_store *store, const char *sql)
{
	struct sg_query *query = sg_db_query(store->db, sql);

	sg_query_int(query, 0, store->run);
	if (sql != count_known)
		sg_query_int(query, 1, store->base);
	return sg_query_step(query) ? (uint32_t)sg_query_get_int(query, 0) : 0;
}

enum sg_status sg_store_count(struct sg_store *store, struct sg_store_counts *out,
			      struct sg_error *err)
{
	*out = (struct sg_store_counts){ .known = count(store, count_known),
					 .fresh = count(store, count_new),
					 .gone = count(store, count_gone) };
	return sg_db_failed(store->db, err);
}

/* ---- what should be looked at again --------------------------------------------- */

static const char next_stale[] = "SELECT id FROM posting WHERE id > ? AND dictionary <> ?"
				 " ORDER BY id LIMIT 1";

enum sg_status sg_store_stale(struct sg_store *store, int64_t *after, sg_str *record,
			      struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, next_stale);
	enum sg_status status;

	*record = (sg_str){ NULL, 0 };
	sg_query_int(query, 0, *after);
	sg_query_int(query, 1, store->dictionary);
	if (sg_query_step(query)) {
		*after = sg_query_get_int(query, 0);
		sg_arena_reset(store->answers);
		*record = body_of(store, *after);
		if (record->ptr == NULL && sg_db_failed(store->db, err) == SG_OK)
			return sg_fail(err, SG_ESYNTAX, "the history is damaged: a posting");
	}
	status = sg_db_failed(store->db, err);
	return status;
}

static const char get_sketches[] =
	"SELECT key, sketch FROM posting WHERE duplicate_of IS NULL AND dictionary = ?"
	" AND length(sketch) = ? AND id IN (SELECT posting FROM sighting WHERE gone_run IS NULL)"
	" ORDER BY id";

enum sg_status sg_store_sketches(struct sg_store *store, sg_sketch_fn fn, void *user,
				 struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, get_sketches);
	struct sg_sketch sketch;
	bool go_on = true;

	sg_query_int(query, 0, store->dictionary);
	sg_query_int(query, 1, sizeof sketch);
	while (go_on && sg_query_step(query)) {
		sg_str bytes = sg_query_get_text(query, 1);
		sg_str key;

		sg_arena_reset(store->work);
		key = sg_key_text(store->work, sg_query_get_int(query, 0));
		memcpy(&sketch, bytes.ptr, sizeof sketch);
		go_on = key.ptr != NULL && fn(user, key, &sketch) == 0;
	}
	return go_on ? sg_db_failed(store->db, err) : sg_fail(err, SG_EIO, "stopped");
}

/* ---- silence -------------------------------------------------------------------- */

static const char get_silent[] =
	"SELECT source.id, name, run.at,"
	" (SELECT count(DISTINCT posting) FROM sighting WHERE source = source.id),"
	" (SELECT min(at) FROM reading JOIN run ON run.id = reading.run"
	"  WHERE reading.source = source.id), outcome"
	" FROM source JOIN reading ON reading.source = source.id JOIN run ON run.id = last_run"
	" WHERE reading.run = ? AND outcome IN (1, 2, 4) AND NOT told AND run.at <= ? ORDER BY name";
static const char set_told[] = "UPDATE source SET told = 1 WHERE id = ?";

enum sg_status sg_store_silent(struct sg_store *store, const struct sg_silence **out, size_t *n,
			       struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, get_silent);
	sg_vec(struct sg_silence) silent = { 0 };

	sg_arena_reset(store->answers);
	sg_query_int(query, 0, store->run);
	sg_query_int(query, 1, store->now - SILENT_S);
	while (sg_query_step(query)) {
		struct sg_silence *one = sg_push(store->answers, &silent);
		int64_t last = sg_query_get_int(query, 2);
		int64_t weeks = (last - sg_query_get_int(query, 4)) / WEEK;
		struct sg_query *told = sg_db_query(store->db, set_told);

		if (one == NULL)
			return sg_no_memory(err);
		one->source = sg_arena_dup(store->answers, sg_query_get_text(query, 1));
		one->none = sg_query_get_int(query, 5) == SG_READING_NONE;
		one->days = (uint32_t)((store->now - last) / 86400);
		one->per_week = (uint32_t)(sg_query_get_int(query, 3) / (weeks < 1 ? 1 : weeks));
		sg_query_int(told, 0, sg_query_get_int(query, 0));
		sg_query_run(told);
	}
	*out = silent.at;
	*n = silent.n;
	return sg_db_failed(store->db, err);
}
