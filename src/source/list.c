/* SPDX-License-Identifier: MIT */
#include "dict/dict.h"
#include "read/board.h"
#include "record/identity.h"
#include "record/posting.h"
#include "record/url.h"
#include "source/links.h"
#include "source/leg.h"

/* ---- postings out of an answer ------------------------------------------------------ */

static bool is_wanted(const struct sg_leg *leg, const struct sg_posting *posting)
{
	sg_str id = leg->values.id;

	if (leg->kind != SG_LEG_LIST || id.ptr == NULL)
		return true;
	return sg_str_eq_fold(posting->id, id) ||
	       sg_str_find_fold(posting->url, id, 0) != SIZE_MAX;
}

/* "Moss%20%26%20Mortar" as people write it. */
static sg_str name_of(struct sg_arena *arena, sg_str tenant)
{
	struct sg_buf buf = { .arena = arena };

	for (size_t i = 0; i < tenant.len; i++) {
		unsigned byte = 0;

		if (tenant.ptr[i] != '%' || i + 2 >= tenant.len) {
			sg_buf_add_char(&buf, tenant.ptr[i]);
			continue;
		}
		for (size_t k = i + 1; k < i + 3; k++) {
			char c = sg_lower(tenant.ptr[k]);

			byte = byte * 16 + (unsigned)(sg_is_digit(c) ? c - '0' : c - 'a' + 10);
		}
		sg_buf_add_char(&buf, (char)(unsigned char)byte);
		i += 2;
	}
	return sg_posting_line(arena, sg_buf_str(&buf));
}

/* What the board knows of a posting that does not say so itself. False: no memory. */
static bool complete(const struct sg_answer_in *in, struct sg_posting *posting)
{
	const struct sg_board *board = in->leg.board;
	struct sg_values values = in->leg.values;
	bool made = sg_str_eq(posting->id, posting->key);

	if (board == NULL)
		return true;
	if (in->leg.whole)
		posting->board = sg_str_of(board->name);
	if ((board->manners & SG_BOARD_REMOTE) != 0 && posting->remote == SG_UNKNOWN)
		posting->remote = SG_YES;
	if (posting->company.ptr != NULL && posting->url.ptr != NULL)
		return true;
	if (posting->company.ptr == NULL && board->tenants)
		posting->company = name_of(in->arena, values.tenant);
	if (posting->url.ptr == NULL && board->page != NULL && !made) {
		values.id = posting->id;
		posting->url = sg_url_canonical(
			in->arena, sg_form_fill(board->page, &values, 1, 0, in->arena));
	}
	if (made)
		posting->id = (sg_str){ NULL, 0 };
	return sg_posting_identify(posting, in->arena);
}

/* Whether the posting was counted when it was asked for. */
static bool is_counted(const struct sg_leg *leg)
{
	return leg->kind == SG_LEG_DETAIL ||
	       (leg->kind == SG_LEG_PAGE && leg->values.host.ptr != NULL);
}

/* An sg_record_fn. */
static int take(void *user, const struct sg_record *record)
{
	struct sg_answer_in *in = user;
	struct sg_record copy = *record;

	if (copy.kind == SG_RECORD_POSTING) {
		if (!is_wanted(&in->leg, &copy.posting) ||
		    (!is_counted(&in->leg) &&
		     in->route->postings >= in->route->options.max_postings))
			return 0;
		if (!complete(in, &copy.posting)) {
			in->route->failed = true;
			return 1;
		}
		in->route->postings += !is_counted(&in->leg);
	}
	in->given++;
	return in->fn(in->user, &copy);
}

static bool is_page(const struct sg_page *page)
{
	return sg_str_starts(sg_str_trim(sg_str_sub(page->body, 0, 512)), SG_STR("<"));
}

enum sg_status sg_answer_read(struct sg_answer_in *in)
{
	struct sg_input input = {
		.source = in->route->source,
		.bytes = in->page->body,
		.media_type = in->page->media_type,
		.fetched_at = in->page->fetched_at,
	};

	/* The address of an interface is nowhere to send a person. */
	if (in->leg.board == NULL || is_page(in->page))
		input.url = in->page->url;
	return sg_read(in->route->dict, &input, in->arena, take, in, in->err);
}

/* ---- lists -------------------------------------------------------------------------- */

static bool is_full(const struct sg_route *route)
{
	return route->postings >= route->options.max_postings;
}

/* Asks for a posting, unless it was asked for already: one board writes a row for every place
 * of a posting, another begins anew after its last page. */
static void ask_posting(struct sg_answer_in *in, sg_str id)
{
	const struct sg_route *route = in->route;

	for (size_t i = 0; i < route->legs.n; i++)
		if (route->legs.at[i].kind == SG_LEG_DETAIL &&
		    sg_str_eq(route->legs.at[i].values.id, id))
			return;
	in->route->postings++;
	in->given++;
	sg_leg_detail(in->route, &in->leg, id);
}

