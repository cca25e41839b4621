/* SPDX-License-Identifier: MIT */
#include <skillgap/tally.h>

#include "gap/whole.h"

static const struct sg_gap_options keeping = { .now = NOW };
static const struct sg_gap_options summing = { .now = NOW, .sum_up = true };
static const struct sg_report_options as_json = { .format = SG_FORMAT_JSON };

static sg_str bytes_of(const struct sg_tally *tally)
{
	const struct sg_record record = { .kind = SG_RECORD_TALLY, .tally = tally };
	struct written *out = written();

	CHECK(sg_record_write(&record, keep, out, NULL) == SG_OK);
	return (sg_str){ out->text, out->n };
}

/* The tally of some of the postings, as bytes in the arena. */
static sg_str tally_of(struct sg_arena *arena, const struct sg_gap_options *options, size_t from,
		       size_t to)
{
	struct whole part = open_whole(&pile_profile, options, from, to);
	struct sg_tally tally;
	sg_str bytes;

	CHECK(sg_comparison_tally(part.comparison, &tally, NULL) == SG_OK);
	bytes = sg_arena_dup(arena, bytes_of(&tally));
	drop(&part);
	return bytes;
}

/* A comparison to which two parts of the pile are added as tallies. */
static struct whole of_parts(const struct sg_profile *profile, size_t a, size_t b, size_t c,
			     size_t d)
{
	const size_t ends[] = { a, b, c, d };
	struct whole sum = { .arena = sg_arena_new(0) };

	CHECK(sg_comparison_new(&sum.comparison, pile_dict(), profile, &keeping, NULL) == SG_OK);
	for (size_t i = 0; i < 4; i += 2) {
		struct whole part = open_whole(profile, &summing, ends[i], ends[i + 1]);
		struct sg_tally tally;

		CHECK(sg_comparison_tally(part.comparison, &tally, NULL) == SG_OK);
		CHECK(tally.failed == 1);
		CHECK(sg_comparison_add_tally(sum.comparison, &tally, SG_STR("part"), NULL) ==
		      SG_OK);
		drop(&part);
	}
	return sum;
}

static void check_gap(const struct sg_gap *a, const struct sg_gap *b)
{
	CHECK_STR(a->id, b->id.ptr);
	CHECK(a->status == b->status && a->class_ == b->class_ && a->step == b->step);
	CHECK(a->required.n == b->required.n && a->preferred.n == b->preferred.n);
	CHECK(a->unspecified.n == b->unspecified.n && a->mentioned.n == b->mentioned.n);
	CHECK(a->one_of == b->one_of && a->companies == b->companies);
	CHECK(a->opens == b->opens && a->closer == b->closer);
	CHECK(a->years_asked == b->years_asked && a->months_held == b->months_held);
	CHECK(a->n_or == b->n_or);
	for (size_t i = 0; i < a->n_or && i < b->n_or; i++) {
		CHECK_STR(a->or_[i].id, b->or_[i].id.ptr);
		CHECK(a->or_[i].n == b->or_[i].n);
	}
}

static void check_same(const struct sg_report *a, const struct sg_report *b)
{
	CHECK(a->counted == b->counted && a->n_seen == b->n_seen);
	CHECK(a->companies == b->companies && a->duplicates == b->duplicates);
	CHECK(a->left_out == b->left_out && a->has_fit == b->has_fit);
	CHECK(a->lacking_required == b->lacking_required && a->lacking_any == b->lacking_any);
	CHECK(a->best_fit - b->best_fit < 1e-6 && b->best_fit - a->best_fit < 1e-6);
	for (int i = 0; i < SG_N_VERDICTS; i++)
		CHECK(a->verdicts[i] == b->verdicts[i]);
	CHECK(a->n_gaps == b->n_gaps && a->n_areas == b->n_areas && a->n_facts == b->n_facts);
	for (size_t i = 0; i < a->n_gaps && i < b->n_gaps; i++)
		check_gap(&a->gaps[i], &b->gaps[i]);
	for (size_t i = 0; i < a->n_areas && i < b->n_areas; i++)
		CHECK(sg_str_eq(a->areas[i].area, b->areas[i].area) &&
		      a->areas[i].asked == b->areas[i].asked &&
		      a->areas[i].held == b->areas[i].held);
	for (size_t i = 0; i < a->n_facts && i < b->n_facts; i++)
		CHECK(a->facts[i].kind == b->facts[i].kind && a->facts[i].n == b->facts[i].n &&
		      sg_str_eq(a->facts[i].value, b->facts[i].value) &&
		      a->facts[i].met == b->facts[i].met && a->facts[i].unmet == b->facts[i].unmet);
	CHECK(a->n_roles == b->n_roles);
	for (size_t i = 0; i < a->n_roles && i < b->n_roles; i++)
		CHECK(a->roles[i].recognised == b->roles[i].recognised &&
		      a->roles[i].likeness - b->roles[i].likeness < 0.01 &&
		      b->roles[i].likeness - a->roles[i].likeness < 0.01);
}

