/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/schema.h"

/* ---- open and close ------------------------------------------------------------- */

/* The folders of a path, for nobody but their owner. What fails is told by opening the file. */
static void make_folders(const char *path)
{
	char *copy = strdup(path);

	for (char *at = copy; copy != NULL && (at = strchr(at + 1, '/')) != NULL;) {
		*at = '\0';
		mkdir(copy, 0700);
		*at = '/';
	}
	free(copy);
}

/* An empty file that nobody else may read, where there is none. */
static enum sg_status make_file(const char *path, struct sg_error *err)
{
	int fd;

	make_folders(path);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0) {
		close(fd);
		return SG_OK;
	}
	sg_fail_at(err, (sg_str){ path, strlen(path) }, 0, 0);
	if (errno == ENOSPC || errno == EDQUOT)
		return sg_fail(err, SG_EIO, "no space left on the disk; nothing was changed");
	return sg_fail(err, SG_EIO, "cannot be written: file or folder are read-only");
}

static enum sg_status prepare(struct sg_store *store, const char *path, bool write,
			      struct sg_error *err)
{
	enum sg_status status;

	store->answers = sg_arena_new(0);
	store->work = sg_arena_new(0);
	if (store->answers == NULL || store->work == NULL)
		return sg_no_memory(err);
	status = sg_db_open(&store->db, path, write, err);
	if (status == SG_OK)
		status = sg_schema_settle(store->db, write, err);
	return status;
}

enum sg_status sg_store_open(struct sg_store **out, const char *path, bool write,
			     struct sg_error *err)
{
	struct sg_store *store;
	struct stat info;
	enum sg_status status;

	*out = NULL;
	if (write)
		status = make_file(path, err);
	else
		status = stat(path, &info) == 0 && info.st_size > 0
				 ? SG_OK
				 : sg_fail(err, SG_ENOTFOUND, "nothing is remembered yet");
	store = calloc(1, sizeof *store);
	if (status == SG_OK)
		status = store == NULL ? sg_no_memory(err) : prepare(store, path, write, err);
	sg_fail_at(err, (sg_str){ path, strlen(path) }, 0, 0);
	if (status != SG_OK) {
		sg_store_close(store);
		return status;
	}
	*out = store;
	return SG_OK;
}

void sg_store_close(struct sg_store *store)
{
	if (store == NULL)
		return;
	sg_store_rollback(store);
	sg_db_close(store->db);
	sg_arena_free(store->answers);
	sg_arena_free(store->work);
	free(store);
}

/* ---- a run ---------------------------------------------------------------------- */

static const char last_report[] = "SELECT max(id) FROM run WHERE reported";
static const char last_run_at[] = "SELECT max(at) FROM run";
static const char get_run_at[] = "SELECT at FROM run WHERE id = ?";
static const char add_run[] = "INSERT INTO run(at, dictionary) VALUES(?, ?)";
static const char add_dictionary[] = "INSERT OR IGNORE INTO dictionary(version) VALUES(?)";
static const char get_dictionary[] = "SELECT id FROM dictionary WHERE version = ?";
static const char set_reported[] = "UPDATE run SET reported = ?, called = ? WHERE id = ?";

int64_t sg_store_run_at(struct sg_store *store, int64_t run)
{
	struct sg_query *query = sg_db_query(store->db, get_run_at);

	sg_query_int(query, 0, run);
	return sg_query_step(query) ? sg_query_get_int(query, 0) : 0;
}

/* Slow changes add up: demand is held against the last report that said how it moved, else the
 * first there was, but none older than a quarter of a year. */
enum { DEMAND_S = 91 * 86400 };

static const char last_called[] = "SELECT max(id) FROM run WHERE called";
static const char first_report[] = "SELECT min(id) FROM run WHERE reported";
static const char first_since[] = "SELECT min(id) FROM run WHERE reported AND at >= ?";

static int64_t demand_base(struct sg_store *store)
{
	int64_t base = sg_db_number(store->db, last_called, 0);
	struct sg_query *query;

	if (base == 0)
		base = sg_db_number(store->db, first_report, 0);
	if (base == 0 || sg_store_run_at(store, base) >= store->now - DEMAND_S)
		return base;
	query = sg_db_query(store->db, first_since);
	sg_query_int(query, 0, store->now - DEMAND_S);
	if (sg_query_step(query) && !sg_query_is_null(query, 0))
		return sg_query_get_int(query, 0);
	return store->base;
}

static void tell_past(struct sg_store *store, int64_t now, struct sg_past *out)
{
	int64_t last = sg_db_number(store->db, last_run_at, INT64_MIN);

	*out = (struct sg_past){ .clock_back = last != INT64_MIN && now < last };
	store->now = out->clock_back ? last : now;
	store->base = sg_db_number(store->db, last_report, 0);
	store->demand = demand_base(store);
	if (last != INT64_MIN)
		out->last_run = sg_time_write(store->answers, last);
	if (store->base > 0)
		out->since = sg_time_write(store->answers, sg_store_run_at(store, store->base));
}

