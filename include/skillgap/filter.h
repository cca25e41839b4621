/* SPDX-License-Identifier: MIT */
/**
 * Which postings are wanted, told by what their source says of them: title, company, place,
 * whether remote, and the day they were posted.
 *
 * Threads: what <skillgap/skillgap.h> says; one filter, one thread.
 */
#ifndef SKILLGAP_FILTER_H
#define SKILLGAP_FILTER_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** All that are set must hold. Zero bytes want everything. */
struct sg_filter_options {
	/** PCRE2 expressions found anywhere in the text, in either case; absent: any will do.
	 *  A posting whose source does not say does not match. The place of a remote one is
	 *  also "remote", as reports show it. */
	sg_str title, company, location;
	bool remote;  /**< only where the source says that it is remote */
	sg_str since; /**< "2026-11-01", or "30": days before `now`; absent: any day will do */
	sg_str now;   /**< RFC 3339; needed when `since` is a number of days */
};

/** Options ready to be tried. One filter, one thread. */
struct sg_filter;

/**
 * SG_ESYNTAX: an expression, or `since`, is wrong; err->source is the name of the option and
 * err->column the place in an expression. Borrows nothing.
 */
SG_API SG_MUST_USE enum sg_status sg_filter_new(struct sg_filter **out,
						const struct sg_filter_options *options,
						struct sg_error *err);
SG_API void sg_filter_free(struct sg_filter *filter); /**< NULL is allowed */

enum sg_filter_answer {
	SG_FILTER_LEFT_OUT,
	SG_FILTER_KEPT,
	SG_FILTER_KEPT_UNDATED, /**< `since` is set and the source says no day */
};

/**
 * Whether a posting is wanted. At most 4 KiB of a text are looked at. SG_ELIMIT: an
 * expression takes too many steps; err->source is the name of the option.
 */
SG_API SG_MUST_USE enum sg_status sg_filter_try(struct sg_filter *filter,
						const struct sg_posting *posting,
						enum sg_filter_answer *out, struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
