/* SPDX-License-Identifier: MIT */
#include "read/board.h"
#include "read/find.h"
#include "read/headline.h"
#include "read/reader.h"
#include "read/repair.h"
#include "read/saved.h"
#include "read/state.h"
#include "record/body.h"
#include "record/entity.h"
#include "record/posting.h"
#include "record/url.h"
#include "text/html.h"

enum {
	MAX_SCRIPTS = 64,      /* of JSON-LD that are looked at */
	LONGEST_TEASER = 600,  /* a longer description is no teaser */
	WORDS_OF_WALL = 150,   /* more words than this are not only a login form */
	WORDS_OF_DAMAGE = 20,
	BYTES_OF_NOTHING = 120, /* a text this short without a list says nothing of a job */
};

struct page {
	struct sg_reader *reader;
	sg_str html;
	struct sg_page_parts parts;
	sg_str url; /* canonical; or absent */
	struct sg_json *roots[MAX_SCRIPTS + SG_MAX_PROPS];
	size_t n_roots;
	struct sg_jobs jobs;
};

/* The page's own URL. A canonical link to the site's front page is a mistake of the site's. */
static sg_str url_of(struct page *page)
{
	struct sg_arena *arena = page->reader->arena;
	sg_str own = sg_url_canonical(arena, page->parts.url);
	sg_str from = sg_url_canonical(arena, page->reader->input->url);

	if (own.ptr == NULL)
		return from;
	if (from.ptr != NULL && sg_url_path(own).len == 1 && sg_url_path(from).len > 1)
		return from;
	return own;
}

static enum sg_status parse_scripts(struct page *page)
{
	struct sg_arena *arena = page->reader->arena;
	const sg_str *scripts;
	size_t n;
	enum sg_status status =
		sg_html_json_ld(page->html, arena, &scripts, &n, page->reader->err);

	if (status != SG_OK)
		return status;
	for (size_t i = 0; i < n && page->n_roots < MAX_SCRIPTS; i++) {
		struct sg_json *root;

		status = sg_json_parse_lenient(scripts[i], arena, &root, NULL);
		if (status == SG_ENOMEM)
			return sg_no_memory(page->reader->err);
		if (status != SG_OK)
			continue;
		page->roots[page->n_roots++] = root;
		if (!sg_find_jobs(root, NULL, arena, &page->jobs))
			return sg_no_memory(page->reader->err);
	}
	return SG_OK;
}

static bool has_description(const struct sg_json *job)
{
	return sg_str_trim(sg_json_get_str(job, "description")).len > 0;
}

/* JobPostings that attributes make. Several without descriptions are a list of links. */
static enum sg_status take_props(struct page *page, const struct sg_props *props)
{
	for (size_t i = 0; i < props->n; i++)
		page->roots[page->n_roots++] = props->at[i];
	for (size_t i = 0; i < props->n; i++)
		if ((props->n == 1 || has_description(props->at[i])) &&
		    !sg_find_jobs(props->at[i], NULL, page->reader->arena, &page->jobs))
			return sg_no_memory(page->reader->err);
	return SG_OK;
}

/* What a page says by attributes, when no script of it says more. */
static enum sg_status parse_props(struct page *page)
{
	struct sg_arena *arena = page->reader->arena;
	struct sg_props props = { .n = 0 };
	enum sg_status status, taken;

	if (sg_props_any(page->html))
		status = sg_props_read(page->html, arena, &props, page->reader->err);
	else
		status = sg_saved_read(page->html, arena, &props, page->reader->err);
	taken = take_props(page, &props);
	return status == SG_OK ? taken : status;
}

static bool has_item(sg_str text)
{
	return sg_str_starts(text, SG_STR("- ")) ||
	       sg_str_find(text, SG_STR("\n- "), 0) != SIZE_MAX;
}

/* Why nothing can be said about the page; absent when something can. */
static sg_str why_not(const struct sg_page_parts *parts)
{
	if (parts->login && parts->words < WORDS_OF_WALL)
		return SG_STR("login wall");
	if (parts->shell)
		return SG_STR(SG_WHY_SCRIPTS);
	if (parts->words == 0)
		return SG_STR("no text in it");
	if (parts->text.len < BYTES_OF_NOTHING && !has_item(parts->text))
		return SG_STR("next to no text in it");
	if (parts->degraded && parts->words < WORDS_OF_DAMAGE)
		return SG_STR("the page is damaged");
	return (sg_str){ NULL, 0 };
}

