/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>

/*
 * Calls of the system that a process gives up for good: starting programs, looking into other
 * processes, what only attacks on the kernel need; and, unless it stays, the network.
 *
 * A refused one fails with EPERM. Threads can still be started. By a seccomp filter, on the
 * architectures that it is written for; elsewhere nothing happens. The caller has set
 * PR_SET_NO_NEW_PRIVS. Threads: holds for the calling one and those that it starts.
 */
void calls_give_up(bool network);
