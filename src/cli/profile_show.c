/* SPDX-License-Identifier: MIT */
/* profile show: what a profile comes to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/profile.h"
#include "cli/put.h"
#include "cli/ui.h"

enum { LABEL = 17, YEARS = 10 };

static sg_str str_of(const char *text)
{
	return (sg_str){ text, strlen(text) };
}

/* Words behind each other, wrapped below the column where they begin. */
struct flow {
	size_t column, start, width;
};

static void put_word(struct flow *flow, sg_str word)
{
	size_t n = 0;

	for (size_t i = 0; i < word.len; i++)
		n += ((unsigned char)word.ptr[i] & 0xc0) != 0x80;
	if (flow->column > flow->start && flow->column + n + 3 > flow->width) {
		printf(",\n%*s", (int)flow->start, "");
		flow->column = flow->start;
	} else if (flow->column > flow->start) {
		fputs(", ", stdout);
		flow->column += 2;
	}
	ui_put(word);
	flow->column += n;
}

static sg_str name_of(const struct sg_dict *dict, sg_str id)
{
	uint32_t skill = sg_dict_by_id(dict, id);

	return skill == SG_NO_SKILL ? id : sg_dict_skill(dict, skill).name;
}

/* ---- text --------------------------------------------------------------------------- */

static void put_held(const struct sg_dict *dict, const struct sg_claim *claim)
{
	struct sg_skill skill = sg_dict_skill(dict, sg_dict_by_id(dict, claim->skill));
	uint32_t n = sg_dict_length(dict, skill.closure);
	struct flow flow = { LABEL + YEARS + 8, LABEL + YEARS + 8, ui_width() };
	char years[32] = "";

	if (claim->months > 0)
		profile_months(claim->months, years, sizeof years);
	ui_put(skill.name);
	if (n == 0 && years[0] == '\0') {
		putchar('\n');
		return;
	}
	printf("%*s%-*s", skill.name.len < LABEL ? (int)(LABEL - skill.name.len) : 1, "",
	       n == 0 ? 0 : YEARS, years);
	if (n > 0)
		fputs("so also ", stdout);
	for (uint32_t i = 0; i < n; i++)
		put_word(&flow, name_of(dict, sg_dict_string(dict, skill.closure, i)));
	putchar('\n');
}

static void put_status(const struct sg_dict *dict, const struct sg_profile *profile,
		       enum sg_claim_status status, const char *label)
{
	struct flow flow = { LABEL, LABEL, ui_width() };
	bool any = false;

	for (size_t i = 0; i < profile->n_claims; i++) {
		if (profile->claims[i].status != status)
			continue;
		if (!any)
			printf("%-*s", LABEL, label);
		any = true;
		put_word(&flow, name_of(dict, profile->claims[i].skill));
	}
	if (any)
		putchar('\n');
}

static void put_background(const struct sg_profile *profile)
{
	struct flow flow = { LABEL, LABEL, ui_width() };
	char text[200];

	for (size_t i = 0; i < profile->n_languages; i++) {
		const struct sg_profile_language *language = &profile->languages[i];

		snprintf(text, sizeof text, SG_FMT "%s" SG_FMT, SG_ARG(language->id),
			 language->fluency.len > 0 ? " " : "", SG_ARG(language->fluency));
		if (text[0] >= 'a' && text[0] <= 'z')
			text[0] = (char)(text[0] - 'a' + 'A');
		if (i == 0)
			printf("%-*s", LABEL, "LANGUAGES");
		put_word(&flow, str_of(text));
	}
	if (profile->n_languages > 0)
		putchar('\n');
	if (profile->degree.ptr != NULL)
		printf("%-*s" SG_FMT "%s" SG_FMT "\n", LABEL, "DEGREE", SG_ARG(profile->degree),
		       profile->degree_year.len > 0 ? ", " : "", SG_ARG(profile->degree_year));
	if (profile->total_months > 0) {
		profile_months(profile->total_months, text, sizeof text);
		printf("%-*s%s in dated jobs\n", LABEL, "IN TOTAL", text);
	}
}

