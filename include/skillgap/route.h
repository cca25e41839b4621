/* SPDX-License-Identifier: MIT */
/**
 * Routes: what to ask the network for to get the postings of a SOURCE.
 *
 * A route knows addresses and answers but no network: it says what to ask for, is given the
 * answers in the same order, and hands out postings. Whoever holds it does the asking, with
 * <skillgap/io.h> or with files.
 *
 *     sg_route_new -> sg_route_next -> (network) -> sg_route_answer -> postings, more requests
 *
 * Threads: what <skillgap/skillgap.h> says; one route, one thread.
 */
#ifndef SKILLGAP_ROUTE_H
#define SKILLGAP_ROUTE_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Zero bytes are the defaults. */
struct sg_route_options {
	uint32_t max_postings; /**< of one source; 0 means 2000 */
	bool opt_in;           /**< also ask boards that are off by default (their terms) */
	/** The value of an environment variable, for boards that want a key; NULL: none. */
	const char *(*variable)(void *user, const char *name);
	/** Runs the scripts of a page that is empty until they run, and gives the HTML they make,
	 *  in UTF-8, which must live until the next call; false when that did not work. NULL:
	 *  none. */
	bool (*render)(void *user, const struct sg_page *page, sg_str *html);
	void *user; /**< for variable and render */
};

/** One source on its way from an address to its postings. One route, one thread. */
struct sg_route;

/** Whether text is an http(s) URL or the short form of a known board ("lever:acme"). */
SG_API bool sg_route_knows(sg_str source);

/** A board whose short form, "lever:acme", is a SOURCE. */
struct sg_short_form {
	sg_str board; /**< "lever" */
	sg_str label; /**< what people call it */
	bool company; /**< a company's name follows the colon; else a search, or the id of a page */
	bool all;     /**< "all" behind the colon names all of its postings */
	bool opt_in;  /**< it is off by default (its terms) */
};
/** The i-th of them, from 0; false behind the last. Strings live for ever. */
SG_API bool sg_route_short_form(size_t i, struct sg_short_form *out);

/**
 * Replaces, in place, what a URL says of who asks ("user:password@") by a star, as RFC 3986
 * (3.2.1) has it for anything that is shown or stored. Routes name their source that way.
 */
SG_API void sg_source_hide(char *source);

/**
 * dict must outlive the route; the rest is copied. SG_EARG: source is nothing a route knows,
 * with the nearest board in err->mend; SG_EIO: a board that needs a key or is off by default.
 */
SG_API SG_MUST_USE enum sg_status sg_route_new(struct sg_route **out, const struct sg_dict *dict,
					       sg_str source,
					       const struct sg_route_options *options,
					       struct sg_error *err);
SG_API void sg_route_free(struct sg_route *route); /**< NULL is allowed */

/** The next thing to ask for, if there is one by now. It lives as long as the route. */
SG_API bool sg_route_next(struct sg_route *route, struct sg_request *out);

/**
 * The answer to the oldest request not yet answered: a page; or what went wrong, and of the
 * page http_status only. failure is NULL for a page.
 * Postings go to fn and live in the arena. A failure that the route can mend otherwise gives
 * SG_OK; any other status is a failure of that request to be told, and the route goes on.
 */
SG_API SG_MUST_USE enum sg_status sg_route_answer(struct sg_route *route,
						  const struct sg_page *page,
						  const struct sg_error *failure,
						  struct sg_arena *arena, sg_record_fn fn,
						  void *user, struct sg_error *err);

/** Requests that are known of by now and not answered yet. */
SG_API size_t sg_route_left(const struct sg_route *route);

/** Whether every request has been made and answered. */
SG_API bool sg_route_done(const struct sg_route *route);

/** What a person should know of how the source is read ("acme.example uses Greenhouse:
 *  reading greenhouse:acme"), once it is known; absent before, and when there is nothing. */
SG_API sg_str sg_route_note(const struct sg_route *route);
/** What the terms of the source want said beside its postings; or absent. */
SG_API sg_str sg_route_credit(const struct sg_route *route);
/** The name of its board, "greenhouse"; absent for pages of no board. */
SG_API sg_str sg_route_board(const struct sg_route *route);

#ifdef __cplusplus
}
#endif

#endif
