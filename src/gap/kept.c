/* SPDX-License-Identifier: MIT */
#include "gap/kept.h"

#include <stdlib.h>

enum sg_status sg_kept_start(struct sg_kept *kept, struct sg_standing *standing,
			     const struct sg_profile *profile, const struct sg_gap_options *options,
			     struct sg_error *err)
{
	*kept = (struct sg_kept){
		.standing = standing, .profile = profile, .options = options, .keep = options->keep
	};
	kept->packer = (struct sg_packer){ .standing = standing, .arena = standing->arena };
	kept->work = sg_arena_new(SIZE_MAX); /* as large as a posting */
	return kept->work == NULL ? sg_no_memory(err) : SG_OK;
}

void sg_kept_free(struct sg_kept *kept)
{
	sg_arena_free(kept->work);
	sg_packer_free(&kept->packer);
	free(kept->at);
}

struct sg_arena *sg_kept_clear_work(struct sg_kept *kept)
{
	kept->packed = NULL;
	sg_arena_reset(kept->work);
	return kept->work;
}

/* Rows are moved when they grow: what is left behind of an arena's would be as much again. */
static struct sg_report_posting *push(struct sg_kept *kept)
{
	size_t cap = kept->cap == 0 ? 8 : kept->cap + kept->cap / 2;
	struct sg_report_posting *more;

	if (kept->n < kept->cap)
		return &kept->at[kept->n++];
	if (cap > SIZE_MAX / sizeof *more)
		return NULL;
	more = realloc(kept->at, cap * sizeof *more);
	if (more == NULL)
		return NULL;
	kept->at = more;
	kept->cap = cap;
	return &kept->at[kept->n++];
}

static sg_str keep_text(struct sg_kept *kept, sg_str text)
{
	sg_str copy = sg_texts_keep(&kept->packer.texts, kept->packer.arena, text);

	kept->packer.failed |= text.ptr != NULL && copy.ptr == NULL;
	return copy;
}

/* Who asks: of its texts, those that many postings have alike stand once. */
static const struct sg_posting *keep_about(struct sg_kept *kept, const struct sg_posting *about)
{
	struct sg_arena *arena = kept->packer.arena;
	struct sg_posting *copy = sg_arena_make(arena, struct sg_posting);
	sg_str *const own[] = { &copy->id,	    &copy->key,	   &copy->url,
				&copy->title,	    &copy->posted, &copy->valid_through,
				&copy->duplicate_of };
	sg_str *const shared[] = { &copy->company,  &copy->location,   &copy->salary,
				   &copy->source,   &copy->board,      &copy->employment_type,
				   &copy->why,	    &copy->fetched_at, &copy->media_type,
				   &copy->seniority };

	if (copy == NULL)
		return NULL;
	*copy = *about;
	copy->body = (sg_str){ 0 };
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		sg_str text = *own[i];

		*own[i] = sg_arena_dup(arena, text);
		kept->packer.failed |= text.ptr != NULL && own[i]->ptr == NULL;
	}
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		*shared[i] = keep_text(kept, *shared[i]);
	return copy;
}

static void pack_row(struct sg_kept *kept, struct sg_report_posting *row)
{
	row->about = keep_about(kept, row->about);
	row->unclear_why = keep_text(kept, row->unclear_why);
	row->findings = NULL;
	row->answers = NULL;
	row->besides = NULL;
	row->unmet = NULL;
	row->role_asks = NULL;
	row->role_lacks = NULL;
	row->n_role_asks = row->n_role_lacks = 0;
}

enum sg_status sg_kept_add(struct sg_kept *kept, const struct sg_judged *judged,
			   struct sg_error *err)
{
	bool quotes = kept->keep == SG_KEEP_PACKED || kept->n == 0;
	const void *inside = kept->keep == SG_KEEP_ALL ? (const void *)judged->asked
						       : sg_pack(&kept->packer, judged, quotes);
	struct sg_report_posting *row = inside == NULL ? NULL : push(kept);

	if (row == NULL)
		return sg_no_memory(err);
	*row = judged->shown;
	row->inside = inside;
	if (kept->keep != SG_KEEP_ALL)
		pack_row(kept, row);
	if (!kept->packer.failed && row->about != NULL)
		return SG_OK;
	kept->n--;
	return sg_no_memory(err);
}

