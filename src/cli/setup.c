/* SPDX-License-Identifier: MIT */
#include "cli/setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/ui.h"

static bool add(struct overlays *overlays, const char *path)
{
	struct sg_error err = { 0 };
	size_t n = overlays->n;

	if (n == SETUP_MAX_OVERLAYS) {
		ui_say(path, "more than 64 dictionary files", "put their skills into fewer files");
		return false;
	}
	if (file_read(path, &overlays->bytes[n], &err) != SG_OK) {
		ui_error(&err);
		return false;
	}
	overlays->names[n] = strdup(path);
	if (overlays->names[n] == NULL) {
		ui_no_memory();
		return false;
	}
	overlays->at[n].name = (sg_str){ overlays->names[n], strlen(overlays->names[n]) };
	overlays->at[n].json = (sg_str){ overlays->bytes[n].at, overlays->bytes[n].len };
	overlays->n++;
	return true;
}

static bool ends_in_json(const char *path)
{
	size_t len = strlen(path);

	return len > 5 && strcmp(path + len - 5, ".json") == 0;
}

/* The user's own folder first, so that --dictionary has the last word. */
static bool collect(struct overlays *overlays, const struct opt_list *named)
{
	char *folder = file_config("dictionaries");
	size_t n = 0;
	bool there = folder != NULL && file_is_folder(folder), ok = true;
	char **paths = there ? file_list(folder, &n) : NULL;

	if (there && paths == NULL) {
		ui_say(folder, "cannot be read", NULL);
		ok = false;
	}
	for (size_t i = 0; ok && i < n && paths != NULL; i++)
		if (ends_in_json(paths[i]))
			ok = add(overlays, paths[i]);
	for (unsigned i = 0; ok && i < named->n; i++)
		ok = add(overlays, named->at[i]);
	file_list_free(paths);
	free(folder);
	return ok;
}

struct overlays *overlays_open(const struct opt_list *named)
{
	struct overlays *overlays = calloc(1, sizeof *overlays);

	if (overlays == NULL)
		ui_no_memory();
	else if (collect(overlays, named))
		return overlays;
	overlays_close(overlays);
	return NULL;
}

void overlays_close(struct overlays *overlays)
{
	for (size_t i = 0; overlays != NULL && i < SETUP_MAX_OVERLAYS; i++) {
		free(overlays->bytes[i].at);
		free(overlays->names[i]);
	}
	free(overlays);
}

/* Made from the files, and kept for the next run when nothing is wrong with them. */
static bool make(struct setup *setup, const struct overlays *overlays, struct sg_error *err)
{
	if (sg_dict_new(&setup->dict, overlays->at, overlays->n, err) != SG_OK ||
	    sg_matcher_new(&setup->matcher, setup->dict, err) != SG_OK)
		return false;
	if (overlays->n == 0)
		return true;
	if (sg_matcher_check(setup->matcher, err) != SG_OK)
		return false;
	if (!setup->no_cache)
		dict_cache_save(overlays->at, overlays->n, setup->dict);
	return true;
}

bool setup_open(struct setup *setup)
{
	struct overlays *overlays = overlays_open(&setup->dictionaries);
	struct sg_error err = { 0 };
	bool ok = overlays != NULL;

	if (ok && overlays->n > 0 && !setup->no_cache &&
	    dict_cache_load(overlays->at, overlays->n, &setup->dict, &setup->map))
		ok = sg_matcher_new(&setup->matcher, setup->dict, &err) == SG_OK;
	else if (ok)
		ok = make(setup, overlays, &err);
	setup->n_overlays = overlays == NULL ? 0 : (uint32_t)overlays->n;
	overlays_close(overlays);
	if (err.status != SG_OK)
		ui_error(&err);
	if (!ok)
		setup_close(setup);
	return ok;
}

/* A pattern that gives up now and then leaves results as they are, but for what it would find. */
static void note_slow(void *user, const struct sg_remark *remark)
{
	struct setup *setup = user;
	char **slow = realloc(setup->slow, (setup->n_slow + 1) * sizeof *slow);
	char what[400];

	if (slow == NULL)
		return;
	setup->slow = slow;
	snprintf(what, sizeof what, SG_FMT ": %s: " SG_FMT, SG_ARG(remark->id), remark->rule,
		 SG_ARG(remark->text));
	slow[setup->n_slow] = strdup(what);
	setup->n_slow += slow[setup->n_slow] != NULL;
}

static int by_text(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Each once, however many matchers it gave up in. */
static void tell_slow(struct setup *setup)
{
	if (setup->n_slow > 1)
		qsort(setup->slow, setup->n_slow, sizeof *setup->slow, by_text);
	for (size_t i = 0; i < setup->n_slow; i++)
		if (i == 0 || strcmp(setup->slow[i - 1], setup->slow[i]) != 0)
			ui_say(NULL, setup->slow[i], "skillgap dict check");
	for (size_t i = 0; i < setup->n_slow; i++)
		free(setup->slow[i]);
	free(setup->slow);
	setup->slow = NULL;
	setup->n_slow = 0;
}

void setup_leave(struct setup *setup, struct sg_matcher *matcher)
{
	if (matcher != NULL)
		sg_matcher_gave_up(matcher, note_slow, setup);
	sg_matcher_free(matcher);
}

void setup_close(struct setup *setup)
{
	setup_leave(setup, setup->matcher);
	tell_slow(setup);
	sg_dict_free(setup->dict);
	dict_cache_leave(&setup->map);
	setup->matcher = NULL;
	setup->dict = NULL;
}
