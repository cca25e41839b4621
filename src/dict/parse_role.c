/* SPDX-License-Identifier: MIT */
#include "dict/parse.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* Longest path of a place in a file: "areas[12].interview.strong". */
enum { MAX_PATH = 96, MAX_LINE = 240, MAX_LABEL = 60 };

/* One file while it is read. */
struct file {
	struct sg_lexicon *lexicon;
	struct sg_error *err;
	sg_str name;
	char path[MAX_PATH]; /* of the object at hand: "" or "areas[2]." */
};

static enum sg_status complain(struct file *file, sg_str key, const char *what)
{
	size_t len = strlen(file->path);

	if (key.len == 0 && len > 0)
		len--; /* the object itself: without the dot before a member */
	sg_fail(file->err, SG_ESYNTAX, "%.*s" SG_FMT ": %s", (int)len, file->path,
		(int)(key.len < MAX_LABEL ? key.len : MAX_LABEL), key.ptr, what);
	sg_fail_at(file->err, file->name, 0, 0);
	return SG_ESYNTAX;
}

/* The object at hand is now member `key` of the one before, or its element i. */
static void enter(struct file *file, size_t len, const char *key, size_t i)
{
	snprintf(file->path + len, sizeof file->path - len, "%s[%zu].", key, i);
}

static enum sg_status read_text(struct file *file, sg_str key, const struct sg_json *value,
				size_t max, sg_str *out)
{
	sg_str text = sg_json_str(value);

	if (text.len == 0 || text.len > max || sg_str_trim(text).len != text.len)
		return complain(file, key, "must be a text that is neither empty nor too long");
	if (!sg_text_is_printable(text))
		return complain(file, key, "must not hold control characters");
	*out = sg_arena_dup(file->lexicon->arena, text);
	return out->ptr == NULL ? sg_no_memory(file->err) : SG_OK;
}

static enum sg_status read_id(struct file *file, sg_str key, const struct sg_json *value,
			      sg_str *out)
{
	if (!sg_text_is_id(sg_json_str(value)))
		return complain(file, key, "must be lower-case words joined by hyphens");
	return read_text(file, key, value, MAX_LABEL, out);
}

/* Element i of member `key`. */
static enum sg_status add(struct file *file, sg_str key, size_t i, const struct sg_json *value,
			  bool ids, struct sg_entry_list *list)
{
	sg_str *slot = sg_push(file->lexicon->arena, list);
	char place[MAX_LABEL];

	if (slot == NULL)
		return sg_no_memory(file->err);
	snprintf(place, sizeof place, SG_FMT "[%zu]", SG_ARG(key), i);
	return ids ? read_id(file, sg_str_of(place), value, slot)
		   : read_text(file, sg_str_of(place), value, MAX_LINE, slot);
}

static enum sg_status check_list(struct file *file, sg_str key, const struct sg_json *value)
{
	if (sg_json_type(value) != SG_JSON_ARRAY)
		return complain(file, key, "must be a list");
	if (sg_json_size(value) > SG_MAX_ROLE_LIST)
		return complain(file, key, "must not hold more than 512 elements");
	return SG_OK;
}

/* A list of texts, or of ids. */
static enum sg_status read_list(struct file *file, sg_str key, const struct sg_json *value,
				bool ids, struct sg_entry_list *list)
{
	enum sg_status status = check_list(file, key, value);

	for (size_t i = 0; status == SG_OK && i < sg_json_size(value); i++)
		status = add(file, key, i, sg_json_at(value, i), ids, list);
	return status;
}

/* Each element is an id, or a list of ids of which any will do. */
static enum sg_status read_wishes(struct file *file, sg_str key, const struct sg_json *value,
				  struct sg_entry_wishes *wishes)
{
	enum sg_status status = check_list(file, key, value);

