/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/store.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/db.h"

/*
 * What the files of the store share.
 *
 * Runs are compared by number, which only grows: clocks may go back.
 */
struct sg_store {
	struct sg_db *db;
	struct sg_arena *answers; /* what the last question gave */
	struct sg_arena *work;	  /* of the call at hand */
	bool running;
	int64_t run, base;   /* of this run; of the last report, 0 for none */
	int64_t demand;	     /* the run that demand is held against, 0 for none */
	int64_t now;	     /* Unix seconds, never before the last run */
	int64_t dictionary;  /* of this run */
	int64_t source, source_last; /* at hand; the run that last read it well */
	uint32_t shown;	     /* postings of the source at hand */
};

enum { SG_TEXT_TIME = 24 };
/* Unix seconds of an RFC 3339 time in UTC; false when it is none. */
bool sg_time_read(sg_str text, int64_t *seconds);
/* "2026-11-23T07:00:00Z", in the arena. */
sg_str sg_time_write(struct sg_arena *arena, int64_t seconds);

/* A key of 16 hex digits as a number, and back. Other keys give a hash of their own. */
int64_t sg_key_number(sg_str key);
sg_str sg_key_text(struct sg_arena *arena, int64_t key);

/* A text compressed, and back; absent when it is damaged or memory ran out. */
sg_str sg_pack(struct sg_arena *arena, sg_str text);
sg_str sg_unpack(struct sg_arena *arena, sg_str packed);

/* A skill of a posting as a few bytes: number and strength. */
struct sg_packed_skill {
	uint32_t skill;
	enum sg_strength strength;
};
void sg_pack_skill(struct sg_buf *buf, struct sg_packed_skill skill);
/* The next one; false at the end and where the bytes make no sense. */
bool sg_unpack_skill(sg_str bytes, size_t *at, struct sg_packed_skill *out);

/* The numbers of those asked for at least so much; how many they are. */
enum { SG_MAX_PACKED_SKILLS = 1000 };
size_t sg_unpack_skills(sg_str bytes, enum sg_strength least, uint32_t *out);

/* When a run was; 0 when there is none. */
int64_t sg_store_run_at(struct sg_store *store, int64_t run);

/* The name of a skill by its number; absent when there is none. In the arena. */
sg_str sg_store_skill(struct sg_store *store, uint32_t skill, struct sg_arena *arena);
/* Remembers a posting and its text, without where it was seen; its number, 0 when memory ran
 * out. Uses the arena for work. */
int64_t sg_store_enter(struct sg_store *store, const struct sg_posting *posting, sg_str record,
		       bool *wanted);
