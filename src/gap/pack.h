/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/judge.h"
#include "gap/texts.h"

/*
 * Packing: what a report may be asked of a posting in a few hundred bytes, and back.
 *
 * Skills stand as numbers of the standing, texts that many postings have as numbers of a table,
 * small numbers in a byte; a quote that several requirements share stands once. What follows from
 * the findings and the profile is not packed: it is worked out again.
 *
 * Limits:    linear in the findings. Mentions and found skills are left out, and without `quotes`
 *            all that is only ever quoted: lines, places in the text, unknown terms.
 * Ownership: packed postings and the texts of the table live in the packer's arena; what is
 *            unpacked lives in the arena given and borrows from both. Free the packer.
 * Errors:    SG_ENOMEM.
 * Threads:   one thread. Bytes are read by the process that wrote them and nobody else.
 */
struct sg_packer {
	struct sg_standing *standing;
	struct sg_arena *arena;
	struct sg_texts texts;
	unsigned char *at; /* of the posting at hand: n bytes */
	size_t n, cap;
	bool failed;
};

void sg_packer_free(struct sg_packer *packer);
/* The findings of a posting that was judged, and its role; NULL when memory ran out. */
const unsigned char *sg_pack(struct sg_packer *packer, const struct sg_judged *judged, bool quotes);

/* What comes back. */
struct sg_unpacked {
	struct sg_findings findings; /* without posting and skills */
	struct sg_asked *asked;	     /* in numbers, to be judged again */
	const sg_str *role_asks, *role_lacks;
	size_t n_role_asks, n_role_lacks;
};
SG_MUST_USE enum sg_status sg_unpack(const struct sg_packer *packer, const unsigned char *packed,
				     struct sg_arena *arena, struct sg_unpacked *out,
				     struct sg_error *err);

/* How it stands in bytes, for both ways. The first byte of a posting: */
enum { SG_PACK_QUOTES = 1, SG_PACK_LEFT = 2, SG_PACK_LEFT_QUOTES = 4 };
/* Of a requirement: strength and polarity, then these. The next byte has section and proficiency.
 */
enum { SG_PACK_POLARITY = 3, SG_PACK_OPEN = 32, SG_PACK_YEARS = 64, SG_PACK_SEVERAL = 128 };
/* Before a text: nothing, the same as before, its bytes; else its number in the table. */
enum { SG_PACK_ABSENT, SG_PACK_SAME, SG_PACK_BYTES, SG_PACK_NUMBERS };
