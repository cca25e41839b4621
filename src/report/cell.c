/* SPDX-License-Identifier: MIT */
#include "report/table.h"

sg_str sg_cell_element(const struct sg_cell *cell, size_t i)
{
	const char *at = (const char *)(const void *)cell->list + i * cell->stride;

	return *(const sg_str *)(const void *)at;
}

void sg_cell_plain(const struct sg_cell *cell, struct sg_out *out)
{
	if (cell->kind == SG_CELL_UINT) {
		sg_out_printf(out, "%llu", (unsigned long long)cell->uint);
	} else if (cell->kind == SG_CELL_NUMBER) {
		out->comma = false; /* what parts cells is not JSON's */
		sg_out_number(out, cell->number);
	} else if (cell->kind == SG_CELL_BOOL) {
		sg_out_add(out, cell->truth ? SG_STR("true") : SG_STR("false"));
	}
}