static void check_parts(const struct sg_profile *profile, size_t middle)
{
	struct whole all = open_whole(profile, &keeping, 0, WHOLE_N);
	struct whole sum = of_parts(profile, 0, middle, middle, WHOLE_N);
	struct whole turned = of_parts(profile, middle, WHOLE_N, 0, middle);
	struct written *out;
	sg_str first;

	make_report(&all);
	make_report(&sum);
	make_report(&turned);
	CHECK(!all.report.summed && sum.report.summed && sum.report.n_postings == 0);
	check_same(&sum.report, &all.report);
	CHECK(sum.report.n_opens == (profile != NULL) && all.report.n_opens >= sum.report.n_opens);
	if (profile != NULL) {
		CHECK_STR(sum.report.opens[0].id, all.report.opens[0].id.ptr);
		CHECK(sum.report.opens[0].ready == all.report.opens[0].ready);
	}
	/* Whichever came first, not a byte is another. */
	out = written();
	CHECK(sg_report_write(&sum.report, &as_json, keep, out, NULL) == SG_OK);
	first = sg_arena_dup(sum.arena, (sg_str){ out->text, out->n });
	out = written();
	CHECK(sg_report_write(&turned.report, &as_json, keep, out, NULL) == SG_OK);
	CHECK(first.len > 1000 && sg_str_eq(first, (sg_str){ out->text, out->n }));
	drop(&turned);
	drop(&sum);
	drop(&all);
}

static void two_parts_add_up_to_the_whole(void)
{
	check_parts(&pile_profile, 14);
	check_parts(&pile_profile, 3);
}

static void two_parts_add_up_without_a_profile(void)
{
	check_parts(NULL, 11);
}

static void nothing_added_to_the_whole_is_the_whole(void)
{
	check_parts(&pile_profile, 0);
}

static void a_sum_of_tallies_is_the_tally_of_all_postings(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	sg_str whole = tally_of(arena, &summing, 0, WHOLE_N), kept;
	struct whole sum = of_parts(&pile_profile, 0, 9, 9, WHOLE_N);
	struct sg_tally tally;

	/* Each part brought the same failed source. */
	CHECK(sg_comparison_tally(sum.comparison, &tally, NULL) == SG_OK);
	CHECK(tally.failed == 2);
	tally.failed = 1;
	CHECK(sg_str_eq(whole, bytes_of(&tally)));
	/* Postings that were kept until then are summed up late. */
	kept = tally_of(arena, &keeping, 0, WHOLE_N);
	CHECK(sg_str_eq(whole, kept));
	drop(&sum);
	sg_arena_free(arena);
}

static void what_failed_before_is_told_by_the_tally_it_came_with(void)
{
	struct whole sum = of_parts(&pile_profile, 0, 9, 9, WHOLE_N);

	make_report(&sum);
	CHECK(sum.report.n_sources == 2 && sum.report.sources[0].failed);
	CHECK_STR(sum.report.sources[0].source, "part");
	CHECK_STR(sum.report.sources[0].why, "1 source failed when this tally was made");
	drop(&sum);
}

static void a_tally_of_which_nothing_failed_is_no_failed_source(void)
{
	struct sg_tally tally = { .seen = 2, .counted = 1,
				  .dictionary = sg_dict_version(pile_dict()) };
	struct sg_comparison *sum = NULL;
	struct sg_report report;

	CHECK(sg_comparison_new(&sum, pile_dict(), NULL, &keeping, NULL) == SG_OK);
	CHECK(sg_comparison_add_tally(sum, &tally, SG_STR("part"), NULL) == SG_OK);
	CHECK(sg_comparison_report(sum, &report, NULL) == SG_OK);
	CHECK(report.n_sources == 0 && report.n_seen == 2 && report.counted == 1);
	sg_comparison_free(sum);
}

/* ---- what does not go together ------------------------------------------------------ */

static void check_refused(const struct sg_profile *one, const struct sg_gap_options *made,
			  const struct sg_profile *other, const struct sg_gap_options *options,
			  const char *why)
{
	struct whole part = open_whole(one, made, 0, 2);
	struct sg_comparison *sum = NULL;
	struct sg_error err = { 0 };
	struct sg_tally tally;

	CHECK(sg_comparison_tally(part.comparison, &tally, NULL) == SG_OK);
	CHECK(sg_comparison_new(&sum, pile_dict(), other, options, NULL) == SG_OK);
	CHECK(sg_comparison_add_tally(sum, &tally, SG_STR("part"), &err) ==
	      (why == NULL ? SG_OK : SG_EARG));
	CHECK(why == NULL || strstr(err.text, why) != NULL);
	sg_comparison_free(sum);
	drop(&part);
}

