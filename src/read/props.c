/* SPDX-License-Identifier: MIT */
#include "read/props.h"

#include "read/object.h"
#include "text/element.h"

enum { MAX_OPEN = 256, LONGEST_TEXT = 4096 };

/* An element that is open, inside a posting. */
struct open {
	sg_str name;
	sg_str property;          /* that it has, or that its item is; absent: none */
	struct sg_object *owner;  /* the item around it; NULL: nobody wants what is in here */
	struct sg_object *item;   /* that it is itself; or NULL */
	size_t inside;            /* where its content starts */
};

struct reader {
	sg_str html;
	struct sg_arena *arena;
	const struct sg_prop_mark *marks;
	struct open open[MAX_OPEN];
	size_t depth;
	size_t too_deep; /* elements that are open beyond that */
	struct sg_object *posting;
	sg_vec(sg_str) descriptions; /* of the posting, none inside another */
	size_t budget;               /* of bytes still to be copied */
	struct sg_props *out;
	bool failed;
};

/* ---- what attributes say ------------------------------------------------------------ */

static bool has_token(sg_str list, sg_str token)
{
	while (list.ptr != NULL)
		if (sg_str_eq(sg_str_trim(sg_str_cut(&list, ' ')), token))
			return true;
	return false;
}

/* The last part of a name: "JobPosting" of "https://schema.org/JobPosting". */
static sg_str last_part(sg_str name)
{
	for (size_t i = name.len; i > 0; i--)
		if (name.ptr[i - 1] == '/' || name.ptr[i - 1] == ':' || name.ptr[i - 1] == '#')
			return sg_str_sub(name, i, name.len);
	return name;
}

static sg_str type_of(const struct sg_element *element)
{
	sg_str type = sg_element_get(element, "itemtype");

	return type.ptr != NULL ? type : sg_element_get(element, "typeof");
}

static bool is_posting(const struct sg_element *element)
{
	sg_str types = type_of(element);

	while (types.ptr != NULL)
		if (sg_str_eq(last_part(sg_str_trim(sg_str_cut(&types, ' '))),
			      SG_STR("JobPosting")))
			return true;
	return false;
}

static bool is_item(const struct sg_element *element)
{
	return sg_element_get(element, "itemscope").ptr != NULL ||
	       sg_element_get(element, "typeof").ptr != NULL;
}

/* The first property that an element is said to be; absent when it is none. */
static sg_str property_of(const struct reader *reader, const struct sg_element *element)
{
	sg_str names = sg_element_get(element, "itemprop");

	for (const struct sg_prop_mark *mark = reader->marks; mark != NULL && mark->token != NULL;
	     mark++)
		if (has_token(sg_element_get(element, mark->attribute), sg_str_of(mark->token)))
			return sg_str_of(mark->property);
	if (reader->marks != NULL)
		return (sg_str){ NULL, 0 };
	if (names.ptr == NULL)
		names = sg_element_get(element, "property");
	if (names.ptr == NULL)
		return names;
	names = sg_str_trim(names);
	return last_part(sg_str_cut(&names, ' '));
}

static bool is_in(sg_str name, const sg_str *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sg_str_eq(name, names[i]))
			return true;
	return false;
}

/* Properties whose value is HTML; the first is kept apart. */
static bool is_html(sg_str property)
{
	static const sg_str names[] = { SG_LIT("description"), SG_LIT("skills"),
					SG_LIT("qualifications"), SG_LIT("responsibilities"),
					SG_LIT("experienceRequirements"),
					SG_LIT("educationRequirements") };

	return is_in(property, names, sizeof names / sizeof *names);
}

/* Whether a property may have several values; of others the first counts. */
static bool is_many(sg_str property)
{
	static const sg_str names[] = { SG_LIT("employmentType"), SG_LIT("jobLocationType"),
					SG_LIT("jobLocation") };

	return is_html(property) || is_in(property, names, sizeof names / sizeof *names);
}

/* A value that stands in an attribute; absent when it is the content. */
static sg_str value_of(const struct sg_element *element, sg_str property)
{
	static const sg_str links[] = { SG_LIT("url"), SG_LIT("sameAs") };
	sg_str value = sg_element_get(element, "content");

	if (value.ptr == NULL && is_in(property, links, 2))
		value = sg_element_get(element, "href");
	if (value.ptr == NULL && sg_str_eq_fold(element->name, SG_STR("time")))
		value = sg_element_get(element, "datetime");
	if (value.ptr == NULL && (sg_str_eq_fold(element->name, SG_STR("data")) ||
				  sg_str_eq_fold(element->name, SG_STR("meter"))))
		value = sg_element_get(element, "value");
	return value;
}

