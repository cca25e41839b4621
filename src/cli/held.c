/* SPDX-License-Identifier: MIT */
#include "cli/held.h"

#include <stdlib.h>
#include <string.h>

int held_add(void *user, sg_str chunk)
{
	struct held *held = user;

	if (held->cap - held->n < chunk.len) {
		size_t cap = (held->n + chunk.len) * 2;
		char *more = realloc(held->at, cap);

		if (more == NULL)
			return 1;
		held->at = more;
		held->cap = cap;
	}
	if (chunk.len > 0)
		memcpy(held->at + held->n, chunk.ptr, chunk.len);
	held->n += chunk.len;
	return 0;
}
