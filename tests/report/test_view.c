/* SPDX-License-Identifier: MIT */
#include "report/writing.h"

static size_t lines_of(sg_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '\n';
	return n;
}

/* The first cell of each row but the head, "a b c". */
static const char *first_cells(sg_str text)
{
	static char cells[2000];
	size_t n = 0;

	(void)sg_str_cut(&text, '\n');
	while (text.len > 0) {
		sg_str line = sg_str_cut(&text, '\n');
		sg_str cell = sg_str_cut(&line, '\t');

		n += (size_t)snprintf(cells + n, sizeof cells - n, "%s" SG_FMT, n == 0 ? "" : " ",
				      SG_ARG(cell));
	}
	return cells;
}

static sg_str table(const struct sg_profile *profile, enum sg_table rows,
		    const struct sg_view_options *view)
{
	struct sg_report_options options = { .format = SG_FORMAT_TSV, .table = rows };

	return write_view(profile, view, &options);
}

static void a_view_without_options_is_the_report(void)
{
	const struct sg_view_options view = { 0 };

	for (int format = 0; format < SG_N_FORMATS; format++) {
		struct sg_report_options options = { .format = (enum sg_format)format };
		struct sg_arena *arena = sg_arena_new(0);
		struct sg_findings findings[PILE_N];
		char *seen;
		sg_str text = write_view(&pile_profile, &view, &options);

		seen = malloc(text.len + 1);
		memcpy(seen, text.ptr, text.len);
		seen[text.len] = '\0';
		for (size_t i = 0; i < PILE_N; i++)
			findings[i] = pile_findings(pile_dict(), arena, &pile[i]);
		CHECK_STR(write_findings(findings, PILE_N, pile_dict(), &pile_profile, &options),
			  seen);
		free(seen);
		sg_arena_free(arena);
	}
}

static void a_verdict_chooses_postings_their_requirements_and_their_gaps(void)
{
	const struct sg_view_options far = { .verdicts = 1u << SG_FAR };
	const struct sg_view_options both = { .verdicts = 1u << SG_FAR | 1u << SG_READY };
	sg_str text = table(&pile_profile, SG_TABLE_POSTINGS, &far);

	CHECK(lines_of(text) == 3 && has(text, "ML Platform Engineer") &&
	      has(text, "Senior PHP Engineer"));
	CHECK(lines_of(table(&pile_profile, SG_TABLE_POSTINGS, &both)) == 7);
	CHECK(lines_of(table(&pile_profile, SG_TABLE_REQUIREMENTS, &far)) == 1 + 5 + 4);
	/* As often asked as in the whole pile, and only what these two ask for and is not met. */
	text = table(&pile_profile, SG_TABLE_GAPS, &far);
	CHECK(has(text, "\nkubernetes\tKubernetes\ttechnology\tcloud-native\tlearning\t8\t1\t"));
	CHECK(lines_of(text) == 1 + 8);
	CHECK(sg_str_find(text, SG_STR("\nkafka\t"), 0) == SIZE_MAX);
}

static void the_least_fit_leaves_out_what_fits_less_and_what_is_unclear(void)
{
	const struct sg_view_options all = { .min_fit = 0.0001 };
	const struct sg_view_options best = { .min_fit = 0.9 };

	CHECK(lines_of(table(&pile_profile, SG_TABLE_POSTINGS, &all)) == 1 + 18);
	CHECK(lines_of(table(&pile_profile, SG_TABLE_POSTINGS, &best)) == 1 + 4);
}

static void an_area_chooses_gaps_and_leaves_postings_alone(void)
{
	const struct sg_view_options view = { .area = SG_STR("messaging") };

	CHECK(strcmp(first_cells(table(&pile_profile, SG_TABLE_GAPS, &view)), "kafka") == 0);
	CHECK(lines_of(table(&pile_profile, SG_TABLE_POSTINGS, &view)) == 1 + PILE_N);
}

