/* SPDX-License-Identifier: MIT */
/**
 * The history: which postings were seen where and when, and what they asked for.
 *
 * It lives in libskillgap-io, like the fetcher. Postings cross the boundary as their records:
 * one line of JSON as sg_record_write() makes it.
 *
 *     open -> begin -> (source -> put, found ... -> end_source) ... -> questions -> commit
 *
 * All between begin and commit is one transaction: whoever is stopped on the way has changed
 * nothing. Only one can be under way at a time; those who only ask need none and wait for
 * nobody.
 *
 * Strings that come back live until the next call. Errors: SG_EIO when the database cannot be
 * opened, read or written, or another run is under way; SG_ESYNTAX when it is damaged.
 * One store, one thread.
 */
#ifndef SKILLGAP_STORE_H
#define SKILLGAP_STORE_H

#include <skillgap/duplicates.h>
#include <skillgap/history.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_store;

/**
 * Opens the database at path; to write, it and its folder are made (mode 0600 and 0700), and
 * one of an older form is brought to that of today. SG_ENOTFOUND: to read, and there is none.
 */
SG_API SG_MUST_USE enum sg_status sg_store_open(struct sg_store **out, const char *path,
						bool write, struct sg_error *err);
/** What was begun and not committed is undone. NULL is allowed. */
SG_API void sg_store_close(struct sg_store *store);

/** What a rescue brought over. */
struct sg_salvage {
	uint32_t postings; /**< brought over whole */
	uint32_t lost;	   /**< known of, and not readable any more */
	char kept[240];	   /**< where the damaged file is now */
};
/** Copies what can be read of a damaged, closed database into a new one in its place. */
SG_API SG_MUST_USE enum sg_status sg_store_salvage(const char *path, struct sg_salvage *out,
						   struct sg_error *err);

/** What there was before a run. */
struct sg_past {
	sg_str since;	/**< when the last report was made, RFC 3339; absent: never */
	sg_str last_run; /**< when sources were last read; absent: never */
	bool clock_back; /**< `now` is before that: this run is dated as that one */
};
/** now: RFC 3339; dictionary: version of what postings are understood with. */
SG_API SG_MUST_USE enum sg_status sg_store_begin(struct sg_store *store, sg_str now,
						 sg_str dictionary, struct sg_past *out,
						 struct sg_error *err);
/** Keeps all since begin. `reported`: the next report tells what changes from here on; `called`:
 *  it said that demand rose or fell, and is held against this run from here on. */
SG_API SG_MUST_USE enum sg_status sg_store_commit(struct sg_store *store, bool reported,
						  bool called, struct sg_error *err);
SG_API void sg_store_rollback(struct sg_store *store);

/* ---- what a run remembers ------------------------------------------------------------ */

/** How reading a source went. What a source that failed, or gave nothing, gave before stays;
 *  of one that says it has none, it is gone. */
enum sg_reading {
	SG_READING_OK,
	SG_READING_FAILED,
	SG_READING_EMPTY,  /**< it gave postings before and none now, though nothing failed */
	SG_READING_RESTED, /**< it was read so shortly before that it was not asked */
	SG_READING_NONE,   /**< it says that it has no postings now, where it had some */
};

/** What is known of a source. */
struct sg_known_source {
	bool known;	     /**< a run named it before */
	int64_t age_s;	     /**< seconds since it was read well or said it has none; -1: never */
	uint32_t postings;   /**< it showed when it last had some */
	bool none;	     /**< it has said since that it has none */
};
/** The source of the postings that follow, by the name it is remembered under. */
SG_API SG_MUST_USE enum sg_status sg_store_source(struct sg_store *store, sg_str name,
						  struct sg_known_source *out,
						  struct sg_error *err);
/**
 * Remembers that the source shows the posting. `record`: the posting as one line of JSON.
 * *wanted: its text is new, has changed, was gone, or was understood with another dictionary,
 * and sg_store_found() is to be told what is in it.
 */
SG_API SG_MUST_USE enum sg_status sg_store_put(struct sg_store *store,
					       const struct sg_posting *posting, sg_str record,
					       bool *wanted, struct sg_error *err);
/** What was found in a posting that is remembered; sketch may be NULL. */
SG_API SG_MUST_USE enum sg_status sg_store_found(struct sg_store *store,
						 const struct sg_findings *findings,
						 const struct sg_sketch *sketch,
						 struct sg_error *err);
/** Ends the source. After SG_READING_OK and _NONE what it did not show is gone. */
SG_API SG_MUST_USE enum sg_status sg_store_end_source(struct sg_store *store,
						      enum sg_reading reading,
						      struct sg_error *err);

/** Ends reading the sources file: a source that stood in it before and does not now is over. Of
 *  copies whose first one is gone, one comes up as new. */
