/* SPDX-License-Identifier: MIT */
#include "text/tag.h"

#define KEEP SG_FATE_KEEP
#define UNTAG SG_FATE_UNTAG
#define DROP SG_FATE_DROP
#define INLINE SG_TAG_INLINE

/* Sorted by name. Elements whose content no reader of a posting sees are dropped; those without
 * content lose their tag. */
static const struct sg_tag_info tags[] = {
	{ SG_LIT("a"), SG_TAG_LINK, KEEP, false, false },
	{ SG_LIT("abbr"), INLINE, KEEP, false, false },
	{ SG_LIT("acronym"), INLINE, KEEP, false, false },
	{ SG_LIT("address"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("applet"), INLINE, DROP, false, false },
	{ SG_LIT("area"), INLINE, UNTAG, false, false },
	{ SG_LIT("article"), SG_TAG_MAIN, KEEP, true, false },
	{ SG_LIT("aside"), SG_TAG_BESIDE, KEEP, true, false },
	{ SG_LIT("audio"), INLINE, DROP, false, false },
	{ SG_LIT("b"), SG_TAG_STRONG, KEEP, false, false },
	{ SG_LIT("base"), INLINE, UNTAG, false, false },
	{ SG_LIT("basefont"), INLINE, UNTAG, false, false },
	{ SG_LIT("bdi"), INLINE, KEEP, false, false },
	{ SG_LIT("bdo"), INLINE, KEEP, false, false },
	{ SG_LIT("bgsound"), INLINE, UNTAG, false, false },
	{ SG_LIT("big"), INLINE, KEEP, false, false },
	{ SG_LIT("blockquote"), SG_TAG_P, KEEP, true, false },
	{ SG_LIT("body"), INLINE, UNTAG, false, false },
	{ SG_LIT("br"), SG_TAG_BR, KEEP, false, true },
	{ SG_LIT("button"), SG_TAG_BUTTON, KEEP, true, false },
	{ SG_LIT("canvas"), INLINE, DROP, false, false },
	{ SG_LIT("caption"), SG_TAG_CELL, KEEP, true, true },
	{ SG_LIT("center"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("cite"), INLINE, KEEP, false, false },
	{ SG_LIT("code"), INLINE, KEEP, false, false },
	{ SG_LIT("col"), INLINE, UNTAG, false, false },
	{ SG_LIT("colgroup"), INLINE, UNTAG, false, false },
	{ SG_LIT("data"), INLINE, KEEP, false, false },
	{ SG_LIT("datalist"), INLINE, DROP, false, false },
	{ SG_LIT("dd"), SG_TAG_BLOCK, KEEP, true, true },
	{ SG_LIT("del"), INLINE, DROP, false, false },
	{ SG_LIT("details"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("dfn"), INLINE, KEEP, false, false },
	{ SG_LIT("dialog"), SG_TAG_NAV, KEEP, true, false },
	{ SG_LIT("dir"), SG_TAG_LIST, KEEP, true, false },
	{ SG_LIT("div"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("dl"), SG_TAG_P, KEEP, true, false },
	{ SG_LIT("dt"), SG_TAG_DT, KEEP, true, true },
	{ SG_LIT("em"), INLINE, KEEP, false, false },
	{ SG_LIT("embed"), INLINE, UNTAG, false, false },
	{ SG_LIT("fieldset"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("figcaption"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("figure"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("font"), INLINE, KEEP, false, false },
	{ SG_LIT("footer"), SG_TAG_BESIDE, KEEP, true, false },
	{ SG_LIT("form"), SG_TAG_FORM, KEEP, true, false },
	{ SG_LIT("frame"), INLINE, UNTAG, false, false },
	{ SG_LIT("frameset"), INLINE, UNTAG, false, false },
	{ SG_LIT("h1"), SG_TAG_H1, KEEP, true, false },
	{ SG_LIT("h2"), SG_TAG_H2, KEEP, true, false },
	{ SG_LIT("h3"), SG_TAG_H3, KEEP, true, false },
	{ SG_LIT("h4"), SG_TAG_H4, KEEP, true, false },
	{ SG_LIT("h5"), SG_TAG_H5, KEEP, true, false },
	{ SG_LIT("h6"), SG_TAG_H6, KEEP, true, false },
	{ SG_LIT("head"), INLINE, UNTAG, false, false },
	{ SG_LIT("header"), SG_TAG_HEADER, KEEP, true, false },
	{ SG_LIT("hgroup"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("hr"), SG_TAG_HR, KEEP, false, true },
	{ SG_LIT("html"), INLINE, UNTAG, false, false },
	{ SG_LIT("i"), INLINE, KEEP, false, false },
	{ SG_LIT("iframe"), INLINE, DROP, false, false },
	{ SG_LIT("image"), INLINE, UNTAG, false, false },
	{ SG_LIT("img"), INLINE, UNTAG, false, false },
	{ SG_LIT("input"), INLINE, UNTAG, false, false },
	{ SG_LIT("ins"), INLINE, KEEP, false, false },
	{ SG_LIT("isindex"), INLINE, UNTAG, false, false },
	{ SG_LIT("kbd"), INLINE, KEEP, false, false },
	{ SG_LIT("keygen"), INLINE, UNTAG, false, false },
	{ SG_LIT("label"), INLINE, KEEP, false, false },
	{ SG_LIT("legend"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("li"), SG_TAG_LI, KEEP, true, true },
	{ SG_LIT("link"), SG_TAG_META, SG_FATE_META, false, true },
	{ SG_LIT("listing"), SG_TAG_PRE, KEEP, true, false },
	{ SG_LIT("main"), SG_TAG_MAIN, KEEP, true, false },
	{ SG_LIT("map"), INLINE, DROP, false, false },
	{ SG_LIT("mark"), INLINE, KEEP, false, false },
	{ SG_LIT("math"), INLINE, DROP, false, false },
	{ SG_LIT("menu"), SG_TAG_NAV, KEEP, true, false },
	{ SG_LIT("meta"), SG_TAG_META, SG_FATE_META, false, true },
	{ SG_LIT("nav"), SG_TAG_NAV, KEEP, true, false },
	{ SG_LIT("nobr"), INLINE, KEEP, false, false },
	{ SG_LIT("noembed"), INLINE, DROP, false, false },
	{ SG_LIT("noframes"), INLINE, DROP, false, false },
	{ SG_LIT("noscript"), INLINE, DROP, false, false },
	{ SG_LIT("object"), INLINE, KEEP, false, false },
	{ SG_LIT("ol"), SG_TAG_LIST, KEEP, true, false },
	{ SG_LIT("p"), SG_TAG_P, KEEP, true, true },
	{ SG_LIT("param"), INLINE, UNTAG, false, false },
	{ SG_LIT("picture"), INLINE, KEEP, false, false },
	{ SG_LIT("plaintext"), INLINE, UNTAG, false, false },
	{ SG_LIT("pre"), SG_TAG_PRE, KEEP, true, false },
	{ SG_LIT("q"), INLINE, KEEP, false, false },
	{ SG_LIT("rp"), INLINE, KEEP, false, false },
	{ SG_LIT("rt"), INLINE, KEEP, false, false },
	{ SG_LIT("ruby"), INLINE, KEEP, false, false },
	{ SG_LIT("s"), INLINE, KEEP, false, false },
	{ SG_LIT("samp"), INLINE, KEEP, false, false },
	{ SG_LIT("script"), INLINE, DROP, false, false },
	{ SG_LIT("section"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("select"), INLINE, DROP, false, false },
	{ SG_LIT("small"), INLINE, KEEP, false, false },
	{ SG_LIT("source"), INLINE, UNTAG, false, false },
	{ SG_LIT("span"), INLINE, KEEP, false, false },
	{ SG_LIT("strike"), INLINE, KEEP, false, false },
	{ SG_LIT("strong"), SG_TAG_STRONG, KEEP, false, false },
	{ SG_LIT("style"), INLINE, DROP, false, false },
	{ SG_LIT("sub"), INLINE, KEEP, false, false },
	{ SG_LIT("summary"), SG_TAG_BLOCK, KEEP, true, false },
	{ SG_LIT("sup"), INLINE, KEEP, false, false },
	{ SG_LIT("svg"), INLINE, DROP, false, false },
	{ SG_LIT("table"), SG_TAG_TABLE, KEEP, true, false },
	{ SG_LIT("tbody"), SG_TAG_SECTION, KEEP, true, true },
	{ SG_LIT("td"), SG_TAG_CELL, KEEP, true, true },
	{ SG_LIT("template"), INLINE, DROP, false, false },
	{ SG_LIT("textarea"), INLINE, DROP, false, false },
	{ SG_LIT("tfoot"), SG_TAG_SECTION, KEEP, true, true },
	{ SG_LIT("th"), SG_TAG_CELL, KEEP, true, true },
	{ SG_LIT("thead"), SG_TAG_SECTION, KEEP, true, true },
	{ SG_LIT("time"), INLINE, KEEP, false, false },
	{ SG_LIT("title"), SG_TAG_TITLE, SG_FATE_RAW, false, false },
	{ SG_LIT("tr"), SG_TAG_ROW, KEEP, true, true },
	{ SG_LIT("track"), INLINE, UNTAG, false, false },
	{ SG_LIT("tt"), INLINE, KEEP, false, false },
	{ SG_LIT("u"), INLINE, KEEP, false, false },
	{ SG_LIT("ul"), SG_TAG_LIST, KEEP, true, false },
	{ SG_LIT("var"), INLINE, KEEP, false, false },
	{ SG_LIT("video"), INLINE, DROP, false, false },
	{ SG_LIT("wbr"), INLINE, UNTAG, false, false },
	{ SG_LIT("xmp"), INLINE, UNTAG, false, false },
};

static const struct sg_tag_info unknown = { SG_LIT("span"), INLINE, KEEP, false, false };

static int compare_fold(sg_str a, sg_str b)
{
	size_t len = a.len < b.len ? a.len : b.len;

	for (size_t i = 0; i < len; i++) {
		int order = (unsigned char)sg_lower(a.ptr[i]) - (unsigned char)sg_lower(b.ptr[i]);

		if (order != 0)
			return order;
	}
	return (a.len > b.len) - (a.len < b.len);
}

const struct sg_tag_info *sg_tag_find(sg_str name)
{
	size_t low = 0, high = sizeof tags / sizeof *tags;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_fold(name, tags[middle].name);

		if (order == 0)
			return &tags[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return &unknown;
}
