/* SPDX-License-Identifier: MIT */
#include "read/board.h"
#include "read/object.h"
#include "read/reader.h"
#include "read/xml.h"
#include "record/url.h"

/*
 * Feeds: RSS 2.0 and 1.0, Atom, and the XML that job boards export. They differ in names, as
 * the JSON of boards does: an item is read as the object that its elements stand for.
 *
 * Limits: 20000 items; texts of 4 MiB; those of read/xml.h and read/object.h.
 */
enum { LONGEST_TEXT = 4 << 20, MAX_ITEMS = 20000 };

/* Prefixes whose elements mean what their names say; others are left to themselves. */
static const sg_str prefixes[] = { SG_LIT("content"), SG_LIT("dc"), SG_LIT("tt"), SG_LIT("atom"),
				   SG_LIT("job_listing") };

struct frame {
	sg_str name;
	struct sg_object *object; /* once it has an element inside; before, NULL */
	sg_str base;              /* xml:base in force */
};

struct feed {
	struct sg_reader *reader;
	struct frame frames[SG_XML_DEPTH + 1];
	size_t depth;
	size_t items;      /* so far */
	size_t item;       /* depth of the open item; 0: none is open */
	size_t html;       /* depth of the open element whose content is XHTML; 0: none */
	struct sg_buf text; /* of the innermost element so far */
	sg_str company;    /* that all items are of; or absent */
	bool one_company;
};

static sg_str local_name(sg_str name)
{
	sg_str rest = name, prefix = sg_str_cut(&rest, ':');

	for (size_t i = 0; rest.ptr != NULL && i < sizeof prefixes / sizeof *prefixes; i++)
		if (sg_str_eq(prefix, prefixes[i]))
			return rest;
	return name;
}

static bool is_item(sg_str name)
{
	static const sg_str names[] = { SG_LIT("item"), SG_LIT("entry"), SG_LIT("job"),
					SG_LIT("position"), SG_LIT("JobPosting") };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sg_str_eq_fold(name, names[i]))
			return true;
	return false;
}

static enum sg_status memory(const struct feed *feed)
{
	return feed->text.failed ? sg_no_memory(feed->reader->err) : SG_OK;
}

/* ---- XHTML inside Atom -------------------------------------------------------------- */

static void add_escaped(struct sg_buf *buf, sg_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '<')
			sg_buf_add(buf, SG_STR("&lt;"));
		else if (text.ptr[i] == '&')
			sg_buf_add(buf, SG_STR("&amp;"));
		else
			sg_buf_add_char(buf, text.ptr[i]);
	}
}

static void add_tag(struct sg_buf *buf, const char *open, sg_str name)
{
	sg_buf_add(buf, sg_str_of(open));
	sg_buf_add(buf, name);
	sg_buf_add_char(buf, '>');
}

/* Elements that have no end tag in HTML, where "</br>" is one more line end. */
static bool is_void(sg_str name)
{
	return sg_str_eq(name, SG_STR("br")) || sg_str_eq(name, SG_STR("hr")) ||
	       sg_str_eq(name, SG_STR("img"));
}

/* ---- elements ----------------------------------------------------------------------- */

/* Atom says a link in an attribute, and several: only that to the posting is of use. */
static void take_link(struct feed *feed, const struct frame *frame, const char **attributes)
{
	sg_str rel = sg_xml_attribute(attributes, "rel");
	sg_str link = sg_xml_attribute(attributes, "href");
	struct sg_arena *arena = feed->reader->arena;

	if (link.ptr == NULL || (rel.ptr != NULL && !sg_str_eq(rel, SG_STR("alternate"))))
		return;
	link = sg_arena_dup(arena, sg_url_resolve(arena, frame->base, link));
	sg_object_text(feed->frames[feed->item].object, SG_STR("link"), link);
}

static enum sg_status on_start(void *user, sg_str name, const char **attributes)
{
	struct feed *feed = user;
	struct sg_arena *arena = feed->reader->arena;
	struct frame *frame = &feed->frames[++feed->depth], *outer = frame - 1;
	sg_str base = sg_xml_attribute(attributes, "xml:base");

	if (feed->html > 0) {
		add_tag(&feed->text, "<", name);
		return memory(feed);
	}
	*frame = (struct frame){ .name = sg_arena_dup(arena, local_name(name)),
				 .base = outer->base };
	if (frame->name.ptr == NULL)
		return sg_no_memory(feed->reader->err);
	if (base.ptr != NULL)
		frame->base = sg_arena_dup(arena, sg_url_resolve(arena, outer->base, base));
	if (feed->depth == 1)
		feed->one_company = sg_str_find(sg_xml_attribute(attributes, "xmlns:tt"),
						SG_STR("teamtailor.com"), 0) != SIZE_MAX;
	feed->text.len = 0;
	if (feed->item > 0) {
		if (outer->object == NULL)
			outer->object = sg_object_child(outer[-1].object, outer->name);
		if (feed->depth == feed->item + 1 && sg_str_eq(frame->name, SG_STR("link")))
			take_link(feed, frame, attributes);
		if (sg_str_eq(sg_xml_attribute(attributes, "type"), SG_STR("xhtml")))
			feed->html = feed->depth;
	} else if (is_item(frame->name) && feed->depth > 1) {
		if (++feed->items > MAX_ITEMS)
			return sg_fail(feed->reader->err, SG_ELIMIT, "more than %d items",
				       MAX_ITEMS);
		feed->item = feed->depth;
		feed->reader->empty_list = false;
		frame->object = sg_object_new(arena);
	}
	return SG_OK;
}

