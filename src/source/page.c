/* SPDX-License-Identifier: MIT */
#include "record/url.h"
#include "source/links.h"
#include "source/sitemap.h"
#include "source/leg.h"

/*
 * A page of any site. One that is a posting is read as it is. One that is not may show a
 * board that lives elsewhere, by a link or a script of it; then the board is read. Only what
 * the page itself points to is followed: a name guessed from a host may be another company.
 */

/* Postings of a page, held back until it is known whether they are what was meant. */
struct held {
	struct sg_arena *arena;
	sg_vec(struct sg_record) records;
};

/* An sg_record_fn. */
static int hold(void *user, const struct sg_record *record)
{
	struct held *held = user;
	struct sg_record *slot = sg_push(held->arena, &held->records);

	if (slot == NULL)
		return 1;
	*slot = *record;
	return 0;
}

/* Whether the page itself says that this is a posting: what is put together from its text
 * alone is Markdown. */
static bool is_declared(const struct sg_answer_in *in, const struct sg_posting *posting)
{
	return !sg_str_eq(posting->media_type, SG_STR("text/markdown")) &&
	       sg_str_find(in->page->body, SG_STR("JobPosting"), 0) != SIZE_MAX;
}

/* Whether a posting is one, or asks for something under a heading that says so. */
static bool asks(struct sg_answer_in *in, const struct sg_record *record)
{
	struct sg_document document;

	if (record->kind != SG_RECORD_POSTING)
		return true;
	if (record->posting.outcome == SG_OUTCOME_OK && is_declared(in, &record->posting))
		return true;
	if (record->posting.outcome != SG_OUTCOME_OK ||
	    sg_extract(in->route->dict, &record->posting, in->arena, &document, NULL) != SG_OK)
		return false;
	for (size_t i = 0; i < document.n_sections; i++)
		if (document.sections[i].kind == SG_SECTION_REQUIRED ||
		    document.sections[i].kind == SG_SECTION_RESPONSIBILITIES)
			return true;
	return false;
}

struct embedded {
	const struct sg_board *board;
	struct sg_values values;
	bool several; /* links to more than one posting: the page is a list */
};

static bool is_off(const struct sg_route *route, const struct sg_board *board)
{
	return (board->manners & SG_BOARD_OPT_IN) != 0 && !route->options.opt_in;
}

/* The first board that the page names, and the posting of it, when it names just one. */
static bool find_embedded(struct sg_answer_in *in, struct embedded *out)
{
	struct sg_links links = { .html = in->page->body, .base = in->page->url };
	struct sg_values values;
	sg_str url;

	while (sg_links_next(&links, in->arena, &url)) {
		const struct sg_board *board = sg_board_of_url(url, &values);

		if (board == NULL || !board->tenants || is_off(in->route, board))
			continue;
		if (out->board == NULL) {
			out->board = board;
			out->values = values;
		}
		if (board != out->board || !sg_str_eq(values.tenant, out->values.tenant) ||
		    values.id.ptr == NULL)
			continue;
		if (out->values.id.ptr == NULL)
			out->values.id = values.id;
		out->several |= !sg_str_eq(out->values.id, values.id);
	}
	return out->board != NULL;
}

/* The posting that the page's own address names, in the way of the board shown on it. */
static sg_str posting_in_query(struct sg_answer_in *in, const struct sg_board *board)
{
	sg_str url = sg_url_canonical(in->arena, in->page->url);
	struct sg_values values;

	if (board->page_query == NULL || !sg_form_match_query(board->page_query, url, &values))
		return (sg_str){ NULL, 0 };
	return values.id;
}

/* What reading it takes, as far as that is known by now. */
static const char *price_of(const struct embedded *found)
{
	if (found->values.id.ptr != NULL && found->board->one != NULL)
		return " (1 request)";
	if (found->board->detail != NULL)
		return " (1 request for each posting)";
	return found->board->next == NULL ? " (1 request)" : "";
}

static enum sg_status follow(struct sg_answer_in *in, struct embedded *found)
{
	struct sg_route *route = in->route;
	sg_str named = posting_in_query(in, found->board);

	if (named.ptr != NULL)
		found->values.id = named;
	else if (found->several)
		found->values.id = (sg_str){ NULL, 0 };
	route->followed = true;
	route->board = found->board;
	route->note = sg_arena_printf(route->arena, SG_FMT " uses %s: reading %s:" SG_FMT "%s",
				      SG_ARG(sg_url_host(in->page->url)), found->board->label,
				      found->board->name, SG_ARG(found->values.tenant),
				      price_of(found));
	sg_leg_board(route, found->board, &found->values);
	return SG_OK;
}

/* What the page holds; *posting tells whether that is one. */
static enum sg_status read_held(struct sg_answer_in *in, struct held *held, bool *posting)
{
	struct sg_answer_in inner = *in;
	enum sg_status status;

	held->records.n = 0;
	inner.fn = hold;
	inner.user = held;
	status = sg_answer_read(&inner);
	for (size_t i = 0; i < held->records.n; i++)
		*posting |= asks(in, &held->records.at[i]);
	return status;
}

/* Runs the scripts of a page that is empty until they run; true: *made is what they made. */
static bool render(struct sg_answer_in *in, const struct held *held, struct sg_page *made)
{
	const struct sg_route_options *options = &in->route->options;
	bool wanted = false;

	for (size_t i = 0; i < held->records.n; i++)
		wanted |= held->records.at[i].kind == SG_RECORD_POSTING &&
			  sg_str_eq(held->records.at[i].posting.why, SG_STR(SG_WHY_SCRIPTS));
	if (!wanted || options->render == NULL)
		return false;
	*made = *in->page;
	made->media_type = SG_STR("text/html; charset=utf-8");
	return options->render(options->user, in->page, &made->body);
}

enum sg_status sg_answer_page(struct sg_answer_in *in)
{
	struct held held = { .arena = in->arena };
	struct embedded found = { 0 };
	struct sg_page made;
	enum sg_status status;
	bool posting = false, of_sitemap = in->leg.values.host.ptr != NULL;

	if (!of_sitemap && sg_sitemap_is(in))
		return sg_answer_sitemap(in);
	for (;;) {
		status = read_held(in, &held, &posting);
		if (status == SG_ENOMEM)
			return status;
		if (!posting && !of_sitemap && !in->route->followed && find_embedded(in, &found))
			return follow(in, &found);
		if (posting || in->page == &made || !render(in, &held, &made))
			break;
		/* cppcheck-suppress autoVariables ; once it is answered nobody reads in->page */
		in->page = &made;
	}
	/* Most pages that a site names are something else. */
	if (of_sitemap && !posting)
		return SG_OK;
	for (size_t i = 0; i < held.records.n; i++)
		if (in->fn(in->user, &held.records.at[i]) != 0)
			return sg_fail(in->err, SG_EIO, "stopped by the receiver");
	return status;
}
