/* SPDX-License-Identifier: MIT */
#include "source/wayback.h"

sg_str sg_wayback_original(sg_str url, struct sg_arena *arena)
{
	static const sg_str archive = SG_LIT("://web.archive.org/web/");
	size_t start = sg_str_find(url, archive, 0), digits, end;
	sg_str rest;

	if (start == SIZE_MAX || start > sizeof "https" - 1)
		return (sg_str){ NULL, 0 };
	rest = sg_str_sub(url, start + archive.len, url.len);
	for (digits = 0; digits < rest.len && sg_is_digit(rest.ptr[digits]);)
		digits++;
	end = sg_str_find(rest, SG_STR("/"), digits);
	if (digits < 4 || end == SIZE_MAX || end - digits > 3 ||
	    !sg_str_starts(sg_str_sub(rest, end + 1, rest.len), SG_STR("http")))
		return (sg_str){ NULL, 0 };
	return sg_arena_printf(arena, "https" SG_FMT SG_FMT "id_" SG_FMT, SG_ARG(archive),
			       SG_ARG(sg_str_sub(rest, 0, digits)),
			       SG_ARG(sg_str_sub(rest, end, rest.len)));
}
