/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_PAGE = 64 * 1024, LARGEST_PAGE = 1024 * 1024, FRESH_PAGE = 128 * 1024 };

/*
 * Under AddressSanitizer what nobody was given is out of bounds: what is left of a page, what was
 * given before a reset, and a gap behind each object. Otherwise a read past one object would be
 * one of the next and nobody would see it.
 */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define WATCHED 1
#endif
#ifdef WATCHED
#include <sanitizer/asan_interface.h>
enum { GAP = 16, LEAST_ALIGN = 8 };
#define FORBID(at, size) __asan_poison_memory_region(at, size)
#define ALLOW(at, size) __asan_unpoison_memory_region(at, size)
#else
enum { GAP = 0, LEAST_ALIGN = 1 };
#define FORBID(at, size) ((void)0)
#define ALLOW(at, size) ((void)0)
#endif

struct page {
	struct page *next;
	size_t size; /* of data */
	size_t used;
	size_t dirty; /* so many bytes of data may have been written to; the rest is zero */
	alignas(max_align_t) unsigned char data[];
};

struct sg_arena {
	struct page *first; /* pages in order of use; those after `current` are empty */
	struct page *current;
	size_t total;
	size_t max_bytes;
	bool starved;
};

struct sg_arena *sg_arena_new(size_t max_bytes)
{
	struct sg_arena *arena = calloc(1, sizeof *arena);

	if (max_bytes == 0)
		max_bytes = (size_t)1 << 30;
	if (max_bytes > SIZE_MAX / 2) /* so that a page with its header never overflows */
		max_bytes = SIZE_MAX / 2;
	if (arena != NULL)
		arena->max_bytes = max_bytes;
	return arena;
}

void sg_arena_reset(struct sg_arena *arena)
{
	for (struct page *page = arena->first; page != NULL; page = page->next) {
		page->used = 0;
		FORBID(page->data, page->size);
	}
	arena->current = arena->first;
}

void sg_arena_free(struct sg_arena *arena)
{
	struct page *page, *next;

	if (arena == NULL)
		return;
	for (page = arena->first; page != NULL; page = next) {
		next = page->next;
		ALLOW(page->data, page->size);
		free(page);
	}
	free(arena);
}

/* A page with room for `need` bytes becomes the current one. */
static bool next_page(struct sg_arena *arena, size_t need)
{
	struct page *page = arena->current == NULL ? arena->first : arena->current->next;
	size_t size = arena->current == NULL ? FIRST_PAGE : arena->current->size * 2;

	if (page != NULL && page->size >= need) {
		arena->current = page;
		return true;
	}
	if (size > LARGEST_PAGE)
		size = LARGEST_PAGE;
	if (size < need)
		size = need;
	if (size > arena->max_bytes - arena->total)
		size = need;
	if (size > arena->max_bytes - arena->total)
		return false;
	/* A large page from calloc() comes fresh from the system: what nobody writes to is never
	 * even mapped in. A small one would be cleared as a whole. */
	page = size >= FRESH_PAGE ? calloc(1, sizeof *page + size) : malloc(sizeof *page + size);
	if (page == NULL) {
		arena->starved = true;
		return false;
	}
	page->size = size;
	page->used = 0;
	page->dirty = size >= FRESH_PAGE ? 0 : size;
	FORBID(page->data, size);
	if (arena->current == NULL) {
		page->next = arena->first;
		arena->first = page;
	} else {
		page->next = arena->current->next;
		arena->current->next = page;
	}
	arena->current = page;
	arena->total += size;
	return true;
}

/* `size` bytes; *dirty of them may have been written to before, the rest is zero. */
static void *take(struct sg_arena *arena, size_t size, size_t align, size_t *dirty)
{
	struct page *page = arena->current;
	size_t at = 0, end;

	if (size > arena->max_bytes)
		return NULL;
	if (align < LEAST_ALIGN)
		align = LEAST_ALIGN;
	if (page != NULL)
		at = (page->used + align - 1) & ~(align - 1);
	if (page == NULL || at > page->size || page->size - at < size + GAP) {
		if (!next_page(arena, size + GAP))
			return NULL;
		page = arena->current;
		at = 0;
	}
	end = at + size;
	page->used = end + GAP;
	ALLOW(page->data + at, size);
	*dirty = at < page->dirty ? (end < page->dirty ? end : page->dirty) - at : 0;
	if (end > page->dirty)
		page->dirty = end;
	return page->data + at;
}

void *sg_arena_alloc(struct sg_arena *arena, size_t size, size_t align)
{
	size_t dirty = 0;
	void *got = take(arena, size, align, &dirty);

	if (dirty > 0)
		memset(got, 0, dirty);
	return got;
}

void *sg_arena_alloc_dirty(struct sg_arena *arena, size_t size, size_t align)
{
	size_t dirty;

	return take(arena, size, align, &dirty);
}

void *sg_arena_alloc_array(struct sg_arena *arena, size_t n, size_t size, size_t align)
{
	if (n > SIZE_MAX / size)
		return NULL;
	return sg_arena_alloc(arena, n * size, align);
}

sg_str sg_arena_dup(struct sg_arena *arena, sg_str str)
{
	char *copy;

	if (str.ptr == NULL)
		return str;
	copy = sg_arena_alloc(arena, str.len + 1, 1);
	if (copy == NULL)
		return (sg_str){ NULL, 0 };
	memcpy(copy, str.ptr, str.len);
	return (sg_str){ copy, str.len };
}

sg_str sg_arena_printf(struct sg_arena *arena, const char *fmt, ...)
{
	va_list ap;
	char *text;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0 || (text = sg_arena_alloc(arena, (size_t)len + 1, 1)) == NULL)
		return (sg_str){ NULL, 0 };
	va_start(ap, fmt);
	vsnprintf(text, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return (sg_str){ text, (size_t)len };
}

bool sg_arena_starved(const struct sg_arena *arena)
{
	return arena->starved;
}

size_t sg_arena_gap(void)
{
	return GAP;
}

size_t sg_arena_used(const struct sg_arena *arena)
{
	size_t used = 0;

	for (const struct page *page = arena->first; page != NULL; page = page->next)
		used += page->used;
	return used;
}

static bool make_room(struct sg_arena *arena, void **at, size_t n, size_t *cap, size_t size,
		      size_t more)
{
	char *grown;

	if (more > SIZE_MAX / size)
		return false;
	grown = sg_arena_alloc_dirty(arena, more * size, alignof(max_align_t));
	if (grown == NULL)
		return false;
	if (n > 0)
		memcpy(grown, *at, n * size);
	memset(grown + n * size, 0, (more - n) * size);
	*at = grown;
	*cap = more;
	return true;
}

bool sg_vec_grow(struct sg_arena *arena, void **at, size_t n, size_t *cap, size_t size)
{
	return n < *cap || make_room(arena, at, n, cap, size, *cap == 0 ? 8 : *cap * 2);
}

bool sg_vec_reach(struct sg_arena *arena, void **at, size_t *n, size_t *cap, size_t size,
		  size_t least)
{
	size_t more = *cap * 2 > least ? *cap * 2 : least;

	if (least > *cap && !make_room(arena, at, *n, cap, size, more))
		return false;
	*n = least > *n ? least : *n;
	return true;
}
