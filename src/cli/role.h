/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

/* Prints a role model on stdout, for people. */
void role_show(const struct sg_dict *dict, uint32_t index);