static enum sg_status on_text(void *user, sg_str text)
{
	struct feed *feed = user;

	if (feed->text.len + text.len > LONGEST_TEXT)
		return sg_fail(feed->reader->err, SG_ELIMIT, "a text of more than %d MiB",
			       LONGEST_TEXT >> 20);
	if (feed->html > 0)
		add_escaped(&feed->text, text);
	else
		sg_buf_add(&feed->text, text);
	return memory(feed);
}

/* ---- items -------------------------------------------------------------------------- */

/* One board puts the company before the title; its feed has no other place for it. */
static void split_title(struct sg_posting *posting)
{
	static const sg_str mark = SG_LIT(": ");
	size_t at = sg_str_find(posting->title, mark, 0);

	if (posting->company.ptr != NULL || at == SIZE_MAX || at == 0 ||
	    !sg_str_eq(sg_url_host(posting->url), SG_STR("weworkremotely.com")))
		return;
	posting->company = sg_str_sub(posting->title, 0, at);
	posting->title = sg_str_sub(posting->title, at + mark.len, posting->title.len);
}

static enum sg_status give_item(struct feed *feed, const struct sg_object *object)
{
	struct sg_reader *reader = feed->reader;
	struct sg_posting posting;
	struct sg_json *node;
	enum sg_status status = sg_object_parse(object, &node, reader->err);

	if (status != SG_OK)
		return status;
	if (sg_board_has_title(node) && !sg_board_is_hidden(node)) {
		status = sg_board_read(node, reader->arena, &posting, reader->err);
		split_title(&posting);
		if (posting.company.ptr == NULL)
			posting.company = feed->company;
		if (status == SG_OK)
			status = sg_reader_give_posting(reader, &posting, false);
	}
	sg_json_free(node);
	return status;
}

/* An element without others inside: its text is a member of what it stands in. */
static enum sg_status end_text(struct feed *feed, const struct frame *frame)
{
	sg_str text = sg_str_trim(sg_buf_str(&feed->text));

	if (text.len == 0)
		return SG_OK;
	text = sg_arena_dup(feed->reader->arena, text);
	if (text.ptr == NULL)
		return sg_no_memory(feed->reader->err);
	if (feed->item > 0)
		sg_object_text(frame[-1].object, frame->name, text);
	else if (feed->one_company && feed->depth == 3 && sg_str_eq(frame->name, SG_STR("title")))
		feed->company = text;
	return SG_OK;
}

static enum sg_status on_end(void *user, sg_str name)
{
	struct feed *feed = user;
	struct frame *frame = &feed->frames[feed->depth];
	enum sg_status status = SG_OK;

	if (feed->html > 0 && feed->depth > feed->html) {
		if (!is_void(name))
			add_tag(&feed->text, "</", name);
		feed->depth--;
		return memory(feed);
	}
	if (frame->object == NULL)
		status = end_text(feed, frame);
	if (feed->depth == feed->item) {
		status = give_item(feed, frame->object);
		feed->item = 0;
	}
	feed->html = 0;
	feed->text.len = 0;
	feed->depth--;
	return status;
}

/* ---- documents ---------------------------------------------------------------------- */

static bool is_known(sg_str root)
{
	static const sg_str roots[] = { SG_LIT("rss"), SG_LIT("rdf:RDF"), SG_LIT("feed"),
					SG_LIT("workzag-jobs"), SG_LIT("jobs"),
					SG_LIT("urlset"), SG_LIT("sitemapindex") };

	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
		if (sg_str_eq(root, roots[i]))
			return true;
	return false;
}

bool sg_feed_is(sg_str text)
{
	sg_str root;

	if (!sg_str_starts(text, SG_STR("<")))
		return false;
	root = sg_xml_root(text);
	return is_known(root) || (sg_str_starts(text, SG_STR("<?xml")) &&
				  !sg_str_eq_fold(root, SG_STR("html")));
}

enum sg_status sg_read_feed(struct sg_reader *reader, sg_str text)
{
	struct feed *feed = sg_arena_make(reader->arena, struct feed);
	struct sg_xml_visitor visitor = { feed, on_start, on_end, on_text };
	sg_str root = sg_xml_root(text);

	if (feed == NULL)
		return sg_no_memory(reader->err);
	if (sg_str_eq(root, SG_STR("urlset")) || sg_str_eq(root, SG_STR("sitemapindex"))) {
		sg_mend(reader->err, "the address that this list of pages came from");
		return sg_fail(reader->err, SG_ENOTFOUND, "no posting in it (a sitemap)");
	}
	feed->reader = reader;
	feed->text.arena = reader->arena;
	feed->frames[0].base = reader->input->url;
	reader->empty_list = is_known(root);
	return sg_xml_visit(text, reader->arena, &visitor, reader->err);
}
