/* SPDX-License-Identifier: MIT */
#include "gap/chance.h"

#include <math.h>
#include <stdlib.h>

/* Ways as likely as the row at hand come out a little apart in floating point. */
static const double as_likely = 1e-7;
static const double least_expected = 5;
/* So many ways no likelier than the row at hand, and its p is known well enough. */
enum { ENOUGH = 100 };

bool sg_chance_init(struct sg_chance *chance, struct sg_arena *arena, const uint32_t *of, size_t k)
{
	*chance = (struct sg_chance){ .k = k, .of = of };
	for (size_t i = 0; i < k; i++)
		chance->n += of[i];
	chance->log_factorial = sg_arena_array(arena, double, (size_t)chance->n + 1);
	chance->labels = sg_arena_array(arena, uint32_t, (size_t)chance->n + 1);
	chance->drawn = sg_arena_array(arena, uint32_t, k + 1);
	if (chance->log_factorial == NULL || chance->labels == NULL || chance->drawn == NULL)
		return false;
	for (uint32_t i = 1; i <= chance->n; i++)
		chance->log_factorial[i] = chance->log_factorial[i - 1] + log((double)i);
	return true;
}

static double log_choose(const struct sg_chance *chance, uint32_t of, uint32_t n)
{
	return chance->log_factorial[of] - chance->log_factorial[n] -
	       chance->log_factorial[of - n];
}

/* The logarithm of the part of all ways that deal them out like this. */
static double log_likely(const struct sg_chance *chance, const uint32_t *asked, uint32_t total)
{
	double sum = -log_choose(chance, chance->n, total);

	for (size_t i = 0; i < chance->k; i++)
		sum += log_choose(chance, chance->of[i], asked[i]);
	return sum;
}

