/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/history.h>

#include "base/arena.h"

/*
 * Demand at two times: who asks for a skill, counted by posting and by company.
 *
 * Postings are added one by one, each with the skills it asks for. A company counts once at
 * each time, however many postings it has, and asks for what any of them asks for.
 *
 * Limits:    40 bytes for each posting and 4 for each of its skills; postings are sorted once.
 *            Skills are numbered from 1 to SG_DEMAND_MAX_SKILL.
 * Ownership: everything lives in the arena.
 * Errors:    running out of memory is remembered: sg_demand_rows() tells.
 */
enum {
	SG_THEN = 1, /* the earlier time */
	SG_NOW = 2,
	SG_DEMAND_MAX_SKILL = 1 << 20,
};

struct sg_demand_posting {
	int64_t company;
	const uint32_t *skills;
	uint32_t n_skills;
	uint32_t times; /* SG_THEN, SG_NOW, or both */
	size_t number;	/* in the order they were added */
};

struct sg_demand_count {
	struct sg_arena *arena;
	struct sg_demand_posting *at;
	size_t n, cap;
	uint32_t most; /* the highest skill */
	bool failed;
};

struct sg_demand_skill {
	uint32_t skill;
	struct sg_share before, now;
	enum sg_trend_call call;
	double p;
};

/* The skills are copied; each counts once. */
void sg_demand_add(struct sg_demand_count *count, int64_t company, uint32_t times,
		   const uint32_t *skills, size_t n_skills);
/* A row for each skill that is asked at either time, most asked now first, ties by number;
 * calls are made over all of them. */
SG_MUST_USE enum sg_status sg_demand_rows(struct sg_demand_count *count,
					  struct sg_demand_skill **out, size_t *n,
					  struct sg_error *err);
