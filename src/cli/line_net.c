/* SPDX-License-Identifier: MIT */
#include "cli/line_net.h"

#include <stdlib.h>

#include "cli/lines.h"
#include "cli/net.h"
#include "cli/ui.h"

static void log_request(void *unused, const char *text)
{
	(void)unused;
	ui_say(NULL, text, NULL);
}

static const char *variable(void *unused, const char *name)
{
	(void)unused;
	return getenv(name);
}

static bool any_remote(char *const *sources, int n)
{
	for (int i = 0; i < n; i++)
		if (net_is_source(sources[i]))
			return true;
	return false;
}

void line_needs(const struct line *line, char *const *sources, int n, struct sandbox *sandbox)
{
	if (line->lines != NULL)
		lines_need(line->lines, sandbox);
	if (!any_remote(sources, n))
		return;
	sandbox->copies |= !line->no_cache;
	sandbox->network |= !line->fetch.offline;
	sandbox->programs |= !line->fetch.offline && line->render.command != NULL;
}

bool line_open_net(struct line *line, char **sources, int n)
{
	struct net_options options = {
		.shared = line->fetcher,
		.fetch = line->fetch,
		.route = { .opt_in = line->opt_in, .max_postings = line->max_postings,
			   .variable = variable },
		.render = &line->render,
	};

	if (!any_remote(sources, n))
		return true;
	line->cache = line->no_cache ? NULL : file_cache("pages");
	options.fetch.max_bytes = (size_t)line->max_size << 20;
	options.fetch.cache = line->cache;
	options.fetch.log = line->verbose ? log_request : NULL;
	line->net = net_new(line->setup->dict, &options, sources, n);
	return line->net != NULL;
}
