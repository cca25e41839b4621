/* SPDX-License-Identifier: MIT */
/* With --page it writes the page that expected/page.html holds, and tests nothing. */
#include <skillgap/history.h>

#include "base/utf8.h"
#include "record/url.h"
#include "report/markup.h"
#include "report/page.h"
#include "test.h"

static const struct sg_gap_options gap_options = { .now = SG_LIT("2026-11-22T00:00:00Z") };

struct written {
	char *text;
	size_t n, size;
};

static int keep(void *user, sg_str chunk)
{
	struct written *out = user;

	while (out->n + chunk.len > out->size) {
		out->size = out->size == 0 ? 1 << 16 : out->size * 2;
		out->text = realloc(out->text, out->size);
		if (out->text == NULL)
			exit(1);
	}
	memcpy(out->text + out->n, chunk.ptr, chunk.len);
	out->n += chunk.len;
	return 0;
}

/* Lives until the next call. */
static sg_str write_report(const struct sg_report *report, struct sg_report_options options)
{
	static struct written out;

	out.n = 0;
	options.format = SG_FORMAT_HTML;
	CHECK(sg_report_write(report, &options, keep, &out, NULL) == SG_OK);
	return (sg_str){ out.text, out.n };
}

/* What happens to a report before it is written. */
typedef void (*change_fn)(struct sg_report *report);

static sg_str write_postings(const struct pile_posting *postings, size_t n,
			     const struct sg_profile *profile, struct sg_report_options options,
			     change_fn change)
{
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_report report;
	struct sg_comparison *comparison =
		pile_compare(dict, arena, profile, &gap_options, postings, n, &report);
	sg_str text;

	report.dictionary = SG_STR("test");
	if (change != NULL)
		change(&report);
	text = write_report(&report, options);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
	return text;
}

static void add_plan_and_roles(struct sg_report *report)
{
	report->plan = &page_plan;
	report->roles = page_roles;
	report->n_roles = sizeof page_roles / sizeof *page_roles;
}

static sg_str write_page(void)
{
	return write_postings(pile, PILE_N, &pile_profile, (struct sg_report_options){ 0 },
			      add_plan_and_roles);
}

static bool has(sg_str text, const char *part)
{
	bool found = sg_str_find(text, sg_str_of(part), 0) != SIZE_MAX;

	if (!found)
		printf("# not there: %s\n", part);
	return found;
}

static bool lacks(sg_str text, const char *part)
{
	bool found = sg_str_find(text, sg_str_of(part), 0) != SIZE_MAX;

	if (found)
		printf("# there: %s\n", part);
	return !found;
}

static size_t count(sg_str text, const char *part)
{
	size_t n = 0, at = 0;

	while ((at = sg_str_find(text, sg_str_of(part), at)) != SIZE_MAX) {
		n++;
		at++;
	}
	return n;
}

static sg_str escaped(sg_str text, size_t max)
{
	static struct written out;
	struct sg_out sink;
	struct sg_markup markup = { .out = &sink };

	out.n = 0;
	sg_out_init(&sink, keep, &out);
	if (max == SIZE_MAX)
		sg_markup_text(&markup, text);
	else
		sg_markup_cut(&markup, text, max);
	CHECK(sg_out_finish(&sink, NULL) == SG_OK);
	CHECK(markup.bytes == out.n);
	return (sg_str){ out.n == 0 ? "" : out.text, out.n };
}

static void nothing_from_outside_is_markup(void)
{
	CHECK_STR(escaped(SG_STR("a<b>&\"'\n\tc"), SIZE_MAX), "a&lt;b&gt;&amp;&quot;&#39;  c");
	CHECK_STR(escaped(SG_STR("\033[1m\x7f"), SIZE_MAX), "\xef\xbf\xbd[1m\xef\xbf\xbd");
	CHECK_STR(escaped(SG_STR("a\0b"), SIZE_MAX), "a\xef\xbf\xbd"
						     "b");
	CHECK_STR(escaped(SG_STR("x\xe2\x80\xaey"), SIZE_MAX), "xy");
	CHECK_STR(escaped(SG_STR("\xff\xc3(\xed\xa0\x80"), SIZE_MAX),
		  "\xef\xbf\xbd\xef\xbf\xbd(\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	CHECK_STR(escaped(SG_STR("\xef\xbf\xbe"
				 "\xf0\x9f\x98\x80"
				 "\xc3\xa9"),
			  SIZE_MAX),
		  "\xef\xbf\xbd\xf0\x9f\x98\x80\xc3\xa9");
}