static void enter_run(struct sg_store *store, sg_str dictionary)
{
	struct sg_query *query = sg_db_query(store->db, add_dictionary);

	sg_query_text(query, 0, dictionary);
	sg_query_run(query);
	query = sg_db_query(store->db, get_dictionary);
	sg_query_text(query, 0, dictionary);
	store->dictionary = sg_query_step(query) ? sg_query_get_int(query, 0) : 0;
	query = sg_db_query(store->db, add_run);
	sg_query_int(query, 0, store->now);
	sg_query_text(query, 1, dictionary);
	sg_query_run(query);
	store->run = sg_db_last_id(store->db);
}

enum sg_status sg_store_begin(struct sg_store *store, sg_str now, sg_str dictionary,
			      struct sg_past *out, struct sg_error *err)
{
	int64_t seconds;
	enum sg_status status;

	if (!sg_time_read(now, &seconds))
		return sg_fail(err, SG_EARG, "the clock must look like 2026-11-22T00:00:00Z");
	sg_arena_reset(store->answers);
	sg_db_run(store->db, "BEGIN IMMEDIATE");
	status = sg_db_failed(store->db, err);
	if (status != SG_OK)
		return status;
	store->running = true;
	tell_past(store, seconds, out);
	enter_run(store, dictionary);
	sg_db_run(store->db, "CREATE TEMP TABLE IF NOT EXISTS shown(posting INTEGER PRIMARY KEY)");
	status = sg_db_failed(store->db, err);
	if (status != SG_OK)
		sg_store_rollback(store);
	return status;
}

enum sg_status sg_store_commit(struct sg_store *store, bool reported, bool called,
			       struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, set_reported);
	enum sg_status status;

	sg_query_int(query, 0, reported);
	sg_query_int(query, 1, called);
	sg_query_int(query, 2, store->run);
	sg_query_run(query);
	sg_db_run(store->db, "COMMIT");
	status = sg_db_failed(store->db, err);
	if (status != SG_OK)
		sg_store_rollback(store);
	store->running = false;
	return status;
}

void sg_store_rollback(struct sg_store *store)
{
	if (!store->running)
		return;
	(void)!sg_db_failed(store->db, NULL);
	sg_db_run(store->db, "ROLLBACK");
	/* A full disk has undone it already. */
	(void)!sg_db_failed(store->db, NULL);
	store->running = false;
}

/* ---- skills --------------------------------------------------------------------- */

static const char get_skill_name[] = "SELECT name FROM skill WHERE id = ?";

sg_str sg_store_skill(struct sg_store *store, uint32_t skill, struct sg_arena *arena)
{
	struct sg_query *query = sg_db_query(store->db, get_skill_name);

	sg_query_int(query, 0, skill);
	return sg_query_step(query) ? sg_arena_dup(arena, sg_query_get_text(query, 0))
				    : (sg_str){ NULL, 0 };
}

/* ---- the profile at the last report --------------------------------------------- */

static const char get_claims[] = "SELECT skill, months, status FROM claim ORDER BY skill";
static const char add_claim[] = "INSERT OR REPLACE INTO claim(skill, months, status)"
				" VALUES(?, ?, ?)";

enum sg_status sg_store_claims(struct sg_store *store, const struct sg_claim **out, size_t *n,
			       struct sg_error *err)
{
	struct sg_query *query = sg_db_query(store->db, get_claims);
	sg_vec(struct sg_claim) claims = { 0 };

	sg_arena_reset(store->answers);
	while (sg_query_step(query)) {
		struct sg_claim *claim = sg_push(store->answers, &claims);
		int64_t status = sg_query_get_int(query, 2);

		if (claim == NULL)
			return sg_no_memory(err);
		claim->skill = sg_arena_dup(store->answers, sg_query_get_text(query, 0));
		claim->months = (uint16_t)sg_query_get_int(query, 1);
		claim->status = status >= SG_CLAIM_HAVE && status <= SG_CLAIM_AVOID
					? (enum sg_claim_status)status
					: SG_CLAIM_HAVE;
	}
	*out = claims.at;
	*n = claims.n;
	return sg_db_failed(store->db, err);
}

enum sg_status sg_store_put_claims(struct sg_store *store, const struct sg_claim *claims, size_t n,
				   struct sg_error *err)
{
	sg_db_run(store->db, "DELETE FROM claim");
	for (size_t i = 0; i < n; i++) {
		struct sg_query *query = sg_db_query(store->db, add_claim);

		sg_query_text(query, 0, claims[i].skill);
		sg_query_int(query, 1, claims[i].months);
		sg_query_int(query, 2, claims[i].status);
		sg_query_run(query);
	}
	return sg_db_failed(store->db, err);
}
