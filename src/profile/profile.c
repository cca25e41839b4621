/* SPDX-License-Identifier: MIT */
#include <skillgap/profile.h>

#include "profile/csv.h"
#include "profile/cv.h"
#include "profile/plain.h"
#include "profile/resume.h"
#include "text/charset.h"
#include "text/clean.h"

enum {
	LARGEST = 16 * 1024 * 1024,
	SCRATCH = 512 * 1024 * 1024, /* for the texts of one file, each read by itself */
	SAMPLE = 4096,
};

/* ---- which kind of file ------------------------------------------------------------- */

/* More control characters than text has. */
static bool is_binary(sg_str bytes)
{
	size_t n = bytes.len < SAMPLE ? bytes.len : SAMPLE, controls = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)bytes.ptr[i];

		controls += c < 0x20 && !sg_is_space((char)c) && c != 0x1b;
	}
	return !sg_charset_is_utf16(bytes) && controls * 50 > n;
}

/* Files that hold a résumé but are no text. */
static enum sg_status check_kind(sg_str bytes, struct sg_error *err)
{
	if (bytes.len > LARGEST)
		return sg_fail(err, SG_ELIMIT, "more than 16 MiB");
	if (sg_str_starts(bytes, SG_STR("%PDF-")))
		return sg_fail(err, SG_EARG, "a PDF: give its text");
	if (sg_str_starts(bytes, SG_STR("PK\x03\x04")))
		return sg_fail(err, SG_EARG,
			       "a word processor's file or an archive: give its text");
	if (sg_str_starts(bytes, SG_STR("{\\rtf")))
		return sg_fail(err, SG_EARG, "an RTF file: give its text");
	if (is_binary(bytes))
		return sg_fail(err, SG_EARG, "no text but some other kind of file");
	return SG_OK;
}

/* ---- reading ------------------------------------------------------------------------ */

/* An object, or a list; "[Mika](https://...)" is Markdown. */
static bool is_json(sg_str text)
{
	sg_str second = sg_str_trim(sg_str_sub(text, 1, text.len));

	return text.len > 0 && (text.ptr[0] == '{' ||
				(text.ptr[0] == '[' && second.len > 0 &&
				 (second.ptr[0] == '{' || second.ptr[0] == '"' ||
				  second.ptr[0] == ']')));
}

static enum sg_status read_text(struct sg_jobs *jobs, sg_str text, struct sg_profile *out,
				struct sg_error *err)
{
	sg_str clean;

	if (is_json(sg_str_trim(text)))
		return sg_resume_read(jobs, text, out, err);
	clean = sg_clean_dup(jobs->claims->arena, text);
	if (clean.ptr == NULL)
		return sg_no_memory(err);
	if (sg_csv_is(jobs->claims->arena, clean))
		return sg_csv_read(jobs, clean, err);
	if (sg_plain_is(jobs->claims, clean))
		return sg_plain_read(jobs->claims, clean, true, err);
	return sg_cv_read(jobs, clean, err);
}

static enum sg_status read_profile(struct sg_jobs *jobs, sg_str bytes, struct sg_profile *out,
				   struct sg_error *err)
{
	struct sg_claims *claims = jobs->claims;
	enum sg_status status = check_kind(bytes, err);
	unsigned months;
	sg_str text;

	if (status == SG_OK)
		status = sg_charset_decode(bytes, (sg_str){ NULL, 0 }, claims->arena, &text, err);
	if (status == SG_OK)
		status = read_text(jobs, text, out, err);
	if (status != SG_OK)
		return status;
	months = sg_jobs_finish(jobs);
	out->total_months = (uint16_t)(months > SG_MAX_MONTHS ? SG_MAX_MONTHS : months);
	status = sg_claims_finish(claims, out, err);
	if (status == SG_OK && out->n_claims == 0) {
		status = sg_fail(err, SG_ENOTFOUND, "no skill in it that the dictionary knows");
		sg_mend(err, "a line for each skill, such as: Go 3y");
	}
	return status;
}

/* Reads a file into claims and *out. */
static enum sg_status read_whole(struct sg_claims *claims, struct sg_matcher *matcher,
				 sg_str label, sg_str bytes, sg_str today, struct sg_profile *out,
				 struct sg_error *err)
{
	struct sg_jobs jobs = { .claims = claims,
				.prose = { .matcher = matcher, .dict = claims->dict } };
	enum sg_status status;

	*out = (struct sg_profile){ 0 };
	if (!sg_period_date(today, &jobs.today))
		return sg_fail(err, SG_EARG, "today must be YYYY-MM-DD");
	claims->today = jobs.today;
	claims->label = out->label = sg_arena_dup(claims->arena, label);
	jobs.prose.scratch = sg_arena_new(SCRATCH);
	if (jobs.prose.scratch == NULL || !sg_claims_init(claims, out))
		status = sg_no_memory(err);
	else
		status = read_profile(&jobs, bytes, out, err);
	sg_arena_free(jobs.prose.scratch);
	if (status != SG_OK)
		sg_fail_at(err, label, 0, 0);
	return status;
}

enum sg_status sg_profile_read(struct sg_matcher *matcher, const struct sg_dict *dict, sg_str label,
			       sg_str bytes, sg_str today, struct sg_arena *arena, sg_warn_fn warn,
			       void *user, struct sg_profile *out, struct sg_error *err)
{
	struct sg_claims claims = { .dict = dict, .arena = arena, .warn = warn, .user = user };

	return read_whole(&claims, matcher, label, bytes, today, out, err);
}

enum sg_status sg_draft_read(struct sg_matcher *matcher, const struct sg_dict *dict, sg_str label,
			     sg_str bytes, sg_str today, struct sg_arena *arena, sg_warn_fn warn,
			     void *user, struct sg_draft *out, struct sg_error *err)
{
	struct sg_claims claims = {
		.dict = dict, .arena = arena, .warn = warn, .user = user, .quotes = true
	};
	struct sg_evidence *evidence;
	enum sg_status status;

	*out = (struct sg_draft){ 0 };
	status = read_whole(&claims, matcher, label, bytes, today, &out->profile, err);
	if (status != SG_OK)
		return status;
	evidence = sg_arena_array(arena, struct sg_evidence, out->profile.n_claims);
	if (evidence == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < out->profile.n_claims; i++)
		sg_claims_evidence(&claims, sg_dict_by_id(dict, out->profile.claims[i].skill),
				   &evidence[i]);
	out->evidence = evidence;
	out->unsure = claims.unsure.at;
	out->n_unsure = claims.unsure.n;
	return sg_arena_starved(arena) ? sg_no_memory(err) : SG_OK;
}

enum sg_status sg_profile_have(const struct sg_dict *dict, sg_str list, struct sg_arena *arena,
			       sg_warn_fn warn, void *user, struct sg_profile *profile,
			       struct sg_error *err)
{
	struct sg_claims claims = { .dict = dict, .arena = arena, .warn = warn, .user = user };
	enum sg_status status;
	sg_str clean;

	if (list.len > LARGEST)
		return sg_fail(err, SG_ELIMIT, "more than 16 MiB");
	clean = sg_clean_dup(arena, list);
	if (clean.ptr == NULL || !sg_claims_init(&claims, profile))
		return sg_no_memory(err);
	status = sg_plain_read(&claims, clean, false, err);
	return status == SG_OK ? sg_claims_finish(&claims, profile, err) : status;
}
