/* SPDX-License-Identifier: MIT */
/* What a run remembers. */
#include "store/store.h"

/* ---- sources -------------------------------------------------------------------- */

static const char add_source[] = "INSERT OR IGNORE INTO source(name) VALUES(?)";
static const char get_source[] =
	"SELECT source.id, source.last_run,"
	" (SELECT count(*) FROM reading WHERE source = source.id),"
	" (SELECT postings FROM reading WHERE source = source.id AND run = source.last_run)"
	" FROM source WHERE name = ?";
/* What it answered last: postings, or that there are none. */
static const char get_answer[] =
	"SELECT outcome, at FROM reading JOIN run ON run.id = reading.run"
	" WHERE source = ? AND outcome IN (0, 4) ORDER BY run.id DESC LIMIT 1";

static void tell_answer(struct sg_store *store, struct sg_known_source *out)
{
	struct sg_query *query = sg_db_query(store->db, get_answer);

	sg_query_int(query, 0, store->source);
	if (!sg_query_step(query))
		return;
	out->none = sg_query_get_int(query, 0) == SG_READING_NONE;
	out->age_s = store->now - sg_query_get_int(query, 1);
}

enum sg_status sg_store_source(struct sg_store *store, sg_str name, struct sg_known_source *out,
			       struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, add_source);

	*out = (struct sg_known_source){ .age_s = -1 };
	sg_query_text(query, 0, name);
	sg_query_run(query);
	query = sg_db_query(store->db, get_source);
	sg_query_text(query, 0, name);
	if (sg_query_step(query)) {
		store->source = sg_query_get_int(query, 0);
		store->source_last = sg_query_get_int(query, 1);
		out->known = sg_query_get_int(query, 2) > 0;
		out->postings = (uint32_t)sg_query_get_int(query, 3);
		tell_answer(store, out);
	}
	store->shown = 0;
	sg_db_run(store->db, "DELETE FROM shown");
	return sg_db_failed(store->db, err);
}

static const char add_reading[] =
	"INSERT OR REPLACE INTO reading(run, source, outcome, postings) VALUES(?, ?, ?, ?)";
static const char close_sightings[] =
	"UPDATE sighting SET last_run = max(first_run, ?1), gone_run = ?2"
	" WHERE gone_run IS NULL AND source = ?3 AND posting NOT IN (SELECT posting FROM shown)";
static const char set_last_run[] = "UPDATE source SET last_run = ?, told = 0 WHERE id = ?";

enum sg_status sg_store_end_source(struct sg_store *store, enum sg_reading reading,
				   struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, add_reading);

	sg_query_int(query, 0, store->run);
	sg_query_int(query, 1, store->source);
	sg_query_int(query, 2, reading);
	sg_query_int(query, 3, store->shown);
	sg_query_run(query);
	if (reading == SG_READING_OK || reading == SG_READING_NONE) {
		query = sg_db_query(store->db, close_sightings);
		sg_query_int(query, 0, store->source_last);
		sg_query_int(query, 1, store->run);
		sg_query_int(query, 2, store->source);
		sg_query_run(query);
	}
	/* One that has none is asked how long that is so: since it last had some. */
	if (reading == SG_READING_OK) {
		query = sg_db_query(store->db, set_last_run);
		sg_query_int(query, 0, store->run);
		sg_query_int(query, 1, store->source);
		sg_query_run(query);
	}
	return sg_db_failed(store->db, err);
}

static const char end_absent[] =
	"UPDATE sighting SET gone_run = ?1, last_run = max(first_run, coalesce("
	"  (SELECT last_run FROM source WHERE id = sighting.source), first_run))"
	" WHERE gone_run IS NULL AND source IN (SELECT id FROM source WHERE watched"
	"  AND id NOT IN (SELECT source FROM reading WHERE run = ?1))";
static const char set_watched[] =
	"UPDATE source SET watched = id IN (SELECT source FROM reading WHERE run = ?)";

/* One of the copies of a posting that is gone stands for the others, and for itself from this run
 * on: before, it was counted as the one that is gone. */
