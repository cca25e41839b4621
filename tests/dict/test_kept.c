/* SPDX-License-Identifier: MIT */
/* Dictionaries from kept bytes, as they were and torn. */
#include <skillgap/skillgap.h>

#include <stdlib.h>

#include "test.h"

#include "dict/image.h"

static const char overlay_json[] =
	"{\"area\": \"tools\", \"skills\": [{\"id\": \"zorbfly\", \"name\": \"Zorbfly\", "
	"\"kind\": \"tool\", \"tier\": 3, \"aliases\": [\"zorb fly\"], \"effort\": \"days\", "
	"\"patterns\": [\"Zorb[ -]?\\\\d+\"], \"docs\": [\"https://zorbfly.example/docs\"]}]}";

static const char description[] =
	"Requirements\n\n- 5+ years of Go or Rust, strong PostgreSQL\n- Zorb 7 and Kafka\n"
	"- Experience with R, C and Spring at scale, no Java needed\n- Based in Oslo, remote\n";

static struct sg_dict *made; /* with the overlay */
static sg_str whole;

static void make(void)
{
	struct sg_overlay overlay = { SG_STR("mine.json"),
				      { overlay_json, sizeof overlay_json - 1 } };

	if (made == NULL && sg_dict_new(&made, &overlay, 1, NULL) == SG_OK)
		whole = sg_dict_bytes(made);
	if (made == NULL)
		abort();
}

/* A copy that ends where its memory does. */
static char *copy_of(size_t n)
{
	char *copy = malloc(n == 0 ? 1 : n);

	if (copy == NULL)
		abort();
	memcpy(copy, whole.ptr, n);
	return copy;
}

static int add(void *user, sg_str chunk)
{
	uint64_t *sum = user;

	for (size_t i = 0; i < chunk.len; i++)
		*sum = (*sum ^ (unsigned char)chunk.ptr[i]) * 0x100000001b3u;
	return 0;
}

/* All that a dictionary is used for, once; the sum of what comes of it. */
static uint64_t use(const struct sg_dict *dict)
{
	struct sg_arena *arena = sg_arena_new(64 << 20);
	struct sg_matcher *matcher = NULL;
	struct sg_record record = { .kind = SG_RECORD_FINDINGS };
	struct sg_posting posting = { .title = SG_STR("Go engineer"),
				      .body = { description, sizeof description - 1 },
				      .media_type = SG_STR("text/plain") };
	struct sg_document document;
	uint64_t sum = 0;

	if (arena == NULL || sg_matcher_new(&matcher, dict, NULL) != SG_OK)
		abort();
	if (sg_extract(dict, &posting, arena, &document, NULL) == SG_OK &&
	    sg_match(matcher, &posting, &document, arena, &record.findings, NULL) == SG_OK &&
	    sg_record_write(&record, add, &sum, NULL) != SG_OK)
		sum = 0;
	sg_dict_resolve(dict, SG_STR("postgres"));
	sg_dict_nearest(dict, SG_STR("kubernets"));
	for (uint32_t role = 0; role < sg_dict_role_count(dict); role++)
		for (uint32_t area = 0; area < sg_dict_role(dict, role).n_areas; area++)
			sg_dict_role_area(dict, role, area);
	sg_matcher_free(matcher);
	sg_arena_free(arena);
	return sum;
}

static void kept_bytes_are_the_same_dictionary(void)
{
	struct sg_dict *loaded = NULL;
	char *copy;

	make();
	copy = copy_of(whole.len);
	CHECK(sg_dict_load(&loaded, (sg_str){ copy, whole.len }, NULL) == SG_OK);
	if (loaded != NULL) {
		CHECK(use(loaded) == use(made));
		CHECK(sg_dict_count(loaded) == sg_dict_count(made));
		CHECK(sg_dict_resolve(loaded, SG_STR("Zorb Fly")) != SG_NO_SKILL);
		CHECK(memcmp(sg_dict_version(loaded).ptr, sg_dict_version(made).ptr, 16) == 0);
	}
	sg_dict_free(loaded);
	free(copy);
}

