/* SPDX-License-Identifier: MIT */
/* profile init: a checklist of what postings ask for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/opt.h"
#include "cli/pile.h"
#include "cli/profile.h"
#include "cli/ui.h"
#include "cli/usage.h"

struct checklist {
	struct sg_list_line *lines;
	size_t n;
	char (*comments)[64];
};

static unsigned asked_by(const struct sg_gap *gap)
{
	return (unsigned)(gap->required.n + gap->unspecified.n);
}

static void say_demand(const struct sg_gap *gap, uint32_t counted, bool first, char *out,
		       size_t size)
{
	unsigned asked = asked_by(gap), nice = (unsigned)gap->preferred.n;
	int n = asked > 0 ? snprintf(out, size, "asked by %u", asked) : 0;

	if (asked > 0 && first)
		n += snprintf(out + n, size - (size_t)n, " of %u", (unsigned)counted);
	if (nice > 0)
		snprintf(out + n, size - (size_t)n, "%snice%s %u", n > 0 ? ", " : "",
			 n > 0 ? "" : " to have for", nice);
}

/* Rows of the report are in order of demand. */
static bool make(struct checklist *list, const struct sg_dict *dict,
		 const struct sg_report *report)
{
	list->lines = calloc(report->n_gaps + 1, sizeof *list->lines);
	list->comments = calloc(report->n_gaps + 1, sizeof *list->comments);
	if (list->lines == NULL || list->comments == NULL)
		return false;
	for (size_t i = 0; i < report->n_gaps; i++) {
		const struct sg_gap *gap = &report->gaps[i];
		uint32_t skill = sg_dict_by_id(dict, gap->id);

		if (gap->class_ != SG_CLASS_TECHNOLOGY || skill == SG_NO_SKILL ||
		    asked_by(gap) + gap->preferred.n == 0)
			continue;
		say_demand(gap, report->counted, list->n == 0, list->comments[list->n],
			   sizeof *list->comments);
		list->lines[list->n] = (struct sg_list_line){
			.skill = gap->id,
			.name = sg_list_name(dict, skill),
			.comment = { list->comments[list->n], strlen(list->comments[list->n]) },
			.off = true,
		};
		list->n++;
	}
	return true;
}

static enum exit_code say_kept(enum kept kept, const struct keeping *keeping, uint32_t counted)
{
	if (kept == KEPT_FAILED)
		return EXIT_OUTPUT;
	if (kept == KEPT_NEW)
		printf("Wrote %s: the %zu skills\n%s %u posting%s ask%s for, most asked first. Take "
		       "the # off what you hold\nand add years: \"Go 3y\".\n",
		       keeping->path, keeping->added, counted == 1 ? "this" : "these",
		       (unsigned)counted, counted == 1 ? "" : "s", counted == 1 ? "s" : "");
	else if (kept == KEPT_MERGED)
		printf("Added %zu skills to %s; what was there is as it was.\n", keeping->added,
		       keeping->path);
	return EXIT_DONE;
}

static enum exit_code write_list(struct pile *pile, const struct keep *keep)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct checklist list = { 0 };
	struct keeping keeping;
	struct sg_report report;
	enum exit_code ending = pile_report(pile, &report);

	if (ending != EXIT_OUTPUT && report.counted > 0) {
		if (arena != NULL && make(&list, pile->setup.dict, &report))
			ending = worse(ending, say_kept(keep_list(keep, &pile->setup, list.lines,
								  list.n, arena, &keeping),
							&keeping, report.counted));
		else
			ending = EXIT_OUTPUT;
	}
	free(list.lines);
	free(list.comments);
	sg_arena_free(arena);
	return ending;
}

enum exit_code profile_init(const struct cmd *cmd, int argc, char **argv)
{
	static const struct cmd about = { "profile init", "SOURCE...",
					  "a checklist of what postings ask for, most asked first",
					  NULL };
	struct pile pile = PILE_INIT(pile);
	struct keep keep = { 0 };
	int wants_help = HELP_NONE;
	char *path;
	const struct opt table[] = {
		HELP_OPTION(wants_help),
		{ OPT_FLAG, 0, "merge", NULL, "add to the profile that is there", &keep.merge, 0,
		  0, NULL },
		{ OPT_TEXT, 'o', "output", "FILE", "write there, not to the usual place; - prints",
		  &keep.output, 0, 0, NULL },
		{ OPT_FLAG, 0, "all", NULL, "count board postings that name few technologies",
		  &pile.options.keep_all, 0, 0, NULL },
		STAGE_OPTIONS(pile.line),
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	enum exit_code ending;
	int n = opt_parse(table, cmd->name, argc, argv);

	if (n < 0)
		return EXIT_USAGE;
	if (wants_help != HELP_NONE)
		return usage_show(&about, table, wants_help);
	if (!stage_check(cmd, &pile.line, argv + 1, n))
		return EXIT_USAGE;
	pile.person.nobody = true;
	path = keep_prepare(&keep);
	sandbox_add(&pile.sandbox, path);
	ending = pile_gather(&pile, argv + 1, n);
	if (ending == EXIT_DONE)
		ending = write_list(&pile, &keep);
	pile_close(&pile);
	free(path);
	return ending;
}