	for (size_t i = 0; status == SG_OK && i < sg_json_size(value); i++) {
		const struct sg_json *element = sg_json_at(value, i);
		struct sg_entry_wish *wish = sg_push(file->lexicon->arena, wishes);

		if (wish == NULL)
			return sg_no_memory(file->err);
		if (sg_json_type(element) != SG_JSON_ARRAY)
			status = add(file, key, i, element, true, &wish->any_of);
		else if (sg_json_size(element) < 2 || sg_json_size(element) > SG_MAX_ROLE_ANY)
			status = complain(file, key, "must hold 2 to 16 ids where it holds a list");
		else
			status = read_list(file, key, element, true, &wish->any_of);
	}
	return status;
}

/* A whole number, or a share of 1 in hundredths. */
static enum sg_status read_number(struct file *file, sg_str key, const struct sg_json *value,
				  double least, double most, double unit, uint8_t *out)
{
	double number = sg_json_number(value, -1);

	if (!(number >= least && number <= most))
		return complain(file, key, "is not in its range");
	if (unit == 1 && number != (int)number)
		return complain(file, key, "must be a whole number");
	*out = (uint8_t)(number * unit + 0.5);
	return SG_OK;
}

/* One known key of an object and what reads it. */
struct member {
	const char *key;
	enum { TEXT, LABEL, ID, TEXTS, IDS, WISHES, WEIGHT, SHARE, FLAG, SKIP } type;
	void *out;
};

static enum sg_status read_member(struct file *file, const struct member *member, sg_str key,
				  const struct sg_json *value)
{
	switch (member->type) {
	case TEXT:
		return read_text(file, key, value, MAX_LINE, member->out);
	case LABEL:
		return read_text(file, key, value, MAX_LABEL, member->out);
	case ID:
		return read_id(file, key, value, member->out);
	case TEXTS:
		return read_list(file, key, value, false, member->out);
	case IDS:
		return read_list(file, key, value, true, member->out);
	case WISHES:
		return read_wishes(file, key, value, member->out);
	case WEIGHT:
		return read_number(file, key, value, 1, 5, 1, member->out);
	case SHARE:
		return read_number(file, key, value, 0, 1, 100, member->out);
	case FLAG:
		if (sg_json_type(value) != SG_JSON_BOOL)
			return complain(file, key, "must be true or false");
		*(bool *)member->out = sg_json_bool(value);
		return SG_OK;
	case SKIP:
		break;
	}
	return SG_OK;
}

/* Reads an object whose keys are all in `members`; those listed first, `needed` of them, must
 * be there. */
static enum sg_status read_object(struct file *file, const struct sg_json *object,
				  const struct member *members, size_t n, size_t needed)
{
	enum sg_status status = SG_OK;
	const struct sg_json *value;
	void *iter = NULL;
	sg_str key;

	if (sg_json_type(object) != SG_JSON_OBJECT)
		return complain(file, SG_STR(""), "must be an object");
	for (size_t i = 0; i < needed; i++)
		if (sg_json_get(object, members[i].key) == NULL)
			return complain(file, sg_str_of(members[i].key), "is missing");
	while (status == SG_OK && sg_json_next(object, &iter, &key, &value)) {
		size_t i = 0;

		while (i < n && !sg_str_eq(sg_str_of(members[i].key), key))
			i++;
		status = i == n ? complain(file, key, "is not known here")
				: read_member(file, &members[i], key, value);
	}
	return status;
}

#define READ_OBJECT(file, object, members, needed)                                                 \
	read_object(file, object, members, sizeof(members) / sizeof *(members), needed)

static enum sg_status read_interview(struct file *file, const struct sg_json *interview,
				     struct sg_entry_area *area)
{
	const struct member members[] = {
		{ "task", TEXT, &area->task },
		{ "strong", TEXTS, &area->strong },
		{ "weak", TEXTS, &area->weak },
		{ "show", LABEL, &area->show },
	};
	size_t len = strlen(file->path);
	enum sg_status status;

