/* SPDX-License-Identifier: MIT */
/* All that is remembered as lines of JSON, and back. */
#include "store/store.h"

#include "base/json.h"
#include "base/out.h"

/* ---- out ------------------------------------------------------------------------ */

/* A line under construction, in the arena for work. */
static int collect(void *user, sg_str chunk)
{
	struct sg_buf *buf = user;

	sg_buf_add(buf, chunk);
	return buf->failed;
}

static const char *const readings[] = { "ok", "failed", "empty", "rested", "none" };
enum { N_READINGS = sizeof readings / sizeof *readings };

/* Runs are numbered from 1 on, so that what was taken in comes out again as it was. */
#define OFFSET "(SELECT min(run) - 1 FROM reading)"

static const char get_readings[] =
	"SELECT run.id - " OFFSET ", at, reported, dictionary, name, outcome, postings, watched,"
	" called"
	" FROM reading JOIN run ON run.id = run JOIN source ON source.id = source"
	" ORDER BY run.id, name";

static void write_reading(struct sg_out *out, struct sg_query *query, struct sg_arena *arena)
{
	int64_t outcome = sg_query_get_int(query, 5);

	sg_out_open(out, '{');
	sg_out_member_word(out, "type", "source");
	sg_out_member_uint(out, "v", 1);
	sg_out_member_str(out, "source", sg_query_get_text(query, 4));
	sg_out_member_word(out, "outcome", "ok");
	sg_out_member_str(out, "fetched_at", sg_time_write(arena, sg_query_get_int(query, 1)));
	sg_out_member_uint(out, "postings", (uint64_t)sg_query_get_int(query, 6));
	sg_out_key(out, "skillgap");
	sg_out_open(out, '{');
	sg_out_member_uint(out, "run", (uint64_t)sg_query_get_int(query, 0));
	sg_out_key(out, "reported");
	sg_out_bool(out, sg_query_get_int(query, 2) != 0);
	sg_out_key(out, "called");
	sg_out_bool(out, sg_query_get_int(query, 8) != 0);
	sg_out_key(out, "watched");
	sg_out_bool(out, sg_query_get_int(query, 7) != 0);
	sg_out_member_str(out, "dictionary", sg_query_get_text(query, 3));
	sg_out_member_word(out, "reading",
			   readings[outcome >= 0 && outcome < N_READINGS ? outcome : 0]);
	sg_out_close(out, '}');
	sg_out_close(out, '}');
	sg_out_add(out, SG_STR("\n"));
}

/* Hands out one line; false when that is the end. */
static bool give(struct sg_out *out, struct sg_buf *line, sg_remembered_fn fn, void *user,
		 struct sg_error *err, enum sg_status *status)
{
	*status = sg_out_finish(out, err);
	if (*status == SG_OK && line->failed)
		*status = sg_no_memory(err);
	if (*status == SG_OK && fn(user, sg_buf_str(line)) != 0)
		*status = sg_fail(err, SG_EIO, "stopped");
	return *status == SG_OK;
}

static enum sg_status export_readings(struct sg_store *store, sg_remembered_fn fn, void *user,
				      struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, get_readings);
	enum sg_status status = SG_OK;

	while (status == SG_OK && sg_query_step(query)) {
		struct sg_buf line = { .arena = store->work };
		struct sg_out out;

		sg_arena_reset(store->work);
		sg_out_init(&out, collect, &line);
		write_reading(&out, query, store->work);
		if (!give(&out, &line, fn, user, err, &status))
			return status;
	}
	return sg_db_failed(store->db, err);
}

static const char get_all[] = "SELECT posting, record FROM body ORDER BY posting";
static const char get_seen[] = "SELECT name, first_run - " OFFSET ","
			       " sighting.last_run - " OFFSET ", gone_run - " OFFSET
			       " FROM sighting"
			       " JOIN source ON source.id = source WHERE posting = ?"
			       " ORDER BY name, first_run";

