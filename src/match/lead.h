/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/tokens.h"

/*
 * Leads: lines that speak for the items under them.
 *
 *     - Technical skills: Go and Kafka. Ideally,
 *       - experience with Rust
 *
 * The items under such a line are read as if a heading of that sort stood over them.
 */

/* `sentence` is the last one of its line. */
void sg_lead_items(struct sg_reading *reading, const struct sg_sentence *sentence);
