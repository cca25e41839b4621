/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include <jansson.h>

/* struct sg_json is never defined: a node is a json_t under another name. */
static const json_t *node_of(const struct sg_json *node)
{
	return (const json_t *)(const void *)node;
}

static const struct sg_json *cover(const json_t *node)
{
	return (const struct sg_json *)(const void *)node;
}

static enum sg_status parse(sg_str text, size_t flags, struct sg_json **out, struct sg_error *err)
{
	json_error_t why;
	json_t *root;

	if (sg_str_starts(text, SG_STR("\xef\xbb\xbf"))) /* what some editors put first */
		text = sg_str_sub(text, 3, text.len);
	if (text.ptr == NULL)
		text = SG_STR("");
	flags |= JSON_DECODE_ANY | JSON_ALLOW_NUL;
	root = json_loadb(text.ptr, text.len, flags, &why);
	/* A failed allocation has no text, or that of bad syntax; a second go tells them apart. */
	if (root == NULL && why.text[0] != '\0')
		root = json_loadb(text.ptr, text.len, flags, &why);
	*out = (struct sg_json *)(void *)root;
	if (root != NULL)
		return SG_OK;
	if (why.text[0] == '\0')
		return sg_no_memory(err);
	sg_fail(err, SG_ESYNTAX, "no valid JSON: %s", why.text);
	sg_fail_at(err, (sg_str){ NULL, 0 }, why.line > 0 ? (uint32_t)why.line : 0,
		   why.column > 0 ? (uint32_t)why.column : 0);
	return SG_ESYNTAX;
}

enum sg_status sg_json_parse(sg_str text, struct sg_json **out, struct sg_error *err)
{
	return parse(text, 0, out, err);
}

enum sg_status sg_json_parse_prefix(sg_str text, struct sg_json **out, struct sg_error *err)
{
	return parse(text, JSON_DISABLE_EOF_CHECK, out, err);
}

void sg_json_free(struct sg_json *root)
{
	json_decref((json_t *)(void *)root);
}

enum sg_json_type sg_json_type(const struct sg_json *node)
{
	if (node == NULL)
		return SG_JSON_NULL;
	switch (json_typeof(node_of(node))) {
	case JSON_OBJECT:
		return SG_JSON_OBJECT;
	case JSON_ARRAY:
		return SG_JSON_ARRAY;
	case JSON_STRING:
		return SG_JSON_STRING;
	case JSON_INTEGER:
	case JSON_REAL:
		return SG_JSON_NUMBER;
	case JSON_TRUE:
	case JSON_FALSE:
		return SG_JSON_BOOL;
	case JSON_NULL:
		break;
	}
	return SG_JSON_NULL;
}

const struct sg_json *sg_json_get(const struct sg_json *node, const char *key)
{
	return cover(json_object_get(node_of(node), key));
}

size_t sg_json_size(const struct sg_json *node)
{
	if (sg_json_type(node) == SG_JSON_OBJECT)
		return json_object_size(node_of(node));
	return json_array_size(node_of(node));
}

const struct sg_json *sg_json_at(const struct sg_json *array, size_t i)
{
	return cover(json_array_get(node_of(array), i));
}

sg_str sg_json_str(const struct sg_json *node)
{
	if (sg_json_type(node) != SG_JSON_STRING)
		return (sg_str){ NULL, 0 };
	return (sg_str){ json_string_value(node_of(node)), json_string_length(node_of(node)) };
}

double sg_json_number(const struct sg_json *node, double otherwise)
{
	return sg_json_type(node) == SG_JSON_NUMBER ? json_number_value(node_of(node)) : otherwise;
}

bool sg_json_bool(const struct sg_json *node)
{
	return node != NULL && json_is_true(node_of(node));
}

bool sg_json_next(const struct sg_json *object, void **iter, sg_str *key,
		  const struct sg_json **value)
{
	json_t *node = (json_t *)(uintptr_t)(const void *)object; /* iterating does not change it */

	*iter = *iter == NULL ? json_object_iter(node) : json_object_iter_next(node, *iter);
	if (*iter == NULL)
		return false;
	*key = sg_str_of(json_object_iter_key(*iter));
	*value = cover(json_object_iter_value(*iter));
	return true;
}
