/* SPDX-License-Identifier: MIT */
#include "match/trace.h"

#include <string.h>

void sg_trace_add_name(struct sg_reading *reading, const struct sg_trace_name *name)
{
	struct sg_trace_name *slot = sg_push(reading->arena, &reading->trace->names);

	if (slot == NULL)
		reading->failed = true;
	else
		*slot = *name;
}

void sg_trace_add_group(struct sg_reading *reading, const struct sg_sentence *sentence,
			const struct sg_group *group, sg_str rule)
{
	struct sg_trace *trace = reading->trace;
	struct sg_trace_group *slot = sg_push(reading->arena, &trace->groups);
	uint32_t *members = sg_arena_array(reading->arena, uint32_t, group->n);

	if (trace->group_of == NULL)
		trace->group_of = sg_arena_array(reading->arena, uint32_t, reading->mentions.n);
	if (slot == NULL || members == NULL || trace->group_of == NULL) {
		reading->failed = true;
		return;
	}
	memcpy(members, group->members, group->n * sizeof *members);
	slot->group = *group;
	slot->group.members = members;
	slot->line = sentence->line_index;
	slot->sentence = (sg_span){ sentence->start, sentence->end };
	slot->rule = rule;
	for (size_t i = 0; i < group->n; i++)
		trace->group_of[members[i]] = (uint32_t)trace->groups.n;
}
