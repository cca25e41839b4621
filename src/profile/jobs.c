/* SPDX-License-Identifier: MIT */
#include "profile/jobs.h"

#include "base/date.h"
#include "profile/dates.h"

enum sg_status sg_jobs_state(struct sg_jobs *jobs, sg_str name, const struct sg_stated *stated,
			     struct sg_spot place, struct sg_error *err)
{
	uint32_t skill = sg_claims_resolve(jobs->claims, name);
	struct sg_prose prose;
	enum sg_status status;

	if (skill != SG_NO_SKILL) {
		sg_claims_state(jobs->claims, skill, stated->status, stated->months, place);
		return SG_OK;
	}
	sg_arena_reset(jobs->prose.scratch);
	status = sg_prose_read(&jobs->prose, (sg_str){ NULL, 0 }, (sg_str){ NULL, 0 }, name, &prose,
			       err);
	if (status != SG_OK)
		return status;
	for (size_t i = 0; i < prose.n; i++)
		sg_claims_state(jobs->claims, prose.at[i].skill, stated->status, stated->months,
				place);
	if (prose.n == 0)
		sg_claims_unknown(jobs->claims, name, SG_NO_SKILL, place);
	return SG_OK;
}

static struct sg_spot place_of(struct sg_jobs *jobs, const struct sg_job *job, const char *key)
{
	struct sg_spot place = job->place;

	if (place.path.len > 0)
		place.path =
			sg_arena_printf(jobs->claims->arena, SG_FMT ".%s", SG_ARG(place.path), key);
	return place;
}

/* One of the two dates; tells of one that is none. */
static bool read_date(struct sg_jobs *jobs, const struct sg_job *job, const char *key, sg_str text,
		      int64_t *days)
{
	if (sg_period_date(text, days) ||
	    sg_dates_one(sg_dict_image(jobs->claims->dict), text, jobs->today, days))
		return true;
	sg_claims_warn(jobs->claims, place_of(jobs, job, key),
		       "'" SG_FMT "' is no date: write YYYY-MM", SG_ARG(sg_claims_quote(text)));
	return false;
}

bool sg_jobs_judge(struct sg_jobs *jobs, struct sg_period *period, struct sg_spot start,
		   struct sg_spot end)
{
	int64_t oldest = jobs->today - (int64_t)SG_MAX_MONTHS * 31;
	const char *wrong = NULL;

	if (period->start < oldest)
		wrong = "the start is too long ago to count";
	else if (period->start > jobs->today)
		wrong = "the start is in the future, so that nothing is counted";
	else if (period->start > period->end)
		wrong = "the start is after the end, so that nothing is counted";
	if (wrong != NULL) {
		sg_claims_warn(jobs->claims, start, "%s", wrong);
		return false;
	}
	if (period->end > jobs->today) {
		sg_claims_warn(jobs->claims, end, "the end is in the future; today counts instead");
		period->end = jobs->today;
	}
	return period->start < period->end;
}

/* When it was; false when the dates do not say, which is told of unless there are none. */
static bool read_period(struct sg_jobs *jobs, const struct sg_job *job, struct sg_period *period)
{
	period->end = jobs->today;
	if (sg_str_trim(job->start).len == 0 ||
	    !read_date(jobs, job, "startDate", job->start, &period->start))
		return false;
	if (sg_str_trim(job->end).len > 0 &&
	    !read_date(jobs, job, "endDate", job->end, &period->end))
		return false;
	return sg_jobs_judge(jobs, period, place_of(jobs, job, "startDate"),
			     place_of(jobs, job, "endDate"));
}

/* Nothing was used before it was there. */
static bool add_period(struct sg_jobs *jobs, uint32_t skill, const struct sg_period *period)
{
	unsigned since = sg_dict_skill(jobs->claims->dict, skill).since;
	int64_t born = since == 0 ? period->start : sg_days_of((int)since, 1, 1);
	struct sg_period *slot;

	if (born >= period->end)
		return true;
	slot = sg_push(jobs->claims->arena, &jobs->skills);
	if (slot == NULL)
		return false;
	*slot = (struct sg_period){ skill, born > period->start ? born : period->start,
				    period->end };
	return true;
}

bool sg_jobs_name(struct sg_jobs *jobs, const struct sg_prose_skill *named,
		  const struct sg_period *period)
{
	sg_claims_find(jobs->claims, named->skill, named->status, named->quote, period != NULL);
	return period == NULL || named->status != SG_CLAIM_HAVE ||
	       add_period(jobs, named->skill, period);
}

bool sg_jobs_work(struct sg_jobs *jobs, const struct sg_period *period)
{
	struct sg_period *slot = sg_push(jobs->claims->arena, &jobs->work);

	if (slot != NULL)
		*slot = (struct sg_period){ 0, period->start, period->end };
	return slot != NULL;
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
	if (period != NULL && !job->project)
		stored = sg_jobs_work(jobs, period);
	for (size_t i = 0; stored && i < prose.n; i++)
		stored = sg_jobs_name(jobs, &prose.at[i], period);
	for (size_t i = 0; stored && i < job->n_skills; i++) {
		const struct sg_prose_skill named = { .skill = job->skills[i] };

		stored = sg_jobs_name(jobs, &named, period);
	}
	return stored ? SG_OK : sg_no_memory(err);
}

unsigned sg_jobs_finish(struct sg_jobs *jobs)
{
	size_t used;

	sg_period_sort(jobs->skills.at, jobs->skills.n);
	for (size_t i = 0; i < jobs->skills.n; i += used) {
		const struct sg_period *at = &jobs->skills.at[i];
		struct sg_dated dated = { .first = at->start };

		dated.months = sg_period_months(at, jobs->skills.n - i, &used);
		for (size_t k = 0; k < used; k++) {
			dated.jobs += k == 0 || at[k].start != at[k - 1].start ||
				      at[k].end != at[k - 1].end;
			if (at[k].end > dated.last)
				dated.last = at[k].end;
		}
		sg_claims_date(jobs->claims, at->skill, &dated);
	}
	sg_period_sort(jobs->work.at, jobs->work.n);
	return sg_period_months(jobs->work.at, jobs->work.n, &used);
}
