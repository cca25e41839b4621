/* SPDX-License-Identifier: MIT */
/* dict: a look into the dictionary. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/role.h"
#include "cli/setup.h"
#include "cli/ui.h"

struct look {
	struct setup setup;
	int format;
	bool help;
};

static sg_str str_of(const char *text)
{
	return (sg_str){ text, strlen(text) };
}

/* JSON strings of the dictionary: its ids, names and aliases hold no controls (checked when
 * it is read), so quotes and backslashes are all there is to escape. */
static void put_string(sg_str str)
{
	putchar('"');
	for (size_t i = 0; i < str.len; i++) {
		if (str.ptr[i] == '"' || str.ptr[i] == '\\')
			putchar('\\');
		putchar(str.ptr[i]);
	}
	putchar('"');
}

static void put_member(const char *key, sg_str value)
{
	printf(",\"%s\":", key);
	if (value.ptr == NULL)
		fputs("null", stdout);
	else
		put_string(value);
}

static void put_list(const struct sg_dict *dict, const char *key, uint32_t list)
{
	printf(",\"%s\":[", key);
	for (uint32_t i = 0; i < sg_dict_length(dict, list); i++) {
		if (i > 0)
			putchar(',');
		put_string(sg_dict_string(dict, list, i));
	}
	putchar(']');
}

static void put_ndjson(const struct sg_dict *dict, const struct sg_skill *skill)
{
	fputs("{\"id\":", stdout);
	put_string(skill->id);
	put_member("name", skill->name);
	put_member("kind", str_of(sg_kind_name(skill->kind)));
	put_member("class", str_of(sg_class_name(skill->class_)));
	put_member("area", skill->area);
	put_member("role", skill->role);
	put_list(dict, "aliases", skill->aliases);
	put_list(dict, "implies", skill->implies);
	put_list(dict, "part_of", skill->part_of);
	put_list(dict, "adjacent", skill->adjacent);
	puts("}");
}

static enum exit_code list(const struct look *look)
{
	const struct sg_dict *dict = look->setup.dict;

	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		struct sg_skill skill = sg_dict_skill(dict, i);

		if (look->format == 1)
			put_ndjson(dict, &skill);
		else
			printf("%-32.*s " SG_FMT " (%s)\n", SG_ARG(skill.id), SG_ARG(skill.name),
			       sg_kind_name(skill.kind));
	}
	return EXIT_DONE;
}

static uint32_t resolve_or_say(const struct look *look, const char *name)
{
	const struct sg_dict *dict = look->setup.dict;
	uint32_t index = sg_dict_resolve(dict, str_of(name)), near;
	char what[200];

	if (index != SG_NO_SKILL)
		return index;
	near = sg_dict_nearest(dict, str_of(name));
	if (near == SG_NO_SKILL)
		snprintf(what, sizeof what, "'%.100s' is in no dictionary", name);
	else
		snprintf(what, sizeof what, "'%.100s' is in no dictionary; " SG_FMT "?", name,
			 SG_ARG(sg_dict_skill(dict, near).name));
	ui_say(NULL, what, NULL);
	return SG_NO_SKILL;
}

static enum exit_code resolve(const struct look *look, const char *name)
{
	uint32_t index = resolve_or_say(look, name);

	if (index == SG_NO_SKILL)
		return EXIT_NO;
	printf(SG_FMT "\n", SG_ARG(sg_dict_skill(look->setup.dict, index).id));
	return EXIT_DONE;
}

static void show_list(const struct sg_dict *dict, const char *label, uint32_t list)
{
	uint32_t n = sg_dict_length(dict, list);

	if (n == 0)
		return;
	printf("%-10s", label);
	for (uint32_t i = 0; i < n; i++)
		printf("%s" SG_FMT, i == 0 ? "" : ", ", SG_ARG(sg_dict_string(dict, list, i)));
	putchar('\n');
}

static enum exit_code show(const struct look *look, const char *name)
{
	const struct sg_dict *dict = look->setup.dict;
	uint32_t role = sg_dict_role_by_id(dict, str_of(name)), index;
	struct sg_skill skill;

	if (role != SG_NO_ROLE && look->format == 0) {
		role_show(dict, role);
		return EXIT_DONE;
	}
	index = resolve_or_say(look, name);
	if (index == SG_NO_SKILL)
		return EXIT_NO;
	skill = sg_dict_skill(dict, index);
	if (look->format == 1) {
		put_ndjson(dict, &skill);
		return EXIT_DONE;
	}
	printf(SG_FMT "\n", SG_ARG(skill.name));
	printf("%-10s" SG_FMT "\n", "id", SG_ARG(skill.id));
	printf("%-10s%s (%s)\n", "kind", sg_kind_name(skill.kind), sg_class_name(skill.class_));
	printf("%-10s" SG_FMT "\n", "area", SG_ARG(skill.area));
	show_list(dict, "aliases", skill.aliases);
	show_list(dict, "implies", skill.implies);
	show_list(dict, "part of", skill.part_of);
	show_list(dict, "adjacent", skill.adjacent);
	show_list(dict, "after", skill.after);
	if (skill.since != 0)
		printf("%-10s%u\n", "since", (unsigned)skill.since);
	if (skill.effort.ptr != NULL)
		printf("%-10s" SG_FMT "\n", "effort", SG_ARG(skill.effort));
	show_list(dict, "docs", skill.docs);
	return EXIT_DONE;
}

