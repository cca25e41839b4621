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

static sg_str join(struct sg_sheet *sheet, sg_str list, sg_str text)
{
	return list.ptr == NULL ? text
				: sg_sheet_format(sheet, SG_FMT ", " SG_FMT, SG_ARG(list),
						  SG_ARG(text));
}

/* "Held by nobody: mTLS, Helm."; "Held by one only: Kubernetes (bo)." */
static sg_str list_held(struct sg_sheet *sheet, enum sg_class class_, bool by_one)
{
	const struct sg_team *team = sheet->report->team;
	size_t most = sheet->options->verbose ? SIZE_MAX : NAMED, n = 0;
	sg_str list = { 0 };

	for (size_t i = 0; i < team->n_items; i++) {
		const struct sg_team_item *item = &team->items[i];
		sg_str text;

		if (item->class_ != class_ ||
		    (by_one ? item->n_held_by != 1 : item->together))
			continue;
		if (n++ >= most)
			continue;
		text = label_of(sheet, item);
		if (by_one)
			text = sg_sheet_format(sheet, SG_FMT " (" SG_FMT ")", SG_ARG(text),
					       SG_ARG(item->held_by[0]));
		list = join(sheet, list, text);
	}
	if (n > most)
		list = sg_sheet_format(sheet, SG_FMT ", %zu more: --verbose", SG_ARG(list),
				       n - most);
	if (n == 0)
		return SG_STR("");
	return sg_sheet_format(sheet, " Held by %s: " SG_FMT ".", by_one ? "one only" : "nobody",
			       SG_ARG(list));
}

static void write_class(struct sg_sheet *sheet, enum sg_class class_, const char *opening,
			const char *what)
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
			   sg_sheet_format(sheet, "%s %u of %u %s asked." SG_FMT SG_FMT, opening,
					   covered, asked, what,
					   SG_ARG(list_held(sheet, class_, false)),
					   SG_ARG(list_held(sheet, class_, true))));
}

void sg_text_team(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	sg_str people = { 0 };

	for (size_t i = 0; i < report->team->n_people; i++)
		people = join(sheet, people, report->team->people[i]);
	sg_sheet_paragraph(sheet, 0,
			   sg_sheet_format(sheet, SG_FMT " beside %u posting%s.", SG_ARG(people),
					   (unsigned)report->counted, sg_label_s(report->counted)));
	sg_sheet_blank(sheet);
	write_class(sheet, SG_CLASS_TECHNOLOGY, "Together you cover", "technologies");
	sg_sheet_blank(sheet);
	write_class(sheet, SG_CLASS_PRACTICE, "And", "practices");
	sg_text_uncounted(sheet);
	if (report->n_sources > 0)
		sg_text_sources(sheet, true);
}
