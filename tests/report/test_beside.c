/* SPDX-License-Identifier: MIT */
#include <skillgap/contrast.h>
#include <skillgap/role.h>
#include <skillgap/team.h>

#include "base/json.h"
#include "base/utf8.h"
#include "gap/pile.h"
#include "written.h"

/* Company names that would like to be something else. */
#define LONG_NAME                                                                                  \
	"A company whose name goes on and on and on until nobody remembers how it began, Ltd. & "  \
	"Sons of the first and only house, since it was founded by the lake"
static const struct pile_posting hostile[] = {
	{ "One", "=HYPERLINK(\"http://x\",\"y\")", "", 1, "go; docker", "", "", NULL },
	{ "Two", "\x1b[31mRed\x1b[0m\x07", "", 1, "go", "helm", "", NULL },
	{ "Three", LONG_NAME, "", 1, "python; aws", "", "", NULL },
	{ "Four", "\xe8\x8b\xb1\xe5\x9b\xbd\xe5\x85\xac\xe5\x8f\xb8 \xe2\x80\xae evil", "", 1, "go",
	  "", "", NULL },
	{ "Five", "-1+1|cmd", "", 1, "rust", "", "", NULL },
	{ "Six", "semi; colon, \"quote\"\nline", "", 1, "rust", "", "", NULL },
	{ "Seven", "broken \xff\xfe utf", "", 1, "rust", "", "", NULL },
	{ "Eight", "", "", 1, "rust", "", "", NULL },
};
#define N_HOSTILE (sizeof hostile / sizeof *hostile)

static const struct sg_claim claims[] = { { SG_LIT("docker"), 0, SG_CLAIM_HAVE },
					  { SG_LIT("go"), 12, SG_CLAIM_HAVE } };
static const struct sg_profile people[] = {
	{ .label = SG_LIT("=cmd()"), .claims = claims, .n_claims = 2 },
	{ .label = SG_LIT("\x1b[2Jbo"), .claims = claims, .n_claims = 1 },
};

/* A report of postings taken apart, or held against people. Lives until the next call. */
static sg_str write_beside(enum sg_by by, size_t n_people, const struct pile_posting *postings,
			   size_t n, const struct sg_report_options *options)
{
	static struct written out;
	struct sg_gap_options gap = { .now = SG_LIT("2026-11-22T00:00:00Z"), .by = by };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_comparison *comparison = NULL;
	struct sg_report report;

	out.n = 0;
	CHECK(sg_comparison_new(&comparison, pile_dict(), NULL, &gap, NULL) == SG_OK);
	for (size_t i = 0; i < n; i++) {
		struct sg_findings findings = pile_findings(pile_dict(), arena, &postings[i]);

		CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	}
	for (size_t i = 0; i < n_people; i++)
		CHECK(sg_comparison_add_person(comparison, &people[i], NULL) == SG_OK);
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	CHECK(sg_report_write(&report, options, keep, &out, NULL) == SG_OK);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
	return (sg_str){ out.text, out.n };
}

/* A report of the built-in role models. */
static sg_str write_models(size_t n, const struct sg_profile *profile,
			   const struct sg_report_options *options)
{
	static const sg_str sources[] = { SG_LIT("role:go-specialist"),
					  SG_LIT("role:backend-generalist") };
	static struct written out;
	struct sg_gap_options gap = { .now = SG_LIT("2026-11-22T00:00:00Z"), .by = SG_BY_SOURCE };
	struct sg_comparison *comparison = NULL;
	struct sg_report report;

	out.n = 0;
	CHECK(sg_comparison_new(&comparison, pile_dict(), profile, &gap, NULL) == SG_OK);
	for (size_t i = 0; i < n; i++) {
		struct sg_findings findings = { .posting = { .source = sources[i] } };

		CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	}
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	CHECK(sg_report_write(&report, options, keep, &out, NULL) == SG_OK);
	sg_comparison_free(comparison);
	return (sg_str){ out.text, out.n };
}

static bool has(sg_str text, const char *part)
{
	bool found = sg_str_find(text, sg_str_of(part), 0) != SIZE_MAX;

	if (!found)
		printf("# not there: %s\n", part);
	return found;
}

static bool fits(sg_str text, size_t width)
{
	while (text.ptr != NULL) {
		sg_str line = sg_str_cut(&text, '\n');

		if (sg_utf8_columns(line) > width) {
			printf("# %zu columns: " SG_FMT "\n", sg_utf8_columns(line), SG_ARG(line));
			return false;
		}
	}
	return true;
}

