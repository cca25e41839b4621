/* SPDX-License-Identifier: MIT */
#include "cli/usage.h"

#include <stdio.h>
#include <string.h>

#include "cli/put.h"

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

/* Length of the first of several ways to use a command: "|" stands between them. */
static int first_way(const char *operands)
{
	int depth = 0, n = 0;

	for (; operands[n] != '\0' && (operands[n] != '|' || depth > 0); n++)
		depth += (operands[n] == '[') - (operands[n] == ']');
	return n;
}

void usage_head(const struct cmd *cmd)
{
	for (const char *way = cmd->operands; *way != '\0';) {
		int n = first_way(way);

		printf("skillgap %s %.*s\n", cmd->name, n, way);
		way += n + (way[n] == '|');
	}
	printf("%s\n\n", cmd->summary);
}

void usage_line(const struct cmd *cmd)
{
	enum { WIDTH = 14 }; /* of the column of operands */
	char operands[80] = "";
	const char *way = cmd->operands;
	size_t len = 0;

	/* Of several ways their first words. */
	while (len + 1 < sizeof operands && *way != '\0') {
		int n = first_way(way), word = (int)strcspn(way, " |");

		if (way == cmd->operands && way[n] == '\0')
			word = n;
		len += (size_t)snprintf(operands + len, sizeof operands - len, "%s%.*s",
					len > 0 ? "|" : "", word, way);
		way += n + (way[n] == '|');
	}
	/* What takes no column of its own has a line of its own. */
	if (len <= WIDTH)
		printf("  %-10s %-*s %s\n", cmd->name, WIDTH, operands, cmd->summary);
	else
		printf("  %-10s %s\n  %-10s %-*s %s\n", cmd->name, operands, "", WIDTH, "",
		       cmd->summary);
}

/* The words an option takes, where its help does not name them all, below the help. */
static void show_choices(const struct opt *opt)
{
	enum { INDENT = 29, WIDTH = 80 };
	bool named = true;
	size_t at = 0;

	for (unsigned i = 0; opt->choices != NULL && opt->choices[i] != NULL; i++)
		named &= strstr(opt->help, opt->choices[i]) != NULL;
	if (named)
		return;
	for (unsigned i = 0; opt->choices[i] != NULL; i++) {
		size_t len = strlen(opt->choices[i]) + 2;

		if (at == 0 || at + len > WIDTH) {
			printf("%s%*s", at == 0 ? "" : ",\n", INDENT, "");
			at = INDENT + len;
		} else {
			fputs(", ", stdout);
			at += len;
		}
		fputs(opt->choices[i], stdout);
	}
	putchar('\n');
}

void usage_options(const struct opt *table)
{
	for (; table->type != OPT_END; table++) {
		char left[64];

		snprintf(left, sizeof left, "%c%c%s --%s%s%s", table->brief ? '-' : ' ',
			 table->brief ? table->brief : ' ', table->brief ? "," : " ", table->name,
			 table->metavar == NULL ? "" : " ",
			 table->metavar == NULL ? "" : table->metavar);
		printf("  %-26s %s\n", left, table->help);
		show_choices(table);
	}
}

static const char *type_name(enum opt_type type)
{
	switch (type) {
	case OPT_COUNT:
	case OPT_PAUSE:
		return "count";
	case OPT_SHARE:
		return "share";
	case OPT_CHOICE:
		return "choice";
	case OPT_TEXT:
	case OPT_LIST:
		return "text";
	default:
		return "flag";
	}
}

static void put_option(const struct opt *opt)
{
	const char brief[] = { opt->brief, '\0' };

	fputs("{\"name\":", stdout);
	put_json(str_of(opt->name));
	put_member("brief", str_of(opt->brief == 0 ? NULL : brief));
	put_member("type", str_of(type_name(opt->type)));
	put_member("value", str_of(opt->metavar));
	printf(",\"repeat\":%s,\"choices\":[", opt->type == OPT_LIST ? "true" : "false");
	for (unsigned i = 0; opt->choices != NULL && opt->choices[i] != NULL; i++) {
		if (i > 0)
			putchar(',');
		put_json(str_of(opt->choices[i]));
	}
	putchar(']');
	put_member("help", str_of(opt->help));
	putchar('}');
}

static void put_command(const struct cmd *cmd, const struct opt *table)
{
	fputs("{\"type\":\"command\"", stdout);
	put_member("name", str_of(cmd->name));
	put_member("operands", str_of(cmd->operands));
	put_member("summary", str_of(cmd->summary));
	fputs(",\"options\":[", stdout);
	for (const struct opt *opt = table; opt->type != OPT_END; opt++) {
		if (opt > table)
			putchar(',');
		put_option(opt);
	}
	puts("]}");
}

enum exit_code usage_show(const struct cmd *cmd, const struct opt *table, int asked)
{
	if (asked == HELP_NDJSON) {
		put_command(cmd, table);
		return EXIT_DONE;
	}
	usage_head(cmd);
	usage_options(table);
	return EXIT_DONE;
}
