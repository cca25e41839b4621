/* SPDX-License-Identifier: MIT */
#include "text/trim.h"

#include <string.h>

#include "text/mark.h"
#include "text/start.h"

enum {
	MAX_ENDLESS = 24,
	CARRIED = 3, /* formatting elements of one kind that HTML re-opens after a block */
};

/* An element that is open. */
struct open {
	const struct sg_tag_info *info;
	bool shown;   /* its start tag was written */
	bool in_cell; /* of a table: what comes next stands in a cell */
};

struct trim {
	sg_str in;
	size_t at;
	struct sg_buf out;
	struct sg_arena *arena;
	struct sg_trimmed *result;
	sg_vec(sg_str) scripts;
	bool keep_space;
	bool space;	     /* the last thing written was white space */
	bool endless_remark; /* no comment ends any more */
	size_t pre;	     /* open elements that keep white space */
	size_t depth;
	size_t overflow; /* elements open beyond the limit of depth */
	struct open stack[SG_TRIM_DEPTH];
	const struct sg_tag_info *endless[MAX_ENDLESS]; /* elements that never end any more */
	size_t n_endless;
};

static bool is_formatting(const struct sg_tag_info *info)
{
	return info->tag == SG_TAG_STRONG || info->tag == SG_TAG_LINK;
}

static bool is_heading(const struct sg_tag_info *info)
{
	return info->tag >= SG_TAG_H1 && info->tag <= SG_TAG_H6;
}

static bool is_table_part(const struct sg_tag_info *info)
{
	return info->tag == SG_TAG_ROW || info->tag == SG_TAG_CELL || info->tag == SG_TAG_SECTION;
}

static struct open *top(struct trim *trim)
{
	return trim->depth == 0 ? NULL : &trim->stack[trim->depth - 1];
}

/* What stands in a table but in none of its cells is moved out of it by a parser. */
static void count_stray(struct trim *trim)
{
	const struct open *last = top(trim);

	if (last != NULL && last->info->tag == SG_TAG_TABLE && !last->in_cell)
		trim->result->strays++;
}

/* ---- writing ------------------------------------------------------------------------ */

static void write_text(struct trim *trim, sg_str text)
{
	bool stray = false;
	size_t start = 0;

	if (trim->keep_space || trim->pre > 0) {
		sg_buf_add(&trim->out, text);
		trim->space = false;
		return;
	}
	for (size_t i = 0; i < text.len; i++) {
		if (!sg_is_space(text.ptr[i])) {
			trim->space = false;
			stray = true;
			continue;
		}
		if (trim->space) {
			sg_buf_add(&trim->out, sg_str_sub(text, start, i));
			start = i + 1;
		} else if (text.ptr[i] != ' ') {
			sg_buf_add(&trim->out, sg_str_sub(text, start, i));
			sg_buf_add_char(&trim->out, ' ');
			start = i + 1;
		}
		trim->space = true;
	}
	sg_buf_add(&trim->out, sg_str_sub(text, start, text.len));
	if (stray)
		count_stray(trim);
}

/* Elements with the same meaning are written as one, as the parser does not know all of them
 * and puts the content of forms beside them. */
static sg_str name_of(const struct sg_tag_info *info)
{
	switch (info->tag) {
	case SG_TAG_INLINE:
		return SG_STR("span");
	case SG_TAG_BLOCK:
		return info->loose ? info->name : SG_STR("div");
	case SG_TAG_FORM:
		return SG_STR("div");
	case SG_TAG_MAIN:
		return SG_STR("main");
	case SG_TAG_NAV:
		return SG_STR("nav");
	case SG_TAG_BESIDE:
		return SG_STR("aside");
	default:
		return info->name;
	}
}

static void write_tag(struct trim *trim, const struct sg_tag_info *info, unsigned marks)
{
	static const char digits[] = "0123456789abcdef";

	if (info->tag == SG_TAG_FORM)
		marks |= SG_MARK_BESIDE;
	sg_buf_add_char(&trim->out, '<');
	sg_buf_add(&trim->out, name_of(info));
	if (marks != 0) {
		sg_buf_add(&trim->out, SG_STR(" x="));
		sg_buf_add_char(&trim->out, digits[marks >> 4 & 15]);
		sg_buf_add_char(&trim->out, digits[marks & 15]);
	}
	sg_buf_add_char(&trim->out, '>');
	trim->result->n_tags++;
	trim->result->work += trim->depth;
	trim->space |= info->block; /* space at the edge of a block is none */
}

static void write_end(struct trim *trim, const struct sg_tag_info *info)
{
	sg_buf_add(&trim->out, SG_STR("</"));
	sg_buf_add(&trim->out, name_of(info));
	sg_buf_add_char(&trim->out, '>');
	trim->result->work += trim->depth;
	trim->space |= info->block;
}