/* ---- values ------------------------------------------------------------------------- */

/* Content without its tags; references stay, the reader of JobPostings decodes them. */
static sg_str text_of(struct reader *reader, sg_str html)
{
	struct sg_buf buf = { .arena = reader->arena };
	struct sg_element element;
	size_t at = 0, from = 0;

	while (sg_element_next(html, &at, &element)) {
		sg_buf_add(&buf, sg_str_sub(html, from, element.from));
		sg_buf_add_char(&buf, ' ');
		from = at;
	}
	sg_buf_add(&buf, sg_str_sub(html, from, html.len));
	reader->failed |= buf.failed;
	return sg_str_trim(sg_buf_str(&buf));
}

/* A description that reaches over others takes their place. */
static void add_description(struct reader *reader, sg_str html)
{
	sg_str *slot;

	while (reader->descriptions.n > 0 &&
	       reader->descriptions.at[reader->descriptions.n - 1].ptr >= html.ptr)
		reader->descriptions.n--;
	slot = sg_push(reader->arena, &reader->descriptions);
	if (slot == NULL)
		reader->failed = true;
	else
		*slot = html;
}

/* Whether one more value is wanted and may be copied. */
static bool may_add(struct reader *reader, const struct open *open, size_t len)
{
	bool many = reader->marks == NULL && is_many(open->property);

	if ((!many && sg_object_get(open->owner, open->property).ptr != NULL) ||
	    len > reader->budget)
		return false;
	reader->budget -= len;
	return true;
}

static void add_value(struct reader *reader, const struct open *open, sg_str value)
{
	if (may_add(reader, open, value.len))
		sg_object_text(open->owner, open->property, value);
}

/* An element that is a property ends: its content is the value. */
static void take_content(struct reader *reader, const struct open *open, size_t end)
{
	sg_str html = sg_str_sub(reader->html, open->inside, end);
	bool whole = open->owner == reader->posting && is_html(open->property);

	if (whole && sg_str_eq(open->property, SG_STR("description"))) {
		add_description(reader, html);
		return;
	}
	if (!whole)
		html = sg_str_sub(html, 0, LONGEST_TEXT);
	if (may_add(reader, open, html.len))
		sg_object_text(open->owner, open->property,
			       whole ? html : text_of(reader, html));
}

/* An item ends; one that says nothing but its text has that for a name. */
static void end_item(struct reader *reader, const struct open *open, size_t end)
{
	sg_str html = sg_str_sub(reader->html, open->inside, end);
	struct open name = { .owner = open->item, .property = SG_STR("name") };

	html = sg_str_sub(html, 0, LONGEST_TEXT);
	if (sg_object_is_empty(open->item) && may_add(reader, &name, html.len))
		sg_object_text(open->item, name.property, text_of(reader, html));
}

/* ---- postings ----------------------------------------------------------------------- */

static void join_descriptions(struct reader *reader)
{
	struct sg_buf buf = { .arena = reader->arena };

	for (size_t i = 0; i < reader->descriptions.n; i++) {
		sg_buf_add(&buf, i > 0 ? SG_STR("\n") : SG_STR(""));
		sg_buf_add(&buf, sg_str_trim(reader->descriptions.at[i]));
	}
	reader->descriptions.n = 0;
	reader->failed |= buf.failed;
	sg_object_text(reader->posting, SG_STR("description"), sg_buf_str(&buf));
}

static void end_posting(struct reader *reader)
{
	struct sg_json *node;

	join_descriptions(reader);
	if (sg_object_parse(reader->posting, &node, NULL) != SG_OK)
		reader->failed = true;
	else
		reader->out->at[reader->out->n++] = node;
	reader->posting = NULL;
}

static void begin_posting(struct reader *reader)
{
	reader->posting = sg_object_new(reader->arena);
	sg_object_text(reader->posting, SG_STR("@type"), SG_STR("JobPosting"));
	reader->failed |= reader->posting == NULL;
}

/* ---- elements ----------------------------------------------------------------------- */

static void push(struct reader *reader, const struct sg_element *element, struct open open)
{
	if (reader->depth == MAX_OPEN) {
		reader->too_deep++;
		return;
	}
	open.name = element->name;
	open.inside = element->to;
	reader->open[reader->depth++] = open;
}

static void pop(struct reader *reader, size_t end)
{
	struct open *open = &reader->open[--reader->depth];

	if (open->item != NULL)
		end_item(reader, open, end);
	else if (open->item == NULL && open->property.ptr != NULL && open->owner != NULL)
		take_content(reader, open, end);
	if (reader->depth == 0 && reader->posting != NULL && reader->marks == NULL)
		end_posting(reader);
}

