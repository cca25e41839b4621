/* SPDX-License-Identifier: MIT */
#include "gap/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

void sg_packer_free(struct sg_packer *packer)
{
	free(packer->at);
	packer->at = NULL;
	packer->n = packer->cap = 0;
}

static void put_bytes(struct sg_packer *packer, const void *bytes, size_t n)
{
	if (packer->cap - packer->n < n) {
		size_t cap = (packer->n + n) * 2;
		unsigned char *more = realloc(packer->at, cap);

		if (more == NULL) {
			packer->failed = true;
			return;
		}
		packer->at = more;
		packer->cap = cap;
	}
	if (n > 0)
		memcpy(packer->at + packer->n, bytes, n);
	packer->n += n;
}

/* Seven bits a byte, the lowest first; the last byte has its highest bit clear. */
static void put_number(struct sg_packer *packer, uint64_t number)
{
	unsigned char bytes[10];
	size_t n = 0;

	for (; number > 0x7f; number >>= 7)
		bytes[n++] = (unsigned char)(number | 0x80);
	bytes[n++] = (unsigned char)number;
	put_bytes(packer, bytes, n);
}

static void put_text(struct sg_packer *packer, sg_str text)
{
	put_number(packer, text.ptr == NULL ? SG_PACK_ABSENT : SG_PACK_BYTES);
	if (text.ptr == NULL)
		return;
	put_number(packer, text.len);
	put_bytes(packer, text.ptr, text.len);
}

/* One that other postings have too. */
static void put_shared(struct sg_packer *packer, sg_str text)
{
	uint32_t number = text.ptr == NULL ? SG_TEXTS_NONE
					   : sg_texts_number(&packer->texts, packer->arena, text);

	if (number == SG_TEXTS_NONE)
		put_text(packer, text);
	else
		put_number(packer, (uint64_t)number + SG_PACK_NUMBERS);
}

static void put_quote(struct sg_packer *packer, sg_str quote, sg_span span, sg_str before)
{
	if (quote.ptr != NULL && quote.ptr == before.ptr && quote.len == before.len)
		put_number(packer, SG_PACK_SAME);
	else
		put_text(packer, quote);
	put_number(packer, span.start);
	put_number(packer, span.end - span.start);
}

static void put_requirement(struct sg_packer *packer, const struct sg_requirement *wish,
			    const struct sg_asked *asked)
{
	bool years = wish->min_years > 0 || wish->max_years > 0;
	bool several = asked->n_members != 1 || wish->min_count != 1;
	unsigned flags = (unsigned)wish->strength | (unsigned)wish->polarity << SG_PACK_POLARITY |
			 (wish->open ? SG_PACK_OPEN : 0u) | (years ? SG_PACK_YEARS : 0u) |
			 (several ? SG_PACK_SEVERAL : 0u);
	const unsigned char head[] = {
		(unsigned char)flags,
		(unsigned char)((unsigned)wish->section | (unsigned)wish->proficiency << 4),
		wish->min_years,
		wish->max_years,
	};

	put_bytes(packer, head, years ? 4 : 2);
	if (several) {
		put_number(packer, asked->n_members);
		put_number(packer, wish->min_count);
	}
	for (uint32_t i = 0; i < asked->n_members; i++)
		put_number(packer, asked->members[i]);
	put_shared(packer, wish->rule);
}

static void put_fact(struct sg_packer *packer, const struct sg_fact *fact)
{
	const unsigned char head[] = { (unsigned char)fact->kind, (unsigned char)fact->strength };

	put_bytes(packer, head, sizeof head);
	put_shared(packer, fact->value);
	put_number(packer, fact->number);
}

/* Hundredths, as likeness is; whatever else it may be in full. */
static void put_score(struct sg_packer *packer, const struct sg_role_score *role)
{
	unsigned hundredths =
		role->score >= 0 && role->score <= 1 ? (unsigned)(role->score * 100 + 0.5) : 0;
	double back = hundredths / 100.0;
	bool same = memcmp(&back, &role->score, sizeof back) == 0;

	put_shared(packer, role->id);
	put_number(packer, same ? hundredths + 1 : 0);
	if (!same)
		put_bytes(packer, &role->score, sizeof role->score);
}

static void put_titles(struct sg_packer *packer, const sg_str *titles, size_t n)
{
	put_number(packer, n);
	for (size_t i = 0; i < n; i++)
		put_shared(packer, titles[i]);
}

static void put_quotes(struct sg_packer *packer, const struct sg_findings *findings)
{
	const struct sg_coverage *coverage = &findings->coverage;
	sg_str before = { 0 };

	for (size_t i = 0; i < findings->n_requirements; i++) {
		const struct sg_requirement *wish = &findings->requirements[i];

		put_quote(packer, wish->quote, wish->span, before);
		before = wish->quote;
	}
	for (size_t i = 0; i < findings->n_facts; i++) {
		put_quote(packer, findings->facts[i].quote, findings->facts[i].span, before);
		before = findings->facts[i].quote;
	}
	for (size_t i = 0; coverage->left != NULL && i < coverage->n_left; i++) {
		put_number(packer, coverage->left[i].start);
		put_number(packer, coverage->left[i].end - coverage->left[i].start);
	}
	for (size_t i = 0; coverage->left_quotes != NULL && i < coverage->n_left; i++)
		put_text(packer, coverage->left_quotes[i]);
	put_number(packer, findings->n_unknown);
	for (size_t i = 0; i < findings->n_unknown; i++)
		put_text(packer, findings->unknown[i]);
}

static void put_findings(struct sg_packer *packer, const struct sg_findings *findings,
			 const struct sg_asked *asked)
{
	put_number(packer, findings->outcome);
	put_shared(packer, findings->why);
	put_shared(packer, findings->dictionary);
	put_number(packer, findings->coverage.lines);
	put_number(packer, findings->coverage.understood);
	put_number(packer, findings->coverage.n_left);
	put_number(packer, findings->n_requirements);
	for (size_t i = 0; i < findings->n_requirements; i++)
		put_requirement(packer, &findings->requirements[i], &asked[i]);
	put_number(packer, findings->n_facts);
	for (size_t i = 0; i < findings->n_facts; i++)
		put_fact(packer, &findings->facts[i]);
	put_number(packer, findings->n_roles);
	for (size_t i = 0; i < findings->n_roles; i++)
		put_score(packer, &findings->roles[i]);
}

const unsigned char *sg_pack(struct sg_packer *packer, const struct sg_judged *judged, bool quotes)
{
	const struct sg_report_posting *shown = &judged->shown;
	const struct sg_coverage *coverage = &shown->findings->coverage;
	unsigned char *packed;

	packer->n = 0;
	packer->failed = false;
	put_number(packer,
		   (quotes ? SG_PACK_QUOTES : 0u) |
			   (quotes && coverage->left != NULL ? SG_PACK_LEFT : 0u) |
			   (quotes && coverage->left_quotes != NULL ? SG_PACK_LEFT_QUOTES : 0u));
	put_findings(packer, shown->findings, judged->asked);
	put_titles(packer, shown->role_asks, shown->n_role_asks);
	put_titles(packer, shown->role_lacks, shown->n_role_lacks);
	if (quotes)
		put_quotes(packer, shown->findings);
	packed = packer->failed ? NULL : sg_arena_alloc_dirty(packer->arena, packer->n, 1);
	if (packed != NULL)
		memcpy(packed, packer->at, packer->n);
	return packed;
}
