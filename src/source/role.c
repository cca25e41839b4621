/* SPDX-License-Identifier: MIT */
#include <skillgap/role.h>

#include "base/str.h"
#include "dict/dict.h"
#include "record/identity.h"

/* ---- which role --------------------------------------------------------------------- */

static const sg_str prefix = SG_LIT(SG_ROLE_SOURCE);

bool sg_role_is_source(sg_str source)
{
	return sg_str_starts(source, prefix);
}

/* Roles of the dictionary as one would type them; the message holds a few. */
static void tell_all(const struct sg_dict *dict, struct sg_error *err)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf buf = { .arena = arena, .max = sizeof err->mend - 1 };

	for (uint32_t i = 0; arena != NULL && i < sg_dict_role_count(dict); i++) {
		sg_str id = sg_dict_role(dict, i).id;

		if (buf.len + id.len + prefix.len + 3 < buf.max)
			sg_buf_printf(&buf, "%s" SG_ROLE_SOURCE SG_FMT, i == 0 ? "" : ", ",
				      SG_ARG(id));
	}
	if (arena != NULL)
		sg_mend(err, SG_FMT, SG_ARG(sg_buf_str(&buf)));
	sg_arena_free(arena);
}

enum sg_status sg_role_of_source(const struct sg_dict *dict, sg_str source, uint32_t *role,
				 struct sg_error *err)
{
	sg_str name = sg_str_sub(source, prefix.len, source.len);
	bool near;

	*role = sg_dict_find_role(dict, name, &near);
	if (*role != SG_NO_ROLE && !near)
		return SG_OK;
	if (err != NULL && *role != SG_NO_ROLE)
		sg_mend(err, SG_ROLE_SOURCE SG_FMT, SG_ARG(sg_dict_role(dict, *role).id));
	else if (err != NULL)
		tell_all(dict, err);
	*role = SG_NO_ROLE;
	sg_fail_at(err, name.len == 0 ? SG_STR(SG_ROLE_SOURCE "NAME") : source, 0, 0);
	return sg_fail(err, SG_ENOTFOUND, name.len == 0 ? "which role?" : "no such role");
}

/* ---- a role as a posting ------------------------------------------------------------ */

static void add_escaped(struct sg_buf *body, sg_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '&')
			sg_buf_add(body, SG_STR("&amp;"));
		else if (text.ptr[i] == '<')
			sg_buf_add(body, SG_STR("&lt;"));
		else
			sg_buf_add_char(body, text.ptr[i]);
	}
}

/* The wording's own heading, with a large first letter. */
static void add_heading(struct sg_buf *body, const struct sg_dict *dict, enum sg_section_kind kind)
{
	sg_str heading = sg_dict_written_heading(dict, kind);

	sg_buf_add(body, SG_STR("<h2>"));
	for (size_t i = 0; i < heading.len; i++) {
		char c = heading.ptr[i];

		sg_buf_add_char(body, i == 0 && sg_is_lower(c) ? (char)(c - ('a' - 'A')) : c);
	}
	sg_buf_add(body, SG_STR("</h2>\n"));
}

static void add_duties(struct sg_buf *body, const struct sg_dict *dict, const struct sg_role *role)
{
	uint32_t n = sg_dict_length(dict, role->responsibilities);

	if (n == 0 && role->about.len == 0)
		return;
	add_heading(body, dict, SG_SECTION_RESPONSIBILITIES);
	if (role->about.len > 0) {
		sg_buf_add(body, SG_STR("<p>"));
		add_escaped(body, role->about);
		sg_buf_add(body, SG_STR("</p>\n"));
	}
	sg_buf_add(body, n > 0 ? SG_STR("<ul>\n") : SG_STR(""));
	for (uint32_t i = 0; i < n; i++) {
		sg_buf_add(body, SG_STR("<li>"));
		add_escaped(body, sg_dict_string(dict, role->responsibilities, i));
		sg_buf_add(body, SG_STR("</li>\n"));
	}
	sg_buf_add(body, n > 0 ? SG_STR("</ul>\n") : SG_STR(""));
}

/* "Python, Java or Go" */
static void add_sign(struct sg_buf *body, const struct sg_dict *dict, uint32_t any_of)
{
	uint32_t n;
	const uint32_t *skills = sg_dict_indexes(dict, any_of, &n);
	sg_str or_ = sg_dict_written_cue(dict, SG_CUE_OR);

	sg_buf_add(body, SG_STR("<li>"));
	for (uint32_t i = 0; i < n; i++) {
		if (i > 0 && i + 1 < n)
			sg_buf_add(body, SG_STR(", "));
		else if (i > 0)
			sg_buf_printf(body, " " SG_FMT " ", SG_ARG(or_));
		add_escaped(body, sg_dict_written_name(dict, skills[i]));
	}
	sg_buf_add(body, SG_STR("</li>\n"));
}

/* What the areas of a role require, or prefer, as a list under a heading. */
static void add_signs(struct sg_buf *body, const struct sg_dict *dict, uint32_t role,
		      enum sg_section_kind kind)
{
	uint32_t n_areas = sg_dict_role(dict, role).n_areas;
	bool open = false;

	for (uint32_t i = 0; i < n_areas; i++) {
		struct sg_role_area area = sg_dict_role_area(dict, role, i);
		uint32_t signs = kind == SG_SECTION_REQUIRED ? area.required : area.preferred;

		for (uint32_t k = 0; k < sg_dict_length(dict, signs); k++) {
			if (!open) {
				add_heading(body, dict, kind);
				sg_buf_add(body, SG_STR("<ul>\n"));
			}
			open = true;
			add_sign(body, dict, sg_dict_sublist(dict, signs, k));
		}
	}
	if (open)
		sg_buf_add(body, SG_STR("</ul>\n"));
}

enum sg_status sg_role_posting(const struct sg_dict *dict, uint32_t role, struct sg_arena *arena,
			       struct sg_posting *out, struct sg_error *err)
{
	struct sg_role from = sg_dict_role(dict, role);
	struct sg_buf body = { .arena = arena };

	add_duties(&body, dict, &from);
	add_signs(&body, dict, role, SG_SECTION_REQUIRED);
	add_signs(&body, dict, role, SG_SECTION_PREFERRED);
	*out = (struct sg_posting){
		.id = from.id,
		.title = from.name,
		.source = sg_arena_printf(arena, SG_ROLE_SOURCE SG_FMT, SG_ARG(from.id)),
		.media_type = SG_STR("text/html"),
		.body = sg_buf_str(&body),
	};
	if (body.failed || out->source.ptr == NULL || !sg_posting_identify(out, arena))
		return sg_no_memory(err);
	return SG_OK;
}
