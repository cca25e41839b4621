/* SPDX-License-Identifier: MIT */
#include "cli/role.h"

#include <stdio.h>

enum { LABEL = 12 };

static void put_texts(const struct sg_dict *dict, const char *label, uint32_t list)
{
	for (uint32_t i = 0; i < sg_dict_length(dict, list); i++)
		printf("%-*s" SG_FMT "\n", LABEL, i == 0 ? label : "",
		       SG_ARG(sg_dict_string(dict, list, i)));
}

/* "goroutines, mutexes or synchronization" */
static void put_wishes(const struct sg_dict *dict, const char *label, uint32_t wishes)
{
	uint32_t n = sg_dict_length(dict, wishes);

	if (n == 0)
		return;
	printf("  %-*s", LABEL - 2, label);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t any_of = sg_dict_sublist(dict, wishes, i);

		for (uint32_t k = 0; k < sg_dict_length(dict, any_of); k++)
			printf("%s" SG_FMT, k > 0 ? " or " : i > 0 ? ", " : "",
			       SG_ARG(sg_dict_string(dict, any_of, k)));
	}
	putchar('\n');
}

void role_show(const struct sg_dict *dict, uint32_t index)
{
	struct sg_role role = sg_dict_role(dict, index);

	printf(SG_FMT "\n", SG_ARG(role.name));
	printf("%-*s" SG_FMT "\n", LABEL, "role", SG_ARG(role.id));
	if (role.about.ptr != NULL)
		printf("%-*s" SG_FMT "\n", LABEL, "about", SG_ARG(role.about));
	put_texts(dict, "owns", role.owns);
	put_texts(dict, "does", role.responsibilities);
	for (uint32_t i = 0; i < sg_dict_length(dict, role.career); i++)
		printf("%-*s" SG_FMT "\n", LABEL, i == 0 ? "career" : "",
		       SG_ARG(sg_dict_string(dict, sg_dict_sublist(dict, role.career, i), 0)));
	for (uint32_t i = 0; i < role.n_areas; i++) {
		struct sg_role_area area = sg_dict_role_area(dict, index, i);

		printf(SG_FMT "\n", SG_ARG(area.title));
		put_wishes(dict, "required", area.required);
		put_wishes(dict, "preferred", area.preferred);
	}
}
