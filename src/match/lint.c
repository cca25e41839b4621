/* SPDX-License-Identifier: MIT */
/* sg_dict_check(): all that is wrong or risky in dictionary files. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "dict/builtin.h"
#include "dict/entry.h"
#include "dict/image.h"
#include "dict/need.h"
#include "dict/shape.h"
#include "match/regex.h"

/* Shapes of a pattern of which a long text is made to try it, how many of their atoms are left out
 * at the end, and how many rows of alternatives are tried where alternatives repeat. */
enum {
	MOST_TRIED = 8,
	MOST_CUT = 3,
	MOST_ROWS = 1000,
	IN_ROW = 3,
	LONG = SG_REGEX_WINDOW - 8,
};

struct linter {
	struct sg_lexicon *lexicon;
	struct sg_arena *scratch;
	struct sg_regex_tries *tries;
	struct sg_error *err;
	bool starved;	/* memory ran out while a pattern was tried */
	unsigned rows;	/* tried of the pattern at hand */
};

/* A text that stands for a repetition, instead of the sample of its atom. */
struct row {
	const struct sg_shape *at; /* whose last atom it is; NULL: of none */
	sg_str text;
};

/* The atoms of a shape, each as long as it may be, in at most LONG bytes. */
static void add_shape(struct sg_buf *text, const struct sg_shape *shape, const struct row *row)
{
	const struct sg_shape *at[SG_REGEX_WINDOW];
	size_t n = 0, wide = 1;

	for (; shape != NULL && n < SG_REGEX_WINDOW; shape = shape->before) {
		at[n++] = shape;
		/* cppcheck-suppress nullPointer ; the loop asked */
		wide += shape->atom.most > 4;
	}
	while (n-- > 0 && text->len < LONG) {
		const struct sg_atom *atom = &at[n]->atom;
		sg_str sample = { atom->sample, atom->sample_len };
		size_t times;

		if (at[n] == row->at)
			sample = row->text;
		times = atom->most / (sample.len == 0 ? 1u : sample.len);
		if (atom->most <= sizeof atom->sample)
			times = 1; /* a character */
		if (times > LONG / wide)
			times = LONG / wide;
		for (size_t i = 0; i < (times == 0 ? 1 : times) && text->len < LONG; i++)
			sg_buf_add(text, sample);
	}
}

/* Whether a try at the start of the shape's text gives up, with a wrong end or a long one. */
static bool gives_up(struct linter *linter, const struct sg_regex *regex,
		     const struct sg_shape *shape, const struct row *row, const char *fill)
{
	struct sg_buf text = { .arena = linter->scratch };
	enum sg_regex_result result;
	size_t end;

	add_shape(&text, shape, row);
	if (fill[0] == '\0')
		sg_buf_add_char(&text, '\x01');
	while (fill[0] != '\0' && text.len < SG_REGEX_WINDOW && !text.failed)
		sg_buf_add(&text, sg_str_of(fill));
	result = sg_regex_match(regex, linter->tries, sg_buf_str(&text), 0, &end);
	linter->starved = linter->starved || text.failed || result == SG_REGEX_NO_MEMORY;
	return result == SG_REGEX_LIMIT;
}

/* The alternatives of a row, by their numbers, as text. */
static sg_str row_text(struct linter *linter, const struct sg_atom *atom, size_t number)
{
	static const struct row none = { NULL, { NULL, 0 } };
	struct sg_buf text = { .arena = linter->scratch };

	for (unsigned i = 0; i < IN_ROW; i++, number /= atom->n_of + 1u) {
		size_t which = number % (atom->n_of + 1u); /* 0: none, so that rows may be short */
		const struct sg_shape *shape = which == 0 ? NULL : atom->of[which - 1];
		struct sg_buf part = { .arena = linter->scratch };

		if (shape == NULL || shape->n > LONG / IN_ROW)
			continue;
		add_shape(&part, shape, &none);
		sg_buf_add(&text, sg_str_sub(sg_buf_str(&part), 0, LONG / IN_ROW));
		linter->starved = linter->starved || part.failed;
	}
	linter->starved = linter->starved || text.failed;
	return sg_buf_str(&text);
}

/*
 * A repetition of alternatives can be cut in many ways where a row of them reads like another
 * ("a" and "b" like "ab"): rows, repeated, and what must follow left out.
 */
static bool is_slow_in_rows(struct linter *linter, const struct sg_regex *regex,
			    const struct sg_shape *shape)
{
	for (; shape != NULL; shape = shape->before) {
		const struct sg_atom *atom = &shape->atom;
		size_t base = atom->n_of + 1u, n = atom->n_of < 2 ? 0 : base * base * base;

		for (size_t i = 1; i < n && linter->rows < MOST_ROWS; i++, linter->rows++) {
			struct row row = { shape, row_text(linter, atom, i) };

			if (row.text.len > 0 && gives_up(linter, regex, shape, &row, ""))
				return true;
		}
	}
	return false;
}

/*
 * Long texts that are almost what the pattern wants: what repeats, repeated, without the last
 * of what must follow, and with one end or another.
 */