static const char make_risen[] = "CREATE TEMP TABLE IF NOT EXISTS risen("
				 " id INTEGER PRIMARY KEY, key INTEGER, was INTEGER UNIQUE)";
static const char clear_risen[] = "DELETE FROM risen";
static const char find_risen[] =
	"INSERT INTO risen(id, key, was) SELECT min(id), key, duplicate_of FROM posting"
	" WHERE duplicate_of IS NOT NULL AND EXISTS"
	"  (SELECT 1 FROM sighting WHERE posting = posting.id AND gone_run IS NULL)"
	" AND NOT EXISTS (SELECT 1 FROM posting AS first JOIN sighting ON posting = first.id"
	"  WHERE first.key = posting.duplicate_of AND gone_run IS NULL)"
	" GROUP BY duplicate_of";
static const char follow_risen[] =
	"UPDATE posting SET duplicate_of = (SELECT key FROM risen WHERE was = duplicate_of)"
	" WHERE duplicate_of IN (SELECT was FROM risen) AND id NOT IN (SELECT id FROM risen)";
static const char raise_risen[] =
	"UPDATE posting SET duplicate_of = NULL WHERE id IN (SELECT id FROM risen)";
static const char drop_hidden[] = "DELETE FROM sighting WHERE gone_run IS NOT NULL"
				  " AND posting IN (SELECT id FROM risen)";
static const char count_anew[] =
	"UPDATE sighting SET first_run = ? WHERE posting IN (SELECT id FROM risen)";

static void raise_copies(struct sg_store *store)
{
	struct sg_query *query;

	sg_db_run(store->db, make_risen);
	sg_query_run(sg_db_query(store->db, clear_risen));
	sg_query_run(sg_db_query(store->db, find_risen));
	if (sg_db_changed(store->db) == 0)
		return;
	sg_query_run(sg_db_query(store->db, follow_risen));
	sg_query_run(sg_db_query(store->db, raise_risen));
	sg_query_run(sg_db_query(store->db, drop_hidden));
	query = sg_db_query(store->db, count_anew);
	sg_query_int(query, 0, store->run);
	sg_query_run(query);
}

enum sg_status sg_store_end_watch(struct sg_store *store, struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, end_absent);

	sg_query_int(query, 0, store->run);
	sg_query_run(query);
	query = sg_db_query(store->db, set_watched);
	sg_query_int(query, 0, store->run);
	sg_query_run(query);
	raise_copies(store);
	return sg_db_failed(store->db, err);
}

/* ---- postings ------------------------------------------------------------------- */

/* What makes a posting another text; when and where it was read does not. */
static int64_t content_of(const struct sg_posting *posting)
{
	const sg_str parts[] = { posting->title, posting->company, posting->location,
				 posting->media_type, posting->body };
	uint64_t hash = posting->outcome == SG_OUTCOME_OK;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		hash = sg_hash(hash, parts[i]);
		hash = sg_hash(hash, SG_STR("\n"));
	}
	return (int64_t)hash;
}

/* The same company however it is written; a posting that names none stands for itself. */
static int64_t company_of(const struct sg_posting *posting)
{
	sg_str name = sg_str_trim(posting->company);
	uint64_t hash = 0;

	if (name.len == 0)
		return sg_key_number(posting->key);
	for (size_t i = 0; i < name.len; i++) {
		char c = sg_lower(name.ptr[i]);

		hash = sg_hash(hash, (sg_str){ &c, 1 });
	}
	return (int64_t)hash;
}

static void bind_duplicate(struct sg_query *query, int at, const struct sg_posting *posting)
{
	if (posting->duplicate_of.ptr == NULL || sg_str_eq(posting->duplicate_of, posting->key))
		sg_query_null(query, at);
	else
		sg_query_int(query, at, sg_key_number(posting->duplicate_of));
}

static const char get_posting[] = "SELECT id, content, dictionary FROM posting WHERE key = ?";
static const char add_posting[] =
	"INSERT INTO posting(key, content, company, duplicate_of) VALUES(?, ?, ?, ?)";
