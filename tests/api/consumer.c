/* SPDX-License-Identifier: MIT */
/*
 * The whole library in one loop, through the public headers alone: reads postings from the
 * file given (NDJSON, or whatever else sg_read() takes) and prints the skills each requires.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <skillgap/skillgap.h>

struct tool {
	struct sg_dict *dict;
	struct sg_matcher *matcher;
	struct sg_arena *arena;
	struct sg_error err;
};

/* Called by sg_read() for each record. */
static int print_required(void *user, const struct sg_record *record)
{
	struct tool *tool = user;
	const struct sg_posting *posting = &record->posting;
	struct sg_document document;
	struct sg_findings found;

	if (record->kind != SG_RECORD_POSTING)
		return 0;
	if (sg_extract(tool->dict, posting, tool->arena, &document, &tool->err) != SG_OK ||
	    sg_match(tool->matcher, posting, &document, tool->arena, &found, &tool->err) != SG_OK)
		return 1;
	printf(SG_FMT ":", SG_ARG(posting->title));
	for (size_t i = 0; i < found.n_skills; i++)
		if (found.skills[i].strength == SG_STRENGTH_REQUIRED)
			printf(" " SG_FMT, SG_ARG(found.skills[i].id));
	putchar('\n');
	return 0;
}

static enum sg_status run(struct tool *tool, const struct sg_input *input)
{
	enum sg_status status = sg_dict_new(&tool->dict, NULL, 0, &tool->err);

	if (status == SG_OK)
		status = sg_matcher_new(&tool->matcher, tool->dict, &tool->err);
	if (status == SG_OK)
		status = sg_read(tool->dict, input, tool->arena, print_required, tool, &tool->err);
	return status;
}

int main(int argc, char **argv)
{
	static char bytes[1 << 20];
	struct tool tool = { .arena = sg_arena_new(0) };
	struct sg_input input = { .bytes = { bytes, 0 } };
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	enum sg_status status;

	if (file == NULL || tool.arena == NULL) {
		fputs("usage: consumer FILE\n", stderr);
		return EXIT_FAILURE;
	}
	input.source = (sg_str){ argv[1], strlen(argv[1]) };
	input.bytes.len = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	status = run(&tool, &input);
	if (status != SG_OK)
		fprintf(stderr, "%s: %s\n", tool.err.source, tool.err.text);
	sg_matcher_free(tool.matcher);
	sg_dict_free(tool.dict);
	sg_arena_free(tool.arena);
	return status == SG_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
