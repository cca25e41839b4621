/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

/*
 * JSON on stdout, for the few lines that the program writes itself: strings, and members of an
 * object after the first, {"first":1,"key":"value"}.
 */
void put_json(sg_str str);
void put_member(const char *key, sg_str value); /* null where value is absent */
