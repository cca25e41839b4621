/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* O_PATH, syscall() */

#include "cli/sandbox.h"

#include <stdlib.h>
#include <string.h>

#ifdef SG_SANDBOX
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cli/calls.h"
#include "cli/file.h"
#endif

void sandbox_add(struct sandbox *sandbox, const char *path)
{
	if (path == NULL || strcmp(path, "-") == 0)
		return;
	if (sandbox->n_writes < SANDBOX_MAX_WRITES)
		sandbox->writes[sandbox->n_writes] = path;
	sandbox->n_writes++;
}

#ifdef SG_SANDBOX

/* ---- writing: Landlock -------------------------------------------------------------- */

/* Of later kernels than the headers may be. */
enum { ABI_TRUNCATE = 3 };
#define TRUNCATE ((uint64_t)1 << 14)

#define IN_FOLDER                                                                                  \
	((uint64_t)LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |                   \
	 LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | TRUNCATE)
#define NOWHERE                                                                                    \
	((uint64_t)LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_MAKE_CHAR |                  \
	 LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |                             \
	 LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)
#define OF_FILES ((uint64_t)LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE)

/* The folder of a file that is there or will be. -1: there is none, and writing fails anyway. */
static int open_folder_of(const char *path)
{
	char *real = realpath(path, NULL), *copy = real == NULL ? strdup(path) : real;
	char *slash = copy == NULL ? NULL : strrchr(copy, '/');
	const char *folder = slash == NULL ? "." : slash == copy ? "/" : copy;
	int fd;

	if (slash != NULL)
		*slash = '\0';
	fd = copy == NULL ? -1 : open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	free(copy);
	return fd;
}

/* Lets files be written that a path stands for: a device or pipe in place, else in its folder. */
static void let_write(int rules, const char *path, uint64_t handled)
{
	struct stat info;
	bool there = stat(path, &info) == 0;
	bool as_it_is = there && !S_ISREG(info.st_mode);
	bool file = as_it_is && !S_ISDIR(info.st_mode);
	struct landlock_path_beneath_attr rule = { .allowed_access =
							   handled & (file ? OF_FILES : IN_FOLDER) };

	rule.parent_fd = as_it_is ? open(path, O_PATH | O_CLOEXEC) : open_folder_of(path);
	if (rule.parent_fd < 0)
		return;
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

/* The folder of copies is made when the first one is, which needs the one around it. */
static void let_copy(int rules, uint64_t handled)
{
	char *path = file_cache("pages");

	if (path != NULL && file_make_folders(path))
		let_write(rules, path, handled);
	free(path);
}

static void give_up_writing(const struct sandbox *sandbox)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	struct landlock_ruleset_attr attr = { .handled_access_fs = IN_FOLDER | NOWHERE };
	int rules;

	if (abi <= 0 || sandbox->n_writes > SANDBOX_MAX_WRITES)
		return;
	if (abi < ABI_TRUNCATE)
		attr.handled_access_fs &= ~TRUNCATE;
	rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
	if (rules < 0)
		return;
	for (unsigned i = 0; i < sandbox->n_writes; i++)
		let_write(rules, sandbox->writes[i], attr.handled_access_fs);
	if (sandbox->copies)
		let_copy(rules, attr.handled_access_fs);
#ifdef SG_COUNTS /* where a build that counts what was run writes its counts at the end */
	let_write(rules, SG_COUNTS, attr.handled_access_fs);
#endif
	syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
}

/* ---- both --------------------------------------------------------------------------- */

void sandbox_enter(const struct sandbox *sandbox)
{
	const char *wanted = getenv("SKILLGAP_SANDBOX");
	int error = errno;

	if (sandbox->programs || (wanted != NULL && strcmp(wanted, "off") == 0))
		return;
	/* Both ask for this: no program started from here on could have more rights. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) == 0) {
		give_up_writing(sandbox);
		calls_give_up(sandbox->network);
	}
	errno = error;
}

#else

void sandbox_enter(const struct sandbox *sandbox)
{
	(void)sandbox;
}

#endif
