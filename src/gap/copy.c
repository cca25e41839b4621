/* SPDX-License-Identifier: MIT */
#include "gap/copy.h"

#include <string.h>

/* What is being copied to, and whether memory ran out on the way. */
struct copier {
	struct sg_arena *arena;
	bool failed;
};

static sg_str copy_str(struct copier *copier, sg_str str)
{
	sg_str copy;

	if (str.ptr == NULL)
		return str;
	copy = sg_arena_dup(copier->arena, str);
	copier->failed |= copy.ptr == NULL;
	return copy;
}

/* A flat copy of an array, if there is one; the caller replaces what it points to. */
static void *copy_array(struct copier *copier, const void *from, size_t n, size_t size)
{
	void *to;

	if (from == NULL)
		return NULL;
	to = sg_arena_alloc_array(copier->arena, n, size, alignof(max_align_t));
	copier->failed |= to == NULL;
	if (to != NULL && n > 0)
		memcpy(to, from, n * size);
	return to;
}

static const sg_str *copy_strs(struct copier *copier, const sg_str *from, size_t n)
{
	sg_str *to = copy_array(copier, from, n, sizeof *from);

	for (size_t i = 0; to != NULL && i < n; i++)
		to[i] = copy_str(copier, from[i]);
	return to;
}

static void copy_posting(struct copier *copier, struct sg_posting *posting)
{
	sg_str *const fields[] = {
		&posting->id,		&posting->key,
		&posting->url,		&posting->title,
		&posting->company,	&posting->location,
		&posting->posted,	&posting->valid_through,
		&posting->salary,	&posting->employment_type,
		&posting->seniority,	&posting->source,
		&posting->fetched_at,	&posting->media_type,
		&posting->duplicate_of, &posting->why,
		&posting->board,
	};

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		*fields[i] = copy_str(copier, *fields[i]);
	posting->body = (sg_str){ 0 };
}

static const struct sg_found_skill *copy_skills(struct copier *copier,
						const struct sg_found_skill *from, size_t n)
{
	struct sg_found_skill *to = copy_array(copier, from, n, sizeof *from);

	for (size_t i = 0; to != NULL && i < n; i++) {
		to[i].id = copy_str(copier, from[i].id);
		to[i].name = copy_str(copier, from[i].name);
		to[i].mentions = NULL;
		to[i].n_mentions = 0;
	}
	return to;
}

static const struct sg_requirement *copy_requirements(struct copier *copier,
						      const struct sg_requirement *from, size_t n)
{
	struct sg_requirement *to = copy_array(copier, from, n, sizeof *from);

	for (size_t i = 0; to != NULL && i < n; i++) {
		to[i].any_of = copy_strs(copier, from[i].any_of, from[i].n_any_of);
		to[i].quote = copy_str(copier, from[i].quote);
		to[i].rule = copy_str(copier, from[i].rule);
	}
	return to;
}

static const struct sg_fact *copy_facts(struct copier *copier, const struct sg_fact *from, size_t n)
{
	struct sg_fact *to = copy_array(copier, from, n, sizeof *from);

	for (size_t i = 0; to != NULL && i < n; i++) {
		to[i].value = copy_str(copier, from[i].value);
		to[i].quote = copy_str(copier, from[i].quote);
	}
	return to;
}

static const struct sg_role_score *copy_roles(struct copier *copier,
					      const struct sg_role_score *from, size_t n)
{
	struct sg_role_score *to = copy_array(copier, from, n, sizeof *from);

	for (size_t i = 0; to != NULL && i < n; i++)
		to[i].id = copy_str(copier, from[i].id);
	return to;
}

enum sg_status sg_copy_findings(struct sg_arena *arena, const struct sg_findings *from,
				struct sg_findings *to, struct sg_error *err)
{
	struct copier copier = { .arena = arena };
	const struct sg_coverage *left = &from->coverage;

	*to = *from;
	copy_posting(&copier, &to->posting);
	to->why = copy_str(&copier, from->why);
	to->dictionary = copy_str(&copier, from->dictionary);
	to->skills = copy_skills(&copier, from->skills, from->n_skills);
	to->requirements = copy_requirements(&copier, from->requirements, from->n_requirements);
	to->facts = copy_facts(&copier, from->facts, from->n_facts);
	to->coverage.left = copy_array(&copier, left->left, left->n_left, sizeof *left->left);
	to->coverage.left_quotes = copy_strs(&copier, left->left_quotes, left->n_left);
	to->roles = copy_roles(&copier, from->roles, from->n_roles);
	to->unknown = copy_strs(&copier, from->unknown, from->n_unknown);
	return copier.failed ? sg_no_memory(err) : SG_OK;
}

enum sg_status sg_borrow_findings(struct sg_arena *arena, const struct sg_findings *from,
				  struct sg_findings *to, struct sg_error *err)
{
	struct sg_found_skill *skills = sg_arena_alloc_dirty(arena, from->n_skills * sizeof *skills,
							     alignof(struct sg_found_skill));

	if (skills == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < from->n_skills; i++) {
		skills[i] = from->skills[i];
		skills[i].mentions = NULL;
		skills[i].n_mentions = 0;
	}
	*to = *from;
	to->skills = skills;
	return SG_OK;
}

enum sg_status sg_copy_source(struct sg_arena *arena, const struct sg_source *from,
			      struct sg_source *to, struct sg_error *err)
{
	struct copier copier = { .arena = arena };

	*to = *from;
	to->source = copy_str(&copier, from->source);
	to->why = copy_str(&copier, from->why);
	to->mend = copy_str(&copier, from->mend);
	to->fetched_at = copy_str(&copier, from->fetched_at);
	to->credit = copy_str(&copier, from->credit);
	return copier.failed ? sg_no_memory(err) : SG_OK;
}
