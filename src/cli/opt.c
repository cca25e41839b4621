/* SPDX-License-Identifier: MIT */
#include "cli/opt.h"

#include <stdio.h>
#include <string.h>

#include "cli/near.h"

struct parser {
	const struct opt *table;
	const char *command;
	int argc;
	char **argv;
	int at; /* the argument at hand */
	const char *where; /* before messages: "sources:3: ", or "" */
};

static const struct opt *by_name(const struct opt *table, const char *name, size_t len)
{
	for (; table->type != OPT_END; table++)
		if (strlen(table->name) == len && strncmp(table->name, name, len) == 0)
			return table;
	return NULL;
}

/* The options whose names begin so, from `table` on: the next one, or NULL. */
static const struct opt *by_start(const struct opt *table, const char *name, size_t len)
{
	for (; len > 0 && table->type != OPT_END; table++)
		if (strncmp(table->name, name, len) == 0)
			return table;
	return NULL;
}

static const struct opt *by_letter(const struct opt *table, char letter)
{
	for (; table->type != OPT_END; table++)
		if (table->brief != 0 && table->brief == letter)
			return table;
	return NULL;
}

static bool set_count(const struct opt *opt, const char *text)
{
	uint64_t value = 0;

	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9' || value > UINT32_MAX)
			return false;
		value = value * 10 + (uint64_t)(*text - '0');
	}
	if (value < opt->min || value > opt->max)
		return false;
	if (opt->type == OPT_PAUSE && value == 0)
		value = UINT32_MAX;
	*(uint32_t *)opt->value = (uint32_t)value;
	return true;
}

/* A number from 0 to 1; strtod() would ask the locale. */
static bool set_share(const struct opt *opt, const char *text)
{
	const double enough = 1e15; /* digits further behind the point are too many for a double */
	double value = 0, scale = 1;
	bool point = false, digit = false;

	for (; *text != '\0'; text++) {
		if (*text == '.' && !point) {
			point = true;
			continue;
		}
		if (*text < '0' || *text > '9' || value > scale)
			return false;
		digit = true;
		if (scale >= enough)
			continue;
		value = value * 10 + (*text - '0');
		scale *= point ? 10 : 1;
	}
	if (!digit || value > scale)
		return false;
	*(double *)opt->value = value / scale;
	return true;
}

static bool set_choice(const struct opt *opt, const char *text)
{
	for (int i = 0; opt->choices[i] != NULL; i++)
		if (strcmp(opt->choices[i], text) == 0) {
			*(int *)opt->value = i;
			return true;
		}
	return false;
}

static bool set_help(const struct opt *opt, const char *text)
{
	bool text_wanted = text == NULL || strcmp(text, "text") == 0;

	*(int *)opt->value = text_wanted ? HELP_TEXT : HELP_NDJSON;
	return text_wanted || strcmp(text, "ndjson") == 0;
}

static bool set_value(const struct opt *opt, const char *text)
{
	struct opt_list *list;

	switch (opt->type) {
	case OPT_END:
		return false;
	case OPT_FLAG:
		*(bool *)opt->value = true;
		return true;
	case OPT_HELP:
		return set_help(opt, text);
	case OPT_TEXT:
		*(const char **)opt->value = text;
		return true;
	case OPT_COUNT:
	case OPT_PAUSE:
		return set_count(opt, text);
	case OPT_SHARE:
		return set_share(opt, text);
	case OPT_CHOICE:
		return set_choice(opt, text);
	case OPT_LIST:
		list = opt->value;
		if (list->n == sizeof list->at / sizeof *list->at)
			return false;
		list->at[list->n++] = text;
		return true;
	}
	return false;
}

static void complain_value(const struct parser *parser, const struct opt *opt, const char *text)
{
	fprintf(stderr, "skillgap: %s--%s: '%s' is none of its values: ", parser->where, opt->name,
		text);
	if (opt->type == OPT_COUNT || opt->type == OPT_PAUSE) {
		fprintf(stderr, "a number from %u to %u", (unsigned)opt->min, (unsigned)opt->max);
	} else if (opt->type == OPT_SHARE) {
		fputs("a number from 0 to 1", stderr);
	} else if (opt->type == OPT_CHOICE) {
		for (int i = 0; opt->choices[i] != NULL; i++)
			fprintf(stderr, "%s%s", i == 0 ? "" : ", ", opt->choices[i]);
	} else if (opt->type == OPT_HELP) {
		fputs("text, ndjson", stderr);
	} else {
		fputs("too many", stderr);
	}
	fprintf(stderr, "\ntry:  skillgap help %s\n", parser->command);
}

