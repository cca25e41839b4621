/* SPDX-License-Identifier: MIT */
#include "read/board.h"

#include "read/headline.h"
#include "record/body.h"
#include "record/entity.h"
#include "record/place.h"
#include "record/posting.h"
#include "record/salary.h"
#include "record/url.h"

enum { MAX_NAMES = 12, MAX_LISTS = 50 };

/* Member names by what they mean, best first; "a.b" is member b of member a. */
typedef const char *const names[MAX_NAMES];

static names titles = { "title",           "position",      "jobTitle", "job_title", "text",
			"name",            "jobOpeningName", "Title",   "PositionTitle" };
static names companies = { "company_name", "companyName", "company",        "company.name",
			   "company.display_name", "hiringOrganization", "hiringOrganization.name",
			   "HiringOrgName", "OrganizationName", "organization" };
static names locations = { "location",        "candidate_required_location", "jobGeo",
			   "categories.location", "locationsText", "locationRestrictions",
			   "workLocation",    "WorkPlaceCity", "locations", "atsLocation" };
static names urls = { "absolute_url", "hostedUrl",    "jobUrl",       "careers_url",
		      "url",          "externalUrl",  "redirect_url", "jobOpeningShareUrl",
		      "postingUrl",   "PositionURI",  "Url",          "link" };
static names ids = { "id", "uuid", "shortcode", "jobReqId", "slug", "guid", "ID", "PositionID" };
static names dates = { "first_published", "publishedAt", "published_on", "published_at",
		       "releasedDate", "datePosted",  "publication_date", "date",
		       "pubDate",      "createdAt",   "created_at",  "created" };
static names more_dates = { "startDate", "createdOn", "date_published", "published_date",
			    "first_published_at", "PostingCreated", "PublicationStartDate" };
static names ends = { "application_deadline", "validThrough", "expiryDate", "expires_at",
		      "close_at", "deadline_at", "LastDateApplication", "ApplicationCloseDate" };
static names types = { "employmentType", "employment_type", "job_type", "job_types", "jobType",
		       "categories.commitment", "employment_type_code", "timeType",
		       "typeOfEmployment", "employmentStatusLabel" };
static names bodies = { "content",     "descriptionHtml", "description", "jobDescription",
			"content_html", "body",           "body_html",   "descriptionPlain",
			"Presentation", "content_text",   "description.role" };

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
};

static const struct sg_json *member(const struct sg_json *node, const char *path)
{
	char key[48];
	sg_str rest = sg_str_of(path);

	while (rest.ptr != NULL && node != NULL) {
		sg_str step = sg_str_cut(&rest, '.');
		size_t i;

		for (i = 0; i < step.len && i + 1 < sizeof key; i++)
			key[i] = step.ptr[i];
		key[i] = '\0';
		node = sg_json_get(node, key);
	}
	return node;
}

/* The first member of these names that holds something of the wanted types. */
static const struct sg_json *pick(const struct sg_json *node, names list, bool only_text)
{
	for (size_t i = 0; i < MAX_NAMES && list[i] != NULL; i++) {
		const struct sg_json *found = member(node, list[i]);
		enum sg_json_type type = sg_json_type(found);

		if (type == SG_JSON_STRING && sg_str_trim(sg_json_str(found)).len > 0)
			return found;
		if (!only_text && (type == SG_JSON_NUMBER || sg_json_size(found) > 0))
			return found;
	}
	return NULL;
}

static bool is_lever(const struct sg_json *node)
{
	return sg_json_get(node, "hostedUrl") != NULL ||
	       sg_json_type(sg_json_get(node, "lists")) == SG_JSON_ARRAY;
}

static const struct sg_json *title_of(const struct sg_json *node)
{
	const struct sg_json *title = pick(node, titles, true);

	/* "text" is a title on one board and a body on others. */
	return title == sg_json_get(node, "text") && !is_lever(node) ? NULL : title;
}

