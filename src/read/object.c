/* SPDX-License-Identifier: MIT */
#include "read/object.h"

#include "base/out.h"

enum { MAX_MEMBERS = 256, MAX_DEPTH = 16, LONGEST_NAME = 64 };

struct member {
	const char *name;
	sg_str text;
	struct sg_object *object; /* or NULL, then it is text */
	size_t next;              /* member of the same name; 0: none */
	bool repeats;             /* not the first of its name */
};

struct sg_object {
	struct sg_arena *arena;
	sg_vec(struct member) members;
	unsigned depth;
	bool failed; /* memory ran out; of the outermost object */
	struct sg_object *outermost;
};

struct sg_object *sg_object_new(struct sg_arena *arena)
{
	struct sg_object *object = sg_arena_make(arena, struct sg_object);

	if (object != NULL) {
		object->arena = arena;
		object->outermost = object;
	}
	return object;
}

static bool is_name(sg_str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!sg_is_alpha(name.ptr[i]) && !sg_is_digit(name.ptr[i]) &&
		    name.ptr[i] != '_' && name.ptr[i] != '-' && name.ptr[i] != ':' &&
		    name.ptr[i] != '@')
			return false;
	return name.len > 0 && name.len <= LONGEST_NAME;
}

static struct member *find(const struct sg_object *object, sg_str name)
{
	for (size_t i = 0; i < object->members.n; i++)
		if (!object->members.at[i].repeats &&
		    sg_str_eq(sg_str_of(object->members.at[i].name), name))
			return &object->members.at[i];
	return NULL;
}

/* A new member of that name; NULL when there is room for no more. */
static struct member *add(struct sg_object *object, sg_str name)
{
	struct member *first, *added;
	size_t at;

	if (!is_name(name) || object->members.n >= MAX_MEMBERS)
		return NULL;
	at = object->members.n;
	added = sg_push(object->arena, &object->members);
	if (added != NULL)
		added->name = sg_arena_printf(object->arena, SG_FMT, SG_ARG(name)).ptr;
	if (added == NULL || added->name == NULL) {
		object->outermost->failed = true;
		return NULL;
	}
	first = find(object, name);
	if (first == added)
		return added;
	added->repeats = true;
	while (first->next != 0)
		first = &object->members.at[first->next];
	first->next = at;
	return added;
}

void sg_object_text(struct sg_object *object, sg_str name, sg_str text)
{
	struct member *member;

	text = sg_str_trim(text);
	if (object == NULL || text.len == 0)
		return;
	member = add(object, name);
	if (member != NULL)
		member->text = text;
}

sg_str sg_object_get(const struct sg_object *object, sg_str name)
{
	const struct member *member = object == NULL ? NULL : find(object, name);

	return member == NULL ? (sg_str){ NULL, 0 } : member->text;
}

bool sg_object_is_empty(const struct sg_object *object)
{
	return object == NULL || object->members.n == 0;
}

struct sg_object *sg_object_child(struct sg_object *object, sg_str name)
{
	struct sg_object *child;
	struct member *member;

	if (object == NULL)
		return NULL;
	child = sg_object_new(object->arena);
	if (child == NULL) {
		object->outermost->failed = true;
		return NULL;
	}
	child->depth = object->depth + 1;
	child->outermost = object->outermost;
	member = child->depth < MAX_DEPTH ? add(object, name) : NULL;
	if (member != NULL)
		member->object = child;
	return child;
}

/* ---- as JSON ------------------------------------------------------------------------ */

/* An object that is being written: `at` comes next, or the list of its name does. */
struct level {
	const struct sg_object *object;
	size_t at;
	const struct member *in_list; /* what comes next in an open list; NULL: none is open */
	bool list;
};

/* The next member of an object, with its name and, where there are several, its list begun. */
static const struct member *begin_member(struct sg_out *out, struct level *level)
{
	while (level->at < level->object->members.n) {
		const struct member *member = &level->object->members.at[level->at++];

		if (member->repeats)
			continue;
		sg_out_key(out, member->name);
		level->list = member->next != 0;
		if (level->list)
			sg_out_open(out, '[');
		return member;
	}
	return NULL;
}

/* The member to be written next at a level; NULL when it is done. Opens and closes lists. */
static const struct member *next_member(struct sg_out *out, struct level *level)
{
	const struct member *member = level->in_list;

	if (member == NULL && level->list) {
		sg_out_close(out, ']');
		level->list = false;
	}
	if (member == NULL)
		member = begin_member(out, level);
	if (member != NULL)
		level->in_list =
			member->next != 0 ? &level->object->members.at[member->next] : NULL;
	return member;
}

static void write_object(struct sg_out *out, const struct sg_object *object)
{
	struct level levels[MAX_DEPTH] = { { .object = object } };
	size_t depth = 1;

	sg_out_open(out, '{');
	while (depth > 0) {
		const struct member *member = next_member(out, &levels[depth - 1]);

		if (member == NULL) {
			sg_out_close(out, '}');
			depth--;
		} else if (member->object == NULL) {
			sg_out_string(out, member->text);
		} else {
			sg_out_open(out, '{');
			levels[depth++] = (struct level){ .object = member->object };
		}
	}
}

/* An sg_sink_fn. */
static int gather(void *user, sg_str chunk)
{
	struct sg_buf *buf = user;

	sg_buf_add(buf, chunk);
	return buf->failed;
}

enum sg_status sg_object_parse(const struct sg_object *object, struct sg_json **out,
			       struct sg_error *err)
{
	struct sg_buf buf;
	struct sg_out writer;

	*out = NULL;
	if (object == NULL || object->outermost->failed)
		return sg_no_memory(err);
	buf = (struct sg_buf){ .arena = object->arena };
	sg_out_init(&writer, gather, &buf);
	write_object(&writer, object);
	if (sg_out_finish(&writer, NULL) != SG_OK ||
	    sg_json_parse(sg_buf_str(&buf), out, NULL) != SG_OK)
		return sg_no_memory(err);
	return SG_OK;
}
