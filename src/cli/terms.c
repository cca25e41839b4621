/* SPDX-License-Identifier: MIT */
#include "cli/terms.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool copy(sg_str from, sg_str *to)
{
	char *bytes = malloc(from.len + 1);

	*to = (sg_str){ bytes, from.len };
	if (bytes == NULL)
		return false;
	if (from.len > 0)
		memcpy(bytes, from.ptr, from.len);
	bytes[from.len] = '\0';
	/* cppcheck-suppress memleak ; the text owns them */
	return true;
}

static struct sg_term_entry *find(const struct terms *terms, sg_str text)
{
	for (size_t i = 0; i < terms->n; i++)
		if (terms->at[i].term.len == text.len &&
		    strncasecmp(terms->at[i].term.ptr, text.ptr, text.len) == 0)
			return &terms->at[i];
	return NULL;
}

static bool add(struct terms *terms, const struct sg_place *place)
{
	struct sg_term_entry *slot = find(terms, place->text);

	if (slot != NULL) {
		slot->postings++;
		return true;
	}
	if (terms->n == TERMS_MAX) {
		terms->full = true;
		return true;
	}
	if (terms->n == terms->cap) {
		size_t cap = terms->cap == 0 ? 64 : terms->cap * 2;

		slot = realloc(terms->at, cap * sizeof *slot);
		if (slot == NULL)
			return false;
		terms->at = slot;
		terms->cap = cap;
	}
	slot = &terms->at[terms->n++];
	*slot = (struct sg_term_entry){ .postings = 1 };
	return copy(place->text, &slot->term) && copy(place->quote, &slot->quote);
}

bool terms_add(struct terms *terms, const struct sg_explanation *explanation)
{
	bool ok = true;

	for (size_t i = 0; ok && i < explanation->n_unknown; i++)
		ok = add(terms, &explanation->unknown[i].place);
	return ok;
}

void terms_free(struct terms *terms)
{
	for (size_t i = 0; i < terms->n; i++) {
		free((char *)terms->at[i].term.ptr);
		free((char *)terms->at[i].quote.ptr);
	}
	free(terms->at);
	*terms = (struct terms){ 0 };
}
