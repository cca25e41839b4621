/* SPDX-License-Identifier: MIT */
#include "fuzz/pick.h"

enum { MOST_WISHES = 8, MOST_MEMBERS = 4, MOST_CLAIMS = 8 };

#define ROOM(pick, type, n) room((pick)->arena, sizeof(type), n)

static void *room(struct sg_arena *arena, size_t size, size_t n)
{
	void *at = sg_arena_alloc_array(arena, n == 0 ? 1 : n, size, alignof(max_align_t));

	MUST(at != NULL);
	return at;
}

static unsigned next_byte(struct pick *pick)
{
	return pick->at < pick->in.len ? (unsigned char)pick->in.ptr[pick->at++] : 0;
}

unsigned pick_below(struct pick *pick, unsigned n)
{
	unsigned value = next_byte(pick);

	if (n > 256)
		value = value << 8 | next_byte(pick);
	return value % n;
}

/* What means something to a terminal, a spreadsheet, a browser or a shell. */
static const sg_str tokens[] = {
	SG_LIT("<img src=x onerror=alert(1)>"),
	SG_LIT("</title></style></script><script>alert(1)</script>"),
	SG_LIT("\" onmouseover=\"alert(1)"),
	SG_LIT("' onmouseover='alert(1)"),
	SG_LIT("--><svg onload=alert(1)>"),
	SG_LIT("]]><x>"),
	SG_LIT("&lt;&#x3c;&amp;&nonsense;"),
	SG_LIT("=HYPERLINK(\"http://evil.example\")"),
	SG_LIT("+1+cmd|'/C calc'!A1"),
	SG_LIT("-2+3"),
	SG_LIT("@SUM(A1)"),
	SG_LIT("\t=1+1"),
	SG_LIT("\r\n=1+1"),
	SG_LIT("\x1b[31mred\x1b[2J"),
	SG_LIT("\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\"),
	SG_LIT("\x1b]0;title\x07"),
	SG_LIT("\xc2\x9b" "31m"),
	SG_LIT("\xe2\x80\xae" "gnp.exe"),
	SG_LIT("\xe2\x81\xa6\xe2\x81\xa9\xe2\x80\x8f"),
	SG_LIT("a\nb\rc\td\x7f\x08"),
	SG_LIT("\xff\xfe\xc0\xaf\xed\xa0\x80"),
	SG_LIT("\xef\xbf\xbe\xef\xb7\x90"),
	SG_LIT("[x](javascript:alert(1))"),
	SG_LIT("![x](http://evil.example/x.png)"),
	SG_LIT("| a | b |\n| --- |"),
	SG_LIT("# h\n\n```\n"),
	SG_LIT("<http://evil.example>"),
	SG_LIT("me@evil.example www.evil.example"),
	SG_LIT("a,b;c\"d\"\"e"),
	SG_LIT("\xe7\x94\xb2\xe4\xb9\x99 \xf0\x9f\x9a\x80 e\xcc\x81"),
};

sg_str pick_text(struct pick *pick)
{
	struct sg_buf buf = { .arena = pick->arena };
	unsigned how = pick_below(pick, 4), n;

	if (how == 0)
		return (sg_str){ NULL, 0 };
	if (how >= 2)
		sg_buf_add(&buf, tokens[pick_below(pick, sizeof tokens / sizeof *tokens)]);
	if (how != 2) {
		n = pick_below(pick, 64);
		sg_buf_add(&buf, sg_str_sub(pick->in, pick->at, pick->at + n));
		pick->at = pick->at + n < pick->in.len ? pick->at + n : pick->in.len;
	}
	MUST(!buf.failed);
	return sg_buf_str(&buf);
}

sg_str pick_url(struct pick *pick)
{
	sg_str text = pick_text(pick);

	return pick_below(pick, 2) == 0 ? text
					: sg_arena_printf(pick->arena, "https://a.example/" SG_FMT,
							  SG_ARG(text));
}

sg_str pick_skill(struct pick *pick)
{
	/* Few of them, so that postings ask for the same ones. */
	static const char *const ids[] = { "go",   "rust",	 "python",     "kubernetes",
					   "kafka", "postgresql", "terraform", "react",
					   "grpc", "unit-testing", "leadership" };
	unsigned at = pick_below(pick, sizeof ids / sizeof *ids + 2);

	if (at < sizeof ids / sizeof *ids)
		return sg_str_of(ids[at]);
	if (at == sizeof ids / sizeof *ids)
		return sg_dict_skill(fuzz_dict(), pick_below(pick, 65536) %
							  sg_dict_count(fuzz_dict()))
			.id;
	return pick_text(pick);
}

static struct sg_posting pick_posting(struct pick *pick)
{
	struct sg_posting posting = { 0 };
	uint64_t key;

	posting.id = pick_text(pick);
	posting.url = pick_url(pick);
	posting.title = pick_text(pick);
	posting.company = pick_text(pick);
	posting.location = pick_text(pick);
	posting.remote = (enum sg_tristate)pick_below(pick, 3);
	posting.posted = pick_below(pick, 2) == 0 ? SG_STR("2026-11-01") : pick_text(pick);
	posting.salary = pick_below(pick, 2) == 0 ? SG_STR("1000-2000 EUR/month") : pick_text(pick);
	posting.source = pick_text(pick);
	posting.board = pick_text(pick);
	posting.seniority = pick_text(pick);
	posting.outcome = (enum sg_outcome)(pick_below(pick, 8) == 7);
	if (posting.outcome != SG_OUTCOME_OK)
		posting.why = pick_text(pick);
	if (posting.source.ptr == NULL)
		posting.source = SG_STR("source");
	key = sg_hash(pick->at, posting.title);
	posting.key = sg_arena_printf(pick->arena, "%016llx", (unsigned long long)key);
	return posting;
}

static struct sg_requirement pick_wish(struct pick *pick)
{
	struct sg_requirement wish = { .n_any_of = 1 + pick_below(pick, MOST_MEMBERS) };
	sg_str *members = ROOM(pick, sg_str, wish.n_any_of);

	for (size_t i = 0; i < wish.n_any_of; i++)
		members[i] = pick_skill(pick);
	wish.any_of = members;
	wish.min_count = (uint16_t)(1 + pick_below(pick, (unsigned)wish.n_any_of));
	wish.open = pick_below(pick, 2);
	wish.strength = (enum sg_strength)(1 + pick_below(pick, SG_N_STRENGTHS - 1));
	wish.polarity = (enum sg_polarity)(pick_below(pick, 8) == 7 ? 1 + pick_below(pick, 2) : 0);
	wish.min_years = (uint8_t)pick_below(pick, 26);
	wish.section = (enum sg_section_kind)pick_below(pick, SG_N_SECTIONS);
	wish.quote = pick_text(pick);
	wish.rule = SG_STR("group.or");
	return wish;
}

static void pick_facts(struct pick *pick, struct sg_findings *findings)
{
	struct sg_fact *facts;

	findings->n_facts = pick_below(pick, 4);
	facts = ROOM(pick, struct sg_fact, findings->n_facts);
	for (size_t i = 0; i < findings->n_facts; i++) {
		facts[i].kind = (enum sg_fact_kind)pick_below(pick, SG_N_FACTS);
		if (facts[i].kind == SG_FACT_TOTAL_YEARS)
			facts[i].number = pick_below(pick, 26);
		else
			facts[i].value = pick_text(pick);
		facts[i].strength = (enum sg_strength)(1 + pick_below(pick, SG_N_STRENGTHS - 1));
		facts[i].quote = pick_text(pick);
	}
	findings->facts = facts;
}

static void pick_left(struct pick *pick, struct sg_findings *findings)
{
	size_t n = pick_below(pick, 3);
	sg_str *quotes = ROOM(pick, sg_str, n), *unknown = ROOM(pick, sg_str, n);

	for (size_t i = 0; i < n; i++) {
		quotes[i] = pick_text(pick);
		unknown[i] = pick_text(pick);
	}
	findings->coverage.lines = (uint32_t)n + pick_below(pick, 9);
	findings->coverage.understood = findings->coverage.lines - (uint32_t)n;
	findings->coverage.left = ROOM(pick, sg_span, n);
	findings->coverage.left_quotes = quotes;
	findings->coverage.n_left = n;
	findings->unknown = unknown;
	findings->n_unknown = n;
}

struct sg_findings pick_findings(struct pick *pick)
{
	struct sg_findings findings = { .posting = pick_posting(pick) };
	struct sg_requirement *wishes;

	findings.outcome = findings.posting.outcome;
	findings.why = findings.posting.why;
	findings.dictionary = sg_dict_version(fuzz_dict());
	findings.n_requirements = pick_below(pick, MOST_WISHES);
	wishes = ROOM(pick, struct sg_requirement, findings.n_requirements);
	for (size_t i = 0; i < findings.n_requirements; i++)
		wishes[i] = pick_wish(pick);
	findings.requirements = wishes;
	pick_facts(pick, &findings);
	pick_left(pick, &findings);
	return findings;
}

struct sg_source pick_source(struct pick *pick)
{
	struct sg_source source = { .source = pick_text(pick), .failed = pick_below(pick, 2) };

	if (source.source.ptr == NULL)
		source.source = SG_STR("source");
	source.why = source.failed ? pick_text(pick) : (sg_str){ NULL, 0 };
	source.mend = pick_text(pick);
	source.credit = pick_text(pick);
	source.read = pick_below(pick, 9);
	source.left_out = pick_below(pick, 9);
	return source;
}

/* Claims are sorted and differ, as sg_profile.claims says. */
struct sg_profile pick_profile(struct pick *pick)
{
	struct sg_profile profile = { .label = pick_text(pick) };
	struct sg_claim *claims = ROOM(pick, struct sg_claim, MOST_CLAIMS);
	uint32_t skill = 0, n = sg_dict_count(fuzz_dict());

	for (unsigned i = pick_below(pick, MOST_CLAIMS); i > 0; i--) {
		uint32_t wanted = sg_dict_by_id(fuzz_dict(), pick_skill(pick));

		if (wanted == SG_NO_SKILL || wanted < skill || wanted >= n)
			continue;
		skill = wanted + 1;
		claims[profile.n_claims++] = (struct sg_claim){
			sg_dict_skill(fuzz_dict(), wanted).id, (uint16_t)pick_below(pick, 400),
			(enum sg_claim_status)pick_below(pick, 4)
		};
	}
	profile.claims = claims;
	profile.total_months = (uint16_t)pick_below(pick, 400);
	profile.degree = pick_below(pick, 2) == 0 ? (sg_str){ NULL, 0 } : SG_STR("bachelor");
	return profile;
}
