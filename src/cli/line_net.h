/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/feed.h"

/*
 * The network sources of a line: their first answer is read by whoever is free, what it leads to
 * is asked for once that came out of the line.
 */
/* Makes net ready for those of a line's sources that the network is asked for. */
bool line_open_net(struct line *line, char **sources, int n);
/* Reads the source of a feed, item i of those given. */
void line_read_net(struct feed *feed, int i);
/* Goes on with it after its first answer was delivered. */
void line_read_on(struct feed *feed);
void line_free_reply(struct line *line, struct sg_reply *reply);
