/* SPDX-License-Identifier: MIT */
/**
 * Parts: a stream of any length, cut into what sg_read() takes.
 *
 * Records one a line are cut line by line as they come. Everything else is one part as long as
 * it has no more than SG_PART_MAX bytes; of what is longer, web archives are cut into their
 * records, mailboxes into messages and tables into rows under their header. gzip is unpacked on
 * the way, all of its members. Memory holds one part, whatever the length of the stream.
 *
 * What <skillgap/types.h> says of its structs holds for these too. Nothing here touches the
 * network, the disk or the clock.
 */
#ifndef SKILLGAP_SPLIT_H
#define SKILLGAP_SPLIT_H

#include <skillgap/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The most bytes of one part: what sg_read() takes. */
#define SG_PART_MAX ((size_t)16 << 20)

enum sg_part_kind {
	SG_PART_WHOLE,	 /**< all of a stream */
	SG_PART_LINE,	 /**< a line, without its end */
	SG_PART_RECORD, /**< of an archive or mailbox, or rows of a table: it need hold no posting */
};

struct sg_part {
	enum sg_part_kind kind;
	sg_str bytes;	 /**< absent where they are more than SG_PART_MAX; until fn returns */
	uint64_t number; /**< of the line or record, from 1 */
};

/** Returns 0 to go on, anything else to stop with SG_EIO. */
typedef int (*sg_part_fn)(void *user, const struct sg_part *part);

/** A stream on its way. One thread. */
struct sg_split;

SG_API SG_MUST_USE enum sg_status sg_split_new(struct sg_split **out, sg_part_fn fn, void *user,
						struct sg_error *err);
/**
 * The next bytes of the stream. SG_ESYNTAX: what was packed is damaged, or an archive is;
 * SG_ELIMIT: more than SG_PART_MAX bytes of a form that is not cut. Nothing can be added then.
 */
SG_API SG_MUST_USE enum sg_status sg_split_add(struct sg_split *split, sg_str bytes,
						struct sg_error *err);
/** The stream is over: gives what is left. A stream without bytes gives one part without. */
SG_API SG_MUST_USE enum sg_status sg_split_end(struct sg_split *split, struct sg_error *err);
SG_API void sg_split_free(struct sg_split *split); /**< NULL is allowed */

#ifdef __cplusplus
}
#endif

#endif
