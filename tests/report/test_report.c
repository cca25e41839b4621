/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "base/utf8.h"
#include "report/writing.h"
#include "test.h"

/* Postings from..from+n of the pile, written. Lives until the next call. */
static sg_str write_pile(size_t from, size_t n, const struct sg_profile *profile,
			 const struct sg_report_options *options)
{
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings[PILE_N];
	sg_str out;

	for (size_t i = 0; i < n; i++)
		findings[i] = pile_findings(dict, arena, &pile[from + i]);
	out = write_findings(findings, n, dict, profile, options);
	sg_arena_free(arena);
	return out;
}

static void the_first_line_of_a_pile_is_the_answer(void)
{
	struct sg_report_options options = { 0 };
	sg_str text = write_pile(0, PILE_N, &pile_profile, &options);

	CHECK(sg_str_starts(text, SG_STR("Ready for 4 of 18 now. Kubernetes opens 3 more; with "
					 "Kafka, 5 more.\n")));
	CHECK(has(text, "\n   5  one away   one requirement not met"));
	CHECK(has(text, "20 postings, 19 companies\n"));
	CHECK(has(text,
		  "\nKubernetes       learning          8     1   ████████▒                3\n"));
	CHECK(has(text,
		  "\nTerraform                          2     2   ██▒▒                     0\n"));
	CHECK(has(text, "\n12 more: 9 required by one posting each, 3 only nice: --top 20\n"));
	CHECK(has(text, "\nshort on years   Go: 2 postings ask 5+, you have 3 y 2 m\n"));
	CHECK(has(text, "\nyou avoid        PHP: required by 1\n"));
	CHECK(has(text, "\nFAR              2 postings: --verdict far\n"));
	CHECK(has(text,
		  "  Backend Wizard · Yonderly        1 of 9 requirement lines understood\n"));
}

static void postings_stand_by_age_with_what_is_unmet(void)
{
	struct sg_report_options options = { 0 };
	sg_str text = write_pile(0, PILE_N, &pile_profile, &options);

	CHECK(has(
		text,
		"met  not met\nData Backend Engineer · Saltmarsh · Gdansk           2/3  "
		"Kafka            3 d\nBackend Engineer, Mobility · Vantaa Rail · Helsinki  3/4"));
	CHECK(has(text, "Platform Engineer · Kestrel Grid · Utrecht           3/6  Kubernetes +2"));
	CHECK(has(text, "Senior Backend Engineer · Fjordpay · Oslo            2/4  Go 5 y +1"));
}

static void without_a_profile_a_pile_shows_what_is_asked(void)
{
	struct sg_report_options options = { 0 };
	sg_str text = write_pile(0, PILE_N, NULL, &options);

	CHECK(sg_str_starts(text, SG_STR("20 postings, 19 companies. 18 readable, 2 unclear (see "
					 "the end).\nNo profile yet")));
	CHECK(has(text,
		  "\nGo                                15     0   ███████████████          5\n"));
	CHECK(has(text, "\nand 26 more: --top 40, or --format csv for all\n"));
}

static void one_posting_shows_missing_before_met(void)
{
	struct sg_report_options options = { 0 };
	sg_str text = write_pile(9, 1, &pile_profile, &options);
	size_t missing = sg_str_find(text, SG_STR("✗ missing   Kafka, NATS or similar\n"), 0);
	size_t learning = sg_str_find(text, SG_STR("◦ learning  Kubernetes\n"), 0);
	size_t few = sg_str_find(
		text, SG_STR("! short     Go or Rust, 5+ years            you: Go 3 y 2 m\n"), 0);
	size_t met = sg_str_find(text,
				 SG_STR("✓ met       PostgreSQL 4 y · gRPC 1 y · Protocol "
					"Buffers (by gRPC)"),
				 0);

	CHECK(missing < learning && learning < few && few < met && met != SIZE_MAX);
	CHECK(has(text,
		  "STRETCH  4 of 7 required met, 1 short on years, 2 not held. Nice: 0 of 4.\n"));
	CHECK(has(text, "✗ missing   Terraform · pprof · Prometheus\n"));
	CHECK(has(text, "≈ likely    Goroutines · Cancellation\n"));
	CHECK(has(text, "NOT WANTED        Java"));
	CHECK(has(text, "MENTIONED ONLY    Google Cloud\n"));
	CHECK(!sg_str_ends(text, SG_STR("\n\n")));
}

