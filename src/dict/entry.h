/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"
#include "base/error.h"

/*
 * Lexicon: a dictionary as it is edited, before it becomes an image.
 *
 *     JSON files --sg_lexicon_parse--> lexicon --sg_lexicon_check--> --sg_lexicon_compile--> image
 *     image --sg_lexicon_load--> lexicon
 *
 * The generator that makes the built-in dictionary and the run time that adds a user's files
 * use this one way, so both refuse the same mistakes with the same words.
 *
 * Ownership: everything lives in the lexicon's arena, which the caller gives.
 */
struct sg_entry_list {
	sg_str *at;
	size_t n, cap;
};

struct sg_entry {
	sg_str id, name, area, role, effort, show;
	int kind; /* enum sg_kind */
	uint8_t tier, step;
	uint16_t since;
	struct sg_entry_list aliases, implies, part_of, adjacent, after, docs, yes, no, patterns;
	bool ambiguous; /* the members below hold its rule */
	struct sg_entry_list risky, list, near, accept, reject;
	bool any_list; /* list was given, empty: any sure technology */
	bool alone, capital;
	sg_str file;    /* where it was read, for messages; absent when loaded from an image */
	uint32_t layer; /* 0 is built in, n the nth file of a user */
	uint32_t place; /* index in that file's "skills" */
};

struct sg_entry_phrase {
	sg_str text, value;
	int cue; /* enum sg_cue */
};

struct sg_entry_heading {
	sg_str text;
	uint16_t kind;
	uint8_t open;
	bool first; /* of its kind */
};

/* One thing a role asks for: any of these. */
struct sg_entry_wish {
	struct sg_entry_list any_of;
};

struct sg_entry_wishes {
	struct sg_entry_wish *at;
	size_t n, cap;
};

struct sg_entry_area {
	sg_str id, title, show, task;
	struct sg_entry_wishes required, preferred;
	struct sg_entry_list also, strong, weak;
	struct sg_entry_list covers; /* areas of skills; of the rubric only */
	uint8_t weight;
	bool core;
};

struct sg_entry_pairs { /* rows of two or three texts */
	struct sg_entry_list *at;
	size_t n, cap;
};

struct sg_entry_role {
	sg_str id, name, about;
	struct sg_entry_list owns, responsibilities, other_trades;
	struct sg_entry_pairs career;       /* title, about */
	struct sg_entry_pairs reached_from; /* role, effort, given */
	sg_vec(struct sg_entry_area) areas;
	uint8_t recognised; /* percent */
	sg_str file;        /* as of a skill */
	uint32_t layer;
};

/* Something of the roadmap that skills show: part of a step, or a kind of project. */
struct sg_entry_part {
	sg_str id, title, about;
	struct sg_entry_list skills;
};

struct sg_entry_parts {
	struct sg_entry_part *at;
	size_t n, cap;
};

struct sg_entry_step {
	sg_str title, shown_by;
	struct sg_entry_parts parts;
};

struct sg_entry_roadmap {
	sg_str name;
	struct sg_entry_list roles;
	sg_vec(struct sg_entry_step) steps;
	struct sg_entry_parts projects;
	sg_str file;
	uint32_t layer;
};

/*
 * Who is told of each mistake, as sg_dict_check() does. Without one the first mistake ends the
 * work. `layer` is the first whose mistakes are told.
 */
struct sg_listener {
	sg_remark_fn tell;
	void *user;
	uint32_t layer;
	uint32_t n; /* told so far */
};

struct sg_entry_hint {
	sg_str text; /* folded by sg_fold_name(); of a CV's words by sg_fold_heading() */
	int hint;    /* enum sg_hint; SG_VITA_CODE() */
};

struct sg_entry_hints {
	struct sg_entry_hint *at;
	size_t n, cap;
};

/* Skills by id while files are read: before sg_lexicon_check() puts them in order. */
struct sg_entry_ids {
	uint32_t *slots; /* cap of them, a power of two */
	size_t cap, n; /* n: skills taken in so far */
};

struct sg_lexicon {
	struct sg_arena *arena;
	sg_vec(struct sg_entry) skills;
	struct sg_entry_ids ids;
	sg_vec(struct sg_entry_role) roles;
	struct sg_entry_roadmap roadmap; /* without a name there is none */
	struct sg_entry_role rubric;	 /* so is this; it has areas and no role */
	sg_vec(struct sg_entry_phrase) phrases;
	sg_vec(struct sg_entry_heading) headings;
	struct sg_entry_hints hints, vitae;
	struct sg_listener *listener; /* or NULL */
	uint32_t n_layers;            /* files of users read so far */
};

