/* SPDX-License-Identifier: MIT */
#include "report/view.h"

#include "base/str.h"
#include "report/names.h"
#include "report/posting.h"

struct view {
	const struct sg_report *report;
	const struct sg_view_options *options;
	struct sg_arena *arena;
	struct sg_report *out;
};

static bool sorts_gaps(enum sg_sort sort)
{
	return sort >= SG_SORT_DEMAND && sort <= SG_SORT_AREA;
}

static bool sorts_postings(enum sg_sort sort)
{
	return sort >= SG_SORT_VERDICT && sort < SG_N_SORTS;
}

static bool keeps_posting(const struct view *view, const struct sg_report_posting *posting)
{
	const struct sg_view_options *options = view->options;

	if (options->verdicts != 0 &&
	    (posting->left_out || (options->verdicts & 1u << posting->verdict) == 0))
		return false;
	return options->min_fit <= 0 || (posting->has_fit && posting->fit >= options->min_fit &&
					 !posting->left_out);
}

/* Whether somebody asks for something at least as much as was said; what is denied is not asked. */
static bool keeps_answer(const struct view *view, const struct sg_answer *answer)
{
	return view->options->strength == SG_STRENGTH_NONE ||
	       (answer->requirement->polarity == SG_POLARITY_ASKED &&
		answer->requirement->strength >= view->options->strength);
}

static enum sg_status choose_answers(const struct view *view, struct sg_report_posting *posting,
				     size_t most, struct sg_error *err)
{
	struct sg_answer *answers;
	size_t n = 0;

	if (view->options->strength == SG_STRENGTH_NONE) {
		posting->n_answers = posting->n_answers < most ? posting->n_answers : most;
		return SG_OK;
	}
	if (posting->findings == NULL) {
		const struct sg_report_posting *opened = sg_report_open(view->out, posting, err);

		if (opened == NULL)
			return SG_ENOMEM;
		posting->n_answers = opened->n_answers < most ? opened->n_answers : most;
		return SG_OK;
	}
	answers = sg_arena_array(view->arena, struct sg_answer, posting->n_answers);
	if (answers == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < posting->n_answers && n < most; i++)
		if (keeps_answer(view, &posting->answers[i]))
			answers[n++] = posting->answers[i];
	posting->answers = answers;
	posting->n_answers = n;
	return SG_OK;
}

static enum sg_status choose_postings(struct view *view, struct sg_error *err)
{
	const struct sg_report *report = view->report;
	struct sg_report_posting *postings =
		sg_arena_array(view->arena, struct sg_report_posting, report->n_postings);
	size_t n = 0, top = view->options->top_postings;
	size_t most = view->options->top_requirements;
	enum sg_status status = SG_OK;

	if (postings == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < report->n_postings; i++)
		if (keeps_posting(view, &report->postings[i]))
			postings[n++] = report->postings[i];
	if (sorts_postings(view->options->sort))
		status = sg_view_sort_postings(postings, n, view->options->sort, view->arena, err);
	n = top > 0 && n > top ? top : n;
	for (size_t i = 0; i < n && status == SG_OK; i++) {
		status = choose_answers(view, &postings[i], most > 0 ? most : SIZE_MAX, err);
		/* With nothing left to give, the rest have none. */
		if (most > 0 && postings[i].n_answers == most)
			n = i + 1;
		most -= most > 0 ? postings[i].n_answers : 0;
	}
	view->out->postings = postings;
	view->out->n_postings = n;
	return status;
}

/* Whether an answer can be behind a row of gaps: asked and, against a profile, not met. */
static bool is_behind_gaps(const struct view *view, const struct sg_answer *answer)
{
	return answer->requirement->polarity == SG_POLARITY_ASKED &&
	       (view->report->profile == NULL ||
		(answer->status > SG_LIKELY && answer->status != SG_NOT_ASKED));
}

/* Everything that a posting of the view asks for. */
static bool read_asked(const struct view *view, struct sg_name_table *asked)
{
	for (size_t i = 0; i < view->report->n_postings; i++) {
		const struct sg_report_posting *posting = &view->report->postings[i];

		if (!keeps_posting(view, posting))
			continue;
		posting = sg_posting_open(view->report, posting, &asked->failed);
		for (size_t k = 0; k < posting->n_answers; k++) {
			const struct sg_requirement *wish = posting->answers[k].requirement;

			if (!is_behind_gaps(view, &posting->answers[k]))
				continue;
			for (size_t m = 0; m < wish->n_any_of; m++)
				sg_name_enter(asked, wish->any_of[m], wish->any_of[m]);
		}
	}
	return !asked->failed;
}

static bool is_asked_so_much(const struct sg_gap *gap, enum sg_strength strength)
{
	switch (strength) {
	case SG_STRENGTH_REQUIRED:
		return gap->required.n > 0;
	case SG_STRENGTH_PREFERRED:
		return gap->required.n + gap->preferred.n > 0;
	case SG_STRENGTH_UNSPECIFIED:
		return gap->required.n + gap->preferred.n + gap->unspecified.n > 0;
	default:
		return true;
	}
}

static enum sg_status choose_gaps(struct view *view, struct sg_error *err)
{
	const struct sg_report *report = view->report;
	const struct sg_view_options *options = view->options;
	struct sg_name_table asked = { .arena = view->arena };
	struct sg_gap *gaps = sg_arena_array(view->arena, struct sg_gap, report->n_gaps);
	bool by_posting = options->verdicts != 0 || options->min_fit > 0;
	enum sg_status status = SG_OK;
	size_t n = 0;

	if (gaps == NULL || (by_posting && !read_asked(view, &asked)))
		return sg_no_memory(err);
	for (size_t i = 0; i < report->n_gaps; i++) {
		const struct sg_gap *gap = &report->gaps[i];

		if ((options->area.ptr == NULL || sg_str_eq(gap->area, options->area)) &&
		    is_asked_so_much(gap, options->strength) &&
		    (!by_posting || sg_name_find(&asked, gap->id) != NULL))
			gaps[n++] = *gap;
	}
	if (sorts_gaps(options->sort))
		status = sg_view_sort_gaps(gaps, n, options->sort, view->arena, err);
	view->out->gaps = gaps;
	view->out->n_gaps = options->top_gaps > 0 && n > options->top_gaps ? options->top_gaps : n;
	return status;
}

enum sg_status sg_report_view(const struct sg_report *report,
			      const struct sg_view_options *options, struct sg_arena *arena,
			      struct sg_report *out, struct sg_error *err)
{
	struct view view = { report, options, arena, out };
	enum sg_status status;

	*out = *report;
	out->whole = report;
	out->least = options->strength;
	out->chosen = options->verdicts != 0 || options->min_fit > 0;
	out->ordered = sorts_postings(options->sort);
	status = choose_postings(&view, err);
	return status == SG_OK ? choose_gaps(&view, err) : status;
}