static uint32_t least_of(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* ---- counting ----------------------------------------------------------------------- */

/* The group that is left to take the rest: the largest. */
static size_t largest(const struct sg_chance *chance)
{
	size_t at = 0;

	for (size_t i = 1; i < chance->k; i++)
		if (chance->of[i] > chance->of[at])
			at = i;
	return at;
}

/* At most so many ways; more than SG_CHANCE_MAX_WAYS are not counted on. */
static double count_ways(const struct sg_chance *chance, uint32_t total)
{
	size_t rest = largest(chance);
	double ways = 1;

	for (size_t i = 0; i < chance->k && ways <= SG_CHANCE_MAX_WAYS; i++)
		if (i != rest)
			ways *= 1.0 + least_of(chance->of[i], total);
	return ways;
}

/* The next way in which the groups but `rest` ask; false after the last. */
static bool next_way(const struct sg_chance *chance, uint32_t *way, size_t rest, uint32_t total)
{
	for (size_t i = 0; i < chance->k; i++) {
		if (i == rest)
			continue;
		if (way[i] < least_of(chance->of[i], total)) {
			way[i]++;
			return true;
		}
		way[i] = 0;
	}
	return false;
}

static double p_by_counting(struct sg_chance *chance, const uint32_t *asked, uint32_t total)
{
	double most = log_likely(chance, asked, total) + as_likely, p = 0;
	size_t rest = largest(chance);
	uint32_t *way = chance->drawn;

	for (size_t i = 0; i < chance->k; i++)
		way[i] = 0;
	do {
		uint32_t sum = 0;
		double likely;

		for (size_t i = 0; i < chance->k; i++)
			sum += i == rest ? 0 : way[i];
		if (sum > total || total - sum > chance->of[rest])
			continue;
		way[rest] = total - sum;
		likely = log_likely(chance, way, total);
		if (likely <= most)
			p += exp(likely);
	} while (next_way(chance, way, rest, total));
	return p < 1 ? p : 1;
}

/* ---- chi-square --------------------------------------------------------------------- */

/* The regularised upper incomplete gamma function: by its series, or its continued fraction. */
static double gamma_above(double a, double x)
{
	const double enough = 1e-12, tiny = 1e-300;
	double scale = exp(a * log(x) - x - lgamma(a)), sum = 1 / a, term = sum;
	double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;

	if (x < a + 1) {
		/* It ends by the terms, not by n. NOLINTNEXTLINE(cert-flp30-c) */
		for (double n = a + 1; term > sum * enough; n++) {
			term *= x / n;
			sum += term;
		}
		return 1 - sum * scale;
	}
	for (int i = 1; i < 500; i++) {
		double an = -i * (i - a), step;

		b += 2;
		d = an * d + b;
		d = fabs(d) < tiny ? 1 / tiny : 1 / d;
		c = b + an / c;
		c = fabs(c) < tiny ? tiny : c;
		step = c * d;
		h *= step;
		if (fabs(step - 1) < enough)
			break;
	}
	return scale * h;
}

/* Whether chi-square comes close enough: no group is expected to have few of either. */
static bool is_large(const struct sg_chance *chance, uint32_t total)
{
	for (size_t i = 0; i < chance->k; i++) {
		double expected = (double)chance->of[i] * total / chance->n;

		if (expected < least_expected || chance->of[i] - expected < least_expected)
			return false;
	}
	return true;
}

static double p_by_chi_square(const struct sg_chance *chance, const uint32_t *asked, uint32_t total)
{
	double share = (double)total / chance->n, sum = 0;

	for (size_t i = 0; i < chance->k; i++) {
		double off = asked[i] - chance->of[i] * share;

		sum += off * off / (chance->of[i] * share * (1 - share));
	}
	return sum <= 0 ? 1 : gamma_above((double)(chance->k - 1) / 2, sum / 2);
}

/* ---- drawing ------------------------------------------------------------------------ */

/* SplitMix64; the upper half of what it gives. */
static uint32_t draw(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (uint32_t)((z ^ (z >> 31)) >> 32);
}

/* Which postings ask is drawn for the fewer of those that do and those that do not. */
static void deal(struct sg_chance *chance, uint32_t total, uint64_t *state)
{
	bool turned = total > chance->n - total;
	uint32_t wanted = turned ? chance->n - total : total;

	for (size_t i = 0; i < chance->k; i++)
		chance->drawn[i] = 0;
	for (uint32_t i = 0; i < wanted; i++) {
		uint64_t left = chance->n - i;
		uint32_t at = i + (uint32_t)((draw(state) * left) >> 32);
		uint32_t label = chance->labels[at];

		chance->labels[at] = chance->labels[i];
		chance->labels[i] = label;
		chance->drawn[label]++;
	}
	for (size_t i = 0; turned && i < chance->k; i++)
		chance->drawn[i] = chance->of[i] - chance->drawn[i];
}

static double p_by_drawing(struct sg_chance *chance, const uint32_t *asked, uint32_t total,
			   uint64_t work)
{
	double most = log_likely(chance, asked, total) + as_likely;
	uint64_t each = chance->k + least_of(total, chance->n - total), state = 1;
	uint64_t draws = work / each < SG_CHANCE_MAX_DRAWS ? work / each : SG_CHANCE_MAX_DRAWS;
	uint32_t found = 0, at = 0;

	for (uint32_t i = 0; i < chance->k; i++)
		for (uint32_t n = 0; n < chance->of[i]; n++)
			chance->labels[at++] = i;
	for (uint64_t i = 1; i <= draws; i++) {
		deal(chance, total, &state);
		found += log_likely(chance, chance->drawn, total) <= most;
		if (found == ENOUGH)
			return (double)found / (double)i;
	}
	return (double)(found + 1) / (double)(draws + 1);
}

/* ---- all of them -------------------------------------------------------------------- */

double sg_chance_p(struct sg_chance *chance, const uint32_t *asked, uint64_t work)
{
	uint32_t total = 0;
	double ways;

	for (size_t i = 0; i < chance->k; i++)
		total += asked[i];
	if (chance->k < 2 || total == 0 || total == chance->n)
		return 1;
	ways = count_ways(chance, total);
	if (chance->k == 2 ||
	    (ways <= SG_CHANCE_MAX_WAYS && ways * (double)chance->k <= (double)work))
		return p_by_counting(chance, asked, total);
	if (is_large(chance, total))
		return p_by_chi_square(chance, asked, total);
	return p_by_drawing(chance, asked, total, work);
}

/* How likely it is that group `first` has as many as it can, then the others by size. */
static double log_crowded(const struct sg_chance *chance, uint32_t total, size_t first)
{
	double sum = -log_choose(chance, chance->n, total);
	uint32_t left = total;

	for (size_t i = 0; i < chance->k; i++) {
		size_t at = (first + i) % chance->k;
		uint32_t here = least_of(chance->of[at], left);

		sum += log_choose(chance, chance->of[at], here);
		left -= here;
	}
	return sum;
}

double sg_chance_least(const struct sg_chance *chance, uint32_t asked)
{
	double least = 0;

	for (size_t i = 0; i < chance->k; i++) {
		double likely = log_crowded(chance, asked, i);

		least = likely < least ? likely : least;
	}
	return exp(least);
}
