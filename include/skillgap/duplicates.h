/* SPDX-License-Identifier: MIT */
/**
 * Which postings are the same job: by key, and by nearly the same text.
 *
 * An agency's copy has another company's name, a salutation, a footer, and its paragraphs in
 * another order. Another job of the same company has the same words about the company and
 * the benefits, and other duties. So texts are compared without headings like "About us",
 * "Benefits" or "How to apply", without the company's name and without numbers, and by how
 * much of the shorter one is in the longer one.
 *
 * Two postings are never the same by their text when it has fewer than SG_SKETCH_WORDS words,
 * when the technologies required or the years of them or of work in total differ, or when
 * their titles say different seniorities.
 *
 * Threads: what <skillgap/skillgap.h> says. One sg_seen, one thread.
 */
#ifndef SKILLGAP_DUPLICATES_H
#define SKILLGAP_DUPLICATES_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SG_SKETCH_WORDS 60  /**< a text with fewer words is never compared */
#define SG_SKETCH_ANCHORS 8 /**< places a sketch is looked for in */

/** What is kept of a text to compare it. Zero bytes: nothing that could be compared. */
struct sg_sketch {
	uint32_t bits[3]; /**< of two texts, as many of these agree as their pairs of words */
	uint32_t about;   /**< what must agree, and how long the text is */
	uint32_t anchors[SG_SKETCH_ANCHORS]; /**< it is filed under the first */
	uint32_t n_anchors;
};

/** The sketch of a document and what was found in it. Linear in the text; allocates nothing. */
SG_API void sg_sketch_make(const struct sg_dict *dict, const struct sg_document *document,
			   const struct sg_findings *findings, struct sg_sketch *out);

/** Postings that came by. 32 bytes each, 2 MiB for all; a look-up does not depend on n. */
struct sg_seen;

SG_API SG_MUST_USE enum sg_status sg_seen_new(struct sg_seen **out, struct sg_error *err);
SG_API void sg_seen_free(struct sg_seen *seen); /**< NULL is allowed */

/**
 * Tells a posting by its key: when one of the same key came by and the posting is not marked
 * yet, it is marked as a duplicate of that key. A key that is no 16 hex digits is new.
 */
SG_API SG_MUST_USE enum sg_status sg_seen_key(struct sg_seen *seen, struct sg_posting *posting,
					      struct sg_error *err);

/**
 * Tells a posting by its text: when an earlier one has nearly the same and this one is not
 * marked yet, it is marked as a duplicate of the one that is most like it, of equals the first.
 * The key that it is marked with lives in the arena. What is marked is not compared with later
 * ones: they are compared with the original.
 */
SG_API SG_MUST_USE enum sg_status sg_seen_text(struct sg_seen *seen, const struct sg_sketch *sketch,
					       struct sg_arena *arena, struct sg_posting *posting,
					       struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