static bool is_slow(struct linter *linter, const struct sg_regex *regex,
		    const struct sg_shapes *shapes)
{
	static const char *const fills[] = { "", "a", "1", " ", "a ", "a1-", "A, a " };
	static const struct row none = { NULL, { NULL, 0 } };

	linter->rows = 0;
	for (size_t k = 0; k < sizeof fills / sizeof *fills; k++) {
		if (gives_up(linter, regex, NULL, &none, fills[k]))
			return true;
		for (size_t i = 0; i < shapes->n && i < MOST_TRIED; i++) {
			const struct sg_shape *shape = shapes->at[i];

			for (unsigned cut = 0; cut < MOST_CUT && shape != NULL; cut++) {
				if (gives_up(linter, regex, shape, &none, fills[k]))
					return true;
				shape = shape->before;
			}
		}
	}
	for (size_t i = 0; i < shapes->n; i++)
		if (is_slow_in_rows(linter, regex, shapes->at[i]))
			return true;
	return false;
}

/* `name`: it is a name, not a rule for one, and is filed under words. */
static enum sg_status lint_pattern(struct linter *linter, struct sg_mistake mistake, sg_str source,
				   bool name)
{
	const struct sg_lexicon *lexicon = linter->lexicon;
	struct sg_regex *regex;
	struct sg_error wrong = { 0 };
	struct sg_shapes shapes;
	struct sg_needs needs;
	enum sg_status status = sg_regex_compile(&regex, source, &wrong);

	if (status == SG_ESYNTAX) {
		mistake.rule = "pattern.wrong";
		return sg_lexicon_complain(lexicon, mistake, linter->err, "%s", wrong.text);
	}
	if (status != SG_OK)
		return sg_no_memory(linter->err);
	if (name && !sg_pattern_needs(linter->scratch, linter->scratch, source, &needs))
		status = sg_no_memory(linter->err);
	if (status == SG_OK && name && needs.n == 0) {
		mistake.rule = "pattern.no-word";
		status = sg_lexicon_complain(lexicon, mistake, linter->err,
					     "needs no whole word, so every text must be searched "
					     "for it: \"" SG_FMT "\"",
					     SG_ARG(source));
	}
	sg_arena_reset(linter->scratch);
	if (status == SG_OK && !sg_pattern_shapes(linter->scratch, source, &shapes))
		status = sg_no_memory(linter->err);
	if (status == SG_OK && is_slow(linter, regex, &shapes)) {
		mistake.rule = "pattern.slow";
		status = sg_lexicon_complain(lexicon, mistake, linter->err,
					     "gives up on some texts, for it can match them in too "
					     "many ways: \"" SG_FMT "\"",
					     SG_ARG(source));
	} else if (status == SG_OK && shapes.nested) {
		mistake.rule = "pattern.nested";
		status = sg_lexicon_complain(lexicon, mistake, linter->err,
					     "repeats what repeats, and nothing fixed stands "
					     "between: \"" SG_FMT "\"",
					     SG_ARG(source));
	}
	sg_regex_free(regex);
	return linter->starved ? sg_no_memory(linter->err) : status;
}

static enum sg_status lint_entry(struct linter *linter, const struct sg_entry *entry)
{
	const struct {
		const char *key;
		const struct sg_entry_list *list;
	} lists[] = { { "patterns", &entry->patterns },
		      { "ambiguous.accept", &entry->accept },
		      { "ambiguous.reject", &entry->reject } };
	enum sg_status status = SG_OK;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (size_t k = 0; status == SG_OK && k < lists[i].list->n; k++)
			status = lint_pattern(linter,
					      (struct sg_mistake){ NULL, entry, lists[i].key, k },
					      lists[i].list->at[k], i == 0);
	return status;
}

static enum sg_status lint_patterns(struct sg_lexicon *lexicon, struct sg_error *err)
{
	struct linter linter = { .lexicon = lexicon,
				 .scratch = sg_arena_new(0),
				 .tries = sg_regex_tries_new(),
				 .err = err };
	enum sg_status status =
		linter.scratch == NULL || linter.tries == NULL ? sg_no_memory(err) : SG_OK;

	for (size_t i = 0; status == SG_OK && i < lexicon->skills.n; i++)
		if (sg_lexicon_speaks_of(lexicon, &lexicon->skills.at[i]))
			status = lint_entry(&linter, &lexicon->skills.at[i]);
	sg_regex_tries_free(linter.tries);
	sg_arena_free(linter.scratch);
	return status;
}

enum sg_status sg_dict_check(const struct sg_overlay *overlays, size_t n_overlays,
			     const struct sg_check_options *options, sg_remark_fn remark,
			     void *user, struct sg_checked *out, struct sg_error *err)
{
	struct sg_listener listener = { remark, user, options->first_layer, 0 };
	struct sg_lexicon lexicon = { .arena = sg_arena_new((size_t)256 << 20),
				      .listener = &listener };
	enum sg_status status = SG_OK;

	*out = (struct sg_checked){ 0 };
	if (lexicon.arena == NULL)
		return sg_no_memory(err);
	status = sg_lexicon_load(&lexicon, (const struct sg_image *)(const void *)sg_builtin_image,
				 err);
	for (size_t i = 0; status == SG_OK && i < n_overlays; i++)
		status = sg_lexicon_parse(&lexicon, overlays[i].name, overlays[i].json, true, err);
	if (status == SG_OK)
		status = sg_lexicon_check(&lexicon, err);
	if (status == SG_OK)
		status = sg_lexicon_advise(&lexicon, options->year, err);
	if (status == SG_OK)
		status = lint_patterns(&lexicon, err);
	for (size_t i = 0; i < lexicon.skills.n; i++)
		out->skills += sg_lexicon_speaks_of(&lexicon, &lexicon.skills.at[i]);
	out->remarks = listener.n;
	sg_arena_free(lexicon.arena);
	return status;
}
