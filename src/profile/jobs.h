/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/period.h"
#include "profile/prose.h"

/*
 * Jobs and projects: which skills each names, and for how long that makes them.
 *
 * A skill has the months that the dates of all jobs and projects that name it cover, years of
 * work as a whole those of all jobs.
 *
 * Limits:    SG_MAX_JOBS of them; more are told of and left out. Nothing older than
 *            SG_MAX_MONTHS is believed.
 * Ownership: periods live in the arena of the claims.
 * Errors:    SG_ENOMEM, SG_ELIMIT. Dates that cannot be read are warnings.
 * Threads:   as the matcher.
 */
enum { SG_MAX_JOBS = 500 };

struct sg_job {
	struct sg_spot place; /* with a path ("work[2]") the key of what is wrong is added */
	sg_str title, employer;
	sg_str text;
	sg_str start, end;      /* as written; an end that is absent or empty is today */
	const uint32_t *skills; /* named by a list of its own */
	size_t n_skills;
	bool project; /* does not count as work */
};

struct sg_jobs {
	struct sg_claims *claims;
	struct sg_prose_reader prose;
	int64_t today;
	sg_vec(struct sg_period) skills;
	sg_vec(struct sg_period) work;
	size_t n;
};

/* What is stated of a name. */
struct sg_stated {
	enum sg_claim_status status;
	unsigned months; /* 0 when not stated */
};

/* States a name of a list, or the names that it is made of ("Docker / Podman"). */
SG_MUST_USE enum sg_status sg_jobs_state(struct sg_jobs *jobs, sg_str name,
					 const struct sg_stated *stated, struct sg_spot place,
					 struct sg_error *err);
SG_MUST_USE enum sg_status sg_jobs_add(struct sg_jobs *jobs, const struct sg_job *job,
				       struct sg_error *err);
/* A job, or a part of it, names a skill; period NULL: nobody knows when. False when memory ran
 * out. */
bool sg_jobs_name(struct sg_jobs *jobs, const struct sg_prose_skill *named,
		  const struct sg_period *period);
/* Adds to the time of work as a whole. False when memory ran out. */
bool sg_jobs_work(struct sg_jobs *jobs, const struct sg_period *period);
/* Tells of what is wrong with a period and cuts off what is to come. False when nothing of it
 * counts. */
bool sg_jobs_judge(struct sg_jobs *jobs, struct sg_period *period, struct sg_spot start,
		   struct sg_spot end);
/* States the months that the dates say; yields those of all work. */
unsigned sg_jobs_finish(struct sg_jobs *jobs);