SG_API SG_MUST_USE enum sg_status sg_store_end_watch(struct sg_store *store, struct sg_error *err);

/** The next posting, in order of *after (start with 0), that was understood with another
 *  dictionary than that of the run; absent when there is none. */
SG_API SG_MUST_USE enum sg_status sg_store_stale(struct sg_store *store, int64_t *after,
						 sg_str *record, struct sg_error *err);

/* ---- questions ------------------------------------------------------------------------ */

/** Receives the record of a posting; 0 to go on. The store must not be asked meanwhile. */
typedef int (*sg_remembered_fn)(void *user, sg_str record);

enum sg_remembered {
	SG_REMEMBERED_OPEN, /**< shown when their sources were last read */
	SG_REMEMBERED_NEW,  /**< not shown at the last report, nor ever before */
	SG_REMEMBERED_GONE, /**< shown at the last report and not any more */
};
/** Duplicates are left out of all but the open ones. */
SG_API SG_MUST_USE enum sg_status sg_store_each(struct sg_store *store, enum sg_remembered which,
						sg_remembered_fn fn, void *user,
						struct sg_error *err);

/** Numbers of a run. */
struct sg_store_counts {
	uint32_t known; /**< postings open at the sources of this run */
	uint32_t fresh, gone; /**< as SG_REMEMBERED_NEW and GONE */
};
SG_API SG_MUST_USE enum sg_status sg_store_count(struct sg_store *store,
						 struct sg_store_counts *out,
						 struct sg_error *err);

/** Receives sketches of open postings that are no duplicates, with their keys; 0 to go on. */
typedef int (*sg_sketch_fn)(void *user, sg_str key, const struct sg_sketch *sketch);
SG_API SG_MUST_USE enum sg_status sg_store_sketches(struct sg_store *store, sg_sketch_fn fn,
						    void *user, struct sg_error *err);

/** Skills that open postings require, now and at the last report that called a change (else the
 *  first; none older than 91 days), by sources read well at both; most required now first. *out
 *  lives until the next question. */
SG_API SG_MUST_USE enum sg_status sg_store_changes(struct sg_store *store,
						   const struct sg_change **out, size_t *n,
						   struct sg_error *err);

/** Sources of this run that have given nothing for two weeks or more and were not yet told. */
SG_API SG_MUST_USE enum sg_status sg_store_silent(struct sg_store *store,
						  const struct sg_silence **out, size_t *n,
						  struct sg_error *err);

/** Demand by month since `since` ("2026-05-01"; absent: six months before the last run). Needs
 *  no run. *out lives until the next question. */
SG_API SG_MUST_USE enum sg_status sg_store_trend(struct sg_store *store, sg_str since,
						 struct sg_trend *out, struct sg_error *err);

/** The claims at the last report; and those at this one, which commit keeps if reported. */
SG_API SG_MUST_USE enum sg_status sg_store_claims(struct sg_store *store,
						  const struct sg_claim **out, size_t *n,
						  struct sg_error *err);
SG_API SG_MUST_USE enum sg_status sg_store_put_claims(struct sg_store *store,
						      const struct sg_claim *claims, size_t n,
						      struct sg_error *err);

/* ---- hygiene --------------------------------------------------------------------------- */

/** Forgets a posting by its key, and that it must not be remembered again. SG_ENOTFOUND. */
SG_API SG_MUST_USE enum sg_status sg_store_forget(struct sg_store *store, sg_str key,
						  struct sg_error *err);
/** Forgets postings that have been gone for more than so many days. *n: how many. */
SG_API SG_MUST_USE enum sg_status sg_store_keep(struct sg_store *store, uint32_t days,
						uint32_t *n, struct sg_error *err);

/**
 * Hands out all that is remembered as lines of JSON: readings of sources as source records,
 * in order, then postings, each with where it was seen under "skillgap":
 *
 *     "seen":[{"source":"hn:latest","first":3,"last":5,"gone":6}]
 *
 * Numbers are of runs, which "skillgap" of the readings has with their times; "gone" is null for
 * a posting that is still shown. Claims of the profile are not among it.
 */
SG_API SG_MUST_USE enum sg_status sg_store_export(struct sg_store *store, sg_remembered_fn fn,
						  void *user, struct sg_error *err);
/**
 * Takes in a line of an export: a posting with its record, or with NULL a source record. In a
 * run of a history that was empty before it (SG_EARG otherwise). A posting that says nothing of where it was seen
 * counts as seen in this run. sg_store_found() is to be told what is in it.
 */
SG_API SG_MUST_USE enum sg_status sg_store_import(struct sg_store *store,
						  const struct sg_posting *posting,
						  sg_str record, sg_str line,
						  struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