/* Fills in from the page what its JobPosting does not say, also a body cut short. */
static void complete(struct page *page, struct sg_posting *posting)
{
	sg_str text = page->parts.text, body;
	bool teaser = posting->body.len < LONGEST_TEASER &&
		      posting->body.len < text.len / 5 * 2;

	if (posting->url.ptr == NULL)
		posting->url = page->url;
	if (posting->title.ptr == NULL)
		posting->title = sg_posting_line(page->reader->arena, page->parts.title);
	if (!teaser && sg_str_trim(posting->body).len > 0)
		return;
	posting->why = why_not(&page->parts);
	posting->outcome = posting->why.ptr == NULL ? SG_OUTCOME_OK : SG_OUTCOME_INCONCLUSIVE;
	if (posting->why.ptr != NULL && sg_str_trim(posting->body).len > 0) {
		posting->outcome = SG_OUTCOME_OK; /* a teaser is better than nothing */
		return;
	}
	sg_headline_read(&page->reader->roles, text, posting, &body);
	posting->body = body;
	posting->media_type = SG_STR("text/markdown");
}

/* Whether a JobPosting is what the page is about, and not one of a list beside it. */
static bool is_subject(struct page *page, const struct sg_posting *posting)
{
	if (posting->url.ptr != NULL && page->url.ptr != NULL &&
	    sg_str_eq(posting->url, page->url))
		return true;
	return posting->title.ptr != NULL &&
	       sg_str_eq(posting->title,
			 sg_posting_line(page->reader->arena, page->parts.title));
}

/* Whether the page around a JobPosting can add nothing to it. */
static bool is_whole(const struct sg_posting *posting)
{
	return posting->body.len >= LONGEST_TEASER && posting->url.ptr != NULL &&
	       posting->title.ptr != NULL && sg_str_trim(posting->body).len > 0;
}

static enum sg_status parse_page(struct page *page)
{
	struct sg_reader *reader = page->reader;
	enum sg_status status = sg_html_page(reader->dict, page->html, reader->arena, &page->parts,
					     reader->err);

	if (status == SG_OK)
		page->url = url_of(page);
	return status;
}

/* The one the page is about, else all of them. */
static enum sg_status give_jobs(struct page *page)
{
	struct sg_reader *reader = page->reader;
	size_t n = page->jobs.n, i;
	struct sg_posting *postings = sg_arena_array(reader->arena, struct sg_posting, n);
	enum sg_status status = postings == NULL ? sg_no_memory(reader->err) : SG_OK;

	for (i = 0; i < n && status == SG_OK; i++)
		status = sg_posting_read(page->jobs.at[i].node, page->jobs.at[i].graph,
					 reader->arena, &postings[i], reader->err);
	if (status == SG_OK && n == 1 && is_whole(&postings[0]))
		return sg_reader_give_posting(reader, &postings[0], true);
	if (status == SG_OK)
		status = parse_page(page);
	if (status != SG_OK)
		return status;
	for (i = 0; i < n; i++)
		if (n == 1 || is_subject(page, &postings[i])) {
			complete(page, &postings[i]);
			return sg_reader_give_posting(reader, &postings[i], true);
		}
	for (i = 0; i < n && status == SG_OK; i++)
		status = sg_reader_give_posting(reader, &postings[i], false);
	return status;
}

/* A company's own page says the company's name; a job board seldom speaks of itself. */
static bool is_own_site(const struct page *page)
{
	sg_str site = sg_str_trim(page->parts.site);

	return site.len > 0 && (sg_str_trim(page->parts.text).len < BYTES_OF_NOTHING ||
				sg_str_find_fold(page->parts.text, site, 0) != SIZE_MAX);
}

/* ---- pages made by scripts ---------------------------------------------------------- */

static enum sg_status read_state_job(struct page *page, const struct sg_state_job *job,
				     struct sg_posting *out)
{
	struct sg_arena *arena = page->reader->arena;
	enum sg_status status = sg_board_read(job->node, arena, out, page->reader->err);

