/* SPDX-License-Identifier: MIT */
#include <skillgap/explain.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/str.h"
#include "base/utf8.h"

/* What a dictionary takes: bytes of an id, of a sentence. */
enum { MAX_ID = 48, MAX_SENTENCE = 400 };

struct entries {
	const struct sg_dict *dict;
	struct sg_arena *arena;
	sg_vec(sg_str) ids;   /* given so far */
	sg_vec(sg_str) terms; /* as the linter compares them */
	bool failed;
};

/* Lower case without spaces and hyphens, as the linter compares names. */
static sg_str fold(struct entries *entries, sg_str term)
{
	struct sg_buf buf = { .arena = entries->arena };

	for (size_t i = 0; i < term.len; i++)
		if (!sg_is_space(term.ptr[i]) && term.ptr[i] != '-')
			sg_buf_add_char(&buf, sg_lower(term.ptr[i]));
	entries->failed = entries->failed || buf.failed;
	return sg_buf_str(&buf);
}

static bool is_taken(const struct entries *entries, sg_str id)
{
	for (size_t i = 0; i < entries->ids.n; i++)
		if (sg_str_eq(entries->ids.at[i], id))
			return true;
	return sg_dict_by_id(entries->dict, id) != SG_NO_SKILL;
}

static bool is_repeated(struct entries *entries, sg_str folded)
{
	sg_str *slot;

	for (size_t i = 0; i < entries->terms.n; i++)
		if (sg_str_eq(entries->terms.at[i], folded))
			return true;
	slot = sg_push(entries->arena, &entries->terms);
	if (slot == NULL)
		entries->failed = true;
	else
		*slot = folded;
	return false;
}

/* "Foo.Bar++" gives "foo-bar"; a number behind it where that is taken. */
static sg_str make_id(struct entries *entries, sg_str term)
{
	struct sg_buf buf = { .arena = entries->arena };
	sg_str id, *slot;

	for (size_t i = 0; i < term.len && buf.len < MAX_ID - 8; i++) {
		char c = sg_lower(term.ptr[i]);

		if (sg_is_lower(c) || sg_is_digit(c))
			sg_buf_add_char(&buf, c);
		else if (buf.len > 0 && buf.ptr[buf.len - 1] != '-')
			sg_buf_add_char(&buf, '-');
	}
	while (buf.len > 0 && buf.ptr[buf.len - 1] == '-')
		buf.len--;
	id = sg_buf_str(&buf);
	for (unsigned n = 2; is_taken(entries, id) && !entries->failed; n++) {
		id = sg_arena_printf(entries->arena, SG_FMT "-%u", SG_ARG(sg_buf_str(&buf)), n);
		entries->failed = entries->failed || id.ptr == NULL;
	}
	slot = sg_push(entries->arena, &entries->ids);
	entries->failed = entries->failed || buf.failed || slot == NULL;
	if (slot != NULL)
		*slot = id;
	return id;
}

/* The line as a sentence that a dictionary takes: no control characters, not too long. */
static sg_str make_sentence(struct entries *entries, const struct sg_term_entry *entry)
{
	struct sg_buf buf = { .arena = entries->arena };

	for (size_t at = 0; at < entry->quote.len;) {
		uint32_t code = sg_utf8_next(entry->quote, &at);

		sg_utf8_add(&buf, code < 0x20 || sg_is_control(code) ? ' ' : code);
	}
	entries->failed = entries->failed || buf.failed;
	return buf.len == 0 || buf.len > MAX_SENTENCE ? entry->term : sg_buf_str(&buf);
}

static void write_entry(struct entries *entries, const struct sg_term_entry *entry, bool count,
			struct sg_out *out)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", make_id(entries, entry->term));
	sg_out_member_str(out, "name", entry->term);
	sg_out_member_word(out, "kind", "tool");
	sg_out_key(out, "yes");
	sg_out_open(out, '[');
	sg_out_string(out, make_sentence(entries, entry));
	sg_out_close(out, ']');
	if (count)
		sg_out_member_uint(out, "postings", entry->postings);
	sg_out_close(out, '}');
}

enum sg_status sg_term_entries_write(const struct sg_dict *dict,
				     const struct sg_term_entry *entries, size_t n_entries,
				     enum sg_format format, sg_sink_fn sink, void *user,
				     struct sg_error *err)
{
	bool lines = format == SG_FORMAT_NDJSON, first = true;
	struct entries state = { .dict = dict, .arena = sg_arena_new(0) };
	struct sg_out out;

	if (state.arena == NULL)
		return sg_no_memory(err);
	sg_out_init(&out, sink, user);
	if (!lines)
		sg_out_add(&out, SG_STR("{\"area\": \"own\", \"title\": \"Terms of postings\", "
					"\"skills\": ["));
	for (size_t i = 0; i < n_entries && !state.failed; i++) {
		if (is_repeated(&state, fold(&state, entries[i].term)))
			continue;
		if (!lines)
			sg_out_add(&out, first ? SG_STR("\n") : SG_STR(",\n"));
		first = out.comma = false;
		write_entry(&state, &entries[i], lines, &out);
		if (lines)
			sg_out_add(&out, SG_STR("\n"));
	}
	if (!lines)
		sg_out_add(&out, SG_STR("\n]}\n"));
	sg_arena_free(state.arena);
	return state.failed ? sg_no_memory(err) : sg_out_finish(&out, err);
}
