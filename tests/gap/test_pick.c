/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include <skillgap/plan.h>

#include "gap/pile.h"
#include "test.h"

#include "dict/dict.h"

/*
 * The best set against all sets: small cases made at random, each set tried with the profile that
 * holds it, on the calls that any program would use.
 */
enum { CASES = 200, MAX_POOL = 8, MAX_POSTINGS = 9, MAX_K = 4, MAX_CLAIMS = 32 };

static const char *const names[] = {
	"go", "rust", "python", "java", "typescript", "php", "cuda", "nodejs", "django",
	"laravel", "react", "vue", "grpc", "protobuf", "docker", "kubernetes", "nomad", "helm",
	"terraform", "aws", "gcp", "sql", "postgresql", "mysql", "redis", "kafka", "nats",
	"gitlab-ci", "github-actions", "linux", "pytorch", "ray",
};
enum { N_NAMES = sizeof names / sizeof *names };

static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };

static uint32_t state = 20261123;

static uint32_t below(uint32_t n)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % n;
}

/* One case: postings as text, and what the person states. */
struct random_case {
	const char *pool[MAX_POOL];
	unsigned n_pool;
	char text[MAX_POSTINGS][2][160];
	struct pile_posting postings[MAX_POSTINGS];
	unsigned n_postings;
	struct sg_claim claims[MAX_CLAIMS];
	size_t n_claims;
	uint32_t k;
};

static void make_wishes(const struct random_case *made, unsigned n, char *out, size_t size)
{
	size_t len = 0;

	out[0] = '\0';
	for (unsigned i = 0; i < n; i++) {
		unsigned members = 1u + (below(3) == 0) + (below(6) == 0);
		unsigned first = below(made->n_pool);
		const char *count = members > 2 && below(2) == 0 ? "2 of " : "";

		len += (size_t)snprintf(out + len, size - len, "%s%s", i > 0 ? ";" : "", count);
		for (unsigned m = 0; m < members; m++)
			len += (size_t)snprintf(out + len, size - len, "%s%s", m > 0 ? "|" : "",
						made->pool[(first + m) % made->n_pool]);
		if (below(8) == 0)
			len += (size_t)snprintf(out + len, size - len, ":%u", 1 + below(5));
		if (below(8) == 0)
			len += (size_t)snprintf(out + len, size - len, "~");
	}
}

static int by_skill(const void *left, const void *right)
{
	const struct sg_claim *a = left, *b = right;

	return sg_str_cmp(a->skill, b->skill);
}

static void make_case(struct random_case *made)
{
	*made = (struct random_case){ .n_pool = 4 + below(MAX_POOL - 3) };
	for (unsigned i = 0; i < made->n_pool; i++) {
		bool twice;

		do {
			twice = false;
			made->pool[i] = names[below(N_NAMES)];
			for (unsigned k = 0; k < i; k++)
				twice |= made->pool[k] == made->pool[i];
		} while (twice);
	}
	made->n_postings = 3 + below(MAX_POSTINGS - 2);
	for (unsigned i = 0; i < made->n_postings; i++) {
		make_wishes(made, 1 + below(4), made->text[i][0], sizeof made->text[i][0]);
		make_wishes(made, below(3), made->text[i][1], sizeof made->text[i][1]);
		made->postings[i] = (struct pile_posting){
			.title = "Engineer", .company = "Company", .place = "", .days = 1,
			.required = made->text[i][0], .nice = made->text[i][1], .other = "",
		};
	}
	for (unsigned i = 0; i < made->n_pool; i++) {
		static const enum sg_claim_status statuses[] = {
			SG_CLAIM_HAVE, SG_CLAIM_LEARNING, SG_CLAIM_WANT, SG_CLAIM_AVOID,
		};
		struct sg_claim *claim = &made->claims[made->n_claims];

		if (below(3) != 0)
			continue;
		*claim = (struct sg_claim){ .skill = sg_str_of(made->pool[i]),
					    .status = statuses[below(4)] };
		if (claim->status == SG_CLAIM_HAVE)
			claim->months = (uint16_t)(below(2) * 12 * (1 + below(3)));
		made->n_claims++;
	}
	if (made->n_claims > 0)
		qsort(made->claims, made->n_claims, sizeof *made->claims, by_skill);
	made->k = 1 + below(MAX_K);
}

