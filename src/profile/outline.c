/* SPDX-License-Identifier: MIT */
#include "profile/outline.h"

#include "dict/vita.h"
#include "profile/clause.h"
#include "profile/cues.h"
#include "text/lines.h"

enum {
	LONGEST_TITLE = 60,   /* bytes of the title of a section */
	LONGEST_LEAD = 40,    /* of one in front of a line, "Skills: Go" */
	LONGEST_HEAD = 110,   /* of a job's heading besides its dates */
	MOST_HEAD_WORDS = 16,
	MOST_SINCE_WORDS = 8, /* with more, "since 2020" is a sentence's */
	MOST_HEAD_LINES = 3,  /* above the dates */
	MOST_GAP = 31,	      /* days between two jobs that follow each other */
};

struct line {
	uint32_t start, end; /* without line end */
	size_t indent;
	bool item;
	sg_str text; /* trimmed, without list mark */
};

struct outliner {
	struct sg_jobs *jobs;
	const struct sg_image *image;
	struct sg_outline *out;
	struct sg_arena *arena;
	sg_str text, source;
	size_t seen, line_start; /* of the source: how far it was looked at, its last line */
	uint32_t lines;          /* of the source, before that one */
	enum sg_vita_section section;
	bool titled;	  /* a section's title was there */
	bool job_open;	  /* the last of the jobs goes on */
	bool list_open;
	bool blank;	  /* a blank line was before */
	bool head_above;  /* the line before is the heading of a job */
	uint32_t head;	  /* start of the lines above that may be a heading; UINT32_MAX: none */
	unsigned head_lines;
	bool fresh;	  /* they do not go on from a job */
	size_t item_indent; /* of the item that the last note is; SIZE_MAX: it is none */
	bool failed;
};

static size_t count_words(sg_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += !sg_is_space(text.ptr[i]) && (i == 0 || sg_is_space(text.ptr[i - 1]));
	return n;
}

/* ---- stretches ---------------------------------------------------------------------- */

static struct sg_stretch *add(struct outliner *outliner, struct sg_stretches *list, uint32_t start,
			      uint32_t end)
{
	struct sg_stretch *slot =
		list->n >= SG_MAX_JOBS ? NULL : sg_push(outliner->arena, list);

	if (slot == NULL) {
		outliner->failed |= list->n < SG_MAX_JOBS;
		return NULL;
	}
	*slot = (struct sg_stretch){ .start = start, .end = end };
	return slot;
}

static void end_job(struct outliner *outliner, uint32_t at)
{
	struct sg_stretches *jobs = &outliner->out->jobs;

	if (outliner->job_open && jobs->n > 0)
		jobs->at[jobs->n - 1].end = at;
	outliner->job_open = false;
}

static void open_section(struct outliner *outliner, enum sg_vita_section section, uint32_t at)
{
	struct sg_stretches *lists = &outliner->out->lists;

	end_job(outliner, at);
	if (outliner->list_open && lists->n > 0)
		lists->at[lists->n - 1].end = at;
	outliner->section = section;
	outliner->titled = true;
	outliner->head = UINT32_MAX;
	outliner->list_open = section == SG_VITA_SKILLS || section == SG_VITA_TOOLS;
	if (outliner->list_open)
		add(outliner, lists, at, (uint32_t)outliner->text.len);
}

/* Where dates stand in the source: its words are those of the text, its spaces may not be. Once
 * they are not found nothing behind them is looked for. */
static struct sg_spot spot_of(struct outliner *outliner, sg_str dates)
{
	size_t at = sg_str_find(outliner->source, dates, outliner->seen);

	if (at == SIZE_MAX) {
		outliner->source = (sg_str){ NULL, 0 };
		return (struct sg_spot){ 0 };
	}
	for (; outliner->seen < at; outliner->seen++)
		if (outliner->source.ptr[outliner->seen] == '\n') {
			outliner->lines++;
			outliner->line_start = outliner->seen + 1;
		}
	return (struct sg_spot){ .line = outliner->lines + 1,
				 .column = (uint32_t)(at - outliner->line_start) + 1 };
}

