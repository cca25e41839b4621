/* SPDX-License-Identifier: MIT */
#include "record/posting.h"

#include "base/date.h"
#include "base/line.h"
#include "base/utf8.h"
#include "record/entity.h"
#include "record/place.h"
#include "record/salary.h"
#include "record/url.h"

enum { LONGEST_ID = 200, MAX_TYPES = 8, MAX_GRAPH = 1000 };

static bool is_type_name(sg_str name)
{
	sg_str last = SG_STR("JobPosting");
	size_t start;

	name = sg_str_trim(name);
	if (name.len < last.len)
		return false;
	start = name.len - last.len;
	if (!sg_str_eq_fold(sg_str_sub(name, start, name.len), last))
		return false;
	return start == 0 || name.ptr[start - 1] == ':' || name.ptr[start - 1] == '/' ||
	       name.ptr[start - 1] == '#';
}

bool sg_posting_is_type(const struct sg_json *node)
{
	const struct sg_json *type = sg_json_get(node, "@type");

	for (size_t i = 0; i < sg_json_size(type) && i < MAX_TYPES; i++)
		if (is_type_name(sg_json_str(sg_json_at(type, i))))
			return true;
	return is_type_name(sg_json_str(type));
}

sg_str sg_posting_scalar(struct sg_arena *arena, const struct sg_json *node)
{
	double number;

	if (sg_json_type(node) == SG_JSON_ARRAY)
		node = sg_json_at(node, 0);
	if (sg_json_type(node) == SG_JSON_STRING)
		return sg_line_tidy(arena, sg_json_str(node), LONGEST_ID);
	number = sg_json_number(node, -1);
	if (number < 0 || number > 9e15)
		return (sg_str){ NULL, 0 };
	return sg_arena_printf(arena, "%.0f", number);
}

sg_str sg_posting_date(struct sg_arena *arena, const struct sg_json *node)
{
	return sg_date_normalise(arena, sg_posting_scalar(arena, node));
}

/* Text without its tags, when it has any. */
static sg_str untag(struct sg_arena *arena, sg_str text)
{
	struct sg_buf buf = { .arena = arena };
	bool in_tag = false;

	if (!sg_body_is_html(text))
		return text;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '<')
			in_tag = true;
		else if (text.ptr[i] == '>')
			in_tag = false;
		else if (!in_tag)
			sg_buf_add_char(&buf, text.ptr[i]);
	}
	return sg_buf_str(&buf);
}

sg_str sg_posting_line(struct sg_arena *arena, sg_str text)
{
	return sg_line_tidy(arena, sg_entity_decode(arena, untag(arena, text)), SG_LONGEST_LINE);
}

/* One word in the spelling of schema.org: capitals, with '_' where words meet. */
static void add_employment_word(struct sg_buf *buf, sg_str word)
{
	enum { LONGEST_WORD = 40 };
	size_t start;
	char last = '_';
	bool joined;

	word = sg_str_trim(word);
	joined = sg_str_starts_fold(word, SG_STR("fulltime")) ||
		 sg_str_starts_fold(word, SG_STR("parttime"));
	if (word.len == 0 || word.len > LONGEST_WORD)
		return;
	if (buf->len > 0)
		sg_buf_add_char(buf, ',');
	start = buf->len;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		bool upper = sg_is_upper(c);

		if (!sg_is_word(c) || c == '_') {
			if (last != '_' && i + 1 < word.len)
				sg_buf_add_char(buf, last = '_');
			continue;
		}
		if ((upper && sg_is_lower(last)) || (joined && i == 4))
			sg_buf_add_char(buf, '_');
		sg_buf_add_char(buf, sg_is_lower(c) ? (char)(c - 'a' + 'A') : c);
		last = c;
	}
	if (buf->len > start && buf->ptr[buf->len - 1] == '_')
		buf->len--;
}

static void add_employment(struct sg_buf *buf, sg_str words)
{
	while (words.ptr != NULL)
		add_employment_word(buf, sg_str_cut(&words, ','));
}

