/* SPDX-License-Identifier: MIT */
#include "report/rubric_words.h"

#include "base/str.h"

sg_str sg_rubric_headline(struct sg_sheet *sheet)
{
	const struct sg_rubric *rubric = sheet->report->rubric;

	if (rubric->n_areas == 0)
		return SG_STR("Nothing is asked for that an area of the rubric covers.");
	if (rubric->postings == 1)
		return SG_STR("Areas this posting asks for, what shows them, and what does not");
	return sg_sheet_format(sheet,
			       "Areas these %u postings ask for, what shows them, and what does "
			       "not",
			       (unsigned)rubric->postings);
}

static void add_skills(struct sg_buf *text, const struct sg_or *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		sg_buf_add(text, sg_str_of(i == 0 ? "" : ", "));
		sg_buf_add(text, at[i].name);
	}
}

sg_str sg_rubric_standing(struct sg_sheet *sheet, const struct sg_rubric_area *area)
{
	struct sg_buf text = { .arena = sheet->arena };

	if (area->n_held == 0)
		return SG_STR("not named in your profile");
	sg_buf_printf(&text, "held: ");
	add_skills(&text, area->held, area->n_held);
	if (area->n_others > 0) {
		sg_buf_printf(&text, "; not named: ");
		add_skills(&text, area->others, area->n_others);
	}
	return sg_sheet_take(sheet, &text);
}

sg_str sg_rubric_askers(struct sg_sheet *sheet, const struct sg_rubric_area *area)
{
	sg_str asked = sg_sheet_format(sheet, "asked by %u",
				       (unsigned)(area->required + area->preferred));

	if (area->preferred == 0)
		return asked;
	return sg_sheet_format(sheet, SG_FMT ", required by %u", SG_ARG(asked),
			       (unsigned)area->required);
}
