/* SPDX-License-Identifier: MIT */
#include "cli/watch_gaps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/ui.h"

enum { MOST_SAME = 3 };

/* How a skill stands against a profile. */
struct standing {
	bool technology, held;
};

struct finder {
	struct history *history;
	struct watch_gaps *gaps;
	const struct sg_change *changes;
	size_t n;
	struct standing *before, *now; /* of each change; before NULL: no profile then */
};

/* All skills asked for by one posting of their own, held against the profile. */
static bool judge(struct finder *finder, const struct sg_profile *profile, sg_str now,
		  struct standing *out)
{
	const struct sg_dict *dict = finder->history->setup->dict;
	const struct sg_gap_options options = { .now = now };
	struct sg_requirement *asked = calloc(finder->n + 1, sizeof *asked);
	struct sg_findings findings = { .requirements = asked, .n_requirements = finder->n };
	struct sg_comparison *comparison = NULL;
	struct sg_error *err = &finder->history->err;
	struct sg_report report;
	bool ok = asked != NULL;

	for (size_t i = 0; ok && i < finder->n; i++)
		asked[i] = (struct sg_requirement){ .any_of = &finder->changes[i].skill,
						    .n_any_of = 1,
						    .min_count = 1,
						    .strength = SG_STRENGTH_REQUIRED,
						    .quote = { "", 0 },
						    .rule = { "", 0 } };
	findings.posting.title = findings.posting.source = (sg_str){ "", 0 };
	findings.posting.id = findings.posting.key = (sg_str){ "0000000000000000", 16 };
	findings.dictionary = sg_dict_version(dict);
	ok = ok && sg_comparison_new(&comparison, dict, profile, &options, err) == SG_OK &&
	     sg_comparison_add(comparison, &findings, err) == SG_OK &&
	     sg_comparison_report(comparison, &report, err) == SG_OK && report.n_postings == 1;
	for (size_t i = 0; ok && i < finder->n && i < report.postings[0].n_answers; i++) {
		const struct sg_answer *answer = &report.postings[0].answers[i];

		out[i] = (struct standing){ answer->class_ == SG_CLASS_TECHNOLOGY,
					    answer->status == SG_MET ||
						    answer->status == SG_LIKELY };
	}
	sg_comparison_free(comparison);
	free(asked);
	if (!ok && err->status == SG_OK)
		ui_memory_error(err);
	return ok;
}

/* The claims at the last report as a profile; of another dictionary they may be, then they hold
 * what is still known. */
static bool judge_before(struct finder *finder, sg_str now)
{
	struct sg_profile profile = { .label = { "", 0 } };
	bool ok = finder->history->io->claims(finder->history->store, &profile.claims,
					      &profile.n_claims,
					      &finder->history->err) == SG_OK;

	if (ok && profile.n_claims > 0) {
		finder->before = calloc(finder->n + 1, sizeof *finder->before);
		ok = finder->before != NULL && judge(finder, &profile, now, finder->before);
	}
	return ok;
}

/* What is to be said of a change; false when it is nothing. */
static bool kind_of(const struct finder *finder, size_t i, enum sg_gap_news *out)
{
	const struct sg_change *change = &finder->changes[i];
	const struct standing *now = &finder->now[i];
	const struct standing *before = finder->before == NULL ? NULL : &finder->before[i];
	bool asked = change->now.n > 0;

	if (!now->technology)
		return false;
	if (before != NULL && asked && now->held != before->held)
		*out = now->held ? SG_GAP_CLOSED : SG_GAP_OPENED;
	else if (now->held)
		return false;
	else if (change->call != SG_TREND_NONE)
		*out = change->call == SG_TREND_RISING ? SG_GAP_RISEN : SG_GAP_FALLEN;
	else if (asked)
		*out = SG_GAP_SAME;
	else
		return false;
	return true;
}

