/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdalign.h>
#include <stdarg.h>

#include <skillgap/skillgap.h>

/*
 * Arena: memory with one lifetime.
 *
 * Everything made for one posting is allocated here and goes away in one call; there is no
 * free for a single object.
 *
 * Limits:    max_bytes bounds the sum of all pages; reaching it makes allocation return
 *            NULL, exactly as running out of memory does.
 * Ownership: the arena owns what it hands out; pointers die at reset or free.
 * Threads:   one arena, one thread.
 */

/* Zeroed memory, or NULL. size 0 is allowed and yields a valid pointer. */
void *sg_arena_alloc(struct sg_arena *arena, size_t size, size_t align);
/* The same with whatever was there before, for who writes to all that is read of it. */
void *sg_arena_alloc_dirty(struct sg_arena *arena, size_t size, size_t align);

#define sg_arena_make(arena, type) ((type *)sg_arena_alloc(arena, sizeof(type), alignof(type)))
/* n elements of type, zeroed, or NULL (also when n * size overflows). */
#define sg_arena_array(arena, type, n)                                                             \
	((type *)sg_arena_alloc_array(arena, n, sizeof(type), alignof(type)))
void *sg_arena_alloc_array(struct sg_arena *arena, size_t n, size_t size, size_t align);

/* A copy of str, or {NULL, 0} when memory ran out or str is absent. */
sg_str sg_arena_dup(struct sg_arena *arena, sg_str str);
/* Formatted text, or {NULL, 0} when memory ran out. */
sg_str sg_arena_printf(struct sg_arena *arena, const char *fmt, ...) SG_PRINTF(2, 3);
/* Whether the system, not max_bytes, ever refused it memory. */
bool sg_arena_starved(const struct sg_arena *arena);
/* Bytes handed out since the last reset, page ends and gaps included. */
size_t sg_arena_used(const struct sg_arena *arena);
/* Bytes of the gap behind each object: none, but under AddressSanitizer. */
size_t sg_arena_gap(void);

/*
 * A growable array whose elements live in an arena. `struct { T *at; size_t n, cap; }` is
 * what the macro expects; sg_push() yields the address of a zeroed new last element, or
 * NULL when memory ran out. Growing copies, so addresses of elements do not last.
 */
#define sg_vec(type)                                                                               \
	struct {                                                                                   \
		type *at;                                                                          \
		size_t n, cap;                                                                     \
	}
#define sg_push(arena, vec)                                                                        \
	((vec)->n < (vec)->cap ||                                                                  \
			 sg_vec_grow(arena, (void **)&(vec)->at, (vec)->n, &(vec)->cap,            \
				     sizeof *(vec)->at)                                            \
		 ? &(vec)->at[(vec)->n++]                                                          \
		 : NULL)
bool sg_vec_grow(struct sg_arena *arena, void **at, size_t n, size_t *cap, size_t size);
/* Makes one that only grows at least `least` elements long at once; new ones are zeroed. */
#define sg_reach(arena, vec, least)                                                                \
	((vec)->n >= (least) || sg_vec_reach(arena, (void **)&(vec)->at, &(vec)->n, &(vec)->cap,   \
					     sizeof *(vec)->at, least))
bool sg_vec_reach(struct sg_arena *arena, void **at, size_t *n, size_t *cap, size_t size,
		  size_t least);
