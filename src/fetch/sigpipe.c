/* SPDX-License-Identifier: MIT */
#include "fetch/sigpipe.h"

#include <pthread.h>

static bool is_pending(void)
{
	sigset_t pending;

	sigemptyset(&pending);
	sigpending(&pending);
	return sigismember(&pending, SIGPIPE) == 1;
}

static sigset_t only_pipe(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	return set;
}

void sg_sigpipe_hold(struct sg_sigpipe *held)
{
	sigset_t set = only_pipe();

	held->was_pending = is_pending();
	pthread_sigmask(SIG_BLOCK, &set, &held->before);
}

void sg_sigpipe_release(const struct sg_sigpipe *held)
{
	sigset_t set = only_pipe();
	int number;

	if (!held->was_pending && is_pending())
		sigwait(&set, &number);
	pthread_sigmask(SIG_SETMASK, &held->before, NULL);
}