static void write_seen(struct sg_store *store, struct sg_out *out, int64_t posting)
{
	struct sg_query *query = sg_db_query(store->db, get_seen);

	sg_query_int(query, 0, posting);
	sg_out_add(out, SG_STR(",\"seen\":"));
	out->comma = false;
	sg_out_open(out, '[');
	while (sg_query_step(query)) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "source", sg_query_get_text(query, 0));
		sg_out_member_uint(out, "first", (uint64_t)sg_query_get_int(query, 1));
		sg_out_member_count(out, "last", (uint64_t)sg_query_get_int(query, 2));
		sg_out_member_count(out, "gone", (uint64_t)sg_query_get_int(query, 3));
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static enum sg_status export_postings(struct sg_store *store, sg_remembered_fn fn, void *user,
				      struct sg_error *err)
{
	static const sg_str end = SG_LIT("}}\n");
	struct sg_query *query = sg_db_query(store->db, get_all);
	enum sg_status status = SG_OK;

	while (status == SG_OK && sg_query_step(query)) {
		struct sg_buf line = { .arena = store->work };
		struct sg_out out;
		sg_str record;

		sg_arena_reset(store->work);
		record = sg_unpack(store->work, sg_query_get_text(query, 1));
		if (!sg_str_ends(record, end))
			return sg_fail(err, SG_ESYNTAX, "the history is damaged: a posting");
		sg_out_init(&out, collect, &line);
		sg_out_add(&out, sg_str_sub(record, 0, record.len - end.len));
		write_seen(store, &out, sg_query_get_int(query, 0));
		sg_out_add(&out, end);
		if (!give(&out, &line, fn, user, err, &status))
			return status;
	}
	return sg_db_failed(store->db, err);
}

enum sg_status sg_store_export(struct sg_store *store, sg_remembered_fn fn, void *user,
			       struct sg_error *err)
{
	enum sg_status status = export_readings(store, fn, user, err);

	return status == SG_OK ? export_postings(store, fn, user, err) : status;
}

/* ---- in ------------------------------------------------------------------------- */

enum { MAX_RUN = 1 << 30 };

/* A run of the export as one of ours: behind that of the import. 0 for none. */
static int64_t run_of(const struct sg_store *store, const struct sg_json *node, const char *key)
{
	double number = sg_json_number(sg_json_get(node, key), 0);

	return number >= 1 && number <= MAX_RUN ? store->run + (int64_t)number : 0;
}

static const char add_source[] = "INSERT OR IGNORE INTO source(name) VALUES(?)";
static const char get_source[] = "SELECT id FROM source WHERE name = ?";

static int64_t source_of(struct sg_store *store, sg_str name)
{
	struct sg_query *query = sg_db_query(store->db, add_source);

	if (name.ptr == NULL)
		name = SG_STR("import");
	sg_query_text(query, 0, name);
	sg_query_run(query);
	query = sg_db_query(store->db, get_source);
	sg_query_text(query, 0, name);
	return sg_query_step(query) ? sg_query_get_int(query, 0) : 0;
}

static const char add_run[] = "INSERT OR IGNORE INTO run(id, at, dictionary, reported, called)"
			      " VALUES(?, ?, ?, ?, ?)";
static const char add_reading[] =
	"INSERT OR REPLACE INTO reading(run, source, outcome, postings) VALUES(?, ?, ?, ?)";
static const char set_source[] = "UPDATE source SET watched = ?2,"
				 " last_run = CASE WHEN ?3 THEN max(coalesce(last_run, 0), ?4)"
				 "  ELSE last_run END WHERE id = ?1";

