/* SPDX-License-Identifier: MIT */
#include "cli/long_line.h"

#include <stdlib.h>
#include <string.h>

#include "cli/file.h"

void long_line_open(struct long_line *line)
{
	line->len = 0;
	line->cap = 1 << 16;
	line->text = malloc(line->cap);
}

/* More room, where a line may have it. */
static bool grow(struct long_line *line)
{
	char *more;

	if (line->text == NULL || line->cap > FILE_MAX_BYTES)
		return false;
	more = realloc(line->text, line->cap *= 2);
	if (more == NULL)
		free(line->text);
	line->text = more;
	return more != NULL;
}

/*
 * The next bytes of the stream to `to`, at most room - 1 of them, up to and with the end of the
 * line; how many they are, 0 at the stream's end. fgets() does not tell, and a line may hold
 * NUL: so where it ended what it wrote is found among line ends that stood there before.
 */
static size_t take(char *to, size_t room, FILE *stream)
{
	char *end;

	memset(to, '\n', room);
	if (fgets(to, (int)room, stream) == NULL)
		return 0;
	end = memchr(to, '\n', room);
	if (end == NULL)
		return room - 1;
	/* The stream's own line end has the NUL behind it, one from before has it in front. */
	return end + 1 < to + room && end[1] == '\0' ? (size_t)(end - to) + 1
						     : (size_t)(end - to) - 1;
}

/* Takes the rest of the line from the stream, as far as there is room; whether it ends. */
static bool take_rest(struct long_line *line, FILE *stream)
{
	enum { PIECE = 4096 };
	char over[PIECE];

	for (;;) {
		bool fits = line->text != NULL && (line->cap - line->len >= PIECE || grow(line));
		/* cppcheck-suppress legacyUninitvar ; take() fills it before it looks */
		char *to = fits ? line->text + line->len : over;
		size_t n = take(to, PIECE, stream);

		if (n == 0)
			return false;
		if (to[n - 1] == '\n') {
			line->len += fits ? n - 1 : 0;
			return true;
		}
		line->len += fits ? n : 0;
	}
}

/* Takes from the head up to the end of the line, as far as there is room; whether it ends. */
static bool take_head(struct long_line *line, sg_str *head)
{
	const char *end;
	size_t n, fits;

	if (head->len == 0)
		return false;
	end = memchr(head->ptr, '\n', head->len);
	fits = n = end == NULL ? head->len : (size_t)(end - head->ptr);
	while (line->text != NULL && line->cap < n && grow(line))
		;
	if (line->text == NULL)
		fits = 0;
	else if (fits > line->cap)
		fits = line->cap;
	if (fits > 0)
		memcpy(line->text, head->ptr, fits);
	line->len = fits;
	head->ptr += n + (end != NULL);
	head->len -= n + (end != NULL);
	return end != NULL;
}

bool long_line_read(struct long_line *line, sg_str *head, FILE *stream)
{
	line->len = 0;
	if (take_head(line, head))
		return true;
	return stream != NULL && take_rest(line, stream);
}
