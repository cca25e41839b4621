/* SPDX-License-Identifier: MIT */
/* What is given up is given up: each test in a child, since nothing of it can be taken back. */
#define _GNU_SOURCE /* syscall(), mkdtemp() */

#include "cli/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

static char folder[] = P_tmpdir "/skillgap-sandbox-XXXXXX", asked[64], elsewhere[64];

static void enter(bool network, const char *path)
{
	struct sandbox sandbox = { .network = network };

	sandbox_add(&sandbox, path);
	sandbox_enter(&sandbox);
}

static bool has_seccomp(void)
{
	return prctl(PR_GET_SECCOMP) == 2;
}

static bool has_landlock(void)
{
#if defined(SG_SANDBOX) && defined(SYS_landlock_create_ruleset)
	return syscall(SYS_landlock_create_ruleset, NULL, 0, 1) > 0;
#else
	return false;
#endif
}

/* Runs a test in a child, which must end well by itself. */
static void alone(void (*run)(void))
{
	int status = -1;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		run();
		fflush(stdout);
		_exit(test_failures != 0);
	}
	CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
}

static bool fails_with(long result, int error)
{
	return result == -1 && errno == error;
}

/* ---- the network -------------------------------------------------------------------- */

static void check_offline(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = 9 };
	int before = socket(AF_INET, SOCK_STREAM, 0);

	enter(false, NULL);
	if (!has_seccomp()) {
		puts("# left out: no seccomp here");
		return;
	}
	CHECK(fails_with(socket(AF_INET, SOCK_STREAM, 0), EPERM));
	CHECK(fails_with(socket(AF_INET6, SOCK_DGRAM, 0), EPERM));
	CHECK(fails_with(socket(AF_UNIX, SOCK_STREAM, 0), EPERM));
	CHECK(fails_with(connect(before, (struct sockaddr *)&address, sizeof address), EPERM));
	CHECK(fails_with(sendto(before, "x", 1, 0, (struct sockaddr *)&address, sizeof address),
			 EPERM));
	CHECK(fails_with(bind(before, (struct sockaddr *)&address, sizeof address), EPERM));
}

static void without_the_network_nothing_can_be_asked_of_it(void)
{
	alone(check_offline);
}

static void check_online(void)
{
	int fd;

	enter(true, NULL);
	fd = socket(AF_INET, SOCK_STREAM, 0);
	CHECK(fd >= 0);
	if (has_seccomp())
		CHECK(fails_with(listen(fd, 1), EPERM));
}

static void with_the_network_it_can_be_asked_but_not_served(void)
{
	alone(check_online);
}

/* ---- programs ----------------------------------------------------------------------- */

static void check_programs(bool network)
{
	char name[] = "/bin/true", *words[] = { name, NULL }, *none[] = { NULL };

	enter(network, NULL);
	if (!has_seccomp())
		return;
	CHECK(fails_with(execve(name, words, none), EPERM));
#ifndef SG_SANITIZED
	CHECK(fails_with(fork(), EPERM));
	CHECK(system("true") != 0);
#endif
}

static void check_programs_offline(void)
{
	check_programs(false);
}

static void check_programs_online(void)
{
	check_programs(true);
}

static void no_program_can_be_started(void)
{
	alone(check_programs_offline);
	alone(check_programs_online);
}

static void *set(void *user)
{
	int *at = user;

	/* It holds for threads too. */
	*at = has_seccomp() && !fails_with(socket(AF_INET, SOCK_STREAM, 0), EPERM) ? 1 : 2;
	return NULL;
}

static void check_threads(void)
{
	pthread_t thread;
	int value = 0;

	enter(false, NULL);
	CHECK(pthread_create(&thread, NULL, set, &value) == 0 && pthread_join(thread, NULL) == 0);
	CHECK(value == 2);
}

static void threads_can_be_started_and_have_given_up_the_same(void)
{
	alone(check_threads);
}

#if defined(__x86_64__) && defined(SG_SANDBOX)
static void check_other_abi(void)
{
	enter(false, NULL);
	/* socket() as the x32 ABI numbers it: refused before it is looked up. */
	if (has_seccomp())
		CHECK(fails_with(syscall(0x40000000 + SYS_socket, AF_INET, SOCK_STREAM, 0), EPERM));
}
#endif