static void one_posting_without_a_profile_shows_its_words(void)
{
	struct sg_report_options options = { 0 };
	sg_str text = write_pile(9, 1, NULL, &options);

	CHECK(sg_str_starts(text, SG_STR("Senior Go Engineer, Payments\nFjordpay · Oslo · posted "
					 "11 days ago\n\nNo profile yet")));
	CHECK(has(text, "REQUIRED\n  Go or Rust, 5+ years     \"go|rust:5\"\n"));
	CHECK(has(text, "NICE TO HAVE\n  Terraform · pprof · Prometheus · GitLab CI\n"));
}

static void no_line_is_wider_than_the_page(void)
{
	static const uint16_t widths[] = { 60, 70, 74, 75, 80, 100, 200 };

	for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
		for (int mode = 0; mode < 6; mode++) {
			struct sg_report_options options = { .width = widths[w],
							     .verbose = (mode & 1) != 0 };
			bool one = mode == 2 || mode == 3;
			sg_str text = write_pile(one ? 9 : 0, one ? 1 : PILE_N,
						 mode < 4 ? &pile_profile : NULL, &options);

			while (text.ptr != NULL) {
				sg_str line = sg_str_cut(&text, '\n');

				if (sg_utf8_columns(line) > widths[w])
					printf("# %u: " SG_FMT "\n", widths[w], SG_ARG(line));
				CHECK(sg_utf8_columns(line) <= widths[w]);
			}
		}
	}
}

/* Findings whose every string tries to break out. */
static struct sg_findings hostile(void)
{
	static const sg_str ids[] = { SG_LIT("go\033[31m") };
	static const struct sg_requirement wish = {
		.any_of = ids,
		.n_any_of = 1,
		.min_count = 1,
		.strength = SG_STRENGTH_REQUIRED,
		.quote = SG_LIT("=cmd\033]8;;x\007\xe2\x80\xae\r\n\"quoted\", \xc2\x9b"),
	};
	static const sg_str left[] = { SG_LIT("\tleft \033c") };
	struct sg_findings findings = { .requirements = &wish, .n_requirements = 1 };

	findings.posting.title = SG_STR("\033=HYPERLINK(\"http://x\")\nline");
	findings.posting.company = SG_STR("+cmd|' /C calc'!A0");
	findings.posting.location = SG_STR("-5");
	findings.posting.url = SG_STR("https://x.example/\033\\evil");
	findings.posting.source = SG_STR("@SUM(1)");
	findings.posting.key = SG_STR("k");
	findings.posting.posted = SG_STR("not a date");
	findings.posting.salary = SG_STR("9999 \033[0m");
	findings.coverage = (struct sg_coverage){
		.lines = 1, .understood = 1, .left_quotes = left, .n_left = 1
	};
	return findings;
}

static void no_control_character_of_a_posting_gets_out(void)
{
	struct sg_findings findings = hostile();
	const struct sg_dict *dict = pile_dict();

	for (size_t i = 0; i < SG_N_FORMATS * (size_t)SG_N_TABLES; i++) {
		struct sg_report_options options = { .format = (enum sg_format)(i % SG_N_FORMATS),
						     .links = true,
						     .plain = i < SG_N_FORMATS,
						     .table_only = i >= SG_N_FORMATS,
						     .table = (enum sg_table)(i / SG_N_FORMATS) };
		sg_str text = write_findings(&findings, 1, dict, &pile_profile, &options);

		for (size_t at = 0; at < text.len;) {
			uint32_t code = sg_utf8_next(text, &at);

			CHECK(code == '\n' || code == '\t' || !sg_is_control(code) ||
			      (options.format == SG_FORMAT_CSV && code == '\r'));
		}
	}
}

