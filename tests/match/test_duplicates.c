/* SPDX-License-Identifier: MIT */
#include <skillgap/duplicates.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#include "test.h"

#define DUTIES                                                                                     \
	"Responsibilities\n\n"                                                                     \
	"- Design the services that take seat orders from the booking halls and hand them over to "\
	"the trains\n"                                                                             \
	"- Keep the timetable import alive when three railways publish at the same minute\n"       \
	"- Look after what you wrote, with a rota that lets everybody sleep\n"                     \
	"- Help the two newest of us to find their way around the code\n\n"
#define REQUIRED(first, second)                                                                    \
	"Requirements\n\n"                                                                         \
	"- " first " in production, written by you and read by others\n"                           \
	"- " second " beyond the first tutorial: plans, locks and slow queries\n"                  \
	"- You explain a trade-off in plain words before you choose a side\n"                      \
	"- Docker on your own machine and on ours\n\n"
#define ABOUT(name)                                                                                \
	"About us\n\n" name                                                                        \
	" has moved people between the valleys since before there were roads. Four hundred of us " \
	"work in three towns, most of them on the trains, and the software team sits above the "   \
	"old depot with a view over the lake. We were named the friendliest employer of the "      \
	"canton twice, and we take that more seriously than any other prize.\n\n"                  \
	"Benefits\n\n"                                                                             \
	"- Thirty days of leave, and your birthday\n"                                              \
	"- A pass for every train, boat and cable car in the country\n"                            \
	"- Money for the books and conferences of your choice\n\n"

struct run {
	struct sg_dict *dict;
	struct sg_matcher *matcher;
	struct sg_seen *seen;
	struct sg_arena *arena;
	unsigned n;
};

struct advert {
	const char *title, *company, *text;
};

static struct run run_open(void)
{
	struct run run = { .arena = sg_arena_new(0) };

	if (sg_dict_new(&run.dict, NULL, 0, NULL) != SG_OK ||
	    sg_matcher_new(&run.matcher, run.dict, NULL) != SG_OK ||
	    sg_seen_new(&run.seen, NULL) != SG_OK || run.arena == NULL)
		abort();
	return run;
}

static void run_close(struct run *run)
{
	sg_seen_free(run->seen);
	sg_matcher_free(run->matcher);
	sg_dict_free(run->dict);
	sg_arena_free(run->arena);
}

/* The number of the posting that this one is a duplicate of, from 1; 0 for none. */
static unsigned give(struct run *run, struct advert advert)
{
	struct sg_posting posting = { .title = sg_str_of(advert.title),
				      .company = sg_str_of(advert.company),
				      .source = SG_STR("test"),
				      .media_type = SG_STR("text/plain"),
				      .body = sg_str_of(advert.text) };
	struct sg_document document;
	struct sg_findings findings;
	struct sg_sketch sketch;

	posting.key = sg_arena_printf(run->arena, "%016x", ++run->n);
	if (sg_extract(run->dict, &posting, run->arena, &document, NULL) != SG_OK ||
	    sg_seen_key(run->seen, &posting, NULL) != SG_OK ||
	    sg_match(run->matcher, &posting, &document, run->arena, &findings, NULL) != SG_OK)
		abort();
	sg_sketch_make(run->dict, &document, &findings, &sketch);
	if (sg_seen_text(run->seen, &sketch, run->arena, &findings.posting, NULL) != SG_OK)
		abort();
	return findings.posting.duplicate_of.ptr == NULL
		       ? 0
		       : (unsigned)strtoul(findings.posting.duplicate_of.ptr, NULL, 16);
}

/* Whether the second is told to be the first. */
static bool same(struct advert first, struct advert second)
{
	struct run run = run_open();
	unsigned of = give(&run, first);

	CHECK(of == 0);
	of = give(&run, second);
	run_close(&run);
	return of == 1;
}

static const struct advert original = { "Go Developer", "Valley Rail",
					ABOUT("Valley Rail") DUTIES REQUIRED("Go", "PostgreSQL") };

static void an_agency_s_copy_is_found(void)
{
	CHECK(same(original,
		   (struct advert){ "Backend Developer (m/f/d)", "Brightwell Staffing",
				    "Are you looking for a change? On behalf of our client, a "
				    "railway, Brightwell Staffing is searching for people who "
				    "want to build.\n\n" REQUIRED("Go", "PostgreSQL") DUTIES
				    "Send us your papers today, with your earliest starting date. "
				    "Your contact is Jo Reed, phone 030 55501.\n" }));
}

