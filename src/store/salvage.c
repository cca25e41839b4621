/* SPDX-License-Identifier: MIT */
/* What can be read of a damaged history, in a new one. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"

enum { MAX_COPIES = 100 };

/* A table: how its rows are read from a key on, and how one is written. What is referred to comes
 * first. The first column is the key. */
static const struct table {
	const char *read, *write;
	int n; /* columns */
} tables[] = {
	{ "SELECT id, at, dictionary, reported, called FROM run WHERE id >= ? ORDER BY id",
	  "INSERT OR IGNORE INTO run(id, at, dictionary, reported, called)"
	  " VALUES(?, ?, ?, ?, ?)",
	  5 },
	{ "SELECT id, name, last_run, told, watched FROM source WHERE id >= ? ORDER BY id",
	  "INSERT OR IGNORE INTO source(id, name, last_run, told, watched) VALUES(?, ?, ?, ?, ?)",
	  5 },
	{ "SELECT run, source, outcome, postings FROM reading WHERE run >= ? ORDER BY run",
	  "INSERT OR IGNORE INTO reading(run, source, outcome, postings) VALUES(?, ?, ?, ?)",
	  4 },
	{ "SELECT id, version FROM dictionary WHERE id >= ? ORDER BY id",
	  "INSERT OR IGNORE INTO dictionary(id, version) VALUES(?, ?)",
	  2 },
	{ "SELECT id, name FROM skill WHERE id >= ? ORDER BY id",
	  "INSERT OR IGNORE INTO skill(id, name) VALUES(?, ?)",
	  2 },
	{ "SELECT id, key, content, company, duplicate_of, dictionary, readable, skills,"
	  " sketch FROM posting WHERE id >= ? ORDER BY id",
	  "INSERT OR IGNORE INTO posting(id, key, content, company, duplicate_of, dictionary,"
	  " readable, skills, sketch) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
	  9 },
	{ "SELECT posting, record FROM body WHERE posting >= ? ORDER BY posting",
	  "INSERT OR IGNORE INTO body(posting, record) VALUES(?, ?)",
	  2 },
	{ "SELECT posting, source, first_run, last_run, gone_run FROM sighting WHERE posting"
	  " >= ? ORDER BY posting",
	  "INSERT OR IGNORE INTO sighting(posting, source, first_run, last_run, gone_run)"
	  " VALUES(?, ?, ?, ?, ?)",
	  5 },
	{ "SELECT skill, months, status FROM claim WHERE skill >= ? ORDER BY skill",
	  "INSERT OR IGNORE INTO claim(skill, months, status) VALUES(?, ?, ?)",
	  3 },
	{ "SELECT key FROM forgotten WHERE key >= ? ORDER BY key",
	  "INSERT OR IGNORE INTO forgotten(key) VALUES(?)",
	  1 },
};

/* A name beside the file that nothing has yet. */
static bool free_name(const char *path, char *out, size_t size)
{
	for (unsigned i = 1; i <= MAX_COPIES; i++) {
		int n = snprintf(out, size, "%s.damaged-%u", path, i);

		if (n < 0 || (size_t)n >= size)
			return false;
		if (access(out, F_OK) != 0)
			return true;
	}
	return false;
}

/* The file with what SQLite keeps beside it. */
static bool move(const char *from, const char *to)
{
	static const char *const ends[] = { "-wal", "-shm", "" };

	for (unsigned i = 0; i < 3; i++) {
		char old[4096], new[4096];

		snprintf(old, sizeof old, "%s%s", from, ends[i]);
		snprintf(new, sizeof new, "%s%s", to, ends[i]);
		if (rename(old, new) != 0 && *ends[i] == '\0')
			return false;
	}
	return true;
}

enum { MAX_BROKEN = 100000 };

/* Rows from a key on; false when one could not be read, *key being the last that could. */
static bool copy_rows(struct sg_db *from, struct sg_db *to, const struct table *table, int64_t *key)
{
	struct sg_query *read = sg_db_query(from, table->read);

	sg_query_int(read, 0, *key);
	while (sg_query_step(read)) {
		struct sg_query *write = sg_db_query(to, table->write);

		for (int i = 0; i < table->n; i++)
			sg_query_copy(read, write, i);
		sg_query_run(write);
		*key = sg_query_get_int(read, 0);
	}
	return sg_db_failed(from, NULL) == SG_OK;
}