static const char change_posting[] =
	"UPDATE posting SET content = ?, company = ?, duplicate_of = ?, dictionary = 0"
	" WHERE id = ?";
static const char put_body[] = "INSERT OR REPLACE INTO body(posting, record) VALUES(?, ?)";
static const char is_forgotten[] = "SELECT 1 FROM forgotten WHERE key = ?";

static bool forgotten(struct sg_store *store, int64_t key)
{
	struct sg_query *query = sg_db_query(store->db, is_forgotten);

	sg_query_int(query, 0, key);
	return sg_query_step(query);
}

static bool keep_body(struct sg_store *store, int64_t id, sg_str record)
{
	struct sg_query *query = sg_db_query(store->db, put_body);
	sg_str packed = sg_pack(store->work, record);

	sg_query_int(query, 0, id);
	sg_query_blob(query, 1, packed);
	if (packed.ptr != NULL)
		sg_query_run(query);
	return packed.ptr != NULL;
}

int64_t sg_store_enter(struct sg_store *store, const struct sg_posting *posting, sg_str record,
		       bool *wanted)
{
	struct sg_query *query = sg_db_query(store->db, get_posting);
	int64_t id = 0, content = content_of(posting);

	*wanted = true;
	sg_query_int(query, 0, sg_key_number(posting->key));
	if (sg_query_step(query)) {
		id = sg_query_get_int(query, 0);
		*wanted = sg_query_get_int(query, 2) != store->dictionary;
		if (sg_query_get_int(query, 1) == content)
			return id;
		*wanted = true;
		query = sg_db_query(store->db, change_posting);
		sg_query_int(query, 3, id);
	} else {
		query = sg_db_query(store->db, add_posting);
		sg_query_int(query, 0, sg_key_number(posting->key));
	}
	sg_query_int(query, id == 0, content);
	sg_query_int(query, 1 + (id == 0), company_of(posting));
	bind_duplicate(query, 2 + (id == 0), posting);
	sg_query_run(query);
	if (id == 0)
		id = sg_db_last_id(store->db);
	return keep_body(store, id, record) ? id : 0;
}

static const char add_shown[] = "INSERT OR IGNORE INTO shown(posting) VALUES(?)";
static const char add_sighting[] =
	"INSERT INTO sighting(posting, source, first_run)"
	" SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM sighting"
	"  WHERE posting = ?1 AND source = ?2 AND gone_run IS NULL)";

static void see(struct sg_store *store, int64_t id)
{
	struct sg_query *query = sg_db_query(store->db, add_shown);

	sg_query_int(query, 0, id);
	sg_query_run(query);
	if (sg_db_changed(store->db) == 0)
		return;
	store->shown++;
	query = sg_db_query(store->db, add_sighting);
	sg_query_int(query, 0, id);
	sg_query_int(query, 1, store->source);
	sg_query_int(query, 2, store->run);
	sg_query_run(query);
}

static const char find_back[] =
	"SELECT 1 FROM sighting WHERE posting = ?1 AND NOT EXISTS"
	" (SELECT 1 FROM sighting WHERE posting = ?1 AND gone_run IS NULL) LIMIT 1";

static const char not_understood[] = "UPDATE posting SET dictionary = 0 WHERE id = ?";

/* One that was gone everywhere is understood anew: a copy of it may stand for it by now. */
static void look_again(struct sg_store *store, int64_t id, bool *wanted)
{
	struct sg_query *query = sg_db_query(store->db, find_back);

	sg_query_int(query, 0, id);
	if (*wanted || !sg_query_step(query))
		return;
	*wanted = true;
	query = sg_db_query(store->db, not_understood);
	sg_query_int(query, 0, id);
	sg_query_run(query);
}