static const struct sg_claim *claim_of(const struct random_case *made, const char *id)
{
	for (size_t i = 0; i < made->n_claims; i++)
		if (sg_str_eq(made->claims[i].skill, sg_str_of(id)))
			return &made->claims[i];
	return NULL;
}

/* Whether a person of this case could learn it: neither held nor avoided. */
static bool is_learnable(const struct random_case *made, const char *id)
{
	const struct sg_claim *own = claim_of(made, id);
	uint32_t asked = sg_dict_by_id(pile_dict(), sg_str_of(id));

	if (own != NULL && own->status == SG_CLAIM_AVOID)
		return false;
	for (size_t i = 0; i < made->n_claims; i++)
		if (made->claims[i].status == SG_CLAIM_HAVE &&
		    sg_dict_implies(pile_dict(), sg_dict_by_id(pile_dict(), made->claims[i].skill),
				    asked))
			return false;
	return true;
}

struct value {
	uint32_t ready, wanted;
	double fit;
};

static bool is_better(struct value a, struct value b)
{
	if (a.ready != b.ready)
		return a.ready > b.ready;
	if (a.wanted != b.wanted)
		return a.wanted > b.wanted;
	return a.fit > b.fit + 1e-6;
}

/* Postings that ask for more years than are held are never counted as ready. */
static bool is_short(const struct sg_report_posting *posting)
{
	for (size_t i = 0; i < posting->n_answers; i++)
		if (posting->answers[i].status == SG_SHORT &&
		    posting->answers[i].requirement->strength == SG_STRENGTH_REQUIRED)
			return true;
	return false;
}

/* The profile of a case that has learnt these too, sorted as profiles are. */
static size_t learnt(const struct random_case *made, const char *const *ids, unsigned n,
		     struct sg_claim *claims)
{
	size_t n_claims = 0;

	for (size_t i = 0; i < made->n_claims; i++) {
		bool again = false;

		for (unsigned k = 0; k < n; k++)
			again |= sg_str_eq(made->claims[i].skill, sg_str_of(ids[k]));
		if (!again)
			claims[n_claims++] = made->claims[i];
	}
	for (unsigned k = 0; k < n; k++)
		claims[n_claims++] = (struct sg_claim){ .skill = sg_str_of(ids[k]),
							.status = SG_CLAIM_HAVE };
	if (n_claims > 0)
		qsort(claims, n_claims, sizeof *claims, by_skill);
	return n_claims;
}

static struct value value_of(const struct random_case *made, struct sg_arena *arena,
			     const char *const *ids, unsigned n, const bool *barred)
{
	struct sg_claim claims[MAX_CLAIMS];
	struct sg_profile profile = { .label = SG_LIT("p"), .claims = claims };
	struct sg_comparison *comparison;
	struct sg_report report;
	struct value value = { 0 };

	profile.n_claims = learnt(made, ids, n, claims);
	comparison = pile_compare(pile_dict(), arena, &profile, &options, made->postings,
				  made->n_postings, &report);
	for (size_t i = 0; i < report.n_postings; i++) {
		value.ready += report.postings[i].verdict == SG_READY && !barred[i];
		value.fit += report.postings[i].fit;
	}
	for (unsigned k = 0; k < n; k++) {
		const struct sg_claim *claim = claim_of(made, ids[k]);

		value.wanted += claim != NULL && claim->status == SG_CLAIM_WANT;
	}
	sg_comparison_free(comparison);
	return value;
}

/* Whether a posting that is asked for so names the skill among what decides. */
static bool decides(const struct random_case *made, const struct sg_report *report, const char *id)
{
	(void)made;
	for (size_t i = 0; i < report->n_postings; i++) {
		const struct sg_report_posting *posting = &report->postings[i];

		for (size_t k = 0; k < posting->n_answers; k++) {
			const struct sg_answer *answer = &posting->answers[k];

			if (answer->requirement->strength != SG_STRENGTH_REQUIRED ||
			    answer->status <= SG_SHORT)
				continue;
			for (size_t m = 0; m < answer->requirement->n_any_of; m++)
				if (sg_str_eq(answer->requirement->any_of[m], sg_str_of(id)))
					return true;
		}
	}
	return false;
}