/* Behind what cannot be read there may be more. */
static void copy_table(struct sg_db *from, struct sg_db *to, const struct table *table)
{
	int64_t key = INT64_MIN;

	for (unsigned broken = 0; broken < MAX_BROKEN; broken++) {
		if (copy_rows(from, to, table, &key))
			return;
		key = key < 0 ? 0 : key + 1;
	}
}

static const char all_bodies[] = "SELECT posting, record FROM body WHERE posting > ?"
				 " ORDER BY posting";
static const char drop_body[] = "DELETE FROM body WHERE posting = ?";

/* Texts whose bytes are there and make no sense. */
static void drop_broken(struct sg_store *store)
{
	struct sg_query *bodies = sg_db_query(store->db, all_bodies), *drop;
	int64_t posting;

	sg_query_int(bodies, 0, INT64_MIN);
	while (sg_query_step(bodies)) {
		sg_arena_reset(store->work);
		if (sg_unpack(store->work, sg_query_get_text(bodies, 1)).ptr != NULL)
			continue;
		posting = sg_query_get_int(bodies, 0);
		drop = sg_db_query(store->db, drop_body);
		sg_query_int(drop, 0, posting);
		sg_query_run(drop);
		bodies = sg_db_query(store->db, all_bodies);
		sg_query_int(bodies, 0, posting);
	}
}

static const char highest[] = "SELECT max(id) FROM posting";
static const char kept[] = "SELECT count(*) FROM posting";
static const char drop_bare[] = "DELETE FROM posting WHERE id NOT IN (SELECT posting FROM body)";
static const char drop_lost[] = "DELETE FROM sighting WHERE posting NOT IN"
				" (SELECT id FROM posting)";
static const char see_unseen[] =
	"INSERT INTO sighting(posting, source, first_run)"
	" SELECT posting.id, (SELECT min(id) FROM source), (SELECT max(id) FROM run)"
	" FROM posting WHERE id NOT IN (SELECT posting FROM sighting)"
	" AND EXISTS (SELECT 1 FROM source) AND EXISTS (SELECT 1 FROM run)";

static void copy_all(struct sg_db *from, struct sg_store *store, struct sg_salvage *out)
{
	struct sg_db *to = store->db;
	int64_t last = sg_db_number(from, highest, 0);
	bool known = sg_db_failed(from, NULL) == SG_OK;

	sg_db_run(to, "PRAGMA foreign_keys = OFF; BEGIN");
	for (unsigned i = 0; i < sizeof tables / sizeof *tables; i++)
		copy_table(from, to, &tables[i]);
	/* A posting without its text could never be understood anew; one of which it is not known
	 * any more where it was seen is shown until its source is read again. */
	drop_broken(store);
	sg_query_run(sg_db_query(to, drop_bare));
	sg_query_run(sg_db_query(to, drop_lost));
	sg_query_run(sg_db_query(to, see_unseen));
	sg_db_run(to, "COMMIT");
	out->postings = (uint32_t)sg_db_number(to, kept, 0);
	out->lost = known && last > out->postings ? (uint32_t)(last - out->postings) : 0;
}

enum sg_status sg_store_salvage(const char *path, struct sg_salvage *out, struct sg_error *err)
{
	struct sg_store *store;
	struct sg_db *old;
	enum sg_status status;

	*out = (struct sg_salvage){ 0 };
	sg_fail_at(err, (sg_str){ path, strlen(path) }, 0, 0);
	if (!free_name(path, out->kept, sizeof out->kept) || !move(path, out->kept))
		return sg_fail(err, SG_EIO, "is damaged and cannot be put aside");
	status = sg_store_open(&store, path, true, err);
	if (status != SG_OK)
		return status;
	/* What is no database at all gives nothing, and an empty history goes on. */
	if (sg_db_open(&old, out->kept, true, NULL) == SG_OK) {
		copy_all(old, store, out);
		sg_db_close(old);
	}
	status = sg_db_failed(store->db, err);
	sg_store_close(store);
	return status;
}
