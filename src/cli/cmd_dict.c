/* SPDX-License-Identifier: MIT */
/* dict: a look into the dictionary. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/dict_tools.h"
#include "cli/put.h"
#include "cli/role.h"
#include "cli/sandbox.h"
#include "cli/ui.h"
#include "cli/usage.h"

struct look {
	struct setup setup;
	int format;
	int help;
};

static sg_str str_of(const char *text)
{
	return (sg_str){ text, strlen(text) };
}

static void put_list(const struct sg_dict *dict, const char *key, uint32_t list)
{
	printf(",\"%s\":[", key);
	for (uint32_t i = 0; i < sg_dict_length(dict, list); i++) {
		if (i > 0)
			putchar(',');
		put_json(sg_dict_string(dict, list, i));
	}
	putchar(']');
}

static void put_ndjson(const struct sg_dict *dict, const struct sg_skill *skill)
{
	fputs("{\"id\":", stdout);
	put_json(skill->id);
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

/* Areas in order of their names, with how many skills are in each. */
struct area {
	sg_str id;
	unsigned n;
};

static int by_id(const void *a, const void *b)
{
	const struct area *x = a, *y = b;
	size_t least = x->id.len < y->id.len ? x->id.len : y->id.len;
	int order = memcmp(x->id.ptr, y->id.ptr, least);

	return order != 0 ? order : (x->id.len > y->id.len) - (x->id.len < y->id.len);
}

static enum exit_code list_areas(const struct look *look)
{
	const struct sg_dict *dict = look->setup.dict;
	uint32_t count = sg_dict_count(dict);
	struct area *areas = calloc(count + 1, sizeof *areas);
	size_t n = 0;

	if (areas == NULL) {
		ui_say(NULL, "out of memory", NULL);
		return EXIT_OUTPUT;
	}
	for (uint32_t i = 0; i < count; i++) {
		struct area area = { sg_dict_skill(dict, i).area, 1 };

		if (area.id.ptr != NULL)
			areas[n++] = area;
	}
	qsort(areas, n, sizeof *areas, by_id);
	for (size_t i = 0; i < n; i++) {
		if (i + 1 < n && by_id(&areas[i], &areas[i + 1]) == 0) {
			areas[i + 1].n += areas[i].n;
			continue;
		}
		if (look->format == 1) {
			fputs("{\"id\":", stdout);
			put_json(areas[i].id);
			printf(",\"skills\":%u}\n", areas[i].n);
		} else {
			printf("%-32.*s %u skills\n", SG_ARG(areas[i].id), areas[i].n);
		}
	}
	free(areas);
	return EXIT_DONE;
}

static enum exit_code list_roles(const struct look *look)
{
	const struct sg_dict *dict = look->setup.dict;

	for (uint32_t i = 0; i < sg_dict_role_count(dict); i++) {
		struct sg_role role = sg_dict_role(dict, i);

		if (look->format == 1) {
			fputs("{\"id\":", stdout);
			put_json(role.id);
			put_member("name", role.name);
			puts("}");
		} else {
			printf("%-32.*s " SG_FMT "\n", SG_ARG(role.id), SG_ARG(role.name));
		}
	}
	return EXIT_DONE;
}

static enum exit_code list(const struct look *look)
{
	const struct sg_dict *dict = look->setup.dict;
	unsigned n[SG_CLASS_ASIDE + 1] = { 0 };

	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		struct sg_skill skill = sg_dict_skill(dict, i);

		n[skill.class_]++;
		if (look->format == 1)
			put_ndjson(dict, &skill);
		else
			printf("%-32.*s " SG_FMT " (%s)\n", SG_ARG(skill.id), SG_ARG(skill.name),
			       sg_kind_name(skill.kind));
	}
	if (look->format == 0)
		fprintf(stderr, "%u skills: %u technologies, %u practices, %u asides\n",
			(unsigned)sg_dict_count(dict), n[SG_CLASS_TECHNOLOGY],
			n[SG_CLASS_PRACTICE], n[SG_CLASS_ASIDE]);
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

/* Sentences, one a line. */
static void show_sentences(const struct sg_dict *dict, const char *label, uint32_t list)
{
	for (uint32_t i = 0; i < sg_dict_length(dict, list); i++)
		printf("%-10s" SG_FMT "\n", label, SG_ARG(sg_dict_string(dict, list, i)));
}