	if (interview == NULL)
		return SG_OK;
	snprintf(file->path + len, sizeof file->path - len, "interview.");
	status = READ_OBJECT(file, interview, members, 3);
	file->path[len] = '\0';
	return status;
}

/* Areas of the rubric may cover whole areas of skills, and must have an interview. */
static enum sg_status read_area(struct file *file, const struct sg_json *object, bool rubric,
				struct sg_entry_area *area)
{
	const struct member members[] = {
		{ "id", ID, &area->id },
		{ "title", LABEL, &area->title },
		{ "weight", WEIGHT, &area->weight },
		{ "core", FLAG, &area->core },
		{ "required", WISHES, &area->required },
		{ "preferred", WISHES, &area->preferred },
		{ "also", IDS, &area->also },
		{ "interview", SKIP, NULL },
	};
	const struct member shorter[] = {
		{ "id", ID, &area->id },
		{ "title", LABEL, &area->title },
		{ "interview", SKIP, NULL },
		{ "also", IDS, &area->also },
		{ "covers", IDS, &area->covers },
	};
	enum sg_status status;

	area->weight = 1;
	status = rubric ? READ_OBJECT(file, object, shorter, 3)
			: READ_OBJECT(file, object, members, 2);
	if (status == SG_OK &&
	    area->required.n + area->preferred.n + area->also.n + area->covers.n == 0)
		return complain(file, SG_STR("required"), "or \"preferred\" or \"also\" must name "
							  "a skill");
	return status == SG_OK ? read_interview(file, sg_json_get(object, "interview"), area)
			       : status;
}

static enum sg_status read_areas(struct file *file, const struct sg_json *areas, bool rubric,
				 struct sg_entry_role *role)
{
	size_t n = sg_json_type(areas) == SG_JSON_ARRAY ? sg_json_size(areas) : 0;
	enum sg_status status = SG_OK;

	if (n == 0 || n > SG_MAX_ROLE_AREAS)
		return complain(file, SG_STR("areas"), "must be a list of 1 to 32 areas");
	for (size_t i = 0; status == SG_OK && i < n; i++) {
		struct sg_entry_area *area = sg_push(file->lexicon->arena, &role->areas);

		if (area == NULL)
			return sg_no_memory(file->err);
		enter(file, 0, "areas", i);
		status = read_area(file, sg_json_at(areas, i), rubric, area);
		for (size_t k = 0; status == SG_OK && k < i; k++)
			if (sg_str_eq(role->areas.at[k].id, area->id))
				status = complain(file, SG_STR("id"), "is there twice");
		if (status == SG_OK)
			file->path[0] = '\0';
	}
	return status;
}

/* Objects of two or three texts, kept as lists of them in the order of the keys. */
static enum sg_status read_rows(struct file *file, const char *key, const struct sg_json *list,
				const char *const *keys, size_t n_keys, struct sg_entry_pairs *out)
{
	enum sg_status status;

	if (list == NULL)
		return SG_OK;
	status = check_list(file, sg_str_of(key), list);
	for (size_t i = 0; status == SG_OK && i < sg_json_size(list); i++) {
		struct sg_entry_list *row = sg_push(file->lexicon->arena, out);
		sg_str *texts = sg_arena_array(file->lexicon->arena, sg_str, n_keys);
		struct member members[3];

		if (row == NULL || texts == NULL)
			return sg_no_memory(file->err);
		for (size_t k = 0; k < n_keys; k++)
			members[k] = (struct member){ keys[k], TEXT, &texts[k] };
		enter(file, 0, key, i);
		status = read_object(file, sg_json_at(list, i), members, n_keys, n_keys);
		*row = (struct sg_entry_list){ texts, n_keys, n_keys };
		if (status == SG_OK)
			file->path[0] = '\0';
	}
	return status;
}

