/* SPDX-License-Identifier: MIT */
/*
 * Loaded before the C library (LD_PRELOAD), makes the nth allocation of a program fail, alone or
 * with all that follow:
 *
 *     SG_FAIL_AT    n, counted from 1
 *     SG_FAIL_ALL   set: all from then on
 *     SG_FAIL_TOLD  a descriptor that gets a byte when it comes to that
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);
void *malloc(size_t size);
void *calloc(size_t n, size_t size);
void *realloc(void *old, size_t size);

static atomic_ulong seen;
static unsigned long first;
static int told = -1;
static int all;

__attribute__((constructor)) static void settle(void)
{
	const char *at = getenv("SG_FAIL_AT"), *to = getenv("SG_FAIL_TOLD");

	all = getenv("SG_FAIL_ALL") != NULL;
	told = to == NULL ? -1 : (int)strtol(to, NULL, 10);
	seen = 0;
	first = at == NULL ? 0 : strtoul(at, NULL, 10);
}

static int fails(void)
{
	unsigned long n = first == 0 ? 0 : ++seen;
	int error = ENOMEM;

	if (n == 0 || n < first || (n > first && !all))
		return 0;
	if (n == first && told >= 0 && write(told, "x", 1) != 1)
		error = EIO;
	errno = error;
	return 1;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}
