/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include <skillgap/team.h>

/* Things that are named of a list, unless all are wanted. */
enum { NAMED = 20 };

static sg_str label_of(struct sg_sheet *sheet, const struct sg_team_item *item)
{
	struct sg_requirement wish = { .any_of = item->any_of, .n_any_of = item->n_any_of,
				       .min_count = item->min_count };

	return sg_label_members(sheet, &wish);
}

/* " Held by nobody: mTLS, Helm."; " Held by one only: Kubernetes (bo)."; nothing for none. */
static sg_str list_held(struct sg_sheet *sheet, enum sg_class class_, bool by_one)
{
	const struct sg_team *team = sheet->report->team;
	size_t most = sheet->options->verbose ? SIZE_MAX : NAMED, n = 0;
	struct sg_buf list = { .arena = sheet->arena };

	for (size_t i = 0; i < team->n_items; i++) {
		const struct sg_team_item *item = &team->items[i];

		if (item->class_ != class_ ||
		    (by_one ? item->n_held_by != 1 : item->together) || n++ >= most)
			continue;
		sg_buf_add(&list, n > 1 ? SG_STR(", ") : by_one ? SG_STR(" Held by one only: ")
								: SG_STR(" Held by nobody: "));
		sg_buf_add(&list, label_of(sheet, item));
		if (by_one)
			sg_buf_printf(&list, " (" SG_FMT ")", SG_ARG(item->held_by[0]));
	}
	if (n > most)
		sg_buf_printf(&list, ", %zu more: --verbose", n - most);
	if (n > 0)
		sg_buf_add_char(&list, '.');
	return sg_sheet_take(sheet, &list);
}

static void write_class(struct sg_sheet *sheet, enum sg_class class_, const char *what)
{
	const struct sg_team *team = sheet->report->team;
	unsigned asked = 0, covered = 0;

	for (size_t i = 0; i < team->n_items; i++) {
		asked += team->items[i].class_ == class_;
		covered += team->items[i].class_ == class_ && team->items[i].together;
	}
	if (asked == 0)
		return;
	sg_sheet_paragraph(sheet, 0,
			   sg_sheet_format(sheet,
					   "Together you cover %u of %u %s asked." SG_FMT SG_FMT,
					   covered, asked, what,
					   SG_ARG(list_held(sheet, class_, false)),
					   SG_ARG(list_held(sheet, class_, true))));
}

void sg_text_team(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	struct sg_buf people = { .arena = sheet->arena };

	for (size_t i = 0; i < report->team->n_people; i++) {
		sg_buf_add(&people, i == 0 ? SG_STR("") : SG_STR(", "));
		sg_buf_add(&people, report->team->people[i]);
	}
	sg_buf_printf(&people, " beside %u posting%s.", (unsigned)report->counted,
		      sg_label_s(report->counted));
	sg_sheet_paragraph(sheet, 0, sg_sheet_take(sheet, &people));
	sg_sheet_blank(sheet);
	write_class(sheet, SG_CLASS_TECHNOLOGY, "technologies");
	sg_sheet_blank(sheet);
	write_class(sheet, SG_CLASS_PRACTICE, "practices");
	sg_text_uncounted(sheet);
	if (report->n_sources > 0)
		sg_text_sources(sheet, true);
}
