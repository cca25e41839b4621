/* SPDX-License-Identifier: MIT */
#include "report/html.h"

/*
 * One accent colour on paper; statuses differ by sign and word before they differ by colour.
 * Every pair of text and ground has a contrast of at least 4.5, in light and in dark.
 */
static void write_palette(struct sg_markup *m)
{
	sg_markup_tag(
		m,
		":root{color-scheme:light dark;--paper:#fcfbf9;--ink:#1d1c1a;--quiet:#5b5852;"
		"--line:#dcd8d0;--wash:#f4f2ed;--accent:#0d5a86;--good:#1b683a;--fair:#825000;"
		"--bad:#a1262b}\n"
		"@media screen and (prefers-color-scheme:dark){:root{--paper:#15171a;--ink:#e9e6e1;"
		"--quiet:#aeaaa3;--line:#363a3f;--wash:#1e2125;--accent:#86c5ec;--good:#84cf9f;"
		"--fair:#e5b769;--bad:#f4a09a}}\n");
}

static void write_page(struct sg_markup *m)
{
	sg_markup_tag(
		m,
		"*{box-sizing:border-box}\n"
		"html{font:100%/1.55 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica "
		"Neue\","
		"\"Liberation Sans\",sans-serif;background:var(--paper);color:var(--ink);"
		"-webkit-text-size-adjust:100%;scroll-padding-top:1rem}\n"
		"body{margin:0 auto;padding:0 1.5rem "
		"4rem;max-width:62rem;overflow-wrap:break-word}\n"
		"a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}\n"
		"a:hover{text-decoration-thickness:2px}\n"
		":focus-visible{outline:3px solid "
		"var(--accent);outline-offset:2px;border-radius:2px}\n"
		"p,ul,ol,dl,dd{margin:0;padding:0}\n"
		"p,q,li{max-width:72ch}\n"
		"ul,ol{list-style:none}\n"
		".skip{position:absolute;left:-999rem}\n"
		".skip:focus{left:1.5rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;"
		"z-index:1}\n"
		"nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;padding:1.1rem 0;"
		"font-size:.875rem;border-bottom:1px solid var(--line)}\n"
		"nav a{display:inline-block;padding:.2rem 0;text-decoration:none}\n"
		"nav a:hover{text-decoration:underline}\n"
		"main{display:flex;flex-direction:column}\n"
		"section{margin-top:3.75rem;min-width:0}\n"
		"#answer{margin-top:2.75rem}\n"
		"h1{font-size:clamp(1.85rem,1.3rem + 2.6vw,2.75rem);line-height:1.12;"
		"letter-spacing:-.022em;font-weight:680;margin:0 0 .6rem;max-width:26ch;"
		"text-wrap:balance}\n"
		"h2{font-size:1.375rem;line-height:1.25;letter-spacing:-.012em;font-weight:660;"
		"margin:0 0 .9rem;text-wrap:balance}\n"
		"h3{font-size:1rem;font-weight:660;margin:0 0 .5rem}\n"
		"h4,.posting h3{font-size:1rem;font-weight:600;margin:0;line-height:1.35}\n"
		"code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,\"Liberation Mono\","
		"monospace;background:var(--wash);padding:.1em .35em;border-radius:3px;"
		"overflow-wrap:anywhere}\n"
		".lead{font-size:1.2rem;line-height:1.45;max-width:56ch}\n"
		".quiet,.more,footer{color:var(--quiet);font-size:.875rem}\n"
		".more{margin-top:.8rem}\n"
		".eyebrow{margin-bottom:.9rem}\n"
		"ul+.quiet,.lead+.quiet{margin-top:.75rem}\n"
		".intro{color:var(--quiet);margin:-.4rem 0 1.1rem}\n"
		"q{quotes:\"\\201c\" \"\\201d\";color:var(--quiet);unicode-bidi:isolate}\n"
		"footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line)}\n");
}

static void write_tables(struct sg_markup *m)
{
	sg_markup_tag(
		m, ".scroll{overflow-x:auto}\n"
		   "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}\n"
		   "th,td{text-align:left;vertical-align:baseline;padding:.5rem .9rem .5rem 0;"
		   "font-weight:400}\n"
		   "th:last-child,td:last-child{padding-right:0}\n"
		   "thead th{color:var(--quiet);font-size:.8125rem;white-space:nowrap;"
		   "border-bottom:1px solid var(--line);padding-top:0;vertical-align:bottom}\n"
		   "tbody th{font-weight:600}\n"
		   "tbody tr+tr>*{border-top:1px solid var(--line)}\n"
		   "tbody tr.q>*{border-top:0;padding-top:0;font-size:.875rem}\n"
		   "td.n,th.n{text-align:right;white-space:nowrap}\n"
		   ".nb{display:grid;grid-template-columns:minmax(11rem,1.5fr) minmax(7rem,1fr);"
		   "gap:.2rem 1rem;align-items:center}\n"
		   "table.parts{width:auto;margin-top:.9rem}\n"
		   ".parts th,.parts td{padding:.12rem .8rem .12rem 0}\n"
		   ".parts tbody tr+tr>*{border-top:0}\n"
		   ".parts td.sw{width:1.9rem;padding-right:.7rem}\n"
		   ".parts .line{display:none}\n"
		   "svg{display:block;width:100%;color:var(--accent);overflow:visible}\n"
		   "svg rect,svg circle{fill:currentColor;stroke:none}\n"
		   "svg .half{fill-opacity:.45;stroke:currentColor}\n"
		   "svg .hatch{fill:url(#hatch);stroke:currentColor}\n"
		   "svg .dots{fill:url(#dots);stroke:currentColor}\n"
		   "svg .lines{fill:url(#lines);stroke:currentColor}\n"
		   "svg .open{fill:none;stroke:currentColor;stroke-dasharray:3 3}\n"
		   "svg .ground{fill:var(--line)}\n"
		   "svg line,svg path{stroke:currentColor;fill:none}\n"
		   "svg text{fill:var(--ink);font-size:13px;font-variant-numeric:tabular-nums}\n"
		   "svg text.quiet{fill:var(--quiet);font-size:12px}\n"
		   ".chart{margin:1.4rem 0 .4rem}\n"
		   ".months{min-width:9rem;width:34%}\n");
}