/* Whether nothing in it acts on a terminal. */
static bool is_harmless(sg_str text, bool ascii)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = sg_utf8_next(text, &at);

		if (sg_is_control(code) || (ascii && code > '~'))
			return false;
	}
	return true;
}

static void every_width_is_kept_whatever_groups_are_called(void)
{
	for (uint16_t width = 60; width <= 200; width++) {
		struct sg_report_options options = { .width = width };

		for (int by = SG_BY_SOURCE; by < SG_N_BYS; by++) {
			CHECK(fits(write_beside((enum sg_by)by, 0, hostile, N_HOSTILE, &options),
				   width));
			CHECK(fits(write_beside((enum sg_by)by, 0, pile, PILE_N, &options), width));
		}
		CHECK(fits(write_models(1, &pile_profile, &options), width));
		CHECK(fits(write_models(2, &pile_profile, &options), width));
		CHECK(fits(write_beside(SG_BY_NONE, 2, pile, PILE_N, &options), width));
	}
}

static void hostile_names_do_nothing(void)
{
	struct sg_report_options options = { 0 };

	CHECK(is_harmless(write_beside(SG_BY_COMPANY, 0, hostile, N_HOSTILE, &options), false));
	CHECK(is_harmless(write_beside(SG_BY_NONE, 2, hostile, N_HOSTILE, &options), false));
	options.plain = true;
	CHECK(is_harmless(write_beside(SG_BY_COMPANY, 0, hostile, N_HOSTILE, &options), true));
	CHECK(is_harmless(write_beside(SG_BY_NONE, 2, hostile, N_HOSTILE, &options), true));
	CHECK(is_harmless(write_models(2, &pile_profile, &options), true));
}

static void cells_of_hostile_names_are_no_formulas(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_CSV, .table = SG_TABLE_CONTRAST };
	sg_str text = write_beside(SG_BY_COMPANY, 0, hostile, N_HOSTILE, &options);

	CHECK(sg_str_find(text, SG_STR(",=HYPER"), 0) == SIZE_MAX);
	CHECK(sg_str_find(text, SG_STR("\"=HYPER"), 0) == SIZE_MAX);
	CHECK(sg_str_find(text, SG_STR(",-1+1"), 0) == SIZE_MAX);
	CHECK(has(text, "'-1+1|cmd"));
	options.table = SG_TABLE_TEAM;
	text = write_beside(SG_BY_NONE, 2, hostile, N_HOSTILE, &options);
	CHECK(has(text, "'=cmd()"));
	CHECK(sg_str_find(text, SG_STR(",=cmd"), 0) == SIZE_MAX);
}

/* Names of the first row of ndjson are the header of csv. */
static void check_columns(enum sg_by by, size_t n_people, enum sg_table table)
{
	struct sg_report_options options = { .format = SG_FORMAT_NDJSON, .table = table };
	sg_str rest = write_beside(by, n_people, pile, PILE_N, &options), key;
	struct sg_json *row = NULL;
	const struct sg_json *value;
	char names[2000];
	size_t n = 0;
	void *iter = NULL;

	CHECK(sg_json_parse(sg_str_cut(&rest, '\n'), &row, NULL) == SG_OK);
	while (sg_json_next(row, &iter, &key, &value))
		n += (size_t)snprintf(names + n, sizeof names - n, "%s" SG_FMT, n == 0 ? "" : ",",
				      SG_ARG(key));
	sg_json_free(row);
	options.format = SG_FORMAT_CSV;
	rest = write_beside(by, n_people, pile, PILE_N, &options);
	CHECK_STR(sg_str_cut(&rest, '\r'), names);
}

static void tables_have_the_same_columns_in_csv_and_ndjson(void)
{
	check_columns(SG_BY_COMPANY, 0, SG_TABLE_CONTRAST);
	check_columns(SG_BY_NONE, 2, SG_TABLE_TEAM);
}

static void every_skill_has_a_row_for_every_group(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_NDJSON,
					     .table = SG_TABLE_CONTRAST };
	sg_str rest = write_beside(SG_BY_COMPANY, 0, hostile, N_HOSTILE, &options);
	size_t lines = 0;

	while (sg_str_cut(&rest, '\n').len > 0)
		lines++;
	CHECK(lines == 6 * 7); /* go docker helm python aws rust; all but the nameless */
}

