/* SPDX-License-Identifier: MIT */
#include "store/schema.h"

#include <stdio.h>

#include "base/str.h"

/* The n-th step makes version n + 1 out of version n. Steps that were published stay as they
 * are. */
static const char *const steps[] = {
	"CREATE TABLE run("
	" id INTEGER PRIMARY KEY, at INTEGER NOT NULL, dictionary TEXT NOT NULL,"
	" reported INTEGER NOT NULL DEFAULT 0, called INTEGER NOT NULL DEFAULT 0);"
	"CREATE TABLE source("
	" id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
	" last_run INTEGER, told INTEGER NOT NULL DEFAULT 0, watched INTEGER NOT NULL DEFAULT 0);"
	"CREATE TABLE reading("
	" run INTEGER NOT NULL REFERENCES run(id), source INTEGER NOT NULL REFERENCES source(id),"
	" outcome INTEGER NOT NULL, postings INTEGER NOT NULL,"
	" PRIMARY KEY(run, source)) WITHOUT ROWID;"
	"CREATE TABLE dictionary(id INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE);"
	"CREATE TABLE skill(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
	"CREATE TABLE posting("
	" id INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, content INTEGER NOT NULL,"
	" company INTEGER NOT NULL, duplicate_of INTEGER, dictionary INTEGER NOT NULL DEFAULT 0,"
	" readable INTEGER NOT NULL DEFAULT 0, skills BLOB, sketch BLOB);"
	"CREATE TABLE body("
	" posting INTEGER PRIMARY KEY REFERENCES posting(id) ON DELETE CASCADE,"
	" record BLOB NOT NULL);"
	"CREATE TABLE sighting("
	" posting INTEGER NOT NULL REFERENCES posting(id) ON DELETE CASCADE,"
	" source INTEGER NOT NULL REFERENCES source(id),"
	" first_run INTEGER NOT NULL, last_run INTEGER, gone_run INTEGER,"
	" PRIMARY KEY(posting, source, first_run)) WITHOUT ROWID;"
	"CREATE INDEX sighting_first ON sighting(first_run);"
	"CREATE INDEX sighting_gone ON sighting(gone_run, source);"
	"CREATE TABLE claim("
	" skill TEXT PRIMARY KEY, months INTEGER NOT NULL, status INTEGER NOT NULL)"
	" WITHOUT ROWID;",
	"CREATE TABLE forgotten(key INTEGER PRIMARY KEY);",
};

enum { VERSION = sizeof steps / sizeof *steps };

/* Names a table, a column of each that later statements use. */
static const char whole[] =
	"SELECT run.called, source.told, reading.postings, dictionary.version, skill.name,"
	" posting.sketch, body.record, sighting.gone_run, claim.status, forgotten.key"
	" FROM run, source, reading, dictionary, skill, posting, body, sighting, claim, forgotten"
	" LIMIT 0";

static void take_step(struct sg_db *db, int64_t version)
{
	char pragma[96];

	sg_db_run(db, steps[version]);
	snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		 SG_SCHEMA_APPLICATION, (int)version + 1);
	sg_db_run(db, pragma);
}

/* In one transaction: whoever is stopped on the way has changed nothing. */
static void migrate(struct sg_db *db, int64_t version)
{
	sg_db_run(db, "BEGIN IMMEDIATE");
	for (; version < VERSION; version++)
		take_step(db, version);
	sg_db_run(db, "COMMIT");
}

static const char get_version[] = "PRAGMA user_version";
static const char get_application[] = "PRAGMA application_id";
static const char count_tables[] = "SELECT count(*) FROM sqlite_schema";

/* Larger ones are not looked through before each run: damage shows where it is read. */
enum { MAX_CHECKED = 64 << 20 };

static const char get_size[] = "SELECT page_count * page_size FROM pragma_page_count(),"
			       " pragma_page_size()";
static const char check[] = "PRAGMA quick_check(1)";

static bool is_whole(struct sg_db *db)
{
	struct sg_query *query;

	if (sg_db_number(db, get_size, 0) > MAX_CHECKED)
		return true;
	query = sg_db_query(db, check);
	if (!sg_query_step(query))
		return false;
	return sg_str_eq(sg_query_get_text(query, 0), SG_STR("ok"));
}

enum sg_status sg_schema_settle(struct sg_db *db, bool write, struct sg_error *err)
{
	int64_t version = sg_db_number(db, get_version, 0);
	int64_t application = sg_db_number(db, get_application, 0);
	int64_t tables = sg_db_number(db, count_tables, 0);
	enum sg_status status = sg_db_failed(db, err);

	if (status != SG_OK)
		return status;
	if (application != SG_SCHEMA_APPLICATION && tables > 0)
		return sg_fail(err, SG_EIO, "this is a database of another program");
	if (version > VERSION) {
		sg_fail(err, SG_EIO, "a newer skillgap wrote this history (form %d, known are %d)",
			(int)version, (int)VERSION);
		sg_mend(err, "install the newer one again");
		return SG_EIO;
	}
	if (version < VERSION && !write) {
		if (tables == 0)
			return sg_fail(err, SG_ENOTFOUND, "nothing is remembered yet");
		sg_fail(err, SG_EIO, "the history is of an older form");
		sg_mend(err, "skillgap watch");
		return SG_EIO;
	}
	if (version == 0)
		sg_db_run(db, "PRAGMA journal_mode = WAL");
	if (version < VERSION)
		migrate(db, version);
	status = sg_db_failed(db, err);
	if (status != SG_OK)
		return status;
	(void)sg_query_step(sg_db_query(db, whole));
	if (sg_db_failed(db, NULL) != SG_OK)
		return sg_fail(err, SG_ESYNTAX, "the history is damaged: a table is missing");
	if (write && !is_whole(db))
		return sg_fail(err, SG_ESYNTAX, "the history is damaged");
	return sg_db_failed(db, err);
}