/* The sentences of one list: found must be as wanted. Returns how many were not. */
static unsigned try_sentences(const struct look *look, const struct sg_skill *skill, uint32_t list,
			      bool wanted, struct sg_arena *arena)
{
	const struct sg_dict *dict = look->setup.dict;
	unsigned wrong = 0;

	for (uint32_t i = 0; i < sg_dict_length(dict, list); i++) {
		sg_str text = sg_dict_string(dict, list, i);
		struct sg_section section = { SG_SECTION_OTHER, { 0, (uint32_t)text.len }, 0 };
		struct sg_document document = { text, &section, 1 };
		struct sg_posting posting = { .body = text };
		struct sg_findings found;
		struct sg_error err = { 0 };
		bool there = false;

		sg_arena_reset(arena);
		if (sg_match(look->setup.matcher, &posting, &document, arena, &found, &err) !=
		    SG_OK)
			return wrong + 1;
		for (size_t k = 0; k < found.n_skills; k++)
			there = there || (found.skills[k].id.len == skill->id.len &&
					  memcmp(found.skills[k].id.ptr, skill->id.ptr,
						 skill->id.len) == 0);
		if (there == wanted)
			continue;
		wrong++;
		printf(SG_FMT ": %s: " SG_FMT "\n", SG_ARG(skill->id),
		       wanted ? "not found in" : "found in", SG_ARG(text));
	}
	return wrong;
}

static enum exit_code test(const struct look *look)
{
	const struct sg_dict *dict = look->setup.dict;
	struct sg_arena *arena = sg_arena_new(0);
	unsigned wrong = 0, sentences = 0;

	if (arena == NULL)
		return EXIT_OUTPUT;
	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		struct sg_skill skill = sg_dict_skill(dict, i);

		sentences += sg_dict_length(dict, skill.yes) + sg_dict_length(dict, skill.no);
		wrong += try_sentences(look, &skill, skill.yes, true, arena);
		wrong += try_sentences(look, &skill, skill.no, false, arena);
	}
	sg_arena_free(arena);
	printf("%u sentences, %u wrong\n", sentences, wrong);
	return wrong == 0 ? EXIT_DONE : EXIT_NO;
}

static enum exit_code dispatch(const struct look *look, int n, char **words)
{
	if (n == 1 && strcmp(words[0], "list") == 0)
		return list(look);
	if (n == 1 && strcmp(words[0], "test") == 0)
		return test(look);
	if (n == 2 && strcmp(words[0], "resolve") == 0)
		return resolve(look, words[1]);
	return show(look, words[1]);
}

static bool is_usage(int n, char **words)
{
	if (n == 1)
		return strcmp(words[0], "list") == 0 || strcmp(words[0], "test") == 0;
	return n == 2 && (strcmp(words[0], "resolve") == 0 || strcmp(words[0], "show") == 0);
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	static const char *const formats[] = { "text", "ndjson", NULL };
	struct look look = { 0 };
	const struct opt table[] = {
		{ OPT_FLAG, 'h', "help", NULL, "show this help", &look.help, 0, 0, NULL },
		{ OPT_CHOICE, 'f', "format", "WORD", "text or ndjson (text)", &look.format, 0, 0,
		  formats },
		{ OPT_LIST, 'd', "dictionary", "FILE", "add or change skills; may be repeated",
		  &look.setup.dictionaries, 0, 0, NULL },
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	int n = opt_parse(table, cmd->name, argc, argv);
	enum exit_code ending;

	if (n < 0)
		return EXIT_USAGE;
	if (look.help) {
		printf("skillgap %s %s\n%s\n\n", cmd->name, cmd->operands, cmd->summary);
		opt_help(table);
		return EXIT_DONE;
	}
	if (!is_usage(n, argv + 1)) {
		ui_say(NULL, "dict: say list, show NAME, resolve NAME or test",
		       "skillgap help dict");
		return EXIT_USAGE;
	}
	if (!setup_open(&look.setup))
		return EXIT_BAD;
	ending = dispatch(&look, n, argv + 1);
	setup_close(&look.setup);
	return ending;
}

const struct cmd cmd_dict = { "dict", "list|show NAME|resolve NAME|test",
			      "look into the dictionary; test its sentences", run };
