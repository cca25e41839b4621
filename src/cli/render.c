/* SPDX-License-Identifier: MIT */
#include "cli/render.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/ui.h"

enum { LOOK_MS = 100, SHORT_MS = 10, USUAL_TIMEOUT_S = 30, LONGEST_URL = 4096 };

extern char **environ;

/* ---- the command -------------------------------------------------------------------- */

/* One word from *at on, written to *to with its quotes gone; false: a quote stays open. */
static bool take_word(const char **at, char **to)
{
	char quote = '\0';

	for (; **at != '\0' && (quote != '\0' || (**at != ' ' && **at != '\t')); (*at)++) {
		if (quote == '\0' && (**at == '\'' || **at == '"'))
			quote = **at;
		else if (quote != '\0' && **at == quote)
			quote = '\0';
		else
			*(*to)++ = **at;
	}
	*(*to)++ = '\0';
	return quote == '\0';
}

/* What is wrong with the command; NULL: nothing. */
static const char *split(struct render *render)
{
	const char *at = render->command;
	char *to = render->text;

	for (at += strspn(at, " \t"); *at != '\0'; at += strspn(at, " \t")) {
		if (render->n_words == RENDER_MAX_WORDS)
			return "too many words";
		render->words[render->n_words++] = to;
		if (!take_word(&at, &to))
			return "a quote is not closed";
	}
	return render->n_words == 0 || render->words[0][0] == '\0' ? "names no program" : NULL;
}

bool render_open(struct render *render)
{
	const char *wrong;

	if (render->command == NULL)
		return true;
	render->text = malloc(strlen(render->command) + 2);
	if (render->text == NULL) {
		ui_no_memory();
		return false;
	}
	wrong = split(render);
	if (wrong == NULL)
		return true;
	render_close(render);
	ui_say("--render", wrong, "--render 'chromium --headless --dump-dom'");
	return false;
}

void render_close(struct render *render)
{
	free(render->text);
	free(render->page);
	render->text = NULL;
	render->page = NULL;
	render->n_words = 0;
}

/* ---- the program -------------------------------------------------------------------- */

/* Its group, for whoever interrupts us: it is not in the terminal's own. */
static volatile sig_atomic_t running;

static void end_both(int number)
{
	if (running != 0)
		kill((pid_t)-running, SIGKILL);
	raise(number); /* to what it was before, by SA_RESETHAND */
}

static const int deadly[] = { SIGINT, SIGTERM, SIGHUP };
enum { N_DEADLY = sizeof deadly / sizeof *deadly };

struct signals {
	struct sigaction before[N_DEADLY];
};

static void watch_signals(struct signals *signals)
{
	struct sigaction action = { .sa_handler = end_both, .sa_flags = (int)SA_RESETHAND };

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < N_DEADLY; i++) {
		sigaction(deadly[i], NULL, &signals->before[i]);
		if (signals->before[i].sa_handler == SIG_DFL)
			sigaction(deadly[i], &action, NULL);
	}
}

static void leave_signals(const struct signals *signals)
{
	for (size_t i = 0; i < N_DEADLY; i++)
		sigaction(deadly[i], &signals->before[i], NULL);
}

/* 0, or why it could not be started. Its output goes into `to`, its complaints nowhere. */
static int start(char *const *words, int to, pid_t *child)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	int failed = posix_spawn_file_actions_init(&files);

	if (failed != 0)
		return failed;
	failed = posix_spawnattr_init(&how);
	if (failed != 0) {
		posix_spawn_file_actions_destroy(&files);
		return failed;
	}
	failed = posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	if (failed == 0)
		failed = posix_spawn_file_actions_adddup2(&files, to, STDOUT_FILENO);
	if (failed == 0)
		failed = posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null",
							  O_WRONLY, 0);
	if (failed == 0)
		failed = posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
	if (failed == 0)
		failed = posix_spawnp(child, words[0], &files, &how, words, environ);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return failed;
}

