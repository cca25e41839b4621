/* SPDX-License-Identifier: MIT */
#include "gap/share.h"

#include <math.h>

void sg_demand_interval(struct sg_demand *demand, uint32_t all)
{
	const double z = 1.959963984540054;
	double share, spread, middle, scale;

	if (all == 0)
		return;
	share = (double)demand->n / all;
	scale = 1 + z * z / all;
	middle = (share + z * z / (2.0 * all)) / scale;
	spread = z / scale * sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
	demand->low = demand->n == 0 ? 0 : middle - spread;
	demand->high = demand->n == all ? 1 : middle + spread;
}
