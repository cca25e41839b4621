/* SPDX-License-Identifier: MIT */
#include <skillgap/profile.h>

#include "profile.h"

#include "base/str.h"

struct written {
	char text[4096];
	size_t n, added;
	enum sg_status status;
	struct sg_error err;
};

static int keep(void *user, sg_str chunk)
{
	struct written *written = user;

	if (written->n + chunk.len > sizeof written->text)
		return 1;
	memcpy(written->text + written->n, chunk.ptr, chunk.len);
	written->n += chunk.len;
	return 0;
}

/* The list that a résumé comes to, behind `existing` (NULL: a new one). */
static struct written write_list(const char *resume, const char *existing)
{
	struct written written = { .n = 0 };
	const struct sg_list_line *lines;
	struct sg_draft draft;
	size_t n;

	set_up();
	if (sg_draft_read(matcher, dict, SG_STR("cv.txt"), sg_str_of(resume), SG_STR("2026-11-22"),
			  arena, NULL, NULL, &draft, NULL) != SG_OK ||
	    sg_draft_lines(dict, &draft, arena, &lines, &n, NULL) != SG_OK)
		abort();
	written.status = sg_list_write(dict, lines, n,
				       existing == NULL ? (sg_str){ NULL, 0 } : sg_str_of(existing),
				       false, arena, keep, &written, &written.added, &written.err);
	return written;
}

static const char resume[] =
	"{\"basics\":{\"name\":\"Mika Example\"},\"skills\":[{\"name\":\"Go\",\"years\":3.5},"
	"{\"name\":\"Docker\"},{\"name\":\"Sapling Example Kit\"},{\"name\":\"Mika Example's Tool\"},"
	"{\"name\":\"PHP\",\"status\":\"avoid\"},{\"name\":\"Rust\",\"status\":\"learning\"}],"
	"\"work\":[{\"name\":\"Northwind\",\"startDate\":\"2020-10\",\"endDate\":\"2022-10\","
	"\"summary\":\"Kafka and Docker at Northwind\"}]}";

static void a_list_has_dates_and_counts_beside_its_skills(void)
{
	struct written w = write_list(resume, NULL);

	CHECK(w.status == SG_OK && w.added == 6);
	CHECK_STR(((sg_str){ w.text, w.n }),
		  "# skillgap profile. One skill a line: NAME [YEARS] [learning|want|avoid]\n"
		  "Go 3y6m            # as stated\n"
		  "Docker 2y          # 2020-10 to 2022-10\n"
		  "Kafka 2y           # 2020-10 to 2022-10\n"
		  "Rust learning\n"
		  "-PHP\n"
		  "Sapling Example Kit # in no dictionary, as you wrote it\n");
}

static void a_list_that_is_read_back_says_the_same(void)
{
	struct written w = write_list(resume, NULL);
	struct reading r = read_bytes(w.text, w.n);

	CHECK(r.status == SG_OK && r.profile.n_claims == 5 && r.profile.n_unknown == 1);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 42) && claims(&r, "kafka", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "php", SG_CLAIM_AVOID, 0) && claims(&r, "rust", SG_CLAIM_LEARNING, 0));
	/* Nor is one of names that nobody knows taken for a CV. */
	r = read_text("# skillgap profile\nFoozle\nBarzle Kit\nQuux\nGo\n");
	CHECK(r.profile.n_unknown == 3 && claims(&r, "go", SG_CLAIM_HAVE, 0));
}

static void what_is_there_stays_byte_for_byte(void)
{
	static const char mine[] = "\n  # mine\r\nGolang   2y # since school\r\n#kafka\r\n -PHP ,SQL";
	struct written w = write_list(resume, mine);
	size_t n = sizeof mine - 1;

	CHECK(w.status == SG_OK && w.added == 3);
	CHECK(w.n > n && memcmp(w.text, mine, n) == 0);
	CHECK_STR(((sg_str){ w.text + n, w.n - n }),
		  "\r\nDocker 2y          # 2020-10 to 2022-10\r\nRust learning\r\n"
		  "Sapling Example Kit # in no dictionary, as you wrote it\r\n");
}

static void nothing_new_changes_nothing(void)
{
	struct written first = write_list(resume, NULL), again;

	first.text[first.n] = '\0';
	again = write_list(resume, first.text);
	CHECK(again.added == 0 && again.n == first.n && memcmp(again.text, first.text, first.n) == 0);
}

static void what_is_no_list_is_not_added_to(void)
{
	CHECK(write_list(resume, "{\"skills\":[\"Go\"]}").status == SG_ESYNTAX);
	CHECK(write_list(resume, "I have written Go and SQL for as long as I can remember, and "
				 "I would not want it any other way.\n")
		      .status == SG_ESYNTAX);
	CHECK(write_list(resume, "").status == SG_OK);
}

static void every_name_of_the_dictionary_can_be_written(void)
{
	set_up();
	for (uint32_t i = 0; i < sg_dict_count(dict); i++)
		CHECK(sg_dict_resolve(dict, sg_list_name(dict, i)) == i);
	tear_down();
}

TEST_MAIN(TEST(a_list_has_dates_and_counts_beside_its_skills),
	  TEST(a_list_that_is_read_back_says_the_same), TEST(what_is_there_stays_byte_for_byte),
	  TEST(nothing_new_changes_nothing), TEST(what_is_no_list_is_not_added_to),
	  TEST(every_name_of_the_dictionary_can_be_written))
