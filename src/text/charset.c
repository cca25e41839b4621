/* SPDX-License-Identifier: MIT */
#include "text/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/utf8.h"

enum { DECLARED_WITHIN = 1024, MAX_NAME = 24 };

enum charset {
	UNKNOWN,
	UTF_8,
	UTF_16_LE,
	UTF_16_BE,
	WINDOWS_1252,
	BY_ICONV,
};

/* What charset parameters of the web name, and what iconv calls it. Source: the label table of
 * the WHATWG Encoding standard; its rarest rows are left out. */
struct label {
	sg_str name;
	enum charset charset;
	const char *iconv;
};

static const struct label labels[] = {
	{ SG_LIT("utf-8"), UTF_8, NULL },
	{ SG_LIT("utf8"), UTF_8, NULL },
	{ SG_LIT("utf-16"), UTF_16_LE, "UTF-16LE" },
	{ SG_LIT("utf-16le"), UTF_16_LE, "UTF-16LE" },
	{ SG_LIT("utf-16be"), UTF_16_BE, "UTF-16BE" },
	{ SG_LIT("windows-1252"), WINDOWS_1252, NULL },
	{ SG_LIT("cp1252"), WINDOWS_1252, NULL },
	{ SG_LIT("iso-8859-1"), WINDOWS_1252, NULL },
	{ SG_LIT("iso8859-1"), WINDOWS_1252, NULL },
	{ SG_LIT("latin1"), WINDOWS_1252, NULL },
	{ SG_LIT("us-ascii"), WINDOWS_1252, NULL },
	{ SG_LIT("ascii"), WINDOWS_1252, NULL },
	{ SG_LIT("iso-8859-2"), BY_ICONV, "ISO-8859-2" },
	{ SG_LIT("iso-8859-3"), BY_ICONV, "ISO-8859-3" },
	{ SG_LIT("iso-8859-4"), BY_ICONV, "ISO-8859-4" },
	{ SG_LIT("iso-8859-5"), BY_ICONV, "ISO-8859-5" },
	{ SG_LIT("iso-8859-6"), BY_ICONV, "ISO-8859-6" },
	{ SG_LIT("iso-8859-7"), BY_ICONV, "ISO-8859-7" },
	{ SG_LIT("iso-8859-8"), BY_ICONV, "ISO-8859-8" },
	{ SG_LIT("iso-8859-9"), BY_ICONV, "WINDOWS-1254" },
	{ SG_LIT("iso-8859-10"), BY_ICONV, "ISO-8859-10" },
	{ SG_LIT("iso-8859-13"), BY_ICONV, "ISO-8859-13" },
	{ SG_LIT("iso-8859-14"), BY_ICONV, "ISO-8859-14" },
	{ SG_LIT("iso-8859-15"), BY_ICONV, "ISO-8859-15" },
	{ SG_LIT("iso-8859-16"), BY_ICONV, "ISO-8859-16" },
	{ SG_LIT("windows-1250"), BY_ICONV, "WINDOWS-1250" },
	{ SG_LIT("windows-1251"), BY_ICONV, "WINDOWS-1251" },
	{ SG_LIT("windows-1253"), BY_ICONV, "WINDOWS-1253" },
	{ SG_LIT("windows-1254"), BY_ICONV, "WINDOWS-1254" },
	{ SG_LIT("windows-1255"), BY_ICONV, "WINDOWS-1255" },
	{ SG_LIT("windows-1256"), BY_ICONV, "WINDOWS-1256" },
	{ SG_LIT("windows-1257"), BY_ICONV, "WINDOWS-1257" },
	{ SG_LIT("windows-1258"), BY_ICONV, "WINDOWS-1258" },
	{ SG_LIT("windows-874"), BY_ICONV, "CP874" },
	{ SG_LIT("koi8-r"), BY_ICONV, "KOI8-R" },
	{ SG_LIT("koi8-u"), BY_ICONV, "KOI8-U" },
	{ SG_LIT("ibm866"), BY_ICONV, "IBM866" },
	{ SG_LIT("macintosh"), BY_ICONV, "MACINTOSH" },
	{ SG_LIT("gb2312"), BY_ICONV, "GB18030" },
	{ SG_LIT("gbk"), BY_ICONV, "GB18030" },
	{ SG_LIT("gb18030"), BY_ICONV, "GB18030" },
	{ SG_LIT("big5"), BY_ICONV, "BIG5-HKSCS" },
	{ SG_LIT("euc-jp"), BY_ICONV, "EUC-JP" },
	{ SG_LIT("iso-2022-jp"), BY_ICONV, "ISO-2022-JP" },
	{ SG_LIT("shift_jis"), BY_ICONV, "CP932" },
	{ SG_LIT("shift-jis"), BY_ICONV, "CP932" },
	{ SG_LIT("euc-kr"), BY_ICONV, "CP949" },
};