void sg_kept_drop(struct sg_kept *kept)
{
	kept->n = 0;
	kept->packed = NULL;
	kept->packer.texts = (struct sg_texts){ 0 };
}

/* What the row itself has is the row's: it knows where else the posting was found. */
static void settle_row(struct sg_kept *kept, const struct sg_unpacked *unpacked,
		       const struct sg_report_posting *row)
{
	struct sg_report_posting *shown = &kept->judged.shown;
	struct sg_report_posting fresh = *shown;

	kept->findings.posting = *row->about;
	*shown = *row;
	shown->inside = NULL;
	shown->findings = &kept->findings;
	shown->answers = fresh.answers;
	shown->besides = fresh.besides;
	shown->unmet = fresh.unmet;
	shown->role_asks = unpacked->role_asks;
	shown->n_role_asks = unpacked->n_role_asks;
	shown->role_lacks = unpacked->role_lacks;
	shown->n_role_lacks = unpacked->n_role_lacks;
	kept->judged.counted = sg_kept_counted(row);
}

/* Of a view: answers that are asked so much, as sg_report_view() chooses them. */
static bool choose_answers(struct sg_kept *kept, enum sg_strength least, size_t most)
{
	struct sg_report_posting *shown = &kept->judged.shown;
	struct sg_answer *answers;

	shown->n_answers = most;
	if (least == SG_STRENGTH_NONE)
		return true;
	answers = sg_arena_array(kept->work, struct sg_answer, kept->findings.n_requirements);
	if (answers == NULL)
		return false;
	shown->n_answers = 0;
	for (size_t i = 0; i < kept->findings.n_requirements && shown->n_answers < most; i++)
		if (shown->answers[i].requirement->polarity == SG_POLARITY_ASKED &&
		    shown->answers[i].requirement->strength >= least)
			answers[shown->n_answers++] = shown->answers[i];
	shown->answers = answers;
	return true;
}

static enum sg_status unpack_row(struct sg_kept *kept, const struct sg_report_posting *row,
				 enum sg_strength least, struct sg_error *err)
{
	struct sg_unpacked unpacked;
	enum sg_status status;

	sg_kept_clear_work(kept);
	status = sg_unpack(&kept->packer, row->inside, kept->work, &unpacked, err);
	if (status != SG_OK)
		return status;
	kept->findings = unpacked.findings;
	status = sg_judge_again(kept->standing, kept->profile, kept->options, &kept->findings,
				unpacked.asked, &kept->judged, err);
	if (status != SG_OK)
		return status;
	settle_row(kept, &unpacked, row);
	return choose_answers(kept, least, row->n_answers) ? SG_OK : sg_no_memory(err);
}

static const struct sg_judged *open_row(struct sg_kept *kept, const struct sg_report_posting *row,
					enum sg_strength least, struct sg_error *err)
{
	if (kept->packed == row->inside && kept->least == least &&
	    kept->n_answers == row->n_answers)
		return &kept->judged;
	if (unpack_row(kept, row, least, err) != SG_OK)
		return NULL;
	kept->packed = row->inside;
	kept->least = least;
	kept->n_answers = row->n_answers;
	return &kept->judged;
}

const struct sg_judged *sg_kept_open(struct sg_kept *kept, size_t i, struct sg_error *err)
{
	const struct sg_report_posting *row = &kept->at[i];

	if (row->findings == NULL)
		return open_row(kept, row, SG_STRENGTH_NONE, err);
	kept->packed = NULL;
	kept->judged = (struct sg_judged){ *row, row->inside, sg_kept_counted(row) };
	return &kept->judged;
}

const struct sg_report_posting *sg_report_open(const struct sg_report *report,
					       const struct sg_report_posting *posting,
					       struct sg_error *err)
{
	const struct sg_judged *judged;

	if (posting->findings != NULL || report->kept == NULL)
		return posting;
	judged = open_row(report->kept, posting, report->least, err);
	return judged == NULL ? NULL : &judged->shown;
}
