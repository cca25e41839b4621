/* SPDX-License-Identifier: MIT */
/* profile import: a résumé's skills, what they rest on, and the list that is kept of them. */
#include "cli/profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/sandbox.h"
#include "cli/ui.h"

enum { NAME_COLUMN = 16, YEARS_COLUMN = 10, DATES_COLUMN = 18, MOST_SHOWN = 200 };

/* Text up to a column, and at least one space. */
static void put_cell(sg_str text, size_t width)
{
	size_t columns = 0;

	for (size_t i = 0; i < text.len; i++)
		columns += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
	ui_put(text);
	do
		putchar(' ');
	while (++columns < width);
}

/* A line of the résumé, where a terminal shows it to its owner and nobody keeps it. */
static void put_quote(sg_str quote, size_t room)
{
	size_t end = 0, columns = 0;

	while (end < quote.len && columns < room) {
		columns += ((unsigned char)quote.ptr[end] & 0xc0) != 0x80;
		end++;
	}
	while (end < quote.len && ((unsigned char)quote.ptr[end] & 0xc0) == 0x80)
		end++;
	putchar('"');
	ui_put((sg_str){ quote.ptr, end });
	fputs(end < quote.len ? "\xe2\x80\xa6\"" : "\"", stdout);
}

static void put_why(const struct sg_evidence *evidence)
{
	if (evidence->stated)
		fputs("as stated", stdout);
	else if (evidence->jobs > 0)
		printf("%s%u job%s%s", evidence->listed ? "skills list; " : "",
		       (unsigned)evidence->jobs, evidence->jobs == 1 ? "" : "s",
		       evidence->jobs == 1 ? " names it" : " name it");
	else
		fputs("skills list", stdout);
}

/* One skill whose years are known. */
static void put_row(const struct sg_claim *claim, const struct sg_evidence *evidence, bool quotes)
{
	char years[32], dates[32] = "";

	profile_months(claim->months, years, sizeof years);
	if (evidence->jobs > 0)
		snprintf(dates, sizeof dates, SG_FMT " to %s" SG_FMT, SG_ARG(evidence->since),
			 evidence->until.ptr == NULL ? "now" : "", SG_ARG(evidence->until));
	put_cell(evidence->name, NAME_COLUMN + 1);
	put_cell((sg_str){ years, strlen(years) }, YEARS_COLUMN);
	put_cell((sg_str){ dates, strlen(dates) }, DATES_COLUMN + 1);
	if (quotes && evidence->quote.len > 0 && !evidence->stated)
		put_quote(evidence->quote,
			  (size_t)ui_width() - NAME_COLUMN - YEARS_COLUMN - DATES_COLUMN - 5);
	else
		put_why(evidence);
	putchar('\n');
}

struct row {
	const struct sg_claim *claim;
	const struct sg_evidence *evidence;
};

static int by_months(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = (x->claim->months < y->claim->months) - (x->claim->months > y->claim->months);
	size_t least = x->evidence->name.len < y->evidence->name.len ? x->evidence->name.len
								     : y->evidence->name.len;

	if (order == 0)
		order = memcmp(x->evidence->name.ptr, y->evidence->name.ptr, least);
	return order != 0 ? order
			  : (x->evidence->name.len > y->evidence->name.len) -
				    (x->evidence->name.len < y->evidence->name.len);
}

/* Names of a status without a row of their own, as wrapped lines behind a label. */
static void put_names(const struct row *rows, size_t n, enum sg_claim_status status,
		      const char *label)
{
	size_t column = 0, width = ui_width();

	for (size_t i = 0; i < n; i++) {
		sg_str name = rows[i].evidence->name;

		if (rows[i].claim->status != status ||
		    (status == SG_CLAIM_HAVE && rows[i].claim->months > 0))
			continue;
		if (column > 0 && column + name.len + 3 > width) {
			fputs(",\n", stdout);
			column = 0;
		} else if (column > 0) {
			fputs(", ", stdout);
			column += 2;
		}
		if (column == 0) {
			printf("%-*s", NAME_COLUMN + 1, label);
			label = "";
			column = NAME_COLUMN + 1;
		}
		ui_put(name);
		column += name.len;
	}
	if (column > 0)
		putchar('\n');
}

static void put_unsure(const struct sg_draft *draft, bool quotes)
{
	for (size_t i = 0; i < draft->n_unsure; i++) {
		fputs("? ", stdout);
		put_cell(draft->unsure[i].name, NAME_COLUMN - 1);
		fputs("left out  ", stdout);
		if (quotes) {
			put_quote(draft->unsure[i].quote, (size_t)ui_width() - NAME_COLUMN - 15);
			printf("\n%*s", NAME_COLUMN + YEARS_COLUMN + 1, "");
		}
		ui_put(draft->unsure[i].why);
		putchar('\n');
	}
	for (size_t i = 0; i < draft->profile.n_unknown && i < MOST_SHOWN; i++) {
		fputs("? ", stdout);
		put_cell(draft->profile.unknown[i], NAME_COLUMN - 1);
		puts("unknown   in no dictionary; kept as you wrote it");
	}
}