static void import_reading(struct sg_store *store, const struct sg_json *root)
{
	const struct sg_json *own = sg_json_get(root, "skillgap");
	int64_t run = run_of(store, own, "run"), at = 0;
	int64_t source = source_of(store, sg_json_get_str(root, "source"));
	double postings = sg_json_number(sg_json_get(root, "postings"), 0);
	unsigned outcome = N_READINGS - 1;
	struct sg_query *query = sg_db_query(store->db, add_run);

	if (run == 0 || !sg_time_read(sg_json_get_str(root, "fetched_at"), &at))
		return;
	while (outcome > 0 && !sg_str_eq(sg_json_get_str(own, "reading"),
					 sg_str_of(readings[outcome])))
		outcome--;
	sg_query_int(query, 0, run);
	sg_query_int(query, 1, at);
	sg_query_text(query, 2, sg_json_get_str(own, "dictionary").ptr == NULL
					? SG_STR("")
					: sg_json_get_str(own, "dictionary"));
	sg_query_int(query, 3, sg_json_bool(sg_json_get(own, "reported")));
	sg_query_int(query, 4, sg_json_bool(sg_json_get(own, "called")));
	sg_query_run(query);
	query = sg_db_query(store->db, add_reading);
	sg_query_int(query, 0, run);
	sg_query_int(query, 1, source);
	sg_query_int(query, 2, outcome);
	sg_query_int(query, 3, postings >= 0 && postings <= UINT32_MAX ? (int64_t)postings : 0);
	sg_query_run(query);
	query = sg_db_query(store->db, set_source);
	sg_query_int(query, 0, source);
	sg_query_int(query, 1, sg_json_bool(sg_json_get(own, "watched")));
	sg_query_int(query, 2, outcome == SG_READING_OK);
	sg_query_int(query, 3, run);
	sg_query_run(query);
}

static const char add_sighting[] =
	"INSERT OR IGNORE INTO sighting(posting, source, first_run, last_run, gone_run)"
	" VALUES(?, ?, ?, ?, ?)";

static void bind_run(struct sg_query *query, int at, int64_t run)
{
	if (run == 0)
		sg_query_null(query, at);
	else
		sg_query_int(query, at, run);
}

static void import_sighting(struct sg_store *store, int64_t posting, const struct sg_json *seen)
{
	int64_t source = source_of(store, sg_json_get_str(seen, "source"));
	int64_t first = run_of(store, seen, "first");
	struct sg_query *query = sg_db_query(store->db, add_sighting);

	sg_query_int(query, 0, posting);
	sg_query_int(query, 1, source);
	sg_query_int(query, 2, first == 0 ? store->run : first);
	bind_run(query, 3, run_of(store, seen, "last"));
	bind_run(query, 4, run_of(store, seen, "gone"));
	sg_query_run(query);
}

static enum sg_status import_posting(struct sg_store *store, const struct sg_posting *posting,
				     const struct sg_json *root, sg_str record,
				     struct sg_error *err)
{
	const struct sg_json *seen = sg_json_get(sg_json_get(root, "skillgap"), "seen");
	bool wanted;
	int64_t id = sg_store_enter(store, posting, record, &wanted);

	sg_arena_reset(store->work);
	if (id == 0)
		return sg_no_memory(err);
	for (size_t i = 0; i < sg_json_size(seen); i++)
		import_sighting(store, id, sg_json_at(seen, i));
	if (sg_json_size(seen) == 0)
		import_sighting(store, id, NULL);
	return SG_OK;
}

enum sg_status sg_store_import(struct sg_store *store, const struct sg_posting *posting,
			       sg_str record, sg_str line, struct sg_error *err)
{
	struct sg_json *root;
	enum sg_status status;

	if (store->run != 1)
		return sg_fail(err, SG_EARG, "something is remembered already");
	status = sg_json_parse(line, &root, err);
	if (status != SG_OK)
		return status;
	if (posting != NULL)
		status = import_posting(store, posting, root, record, err);
	else
		import_reading(store, root);
	sg_json_free(root);
	return status == SG_OK ? sg_db_failed(store->db, err) : status;
}