/* What fills {id} of the request for a row's posting; a URL must be one of this board. */
static sg_str id_of_row(struct sg_answer_in *in, const struct sg_json *row)
{
	sg_str id = sg_posting_scalar(in->arena, sg_json_get(row, in->leg.board->detail_of));
	struct sg_values values;

	if (!sg_str_starts(id, SG_STR("http")))
		return sg_form_is_path(id) ? id : (sg_str){ NULL, 0 };
	if (sg_board_of_url(sg_url_canonical(in->arena, id), &values) != in->leg.board ||
	    !sg_str_eq(values.tenant, in->leg.values.tenant))
		return (sg_str){ NULL, 0 };
	return values.id;
}

/* Rows that only name postings: each is asked for. */
static void ask_rows(struct sg_answer_in *in, const struct sg_json *list)
{
	for (size_t i = 0; i < sg_json_size(list) && !is_full(in->route); i++) {
		const struct sg_json *row = sg_json_at(list, i);
		sg_str id = id_of_row(in, row);

		if (id.ptr == NULL || sg_board_is_hidden(row) ||
		    (in->leg.values.id.ptr != NULL && !sg_str_eq(id, in->leg.values.id)))
			continue;
		ask_posting(in, id);
	}
}

/* The link's posting, if it is one of this board and was not asked for yet. */
static void ask_link(struct sg_answer_in *in, sg_str url)
{
	struct sg_values values;

	if (sg_board_of_url(url, &values) == in->leg.board && values.id.ptr != NULL &&
	    sg_str_eq(values.tenant, in->leg.values.tenant))
		ask_posting(in, values.id);
}

/* A board whose list is a page for people. */
static enum sg_status ask_links(struct sg_answer_in *in)
{
	struct sg_links links = { .html = in->page->body, .base = in->page->url };
	sg_str url;

	while (!is_full(in->route) && sg_links_next(&links, in->arena, &url))
		ask_link(in, url);
	if (in->given > 0)
		return SG_OK;
	return sg_fail(in->err, SG_ENOTFOUND, "%s: no posting on this board",
		       in->leg.board->label);
}

static void ask_next(struct sg_answer_in *in, const struct sg_json *root,
		     const struct sg_json *list)
{
	struct sg_leg *leg = &in->leg;
	struct sg_turn turn = { .page = leg->page, .offset = leg->offset,
				.rows = (unsigned)sg_json_size(list), .values = &leg->values,
				.arena = in->arena };

	if (leg->board->next == NULL || turn.rows == 0 || is_full(in->route) ||
	    leg->page >= SG_ROUTE_MAX_PAGES || !leg->board->next(root, &turn))
		return;
	sg_leg_list(in->route, leg->board, &leg->values, leg->page + 1,
		     leg->offset + turn.rows);
}

/* Whether it says that it has no postings, and would say something else if it were not there. */
static bool says_none(const struct sg_leg *leg, const struct sg_json *list)
{
	return sg_json_size(list) == 0 && leg->page <= 1 && leg->values.id.ptr == NULL &&
	       (leg->board->manners & SG_BOARD_VAGUE) == 0;
}

static enum sg_status give_list(struct sg_answer_in *in, const struct sg_json *root)
{
	const struct sg_json *list = sg_board_list(root);
	enum sg_status status = SG_OK;

	if (in->leg.board->detail == NULL || list == NULL)
		status = sg_answer_read(in);
	else if (says_none(&in->leg, list))
		status = sg_fail(in->err, SG_EEMPTY, "no posting in it (an empty list)");
	else
		ask_rows(in, list);
	if (status == SG_OK)
		ask_next(in, root, list);
	if (status == SG_OK && in->given == 0 && in->leg.values.id.ptr != NULL &&
	    in->route->legs.n == in->route->answered)
		return sg_fail(in->err, SG_ENOTFOUND, "%s: this posting is gone",
			       in->leg.board->label);
	return status;
}

/* Data may be XML; a page for people is no data. */
static bool is_html(const struct sg_page *page)
{
	sg_str head = sg_str_trim(sg_str_sub(page->body, 0, 512));

	return sg_str_starts_fold(head, SG_STR("<!doctype html")) ||
	       sg_str_starts_fold(head, SG_STR("<html"));
}

enum sg_status sg_answer_list(struct sg_answer_in *in)
{
	struct sg_json *root;
	enum sg_status status;

	if (is_page(in->page) && in->leg.board->detail != NULL)
		return ask_links(in);
	if (is_html(in->page)) {
		sg_mend(in->err, "try again later");
		return sg_fail(in->err, SG_EIO, "%s answers with a page instead of its data",
			       in->leg.board->label);
	}
	if (is_page(in->page))
		return sg_answer_read(in);
	status = sg_json_parse(in->page->body, &root, in->err);
	if (status != SG_OK)
		return status;
	status = give_list(in, root);
	sg_json_free(root);
	return status;
}

enum sg_status sg_answer_find(struct sg_answer_in *in)
{
	struct sg_values values = in->leg.values;
	struct sg_json *root;
	enum sg_status status = sg_json_parse(in->page->body, &root, in->err);

	if (status != SG_OK)
		return status;
	values.tenant = in->leg.board->found(root, in->arena);
	sg_json_free(root);
	if (values.tenant.ptr == NULL)
		return sg_fail(in->err, SG_ENOTFOUND, "%s knows no \"" SG_FMT "\"",
			       in->leg.board->label, SG_ARG(in->leg.values.tenant));
	sg_leg_list(in->route, in->leg.board, &values, 1, 0);
	return SG_OK;
}