static void the_built_in_dictionary_can_be_kept_too(void)
{
	struct sg_dict *builtin = NULL, *loaded = NULL;

	CHECK(sg_dict_new(&builtin, NULL, 0, NULL) == SG_OK);
	CHECK(sg_dict_load(&loaded, sg_dict_bytes(builtin), NULL) == SG_OK ||
	      (uintptr_t)sg_dict_bytes(builtin).ptr % 8 != 0);
	sg_dict_free(loaded);
	sg_dict_free(builtin);
}

static void bytes_cut_short_anywhere_are_refused(void)
{
	make();
	for (size_t n = 0; n < whole.len; n += n < 512 ? 1 : whole.len / 97) {
		struct sg_dict *loaded = NULL;
		char *copy = copy_of(n);

		CHECK(sg_dict_load(&loaded, (sg_str){ copy, n }, NULL) == SG_ESYNTAX);
		/* Also when they say that they are no longer than that. */
		if (n >= sizeof(struct sg_image)) {
			((struct sg_image *)(void *)copy)->size = (uint32_t)n;
			CHECK(sg_dict_load(&loaded, (sg_str){ copy, n }, NULL) == SG_ESYNTAX);
		}
		free(copy);
	}
}

static unsigned accepted, refused;

/* One word of the dictionary changed: it is refused, or it can be used. */
static void try(char *copy, size_t at, uint32_t value)
{
	struct sg_dict *loaded = NULL;
	uint32_t before;

	memcpy(&before, copy + at, sizeof before);
	memcpy(copy + at, &value, sizeof value);
	if (sg_dict_load(&loaded, (sg_str){ copy, whole.len }, NULL) == SG_OK) {
		use(loaded);
		accepted++;
	} else {
		refused++;
	}
	sg_dict_free(loaded);
	memcpy(copy + at, &before, sizeof before);
}

static void try_all(char *copy, size_t at)
{
	uint32_t word;

	memcpy(&word, copy + at, sizeof word);
	try(copy, at, 0);
	try(copy, at, UINT32_MAX);
	try(copy, at, word + 1);
	try(copy, at, word + 4);
	try(copy, at, word ^ 0x80000000u);
	try(copy, at, (uint32_t)whole.len - 4);
	try(copy, at, word ^ 0x10000);
}

/* The first rows of every table, the words of the head, and places all over the rest. */
static void a_word_changed_anywhere_is_refused_or_does_no_harm(void)
{
	struct sg_image head;
	uint64_t seed = 7;
	char *copy;

	make();
	copy = copy_of(whole.len);
	memcpy(&head, whole.ptr, sizeof head);
	for (size_t at = 0; at < sizeof head; at += 4)
		try_all(copy, at);
	for (size_t i = 6; i + 1 < sizeof head / 4; i++) {
		uint32_t table;

		memcpy(&table, copy + 4 * i, sizeof table);
		for (size_t at = table; table % 4 == 0 && table >= sizeof head &&
					at + 4 <= whole.len && at < table + 24u;
		     at += 4)
			try(copy, at, 0x7ffffffc);
	}
	for (unsigned i = 0; i < 120; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		try_all(copy, (size_t)(seed >> 33) % (whole.len / 4) * 4);
	}
	printf("# %u refused, %u used\n", refused, accepted);
	CHECK(refused > 0 && accepted > 0);
	free(copy);
	sg_dict_free(made);
}

TEST_MAIN(TEST(kept_bytes_are_the_same_dictionary), TEST(the_built_in_dictionary_can_be_kept_too),
	  TEST(bytes_cut_short_anywhere_are_refused),
	  TEST(a_word_changed_anywhere_is_refused_or_does_no_harm))
