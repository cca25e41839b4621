/* SPDX-License-Identifier: MIT */
/*
 * Parses each line of a file as JSON and nothing else: bench_json FILE
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

#include <jansson.h>

int main(int argc, char **argv)
{
	FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
	size_t cap = 0, lines = 0, bytes = 0;
	char *text = NULL;
	ssize_t len;

	if (file == NULL)
		return 2;
	while ((len = getline(&text, &cap, file)) > 0) {
		json_t *root = json_loadb(text, (size_t)len, JSON_ALLOW_NUL, NULL);

		if (root == NULL)
			return 1;
		json_decref(root);
		lines++;
		bytes += (size_t)len;
	}
	free(text);
	fclose(file);
	printf("%zu lines, %zu bytes\n", lines, bytes);
	return 0;
}
