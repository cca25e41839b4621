/* SPDX-License-Identifier: MIT */
#pragma once

#include <signal.h>

#include <skillgap/types.h>

/*
 * Holding SIGPIPE back in one thread.
 *
 * TLS writes to sockets in a way that raises the signal when the peer is gone. A library must
 * neither let that end the program nor change the program's handlers, so between hold and
 * release the signal is kept from this thread, and one that came is eaten.
 */
struct sg_sigpipe {
	sigset_t before;
	bool was_pending;
};

void sg_sigpipe_hold(struct sg_sigpipe *held);
void sg_sigpipe_release(const struct sg_sigpipe *held);