static void show_text(const char *label, sg_str text)
{
	if (text.ptr != NULL)
		printf("%-10s" SG_FMT "\n", label, SG_ARG(text));
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
	show_text("area", skill.area);
	show_text("role", skill.role);
	printf("%-10s%u\n", "tier", (unsigned)skill.tier);
	if (skill.step != 0)
		printf("%-10s%u\n", "step", (unsigned)skill.step);
	show_list(dict, "aliases", skill.aliases);
	show_list(dict, "implies", skill.implies);
	show_list(dict, "part of", skill.part_of);
	show_list(dict, "adjacent", skill.adjacent);
	show_list(dict, "after", skill.after);
	if (skill.since != 0)
		printf("%-10s%u\n", "since", (unsigned)skill.since);
	show_text("effort", skill.effort);
	show_text("show", skill.show);
	show_list(dict, "docs", skill.docs);
	if (skill.ambiguous)
		show_text("ambiguous", str_of("a name of it is found on evidence only"));
	show_sentences(dict, "yes", skill.yes);
	show_sentences(dict, "no", skill.no);
	return EXIT_DONE;
}

/* What each word after "dict" takes. */
static bool is_usage(int n, char **words)
{
	if (n == 0)
		return false;
	if (strcmp(words[0], "check") == 0 || strcmp(words[0], "test") == 0)
		return true;
	if (strcmp(words[0], "list") == 0)
		return n == 1 || (n == 2 && (strcmp(words[1], "skills") == 0 ||
					     strcmp(words[1], "areas") == 0 ||
					     strcmp(words[1], "roles") == 0));
	return n == 2 && (strcmp(words[0], "resolve") == 0 || strcmp(words[0], "show") == 0);
}

static enum exit_code look_up(const struct look *look, int n, char **words)
{
	if (words[0][0] == 'l' && n == 2 && words[1][0] != 's')
		return words[1][0] == 'a' ? list_areas(look) : list_roles(look);
	if (words[0][0] == 'l')
		return list(look);
	return words[0][0] == 'r' ? resolve(look, words[1]) : show(look, words[1]);
}

/* FILEs come after all other dictionaries. */
static bool add_files(struct look *look, int n, char **files)
{
	struct opt_list *named = &look->setup.dictionaries;

	for (int i = 0; i < n; i++) {
		if (named->n == sizeof named->at / sizeof *named->at) {
			ui_say(files[i], "one dictionary file too many",
			       "look at fewer of them at a time");
			return false;
		}
		named->at[named->n++] = files[i];
	}
	return true;
}

static enum exit_code dispatch(struct look *look, int n, char **words)
{
	static const struct sandbox sandbox;
	enum exit_code ending;

	sandbox_enter(&sandbox);
	if (strcmp(words[0], "check") == 0 || strcmp(words[0], "test") == 0) {
		if (!add_files(look, n - 1, words + 1))
			return EXIT_USAGE;
		return words[0][0] == 'c'
			       ? dict_check(&look->setup, (unsigned)n - 1, look->format == 1)
			       : dict_test(&look->setup, (unsigned)n - 1, look->format == 1);
	}
	if (!setup_open(&look->setup))
		return EXIT_BAD;
	ending = look_up(look, n, words);
	setup_close(&look->setup);
	return ending;
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	static const char *const formats[] = { "text", "ndjson", NULL };
	struct look look = { 0 };
	const struct opt table[] = {
		HELP_OPTION(look.help),
		{ OPT_CHOICE, 'f', "format", "WORD", "text or ndjson (text)", &look.format, 0, 0,
		  formats },
		{ OPT_LIST, 'd', "dictionary", "FILE", "add or change skills; may be repeated",
		  &look.setup.dictionaries, 0, 0, NULL },
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	int n = opt_parse(table, cmd->name, argc, argv);

	if (n < 0)
		return EXIT_USAGE;
	if (look.help != HELP_NONE)
		return usage_show(cmd, table, look.help);
	if (!is_usage(n, argv + 1)) {
		ui_say(NULL,
		       "dict: say list [skills|areas|roles], show NAME, resolve NAME, check "
		       "[FILE...] or test [FILE...]",
		       "skillgap help dict");
		return EXIT_USAGE;
	}
	return dispatch(&look, n, argv + 1);
}

const struct cmd cmd_dict = { "dict",
			      "list [skills|areas|roles]|show NAME|resolve NAME|check [FILE...]|"
			      "test [FILE...]",
			      "look into the dictionary; check and test files of it", run };
