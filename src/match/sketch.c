/* SPDX-License-Identifier: MIT */
#include "match/sketch.h"

#include "base/str.h"
#include "dict/walk.h"

enum {
	MAX_COMPANY_WORDS = 8,
	MAX_TRIES = 64, /* to fill a part that no pair fell into */
	LEAST_SHARE = 3, /* one part in so many is enough to stand for a posting */
	RICH = 2,	/* so many required technologies are rare enough to look a posting up by */
};

#define NONE UINT32_MAX /* no pair is that */

/* Texts as they are read: pairs of neighbouring words, each hashed to one number. */
struct pairs {
	uint64_t company[MAX_COMPANY_WORDS]; /* words of its name */
	uint32_t n_company;
	uint32_t least[SG_SKETCH_BITS]; /* least pair of each part of all numbers; or NONE */
	uint64_t anchors[SG_SKETCH_ANCHORS]; /* least pairs in another order, ascending */
	uint32_t n_anchors;
	bool anchored;  /* anchors are wanted */
	uint32_t n;     /* pairs */
	uint32_t words; /* all of them, numbers and names too */
	uint64_t last;  /* the word before; 0 for none */
};

static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

/* The capitals of ASCII among eight bytes as small letters. */
static inline uint64_t small_letters(uint64_t eight)
{
	const uint64_t ones = 0x0101010101010101u, tops = ones * 0x80;
	uint64_t low = eight & ~tops;
	uint64_t from_a = low + ones * (0x80 - 'A'), behind_z = low + ones * (0x7f - 'Z');

	return eight | ((from_a ^ behind_z) & ~eight & tops) >> 2;
}

/* A word as a number: its first eight bytes, with those of a longer one mixed in. */
static inline uint64_t number_of(sg_str text, size_t start, size_t end)
{
	uint64_t number = 0;

	for (; start < end; start += 8) {
		size_t bits = 8 * (end - start < 8 ? end - start : 8);
		uint64_t eight = small_letters(sg_word_load(text, start, end - start));

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		eight = __builtin_bswap64(eight);
#endif
		number *= 0x9e3779b97f4a7c15u;
		number = (number << bits % 64 | number >> (64 - bits) % 64) ^ eight >> (64 - bits);
	}
	return number;
}

/* The next word from *at on as a number, 0 at the end; where it starts. */
static inline uint64_t next_word(struct sg_walk *walk, size_t *at, size_t *start)
{
	*start = sg_walk_start(walk, *at);
	*at = sg_walk_end(walk, *start);
	return number_of(walk->text, *start, *at);
}

static void add_anchor(struct pairs *pairs, uint64_t value)
{
	uint32_t at = pairs->n_anchors;

	if (at == SG_SKETCH_ANCHORS && value >= pairs->anchors[at - 1])
		return;
	for (uint32_t i = 0; i < pairs->n_anchors; i++)
		if (pairs->anchors[i] == value)
			return;
	if (at < SG_SKETCH_ANCHORS)
		pairs->n_anchors++;
	else
		at--;
	for (; at > 0 && pairs->anchors[at - 1] > value; at--)
		pairs->anchors[at] = pairs->anchors[at - 1];
	pairs->anchors[at] = value;
}

static inline void add_word(struct pairs *pairs, uint64_t word)
{
	uint64_t pair = (pairs->last * 0xbf58476d1ce4e5b9u + word) * 0x94d049bb133111ebu;
	uint32_t part, low;

	pair = (pair ^ pair >> 29) * 0x9e3779b97f4a7c15u;
	part = (uint32_t)((pair >> 32) * SG_SKETCH_BITS >> 32);
	low = (uint32_t)(pair ^ pair >> 32);
	if (pairs->last != 0) {
		if (low < pairs->least[part])
			pairs->least[part] = low;
		if (pairs->anchored)
			add_anchor(pairs, mix(pair));
		pairs->n++;
	}
	pairs->last = word;
}

