/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include <limits.h>
#include <stdio.h>

#include <zlib.h>

#include "base/date.h"

enum { MAX_TEXT = 64 << 20, DAY = 86400 };

/* ---- times and keys ------------------------------------------------------------- */

static int64_t two_digits(const char *at)
{
	return (at[0] - '0') * 10 + (at[1] - '0');
}

bool sg_time_read(sg_str text, int64_t *seconds)
{
	static const char shape[] = "dddd-dd-ddTdd:dd:ddZ";
	int64_t days;

	if (text.len < sizeof shape - 1 || !sg_date_parse(text, &days))
		return false;
	for (size_t i = 0; i + 1 < sizeof shape; i++)
		if (shape[i] == 'd' ? !sg_is_digit(text.ptr[i]) : text.ptr[i] != shape[i])
			return false;
	*seconds = days * DAY + two_digits(text.ptr + 11) * 3600 + two_digits(text.ptr + 14) * 60 +
		   two_digits(text.ptr + 17);
	return true;
}

sg_str sg_time_write(struct sg_arena *arena, int64_t seconds)
{
	int64_t days = seconds / DAY, rest = seconds % DAY;
	unsigned month, day;
	int year;

	sg_days_split(days, &year, &month, &day);
	return sg_arena_printf(arena, "%04d-%02u-%02uT%02u:%02u:%02uZ", year, month, day,
			       (unsigned)(rest / 3600), (unsigned)(rest / 60 % 60),
			       (unsigned)(rest % 60));
}

static int hex_digit(char c)
{
	if (sg_is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int64_t sg_key_number(sg_str key)
{
	uint64_t number = 0;

	for (size_t i = 0; i < key.len; i++) {
		int digit = hex_digit(key.ptr[i]);

		if (digit < 0 || key.len != 16)
			return (int64_t)sg_hash(0, key);
		number = number << 4 | (uint64_t)digit;
	}
	return (int64_t)number;
}

sg_str sg_key_text(struct sg_arena *arena, int64_t key)
{
	return sg_arena_printf(arena, "%016llx", (unsigned long long)key);
}

/* ---- texts ---------------------------------------------------------------------- */

/* Four bytes say how long it was. */
sg_str sg_pack(struct sg_arena *arena, sg_str text)
{
	const sg_str none = { NULL, 0 };
	uLong bound;
	unsigned char *out;

	if (text.len > MAX_TEXT)
		return none;
	bound = compressBound((uLong)text.len);
	out = sg_arena_alloc(arena, bound + 4, 1);
	if (out == NULL)
		return none;
	for (unsigned i = 0; i < 4; i++)
		out[i] = (unsigned char)(text.len >> (8 * i));
	if (compress2(out + 4, &bound, (const Bytef *)text.ptr, (uLong)text.len, 6) != Z_OK)
		return none;
	return (sg_str){ (const char *)out, bound + 4 };
}

sg_str sg_unpack(struct sg_arena *arena, sg_str packed)
{
	const sg_str none = { NULL, 0 };
	const unsigned char *in = (const unsigned char *)packed.ptr;
	size_t len = 0;
	uLongf got;
	char *out;

	if (packed.len < 4)
		return none;
	for (unsigned i = 0; i < 4; i++)
		len |= (size_t)in[i] << (8 * i);
	/* No text shrinks to a thousandth: a damaged length must not ask for more memory. */
	if (len > MAX_TEXT || len / 1100 > packed.len)
		return none;
	out = sg_arena_alloc(arena, len + 1, 1);
	got = (uLongf)len;
	if (out == NULL || uncompress((Bytef *)out, &got, in + 4, (uLong)packed.len - 4) != Z_OK ||
	    got != len)
		return none;
	return (sg_str){ out, len };
}

/* ---- skills --------------------------------------------------------------------- */

void sg_pack_skill(struct sg_buf *buf, struct sg_packed_skill skill)
{
	uint64_t value = (uint64_t)skill.skill << 3 | (uint64_t)skill.strength;

	for (; value >= 0x80; value >>= 7)
		sg_buf_add_char(buf, (char)(unsigned char)(0x80 | (value & 0x7f)));
	sg_buf_add_char(buf, (char)value);
}

bool sg_unpack_skill(sg_str bytes, size_t *at, struct sg_packed_skill *out)
{
	uint64_t value = 0;
	unsigned shift = 0;
	unsigned char c;

	do {
		if (*at >= bytes.len || shift > 35)
			return false;
		c = (unsigned char)bytes.ptr[(*at)++];
		value |= (uint64_t)(c & 0x7f) << shift;
		shift += 7;
	} while (c & 0x80);
	if ((value & 7) >= SG_N_STRENGTHS || value >> 3 > UINT32_MAX)
		return false;
	out->skill = (uint32_t)(value >> 3);
	out->strength = (enum sg_strength)(value & 7);
	return true;
}

size_t sg_unpack_skills(sg_str bytes, enum sg_strength least, uint32_t *out)
{
	struct sg_packed_skill skill;
	size_t n = 0;

	for (size_t at = 0; n < SG_MAX_PACKED_SKILLS && sg_unpack_skill(bytes, &at, &skill);)
		if (skill.strength >= least)
			out[n++] = skill.skill;
	return n;
}