static enum sg_status keep_role(struct file *file, const struct sg_entry_role *role, bool user)
{
	struct sg_lexicon *lexicon = file->lexicon;
	struct sg_entry_role *slot = NULL;

	for (size_t i = 0; i < lexicon->roles.n && slot == NULL; i++)
		if (sg_str_eq(lexicon->roles.at[i].id, role->id))
			slot = &lexicon->roles.at[i];
	if (slot != NULL && !user)
		return complain(file, SG_STR("role"), "is there twice");
	if (slot == NULL && lexicon->roles.n == SG_MAX_ROLES)
		return complain(file, SG_STR("role"), "is one role too many");
	if (slot == NULL)
		slot = sg_push(lexicon->arena, &lexicon->roles);
	if (slot == NULL)
		return sg_no_memory(file->err);
	*slot = *role;
	return SG_OK;
}

enum sg_status sg_role_parse(struct sg_lexicon *lexicon, sg_str name, const struct sg_json *root,
			     bool user, struct sg_error *err)
{
	static const char *const career[] = { "title", "about" };
	static const char *const reached[] = { "role", "effort", "given" };
	struct file file = { .lexicon = lexicon, .err = err, .name = name };
	struct sg_entry_role role = { .recognised = 50, .file = name,
				      .layer = user ? lexicon->n_layers : 0 };
	const struct member members[] = {
		{ "role", ID, &role.id },
		{ "name", LABEL, &role.name },
		{ "areas", SKIP, NULL },
		{ "about", TEXT, &role.about },
		{ "owns", TEXTS, &role.owns },
		{ "responsibilities", TEXTS, &role.responsibilities },
		{ "other_trades", IDS, &role.other_trades },
		{ "recognised", SHARE, &role.recognised },
		{ "career", SKIP, NULL },
		{ "reached_from", SKIP, NULL },
		{ "$schema", SKIP, NULL },
	};
	enum sg_status status = READ_OBJECT(&file, root, members, 3);

	if (status == SG_OK)
		status = read_areas(&file, sg_json_get(root, "areas"), false, &role);
	if (status == SG_OK)
		status = read_rows(&file, "career", sg_json_get(root, "career"), career, 2,
				   &role.career);
	if (status == SG_OK)
		status = read_rows(&file, "reached_from", sg_json_get(root, "reached_from"),
				   reached, 3, &role.reached_from);
	return status == SG_OK ? keep_role(&file, &role, user) : status;
}

enum sg_status sg_rubric_parse(struct sg_lexicon *lexicon, sg_str name,
			       const struct sg_json *root, bool user, struct sg_error *err)
{
	struct file file = { .lexicon = lexicon, .err = err, .name = name };
	struct sg_entry_role rubric = { .file = name, .layer = user ? lexicon->n_layers : 0 };
	const struct member members[] = {
		{ "rubric", LABEL, &rubric.name },
		{ "areas", SKIP, NULL },
		{ "$schema", SKIP, NULL },
	};
	enum sg_status status = READ_OBJECT(&file, root, members, 2);

	if (status == SG_OK)
		status = read_areas(&file, sg_json_get(root, "areas"), true, &rubric);
	if (status == SG_OK && !user && lexicon->rubric.name.ptr != NULL)
		status = complain(&file, SG_STR("rubric"), "is there twice");
	if (status == SG_OK)
		lexicon->rubric = rubric;
	return status;
}

/* Parts of a step, or kinds of project. */
static enum sg_status read_parts(struct file *file, const char *key, const struct sg_json *list,
				 struct sg_entry_parts *out)
{
	size_t len = strlen(file->path);
	enum sg_status status;

