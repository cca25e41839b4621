/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdint.h>

/* How to spell a code point above 127 in ASCII; "?" when nothing is close. Static. */
const char *sg_ascii_of(uint32_t code);
