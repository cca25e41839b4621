/* SPDX-License-Identifier: MIT */
#pragma once

#include "store/db.h"

/*
 * The tables of the history, and the way of an older one to them.
 *
 * run       one time that sources were read; `reported` when its report was written, `called`
 *           when that said that demand rose or fell
 * source    what postings were read from; `last_run`: the last that read it well; `told`: that
 *           it is silent; `watched`: it stands in the sources file
 * reading   what a source gave in a run: enum sg_reading
 * posting   what is counted: company, skills, what its text was understood with
 * body      the record of the posting, compressed
 * sighting  from which run to which a source showed a posting; `gone_run` noticed that it
 *           does not any more, null as long as it does
 * claim     the profile at the time of the last report
 *
 * Each step of the way is one transaction, so that a history is of one version or another.
 */

/* What a file of ours has in its header: "skgp". */
#define SG_SCHEMA_APPLICATION 0x736b6770

/* Brings an opened database to the version of today; an empty one gets its tables. SG_ESYNTAX:
 * tables are missing; SG_EIO: written by a newer program. */
SG_MUST_USE enum sg_status sg_schema_settle(struct sg_db *db, bool write, struct sg_error *err);