/* Where boards keep their list of postings. */
static const char *const lists[] = { "jobs",      "data",     "results",     "offers",
				     "postings",  "items",    "content",     "hits",
				     "children",  "positions", "jobPostings",
				     "JobPositionPostings" };

const struct sg_json *sg_board_list(const struct sg_json *root)
{
	if (sg_json_type(root) == SG_JSON_ARRAY)
		return root;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct sg_json *list = member(root, lists[i]);

		if (sg_json_type(list) == SG_JSON_ARRAY)
			return list;
	}
	return NULL;
}

bool sg_board_is_item(const struct sg_json *node)
{
	if (sg_json_type(node) != SG_JSON_OBJECT || title_of(node) == NULL)
		return false;
	return pick(node, bodies, true) != NULL || pick(node, urls, true) != NULL ||
	       sg_json_get(node, "jobAd") != NULL || is_lever(node);
}

bool sg_board_is_comment(const struct sg_json *node)
{
	sg_str type = sg_json_get_str(node, "type");

	return sg_json_get_str(node, "comment_text").len > 0 ||
	       (sg_str_eq(type, SG_STR("comment")) && sg_json_get_str(node, "text").len > 0);
}

bool sg_board_is_hidden(const struct sg_json *node)
{
	const struct sg_json *listed = sg_json_get(node, "isListed");
	sg_str status = sg_json_get_str(node, "status");

	return (sg_json_type(listed) == SG_JSON_BOOL && !sg_json_bool(listed)) ||
	       sg_str_eq(status, SG_STR("closed")) || sg_json_bool(sg_json_get(node, "deleted")) ||
	       sg_json_bool(sg_json_get(node, "dead"));
}

/* ---- pay, place, remote ------------------------------------------------------------- */

/* The component of an Ashby posting that is a salary, if the board shows pay at all. */
static const struct sg_json *ashby_pay(const struct sg_json *node)
{
	const struct sg_json *list = member(node, "compensation.summaryComponents");

	if (!sg_json_bool(sg_json_get(node, "shouldDisplayCompensationOnJobPostings")))
		return NULL;
	for (size_t i = 0; i < sg_json_size(list) && i < MAX_LISTS; i++)
		if (sg_str_eq(sg_json_get_str(sg_json_at(list, i), "compensationType"),
			      SG_STR("Salary")))
			return sg_json_at(list, i);
	return NULL;
}

static sg_str read_pay(struct sg_arena *arena, const struct sg_json *node)
{
	static names lows = { "salary_min", "minSalary", "salaryMin", "annualSalaryMin" };
	static names highs = { "salary_max", "maxSalary", "salaryMax", "annualSalaryMax" };
	static names currencies = { "currency", "salaryCurrency", "salary_currency" };
	static names periods = { "salaryPeriod", "salary_period" };
	static names objects = { "salaryRange", "salary", "compensation" };
	struct sg_salary salary = {
		.low = sg_salary_number(pick(node, lows, false)),
		.high = sg_salary_number(pick(node, highs, false)),
		.currency = sg_json_str(pick(node, currencies, true)),
		.period = sg_json_str(pick(node, periods, true)),
	};
	sg_str predicted = sg_posting_scalar(arena, sg_json_get(node, "salary_is_predicted"));

	if (sg_str_eq(predicted, SG_STR("1")))
		return (sg_str){ NULL, 0 };
	if (salary.low != 0 || salary.high != 0)
		return sg_salary_text(arena, &salary);
	if (ashby_pay(node) != NULL)
		return sg_salary_read(arena, ashby_pay(node), salary.currency);
	if (sg_json_get(node, "shouldDisplayCompensationOnJobPostings") != NULL)
		return (sg_str){ NULL, 0 };
	return sg_salary_read(arena, pick(node, objects, false), salary.currency);
}

static enum sg_tristate read_remote(const struct sg_json *node)
{
	static names workplaces = { "workplaceType", "workplace_type", "workplace", "remoteType" };
	static names flags = { "isRemote", "remote", "telecommuting", "location.remote",
			       "location.is_remote" };
	sg_str word = sg_json_str(pick(node, workplaces, true));

