/* SPDX-License-Identifier: MIT */
#include "cli/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_DEPTH = 16, MAX_FILES = 1000000 };

static void fail(struct sg_error *err, enum sg_status status, const char *path, const char *text)
{
	err->status = status;
	snprintf(err->source, sizeof err->source, "%s", path);
	snprintf(err->text, sizeof err->text, "%s", text);
}

bool file_read_stream(FILE *stream, struct bytes *out, struct sg_error *err)
{
	size_t cap = 64 * 1024;

	*out = (struct bytes){ malloc(cap), 0 };
	while (out->at != NULL) {
		size_t n = fread(out->at + out->len, 1, cap - out->len, stream);
		char *more;

		out->len += n;
		if (out->len < cap)
			break;
		if (cap > FILE_MAX_BYTES)
			break;
		more = realloc(out->at, cap *= 2);
		if (more == NULL)
			free(out->at);
		out->at = more;
	}
	if (out->at != NULL && out->len <= FILE_MAX_BYTES && !ferror(stream))
		return true;
	fail(err, out->at == NULL ? SG_ENOMEM : SG_ELIMIT, "",
	     out->at == NULL     ? "out of memory"
	     : ferror(stream)    ? "cannot be read"
				 : "more than the 16 MiB limit");
	free(out->at);
	out->at = NULL;
	return false;
}

enum sg_status file_read(const char *path, struct bytes *out, struct sg_error *err)
{
	FILE *file = fopen(path, "rb");
	bool ok;

	out->at = NULL;
	if (file == NULL && errno == ENOMEM) {
		fail(err, SG_ENOMEM, path, "out of memory");
		return SG_ENOMEM;
	}
	if (file == NULL) {
		fail(err, errno == ENOENT ? SG_ENOTFOUND : SG_EIO, path,
		     errno == ENOENT ? "there is no such file" : "cannot be opened");
		return err->status;
	}
	ok = file_read_stream(file, out, err);
	fclose(file);
	snprintf(err->source, sizeof err->source, "%s", path);
	return ok ? SG_OK : err->status;
}

/* The child: its output goes to the pipe, its complaints nowhere. */
static void become(const char *const *argv, int to)
{
	char *copy[8] = { NULL };
	FILE *nowhere = freopen("/dev/null", "w", stderr);

	for (size_t i = 0; i < 7 && argv[i] != NULL; i++)
		copy[i] = strdup(argv[i]);
	if (nowhere != NULL && copy[0] != NULL && dup2(to, STDOUT_FILENO) >= 0)
		execvp(copy[0], copy);
	_exit(127);
}

enum sg_status file_read_program(const char *const *argv, struct bytes *out, struct sg_error *err)
{
	int ends[2], status = 0;
	FILE *stream;
	pid_t child;
	bool ok;

	out->at = NULL;
	if (pipe(ends) != 0 || (child = fork()) < 0) {
		fail(err, SG_EIO, argv[0], "cannot be started");
		return err->status;
	}
	if (child == 0) {
		close(ends[0]); /* or it would wait for itself when we stop reading */
		become(argv, ends[1]);
	}
	close(ends[1]);
	stream = fdopen(ends[0], "rb");
	ok = stream != NULL && file_read_stream(stream, out, err);
	if (stream != NULL)
		fclose(stream);
	waitpid(child, &status, 0);
	if (ok && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return SG_OK;
	free(out->at);
	out->at = NULL;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		fail(err, SG_ENOTFOUND, argv[0], "there is no such program");
	else if (err->status == SG_OK)
		fail(err, SG_ESYNTAX, argv[0], "could not read it");
	return err->status;
}

struct listing {
	char **paths;
	size_t n, cap;
	bool failed;
};

static void list_add(struct listing *listing, char *path)
{
	if (listing->n + 1 >= listing->cap) {
		size_t cap = listing->cap * 2;
		char **more = listing->n >= MAX_FILES
				      ? NULL
				      : realloc(listing->paths, cap * sizeof *more);

		if (more == NULL) {
			free(path);
			listing->failed = true;
			return;
		}
		listing->paths = more;
		listing->cap = cap;
	}
	listing->paths[listing->n++] = path;
	listing->paths[listing->n] = NULL;
}

static char *join(const char *folder, const char *name)
{
	size_t len = strlen(folder);
	const char *slash = len > 0 && folder[len - 1] == '/' ? "" : "/";
	size_t size = len + strlen(name) + 2;
	char *path = malloc(size);

	if (path != NULL)
		snprintf(path, size, "%s%s%s", folder, slash, name);
	return path;
}

/* Recursion is bounded: folders deeper than MAX_DEPTH and links to folders are left out. */
static void list_folder(struct listing *listing, const char *folder, unsigned depth)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (dir == NULL) {
		listing->failed = listing->failed || depth == 0;
		return;
	}
	while ((entry = readdir(dir)) != NULL && !listing->failed) {
		struct stat info;
		char *path;

		if (entry->d_name[0] == '.')
			continue;
		path = join(folder, entry->d_name);
		if (path == NULL) {
			listing->failed = true;
		} else if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode) && depth < MAX_DEPTH) {
			list_folder(listing, path, depth + 1);
			free(path);
		} else if (stat(path, &info) == 0 && S_ISREG(info.st_mode)) {
			list_add(listing, path);
		} else {
			free(path);
		}
	}
	closedir(dir);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char **file_list(const char *folder, size_t *n)
{
	struct listing listing = { calloc(1, sizeof(char *)), 0, 1, false };

	if (listing.paths == NULL)
		return NULL;
	list_folder(&listing, folder, 0);
	*n = listing.n;
	if (listing.failed) {
		file_list_free(listing.paths);
		return NULL;
	}
	qsort(listing.paths, listing.n, sizeof *listing.paths, by_bytes);
	return listing.paths;
}

void file_list_free(char **paths)
{
	for (char **path = paths; path != NULL && *path != NULL; path++)
		free(*path);
	free(paths);
}

/* As the XDG base directory specification has it: what is no absolute path does not count. */
static char *in_base(const char *variable, const char *usual, const char *name)
{
	const char *folder = getenv(variable), *home = getenv("HOME");
	char *base, *path;

	if (folder != NULL && folder[0] == '/') {
		base = join(folder, "skillgap");
	} else {
		if (home == NULL || home[0] == '\0')
			return NULL;
		base = join(home, usual);
	}
	path = base == NULL ? NULL : join(base, name);
	free(base);
	return path;
}

char *file_config(const char *name)
{
	return in_base("XDG_CONFIG_HOME", ".config/skillgap", name);
}

char *file_cache(const char *name)
{
	return in_base("XDG_CACHE_HOME", ".cache/skillgap", name);
}

char *file_state(const char *name)
{
	return in_base("XDG_STATE_HOME", ".local/state/skillgap", name);
}

bool file_make_folders(const char *path)
{
	char *copy = strdup(path);
	bool ok = copy != NULL;

	for (char *slash = ok ? strchr(copy + 1, '/') : NULL; ok && slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		ok = mkdir(copy, 0700) == 0 || errno == EEXIST;
		*slash = '/';
	}
	free(copy);
	return ok;
}

bool file_exists(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0;
}

bool file_is_folder(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}