static void long_text_is_cut_between_characters(void)
{
	CHECK_STR(escaped(SG_STR("  \xc3\xa9\xc3\xa9\xc3\xa9  "), 3), "\xc3\xa9\xc3\xa9\xc3\xa9");
	CHECK_STR(escaped(SG_STR("\xc3\xa9 \xc3\xa9\xc3\xa9"), 2), "\xc3\xa9\xe2\x80\xa6");
	CHECK_STR(escaped(SG_STR("<<<"), 1), "&lt;\xe2\x80\xa6");
	CHECK_STR(escaped(SG_STR(""), 5), "");
}

static void only_web_addresses_are_links(void)
{
	CHECK(sg_url_is_link(SG_STR("https://a.example/x?y=1#z")));
	CHECK(!sg_url_is_link(SG_STR("javascript:alert(1)")));
	CHECK(!sg_url_is_link(SG_STR("JavaScript:alert(1)")));
	CHECK(!sg_url_is_link(SG_STR("data:text/html,x")));
	CHECK(!sg_url_is_link(SG_STR("https://a.example/ x")));
	CHECK(!sg_url_is_link(SG_STR("https://a.example/\xc3\xa9")));
	CHECK(!sg_url_is_link(SG_STR("https://a.example/\x1b")));
	CHECK(!sg_url_is_link(SG_STR("https://a.example/\"x")));
	CHECK(!sg_url_is_link(SG_STR("https://a.example/<x")));
	CHECK(!sg_url_is_link(SG_STR("https://a.example/>x")));
	CHECK(!sg_url_is_link((sg_str){ 0 }));
}

static void a_page_of_everything_is_the_expected_one(void)
{
	FILE *file = fopen(TEST_DATA "/expected/page.html", "rb");
	struct written want = { 0 };
	char buffer[4096];
	sg_str page;
	size_t n;

	CHECK(file != NULL);
	while (file != NULL && (n = fread(buffer, 1, sizeof buffer, file)) > 0)
		keep(&want, (sg_str){ buffer, n });
	if (file != NULL)
		fclose(file);
	page = write_page();
	CHECK(sg_str_eq(page, (sg_str){ want.text, want.n }));
	free(want.text);
}

static void the_same_report_gives_the_same_bytes(void)
{
	sg_str first = write_page();
	char *copy = malloc(first.len);
	size_t n = first.len;

	CHECK(copy != NULL);
	if (copy == NULL)
		return;
	memcpy(copy, first.ptr, n);
	CHECK(sg_str_eq(write_page(), (sg_str){ copy, n }));
	free(copy);
}