static void another_abi_is_no_way_round(void)
{
#if defined(__x86_64__) && defined(SG_SANDBOX)
	alone(check_other_abi);
#endif
}

/* ---- files -------------------------------------------------------------------------- */

static bool can_make(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* A file beside the one asked for takes its place, as reports are written. */
static void check_writing(void)
{
	char beside[80];
	int fd;

	snprintf(beside, sizeof beside, "%s.XXXXXX", asked);
	enter(false, asked);
	fd = mkstemp(beside);
	CHECK(fd >= 0 && write(fd, "x", 1) == 1 && close(fd) == 0);
	CHECK(rename(beside, asked) == 0);
	CHECK(can_make(asked));
	CHECK(access("/etc/passwd", R_OK) != 0 || open("/etc/passwd", O_RDONLY) >= 0);
	if (!has_landlock()) {
		puts("# left out: no Landlock here");
		return;
	}
	CHECK(!can_make(elsewhere) && errno == EACCES);
	CHECK(fails_with(open(elsewhere, O_WRONLY | O_TRUNC), EACCES));
	CHECK(remove(elsewhere) != 0);
	CHECK(rename(asked, elsewhere) != 0);
	CHECK(mkdir(P_tmpdir "/skillgap-sandbox-none", 0700) != 0);
	CHECK(symlink(asked, P_tmpdir "/skillgap-sandbox-none") != 0);
}

static void files_are_written_where_asked_and_nowhere_else(void)
{
	CHECK(can_make(elsewhere));
	alone(check_writing);
}

static void check_device(void)
{
	enter(false, "/dev/null");
	CHECK(can_make("/dev/null"));
	if (has_landlock())
		CHECK(!can_make("/dev/zero"));
}

static void a_device_asked_for_is_written_in_place(void)
{
	alone(check_device);
}

static void check_too_many(void)
{
	struct sandbox sandbox = { .network = false };

	for (int i = 0; i <= SANDBOX_MAX_WRITES; i++)
		sandbox_add(&sandbox, asked);
	sandbox_enter(&sandbox);
	CHECK(can_make(elsewhere));
}

static void more_files_than_there_is_room_for_restrict_no_writing(void)
{
	alone(check_too_many);
}

/* ---- the switch --------------------------------------------------------------------- */

static void check_off(void)
{
	setenv("SKILLGAP_SANDBOX", "off", 1);
	enter(false, NULL);
	CHECK(prctl(PR_GET_SECCOMP) == 0 && prctl(PR_GET_NO_NEW_PRIVS, 0L, 0L, 0L, 0L) == 0);
	CHECK(can_make(elsewhere));
}

static void check_programs_needed(void)
{
	const struct sandbox sandbox = { .programs = true };

	sandbox_enter(&sandbox);
	CHECK(prctl(PR_GET_NO_NEW_PRIVS, 0L, 0L, 0L, 0L) == 0);
	CHECK(system("true") == 0);
}

static void nothing_is_given_up_when_switched_off_or_when_programs_need_it(void)
{
	if (prctl(PR_GET_NO_NEW_PRIVS, 0L, 0L, 0L, 0L) != 0 || prctl(PR_GET_SECCOMP) != 0) {
		puts("# left out: given up before this test began");
		return;
	}
	alone(check_off);
	alone(check_programs_needed);
}

int main(void)
{
	static const struct test tests[] = {
		TEST(without_the_network_nothing_can_be_asked_of_it),
		TEST(with_the_network_it_can_be_asked_but_not_served),
		TEST(no_program_can_be_started),
		TEST(threads_can_be_started_and_have_given_up_the_same),
		TEST(another_abi_is_no_way_round),
		TEST(files_are_written_where_asked_and_nowhere_else),
		TEST(a_device_asked_for_is_written_in_place),
		TEST(more_files_than_there_is_room_for_restrict_no_writing),
		TEST(nothing_is_given_up_when_switched_off_or_when_programs_need_it),
	};
	int bad;

	/* What is asked for lies in a folder of its own, what is not beside that folder. */
	if (mkdtemp(folder) == NULL)
		return 1;
	snprintf(asked, sizeof asked, "%s/report", folder);
	snprintf(elsewhere, sizeof elsewhere, "%s-elsewhere", folder);
	bad = run_tests(tests, sizeof tests / sizeof *tests);
	remove(asked);
	remove(elsewhere);
	rmdir(folder);
	return bad;
}
