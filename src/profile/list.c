/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include <skillgap/profile.h>

#include "profile/duration.h"
#include "profile/plain.h"
#include "text/charset.h"
#include "text/clean.h"

enum {
	COMMENT_COLUMN = 19,
	LONGEST_UNKNOWN = 40, /* of a name in no dictionary that is written */
	MOST_UNKNOWN_WORDS = 4,
};

/* ---- lines of a draft --------------------------------------------------------------- */

/* Whether reading `name` as an entry of a list can give anything but it. */
static bool is_writable(sg_str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] == ',' || name.ptr[i] == '\n' ||
		    (name.ptr[i] == '#' && (i == 0 || sg_is_space(name.ptr[i - 1]))))
			return false;
	return name.len > 0 && name.ptr[0] != '-';
}

/* Whether a name in no dictionary looks like one and not like a line of a letter. */
static bool is_like_a_name(sg_str name)
{
	size_t words = 1, letters = 0;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (c == '@' || c == '|' || c == '*' || c == '<' || c == '>' || c == '"')
			return false;
		words += sg_is_space(c);
		letters += sg_is_alpha(c) || (unsigned char)c >= 0x80;
	}
	return is_writable(name) && letters > 1 && words <= MOST_UNKNOWN_WORDS &&
	       name.len <= LONGEST_UNKNOWN;
}

sg_str sg_list_name(const struct sg_dict *dict, uint32_t skill)
{
	struct sg_skill about = sg_dict_skill(dict, skill);

	return is_writable(about.name) && sg_dict_resolve(dict, about.name) == skill ? about.name
										     : about.id;
}

static sg_str comment_of(struct sg_arena *arena, const struct sg_claim *claim,
			 const struct sg_evidence *evidence)
{
	sg_str dates = { NULL, 0 };

	if (evidence->jobs > 0)
		dates = sg_arena_printf(arena, SG_FMT " to %s" SG_FMT "%s", SG_ARG(evidence->since),
					evidence->until.ptr == NULL ? "now" : "",
					SG_ARG(evidence->until),
					evidence->jobs == 1 ? "" : ", several jobs");
	if (evidence->stated && dates.ptr != NULL)
		return sg_arena_printf(arena, "as stated; dated " SG_FMT, SG_ARG(dates));
	if (dates.ptr != NULL)
		return dates;
	if (evidence->stated)
		return SG_STR("as stated");
	if (claim->status != SG_CLAIM_HAVE)
		return (sg_str){ NULL, 0 };
	return evidence->listed ? SG_STR("skills list") : SG_STR("no dates");
}

static void make_line(const struct sg_dict *dict, struct sg_arena *arena,
		      const struct sg_claim *claim, const struct sg_evidence *evidence,
		      struct sg_list_line *line)
{
	sg_str years = sg_duration_write(arena, claim->months);

	line->skill = claim->skill;
	line->name = sg_list_name(dict, sg_dict_by_id(dict, claim->skill));
	line->comment = comment_of(arena, claim, evidence);
	line->avoid = claim->status == SG_CLAIM_AVOID;
	if (claim->status == SG_CLAIM_HAVE)
		line->rest = years;
	else if (!line->avoid)
		line->rest = sg_arena_printf(arena, SG_FMT "%s%s", SG_ARG(years),
					     years.len > 0 ? " " : "",
					     sg_claim_status_name(claim->status));
}

struct ranked {
	const struct sg_claim *claim;
	const struct sg_evidence *evidence;
};

/* By status, then experience, then name. */
static int by_weight(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->claim->status != y->claim->status)
		return x->claim->status < y->claim->status ? -1 : 1;
	if (x->claim->months != y->claim->months)
		return x->claim->months > y->claim->months ? -1 : 1;
	return sg_str_cmp(x->evidence->name, y->evidence->name);
}

enum sg_status sg_draft_lines(const struct sg_dict *dict, const struct sg_draft *draft,
			      struct sg_arena *arena, const struct sg_list_line **out,
			      size_t *n_out, struct sg_error *err)
{
	const struct sg_profile *profile = &draft->profile;
	size_t n = profile->n_claims;
	struct ranked *ranked = sg_arena_array(arena, struct ranked, n);
	struct sg_list_line *lines =
		sg_arena_array(arena, struct sg_list_line, n + profile->n_unknown);

	if (ranked == NULL || lines == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n; i++)
		ranked[i] = (struct ranked){ &profile->claims[i], &draft->evidence[i] };
	if (n > 0)
		qsort(ranked, n, sizeof *ranked, by_weight);
	for (size_t i = 0; i < n; i++)
		make_line(dict, arena, ranked[i].claim, ranked[i].evidence, &lines[i]);
	for (size_t i = 0; i < profile->n_unknown; i++)
		if (is_like_a_name(profile->unknown[i]))
			lines[n++] = (struct sg_list_line){
				.name = profile->unknown[i],
				.comment = SG_STR("in no dictionary, as you wrote it")
			};
	*out = lines;
	*n_out = n;
	return sg_arena_starved(arena) ? sg_no_memory(err) : SG_OK;
}

