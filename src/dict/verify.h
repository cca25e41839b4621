/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/image.h"

/*
 * Verify: whether bytes from outside are an image that the rest of the program can trust.
 *
 * Every offset, index and number that is followed without a look later is looked at here once.
 * What a user's files cannot change must be as much and of the same kinds as in `builtin`. Texts
 * are not: whoever can write them can write a dictionary.
 *
 * Limits: linear in the bytes. bytes must be aligned to 4.
 */
bool sg_image_verify(const void *bytes, size_t size, const struct sg_image *builtin);