static void cells_that_look_like_formulas_are_guarded(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_CSV, .table = SG_TABLE_POSTINGS };
	struct sg_findings findings = hostile();
	const struct sg_dict *dict = pile_dict();
	sg_str text = write_findings(&findings, 1, dict, NULL, &options);

	CHECK(has(text, ",\"'=HYPERLINK(\"\"http://x\"\")\nline\",'+cmd|' /C calc'!A0,-5,"));
	CHECK(has(text, ",'@SUM(1),"));
	CHECK(sg_str_ends(text, SG_STR("\r\n")));
	options.table = SG_TABLE_REQUIREMENTS;
	text = write_findings(&findings, 1, dict, NULL, &options);
	CHECK(has(text, ",\"'=cmd]8;;x\n\"\"quoted\"\", \","));
}

static void wide_signs_are_guarded_like_narrow_ones(void)
{
	static const char *const titles[] = { "＝1-2", "＋1-2", "－1-2", "＠1-2", "＃1-2", "ー1-2" };
	struct sg_report_options options = { .format = SG_FORMAT_TSV, .table = SG_TABLE_POSTINGS };
	struct sg_findings findings = hostile();
	char cell[24];

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		findings.posting.title = sg_str_of(titles[i]);
		snprintf(cell, sizeof cell, "\t%s%s\t", i < 4 ? "'" : "", titles[i]);
		CHECK(has(write_findings(&findings, 1, pile_dict(), NULL, &options), cell));
	}
}

static void a_cell_of_tsv_has_no_tab_and_no_line_break(void)
{
	struct sg_findings findings = hostile();

	findings.posting.employment_type = SG_STR("\n=1+1");
	for (int table = 0; table <= SG_TABLE_REQUIREMENTS; table++) {
		struct sg_report_options options = { .format = SG_FORMAT_TSV,
						     .table = (enum sg_table)table };
		sg_str text = write_findings(&findings, 1, pile_dict(), NULL, &options);
		size_t lines = 0, tabs[3] = { 0 };

		for (size_t i = 0; i < text.len; i++) {
			CHECK(text.ptr[i] != '\r' && lines < 2);
			tabs[lines] += text.ptr[i] == '\t';
			lines += text.ptr[i] == '\n';
		}
		CHECK(lines == 2 && tabs[0] == tabs[1] && tabs[0] > 10);
		if (table == SG_TABLE_POSTINGS)
			CHECK(has(text, "\t'=HYPERLINK(\"http://x\") line\t'+cmd|' /C calc'!A0\t"
					"-5\t"));
		if (table == SG_TABLE_POSTINGS)
			CHECK(has(text, "\t' =1+1\t"));
	}
}

static void plain_pages_are_ascii(void)
{
	struct sg_report_options options = { .plain = true, .colour = true, .links = true };
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings = pile_findings(dict, arena, &pile[0]);
	sg_str text;

	findings.posting.company = SG_STR("Žižkov — Öl & “Søn” …");
	text = write_findings(&findings, 1, dict, &pile_profile, &options);
	for (size_t i = 0; i < text.len; i++)
		CHECK((text.ptr[i] >= ' ' && text.ptr[i] <= '~') || text.ptr[i] == '\n');
	CHECK(has(text, "\nready; 4 of 4 required; Backend Engineer; Zizkov - Ol & \"Son\" ...; "
			"remote EU; posted 2 days ago; "));
	CHECK(has(text, "\npreferred; missing; Terraform; terraform\n"));
	sg_arena_free(arena);
}

static void json_is_one_object_with_everything(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_JSON };
	sg_str text = write_pile(0, PILE_N, &pile_profile, &options);
	const struct sg_json *posting, *gap;
	struct sg_json *root = NULL;

	CHECK(sg_json_parse(text, &root, NULL) == SG_OK);
	CHECK(sg_str_ends(text, SG_STR("}\n")));
	CHECK(sg_json_number(sg_json_get(root, "counted"), 0) == 18);
	posting = sg_json_at(sg_json_get(root, "postings"), 7);
	CHECK_STR(sg_json_get_str(posting, "verdict"), "one_away");
	CHECK_STR(sg_json_str(sg_json_at(sg_json_get(posting, "unmet"), 0)), "kafka");
	CHECK(sg_json_number(sg_json_get(posting, "fit"), 0) == 0.6154);
	gap = sg_json_at(sg_json_get(root, "gaps"), 1);
	CHECK_STR(sg_json_get_str(gap, "id"), "aws");
	CHECK(sg_json_number(sg_json_get(sg_json_get(gap, "required"), "n"), 0) == 3);
	CHECK_STR(sg_json_get_str(sg_json_at(sg_json_get(gap, "or"), 0), "id"), "gcp");
	CHECK_STR(sg_json_get_str(root, "generated_at"), "2026-11-22T00:00:00Z");
	sg_json_free(root);
}

