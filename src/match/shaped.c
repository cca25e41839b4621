/* SPDX-License-Identifier: MIT */
#include "match/reading.h"

#include "dict/word.h"

/*
 * Shaped: names that are no fixed text, but a pattern.
 *
 * The scan of the words gave those that such a pattern needs; here the pattern is tried where
 * a match that holds the word could start, leftmost first. A match stands alone, as a name
 * does, and on one line. Patterns that need no word are tried at every place of the text where
 * a name could start.
 */
static bool may_start(sg_str text, size_t at)
{
	unsigned char c = (unsigned char)text.ptr[at];

	return (c & 0xc0) != 0x80 && !sg_is_space((char)c) && !sg_word_before(text, at);
}

static bool on_one_line(sg_str text, size_t start, size_t end)
{
	return sg_str_find(sg_str_sub(text, start, end), SG_STR("\n"), 0) == SIZE_MAX;
}

static bool matches(const struct sg_reading *reading, uint32_t pattern, size_t start, size_t *end)
{
	return sg_patterns_match(reading->patterns, pattern, reading->text, start, end) &&
	       *end > start && sg_words_alone(reading->text, start, *end) &&
	       on_one_line(reading->text, start, *end);
}

/* From a word that the pattern needs to the match around it; false when there is none. */
static bool settle(const struct sg_reading *reading, struct sg_hit *hit)
{
	const struct sg_image_key *key = sg_image_at(reading->image, hit->pattern);
	size_t first = hit->start, last, end;

	if (hit->start < key->least)
		return false;
	last = hit->start - key->least;
	while (first > 0 && hit->start - first < key->most && reading->text.ptr[first - 1] != '\n')
		first--;
	for (size_t start = first; start <= last; start++) {
		if (!may_start(reading->text, start) ||
		    !matches(reading, key->pattern, start, &end) || end < hit->end)
			continue;
		hit->start = (uint32_t)start;
		hit->end = (uint32_t)end;
		hit->pattern = key->pattern;
		return true;
	}
	return false;
}

static void search(struct sg_reading *reading, const struct sg_image_name *name)
{
	const struct sg_image_key *key = sg_image_at(reading->image, name->key);
	struct sg_hits *hits = &reading->hits;
	size_t end;

	for (size_t at = 0; at < reading->text.len && hits->n < SG_MAX_HITS; at++) {
		struct sg_hit *hit;

		if (!may_start(reading->text, at) || !matches(reading, key->pattern, at, &end))
			continue;
		hit = sg_push(reading->arena, hits);
		if (hit == NULL) {
			reading->failed = true;
			return;
		}
		*hit = (struct sg_hit){ (uint32_t)at, (uint32_t)end, name->target, key->pattern,
					name->flags };
		at = end - 1;
	}
}

void sg_reading_shaped(struct sg_reading *reading)
{
	const struct sg_image *image = reading->image;
	const struct sg_image_name *names = sg_image_at(image, image->names.at);
	struct sg_hits *hits = &reading->hits;
	size_t kept = 0;
	bool searched = false;

	for (size_t i = 0; i < hits->n; i++) {
		if (!(hits->at[i].flags & SG_NAME_PATTERN) || settle(reading, &hits->at[i]))
			hits->at[kept++] = hits->at[i];
	}
	hits->n = kept;
	for (uint32_t i = 0; i < image->names.n && names[i].hash == 0 && !reading->failed; i++) {
		if (!(names[i].flags & SG_NAME_PATTERN))
			continue;
		search(reading, &names[i]);
		searched = true;
	}
	/* A match starts no further before the word that it needs than a pattern reaches; what was
	 * searched for stands behind all others. */
	if (searched)
		sg_hits_sort(hits);
	else
		sg_hits_settle(hits);
}
