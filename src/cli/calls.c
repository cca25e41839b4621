/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* syscall() */

#include "cli/calls.h"

#ifdef SG_SANDBOX
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The filter reads lower halves of arguments where these come first. */
#if defined(__x86_64__)
#define OWN_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && defined(__AARCH64EL__)
#define OWN_ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OWN_ARCH AUDIT_ARCH_RISCV64
#endif
#endif

#ifdef OWN_ARCH

/* Where a call leads: places in `ending`. */
enum leads { TO_REFUSAL, TO_UNKNOWN, TO_THREADS };

struct rule {
	uint16_t call;
	uint8_t leads;
	bool network; /* stays with the network */
};

static const struct rule rules[] = {
	{ SYS_socket, TO_REFUSAL, true },
	{ SYS_connect, TO_REFUSAL, true },
	{ SYS_sendto, TO_REFUSAL, true },
	{ SYS_bind, TO_REFUSAL, true },
	{ SYS_listen, TO_REFUSAL, false },
	{ SYS_accept, TO_REFUSAL, false },
	{ SYS_accept4, TO_REFUSAL, false },
	{ SYS_execve, TO_REFUSAL, false },
	{ SYS_execveat, TO_REFUSAL, false },
	{ SYS_process_vm_writev, TO_REFUSAL, false },
	{ SYS_open_by_handle_at, TO_REFUSAL, false },
	{ SYS_mount, TO_REFUSAL, false },
	{ SYS_unshare, TO_REFUSAL, false },
	{ SYS_setns, TO_REFUSAL, false },
	{ SYS_add_key, TO_REFUSAL, false },
	{ SYS_keyctl, TO_REFUSAL, false },
	{ SYS_perf_event_open, TO_REFUSAL, false },
	{ SYS_bpf, TO_REFUSAL, false },
	{ SYS_userfaultfd, TO_REFUSAL, false },
	{ SYS_io_uring_setup, TO_REFUSAL, false }, /* whose work no filter sees */
#ifndef SG_SANITIZED /* which looks for leaks from a process of its own */
	{ SYS_ptrace, TO_REFUSAL, false },
	{ SYS_process_vm_readv, TO_REFUSAL, false },
#ifdef SYS_fork
	{ SYS_fork, TO_REFUSAL, false },
	{ SYS_vfork, TO_REFUSAL, false },
#endif
	{ SYS_clone, TO_THREADS, false },
	{ SYS_clone3, TO_UNKNOWN, false }, /* its flags are out of sight; clone() is used instead */
#endif
};

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IF(how, k, yes, no) BPF_JUMP(BPF_JMP | (how) | BPF_K, (k), (yes), (no))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, (what))

static const struct sock_filter beginning[] = {
	LOAD(arch),
	IF(BPF_JEQ, OWN_ARCH, 1, 0),
	RETURN(SECCOMP_RET_ERRNO | EPERM),
	LOAD(nr),
};

static const struct sock_filter ending[] = {
	[TO_REFUSAL] = RETURN(SECCOMP_RET_ERRNO | EPERM),
	[TO_UNKNOWN] = RETURN(SECCOMP_RET_ERRNO | ENOSYS),
	[TO_THREADS] = LOAD(args[0]),
	IF(BPF_JSET, CLONE_THREAD, 0, 1),
	RETURN(SECCOMP_RET_ALLOW),
	RETURN(SECCOMP_RET_ERRNO | EPERM),
};

enum {
	N_RULES = sizeof rules / sizeof *rules,
	N_BEGINNING = sizeof beginning / sizeof *beginning,
	N_ENDING = sizeof ending / sizeof *ending,
	IN_BLOCK = 5,
	N_BLOCKS = (N_RULES + IN_BLOCK - 1) / IN_BLOCK,
	MOST_STEPS = N_BEGINNING + 1 + N_RULES + 2 * N_BLOCKS + N_ENDING,
	FIRST_OF_X32 = 0x40000000, /* another ABI of the same architecture */
};

/* Those that hold, by number. */
static unsigned sort_rules(bool network, struct rule *to)
{
	unsigned n = 0;

	for (unsigned i = 0; i < N_RULES; i++) {
		unsigned at = n;

		if (network && rules[i].network)
			continue;
		for (; at > 0 && to[at - 1].call > rules[i].call; at--)
			to[at] = to[at - 1];
		to[at] = rules[i];
		n++;
	}
	return n;
}

/* In blocks that most calls pass over in one step: when a filter is set, the kernel tries it with
 * every call there is, and that is most of what it costs. */
static unsigned make_filter(struct sock_filter *steps, bool network)
{
	struct rule sorted[N_RULES];
	const unsigned n_rules = sort_rules(network, sorted);
	const unsigned n_blocks = (n_rules + IN_BLOCK - 1) / IN_BLOCK;
	const unsigned end = N_BEGINNING + 1 + n_rules + 2 * n_blocks;
	unsigned n = N_BEGINNING;

	memcpy(steps, beginning, sizeof beginning);
	steps[n] = (struct sock_filter)IF(BPF_JGE, FIRST_OF_X32,
					  (uint8_t)(end + TO_REFUSAL - n - 1), 0);
	n++;
	for (unsigned i = 0; i < n_rules; i += IN_BLOCK) {
		unsigned many = n_rules - i < IN_BLOCK ? n_rules - i : IN_BLOCK;

		steps[n++] = (struct sock_filter)IF(BPF_JGT, sorted[i + many - 1].call,
						    (uint8_t)(many + (i + many < n_rules)), 0);
		for (unsigned j = 0; j < many; j++, n++)
			steps[n] = (struct sock_filter)IF(
				BPF_JEQ, sorted[i + j].call,
				(uint8_t)(end + sorted[i + j].leads - n - 1), 0);
		steps[n++] = (struct sock_filter)RETURN(SECCOMP_RET_ALLOW);
	}
	memcpy(steps + n, ending, sizeof ending);
	return n + N_ENDING;
}

void calls_give_up(bool network)
{
	struct sock_filter steps[MOST_STEPS];
	struct sock_fprog filter = { .filter = steps };

	filter.len = (unsigned short)make_filter(steps, network);
	/* Nothing foreign runs in this process that speculation would have to be kept from. */
	syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &filter);
}

#else

void calls_give_up(bool network)
{
	(void)network;
}

#endif
