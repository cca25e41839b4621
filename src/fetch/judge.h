/* SPDX-License-Identifier: MIT */
#pragma once

#include "fetch/url.h"

/*
 * What may be asked at all, and what an answer that is no page means: the words of the
 * fetcher. Pure.
 */

/* Whether the rules about addresses let this URL be asked; each redirect is judged like it. */
SG_MUST_USE enum sg_status sg_judge_url(sg_str url, bool allow_private, struct sg_error *err);
bool sg_judge_is_redirect(long status);
/* An answer that is no page, in words. Returns what the request ends with. */
enum sg_status sg_judge_answer(long status, struct sg_error *err);
/* A host that wants no more requests for longer than one waits. */
enum sg_status sg_judge_pause(long status, uint32_t seconds, struct sg_error *err);
/* The host's robots.txt forbids it, or says so by its status (5xx). */
enum sg_status sg_judge_forbidden(struct sg_error *err);
enum sg_status sg_judge_no_rules(long status, struct sg_error *err);
/* More requests than one would wait out a Crawl-delay of so many seconds. */
enum sg_status sg_judge_delay(uint32_t seconds, struct sg_error *err);
