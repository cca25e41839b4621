/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"

/*
 * A database: the little of SQLite that the history needs, and the one place that knows it.
 *
 * Statements are prepared once and kept; they are told apart by the address of their text, so
 * each is a constant of its own. sg_db_query() gives one back to its start, its values unset.
 *
 * Units:     parameters and columns are numbered from 0.
 * Limits:    SG_DB_MAX_QUERIES statements of one database.
 * Ownership: queries belong to the database. Columns live until the next step or query.
 * Errors:    remembered by the database until sg_db_failed() tells them: all that follows the
 *            first one does nothing. SG_ESYNTAX: the file is damaged or no database.
 * Threads:   one.
 */
enum { SG_DB_MAX_QUERIES = 64 };

struct sg_db;
struct sg_query;

/* The file must be there already when `write` is set; an empty one is an empty database. */
SG_MUST_USE enum sg_status sg_db_open(struct sg_db **out, const char *path, bool write,
				      struct sg_error *err);
void sg_db_close(struct sg_db *db); /* NULL is allowed */

/* The first thing that went wrong since it was last asked, in words; SG_OK when nothing did. */
SG_MUST_USE enum sg_status sg_db_failed(struct sg_db *db, struct sg_error *err);

/* Runs statements without values. */
void sg_db_run(struct sg_db *db, const char *sql);
struct sg_query *sg_db_query(struct sg_db *db, const char *sql);
void sg_query_int(struct sg_query *query, int at, int64_t value);
void sg_query_null(struct sg_query *query, int at);
void sg_query_text(struct sg_query *query, int at, sg_str value); /* null where absent */
void sg_query_blob(struct sg_query *query, int at, sg_str value);
/* The next row; false at the end, and when something is wrong. */
bool sg_query_step(struct sg_query *query);
/* Runs a statement that gives no rows. */
void sg_query_run(struct sg_query *query);

int64_t sg_query_get_int(struct sg_query *query, int at); /* 0 for null */
bool sg_query_is_null(struct sg_query *query, int at);
sg_str sg_query_get_text(struct sg_query *query, int at); /* of blobs, too */

/* Column `at` of one query as value `at` of another, which may be of another database. */
void sg_query_copy(struct sg_query *from, struct sg_query *to, int at);

/* The first column of the first row; `otherwise` when there is none. */
int64_t sg_db_number(struct sg_db *db, const char *sql, int64_t otherwise);
int64_t sg_db_last_id(struct sg_db *db);
uint32_t sg_db_changed(struct sg_db *db); /* rows of the last statement */
