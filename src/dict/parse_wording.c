/* SPDX-License-Identifier: MIT */
#include "dict/parse.h"

#include "base/names.h"
#include "dict/cue.h"
#include "dict/dict.h"
#include "dict/hint.h"
#include "dict/phrase.h"
#include "dict/vita.h"

/* Headings, cues, hints, words of CVs: the wording of texts, which a user's files do not change. */

struct reader {
	struct sg_lexicon *lexicon;
	sg_str file;
	struct sg_error *err;
};

static sg_str copy(struct reader *reader, sg_str str)
{
	return sg_arena_dup(reader->lexicon->arena, str);
}

static enum sg_status bad_wording(struct reader *reader, sg_str key)
{
	sg_fail(reader->err, SG_ESYNTAX, "\"" SG_FMT "\" is no list of phrases of a known kind",
		SG_ARG(key));
	sg_fail_at(reader->err, reader->file, 0, 0);
	return SG_ESYNTAX;
}

/* "requirements" is the whole line, "about *" its start, "* requirements" its end. */
static enum sg_status read_heading(struct reader *reader, int kind, sg_str text, bool first)
{
	struct sg_entry_heading *slot = sg_push(reader->lexicon->arena, &reader->lexicon->headings);
	char folded[SG_MAX_NAME];
	size_t len;

	if (slot == NULL)
		return sg_no_memory(reader->err);
	slot->kind = (uint16_t)kind;
	slot->first = first;
	slot->open = sg_str_ends(text, SG_STR("*")) ? 1 : sg_str_starts(text, SG_STR("*")) ? 2 : 0;
	len = sg_fold_heading(text, folded, sizeof folded);
	slot->text = copy(reader, (sg_str){ folded, len });
	return len == 0 || text.len >= sizeof folded ? bad_wording(reader, text) : SG_OK;
}

static enum sg_status read_headings(struct reader *reader, const struct sg_json *headings)
{
	enum sg_status status = SG_OK;
	const struct sg_json *list;
	void *iter = NULL;
	sg_str key;

	while (status == SG_OK && sg_json_next(headings, &iter, &key, &list)) {
		int kind = sg_str_eq(key, SG_STR("similar")) ? SG_HEADING_SIMILAR
							     : sg_section_of(key);

		if (kind < 0 || sg_json_type(list) != SG_JSON_ARRAY)
			return bad_wording(reader, key);
		for (size_t i = 0; status == SG_OK && i < sg_json_size(list); i++)
			status = read_heading(reader, kind, sg_json_str(sg_json_at(list, i)), i == 0);
	}
	return status;
}

/* Every form that a phrase has. */
static enum sg_status read_phrase(struct reader *reader, int cue, sg_str value, sg_str phrase)
{
	size_t n = sg_phrase_forms(phrase);

	if (n == 0)
		return bad_wording(reader, phrase);
	for (size_t i = 0; i < n; i++) {
		struct sg_entry_phrase *slot =
			sg_push(reader->lexicon->arena, &reader->lexicon->phrases);
		char form[SG_MAX_NAME + 1];
		size_t len = sg_phrase_form(phrase, i, form, sizeof form);

		if (slot == NULL)
			return sg_no_memory(reader->err);
		if (len == 0 || len > SG_MAX_NAME)
			return bad_wording(reader, sg_str_of(sg_cue_name((enum sg_cue)cue)));
		slot->cue = cue;
		slot->value = value;
		slot->text = copy(reader, (sg_str){ form, len });
		if (slot->text.ptr == NULL)
			return sg_no_memory(reader->err);
	}
	return SG_OK;
}

static enum sg_status read_phrases(struct reader *reader, int cue, sg_str value,
				   const struct sg_json *list)
{
	enum sg_status status = SG_OK;

	value = copy(reader, value);
	if (sg_json_type(list) != SG_JSON_ARRAY)
		return bad_wording(reader, value.ptr == NULL ? sg_str_of(sg_cue_name(
								       (enum sg_cue)cue))
							     : value);
	for (size_t i = 0; status == SG_OK && i < sg_json_size(list); i++)
		status = read_phrase(reader, cue, value, sg_json_str(sg_json_at(list, i)));
	return status;
}

/* A cue is a list of phrases, or an object of such lists by value. */
static enum sg_status read_cues(struct reader *reader, const struct sg_json *cues)
{
	enum sg_status status = SG_OK;
	const struct sg_json *lists, *list;
	void *iter = NULL, *inner;
	sg_str key, value;

