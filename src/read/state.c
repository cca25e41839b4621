/* SPDX-License-Identifier: MIT */
#include "read/state.h"

#include "read/flight.h"
#include "read/repair.h"
#include "record/entity.h"
#include "text/element.h"

enum {
	MAX_DEPTH = 64,
	MAX_MEMBERS = 200, /* of an object that is weighed */
	SHORTEST_TEXT = 400,
	LONGEST_TITLE = 300,
	ENOUGH = 7, /* a title, a text, and one thing more */
};

struct reader {
	struct sg_arena *arena;
	struct sg_state *out;
	struct sg_buf rows; /* of flight */
	bool failed;
};

/* ---- which object is a posting ------------------------------------------------------ */

static bool has_part(sg_str key, const char *const *parts)
{
	for (; *parts != NULL; parts++)
		if (sg_str_find_fold(key, sg_str_of(*parts), 0) != SIZE_MAX)
			return true;
	return false;
}

static bool is_title(sg_str key, const struct sg_json *value)
{
	static const char *const keys[] = { "title", "jobTitle", "job_title", "name",
					    "position", "positionTitle", "text" };
	size_t len = sg_str_trim(sg_json_str(value)).len;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (sg_str_eq(key, sg_str_of(keys[i])))
			return len > 0 && len <= LONGEST_TITLE;
	return false;
}

static bool is_text(sg_str key, const struct sg_json *value)
{
	static const char *const parts[] = { "desc", "content", "body", "html", NULL };

	return sg_json_str(value).len >= SHORTEST_TEXT && has_part(key, parts);
}

/* What only jobs have, a point for each kind of it. */
static unsigned sign_of(sg_str key)
{
	static const char *const signs[][6] = {
		{ "location", "city", "country", "remote", "workplace", NULL },
		{ "company", "organization", "employer", NULL },
		{ "posted", "published", "expires", "validThrough", "deadline", NULL },
		{ "salary", "compensation", NULL },
		{ "employment", "jobType", "job_type", "commitment", NULL },
	};

	for (unsigned i = 0; i < sizeof signs / sizeof *signs; i++)
		if (has_part(key, signs[i]))
			return 1u << i;
	return 0;
}

/* The longest description among the members of an object. */
static sg_str text_in(const struct sg_json *node)
{
	const struct sg_json *value;
	sg_str key, text = { NULL, 0 };
	void *iter = NULL;

	for (size_t n = 0; n < MAX_MEMBERS && sg_json_next(node, &iter, &key, &value); n++)
		if (is_text(key, value) && sg_json_str(value).len > text.len)
			text = sg_json_str(value);
	return text;
}

static void weigh(struct sg_state *out, const struct sg_json *node)
{
	struct sg_state_job job = { .node = node, .text = text_in(node) };
	const struct sg_json *value;
	unsigned signs = 0;
	bool title = false;
	void *iter = NULL;
	sg_str key;

	for (size_t n = 0; n < MAX_MEMBERS && sg_json_next(node, &iter, &key, &value); n++) {
		title |= is_title(key, value);
		signs |= sign_of(key);
		if (job.text.ptr == NULL && sg_json_type(value) == SG_JSON_OBJECT)
			job.text = text_in(value);
	}
	job.score = (title ? 3 : 0) + (job.text.ptr != NULL ? 3 : 0);
	for (; signs != 0; signs >>= 1)
		job.score += (int)(signs & 1);
	if (title && job.text.ptr != NULL && job.score >= ENOUGH &&
	    out->n_jobs < SG_MAX_STATE_JOBS)
		out->jobs[out->n_jobs++] = job;
}

/* A container that is being visited. */
struct level {
	const struct sg_json *node;
	size_t next;
	void *iter;
};

static const struct sg_json *step(struct level *level)
{
	const struct sg_json *child;
	sg_str key;

	if (sg_json_type(level->node) == SG_JSON_ARRAY)
		return sg_json_at(level->node, level->next++);
	return sg_json_next(level->node, &level->iter, &key, &child) ? child : NULL;
}

static void search(struct sg_state *out, const struct sg_json *root)
{
	struct level levels[MAX_DEPTH] = { { .node = root } };
	size_t depth = 1;

	if (sg_json_type(root) == SG_JSON_OBJECT)
		weigh(out, root);
	while (depth > 0) {
		const struct sg_json *child = step(&levels[depth - 1]);

		if (child == NULL) {
			depth--;
			continue;
		}
		if (sg_json_type(child) < SG_JSON_ARRAY)
			continue;
		if (sg_json_type(child) == SG_JSON_OBJECT)
			weigh(out, child);
		if (depth < MAX_DEPTH)
			levels[depth++] = (struct level){ .node = child };
	}
}

