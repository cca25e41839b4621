/* SPDX-License-Identifier: MIT */
#include "base/turnover.h"

#include <stdlib.h>

/* Probabilities of the whole numbers low..low+n-1, summing up to 1. */
struct spread {
	uint32_t low, n;
	double *at;
};

/* a / b of neighbours: P(k + 1) / P(k). */
typedef double (*ratio_fn)(const uint32_t *margins, uint32_t k);

/* Of `margins[0]` that flip a coin each, k see heads. */
static double coin_ratio(const uint32_t *margins, uint32_t k)
{
	return (double)(margins[0] - k) / ((double)k + 1);
}

/* Of margins[0] drawn out of margins[0] + margins[1], margins[2] of which are marked, k are. */
static double draw_ratio(const uint32_t *margins, uint32_t k)
{
	return (double)(margins[0] - k) * (double)(margins[2] - k) /
	       (((double)k + 1) * ((double)margins[1] - (double)margins[2] + (double)k + 1));
}

/* From the most likely one outwards, so that nothing overflows and what is tiny becomes 0. */
static bool fill(struct spread *spread, uint32_t low, uint32_t high, ratio_fn ratio,
		 const uint32_t *margins)
{
	uint32_t mode = 0;
	double sum = 0;

	spread->low = low;
	spread->n = high - low + 1;
	spread->at = malloc(spread->n * sizeof *spread->at);
	if (spread->at == NULL)
		return false;
	while (mode + 1 < spread->n && ratio(margins, low + mode) > 1)
		mode++;
	spread->at[mode] = 1;
	for (uint32_t i = mode; i + 1 < spread->n; i++)
		spread->at[i + 1] = spread->at[i] * ratio(margins, low + i);
	for (uint32_t i = mode; i > 0; i--)
		spread->at[i - 1] = spread->at[i] / ratio(margins, low + i - 1);
	for (uint32_t i = 0; i < spread->n; i++)
		sum += spread->at[i];
	for (uint32_t i = 0; i < spread->n; i++)
		spread->at[i] /= sum;
	return true;
}

static bool fill_coins(struct spread *spread, uint32_t n)
{
	return fill(spread, 0, n, coin_ratio, &n);
}

static bool fill_draws(struct spread *spread, uint32_t drawn, uint32_t others, uint32_t marked)
{
	const uint32_t margins[] = { drawn, others, marked };

	return fill(spread, marked > others ? marked - others : 0,
		    marked < drawn ? marked : drawn, draw_ratio, margins);
}

/* P(X + Y <= sum) and P(X + Y >= sum) of two that know nothing of each other. */
static void tails(const struct spread *x, const struct spread *y, uint32_t sum, double *below,
		  double *above)
{
	double *upto = y->at; /* becomes the sum of all up to each */

	*below = *above = 0;
	for (uint32_t i = 1; i < y->n; i++)
		upto[i] += upto[i - 1];
	for (uint32_t i = 0; i < x->n; i++) {
		int64_t left = (int64_t)sum - x->low - i - y->low; /* of Y, at most this */

		if (left >= 0)
			*below += x->at[i] * (left >= y->n ? 1 : upto[left]);
		if (left <= 0)
			*above += x->at[i];
		else if (left <= y->n)
			*above += x->at[i] * (1 - upto[left - 1]);
	}
}

static double two_sided(double tail)
{
	return tail >= 0.5 ? 1 : tail <= 0 ? 0 : 2 * tail;
}

static double smaller(double a, double b)
{
	return a < b ? a : b;
}

double sg_turnover_p(const struct sg_turnover *turnover, double *least)
{
	uint32_t changed = turnover->began + turnover->ceased;
	/* Those that changed their mind asked half of the time, as chance has it: whether they
	 * began or ceased must not tell what those that came are held against. */
	uint32_t ask = turnover->before_ask - turnover->ceased + (changed + 1) / 2;
	struct spread coins, draws = { 0 };
	double below = 1, above = 1;

	*least = 1;
	if (ask > turnover->before)
		ask = turnover->before;
	if (!fill_coins(&coins, changed))
		return -1;
	if (!fill_draws(&draws, turnover->came, turnover->before, ask + turnover->came_ask)) {
		free(coins.at);
		return -1;
	}
	*least = two_sided(smaller(coins.at[0] * draws.at[0],
				   coins.at[coins.n - 1] * draws.at[draws.n - 1]));
	tails(&coins, &draws, turnover->began + turnover->came_ask, &below, &above);
	free(coins.at);
	free(draws.at);
	return two_sided(smaller(below, above));
}

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return a < b ? -1 : a > b;
}

bool sg_turnover_family(const double *p, const double *least, size_t n, double alpha, bool *called)
{
	double *sorted = malloc((n + 1) * sizeof *sorted);
	size_t share = 1;

	if (sorted == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		sorted[i] = least[i];
	qsort(sorted, n, sizeof *sorted, by_value);
	/* The fewest to share alpha among such that no more than these could reach their share. */
	while (share < n && sorted[share] <= alpha / (double)share)
		share++;
	for (size_t i = 0; i < n; i++)
		called[i] = p[i] >= 0 && p[i] <= alpha / (double)share;
	free(sorted);
	return true;
}
