/* SPDX-License-Identifier: MIT */
#include "cli/dict_cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/file.h"

/*
 * A file is a head, the files it was made from as they stand in `key`, and the dictionary, each
 * padded to 8 bytes.
 */
struct head {
	char magic[8];
	char builtin[16]; /* version of the built-in dictionary */
	uint64_t n_key, n_dict;
	uint64_t sum; /* of key and dictionary */
};

enum { NAME = 16, MAX_FILE = 1 << 30 };

static const char magic[8] = { 's', 'g', 'd', 'i', 'c', 't', '0', '1' };

/* ---- what is asked for -------------------------------------------------------------- */

static size_t padded(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

/* Of a multiple of 8 bytes. */
static uint64_t sum_of(uint64_t sum, const void *bytes, size_t n)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < n; i += 8) {
		uint64_t eight;

		memcpy(&eight, at + i, 8);
		sum = (sum ^ eight) * 0x9e3779b97f4a7c15u;
		sum ^= sum >> 32;
	}
	return sum;
}

/* Program, built-in dictionary, and each file with its length before it; malloc'ed, padded. */
static char *key_of(const struct sg_overlay *overlays, size_t n, size_t *size)
{
	size_t room = strlen(sg_version()) + 1;
	char *key;

	for (size_t i = 0; i < n; i++)
		room += sizeof(uint64_t) + overlays[i].json.len;
	key = calloc(1, padded(room));
	if (key == NULL)
		return NULL;
	*size = strlen(sg_version()) + 1;
	memcpy(key, sg_version(), *size);
	for (size_t i = 0; i < n; i++) {
		uint64_t len = overlays[i].json.len;

		memcpy(key + *size, &len, sizeof len);
		*size += sizeof len;
		if (len > 0)
			memcpy(key + *size, overlays[i].json.ptr, len);
		*size += len;
	}
	*size = padded(*size);
	return key;
}

static bool builtin_version(char version[16])
{
	struct sg_dict *dict;
	sg_str text;

	if (sg_dict_new(&dict, NULL, 0, NULL) != SG_OK)
		return false;
	text = sg_dict_version(dict);
	memset(version, 0, 16);
	memcpy(version, text.ptr, text.len < 16 ? text.len : 16);
	sg_dict_free(dict);
	return true;
}

/* Where it is kept, malloc'ed, and the head it must have but for the dictionary and the sum. */
static char *place_of(const char *key, size_t n_key, struct head *head)
{
	char name[sizeof "dictionaries/" + NAME];
	uint64_t sum;

	memset(head, 0, sizeof *head);
	memcpy(head->magic, magic, sizeof magic);
	head->n_key = n_key;
	if (!builtin_version(head->builtin))
		return NULL;
	sum = sum_of(sum_of(1, head->builtin, sizeof head->builtin), key, n_key);
	snprintf(name, sizeof name, "dictionaries/%016llx", (unsigned long long)sum);
	return file_cache(name);
}

/* ---- loading ------------------------------------------------------------------------ */

/* A file of one's own that nobody else can write to. */
static bool map_file(const char *path, struct dict_map *map)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat info;
	bool good = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
		    info.st_uid == geteuid() && (info.st_mode & 022) == 0 &&
		    info.st_size > (off_t)sizeof(struct head) && info.st_size < MAX_FILE;

	map->at = NULL;
	if (good) {
		map->size = (size_t)info.st_size;
		map->at = mmap(NULL, map->size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (map->at == MAP_FAILED)
			map->at = NULL;
	}
	if (fd >= 0)
		close(fd);
	return map->at != NULL;
}

void dict_cache_leave(struct dict_map *map)
{
	if (map->at != NULL)
		munmap(map->at, map->size);
	map->at = NULL;
}

static bool load(const struct dict_map *map, const struct head *wanted, const char *key,
		 struct sg_dict **out)
{
	const char *bytes = map->at;
	struct head head;
	size_t rest = map->size - sizeof head;

	memcpy(&head, bytes, sizeof head);
	if (memcmp(head.magic, wanted->magic, sizeof head.magic) != 0 ||
	    memcmp(head.builtin, wanted->builtin, sizeof head.builtin) != 0 ||
	    head.n_key != wanted->n_key || head.n_key > rest ||
	    head.n_dict != rest - head.n_key || head.n_dict % 8 != 0 ||
	    memcmp(bytes + sizeof head, key, head.n_key) != 0 ||
	    sum_of(0, bytes + sizeof head, rest) != head.sum)
		return false;
	bytes += sizeof head + head.n_key;
	/* Padding is no part of it; its own size says where it ends. */
	for (size_t pad = 0; pad < 8 && pad < head.n_dict; pad += 4)
		if (sg_dict_load(out, (sg_str){ bytes, head.n_dict - pad }, NULL) == SG_OK)
			return true;
	return false;
}