static void write_lists(struct sg_markup *m)
{
	sg_markup_tag(
		m,
		"b.s{font-weight:600;white-space:nowrap}\n"
		"b.s::before{display:inline-block;width:1.15em;font-weight:400}\n"
		"b.met,b.likely{color:var(--good)}\n"
		"b.short,b.near,b.learning,b.check{color:var(--fair)}\n"
		"b.missing{color:var(--bad)}\n"
		"b.unnamed{color:var(--quiet);font-weight:400}\n"
		"b.met::before{content:\"\\2713\";content:\"\\2713\" / \"\"}\n"
		"b.likely::before{content:\"\\2248\";content:\"\\2248\" / \"\"}\n"
		"b.short::before{content:\"!\";content:\"!\" / \"\"}\n"
		"b.near::before{content:\"~\";content:\"~\" / \"\"}\n"
		"b.learning::before{content:\"\\25e6\";content:\"\\25e6\" / "
		"\"\";font-size:1.3em;line-height:0;width:.88em}\n"
		"b.missing::before{content:\"\\2717\";content:\"\\2717\" / \"\"}\n"
		"b.check::before{content:\"?\";content:\"?\" / \"\"}\n"
		"b.unnamed::before{content:\"\"}\n"
		"summary{cursor:pointer;padding:.15rem 0;width:fit-content;max-width:72ch;"
		"color:var(--quiet);font-size:.875rem}\n"
		"summary:hover{color:var(--ink)}\n"
		"details ul.quotes{padding:.35rem 0 .4rem 1.05rem}\n"
		".quotes li{padding:.2rem 0;font-size:.9375rem}\n"
		".three{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),"
		"1fr));"
		"gap:2rem 2.5rem}\n"
		".three h3{color:var(--quiet);font-size:.8125rem;font-weight:600}\n"
		".three li{padding:.45rem 0;border-top:1px solid var(--line)}\n"
		".three li:last-child{border-bottom:1px solid var(--line)}\n"
		".three .n{float:right;padding-left:1rem;font-variant-numeric:tabular-nums}\n"
		".three .quiet{display:block}\n"
		".cols{columns:15rem;column-gap:2.5rem}\n"
		".cols li{break-inside:avoid;padding:.3rem 0;border-bottom:1px solid var(--line)}\n"
		".cols .n{float:right;color:var(--quiet);font-variant-numeric:tabular-nums}\n"
		".group{margin-top:2rem}\n"
		".group>h3{font-size:1.125rem}\n"
		".group>h3 .quiet{font-weight:400;font-size:1rem;margin-left:.3rem}\n"
		".posting{padding:1rem 0;border-top:1px solid var(--line);max-width:none}\n"
		".posting :is(h3,h4) a{text-decoration-color:var(--line)}\n"
		".posting .unmet{margin-top:.2rem}\n"
		".asks{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.9rem 1.5rem;"
		"padding:.7rem 0 .4rem}\n"
		".asks dt{color:var(--quiet);font-size:.875rem;padding-top:.1rem}\n"
		".asks li{padding:.12rem 0;display:grid;grid-template-columns:6.6rem "
		"minmax(0,1fr)}\n"
		".asks .plain li{display:block}\n"
		".asks q{display:block;font-size:.9375rem;line-height:1.45}\n"
		".asks i{font-style:normal;color:var(--quiet);font-size:.9375rem}\n"
		".asks i::before{content:\"\\b7\\a0\"}\n"
		".steps>li{border-top:1px solid var(--line);padding:1.1rem 0 "
		"1.2rem;max-width:none}\n"
		".steps h3{font-size:1.125rem;margin:0}\n"
		".steps h3 "
		".n{color:var(--accent);font-weight:600;font-variant-numeric:tabular-nums;"
		"margin-left:.6rem}\n"
		".steps p,.steps ul{margin-top:.35rem}\n"
		".box{border:1px solid var(--line);border-radius:6px;padding:1rem 1.25rem;"
		"margin-top:1.2rem}\n"
		".notes{margin-top:1.4rem}\n"
		".notes dt{font-weight:600;margin-top:.8rem}\n"
		".notes dd{max-width:72ch}\n"
		".dots{list-style:disc;padding-left:1.1em}\n"
		"#models th[scope=row]{width:8rem}\n"
		"#models td{min-width:8rem}\n"
		"#groups td{white-space:nowrap}\n"
		"#groups thead th.n{white-space:normal;min-width:6rem}\n"
		"#team p{margin-bottom:.6rem}\n"
		".you{stroke-width:2}\n"
		"#roadmap th[scope=row]{width:50%}\n");
}

