/* SPDX-License-Identifier: MIT */
#include "read/board.h"
#include "read/find.h"
#include "read/reader.h"
#include "record/findings.h"
#include "record/posting.h"
#include "record/url.h"

/* Where answers about one posting wrap it. */
static const char *const wrappers[] = { "jobPostingInfo", "jobOpening", "result", "job",
					"posting",        "data",       "_jobposting" };

/* Where rows of a list wrap the posting. */
static const char *const row_wrappers[] = { "MatchedObjectDescriptor" };

static enum sg_status give_job(struct sg_reader *reader, const struct sg_json *node,
			       const struct sg_json *graph, bool alone)
{
	struct sg_posting posting;
	enum sg_status status =
		sg_posting_read(node, graph, reader->arena, &posting, reader->err);

	return status == SG_OK ? sg_reader_give_posting(reader, &posting, alone) : status;
}

/* A JobPosting object inside an item that knows more of it. */
static enum sg_status give_wrapped(struct sg_reader *reader, const struct sg_json *node,
				   const struct sg_json *job, bool alone)
{
	struct sg_posting posting;
	enum sg_status status = sg_posting_read(job, NULL, reader->arena, &posting, reader->err);

	if (status != SG_OK)
		return status;
	if (posting.url.ptr == NULL)
		posting.url = sg_url_canonical(reader->arena, sg_json_get_str(node, "url"));
	if (posting.id.ptr == NULL)
		posting.id = sg_posting_scalar(reader->arena, sg_json_get(node, "id"));
	return sg_reader_give_posting(reader, &posting, alone);
}

/* One element of a board's list; things that are no postings are passed over. */
static enum sg_status give_item(struct sg_reader *reader, const struct sg_json *node, bool alone)
{
	struct sg_posting posting;
	enum sg_status status;

	if (sg_posting_is_type(node))
		return give_job(reader, node, NULL, alone);
	if (sg_posting_is_type(sg_json_get(node, "_jobposting")))
		return give_wrapped(reader, node, sg_json_get(node, "_jobposting"), alone);
	for (size_t i = 0; i < sizeof row_wrappers / sizeof *row_wrappers; i++)
		if (sg_json_type(sg_json_get(node, row_wrappers[i])) == SG_JSON_OBJECT)
			node = sg_json_get(node, row_wrappers[i]);
	if (sg_board_is_hidden(node)) {
		reader->hidden++;
		return SG_OK;
	}
	if (sg_board_is_comment(node))
		status = sg_board_read_comment(node, &reader->roles, &posting, reader->err);
	else if (sg_board_is_item(node))
		status = sg_board_read(node, reader->arena, &posting, reader->err);
	else {
		reader->bare += sg_board_has_title(node);
		return SG_OK;
	}
	if (status == SG_OK && posting.company.ptr == NULL)
		posting.company = reader->company;
	return status == SG_OK ? sg_reader_give_posting(reader, &posting, alone) : status;
}

static enum sg_status give_items(struct sg_reader *reader, const struct sg_json *list)
{
	size_t n = sg_json_size(list);
	enum sg_status status = SG_OK;

	reader->empty_list = n == 0;
	for (size_t i = 0; i < n && status == SG_OK; i++)
		if (!sg_board_is_reply(sg_json_at(list, i)))
			status = give_item(reader, sg_json_at(list, i), n == 1);
	return status;
}

/* The posting in an answer about one, or root itself. */
static const struct sg_json *unwrap(const struct sg_json *root)
{
	enum { MAX_DEPTH = 3 };

	for (int depth = 0; depth < MAX_DEPTH && !sg_board_is_item(root); depth++)
		for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
			if (sg_json_type(sg_json_get(root, wrappers[i])) == SG_JSON_OBJECT) {
				root = sg_json_get(root, wrappers[i]);
				break;
			}
	return root;
}

static enum sg_status give_record(struct sg_reader *reader, const struct sg_json *node)
{
	struct sg_record record;
	enum sg_status status = sg_record_read(node, reader->arena, &record, reader->err);

	if (status != SG_OK)
		return status;
	if (record.posting.source.ptr == NULL)
		record.posting.source = reader->input->source;
	if (record.findings.posting.source.ptr == NULL)
		record.findings.posting.source = reader->input->source;
	if (record.kind == SG_RECORD_TALLY)
		record.source.source = reader->input->source;
	return sg_reader_give(reader, &record);
}

/*
 * A board's answer: a list, or one posting. The company may stand around it; of a list that is
 * all of one company, the name is that company's.
 */
static enum sg_status give_answer(struct sg_reader *reader, const struct sg_json *root, bool alone)
{
	const struct sg_json *list = sg_board_list(root), *item = unwrap(root);
	enum sg_status status;

	if (list != NULL || item != root)
		reader->company = sg_board_company(reader->arena, root);
	if (list != NULL && reader->company.ptr == NULL)
		reader->company = sg_posting_line(reader->arena, sg_json_get_str(root, "name"));
	status = list != NULL ? give_items(reader, list) : give_item(reader, item, alone);
	reader->company = (sg_str){ NULL, 0 };
	return status;
}

/* An object, or a list inside JSON-LD; around is the list it stands in, or NULL. */
static enum sg_status give_value(struct sg_reader *reader, const struct sg_json *node,
				 const struct sg_json *around, bool alone)
{
	struct sg_jobs jobs = { 0 };
	enum sg_status status = SG_OK;

	if (sg_record_kind_of(node) >= 0)
		return give_record(reader, node);
	if (!sg_find_jobs(node, around, reader->arena, &jobs))
		return sg_no_memory(reader->err);
	for (size_t i = 0; i < jobs.n && status == SG_OK; i++)
		status = give_job(reader, jobs.at[i].node, jobs.at[i].graph, alone && jobs.n == 1);
	if (jobs.n > 0)
		return status;
	/* A comment of its own is a posting, what answers it is not. */
	if (sg_board_is_comment(node))
		return give_item(reader, node, alone);
	return give_answer(reader, node, alone);
}

enum sg_status sg_read_json(struct sg_reader *reader, const struct sg_json *root)
{
	size_t n = sg_json_size(root);
	enum sg_status status = SG_OK;

	if (sg_json_type(root) == SG_JSON_OBJECT)
		return give_value(reader, root, NULL, true);
	reader->empty_list = n == 0;
	for (size_t i = 0; i < n && status == SG_OK; i++)
		status = give_value(reader, sg_json_at(root, i), root, n == 1);
	return status;
}
