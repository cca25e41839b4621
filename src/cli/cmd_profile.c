/* SPDX-License-Identifier: MIT */
/* profile: make one from a résumé or from postings, look it over, see what it comes to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/opt.h"
#include "cli/profile.h"
#include "cli/stage.h"
#include "cli/ui.h"
#include "cli/usage.h"

char *profile_path(const char *named)
{
	char *path = named != NULL ? strdup(named) : person_default_path();

	if (path == NULL && named != NULL)
		ui_no_memory();
	else if (path == NULL)
		ui_say(NULL, "there is no profile yet",
		       "skillgap profile import cv.pdf    or: skillgap profile init SOURCE...");
	return path;
}

void profile_months(unsigned months, char *out, size_t size)
{
	if (months < 12)
		snprintf(out, size, "%u m", months);
	else if (months % 12 == 0)
		snprintf(out, size, "%u y", months / 12);
	else
		snprintf(out, size, "%u y %u m", months / 12, months % 12);
}

void profile_counts(const struct sg_profile *profile, char *out, size_t size)
{
	static const char *const words[] = { "held", "learning", "wanted", "avoided" };
	unsigned n[4] = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < profile->n_claims; i++)
		n[profile->claims[i].status]++;
	snprintf(out, size, "%u held", n[0]);
	for (int i = 1; i < 4; i++) {
		at = strlen(out);
		if (n[i] > 0)
			snprintf(out + at, size - at, ", %u %s", n[i], words[i]);
	}
}

static void ignore(void *unused, const struct sg_error *warning)
{
	(void)unused;
	(void)warning;
}

/* Whether the profile at path could be read; its counts. */
static bool count(const char *path, char *out, size_t size)
{
	struct setup setup = { 0 };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_profile profile;
	struct sg_error err = { 0 };
	struct bytes bytes = { NULL, 0 };
	char now[32];
	bool ok = arena != NULL && setup_open(&setup) && file_read(path, &bytes, &err) == SG_OK;

	ui_now(now);
	ok = ok && sg_profile_read(setup.matcher, setup.dict, person_label(path),
				   (sg_str){ bytes.at, bytes.len }, (sg_str){ now, 10 }, arena,
				   ignore, NULL, &profile, &err) == SG_OK;
	if (ok)
		profile_counts(&profile, out, size);
	free(bytes.at);
	sg_arena_free(arena);
	setup_close(&setup);
	return ok;
}

void profile_summary(void)
{
	char *path = person_default_path(), shown[4096], counts[120];

	if (path == NULL) {
		puts("profile   none; asked-for skills are shown without comparing\n"
		     "          skillgap profile import cv.pdf   or   --have \"go 3y, postgresql\"");
		return;
	}
	keep_tilde(path, shown, sizeof shown);
	if (count(path, counts, sizeof counts))
		printf("profile   %s: %s\n", shown, counts);
	else
		printf("profile   %s: not usable as it is; skillgap profile check\n", shown);
	free(path);
}

/* init has a table of its own. */
static enum exit_code help_programs(const struct cmd *cmd, const struct opt *table)
{
	char init[] = "init", asked[] = "--help=ndjson", *words[] = { init, asked, NULL };

	usage_show(cmd, table, HELP_NDJSON);
	return profile_init(cmd, 2, words);
}

static enum exit_code help(const struct cmd *cmd, const struct opt *table, int asked)
{
	if (asked == HELP_NDJSON)
		return help_programs(cmd, table);
	usage_head(cmd);
	puts("  import FILE        the skills of a r\xc3\xa9sum\xc3\xa9 with the years its dates "
	     "give: text,\n"
	     "                     Markdown, PDF, JSON Resume, LinkedIn's Skills.csv or\n"
	     "                     Positions.csv; kept in ~/.config/skillgap/profile.txt\n"
	     "  init SOURCE...     a checklist of what postings ask for, most asked first\n"
	     "  check [FILE]       what is wrong in a profile; exit 1 if there is anything\n"
	     "  show [FILE]        what a profile comes to: skills, years, what they imply\n\n"
	     "A profile that is there is never overwritten; --merge adds to it. No name,\n"
	     "address, employer or date of birth gets into one. init has the options of\n"
	     "skillgap match besides: skillgap profile init --help.\n");
	usage_options(table);
	return EXIT_DONE;
}

/* check and show need no file, import does. */
static enum exit_code dispatch(struct profile_task *task, int n, char **words)
{
	const char *file = n > 1 ? words[1] : NULL;
	enum exit_code ending;

	if (!setup_open(&task->setup))
		return EXIT_BAD;
	if (strcmp(words[0], "import") == 0)
		ending = profile_import(task, file);
	else if (strcmp(words[0], "check") == 0)
		ending = profile_check(task, file);
	else
		ending = profile_show(task, file);
	setup_close(&task->setup);
	return ending;
}

static bool is_usage(int n, char **words)
{
	if (n == 2 && strcmp(words[0], "import") == 0)
		return true;
	return (n == 1 || n == 2) &&
	       (strcmp(words[0], "check") == 0 || strcmp(words[0], "show") == 0);
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", NULL };
	struct profile_task task = { 0 };
	int wants_help = HELP_NONE, format = 0, n;
	const struct opt table[] = {
		HELP_OPTION(wants_help),
		{ OPT_FLAG, 0, "merge", NULL, "add to the profile that is there", &task.keep.merge,
		  0, 0, NULL },
		{ OPT_TEXT, 'o', "output", "FILE", "write there, not to the usual place; - prints",
		  &task.keep.output, 0, 0, NULL },
		{ OPT_CHOICE, 'f', "format", "WORD", "of show: text, json (text)", &format, 0, 0,
		  formats },
		{ OPT_LIST, 'd', "dictionary", "FILE", "add or change skills; may be repeated",
		  &task.setup.dictionaries, 0, 0, NULL },
		{ OPT_TEXT, 0, "now", "TIME", "the clock: 2026-11-22T00:00:00Z", &task.now, 0, 0,
		  NULL },
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};

	if (argc > 1 && strcmp(argv[1], "init") == 0)
		return profile_init(cmd, argc - 1, argv + 1);
	n = opt_parse(table, cmd->name, argc, argv);
	if (n < 0)
		return EXIT_USAGE;
	if (wants_help != HELP_NONE)
		return help(cmd, table, wants_help);
	if (!is_usage(n, argv + 1)) {
		ui_say(NULL, "profile: say import FILE, init SOURCE..., check [FILE] or show [FILE]",
		       "skillgap help profile");
		return EXIT_USAGE;
	}
	task.json = format == 1;
	if (!stage_clock(&task.now, task.clock))
		return EXIT_USAGE;
	return dispatch(&task, n, argv + 1);
}

const struct cmd cmd_profile = { "profile", "import FILE|init SOURCE...|check [FILE]|show [FILE]",
				 "make your profile from a r\xc3\xa9sum\xc3\xa9 or postings; check it",
				 run };
