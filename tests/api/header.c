/* SPDX-License-Identifier: MIT */
/*
 * Compiled once for each public header, as C11 and as C++17, with -DHEADER=<skillgap/NAME.h>:
 * each stands alone, may be included twice, and its macros work in both languages.
 */
#include HEADER
#include HEADER

static const sg_str words[] = { SG_LIT("required"), SG_LIT("preferred") };

int main(void)
{
	sg_str text = SG_STR("text");
	sg_span span = { 0, 4 };

	return text.len == 4 && words[1].len == 9 && span.end - span.start == text.len ? 0 : 1;
}
