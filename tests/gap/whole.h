/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * A pile with everything in it that a comparison tells apart, for tests of what is made of the
 * whole: the twenty of pile.h and what these have not.
 */
#include "expected.h"
#include "gap/pile.h"

#define NOW SG_LIT("2026-11-22T00:00:00Z")

/* What the twenty have not: alternatives of alternatives, practices, asides, years that nobody can
 * have, an open list, what is avoided, a title, only practices, what the dictionary lacks. */
static const struct pile_posting further[] = {
	{ "Release Engineer", "Ashgrove", "Cork", 3, "gitlab-ci|github-actions; unit-testing; git",
	  "pprof; leadership", ".rust", NULL },
	{ "Platform Lead", "Larkmoor", "Berlin", 1, "nomad:9; helm|nomad:12; kubernetes:2",
	  "terraform", "", NULL },
	{ "Web Engineer", "Pebble & Thread", "Lisbon", 5, "laravel; php|python; react|vue",
	  "typescript", "-java", NULL },
	{ "Rust Engineer", "Ashgrove", "Cork", 2, "", "", "^rust; ?kafka; ?redis; .go", NULL },
	{ "Agile Coach", "Thornby", "", 8, "unit-testing; ci-cd; leadership", "", "", NULL },
	{ "Cloud Engineer", "Thornby", "remote", 8, "2 of aws|gcp|kubernetes; 2 of go|python|java",
	  "mysql~; nats~", "", NULL },
	{ "Archivist", "Mossgate", "", 4, "frobnicator; zymurgy|go; docker", "frobnicator", "",
	  NULL },
	{ "Data Engineer", "mossgate", "", 4, "sql:6; python:2; django", "kafka:3; ?grpc",
	  "?aws; ?gcp", NULL },
	{ "Data Engineer", "", "", 4, "postgresql:5; mysql:3|redis:3", "cloud-exam", "", NULL },
	{ "Site Engineer", "Thornby", "", 2, "helm; cloud-exam; kubernetes; laravel|php",
	  "cloud-exam|pprof", "", NULL },
};
#define FURTHER_N (sizeof further / sizeof *further)
#define WHOLE_N (PILE_N + FURTHER_N)

enum { WIPED = 32 * 1024 }; /* more than a posting takes */

static const struct sg_fact facts[] = {
	{ .kind = SG_FACT_TOTAL_YEARS, .number = 6, .strength = SG_STRENGTH_REQUIRED },
	{ .kind = SG_FACT_TOTAL_YEARS, .number = 7, .strength = SG_STRENGTH_REQUIRED },
	{ .kind = SG_FACT_DEGREE, .value = SG_LIT("master"), .strength = SG_STRENGTH_REQUIRED },
	{ .kind = SG_FACT_DEGREE, .value = SG_LIT("phd-or-equivalent"),
	  .strength = SG_STRENGTH_PREFERRED },
	{ .kind = SG_FACT_DEGREE, .value = SG_LIT("bachelor"), .strength = SG_STRENGTH_REQUIRED },
	{ .kind = SG_FACT_LANGUAGE, .value = SG_LIT("english-c1"),
	  .strength = SG_STRENGTH_REQUIRED },
	{ .kind = SG_FACT_LANGUAGE, .value = SG_LIT("german"), .strength = SG_STRENGTH_PREFERRED },
	{ .kind = SG_FACT_CERTIFICATION, .value = SG_LIT("CKA"), .strength = SG_STRENGTH_PREFERRED },
	{ .kind = SG_FACT_CERTIFICATION, .value = SG_LIT("RHCE"), .strength = SG_STRENGTH_MENTIONED },
	{ .kind = SG_FACT_REMOTE, .value = SG_LIT("yes"), .strength = SG_STRENGTH_MENTIONED },
};
#define FACTS_N (sizeof facts / sizeof *facts)

/* Of one role; of two, and so of neither. */
static const struct sg_role_score likely[] = { { SG_LIT("backend-generalist"), 0.4 },
					       { SG_LIT("go-specialist"), 0.7 } };
static const struct sg_role_score undecided[] = { { SG_LIT("backend-generalist"), 0.62 },
						  { SG_LIT("go-specialist"), 0.6 } };

