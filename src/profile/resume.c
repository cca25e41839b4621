/* SPDX-License-Identifier: MIT */
#include "profile/resume.h"

#include "base/names.h"
#include "profile/background.h"
#include "profile/duration.h"
#include "profile/member.h"

struct resume {
	struct sg_jobs *jobs;
	struct sg_claims *claims;
	struct sg_member member;
	struct sg_error *err;
	uint32_t names;
};

/* ---- skills and certificates -------------------------------------------------------- */

static enum sg_status state(struct resume *resume, sg_str name, const char *key,
			    const struct sg_stated *stated)
{
	if (++resume->names > SG_MAX_NAMES)
		return sg_fail(resume->err, SG_ELIMIT, "%s: more than %d names",
			       resume->member.section, SG_MAX_NAMES);
	return sg_jobs_state(resume->jobs, name, stated,
			     (struct sg_spot){ .path = sg_member_path(&resume->member, key) },
			     resume->err);
}

static bool read_years(struct sg_claims *claims, const struct sg_json *node, unsigned *months)
{
	double years = sg_json_number(node, -1);

	if (sg_json_type(node) == SG_JSON_STRING)
		return sg_duration_parse(claims, sg_json_str(node), months) &&
		       *months <= SG_MAX_MONTHS;
	if (!(years >= 0 && years * 12 <= SG_MAX_MONTHS))
		return false;
	*months = (unsigned)(years * 12 + 0.5);
	return true;
}

static enum sg_status read_stated(struct resume *resume, struct sg_stated *stated)
{
	const struct sg_json *years = sg_json_get(resume->member.object, "years");
	enum sg_status status;
	sg_str word;
	int value;

	*stated = (struct sg_stated){ .status = SG_CLAIM_HAVE };
	if (sg_json_type(years) != SG_JSON_NULL &&
	    !read_years(resume->claims, years, &stated->months))
		return sg_member_fail(&resume->member, "years", "a number of years, 0 to 80");
	status = sg_member_text(&resume->member, "status", &word);
	if (status != SG_OK || word.ptr == NULL)
		return status;
	value = sg_claim_status_of(word);
	if (value < 0)
		return sg_member_fail(&resume->member, "status", "have, learning, want or avoid");
	stated->status = (enum sg_claim_status)value;
	return SG_OK;
}

/* An entry's name is a skill, or the heading of its keywords, or both ("Databases"). The years
 * are those of the technology that the name is, else of the keywords; the status holds for all. */
static enum sg_status read_skill(struct resume *resume, sg_str name)
{
	const sg_str *keywords = NULL;
	size_t n = 0;
	uint32_t skill;
	struct sg_stated stated;
	enum sg_status status = read_stated(resume, &stated);

	if (status == SG_OK && name.ptr == NULL)
		status = sg_member_text(&resume->member, "name", &name);
	if (status == SG_OK)
		status = sg_member_list(&resume->member, "keywords", &keywords, &n);
	if (status != SG_OK)
		return status;
	if (n == 0 && name.ptr != NULL)
		return state(resume, name, "name", &stated);
	skill = sg_claims_resolve(resume->claims, name);
	if (skill != SG_NO_SKILL) {
		struct sg_stated of_name = stated;

		if (sg_dict_skill(resume->claims->dict, skill).class_ == SG_CLASS_TECHNOLOGY)
			stated.months = 0;
		else
			of_name.months = 0;
		status = state(resume, name, "name", &of_name);
	}
	for (size_t i = 0; i < n && status == SG_OK; i++)
		status = state(resume, keywords[i], "keywords", &stated);
	return status;
}

static enum sg_status read_certificate(struct resume *resume, sg_str name)
{
	struct sg_stated stated = { .status = SG_CLAIM_HAVE };
	enum sg_status status = SG_OK;

	if (name.ptr == NULL)
		status = sg_member_text(&resume->member, "name", &name);
	return status != SG_OK || name.ptr == NULL ? status : state(resume, name, "name", &stated);
}

/* ---- work and projects -------------------------------------------------------------- */

static enum sg_status add_text(struct resume *resume, const char *key, struct sg_buf *text)
{
	sg_str part;
	enum sg_status status = sg_member_text(&resume->member, key, &part);

	if (status == SG_OK && part.len > 0) {
		sg_buf_add(text, part);
		sg_buf_add(text, SG_STR("\n\n"));
	}
	return status;
}

static enum sg_status add_items(struct resume *resume, const char *key, struct sg_buf *text)
{
	const sg_str *items;
	size_t n;
	enum sg_status status = sg_member_list(&resume->member, key, &items, &n);

	for (size_t i = 0; i < n; i++) {
		sg_buf_add(text, SG_STR("- "));
		sg_buf_add(text, items[i]);
		sg_buf_add_char(text, '\n');
	}
	return status;
}

/* Keywords that are names are taken at their word; all of them are text, too. */
static enum sg_status add_keywords(struct resume *resume, struct sg_job *job, struct sg_buf *text)
{
	const sg_str *names;
	uint32_t *skills;
	size_t n;
	enum sg_status status = sg_member_list(&resume->member, "keywords", &names, &n);

