/* SPDX-License-Identifier: MIT */
#include "cli/study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What one of more bytes took is given back at once. */
enum { KEPT_BYTES = 64 << 10 };

/* ---- life --------------------------------------------------------------------------- */

static void free_study(struct study *study)
{
	sg_arena_free(study->arena);
	free(study->bytes);
	free(study);
}

static struct study *new_study(struct studies *studies)
{
	struct study *study = studies->spare;

	if (study != NULL)
		studies->spare = study->next;
	else
		study = calloc(1, sizeof *study);
	if (study != NULL && study->arena == NULL)
		study->arena = sg_arena_new(0);
	if (study == NULL || study->arena == NULL) {
		free(study);
		return NULL;
	}
	*study = (struct study){ .studies = studies,
				 .arena = study->arena,
				 .bytes = study->bytes,
				 .cap = study->cap };
	return study;
}

static void drop(struct study *study)
{
	struct studies *studies = study->studies;

	if (study->task.weight > KEPT_BYTES) {
		free_study(study);
		return;
	}
	sg_arena_reset(study->arena);
	study->next = studies->spare;
	studies->spare = study;
}

static void free_list(struct study *study)
{
	while (study != NULL) {
		struct study *next = study->next;

		free_study(study);
		study = next;
	}
}

void studies_free(struct studies *studies)
{
	free_list(studies->spare);
	free_list(studies->first);
	studies->first = studies->last = studies->spare = NULL;
}

/* ---- a copy ------------------------------------------------------------------------- */

static bool make_room(struct study *study, size_t len)
{
	if (study->cap < len) {
		free(study->bytes);
		study->bytes = malloc(len);
		study->cap = study->bytes == NULL ? 0 : len;
	}
	study->task.weight = len;
	return len == 0 || study->bytes != NULL;
}

/* Every text of a posting. */
static sg_str *text_of(struct sg_posting *posting, size_t i)
{
	static const size_t at[] = {
		offsetof(struct sg_posting, id),	  offsetof(struct sg_posting, key),
		offsetof(struct sg_posting, url),	  offsetof(struct sg_posting, title),
		offsetof(struct sg_posting, company),	  offsetof(struct sg_posting, location),
		offsetof(struct sg_posting, posted),	  offsetof(struct sg_posting, valid_through),
		offsetof(struct sg_posting, salary),	  offsetof(struct sg_posting, employment_type),
		offsetof(struct sg_posting, seniority),	  offsetof(struct sg_posting, source),
		offsetof(struct sg_posting, board),	  offsetof(struct sg_posting, fetched_at),
		offsetof(struct sg_posting, media_type),  offsetof(struct sg_posting, duplicate_of),
		offsetof(struct sg_posting, body),	  offsetof(struct sg_posting, why),
	};

	return i < sizeof at / sizeof *at ? (sg_str *)(void *)((char *)posting + at[i]) : NULL;
}

static bool copy(struct study *study, const struct sg_posting *posting)
{
	size_t len = 0;
	sg_str *text;

	study->posting = *posting;
	for (size_t i = 0; (text = text_of(&study->posting, i)) != NULL; i++)
		len += text->len;
	if (!make_room(study, len))
		return false;
	len = 0;
	for (size_t i = 0; (text = text_of(&study->posting, i)) != NULL; i++) {
		if (text->ptr == NULL)
			continue;
		if (text->len > 0)
			memcpy(study->bytes + len, text->ptr, text->len);
		text->ptr = text->len > 0 ? study->bytes + len : "";
		len += text->len;
	}
	return true;
}

/* ---- work --------------------------------------------------------------------------- */

struct keeper {
	struct sg_posting *posting;
	bool there;
};

/* An sg_record_fn. */
static int keep(void *user, const struct sg_record *record)
{
	struct keeper *keeper = user;

	keeper->there = record->kind == SG_RECORD_POSTING;
	if (keeper->there)
		*keeper->posting = record->posting;
	return 0;
}

bool study_read(const struct sg_dict *dict, sg_str record, struct sg_arena *arena,
		struct sg_posting *out, struct sg_error *err)
{
	const struct sg_input input = { .source = { "history", 7 }, .bytes = record };
	struct keeper keeper = { out, false };
	enum sg_status status = sg_read(dict, &input, arena, keep, &keeper, err);

	if (status != SG_OK || keeper.there)
		return status == SG_OK;
	err->status = SG_ESYNTAX;
	snprintf(err->text, sizeof err->text, "what is remembered is no posting");
	return false;
}

static void work(struct crew_task *task, void *user)
{
	struct study *study = (struct study *)task;
	const struct hand *hand = user;
	const struct sg_dict *dict = hand->line->setup->dict;
	struct sg_error *err = &study->err;

	study->done = true;
	if (study->record.ptr != NULL &&
	    !study_read(dict, study->record, study->arena, &study->posting, err))
		return;
	if (sg_extract(dict, &study->posting, study->arena, &study->document, err) != SG_OK ||
	    sg_match(hand->matcher, &study->posting, &study->document, study->arena,
		     &study->findings, err) != SG_OK)
		return;
	if (study->sketched)
		sg_sketch_make(dict, &study->document, &study->findings, &study->sketch);
}

static void deliver(struct crew_task *task)
{
	struct study *study = (struct study *)task;
	struct studies *studies = study->studies;

	studies->first = study->next;
	if (study->done)
		studies->take(studies->user, study);
	drop(study);
}

static void put(struct crew *crew, struct study *study)
{
	struct studies *studies = study->studies;

	study->task.work = work;
	study->task.deliver = deliver;
	study->sketched = studies->sketched; /* which no other thread may read */
	if (studies->first == NULL)
		studies->first = study;
	else
		studies->last->next = study;
	studies->last = study;
	crew_put_aside(crew, &study->task);
}

bool studies_put(struct studies *studies, struct crew *crew, const struct sg_posting *posting)
{
	struct study *study = new_study(studies);

	if (study == NULL)
		return false;
	study->posting = *posting;
	if (!crew_is_alone(crew) && !copy(study, posting)) {
		free_study(study);
		return false;
	}
	put(crew, study);
	return true;
}

bool studies_put_record(struct studies *studies, struct crew *crew, sg_str record)
{
	struct study *study = new_study(studies);

	if (study == NULL)
		return false;
	study->record = record;
	if (!crew_is_alone(crew)) {
		if (!make_room(study, record.len)) {
			free_study(study);
			return false;
		}
		memcpy(study->bytes, record.ptr, record.len);
		study->record.ptr = study->bytes;
	}
	put(crew, study);
	return true;
}

void studies_await(struct studies *studies, struct crew *crew, sg_str key)
{
	for (const struct study *study = studies->first; study != NULL; study = study->next) {
		const sg_str *other = &study->posting.key;

		if (key.len == 0 || other->len != key.len ||
		    memcmp(other->ptr, key.ptr, key.len) != 0)
			continue;
		crew_settle_aside(crew);
		return;
	}
}
