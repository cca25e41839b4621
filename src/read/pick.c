/* SPDX-License-Identifier: MIT */
#include "read/pick.h"

const struct sg_json *sg_pick_at(const struct sg_json *node, const char *path)
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

bool sg_pick_holds(const struct sg_json *node)
{
	enum sg_json_type type = sg_json_type(node);

	if (type == SG_JSON_STRING)
		return sg_str_trim(sg_json_str(node)).len > 0;
	return type == SG_JSON_NUMBER || sg_json_size(node) > 0;
}

const struct sg_json *sg_pick(const struct sg_json *node, sg_names names)
{
	for (size_t i = 0; i < SG_MAX_NAMES && names[i] != NULL; i++) {
		const struct sg_json *found = sg_pick_at(node, names[i]);

		if (sg_pick_holds(found))
			return found;
	}
	return NULL;
}

sg_str sg_pick_str(const struct sg_json *node, sg_names names)
{
	for (size_t i = 0; i < SG_MAX_NAMES && names[i] != NULL; i++) {
		sg_str found = sg_json_str(sg_pick_at(node, names[i]));

		if (sg_str_trim(found).len > 0)
			return found;
	}
	return (sg_str){ NULL, 0 };
}