/* Where the end tag of an element starts, or SIZE_MAX; asked at most once in vain for each. */
static size_t find_end(struct trim *trim, const struct sg_tag_info *info)
{
	size_t at = trim->at;

	for (size_t i = 0; i < trim->n_endless; i++)
		if (trim->endless[i] == info)
			return SIZE_MAX;
	while ((at = sg_str_find(trim->in, SG_STR("</"), at)) != SIZE_MAX) {
		sg_str rest = sg_str_sub(trim->in, at + 2, trim->in.len);

		if (sg_str_starts_fold(rest, info->name) &&
		    (rest.len == info->name.len || sg_ends_name(rest.ptr[info->name.len])))
			return at;
		at += 2;
	}
	if (trim->n_endless < MAX_ENDLESS)
		trim->endless[trim->n_endless++] = info;
	return SIZE_MAX;
}

static void skip_tag(struct trim *trim)
{
	size_t end = sg_str_find(trim->in, SG_STR(">"), trim->at);

	trim->at = end == SIZE_MAX ? trim->in.len : end + 1;
}

/* ---- elements ----------------------------------------------------------------------- */

/* An element that goes with its content; JSON-LD is put aside. One that never ends loses its
 * tag only, but for scripts and styles, as their content is no text. */
static void drop_element(struct trim *trim, const struct sg_start *start)
{
	bool script = sg_str_eq(start->info->name, SG_STR("script"));
	bool data = script &&
		    sg_str_starts_fold(sg_str_trim(start->type), SG_STR("application/ld+json"));
	size_t end;
	sg_str *kept;

	trim->result->n_code += script && !data;
	if (start->empty && !script)
		return;
	end = find_end(trim, start->info);
	if (end == SIZE_MAX) {
		if (script || sg_str_eq(start->info->name, SG_STR("style")))
			trim->at = trim->in.len;
		return;
	}
	if (data) {
		kept = sg_push(trim->arena, &trim->scripts);
		if (kept == NULL)
			trim->out.failed = true;
		else
			*kept = sg_str_sub(trim->in, trim->at, end);
	}
	trim->at = end;
	skip_tag(trim);
}

static void keep_meta(struct trim *trim, const struct sg_start *start)
{
	enum sg_meta meta = sg_meta_of(start->key);
	char quote = '"';

	if (meta == SG_META_NONE || start->content.len == 0)
		return;
	if (memchr(start->content.ptr, '"', start->content.len) != NULL)
		quote = '\'';
	if (quote == '\'' && memchr(start->content.ptr, '\'', start->content.len) != NULL)
		return;
	sg_buf_printf(&trim->out, "<meta x=0%u content=", (unsigned)meta);
	sg_buf_add_char(&trim->out, quote);
	sg_buf_add(&trim->out, start->content);
	sg_buf_add_char(&trim->out, quote);
	sg_buf_add_char(&trim->out, '>');
	trim->result->n_tags++;
}

static void keep_raw(struct trim *trim, const struct sg_tag_info *info)
{
	size_t end = find_end(trim, info);

	if (end == SIZE_MAX)
		return;
	write_tag(trim, info, 0);
	sg_buf_add(&trim->out, sg_str_sub(trim->in, trim->at, end));
	write_end(trim, info);
	trim->at = end;
	skip_tag(trim);
}

/* Takes one element out of the middle. */
static void forget(struct trim *trim, size_t i)
{
	trim->pre -= trim->stack[i].info->tag == SG_TAG_PRE;
	trim->depth--;
	memmove(&trim->stack[i], &trim->stack[i + 1], (trim->depth - i) * sizeof *trim->stack);
}

/* Closes everything from i up. Formatting elements stay: HTML opens them again. */
static void close_from(struct trim *trim, size_t i)
{
	size_t depth = trim->depth, n_strong = 0, n_links = 0;

	trim->depth = i;
	for (; i < depth; i++) {
		struct open open = trim->stack[i];
		size_t *n = open.info->tag == SG_TAG_STRONG ? &n_strong : &n_links;

		trim->pre -= open.info->tag == SG_TAG_PRE;
		if (is_formatting(open.info) && (*n)++ < CARRIED)
			trim->stack[trim->depth++] = open;
	}
}

/* The part of a table closes what is open in the cell before it. False outside of tables. */
static bool enter_table_part(struct trim *trim, const struct sg_tag_info *info, bool starts)
{
	for (size_t i = trim->depth; i-- > 0;) {
		if (trim->stack[i].info->tag != SG_TAG_TABLE)
			continue;
		close_from(trim, i + 1);
		trim->stack[i].in_cell = starts && info->tag == SG_TAG_CELL;
		return true;
	}
	return false;
}