/* Three facts at most, with all they point to in the arena. */
static const struct sg_fact *facts_from(struct sg_arena *arena, size_t first, size_t n)
{
	struct sg_fact *out = sg_arena_array(arena, struct sg_fact, n);

	for (size_t i = 0; out != NULL && i < n; i++) {
		out[i] = facts[first + i];
		if (out[i].value.ptr != NULL)
			out[i].value = sg_arena_dup(arena, out[i].value);
		out[i].quote = sg_arena_printf(arena, "fact %zu", first + i);
	}
	return out;
}

/* What the dictionary lacks has a name of its own all the same. */
static void name_foreign(struct sg_arena *arena, struct sg_findings *out)
{
	struct sg_found_skill *skills = (struct sg_found_skill *)(uintptr_t)out->skills;

	for (size_t i = 0; i < out->n_skills; i++)
		if (sg_dict_by_id(pile_dict(), skills[i].id) == SG_NO_SKILL)
			skills[i].name = sg_arena_printf(arena, "The " SG_FMT,
							 SG_ARG(skills[i].id));
}

/* The findings of one posting of both lists: with facts, copies and boards among them. */
static struct sg_findings findings_of(struct sg_arena *arena, size_t i)
{
	struct sg_findings out = pile_findings(pile_dict(), arena,
					       i < PILE_N ? &pile[i] : &further[i - PILE_N]);

	name_foreign(arena, &out);
	out.n_facts = FACTS_N - i % FACTS_N < 3 ? FACTS_N - i % FACTS_N : 3;
	out.facts = facts_from(arena, i % FACTS_N, out.n_facts);
	out.roles = i % 10 < 8 ? likely : undecided;
	out.n_roles = 2;
	if (i == PILE_N || i == PILE_N + 1)
		out.posting.board = sg_str_of(i == PILE_N ? "greenhouse" : "hn");
	if (i == PILE_N + 2)
		out.coverage = (struct sg_coverage){ .lines = 4, .understood = 2 };
	return out;
}

static bool add(struct sg_comparison *comparison, struct sg_arena *arena, size_t i)
{
	struct sg_findings findings = findings_of(arena, i);

	if (sg_comparison_add(comparison, &findings, NULL) != SG_OK)
		return false;
	if (i % 7 != 3)
		return true;
	findings.posting.duplicate_of = findings.posting.key;
	findings.posting.source = SG_STR("elsewhere.html");
	findings.posting.url = (sg_str){ 0 };
	return sg_comparison_add(comparison, &findings, NULL) == SG_OK;
}

/* What was given is gone: its memory holds something else. */
static void wipe(struct sg_arena *arena)
{
	void *at;

	sg_arena_reset(arena);
	at = sg_arena_alloc(arena, WIPED, 1);
	CHECK(at != NULL);
	if (at != NULL)
		memset(at, '#', WIPED);
	sg_arena_reset(arena);
}

/* ---- the pile ----------------------------------------------------------------------- */

struct whole {
	struct sg_arena *arena;
	struct sg_comparison *comparison;
	struct sg_report report;
};

/* Postings from..to of both lists; the report is not made yet. */
static struct whole open_whole(const struct sg_profile *profile,
			       const struct sg_gap_options *options, size_t from, size_t to)
{
	const struct sg_source source = { .source = SG_LIT("gone.html"), .failed = true,
					  .why = SG_LIT("there is no such file"),
					  .mend = SG_LIT("look for it") };
	struct whole all = { .arena = sg_arena_new(0) };
	bool ok = sg_comparison_new(&all.comparison, pile_dict(), profile, options, NULL) == SG_OK;

	/* A comparison copies what it needs. */
	for (size_t i = from; ok && i < to; i++, wipe(all.arena))
		ok = add(all.comparison, all.arena, i);
	if (!ok || sg_comparison_add_source(all.comparison, &source, NULL) != SG_OK) {
		printf("Bail out! the comparison failed\n");
		exit(1);
	}
	return all;
}

static void make_report(struct whole *all)
{
	if (sg_comparison_report(all->comparison, &all->report, NULL) != SG_OK) {
		printf("Bail out! the report failed\n");
		exit(1);
	}
}

static void drop(struct whole *all)
{
	sg_comparison_free(all->comparison);
	sg_arena_free(all->arena);
}
