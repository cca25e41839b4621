/* SPDX-License-Identifier: MIT */
#include "fetch/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "fetch/sha256.h"

#define DEFAULT_MAX ((uint64_t)256 << 20)
#define TEMPORARY "new-"
enum {
	MAX_FILES = 200000,    /* looked at when the folder is made smaller */
	MAX_HEAD = 256 * 1024, /* of a file, before the body */
	ABANDONED_S = 3600,    /* so old a half-written file belongs to nobody */
	MAX_PATH = 4000,
};

struct sg_cache {
	int folder;
	uint64_t max_bytes;
	atomic_ullong written; /* since the folder was last measured */
	atomic_uint serial;    /* of temporary files */
	atomic_flag measuring;
};

/* ---- the folder --------------------------------------------------------------------- */

/* Every missing folder on the way, as XDG has it: for the owner only. */
static bool make_folders(const char *folder)
{
	char path[MAX_PATH];
	size_t len = strlen(folder);

	if (len == 0 || len >= sizeof path)
		return false;
	memcpy(path, folder, len + 1);
	for (size_t i = 1; i <= len; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		path[i] = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST && errno != EISDIR)
			return false;
		path[i] = folder[i];
	}
	return true;
}

enum sg_status sg_cache_open(struct sg_cache **out, const char *folder, uint64_t max_bytes,
			     struct sg_error *err)
{
	struct sg_cache *cache = calloc(1, sizeof *cache);

	*out = NULL;
	if (cache == NULL)
		return sg_no_memory(err);
	cache->max_bytes = max_bytes == 0 ? DEFAULT_MAX : max_bytes;
	cache->folder = -1;
	atomic_flag_clear(&cache->measuring);
	if (make_folders(folder))
		cache->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (cache->folder < 0) {
		sg_fail(err, SG_EIO, "the folder for copies cannot be used: %s", strerror(errno));
		sg_fail_at(err, sg_str_of(folder), 0, 0);
		free(cache);
		return SG_EIO;
	}
	*out = cache;
	return SG_OK;
}

/* ---- names -------------------------------------------------------------------------- */

/* Each part with its length before it, so that no two requests run together to one. */
static void add_part(struct sg_sha256 *sha, sg_str part)
{
	char length[24];
	int n = snprintf(length, sizeof length, "%zu:", part.len);

	sg_sha256_add(sha, (sg_str){ length, (size_t)n });
	sg_sha256_add(sha, part);
}

void sg_cache_name(const struct sg_request *request, char name[SG_CACHE_NAME])
{
	unsigned char digest[32];
	struct sg_sha256 sha;

	sg_sha256_init(&sha);
	add_part(&sha, request->body.ptr == NULL ? SG_STR("GET") : SG_STR("POST"));
	add_part(&sha, request->url);
	add_part(&sha, request->accept);
	add_part(&sha, request->body);
	sg_sha256_end(&sha, digest);
	for (unsigned i = 0; i < (SG_CACHE_NAME - 1) / 2; i++)
		snprintf(name + 2 * (size_t)i, 3, "%02x", digest[i]);
}

/* ---- loading ------------------------------------------------------------------------ */