static void json_without_a_profile_has_no_verdicts(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_JSON };
	sg_str text = write_pile(0, PILE_N, NULL, &options);
	struct sg_json *root = NULL;
	const struct sg_json *first;

	CHECK(sg_json_parse(text, &root, NULL) == SG_OK);
	CHECK(sg_json_type(sg_json_get(root, "profile")) == SG_JSON_NULL);
	first = sg_json_at(sg_json_get(root, "postings"), 0);
	CHECK(sg_json_type(sg_json_get(first, "verdict")) == SG_JSON_NULL);
	CHECK(sg_json_type(sg_json_get(first, "fit")) == SG_JSON_NULL);
	sg_json_free(root);
}

static void csv_and_ndjson_have_the_same_columns(void)
{
	for (int table = 0; table <= SG_TABLE_REQUIREMENTS; table++) {
		struct sg_report_options options = { .format = SG_FORMAT_NDJSON,
						     .table = (enum sg_table)table };
		sg_str text = write_pile(0, PILE_N, &pile_profile, &options), rest, header;
		struct sg_json *row = NULL;
		char names[2000];
		size_t n = 0;
		void *iter = NULL;
		sg_str key;
		const struct sg_json *value;

		rest = text;
		CHECK(sg_json_parse(sg_str_cut(&rest, '\n'), &row, NULL) == SG_OK);
		while (sg_json_next(row, &iter, &key, &value))
			n += (size_t)snprintf(names + n, sizeof names - n, "%s" SG_FMT,
					      n == 0 ? "" : ",", SG_ARG(key));
		sg_json_free(row);
		options.format = SG_FORMAT_CSV;
		rest = write_pile(0, PILE_N, &pile_profile, &options);
		header = sg_str_cut(&rest, '\r');
		CHECK_STR(header, names);
	}
}

static void the_table_of_postings_is_that_of_the_manual(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_CSV, .table = SG_TABLE_POSTINGS };
	sg_str text = write_pile(0, PILE_N, &pile_profile, &options);

	CHECK(sg_str_starts(text, SG_STR("verdict,required_met,required_total,preferred_met,"
					 "preferred_total,fit,unmet,title,")));
	CHECK(has(text, "\r\nready,4,4,1,2,0.9444,,Backend Engineer,"));
	CHECK(has(text, "\r\none_away,2,3,0,1,0.6154,kafka,Data Backend Engineer,"));
}

static void facts_stand_against_the_profile(void)
{
	static const struct sg_fact facts[] = {
		{ .kind = SG_FACT_TOTAL_YEARS, .number = 7, .strength = SG_STRENGTH_REQUIRED },
		{ .kind = SG_FACT_DEGREE,
		  .value = SG_LIT("bachelor-or-equivalent"),
		  .strength = SG_STRENGTH_REQUIRED },
		{ .kind = SG_FACT_LANGUAGE,
		  .value = SG_LIT("norwegian"),
		  .strength = SG_STRENGTH_PREFERRED },
		{ .kind = SG_FACT_ON_CALL, .quote = SG_LIT("On call one week in eight") },
		{ .kind = SG_FACT_SALARY, .value = SG_LIT("1-2 NOK/year") },
	};
	struct sg_report_options options = { 0 };
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings = pile_findings(dict, arena, &pile[0]);
	sg_str text;

	findings.facts = facts;
	findings.n_facts = sizeof facts / sizeof *facts;
	findings.posting.salary = SG_STR("850000-980000 NOK/year");
	findings.posting.valid_through = SG_STR("2026-11-03");
	text = write_findings(&findings, 1, dict, &pile_profile, &options);
	CHECK(has(text, "NOK 850,000-980,000 · posted 2 days ago\n"));
	CHECK(has(text, "\nREADY  closed on 3 November; 4 of 4 required met."));
	CHECK(has(text,
		  "! check     7+ years in total               you: 6 y 1 m in dated jobs\n"));
	CHECK(has(text, "✓ met       Bachelor or equivalent          you: Bachelor, 2021\n"));
	CHECK(has(text, "  unnamed   Norwegian (a plus)\n"));
	CHECK(has(text, "? check     \"On call one week in eight\"\n"));
	sg_arena_free(arena);
}

