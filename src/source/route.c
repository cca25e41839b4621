/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/url.h"
#include "source/sitemap.h"
#include "source/leg.h"
#include "source/wayback.h"

/* ---- what a source is --------------------------------------------------------------- */

static bool is_url(sg_str source)
{
	return sg_str_starts_fold(source, SG_STR("http://")) ||
	       sg_str_starts_fold(source, SG_STR("https://"));
}

/* "lever:acme" in its parts; the board is NULL when none has the name. */
static const struct sg_board *short_form(sg_str source, sg_str *tenant)
{
	sg_str rest = source, name = sg_str_cut(&rest, ':');

	*tenant = rest;
	return rest.ptr == NULL ? NULL : sg_board_by_name(name);
}

bool sg_route_knows(sg_str source)
{
	sg_str tenant;

	return is_url(source) || sg_sitemap_is_source(source) ||
	       short_form(source, &tenant) != NULL;
}

bool sg_route_short_form(size_t i, struct sg_short_form *out)
{
	const struct sg_board *board = sg_board_at(i);

	if (board == NULL)
		return false;
	*out = (struct sg_short_form){
		.board = sg_str_of(board->name),
		.label = sg_str_of(board->label),
		.company = board->tenants,
		.all = board->all != NULL,
		.opt_in = (board->manners & SG_BOARD_OPT_IN) != 0,
	};
	return true;
}

void sg_source_hide(char *source)
{
	char *start = strstr(source, "://"), *end = NULL;

	if (start == NULL)
		return;
	start += 3;
	for (char *at = start; *at != '\0' && strchr("/?#\\", *at) == NULL; at++)
		if (*at == '@')
			end = at;
	if (end == NULL || end == start)
		return;
	/* Not even how long it was. */
	memmove(start + 1, end, strlen(end) + 1);
	*start = '*';
}

/* ---- life --------------------------------------------------------------------------- */

/* Its name for records and messages; absent: no memory. */
static sg_str name_of(struct sg_arena *arena, sg_str source)
{
	char *name = sg_arena_alloc(arena, source.len + 1, 1);

	if (name == NULL)
		return (sg_str){ NULL, 0 };
	memcpy(name, source.ptr, source.len);
	name[source.len] = '\0';
	sg_source_hide(name);
	return sg_str_of(name);
}

static bool is_set(const struct sg_route *route, const char *name)
{
	const char *value = NULL;

	if (route->options.variable != NULL)
		value = route->options.variable(route->options.user, name);
	return value != NULL && *value != '\0';
}

/* The first variable that a board needs and that is not set; NULL: none. */
static const char *missing_key(const struct sg_route *route, const struct sg_board *board)
{
	const char *header = board->header == NULL ? NULL : strstr(board->header, ": ") + 2;

	if (header != NULL && !is_set(route, header))
		return header;
	for (size_t i = 0; i < 2; i++)
		if (board->keys[i] != NULL && !is_set(route, board->keys[i]))
			return board->keys[i];
	return NULL;
}

static enum sg_status start_board(struct sg_route *route, const struct sg_board *board,
				  const struct sg_values *values, struct sg_error *err)
{
	const char *key;

	if ((board->manners & SG_BOARD_OPT_IN) != 0 && !route->options.opt_in) {
		sg_mend(err, "a saved page or answer; or --opt-in, when you may");
		return sg_fail(err, SG_EIO, "%s does not want programs to read its boards",
			       board->label);
	}
	key = missing_key(route, board);
	if (key != NULL) {
		sg_mend(err, "set %s in the environment", key);
		return sg_fail(err, SG_EIO, "%s wants a key of your own", board->label);
	}
	route->board = board;
	sg_leg_board(route, board, values);
	return SG_OK;
}

static enum sg_status start_url(struct sg_route *route, sg_str source, struct sg_error *err)
{
	sg_str url = sg_url_canonical(route->arena, source), archived;
	struct sg_values values;
	const struct sg_board *board;

	if (url.ptr == NULL) {
		sg_leg_page(route, source); /* whoever asks the network says what is wrong */
		return SG_OK;
	}
	archived = sg_wayback_original(url, route->arena);
	if (archived.ptr != NULL) {
		sg_leg_page(route, archived);
		return SG_OK;
	}
	board = sg_board_of_url(url, &values);
	if (board == NULL) {
		sg_leg_page(route, source);
		return SG_OK;
	}
	if (board->reads_page && values.id.ptr != NULL) {
		route->board = board;
		sg_leg_page(route, source);
		return SG_OK;
	}
	/* What speaks against reading whole boards does not against one posting. */
	if (values.path.ptr != NULL && board->one != NULL) {
		route->board = board;
		sg_leg_board(route, board, &values);
		return SG_OK;
	}
	return start_board(route, board, &values, err);
}

