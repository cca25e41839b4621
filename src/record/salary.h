/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/out.h"
#include "base/str.h"

/*
 * Published pay as one line: "850000-980000 NOK/year", "18.5 EUR/hour", "4800 EUR"; or, when
 * a source only has prose, that prose.
 *
 * Numbers are never converted or merged, and a period is never guessed.
 */

/* The parts of a salary; zero numbers and absent strings are unknown. */
struct sg_salary {
	double low, high;
	sg_str currency; /* "NOK" */
	sg_str period;   /* in any of the forms sources use: "YEAR", "per-year-salary" */
};

/* A number of a JSON number or of a string such as "60,000"; 0 when it is none. */
double sg_salary_number(const struct sg_json *node);
/* The line; absent when neither number is known or memory ran out. */
sg_str sg_salary_text(struct sg_arena *arena, const struct sg_salary *salary);
/* The line of a schema.org baseSalary of any shape; currency is the posting's own, or absent. */
sg_str sg_salary_read(struct sg_arena *arena, const struct sg_json *node, sg_str currency);
/* The value of a baseSalary that sg_salary_read() turns into the same line again. */
void sg_salary_write(struct sg_out *out, sg_str line);
