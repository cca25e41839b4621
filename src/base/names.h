/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

/*
 * The words of records and dictionaries as values; the other direction is public.
 * Where -1 can come back, the word is none of the vocabulary.
 */
int sg_kind_of(sg_str word); /* enum sg_kind or -1 */
enum sg_class sg_class_of(enum sg_kind kind);
int sg_section_of(sg_str word);                        /* enum sg_section_kind or -1 */
enum sg_strength sg_strength_of(sg_str word);          /* none when unknown */
enum sg_polarity sg_polarity_of(sg_str word);          /* asked when unknown */
enum sg_proficiency sg_proficiency_of(sg_str word);    /* none when unknown */
int sg_fact_of(sg_str word);                           /* enum sg_fact_kind or -1 */
int sg_claim_status_of(sg_str word);                   /* enum sg_claim_status or -1 */