static void another_company_s_name_and_other_numbers_do_not_matter(void)
{
	CHECK(same((struct advert){ "Go Developer", "Valley Rail",
				    "Valley Rail 4711. At Valley Rail you will:\n\n" DUTIES
				    REQUIRED("Go", "PostgreSQL") },
		   (struct advert){ "Go Developer", "Hillside Transit AG",
				    "Hillside Transit 99. At Hillside Transit you will:\n\n" DUTIES
				    REQUIRED("Go", "PostgreSQL") }));
}

static void moved_paragraphs_and_a_new_footer_do_not_matter(void)
{
	CHECK(same(original, (struct advert){ "Go Developer", "Valley Rail",
					      DUTIES REQUIRED("Go", "PostgreSQL")
					      ABOUT("Valley Rail") "How to apply\n\n"
					      "Write to us, or come by on a Friday.\n" }));
}

static void another_job_of_the_company_is_another_job(void)
{
	CHECK(!same(original,
		    (struct advert){ "Go Developer, Fares", "Valley Rail",
				     ABOUT("Valley Rail") "Responsibilities\n\n"
				     "- Work out what a journey costs when it crosses two borders\n"
				     "- Talk with the people who sell tickets and learn what they "
				     "curse at\n"
				     "- Replace the tariff tables of the eighties, one by one\n"
				     "- Show every month what became faster and what did not\n\n"
				     "Requirements\n\n"
				     "- Go, and the patience to read other people's Go\n"
				     "- PostgreSQL and a feeling for rounding errors\n"
				     "- Docker, at least by name\n" }));
}

static void other_required_skills_are_another_job(void)
{
	CHECK(!same(original, (struct advert){ "Go Developer", "Valley Rail",
					       ABOUT("Valley Rail") DUTIES
					       REQUIRED("Go", "MySQL") }));
	CHECK(!same((struct advert){ "Developer", "Valley Rail", DUTIES REQUIRED("Go", "MySQL") },
		    (struct advert){ "Developer", "Valley Rail",
				     DUTIES REQUIRED("Rust", "MySQL") }));
}

static void other_years_are_another_job(void)
{
	CHECK(!same((struct advert){ "Developer", "Valley Rail",
				     DUTIES REQUIRED("2+ years of Go", "MySQL") },
		    (struct advert){ "Developer", "Valley Rail",
				     DUTIES REQUIRED("6+ years of Go", "MySQL") }));
}

static void another_seniority_in_the_title_is_another_job(void)
{
	struct advert senior = original, junior = original, plain = original;

	senior.title = "Senior Go Developer";
	junior.title = "Junior Go Developer";
	plain.title = "Developer";
	CHECK(!same(senior, junior));
	CHECK(same(senior, plain));
}

/* The sketch of duties, with a section of the kind given before them. */
static struct sg_sketch sketch_with(const struct sg_dict *dict, enum sg_section_kind kind,
				    sg_str words)
{
	static const char duties[] = DUTIES DUTIES;
	struct sg_buf text = { .arena = sg_arena_new(0) };
	struct sg_section sections[] = { { kind, { 0, (uint32_t)words.len }, 0 },
					 { SG_SECTION_RESPONSIBILITIES, { (uint32_t)words.len, 0 },
					   (uint32_t)words.len } };
	struct sg_document document = { .sections = sections, .n_sections = 2 };
	struct sg_findings findings = { .outcome = SG_OUTCOME_OK };
	struct sg_sketch sketch;

	sg_buf_add(&text, words);
	sg_buf_add(&text, SG_STR(duties));
	document.text = sg_buf_str(&text);
	sections[1].span.end = (uint32_t)document.text.len;
	sg_sketch_make(dict, &document, &findings, &sketch);
	sg_arena_free(text.arena);
	return sketch;
}

