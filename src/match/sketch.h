/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/duplicates.h>

/*
 * Sketch: how much two texts share, told from 16 bytes of each.
 *
 * A text is the set of its pairs of neighbouring words. All numbers a pair can hash to are
 * cut into as many parts as a sketch has bits; of each part one bit of the least number that
 * occurs is kept. Of two texts so many bits agree as of the pairs in either are in both
 * (Jaccard's measure), and half of the rest by chance; with both sizes that gives the share
 * of the shorter text that is in the longer one. At 96 bits the measure is off by less than
 * 0.1 two times in three.
 *
 * Threads: no state.
 */
enum { SG_SKETCH_BITS = 96 };

/*
 * Thousandths of the shorter text that are in the longer one; 0 when they are never the same
 * posting, whatever their texts. May be a little over 1000, as an estimate can.
 */
unsigned sg_sketch_shared(const uint32_t *bits, uint32_t about, const struct sg_sketch *other);
