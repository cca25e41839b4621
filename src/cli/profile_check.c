/* SPDX-License-Identifier: MIT */
/* profile check: everything in a profile that cannot be meant so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/profile.h"
#include "cli/sandbox.h"
#include "cli/ui.h"

/* An sg_warn_fn: a finding on stdout, "FILE:LINE:COLUMN: WHAT". */
static void print_finding(void *user, const struct sg_error *finding)
{
	unsigned *n = user;

	(*n)++;
	ui_put((sg_str){ finding->source, strlen(finding->source) });
	if (finding->line > 0)
		printf(":%u", (unsigned)finding->line);
	if (finding->line > 0 && finding->column > 0)
		printf(":%u", (unsigned)finding->column);
	fputs(": ", stdout);
	ui_put((sg_str){ finding->text, strlen(finding->text) });
	putchar('\n');
}

static enum exit_code check(const struct profile_task *task, const char *path,
			    const struct bytes *bytes, struct sg_arena *arena)
{
	struct sg_profile profile;
	struct sg_error err = { 0 };
	unsigned n = 0;
	char counts[120];
	enum sg_status status = sg_profile_read(
		task->setup.matcher, task->setup.dict, person_label(path),
		(sg_str){ bytes->at, bytes->len }, (sg_str){ task->now, 10 }, arena, print_finding,
		&n, &profile, &err);

	if (status == SG_ENOTFOUND) {
		print_finding(&n, &err);
	} else if (status != SG_OK) {
		ui_error(&err);
		return status == SG_ENOMEM ? EXIT_OUTPUT : EXIT_BAD;
	}
	if (n > 0)
		return EXIT_NO;
	profile_counts(&profile, counts, sizeof counts);
	ui_put(person_label(path));
	printf(": %s; nothing to mend\n", counts);
	return EXIT_DONE;
}

enum exit_code profile_check(struct profile_task *task, const char *named)
{
	static const struct sandbox sandbox;
	char *path = profile_path(named);
	struct sg_arena *arena = sg_arena_new(0);
	struct bytes bytes = { NULL, 0 };
	enum exit_code ending = EXIT_BAD;
	unsigned pages;

	if (arena == NULL) {
		ui_no_memory();
	} else if (path != NULL && person_text(path, &bytes, &pages)) {
		sandbox_enter(&sandbox);
		ending = check(task, path, &bytes, arena);
	}
	free(bytes.at);
	sg_arena_free(arena);
	free(path);
	return ending;
}
