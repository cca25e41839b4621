/* SPDX-License-Identifier: MIT */
#include "read/saved.h"

/*
 * What a person saved of sites that no program may read: told by the names these sites give
 * their parts. Pages of those who are logged in have none; they are read like any other.
 */
static const struct sg_prop_mark linkedin[] = {
	{ "class", "topcard__title", "title" },
	{ "class", "top-card-layout__title", "title" },
	{ "class", "topcard__flavor--bullet", "jobLocation" },
	{ "class", "topcard__flavor", "hiringOrganization" },
	{ "class", "show-more-less-html__markup", "description" },
	{ "class", "description__text", "description" },
	{ NULL, NULL, NULL },
};

static const struct sg_prop_mark indeed[] = {
	{ "data-testid", "jobsearch-JobInfoHeader-title", "title" },
	{ "class", "jobsearch-JobInfoHeader-title", "title" },
	{ "data-testid", "inlineHeader-companyName", "hiringOrganization" },
	{ "data-company-name", "true", "hiringOrganization" },
	{ "data-testid", "inlineHeader-companyLocation", "jobLocation" },
	{ "id", "jobDetailsSection", "description" },
	{ "id", "jobDescriptionText", "description" },
	{ NULL, NULL, NULL },
};

/* A site, known by what only its postings have. */
static const struct {
	const struct sg_prop_mark *marks;
	sg_str sign;
} sites[] = {
	{ linkedin, SG_LIT("topcard__title") },
	{ indeed, SG_LIT("jobDescriptionText") },
};

enum sg_status sg_saved_read(sg_str html, struct sg_arena *arena, struct sg_props *out,
			     struct sg_error *err)
{
	out->n = 0;
	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
		if (sg_str_find(html, sites[i].sign, 0) != SIZE_MAX)
			return sg_props_marked(html, sites[i].marks, arena, out, err);
	return SG_OK;
}