/* Code points of the bytes 0x80 to 0x9f; the five that have none keep their number. */
static const uint16_t windows_1252[32] = {
	0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

/* The name that starts text, quoted or not. */
static const struct label *label_at(sg_str text)
{
	size_t len = 0;

	text = sg_str_trim(text);
	if (text.len > 0 && (text.ptr[0] == '"' || text.ptr[0] == '\'')) {
		text.ptr++;
		text.len--;
	}
	while (len < text.len && len < MAX_NAME &&
	       (sg_is_alpha(text.ptr[len]) || sg_is_digit(text.ptr[len]) || text.ptr[len] == '-' ||
		text.ptr[len] == '_'))
		len++;
	text.len = len;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (sg_str_eq_fold(labels[i].name, text))
			return &labels[i];
	return NULL;
}

/* What follows "charset=", or another name, in text. */
static const struct label *charset_in(sg_str text, sg_str name)
{
	size_t at = sg_str_find_fold(text, name, 0);

	if (at == SIZE_MAX)
		return NULL;
	text = sg_str_trim(sg_str_sub(text, at + name.len, text.len));
	if (text.len == 0 || text.ptr[0] != '=')
		return NULL;
	return label_at(sg_str_sub(text, 1, text.len));
}

/* The declaration that XML may start with. */
static const struct label *declared_by_xml(sg_str head)
{
	size_t end = sg_str_find(head, SG_STR("?>"), 0);

	if (!sg_str_starts(head, SG_STR("<?xml")) || end == SIZE_MAX)
		return NULL;
	return charset_in(sg_str_sub(head, 0, end), SG_STR("encoding"));
}

/* A page's own declaration. One that could be read as ASCII is not in UTF-16. */
static const struct label *declared(sg_str bytes)
{
	static const struct label utf_8 = { SG_LIT("utf-8"), UTF_8, NULL };
	sg_str head = sg_str_sub(bytes, 0, DECLARED_WITHIN);
	const struct label *label = NULL;
	size_t at = 0;

	while (label == NULL &&
	       (at = sg_str_find_fold(head, SG_STR("<meta"), at)) != SIZE_MAX) {
		size_t end = sg_str_find(head, SG_STR(">"), at);

		label = charset_in(sg_str_sub(head, at, end == SIZE_MAX ? head.len : end),
				   SG_STR("charset"));
		at++;
	}
	if (label == NULL)
		label = declared_by_xml(head);
	if (label != NULL && (label->charset == UTF_16_LE || label->charset == UTF_16_BE))
		return &utf_8;
	return label;
}

static void add_1252(struct sg_buf *buf, unsigned char byte)
{
	if (byte != 0)
		sg_utf8_add(buf, byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80] : byte);
}

static void from_1252(struct sg_buf *buf, sg_str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		add_1252(buf, (unsigned char)bytes.ptr[i]);
}

