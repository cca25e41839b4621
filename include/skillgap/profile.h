/* SPDX-License-Identifier: MIT */
/**
 * Making a profile: what a résumé shows of each skill, and the plain list that is kept of it.
 *
 * Nothing here touches the network, the disk, the clock, the environment or a stream. Reading a
 * profile for a report is sg_profile_read().
 *
 * Threads: what <skillgap/skillgap.h> says; one matcher, one arena, one thread.
 */
#ifndef SKILLGAP_PROFILE_H
#define SKILLGAP_PROFILE_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a claim of a profile rests on. */
struct sg_evidence {
	sg_str name;           /**< of the skill */
	bool stated;           /**< years are said in words, not worked out from dates */
	bool listed;           /**< it stands in a list of skills */
	uint32_t jobs;         /**< dated jobs and projects that name it */
	sg_str since, until;   /**< YYYY-MM, of those jobs; until absent: up to now */
	sg_str quote;          /**< a line that names it; may hold anything, an employer too */
};

/** A name that a text may mean a skill by, and may not. */
struct sg_unsure {
	sg_str name;  /**< of the skill */
	sg_str quote; /**< the line; may hold anything */
	sg_str why;   /**< one clause */
};

/** A profile and what it rests on; lives in the arena given. */
struct sg_draft {
	struct sg_profile profile;
	const struct sg_evidence *evidence; /**< one for each claim, in their order */
	const struct sg_unsure *unsure;     /**< left out; each skill once, in text order */
	size_t n_unsure;
};

/** sg_profile_read() with evidence. */
SG_API SG_MUST_USE enum sg_status sg_draft_read(struct sg_matcher *matcher,
						const struct sg_dict *dict, sg_str label,
						sg_str bytes, sg_str today,
						struct sg_arena *arena, sg_warn_fn warn,
						void *user, struct sg_draft *out,
						struct sg_error *err);

/** One line of the plain list. */
struct sg_list_line {
	sg_str skill;   /**< dictionary id; absent for a name in no dictionary */
	sg_str name;    /**< as it is to be written */
	sg_str rest;    /**< "3y2m", "learning"; or absent */
	sg_str comment; /**< or absent */
	bool avoid;     /**< "-NAME" */
	bool off;       /**< "#NAME": for the user to switch on */
};

/**
 * The lines of a draft, held skills by experience first. Comments are dates and counts, never
 * words of the text: nothing of the person gets into them.
 */
SG_API SG_MUST_USE enum sg_status sg_draft_lines(const struct sg_dict *dict,
						 const struct sg_draft *draft,
						 struct sg_arena *arena,
						 const struct sg_list_line **out, size_t *n_out,
						 struct sg_error *err);

/** How a name is written so that reading the list gives this very skill. */
SG_API sg_str sg_list_name(const struct sg_dict *dict, uint32_t skill);

/**
 * Writes a plain list: `existing`, byte for byte, and behind it those lines whose skill it has
 * not, not even switched off. Without one (absent) the list is new and has a line that tells
 * its form. *added (may be NULL) says how many lines were new; with `only_new` nothing else is
 * written. SG_ESYNTAX: `existing` is no plain list.
 */
SG_API SG_MUST_USE enum sg_status sg_list_write(const struct sg_dict *dict,
						const struct sg_list_line *lines, size_t n_lines,
						sg_str existing, bool only_new,
						struct sg_arena *arena, sg_sink_fn sink,
						void *user, size_t *added, struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