static void open_element(struct trim *trim, const struct sg_start *start)
{
	const struct sg_tag_info *info = start->info;
	bool shown = info->tag != SG_TAG_INLINE || start->marks != 0;

	trim->result->blocks |= info->block;
	if (info->loose) {
		if (!is_table_part(info) || enter_table_part(trim, info, true))
			write_tag(trim, info, start->marks);
		return;
	}
	if (info->tag == SG_TAG_LINK) /* a link inside of a link ends it */
		for (size_t i = trim->depth; i-- > 0;)
			if (trim->stack[i].info == info)
				forget(trim, i);
	if (trim->depth == SG_TRIM_DEPTH) {
		trim->overflow++;
		trim->result->flattened = true;
		if (info->block)
			sg_buf_add(&trim->out, SG_STR("<br>"));
		return;
	}
	if (shown)
		count_stray(trim);
	trim->stack[trim->depth++] = (struct open){ .info = info, .shown = shown };
	trim->pre += info->tag == SG_TAG_PRE;
	if (shown)
		write_tag(trim, info, is_formatting(info) ? 0 : start->marks);
}

static void close_element(struct trim *trim, const struct sg_tag_info *info)
{
	bool across = info->block || is_formatting(info);

	if (trim->overflow > 0) {
		trim->overflow--;
		return;
	}
	for (size_t i = trim->depth; i-- > 0;) {
		struct open open = trim->stack[i];

		if (open.info == info || (is_heading(info) && is_heading(open.info))) {
			if (info->block)
				close_from(trim, i);
			else
				forget(trim, i);
			if (open.shown)
				write_end(trim, open.info);
			return;
		}
		if (open.info->tag == SG_TAG_TABLE || (open.info->block && !across))
			return;
	}
}

static void start_tag(struct trim *trim)
{
	struct sg_start start = sg_start_read(trim->in, &trim->at);

	switch (start.info->fate) {
	case SG_FATE_KEEP:
		open_element(trim, &start);
		break;
	case SG_FATE_UNTAG:
		if (sg_str_eq_fold(start.type, SG_STR("password")))
			trim->result->password = true;
		break;
	case SG_FATE_DROP:
		drop_element(trim, &start);
		break;
	case SG_FATE_META:
		keep_meta(trim, &start);
		break;
	case SG_FATE_RAW:
		keep_raw(trim, start.info);
		break;
	}
}

static void end_tag(struct trim *trim)
{
	const struct sg_tag_info *info = sg_tag_find(sg_start_name(trim->in, &trim->at));

	skip_tag(trim);
	if (info->fate != SG_FATE_KEEP)
		return;
	if (!info->loose)
		close_element(trim, info);
	else if (!is_table_part(info) || enter_table_part(trim, info, false))
		write_end(trim, info);
}

static void skip_remark(struct trim *trim)
{
	size_t end = SIZE_MAX;

	if (sg_str_starts(sg_str_sub(trim->in, trim->at, trim->in.len), SG_STR("!--")) &&
	    !trim->endless_remark) {
		end = sg_str_find(trim->in, SG_STR("-->"), trim->at + 1);
		trim->endless_remark = end == SIZE_MAX;
	}
	if (end == SIZE_MAX)
		skip_tag(trim);
	else
		trim->at = end + 3;
}

/* What follows a '<' at trim->at - 1. */
static void markup(struct trim *trim)
{
	char c = trim->at < trim->in.len ? trim->in.ptr[trim->at] : ' ';
	char next = trim->at + 1 < trim->in.len ? trim->in.ptr[trim->at + 1] : ' ';

	if (sg_is_alpha(c)) {
		start_tag(trim);
	} else if (c == '/' && sg_is_alpha(next)) {
		trim->at++;
		end_tag(trim);
	} else if (c == '!' || c == '?' || c == '/') {
		skip_remark(trim);
	} else {
		/* With the space it cannot become a tag when what follows it goes. */
		sg_buf_add(&trim->out, SG_STR("< "));
		trim->space = true;
	}
}

enum sg_status sg_trim(sg_str html, bool keep_space, struct sg_arena *arena, struct sg_trimmed *out,
		       struct sg_error *err)
{
	struct trim *trim = sg_arena_make(arena, struct trim);

	*out = (struct sg_trimmed){ 0 };
	if (trim == NULL)
		return sg_no_memory(err);
	trim->in = html;
	trim->out = (struct sg_buf){ .arena = arena, .max = 2 * html.len + 64 };
	trim->arena = arena;
	trim->result = out;
	trim->keep_space = keep_space;
	while (trim->at < html.len && !trim->out.failed) {
		size_t text = trim->at;
		const char *angle = memchr(html.ptr + text, '<', html.len - text);

		trim->at = angle == NULL ? html.len : (size_t)(angle - html.ptr);
		write_text(trim, sg_str_sub(html, text, trim->at));
		if (trim->at++ < html.len)
			markup(trim);
	}
	if (trim->out.failed)
		return sg_no_memory(err);
	out->html = sg_buf_str(&trim->out);
	out->scripts = trim->scripts.at;
	out->n_scripts = trim->scripts.n;
	return SG_OK;
}
