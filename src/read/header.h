/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Header fields as mail, HTTP and WARC have them: "Name: value" lines up to a blank one, where
 * a line that starts with white space goes on with the one before.
 *
 * Limits:    SG_MAX_HEADER bytes; what is longer has no end and so is no header.
 * Ownership: values borrow from the text.
 */
enum { SG_MAX_HEADER = 64 * 1024 };

/* Where what follows the blank line starts; SIZE_MAX when no such line comes in time. */
size_t sg_header_end(sg_str text);
/* The value of a field, case folded, line ends and all; absent when there is none. */
sg_str sg_header_get(sg_str header, const char *name);
/* A parameter of a value: b of `multipart/mixed; boundary="b"`; absent when it has none. */
sg_str sg_header_param(sg_str value, const char *name);
/* Whether text starts with a field and has nothing else before its first blank line. */
bool sg_header_is(sg_str text);
