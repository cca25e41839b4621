/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/contrast.h>
#include <skillgap/role.h>
#include <skillgap/team.h>

#include "report/label.h"

/*
 * What is said of groups of postings, role models and people beside each other, as sentences,
 * clauses and cells; for every layout.
 *
 * Ownership: strings live in the sheet's arena, or are borrowed; absent or empty where there is
 *            nothing to say. Out of memory they are empty, which the sheet remembers.
 */

/* ---- groups ------------------------------------------------------------------------- */

/* "yes", "no", "too few to say"; "" where there is one group. */
const char *sg_beside_differ(enum sg_differ differ);
/* "2 postings are neither." */
sg_str sg_beside_in_none(struct sg_sheet *sheet);
/* "3 more groups with 5 postings are not compared: at most 32 are." */
sg_str sg_beside_further(struct sg_sheet *sheet);
/* What yes and no mean. */
sg_str sg_beside_meaning(struct sg_sheet *sheet);
/* "2 postings are unclear and not counted. 3 left out of the counts: --all to keep them." */
sg_str sg_beside_uncounted(struct sg_sheet *sheet);

/* ---- role models -------------------------------------------------------------------- */

/* What is told of each, from top to bottom. */
enum sg_model_row {
	SG_MODEL_COVER,
	SG_MODEL_SHOWN,
	SG_MODEL_THIN,
	SG_MODEL_NOT_SHOWN,
	SG_MODEL_OWNS,
	SG_MODEL_TO_SHOW,
	SG_MODEL_LEADS_TO, /* and not all of them do */
	SG_MODEL_WAYS,
	SG_N_MODEL_ROWS,
};
const char *sg_model_row_label(enum sg_model_row row);
/* "11 of 24 signs", "concurrency, testing"; absent where there is nothing. Unless `all`, what is
 * asked to be shown is cut, with the option that shows it. */
sg_str sg_model_cell(struct sg_sheet *sheet, const struct sg_role_model *model,
		     enum sg_model_row row, bool all);
/* Where all of them lead to; absent where there is no such. */
sg_str sg_models_common(struct sg_sheet *sheet);
/* "both lead to" */
const char *sg_models_common_label(const struct sg_report *report);

/* ---- a team ------------------------------------------------------------------------- */

/* "ana, bo beside 2 postings." */
sg_str sg_team_people(struct sg_sheet *sheet);
/* "Together you cover 31 of 39 technologies asked."; absent where none of the class is. */
sg_str sg_team_cover(struct sg_sheet *sheet, enum sg_class class_);
/* "Held by nobody: mTLS." and "Held by one only: Kubernetes (bo)."; empty for none. */
sg_str sg_team_lacking(struct sg_sheet *sheet, enum sg_class class_);
sg_str sg_team_by_one(struct sg_sheet *sheet, enum sg_class class_);
/* "Kafka, NATS or similar" */
sg_str sg_team_label(struct sg_sheet *sheet, const struct sg_team_item *item);
