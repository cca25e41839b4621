/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

#include "dict/word.h"

/*
 * Image: a whole dictionary as one run of bytes without a pointer in it.
 *
 * The built-in dictionary is such an image made when the program is built and kept in
 * read-only memory; a dictionary with a user's files is one made at run time by the same
 * code. Nothing is parsed or relocated at start-up: a page that is not looked at is not
 * even loaded.
 *
 * Units:   every `_at` is an offset in bytes from the start of the image, a multiple of 4.
 *          Offset 0 means "absent".
 * Strings: a 32-bit length, the bytes, NUL, padded to 4.
 * Lists:   a 32-bit count, then that many 32-bit elements: offsets of strings, or indexes
 *          of skills or patterns, as the member says.
 * Limits:  2^30 bytes; byte order is that of the machine that made it.
 */
#define SG_IMAGE_MAGIC 0x32474453u

struct sg_image_table {
	uint32_t at;
	uint32_t n;
};

struct sg_image {
	uint32_t magic;
	uint32_t size;        /* bytes, this header included */
	char version[16];     /* hash of the content, hex digits, not terminated */
	struct sg_image_table skills;   /* struct sg_image_skill, in order of id */
	struct sg_image_table names;    /* struct sg_image_name, by hash of their key word */
	struct sg_image_table borders;  /* struct sg_image_border, one for each name */
	struct sg_image_table buckets;  /* struct sg_image_bucket, a power of two of them */
	struct sg_image_table filed;    /* bits of all hashes in buckets, 32 each; a power of two */
	struct sg_image_table folds;    /* struct sg_image_fold, by hash then rank */
	struct sg_image_table phrases;  /* struct sg_image_phrase */
	struct sg_image_table headings; /* struct sg_image_heading, by text */
	struct sg_image_table patterns; /* offsets of strings: every PCRE2 pattern */
	struct sg_image_table sieves;   /* struct sg_sieve, one for each pattern */
	struct sg_image_table areas;    /* offsets of strings, in order */
	struct sg_image_table roles;    /* struct sg_image_role, in order of id */
	struct sg_image_table role_areas; /* struct sg_image_role_area, role after role */
	struct sg_image_table signs;    /* struct sg_image_sign, by skill, role, area */
	struct sg_image_table roadmap;  /* struct sg_image_roadmap, one or none */
	struct sg_image_table steps;    /* struct sg_image_step, in order */
	struct sg_image_table parts;    /* struct sg_image_part: of steps, then projects */
	struct sg_image_table hints;    /* struct sg_image_hint */
	struct sg_image_table rubric;   /* struct sg_image_role_area */
	uint32_t rubric_name;           /* string */
	struct sg_image_table vitae;    /* struct sg_image_hint of enum sg_vita */
	struct sg_image_table id_slots; /* dict/slots.h: skills by id */
	struct sg_image_table heading_slots; /* headings by text and how they are open */
	struct sg_image_table hint_slots, vita_slots;
};

struct sg_image_skill {
	uint32_t id, name, area, role, effort, show; /* strings */
	uint32_t aliases, docs, yes, no;       /* lists of strings */
	uint32_t implies, part_of, adjacent, after; /* lists of skills; adjacent both ways */
	uint32_t closure; /* all that it implies, however far; sorted list of skills */
	uint32_t rule;    /* struct sg_image_rule, of ambiguous names */
	uint32_t first_sign, n_signs; /* of signs */
	uint16_t since;
	uint8_t kind, tier, step, layer, pad[2]; /* layer: at most 255 */
};

/* What an ambiguous name needs. */
struct sg_image_rule {
	uint32_t list;   /* list of neighbours, 0: a list is no evidence; empty: any */
	uint32_t near;   /* list of neighbours */
	uint32_t accept; /* list of patterns */
	uint32_t reject; /* list of patterns */
	uint32_t alone;  /* flag */
	uint32_t capital; /* flag */
};

/* A neighbour: two bits of type and an index. */
enum sg_neighbour {
	SG_NEIGHBOUR_SKILL = 0u,
	SG_NEIGHBOUR_AREA = 1u, /* index into areas */
	SG_NEIGHBOUR_KIND = 2u, /* enum sg_kind */
};
#define SG_NEIGHBOUR(type, index) ((uint32_t)(type) << 30 | (index))
#define SG_NEIGHBOUR_TYPE(neighbour) ((neighbour) >> 30)
#define SG_NEIGHBOUR_INDEX(neighbour) ((neighbour) & 0x3fffffffu)

enum sg_name_flag {
	SG_NAME_EXACT = 1,   /* spelled as it is; otherwise folded: lower case, '-' as ' ' */
	SG_NAME_RISKY = 2,   /* needs evidence */
	SG_NAME_PHRASE = 4,  /* target is a phrase, not a skill */
	SG_NAME_PATTERN = 8, /* text is a word that the pattern of `key` needs */
};

