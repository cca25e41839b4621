/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Cues: what a phrase of dictionaries/wording/cues.json does to the words around it.
 *
 * The words of this list are keys of that file; README.md beside it says what each means.
 */
enum sg_cue {
	SG_CUE_REQUIRED,        /* strength, both sides */
	SG_CUE_PREFERRED,       /* strength, both sides */
	SG_CUE_PREFERRED_AFTER, /* strength of what stands before it: "a plus" */
	SG_CUE_REQUIRED_AFTER,  /* "is a must" */
	SG_CUE_COMPANY,         /* what the company does: "we use" */
	SG_CUE_CANDIDATE,       /* what the candidate has: "experience with" */
	SG_CUE_NOT,             /* negates what follows; value: polarity */
	SG_CUE_NOT_AFTER,       /* negates what stands before it; value: polarity */
	SG_CUE_INSTEAD,         /* what follows is what something else stands in for */
	SG_CUE_CHOICE,          /* "chose": what is named over another one was chosen */
	SG_CUE_REFUSED,         /* with a negation: who lacks it is refused */
	SG_CUE_IT,              /* what was named before: "moved away from it" */
	SG_CUE_NEUTRAL,         /* holds other cues and means none of them: "not only" */
	SG_CUE_AND,
	SG_CUE_OR,
	SG_CUE_ONE_OF,   /* what follows is an alternative; value: how many of it */
	SG_CUE_SUCH_AS,  /* what follows are examples of a class */
	SG_CUE_CLASS,    /* a general word for things of a sort: "tools" */
	SG_CUE_INCLUDING, /* what follows are parts, each of them asked */
	SG_CUE_OPEN,     /* closes a list that allows others: "or similar" */
	SG_CUE_CONTRAST, /* ends a clause: "but" */
	SG_CUE_NUMBER,   /* value: the number */
	SG_CUE_YEARS,
	SG_CUE_MONTHS,
	SG_CUE_AGE,      /* years that are an age: "years old" */
	SG_CUE_AT_LEAST,
	SG_CUE_UP_TO,
	SG_CUE_OVERALL,  /* years of work as a whole: "of experience" */
	SG_CUE_PROFICIENCY, /* value: enum sg_proficiency by name */
	SG_CUE_LEARNING, /* to be learnt on the job */
	SG_CUE_PAIR,     /* two names that a slash joins into "both"; value: unused */
	SG_CUE_DEGREE,   /* value */
	SG_CUE_EQUIVALENT, /* "or equivalent experience" beside a degree */
	SG_CUE_LANGUAGE, /* human; value: its id */
	SG_CUE_WORK_AUTH,
	SG_CUE_CLEARANCE,
	SG_CUE_REMOTE, /* value: remote, hybrid, onsite */
	SG_CUE_ON_CALL,
	SG_CUE_TRAVEL,
	SG_CUE_SENIORITY, /* value */
	SG_CUE_EMPLOYMENT_TYPE, /* value */
	SG_CUE_CERTIFICATION,
	SG_CUE_REGION, /* value */

	/* These are looked up where they stand and are no words of a sentence. */
	SG_CUE_REGION_NAME, /* a region beside "remote", in titles and places; value */
	SG_CUE_TIME_ZONE,   /* value; none: the words "time zone" themselves */
	SG_CUE_PLACE,       /* a place follows: "based in" */
	SG_CUE_PAY,         /* amounts beside it are the pay: "salary" */
	SG_CUE_NOT_PAY,     /* they are something else: "budget" */
	SG_CUE_PER,         /* what an amount is paid for; value: hour ... year */
	SG_CUE_PASSAGE,     /* text that belongs to no requirements; value: its section */
	SG_CUE_CUSTOMERS, /* names that follow are companies; value: such_as behind examples */
	SG_CUE_ORGANISATION, /* name of one */
	SG_N_CUES,
};

/* Whether a cue takes part in sentences as a token of its own. */
static inline bool sg_cue_is_token(enum sg_cue cue)
{
	return cue < SG_CUE_REGION_NAME;
}

const char *sg_cue_name(enum sg_cue cue);
int sg_cue_of(sg_str word); /* enum sg_cue or -1 */
