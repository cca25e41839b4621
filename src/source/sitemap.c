/* SPDX-License-Identifier: MIT */
#include "source/sitemap.h"

#include "read/gzip.h"
#include "read/reader.h"
#include "read/xml.h"
#include "record/entity.h"
#include "record/url.h"

/*
 * Sitemaps: what a site says its pages are, at the address the user gave or where robots.txt
 * says. Pages are read like any other; those that are no posting are left out.
 *
 * Limits: pages of the site itself; SG_ROUTE_MAX_SITE_PAGES of them, and SG_ROUTE_MAX_SITEMAPS
 *         maps, two levels deep.
 */
enum { MAX_LEVEL = 2, LONGEST_URL = 2048 };

/* The text of a map that may be a gzip file; absent when it is none of either. */
static sg_str text_of(struct sg_answer_in *in)
{
	sg_str text = in->page->body;

	if (sg_str_starts(text, SG_STR("\x1f\x8b")) &&
	    sg_gzip_inflate(text, SG_READ_MAX_BYTES, in->arena, &text, NULL) != SG_OK)
		return (sg_str){ NULL, 0 };
	if (sg_str_starts(text, SG_STR("\xef\xbb\xbf")))
		text = sg_str_sub(text, 3, text.len);
	return sg_str_trim(text);
}

static bool is_map(sg_str text, const char *root)
{
	return sg_str_starts(text, SG_STR("<")) &&
	       sg_str_eq(sg_xml_root(text), sg_str_of(root));
}

bool sg_sitemap_is(struct sg_answer_in *in)
{
	sg_str text = text_of(in);

	return is_map(text, "urlset") || is_map(text, "sitemapindex");
}

/* The next address of a map, canonical; false when there is none. */
static bool next_url(sg_str text, size_t *at, struct sg_arena *arena, sg_str *url)
{
	static const sg_str open = SG_LIT("<loc>"), raw = SG_LIT("<![CDATA[");

	while ((*at = sg_str_find(text, open, *at)) != SIZE_MAX) {
		size_t start = *at + open.len, end = sg_str_find(text, SG_STR("</"), start);
		sg_str loc = sg_str_trim(sg_str_sub(text, start, end));

		*at = start;
		if (sg_str_starts(loc, raw))
			loc = sg_str_sub(loc, raw.len, sg_str_find(loc, SG_STR("]]>"), 0));
		if (loc.len > LONGEST_URL)
			continue;
		*url = sg_url_canonical(arena, sg_entity_decode(arena, loc));
		if (url->ptr != NULL)
			return true;
	}
	return false;
}

static bool is_inside(const struct sg_leg *leg, sg_str url)
{
	sg_str path = leg->values.path;

	return sg_str_eq(sg_url_host(url), leg->values.host) &&
	       (path.len == 0 || sg_str_starts(sg_url_path(url), path));
}

/* A page, or the posting of a board that its address names. */
static void ask_page(struct sg_answer_in *in, sg_str url)
{
	struct sg_values values = { 0 };
	const struct sg_board *board = sg_board_of_url(url, &values);

	in->route->postings++;
	in->given++;
	if (board != NULL && board->one != NULL &&
	    (values.id.ptr != NULL || values.path.ptr != NULL))
		sg_leg_board(in->route, board, &values);
	else
		sg_leg_site(in->route, SG_LEG_PAGE, url, &in->leg.values, 0);
}

enum sg_status sg_answer_sitemap(struct sg_answer_in *in)
{
	struct sg_route *route = in->route;
	sg_str text = text_of(in), url;
	bool index = is_map(text, "sitemapindex");
	size_t at = 0;

	if (!index && !is_map(text, "urlset"))
		return sg_fail(in->err, SG_ENOTFOUND, "no sitemap at " SG_FMT,
			       SG_ARG(in->leg.request.url));
	if (in->leg.values.host.ptr == NULL)
		in->leg.values.host = sg_url_host(in->page->url);
	while (next_url(text, &at, in->arena, &url)) {
		if (index && in->leg.page < MAX_LEVEL &&
		    route->sitemaps < SG_ROUTE_MAX_SITEMAPS)
			sg_leg_site(route, SG_LEG_SITEMAP, url, &in->leg.values,
				     in->leg.page + 1);
		else if (!index && is_inside(&in->leg, url) &&
			 route->postings < SG_ROUTE_MAX_SITE_PAGES &&
			 route->postings < route->options.max_postings)
			ask_page(in, url);
	}
	return SG_OK;
}

/* ---- robots.txt --------------------------------------------------------------------- */

static void ask_default(struct sg_route *route, const struct sg_leg *leg)
{
	sg_leg_site(route, SG_LEG_SITEMAP,
		     sg_url_resolve(route->arena, leg->request.url, SG_STR("/sitemap.xml")),
		     &leg->values, 1);
}

void sg_answer_no_robots(struct sg_answer_in *in)
{
	ask_default(in->route, &in->leg);
}

enum sg_status sg_answer_robots(struct sg_answer_in *in)
{
	static const sg_str field = SG_LIT("sitemap:");
	sg_str rest = in->page->body;
	bool found = false;

	while (rest.ptr != NULL && in->route->sitemaps < SG_ROUTE_MAX_SITEMAPS) {
		sg_str line = sg_str_trim(sg_str_cut(&rest, '\n')), url;

		if (!sg_str_starts_fold(line, field))
			continue;
		url = sg_url_canonical(in->arena, sg_str_sub(line, field.len, line.len));
		if (url.ptr == NULL)
			continue;
		sg_leg_site(in->route, SG_LEG_SITEMAP, url, &in->leg.values, 1);
		found = true;
	}
	if (!found)
		ask_default(in->route, &in->leg);
	return SG_OK;
}

/* ---- "sitemap:HOST" ----------------------------------------------------------------- */

static const sg_str name = SG_LIT("sitemap:");

bool sg_sitemap_is_source(sg_str source)
{
	return sg_str_starts(source, name) && source.len > name.len;
}

enum sg_status sg_sitemap_start(struct sg_route *route, sg_str source, struct sg_error *err)
{
	struct sg_values values = { 0 };
	sg_str url = sg_arena_printf(route->arena, "https://" SG_FMT,
				     SG_ARG(sg_str_sub(source, name.len, source.len)));

	url = sg_url_canonical(route->arena, url);
	if (url.ptr == NULL) {
		sg_mend(err, "sitemap:HOST, or sitemap:HOST/FOLDER");
		return sg_fail(err, SG_EARG, "this is no name of a site");
	}
	values.host = sg_url_host(url);
	values.path = sg_url_path(url);
	sg_leg_site(route, SG_LEG_ROBOTS,
		     sg_url_resolve(route->arena, url, SG_STR("/robots.txt")), &values, 0);
	return SG_OK;
}
