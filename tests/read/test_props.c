/* SPDX-License-Identifier: MIT */
/* What pages say by attributes and by the data of their scripts. */
#include "read/props.h"

#include <stdlib.h>

#include "read/flight.h"
#include "read/object.h"
#include "read/saved.h"
#include "read/state.h"
#include "test.h"

static struct sg_arena *arena;
static struct sg_props props;

static const struct sg_json *read_props(sg_str html)
{
	for (size_t i = 0; i < props.n; i++)
		sg_json_free(props.at[i]);
	CHECK(sg_props_read(html, arena, &props, NULL) == SG_OK);
	return props.n > 0 ? props.at[0] : NULL;
}

#define ITEM "<div itemscope itemtype='http://schema.org/JobPosting'>"

static void properties_of_an_item_are_its_own(void)
{
	const struct sg_json *job = read_props(SG_STR(
		"<b itemprop=title>outside</b>" ITEM "<i itemprop='name title'>A &amp; <b>B</b></i>"
		"<span itemprop=hiringOrganization itemscope><em itemprop=name>C</em></span>"
		"<div itemscope itemtype=x><b itemprop=title>of something else</b></div>"
		"<meta itemprop=datePosted content=2026-11-01></div><b itemprop=title>after</b>"));

	CHECK(props.n == 1);
	CHECK_STR(sg_json_get_str(job, "name"), "A &amp;  B");
	CHECK_STR(sg_json_get_str(job, "title"), NULL);
	CHECK_STR(sg_json_get_str(sg_json_get(job, "hiringOrganization"), "name"), "C");
	CHECK_STR(sg_json_get_str(job, "datePosted"), "2026-11-01");
}

static void tags_left_open_do_not_swallow_what_follows(void)
{
	const struct sg_json *job = read_props(
		SG_STR(ITEM "<ul><li itemprop=skills>Go<li itemprop=skills>SQL</ul>"
			    "<p itemprop=title>Dev<p itemprop=description>Text<br>more</div>rest"));

	CHECK(sg_json_size(sg_json_get(job, "skills")) == 2);
	CHECK_STR(sg_json_str(sg_json_at(sg_json_get(job, "skills"), 0)), "Go");
	CHECK_STR(sg_json_get_str(job, "title"), "Dev");
	CHECK_STR(sg_json_get_str(job, "description"), "Text<br>more");
}

static void a_description_in_pieces_is_put_together(void)
{
	const struct sg_json *job = read_props(
		SG_STR(ITEM "<div itemprop=description><b itemprop=description>a</b> b</div>"
			    "<div itemprop=description>c</div></div>"));

	CHECK_STR(sg_json_get_str(job, "description"),
		  "<b itemprop=description>a</b> b\nc");
}

static void scripts_and_remarks_are_no_elements(void)
{
	const struct sg_json *job = read_props(
		SG_STR(ITEM "<script>'<b itemprop=title>x</b>'</script><!-- <b itemprop=title>y</b> -->"
			    "<h1 itemprop=title>Dev</h1></div>"));

	CHECK_STR(sg_json_get_str(job, "title"), "Dev");
}

static void an_item_that_is_only_text_has_it_for_a_name(void)
{
	const struct sg_json *job = read_props(SG_STR(
		ITEM "<p itemprop=hiringOrganization itemscope itemtype=Organization>Acme</p></div>"));

	CHECK_STR(sg_json_get_str(sg_json_get(job, "hiringOrganization"), "name"), "Acme");
}

static void pages_that_nest_without_end_take_bounded_work(void)
{
	enum { MANY = 200 * 1000 };
	struct sg_buf html = { .arena = arena };

	sg_buf_add(&html, SG_STR(ITEM));
	for (int i = 0; i < MANY; i++)
		sg_buf_add(&html, SG_STR("<b itemprop=description itemscope>x<i itemprop=skills>"));
	read_props(sg_buf_str(&html));
	CHECK(props.n == 1);
	html.len = 0;
	for (int i = 0; i < MANY; i++)
		sg_buf_add(&html, SG_STR(ITEM "x</div>"));
	read_props(sg_buf_str(&html));
	CHECK(props.n == SG_MAX_PROPS);
}

static void a_saved_page_is_known_by_its_marks(void)
{
	struct sg_props saved;

	CHECK(sg_saved_read(SG_STR("<h1 class='a topcard__title'>Analyst</h1>"
				   "<span class=topcard__flavor>Acorn</span>"
				   "<span class='topcard__flavor topcard__flavor--bullet'>Rome</span>"
				   "<span class='x topcard__flavor--bullet'>200 applicants</span>"
				   "<div class=description__text><div class="
				   "'show-more-less-html__markup'><p>SQL</p></div></div>"),
			    arena, &saved, NULL) == SG_OK);
	CHECK(saved.n == 1);
	CHECK_STR(sg_json_get_str(saved.at[0], "title"), "Analyst");
	CHECK_STR(sg_json_get_str(saved.at[0], "hiringOrganization"), "Acorn");
	CHECK_STR(sg_json_get_str(saved.at[0], "jobLocation"), "Rome");
	sg_json_free(saved.at[0]);
	CHECK(sg_saved_read(SG_STR("<h1>Analyst</h1>"), arena, &saved, NULL) == SG_OK);
	CHECK(saved.n == 0);
}

/* ---- state -------------------------------------------------------------------------- */