static bool read_all(int fd, char *to, size_t len)
{
	while (len > 0) {
		ssize_t n = read(fd, to, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		to += n;
		len -= (size_t)n;
	}
	return true;
}

bool sg_cache_load(struct sg_cache *cache, const char *name, size_t max_bytes,
		   struct sg_stored *out, char **memory)
{
	int fd = openat(cache->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat info;
	size_t size = 0;
	char *bytes = NULL;

	*memory = NULL;
	if (fd < 0)
		return false;
	if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 &&
	    (uint64_t)info.st_size <= (uint64_t)max_bytes + MAX_HEAD) {
		size = (size_t)info.st_size;
		bytes = malloc(size);
	}
	if (bytes != NULL && read_all(fd, bytes, size) &&
	    sg_stored_parse((sg_str){ bytes, size }, out) && out->body.len <= max_bytes)
		*memory = bytes;
	else
		free(bytes);
	close(fd);
	return *memory != NULL;
}

/* ---- keeping ------------------------------------------------------------------------ */

static bool write_all(int fd, sg_str head, sg_str body)
{
	while (head.len + body.len > 0) {
		struct iovec parts[] = { { (char *)(uintptr_t)head.ptr, head.len },
					 { (char *)(uintptr_t)body.ptr, body.len } };
		ssize_t n = writev(fd, parts, 2);
		size_t of_head;

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		of_head = (size_t)n < head.len ? (size_t)n : head.len;
		head = sg_str_sub(head, of_head, head.len);
		body = sg_str_sub(body, (size_t)n - of_head, body.len);
	}
	return true;
}

/* A new file that is ours alone; its name goes into `name`. -1 when there can be none. */
static int open_temporary(struct sg_cache *cache, char *name, size_t size)
{
	int fd = -1;

	for (unsigned i = 0; i < 100 && fd < 0 && (i == 0 || errno == EEXIST); i++) {
		snprintf(name, size, TEMPORARY "%ld-%u", (long)getpid(), cache->serial++);
		fd = openat(cache->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	}
	return fd;
}

static void make_smaller(struct sg_cache *cache);

bool sg_cache_save(struct sg_cache *cache, const char *name, const struct sg_stored *stored)
{
	struct sg_arena *arena = sg_arena_new(0);
	char temporary[64];
	struct sg_buf head;
	bool ok = arena != NULL;
	int fd = -1;

	if (ok) {
		head = (struct sg_buf){ .arena = arena, .max = MAX_HEAD };
		sg_stored_head(stored, &head);
		fd = head.failed ? -1 : open_temporary(cache, temporary, sizeof temporary);
		ok = fd >= 0;
	}
	if (ok) {
		/* Not synced: what a machine that goes down tears apart is found by its sum and
		 * asked for again, and a program that is killed tears nothing apart. */
		ok = write_all(fd, sg_buf_str(&head), stored->body);
		ok = close(fd) == 0 && ok;
		ok = ok && renameat(cache->folder, temporary, cache->folder, name) == 0;
		if (!ok)
			unlinkat(cache->folder, temporary, 0);
	}
	sg_arena_free(arena);
	if (ok)
		cache->written += stored->body.len;
	if (cache->written > cache->max_bytes / 8 && !atomic_flag_test_and_set(&cache->measuring)) {
		make_smaller(cache);
		atomic_flag_clear(&cache->measuring);
	}
	return ok;
}

void sg_cache_confirm(struct sg_cache *cache, const char *name, int64_t seconds)
{
	int fd = openat(cache->folder, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char time[SG_STORED_TIME_LEN + 1];
	ssize_t n;

	if (fd < 0)
		return;
	sg_stored_time(seconds, time);
	n = pwrite(fd, time, SG_STORED_TIME_LEN, SG_STORED_TIME_AT);
	(void)n; /* the copy then only counts as older than it is */
	close(fd);
}

/* ---- keeping it small --------------------------------------------------------------- */

struct kept {
	char name[SG_CACHE_NAME];
	uint64_t size;
	int64_t time;
};

static int by_age(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;

	return x->time != y->time ? (x->time < y->time ? -1 : 1) : strcmp(x->name, y->name);
}

static bool is_name(const char *name)
{
	return strlen(name) == SG_CACHE_NAME - 1 &&
	       strspn(name, "0123456789abcdef") == SG_CACHE_NAME - 1;
}

/* The copies in the folder; what was left half-written long ago goes. */
static size_t list(struct sg_cache *cache, DIR *dir, struct kept *kept, uint64_t *total)
{
	int64_t now = (int64_t)time(NULL);
	struct dirent *entry;
	struct stat info;
	size_t n = 0;

	while (n < MAX_FILES && (entry = readdir(dir)) != NULL) {
		bool half = strncmp(entry->d_name, TEMPORARY, sizeof TEMPORARY - 1) == 0;

		if ((!half && !is_name(entry->d_name)) ||
		    fstatat(cache->folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		if (half) {
			if (now - info.st_mtime > ABANDONED_S)
				unlinkat(cache->folder, entry->d_name, 0);
			continue;
		}
		memcpy(kept[n].name, entry->d_name, SG_CACHE_NAME);
		kept[n].size = (uint64_t)info.st_size;
		kept[n].time = (int64_t)info.st_mtime;
		*total += kept[n++].size;
	}
	return n;
}

/* An eighth below the limit, so that it is not measured again at once. */
static void make_smaller(struct sg_cache *cache)
{
	int fd = openat(cache->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct kept *kept = calloc(MAX_FILES, sizeof *kept); /* mapped in as it fills */
	uint64_t total = 0;
	size_t n = 0;

	cache->written = 0;
	if (dir != NULL && kept != NULL) {
		n = list(cache, dir, kept, &total);
		qsort(kept, n, sizeof *kept, by_age);
	}
	if (total > cache->max_bytes)
		for (size_t i = 0; i < n && total > cache->max_bytes - cache->max_bytes / 8; i++) {
			unlinkat(cache->folder, kept[i].name, 0);
			total -= kept[i].size;
		}
	if (dir != NULL)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	free(kept);
}

void sg_cache_close(struct sg_cache *cache)
{
	if (cache == NULL)
		return;
	if (cache->written > 0)
		make_smaller(cache);
	close(cache->folder);
	free(cache);
}
