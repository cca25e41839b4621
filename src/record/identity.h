/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * What a posting is known by: `id` for people and sources, `key` for duplicates and history.
 */

/*
 * Sets key, and id where the source gave none. key is the hash of the canonical URL, else of
 * source and id (for files and standard input: of company and id), else of title and body. A
 * made id equals the key, so that writers can tell it from a real one. posting->url must be
 * canonical already. False when memory ran out.
 */
bool sg_posting_identify(struct sg_posting *posting, struct sg_arena *arena);
