/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/json.h"
#include "base/names.h"
#include "base/utf8.h"
#include "dict/dict.h"
#include "dict/parse.h"

/* One file while it is read: what messages need to say where. */
struct reader {
	struct sg_lexicon *lexicon;
	struct sg_error *err;
	sg_str file;
	sg_str area;
	bool user;
	uint32_t layer;
	size_t skill; /* index of the skill at hand */
	sg_str id;    /* of it, once known */
};

/*
 * SG_ESYNTAX in any case: the member at hand is left out. Where someone listens, reading goes
 * on with the next.
 */
static enum sg_status complain_at(struct reader *reader, const char *key, size_t at,
				  const char *fmt, ...) SG_PRINTF(4, 5);

static enum sg_status complain_at(struct reader *reader, const char *key, size_t at,
				  const char *fmt, ...)
{
	struct sg_remark remark = { .rule = "form", .file = reader->file, .id = reader->id };
	char path[96], text[160], index[32] = "";
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (at != SG_NO_INDEX)
		snprintf(index, sizeof index, "[%zu]", at);
	snprintf(path, sizeof path, "skills[%zu]%s%s%s", reader->skill, key == NULL ? "" : ".",
		 key == NULL ? "" : key, index);
	remark.path = sg_str_of(path);
	remark.text = sg_str_of(text);
	if (sg_lexicon_tell(reader->lexicon, reader->layer, &remark))
		return SG_ESYNTAX;
	sg_fail(reader->err, SG_ESYNTAX, "%s: %s", path, text);
	sg_fail_at(reader->err, reader->file, 0, 0);
	return SG_ESYNTAX;
}

static enum sg_status complain(struct reader *reader, const char *key, const char *what)
{
	return complain_at(reader, key, SG_NO_INDEX, "%s", what);
}

static enum sg_status complain_member(struct reader *reader, const char *key, sg_str member)
{
	size_t len = member.len < 48 ? member.len : 48;

	while (len > 0 && len < member.len && ((unsigned char)member.ptr[len] & 0xc0) == 0x80)
		len--;
	return complain_at(reader, key, SG_NO_INDEX, "holds \"%.*s\", which is not known",
			   (int)len, member.ptr);
}

/* Whether a status ends the reading: a mistake that someone was told of does not. */
static bool ends(const struct reader *reader, enum sg_status status)
{
	return status != SG_OK && !(status == SG_ESYNTAX && reader->lexicon->listener != NULL);
}

/* Names and sentences are printed, so nothing in them may act on a terminal. */
bool sg_text_is_printable(sg_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = sg_utf8_next(text, &at);

		if (code < 0x20 || sg_is_control(code))
			return false;
	}
	return true;
}

static sg_str copy(struct reader *reader, sg_str str)
{
	return sg_arena_dup(reader->lexicon->arena, str);
}

static enum sg_status add(struct reader *reader, struct sg_entry_list *list, sg_str text)
{
	sg_str *slot = sg_push(reader->lexicon->arena, list);

	if (slot == NULL || (*slot = copy(reader, text)).ptr == NULL)
		return sg_no_memory(reader->err);
	return SG_OK;
}

/* An array of strings of 1 to max bytes. */
static enum sg_status read_list(struct reader *reader, const char *key, const struct sg_json *value,
				size_t max, struct sg_entry_list *list)
{
	enum sg_status status = SG_OK;

	if (sg_json_type(value) != SG_JSON_ARRAY)
		return complain(reader, key, "must be a list of strings");
	for (size_t i = 0; !ends(reader, status) && i < sg_json_size(value); i++) {
		sg_str text = sg_json_str(sg_json_at(value, i));

		if (text.len == 0 || text.len > max)
			status = complain_at(reader, key, i, "must be a string that is neither "
							     "empty nor too long");
		else if (!sg_text_is_printable(text))
			status = complain_at(reader, key, i, "must not hold control characters");
		else
			status = add(reader, list, text);
	}
	return ends(reader, status) ? status : SG_OK;
}

bool sg_text_is_id(sg_str id)
{
	if (id.len == 0 || id.len > 48)
		return false;
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];

		if (c == '-' ? i == 0 || i + 1 == id.len || id.ptr[i - 1] == '-'
			     : !sg_is_lower(c) && !sg_is_digit(c))
			return false;
	}
	return true;
}

static enum sg_status read_number(struct reader *reader, const char *key,
				  const struct sg_json *value, int least, int most, int *out)
{
	double number = sg_json_number(value, -1);

	if (number < least || number > most || number != (int)number)
		return complain(reader, key, "is no whole number in its range");
	*out = (int)number;
	return SG_OK;
}

static enum sg_status read_word(struct reader *reader, const char *key, const struct sg_json *value,
				const char *const *words, sg_str *out)
{
	sg_str word = sg_json_str(value);

	if (sg_json_type(value) == SG_JSON_NULL)
		return SG_OK;
	for (; *words != NULL; words++)
		if (sg_str_eq(sg_str_of(*words), word)) {
			*out = sg_str_of(*words);
			return SG_OK;
		}
	return complain(reader, key, "is none of the words allowed there");
}

