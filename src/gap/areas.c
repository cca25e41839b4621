/* SPDX-License-Identifier: MIT */
#include "gap/sum.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "dict/dict.h"
#include "dict/image.h"

enum sg_status sg_sum_ask(struct sg_sum *sum, uint32_t skill, struct sg_error *err)
{
	uint32_t n_dict = sum->rows.standing->n_dict;

	if (!sg_reach(sum->rows.standing->arena, &sum->asked, skill < n_dict ? n_dict : skill + 1))
		return sg_no_memory(err);
	sum->asked.at[skill] = true;
	return SG_OK;
}

enum sg_status sg_sum_add_areas(struct sg_sum *sum, const struct sg_judged *judged,
				struct sg_error *err)
{
	enum sg_status status = SG_OK;

	for (size_t k = 0; k < judged->shown.n_answers; k++) {
		const struct sg_asked *wish = &judged->asked[k];
		const struct sg_requirement *requirement = judged->shown.answers[k].requirement;

		if (requirement->polarity != SG_POLARITY_ASKED ||
		    requirement->strength < SG_STRENGTH_UNSPECIFIED)
			continue;
		for (uint32_t m = 0; m < wish->n_members && status == SG_OK; m++)
			status = sg_sum_ask(sum, wish->members[m], err);
	}
	return status;
}

static int by_area(const void *left, const void *right)
{
	const struct sg_area_count *a = left, *b = right;

	return sg_str_cmp(a->area, b->area);
}

/* The first one from `at` on that is asked; few are. `end`: none. */
static size_t next_asked(const struct sg_sum *sum, size_t at, size_t end)
{
	_Static_assert(sizeof(bool) == 1, "memchr() looks for the byte that true is");
	const bool *found = at < end ? memchr(sum->asked.at + at, 1, end - at) : NULL;

	return found == NULL ? end : (size_t)(found - sum->asked.at);
}

/* One entry for each asked skill of the dictionary, which alone has areas. */
static size_t list_asked(const struct sg_sum *sum, struct sg_area_count *areas)
{
	const struct sg_standing *standing = sum->rows.standing;
	const struct sg_image *image = sg_dict_image(standing->dict);
	size_t end = sum->asked.n < standing->n_dict ? sum->asked.n : standing->n_dict, n = 0;

	for (size_t at = next_asked(sum, 0, end); at < end; at = next_asked(sum, at + 1, end)) {
		uint32_t i = (uint32_t)at;
		const struct sg_stand *stand = sg_standing_at(standing, i);

		if (stand->class_ == SG_CLASS_ASIDE)
			continue;
		areas[n++] = (struct sg_area_count){
			.area = sg_image_str(image, sg_image_skill(image, i)->area),
			.asked = 1,
			.held = stand->held_by != SG_NO_SKILL && !stand->avoided,
		};
	}
	return n;
}

enum sg_status sg_sum_list_areas(struct sg_sum *sum, struct sg_report *report,
				 struct sg_error *err)
{
	struct sg_area_count *areas;
	size_t n = 0, merged = 0;

	for (size_t at = next_asked(sum, 0, sum->asked.n); at < sum->asked.n; n++)
		at = next_asked(sum, at + 1, sum->asked.n);
	areas = sg_arena_array(sum->rows.standing->arena, struct sg_area_count, n);
	if (areas == NULL)
		return sg_no_memory(err);
	n = list_asked(sum, areas);
	if (n > 0)
		qsort(areas, n, sizeof *areas, by_area);
	for (size_t i = 0; i < n; i++) {
		if (merged > 0 && sg_str_eq(areas[merged - 1].area, areas[i].area)) {
			areas[merged - 1].asked++;
			areas[merged - 1].held += areas[i].held;
		} else {
			areas[merged++] = areas[i];
		}
	}
	report->areas = areas;
	report->n_areas = merged;
	return SG_OK;
}