/*
 * Reads one file: a skill file, a role, the roadmap, or a wording file ("headings", "cues",
 * "terms" or "cv"). A skill or role whose id is there already is replaced, and so is the roadmap. `user`
 * files may not hold wording.
 */
SG_MUST_USE enum sg_status sg_lexicon_parse(struct sg_lexicon *lexicon, sg_str file, sg_str json,
					    bool user, struct sg_error *err);
/* The skill of that id, or *out NULL, while files are read; false when memory gives out. */
SG_MUST_USE bool sg_lexicon_entry(struct sg_lexicon *lexicon, sg_str id, struct sg_entry **out);
/* Checks what only the whole can tell, and sorts skills by id. */
SG_MUST_USE enum sg_status sg_lexicon_check(struct sg_lexicon *lexicon, struct sg_error *err);
/* The image; *out lives in the lexicon's arena. The lexicon must have been checked. */
struct sg_image;
SG_MUST_USE enum sg_status sg_lexicon_compile(struct sg_lexicon *lexicon,
					      const struct sg_image **out, struct sg_error *err);
/* The way back. Strings borrow from the image. */
SG_MUST_USE enum sg_status sg_lexicon_load(struct sg_lexicon *lexicon,
					   const struct sg_image *image, struct sg_error *err);

/*
 * One mistake: sg_lexicon_complain() gives SG_ESYNTAX with err saying it or, when someone
 * listens, SG_OK. `key` may be NULL; `at` is an index into its list, or SG_NO_INDEX.
 */
struct sg_mistake {
	const char *rule;
	const struct sg_entry *entry;
	const char *key;
	size_t at;
};
#define SG_NO_INDEX SIZE_MAX
/* Tells a listener, if the layer is one to speak of. False: nobody listens. */
bool sg_lexicon_tell(const struct sg_lexicon *lexicon, uint32_t layer,
		     const struct sg_remark *remark);
/* Whether mistakes of this entry are told: those of the built-in ones were when they were made. */
bool sg_lexicon_speaks_of(const struct sg_lexicon *lexicon, const struct sg_entry *entry);
enum sg_relation { SG_RELATION_IMPLIES, SG_RELATION_PART_OF, SG_RELATION_AFTER };
/* Circles of one relation; skills are sorted by id. */
SG_MUST_USE enum sg_status sg_lexicon_check_circles(const struct sg_lexicon *lexicon,
						    enum sg_relation relation,
						    struct sg_error *err);
enum sg_status sg_lexicon_complain(const struct sg_lexicon *lexicon, struct sg_mistake mistake,
				   struct sg_error *err, const char *fmt, ...) SG_PRINTF(4, 5);
/* Advice that only a listener gets: what is no mistake, but risky. Sorted skills. */
SG_MUST_USE enum sg_status sg_lexicon_advise(struct sg_lexicon *lexicon, uint16_t year,
					     struct sg_error *err);

/* Index of an id in checked skills, or SG_NO_SKILL. */
uint32_t sg_lexicon_find(const struct sg_lexicon *lexicon, sg_str id);

/* A name without the label in parentheses at its end: what is matched. */
sg_str sg_name_matched(sg_str name);
/* Whether a name is one of those that need evidence; case and hyphens for spaces do not count. */
bool sg_entry_is_risky(const struct sg_entry *entry, sg_str name);
/* Whether a name is matched with a plural -s too: names of products have none. */
bool sg_entry_has_plural(const struct sg_entry *entry, sg_str name);
/* Lower case, without spaces and hyphens; at most `max` bytes to out, the length returned. */
size_t sg_fold_name(sg_str name, char *out, size_t max);
/*
 * A line as headings are compared: lower case, letters and digits with single spaces between,
 * apostrophes kept. Returns the length written, at most max.
 */
size_t sg_fold_heading(sg_str line, char *out, size_t max);
#define SG_MAX_NAME 96
/* What a lexicon may hold: several times what the built-in one does. */
#define SG_MAX_SKILLS 60000
#define SG_MAX_PATTERNS 20000
#define SG_MAX_ROLES 32
#define SG_MAX_ROLE_AREAS 32
#define SG_MAX_ROLE_LIST 512 /* elements of any list of a role or the roadmap */
#define SG_MAX_ROLE_ANY 16   /* ids of which any will do */
#define SG_MAX_STEPS 7
#define SG_MAX_WORDLESS 64 /* patterns that every text is searched for */
