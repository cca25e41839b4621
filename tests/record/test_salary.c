/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "record/salary.h"

static struct sg_arena *arena;

static sg_str salary(const char *json)
{
	struct sg_json *node;
	sg_str line;

	if (sg_json_parse(sg_str_of(json), &node, NULL) != SG_OK)
		return SG_STR("(no JSON)");
	line = sg_salary_read(arena, node, (sg_str){ NULL, 0 });
	sg_json_free(node);
	return line;
}

static int keep(void *user, sg_str chunk)
{
	sg_buf_add(user, chunk);
	return 0;
}

static sg_str written(sg_str line)
{
	struct sg_buf buf = { .arena = arena };
	struct sg_out out;

	sg_out_init(&out, keep, &buf);
	sg_salary_write(&out, line);
	CHECK(sg_out_finish(&out, NULL) == SG_OK);
	return sg_buf_str(&buf);
}

static void ranges_and_single_values_are_read(void)
{
	CHECK_STR(salary("{\"currency\":\"NOK\",\"value\":{\"minValue\":850000,\"maxValue\":980000,"
			 "\"unitText\":\"YEAR\"}}"),
		  "850000-980000 NOK/year");
	CHECK_STR(salary("{\"currency\":\"EUR\",\"value\":4800}"), "4800 EUR");
	CHECK_STR(salary("{\"currency\":\"EUR\",\"value\":{\"value\":\"18.50\",\"unitText\":"
			 "\"HOUR\"}}"),
		  "18.5 EUR/hour");
	CHECK_STR(salary("{\"minValue\":\"60,000\",\"maxValue\":\"60,000\",\"currency\":\"USD\"}"),
		  "60000 USD");
}

static void price_specifications_numbers_and_lists_are_read(void)
{
	CHECK_STR(salary("{\"minPrice\":1,\"maxPrice\":2,\"priceCurrency\":\"GBP\"}"), "1-2 GBP");
	CHECK_STR(salary("70000"), "70000");
	CHECK_STR(salary("\"70,000\""), "70000");
	CHECK_STR(salary("[{\"currency\":\"PLN\",\"value\":{\"minValue\":17000}}]"), "17000 PLN");
}

static void prose_is_kept_only_when_it_holds_a_figure(void)
{
	CHECK_STR(salary("\" EUR 60k\\n to 75k \""), "EUR 60k to 75k");
	CHECK_STR(salary("\"competitive\""), NULL);
	CHECK_STR(salary("\"0\""), NULL);
}

static void hostile_and_empty_values_are_absent(void)
{
	CHECK_STR(salary("{}"), NULL);
	CHECK_STR(salary("null"), NULL);
	CHECK_STR(salary("true"), NULL);
	CHECK_STR(salary("[]"), NULL);
	CHECK_STR(salary("-5"), NULL);
	CHECK_STR(salary("1e300"), NULL);
	CHECK_STR(salary("{\"value\":{\"minValue\":{},\"maxValue\":[]}}"), NULL);
}

static void a_line_is_written_as_an_object_that_reads_back_the_same(void)
{
	static const sg_str lines[] = {
		SG_LIT("850000-980000 NOK/year"),
		SG_LIT("4800 EUR"),
		SG_LIT("18.5 EUR/hour"),
		SG_LIT("70000"),
		SG_LIT("5-9/month"),
		SG_LIT("100-50 EUR"),
		SG_LIT("EUR 60k to 75k"),
		SG_LIT("7 EUR/moon"),
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		sg_str json = written(lines[i]);
		struct sg_json *node;

		CHECK(sg_json_parse(json, &node, NULL) == SG_OK);
		CHECK((sg_json_type(node) == SG_JSON_OBJECT) == (i < 5));
		CHECK(sg_str_eq(sg_salary_read(arena, node, (sg_str){ NULL, 0 }), lines[i]));
		sg_json_free(node);
	}
}

static void prepare(void)
{
	arena = sg_arena_new(0);
	CHECK(arena != NULL);
}

static void clean_up(void)
{
	sg_arena_free(arena);
}

TEST_MAIN(TEST(prepare), TEST(ranges_and_single_values_are_read),
	  TEST(price_specifications_numbers_and_lists_are_read),
	  TEST(prose_is_kept_only_when_it_holds_a_figure),
	  TEST(hostile_and_empty_values_are_absent),
	  TEST(a_line_is_written_as_an_object_that_reads_back_the_same), TEST(clean_up))
