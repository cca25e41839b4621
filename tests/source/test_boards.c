/* SPDX-License-Identifier: MIT */
/*
 * Whole conversations: what a person pastes, what is asked for, what the answers give. The
 * answers are files of tests/data/sources, the conversations stand in its folder `expected`.
 */
#include <stdlib.h>

#include <skillgap/route.h>

#include "base/str.h"
#include "test.h"

enum { MAX_ANSWERS = 8, LONGEST_FILE = 64 * 1024 };

struct row {
	const char *name; /* of the file under expected, and what is shown */
	const char *source;
	const char *answers[MAX_ANSWERS]; /* "-" is: not found */
	bool opt_in;
};

static const struct row rows[] = {
	{ "greenhouse-board", "greenhouse:harbour", { "greenhouse.json" }, false },
	{ "greenhouse-posting", "https://job-boards.eu.greenhouse.io/harbour/jobs/5100000001?gh_src=x",
	  { "greenhouse_job.json" }, false },
	{ "greenhouse-one-of-an-embedded-board",
	  "https://careers.harbour.example/open?gh_jid=5100000001",
	  { "embed.html", "greenhouse_job.json" }, false },
	{ "lever-board", "https://jobs.lever.co/warmly", { "lever.json" }, false },
	{ "lever-posting-in-europe",
	  "https://jobs.eu.lever.co/warmly/2f0f0f0f-1111-4222-8333-444444444444/apply",
	  { "lever_eu.json" }, false },
	{ "ashby-board-with-a-space-in-its-name", "https://jobs.ashbyhq.com/Brick%20%26%20Lime",
	  { "ashby.json" }, false },
	{ "gem-board", "gem:foundry", { "gem.json" }, false },
	{ "gem-posting", "https://jobs.gem.com/foundry/Zm91bmRyeTp0d28", { "gem.json" }, false },
	{ "workable-board", "https://apply.workable.com/quay/", { "workable.json" }, false },
	{ "smartrecruiters-when-asked-for", "smartrecruiters:Spindle1",
	  { "smartrecruiters.json", "smartrecruiters_detail.json" }, true },
	{ "smartrecruiters-is-off", "smartrecruiters:Spindle1", { NULL }, false },
	{ "recruitee-board", "https://dune.recruitee.com/", { "recruitee.json" }, false },
	{ "recruitee-posting", "https://dune.recruitee.com/en/o/frontend", { "recruitee.json" },
	  false },
	{ "personio-board", "personio:wiesel", { "personio.xml" }, false },
	{ "personio-posting", "https://wiesel.jobs.personio.de/job/41002", { "personio.xml" },
	  false },
	{ "teamtailor-board", "teamtailor:fjell", { "teamtailor_1.json", "teamtailor_2.json" },
	  false },
	{ "teamtailor-feed", "https://careers.fjell.example/jobs.rss", { "teamtailor.rss" },
	  false },
	{ "bamboohr-board", "https://cactus.bamboohr.com/careers",
	  { "bamboohr.json", "bamboohr_detail.json" }, false },
	{ "workday-posting",
	  "https://press.wd5.myworkdayjobs.com/en-US/Careers/job/Akron/Controls-Engineer_R-1",
	  { "workday_detail.json" }, false },
	{ "workday-board-when-asked-for", "https://press.wd5.myworkdayjobs.com/Careers",
	  { "workday.json", "workday_detail.json" }, true },
	{ "breezy-board", "breezy:lamp", { "breezy.json", "breezy.html" }, false },
	{ "jazzhr-board", "https://orchard.applytojob.com/apply",
	  { "jazzhr_board.html", "jazzhr.html" }, false },
	{ "rippling-board-with-a-row-for-each-place", "rippling:kite",
	  { "rippling.json", "rippling_detail.json" }, false },
	{ "pinpoint-board", "pinpoint:heron", { "pinpoint.json" }, false },
	{ "hn-latest", "hn:latest", { "hn_search.json", "hn_item.json" }, false },
	{ "hn-thread", "https://news.ycombinator.com/item?id=47000001", { "hn_item.json" }, false },
	{ "hn-comment-is-the-posting-and-not-its-replies", "hn:47000101", { "hn_comment.json" },
	  false },
	{ "remoteok", "https://remoteok.com/", { "remoteok.json" }, false },
	{ "weworkremotely", "wwr:all", { "wwr.rss" }, false },
	{ "remotive-search", "remotive:php", { "remotive.json" }, false },
	{ "arbeitnow", "arbeitnow:all", { "arbeitnow.json" }, false },
	{ "himalayas-follows-the-cursor", "himalayas:all",
	  { "himalayas_1.json", "himalayas_2.json" }, false },
	{ "jobicy", "jobicy:all", { "jobicy.json" }, false },
	{ "adzuna-with-a-key", "adzuna:gb/golang", { "adzuna.json" }, false },
	{ "usajobs-with-a-key", "usajobs:linux", { "usajobs.json" }, false },
	{ "snapshot-of-a-page",
	  "https://web.archive.org/web/2023/https://acme.example/jobs/1", { "posting.html" },
	  false },
	{ "microdata", "https://kettle.example/jobs/7", { "microdata.html" }, false },
	{ "rdfa", "https://brush.example/jobs/7", { "rdfa.html" }, false },
	{ "data-of-a-page-made-by-scripts", "https://tern.example/jobs/7", { "next.html" }, false },
	{ "feed-rss", "https://gazette.example/rss", { "feed.rss" }, false },
	{ "feed-atom", "https://jobs.example/all/feed", { "feed.atom" }, false },
	{ "feed-jobvite", "https://app.jobvite.com/CompanyJobs/Xml.aspx?c=q6", { "jobvite.xml" },
	  false },
	{ "sitemap-of-a-site", "sitemap:acme.example",
	  { "robots.txt", "map-index.xml", "map.xml", "posting.html", "news.html" }, false },
	{ "sitemap-of-a-folder-without-robots", "sitemap:acme.example/jobs",
	  { "-", "map.xml", "posting.html" }, false },
	{ "sitemap-that-is-packed-and-of-a-board", "sitemap:jobs.lever.co/warmly",
	  { "-", "map.xml.gz", "-", "-" }, false },
	{ "sitemap-that-is-packed-and-damaged", "sitemap:acme.example",
	  { "-", "map-broken.xml.gz" }, false },
	{ "sitemap-of-no-site", "sitemap:::", { NULL }, false },
	{ "sitemap-that-was-pasted", "https://acme.example/map.xml",
	  { "map.xml", "posting.html", "-" }, false },
};