/* What another one implies is learnt first, unless it takes days only. */
static bool must_be_first(const char *implied, const char *skill)
{
	uint32_t first = sg_dict_by_id(pile_dict(), sg_str_of(implied));

	return implied != skill &&
	       sg_dict_implies(pile_dict(), sg_dict_by_id(pile_dict(), sg_str_of(skill)), first) &&
	       !sg_str_eq(sg_dict_skill(pile_dict(), first).effort, SG_STR("days"));
}

/* Whether a set of the pool holds all that must be learnt first. */
static bool is_whole(const char *const *pool, unsigned n, unsigned bits)
{
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < n; k++)
			if ((bits >> i & 1) && !(bits >> k & 1) &&
			    must_be_first(pool[k], pool[i]))
				return false;
	return true;
}

struct trial {
	struct value plan, best;
	bool exact, fits, avoided;
	unsigned sets;
};

/* All sets of at most k of what can be learnt and decides. */
static void try_all(const struct random_case *made, struct sg_arena *arena,
		    const struct sg_report *report, const bool *barred, struct trial *trial)
{
	const char *pool[MAX_POOL], *set[MAX_POOL];
	unsigned n = 0;

	for (unsigned i = 0; i < made->n_pool; i++)
		if (is_learnable(made, made->pool[i]) && decides(made, report, made->pool[i]))
			pool[n++] = made->pool[i];
	for (unsigned bits = 0; bits < 1u << n; bits++) {
		unsigned n_set = 0;
		struct value value;

		for (unsigned i = 0; i < n; i++)
			if (bits >> i & 1)
				set[n_set++] = pool[i];
		if (n_set > made->k || !is_whole(pool, n, bits))
			continue;
		value = value_of(made, arena, set, n_set, barred);
		if (trial->sets++ == 0 || is_better(value, trial->best))
			trial->best = value;
	}
}

static void try_case(const struct random_case *made, struct trial *trial)
{
	struct sg_arena *arena = sg_arena_new(0);
	const struct sg_profile profile = { .label = SG_LIT("p"), .claims = made->claims,
					    .n_claims = made->n_claims };
	struct sg_report report;
	struct sg_comparison *comparison =
		pile_compare(pile_dict(), arena, &profile, &options, made->postings,
			     made->n_postings, &report);
	const struct sg_plan_options wanted = { .pick = made->k };
	const struct sg_plan *plan = NULL;
	bool barred[MAX_POSTINGS] = { false };
	char ids[MAX_K][32];
	const char *set[MAX_K];

	for (size_t i = 0; i < report.n_postings; i++)
		barred[i] = is_short(&report.postings[i]);
	if (sg_comparison_plan(comparison, &wanted, &report, &plan, NULL) != SG_OK ||
	    plan->n_steps > made->k) {
		trial->fits = false;
		return;
	}
	for (size_t i = 0; i < plan->n_steps; i++) {
		const struct sg_claim *claim;

		snprintf(ids[i], sizeof ids[i], SG_FMT, SG_ARG(plan->steps[i].id));
		set[i] = ids[i];
		claim = claim_of(made, ids[i]);
		trial->avoided |= claim != NULL && claim->status == SG_CLAIM_AVOID;
	}
	trial->plan = value_of(made, arena, set, (unsigned)plan->n_steps, barred);
	trial->fits = plan->n_steps == 0 ||
		      plan->steps[plan->n_steps - 1].ready == trial->plan.ready;
	trial->exact = plan->exact;
	try_all(made, arena, &report, barred, trial);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static void the_best_set_is_as_good_as_the_best_of_all_sets(void)
{
	unsigned sets = 0, opened = 0;

	for (int i = 0; i < CASES; i++) {
		struct trial trial = { .fits = true };
		struct random_case made;

		make_case(&made);
		try_case(&made, &trial);
		CHECK(trial.exact && trial.fits && !trial.avoided);
		CHECK(trial.plan.ready == trial.best.ready);
		CHECK(trial.plan.wanted == trial.best.wanted);
		CHECK(fabs(trial.plan.fit - trial.best.fit) < 1e-6);
		sets += trial.sets;
		opened += trial.best.ready;
	}
	/* Cases in which nothing happens would prove nothing. */
	CHECK(sets > CASES * 10 && opened > CASES);
}

TEST_MAIN(TEST(the_best_set_is_as_good_as_the_best_of_all_sets))