/* Text that was promised to be UTF-8: what is not is most likely pasted from windows-1252. */
static void from_utf_8(struct sg_buf *buf, sg_str bytes)
{
	for (size_t at = 0; at < bytes.len;) {
		size_t from = at;
		uint32_t code = sg_utf8_next(bytes, &at);

		if (code == 0xfffd && at - from == 1)
			add_1252(buf, (unsigned char)bytes.ptr[from]);
		else if (code != 0)
			sg_buf_add(buf, sg_str_sub(bytes, from, at));
	}
}

static void add_without_nul(struct sg_buf *buf, sg_str text)
{
	while (text.ptr != NULL)
		sg_buf_add(buf, sg_str_cut(&text, '\0'));
}

static void from_iconv(struct sg_buf *buf, sg_str bytes, const char *name)
{
	iconv_t cd = iconv_open("UTF-8", name);
	char *in = (char *)(uintptr_t)bytes.ptr; /* iconv does not write there */
	size_t left = bytes.len;
	char out[4096];

	if (cd == (iconv_t)-1) {
		from_1252(buf, bytes);
		return;
	}
	while (left > 0 && !buf->failed) {
		char *to = out;
		size_t room = sizeof out;
		size_t rc = iconv(cd, &in, &left, &to, &room);
		int why = errno;

		add_without_nul(buf, (sg_str){ out, sizeof out - room });
		if (rc != (size_t)-1 || why == E2BIG)
			continue;
		sg_utf8_add(buf, 0xfffd);
		if (why != EILSEQ || left == 0)
			break;
		in++;
		left--;
	}
	iconv_close(cd);
}

/* The charset and how many bytes of mark stand before the text. */
static const struct label *choose(sg_str bytes, sg_str media_type, size_t *mark)
{
	static const struct label marks[] = {
		{ SG_LIT("\xef\xbb\xbf"), UTF_8, NULL },
		{ SG_LIT("\xff\xfe"), UTF_16_LE, "UTF-16LE" },
		{ SG_LIT("\xfe\xff"), UTF_16_BE, "UTF-16BE" },
	};
	const struct label *label;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (sg_str_starts(bytes, marks[i].name)) {
			*mark = marks[i].name.len;
			return &marks[i];
		}
	}
	*mark = 0;
	label = charset_in(media_type, SG_STR("charset"));
	return label != NULL ? label : declared(bytes);
}

bool sg_charset_is_utf16(sg_str bytes)
{
	return sg_str_starts(bytes, SG_STR("\xff\xfe")) || sg_str_starts(bytes, SG_STR("\xfe\xff"));
}

/* Some texts carry a second mark: they were marked, and marked again by who passed them on. */
static sg_str without_mark(sg_str text)
{
	while (sg_str_starts(text, SG_STR("\xef\xbb\xbf")))
		text = sg_str_sub(text, 3, text.len);
	return text;
}

enum sg_status sg_charset_decode(sg_str bytes, sg_str media_type, struct sg_arena *arena,
				 sg_str *out, struct sg_error *err)
{
	struct sg_buf buf = { .arena = arena, .max = SIZE_MAX / 4 };
	size_t mark;
	const struct label *label = choose(bytes, media_type, &mark);
	enum charset charset = label == NULL ? UNKNOWN : label->charset;
	bool clean;

	bytes = sg_str_sub(bytes, mark, bytes.len);
	*out = without_mark(bytes);
	if (bytes.len == 0)
		return SG_OK;
	/* Western text that happens to be UTF-8 is UTF-8 with the wrong label. */
	clean = (charset == UNKNOWN || charset == UTF_8 || charset == WINDOWS_1252) &&
		sg_utf8_valid(bytes);
	if (clean && memchr(bytes.ptr, 0, bytes.len) == NULL)
		return SG_OK;
	if (charset == UTF_8 || clean)
		from_utf_8(&buf, bytes);
	else if (charset == UNKNOWN || charset == WINDOWS_1252)
		from_1252(&buf, bytes);
	else
		from_iconv(&buf, bytes, label->iconv);
	if (buf.failed)
		return sg_no_memory(err);
	*out = without_mark(sg_buf_str(&buf));
	return SG_OK;
}