/*
 * Where the company's name ends that starts with the word at hand, or as much of it as is
 * there ("Fjordpay" of "Fjordpay AS"); 0 when it is no name. A name starts with no small
 * letter.
 */
static size_t behind_company(const struct pairs *pairs, struct sg_walk *walk, size_t start,
			     size_t at, uint64_t word)
{
	size_t end = at;

	if (pairs->n_company == 0 || word != pairs->company[0] ||
	    sg_is_lower(walk->text.ptr[start]))
		return 0;
	for (uint32_t i = 1; i < pairs->n_company; i++) {
		if (next_word(walk, &at, &start) != pairs->company[i])
			break;
		end = at;
	}
	return end;
}

static void read_text(struct pairs *pairs, sg_str text)
{
	struct sg_walk walk = sg_walk_of(text);
	size_t at = 0, start, behind;
	uint64_t word;

	pairs->last = 0;
	while ((word = next_word(&walk, &at, &start)) != 0) {
		pairs->words++;
		behind = behind_company(pairs, &walk, start, at, word);
		if (behind > 0)
			at = behind;
		else if (!sg_is_digit(text.ptr[start]))
			add_word(pairs, word);
	}
}

static void start(struct pairs *pairs, sg_str company)
{
	struct sg_walk walk = sg_walk_of(company);
	size_t at = 0, where;
	uint64_t word;

	for (uint32_t i = 0; i < SG_SKETCH_BITS; i++)
		pairs->least[i] = NONE;
	while (pairs->n_company < MAX_COMPANY_WORDS &&
	       (word = next_word(&walk, &at, &where)) != 0)
		pairs->company[pairs->n_company++] = word;
}

/* What a company says in every posting. A title is never a reason. */
static bool is_boilerplate(enum sg_section_kind kind)
{
	return kind == SG_SECTION_ABOUT || kind == SG_SECTION_BENEFITS ||
	       kind == SG_SECTION_COMPENSATION || kind == SG_SECTION_LOCATION ||
	       kind == SG_SECTION_PROCESS || kind == SG_SECTION_LEGAL;
}

/* Reads the sections that are boilerplate, or those that are not; the bytes of them. */
static size_t read_sections(struct pairs *pairs, const struct sg_document *document,
			    bool boilerplate)
{
	size_t bytes = 0;

	for (size_t i = 0; i < document->n_sections; i++) {
		const struct sg_section *section = &document->sections[i];
		sg_str text = sg_str_sub(document->text, section->span.start, section->span.end);

		if (section->kind == SG_SECTION_TITLE ||
		    is_boilerplate(section->kind) != boilerplate)
			continue;
		read_text(pairs, text);
		bytes += text.len;
	}
	return bytes;
}

/* The number that stands for part i: its least pair, or that of a part chosen by i alone. */
static uint32_t least_of(const struct pairs *pairs, uint32_t i)
{
	uint32_t part = i;

	for (uint32_t try = 1; pairs->least[part] == NONE && try <= MAX_TRIES; try++)
		part = (uint32_t)(mix((uint64_t)i << 32 | try) % SG_SKETCH_BITS);
	return pairs->least[part] + part * 0x9e3779b9u;
}

/* A number for what is required, whatever the order; how many technologies that is in *n. */
static uint64_t hash_required(const struct sg_dict *dict, const struct sg_findings *findings,
			      uint32_t *n)
{
	uint64_t sum = 0;
	uint32_t years = 0;

	*n = 0;
	for (size_t i = 0; i < findings->n_skills; i++) {
		const struct sg_found_skill *skill = &findings->skills[i];
		uint32_t number;

		if (skill->strength != SG_STRENGTH_REQUIRED)
			continue;
		number = sg_dict_by_id(dict, skill->id);
		if (number != SG_NO_SKILL &&
		    sg_dict_skill(dict, number).class_ != SG_CLASS_TECHNOLOGY)
			continue;
		sum += mix(sg_hash(0, skill->id) + skill->min_years);
		(*n)++;
	}
	for (size_t i = 0; i < findings->n_facts; i++)
		if (findings->facts[i].kind == SG_FACT_TOTAL_YEARS &&
		    findings->facts[i].number > years)
			years = findings->facts[i].number;
	return mix(sum + years);
}

