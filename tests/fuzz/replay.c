/* SPDX-License-Identifier: MIT */
/*
 * Runs a target on files, or on all files of folders, without libFuzzer:
 *
 *     fuzz_TARGET NAME FILE|FOLDER...
 *
 * Prints TAP. An input that breaks something ends the program after its name was printed.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"

static size_t n_run;

static void run_file(const char *path)
{
	static char bytes[FUZZ_LONGEST];
	FILE *file = fopen(path, "rb");
	uint8_t *copy;
	size_t n;

	if (file == NULL) {
		printf("Bail out! cannot read %s\n", path);
		exit(1);
	}
	n = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	printf("# %s\n", path);
	fflush(stdout);
	/* In a block of its own size, so that a sanitizer sees what is read past it. */
	copy = malloc(n == 0 ? 1 : n);
	if (copy == NULL)
		abort();
	memcpy(copy, bytes, n);
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
	n_run++;
}

static int is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void run_path(const char *path)
{
	struct dirent **entries;
	int n = scandir(path, &entries, is_shown, alphasort);

	if (n < 0) {
		run_file(path);
		return;
	}
	for (int i = 0; i < n; i++) {
		char name[4096];

		snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
		run_file(name);
		free(entries[i]);
	}
	free(entries);
}

int main(int argc, char **argv)
{
	printf("1..1\n");
	for (int i = 2; i < argc; i++)
		run_path(argv[i]);
	printf("%s 1 - %s: every one of %zu inputs gives what it must, twice the same\n",
	       n_run > 0 ? "ok" : "not ok", argc > 1 ? argv[1] : "?", n_run);
	return n_run == 0;
}