/* The first posting of the pile, changed by fn and written. Lives until the next call. */
static sg_str write_changed(void (*fn)(struct sg_findings *), const struct pile_posting *from,
			    const struct sg_report_options *options)
{
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings = pile_findings(dict, arena, from);
	sg_str text;

	if (fn != NULL)
		fn(&findings);
	text = write_findings(&findings, 1, dict, &pile_profile, options);
	sg_arena_free(arena);
	return text;
}

static void ask_for_a_masters(struct sg_findings *findings)
{
	static const struct sg_fact fact = { .kind = SG_FACT_DEGREE,
					     .value = SG_LIT("master-or-equivalent"),
					     .strength = SG_STRENGTH_REQUIRED };

	findings->facts = &fact;
	findings->n_facts = 1;
}

static void what_the_profile_says_too_little_of_is_not_unmet(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_JSON };
	sg_str text = write_changed(ask_for_a_masters, &pile[0], &options);

	CHECK(has(text, "\"besides\":[{\"kind\":\"degree\",\"value\":null,"
			"\"status\":\"unknown\",\"n\":1,\"met\":0}]"));
}

static void short_on_years_is_said_where_nothing_is_marked_required(void)
{
	static const struct pile_posting one = { "Engineer", "A", "", 1, "", "", "?go:5; ?ray",
						 NULL };
	struct sg_report_options options = { 0 };

	CHECK(has(write_changed(NULL, &one, &options),
		  "FAR  0 of 2 required met, 1 short on years, 1 not held."));
}

static void post_today(struct sg_findings *findings)
{
	findings->posting.posted = SG_STR("2026-11-22");
	findings->posting.location = SG_STR("EU");
	findings->posting.remote = SG_YES;
}

static void post_long_ago(struct sg_findings *findings)
{
	findings->posting.posted = SG_STR("2026-08-20");
	findings->posting.location = SG_STR("Remote (EU)");
	findings->posting.remote = SG_YES;
}

static void post_tomorrow(struct sg_findings *findings)
{
	findings->posting.posted = SG_STR("2026-11-23");
	findings->posting.valid_through = SG_STR("2026-11-22");
}

static void place_and_age_are_the_same_in_page_and_plain(void)
{
	struct sg_report_options page = { 0 }, plain = { .plain = true };

	CHECK(has(write_changed(post_today, &pile[0], &page),
		  "\nTidewatch Labs · remote EU · posted today\n"));
	CHECK(has(write_changed(post_today, &pile[0], &plain),
		  "; Tidewatch Labs; remote EU; posted today; "));
	CHECK(has(write_changed(post_long_ago, &pile[0], &page),
		  "\nTidewatch Labs · Remote (EU) · posted 94 days ago, may be closed\n"));
	CHECK(has(write_changed(post_long_ago, &pile[0], &plain),
		  "; Remote (EU); posted 94 days ago, may be closed; "));
	CHECK(has(write_changed(post_tomorrow, &pile[0], &page),
		  "\nTidewatch Labs · remote EU\n"));
}

static void places_it_is_also_at_are_folded(void)
{
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings[11];
	struct sg_report_options options = { 0 };
	sg_str text;

	for (size_t i = 0; i < 11; i++) {
		findings[i] = pile_findings(dict, arena, &pile[0]);
		if (i > 0)
			findings[i].posting.duplicate_of = findings[0].posting.key;
	}
	text = write_findings(findings, 11, dict, &pile_profile, &options);
	CHECK(has(text, "\n                  and 2 more: --verbose\n"));
	sg_arena_free(arena);
}