/* The item that what stands inside the innermost open element belongs to. */
static struct sg_object *owner_of(const struct reader *reader)
{
	const struct open *top = reader->depth == 0 ? NULL : &reader->open[reader->depth - 1];

	if (top == NULL)
		return reader->marks != NULL ? reader->posting : NULL;
	return top->item != NULL || top->owner == NULL ? top->item : top->owner;
}

static void start_inside(struct reader *reader, const struct sg_element *element)
{
	struct open open = { .property = property_of(reader, element), .owner = owner_of(reader) };
	bool item = reader->marks == NULL && is_item(element);
	sg_str value = { NULL, 0 };

	if (open.property.ptr != NULL && open.owner != NULL && !item)
		value = value_of(element, open.property);
	if (value.ptr != NULL) {
		add_value(reader, &open, value);
		open.property = (sg_str){ NULL, 0 };
	}
	if (element->empty)
		return;
	if (item && open.property.ptr != NULL && open.owner != NULL)
		open.item = sg_object_child(open.owner, open.property);
	else if (item)
		open.owner = NULL; /* something else altogether */
	push(reader, element, open);
}

/* Elements whose end tag is often left out: the next one ends the one before. */
static void end_loose(struct reader *reader, const struct sg_element *element)
{
	static const sg_str names[] = { SG_LIT("p"),  SG_LIT("li"), SG_LIT("dt"),
					SG_LIT("dd"), SG_LIT("tr"), SG_LIT("td") };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (reader->depth > 1 && reader->too_deep == 0 &&
		    sg_str_eq_fold(element->name, names[i]) &&
		    sg_str_eq_fold(reader->open[reader->depth - 1].name, names[i]))
			pop(reader, element->from);
}

static void end_tag(struct reader *reader, const struct sg_element *element)
{
	size_t i = reader->depth;

	if (reader->too_deep > 0) {
		reader->too_deep--;
		return;
	}
	while (i > 0 && !sg_str_eq_fold(reader->open[i - 1].name, element->name))
		i--;
	while (i > 0 && reader->depth >= i)
		pop(reader, element->from);
}

static void take(struct reader *reader, const struct sg_element *element)
{
	bool inside = reader->depth > 0 || reader->marks != NULL;

	if (element->raw.ptr != NULL)
		return;
	if (inside && element->end) {
		end_tag(reader, element);
	} else if (inside) {
		end_loose(reader, element);
		start_inside(reader, element);
	} else if (!element->end && !element->empty && is_item(element) && is_posting(element)) {
		begin_posting(reader);
		push(reader, element, (struct open){ .item = reader->posting });
	}
}

static enum sg_status read_all(struct reader *reader, struct sg_error *err)
{
	struct sg_element element;
	size_t at = 0;

	reader->budget = 2 * reader->html.len;
	while (!reader->failed && reader->out->n < SG_MAX_PROPS &&
	       sg_element_next(reader->html, &at, &element))
		take(reader, &element);
	while (!reader->failed && reader->depth > 0)
		pop(reader, reader->html.len);
	return reader->failed ? sg_no_memory(err) : SG_OK;
}

bool sg_props_any(sg_str html)
{
	return sg_str_find(html, SG_STR("JobPosting"), 0) != SIZE_MAX &&
	       (sg_str_find_fold(html, SG_STR("itemtype"), 0) != SIZE_MAX ||
		sg_str_find_fold(html, SG_STR("typeof"), 0) != SIZE_MAX);
}

enum sg_status sg_props_read(sg_str html, struct sg_arena *arena, struct sg_props *out,
			     struct sg_error *err)
{
	struct reader *reader = sg_arena_make(arena, struct reader);

	out->n = 0;
	if (reader == NULL)
		return sg_no_memory(err);
	reader->html = html;
	reader->arena = arena;
	reader->out = out;
	return read_all(reader, err);
}

enum sg_status sg_props_marked(sg_str html, const struct sg_prop_mark *marks,
			       struct sg_arena *arena, struct sg_props *out, struct sg_error *err)
{
	struct reader *reader = sg_arena_make(arena, struct reader);
	enum sg_status status;

	out->n = 0;
	if (reader == NULL)
		return sg_no_memory(err);
	reader->html = html;
	reader->arena = arena;
	reader->out = out;
	reader->marks = marks;
	begin_posting(reader);
	status = reader->failed ? sg_no_memory(err) : read_all(reader, err);
	if (status == SG_OK)
		end_posting(reader);
	return status == SG_OK && reader->failed ? sg_no_memory(err) : status;
}
