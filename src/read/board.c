/* SPDX-License-Identifier: MIT */
#include "read/board.h"

#include "read/headline.h"
#include "read/pick.h"
#include "read/terms.h"
#include "record/body.h"
#include "record/posting.h"
#include "record/url.h"

enum { MAX_LISTS = 50 };

static sg_names titles = { "title",         "position", "jobTitle", "job_title",     "text",
			   "name",          "jobOpeningName", "Title", "PositionTitle" };
static sg_names companies = {
	"company_name", "companyName", "company", "company.name", "company.display_name",
	"hiringOrganization", "hiringOrganization.name", "HiringOrgName", "OrganizationName",
	"organization", "employer_name", "employer", "subcompany", "creator", "author.name",
};
static sg_names urls = {
	"absolute_url", "hostedUrl",   "jobUrl",       "careers_url",       "url",
	"externalUrl",  "redirect_url", "jobOpeningShareUrl", "postingUrl", "PositionURI",
	"Url",          "link",        "detail-url",   "guid",              "job_url",
	"job_apply_link", "applicationLink", "apply_url",
};
static sg_names ids = { "jobReqId", "id",   "uuid",       "shortcode", "slug", "guid",
			"ID",       "PositionID", "job_id", "referencenumber" };
static sg_names dates = {
	"first_published", "first_published_at", "publishedAt", "published_on", "published_at",
	"published",       "date_published", "published_date", "releasedDate", "datePosted",
	"date_posted",     "publication_date", "date",        "pubDate",      "pub_date",
	"posted_at",       "postedAt",    "posted_date",      "postedDate",   "posted_on",
	"createdAt",       "created_at",  "created",          "startDate",    "createdOn",
	"PostingCreated",  "PublicationStartDate", "job_posted_at_datetime_utc", "time",
	"updated",
};
static sg_names ends = { "application_deadline", "validThrough", "expiryDate", "expires_at",
			 "close_at",       "deadline_at",  "LastDateApplication",
			 "ApplicationCloseDate", "endDate" };
static sg_names bodies = {
	"encoded",      "content",      "descriptionHtml", "description", "jobDescription",
	"content_html", "body",         "body_html",       "descriptionPlain", "job_description",
	"Presentation", "content_text", "description.role", "UserArea.Details.JobSummary",
	"summary",
};

/* Bodies that stand in several members, each under the heading of another or none. */
static const struct {
	const char *text, *heading;
} parts[] = {
	{ "requirements", NULL },
	{ "key_responsibilities", "key_responsibilities_header" },
	{ "skills_knowledge_expertise", "skills_knowledge_expertise_header" },
	{ "benefits", "benefits_header" },
	{ "additional", NULL },
	{ "salaryDescription", NULL },
	{ "additionalInformation", NULL },
	{ "description.company", NULL },
	{ "jobAd.sections.jobDescription.text", "jobAd.sections.jobDescription.title" },
	{ "jobAd.sections.qualifications.text", "jobAd.sections.qualifications.title" },
	{ "jobAd.sections.additionalInformation.text",
	  "jobAd.sections.additionalInformation.title" },
	{ "jobAd.sections.companyDescription.text", "jobAd.sections.companyDescription.title" },
	{ "UserArea.Details.MajorDuties", NULL },
	{ "QualificationSummary", NULL },
	{ "UserArea.Details.Education", NULL },
	{ "UserArea.Details.Requirements", NULL },
};

/* Lists of parts, and what the members of each are called. */
static const struct {
	const char *list, *heading, *text;
} part_lists[] = {
	{ "lists", "text", "content" },
	{ "jobDescriptions.jobDescription", "name", "value" },
};

static bool is_lever(const struct sg_json *node)
{
	return sg_json_get(node, "hostedUrl") != NULL ||
	       sg_json_type(sg_json_get(node, "lists")) == SG_JSON_ARRAY;
}

static sg_str title_of(const struct sg_json *node)
{
	sg_str title = sg_pick_str(node, titles);

	/* "text" is a title on one board and a body on others. */
	if (title.ptr == sg_json_get_str(node, "text").ptr && !is_lever(node))
		return (sg_str){ NULL, 0 };
	return title;
}

/* Where boards keep their list of postings. */
static const char *const lists[] = { "jobs",      "data",     "results",     "offers",
				     "postings",  "items",    "content",     "hits",
				     "children",  "positions", "jobPostings",
				     "result",    "JobPositionPostings",
				     "SearchResult.SearchResultItems" };

