/* SPDX-License-Identifier: MIT */
#include "profile/jobs.h"

enum sg_status sg_jobs_state(struct sg_jobs *jobs, sg_str name, const struct sg_stated *stated,
			     struct sg_place place, struct sg_error *err)
{
	uint32_t skill = sg_claims_resolve(jobs->claims, name);
	struct sg_prose prose;
	enum sg_status status;

	if (skill != SG_NO_SKILL) {
		sg_claims_state(jobs->claims, skill, stated->status, stated->months);
		return SG_OK;
	}
	sg_arena_reset(jobs->prose.scratch);
	status = sg_prose_read(&jobs->prose, (sg_str){ NULL, 0 }, (sg_str){ NULL, 0 }, name, &prose,
			       err);
	if (status != SG_OK)
		return status;
	for (size_t i = 0; i < prose.n; i++)
		sg_claims_state(jobs->claims, prose.at[i].skill, stated->status, stated->months);
	if (prose.n == 0)
		sg_claims_unknown(jobs->claims, name, SG_NO_SKILL, place);
	return SG_OK;
}

static struct sg_place place_of(struct sg_jobs *jobs, const struct sg_job *job, const char *key)
{
	struct sg_place place = job->place;

	if (place.path.len > 0)
		place.path =
			sg_arena_printf(jobs->claims->arena, SG_FMT ".%s", SG_ARG(place.path), key);
	return place;
}

/* One of the two dates; tells of one that is none. */
static bool read_date(struct sg_jobs *jobs, const struct sg_job *job, const char *key, sg_str text,
		      int64_t *days)
{
	if (sg_period_date(text, days))
		return true;
	sg_claims_warn(jobs->claims, place_of(jobs, job, key),
		       "'" SG_FMT "' is no date: write YYYY-MM", SG_ARG(sg_claims_quote(text)));
	return false;
}

/* When it was; false when the dates do not say, which is told of unless there are none. */
static bool read_period(struct sg_jobs *jobs, const struct sg_job *job, struct sg_period *period)
{
	int64_t oldest = jobs->today - (int64_t)SG_MAX_MONTHS * 31;

	period->end = jobs->today;
	if (sg_str_trim(job->start).len == 0 ||
	    !read_date(jobs, job, "startDate", job->start, &period->start))
		return false;
	if (sg_str_trim(job->end).len > 0 &&
	    !read_date(jobs, job, "endDate", job->end, &period->end))
		return false;
	if (period->end > jobs->today)
		period->end = jobs->today;
	if (period->start < oldest) {
		sg_claims_warn(jobs->claims, place_of(jobs, job, "startDate"),
			       "is too long ago to count");
		return false;
	}
	if (period->start > period->end) {
		sg_claims_warn(jobs->claims, place_of(jobs, job, "startDate"),
			       "is after the end, so that nothing is counted");
		return false;
	}
	return period->start < period->end;
}

static bool add_period(struct sg_jobs *jobs, uint32_t skill, const struct sg_period *period)
{
	struct sg_period *slot = sg_push(jobs->claims->arena, &jobs->skills);

	if (slot == NULL)
		return false;
	*slot = (struct sg_period){ skill, period->start, period->end };
	return true;
}

static bool add_skill(struct sg_jobs *jobs, struct sg_prose_skill named,
		      const struct sg_period *period)
{
	sg_claims_find(jobs->claims, named.skill, named.status);
	return period == NULL || named.status != SG_CLAIM_HAVE ||
	       add_period(jobs, named.skill, period);
}

enum sg_status sg_jobs_add(struct sg_jobs *jobs, const struct sg_job *job, struct sg_error *err)
{
	struct sg_period when = { 0 };
	const struct sg_period *period = NULL;
	struct sg_prose prose;
	enum sg_status status;
	bool stored = true;

	if (++jobs->n > SG_MAX_JOBS) {
		if (jobs->n == SG_MAX_JOBS + 1)
			sg_claims_warn(jobs->claims, job->place,
				       "only the first %d jobs and projects are read", SG_MAX_JOBS);
		return SG_OK;
	}
	sg_arena_reset(jobs->prose.scratch);
	status = sg_prose_read(&jobs->prose, job->title, job->employer, job->text, &prose, err);
	if (status != SG_OK)
		return status;
	if (read_period(jobs, job, &when))
		period = &when;
	if (period != NULL && !job->project) {
		struct sg_period *slot = sg_push(jobs->claims->arena, &jobs->work);

		stored = slot != NULL;
		if (stored)
			*slot = when;
	}
	for (size_t i = 0; stored && i < prose.n; i++)
		stored = add_skill(jobs, prose.at[i], period);
	for (size_t i = 0; stored && i < job->n_skills; i++)
		stored = add_skill(jobs, (struct sg_prose_skill){ job->skills[i], SG_CLAIM_HAVE },
				   period);
	return stored ? SG_OK : sg_no_memory(err);
}

unsigned sg_jobs_finish(struct sg_jobs *jobs)
{
	size_t used;

	sg_period_sort(jobs->skills.at, jobs->skills.n);
	for (size_t i = 0; i < jobs->skills.n; i += used) {
		unsigned months = sg_period_months(&jobs->skills.at[i], jobs->skills.n - i, &used);

		sg_claims_date(jobs->claims, jobs->skills.at[i].skill, months);
	}
	sg_period_sort(jobs->work.at, jobs->work.n);
	return sg_period_months(jobs->work.at, jobs->work.n, &used);
}