	if (status != SG_OK || out->body.len >= job->text.len / 2)
		return status;
	out->body = sg_body_unwrap(arena, sg_arena_dup(arena, job->text));
	out->media_type = sg_body_type(out->body);
	return out->body.ptr != NULL ? SG_OK : sg_no_memory(page->reader->err);
}

/* The one the page is called by; else the best when it stands out; else all of the best. */
static enum sg_status give_state_jobs(struct page *page, const struct sg_state *state)
{
	struct sg_reader *reader = page->reader;
	struct sg_posting postings[SG_MAX_STATE_JOBS];
	enum sg_status status = SG_OK;
	size_t n = 0, i;
	int best = 0;

	for (i = 0; i < state->n_jobs; i++)
		if (state->jobs[i].score > best)
			best = state->jobs[i].score;
	for (i = 0; i < state->n_jobs && status == SG_OK; i++)
		if (state->jobs[i].score == best)
			status = read_state_job(page, &state->jobs[i], &postings[n++]);
	for (i = 0; i < n && status == SG_OK; i++)
		if (n == 1 || is_subject(page, &postings[i])) {
			if (postings[i].url.ptr == NULL)
				postings[i].url = page->url;
			return sg_reader_give_posting(reader, &postings[i], true);
		}
	for (i = 0; i < n && status == SG_OK; i++)
		status = sg_reader_give_posting(reader, &postings[i], false);
	return status;
}

/* A page whose text its scripts have yet to write may carry it as data; *given says so. */
static enum sg_status give_state(struct page *page, bool *given)
{
	struct sg_reader *reader = page->reader;
	struct sg_state *state = sg_arena_make(reader->arena, struct sg_state);
	enum sg_status status = state == NULL ? sg_no_memory(reader->err) : SG_OK;

	if (status == SG_OK)
		status = sg_state_read(page->html, reader->arena, state, reader->err);
	*given = status == SG_OK && state->n_jobs > 0;
	if (*given)
		status = give_state_jobs(page, state);
	if (state != NULL)
		sg_state_free(state);
	return status;
}

/* ---- pages without a JobPosting ----------------------------------------------------- */

static enum sg_status give_content(struct page *page)
{
	struct sg_arena *arena = page->reader->arena;
	struct sg_posting posting = { 0 };
	enum sg_status status = parse_page(page);
	bool given = false;

	if (status == SG_OK && why_not(&page->parts).ptr != NULL)
		status = give_state(page, &given);
	if (status != SG_OK || given)
		return status;
	posting.url = page->url;
	posting.title = page->reader->title;
	if (posting.title.ptr == NULL)
		posting.title = sg_posting_line(arena, page->parts.title);
	posting.why = why_not(&page->parts);
	if (posting.why.ptr != NULL) {
		posting.outcome = SG_OUTCOME_INCONCLUSIVE;
	} else {
		sg_headline_read(&page->reader->roles, page->parts.text, &posting,
				 &posting.body);
		posting.media_type = SG_STR("text/markdown");
	}
	if (posting.company.ptr == NULL && is_own_site(page))
		posting.company = sg_posting_line(arena, page->parts.site);
	return sg_reader_give_posting(page->reader, &posting, true);
}

/* A fragment that starts with text, such as a comment of a hiring thread. */
static enum sg_status give_fragment(struct sg_reader *reader, sg_str html)
{
	struct sg_posting posting = { .body = html, .media_type = SG_STR("text/html") };

	sg_headline_split(&reader->roles, sg_headline_of_html(reader->arena, html), &posting);
	return sg_reader_give_posting(reader, &posting, true);
}

enum sg_status sg_read_page(struct sg_reader *reader, sg_str html)
{
	struct page page = { .reader = reader };
	enum sg_status status;

	html = sg_str_trim(html);
	if (!sg_str_starts(html, SG_STR("<")))
		return give_fragment(reader, html);
	if (sg_thread_is(html))
		return sg_read_thread(reader, html);
	page.html = html;
	status = parse_scripts(&page);
	if (status == SG_OK && page.jobs.n == 0)
		status = parse_props(&page);
	if (status == SG_OK)
		status = page.jobs.n > 0 ? give_jobs(&page) : give_content(&page);
	for (size_t i = 0; i < page.n_roots; i++)
		sg_json_free(page.roots[i]);
	return status;
}
