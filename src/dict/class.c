/* SPDX-License-Identifier: MIT */
#include "dict/class.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

struct members {
	bool ascii[128];
	bool beyond; /* characters that are not ASCII, or not known which */
};

static int hex(char c)
{
	if (sg_is_digit(c))
		return c - '0';
	return sg_lower(c) >= 'a' && sg_lower(c) <= 'f' ? sg_lower(c) - 'a' + 10 : -1;
}

static char char_at(sg_str text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

/* "\x41" and "\x{41}"; *at is behind the x. */
static bool read_hex(sg_str pattern, size_t *at, uint32_t *code)
{
	bool braces = char_at(pattern, *at) == '{';
	size_t most = braces ? 6 : 2;

	*at += braces;
	*code = 0;
	for (; most > 0 && hex(char_at(pattern, *at)) >= 0; most--, ++*at)
		*code = *code * 16 + (uint32_t)hex(pattern.ptr[*at]);
	if (!braces)
		return true;
	return char_at(pattern, (*at)++) == '}';
}

bool sg_class_escape(sg_str pattern, size_t *at, char c, uint32_t *code)
{
	static const char letters[] = "tnrfea", means[] = "\t\n\r\f\x1b\a";
	const char *letter = c == '\0' ? NULL : strchr(letters, c);

	if (letter != NULL) {
		*code = (uint32_t)means[letter - letters];
		return true;
	}
	if (c == 'x')
		return read_hex(pattern, at, code);
	if (c == '\0' || sg_is_alpha(c) || sg_is_digit(c))
		return false;
	--*at;
	*code = sg_utf8_next(pattern, at);
	return true;
}

static void add_range(struct members *members, uint32_t from, uint32_t to)
{
	for (uint32_t code = from; code <= to && code < 128; code++)
		members->ascii[code] = true;
	members->beyond = members->beyond || to >= 128;
}

/* What "\w" and the like take; false where it is not known, or much that is no letter of ours. */
static bool add_sort(struct members *members, char c)
{
	if (c == 'w' || c == 'd')
		add_range(members, '0', '9');
	if (c == 'w') {
		add_range(members, 'A', 'Z');
		add_range(members, 'a', 'z');
		add_range(members, '_', '_');
	}
	if (c == 's') {
		add_range(members, '\t', '\r');
		add_range(members, ' ', ' ');
	}
	return c == 'w' || c == 'd' || c == 's';
}

/* One member: its code, or the sort of characters it stands for, with *single false. */
static bool read_member(sg_str pattern, size_t *at, struct members *members, bool *single,
			uint32_t *code)
{
	char c = char_at(pattern, *at);

	*single = true;
	if (c == '[' && memchr(":.=", char_at(pattern, *at + 1), 3) != NULL) {
		char close[2] = { char_at(pattern, *at + 1), ']' };

		*single = false;
		*at = sg_str_find(pattern, (sg_str){ close, 2 }, *at + 2);
		*at += *at == SIZE_MAX ? 0 : 2;
		add_range(members, 0, 128);
		return *at != SIZE_MAX;
	}
	if (c != '\\') {
		*code = sg_utf8_next(pattern, at);
		return true;
	}
	c = char_at(pattern, *at + 1);
	*at += 2;
	if (c == 'b') {
		*code = '\b';
		return true;
	}
	if (sg_class_escape(pattern, at, c, code))
		return true;
	*single = false;
	if (c == '\0' || strchr("wdsWDSHVhvpP", c) == NULL)
		return false;
	if (!add_sort(members, c))
		add_range(members, 0, 128);
	if (c != 'p' && c != 'P')
		return true;
	*at = char_at(pattern, *at) == '{' ? sg_str_find(pattern, SG_STR("}"), *at) : *at;
	*at += *at == SIZE_MAX ? 0 : 1;
	return *at != SIZE_MAX;
}

static bool read_members(sg_str pattern, size_t *at, struct members *members)
{
	for (bool first = true; first || char_at(pattern, *at) != ']'; first = false) {
		uint32_t from = 0, to;
		bool single;

		if (*at >= pattern.len || !read_member(pattern, at, members, &single, &from))
			return false;
		to = from;
		if (char_at(pattern, *at) == '-' && char_at(pattern, *at + 1) != ']') {
			++*at;
			if (!single || *at >= pattern.len ||
			    !read_member(pattern, at, members, &single, &to) || !single)
				return false;
		}
		if (single)
			add_range(members, from, to);
	}
	++*at;
	return true;
}

static bool is_letter(uint32_t code)
{
	return sg_is_alpha((char)code) || sg_is_digit((char)code) || code == '_';
}

static void add_choice(struct sg_char_class *class_, bool *too_many, struct sg_atom atom)
{
	for (unsigned i = 0; i < class_->n_choices; i++)
		if (class_->choices[i].type == atom.type &&
		    (atom.type == SG_ATOM_SIGN ||
		     sg_lower(class_->choices[i].sample[0]) == sg_lower(atom.sample[0])))
			return;
	if (class_->n_choices < SG_CLASS_CHOICES)
		class_->choices[class_->n_choices++] = atom;
	else
		*too_many = true;
}

/* Which of the ASCII characters the class takes, one by one as far as that makes sense. */
static void describe(struct sg_char_class *class_, const struct members *members, bool negated)
{
	bool too_many = negated || members->beyond, letters = false, signs = false;
	char sample = 'a';

	for (uint32_t code = 1; code < 128; code++) {
		struct sg_atom atom = { .type = is_letter(code) ? SG_ATOM_LETTER : SG_ATOM_SIGN,
					.least = 1, .most = 1,
					.sample = { (char)code }, .sample_len = 1 };

		if (members->ascii[code] == negated)
			continue;
		class_->bytes |= 1u << (code & 31);
		if (!letters && (is_letter(code) || !signs))
			sample = (char)code;
		letters = letters || is_letter(code);
		signs = signs || !is_letter(code);
		add_choice(class_, &too_many, atom);
	}
	class_->all = (struct sg_atom){ .type = SG_ATOM_ANY, .least = 1, .most = 1,
					.sample = { sample }, .sample_len = 1 };
	if (negated || members->beyond) {
		class_->all.most = 4;
		class_->bytes = UINT32_MAX;
	} else if (!signs || !letters) {
		class_->all.type = signs ? SG_ATOM_SIGN : SG_ATOM_WORD;
	}
	if (too_many)
		class_->n_choices = 0;
}

bool sg_class_read(sg_str pattern, size_t *at, struct sg_char_class *out)
{
	struct members members = { 0 };
	bool negated = char_at(pattern, *at + 1) == '^';

	*out = (struct sg_char_class){ 0 };
	*at += negated ? 2 : 1;
	if (!read_members(pattern, at, &members))
		return false;
	describe(out, &members, negated);
	return true;
}
