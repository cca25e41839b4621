/* SPDX-License-Identifier: MIT */
#include "cli/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <skillgap/route.h>

#include "cli/ui.h"

enum exit_code worse(enum exit_code a, enum exit_code b)
{
	/* In order of weight; see enum exit_code. */
	static const unsigned char weight[] = { 0, 2, 6, 5, 1, 3, 4 };

	return weight[a] >= weight[b] ? a : b;
}

static bool is_between(const char *digits, const char *low, const char *high)
{
	return memcmp(digits, low, 2) >= 0 && memcmp(digits, high, 2) <= 0;
}

static bool is_now(const char *text)
{
	static const char shape[] = "dddd-dd-ddTdd:dd:ddZ";

	for (size_t i = 0; i < sizeof shape; i++)
		if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
			return false;
	return is_between(text + 5, "01", "12") && is_between(text + 8, "01", "31") &&
	       is_between(text + 11, "00", "23") && is_between(text + 14, "00", "59") &&
	       is_between(text + 17, "00", "60");
}

/* What may stand in the comment of a User-Agent. */
static bool is_contact(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text <= ' ' || *text >= 0x7f || strchr("()\\\"", *text) != NULL)
			return false;
	return true;
}

/* Who asks is said with where to complain, when somebody said where. */
static bool set_agent(struct line *line)
{
	const char *contact = getenv("SKILLGAP_CONTACT");

	if (contact == NULL)
		contact = SG_CONTACT;
	if (line->fetch.user_agent != NULL || *contact == '\0')
		return true;
	if (strlen(contact) > 150 || !is_contact(contact)) {
		ui_say("SKILLGAP_CONTACT", "must be an address without spaces",
		       "SKILLGAP_CONTACT=me@mail.example");
		return false;
	}
	snprintf(line->agent, sizeof line->agent, "skillgap/%s (+%s)", sg_version(), contact);
	line->fetch.user_agent = line->agent;
	return true;
}

bool stage_clock(const char **now, char *clock)
{
	if (*now == NULL) {
		ui_now(clock);
		*now = clock;
	}
	if (is_now(*now))
		return true;
	ui_say("--now", "must look like 2026-11-22T00:00:00Z", NULL);
	return false;
}

/* A filter is made to see whether it can be; the line makes its own. */
bool stage_check_options(struct line *line)
{
	if (line->names && line->list == NULL) {
		ui_say("--null", "goes with --sources", "--sources - --null");
		return false;
	}
	if (!stage_clock(&line->now, line->clock))
		return false;
	if (!narrow_open(&line->narrow, line->now))
		return false;
	narrow_close(&line->narrow);
	if (!render_open(&line->render))
		return false;
	render_close(&line->render);
	return set_agent(line);
}

bool stage_check(const struct cmd *cmd, struct line *line, char **sources, int n)
{
	bool piped = line->list != NULL && strcmp(line->list, "-") == 0;
	char what[200];

	if (n == 0 && line->first.read == NULL && line->list == NULL && isatty(STDIN_FILENO)) {
		snprintf(what, sizeof what, "%s: no SOURCE given", cmd->name);
		ui_say(NULL, what, "skillgap help");
		return false;
	}
	for (int i = 0; i < n; i++) {
		char *shown;

		if (piped && strcmp(sources[i], "-") == 0) {
			ui_say("-", "is the file of sources already", NULL);
			return false;
		}
		if (line_is_source(sources[i]))
			continue;
		shown = strdup(sources[i]);
		if (shown != NULL)
			sg_source_hide(shown);
		snprintf(what, sizeof what, "'%.100s' is no SOURCE: there is no such file",
			 shown == NULL ? "" : shown);
		free(shown);
		ui_say(NULL, what, NULL);
		return false;
	}
	return stage_check_options(line);
}

void stage_unreadable(const struct line *line, const struct sg_posting *posting)
{
	char where[160], why[240];

	snprintf(where, sizeof where, SG_FMT, SG_ARG(posting->source));
	snprintf(why, sizeof why, SG_FMT, SG_ARG(posting->why));
	ui_say(where, why, "save the page in your browser, then: skillgap saved.html");
	if (strcmp(why, SG_WHY_SCRIPTS) == 0 && strncmp(where, "http", 4) == 0 &&
	    line->render.command == NULL)
		ui_try("--render 'chromium --headless --dump-dom'");
}

enum exit_code stage_ending(const struct line *line)
{
	char what[96];

	if (line->stopped) {
		ui_say(NULL, "stopped; what was written is incomplete", NULL);
		return EXIT_OUTPUT;
	}
	if (line->n_failed > 0 && line->n_sources > 1) {
		snprintf(what, sizeof what, "%u of %u sources failed", line->n_bad,
			 line->n_sources);
		ui_say(NULL, what, NULL);
	} else if (line->n_bad_requests > 0 && line->n_requests > 1) {
		snprintf(what, sizeof what, "%u of %u requests failed", line->n_bad_requests,
			 line->n_requests);
		ui_say(NULL, what, NULL);
	}
	if (line->n_readable == 0)
		return EXIT_UNREADABLE;
	return line->n_failed > 0 ? EXIT_PARTIAL : EXIT_DONE;
}