sg_str sg_posting_employment_word(struct sg_arena *arena, sg_str words)
{
	struct sg_buf buf = { .arena = arena };

	add_employment(&buf, words);
	return buf.failed || buf.len == 0 ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

/* A text, or what an object is called: one board has a code for a label and words for an id. */
static sg_str employment_of(const struct sg_json *node)
{
	static const char *const keys[] = { "name", "Name", "label" };
	sg_str words = sg_json_str(node), id = sg_json_get_str(node, "id");

	for (size_t i = 0; words.ptr == NULL && i < sizeof keys / sizeof *keys; i++)
		words = sg_json_get_str(node, keys[i]);
	return sg_str_find(words, SG_STR("_"), 0) != SIZE_MAX && id.len > 0 ? id : words;
}

sg_str sg_posting_employment(struct sg_arena *arena, const struct sg_json *node)
{
	struct sg_buf buf = { .arena = arena };

	add_employment(&buf, employment_of(node));
	for (size_t i = 0;
	     sg_json_type(node) == SG_JSON_ARRAY && i < sg_json_size(node) && i < MAX_TYPES; i++)
		add_employment(&buf, employment_of(sg_json_at(node, i)));
	return buf.failed || buf.len == 0 ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

/* The node itself, or the one of the graph that it refers to by "@id". */
static const struct sg_json *refer(const struct sg_json *node, const struct sg_json *graph)
{
	sg_str id = sg_json_get_str(node, "@id");

	if (id.len == 0 || sg_json_get(node, "name") != NULL)
		return node;
	for (size_t i = 0; i < sg_json_size(graph) && i < MAX_GRAPH; i++)
		if (sg_json_get(sg_json_at(graph, i), "name") != NULL &&
		    sg_str_eq(sg_json_get_str(sg_json_at(graph, i), "@id"), id))
			return sg_json_at(graph, i);
	return node;
}

static sg_str read_company(struct sg_arena *arena, const struct sg_json *node,
			   const struct sg_json *graph, bool ours)
{
	sg_str name;

	if (sg_json_type(node) == SG_JSON_ARRAY)
		node = sg_json_at(node, 0);
	node = refer(node, graph);
	name = sg_json_str(node);
	if (name.ptr == NULL)
		name = sg_json_get_str(node, "name");
	return ours ? sg_line_tidy(arena, name, SG_LONGEST_LINE) : sg_posting_line(arena, name);
}

static sg_str read_id(struct sg_arena *arena, const struct sg_json *node)
{
	if (sg_json_type(node) == SG_JSON_ARRAY)
		node = sg_json_at(node, 0);
	if (sg_json_type(node) == SG_JSON_OBJECT)
		node = sg_json_get(node, "value");
	return sg_posting_scalar(arena, node);
}

static bool is_remote(const struct sg_json *node)
{
	static const sg_str remote = SG_LIT("TELECOMMUTE");

	for (size_t i = 0; i < sg_json_size(node) && i < MAX_TYPES; i++)
		if (sg_str_eq_fold(sg_str_trim(sg_json_str(sg_json_at(node, i))), remote))
			return true;
	return sg_str_eq_fold(sg_str_trim(sg_json_str(node)), remote);
}

/* "experienceRequirements" as a heading: "Experience requirements". */
static sg_str heading_of(struct sg_arena *arena, const char *key)
{
	struct sg_buf buf = { .arena = arena };

	for (const char *c = key; *c != '\0'; c++) {
		if (c > key && sg_is_upper(*c))
			sg_buf_add_char(&buf, ' ');
		sg_buf_add_char(&buf, c == key ? (char)(*c - 'a' + 'A') : sg_lower(*c));
	}
	return sg_buf_str(&buf);
}

sg_str sg_posting_text(struct sg_arena *arena, const struct sg_json *node)
{
	enum { MAX_TERMS = 200 };
	struct sg_buf buf = { .arena = arena };
	bool list = sg_json_type(node) == SG_JSON_ARRAY;
	size_t n = list ? sg_json_size(node) : 1;

	for (size_t i = 0; i < n && i < MAX_TERMS; i++) {
		const struct sg_json *term = list ? sg_json_at(node, i) : node;
		sg_str text = sg_json_str(term);

		if (text.ptr == NULL)
			text = sg_json_get_str(term, "name");
		if (text.ptr == NULL)
			text = sg_json_get_str(term, "credentialCategory");
		if (sg_str_trim(text).len == 0)
			continue;
		sg_buf_add(&buf, list ? SG_STR("- ") : SG_STR(""));
		sg_buf_add(&buf, sg_str_trim(text));
		sg_buf_add(&buf, list ? SG_STR("\n") : SG_STR(""));
	}
	return sg_body_unwrap(arena, sg_buf_str(&buf));
}

void sg_posting_add_properties(struct sg_body *body, struct sg_arena *arena,
			       const struct sg_json *node)
{
	static const char *const keys[] = { "responsibilities", "qualifications", "skills",
					    "experienceRequirements", "educationRequirements" };
	sg_str so_far = sg_buf_str(&body->text);

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		sg_str part = sg_posting_text(arena, sg_json_get(node, keys[i]));

		if (part.len > 0 && !sg_body_contains(arena, so_far, part))
			sg_body_add(body, heading_of(arena, keys[i]), part);
	}
}

/* The description, with what stands in properties of its own and is not in it. */
static sg_str read_body(struct sg_arena *arena, const struct sg_json *node)
{
	struct sg_body body;

	sg_body_begin(&body, arena, sg_body_unwrap(arena, sg_json_get_str(node, "description")));
	sg_posting_add_properties(&body, arena, node);
	if (body.text.failed || body.text.len == 0)
		return (sg_str){ NULL, 0 };
	return sg_buf_str(&body.text);
}

static sg_str known_type(sg_str type)
{
	static const sg_str types[] = { SG_LIT("text/html"), SG_LIT("text/markdown"),
					SG_LIT("text/plain") };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (sg_str_eq(type, types[i]))
			return types[i];
	return (sg_str){ NULL, 0 };
}

/* As it is, unless it is more than one line, which none of ours is. */
static sg_str read_own(struct sg_arena *arena, const struct sg_json *ours, const char *key)
{
	sg_str text = sg_json_get_str(ours, key);

	for (size_t at = 0; at < text.len;) {
		uint32_t code = sg_utf8_next(text, &at);

		if (code == '\n' || sg_is_control(code))
			return sg_line_tidy(arena, text, SIZE_MAX);
	}
	return sg_arena_dup(arena, text);
}

/* What only a record of ours says. */
static void read_additions(struct sg_arena *arena, const struct sg_json *ours,
			   struct sg_posting *out)
{
	sg_str outcome = sg_json_get_str(ours, "outcome");

	out->source = read_own(arena, ours, "source");
	out->board = read_own(arena, ours, "board");
	out->fetched_at = read_own(arena, ours, "fetched_at");
	out->duplicate_of = read_own(arena, ours, "duplicate_of");
	out->media_type = known_type(sg_json_get_str(ours, "media_type"));
	if (out->remote == SG_UNKNOWN && sg_json_type(sg_json_get(ours, "remote")) == SG_JSON_BOOL)
		out->remote = sg_json_bool(sg_json_get(ours, "remote")) ? SG_YES : SG_NO;
	if (outcome.len > 0 && !sg_str_eq(outcome, SG_STR("ok"))) {
		out->outcome = SG_OUTCOME_INCONCLUSIVE;
		out->why = sg_line_tidy(arena, sg_json_get_str(ours, "why"), SG_LONGEST_LINE);
		if (out->why.len == 0)
			out->why = SG_STR(SG_RECORD_WHY);
	}
}

static sg_str read_title(struct sg_arena *arena, const struct sg_json *node, bool ours)
{
	sg_str title = sg_json_get_str(node, "title");

	if (sg_str_trim(title).len == 0)
		title = sg_json_get_str(node, "name");
	return ours ? sg_line_tidy(arena, title, SG_LONGEST_LINE) : sg_posting_line(arena, title);
}

static sg_str read_location(struct sg_arena *arena, const struct sg_json *node, bool ours)
{
	const struct sg_json *place = sg_json_get(node, "jobLocation");
	sg_str address = sg_json_get_str(place, "address"), location;

	if (ours && address.len > 0)
		return sg_line_tidy(arena, address, SG_LONGEST_LINE);
	location = sg_place_read(arena, place);
	if (location.ptr == NULL)
		location = sg_place_read(arena, sg_json_get(node, "applicantLocationRequirements"));
	return location;
}

enum sg_status sg_posting_read(const struct sg_json *node, const struct sg_json *graph,
			       struct sg_arena *arena, struct sg_posting *out, struct sg_error *err)
{
	const struct sg_json *additions = sg_json_get(node, "skillgap");
	bool ours = sg_json_type(sg_json_get(additions, "v")) == SG_JSON_NUMBER;
	const struct sg_json *salary = sg_json_get(node, "baseSalary");

	*out = (struct sg_posting){ 0 };
	out->id = read_id(arena, sg_json_get(node, "identifier"));
	out->url = sg_url_canonical(arena, sg_json_get_str(node, "url"));
	out->title = read_title(arena, node, ours);
	out->company = read_company(arena, sg_json_get(node, "hiringOrganization"), graph, ours);
	out->location = read_location(arena, node, ours);
	if (is_remote(sg_json_get(node, "jobLocationType")))
		out->remote = SG_YES;
	out->posted = sg_posting_date(arena, sg_json_get(node, "datePosted"));
	out->valid_through = sg_posting_date(arena, sg_json_get(node, "validThrough"));
	out->salary = sg_salary_read(arena, salary, sg_json_get_str(node, "salaryCurrency"));
	out->employment_type = sg_posting_employment(arena, sg_json_get(node, "employmentType"));
	if (sg_json_type(additions) == SG_JSON_OBJECT)
		read_additions(arena, additions, out);
	out->body = ours ? sg_arena_dup(arena, sg_json_get_str(node, "description"))
			 : read_body(arena, node);
	if (out->media_type.ptr == NULL && out->body.ptr != NULL)
		out->media_type = sg_body_type(out->body);
	if (out->body.ptr == NULL && sg_str_trim(sg_json_get_str(node, "description")).len > 0)
		return sg_no_memory(err);
	return SG_OK;
}
