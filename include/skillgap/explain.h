/* SPDX-License-Identifier: MIT */
/**
 * Why a posting was understood as it was: every place that could name a skill, what was made
 * of it, and the rule that decided; terms that are in no dictionary.
 *
 * Nothing here touches the network, the disk, the clock, the environment or a stream.
 *
 * Threads: what <skillgap/skillgap.h> says; one matcher, one thread.
 */
#ifndef SKILLGAP_EXPLAIN_H
#define SKILLGAP_EXPLAIN_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Something that was decided, in words, and the id of the rule that decided it. */
struct sg_reason {
	sg_str says; /**< "found", "rejected", "required", "any of", "5+ years" */
	sg_str why;  /**< one clause; absent when there is nothing to add */
	sg_str rule; /**< "name.go.list", "section.required", "group.or" */
};

/** A place in the text with the line it stands in. */
struct sg_place {
	sg_span span;
	sg_str text;   /**< as written */
	uint32_t line; /**< of the document's text, from 1 */
	sg_str quote;  /**< the line without its list mark, at most SG_MAX_PLACE_QUOTE bytes */
	enum sg_section_kind section;
};
#define SG_MAX_PLACE_QUOTE 400

/** What one sentence asks by one or more of its mentions. */
struct sg_asking {
	struct sg_requirement requirement; /**< of this place alone, before places are merged */
	const struct sg_reason *reasons;   /**< strength or polarity first */
	size_t n_reasons;
};

/** A place that is written like a name of a skill. */
struct sg_candidate {
	sg_str id, name; /**< of the skill */
	struct sg_place place;
	bool found;
	struct sg_reason reason; /**< why it was found or rejected */
	size_t asking;           /**< index into askings, or SG_NO_ASKING */
};
#define SG_NO_ASKING SIZE_MAX

/** A term that looks like a technology and is in no dictionary. */
struct sg_unknown_term {
	struct sg_place place;
	struct sg_reason reason;
};

/** All that sg_explain() says of one posting; lives in the arena given. */
struct sg_explanation {
	struct sg_findings findings; /**< those of sg_match() */
	const struct sg_candidate *candidates; /**< in text order */
	size_t n_candidates;
	const struct sg_asking *askings; /**< in text order */
	size_t n_askings;
	const struct sg_unknown_term *unknown; /**< in text order, each term once */
	size_t n_unknown;
};

/** sg_match() with reasons. */
SG_API SG_MUST_USE enum sg_status sg_explain(struct sg_matcher *matcher,
					     const struct sg_posting *posting,
					     const struct sg_document *document,
					     struct sg_arena *arena, struct sg_explanation *out,
					     struct sg_error *err);

/** How an explanation is shown. { 0 } is valid. */
struct sg_explain_options {
	enum sg_format format; /**< text or ndjson */
	sg_str skill;          /**< id: only this skill; or absent */
	sg_str term;           /**< only this unknown term, ASCII case aside; or absent */
	uint16_t width;        /**< columns of text, 60-200; 0 means 80 */
	bool colour;           /**< escape sequences for colour in text */
	bool plain;            /**< ASCII only */
	bool title;            /**< text: title and company first, for one of several */
};

/**
 * An explanation as text for people, or as one line of JSON:
 *
 *     {"type":"explanation","v":1,"outcome":"ok","dictionary":"...","posting":{...},
 *      "candidates":[{"id","name","state":"found|rejected","start","end","text","line",
 *                     "quote","section","why","rule","asking":0}],
 *      "askings":[{..., "reasons":[{"says","why","rule"}]}],
 *      "requirements":[...],
 *      "unknown":[{"text","start","end","line","quote","section","why","rule"}]}
 *
 * `asking` is an index into `askings`, null where the place asks nothing; askings and
 * requirements have the members that requirements of findings have.
 */
SG_API SG_MUST_USE enum sg_status sg_explanation_write(const struct sg_explanation *explanation,
						       const struct sg_explain_options *options,
						       sg_sink_fn sink, void *user,
						       struct sg_error *err);

/** A term in no dictionary and a line that names it. */
struct sg_term_entry {
	sg_str term;
	sg_str quote;
	uint32_t postings; /**< that name it */
};

/**
 * Terms as a user's dictionary file, each a ready entry with its line as first `yes` sentence;
 * as ndjson one entry a line, with the number of postings. Ids are new to the dictionary and
 * differ from each other.
 */
SG_API SG_MUST_USE enum sg_status sg_term_entries_write(const struct sg_dict *dict,
							const struct sg_term_entry *entries,
							size_t n_entries, enum sg_format format,
							sg_sink_fn sink, void *user,
							struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