/* Puts dates over a stretch where they can be. */
static void date(struct outliner *outliner, struct sg_stretch *stretch, sg_str line,
		 const struct sg_dates *dates, bool work)
{
	struct sg_spot spot;

	if (stretch == NULL)
		return;
	spot = spot_of(outliner, sg_str_sub(line, dates->at, dates->until));
	stretch->when = (struct sg_period){ .start = dates->start, .end = dates->end };
	stretch->dated = sg_jobs_judge(outliner->jobs, &stretch->when, spot, spot);
	if (stretch->dated && work && !sg_jobs_work(outliner->jobs, &stretch->when))
		outliner->failed = true;
}

/* ---- what a line is ----------------------------------------------------------------- */

/* The section that a line is the title of, or SG_N_VITA_SECTIONS. */
static enum sg_vita_section title_of(const struct outliner *outliner, sg_str title)
{
	struct sg_vita_word word = { SG_VITA_NONE, 0 };

	if (title.len <= LONGEST_TITLE)
		word = sg_vita_of(outliner->image, title);
	return word.kind == SG_VITA_SECTION ? (enum sg_vita_section)word.value
					    : SG_N_VITA_SECTIONS;
}

static bool is_list(enum sg_vita_section section)
{
	return section == SG_VITA_SKILLS || section == SG_VITA_TOOLS;
}

/* "Skills: Go, SQL" is a list of its own, but "Tools: Go" within a job is part of that; studies
 * and the like in a line are no job, whatever their dates. False when the line is as any other. */
static bool take_lead(struct outliner *outliner, const struct line *line, size_t colon)
{
	enum sg_vita_section section = title_of(outliner, sg_str_sub(line->text, 0, colon));
	bool apart = !outliner->job_open || (outliner->blank && section != SG_VITA_TOOLS);

	if (section == SG_N_VITA_SECTIONS || !apart || outliner->list_open)
		return false;
	end_job(outliner, line->start);
	if (is_list(section))
		add(outliner, &outliner->out->lists, line->start, line->end);
	return is_list(section) || section == SG_VITA_EDUCATION || section == SG_VITA_OTHER;
}

/* Takes the title of a section. What stands in a job, a line below others, is a title of its
 * parts, if it is not one of another part of a life. */
static bool take_title(struct outliner *outliner, const struct line *line)
{
	size_t colon = sg_str_find(line->text, SG_STR(":"), 0);
	enum sg_vita_section section;

	if (line->item)
		return false;
	if (colon != SIZE_MAX && colon + 1 < line->text.len)
		return colon <= LONGEST_LEAD && take_lead(outliner, line, colon);
	section = title_of(outliner, line->text);
	if (section == SG_N_VITA_SECTIONS ||
	    (outliner->job_open && !outliner->blank &&
	     (colon != SIZE_MAX || is_list(section) || section == SG_VITA_OTHER)))
		return false;
	open_section(outliner, section, line->start);
	return true;
}

static bool is_job_section(const struct outliner *outliner)
{
	return outliner->section == SG_VITA_WORK || outliner->section == SG_VITA_PROJECTS;
}

/* What is left of a line without its dates. */
static bool is_short(const struct line *line, const struct sg_dates *dates, size_t most)
{
	size_t besides = line->text.len - (dates->until - dates->at);
	size_t own = count_words(sg_str_sub(line->text, dates->at, dates->until));
	size_t words = count_words(line->text);

	return besides <= LONGEST_HEAD && words <= most + own &&
	       (line->text.ptr[line->text.len - 1] != '.' || words <= own + 2);
}

/* Whether a line with dates is the heading of a job. */
static bool is_head(const struct outliner *outliner, const struct line *line,
		    const struct sg_dates *dates)
{
	if (line->item || outliner->list_open)
		return false;
	if (dates->lone && !is_job_section(outliner))
		return false;
	if (dates->since && !is_job_section(outliner))
		return is_short(line, dates, 0);
	/* "Since 2019 also Docker" in a job is about Docker. */
	if (dates->since && outliner->job_open && !outliner->blank &&
	    (dates->at == 0 || line->text.ptr[dates->at - 1] != '('))
		return false;
	return is_short(line, dates, dates->since ? MOST_SINCE_WORDS : MOST_HEAD_WORDS);
}