static struct sg_dict *dict;
static struct sg_arena *arena;

static sg_str read_file(const char *folder, const char *name, const char *end)
{
	sg_str path = sg_arena_printf(arena, TEST_DATA "/%s/%s%s", folder, name, end);
	char *bytes = sg_arena_alloc(arena, LONGEST_FILE, 1);
	char copy[512];
	FILE *file;
	size_t n;

	snprintf(copy, sizeof copy, SG_FMT, SG_ARG(path));
	file = fopen(copy, "rb");
	if (file == NULL || bytes == NULL)
		return (sg_str){ NULL, 0 };
	n = fread(bytes, 1, LONGEST_FILE, file);
	fclose(file);
	return (sg_str){ bytes, n };
}

static const char *variable(void *user, const char *name)
{
	(void)user;
	(void)name;
	return "sesame";
}

static void add_field(struct sg_buf *out, const char *name, sg_str value)
{
	if (value.ptr != NULL)
		sg_buf_printf(out, "  %s: " SG_FMT "\n", name, SG_ARG(value));
}

/* An sg_record_fn. */
static int tell(void *user, const struct sg_record *record)
{
	static const char *const remote[] = { NULL, "no", "yes" };
	const struct sg_posting *posting = &record->posting;
	struct sg_buf *out = user;

	sg_buf_printf(out, "posting\n");
	if (!sg_str_eq(posting->id, posting->key))
		add_field(out, "id", posting->id);
	add_field(out, "url", posting->url);
	add_field(out, "title", posting->title);
	add_field(out, "company", posting->company);
	add_field(out, "location", posting->location);
	add_field(out, "remote", sg_str_of(remote[posting->remote]));
	add_field(out, "posted", posting->posted);
	add_field(out, "until", posting->valid_through);
	add_field(out, "pay", posting->salary);
	add_field(out, "employment", posting->employment_type);
	add_field(out, "why", posting->why);
	add_field(out, "body", posting->body);
	return 0;
}

