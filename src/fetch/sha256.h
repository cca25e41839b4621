/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

/*
 * SHA-256 (FIPS 180-4), for names of stored copies: nobody can make two addresses share one,
 * and a key in an address cannot be read back from it.
 */
struct sg_sha256 {
	uint32_t state[8];
	uint64_t total;
	unsigned char block[64];
};

void sg_sha256_init(struct sg_sha256 *sha);
void sg_sha256_add(struct sg_sha256 *sha, sg_str bytes);
void sg_sha256_end(struct sg_sha256 *sha, unsigned char digest[32]);
