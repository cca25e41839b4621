/* SPDX-License-Identifier: MIT */
#include "cli/seen.h"

#include <stdlib.h>

struct seen {
	uint64_t *at; /* open addressing; 0 is empty */
	size_t n, cap;
};

struct seen *seen_new(void)
{
	return calloc(1, sizeof(struct seen));
}

void seen_free(struct seen *seen)
{
	if (seen == NULL)
		return;
	free(seen->at);
	free(seen);
}

static uint64_t *slot_of(const struct seen *seen, uint64_t key)
{
	size_t i = (size_t)key & (seen->cap - 1);

	while (seen->at[i] != 0 && seen->at[i] != key)
		i = (i + 1) & (seen->cap - 1);
	return &seen->at[i];
}

static bool grow(struct seen *seen)
{
	struct seen larger = { NULL, seen->n, seen->cap == 0 ? 256 : seen->cap * 2 };

	if (seen->n * 2 < seen->cap)
		return true;
	larger.at = calloc(larger.cap, sizeof *larger.at);
	if (larger.at == NULL)
		return false;
	for (size_t i = 0; i < seen->cap; i++)
		if (seen->at[i] != 0)
			*slot_of(&larger, seen->at[i]) = seen->at[i];
	free(seen->at);
	*seen = larger;
	return true;
}

bool seen_before(struct seen *seen, sg_str key)
{
	uint64_t value = 0, *slot;

	if (key.len != 16 || !grow(seen))
		return false;
	for (size_t i = 0; i < key.len; i++) {
		char c = key.ptr[i];

		if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
			return false;
		value = value << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	if (value == 0)
		value = 1;
	slot = slot_of(seen, value);
	if (*slot == value)
		return true;
	*slot = value;
	seen->n++;
	return false;
}
