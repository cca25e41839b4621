/* SPDX-License-Identifier: MIT */
#include "cli/other.h"

#include <stdio.h>
#include <string.h>

bool other_add(struct other *other, const struct sg_error *err)
{
	const char *from = strchr(err->text, '('), *to = strrchr(err->text, ')');
	size_t max = sizeof other->kinds / sizeof *other->kinds, i = 0, len;

	if (from == NULL || to == NULL || to < from)
		return false;
	from++;
	len = (size_t)(to - from);
	if (len >= sizeof other->kinds[0].what)
		return false;
	while (i < other->n_kinds && (strncmp(other->kinds[i].what, from, len) != 0 ||
				      other->kinds[i].what[len] != '\0'))
		i++;
	if (i == max)
		return false;
	if (i == other->n_kinds) {
		memcpy(other->kinds[i].what, from, len);
		other->n_kinds++;
	}
	other->kinds[i].n++;
	other->n++;
	if (other->mend[0] == '\0')
		memcpy(other->mend, err->mend, sizeof other->mend);
	return true;
}

/* "2 images", "1 empty", "3 empty lists" */
static int put_kind(const char *what, size_t n, char *out, size_t size)
{
	static const char *const nouns[] = { "image", "archive", "PDF", "program", "database" };
	bool noun = false;

	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		noun |= strcmp(what, nouns[i]) == 0;
	if (strncmp(what, "a ", 2) == 0 || strncmp(what, "an ", 3) == 0) {
		what = strchr(what, ' ') + 1;
		noun = true;
	}
	return snprintf(out, size, "%zu %s%s", n, what, noun && n > 1 ? "s" : "");
}

void other_tell(const struct other *other, size_t n, char *out, size_t size)
{
	size_t at;

	if (other->n == n)
		at = (size_t)snprintf(out, size, "%zu file%s, no posting in %s (", n,
				      n == 1 ? "" : "s", n == 1 ? "it" : "them");
	else
		at = (size_t)snprintf(out, size, "%zu of %zu files hold no posting (", other->n, n);
	for (size_t i = 0; i < other->n_kinds && at + 40 < size; i++) {
		if (i > 0)
			at += (size_t)snprintf(out + at, size - at, ", ");
		at += (size_t)put_kind(other->kinds[i].what, other->kinds[i].n, out + at, size - at);
	}
	snprintf(out + at, size - at, ")");
}
