/* SPDX-License-Identifier: MIT */
#include <skillgap/split.h>

#include <stdlib.h>
#include <string.h>

#include "read/cut.h"
#include "read/gzip.h"

/* Bytes as they come, unpacked if they must be, into what cut.c cuts parts from. */

enum packing { PACKING_UNKNOWN, PACKING_NONE, PACKING_GZIP };

struct sg_split {
	struct sg_cut cut;
	enum packing packing;
	struct sg_gzip *gzip;
	bool over; /* it failed or has ended */
};

enum sg_status sg_split_new(struct sg_split **out, sg_part_fn fn, void *user,
			     struct sg_error *err)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL)
		return sg_no_memory(err);
	(*out)->cut = (struct sg_cut){ .fn = fn, .user = user };
	return SG_OK;
}

void sg_split_free(struct sg_split *split)
{
	if (split == NULL)
		return;
	sg_gzip_close(split->gzip);
	sg_cut_close(&split->cut);
	free(split);
}

static enum sg_status take(void *user, sg_str bytes, struct sg_error *err)
{
	return sg_cut_add(user, bytes, err);
}

/* The first two bytes tell whether it is packed; they may come one by one. */
static enum sg_status choose_packing(struct sg_split *split, struct sg_error *err)
{
	sg_str start = sg_cut_rest(&split->cut);
	char magic[2];

	if (start.len < sizeof magic)
		return SG_OK;
	split->packing = sg_gzip_is(start) ? PACKING_GZIP : PACKING_NONE;
	if (split->packing == PACKING_NONE)
		return SG_OK;
	split->gzip = sg_gzip_open(take, &split->cut);
	if (split->gzip == NULL)
		return sg_no_memory(err);
	memcpy(magic, start.ptr, sizeof magic);
	sg_cut_drop(&split->cut);
	return sg_gzip_add(split->gzip, (sg_str){ magic, sizeof magic }, err);
}

enum sg_status sg_split_add(struct sg_split *split, sg_str bytes, struct sg_error *err)
{
	enum sg_status status = SG_OK;

	if (split->over)
		return sg_fail(err, SG_EARG, "the stream is over");
	while (status == SG_OK && split->packing == PACKING_UNKNOWN && bytes.len > 0) {
		status = sg_cut_keep(&split->cut, (sg_str){ bytes.ptr, 1 }, err);
		bytes = (sg_str){ bytes.ptr + 1, bytes.len - 1 };
		if (status == SG_OK)
			status = choose_packing(split, err);
	}
	if (status == SG_OK && bytes.len > 0)
		status = split->gzip != NULL ? sg_gzip_add(split->gzip, bytes, err)
					      : sg_cut_add(&split->cut, bytes, err);
	split->over = status != SG_OK;
	return status;
}

enum sg_status sg_split_end(struct sg_split *split, struct sg_error *err)
{
	enum sg_status status;

	if (split->over)
		return sg_fail(err, SG_EARG, "the stream is over");
	split->over = true;
	status = split->gzip != NULL ? sg_gzip_end(split->gzip, err) : SG_OK;
	return status == SG_OK ? sg_cut_end(&split->cut, err) : status;
}
