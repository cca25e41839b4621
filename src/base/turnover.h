/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Turnover: how likely it is that units come, go and change as they do when nothing has changed.
 *
 * All tests are exact and two-sided: for small counts the promise of 5 % holds as it does for
 * large ones. A p is between 0 and 1; -1 means that memory ran out.
 *
 * Limits: linear in the counts; each allocates 16 bytes for every unit of the smaller margin.
 * Source: R. E. Tarone, "A modified Bonferroni method for discrete data", Biometrics 46 (1990).
 */

/*
 * Units (companies) seen at two times, of which some ask for a thing. Most stay, and so are no
 * two samples: of those that changed their mind, as many should begin as cease; those that
 * came should ask as often as those that had been there.
 * Those that went say nothing of what is asked now, and count among what was before.
 */
struct sg_turnover {
	uint32_t began, ceased;	  /* asked at one of the two times only, there at both */
	uint32_t came, came_ask;  /* were not there before; of them, those that ask */
	uint32_t before, before_ask; /* were there before, those that went since included */
};

/* How likely so large a rise or fall is by chance. *least: the smallest p that any answers of
 * as many units could have given, by which a family of tests is judged. */
double sg_turnover_p(const struct sg_turnover *turnover, double *least);

/*
 * Which of n tests stand together: called[i] is set where p[i] is so small that all calls
 * together are wrong at most `alpha` of the time when nothing changed. Tests that cannot be
 * called whatever is seen (least) cost the others nothing. False: memory ran out.
 */
bool sg_turnover_family(const double *p, const double *least, size_t n, double alpha, bool *called);
