/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Tags: what the elements of HTML mean for readable text.
 *
 * Many elements share a meaning (strong and b; section and div), so a tree of ours knows a
 * dozen tags and no more.
 *
 * Threads:   static tables only.
 */
enum sg_tag {
	SG_TAG_INLINE, /* no meaning of its own; unknown elements too */
	SG_TAG_TEXT,   /* no element: a run of text */
	SG_TAG_BLOCK,  /* starts and ends a line */
	SG_TAG_P,      /* the same, with space around it */
	SG_TAG_H1,
	SG_TAG_H2,
	SG_TAG_H3,
	SG_TAG_H4,
	SG_TAG_H5,
	SG_TAG_H6,
	SG_TAG_LIST,
	SG_TAG_LI,
	SG_TAG_DT,
	SG_TAG_TABLE,
	SG_TAG_ROW,
	SG_TAG_CELL,
	SG_TAG_SECTION, /* of a table: a body, a head, a foot, column descriptions */
	SG_TAG_BR,
	SG_TAG_HR,
	SG_TAG_PRE,
	SG_TAG_STRONG,
	SG_TAG_LINK, /* a */
	SG_TAG_TITLE,
	SG_TAG_META, /* meta and link: their value is the node's text */
	SG_TAG_MAIN, /* main, article */
	SG_TAG_HEADER,
	SG_TAG_BESIDE, /* footer, aside: content seldom */
	SG_TAG_NAV,    /* nav, menu, dialog: content never */
	SG_TAG_FORM,   /* in no tree: the trimmer makes it a block that is beside */
	SG_TAG_BUTTON,
};

/* What the trimmer does with an element. */
enum sg_tag_fate {
	SG_FATE_KEEP,
	SG_FATE_UNTAG, /* its tags go, its content, if any, stays */
	SG_FATE_DROP,  /* all of it goes */
	SG_FATE_META,  /* kept for its attributes */
	SG_FATE_RAW,   /* its content is text without markup */
};

struct sg_tag_info {
	sg_str name; /* lower case */
	enum sg_tag tag;
	enum sg_tag_fate fate;
	bool block; /* an inline end tag does not reach across it */
	bool loose; /* its end tag is often left out; kept out of all counting of depth */
};

/* The row of a name, case folded; an unknown name has the row of span. */
const struct sg_tag_info *sg_tag_find(sg_str name);