/* "gb/golang": what stands behind the first '/' is {site}, on boards that have one. */
static void split_short_form(const struct sg_board *board, struct sg_values *values)
{
	sg_str rest = values->tenant, tenant = sg_str_cut(&rest, '/');

	if (rest.ptr == NULL || board->list == NULL || strstr(board->list, "{site}") == NULL)
		return;
	values->tenant = tenant;
	values->site = rest;
}

static enum sg_status start(struct sg_route *route, sg_str source, struct sg_error *err)
{
	struct sg_values values = { 0 };
	const struct sg_board *board;

	if (is_url(source))
		return start_url(route, source, err);
	if (sg_sitemap_is_source(source))
		return sg_sitemap_start(route, source, err);
	board = short_form(source, &values.tenant);
	if (board == NULL) {
		sg_mend(err, "an address; or a board such as greenhouse:NAME, lever:NAME, "
			     "hn:latest");
		return sg_fail(err, SG_EARG, "no board has this name");
	}
	split_short_form(board, &values);
	if (!sg_form_is_name(values.tenant) ||
	    (values.site.ptr != NULL && !sg_form_is_name(values.site))) {
		sg_mend(err, "the name as it stands in the board's address");
		return sg_fail(err, SG_EARG, "\"" SG_FMT "\" is no name of a board",
			       SG_ARG(values.tenant));
	}
	return start_board(route, board, &values, err);
}

enum sg_status sg_route_new(struct sg_route **out, const struct sg_dict *dict, sg_str source,
			    const struct sg_route_options *options, struct sg_error *err)
{
	struct sg_route *route = calloc(1, sizeof *route);
	enum sg_status status;

	*out = NULL;
	if (route == NULL)
		return sg_no_memory(err);
	route->arena = sg_arena_new(0);
	if (route->arena == NULL) {
		free(route);
		return sg_no_memory(err);
	}
	route->dict = dict;
	if (options != NULL)
		route->options = *options;
	if (route->options.max_postings == 0)
		route->options.max_postings = SG_ROUTE_MAX_POSTINGS;
	route->source = name_of(route->arena, source);
	source = sg_arena_dup(route->arena, source);
	if (route->source.ptr == NULL || source.ptr == NULL)
		route->failed = true;
	status = route->failed ? SG_OK : start(route, source, err);
	if (status == SG_OK && route->failed)
		status = sg_no_memory(err);
	if (status != SG_OK) {
		sg_route_free(route);
		return status;
	}
	*out = route;
	return SG_OK;
}

void sg_route_free(struct sg_route *route)
{
	if (route == NULL)
		return;
	sg_arena_free(route->arena);
	free(route);
}

/* ---- asking and answering ----------------------------------------------------------- */

bool sg_route_next(struct sg_route *route, struct sg_request *out)
{
	/* One after the other means: not before the last one was answered. */
	if (route->asked == route->legs.n ||
	    (route->asked > route->answered && route->board != NULL &&
	     (route->board->manners & SG_BOARD_SLOW) != 0))
		return false;
	*out = route->legs.at[route->asked++].request;
	return true;
}

/* An address as people name it: without scheme, and without what may be secret, which is a
 * query and who asks. */
static sg_str shown(sg_str source)
{
	sg_str rest = source, host;

	if (!is_url(source))
		return source;
	rest = sg_str_sub(rest, sg_str_find(rest, SG_STR("://"), 0) + 3, rest.len);
	rest = sg_str_sub(rest, 0, sg_str_find(rest, SG_STR("#"), 0));
	rest = sg_str_sub(rest, 0, sg_str_find(rest, SG_STR("?"), 0));
	host = sg_str_sub(rest, 0, sg_str_find(rest, SG_STR("/"), 0));
	for (size_t i = host.len; i > 0; i--)
		if (host.ptr[i - 1] == '@')
			return sg_str_sub(rest, i, rest.len);
	return rest;
}

/* Whether the request is one of many that its source leads to. */
static bool is_one_of_many(const struct sg_leg *leg)
{
	return leg->kind == SG_LEG_DETAIL || leg->kind == SG_LEG_SITEMAP ||
	       (leg->kind == SG_LEG_LIST && leg->page > 1) ||
	       (leg->kind == SG_LEG_PAGE && leg->values.host.ptr != NULL);
}

