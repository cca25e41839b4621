/* SPDX-License-Identifier: MIT */
#include <skillgap/profile.h>

#include "oom/starve.h"

static const char cv[] =
	"Experience\n\nDeveloper, Northwind, Jan 2022 - present\n- PostgreSQL, Go and Kafka\n\n"
	"2019 - 2021\nSouthwind\n- Redis since 2020; Docker\n\nSkills\nSpring, Sapling, Terraform\n";

static const char resume[] =
	"{\"basics\":{\"name\":\"Mika\"},\"skills\":[{\"name\":\"Go\",\"years\":3},\"Kubernets\"],"
	"\"work\":[{\"name\":\"Northwind\",\"startDate\":\"2020\",\"summary\":\"Kafka\"}],"
	"\"education\":[{\"studyType\":\"Bachelor\"}],\"languages\":[{\"language\":\"English\"}]}";

/* A résumé becomes a draft, and that a list behind one that is there. */
static enum sg_status make_profile(struct work *work)
{
	const struct sg_list_line *lines;
	struct sg_draft draft;
	size_t n;
	enum sg_status status;

	if (!open_arena(work))
		return SG_ENOMEM;
	status = sg_matcher_new(&work->matcher, work->dict, &work->err);
	if (status == SG_OK)
		status = sg_draft_read(work->matcher, work->dict, SG_STR("cv.txt"),
				       (sg_str){ form, strlen(form) }, SG_STR("2026-11-22"),
				       work->arena, NULL, NULL, &draft, &work->err);
	if (status == SG_OK)
		status = sg_draft_lines(work->dict, &draft, work->arena, &lines, &n, &work->err);
	if (status == SG_OK)
		status = sg_list_write(work->dict, lines, n, SG_STR("Go 3y\n#Rust\n"), false,
				       work->arena, keep, work, NULL, &work->err);
	work->records = 1;
	sg_matcher_free(work->matcher);
	sg_arena_free(work->arena);
	return status;
}

static void a_profile_survives(bool onwards)
{
	starve_on(cv, make_profile, onwards);
	starve_on(resume, make_profile, onwards);
}

static void a_profile_survives_the_loss_of_any_allocation(void)
{
	a_profile_survives(false);
}

static void a_profile_survives_the_end_of_memory(void)
{
	a_profile_survives(true);
}

TEST_MAIN(TEST(a_profile_survives_the_loss_of_any_allocation),
	  TEST(a_profile_survives_the_end_of_memory))
