/* SPDX-License-Identifier: MIT */
#include <skillgap/rubric.h>

#include "base/utf8.h"
#include "gap/pile.h"
#include "written.h"

static const struct sg_gap_options gap_options = { .now = SG_LIT("2026-11-22T00:00:00Z") };

/* Text that would act on a terminal or break a line: as company and as quote. */
static const char hostile[] = "Acme\033[2J\n\t\xe2\x80\xae"
			      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
			      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";

static sg_str write(const struct sg_report_options *options, bool rubric, bool with_profile)
{
	static struct written out;
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_comparison *comparison = NULL;
	struct sg_report report;

	out.n = 0;
	CHECK(sg_comparison_new(&comparison, pile_dict(), with_profile ? &pile_profile : NULL,
				&gap_options, NULL) == SG_OK);
	for (size_t i = 0; i < PILE_N; i++) {
		struct sg_findings findings = pile_findings(pile_dict(), arena, &pile[i]);

		if (i % 5 == 4) {
			findings.posting.company = sg_str_of(hostile);
			((struct sg_requirement *)(uintptr_t)findings.requirements)[0].quote =
				sg_str_of(hostile);
		}
		CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	}
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	CHECK(sg_comparison_rubric(comparison, &report.rubric, NULL) == SG_OK);
	if (with_profile)
		CHECK(sg_comparison_plan(comparison, &(struct sg_plan_options){ .pick = 12 },
					 &report, &report.plan, NULL) == SG_OK);
	CHECK((rubric ? sg_rubric_write : sg_plan_write)(&report, options, keep, &out, NULL) ==
	      SG_OK);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
	return (sg_str){ out.text, out.n };
}

static void check_lines(sg_str text, unsigned width, bool plain)
{
	CHECK(text.len > 1000);
	while (text.len > 0) {
		sg_str line = sg_str_cut(&text, '\n');

		if (!plain && sg_utf8_columns(line) > width)
			printf("# %u: " SG_FMT "\n", width, SG_ARG(line));
		CHECK(plain || sg_utf8_columns(line) <= width);
		for (size_t i = 0; i < line.len; i++)
			CHECK((unsigned char)line.ptr[i] >= 0x20 &&
			      (!plain || (unsigned char)line.ptr[i] < 0x7f));
		CHECK(sg_str_find(line, SG_STR("\xe2\x80\xae"), 0) == SIZE_MAX);
	}
}

static void no_line_is_wider_than_the_sheet_or_acts_on_a_terminal(void)
{
	static const uint16_t widths[] = { 60, 70, 74, 75, 80, 100, 200 };

	for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
		for (int verbose = 0; verbose < 2; verbose++) {
			struct sg_report_options options = { .width = widths[w],
							     .verbose = verbose };

			check_lines(write(&options, false, true), widths[w], false);
			check_lines(write(&options, true, true), widths[w], false);
			check_lines(write(&options, true, false), widths[w], false);
		}
	}
}

static void plain_is_ascii_only(void)
{
	const struct sg_report_options options = { .plain = true };

	check_lines(write(&options, false, true), 0, true);
	check_lines(write(&options, true, false), 0, true);
}

static void a_report_without_them_cannot_be_written_as_one(void)
{
	const struct sg_report_options options = { 0 };
	const struct sg_report report = { .generated_at = SG_LIT("2026-11-22T00:00:00Z") };
	struct written *out = written();

	CHECK(sg_plan_write(&report, &options, keep, out, NULL) == SG_EARG);
	CHECK(sg_rubric_write(&report, &options, keep, out, NULL) == SG_EARG);
	CHECK(out->n == 0);
}

TEST_MAIN(TEST(no_line_is_wider_than_the_sheet_or_acts_on_a_terminal),
	  TEST(plain_is_ascii_only), TEST(a_report_without_them_cannot_be_written_as_one))