static enum sg_status read_flag(struct reader *reader, const char *key, const struct sg_json *value,
				bool *out)
{
	if (sg_json_type(value) != SG_JSON_BOOL)
		return complain(reader, key, "must be true or false");
	*out = sg_json_bool(value);
	return SG_OK;
}

static enum sg_status read_rule(struct reader *reader, const struct sg_json *rule,
				struct sg_entry *entry)
{
	enum sg_status status = SG_OK;
	const struct sg_json *value;
	void *iter = NULL;
	sg_str key;

	if (sg_json_type(rule) != SG_JSON_OBJECT)
		return complain(reader, "ambiguous", "must be an object");
	entry->ambiguous = true;
	while (!ends(reader, status) && sg_json_next(rule, &iter, &key, &value)) {
		if (sg_str_eq(key, SG_STR("names"))) {
			status = read_list(reader, "ambiguous.names", value, SG_MAX_NAME,
					   &entry->risky);
		} else if (sg_str_eq(key, SG_STR("list"))) {
			entry->any_list = sg_json_size(value) == 0;
			status = read_list(reader, "ambiguous.list", value, 64, &entry->list);
		} else if (sg_str_eq(key, SG_STR("near"))) {
			status = read_list(reader, "ambiguous.near", value, 64, &entry->near);
		} else if (sg_str_eq(key, SG_STR("accept"))) {
			status = read_list(reader, "ambiguous.accept", value, 400, &entry->accept);
		} else if (sg_str_eq(key, SG_STR("reject"))) {
			status = read_list(reader, "ambiguous.reject", value, 400, &entry->reject);
		} else if (sg_str_eq(key, SG_STR("alone"))) {
			status = read_flag(reader, "ambiguous.alone", value, &entry->alone);
		} else if (sg_str_eq(key, SG_STR("capital"))) {
			status = read_flag(reader, "ambiguous.capital", value, &entry->capital);
		} else {
			status = complain_member(reader, "ambiguous", key);
		}
	}
	if (!ends(reader, status) && entry->risky.n == 0)
		return complain(reader, "ambiguous.names", "must not be empty");
	return status;
}

/* A line that people read. */
static enum sg_status read_line(struct reader *reader, const char *key, const struct sg_json *value,
				sg_str *out)
{
	enum { MAX_LINE = 240 };
	sg_str text = sg_json_str(value);

	if (text.len == 0 || text.len > MAX_LINE || sg_str_trim(text).len != text.len)
		return complain(reader, key, "must be a text that is neither empty nor too long");
	if (!sg_text_is_printable(text))
		return complain(reader, key, "must not hold control characters");
	*out = copy(reader, text);
	return out->ptr == NULL ? sg_no_memory(reader->err) : SG_OK;
}

static enum sg_status read_scalar(struct reader *reader, sg_str key, const struct sg_json *value,
				  struct sg_entry *entry)
{
	static const char *const roles[] = { "go-specialist", "backend-generalist", "both", NULL };
	static const char *const efforts[] = { "days", "weeks", "months", NULL };
	enum sg_status status;
	int number = 0;

	if (sg_str_eq(key, SG_STR("role")))
		return read_word(reader, "role", value, roles, &entry->role);
	if (sg_str_eq(key, SG_STR("effort")))
		return read_word(reader, "effort", value, efforts, &entry->effort);
	if (sg_str_eq(key, SG_STR("show")))
		return read_line(reader, "show", value, &entry->show);
	if (sg_str_eq(key, SG_STR("tier"))) {
		status = read_number(reader, "tier", value, 0, 3, &number);
		entry->tier = (uint8_t)number;
		return status;
	}
	if (sg_str_eq(key, SG_STR("step"))) {
		status = read_number(reader, "step", value, 1, 7, &number);
		entry->step = (uint8_t)number;
		return status;
	}
	if (sg_str_eq(key, SG_STR("since"))) {
		status = read_number(reader, "since", value, 1940, 2100, &number);
		entry->since = (uint16_t)number;
		return status;
	}
	return complain_member(reader, NULL, key);
}

static enum sg_status read_member(struct reader *reader, sg_str key, const struct sg_json *value,
				  struct sg_entry *entry)
{
	const struct {
		const char *key;
		size_t max;
		struct sg_entry_list *list;
	} lists[] = {
		{ "aliases", SG_MAX_NAME, &entry->aliases }, { "implies", 48, &entry->implies },
		{ "part_of", 48, &entry->part_of },          { "adjacent", 48, &entry->adjacent },
		{ "after", 48, &entry->after },              { "docs", 400, &entry->docs },
		{ "patterns", 400, &entry->patterns },       { "yes", 400, &entry->yes },
		{ "no", 400, &entry->no },
	};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (sg_str_eq(sg_str_of(lists[i].key), key))
			return read_list(reader, lists[i].key, value, lists[i].max, lists[i].list);
	if (sg_str_eq(key, SG_STR("id")) || sg_str_eq(key, SG_STR("name")) ||
	    sg_str_eq(key, SG_STR("kind")))
		return SG_OK;
	if (sg_str_eq(key, SG_STR("ambiguous")))
		return read_rule(reader, value, entry);
	return read_scalar(reader, key, value, entry);
}