/*
 * A text to look for, filed under its rarest word. Patterns that need no word have an empty
 * text, hash 0 and so stand first.
 */
struct sg_image_name {
	uint32_t text;   /* string, folded unless exact */
	uint32_t target; /* index of a skill or phrase */
	uint32_t hash;   /* of the key word */
	uint32_t key;    /* struct sg_image_key, with SG_NAME_PATTERN */
	uint16_t key_at; /* where the key word starts in text */
	uint16_t flags;
};

/* What stands around the key word of a name, as far as the name settles it. */
struct sg_image_border {
	struct sg_around around;  /* bits that a text has to share, */
	struct sg_around settled; /* and which bits these are; the others are 0 in both */
};

/* Where a pattern's match may start: `least` to `most` bytes before the word. */
struct sg_image_key {
	uint32_t pattern; /* index */
	uint16_t least, most;
};

struct sg_image_bucket {
	uint32_t hash;
	uint32_t first; /* index of the first name */
	uint32_t n;     /* 0: the bucket is empty */
};

/* A way to write a skill, for resolving names. */
struct sg_image_fold {
	uint32_t hash; /* of the text folded by sg_fold_name() */
	uint32_t text; /* string, as written */
	uint32_t skill;
	uint32_t rank; /* 0 id, 1 name, 2 alias */
};

/* A phrase of a natural language that steers understanding. */
struct sg_image_phrase {
	uint32_t cue;   /* enum sg_cue */
	uint32_t value; /* string; what the phrase stands for */
};

struct sg_image_heading {
	uint32_t text; /* string, folded by sg_fold_heading() */
	uint16_t kind; /* enum sg_section_kind or SG_HEADING_SIMILAR */
	uint8_t open; /* 0: the whole line; 1: the line starts with it; 2: the line ends with it */
	uint8_t first; /* flag: the first of its kind, which is also written */
};

struct sg_image_role {
	uint32_t id, name, about;              /* strings */
	uint32_t owns, responsibilities;       /* lists of strings */
	uint32_t career, reached_from;         /* lists of lists of strings */
	uint32_t other_trades;                 /* list of skills */
	uint32_t first_area, n_areas;          /* of role_areas */
	uint32_t recognised;                   /* percent */
};

struct sg_image_role_area {
	uint32_t id, title, show, task; /* strings */
	uint32_t required, preferred;   /* lists of lists of skills */
	uint32_t also;                  /* list of skills */
	uint32_t strong, weak;          /* lists of strings */
	uint32_t covers;                /* list of strings: areas of skills; of the rubric only */
	uint32_t weight;
	uint32_t core; /* flag */
};

/* A skill that shows an area of a role: it is listed there, or implies one that is. */
struct sg_image_sign {
	uint32_t skill;
	uint16_t role; /* index into roles */
	uint16_t area; /* counted within its role, or SG_SIGN_OTHER_TRADE */
};
#define SG_SIGN_OTHER_TRADE UINT16_MAX

struct sg_image_roadmap {
	uint32_t name;
	uint32_t roles; /* list of strings */
	uint32_t first_project, n_projects; /* of parts */
};

struct sg_image_step {
	uint32_t title, shown_by;
	uint32_t first_part, n_parts;
};

struct sg_image_part {
	uint32_t id, title, about; /* strings */
	uint32_t skills;           /* list of skills */
};

/* A word that says what a name in no dictionary is likely to be, or one of a CV. */
struct sg_image_hint {
	uint32_t text; /* string, folded by sg_fold_name(); those of CVs by sg_fold_heading() */
	uint32_t hint; /* enum sg_hint; SG_VITA_CODE() */
};

static inline const void *sg_image_at(const struct sg_image *image, uint32_t at)
{
	return (const unsigned char *)image + at;
}

static inline sg_str sg_image_str(const struct sg_image *image, uint32_t at)
{
	const uint32_t *p = (const uint32_t *)sg_image_at(image, at);

	return at == 0 ? (sg_str){ NULL, 0 } : (sg_str){ (const char *)(p + 1), p[0] };
}

/* A string that there always is, such as a name's. */
static inline sg_str sg_image_text(const struct sg_image *image, uint32_t at)
{
	const uint32_t *p = (const uint32_t *)sg_image_at(image, at);

	return (sg_str){ (const char *)(p + 1), p[0] };
}

/* The elements of a list, *n of them. */
static inline const uint32_t *sg_image_list(const struct sg_image *image, uint32_t at, uint32_t *n)
{
	const uint32_t *p = (const uint32_t *)sg_image_at(image, at);

	*n = at == 0 ? 0 : p[0];
	return p + 1;
}

static inline const struct sg_image_skill *sg_image_skill(const struct sg_image *image, uint32_t i)
{
	return (const struct sg_image_skill *)sg_image_at(image, image->skills.at) + i;
}
