/* SPDX-License-Identifier: MIT */
#include "oom/starve.h"

static const char overlay_json[] = "{\"area\": \"mine\", \"skills\": [{\"id\": \"frobnitz\", "
				   "\"name\": \"Frobnitz\", \"kind\": "
				   "\"tool\", \"aliases\": [\"frob nitz\"], \"implies\": [\"go\"], "
				   "\"patterns\": [\"frob\\\\d+\"]}, "
				   "{\"id\": \"gadget\", \"name\": \"Gadget\", \"kind\": "
				   "\"concept\", \"adjacent\": [\"frobnitz\"], "
				   "\"ambiguous\": {\"names\": [\"Gadget\"], \"near\": "
				   "[\"area:mine\"], \"accept\": [\"Gadget x\"]}, "
				   "\"yes\": [\"a\", \"b\"], \"no\": [\"c\", \"d\"]}]}";

static enum sg_status load_overlay(struct work *work)
{
	struct sg_overlay overlay = { SG_STR("mine.json"), SG_STR(overlay_json) };
	enum sg_status status = sg_dict_new(&work->dict, &overlay, 1, &work->err);

	if (status == SG_OK) {
		keep(work, sg_dict_version(work->dict));
		work->records++;
	}
	CHECK((status == SG_OK) == (work->dict != NULL));
	CHECK(status == work->err.status);
	sg_dict_free(work->dict);
	work->dict = NULL;
	return status;
}

static void note(void *user, const struct sg_remark *remark)
{
	keep(user, remark->text);
}

static enum sg_status check_overlay(struct work *work)
{
	struct sg_overlay overlay = { SG_STR("mine.json"), SG_STR(overlay_json) };
	struct sg_check_options options = { .first_layer = 1 };
	struct sg_checked checked;
	enum sg_status status =
		sg_dict_check(&overlay, 1, &options, note, work, &checked, &work->err);

	work->records++;
	CHECK(status == work->err.status);
	return status;
}

static void a_users_dictionary_survives_the_loss_of_any_allocation(void)
{
	starve(load_overlay, NULL, false);
}

static void a_users_dictionary_survives_the_end_of_memory(void)
{
	starve(load_overlay, NULL, true);
}

static void a_check_of_a_dictionary_survives_the_loss_of_any_allocation(void)
{
	starve(check_overlay, NULL, false);
}

static void a_check_of_a_dictionary_survives_the_end_of_memory(void)
{
	starve(check_overlay, NULL, true);
}

TEST_MAIN(TEST(a_users_dictionary_survives_the_loss_of_any_allocation),
	  TEST(a_users_dictionary_survives_the_end_of_memory),
	  TEST(a_check_of_a_dictionary_survives_the_loss_of_any_allocation),
	  TEST(a_check_of_a_dictionary_survives_the_end_of_memory))