	if (word.len > 0 && !sg_str_eq_fold(word, SG_STR("unspecified")))
		return sg_str_starts_fold(word, SG_STR("remote")) ? SG_YES : SG_NO;
	for (size_t i = 0; flags[i] != NULL; i++)
		if (sg_json_type(member(node, flags[i])) == SG_JSON_BOOL)
			return sg_json_bool(member(node, flags[i])) ? SG_YES : SG_UNKNOWN;
	return SG_UNKNOWN;
}

static sg_str read_company(struct sg_arena *arena, const struct sg_json *node)
{
	return sg_posting_line(arena, sg_json_str(pick(node, companies, true)));
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

static bool is_first_part(const struct sg_json *node, const struct sg_json *first, const char *key)
{
	return first != NULL && member(node, key) == first;
}

static void add_parts(struct sg_body *body, struct sg_arena *arena, const struct sg_json *node,
		      const struct sg_json *first)
{
	const struct sg_json *own = sg_json_get(node, "lists");

	for (size_t i = 0; i < sg_json_size(own) && i < MAX_LISTS; i++) {
		const struct sg_json *list = sg_json_at(own, i);

		sg_body_add(body, sg_json_get_str(list, "text"), sg_json_get_str(list, "content"));
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		sg_str heading = { NULL, 0 };

		if (parts[i].heading != NULL)
			heading = sg_json_str(member(node, parts[i].heading));
		if (!is_first_part(node, first, parts[i].text))
			sg_body_add(body, heading,
				    sg_posting_text(arena, member(node, parts[i].text)));
	}
	sg_posting_add_properties(body, arena, node);
}

/* False when memory ran out; a blank body stays absent. */
static bool read_body(struct sg_arena *arena, const struct sg_json *node, sg_str *out)
{
	const struct sg_json *first = pick(node, bodies, true);
	sg_str text = without_trap(sg_body_unwrap(arena, sg_json_str(first)));
	struct sg_body body;

	sg_body_begin(&body, arena, text);
	add_parts(&body, arena, node, first);
	if (sg_str_trim(sg_buf_str(&body.text)).len > 0)
		*out = sg_buf_str(&body.text);
	return !body.text.failed && (first == NULL || text.ptr != NULL);
}

/* ---- items -------------------------------------------------------------------------- */

static sg_str read_date(struct sg_arena *arena, const struct sg_json *node, names list)
{
	return sg_posting_date(arena, pick(node, list, false));
}

enum sg_status sg_board_read(const struct sg_json *node, struct sg_arena *arena,
			     struct sg_posting *out, struct sg_error *err)
{
	*out = (struct sg_posting){ 0 };
	out->id = sg_posting_scalar(arena, pick(node, ids, false));
	out->url = sg_url_canonical(arena, sg_json_str(pick(node, urls, true)));
	out->title = sg_posting_line(arena, sg_json_str(title_of(node)));
	out->company = read_company(arena, node);
	out->location = sg_place_read(arena, pick(node, locations, false));
	out->remote = read_remote(node);
	out->posted = read_date(arena, node, dates);
	if (out->posted.ptr == NULL)
		out->posted = read_date(arena, node, more_dates);
	out->valid_through = read_date(arena, node, ends);
	out->salary = read_pay(arena, node);
	out->employment_type = sg_posting_employment(arena, pick(node, types, false));
	if (!read_body(arena, node, &out->body))
		return sg_no_memory(err);
	if (out->body.ptr != NULL)
		out->media_type = sg_body_type(out->body);
	return SG_OK;
}

enum sg_status sg_board_comment(struct sg_roles *roles, sg_str id, sg_str html,
				struct sg_posting *out, struct sg_error *err)
{
	*out = (struct sg_posting){ .id = id, .body = html };
	out->media_type = sg_body_type(html);
	if (id.ptr != NULL) {
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
	out->posted = sg_posting_date(arena, sg_json_get(node, "created_at"));
	return status;
}
