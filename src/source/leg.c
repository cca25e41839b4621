/* SPDX-License-Identifier: MIT */
#include "source/leg.h"

#include <string.h>

static struct sg_leg *add(struct sg_route *route, enum sg_leg_kind kind,
			   const struct sg_board *board)
{
	struct sg_leg *leg = sg_push(route->arena, &route->legs);

	if (leg == NULL) {
		route->failed = true;
		return NULL;
	}
	leg->kind = kind;
	leg->board = board;
	if (board != NULL) {
		leg->request.pause_ms = board->pause_ms;
		leg->request.max_age_s = board->max_age_s;
	}
	return leg;
}

static sg_str keep(struct sg_route *route, sg_str text)
{
	sg_str copy = sg_arena_dup(route->arena, text);

	if (text.ptr != NULL && copy.ptr == NULL)
		route->failed = true;
	return copy;
}

static sg_str variable(struct sg_route *route, const char *name)
{
	const char *value = NULL;

	if (route->options.variable != NULL)
		value = route->options.variable(route->options.user, name);
	return keep(route, sg_str_of(value == NULL ? "" : value));
}

static void keep_values(struct sg_route *route, struct sg_leg *leg,
			const struct sg_values *values)
{
	leg->values.host = keep(route, values->host);
	if (values->host.ptr == NULL && leg->board->host != NULL)
		leg->values.host = sg_form_fill(leg->board->host, values, 1, 0, route->arena);
	leg->values.tenant = keep(route, values->tenant);
	leg->values.site = keep(route, values->site);
	leg->values.id = keep(route, values->id);
	leg->values.path = keep(route, values->path);
	if (leg->board->keys[0] != NULL)
		leg->values.app = variable(route, leg->board->keys[0]);
	if (leg->board->keys[1] != NULL)
		leg->values.key = variable(route, leg->board->keys[1]);
	leg->request.secret_query = leg->board->keys[0] != NULL;
}

/* "Name: VARIABLE" of a board with the value of the variable in place of its name. */
static sg_str header_of(struct sg_route *route, const struct sg_board *board)
{
	const char *colon = strstr(board->header, ": ");

	return sg_arena_printf(route->arena, "%.*s" SG_FMT, (int)(colon + 2 - board->header),
			       board->header, SG_ARG(variable(route, colon + 2)));
}

/* Fills in the request of a board's leg. */
static void ask(struct sg_route *route, struct sg_leg *leg, const char *form, const char *body)
{
	leg->request.url =
		sg_form_fill(form, &leg->values, leg->page, leg->offset, route->arena);
	if (body != NULL)
		leg->request.body = sg_form_fill(body, &leg->values, leg->page, leg->offset,
						  route->arena);
	leg->request.no_redirects = leg->kind != SG_LEG_DETAIL;
	if (leg->board->header != NULL)
		leg->request.header = header_of(route, leg->board);
	if (leg->request.url.ptr == NULL || (body != NULL && leg->request.body.ptr == NULL))
		route->failed = true;
}

void sg_leg_page(struct sg_route *route, sg_str url)
{
	struct sg_leg *leg = add(route, SG_LEG_PAGE, NULL);

	if (leg != NULL)
		leg->request.url = keep(route, url);
}

void sg_leg_site(struct sg_route *route, enum sg_leg_kind kind, sg_str url,
		  const struct sg_values *values, unsigned level)
{
	struct sg_leg *leg = add(route, kind, NULL);

	if (leg == NULL)
		return;
	route->sitemaps += kind == SG_LEG_SITEMAP;
	leg->page = level;
	leg->values.host = keep(route, values->host);
	leg->values.path = keep(route, values->path);
	leg->request.url = keep(route, url);
	if (leg->request.url.ptr == NULL)
		route->failed = true;
}

/* Which request a page of a list is. */
static const char *list_form(const struct sg_board *board, const struct sg_values *values,
			     unsigned page)
{
	bool all = values->tenant.len == 0 || sg_str_eq(values->tenant, SG_STR("all"));

	if (page > 1 && board->more != NULL)
		return board->more;
	return board->all != NULL && (all || board->list == NULL) ? board->all : board->list;
}

void sg_leg_list(struct sg_route *route, const struct sg_board *board,
		  const struct sg_values *values, unsigned page, unsigned offset)
{
	struct sg_leg *leg = add(route, SG_LEG_LIST, board);

	if (leg == NULL)
		return;
	keep_values(route, leg, values);
	leg->whole = values->id.ptr == NULL;
	leg->page = page;
	leg->offset = offset;
	ask(route, leg, list_form(board, values, page), board->list_body);
}

void sg_leg_board(struct sg_route *route, const struct sg_board *board,
		   const struct sg_values *values)
{
	bool find = board->must_find != NULL && board->must_find(values->tenant);
	bool one = (values->id.ptr != NULL || values->path.ptr != NULL) && board->one != NULL;
	struct sg_leg *leg;

	if (!find && !one) {
		sg_leg_list(route, board, values, 1, 0);
		return;
	}
	leg = add(route, find ? SG_LEG_FIND : SG_LEG_ONE, board);
	if (leg == NULL)
		return;
	keep_values(route, leg, values);
	ask(route, leg, find ? board->find : board->one, NULL);
}

void sg_leg_detail(struct sg_route *route, const struct sg_leg *list, sg_str id)
{
	struct sg_leg *leg = add(route, SG_LEG_DETAIL, list->board);

	if (leg == NULL)
		return;
	keep_values(route, leg, &list->values);
	leg->whole = list->whole;
	leg->values.id = keep(route, id);
	leg->values.path = leg->values.id; /* some boards name a posting by its path */
	ask(route, leg, list->board->detail, NULL);
}