	if (list == NULL)
		return SG_OK;
	status = check_list(file, sg_str_of(key), list);
	for (size_t i = 0; status == SG_OK && i < sg_json_size(list); i++) {
		struct sg_entry_part *part = sg_push(file->lexicon->arena, out);
		struct sg_entry_part read = { 0 };
		const struct member members[] = {
			{ "id", ID, &read.id },
			{ "title", LABEL, &read.title },
			{ "skills", IDS, &read.skills },
			{ "about", TEXT, &read.about },
		};

		if (part == NULL)
			return sg_no_memory(file->err);
		enter(file, len, key, i);
		status = READ_OBJECT(file, sg_json_at(list, i), members, 3);
		*part = read;
		for (size_t k = 0; status == SG_OK && k < i; k++)
			if (sg_str_eq(out->at[k].id, read.id))
				status = complain(file, SG_STR("id"), "is there twice");
		if (status == SG_OK)
			file->path[len] = '\0';
	}
	return status;
}

static bool is_way_to_show(sg_str word)
{
	static const char *const words[] = { "skills", "postings", "projects", "certificates",
					     "interview" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sg_str_eq(sg_str_of(words[i]), word))
			return true;
	return false;
}

static enum sg_status read_step(struct file *file, const struct sg_json *object, size_t i,
				struct sg_entry_step *step)
{
	const struct member members[] = {
		{ "step", SKIP, NULL },
		{ "title", LABEL, &step->title },
		{ "shown_by", ID, &step->shown_by },
		{ "parts", SKIP, NULL },
	};
	enum sg_status status;

	if (sg_json_number(sg_json_get(object, "step"), 0) != (double)(i + 1))
		return complain(file, SG_STR("step"), "must count 1, 2, 3 ...");
	status = READ_OBJECT(file, object, members, 3);
	if (status == SG_OK && !is_way_to_show(step->shown_by))
		status = complain(file, SG_STR("shown_by"), "is none of the words allowed there");
	if (status == SG_OK)
		status = read_parts(file, "parts", sg_json_get(object, "parts"), &step->parts);
	return status;
}

static enum sg_status read_steps(struct file *file, const struct sg_json *steps,
				 struct sg_entry_roadmap *roadmap)
{
	size_t n = sg_json_type(steps) == SG_JSON_ARRAY ? sg_json_size(steps) : 0;
	enum sg_status status = SG_OK;

	if (n == 0 || n > SG_MAX_STEPS)
		return complain(file, SG_STR("steps"), "must be a list of 1 to 7 steps");
	for (size_t i = 0; status == SG_OK && i < n; i++) {
		struct sg_entry_step *step = sg_push(file->lexicon->arena, &roadmap->steps);

		if (step == NULL)
			return sg_no_memory(file->err);
		enter(file, 0, "steps", i);
		status = read_step(file, sg_json_at(steps, i), i, step);
		if (status == SG_OK)
			file->path[0] = '\0';
	}
	return status;
}

enum sg_status sg_roadmap_parse(struct sg_lexicon *lexicon, sg_str name,
				const struct sg_json *root, bool user, struct sg_error *err)
{
	struct file file = { .lexicon = lexicon, .err = err, .name = name };
	struct sg_entry_roadmap roadmap = { .file = name,
					    .layer = user ? lexicon->n_layers : 0 };
	const struct member members[] = {
		{ "roadmap", LABEL, &roadmap.name },
		{ "roles", IDS, &roadmap.roles },
		{ "steps", SKIP, NULL },
		{ "projects", SKIP, NULL },
		{ "$schema", SKIP, NULL },
	};
	enum sg_status status = READ_OBJECT(&file, root, members, 3);

	if (status == SG_OK)
		status = read_steps(&file, sg_json_get(root, "steps"), &roadmap);
	if (status == SG_OK)
		status = read_parts(&file, "projects", sg_json_get(root, "projects"),
				    &roadmap.projects);
	if (status == SG_OK && !user && lexicon->roadmap.name.ptr != NULL)
		status = complain(&file, SG_STR("roadmap"), "is there twice");
	if (status == SG_OK)
		lexicon->roadmap = roadmap;
	return status;
}
