/* SPDX-License-Identifier: MIT */
#include "cli/person.h"

#include <stdlib.h>
#include <string.h>

#include "cli/ui.h"

sg_str person_label(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = strcmp(path, "-") == 0 ? "stdin" : slash == NULL ? path : slash + 1;

	return (sg_str){ name, strlen(name) };
}

/* File name without folder and extension. */
static sg_str stem_of(const char *path)
{
	sg_str label = person_label(path);
	const char *dot = strrchr(label.ptr, '.');

	if (dot != NULL && dot != label.ptr)
		label.len = (size_t)(dot - label.ptr);
	return label;
}

/* That, or the whole path where another one is called the same. */
static sg_str team_label(const struct opt_list *paths, unsigned at)
{
	sg_str label = stem_of(paths->at[at]);

	for (unsigned i = 0; i < paths->n; i++) {
		sg_str other = stem_of(paths->at[i]);

		if (i != at && other.len == label.len &&
		    memcmp(other.ptr, label.ptr, label.len) == 0)
			return (sg_str){ paths->at[at], strlen(paths->at[at]) };
	}
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
static bool read_pdf(const char *path, struct bytes *out, unsigned *pages)
{
	const char *const command[] = { "pdftotext", "-q", "-enc", "UTF-8", path, "-", NULL };
	struct sg_error err = { 0 };
	enum sg_status status;
	bool blank = true;
	char what[80];

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
	for (size_t i = 0; i < out->len; i++) {
		blank = blank && (unsigned char)out->at[i] <= ' ';
		*pages += out->at[i] == '\f'; /* at the end of each */
	}
	if (!blank)
		return true;
	snprintf(what, sizeof what, "%u page%s, no text in %s: a scan?", *pages,
		 *pages == 1 ? "" : "s", *pages == 1 ? "it" : "them");
	ui_say(path, what, "ocrmypdf scan.pdf cv.pdf");
	free(out->at);
	out->at = NULL;
	return false;
}

bool person_text(const char *path, struct bytes *out, unsigned *pages)
{
	struct sg_error err = { 0 };
	bool piped = strcmp(path, "-") == 0;

	*pages = 0;
	if (piped ? !file_read_stream(stdin, out, &err) : file_read(path, out, &err) != SG_OK) {
		ui_error(&err);
		return false;
	}
	if (out->len < 5 || memcmp(out->at, "%PDF-", 5) != 0)
		return true;
	if (!piped)
		return read_pdf(path, out, pages);
	ui_say("stdin", "a PDF is read from a file only", "skillgap profile import cv.pdf");
	free(out->at);
	out->at = NULL;
	return false;
}

/* A checklist of which nothing is switched on yet, found and not named, is no profile. */
static bool is_untouched(const struct person *person, const char *path, enum sg_status status)
{
	if (status != SG_ENOTFOUND || person->paths.n > 0)
		return false;
	ui_say(path, "warning: no skill in it yet", "take the # off what you hold");
	return true;
}

/* *there: it holds something. */
static bool read_profile(struct person *person, struct setup *setup, const char *path, sg_str today,
			 struct sg_profile *out, bool *there)
{
	struct sg_error err = { 0 };
	struct bytes bytes;
	enum sg_status status;
	unsigned pages;

	if (!person_text(path, &bytes, &pages))
		return false;
	status = sg_profile_read(setup->matcher, setup->dict, person_label(path),
				 (sg_str){ bytes.at, bytes.len }, today, person->arena, ui_warn,
				 NULL, out, &err);
	free(bytes.at);
	*there = status == SG_OK;
	if (status == SG_OK || is_untouched(person, path, status))
		return true;
	if (err.source[0] == '\0')
		snprintf(err.source, sizeof err.source, "%s", path);
	ui_error(&err);
	return false;
}

static bool open_team(struct person *person, struct setup *setup, sg_str today)
{
	person->team = calloc(person->paths.n, sizeof *person->team);
	if (person->team == NULL) {
		ui_no_memory();
		return false;
	}
	for (unsigned i = 0; i < person->paths.n; i++) {
		bool there;

		if (!read_profile(person, setup, person->paths.at[i], today, &person->team[i],
				  &there))
			return false;
		person->team[i].label = team_label(&person->paths, i);
	}
	person->n_team = person->paths.n;
	return true;
}

static bool is_stated(const struct sg_profile *profile, const struct sg_claim *claim)
{
	for (size_t i = 0; i < profile->n_claims; i++) {
		const struct sg_claim *other = &profile->claims[i];

		if (other->skill.len == claim->skill.len &&
		    memcmp(other->skill.ptr, claim->skill.ptr, claim->skill.len) == 0)
			return other->status == claim->status && other->months == claim->months;
	}
	return false;
}

bool person_open(struct person *person, struct setup *setup, sg_str today)
{
	char *found = person->paths.n == 0 && !person->nobody ? person_default_path() : NULL;
	const char *path = person->paths.n > 0 ? person->paths.at[0] : found;
	struct sg_error err = { 0 };
	bool ok = true;

	person->arena = sg_arena_new(0);
	if (person->arena == NULL) {
		ui_no_memory();
		ok = false;
	}
	if (ok && person->paths.n > 1)
		return open_team(person, setup, today);
	if (ok && path != NULL)
		ok = read_profile(person, setup, path, today, &person->profile, &person->there);
	free(found);
	if (!ok || person->have == NULL)
		return ok;
	person->stated = person->profile;
	ok = sg_profile_have(setup->dict, (sg_str){ person->have, strlen(person->have) },
			     person->arena, ui_warn, NULL, &person->profile, &err) == SG_OK;
	if (!ok) {
		snprintf(err.source, sizeof err.source, "--have");
		ui_error(&err);
	}
	for (size_t i = 0; ok && person->there && i < person->profile.n_claims; i++)
		person->added += !is_stated(&person->stated, &person->profile.claims[i]);
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