static void a_page_asks_nothing_of_the_network(void)
{
	sg_str page = write_page();

	CHECK(has(page,
		  "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
	CHECK(has(page, "<meta name=\"robots\" content=\"noindex\">"));
	CHECK(has(page, "<title>Skill gaps, 22 November 2026</title>"));
	CHECK(lacks(page, "<script"));
	CHECK(lacks(page, "<link"));
	CHECK(lacks(page, "<img"));
	CHECK(lacks(page, "@import"));
	CHECK(lacks(page, " src="));
	CHECK(count(page, "url(") == count(page, "url(#"));
	CHECK(sg_utf8_valid(page));
}

static void every_section_has_its_place(void)
{
	static const char *const ids[] = { "answer", "next", "gaps",	"postings", "say",   "plan",
					   "areas",  "role", "roadmap", "unclear",  "method" };
	sg_str page = write_page();
	size_t last = 0;

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		char section[64], link[64];
		size_t at;

		snprintf(section, sizeof section, "<section id=\"%s\"", ids[i]);
		snprintf(link, sizeof link, "<a href=\"#%s\">", ids[i]);
		at = sg_str_find(page, sg_str_of(section), 0);
		CHECK(has(page, link));
		CHECK(at != SIZE_MAX && at > last);
		last = at;
	}
	CHECK(count(page, "<h1") == 1);
	CHECK(count(page, "<svg") == count(page, "<title>") - 1);
	CHECK(count(page, "<svg") == count(page, "<desc>"));
	CHECK(count(page, "<svg") == count(page, "role=\"img\""));
}

static void the_answer_stands_first(void)
{
	sg_str page = write_page();

	CHECK(has(page, "<h1 id=\"answer-h\">Ready for 4 of 18 now.</h1>\n<p class=\"lead\">"
			"Kubernetes opens 3 more; with Kafka, 5 more.</p>"));
	CHECK(has(page, "<desc>4 ready, 5 one away, 7 stretch, 2 far, 2 unclear</desc>"));
	CHECK(has(page, "profile: 10 held, 1 learning, 1 avoided"));
}

static void a_plan_is_told_step_by_step(void)
{
	sg_str page = write_page();

	CHECK(has(page, "These four, in this order, make it 11. No other set of as many makes more."));
	CHECK(has(
		page,
		"<desc>of 18: now 4, with Kubernetes 7, with Kafka 9, with AWS 10, with Terraform "
		"11</desc>"));
	CHECK(has(page, "Kubernetes <span class=\"n\">+3 = 7</span>"));
	CHECK(has(page, " · weeks · after Docker, which you hold · you want it"));
	CHECK(has(page, " · after AWS, step 3"));
	CHECK(has(page, "near</b>: you hold NATS"));
	CHECK(has(page, "Google Cloud does in 2"));
	CHECK(has(page, "Required by 8: Vantaa Rail, Brackwater, Nimbus Post and 3 more; "
			"nice at 1"));
	CHECK(has(page, "<q>Streams are our bread: &lt;Kafka&gt; every day</q> "
			"<a href=\"https://ondine.example/jobs/7\">Ondine</a>"));
	CHECK(has(page, "<a href=\"https://kubernetes.io/docs/tutorials/\" class=\"bare\">"));
	CHECK(lacks(page, "href=\"javascript"));
	CHECK(has(page, "One project for 1, 2 and 4"));
	CHECK(has(page, "React and TypeScript: together they open 1 (Vantaa Rail)"));
	CHECK(has(page, "Go 5+ years: asked by 2 (Fjordpay); you have 3 y 2 m"));
	CHECK(has(page, "PHP: you avoid it; required by 1"));
	CHECK(has(page, "5 of 6. There: HTTP, Linux. Not yet: TLS"));
	/* What to learn first comes from it, too. */
	CHECK(has(page, "<span class=\"n\">+3</span>Kubernetes"));
}

static void without_a_plan_no_plan_is_shown(void)
{
	sg_str page =
		write_postings(pile, PILE_N, &pile_profile, (struct sg_report_options){ 0 }, NULL);

	CHECK(lacks(page, "id=\"plan\""));
	CHECK(lacks(page, "id=\"roadmap\""));
	CHECK(has(page, "<span class=\"n\">+3</span>Kubernetes"));
}

static void rows_carry_the_words_that_ask(void)
{
	sg_str page = write_page();
	size_t at = sg_str_find(page, SG_STR("<span>Kafka (or NATS in 1)</span>"), 0);
	sg_str row;

	CHECK(at != SIZE_MAX);
	row = sg_str_sub(page, at, sg_str_find(page, SG_STR("</details>"), at));
	CHECK(has(row, "<desc>required by 3, nice at 1, of 18</desc>"));
	CHECK(has(row, "quoted from 4 postings"));
	CHECK(has(row, "<q>kafka|nats~</q> <a href="));
	CHECK(has(row, "17 % <span class=\"quiet\">(6–39)</span>"));
}

static void top_says_how_many_rows(void)
{
	sg_str page = write_postings(pile, PILE_N, &pile_profile,
				     (struct sg_report_options){ .top = 3 }, NULL);

	CHECK(has(page, "14 more rows: <code>--top 17</code>"));
	CHECK(lacks(page, "<span>Terraform</span><svg"));
	page = write_postings(pile, PILE_N, &pile_profile, (struct sg_report_options){ 0 }, NULL);
	CHECK(has(page, "<span>Terraform</span><svg"));
	CHECK(lacks(page, "more rows"));
}

static void without_a_profile_it_shows_what_is_asked(void)
{
	sg_str page = write_postings(pile, PILE_N, NULL, (struct sg_report_options){ 0 }, NULL);

	CHECK(has(page, "What 18 postings ask for</h1>"));
	CHECK(has(page, "18 readable, 2 unclear. No profile yet"));
	CHECK(has(page, ">What is asked</h2>"));
	CHECK(has(page, "<span>Go</span>"));
	CHECK(lacks(page, "class=\"s missing\""));
	CHECK(lacks(page, "held</th>"));
	CHECK(count(page, "<li class=\"posting\">") == 18);
}

static void one_posting_is_shown_whole(void)
{
	sg_str page =
		write_postings(pile + 9, 1, &pile_profile, (struct sg_report_options){ 0 }, NULL);

	CHECK(has(page, ">Stretch</h1>\n<p class=\"lead\">4 of 7 required met, 1 short on years, 2 "
			"not held. Nice: 0 of 4.</p>"));
	CHECK(has(page, "<desc>4 met, 1 short, 1 learning, 1 missing</desc>"));
	CHECK(has(page, ">short</b> <span>Go or Rust, 5+ years <i>you: Go 3 y 2 m</i>"
			"<q>go|rust:5</q>"));
	CHECK(has(page, "<dt>Not wanted</dt>"));
	CHECK(lacks(page, "id=\"gaps\""));
	CHECK(lacks(page, "<details"));
}

static void what_cannot_be_judged_is_said(void)
{
	sg_str page =
		write_postings(pile + 18, 2, &pile_profile, (struct sg_report_options){ 0 }, NULL);

	CHECK(has(page, "No posting could be judged</h1>"));
	CHECK(has(page, ": login wall</li>"));
	CHECK(has(page, ": 1 of 9 requirement lines understood</li>"));
	CHECK(lacks(page, "id=\"gaps\""));
	page = write_postings(pile, 0, &pile_profile, (struct sg_report_options){ 0 }, NULL);
	CHECK(has(page, "No posting was read</h1>"));
}

/* As a view does that chooses postings. */
static void choose(struct sg_report *report)
{
	report->chosen = true;
}

static void in_a_large_pile_what_is_far_is_a_table(void)
{
	enum { N = 60 };
	struct pile_posting many[N];
	struct sg_report_options options = { 0 };
	sg_str page;

	for (size_t i = 0; i < N; i++)
		many[i] = pile[i % 2 == 0 ? 17 : 0];
	page = write_postings(many, N, &pile_profile, options, NULL);
	CHECK(count(page, "<li class=\"posting\">") == N / 2);
	CHECK(has(page, "Without their requirements: <code>--verdict far</code> shows them."));
	page = write_postings(many, N, &pile_profile, options, choose);
	CHECK(count(page, "<li class=\"posting\">") == N);
	CHECK(lacks(page, "Without their requirements"));
}

static void name_files(struct sg_report *report)
{
	static struct sg_findings findings[2];
	static struct sg_report_posting postings[2];
	static const sg_str also[] = { SG_LIT("/srv/people/ana.smith/more/x.html") };
	static const struct sg_source source = { .source = SG_LIT("/srv/people/ana.smith/jobs/"),
						 .failed = true,
						 .why = SG_LIT("holds nothing") };

	for (size_t i = 0; i < 2; i++) {
		postings[i] = report->postings[i];
		findings[i] = *postings[i].findings;
		findings[i].posting.url = (sg_str){ 0 };
		findings[i].posting.title = (sg_str){ 0 };
		findings[i].posting.source = i == 0 ? SG_STR("/srv/people/ana.smith/jobs/one.html")
						    : SG_STR("../ana.smith/two.html");
		postings[i].findings = &findings[i];
		postings[i].also_at = also;
		postings[i].n_also_at = 1;
	}
	report->postings = postings;
	report->sources = &source;
	report->n_sources = 1;
}

static void paths_and_profiles_name_nobody(void)
{
	static const sg_str unknown[] = { SG_LIT("Ana Smith"), SG_LIT("Acme Ltd") };
	struct sg_profile profile = pile_profile;
	sg_str page;

	profile.label = SG_STR("ana-smith-cv.pdf");
	profile.unknown = unknown;
	profile.n_unknown = 2;
	page = write_postings(pile, 2, &profile, (struct sg_report_options){ 0 }, name_files);
	CHECK(has(page, ">one.html<"));
	CHECK(has(page, ">two.html<"));
	CHECK(lacks(page, "ana"));
	CHECK(lacks(page, "Ana Smith"));
	CHECK(lacks(page, "Acme"));
}

/* ---- a trend ------------------------------------------------------------------------ */

/* Two months of so many postings each, half of which ask for Go. Lives until the next call. */
static sg_str write_trend(uint32_t postings)
{
	static struct written out;
	const uint32_t counts[] = { postings / 2, postings / 2 }, of[] = { postings, postings };
	const struct sg_trend_row row = { .skill = SG_STR("go"), .name = SG_STR("Go"),
					  .now = { postings / 2, postings, 1, 1 },
					  .months = counts };
	const struct sg_trend trend = { .months = (const char[][8]){ "2026-10", "2026-11" },
					.of = of, .n_months = 2, .first = 2, .rows = &row,
					.n_rows = 1,
					.last_run = SG_STR("2026-11-22T00:00:00Z") };
	const struct sg_report_options options = { .format = SG_FORMAT_HTML };

	out.n = 0;
	CHECK(sg_trend_write(&trend, &options, keep, &out, NULL) == SG_OK);
	return (sg_str){ out.text, out.n };
}

static void a_trend_of_gaps_draws_nothing_and_says_so(void)
{
	sg_str page = write_trend(SG_TREND_LEAST);

	CHECK(has(page, "A column of full height is 50 %."));
	CHECK(lacks(page, "nothing to draw"));
	CHECK(has(page, "<rect"));
	page = write_trend(SG_TREND_LEAST - 1);
	CHECK(lacks(page, "full height"));
	CHECK(has(page, "There is nothing to draw yet."));
	CHECK(lacks(page, "<rect"));
}

static const struct test tests[] = {
	TEST(nothing_from_outside_is_markup),
	TEST(long_text_is_cut_between_characters),
	TEST(only_web_addresses_are_links),
	TEST(a_page_of_everything_is_the_expected_one),
	TEST(the_same_report_gives_the_same_bytes),
	TEST(a_page_asks_nothing_of_the_network),
	TEST(every_section_has_its_place),
	TEST(the_answer_stands_first),
	TEST(a_plan_is_told_step_by_step),
	TEST(without_a_plan_no_plan_is_shown),
	TEST(rows_carry_the_words_that_ask),
	TEST(top_says_how_many_rows),
	TEST(without_a_profile_it_shows_what_is_asked),
	TEST(one_posting_is_shown_whole),
	TEST(what_cannot_be_judged_is_said),
	TEST(in_a_large_pile_what_is_far_is_a_table),
	TEST(paths_and_profiles_name_nobody),
	TEST(a_trend_of_gaps_draws_nothing_and_says_so),
};

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--page") == 0) {
		sg_str page = write_page();

		return fwrite(page.ptr, 1, page.len, stdout) != page.len;
	}
	return run_tests(tests, sizeof tests / sizeof *tests);
}
