/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Snapshots of web.archive.org: "/web/20230222214416/https://..." shows a page inside the
 * archive's own; with "id_" behind the time it is the page as it was.
 */

/* The address of the page as it was; absent when url is no snapshot or memory ran out. */
sg_str sg_wayback_original(sg_str url, struct sg_arena *arena);
