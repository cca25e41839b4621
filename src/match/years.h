/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/groups.h"

/*
 * Years: numbers of years in a sentence, bound to the group they speak of.
 *
 * "5+ years of Go or Rust" binds forward, "Go (3 years)" back to what it stands beside; years
 * with nothing to bind to are years of work in total. Units: whole years.
 */
struct sg_total_years {
	uint8_t years; /* 0: the sentence states none */
	size_t token;
};

/* Fills in the groups' years; *total gets years that no group took. */
void sg_years_bind(const struct sg_reading *reading, const struct sg_sentence *sentence,
		   struct sg_groups *groups, struct sg_total_years *total);
