/* SPDX-License-Identifier: MIT */
/*
 * Parses each page as HTML, frees it and does nothing else: bench_html PAGE...
 */
#include <stdio.h>
#include <stdlib.h>

#include <gumbo.h>

/* The whole of a file; NULL when it cannot be read. */
static char *read_file(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	size_t cap = 1 << 16, n;
	char *text = malloc(cap);

	if (file == NULL || text == NULL)
		return NULL;
	for (*len = 0; (n = fread(text + *len, 1, cap - *len, file)) > 0;) {
		*len += n;
		if (*len == cap)
			text = realloc(text, cap *= 2);
		if (text == NULL)
			return NULL;
	}
	fclose(file);
	return text;
}

int main(int argc, char **argv)
{
	size_t bytes = 0;

	for (int i = 1; i < argc; i++) {
		size_t len;
		char *text = read_file(argv[i], &len);
		GumboOutput *page;

		if (text == NULL)
			return 1;
		page = gumbo_parse_with_options(&kGumboDefaultOptions, text, len);
		gumbo_destroy_output(&kGumboDefaultOptions, page);
		free(text);
		bytes += len;
	}
	printf("%d pages, %zu bytes\n", argc - 1, bytes);
	return 0;
}