/* "SQL Server 2016-2019" is a version; "Go 2016-2019" hardly is. */
static bool is_version(const struct outliner *outliner, sg_str line, const struct sg_dates *dates)
{
	const struct sg_dict *dict = outliner->jobs->claims->dict;
	sg_str before = sg_str_trim(sg_str_sub(line, 0, dates->at));
	size_t at = before.len;

	if (!dates->years_only || dates->since || dates->open || before.len == 0)
		return false;
	for (unsigned words = 0; words < 3 && at > 0; words++) {
		uint32_t skill;

		while (at > 0 && !sg_is_space(before.ptr[at - 1]))
			at--;
		skill = sg_dict_resolve(dict, sg_str_sub(before, at, before.len));
		if (skill != SG_NO_SKILL)
			return sg_dict_skill(dict, skill).kind != SG_KIND_LANGUAGE &&
			       sg_dict_skill(dict, skill).class_ == SG_CLASS_TECHNOLOGY;
		while (at > 0 && sg_is_space(before.ptr[at - 1]))
			at--;
	}
	return false;
}

/* ---- taking lines ------------------------------------------------------------------- */

/* Jobs whose headings stand on each other, one after another in time, share what stands below. */
static void join_stacked(struct outliner *outliner)
{
	struct sg_stretches *jobs = &outliner->out->jobs;
	struct sg_stretch *job = &jobs->at[jobs->n - 1];
	const struct sg_stretch *above = jobs->n > 1 ? job - 1 : NULL;

	if (above == NULL || !above->dated || !job->dated ||
	    above->when.start > job->when.end + MOST_GAP ||
	    above->when.start + MOST_GAP < job->when.end)
		return;
	job->when.end = above->when.end;
}

static void take_head(struct outliner *outliner, const struct line *line,
		      const struct sg_dates *dates)
{
	bool leads = dates->at == 0 && dates->until < line->text.len;
	uint32_t start = outliner->head != UINT32_MAX && outliner->fresh && !leads
				 ? outliner->head
				 : line->start;
	sg_str head = sg_str_sub(outliner->text, start, line->end);
	bool job = outliner->section == SG_VITA_WORK || !outliner->titled;

	/* Without titles, only a degree tells studies from work. */
	if (outliner->section == SG_VITA_EDUCATION ||
	    (outliner->titled && !is_job_section(outliner)) ||
	    (!outliner->titled && sg_cues_find(outliner->jobs->claims, head, SG_CUE_DEGREE).n > 0)) {
		end_job(outliner, start);
	} else {
		struct sg_stretch *stretch;

		end_job(outliner, start);
		stretch = add(outliner, &outliner->out->jobs, start, (uint32_t)outliner->text.len);
		outliner->job_open = stretch != NULL;
		date(outliner, stretch, line->text, dates, job);
		if (stretch != NULL && outliner->head_above)
			join_stacked(outliner);
	}
	outliner->head = UINT32_MAX;
	outliner->fresh = false;
}

/* What is said to go on in a job went on to the end of that job. */
static void end_with_job(const struct outliner *outliner, struct sg_stretch *note)
{
	const struct sg_stretches *jobs = &outliner->out->jobs;
	const struct sg_stretch *job =
		outliner->job_open && jobs->n > 0 ? &jobs->at[jobs->n - 1] : NULL;

	if (job != NULL && job->dated && note->dated && job->when.end > note->when.start &&
	    job->when.end < note->when.end)
		note->when.end = job->when.end;
}

static void take_note(struct outliner *outliner, const struct line *line,
		      const struct sg_clause *clause)
{
	const struct sg_dates *dates = &clause->dates;
	uint32_t text = line->end - (uint32_t)line->text.len;
	struct sg_stretch *note;

	if ((dates->lone && (!line->item || outliner->job_open || !is_job_section(outliner))) ||
	    is_version(outliner, line->text, dates))
		return;
	note = add(outliner, &outliner->out->notes, text + clause->start, text + clause->end);
	date(outliner, note, line->text, dates,
	     outliner->section == SG_VITA_WORK && line->item && !outliner->job_open);
	if (note != NULL && dates->open)
		end_with_job(outliner, note);
	if (note != NULL && line->item && text + clause->end == line->end)
		outliner->item_indent = line->indent;
}

