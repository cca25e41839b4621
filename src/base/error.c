/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum sg_status sg_fail(struct sg_error *err, enum sg_status status, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL || err->status != SG_OK)
		return status;
	err->status = status;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof err->text, fmt, ap);
	va_end(ap);
	return status;
}

void sg_fail_at(struct sg_error *err, sg_str source, uint32_t line, uint32_t column)
{
	if (err == NULL)
		return;
	if (err->source[0] == '\0' && source.ptr != NULL)
		snprintf(err->source, sizeof err->source, SG_FMT, SG_ARG(source));
	if (err->line == 0) {
		err->line = line;
		err->column = column;
	}
}

void sg_mend(struct sg_error *err, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL || err->mend[0] != '\0')
		return;
	va_start(ap, fmt);
	vsnprintf(err->mend, sizeof err->mend, fmt, ap);
	va_end(ap);
}
