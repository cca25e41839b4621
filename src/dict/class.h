/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/shape.h"

/*
 * Character classes and escapes of PCRE2 patterns, for dict/shape.c and dict/sieve.c.
 *
 * A class of few characters is given as choices, each an atom; of a larger one `all` says what
 * sort of character it takes. Letters that differ in case alone are one choice.
 */
enum { SG_CLASS_CHOICES = 4 };

struct sg_char_class {
	struct sg_atom all;
	struct sg_atom choices[SG_CLASS_CHOICES];
	unsigned n_choices; /* 0: too many */
	uint32_t bytes; /* the low five bits of each of its first bytes, as a set */
};

/* The class whose '[' stands at *at, moving past its end. False: not understood. */
bool sg_class_read(sg_str pattern, size_t *at, struct sg_char_class *out);

/*
 * The character that a backslash and `c` stand for, where they stand for one; *at is behind
 * c, and moves past what belongs to it. False: they stand for something else.
 */
bool sg_class_escape(sg_str pattern, size_t *at, char c, uint32_t *code);
