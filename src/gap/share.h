/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/report.h>

/*
 * Shares: the 95 % interval of Wilson for n of all; all is not 0 when n is not.
 */
void sg_demand_interval(struct sg_demand *demand, uint32_t all);
