/* SPDX-License-Identifier: MIT */
#include <skillgap/plan.h>
#include <skillgap/rubric.h>
#include <skillgap/view.h>

#include "gap/comparison.h"
#include "gap/pile.h"
#include "test.h"

/* A pile of which so much is kept, and its report. */
struct piled {
	struct sg_arena *arena;
	struct sg_gap_options options;
	struct sg_comparison *comparison;
	struct sg_report report;
};

static void open_pile(struct piled *piled, enum sg_keep keep, const struct sg_profile *profile)
{
	*piled = (struct piled){ .arena = sg_arena_new(0),
				 .options = { .now = SG_LIT("2026-11-22T00:00:00Z"),
					      .keep = keep } };
	piled->comparison = pile_compare(pile_dict(), piled->arena, profile, &piled->options, pile,
					 PILE_N, &piled->report);
	CHECK(sg_comparison_rubric(piled->comparison, &piled->report.rubric, NULL) == SG_OK);
	piled->report.rubric = NULL; /* it was made, and has its own formats */
}

static void close_pile(struct piled *piled)
{
	sg_comparison_free(piled->comparison);
	sg_arena_free(piled->arena);
}

static int add(void *user, sg_str chunk)
{
	sg_buf_add(user, chunk);
	return 0;
}

static sg_str write_of(const struct piled *piled, const struct sg_view_options *view,
		       const struct sg_report_options *options)
{
	struct sg_buf buf = { .arena = piled->arena };
	struct sg_report report;

	CHECK(sg_report_view(&piled->report, view, piled->arena, &report, NULL) == SG_OK);
	CHECK(sg_report_write(&report, options, add, &buf, NULL) == SG_OK);
	return sg_buf_str(&buf);
}

static void check_formats(enum sg_keep keep, const struct sg_profile *profile,
			  const struct sg_report_options *formats, size_t n)
{
	static const struct sg_view_options views[] = {
		{ 0 },
		{ .strength = SG_STRENGTH_REQUIRED },
		{ .strength = SG_STRENGTH_PREFERRED, .top_requirements = 7 },
		{ .verdicts = 1u << SG_READY | 1u << SG_FAR, .sort = SG_SORT_FIT },
	};
	struct piled whole, packed;

	open_pile(&whole, SG_KEEP_ALL, profile);
	open_pile(&packed, keep, profile);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < sizeof views / sizeof *views; k++) {
			sg_str was = write_of(&whole, &views[k], &formats[i]);
			sg_str is = write_of(&packed, &views[k], &formats[i]);

			if (!sg_str_eq(was, is))
				printf("# format %d, table %d, view %zu\n", formats[i].format,
				       formats[i].table, k);
			CHECK(sg_str_eq(was, is));
			CHECK(was.len > 0 || views[k].verdicts != 0);
		}
	close_pile(&packed);
	close_pile(&whole);
}

static void packed_postings_give_the_same_report_in_every_format(void)
{
	static const struct sg_report_options formats[] = {
		{ .format = SG_FORMAT_TEXT },
		{ .format = SG_FORMAT_TEXT, .verbose = true },
		{ .format = SG_FORMAT_TEXT, .plain = true },
		{ .format = SG_FORMAT_JSON },
		{ .format = SG_FORMAT_NDJSON, .table = SG_TABLE_REQUIREMENTS },
		{ .format = SG_FORMAT_CSV, .table = SG_TABLE_POSTINGS },
		{ .format = SG_FORMAT_MARKDOWN },
		{ .format = SG_FORMAT_HTML },
	};

	check_formats(SG_KEEP_PACKED, NULL, formats, sizeof formats / sizeof *formats);
	check_formats(SG_KEEP_PACKED, &pile_profile, formats, sizeof formats / sizeof *formats);
}

static void what_many_postings_ask_is_told_without_their_quotes(void)
{
	static const struct sg_report_options formats[] = {
		{ .format = SG_FORMAT_TEXT },
		{ .format = SG_FORMAT_TEXT, .verbose = true },
		{ .format = SG_FORMAT_TEXT, .plain = true },
		{ .format = SG_FORMAT_CSV, .table = SG_TABLE_GAPS },
		{ .format = SG_FORMAT_TSV, .table = SG_TABLE_POSTINGS },
		{ .format = SG_FORMAT_MARKDOWN },
	};

	check_formats(SG_KEEP_COUNTS, NULL, formats, sizeof formats / sizeof *formats);
	check_formats(SG_KEEP_COUNTS, &pile_profile, formats, sizeof formats / sizeof *formats);
}

static void an_opened_posting_has_all_that_its_findings_had(void)
{
	struct piled whole, packed;

	open_pile(&whole, SG_KEEP_ALL, &pile_profile);
	open_pile(&packed, SG_KEEP_PACKED, &pile_profile);
	CHECK(packed.report.postings[9].answers == NULL &&
	      packed.report.postings[9].findings == NULL);
	for (size_t i = 0; i < PILE_N; i++) {
		const struct sg_report_posting *was = &whole.report.postings[i];
		const struct sg_report_posting *is =
			sg_report_open(&packed.report, &packed.report.postings[i], NULL);

		CHECK(is->n_answers == was->n_answers && is->n_unmet == was->n_unmet);
		CHECK(sg_str_eq(is->findings->posting.url, was->findings->posting.url));
		CHECK(sg_str_eq(is->findings->dictionary, SG_STR("test")));
		for (size_t k = 0; k < is->n_answers; k++) {
			const struct sg_requirement *a = is->answers[k].requirement;
			const struct sg_requirement *b = was->answers[k].requirement;

			CHECK(is->answers[k].status == was->answers[k].status);
			CHECK(a->n_any_of == b->n_any_of && a->min_count == b->min_count);
			CHECK(a->strength == b->strength && a->polarity == b->polarity);
			CHECK(a->min_years == b->min_years && a->open == b->open);
			CHECK(sg_str_eq(a->quote, b->quote) && sg_str_eq(a->rule, b->rule));
			for (size_t m = 0; m < a->n_any_of; m++)
				CHECK(sg_str_eq(a->any_of[m], b->any_of[m]));
		}
	}
	CHECK(sg_report_open(&whole.report, whole.report.postings, NULL) == whole.report.postings);
	close_pile(&packed);
	close_pile(&whole);
}