static void take_notes(struct outliner *outliner, const struct line *line)
{
	struct sg_clause clauses[SG_MAX_CLAUSES];
	size_t n = outliner->section == SG_VITA_EDUCATION
			   ? 0
			   : sg_clauses_find(outliner->image, line->text, outliner->jobs->today,
					     clauses);

	for (size_t i = 0; i < n; i++)
		take_note(outliner, line, &clauses[i]);
}

/* Items below an item with dates belong to it. */
static bool goes_on(struct outliner *outliner, const struct line *line)
{
	struct sg_stretches *notes = &outliner->out->notes;

	if (outliner->item_indent == SIZE_MAX || line->indent <= outliner->item_indent) {
		outliner->item_indent = SIZE_MAX;
		return false;
	}
	notes->at[notes->n - 1].end = line->end;
	return true;
}

static void take_other(struct outliner *outliner, const struct line *line)
{
	if (line->item || line->text.len > LONGEST_HEAD ||
	    line->text.ptr[line->text.len - 1] == '.') {
		outliner->head = UINT32_MAX;
		outliner->fresh = true;
		return;
	}
	if (outliner->head == UINT32_MAX || outliner->head_lines >= MOST_HEAD_LINES) {
		outliner->head = line->start;
		outliner->head_lines = 0;
	}
	outliner->head_lines++;
}

/* True for the heading of a job. */
static bool take_line(struct outliner *outliner, const struct line *line)
{
	struct sg_dates dates;

	if (line->text.len == 0) {
		outliner->head = UINT32_MAX;
		outliner->fresh = true;
		return false;
	}
	if (take_title(outliner, line) || goes_on(outliner, line))
		return false;
	if (!sg_dates_find(outliner->image, line->text, outliner->jobs->today, &dates)) {
		take_other(outliner, line);
		return false;
	}
	if (!is_head(outliner, line, &dates)) {
		take_notes(outliner, line);
		return false;
	}
	take_head(outliner, line, &dates);
	return true;
}

static struct line line_at(sg_str text, size_t at)
{
	size_t end = sg_str_find(text, SG_STR("\n"), at), mark;
	struct line line = { .start = (uint32_t)at };

	line.end = (uint32_t)(end == SIZE_MAX ? text.len : end);
	line.text = sg_str_sub(text, at, line.end);
	while (line.indent < line.text.len && line.text.ptr[line.indent] == ' ')
		line.indent++;
	line.text = sg_str_sub(line.text, line.indent, line.text.len);
	mark = sg_list_mark(line.text, false);
	line.item = mark > 0;
	line.text = sg_str_sub(line.text, mark, line.text.len);
	return line;
}

enum sg_status sg_outline_make(struct sg_jobs *jobs, sg_str text, sg_str source,
			       struct sg_outline *out, struct sg_error *err)
{
	struct outliner outliner = { .jobs = jobs,
				     .image = sg_dict_image(jobs->claims->dict),
				     .out = out,
				     .arena = jobs->prose.scratch,
				     .text = text,
				     .source = source,
				     .blank = true,
				     .head = UINT32_MAX,
				     .fresh = true,
				     .item_indent = SIZE_MAX };

	*out = (struct sg_outline){ 0 };
	for (size_t at = 0; at < text.len && !outliner.failed;) {
		struct line line = line_at(text, at);

		outliner.head_above = take_line(&outliner, &line);
		outliner.blank = line.text.len == 0;
		at = line.end + 1u;
	}
	return outliner.failed || jobs->claims->failed ? sg_no_memory(err) : SG_OK;
}

/* The stretch that holds a byte, or NULL; they are in order and do not overlap. */
static const struct sg_stretch *find(const struct sg_stretches *list, uint32_t at)
{
	size_t low = 0, high = list->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (list->at[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low < list->n && list->at[low].start <= at ? &list->at[low] : NULL;
}

const struct sg_period *sg_outline_when(const struct sg_outline *outline, uint32_t at)
{
	const struct sg_stretch *found = find(&outline->notes, at);

	if (found == NULL)
		found = find(&outline->jobs, at);
	return found != NULL && found->dated ? &found->when : NULL;
}

bool sg_outline_lists(const struct sg_outline *outline, uint32_t at)
{
	return find(&outline->lists, at) != NULL;
}