static void what_a_company_says_everywhere_is_no_part_of_a_sketch(void)
{
	static const bool own[] = { [SG_SECTION_OTHER] = true,
				    [SG_SECTION_REQUIRED] = true,
				    [SG_SECTION_PREFERRED] = true,
				    [SG_SECTION_RESPONSIBILITIES] = true,
				    [SG_SECTION_STACK] = true,
				    [SG_SECTION_LEGAL] = false };
	struct run run = run_open();

	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		enum sg_section_kind kind = (enum sg_section_kind)i;
		struct sg_sketch a = sketch_with(run.dict, kind, SG_STR("")),
				 b = sketch_with(run.dict, kind,
						 SG_STR("Kites and lanterns over a quiet lake "
							"in the evening, with all of us below\n"));

		CHECK((a.about != b.about) == own[i]);
		CHECK((memcmp(a.bits, b.bits, sizeof a.bits) != 0) == own[i]);
	}
	run_close(&run);
}

static void the_company_s_own_name_is_no_part_of_a_sketch(void)
{
	static const char *const names[] = { "Brook & Lane Ltd", "Fjordpay" };
	struct run run = run_open();
	struct sg_sketch sketches[2];

	for (size_t i = 0; i < 2; i++) {
		struct sg_arena *arena = sg_arena_new(0);
		sg_str text = sg_arena_printf(
			arena, DUTIES "%s looks for you. At %s we ship.\n" DUTIES, names[i], names[i]);
		struct sg_section section = { SG_SECTION_RESPONSIBILITIES,
					      { 0, (uint32_t)text.len }, 0 };
		struct sg_document document = { text, &section, 1 };
		struct sg_findings findings = { .outcome = SG_OUTCOME_OK };

		findings.posting.company = sg_str_of(names[i]);
		sg_sketch_make(run.dict, &document, &findings, &sketches[i]);
		sg_arena_free(arena);
	}
	CHECK(memcmp(sketches[0].bits, sketches[1].bits, sizeof sketches[0].bits) == 0);
	CHECK(sketches[0].about == sketches[1].about);
	run_close(&run);
}

static void a_sketch_is_looked_for_in_as_many_places_as_it_has(void)
{
	struct run run = run_open();
	struct sg_sketch sketch = sketch_with(run.dict, SG_SECTION_OTHER, SG_STR("And more.\n"));

	CHECK(sketch.n_anchors == SG_SKETCH_ANCHORS);
	for (uint32_t i = 0; i < sketch.n_anchors; i++)
		for (uint32_t k = 0; k < i; k++)
			CHECK(sketch.anchors[i] != sketch.anchors[k]);
	run_close(&run);
}

static void few_words_are_never_compared(void)
{
	static const char fifty[] =
		"We need Go and Docker. You keep the timetable import alive when three railways "
		"publish at the same minute, look after what you wrote, help the newest of us to "
		"find their way around the code, explain a trade-off in plain words before you "
		"choose a side, and you read what others wrote.";

	CHECK(!same((struct advert){ "Go Developer", "Valley Rail", fifty },
		    (struct advert){ "Go Developer", "Valley Rail", fifty }));
}

static void a_title_alone_is_no_reason(void)
{
	CHECK(!same((struct advert){ "Go Developer", "Valley Rail",
				     DUTIES "We work with Go, Docker and PostgreSQL." },
		    (struct advert){ "Go Developer", "Valley Rail",
				     ABOUT("Valley Rail")
				     "We work with Go, Docker and PostgreSQL." }));
}

static void the_same_text_in_another_town_is_one_posting_with_two_places(void)
{
	CHECK(same((struct advert){ "Go Developer, Chur", "Valley Rail",
				    "Location\n\nChur\n\n" DUTIES REQUIRED("Go", "PostgreSQL") },
		   (struct advert){ "Go Developer, Davos", "Valley Rail",
				    "Location\n\nDavos\n\n" DUTIES REQUIRED("Go", "PostgreSQL") }));
}

static void all_copies_are_marked_with_the_first_one_s_key(void)
{
	struct run run = run_open();
	struct advert copy = original;

	copy.company = "Brightwell Staffing";
	CHECK(give(&run, original) == 0);
	CHECK(give(&run, copy) == 1);
	copy.title = "Engineer";
	CHECK(give(&run, copy) == 1);
	run_close(&run);
}

static void a_mark_that_is_there_stays(void)
{
	struct run run = run_open();
	struct sg_posting posting = { .key = SG_STR("00000000000000aa"),
				      .duplicate_of = SG_STR("00000000000000bb") };
	struct sg_sketch sketch = { .bits = { 1, 2, 3 }, .about = 100, .n_anchors = 1 };

	for (int i = 0; i < 2; i++) {
		CHECK(sg_seen_key(run.seen, &posting, NULL) == SG_OK);
		CHECK(sg_seen_text(run.seen, &sketch, run.arena, &posting, NULL) == SG_OK);
		CHECK_STR(posting.duplicate_of, "00000000000000bb");
	}
	posting.duplicate_of = (sg_str){ 0 };
	CHECK(sg_seen_key(run.seen, &posting, NULL) == SG_OK);
	CHECK_STR(posting.duplicate_of, "00000000000000aa");
	run_close(&run);
}