static void the_sheet_says_what_is_left_out(void)
{
	struct sg_report_options options = { .width = 80 };
	sg_str text = write_beside(SG_BY_COMPANY, 0, pile, PILE_N, &options);

	CHECK(has(text, "differ?"));
	CHECK(has(text, "Not shown: "));
	CHECK(has(text, "Fjordpay 2   Brackwater 1 Copperline 1 differ?\n"));
	CHECK(has(text, " and 11 more: --format csv\nhas all."));
	CHECK(has(text, "\"differ?\" is of all 17 groups."));
	CHECK(has(text, "and 26 more: --top 40, or --format csv for all"));
	CHECK(has(write_beside(SG_BY_LOCATION, 0, hostile, 8, &options),
		  "8 postings name no place."));
	CHECK(has(write_beside(SG_BY_COMPANY, 0, hostile, 8, &options),
		  "1 posting names no company."));
}

static void json_has_all_of_it(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_JSON };
	struct sg_json *root = NULL;
	const struct sg_json *at;

	CHECK(sg_json_parse(write_beside(SG_BY_COMPANY, 0, hostile, N_HOSTILE, &options), &root,
			    NULL) == SG_OK);
	at = sg_json_get(root, "contrast");
	CHECK_STR(sg_json_get_str(at, "by"), "company");
	CHECK(sg_json_size(sg_json_get(at, "groups")) == 7);
	CHECK(sg_json_size(sg_json_get(at, "skills")) == 6);
	CHECK(sg_json_get(root, "team") == NULL && sg_json_get(root, "models") == NULL);
	sg_json_free(root);
	CHECK(sg_json_parse(write_beside(SG_BY_NONE, 2, pile, PILE_N, &options), &root, NULL) ==
	      SG_OK);
	at = sg_json_get(root, "team");
	CHECK(sg_json_size(sg_json_get(at, "people")) == 2);
	CHECK(sg_json_number(sg_json_get(sg_json_get(at, "technologies"), "asked"), 0) > 10);
	CHECK(sg_json_type(sg_json_get(root, "profile")) == SG_JSON_NULL);
	CHECK(sg_json_get(root, "contrast") == NULL);
	sg_json_free(root);
	CHECK(sg_json_parse(write_models(2, NULL, &options), &root, NULL) == SG_OK);
	at = sg_json_at(sg_json_get(root, "models"), 0);
	CHECK_STR(sg_json_get_str(at, "id"), "go-specialist");
	CHECK(sg_json_type(sg_json_get(at, "held")) == SG_JSON_NULL);
	CHECK(sg_json_size(sg_json_get(at, "leads_to")) > 2);
	sg_json_free(root);
}

static void role_models_stand_side_by_side(void)
{
	struct sg_report_options options = { .width = 80 };
	sg_str text = write_models(2, &pile_profile, &options);

	CHECK(has(text, "Go specialist                  Back-end generalist\n"));
	CHECK(has(text, "\nyour cover          "));
	CHECK(has(text, "\nboth lead to        tech lead\n"));
	CHECK(has(text, "\nreached from        Back-end generalist: weeks,    Go specialist: "));
	text = write_models(2, NULL, &options);
	CHECK(sg_str_find(text, SG_STR("your cover"), 0) == SIZE_MAX);
	CHECK(sg_str_find(text, SG_STR("you show"), 0) == SIZE_MAX);
	CHECK(has(text, "\nowns  "));
	text = write_models(1, NULL, &options);
	CHECK(sg_str_find(text, SG_STR("both lead to"), 0) == SIZE_MAX);
	CHECK(has(text, "tech lead"));
}

static void a_team_is_told_what_it_holds_and_nobody_how_much(void)
{
	struct sg_report_options options = { 0 };
	sg_str text = write_beside(SG_BY_NONE, 2, hostile, 2, &options);

	CHECK(has(text, "Together you cover 2 of 3 technologies asked. Held by nobody: Helm. Held by "
			"one\nonly: Go (=cmd())."));
}

TEST_MAIN(TEST(every_width_is_kept_whatever_groups_are_called), TEST(hostile_names_do_nothing),
	  TEST(cells_of_hostile_names_are_no_formulas),
	  TEST(tables_have_the_same_columns_in_csv_and_ndjson),
	  TEST(every_skill_has_a_row_for_every_group), TEST(the_sheet_says_what_is_left_out),
	  TEST(json_has_all_of_it), TEST(role_models_stand_side_by_side),
	  TEST(a_team_is_told_what_it_holds_and_nobody_how_much))