static bool copy(struct watch_gaps *gaps, const struct finder *finder, size_t i,
		 enum sg_gap_news kind)
{
	const struct sg_dict *dict = finder->history->setup->dict;
	const struct sg_change *change = &finder->changes[i];
	uint32_t skill = sg_dict_by_id(dict, change->skill);
	bool moved = kind == SG_GAP_RISEN || kind == SG_GAP_FALLEN;
	char *id = malloc(change->skill.len + 1);

	if (id == NULL)
		return false;
	memcpy(id, change->skill.ptr, change->skill.len);
	gaps->at[gaps->n] = (struct sg_gap_change){
		.news = kind,
		.skill = { id, change->skill.len },
		.since = { gaps->since, change->since.len },
		.before = change->before,
		.now = change->now,
		.p = moved ? change->p : 1,
	};
	gaps->at[gaps->n].name = skill == SG_NO_SKILL ? gaps->at[gaps->n].skill
						      : sg_dict_skill(dict, skill).name;
	gaps->n++;
	/* cppcheck-suppress memleak ; the change owns the id, watch_gaps_free() frees it */
	return true;
}

/* Kind by kind, within one most asked first; of those that stay the most asked. */
static bool collect(struct finder *finder)
{
	struct watch_gaps *gaps = finder->gaps;

	gaps->at = calloc(finder->n + 1, sizeof *gaps->at);
	if (gaps->at == NULL)
		return false;
	for (int kind = SG_GAP_RISEN; kind < SG_N_GAP_NEWS; kind++) {
		size_t most = kind == SG_GAP_SAME ? MOST_SAME : finder->n;

		for (size_t i = 0; i < finder->n && most > 0; i++) {
			enum sg_gap_news news;

			if (!kind_of(finder, i, &news) || (int)news != kind)
				continue;
			if (!copy(gaps, finder, i, news))
				return false;
			most--;
		}
	}
	return true;
}

/* A copy of the skills' ids: the next question to the store ends them. */
static struct sg_change *own_changes(const struct sg_change *changes, size_t n)
{
	struct sg_change *own = calloc(n + 1, sizeof *own);

	for (size_t i = 0; own != NULL && i < n; i++) {
		char *id = malloc(changes[i].skill.len + 1);

		own[i] = changes[i];
		own[i].skill.ptr = id;
		if (id == NULL)
			own[i].skill.len = 0;
		else
			memcpy(id, changes[i].skill.ptr, changes[i].skill.len);
	}
	return own;
}

static void free_changes(struct sg_change *changes, size_t n)
{
	for (size_t i = 0; changes != NULL && i < n; i++)
		free((void *)(uintptr_t)changes[i].skill.ptr);
	free(changes);
}

bool watch_gaps_find(struct watch_gaps *gaps, struct history *history, const struct person *person,
		     sg_str now)
{
	const struct sg_profile none = { .label = { "", 0 } };
	struct finder finder = { .history = history, .gaps = gaps };
	const struct sg_change *changes;
	struct sg_change *own = NULL;
	bool ok = history->io->changes(history->store, &changes, &finder.n, &history->err) == SG_OK;

	if (ok && finder.n > 0)
		snprintf(gaps->since, sizeof gaps->since, SG_FMT, SG_ARG(changes[0].since));
	if (ok) {
		finder.changes = own = own_changes(changes, finder.n);
		finder.now = calloc(finder.n + 1, sizeof *finder.now);
		ok = own != NULL && finder.now != NULL &&
		     judge(&finder, person->there ? &person->profile : &none, now, finder.now) &&
		     (!person->there || judge_before(&finder, now)) && collect(&finder);
	}
	if (!ok && history->err.status == SG_OK)
		ui_memory_error(&history->err);
	free_changes(own, finder.n);
	free(finder.now);
	free(finder.before);
	return ok;
}

void watch_gaps_free(struct watch_gaps *gaps)
{
	for (size_t i = 0; i < gaps->n; i++)
		free((void *)(uintptr_t)gaps->at[i].skill.ptr);
	free(gaps->at);
	*gaps = (struct watch_gaps){ 0 };
}
