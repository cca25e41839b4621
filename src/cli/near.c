/* SPDX-License-Identifier: MIT */
#include "cli/near.h"

#include <string.h>

unsigned near_distance(const char *a, const char *b)
{
	enum { MAX = 16 };
	size_t n = strlen(a), m = strlen(b);
	unsigned row[MAX + 1], before[MAX + 1];

	if (n > MAX || m > MAX)
		return MAX;
	for (unsigned j = 0; j <= m; j++)
		row[j] = before[j] = j;
	for (unsigned i = 1; i <= n; i++) {
		unsigned older[MAX + 1];

		memcpy(older, before, sizeof older);
		memcpy(before, row, sizeof before);
		row[0] = i;
		for (unsigned j = 1; j <= m; j++) {
			unsigned best = before[j - 1] + (a[i - 1] != b[j - 1]);

			if (before[j] + 1 < best)
				best = before[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    older[j - 2] + 1 < best)
				best = older[j - 2] + 1;
			row[j] = best;
		}
	}
	return row[m];
}