/* Takes the value behind '=', or the next argument. */
static bool take(struct parser *parser, const struct opt *opt, const char *attached)
{
	const char *text = attached;

	if (opt->type == OPT_FLAG) {
		if (attached != NULL) {
			fprintf(stderr, "skillgap: %s--%s takes no value\ntry:  skillgap help %s\n",
				parser->where, opt->name, parser->command);
			return false;
		}
		return set_value(opt, NULL);
	}
	if (opt->type != OPT_HELP && text == NULL && parser->at + 1 < parser->argc)
		text = parser->argv[++parser->at];
	if (opt->type != OPT_HELP && text == NULL) {
		fprintf(stderr, "skillgap: %s--%s needs %s\ntry:  skillgap help %s\n", parser->where,
			opt->name, opt->metavar, parser->command);
		return false;
	}
	if (set_value(opt, text))
		return true;
	complain_value(parser, opt, text);
	return false;
}

static void complain_several(const struct parser *parser, const char *name, size_t len)
{
	const struct opt *opt = by_start(parser->table, name, len);

	fprintf(stderr, "skillgap: %s--%.*s can be", parser->where, (int)len, name);
	for (const char *comma = ""; opt != NULL; comma = ",") {
		fprintf(stderr, "%s --%s", comma, opt->name);
		opt = by_start(opt + 1, name, len);
	}
	fprintf(stderr, "\ntry:  skillgap help %s\n", parser->command);
}

static void complain_unknown(const struct parser *parser, const char *name, size_t len)
{
	const char *nearest = NULL;
	unsigned best = 3;
	char word[32];

	snprintf(word, sizeof word, "%.*s", (int)len, name);
	for (const struct opt *opt = parser->table; opt->type != OPT_END; opt++) {
		unsigned far = near_distance(word, opt->name);

		if (far < best && far < len) {
			best = far;
			nearest = opt->name;
		}
	}
	fprintf(stderr, "skillgap: %sthere is no option --%.*s%s%s%s\ntry:  skillgap help %s\n",
		parser->where, (int)len, name, nearest == NULL ? "" : "; did you mean --",
		nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?", parser->command);
}

static bool take_long(struct parser *parser, const char *arg)
{
	const char *equals = strchr(arg, '=');
	size_t len = equals == NULL ? strlen(arg) : (size_t)(equals - arg);
	const struct opt *opt = by_name(parser->table, arg, len);

	if (opt == NULL)
		opt = by_start(parser->table, arg, len);
	if (opt == NULL) {
		complain_unknown(parser, arg, len);
		return false;
	}
	if (strlen(opt->name) > len && by_start(opt + 1, arg, len) != NULL) {
		complain_several(parser, arg, len);
		return false;
	}
	return take(parser, opt, equals == NULL ? NULL : equals + 1);
}

static bool take_short(struct parser *parser, const char *letters)
{
	for (; *letters != '\0'; letters++) {
		const struct opt *opt = by_letter(parser->table, *letters);

		if (opt == NULL) {
			fprintf(stderr,
				"skillgap: %sthere is no option -%c\ntry:  skillgap help %s\n",
				parser->where, *letters, parser->command);
			return false;
		}
		if (opt->type != OPT_FLAG && opt->type != OPT_HELP)
			return take(parser, opt, letters[1] == '\0' ? NULL : letters + 1);
		set_value(opt, NULL);
	}
	return true;
}

int opt_parse_at(const char *where, const struct opt *table, const char *command, int argc,
		 char **argv)
{
	struct parser parser = { table, command, argc, argv, 1, where };
	bool options = true;
	int n = 0;

	for (; parser.at < argc; parser.at++) {
		char *arg = argv[parser.at];

		if (!options || arg[0] != '-' || arg[1] == '\0')
			argv[++n] = arg;
		else if (strcmp(arg, "--") == 0)
			options = false;
		else if (!(arg[1] == '-' ? take_long(&parser, arg + 2)
					 : take_short(&parser, arg + 1)))
			return -1;
	}
	return n;
}

int opt_parse(const struct opt *table, const char *command, int argc, char **argv)
{
	return opt_parse_at("", table, command, argc, argv);
}
