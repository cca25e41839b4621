/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdint.h>

/* The built-in dictionary, a struct sg_image; generated from dictionaries/ by sg-mkdict. */
extern const uint32_t sg_builtin_image[];
