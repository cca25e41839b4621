/* SPDX-License-Identifier: MIT */
#include "fetch/stored.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"

#define MAGIC "skillgap-page 1 "
enum { MAX_DIGITS = 12 };

static const char *const keys[] = { "url ", "type ", "etag ", "modified ", "fresh " };
enum { N_KEYS = sizeof keys / sizeof *keys };

void sg_stored_time(int64_t seconds, char text[SG_STORED_TIME_LEN + 1])
{
	int64_t days = seconds / 86400, of_day = seconds % 86400;
	char whole[64];
	unsigned month, day;
	int year;

	sg_days_split(days, &year, &month, &day);
	snprintf(whole, sizeof whole, "%04d-%02u-%02uT%02d:%02d:%02dZ", year, month, day,
		 (int)(of_day / 3600), (int)(of_day / 60 % 60), (int)(of_day % 60));
	memcpy(text, whole, SG_STORED_TIME_LEN);
	text[SG_STORED_TIME_LEN] = '\0';
}

/* A value with a line break in it would be two lines; no header that came has one. */
static void add_line(struct sg_buf *buf, const char *key, sg_str value)
{
	if (value.len == 0 || memchr(value.ptr, '\n', value.len) != NULL)
		return;
	sg_buf_add(buf, sg_str_of(key));
	sg_buf_add(buf, value);
	sg_buf_add_char(buf, '\n');
}

void sg_stored_head(const struct sg_stored *stored, struct sg_buf *buf)
{
	struct sg_buf lines = { .arena = buf->arena };
	char time[SG_STORED_TIME_LEN + 1], fresh[16];
	uint64_t sum;

	snprintf(fresh, sizeof fresh, "%u", (unsigned)stored->fresh_s);
	add_line(&lines, keys[0], stored->url);
	add_line(&lines, keys[1], stored->media_type);
	add_line(&lines, keys[2], stored->etag);
	add_line(&lines, keys[3], stored->modified);
	if (stored->fresh_s > 0)
		add_line(&lines, keys[4], sg_str_of(fresh));
	sum = sg_hash(sg_hash(0, sg_buf_str(&lines)), stored->body);
	sg_stored_time(stored->fetched_at, time);
	sg_buf_printf(buf, MAGIC "%s %08zu %08zu %016llx\n", time, lines.len, stored->body.len,
		      (unsigned long long)sum);
	sg_buf_add(buf, sg_buf_str(&lines));
	buf->failed |= lines.failed;
}

/* ---- reading ------------------------------------------------------------------------ */

static bool two_digits(const char *at, unsigned *value)
{
	*value = (unsigned)(at[0] - '0') * 10 + (unsigned)(at[1] - '0');
	return sg_is_digit(at[0]) && sg_is_digit(at[1]);
}

static bool parse_time(sg_str text, int64_t *seconds)
{
	unsigned hour, minute, second;
	int64_t days;

	if (text.len != SG_STORED_TIME_LEN || text.ptr[10] != 'T' || text.ptr[13] != ':' ||
	    text.ptr[16] != ':' || text.ptr[19] != 'Z' || !sg_date_parse(text, &days) ||
	    !two_digits(text.ptr + 11, &hour) || !two_digits(text.ptr + 14, &minute) ||
	    !two_digits(text.ptr + 17, &second))
		return false;
	*seconds = days * 86400 + (int64_t)(hour * 3600 + minute * 60 + second);
	return true;
}

static bool parse_number(sg_str text, uint64_t *value)
{
	*value = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (!sg_is_digit(text.ptr[i]))
			return false;
		*value = *value * 10 + (uint64_t)(text.ptr[i] - '0');
	}
	return text.len > 0 && text.len <= MAX_DIGITS;
}

static bool parse_sum(sg_str text, uint64_t *sum)
{
	*sum = 0;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (!sg_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		*sum = *sum << 4 | (uint64_t)(sg_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return text.len == 16;
}

static bool parse_lines(sg_str lines, struct sg_stored *out)
{
	sg_str values[N_KEYS] = { { NULL, 0 } };
	uint64_t fresh = 0;

	if (lines.len == 0 || lines.ptr[lines.len - 1] != '\n')
		return false;
	lines.len--;
	while (lines.ptr != NULL) {
		sg_str line = sg_str_cut(&lines, '\n');

		for (size_t i = 0; i < N_KEYS; i++)
			if (sg_str_starts(line, sg_str_of(keys[i])))
				values[i] = sg_str_sub(line, strlen(keys[i]), line.len);
	}
	if (values[4].ptr != NULL && (!parse_number(values[4], &fresh) || fresh > UINT32_MAX))
		return false;
	out->url = values[0];
	out->media_type = values[1];
	out->etag = values[2];
	out->modified = values[3];
	out->fresh_s = (uint32_t)fresh;
	return out->url.ptr != NULL;
}

bool sg_stored_parse(sg_str bytes, struct sg_stored *out)
{
	sg_str rest = bytes, line = sg_str_cut(&rest, '\n');
	uint64_t head, body, sum;

	*out = (struct sg_stored){ 0 };
	if (rest.ptr == NULL || !sg_str_starts(line, SG_STR(MAGIC)))
		return false;
	line = sg_str_sub(line, sizeof MAGIC - 1, line.len);
	if (!parse_time(sg_str_cut(&line, ' '), &out->fetched_at) || line.ptr == NULL ||
	    !parse_number(sg_str_cut(&line, ' '), &head) || line.ptr == NULL ||
	    !parse_number(sg_str_cut(&line, ' '), &body) || line.ptr == NULL ||
	    !parse_sum(line, &sum))
		return false;
	if (head > rest.len || body != rest.len - head || sg_hash(0, rest) != sum)
		return false;
	out->body = sg_str_sub(rest, (size_t)head, rest.len);
	return parse_lines(sg_str_sub(rest, 0, (size_t)head), out);
}
