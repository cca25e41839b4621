/* SPDX-License-Identifier: MIT */
#include "cli/dict_tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/put.h"
#include "cli/ui.h"

static sg_str str_of(const char *text)
{
	return (sg_str){ text, strlen(text) };
}

static void put_text(const char *text)
{
	fputs(text, stdout);
}

/* A file and the place in it, or the built-in dictionary and the skill. */
static void print_remark(void *ndjson, const struct sg_remark *remark)
{
	if (*(const bool *)ndjson) {
		put_text("{\"rule\":");
		put_json(str_of(remark->rule));
		put_member("file", remark->file);
		put_member("path", remark->path);
		put_member("id", remark->id);
		put_member("text", remark->text);
		put_text("}\n");
		return;
	}
	ui_put(remark->file.ptr == NULL ? str_of("built-in dictionary") : remark->file);
	put_text(": ");
	ui_put(remark->path);
	if (remark->id.ptr != NULL) {
		put_text(remark->path.len > 0 ? " (" : "(");
		ui_put(remark->id);
		put_text(")");
	}
	put_text(": ");
	ui_put(remark->text);
	printf(" [%s]\n", remark->rule);
}

/* The year of today. */
static uint16_t this_year(void)
{
	char now[40];

	ui_now(now);
	return (uint16_t)strtoul(now, NULL, 10);
}

enum exit_code dict_check(const struct setup *setup, unsigned n_files, bool ndjson)
{
	struct overlays *overlays = overlays_open(&setup->dictionaries);
	struct sg_check_options options = { .year = this_year() };
	struct sg_checked checked;
	struct sg_error err = { 0 };
	enum sg_status status;

	if (overlays == NULL)
		return EXIT_BAD;
	if (n_files > 0)
		options.first_layer = (uint32_t)overlays->n - n_files + 1;
	status = sg_dict_check(overlays->at, overlays->n, &options, print_remark, &ndjson, &checked,
			       &err);
	overlays_close(overlays);
	if (status != SG_OK) {
		ui_error(&err);
		return status == SG_ENOMEM ? EXIT_OUTPUT : EXIT_BAD;
	}
	if (!ndjson)
		printf("%u skill%s, %u finding%s\n", checked.skills, checked.skills == 1 ? "" : "s",
		       checked.remarks, checked.remarks == 1 ? "" : "s");
	return checked.remarks == 0 ? EXIT_DONE : EXIT_NO;
}

static void print_trial(void *ndjson, const struct sg_trial *trial)
{
	const struct sg_findings *found = trial->found;

	if (*(const bool *)ndjson) {
		put_text("{\"id\":");
		put_json(trial->skill);
		printf(",\"wanted\":%s", trial->wanted ? "true" : "false");
		put_member("sentence", trial->sentence);
		put_text(",\"found\":[");
		for (size_t i = 0; i < found->n_skills; i++) {
			put_text(i == 0 ? "" : ",");
			put_json(found->skills[i].id);
		}
		put_text("]}\n");
		return;
	}
	ui_put(trial->skill);
	put_text(trial->wanted ? ": not found in: " : ": found in: ");
	ui_put(trial->sentence);
	put_text("\n    found: ");
	for (size_t i = 0; i < found->n_skills; i++) {
		put_text(i == 0 ? "" : ", ");
		ui_put(found->skills[i].id);
		if (found->skills[i].n_mentions == 0)
			continue;
		put_text(" (\"");
		ui_put(found->skills[i].mentions[0].text);
		put_text("\")");
	}
	put_text(found->n_skills == 0 ? "nothing\n" : "\n");
}

/* The layer of the first of the files to speak of. */
static uint32_t first_layer(const struct setup *setup, unsigned n_files)
{
	return n_files == 0 ? 0 : setup->n_overlays - n_files + 1;
}

enum exit_code dict_test(struct setup *setup, unsigned n_files, bool ndjson)
{
	struct sg_tested tested;
	struct sg_error err = { 0 };
	enum sg_status status;

	if (!setup_open(setup))
		return EXIT_BAD;
	status = sg_dict_test(setup->dict, setup->matcher, first_layer(setup, n_files), print_trial,
			      &ndjson, &tested, &err);
	setup_close(setup);
	if (status != SG_OK) {
		ui_error(&err);
		return EXIT_OUTPUT;
	}
	if (!ndjson)
		printf("%u skill%s, %u sentences and %u made of names, %u wrong\n", tested.skills,
		       tested.skills == 1 ? "" : "s", tested.sentences, tested.made, tested.wrong);
	return tested.wrong == 0 ? EXIT_DONE : EXIT_NO;
}
