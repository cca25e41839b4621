/* SPDX-License-Identifier: MIT */
#include "match/explainer.h"

#include "base/names.h"

/* Members of an alternative that its reason names. */
enum { MOST_NAMED = 6 };

sg_str sg_explainer_keep(struct sg_explainer *explainer, sg_str text)
{
	explainer->failed = explainer->failed || text.ptr == NULL;
	return text;
}

sg_str sg_explainer_name(const struct sg_explainer *explainer, uint32_t skill)
{
	const struct sg_image *image = explainer->reading->image;

	return sg_image_str(image, sg_image_skill(image, skill)->name);
}

sg_str sg_explainer_id(const struct sg_explainer *explainer, uint32_t skill)
{
	const struct sg_image *image = explainer->reading->image;

	return sg_image_str(image, sg_image_skill(image, skill)->id);
}

/* The heading a line stands under, or absent. */
static sg_str heading_of(const struct sg_reading *reading, uint32_t line)
{
	const struct sg_document *document = reading->document;
	uint32_t at = reading->lines.at[line].start;
	size_t low = 0, high = document->n_sections;
	sg_str rest;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (document->sections[mid].span.end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == document->n_sections ||
	    document->sections[low].body <= document->sections[low].span.start)
		return (sg_str){ NULL, 0 };
	rest = sg_reading_text(reading, document->sections[low].span.start,
			       document->sections[low].body);
	rest = sg_str_trim(sg_str_cut(&rest, '\n'));
	while (rest.len > 0 && rest.ptr[rest.len - 1] == ':')
		rest.len--;
	return rest;
}

static sg_str why_strength(struct sg_explainer *explainer, const struct sg_trace_group *from)
{
	const struct sg_reading *reading = explainer->reading;
	const struct sg_group *group = &from->group;
	sg_str rule = sg_str_of(group->strength_rule);
	sg_str cue = sg_reading_text(reading, group->words.start, group->words.end);
	sg_str heading;

	if (cue.len > 0)
		return SG_SAY(explainer, "\"" SG_FMT "\" %s", SG_ARG(cue),
			   group->words.start <
					   reading->mentions.at[group->members[0]].start
				   ? "before it"
				   : "after it");
	if (group->polarity != SG_POLARITY_ASKED)
		return SG_STR("the sentence takes something else instead");
	if (sg_str_eq(rule, SG_STR("polarity.double")))
		return SG_STR("who lacks it is refused");
	if (sg_str_eq(rule, SG_STR("clause.learning")))
		return SG_STR("to be learnt on the job");
	if (sg_str_eq(rule, SG_STR("clause.company")))
		return SG_STR("the sentence says what the company does");
	if (sg_str_eq(rule, SG_STR("clause.candidate")))
		return SG_STR("the sentence says what you know");
	if (reading->lines.at[from->line].section == SG_SECTION_TITLE)
		return SG_STR("in the title");
	heading = heading_of(reading, from->line);
	if (heading.len == 0)
		return SG_STR("no heading above it");
	return SG_SAY(explainer, "heading \"" SG_FMT "\"", SG_ARG(heading));
}

/* "Go, Rust and 3 more" */
static sg_str members_of(struct sg_explainer *explainer, const struct sg_group *group)
{
	struct sg_buf buf = { .arena = explainer->arena };

	for (size_t i = 0; i < group->n && i < MOST_NAMED; i++)
		sg_buf_printf(&buf, "%s" SG_FMT, i == 0 ? "" : ", ",
			      SG_ARG(sg_explainer_name(explainer, explainer->reading->mentions
								.at[group->members[i]]
								.skill)));
	if (group->n > MOST_NAMED)
		sg_buf_printf(&buf, " and %zu more", group->n - MOST_NAMED);
	explainer->failed = explainer->failed || buf.failed;
	return sg_buf_str(&buf);
}

static void explain_years(struct sg_explainer *explainer, const struct sg_group *group,
			  struct sg_reason *out)
{
	sg_str words = sg_reading_text(explainer->reading, group->years.start, group->years.end);
	bool before = group->years.start <
		      explainer->reading->mentions.at[group->members[0]].start;