static void sources_say_where_postings_came_from(void)
{
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings = pile_findings(dict, arena, &pile[0]);
	struct sg_findings other = pile_findings(dict, arena, &pile[1]);
	struct sg_source source = { .source = SG_LIT("lever:x"),
				    .failed = true,
				    .why = SG_LIT("no answer in 30 s"),
				    .left_out = 0 };
	struct sg_comparison *comparison = NULL;
	struct sg_report_options options = { 0 };
	static struct written out;
	struct sg_report report;

	out.n = 0;
	CHECK(sg_comparison_new(&comparison, dict, NULL, &gap_options, NULL) == SG_OK);
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	CHECK(sg_comparison_add(comparison, &other, NULL) == SG_OK);
	findings.posting.duplicate_of = findings.posting.key;
	findings.posting.source = SG_STR("https://larkweb.example/1");
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	CHECK(sg_comparison_add_source(comparison, &source, NULL) == SG_OK);
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	CHECK(sg_report_write(&report, &options, keep, &out, NULL) == SG_OK);
	CHECK(has((sg_str){ out.text, out.n },
		  "SOURCES\n  jobs/                     2 postings (1 duplicate: Tidewatch Labs,"));
	CHECK(has((sg_str){ out.text, out.n },
		  "  lever:x                   failed: no answer in 30 s\n"));
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static int refuse(void *user, sg_str chunk)
{
	(void)user;
	(void)chunk;
	return 1;
}

static void a_sink_that_refuses_is_an_error(void)
{
	struct sg_report report = { .generated_at = SG_STR("2026-11-22T00:00:00Z") };

	for (int format = 0; format < SG_N_FORMATS; format++) {
		struct sg_report_options options = { .format = (enum sg_format)format };
		struct sg_error err = { 0 };

		if (format != SG_FORMAT_NDJSON) /* no row, no byte */
			CHECK(sg_report_write(&report, &options, refuse, NULL, &err) == SG_EIO);
	}
}

static void a_report_of_nothing_says_so(void)
{
	struct sg_report report = { .generated_at = SG_STR("2026-11-22T00:00:00Z") };
	struct sg_report_options options = { 0 };
	static struct written out;

	out.n = 0;
	CHECK(sg_report_write(&report, &options, keep, &out, NULL) == SG_OK);
	CHECK(has((sg_str){ out.text, out.n }, "No posting was read"));
}

static void colour_and_links_only_when_asked(void)
{
	struct sg_report_options options = { .colour = true, .links = true };
	sg_str text = write_pile(0, PILE_N, &pile_profile, &options);

	CHECK(has(text, "\033[1mREADY\033[0m"));
	CHECK(has(text, "\033]8;;https://jobs.example/"));
	options = (struct sg_report_options){ 0 };
	text = write_pile(0, PILE_N, &pile_profile, &options);
	CHECK(sg_str_find(text, SG_STR("\033"), 0) == SIZE_MAX);
}

TEST_MAIN(TEST(the_first_line_of_a_pile_is_the_answer),
	  TEST(postings_stand_by_age_with_what_is_unmet),
	  TEST(without_a_profile_a_pile_shows_what_is_asked),
	  TEST(one_posting_shows_missing_before_met),
	  TEST(one_posting_without_a_profile_shows_its_words), TEST(no_line_is_wider_than_the_page),
	  TEST(no_control_character_of_a_posting_gets_out),
	  TEST(cells_that_look_like_formulas_are_guarded),
	  TEST(wide_signs_are_guarded_like_narrow_ones),
	  TEST(a_cell_of_tsv_has_no_tab_and_no_line_break), TEST(plain_pages_are_ascii),
	  TEST(json_is_one_object_with_everything), TEST(json_without_a_profile_has_no_verdicts),
	  TEST(csv_and_ndjson_have_the_same_columns),
	  TEST(the_table_of_postings_is_that_of_the_manual), TEST(facts_stand_against_the_profile),
	  TEST(what_the_profile_says_too_little_of_is_not_unmet),
	  TEST(short_on_years_is_said_where_nothing_is_marked_required),
	  TEST(place_and_age_are_the_same_in_page_and_plain),
	  TEST(places_it_is_also_at_are_folded),
	  TEST(sources_say_where_postings_came_from), TEST(a_sink_that_refuses_is_an_error),
	  TEST(a_report_of_nothing_says_so), TEST(colour_and_links_only_when_asked))
