/* SPDX-License-Identifier: MIT */
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

struct sg_query {
	struct sg_db *db;
	const char *sql; /* by whose address it is known */
	sqlite3_stmt *statement;
};

struct sg_db {
	sqlite3 *handle;
	char *path;
	int code; /* the first that was no success */
	char text[160];
	struct sg_query queries[SG_DB_MAX_QUERIES + 1]; /* the last one stands for none */
	unsigned n_queries;
};

enum { BUSY_MS = 2000 };

static void note(struct sg_db *db, int code)
{
	if (db->code != SQLITE_OK || code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
		return;
	db->code = code;
	snprintf(db->text, sizeof db->text, "%s", sqlite3_errmsg(db->handle));
}

/* What a person can make of it. */
static enum sg_status put(int code, const char *text, struct sg_error *err)
{
	switch (code & 0xff) {
	case SQLITE_NOMEM:
		return sg_no_memory(err);
	case SQLITE_CORRUPT:
		return sg_fail(err, SG_ESYNTAX, "the history is damaged");
	case SQLITE_NOTADB:
		return sg_fail(err, SG_ESYNTAX, "this is no history: the file holds something else");
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		sg_fail(err, SG_EIO, "another run is writing to it; nothing was changed");
		sg_mend(err, "wait until it is done, then the same again");
		return SG_EIO;
	case SQLITE_FULL:
		sg_fail(err, SG_EIO, "no space left on the disk; nothing was changed");
		return SG_EIO;
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		sg_fail(err, SG_EIO, "cannot be written: file or folder are read-only");
		return SG_EIO;
	case SQLITE_IOERR:
		return sg_fail(err, SG_EIO, "cannot be read or written: the disk is full or broken");
	case SQLITE_ERROR: /* our statements are right, so the tables are not */
		return sg_fail(err, SG_ESYNTAX, "the history is damaged: %s", text);
	default:
		return sg_fail(err, SG_EIO, "%s", text);
	}
}

enum sg_status sg_db_failed(struct sg_db *db, struct sg_error *err)
{
	int code = db->code;

	if (code == SQLITE_OK)
		return SG_OK;
	db->code = SQLITE_OK;
	sg_fail_at(err, (sg_str){ db->path, strlen(db->path) }, 0, 0);
	return put(code, db->text, err);
}

/* Where nothing can be written, SQLite must be told that nobody else writes either: the path as
 * a URI, its special characters escaped. */
static void open_immutable(struct sg_db *db)
{
	static const char hex[] = "0123456789ABCDEF";
	char uri[4096] = "file:";
	size_t n = strlen(uri);

	for (const char *at = db->path; *at != '\0' && n + 20 < sizeof uri; at++) {
		unsigned char c = (unsigned char)*at;

		if (c > ' ' && c < 0x7f && strchr("%?#", *at) == NULL) {
			uri[n++] = *at;
			continue;
		}
		uri[n++] = '%';
		uri[n++] = hex[c >> 4];
		uri[n++] = hex[c & 15];
	}
	snprintf(uri + n, sizeof uri - n, "?immutable=1");
	sqlite3_close(db->handle);
	db->code = SQLITE_OK;
	note(db, sqlite3_open_v2(uri, &db->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL));
}

static void settle(struct sg_db *db)
{
	if (db->code != SQLITE_OK)
		return;
	sqlite3_busy_timeout(db->handle, BUSY_MS);
	/* A history from elsewhere must not run what it brings along. */
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sg_db_run(db, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
		      "PRAGMA cache_size = -32000; PRAGMA mmap_size = 268435456;"
		      "PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;"
		      "PRAGMA secure_delete = ON; SELECT count(*) FROM sqlite_schema");
}

enum sg_status sg_db_open(struct sg_db **out, const char *path, bool write, struct sg_error *err)
{
	struct sg_db *db = calloc(1, sizeof *db);
	enum sg_status status;

	*out = NULL;
	if (db == NULL || (db->path = strdup(path)) == NULL) {
		free(db);
		return sg_no_memory(err);
	}
	for (unsigned i = 0; i <= SG_DB_MAX_QUERIES; i++)
		db->queries[i].db = db;
	note(db, sqlite3_open_v2(path, &db->handle,
				 write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, NULL));
	settle(db);
	if (!write && ((db->code & 0xff) == SQLITE_CANTOPEN ||
		       (db->code & 0xff) == SQLITE_READONLY)) {
		open_immutable(db);
		settle(db);
	}
	status = sg_db_failed(db, err);
	if (status != SG_OK) {
		sg_db_close(db);
		return status;
	}
	*out = db;
	return SG_OK;
}

void sg_db_close(struct sg_db *db)
{
	if (db == NULL)
		return;
	for (unsigned i = 0; i < db->n_queries; i++)
		sqlite3_finalize(db->queries[i].statement);
	sqlite3_close(db->handle);
	free(db->path);
	free(db);
}

void sg_db_run(struct sg_db *db, const char *sql)
{
	if (db->code == SQLITE_OK)
		note(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
}

struct sg_query *sg_db_query(struct sg_db *db, const char *sql)
{
	struct sg_query *query = db->queries;
	unsigned i = 0;

	while (i < db->n_queries && query[i].sql != sql)
		i++;
	query += i;
	if (i < db->n_queries) {
		sqlite3_reset(query->statement);
		sqlite3_clear_bindings(query->statement);
		return query;
	}
	if (i == SG_DB_MAX_QUERIES || db->code != SQLITE_OK)
		return &db->queries[SG_DB_MAX_QUERIES];
	note(db, sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
				    &query->statement, NULL));
	if (db->code != SQLITE_OK)
		return &db->queries[SG_DB_MAX_QUERIES];
	query->sql = sql;
	db->n_queries++;
	return query;
}

static bool usable(const struct sg_query *query)
{
	return query->statement != NULL && query->db->code == SQLITE_OK;
}

void sg_query_int(struct sg_query *query, int at, int64_t value)
{
	if (usable(query))
		note(query->db, sqlite3_bind_int64(query->statement, at + 1, value));
}

void sg_query_null(struct sg_query *query, int at)
{
	if (usable(query))
		note(query->db, sqlite3_bind_null(query->statement, at + 1));
}

void sg_query_text(struct sg_query *query, int at, sg_str value)
{
	if (usable(query) && value.ptr != NULL)
		note(query->db, sqlite3_bind_text64(query->statement, at + 1, value.ptr, value.len,
						    SQLITE_TRANSIENT, SQLITE_UTF8));
}

void sg_query_blob(struct sg_query *query, int at, sg_str value)
{
	if (usable(query))
		note(query->db, sqlite3_bind_blob64(query->statement, at + 1,
						    value.ptr == NULL ? "" : value.ptr, value.len,
						    SQLITE_TRANSIENT));
}

bool sg_query_step(struct sg_query *query)
{
	int code;

	if (!usable(query))
		return false;
	code = sqlite3_step(query->statement);
	note(query->db, code);
	if (code != SQLITE_ROW)
		sqlite3_reset(query->statement);
	return code == SQLITE_ROW;
}

void sg_query_run(struct sg_query *query)
{
	while (sg_query_step(query))
		continue;
}

int64_t sg_query_get_int(struct sg_query *query, int at)
{
	return sqlite3_column_int64(query->statement, at);
}

bool sg_query_is_null(struct sg_query *query, int at)
{
	return sqlite3_column_type(query->statement, at) == SQLITE_NULL;
}

sg_str sg_query_get_text(struct sg_query *query, int at)
{
	const char *text = sqlite3_column_blob(query->statement, at);

	return (sg_str){ text, (size_t)sqlite3_column_bytes(query->statement, at) };
}

void sg_query_copy(struct sg_query *from, struct sg_query *to, int at)
{
	if (usable(to))
		note(to->db, sqlite3_bind_value(to->statement, at + 1,
						sqlite3_column_value(from->statement, at)));
}

int64_t sg_db_number(struct sg_db *db, const char *sql, int64_t otherwise)
{
	struct sg_query *query = sg_db_query(db, sql);
	int64_t value = otherwise;

	if (sg_query_step(query)) {
		value = sg_query_is_null(query, 0) ? otherwise : sg_query_get_int(query, 0);
		sqlite3_reset(query->statement);
	}
	return value;
}

int64_t sg_db_last_id(struct sg_db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

uint32_t sg_db_changed(struct sg_db *db)
{
	return (uint32_t)sqlite3_changes(db->handle);
}