bool dict_cache_load(const struct sg_overlay *overlays, size_t n, struct sg_dict **out,
		     struct dict_map *map)
{
	size_t n_key = 0;
	char *key = key_of(overlays, n, &n_key), *path = NULL;
	struct head wanted;
	bool ok = false;

	map->at = NULL;
	if (key != NULL)
		path = place_of(key, n_key, &wanted);
	if (path != NULL && map_file(path, map))
		ok = load(map, &wanted, key, out);
	if (!ok)
		dict_cache_leave(map);
	free(path);
	free(key);
	return ok;
}

/* ---- keeping ------------------------------------------------------------------------ */

static bool write_all(int fd, const void *bytes, size_t n)
{
	const char *at = bytes;

	while (n > 0) {
		ssize_t done = write(fd, at, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		at += done;
		n -= (size_t)done;
	}
	return true;
}

static bool make_folders(char *path)
{
	bool ok = true;

	for (char *slash = strchr(path + 1, '/'); ok && slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		ok = mkdir(path, 0700) == 0 || errno == EEXIST;
		*slash = '/';
	}
	return ok;
}

/* Removes the oldest while there are too many; what was left half written is old some day, too. */
static void make_room(const char *folder)
{
	for (int n = KEPT_DICTIONARIES + 1; n > KEPT_DICTIONARIES;) {
		DIR *dir = opendir(folder);
		char oldest[NAME + 16] = "";
		struct dirent *entry;
		struct stat info, least = { .st_mtime = 0 };

		for (n = 0; dir != NULL && (entry = readdir(dir)) != NULL;) {
			if (entry->d_name[0] == '.' || strlen(entry->d_name) >= sizeof oldest ||
			    fstatat(dirfd(dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0 ||
			    !S_ISREG(info.st_mode))
				continue;
			if (n++ == 0 || info.st_mtime < least.st_mtime) {
				least = info;
				memcpy(oldest, entry->d_name, strlen(entry->d_name) + 1);
			}
		}
		if (n > KEPT_DICTIONARIES && unlinkat(dirfd(dir), oldest, 0) != 0)
			n = 0;
		if (dir != NULL)
			closedir(dir);
	}
}

/* Nobody finds it before it is whole. */
static void write_file(const char *path, const struct head *head, const char *key, sg_str dict)
{
	static const char zero[8];
	size_t size = strlen(path) + sizeof ".XXXXXX";
	char *temporary = malloc(size);
	int fd = -1;
	bool ok = false;

	if (temporary != NULL) {
		snprintf(temporary, size, "%s.XXXXXX", path);
		if (make_folders(temporary))
			fd = mkstemp(temporary); /* for its owner only */
	}
	if (fd >= 0) {
		ok = write_all(fd, head, sizeof *head) && write_all(fd, key, head->n_key) &&
		     write_all(fd, dict.ptr, dict.len) &&
		     write_all(fd, zero, padded(dict.len) - dict.len);
		ok = close(fd) == 0 && ok && rename(temporary, path) == 0;
		if (!ok)
			remove(temporary);
	}
	if (ok) {
		*strrchr(temporary, '/') = '\0';
		make_room(temporary);
	}
	free(temporary);
}

void dict_cache_save(const struct sg_overlay *overlays, size_t n, const struct sg_dict *dict)
{
	size_t n_key = 0, whole;
	char *key = key_of(overlays, n, &n_key), *path = NULL;
	sg_str bytes = sg_dict_bytes(dict);
	struct head head;

	if (key != NULL)
		path = place_of(key, n_key, &head);
	if (path != NULL) {
		unsigned char last[8] = { 0 };

		whole = bytes.len & ~(size_t)7;
		memcpy(last, bytes.ptr + whole, bytes.len - whole);
		head.n_dict = padded(bytes.len);
		head.sum = sum_of(sum_of(0, key, n_key), bytes.ptr, whole);
		if (whole < bytes.len)
			head.sum = sum_of(head.sum, last, sizeof last);
		write_file(path, &head, key, bytes);
	}
	free(path);
	free(key);
}