static void a_key_that_is_none_is_always_new(void)
{
	struct run run = run_open();
	struct sg_posting posting = { .key = SG_STR("not a key, sorry") };

	for (int i = 0; i < 2; i++) {
		CHECK(sg_seen_key(run.seen, &posting, NULL) == SG_OK);
		CHECK(posting.duplicate_of.ptr == NULL);
	}
	run_close(&run);
}

/* Gives a posting of this number, with the text of another. */
static bool is_marked(struct run *run, unsigned number, unsigned text)
{
	char key[17];
	struct sg_posting posting = { .key = { key, 16 } };
	struct sg_sketch sketch = { .bits = { text * 0x9e3779b1u, text * 0x85ebca6bu,
					      text * 0xc2b2ae35u },
				    .about = 500,
				    .anchors = { text * 7919 },
				    .n_anchors = 1 };

	snprintf(key, sizeof key, "%016x", number);
	CHECK(sg_seen_key(run->seen, &posting, NULL) == SG_OK);
	CHECK(sg_seen_text(run->seen, &sketch, run->arena, &posting, NULL) == SG_OK);
	return posting.duplicate_of.ptr != NULL;
}

static void what_came_first_is_found_again_however_many_came_since(void)
{
	const unsigned n = 500;
	struct run run = run_open();
	unsigned lost = 0, marked = 0;

	for (unsigned i = 1; i <= n; i++) {
		marked += is_marked(&run, i, i);
		lost += !is_marked(&run, i / 2 + 1, i);
		lost += !is_marked(&run, n + i, i / 2 + 1);
	}
	CHECK(marked == 0 && lost == 0);
	run_close(&run);
}

/* All of them are looked for in one place, which is the worst there is. */
static void a_hundred_thousand_postings_are_told_apart_in_seconds(void)
{
	enum { N = 100000 };
	struct run run = run_open();
	struct sg_sketch sketch = { .about = 500, .anchors = { 7 }, .n_anchors = 1 };
	uint32_t random = 1;
	unsigned marked = 0;

	for (unsigned i = 0; i < N; i++) {
		char key[17];
		struct sg_posting posting = { .key = { key, 16 } };

		snprintf(key, sizeof key, "%016x", i);
		for (int k = 0; k < 3; k++) {
			random = random * 1664525u + 1013904223u;
			sketch.bits[k] = random ^ random >> 15;
		}
		CHECK(sg_seen_key(run.seen, &posting, NULL) == SG_OK);
		CHECK(sg_seen_text(run.seen, &sketch, run.arena, &posting, NULL) == SG_OK);
		marked += posting.duplicate_of.ptr != NULL;
	}
	CHECK(marked < N / 1000);
	run_close(&run);
}

TEST_MAIN(TEST(an_agency_s_copy_is_found),
	  TEST(another_company_s_name_and_other_numbers_do_not_matter),
	  TEST(moved_paragraphs_and_a_new_footer_do_not_matter),
	  TEST(another_job_of_the_company_is_another_job),
	  TEST(other_required_skills_are_another_job),
	  TEST(other_years_are_another_job),
	  TEST(another_seniority_in_the_title_is_another_job),
	  TEST(what_a_company_says_everywhere_is_no_part_of_a_sketch),
	  TEST(the_company_s_own_name_is_no_part_of_a_sketch),
	  TEST(a_sketch_is_looked_for_in_as_many_places_as_it_has),
	  TEST(few_words_are_never_compared),
	  TEST(a_title_alone_is_no_reason),
	  TEST(the_same_text_in_another_town_is_one_posting_with_two_places),
	  TEST(all_copies_are_marked_with_the_first_one_s_key),
	  TEST(a_mark_that_is_there_stays),
	  TEST(a_key_that_is_none_is_always_new),
	  TEST(what_came_first_is_found_again_however_many_came_since),
	  TEST(a_hundred_thousand_postings_are_told_apart_in_seconds))