	while (status == SG_OK && sg_json_next(cues, &iter, &key, &lists)) {
		int cue = sg_cue_of(key);

		if (cue < 0)
			return bad_wording(reader, key);
		if (sg_json_type(lists) == SG_JSON_ARRAY) {
			status = read_phrases(reader, cue, (sg_str){ NULL, 0 }, lists);
			continue;
		}
		inner = NULL;
		while (status == SG_OK && sg_json_next(lists, &inner, &value, &list))
			status = read_phrases(reader, cue, value, list);
	}
	return status;
}

/* Lists of words by what they hint at. */
static enum sg_status read_hints(struct reader *reader, const struct sg_json *lists)
{
	const struct sg_json *list;
	void *iter = NULL;
	sg_str key;

	while (sg_json_next(lists, &iter, &key, &list)) {
		int hint = sg_hint_by_name(key);

		if (hint < 0 || sg_json_type(list) != SG_JSON_ARRAY)
			return bad_wording(reader, key);
		for (size_t i = 0; i < sg_json_size(list); i++) {
			struct sg_entry_hint *slot =
				sg_push(reader->lexicon->arena, &reader->lexicon->hints);
			sg_str text = sg_json_str(sg_json_at(list, i));
			char folded[SG_MAX_NAME];
			size_t len = sg_fold_name(text, folded, sizeof folded);

			if (slot == NULL)
				return sg_no_memory(reader->err);
			if (len == 0 || text.len > sizeof folded || !sg_text_is_printable(text))
				return bad_wording(reader, key);
			slot->hint = hint;
			slot->text = copy(reader, (sg_str){ folded, len });
			if (slot->text.ptr == NULL)
				return sg_no_memory(reader->err);
		}
	}
	return SG_OK;
}

static enum sg_status read_vita_words(struct reader *reader, int code, sg_str key,
				      const struct sg_json *list)
{
	if (code < 0 || sg_json_type(list) != SG_JSON_ARRAY)
		return bad_wording(reader, key);
	for (size_t i = 0; i < sg_json_size(list); i++) {
		struct sg_entry_hint *slot =
			sg_push(reader->lexicon->arena, &reader->lexicon->vitae);
		sg_str text = sg_json_str(sg_json_at(list, i));
		char folded[SG_MAX_NAME];
		size_t len = sg_fold_heading(text, folded, sizeof folded);

		if (slot == NULL)
			return sg_no_memory(reader->err);
		if (len == 0 || text.len > sizeof folded)
			return bad_wording(reader, key);
		slot->hint = code;
		slot->text = copy(reader, (sg_str){ folded, len });
		if (slot->text.ptr == NULL)
			return sg_no_memory(reader->err);
	}
	return SG_OK;
}

/* Words of CVs: lists by kind, or by kind and value. */
static enum sg_status read_vita(struct reader *reader, const struct sg_json *kinds)
{
	static const sg_str none = { NULL, 0 };
	enum sg_status status = SG_OK;
	const struct sg_json *lists, *list;
	void *iter = NULL, *inner;
	sg_str key, value;

	while (status == SG_OK && sg_json_next(kinds, &iter, &key, &lists)) {
		if (sg_json_type(lists) == SG_JSON_ARRAY) {
			status = read_vita_words(reader, sg_vita_code(key, none), key, lists);
			continue;
		}
		inner = NULL;
		while (status == SG_OK && sg_json_next(lists, &inner, &value, &list))
			status = read_vita_words(reader, sg_vita_code(key, value), value, list);
	}
	return status;
}

bool sg_wording_is(const struct sg_json *root)
{
	return sg_json_get(root, "headings") != NULL || sg_json_get(root, "cues") != NULL ||
	       sg_json_get(root, "terms") != NULL || sg_json_get(root, "cv") != NULL;
}

enum sg_status sg_wording_parse(struct sg_lexicon *lexicon, sg_str file, const struct sg_json *root,
				struct sg_error *err)
{
	struct reader reader = { lexicon, file, err };

	if (sg_json_get(root, "headings") != NULL)
		return read_headings(&reader, sg_json_get(root, "headings"));
	if (sg_json_get(root, "cues") != NULL)
		return read_cues(&reader, sg_json_get(root, "cues"));
	if (sg_json_get(root, "cv") != NULL)
		return read_vita(&reader, sg_json_get(root, "cv"));
	return read_hints(&reader, sg_json_get(root, "terms"));
}
