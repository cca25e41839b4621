/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/str.h"

/*
 * Terms of a board's item: place, remote, pay, kind of employment.
 *
 * Ownership: strings live in the arena; absent when the item does not say, or memory ran out.
 */

/* Places, the main one first; those that a board hides are left out. */
sg_str sg_terms_place(struct sg_arena *arena, const struct sg_json *node);
enum sg_tristate sg_terms_remote(const struct sg_json *node);
/* Pay that is published; what a board computed or does not show is none. */
sg_str sg_terms_pay(struct sg_arena *arena, const struct sg_json *node);
sg_str sg_terms_employment(struct sg_arena *arena, const struct sg_json *node);
