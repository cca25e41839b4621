/* SPDX-License-Identifier: MIT */
#include "gap/contrast.h"

#include "test.h"

#include "gap/share.h"
#include "pile.h"

/* ---- groups ------------------------------------------------------------------------- */

/* The contrast of some postings; the comparison is to be freed. */
static struct sg_comparison *contrast_of(enum sg_by by, const sg_str *sources, size_t n_sources,
					 const struct pile_posting *postings, size_t n,
					 struct sg_arena *arena, const struct sg_contrast **out)
{
	struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z"), .by = by,
					  .sources = sources, .n_sources = n_sources };
	struct sg_report report;
	struct sg_comparison *comparison =
		pile_compare(pile_dict(), arena, NULL, &options, postings, n, &report);

	*out = report.contrast;
	return comparison;
}

static const struct pile_posting shops[] = {
	{ "Backend Engineer", "Acme", "Oslo", 1, "go; docker", "", "", NULL },
	{ "backend  engineer", " ACME\t", "remote", 1, "go; go|rust", "kafka", "", NULL },
	{ "Cook", "Beta", "oslo", 1, "python", "", "", NULL },
	{ "Backend Engineer", "", "", 1, "go", "", "", NULL },
	{ "Nothing", "Beta", "Oslo", 1, "", "", "", "login wall" },
};

