/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

/*
 * Dictionaries made with a user's files, kept so that the next run need not make them again.
 *
 * A kept one is used for the very same bytes in the same order and the same built-in dictionary,
 * and is mapped, not read. One that is torn, changed or not the user's own is none.
 *
 * Limits: KEPT_DICTIONARIES of them; the oldest go.
 * Errors: none. What cannot be kept is made anew.
 */
enum { KEPT_DICTIONARIES = 8 };

/* A file in memory. */
struct dict_map {
	void *at; /* NULL: none */
	size_t size;
};

/* The dictionary that was kept for these files; it lives as long as the map. */
bool dict_cache_load(const struct sg_overlay *overlays, size_t n, struct sg_dict **out,
		     struct dict_map *map);
void dict_cache_save(const struct sg_overlay *overlays, size_t n, const struct sg_dict *dict);
void dict_cache_leave(struct dict_map *map);