static void write_narrow(struct sg_markup *m)
{
	sg_markup_tag(m,
		      "@media (max-width:40rem){\n"
		      "body{padding:0 1rem 3rem}\n"
		      "section{margin-top:3rem}\n"
		      ".nb{grid-template-columns:minmax(8rem,1fr)}\n"
		      ".stack{position:absolute;visibility:hidden;height:0}\n"
		      "table.parts{width:100%}\n"
		      ".parts tr{display:grid;grid-template-columns:2.5rem 1fr;padding:.3rem 0}\n"
		      ".parts td.sw{grid-column:1/3;grid-row:2;width:auto;padding:.15rem 0}\n"
		      ".parts .swatch,.parts .meaning{display:none}\n"
		      ".parts .line{display:block}\n"
		      ".parts td.n{text-align:left}\n"
		      "th,td{padding-right:.7rem}\n"
		      ".scroll{background:linear-gradient(90deg,var(--paper) 40%,transparent) "
		      "0/2rem 100% "
		      "no-repeat local,linear-gradient(270deg,var(--paper) 40%,transparent) "
		      "100%/2rem 100% "
		      "no-repeat local,linear-gradient(90deg,var(--line),transparent) 0/.9rem 100% "
		      "no-repeat,"
		      "linear-gradient(270deg,var(--line),transparent) 100%/.9rem 100% no-repeat}\n"
		      ".posting{border:1px solid var(--line);border-radius:6px;padding:.9rem 1rem;"
		      "margin-top:.75rem}\n"
		      ".asks{grid-template-columns:minmax(0,1fr);gap:.2rem}\n"
		      ".asks dt{margin-top:.7rem;font-weight:600}\n"
		      ".asks li{grid-template-columns:6.2rem minmax(0,1fr)}\n"
		      "}\n");
}

/* What is needed away from a screen comes first: answer, next, gaps, plan on two pages. */
static void write_print(struct sg_markup *m)
{
	sg_markup_tag(
		m,
		"@page{margin:14mm}\n"
		"@media print{\n"
		"html{font-size:8.5pt;line-height:1.38;background:none}\n"
		"body{padding:0;max-width:none}\n"
		"nav,.skip{display:none}\n"
		"section{margin-top:1.5rem}\n"
		"#answer{margin-top:0}\n"
		"h1{font-size:19pt}h2{font-size:12.5pt;margin-bottom:.5rem}\n"
		"h1,h2,h3,h4,dt,summary,tr:has(+tr.q){break-after:avoid}\n"
		"tr,li,.nb,.box,svg{break-inside:avoid}\n"
		".posting{break-inside:auto}\n"
		"#answer{order:1}#next,#fresh,#groups,#models,#team,#rubric{order:2}#gaps{order:3}#plan{order:4}#postings{order:5}\n"
		"#say{order:6}#areas{order:7}#role{order:8}#roadmap{order:9}#unclear{order:10}\n"
		"#method{order:11}#gone{order:6}#silent{order:7}#months{order:8}\n"
		".tail,#plan .scroll,.meaning{display:none}\n"
		".parts tbody{display:flex;gap:1.2rem}\n"
		".parts td.sw{min-width:2.4rem}\n"
		".three{grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem}\n"
		".steps,.notes{columns:2;column-gap:9mm}\n"
		".steps>li{padding:.5rem 0 .6rem}\n"
		".scroll{overflow:visible}\n"
		".chart,.group{margin-top:.8rem}\n"
		"th,td,.three li{padding-top:.18rem;padding-bottom:.18rem}\n"
		"code{background:none;padding:0}\n"
		"details::details-content{content-visibility:visible;height:auto;display:block}\n"
		"details>*{display:block}\n"
		"summary{list-style:none}\n"
		"summary::-webkit-details-marker{display:none}\n"
		"#gaps summary,#gaps .quotes li+li{display:none}\n"
		"#gaps .quotes{padding:0}\n"
		"a{color:inherit}\n"
		"main a[href^=http]:not(.bare)::after{content:\" (\" attr(href) \")\";"
		"font-size:.85em;overflow-wrap:anywhere}\n"
		"#gaps a[href^=http]::after,#plan .quotes a[href^=http]::after{content:none}\n"
		"}\n"
		"@media not print{.paper{display:none}}\n");
}

void sg_html_style(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<style>\n");
	write_palette(m);
	write_page(m);
	write_tables(m);
	write_lists(m);
	write_narrow(m);
	write_print(m);
	sg_markup_tag(m, "</style>\n");
}