const struct sg_json *sg_board_list(const struct sg_json *root)
{
	if (sg_json_type(root) == SG_JSON_ARRAY)
		return root;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct sg_json *list = sg_pick_at(root, lists[i]);

		if (sg_json_type(list) == SG_JSON_ARRAY)
			return list;
	}
	return NULL;
}

bool sg_board_is_item(const struct sg_json *node)
{
	if (sg_json_type(node) != SG_JSON_OBJECT || title_of(node).ptr == NULL)
		return false;
	return sg_board_has_text(node) || sg_pick_str(node, urls).ptr != NULL ||
	       sg_json_get(node, "jobAd") != NULL || sg_json_get(node, "jobDescriptions") != NULL ||
	       is_lever(node);
}

sg_str sg_board_company(struct sg_arena *arena, const struct sg_json *node)
{
	return sg_posting_line(arena, sg_pick_str(node, companies));
}

bool sg_board_has_title(const struct sg_json *node)
{
	return title_of(node).ptr != NULL;
}

bool sg_board_has_text(const struct sg_json *node)
{
	return sg_pick_str(node, bodies).ptr != NULL;
}

bool sg_board_is_comment(const struct sg_json *node)
{
	sg_str type = sg_json_get_str(node, "type");

	return sg_json_get_str(node, "comment_text").len > 0 ||
	       (sg_str_eq(type, SG_STR("comment")) && sg_json_get_str(node, "text").len > 0);
}

bool sg_board_is_reply(const struct sg_json *node)
{
	double parent = sg_json_number(sg_json_get(node, "parent_id"), 0);
	double story = sg_json_number(sg_json_get(node, "story_id"), 0);

	return parent != 0 && story != 0 && parent != story;
}

/* A member that says something else than that the item is open to all. */
static bool says_other(const struct sg_json *node, const char *key, sg_str open)
{
	sg_str word = sg_json_get_str(node, key);

	return word.len > 0 && !sg_str_eq_fold(word, open);
}

bool sg_board_is_hidden(const struct sg_json *node)
{
	static const char *const shown[] = { "isListed", "active", "posted" };
	sg_str status = sg_json_get_str(node, "status");

	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		const struct sg_json *flag = sg_json_get(node, shown[i]);

		if (sg_json_type(flag) == SG_JSON_BOOL && !sg_json_bool(flag))
			return true;
	}
	return sg_str_eq(status, SG_STR("closed")) || sg_str_eq(status, SG_STR("archived")) ||
	       sg_str_eq(status, SG_STR("draft")) ||
	       says_other(node, "jobOpeningStatus", SG_STR("Open")) ||
	       says_other(node, "visibility", SG_STR("public")) ||
	       sg_json_bool(sg_json_get(node, "deleted")) ||
	       sg_json_bool(sg_json_get(node, "dead"));
}

/* ---- body --------------------------------------------------------------------------- */

/*
 * One board ends descriptions with a sentence that catches robots; it is made for each reader
 * and so would make equal postings differ. Its tag, "(#RM...", gives it away.
 */
static sg_str without_trap(sg_str text)
{
	size_t at = sg_str_find(text, SG_STR("(#RM"), 0), start;

	if (at == SIZE_MAX)
		return text;
	for (start = at; start > 0; start--)
		if (text.ptr[start - 1] == '\n' || text.ptr[start - 1] == '>')
			break;
	return sg_str_sub(text, 0, start);
}

static void add_list(struct sg_body *body, const struct sg_json *list, const char *heading,
		     const char *text)
{
	bool many = sg_json_type(list) == SG_JSON_ARRAY;
	size_t n = many ? sg_json_size(list) : 1;

	for (size_t i = 0; i < n && i < MAX_LISTS; i++) {
		const struct sg_json *part = many ? sg_json_at(list, i) : list;

		sg_body_add(body, sg_json_get_str(part, heading), sg_json_get_str(part, text));
	}
}

/* first is the text that the body starts with already. */
static void add_parts(struct sg_body *body, struct sg_arena *arena, const struct sg_json *node,
		      sg_str first)
{
	for (size_t i = 0; i < sizeof part_lists / sizeof *part_lists; i++)
		add_list(body, sg_pick_at(node, part_lists[i].list), part_lists[i].heading,
			 part_lists[i].text);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct sg_json *part = sg_pick_at(node, parts[i].text);
		sg_str heading = { NULL, 0 };

		if (parts[i].heading != NULL)
			heading = sg_json_str(sg_pick_at(node, parts[i].heading));
		if (first.ptr == NULL || sg_json_str(part).ptr != first.ptr)
			sg_body_add(body, heading, sg_posting_text(arena, part));
	}
	sg_posting_add_properties(body, arena, node);
}

