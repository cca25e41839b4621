/* SPDX-License-Identifier: MIT */
#include "read/find.h"

#include "record/posting.h"

enum { MAX_DEPTH = 16, MAX_JOBS = 10000 };

/* A list or a single node that is being visited; at is what comes next. */
struct level {
	const struct sg_json *node;
	size_t next;
};

static const char *const containers[] = { "@graph", "mainEntity", "mainEntityOfPage",
					  "itemListElement", "item" };
enum { N_CONTAINERS = sizeof containers / sizeof *containers };

/* The next thing under a level, or NULL when it is done. */
static const struct sg_json *step(struct level *level)
{
	if (sg_json_type(level->node) == SG_JSON_ARRAY)
		return sg_json_at(level->node, level->next++);
	while (level->next < N_CONTAINERS) {
		const struct sg_json *child =
			sg_json_get(level->node, containers[level->next++]);

		if (sg_json_type(child) >= SG_JSON_ARRAY)
			return child;
	}
	return NULL;
}

bool sg_find_jobs(const struct sg_json *root, const struct sg_json *around,
		  struct sg_arena *arena, struct sg_jobs *jobs)
{
	struct level stack[MAX_DEPTH];
	size_t depth = 0;
	const struct sg_json *node = root, *graph = around;

	while (node != NULL && jobs->n < MAX_JOBS) {
		if (sg_posting_is_type(node)) {
			struct sg_job *job = sg_push(arena, jobs);

			if (job == NULL)
				return false;
			*job = (struct sg_job){ node, graph };
		} else if (sg_json_type(node) >= SG_JSON_ARRAY && depth < MAX_DEPTH) {
			stack[depth++] = (struct level){ node, 0 };
			if (graph == NULL && sg_json_type(node) == SG_JSON_ARRAY)
				graph = node;
		}
		node = NULL;
		while (depth > 0 && (node = step(&stack[depth - 1])) == NULL)
			depth--;
	}
	return true;
}
