/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdio.h>

#include <skillgap/skillgap.h>

/*
 * Files: reading them whole, listing folders, and where a user's own files are.
 */
#define FILE_MAX_BYTES ((size_t)16 << 20)

/* A malloc'ed string and its length, behind which there is a byte more; NULL when it could not be
 * had. */
struct bytes {
	char *at;
	size_t len;
};

/* The whole of a stream, at most FILE_MAX_BYTES. False: too long, or reading failed. */
bool file_read_stream(FILE *stream, struct bytes *out, struct sg_error *err);
/* A file; SG_ENOTFOUND when it is not there. err names the path. */
enum sg_status file_read(const char *path, struct bytes *out, struct sg_error *err);
/* What a program prints: argv ended by NULL. SG_ENOTFOUND when there is no such program. */
enum sg_status file_read_program(const char *const *argv, struct bytes *out, struct sg_error *err);

/* Paths of the files under a folder, sorted by byte; hidden ones left out; NULL-ended, all
 * malloc'ed. NULL when it cannot be read. */
char **file_list(const char *folder, size_t *n);
void file_list_free(char **paths);

/* "$XDG_CONFIG_HOME/skillgap/NAME" or "~/.config/skillgap/NAME", malloc'ed; NULL without a home. */
char *file_config(const char *name);
/* The same under $XDG_CACHE_HOME or ~/.cache: what may be deleted at any time. */
char *file_cache(const char *name);
/* The same under $XDG_STATE_HOME or ~/.local/state: what nothing else can make again. */
char *file_state(const char *name);
/* Makes the folders that a path leads through and that are missing, for their owner only. */
bool file_make_folders(const char *path);
bool file_exists(const char *path);
bool file_is_folder(const char *path);
