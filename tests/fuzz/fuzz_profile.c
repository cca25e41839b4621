/* SPDX-License-Identifier: MIT */
/*
 * A person's file of any form: a profile, what it rests on, and the plain list made of it, which
 * says the same when it is read.
 */
#include "fuzz/fuzz.h"

#include <skillgap/profile.h>

static const sg_str today = SG_LIT("2026-11-22");

static void note_warning(void *user, const struct sg_error *warning)
{
	MUST(warning->text[0] != '\0');
	fuzz_must_be_line(sg_str_of(warning->text));
	fuzz_note(user, "%u:%u: %s", (unsigned)warning->line, (unsigned)warning->column,
		  warning->text);
}

static void note_profile(struct fuzz *fuzz, const struct sg_profile *profile)
{
	for (size_t i = 0; i < profile->n_claims; i++) {
		const struct sg_claim *claim = &profile->claims[i];

		MUST(sg_dict_by_id(fuzz_dict(), claim->skill) != SG_NO_SKILL);
		MUST(claim->months <= 80 * 12);
		MUST(i == 0 || sg_str_cmp(profile->claims[i - 1].skill, claim->skill) < 0);
		fuzz_note(fuzz, SG_FMT " %u %d", SG_ARG(claim->skill), (unsigned)claim->months,
			  (int)claim->status);
	}
	for (size_t i = 0; i < profile->n_unknown; i++)
		fuzz_must_be_line(profile->unknown[i]);
	for (size_t i = 0; i < profile->n_languages; i++)
		fuzz_must_be_line(profile->languages[i].fluency);
	fuzz_must_be_line(profile->degree);
	fuzz_must_be_line(profile->degree_year);
}

/* The claims of the list are those of the draft that it was made of. */
static void must_read_back(struct fuzz *fuzz, const struct sg_draft *draft, sg_str list)
{
	struct sg_profile again;
	size_t k = 0;

	if (draft->profile.n_claims == 0)
		return;
	MUST(sg_profile_read(fuzz_matcher(), fuzz_dict(), SG_STR("list"), list, today, fuzz->arena,
			     NULL, NULL, &again, NULL) == SG_OK);
	for (size_t i = 0; i < again.n_claims; i++) {
		const struct sg_claim *claim = &again.claims[i];

		while (k < draft->profile.n_claims &&
		       !sg_str_eq(draft->profile.claims[k].skill, claim->skill))
			k++;
		MUST(k < draft->profile.n_claims);
		MUST(draft->profile.claims[k].status == claim->status);
		MUST(draft->profile.claims[k].months == claim->months);
	}
	MUST(again.n_claims == draft->profile.n_claims);
}

static void write_list(struct fuzz *fuzz, const struct sg_draft *draft)
{
	const struct sg_list_line *lines = NULL;
	size_t n = 0, added = 0, start = fuzz->out.len;
	sg_str list;

	MUST(sg_draft_lines(fuzz_dict(), draft, fuzz->arena, &lines, &n, NULL) == SG_OK);
	MUST(sg_list_write(fuzz_dict(), lines, n, (sg_str){ NULL, 0 }, false, fuzz->arena,
			   fuzz_keep, fuzz, &added, NULL) == SG_OK);
	list = sg_arena_dup(fuzz->arena,
			    sg_str_sub(sg_buf_str(&fuzz->out), start, fuzz->out.len));
	fuzz_must_be_clean(list);
	must_read_back(fuzz, draft, list);
	/* A second time there is nothing to add. */
	MUST(sg_list_write(fuzz_dict(), lines, n, list, true, fuzz->arena, fuzz_keep, fuzz, &added,
			   NULL) == SG_OK);
	MUST(added == 0);
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	struct sg_draft draft = { 0 };
	struct sg_profile more;
	struct sg_error err = { 0 };
	enum sg_status status = sg_draft_read(fuzz_matcher(), fuzz_dict(), SG_STR("me"), in, today,
					      fuzz->arena, note_warning, fuzz, &draft, &err);

	fuzz_note_error(fuzz, status, &err);
	if (status == SG_OK) {
		note_profile(fuzz, &draft.profile);
		for (size_t i = 0; i < draft.profile.n_claims; i++)
			fuzz_must_be_clean(draft.evidence[i].quote);
		for (size_t i = 0; i < draft.n_unsure; i++)
			fuzz_must_be_clean(draft.unsure[i].quote);
		write_list(fuzz, &draft);
	}
	/* What "--have" takes: one line, as people type it. */
	in = sg_str_sub(fuzz_line(&in), 0, 200);
	more = draft.profile;
	err = (struct sg_error){ 0 };
	status = sg_profile_have(fuzz_dict(), in, fuzz->arena, note_warning, fuzz, &more, &err);
	fuzz_note_error(fuzz, status, &err);
	if (status == SG_OK)
		note_profile(fuzz, &more);
}