/* False when memory ran out; a blank body stays absent. */
static bool read_body(struct sg_arena *arena, const struct sg_json *node, sg_str *out)
{
	sg_str first = sg_pick_str(node, bodies);
	sg_str text = without_trap(sg_body_unwrap(arena, first));
	struct sg_body body;

	sg_body_begin(&body, arena, text);
	add_parts(&body, arena, node, first);
	if (sg_str_trim(sg_buf_str(&body.text)).len > 0)
		*out = sg_buf_str(&body.text);
	return !body.text.failed && (first.ptr == NULL || text.ptr != NULL);
}

/* ---- items -------------------------------------------------------------------------- */

/* The first of these that is a date; "Posted 3 days ago" is none. */
static sg_str read_date(struct sg_arena *arena, const struct sg_json *node, sg_names names)
{
	sg_str day = { NULL, 0 };

	for (size_t i = 0; day.ptr == NULL && names[i] != NULL; i++)
		day = sg_posting_date(arena, sg_pick_at(node, names[i]));
	return day;
}

/* The first of these that is an address; some boards have one for an id. */
static sg_str read_url(struct sg_arena *arena, const struct sg_json *node)
{
	sg_str url = { NULL, 0 };

	for (size_t i = 0; url.ptr == NULL && urls[i] != NULL; i++)
		url = sg_url_canonical(arena, sg_json_str(sg_pick_at(node, urls[i])));
	return url;
}

enum sg_status sg_board_read(const struct sg_json *node, struct sg_arena *arena,
			     struct sg_posting *out, struct sg_error *err)
{
	*out = (struct sg_posting){ 0 };
	out->id = sg_posting_scalar(arena, sg_pick(node, ids));
	out->url = read_url(arena, node);
	out->title = sg_posting_line(arena, title_of(node));
	out->company = sg_board_company(arena, node);
	out->location = sg_terms_place(arena, node);
	out->remote = sg_terms_remote(node);
	out->posted = read_date(arena, node, dates);
	out->valid_through = read_date(arena, node, ends);
	out->salary = sg_terms_pay(arena, node);
	out->employment_type = sg_terms_employment(arena, node);
	if (!read_body(arena, node, &out->body))
		return sg_no_memory(err);
	if (out->body.ptr != NULL)
		out->media_type = sg_body_type(out->body);
	return SG_OK;
}

/* Anything else would be a part of an address that it does not belong in. */
static bool is_number(sg_str id)
{
	for (size_t i = 0; i < id.len; i++)
		if (!sg_is_digit(id.ptr[i]))
			return false;
	return id.len > 0;
}

enum sg_status sg_board_comment(struct sg_roles *roles, sg_str id, sg_str html,
				struct sg_posting *out, struct sg_error *err)
{
	*out = (struct sg_posting){ .body = html };
	out->media_type = sg_body_type(html);
	if (is_number(id)) {
		out->id = id;
		out->url = sg_arena_printf(roles->arena,
					   "https://news.ycombinator.com/item?id=" SG_FMT,
					   SG_ARG(id));
		if (out->url.ptr == NULL)
			return sg_no_memory(err);
	}
	sg_headline_split(roles, sg_headline_of_html(roles->arena, html), out);
	return SG_OK;
}

enum sg_status sg_board_read_comment(const struct sg_json *node, struct sg_roles *roles,
				     struct sg_posting *out, struct sg_error *err)
{
	struct sg_arena *arena = roles->arena;
	sg_str text = sg_json_get_str(node, "comment_text"), id;
	enum sg_status status;

	if (text.len == 0)
		text = sg_json_get_str(node, "text");
	id = sg_posting_scalar(arena, sg_json_get(node, "objectID"));
	if (id.ptr == NULL)
		id = sg_posting_scalar(arena, sg_json_get(node, "id"));
	text = sg_arena_dup(arena, text);
	if (text.ptr == NULL)
		return sg_no_memory(err);
	status = sg_board_comment(roles, id, text, out, err);
	out->posted = read_date(arena, node, dates);
	return status;
}