static void ask(struct sg_buf *out, const struct sg_request *request)
{
	sg_buf_printf(out, "%s " SG_FMT "\n", request->body.ptr == NULL ? "GET" : "POST",
		      SG_ARG(request->url));
	add_field(out, "body", request->body);
	add_field(out, "header", request->header);
}

static void converse(const struct row *row, struct sg_route *route, struct sg_buf *out)
{
	struct sg_error missing = { .status = SG_ENOTFOUND, .text = "gone (404)" };
	struct sg_request request;

	for (size_t i = 0; sg_route_next(route, &request); i++) {
		const char *name = i < MAX_ANSWERS ? row->answers[i] : NULL;
		struct sg_page page = { .url = request.url, .http_status = 200 };
		struct sg_error err = { 0 };

		ask(out, &request);
		if (name != NULL)
			page.body = read_file("sources", name, "");
		if (sg_route_answer(route, &page, page.body.ptr == NULL ? &missing : NULL, arena,
				    tell, out, &err) != SG_OK)
			sg_buf_printf(out, "failed: %s\n", err.text);
	}
	CHECK(sg_route_done(route));
	if (sg_route_note(route).ptr != NULL)
		sg_buf_printf(out, "note: " SG_FMT "\n", SG_ARG(sg_route_note(route)));
	if (sg_route_credit(route).ptr != NULL)
		sg_buf_printf(out, "credit: " SG_FMT "\n", SG_ARG(sg_route_credit(route)));
}

static sg_str run_row(const struct row *row)
{
	struct sg_route_options options = { .opt_in = row->opt_in, .variable = variable };
	struct sg_buf out = { .arena = arena };
	struct sg_error err = { 0 };
	struct sg_route *route;

	sg_buf_printf(&out, "%s\n", row->source);
	if (sg_route_new(&route, dict, sg_str_of(row->source), &options, &err) != SG_OK)
		sg_buf_printf(&out, "refused: %s\ntry: %s\n", err.text, err.mend);
	else
		converse(row, route, &out);
	sg_route_free(route);
	return sg_buf_str(&out);
}

/* What a conversation was, as comments of TAP. */
static void show(sg_str text)
{
	while (text.len > 0) {
		sg_str line = sg_str_cut(&text, '\n');

		printf("#| " SG_FMT "\n", SG_ARG(line));
	}
}

int main(void)
{
	size_t n = sizeof rows / sizeof *rows, bad = 0;

	arena = sg_arena_new(0);
	if (sg_dict_new(&dict, NULL, 0, NULL) != SG_OK)
		return EXIT_FAILURE;
	printf("1..%zu\n", n);
	for (size_t i = 0; i < n; i++) {
		sg_str got = run_row(&rows[i]);
		bool good = sg_str_eq(got, read_file("sources/expected", rows[i].name, ".txt"));

		printf("%sok %zu - %s\n", good ? "" : "not ", i + 1, rows[i].name);
		if (!good) {
			printf("# tests/data/sources/expected/%s.txt is not there or not this:\n",
			       rows[i].name);
			show(got);
		}
		bad += !good;
	}
	sg_dict_free(dict);
	sg_arena_free(arena);
	return bad != 0 || test_failures != 0;
}