struct output {
	char *at;
	size_t n, cap, most;
};

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Left to be reaped, so that its number stays its own until its group is ended. */
static bool has_ended(pid_t child)
{
	siginfo_t info = { .si_pid = 0 };

	return waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
	       info.si_pid != 0;
}

/* Room for more; NULL, or what is wrong. */
static const char *make_room(struct output *output)
{
	size_t cap = output->cap == 0 ? 1 << 16 : output->cap * 2;
	char *more;

	if (output->n < output->cap)
		return NULL;
	if (output->n > output->most)
		return "gave more than the size limit";
	more = realloc(output->at, cap);
	if (more == NULL)
		return "gave more than there is memory for";
	output->at = more;
	output->cap = cap;
	return NULL;
}

/* All that it prints, until it ends; NULL, or what is wrong with it. */
static const char *collect(pid_t child, int from, int64_t deadline, struct output *output)
{
	struct pollfd look = { .fd = from, .events = POLLIN };
	const char *wrong;
	bool open = true;

	while ((wrong = make_room(output)) == NULL) {
		ssize_t n = 0;
		int ready;

		if (now_ms() >= deadline)
			return "gave no page in time";
		ready = poll(&look, open ? 1 : 0, open ? LOOK_MS : SHORT_MS);
		if (ready > 0) {
			n = read(from, output->at + output->n, output->cap - output->n);
			if (n < 0 && errno == EINTR)
				continue;
			open = n > 0;
			output->n += open ? (size_t)n : 0;
		} else if (has_ended(child)) {
			break; /* what it left behind may hold the pipe open */
		}
	}
	if (wrong == NULL && output->n > output->most)
		wrong = "gave more than the size limit";
	return wrong;
}

/* Ends the program and what it started; its exit status in the way of waitpid(). */
static int put_away(pid_t child)
{
	int status = -1;

	kill(-child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	running = 0;
	return status;
}

static bool is_blank(const struct output *output)
{
	for (size_t i = 0; i < output->n; i++)
		if (strchr(" \t\r\n", output->at[i]) == NULL)
			return false;
	return true;
}

/* Runs it once; NULL, or what went wrong. */
static const char *run(struct render *render, uint32_t timeout_s, struct output *output)
{
	int64_t deadline = now_ms() + (int64_t)timeout_s * 1000;
	struct signals signals;
	const char *wrong;
	int ends[2], failed, status;
	pid_t child;

	if (pipe(ends) != 0)
		return "cannot be started";
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	watch_signals(&signals);
	failed = start(render->words, ends[1], &child);
	close(ends[1]);
	if (failed != 0) {
		leave_signals(&signals);
		close(ends[0]);
		render->gave_up = true;
		return failed == ENOENT ? "there is no such program" : "cannot be started";
	}
	running = child;
	wrong = collect(child, ends[0], deadline, output);
	close(ends[0]);
	status = put_away(child);
	leave_signals(&signals);
	if (wrong == NULL && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
		wrong = "ended with an error";
	return wrong == NULL && is_blank(output) ? "gave an empty page" : wrong;
}

bool render_page(struct render *render, sg_str url, uint32_t timeout_s, size_t max_bytes,
		 sg_str *html)
{
	struct output output = { .most = max_bytes == 0 ? (size_t)16 << 20 : max_bytes };
	char word[LONGEST_URL], what[200];
	const char *wrong;

	if (render->gave_up || url.len == 0 || url.len >= sizeof word)
		return false;
	snprintf(word, sizeof word, SG_FMT, SG_ARG(url));
	render->words[render->n_words] = word;
	wrong = run(render, timeout_s == 0 ? USUAL_TIMEOUT_S : timeout_s, &output);
	render->words[render->n_words] = NULL;
	free(render->page);
	render->page = output.at;
	*html = (sg_str){ output.at, output.n };
	if (wrong == NULL)
		return true;
	snprintf(what, sizeof what, "%.100s: %s", render->words[0], wrong);
	ui_say("--render", what, NULL);
	return false;
}
