/* SPDX-License-Identifier: MIT */
#include "cli/person.h"

#include <stdlib.h>
#include <string.h>

#include "cli/ui.h"

static sg_str label_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;

	return (sg_str){ name, strlen(name) };
}

/* File name without folder and extension; the whole path where another one has that name. */
static sg_str team_label(const struct opt_list *paths, unsigned at)
{
	sg_str label = label_of(paths->at[at]);
	const char *dot = strrchr(label.ptr, '.');

	for (unsigned i = 0; i < paths->n; i++)
		if (i != at && strcmp(label_of(paths->at[i]).ptr, label.ptr) == 0)
			return (sg_str){ paths->at[at], strlen(paths->at[at]) };
	if (dot != NULL && dot != label.ptr)
		label.len = (size_t)(dot - label.ptr);
	return label;
}

char *person_default_path(void)
{
	char *list = file_config("profile.txt"), *resume = file_config("profile.json");
	bool has_list = list != NULL && file_exists(list);
	bool has_resume = resume != NULL && file_exists(resume);

	if (has_list && has_resume)
		ui_say(list, "warning: read instead of profile.json beside it", NULL);
	if (has_list) {
		free(resume);
		return list;
	}
	free(list);
	if (has_resume)
		return resume;
	free(resume);
	return NULL;
}

/* The text of a PDF, through poppler's pdftotext. */
static bool read_pdf(const char *path, struct bytes *out)
{
	const char *const command[] = { "pdftotext", "-q", "-enc", "UTF-8", path, "-", NULL };
	struct sg_error err = { 0 };
	enum sg_status status;
	bool blank = true;

	free(out->at);
	status = file_read_program(command, out, &err);
	if (status == SG_ENOTFOUND) {
		ui_say(path, "reading PDF needs pdftotext (package poppler-utils)",
		       "apt install poppler-utils    or give a .txt, .md or JSON Resume");
		return false;
	}
	if (status != SG_OK) {
		ui_say(path, "pdftotext could not read it: damaged?",
		       "give a .txt, .md or JSON Resume");
		return false;
	}
	for (size_t i = 0; i < out->len && blank; i++)
		blank = (unsigned char)out->at[i] <= ' ';
	if (!blank)
		return true;
	ui_say(path, "there is no text in it: a scan?", "ocrmypdf scan.pdf cv.pdf");
	free(out->at);
	out->at = NULL;
	return false;
}

static bool read_profile(struct person *person, struct setup *setup, const char *path, sg_str today,
			 struct sg_profile *out)
{
	struct sg_error err = { 0 };
	struct bytes bytes;
	enum sg_status status;

	if (file_read(path, &bytes, &err) != SG_OK) {
		ui_error(&err);
		return false;
	}
	if (bytes.len >= 5 && memcmp(bytes.at, "%PDF-", 5) == 0 && !read_pdf(path, &bytes))
		return false;
	status = sg_profile_read(setup->matcher, setup->dict, label_of(path),
				 (sg_str){ bytes.at, bytes.len }, today, person->arena, ui_warn,
				 NULL, out, &err);
	free(bytes.at);
	if (status == SG_OK)
		return true;
	if (err.source[0] == '\0')
		snprintf(err.source, sizeof err.source, "%s", path);
	ui_error(&err);
	return false;
}

static bool open_team(struct person *person, struct setup *setup, sg_str today)
{
	person->team = calloc(person->paths.n, sizeof *person->team);
	if (person->team == NULL)
		return false;
	for (unsigned i = 0; i < person->paths.n; i++) {
		if (!read_profile(person, setup, person->paths.at[i], today, &person->team[i]))
			return false;
		person->team[i].label = team_label(&person->paths, i);
	}
	person->n_team = person->paths.n;
	return true;
}

bool person_open(struct person *person, struct setup *setup, sg_str today)
{
	char *found = person->paths.n == 0 ? person_default_path() : NULL;
	const char *path = person->paths.n > 0 ? person->paths.at[0] : found;
	struct sg_error err = { 0 };
	bool ok = true;

	person->arena = sg_arena_new(0);
	if (person->arena == NULL)
		ok = false;
	if (ok && person->paths.n > 1)
		return open_team(person, setup, today);
	if (ok && path != NULL)
		ok = person->there = read_profile(person, setup, path, today, &person->profile);
	free(found);
	if (!ok || person->have == NULL)
		return ok;
	ok = sg_profile_have(setup->dict, (sg_str){ person->have, strlen(person->have) },
			     person->arena, ui_warn, NULL, &person->profile, &err) == SG_OK;
	if (!ok) {
		snprintf(err.source, sizeof err.source, "--have");
		ui_error(&err);
	}
	person->there = ok;
	return ok;
}

void person_close(struct person *person)
{
	sg_arena_free(person->arena);
	free(person->team);
	person->arena = NULL;
	person->team = NULL;
}
