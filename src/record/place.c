/* SPDX-License-Identifier: MIT */
#include "record/place.h"

#include "base/line.h"
#include "record/entity.h"

enum { MAX_PLACES = 8, LONGEST = 160, COUNTRY = 2 };

/* Whether text stands in line as whole words. */
static bool says(sg_str line, sg_str text)
{
	for (size_t at = sg_str_find_fold(line, text, 0); at != SIZE_MAX;
	     at = sg_str_find_fold(line, text, at + 1)) {
		size_t end = at + text.len;

		if ((at == 0 || !sg_is_word(line.ptr[at - 1])) &&
		    (end == line.len || !sg_is_word(line.ptr[end])))
			return true;
	}
	return false;
}

/* Adds text behind separator unless the line says it already, from there on. */
static void add_part(struct sg_buf *line, const char *separator, size_t from, sg_str text)
{
	if (text.len == 0 || says(sg_str_sub(sg_buf_str(line), from, line->len), text))
		return;
	if (line->len > 0)
		sg_buf_add(line, sg_str_of(separator));
	sg_buf_add(line, text);
}

/* A string, or an object's name. */
static sg_str name_of(struct sg_arena *arena, const struct sg_json *node)
{
	static const char *const keys[] = { "name",  "display_name", "fullLocation", "descriptor",
					    "label", "location",     "LocationName" };
	sg_str text = sg_json_str(node);

	for (size_t i = 0; text.len == 0 && i < sizeof keys / sizeof *keys; i++)
		text = sg_json_get_str(node, keys[i]);
	return sg_line_tidy(arena, sg_entity_decode(arena, text), LONGEST);
}

/* Codes of countries, "cz", are written in capitals; names stay as they are. */
static sg_str country_code(struct sg_arena *arena, sg_str country)
{
	if (country.len != 2 || !sg_is_lower(country.ptr[0]) || !sg_is_lower(country.ptr[1]))
		return country;
	return sg_arena_printf(arena, "%c%c", country.ptr[0] - 'a' + 'A',
			       country.ptr[1] - 'a' + 'A');
}

/* Locality, region and country of an address object. */
static void add_address(struct sg_arena *arena, struct sg_buf *line, const struct sg_json *address)
{
	static const char *const keys[][3] = {
		{ "addressLocality", "city", "cityName" },
		{ "addressRegion", "state", "region" },
		{ "addressCountry", "country", "countryName" },
	};
	size_t from = line->len;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		sg_str part = { NULL, 0 };

		for (size_t k = 0; part.len == 0 && k < 3; k++)
			part = name_of(arena, sg_json_get(address, keys[i][k]));
		if (i == COUNTRY)
			part = country_code(arena, part);
		add_part(line, line->len == from ? "; " : ", ", from, part);
	}
}

static void add_place(struct sg_arena *arena, struct sg_buf *line, const struct sg_json *place)
{
	const struct sg_json *address = sg_json_get(place, "address");
	size_t before = line->len;

	if (sg_json_bool(sg_json_get(place, "hidden")))
		return;
	if (sg_str_trim(sg_json_get_str(place, "location")).len > 0) {
		add_part(line, "; ", 0, name_of(arena, sg_json_get(place, "location")));
		return;
	}
	if (sg_json_type(address) == SG_JSON_ARRAY)
		address = sg_json_at(address, 0);
	if (sg_json_type(sg_json_get(address, "postalAddress")) == SG_JSON_OBJECT)
		address = sg_json_get(address, "postalAddress");
	if (sg_json_type(address) == SG_JSON_STRING)
		add_part(line, "; ", 0, name_of(arena, address));
	else
		add_address(arena, line, address);
	if (line->len == before)
		add_address(arena, line, place);
	if (line->len == before)
		add_part(line, "; ", 0, name_of(arena, place));
}

sg_str sg_place_read(struct sg_arena *arena, const struct sg_json *node)
{
	struct sg_buf line = { .arena = arena };

	if (sg_json_type(node) == SG_JSON_ARRAY)
		for (size_t i = 0; i < sg_json_size(node) && i < MAX_PLACES; i++)
			add_place(arena, &line, sg_json_at(node, i));
	else
		add_place(arena, &line, node);
	if (line.failed || line.len == 0)
		return (sg_str){ NULL, 0 };
	return sg_line_tidy(arena, sg_buf_str(&line), LONGEST);
}

sg_str sg_place_join(struct sg_arena *arena, sg_str line, sg_str more)
{
	struct sg_buf buf = { .arena = arena };

	if (line.ptr == NULL || more.ptr == NULL)
		return line.ptr == NULL ? more : line;
	sg_buf_add(&buf, line);
	while (more.ptr != NULL)
		add_part(&buf, "; ", 0, sg_str_trim(sg_str_cut(&more, ';')));
	return buf.failed ? line : sg_line_tidy(arena, sg_buf_str(&buf), LONGEST);
}
