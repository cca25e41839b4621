/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/tokens.h"

/*
 * Pay: the amount of money that a sentence states for the work, as a line such as
 * "70000-85000 EUR/year".
 *
 * An amount has a currency, by its sign or its ISO code. It is pay where it is a range or has
 * a time beside it, or where the sentence or its section speaks of pay; budgets, funding and
 * bonuses are none. Without a time a large amount is one of a year, but for currencies in
 * which pay goes by the month.
 *
 * Limits: amounts of 12 digits at most; the first that is pay counts.
 */
sg_str sg_pay_of(const struct sg_reading *reading, const struct sg_sentence *sentence);