static void a_strength_chooses_what_is_asked_at_least_so(void)
{
	const struct sg_view_options required = { .strength = SG_STRENGTH_REQUIRED };
	const struct sg_view_options preferred = { .strength = SG_STRENGTH_PREFERRED };
	sg_str text = table(&pile_profile, SG_TABLE_GAPS, &required);

	CHECK(sg_str_find(text, SG_STR("\nprometheus\t"), 0) == SIZE_MAX);
	CHECK(has(table(&pile_profile, SG_TABLE_GAPS, &preferred), "\nprometheus\t"));
	text = table(&pile_profile, SG_TABLE_REQUIREMENTS, &required);
	CHECK(sg_str_find(text, SG_STR("\tpreferred\t"), 0) == SIZE_MAX);
	CHECK(sg_str_find(text, SG_STR("\texcluded\t"), 0) == SIZE_MAX);
	CHECK(sg_str_find(text, SG_STR("\tmentioned\t"), 0) == SIZE_MAX);
	CHECK(has(text, "\trequired\t"));
}

static void gaps_are_ordered_by_each_of_their_keys(void)
{
	static const struct {
		enum sg_sort sort;
		const char *first;
	} rows[] = {
		{ SG_SORT_DEMAND, "kubernetes aws kafka terraform go" },
		{ SG_SORT_OPENS, "kubernetes aws kafka terraform go" },
		{ SG_SORT_CLOSER, "kubernetes aws kafka terraform go" },
		{ SG_SORT_NAME, "aws cuda django flamegraphs gitlab-ci" },
		{ SG_SORT_AREA, "gitlab-ci kubernetes aws terraform helm" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct sg_view_options view = { .sort = rows[i].sort, .top_gaps = 5 };

		const char *got = first_cells(table(&pile_profile, SG_TABLE_GAPS, &view));

		CHECK(strcmp(got, rows[i].first) == 0);
		if (strcmp(got, rows[i].first) != 0)
			printf("# %d: %s\n", (int)rows[i].sort, got);
	}
}

/* The companies of the first postings in an order. */
static bool starts_with(enum sg_sort sort, const char *const *companies, size_t n)
{
	const struct sg_view_options view = { .sort = sort, .top_postings = (uint32_t)n };
	sg_str text = table(&pile_profile, SG_TABLE_POSTINGS, &view);
	bool good = lines_of(text) == n + 1;

	(void)sg_str_cut(&text, '\n');
	for (size_t i = 0; i < n; i++) {
		sg_str line = sg_str_cut(&text, '\n');

		good = good && has(line, companies[i]);
	}
	return good;
}

static void postings_are_ordered_by_each_of_their_keys(void)
{
	static const char *const by_verdict[] = { "\tTidewatch", "\tLarkmoor", "\tQuillbank",
						  "\tOsprey", "\tVantaa" };
	static const char *const by_fit[] = { "\tOsprey", "\tTidewatch", "\tQuillbank" };
	static const char *const by_posted[] = { "\tTidewatch", "\tSaltmarsh", "\tVantaa" };
	static const char *const by_company[] = { "\tBrackwater", "\tCopperline", "\tFjordpay",
						  "\tFjordpay", "\tGlassfin", "\tHollowpine" };
	static const char *const by_title[] = { "API Engineer", "Backend Engineer\tTidewatch",
						"Backend Engineer\tHollowpine" };
	static const char *const by_source[] = { "jobs/Brackwater", "jobs/Copperline" };

	CHECK(starts_with(SG_SORT_VERDICT, by_verdict, 5));
	CHECK(starts_with(SG_SORT_FIT, by_fit, 3));
	CHECK(starts_with(SG_SORT_POSTED, by_posted, 3));
	CHECK(starts_with(SG_SORT_COMPANY, by_company, 6));
	CHECK(starts_with(SG_SORT_TITLE, by_title, 3));
	CHECK(starts_with(SG_SORT_SOURCE, by_source, 2));
}

static void pay_is_ordered_by_currency_and_by_the_most_of_it_in_a_year(void)
{
	static const char *const pay[] = { "60000 EUR/year",	   NULL, "6000-7000 EUR/month",
					   "850000-980000 NOK/year", "50 EUR/hour", "about 3" };
	static const size_t order[] = { 4, 2, 0, 3, 1, 5 };
	const struct sg_view_options view = { .sort = SG_SORT_SALARY };
	struct sg_findings findings[6];
	struct sg_report_posting postings[6];
	struct sg_report report = { .postings = postings, .n_postings = 6 }, seen;
	struct sg_arena *arena = sg_arena_new(0);

	memset(findings, 0, sizeof findings);
	memset(postings, 0, sizeof postings);
	for (size_t i = 0; i < 6; i++) {
		findings[i].posting.salary = sg_str_of(pay[i]);
		postings[i].findings = &findings[i];
	}
	CHECK(sg_report_view(&report, &view, arena, &seen, NULL) == SG_OK && seen.n_postings == 6);
	for (size_t i = 0; i < 6 && seen.n_postings == 6; i++)
		if (order[i] != 5 && order[i] != 1)
			CHECK(seen.postings[i].findings == &findings[order[i]]);
	sg_arena_free(arena);
}

static void so_many_rows_are_given_as_were_asked_for(void)
{
	for (uint32_t n = 1; n < 70; n += 3) {
		const struct sg_view_options view = { .top_gaps = n, .top_postings = n };
		const struct sg_view_options wishes = { .top_requirements = n };

		CHECK(lines_of(table(&pile_profile, SG_TABLE_POSTINGS, &view)) ==
		      1 + (n < PILE_N ? n : PILE_N));
		CHECK(lines_of(table(&pile_profile, SG_TABLE_GAPS, &view)) <= 1 + n);
		CHECK(lines_of(table(&pile_profile, SG_TABLE_REQUIREMENTS, &wishes)) == 1 + n);
	}
}

static void text_shows_what_was_chosen_and_counts_everything(void)
{
	const struct sg_view_options view = { .verdicts = 1u << SG_FAR, .sort = SG_SORT_COMPANY };
	struct sg_report_options options = { 0 };
	sg_str text = write_view(&pile_profile, &view, &options);

	CHECK(sg_str_starts(text, SG_STR("Ready for 4 of 18 now. Kubernetes opens 3 more; with "
					 "Kafka, 5 more.\n")));
	CHECK(has(text, "2 unclear, --verdict unclear\n"));
	CHECK(has(text,
		  "\nShown as asked: 2 of 20 postings, 8 of 20 skills; counts are of all.\n"));
	CHECK(has(text, "met  not met\nSenior PHP Engineer · Oldmill · Bristol              0/4  "
			"PHP +3          94 d\nML Platform Engineer"));
	CHECK(sg_str_find(text, SG_STR("\nREADY"), 0) == SIZE_MAX);
	CHECK(sg_str_find(text, SG_STR("\nUNCLEAR"), 0) == SIZE_MAX);
	CHECK(has(text, "\n  jobs/                     20 postings\n"));
}

static void json_says_how_much_it_leaves_out(void)
{
	const struct sg_view_options view = { .verdicts = 1u << SG_ONE_AWAY };
	const struct sg_view_options none = { 0 };
	struct sg_report_options options = { .format = SG_FORMAT_JSON };

	CHECK(has(write_view(&pile_profile, &view, &options), "\"not_shown\":{\"postings\":15,"));
	CHECK(has(write_view(&pile_profile, &none, &options),
		  "\"not_shown\":{\"postings\":0,\"gaps\":0}"));
}

static void a_view_that_shows_nothing_says_so(void)
{
	const struct sg_view_options view = { .verdicts = 1u << SG_READY,
					      .area = SG_STR("nowhere") };
	struct sg_report_options options = { 0 };
	sg_str text = write_view(NULL, &view, &options);

	CHECK(has(text, "Shown as asked: 0 of 20 postings, 0 of "));
	CHECK(has(text, "no technology\n"));
	options.format = SG_FORMAT_MARKDOWN;
	CHECK(has(write_view(NULL, &view, &options), "Shown as asked: 0 of 20 postings"));
}

TEST_MAIN(TEST(a_view_without_options_is_the_report),
	  TEST(a_verdict_chooses_postings_their_requirements_and_their_gaps),
	  TEST(the_least_fit_leaves_out_what_fits_less_and_what_is_unclear),
	  TEST(an_area_chooses_gaps_and_leaves_postings_alone),
	  TEST(a_strength_chooses_what_is_asked_at_least_so),
	  TEST(gaps_are_ordered_by_each_of_their_keys),
	  TEST(postings_are_ordered_by_each_of_their_keys),
	  TEST(pay_is_ordered_by_currency_and_by_the_most_of_it_in_a_year),
	  TEST(so_many_rows_are_given_as_were_asked_for),
	  TEST(text_shows_what_was_chosen_and_counts_everything),
	  TEST(json_says_how_much_it_leaves_out),
	  TEST(a_view_that_shows_nothing_says_so))
