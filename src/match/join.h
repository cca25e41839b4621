/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/groups.h"

/*
 * Joining: groups of different chains that are one requirement: examples of what "or similar"
 * leaves open, and details in parentheses behind one member of an alternative.
 */
void sg_groups_join(struct sg_reading *reading, const struct sg_sentence *sentence,
		    struct sg_groups *groups);