/* 1..15 for a seniority, 0 for none stated. */
static uint32_t seniority_of(const struct sg_findings *findings)
{
	sg_str word = findings->posting.seniority;

	return word.ptr == NULL ? 0 : 1 + (uint32_t)(mix(sg_hash(0, word)) % 15);
}

/*
 * Of two texts of which one is many times longer the measure says little: too many bits of
 * any two agree by chance. Thousandths.
 */
enum { LEAST_ALIKE = 450 };

/* Of `about`: 16 bits for what is required, 4 for the seniority, 12 for the number of pairs. */
enum { MAX_PAIRS = 4095 };

static uint32_t about(uint64_t required, uint32_t seniority, uint32_t n)
{
	return (uint32_t)(required >> 48) << 16 | seniority << 12 |
	       (n < MAX_PAIRS ? n : MAX_PAIRS);
}

static uint32_t count_bits(uint32_t x)
{
	x -= x >> 1 & 0x55555555u;
	x = (x & 0x33333333u) + (x >> 2 & 0x33333333u);
	return ((x + (x >> 4)) & 0x0f0f0f0fu) * 0x01010101u >> 24;
}

unsigned sg_sketch_shared(const uint32_t *bits, uint32_t about, const struct sg_sketch *other)
{
	uint32_t differ = 0, a = about & MAX_PAIRS, b = other->about & MAX_PAIRS;
	uint32_t senior = about >> 12 & 15, other_senior = other->about >> 12 & 15;
	uint64_t alike;

	if (about >> 16 != other->about >> 16 ||
	    (senior != 0 && other_senior != 0 && senior != other_senior))
		return 0;
	for (int i = 0; i < SG_SKETCH_BITS / 32; i++)
		differ += count_bits(bits[i] ^ other->bits[i]);
	if (differ * 2 > SG_SKETCH_BITS)
		return 0;
	/* Half of the bits agree by chance. Pairs in both, by pairs in either: then by those
	 * of the shorter. */
	alike = (SG_SKETCH_BITS - differ * 2) * 1000 / SG_SKETCH_BITS;
	if (alike < LEAST_ALIKE)
		return 0;
	return (unsigned)(alike * (a + b) * 1000 / ((1000 + alike) * (a < b ? a : b)));
}

void sg_sketch_make(const struct sg_dict *dict, const struct sg_document *document,
		    const struct sg_findings *findings, struct sg_sketch *out)
{
	struct pairs pairs = { .n = 0 };
	uint64_t required;
	uint32_t n_required;
	size_t own;

	*out = (struct sg_sketch){ .n_anchors = 0 };
	if (findings->outcome != SG_OUTCOME_OK)
		return;
	required = hash_required(dict, findings, &n_required);
	start(&pairs, findings->posting.company);
	pairs.anchored = n_required < RICH;
	own = read_sections(&pairs, document, false);
	/* So little of its own may be a heading that we took for another. */
	if (pairs.words < SG_SKETCH_WORDS || own * LEAST_SHARE < document->text.len)
		read_sections(&pairs, document, true);
	if (pairs.words < SG_SKETCH_WORDS || pairs.n == 0)
		return;
	for (uint32_t i = 0; i < SG_SKETCH_BITS; i++)
		out->bits[i / 32] |= ((uint32_t)mix((uint64_t)i << 32 | least_of(&pairs, i)) & 1)
				     << i % 32;
	out->about = about(required, seniority_of(findings), pairs.n);
	out->n_anchors = pairs.anchored ? pairs.n_anchors : 1;
	for (uint32_t i = 0; i < out->n_anchors; i++)
		out->anchors[i] = (uint32_t)mix(required + pairs.anchors[i]);
}
