/* SPDX-License-Identifier: MIT */
/*
 * A dictionary file of a user, by itself: refused with a reason, or made into an image that
 * gives back what it was made of. It starts with "!" to be taken as one of our own, which may
 * hold wording.
 */
#include "fuzz/fuzz.h"

#include "dict/entry.h"

static void note_remark(void *user, const struct sg_remark *remark)
{
	/* It may quote anything of the file; who shows it makes it harmless. */
	MUST(remark->rule != NULL && remark->text.len > 0);
	fuzz_note(user, "%s " SG_FMT, remark->rule, SG_ARG(remark->path));
}

/* An image, taken apart, makes the same image. */
static void must_be_whole(struct fuzz *fuzz, const struct sg_lexicon *from,
			  const struct sg_image *image)
{
	struct sg_lexicon lexicon = { .arena = fuzz->arena };

	MUST(sg_lexicon_load(&lexicon, image, NULL) == SG_OK);
	MUST(lexicon.skills.n == from->skills.n);
	for (size_t i = 0; i < lexicon.skills.n; i++) {
		const struct sg_entry *a = &lexicon.skills.at[i], *b = &from->skills.at[i];

		MUST(sg_str_eq(a->id, b->id) && sg_str_eq(a->name, b->name));
		MUST(a->aliases.n == b->aliases.n && a->patterns.n == b->patterns.n);
		fuzz_note(fuzz, SG_FMT " " SG_FMT, SG_ARG(a->id), SG_ARG(a->name));
	}
}

static void check(struct fuzz *fuzz, sg_str json, bool user)
{
	struct sg_listener listener = { note_remark, fuzz, 0, 0 };
	struct sg_lexicon lexicon = { .arena = fuzz->arena, .listener = &listener };
	struct sg_error err = { 0 };
	enum sg_status status =
		sg_lexicon_parse(&lexicon, SG_STR("mine.json"), json, user, &err);

	if (status == SG_OK)
		status = sg_lexicon_check(&lexicon, &err);
	if (status == SG_OK)
		status = sg_lexicon_advise(&lexicon, 2026, &err);
	fuzz_note_error(fuzz, status, &err);
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	bool user = !sg_str_starts(in, SG_STR("!"));
	struct sg_lexicon lexicon = { .arena = fuzz->arena };
	const struct sg_image *image = NULL;
	struct sg_error err = { 0 };
	enum sg_status status;

	if (!user)
		in = sg_str_sub(in, 1, in.len);
	status = sg_lexicon_parse(&lexicon, SG_STR("mine.json"), in, user, &err);
	if (status == SG_OK)
		status = sg_lexicon_check(&lexicon, &err);
	if (status == SG_OK)
		status = sg_lexicon_compile(&lexicon, &image, &err);
	fuzz_note_error(fuzz, status, &err);
	MUST(status == SG_OK || status == SG_ESYNTAX);
	if (status == SG_OK)
		must_be_whole(fuzz, &lexicon, image);
	check(fuzz, in, user);
}
