/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/line.h"

/* Makes the line ready to ask the network, if one of the sources needs it. False: out of memory. */
bool line_open_net(struct line *line, char **sources, int n);