/* ---- writing ------------------------------------------------------------------------ */

struct existing {
	struct sg_claims claims;
	bool *seen; /* of each skill of the dictionary */
};

static enum sg_status read_existing(struct existing *existing, sg_str text, struct sg_error *err)
{
	const struct sg_profile nobody = { 0 };
	struct sg_claims *claims = &existing->claims;
	sg_str clean;

	existing->seen = sg_arena_array(claims->arena, bool, sg_dict_count(claims->dict));
	if (existing->seen == NULL || !sg_claims_init(claims, &nobody))
		return sg_no_memory(err);
	if (text.ptr == NULL)
		return SG_OK;
	clean = sg_clean_dup(claims->arena, text);
	if (clean.ptr == NULL)
		return sg_no_memory(err);
	if (sg_charset_is_utf16(text) || sg_str_starts(sg_str_trim(clean), SG_STR("{")) ||
	    (sg_str_trim(clean).len > 0 && !sg_plain_is(claims, clean)))
		return sg_fail(err, SG_ESYNTAX, "is no plain list of skills");
	sg_plain_mark(claims, clean, existing->seen);
	return claims->failed ? sg_no_memory(err) : SG_OK;
}

/* Whether a line says something new; what it says is not new any more. */
static bool is_new(struct existing *existing, const struct sg_list_line *line)
{
	struct sg_claims *claims = &existing->claims;
	uint32_t skill = line->skill.ptr == NULL ? SG_NO_SKILL
						 : sg_dict_by_id(claims->dict, line->skill);

	if (skill != SG_NO_SKILL) {
		bool is = !existing->seen[skill];

		existing->seen[skill] = true;
		return is;
	}
	for (size_t i = 0; i < claims->unknown.n; i++)
		if (sg_str_eq(claims->unknown.at[i], line->name))
			return false;
	return true;
}

static void add_line(struct sg_buf *buf, const struct sg_list_line *line, sg_str line_end)
{
	size_t start = buf->len;

	if (line->off)
		sg_buf_add_char(buf, '#');
	if (line->avoid)
		sg_buf_add_char(buf, '-');
	sg_buf_add(buf, line->name);
	if (line->rest.len > 0) {
		sg_buf_add_char(buf, ' ');
		sg_buf_add(buf, line->rest);
	}
	if (line->comment.len > 0) {
		do
			sg_buf_add_char(buf, ' ');
		while (!buf->failed && buf->len - start < COMMENT_COLUMN);
		sg_buf_add(buf, SG_STR("# "));
		sg_buf_add(buf, line->comment);
	}
	sg_buf_add(buf, line_end);
}

enum sg_status sg_list_write(const struct sg_dict *dict, const struct sg_list_line *lines,
			     size_t n_lines, sg_str existing_text, bool only_new,
			     struct sg_arena *arena, sg_sink_fn sink, void *user, size_t *added,
			     struct sg_error *err)
{
	struct existing existing = { .claims = { .dict = dict, .arena = arena } };
	bool windows = sg_str_find(existing_text, SG_STR("\r\n"), 0) != SIZE_MAX;
	sg_str line_end = windows ? SG_STR("\r\n") : SG_STR("\n");
	struct sg_buf buf = { .arena = arena };
	enum sg_status status = read_existing(&existing, existing_text, err);
	size_t n = 0;

	if (status != SG_OK)
		return status;
	if (existing_text.ptr == NULL)
		sg_buf_add(&buf, SG_STR(SG_PLAIN_HEADER));
	else if (!only_new)
		sg_buf_add(&buf, existing_text);
	for (size_t i = 0; i < n_lines; i++) {
		if (!is_new(&existing, &lines[i]))
			continue;
		if (n++ == 0 && buf.len > 0 && buf.ptr[buf.len - 1] != '\n')
			sg_buf_add(&buf, line_end);
		add_line(&buf, &lines[i], line_end);
	}
	if (added != NULL)
		*added = n;
	if (buf.failed)
		return sg_no_memory(err);
	if (buf.len > 0 && sink(user, sg_buf_str(&buf)) != 0)
		return sg_fail(err, SG_EIO, "cannot be written");
	return SG_OK;
}