static void tallies_of_another_person_are_refused(void)
{
	struct sg_profile other = pile_profile;
	struct sg_claim claims[sizeof pile_claims / sizeof *pile_claims];
	struct sg_profile_language languages[2];

	check_refused(&pile_profile, &summing, &other, &keeping, NULL);
	check_refused(NULL, &summing, NULL, &keeping, NULL);
	check_refused(NULL, &summing, &other, &keeping, "with no profile");
	check_refused(&other, &summing, NULL, &keeping, "with a profile");
	other.total_months++;
	check_refused(&pile_profile, &summing, &other, &keeping, "with another profile");
	other = pile_profile;
	other.degree = SG_STR("master");
	check_refused(&pile_profile, &summing, &other, &keeping, "with another profile");
	other = pile_profile;
	memcpy(claims, pile_claims, sizeof claims);
	claims[2].months++;
	other.claims = claims;
	check_refused(&pile_profile, &summing, &other, &keeping, "with another profile");
	claims[2].months--;
	check_refused(&pile_profile, &summing, &other, &keeping, NULL);
	claims[2].status = SG_CLAIM_WANT;
	check_refused(&pile_profile, &summing, &other, &keeping, "with another profile");
	other = pile_profile;
	memcpy(languages, pile_languages, sizeof languages);
	languages[1].fluency = SG_STR("A1");
	other.languages = languages;
	check_refused(&pile_profile, &summing, &other, &keeping, "with another profile");
	/* What nobody's status depends on. */
	other = pile_profile;
	other.label = SG_STR("elsewhere.txt");
	check_refused(&pile_profile, &summing, &other, &keeping, NULL);
}

static void tallies_with_other_options_or_another_dictionary_are_refused(void)
{
	const struct sg_gap_options practices = { .now = NOW, .count_practices = true };
	const struct sg_gap_options all = { .now = NOW, .keep_all = true };
	struct whole part = open_whole(NULL, &summing, 0, 2);
	struct sg_comparison *sum = NULL;
	struct sg_error err = { 0 };
	struct sg_tally tally;

	check_refused(NULL, &summing, NULL, &practices, "with another --count");
	check_refused(NULL, &practices, NULL, &keeping, "with another --count");
	check_refused(NULL, &summing, NULL, &all, "--all on one side only");
	check_refused(NULL, &all, NULL, &keeping, "--all on one side only");
	CHECK(sg_comparison_tally(part.comparison, &tally, NULL) == SG_OK);
	tally.dictionary = SG_STR("of last year");
	CHECK(sg_comparison_new(&sum, pile_dict(), NULL, &keeping, NULL) == SG_OK);
	CHECK(sg_comparison_add_tally(sum, &tally, SG_STR("part"), &err) == SG_EARG);
	CHECK(strstr(err.text, "with another dictionary") != NULL);
	sg_comparison_free(sum);
	drop(&part);
}

static void counts_end_where_numbers_end(void)
{
	const struct sg_or other = { .id = SG_LIT("rust"), .n = 3 };
	const struct sg_tally_skill skill = { .id = SG_LIT("go"), .asked = true,
					      .required = UINT32_MAX, .one_of = UINT32_MAX - 1,
					      .years_asked = 4, .or_ = &other, .n_or = 1 };
	const struct sg_tally_role role = { .id = SG_LIT("a-role-of-nobody"), .recognised = 9 };
	struct sg_tally tally = { .seen = UINT32_MAX, .counted = UINT32_MAX - 1, .skills = &skill,
				  .n_skills = 1, .roles = &role, .n_roles = 1 };
	struct sg_comparison *sum = NULL;
	struct sg_report report;

	tally.dictionary = sg_dict_version(pile_dict());
	CHECK(sg_comparison_new(&sum, pile_dict(), NULL, &keeping, NULL) == SG_OK);
	for (int i = 0; i < 3; i++)
		CHECK(sg_comparison_add_tally(sum, &tally, SG_STR("part"), NULL) == SG_OK);
	CHECK(sg_comparison_report(sum, &report, NULL) == SG_OK);
	CHECK(report.n_seen == UINT32_MAX && report.counted == UINT32_MAX);
	CHECK(report.n_gaps == 1 && report.gaps[0].required.n == UINT32_MAX);
	CHECK(report.gaps[0].one_of == UINT32_MAX && report.gaps[0].years_asked == 0);
	CHECK(report.gaps[0].n_or == 1 && report.gaps[0].or_[0].n == 9);
	sg_comparison_free(sum);
}

TEST_MAIN(TEST(two_parts_add_up_to_the_whole), TEST(two_parts_add_up_without_a_profile),
	  TEST(nothing_added_to_the_whole_is_the_whole),
	  TEST(a_sum_of_tallies_is_the_tally_of_all_postings),
	  TEST(what_failed_before_is_told_by_the_tally_it_came_with),
	  TEST(a_tally_of_which_nothing_failed_is_no_failed_source),
	  TEST(tallies_of_another_person_are_refused),
	  TEST(tallies_with_other_options_or_another_dictionary_are_refused),
	  TEST(counts_end_where_numbers_end))
