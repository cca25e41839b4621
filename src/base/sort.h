/* SPDX-License-Identifier: MIT */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Puts n numbers in ascending order, where they are; at may be NULL when there are none. */
void sg_sort_numbers(uint32_t *at, size_t n);