static enum sg_status read_skill(struct reader *reader, const struct sg_json *skill,
				 struct sg_entry *entry)
{
	enum sg_status status = SG_OK;
	const struct sg_json *value;
	void *iter = NULL;
	sg_str key;

	if (sg_json_type(skill) != SG_JSON_OBJECT)
		return complain(reader, NULL, "must be an object");
	entry->id = sg_json_get_str(skill, "id");
	entry->name = sg_json_get_str(skill, "name");
	entry->kind = sg_kind_of(sg_json_get_str(skill, "kind"));
	entry->area = reader->area;
	entry->file = reader->file;
	entry->place = (uint32_t)reader->skill;
	entry->layer = reader->layer;
	entry->tier = 2;
	if (!sg_text_is_id(entry->id))
		return complain(reader, "id", "must be lower-case words joined by hyphens");
	if (entry->name.len == 0 || entry->name.len > SG_MAX_NAME)
		return complain(reader, "name", "is missing, empty or too long");
	if (!sg_text_is_printable(entry->name))
		return complain(reader, "name", "must not hold control characters");
	if (sg_str_trim(entry->name).len != entry->name.len)
		return complain(reader, "name", "must not begin or end with a space");
	if (entry->kind < 0)
		return complain(reader, "kind", "is none of the kinds");
	entry->id = copy(reader, entry->id);
	entry->name = copy(reader, entry->name);
	if (entry->id.ptr == NULL || entry->name.ptr == NULL)
		return sg_no_memory(reader->err);
	reader->id = entry->id;
	while (!ends(reader, status) && sg_json_next(skill, &iter, &key, &value))
		status = read_member(reader, key, value, entry);
	return ends(reader, status) ? status : SG_OK;
}

static enum sg_status add_skill(struct reader *reader, const struct sg_json *skill)
{
	struct sg_lexicon *lexicon = reader->lexicon;
	struct sg_entry entry = { 0 }, *slot;
	enum sg_status status;

	reader->id = (sg_str){ NULL, 0 };
	status = read_skill(reader, skill, &entry);
	if (status != SG_OK)
		return status;
	if (!sg_lexicon_entry(lexicon, entry.id, &slot))
		return sg_no_memory(reader->err);
	if (slot != NULL && (!reader->user || slot->file.ptr == entry.file.ptr))
		return complain(reader, "id", "is there twice");
	if (slot == NULL && lexicon->skills.n == SG_MAX_SKILLS)
		return complain(reader, NULL, "is one skill too many");
	if (slot == NULL)
		slot = sg_push(lexicon->arena, &lexicon->skills);
	if (slot == NULL)
		return sg_no_memory(reader->err);
	*slot = entry;
	return SG_OK;
}

static enum sg_status read_skills(struct reader *reader, const struct sg_json *root)
{
	const struct sg_json *skills = sg_json_get(root, "skills");

	reader->area = sg_json_get_str(root, "area");
	if (!sg_text_is_id(reader->area) || sg_json_type(skills) != SG_JSON_ARRAY) {
		sg_fail(reader->err, SG_ESYNTAX, "needs \"area\" (an id) and \"skills\" (a list)");
		sg_fail_at(reader->err, reader->file, 0, 0);
		return SG_ESYNTAX;
	}
	reader->area = copy(reader, reader->area);
	if (reader->area.ptr == NULL)
		return sg_no_memory(reader->err);
	for (reader->skill = 0; reader->skill < sg_json_size(skills); reader->skill++) {
		enum sg_status status = add_skill(reader, sg_json_at(skills, reader->skill));

		if (ends(reader, status))
			return status;
	}
	return SG_OK;
}

enum sg_status sg_lexicon_parse(struct sg_lexicon *lexicon, sg_str file, sg_str json, bool user,
				struct sg_error *err)
{
	struct reader reader = { .lexicon = lexicon, .err = err, .user = user,
				 .layer = user ? ++lexicon->n_layers : 0 };
	struct sg_json *root = NULL;
	enum sg_status status = sg_json_parse(json, &root, err);

	/* A copy, so that its address tells the entries of one file from all others. */
	reader.file = copy(&reader, file.ptr == NULL ? SG_STR("") : file);
	if (status == SG_OK && reader.file.ptr == NULL)
		status = sg_no_memory(err);
	if (status != SG_OK) {
		sg_json_free(root);
		sg_fail_at(err, file, 0, 0);
		return status;
	}
	if (!user && sg_wording_is(root))
		status = sg_wording_parse(lexicon, reader.file, root, err);
	else if (sg_json_get(root, "role") != NULL)
		status = sg_role_parse(lexicon, reader.file, root, user, err);
	else if (sg_json_get(root, "roadmap") != NULL)
		status = sg_roadmap_parse(lexicon, reader.file, root, user, err);
	else if (sg_json_get(root, "rubric") != NULL)
		status = sg_rubric_parse(lexicon, reader.file, root, user, err);
	else
		status = read_skills(&reader, root);
	sg_json_free(root);
	return status;
}
