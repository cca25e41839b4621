/* SPDX-License-Identifier: MIT */
/**
 * The verbs of skillgap with effects: what touches the network.
 *
 * They live in an object of their own, libskillgap-io, which the program loads on first
 * use: loading libcurl costs eight times the rest of the start-up.
 */
#ifndef SKILLGAP_IO_H
#define SKILLGAP_IO_H

#include <skillgap/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Zero bytes are the defaults. */
struct sg_fetch_options {
	bool allow_private;     /**< let requests go to private and loopback addresses */
	uint32_t timeout_s;     /**< for one transfer, seconds; 1-600, 0 means 30 */
	uint32_t max_redirects; /**< 0 means 10 */
	size_t max_bytes;       /**< of a body after decoding; 0 means 16 MiB */
	const char *user_agent; /**< NULL means "skillgap/VERSION" */
	const char *connect_to; /**< HOST1:PORT1:HOST2:PORT2 as curl has it; NULL for none */
};

/** What came back for one URL. */
struct sg_page {
	sg_str url;        /**< after redirects */
	sg_str media_type; /**< Content-Type header, or absent */
	sg_str body;       /**< after content decoding */
	sg_str fetched_at; /**< RFC 3339 */
	long http_status;
};

/**
 * GET one http(s) URL. TLS is verified; private and loopback addresses are refused, also
 * after DNS and redirects, unless allowed; the size is counted as bytes arrive.
 * SG_EIO: no answer, refused, or a status other than 200; SG_ELIMIT: too large;
 * SG_EARG: not an http(s) URL. err->text says which in one clause, err->mend what to do.
 * The page lives in `arena`, an arena of <skillgap/skillgap.h>.
 */
struct sg_arena;
SG_API SG_MUST_USE enum sg_status sg_fetch(const char *url, const struct sg_fetch_options *options,
					   struct sg_arena *arena, struct sg_page *out,
					   struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