static void plans_quote_packed_postings_as_whole_ones(void)
{
	static const struct sg_plan_options options;
	struct piled whole, packed;
	const struct sg_plan *was, *is;

	open_pile(&whole, SG_KEEP_ALL, &pile_profile);
	open_pile(&packed, SG_KEEP_PACKED, &pile_profile);
	CHECK(sg_comparison_plan(whole.comparison, &options, &whole.report, &was, NULL) == SG_OK);
	CHECK(sg_comparison_plan(packed.comparison, &options, &packed.report, &is, NULL) == SG_OK);
	CHECK(is->n_steps == was->n_steps && is->n_steps > 0);
	for (size_t i = 0; i < is->n_steps; i++) {
		CHECK(is->steps[i].n_quotes == was->steps[i].n_quotes);
		for (size_t k = 0; k < is->steps[i].n_quotes; k++)
			CHECK(sg_str_eq(is->steps[i].quotes[k].quote,
					was->steps[i].quotes[k].quote));
	}
	close_pile(&packed);
	close_pile(&whole);
}

/* ---- how much that takes ------------------------------------------------------------ */

enum { MANY = 2000, WISHES = 30, SKILLS = 300 };

/* Requirements over SKILLS of the dictionary; title, address and company are each posting's own. */
static struct sg_findings busy_findings(const struct sg_dict *dict, struct sg_arena *arena,
					uint32_t number)
{
	static const struct pile_posting plain = {
		"Engineer", "Firm", "Oslo", 3, "", "", "", NULL
	};
	struct sg_findings out = pile_findings(dict, arena, &plain);
	struct sg_requirement *wishes = sg_arena_array(arena, struct sg_requirement, WISHES);
	uint32_t state = number + 1;

	for (size_t i = 0; i < WISHES; i++) {
		sg_str *id = sg_arena_make(arena, sg_str);

		state = state * 1664525u + 1013904223u;
		*id = sg_dict_skill(dict, (state >> 8) % SKILLS).id;
		wishes[i] = (struct sg_requirement){
			.any_of = id,
			.n_any_of = 1,
			.min_count = 1,
			.strength = i % 3 == 0 ? SG_STRENGTH_PREFERRED : SG_STRENGTH_REQUIRED,
			.section = SG_SECTION_REQUIRED,
			.rule = SG_LIT("test.rule"),
			.quote = SG_LIT("several years of this, and of what usually goes with it"),
		};
	}
	out.requirements = wishes;
	out.n_requirements = WISHES;
	out.posting.title = sg_arena_printf(arena, "Software Engineer %u", (unsigned)number);
	out.posting.company = sg_arena_printf(arena, "Company %u", (unsigned)number);
	out.posting.url =
		sg_arena_printf(arena, "https://jobs.example/postings/%u", (unsigned)number);
	out.posting.key = sg_arena_printf(arena, "%016x", (unsigned)number);
	return out;
}

static size_t bytes_of(const struct sg_comparison *comparison)
{
	const struct sg_pairs *askers = &comparison->sum.rows.askers;

	return sg_arena_used(comparison->arena) + comparison->kept.n * sizeof *comparison->kept.at +
	       askers->n_slots * sizeof *askers->slots;
}

/* Bytes that each of MANY postings takes after as many others. */
static size_t bytes_each(enum sg_keep keep, bool duplicates)
{
	struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z"), .keep = keep };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_comparison *comparison;
	size_t before = 0, after;

	CHECK(sg_comparison_new(&comparison, pile_dict(), NULL, &options, NULL) == SG_OK);
	for (uint32_t i = 0; i < 2 * MANY; i++) {
		struct sg_findings findings;

		if (i == MANY)
			before = bytes_of(comparison);
		sg_arena_reset(arena);
		findings = busy_findings(pile_dict(), arena, i);
		if (duplicates)
			findings.posting.duplicate_of = SG_STR("0123456789abcdef");
		CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	}
	after = bytes_of(comparison);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
	return (after - before) / MANY;
}

static void a_posting_of_thirty_requirements_takes_little_more_than_a_kilobyte(void)
{
	size_t room = 24 * sg_arena_gap(), bytes = bytes_each(SG_KEEP_COUNTS, false);

	printf("# %zu bytes\n", bytes);
	CHECK(bytes <= 1200 + room);
	bytes = bytes_each(SG_KEEP_COUNTS, true);
	printf("# %zu bytes a duplicate\n", bytes);
	CHECK(bytes <= 250 + room);
}

TEST_MAIN(TEST(packed_postings_give_the_same_report_in_every_format),
	  TEST(what_many_postings_ask_is_told_without_their_quotes),
	  TEST(an_opened_posting_has_all_that_its_findings_had),
	  TEST(plans_quote_packed_postings_as_whole_ones),
	  TEST(a_posting_of_thirty_requirements_takes_little_more_than_a_kilobyte))