/* There is no such board, and a person can do something about it, or a page is wrong. */
static enum sg_status fail_board(const struct sg_route *route, const struct sg_leg *leg,
				 struct sg_error *err)
{
	if (route->followed)
		return sg_fail(err, SG_ENOTFOUND, "%s has no board \"" SG_FMT "\"",
			       leg->board->label, SG_ARG(leg->values.tenant));
	sg_mend(err, "give the address of the company's careers page; the board is found");
	return sg_fail(err, SG_ENOTFOUND, "no such board");
}

/* A request that failed. It is told of what the user named; where that leads to many, which of
 * them it was is said beside it. */
static enum sg_status fail(const struct sg_route *route, const struct sg_leg *leg,
			   const struct sg_page *page, const struct sg_error *failure,
			   struct sg_error *err)
{
	enum sg_status status = failure->status == SG_OK ? SG_EIO : failure->status;
	sg_str where = shown(leg->request.url);

	sg_fail_at(err, shown(route->source), 0, 0);
	if (status == SG_ENOTFOUND && page->http_status != 0 && leg->kind == SG_LEG_LIST &&
	    leg->page == 1 && leg->board->tenants)
		return fail_board(route, leg, err);
	sg_mend(err, "%s", failure->mend);
	if (is_one_of_many(leg))
		return sg_fail(err, status, SG_FMT ": %s", SG_ARG(where), failure->text);
	return sg_fail(err, status, "%s", failure->text);
}

static enum sg_status answer(struct sg_route *route, const struct sg_page *page,
			     const struct sg_error *failure, struct sg_arena *arena,
			     sg_record_fn fn, void *user, struct sg_error *err)
{
	struct sg_answer_in in = { .route = route, .page = page, .arena = arena,
				   .fn = fn, .user = user, .err = err };
	enum sg_status status = SG_OK;

	if (route->answered >= route->asked)
		return sg_fail(err, SG_EARG, "an answer that nothing asked for");
	in.leg = route->legs.at[route->answered++];
	if (failure != NULL && in.leg.kind == SG_LEG_ROBOTS) {
		sg_answer_no_robots(&in);
		return route->failed ? sg_no_memory(err) : SG_OK;
	}
	if (failure != NULL)
		return fail(route, &in.leg, page, failure, err);
	switch (in.leg.kind) {
	case SG_LEG_PAGE:
		status = sg_answer_page(&in);
		break;
	case SG_LEG_FIND:
		status = sg_answer_find(&in);
		break;
	case SG_LEG_LIST:
		status = sg_answer_list(&in);
		break;
	case SG_LEG_ONE:
	case SG_LEG_DETAIL:
		status = sg_answer_read(&in);
		break;
	case SG_LEG_ROBOTS:
		status = sg_answer_robots(&in);
		break;
	case SG_LEG_SITEMAP:
		status = sg_answer_sitemap(&in);
		break;
	}
	return status == SG_OK && route->failed ? sg_no_memory(err) : status;
}

enum sg_status sg_route_answer(struct sg_route *route, const struct sg_page *page,
			       const struct sg_error *failure, struct sg_arena *arena,
			       sg_record_fn fn, void *user, struct sg_error *err)
{
	struct sg_error why = { 0 }; /* what the route mends otherwise is nobody's failure */
	enum sg_status status = answer(route, page, failure, arena, fn, user, &why);

	if (status == SG_OK || err == NULL || err->status != SG_OK)
		return status;
	/* Readers name it as it was typed. */
	if (sg_str_eq(sg_str_of(why.source), route->source))
		snprintf(why.source, sizeof why.source, SG_FMT, SG_ARG(shown(route->source)));
	*err = why;
	return status;
}

size_t sg_route_left(const struct sg_route *route)
{
	return route->legs.n - route->answered;
}

bool sg_route_done(const struct sg_route *route)
{
	return sg_route_left(route) == 0;
}

sg_str sg_route_note(const struct sg_route *route)
{
	return route->note;
}

sg_str sg_route_credit(const struct sg_route *route)
{
	return sg_str_of(route->board == NULL ? NULL : route->board->credit);
}

sg_str sg_route_board(const struct sg_route *route)
{
	return sg_str_of(route->board == NULL ? NULL : route->board->name);
}
