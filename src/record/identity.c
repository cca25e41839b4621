/* SPDX-License-Identifier: MIT */
#include "record/identity.h"

static const sg_str separator = SG_LIT("\n");

/* "greenhouse:acme" or a URL, as against a path or "-". */
static bool is_remote_name(sg_str source)
{
	size_t colon = 0;

	while (colon < source.len &&
	       (sg_is_lower(source.ptr[colon]) || sg_is_digit(source.ptr[colon]) ||
		source.ptr[colon] == '-'))
		colon++;
	return colon >= 2 && colon + 1 < source.len && source.ptr[colon] == ':' &&
	       source.ptr[0] != '-';
}

static uint64_t hash_of(const struct sg_posting *posting)
{
	uint64_t hash;

	if (posting->url.ptr != NULL)
		return sg_hash(0, posting->url);
	if (posting->id.ptr == NULL) {
		hash = sg_hash(sg_hash(0, posting->title), separator);
		return sg_hash(hash, posting->body);
	}
	hash = sg_hash(0, is_remote_name(posting->source) || posting->company.ptr == NULL
				  ? posting->source
				  : posting->company);
	return sg_hash(sg_hash(hash, separator), posting->id);
}

bool sg_posting_identify(struct sg_posting *posting, struct sg_arena *arena)
{
	posting->key = sg_arena_printf(arena, "%016llx", (unsigned long long)hash_of(posting));
	if (posting->id.ptr == NULL)
		posting->id = posting->key;
	return posting->key.ptr != NULL;
}