/* ---- documents ---------------------------------------------------------------------- */

static void add_document(struct reader *reader, sg_str text)
{
	size_t jobs = reader->out->n_jobs;
	struct sg_json *root;
	enum sg_status status;

	if (reader->out->n_roots == SG_MAX_STATES || reader->failed)
		return;
	status = sg_json_parse_lenient(text, reader->arena, &root, NULL);
	reader->failed |= status == SG_ENOMEM;
	if (status != SG_OK)
		return;
	search(reader->out, root);
	if (reader->out->n_jobs == jobs)
		sg_json_free(root);
	else
		reader->out->roots[reader->out->n_roots++] = root;
}

/* `[1,"rows"]` of each push in a script. */
static void add_pushes(struct reader *reader, sg_str script)
{
	static const sg_str push = SG_LIT("self.__next_f.push(");
	size_t at = 0;

	while ((at = sg_str_find(script, push, at)) != SIZE_MAX) {
		struct sg_json *pushed;

		at += push.len;
		if (sg_json_parse_prefix(sg_str_sub(script, at, script.len), &pushed, NULL) !=
		    SG_OK)
			continue;
		sg_buf_add(&reader->rows, sg_json_str(sg_json_at(pushed, 1)));
		sg_json_free(pushed);
	}
}

/* The object behind `name =`, written as it is or as a string that JSON.parse() gets. */
static void add_assigned(struct reader *reader, sg_str script)
{
	static const sg_str names[] = {
		SG_LIT("__INITIAL_STATE__"), SG_LIT("__PRELOADED_STATE__"), SG_LIT("__NUXT__"),
		SG_LIT("__APOLLO_STATE__"),  SG_LIT("__remixContext"),
		SG_LIT("__staticRouterHydrationData"), SG_LIT("_initialData"), SG_LIT("phApp.ddo"),
	};
	static const sg_str parse = SG_LIT("JSON.parse(");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t at = sg_str_find(script, names[i], 0);
		sg_str rest;
		struct sg_json *text;

		if (at != SIZE_MAX)
			at = sg_str_find(script, SG_STR("="), at + names[i].len);
		if (at == SIZE_MAX)
			continue;
		rest = sg_str_trim(sg_str_sub(script, at + 1, script.len));
		if (sg_str_starts(rest, SG_STR("{")))
			add_document(reader, rest);
		if (!sg_str_starts(rest, parse) ||
		    sg_json_parse_prefix(sg_str_sub(rest, parse.len, rest.len), &text, NULL) !=
			    SG_OK)
			continue;
		add_document(reader, sg_arena_dup(reader->arena, sg_json_str(text)));
		sg_json_free(text);
	}
}

static void take(struct reader *reader, const struct sg_element *element)
{
	sg_str type = sg_element_get(element, "type"), page = sg_element_get(element, "data-page");

	if (page.len > 0)
		add_document(reader, sg_entity_decode(reader->arena, page));
	if (element->raw.len == 0)
		return;
	if (sg_str_find_fold(type, SG_STR("application/json"), 0) != SIZE_MAX) {
		add_document(reader, element->raw);
		return;
	}
	add_pushes(reader, element->raw);
	add_assigned(reader, element->raw);
}

static void read_rows(struct reader *reader)
{
	struct sg_flight flight;
	sg_str json;

	reader->failed |= reader->rows.failed;
	sg_flight_begin(&flight, sg_buf_str(&reader->rows), reader->arena);
	while (!flight.failed && sg_flight_next(&flight, &json))
		add_document(reader, json);
	reader->failed |= flight.failed;
}

enum sg_status sg_state_read(sg_str html, struct sg_arena *arena, struct sg_state *out,
			     struct sg_error *err)
{
	struct reader reader = { .arena = arena, .out = out, .rows = { .arena = arena } };
	struct sg_element element;
	size_t at = 0;

	*out = (struct sg_state){ 0 };
	while (!reader.failed && sg_element_next(html, &at, &element))
		take(&reader, &element);
	if (reader.rows.len > 0)
		read_rows(&reader);
	return reader.failed ? sg_no_memory(err) : SG_OK;
}

void sg_state_free(struct sg_state *state)
{
	for (size_t i = 0; i < state->n_roots; i++)
		sg_json_free(state->roots[i]);
	state->n_roots = 0;
}