static void letters_make_a_group_not_case_and_white_space(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	const struct sg_contrast *contrast;
	struct sg_comparison *comparison =
		contrast_of(SG_BY_COMPANY, NULL, 0, shops, 5, arena, &contrast);

	CHECK(contrast->by == SG_BY_COMPANY && contrast->n_groups == 2);
	CHECK_STR(contrast->groups[0].name, "Acme");
	CHECK(contrast->groups[0].n == 2 && contrast->groups[1].n == 1);
	CHECK(contrast->in_none == 1 && contrast->further_groups == 0);
	sg_comparison_free(comparison);
	comparison = contrast_of(SG_BY_TITLE, NULL, 0, shops, 5, arena, &contrast);
	CHECK(contrast->n_groups == 2 && contrast->groups[0].n == 3);
	sg_comparison_free(comparison);
	comparison = contrast_of(SG_BY_LOCATION, NULL, 0, shops, 5, arena, &contrast);
	CHECK(contrast->n_groups == 2 && contrast->groups[0].n == 2 && contrast->in_none == 1);
	CHECK_STR(contrast->groups[0].name, "Oslo");
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static bool has_group(const struct sg_contrast *contrast, const char *name, uint32_t n)
{
	for (size_t i = 0; i < contrast->n_groups; i++)
		if (sg_str_eq(contrast->groups[i].name, sg_str_of(name)))
			return contrast->groups[i].n == n;
	return false;
}

static void remote_work_is_a_place_of_its_own(void)
{
	static const struct {
		const char *place;
		enum sg_tristate remote;
	} places[] = { { "Oslo", SG_YES }, { "Oslo", SG_NO },	 { "Oslo", SG_UNKNOWN },
		       { "", SG_YES },	   { "Remote, EU", SG_YES }, { "Remote, EU", SG_NO },
		       { "", SG_NO } };
	static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z"),
						       .by = SG_BY_LOCATION };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_comparison *comparison = NULL;
	struct sg_report report = { 0 };
	bool ok = sg_comparison_new(&comparison, pile_dict(), NULL, &options, NULL) == SG_OK;

	for (size_t i = 0; ok && i < sizeof places / sizeof *places; i++) {
		struct pile_posting from = shops[0];
		struct sg_findings findings;

		from.place = places[i].place;
		findings = pile_findings(pile_dict(), arena, &from);
		findings.posting.remote = places[i].remote;
		ok = sg_comparison_add(comparison, &findings, NULL) == SG_OK;
	}
	CHECK(ok && sg_comparison_report(comparison, &report, NULL) == SG_OK);
	CHECK(report.contrast != NULL && report.contrast->in_none == 1);
	if (report.contrast != NULL) {
		CHECK(has_group(report.contrast, "remote Oslo", 1));
		CHECK(has_group(report.contrast, "Oslo", 2));
		CHECK(has_group(report.contrast, "remote", 1));
		CHECK(has_group(report.contrast, "Remote, EU", 2));
	}
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static void a_posting_asks_for_a_skill_once(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	const struct sg_contrast *contrast;
	struct sg_comparison *comparison =
		contrast_of(SG_BY_COMPANY, NULL, 0, shops, 5, arena, &contrast);

	for (size_t i = 0; i < contrast->n_rows; i++) {
		const struct sg_contrast_row *row = &contrast->rows[i];

		CHECK(row->total == row->asked[0].n + row->asked[1].n);
		if (sg_str_eq(row->id, SG_STR("go")))
			CHECK(row->asked[0].n == 2 && row->asked[1].n == 0);
		CHECK(row->differ == SG_DIFFER_TOO_FEW);
	}
	CHECK(contrast->n_rows == 5); /* go docker rust kafka python */
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static void files_of_a_folder_are_one_source(void)
{
	static const sg_str typed[] = { SG_LIT("jobs"), SG_LIT("jobs/Beta.html"), SG_LIT("job") };
	struct sg_arena *arena = sg_arena_new(0);
	const struct sg_contrast *contrast;
	struct sg_comparison *comparison =
		contrast_of(SG_BY_SOURCE, typed, 3, shops, 3, arena, &contrast);

	CHECK(contrast->n_groups == 2);
	CHECK_STR(contrast->groups[0].name, "jobs");
	CHECK_STR(contrast->groups[1].name, "jobs/Beta.html");
	CHECK(contrast->groups[0].n == 2);
	sg_comparison_free(comparison);
	comparison = contrast_of(SG_BY_SOURCE, NULL, 0, shops, 3, arena, &contrast);
	CHECK(contrast->n_groups == 3);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static void postings_of_further_groups_are_counted(void)
{
	enum { N = SG_CONTRAST_MAX_GROUPS + 8 };
	static char companies[N][16];
	static struct pile_posting many[N + 1];
	struct sg_arena *arena = sg_arena_new(0);
	const struct sg_contrast *contrast;
	struct sg_comparison *comparison;

	for (int i = 0; i < N; i++) {
		snprintf(companies[i], sizeof companies[i], "Company %02d", i);
		many[i] = (struct pile_posting){ "Engineer", companies[i], "", 1, "go", "", "",
						 NULL };
	}
	many[N] = (struct pile_posting){ "Engineer", companies[N - 1], "", 1, "go", "", "", NULL };
	comparison = contrast_of(SG_BY_COMPANY, NULL, 0, many, N + 1, arena, &contrast);
	CHECK(contrast->n_groups == SG_CONTRAST_MAX_GROUPS);
	CHECK(contrast->groups[0].n == 2);
	CHECK_STR(contrast->groups[0].name, companies[N - 1]);
	CHECK_STR(contrast->groups[1].name, companies[0]);
	CHECK(contrast->further == 8 && contrast->further_groups == 8);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static void one_group_differs_from_none(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	const struct sg_contrast *contrast;
	struct sg_comparison *comparison =
		contrast_of(SG_BY_COMPANY, NULL, 0, shops, 2, arena, &contrast);

	CHECK(contrast->n_groups == 1 && contrast->n_rows == 4);
	CHECK(contrast->rows[0].differ == SG_DIFFER_UNKNOWN && !contrast->rows[0].compared);
	CHECK_STR(contrast->rows[0].id, "go");
	sg_comparison_free(comparison);
	comparison = contrast_of(SG_BY_COMPANY, NULL, 0, &shops[3], 1, arena, &contrast);
	CHECK(contrast->n_groups == 0 && contrast->n_rows == 0 && contrast->in_none == 1);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

/* ---- what is decided ---------------------------------------------------------------- */

enum { MAX_GROUPS = 6, MAX_ROWS = 40 };

struct trial {
	struct sg_group groups[MAX_GROUPS];
	size_t n_groups, n_rows;
	struct sg_demand asked[MAX_ROWS][MAX_GROUPS];
	struct sg_contrast_row rows[MAX_ROWS];
};

/* Decides a trial whose counts are there. */
static void decide(struct trial *trial)
{
	struct sg_arena *arena = sg_arena_new(0);

	for (size_t i = 0; i < trial->n_rows; i++) {
		trial->rows[i] = (struct sg_contrast_row){ .asked = trial->asked[i] };
		for (size_t g = 0; g < trial->n_groups; g++) {
			sg_demand_interval(&trial->asked[i][g], trial->groups[g].n);
			trial->rows[i].total += trial->asked[i][g].n;
		}
	}
	CHECK(sg_contrast_decide(trial->groups, trial->n_groups, trial->rows, trial->n_rows, arena,
				 NULL) == SG_OK);
	sg_arena_free(arena);
}

/* The answer about the row of these counts. */
static enum sg_differ differ_of(const struct trial *trial, size_t row)
{
	for (size_t i = 0; i < trial->n_rows; i++)
		if (trial->rows[i].asked == trial->asked[row])
			return trial->rows[i].differ;
	return SG_DIFFER_UNKNOWN;
}

static void far_apart_is_yes_alike_is_no_and_few_are_too_few(void)
{
	static const uint32_t counts[][2] = { { 90, 10 }, { 50, 52 }, { 50, 65 }, { 1, 0 },
					      { 0, 0 } };
	struct trial trial = { .n_groups = 2, .n_rows = 5 };

	trial.groups[0].n = trial.groups[1].n = 100;
	for (size_t i = 0; i < 5; i++)
		for (size_t g = 0; g < 2; g++)
			trial.asked[i][g].n = counts[i][g];
	decide(&trial);
	CHECK(differ_of(&trial, 0) == SG_DIFFER_YES);
	CHECK(differ_of(&trial, 1) == SG_DIFFER_NO);
	CHECK(differ_of(&trial, 2) == SG_DIFFER_TOO_FEW);
	CHECK(differ_of(&trial, 3) == SG_DIFFER_NO);
	CHECK(trial.rows[0].asked == trial.asked[0]); /* by p */
}

static void small_groups_are_too_few_to_say_that_they_are_alike(void)
{
	struct trial trial = { .n_groups = 2, .n_rows = 1 };

	trial.groups[0].n = trial.groups[1].n = 5;
	trial.asked[0][0].n = trial.asked[0][1].n = 2;
	decide(&trial);
	CHECK(differ_of(&trial, 0) == SG_DIFFER_TOO_FEW);
}

/*
 * Holm over the rows that are compared: p of 0.0192 (4 of 7 against 0 of 9) is a yes alone, but not
 * among three that could all be.
 */
static void the_more_rows_are_compared_the_less_chance_is_a_yes(void)
{
	struct trial trial = { .n_groups = 2, .n_rows = 1 };

	trial.groups[0].n = 7;
	trial.groups[1].n = 9;
	trial.asked[0][0].n = 4;
	decide(&trial);
	CHECK(differ_of(&trial, 0) == SG_DIFFER_YES);
	trial.n_rows = 3;
	trial.asked[1][0].n = 5;
	trial.asked[1][1].n = 2;
	trial.asked[2][0].n = 2;
	trial.asked[2][1].n = 7;
	decide(&trial);
	CHECK(differ_of(&trial, 0) == SG_DIFFER_TOO_FEW);
}

/* Rows that could never be a yes, however their askers are dealt out, are no burden on others. */
static void rare_skills_do_not_count_as_comparisons(void)
{
	struct trial trial = { .n_groups = 2, .n_rows = MAX_ROWS };

	trial.groups[0].n = trial.groups[1].n = 12;
	for (size_t i = 0; i < MAX_ROWS; i++)
		trial.asked[i][i % 2].n = 1;
	trial.asked[0][0].n = 10;
	trial.asked[0][1].n = 1;
	decide(&trial);
	CHECK(differ_of(&trial, 0) == SG_DIFFER_YES);
	CHECK(trial.rows[0].compared && !trial.rows[1].compared);
}

static uint64_t random_state = 12345;

static uint32_t random_below(uint32_t n)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(((random_state >> 32) * n) >> 32);
}

/*
 * A pile in which the group says nothing of what is asked. Skills hang together: half of the
 * postings are of a trade that asks for the first half of them more often.
 */
static void draw_pile(struct trial *trial, uint32_t gap)
{
	uint32_t shares[MAX_ROWS];

	*trial = (struct trial){ .n_groups = 2 + random_below(MAX_GROUPS - 1), .n_rows = 30 };
	for (size_t i = 0; i < trial->n_rows; i++)
		shares[i] = 2 + random_below(95);
	for (size_t g = 0; g < trial->n_groups; g++) {
		trial->groups[g].n = 4 + random_below(37);
		for (uint32_t n = 0; n < trial->groups[g].n; n++) {
			bool trade = random_below(2) == 0;

			for (size_t i = 0; i < trial->n_rows; i++) {
				uint32_t share = shares[i];

				if (trade)
					share = i < trial->n_rows / 2 ? (share + 90) / 2 : share / 2;
				if (g == 0 && i == 0)
					share = share * (100 - gap) / 100;
				trial->asked[i][g].n += random_below(100) < share;
			}
		}
	}
}

static void a_thousand_piles_without_a_difference_show_one_in_at_most_five_of_a_hundred(void)
{
	static struct trial trial;
	unsigned wrong = 0;

	for (int i = 0; i < 1000; i++) {
		bool any = false;

		draw_pile(&trial, 0);
		decide(&trial);
		for (size_t k = 0; k < trial.n_rows; k++)
			any |= trial.rows[k].differ == SG_DIFFER_YES;
		wrong += any;
	}
	printf("# %u of 1000 piles\n", wrong);
	CHECK(wrong <= 50);
}

static void a_skill_that_one_group_never_asks_for_is_mostly_found(void)
{
	static struct trial trial;
	unsigned found = 0, tried = 0;

	for (int i = 0; i < 1000; i++) {
		draw_pile(&trial, 100);
		for (size_t g = 1; g < trial.n_groups; g++) /* the others nearly always do */
			trial.asked[0][g].n = trial.groups[g].n - trial.groups[g].n / 8;
		if (trial.groups[0].n < 15 || trial.groups[1].n < 15)
			continue;
		tried++;
		decide(&trial);
		found += differ_of(&trial, 0) == SG_DIFFER_YES;
	}
	CHECK(tried > 100 && found == tried);
}

TEST_MAIN(TEST(letters_make_a_group_not_case_and_white_space),
	  TEST(remote_work_is_a_place_of_its_own),
	  TEST(a_posting_asks_for_a_skill_once), TEST(files_of_a_folder_are_one_source),
	  TEST(postings_of_further_groups_are_counted), TEST(one_group_differs_from_none),
	  TEST(far_apart_is_yes_alike_is_no_and_few_are_too_few),
	  TEST(small_groups_are_too_few_to_say_that_they_are_alike),
	  TEST(the_more_rows_are_compared_the_less_chance_is_a_yes),
	  TEST(rare_skills_do_not_count_as_comparisons),
	  TEST(a_thousand_piles_without_a_difference_show_one_in_at_most_five_of_a_hundred),
	  TEST(a_skill_that_one_group_never_asks_for_is_mostly_found))