static bool put_table(const struct sg_draft *draft)
{
	const struct sg_profile *profile = &draft->profile;
	bool quotes = isatty(STDOUT_FILENO) != 0;
	struct row *rows = calloc(profile->n_claims + 1, sizeof *rows);

	if (rows == NULL)
		return false;
	for (size_t i = 0; i < profile->n_claims; i++)
		rows[i] = (struct row){ &profile->claims[i], &draft->evidence[i] };
	qsort(rows, profile->n_claims, sizeof *rows, by_months);
	for (size_t i = 0; i < profile->n_claims; i++)
		if (rows[i].claim->status == SG_CLAIM_HAVE && rows[i].claim->months > 0)
			put_row(rows[i].claim, rows[i].evidence, quotes);
	put_names(rows, profile->n_claims, SG_CLAIM_HAVE, "no dates");
	put_names(rows, profile->n_claims, SG_CLAIM_LEARNING, "learning");
	put_names(rows, profile->n_claims, SG_CLAIM_WANT, "wanted");
	put_names(rows, profile->n_claims, SG_CLAIM_AVOID, "avoided");
	put_unsure(draft, quotes);
	if (profile->degree.ptr != NULL || profile->n_languages > 0)
		puts("\nDegree, languages and years as a whole have no place in a plain list; they "
		     "are\ncompared when the r\xc3\xa9sum\xc3\xa9 itself is the profile: "
		     "~/.config/skillgap/profile.json");
	putchar('\n');
	free(rows);
	return true;
}

static void put_origin(const char *path, unsigned pages)
{
	sg_str label = person_label(path);

	ui_put(label);
	if (pages > 0)
		printf(": %u page%s read through pdftotext; nothing left this computer.\n\n", pages,
		       pages == 1 ? "" : "s");
	else
		puts(": read; nothing left this computer.\n");
}

static enum exit_code report_kept(enum kept kept, const struct keeping *keeping)
{
	switch (kept) {
	case KEPT_NEW:
		printf("Wrote %s (%zu skill%s, mode 0600). No name, address,\nemployer or date of "
		       "birth is in it. Read it over: you know better.\n",
		       keeping->path, keeping->added, keeping->added == 1 ? "" : "s");
		return EXIT_DONE;
	case KEPT_MERGED:
		printf("Added %zu skill%s to %s; what was there is as it was.\n", keeping->added,
		       keeping->added == 1 ? "" : "s", keeping->path);
		return EXIT_DONE;
	case KEPT_NOTHING:
	case KEPT_PRINTED:
		return EXIT_DONE;
	case KEPT_FAILED:
		break;
	}
	return EXIT_OUTPUT;
}

static enum exit_code make(struct profile_task *task, const char *path, const struct bytes *bytes,
			   unsigned pages, struct sg_arena *arena)
{
	bool prints = task->keep.output != NULL && strcmp(task->keep.output, "-") == 0;
	struct keeping keeping;
	struct sg_draft draft;
	struct sg_error err = { 0 };
	const struct sg_list_line *lines;
	size_t n;

	if (sg_draft_read(task->setup.matcher, task->setup.dict, person_label(path),
			  (sg_str){ bytes->at, bytes->len }, (sg_str){ task->now, 10 }, arena,
			  ui_warn, NULL, &draft, &err) != SG_OK ||
	    sg_draft_lines(task->setup.dict, &draft, arena, &lines, &n, &err) != SG_OK) {
		ui_error(&err);
		return err.status == SG_ENOMEM ? EXIT_OUTPUT : EXIT_BAD;
	}
	if (!prints) {
		put_origin(path, pages);
		if (!put_table(&draft))
			return EXIT_OUTPUT;
	}
	return report_kept(keep_list(&task->keep, &task->setup, lines, n, arena, &keeping),
			   &keeping);
}

/* Before a résumé is taken apart: nothing but the list is written from here on. */
static void confine(const struct keep *keep)
{
	char *path = keep_prepare(keep);
	struct sandbox sandbox = { .network = false };

	sandbox_add(&sandbox, path);
	sandbox_enter(&sandbox);
	free(path);
}

enum exit_code profile_import(struct profile_task *task, const char *path)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct bytes bytes = { NULL, 0 };
	enum exit_code ending = EXIT_BAD;
	unsigned pages;

	if (arena == NULL) {
		ui_no_memory();
	} else if (person_text(path, &bytes, &pages)) {
		confine(&task->keep);
		ending = make(task, path, &bytes, pages, arena);
	}
	free(bytes.at);
	sg_arena_free(arena);
	return ending;
}