static void texts_of_flight_take_the_place_of_their_names(void)
{
	struct sg_flight flight;
	sg_str json;

	sg_flight_begin(&flight,
			SG_STR("1:I[\"x\"]\n2:T9,a \"b\"\n<p>3:{\"d\":\"$2\",\"e\":\"$9\"}\n"
			       "4:[\"$2\"]\n"),
			arena);
	CHECK(sg_flight_next(&flight, &json));
	CHECK_STR(json, "{\"d\":\"a \\\"b\\\"\\n<p>\",\"e\":\"$9\"}");
	CHECK(sg_flight_next(&flight, &json));
	CHECK_STR(json, "[\"a \\\"b\\\"\\n<p>\"]");
	CHECK(!sg_flight_next(&flight, &json));
}

static void flight_that_lies_about_lengths_ends(void)
{
	struct sg_flight flight;
	sg_str json;

	sg_flight_begin(&flight, SG_STR("1:Tffffffff,abc"), arena);
	CHECK(!sg_flight_next(&flight, &json));
	sg_flight_begin(&flight, SG_STR(":::\n\nx\n2:{\"a\":"), arena);
	CHECK(sg_flight_next(&flight, &json));
	CHECK(!sg_flight_next(&flight, &json));
}

#define LONG                                                                                       \
	"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"  \
	"890123456789"
#define TEXT LONG LONG LONG LONG LONG

static size_t jobs_in(const char *script)
{
	static struct sg_state state;
	size_t n;

	CHECK(sg_state_read(sg_str_of(script), arena, &state, NULL) == SG_OK);
	n = state.n_jobs;
	sg_state_free(&state);
	return n;
}

static void a_posting_is_told_from_other_data_by_its_shape(void)
{
	CHECK(jobs_in("<script type='application/json'>{\"a\":[{\"title\":\"T\",\"company\":\"C\","
		      "\"body\":\"" TEXT "\"}]}</script>") == 1);
	CHECK(jobs_in("<script type='application/json'>{\"a\":[{\"title\":\"T\","
		      "\"body\":\"" TEXT "\"}]}</script>") == 0);
	CHECK(jobs_in("<script>window.__INITIAL_STATE__ = {\"j\":{\"title\":\"T\",\"location\":1,"
		      "\"content\":{\"html\":\"" TEXT "\"}}};x()</script>") == 1);
	CHECK(jobs_in("<script>window.__staticRouterHydrationData = JSON.parse(\"{\\\"j\\\":{"
		      "\\\"title\\\":\\\"T\\\",\\\"city\\\":1,\\\"description\\\":\\\"" TEXT
		      "\\\"}}\");</script>") == 1);
	CHECK(jobs_in("<div data-page='{&quot;title&quot;:&quot;T&quot;,&quot;city&quot;:1,"
		      "&quot;html&quot;:&quot;" TEXT "&quot;}'>") == 1);
	CHECK(jobs_in("<script>var x = {title: 'T'}</script>") == 0);
}

/* ---- objects ------------------------------------------------------------------------ */

static void members_of_one_name_become_a_list(void)
{
	struct sg_object *object = sg_object_new(arena), *child;
	struct sg_json *json;

	sg_object_text(object, SG_STR("a"), SG_STR("1"));
	child = sg_object_child(object, SG_STR("b"));
	sg_object_text(object, SG_STR("a"), SG_STR(" 2 "));
	sg_object_text(child, SG_STR("c\""), SG_STR("no name"));
	sg_object_text(child, SG_STR("d"), SG_STR("\"x\""));
	sg_object_child(object, SG_STR("a"));
	CHECK(sg_object_parse(object, &json, NULL) == SG_OK);
	CHECK(sg_json_size(sg_json_get(json, "a")) == 3);
	CHECK_STR(sg_json_str(sg_json_at(sg_json_get(json, "a"), 1)), "2");
	CHECK(sg_json_size(sg_json_get(json, "b")) == 1);
	CHECK_STR(sg_json_get_str(sg_json_get(json, "b"), "d"), "\"x\"");
	sg_json_free(json);
}

static void objects_are_bounded_in_depth_and_breadth(void)
{
	struct sg_object *object = sg_object_new(arena), *inner = object;
	struct sg_json *json;

	for (int i = 0; i < 1000; i++) {
		sg_object_text(object, SG_STR("a"), SG_STR("x"));
		inner = sg_object_child(inner, SG_STR("b"));
	}
	CHECK(sg_object_parse(object, &json, NULL) == SG_OK);
	CHECK(sg_json_size(sg_json_get(json, "a")) < 300);
	sg_json_free(json);
}

int main(void)
{
	static const struct test tests[] = {
		TEST(properties_of_an_item_are_its_own),
		TEST(tags_left_open_do_not_swallow_what_follows),
		TEST(a_description_in_pieces_is_put_together),
		TEST(scripts_and_remarks_are_no_elements),
		TEST(an_item_that_is_only_text_has_it_for_a_name),
		TEST(pages_that_nest_without_end_take_bounded_work),
		TEST(a_saved_page_is_known_by_its_marks),
		TEST(texts_of_flight_take_the_place_of_their_names),
		TEST(flight_that_lies_about_lengths_ends),
		TEST(a_posting_is_told_from_other_data_by_its_shape),
		TEST(members_of_one_name_become_a_list),
		TEST(objects_are_bounded_in_depth_and_breadth),
	};
	int bad;

	arena = sg_arena_new(0);
	bad = run_tests(tests, sizeof tests / sizeof *tests);
	for (size_t i = 0; i < props.n; i++)
		sg_json_free(props.at[i]);
	sg_arena_free(arena);
	return bad;
}
