/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

#include <stdlib.h>

#include "test.h"
#include "written.h"

/* Work in ever more room: what it writes is whole, or it is an error. Bytes of room it took. */
static inline size_t room_of(enum sg_status (*work)(const void *user, struct sg_arena *,
						    struct written *),
			     const void *user, size_t most)
{
	enum { LEAST = 64, STEP = 16 };
	struct sg_arena *arena = sg_arena_new(0);
	struct written *out = written();
	size_t room = LEAST, n;
	char *whole = NULL;

	if (work(user, arena, out) != SG_OK || (whole = malloc(out->n)) == NULL) {
		printf("Bail out! not even with all the room there is\n");
		exit(1);
	}
	n = out->n;
	memcpy(whole, out->text, n);
	for (enum sg_status status = SG_ENOMEM; status != SG_OK && room < most; room += STEP) {
		sg_arena_free(arena);
		arena = sg_arena_new(room);
		out = written();
		status = work(user, arena, out);
		CHECK(status == SG_ENOMEM ||
		      (status == SG_OK && out->n == n && memcmp(out->text, whole, n) == 0));
	}
	CHECK(room > 2 * LEAST);
	sg_arena_free(arena);
	free(whole);
	return room;
}
