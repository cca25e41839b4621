/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/str.h"

/*
 * JSON as pages write it: with comment wrappers, raw control characters inside strings,
 * trailing commas, lone surrogates, numbers of fifty digits, or escaped as a whole.
 *
 * Limits: one pass, and one more when the text is escaped; nothing is guessed beyond that.
 */

/*
 * Parses text, repaired only when it is not valid as it stands. What follows the document is
 * ignored. SG_ESYNTAX with the line and column of the first attempt.
 */
SG_MUST_USE enum sg_status sg_json_parse_lenient(sg_str text, struct sg_arena *arena,
						 struct sg_json **out, struct sg_error *err);