	if (status != SG_OK || n == 0)
		return status;
	skills = sg_arena_array(resume->claims->arena, uint32_t, n);
	if (skills == NULL)
		return sg_no_memory(resume->err);
	for (size_t i = 0; i < n; i++) {
		uint32_t skill = sg_claims_resolve(resume->claims, names[i]);

		if (skill != SG_NO_SKILL)
			skills[job->n_skills++] = skill;
	}
	job->skills = skills;
	return add_items(resume, "keywords", text);
}

/* What an employer makes ("description" of work) says nothing of the person. */
static enum sg_status read_job(struct resume *resume, bool project)
{
	struct sg_buf text = { .arena = resume->claims->arena };
	struct sg_member *member = &resume->member;
	struct sg_job job = { .project = project };
	enum sg_status status;

	job.place.path = sg_member_path(member, NULL);
	status = sg_member_text(member, "startDate", &job.start);
	if (status == SG_OK)
		status = sg_member_text(member, "endDate", &job.end);
	if (status == SG_OK && !project)
		status = sg_member_text(member, "position", &job.title);
	if (status == SG_OK && !project)
		status = sg_member_text(member, "name", &job.employer);
	if (status == SG_OK && !project && job.employer.ptr == NULL)
		status = sg_member_text(member, "company", &job.employer);
	if (status == SG_OK)
		status = add_text(resume, project ? "description" : "summary", &text);
	if (status == SG_OK)
		status = add_items(resume, "highlights", &text);
	if (status == SG_OK)
		status = add_keywords(resume, &job, &text);
	if (status != SG_OK)
		return status;
	if (text.failed)
		return sg_no_memory(resume->err);
	job.text = sg_buf_str(&text);
	return sg_jobs_add(resume->jobs, &job, resume->err);
}

/* ---- the whole ---------------------------------------------------------------------- */

enum section {
	SECTION_SKILLS,
	SECTION_CERTIFICATES,
	SECTION_WORK,
	SECTION_PROJECTS,
	N_SECTIONS,
};

static const char *const names[N_SECTIONS] = { "skills", "certificates", "work", "projects" };

static bool has_section(const struct sg_json *root)
{
	for (int i = 0; i < N_SECTIONS; i++)
		if (sg_json_type(sg_json_get(root, names[i])) != SG_JSON_NULL)
			return true;
	return false;
}

static enum sg_status read_section(struct resume *resume, enum section section)
{
	sg_str name;
	size_t n;
	enum sg_status status = sg_member_section(&resume->member, names[section], &n);

	for (size_t i = 0; i < n && status == SG_OK; i++) {
		status = sg_member_object(&resume->member, i, &name);
		if (status != SG_OK)
			break;
		switch (section) {
		case SECTION_SKILLS:
			status = read_skill(resume, name);
			break;
		case SECTION_CERTIFICATES:
			status = read_certificate(resume, name);
			break;
		case SECTION_WORK:
		case SECTION_PROJECTS:
			status = read_job(resume, section == SECTION_PROJECTS);
			break;
		case N_SECTIONS:
			break;
		}
	}
	return status;
}

/* One name in each of the objects of a section. */
static void read_names(struct sg_claims *claims, const struct sg_json *root, const char *section,
		       const char *key)
{
	const struct sg_json *list = sg_json_get(root, section);

	for (size_t i = 0; i < sg_json_size(list); i++)
		sg_claims_person(claims, sg_json_get_str(sg_json_at(list, i), key));
}

/* Who the person is, and where they were: none of it is a skill. */
static void read_persons(struct sg_claims *claims, const struct sg_json *root)
{
	static const char *const keys[] = { "name", "email", "phone", "url" };
	const struct sg_json *basics = sg_json_get(root, "basics");

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		sg_claims_person(claims, sg_json_get_str(basics, keys[i]));
	sg_claims_person(claims, sg_json_get_str(sg_json_get(basics, "location"), "address"));
	read_names(claims, root, "work", "name");
	read_names(claims, root, "work", "company");
	read_names(claims, root, "education", "institution");
}

enum sg_status sg_resume_read(struct sg_jobs *jobs, sg_str text, struct sg_profile *out,
			      struct sg_error *err)
{
	struct resume resume = { .jobs = jobs, .claims = jobs->claims, .err = err };
	struct sg_json *root;
	enum sg_status status = sg_json_parse(text, &root, err);

	if (status == SG_OK && sg_json_type(root) != SG_JSON_OBJECT)
		status = sg_fail(err, SG_ESYNTAX, "no JSON Resume: must be an object");
	if (status == SG_OK && !has_section(root))
		status = sg_fail(err, SG_ESYNTAX,
				 "no JSON Resume: no skills, work or projects in it");
	resume.member =
		(struct sg_member){ .root = root, .arena = jobs->claims->arena, .err = err };
	if (status == SG_OK)
		read_persons(jobs->claims, root);
	for (int i = 0; i < N_SECTIONS && status == SG_OK; i++)
		status = read_section(&resume, (enum section)i);
	if (status == SG_OK)
		status = sg_background_read(jobs->claims, &resume.member, jobs->today, out);
	sg_json_free(root);
	return status;
}