	if (group->max_years == 0) {
		out->says = SG_SAY(explainer, "%u+ years", (unsigned)group->min_years);
		out->rule = SG_STR("years.plus");
	} else if (group->min_years == 0) {
		out->says = SG_SAY(explainer, "max %u years", (unsigned)group->max_years);
		out->rule = SG_STR("years.up_to");
	} else {
		out->says = SG_SAY(explainer, "%u-%u years", (unsigned)group->min_years,
				(unsigned)group->max_years);
		out->rule = SG_STR("years.range");
	}
	out->why = SG_SAY(explainer, "\"" SG_FMT "\" %s", SG_ARG(words),
		       before ? "before it" : "after it");
}

static void explain_reasons(struct sg_explainer *explainer, const struct sg_trace_group *from,
			    struct sg_reason *reasons, size_t *n)
{
	const struct sg_group *group = &from->group;
	bool asked = group->polarity == SG_POLARITY_ASKED;
	enum sg_section_kind section = explainer->reading->lines.at[from->line].section;
	struct sg_reason *first = &reasons[(*n)++];

	first->says = sg_str_of(asked ? sg_strength_name(group->strength)
				      : sg_polarity_name(group->polarity));
	first->why = why_strength(explainer, from);
	first->rule = sg_str_of(group->strength_rule);
	if (sg_str_eq(first->rule, SG_STR("section")))
		first->rule = SG_SAY(explainer, "section.%s", sg_section_name(section));
	if (group->n > 1)
		reasons[(*n)++] = (struct sg_reason){
			group->min_count == 1
				? SG_STR("any of")
				: SG_SAY(explainer, "%u of", (unsigned)group->min_count),
			members_of(explainer, group), sg_str_of(group->rule)
		};
	if (group->open)
		reasons[(*n)++] = (struct sg_reason){
			SG_STR("or similar"), SG_STR("the list allows others"),
			SG_STR("group.open")
		};
	if (group->min_years > 0 || group->max_years > 0)
		explain_years(explainer, group, &reasons[(*n)++]);
	if (group->proficiency != SG_PROFICIENCY_NONE)
		reasons[(*n)++] = (struct sg_reason){
			sg_str_of(sg_proficiency_name(group->proficiency)),
			SG_STR("how well it is to be known"), SG_STR("proficiency")
		};
}

static void explain_group(struct sg_explainer *explainer, const struct sg_trace_group *from,
			  struct sg_asking *out)
{
	enum { MOST_REASONS = 5 };
	const struct sg_reading *reading = explainer->reading;
	const struct sg_group *group = &from->group;
	sg_str *ids = sg_arena_array(explainer->arena, sg_str, group->n);
	struct sg_reason *reasons =
		sg_arena_array(explainer->arena, struct sg_reason, MOST_REASONS);

	if (ids == NULL || reasons == NULL) {
		explainer->failed = true;
		return;
	}
	for (size_t i = 0; i < group->n; i++)
		ids[i] = sg_explainer_id(explainer, reading->mentions.at[group->members[i]].skill);
	out->requirement = (struct sg_requirement){
		.any_of = ids,
		.n_any_of = group->n,
		.min_count = group->min_count,
		.open = group->open,
		.strength = group->strength,
		.polarity = group->polarity,
		.min_years = group->min_years,
		.max_years = group->max_years,
		.proficiency = group->proficiency,
		.section = reading->lines.at[from->line].section,
		.span = from->sentence,
		.quote = sg_str_trim(
			sg_reading_text(reading, from->sentence.start, from->sentence.end)),
		.rule = from->rule,
	};
	out->reasons = reasons;
	explain_reasons(explainer, from, reasons, &out->n_reasons);
}

void sg_explain_groups(struct sg_explainer *explainer, struct sg_explanation *out)
{
	const struct sg_trace *trace = explainer->trace;
	struct sg_asking *askings =
		sg_arena_array(explainer->arena, struct sg_asking, trace->groups.n);

	if (askings == NULL) {
		explainer->failed = true;
		return;
	}
	for (size_t i = 0; i < trace->groups.n && !explainer->failed; i++)
		explain_group(explainer, &trace->groups.at[i], &askings[i]);
	out->askings = askings;
	out->n_askings = trace->groups.n;
}
