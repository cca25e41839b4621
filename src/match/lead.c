/* SPDX-License-Identifier: MIT */
#include "match/lead.h"

/* The section that a closing "ideally," or "you need:" makes of what follows, or -1. */
static int section_of(const struct sg_sentence *sentence)
{
	enum sg_section_kind section = sentence->line->section;
	size_t at = sentence->n;

	if (at == 0 || !(sg_is_sign(&sentence->tokens[at - 1], ',') ||
			 sg_is_sign(&sentence->tokens[at - 1], ':')))
		return -1;
	/* Other readings of the cue's words may stand behind it. */
	for (at--; at > 0 && sentence->tokens[at - 1].type == SG_TOKEN_CUE; at--) {
		const struct sg_token *token = &sentence->tokens[at - 1];

		if (sg_token_behind(sentence, at - 1) != sentence->n - 1)
			return -1;
		if (token->cue == SG_CUE_PREFERRED)
			return SG_SECTION_PREFERRED;
		if (token->cue == SG_CUE_REQUIRED && section == SG_SECTION_OTHER)
			return SG_SECTION_REQUIRED;
	}
	return -1;
}

void sg_lead_items(struct sg_reading *reading, const struct sg_sentence *sentence)
{
	const struct sg_text_line *line = sentence->line;
	int section = section_of(sentence);
	uint32_t indent = sg_line_indent(reading, line);

	for (uint32_t i = sentence->line_index + 1; section >= 0 && i < reading->lines.n; i++) {
		struct sg_text_line *item = &reading->lines.at[i];

		if (!item->item || item->heading || item->section != line->section ||
		    sg_line_indent(reading, item) <= indent)
			break;
		item->section = (enum sg_section_kind)section;
	}
}
