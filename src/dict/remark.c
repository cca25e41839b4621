/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/str.h"
#include "base/utf8.h"

bool sg_lexicon_tell(const struct sg_lexicon *lexicon, uint32_t layer,
		     const struct sg_remark *remark)
{
	struct sg_listener *listener = lexicon->listener;

	if (listener == NULL)
		return false;
	if (layer >= listener->layer) {
		listener->n++;
		listener->tell(listener->user, remark);
	}
	return true;
}

/* Without the part of a character that a cut has left at the end. */
static sg_str whole(sg_str text)
{
	size_t at = text.len, next;

	while (at > 0 && ((unsigned char)text.ptr[--at] & 0xc0) == 0x80)
		;
	next = at;
	if (text.len > 0 && sg_utf8_next(text, &next) == 0xfffd)
		text.len = at;
	return text;
}

bool sg_lexicon_speaks_of(const struct sg_lexicon *lexicon, const struct sg_entry *entry)
{
	if (lexicon->listener != NULL)
		return entry->layer >= lexicon->listener->layer;
	return entry->file.ptr != NULL;
}

enum sg_status sg_lexicon_complain(const struct sg_lexicon *lexicon, struct sg_mistake mistake,
				   struct sg_error *err, const char *fmt, ...)
{
	const struct sg_entry *entry = mistake.entry;
	struct sg_remark remark = { .rule = mistake.rule, .file = entry->file, .id = entry->id };
	char path[160], text[240], place[32] = "", at[32] = "";
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (entry->file.ptr != NULL)
		snprintf(place, sizeof place, "skills[%u]", entry->place);
	if (mistake.at != SG_NO_INDEX)
		snprintf(at, sizeof at, "[%zu]", mistake.at);
	if (place[0] != '\0')
		snprintf(path, sizeof path, "%s%s%s%s", place, mistake.key == NULL ? "" : ".",
			 mistake.key == NULL ? "" : mistake.key, at);
	else
		snprintf(path, sizeof path, "%s%s", mistake.key == NULL ? "" : mistake.key, at);
	remark.path = sg_str_of(path);
	remark.text = whole(sg_str_of(text));
	if (sg_lexicon_tell(lexicon, entry->layer, &remark))
		return SG_OK;
	sg_fail(err, SG_ESYNTAX, "%s (" SG_FMT "): %s", path, SG_ARG(entry->id), text);
	sg_fail_at(err, entry->file, 0, 0);
	return SG_ESYNTAX;
}