static void put_text(const struct sg_dict *dict, const char *path, bool named,
		     const struct sg_profile *profile)
{
	struct flow flow = { LABEL, LABEL, ui_width() };
	char shown[4096], counts[120];
	bool any = false;

	if (named)
		snprintf(shown, sizeof shown, SG_FMT, SG_ARG(person_label(path)));
	else
		keep_tilde(path, shown, sizeof shown);
	profile_counts(profile, counts, sizeof counts);
	ui_put(str_of(shown));
	printf(": %s\n\n", counts);
	for (size_t i = 0; i < profile->n_claims; i++) {
		if (profile->claims[i].status != SG_CLAIM_HAVE)
			continue;
		if (!any)
			puts("HELD");
		any = true;
		put_held(dict, &profile->claims[i]);
	}
	put_status(dict, profile, SG_CLAIM_LEARNING, "LEARNING");
	put_status(dict, profile, SG_CLAIM_WANT, "WANTED");
	put_status(dict, profile, SG_CLAIM_AVOID, "AVOIDED");
	for (size_t i = 0; i < profile->n_unknown; i++) {
		if (i == 0)
			printf("%-*s", LABEL, "UNKNOWN");
		put_word(&flow, profile->unknown[i]);
	}
	if (profile->n_unknown > 0)
		putchar('\n');
	put_background(profile);
}

/* ---- JSON --------------------------------------------------------------------------- */

static void put_number(const char *key, unsigned value)
{
	if (value == 0)
		printf(",\"%s\":null", key);
	else
		printf(",\"%s\":%u", key, value);
}

static void put_claim(const struct sg_dict *dict, const struct sg_claim *claim)
{
	struct sg_skill skill = sg_dict_skill(dict, sg_dict_by_id(dict, claim->skill));

	fputs("{\"id\":", stdout);
	put_json(skill.id);
	put_member("name", skill.name);
	put_member("status", str_of(sg_claim_status_name(claim->status)));
	put_number("months", claim->months);
	fputs(",\"implies\":[", stdout);
	for (uint32_t i = 0; i < sg_dict_length(dict, skill.closure); i++) {
		if (i > 0)
			putchar(',');
		put_json(sg_dict_string(dict, skill.closure, i));
	}
	fputs("]}", stdout);
}

static void put_object(const struct sg_dict *dict, const struct sg_profile *profile)
{
	fputs("{\"type\":\"profile\",\"v\":1", stdout);
	put_member("dictionary", sg_dict_version(dict));
	fputs(",\"skills\":[", stdout);
	for (size_t i = 0; i < profile->n_claims; i++) {
		if (i > 0)
			putchar(',');
		put_claim(dict, &profile->claims[i]);
	}
	fputs("],\"unknown\":[", stdout);
	for (size_t i = 0; i < profile->n_unknown; i++) {
		if (i > 0)
			putchar(',');
		put_json(profile->unknown[i]);
	}
	fputs("],\"languages\":[", stdout);
	for (size_t i = 0; i < profile->n_languages; i++) {
		fputs(i > 0 ? ",{\"id\":" : "{\"id\":", stdout);
		put_json(profile->languages[i].id);
		put_member("fluency", profile->languages[i].fluency);
		putchar('}');
	}
	fputs("]", stdout);
	put_member("degree", profile->degree);
	put_member("degree_year", profile->degree_year);
	put_number("total_months", profile->total_months);
	puts("}");
}

/* ---- the whole ---------------------------------------------------------------------- */

enum exit_code profile_show(struct profile_task *task, const char *named)
{
	char *path = profile_path(named);
	struct person person = { .paths = { .at = { path }, .n = path != NULL } };
	enum exit_code ending = EXIT_BAD;

	if (path == NULL)
		return EXIT_BAD;
	if (person_open(&person, &task->setup, (sg_str){ task->now, 10 })) {
		ending = EXIT_DONE;
		if (task->json)
			put_object(task->setup.dict, &person.profile);
		else
			put_text(task->setup.dict, path, named != NULL, &person.profile);
	}
	person_close(&person);
	free(path);
	return ending;
}