enum sg_status sg_store_put(struct sg_store *store, const struct sg_posting *posting,
			    sg_str record, bool *wanted, struct sg_error *err)
{
	int64_t id;

	*wanted = false;
	if (forgotten(store, sg_key_number(posting->key)))
		return sg_db_failed(store->db, err);
	id = sg_store_enter(store, posting, record, wanted);
	sg_arena_reset(store->work);
	if (id == 0 && sg_db_failed(store->db, err) == SG_OK)
		return sg_no_memory(err);
	look_again(store, id, wanted);
	see(store, id);
	return sg_db_failed(store->db, err);
}

/* ---- findings ------------------------------------------------------------------- */

static const char get_skill[] = "SELECT id FROM skill WHERE name = ?";
static const char add_skill[] = "INSERT INTO skill(name) VALUES(?)";

static uint32_t skill_number(struct sg_store *store, sg_str name)
{
	struct sg_query *query = sg_db_query(store->db, get_skill);

	sg_query_text(query, 0, name);
	if (sg_query_step(query))
		return (uint32_t)sg_query_get_int(query, 0);
	query = sg_db_query(store->db, add_skill);
	sg_query_text(query, 0, name);
	sg_query_run(query);
	return (uint32_t)sg_db_last_id(store->db);
}

static const char set_found[] = "UPDATE posting SET dictionary = ?, readable = ?, skills = ?,"
				" sketch = ?, duplicate_of = ? WHERE key = ?";

enum sg_status sg_store_found(struct sg_store *store, const struct sg_findings *findings,
			      const struct sg_sketch *sketch, struct sg_error *err)
{
	struct sg_query *query;
	struct sg_buf skills = { .arena = store->work };
	enum sg_status status;

	for (size_t i = 0; i < findings->n_skills; i++) {
		const struct sg_found_skill *skill = &findings->skills[i];

		if (skill->strength != SG_STRENGTH_NONE)
			sg_pack_skill(&skills, (struct sg_packed_skill){
						       skill_number(store, skill->id),
						       skill->strength });
	}
	query = sg_db_query(store->db, set_found);
	sg_query_int(query, 0, store->dictionary);
	sg_query_int(query, 1, findings->outcome == SG_OUTCOME_OK);
	sg_query_blob(query, 2, sg_buf_str(&skills));
	if (sketch != NULL)
		sg_query_blob(query, 3, (sg_str){ (const char *)sketch, sizeof *sketch });
	bind_duplicate(query, 4, &findings->posting);
	sg_query_int(query, 5, sg_key_number(findings->posting.key));
	sg_query_run(query);
	status = sg_db_failed(store->db, err);
	if (skills.failed && status == SG_OK)
		status = sg_no_memory(err);
	sg_arena_reset(store->work);
	return status;
}

/* ---- hygiene -------------------------------------------------------------------- */

static const char drop_posting[] = "DELETE FROM posting WHERE key = ?";
static const char add_forgotten[] = "INSERT OR IGNORE INTO forgotten(key) VALUES(?)";

enum sg_status sg_store_forget(struct sg_store *store, sg_str key, struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, drop_posting);
	enum sg_status status;
	uint32_t n;

	sg_query_int(query, 0, sg_key_number(key));
	sg_query_run(query);
	n = sg_db_changed(store->db);
	query = sg_db_query(store->db, add_forgotten);
	sg_query_int(query, 0, sg_key_number(key));
	if (n > 0)
		sg_query_run(query);
	status = sg_db_failed(store->db, err);
	return status != SG_OK || n > 0 ? status
					: sg_fail(err, SG_ENOTFOUND, "it is not remembered");
}

static const char drop_old[] =
	"DELETE FROM posting WHERE NOT EXISTS (SELECT 1 FROM sighting"
	"  WHERE posting = posting.id AND gone_run IS NULL)"
	" AND NOT EXISTS (SELECT 1 FROM sighting JOIN run ON run.id = gone_run"
	"  WHERE posting = posting.id AND run.at > ?)";

enum sg_status sg_store_keep(struct sg_store *store, uint32_t days, uint32_t *n,
			     struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, drop_old);

	sg_query_int(query, 0, store->now - (int64_t)days * 86400);
	sg_query_run(query);
	*n = sg_db_changed(store->db);
	return sg_db_failed(store->db, err);
}
