/* SPDX-License-Identifier: MIT */
/**
 * The verbs of skillgap that only compute.
 *
 *     bytes --sg_read--> posting --sg_extract--> document --sg_match--> findings
 *                                                  findings + profile --> report --> bytes
 *
 * No function here touches the network, the disk, the clock, the environment or a stream.
 * A call that fails returns a status other than SG_OK and fills in *err (which may be NULL);
 * its output is then unspecified.
 *
 * Threads: the library has no state of its own. Every function may be called from any thread on
 * different arenas; dictionaries are immutable once made and may be shared; whoever works on
 * several postings at once has an arena and a matcher (and a filter, filter.h) for each thread.
 * A comparison serves one thread at a time.
 *
 * Versions: programs run with the libraries whose number behind .so they were linked with.
 * Before 1.0 it goes up in releases 0.N that change what was there; functions that are only added
 * leave it.
 */
#ifndef SKILLGAP_H
#define SKILLGAP_H

#include <skillgap/report.h>
#include <skillgap/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Program version, "0.1.0". Static storage. */
SG_API const char *sg_version(void);

/** The JSON word of a value: "required", "operating-system". Static; never NULL. */
SG_API const char *sg_kind_name(enum sg_kind kind);
SG_API const char *sg_class_name(enum sg_class class_);
SG_API const char *sg_section_name(enum sg_section_kind kind);
SG_API const char *sg_strength_name(enum sg_strength strength); /**< NULL for none */
SG_API const char *sg_polarity_name(enum sg_polarity polarity);
SG_API const char *sg_proficiency_name(enum sg_proficiency proficiency); /**< NULL for none */
SG_API const char *sg_fact_name(enum sg_fact_kind kind);
SG_API const char *sg_met_name(enum sg_met status);             /**< NULL for unknown */
SG_API const char *sg_verdict_name(enum sg_verdict verdict);    /**< NULL for none */
SG_API const char *sg_claim_status_name(enum sg_claim_status status);

/* ---- memory ------------------------------------------------------------------------- */

/** Memory with one lifetime. One arena, one thread. */
struct sg_arena;

/** max_bytes bounds the sum of all its pages; 0 means 1 GiB. NULL when out of memory. */
SG_API SG_MUST_USE struct sg_arena *sg_arena_new(size_t max_bytes);
/** Everything made in it dies; its pages are kept for the next use. */
SG_API void sg_arena_reset(struct sg_arena *arena);
SG_API void sg_arena_free(struct sg_arena *arena); /**< NULL is allowed */

/* ---- dictionary --------------------------------------------------------------------- */

/** The skills, their names and relations, and the wording of postings. Immutable. */
struct sg_dict;

/** A user's dictionary file (dictionaries/schema.json), as read from disk. */
struct sg_overlay {
	sg_str name; /**< file name, for messages */
	sg_str json; /**< its text */
};

/** What the dictionary says of one skill. Strings and lists borrow from the dictionary. */
struct sg_skill {
	sg_str id, name, area;
	enum sg_kind kind;
	enum sg_class class_;
	sg_str role;   /**< absent for none */
	uint8_t tier;  /**< 0 (most common) to 3 */
	uint8_t step;  /**< of the roadmap, 1-7; 0 for none */
	uint16_t since; /**< year of first release; 0 when not known */
	sg_str effort; /**< "days", "weeks", "months"; absent when not known */
	sg_str show;   /**< what to be able to show of it, one line; or absent */
	bool ambiguous; /**< a name of it needs evidence */
	uint32_t layer; /**< 0 is built in; n is of the nth overlay */
	/* Lists: element i by sg_dict_string(dict, list, i) */
	uint32_t aliases, implies, part_of, adjacent, after, docs, yes, no; /**< list handles */
	uint32_t closure; /**< list of all that it implies, however far */
};

/**
 * The built-in dictionary with overlays applied in order: a skill of an overlay replaces
 * the built-in one of the same id. Without overlays this parses and allocates next to
 * nothing. SG_ESYNTAX names overlay, line and column (or JSON path) of the first mistake.
 * The overlays' bytes need not outlive the call.
 */
SG_API SG_MUST_USE enum sg_status sg_dict_new(struct sg_dict **out,
					      const struct sg_overlay *overlays,
					      size_t n_overlays, struct sg_error *err);
SG_API void sg_dict_free(struct sg_dict *dict); /**< NULL is allowed */
/**
 * The dictionary as bytes, to be kept: making it anew from overlays costs a hundred times what
 * loading it does. They serve programs of this version on this kind of machine and live as long
 * as the dictionary.
 */
SG_API sg_str sg_dict_bytes(const struct sg_dict *dict);
/**
 * A dictionary from kept bytes, which must be aligned to 8 and outlive it unchanged. Nothing in
 * them is followed before it was looked at: SG_ESYNTAX where they could not have come from
 * sg_dict_bytes(). Texts in them are taken as they are.
 */
SG_API SG_MUST_USE enum sg_status sg_dict_load(struct sg_dict **out, sg_str bytes,
					       struct sg_error *err);
/** Hash of the content, overlays included: 16 hex digits. Lives as long as the dictionary. */
SG_API sg_str sg_dict_version(const struct sg_dict *dict);
/** Number of skills; they are numbered 0.. in order of id. */
SG_API uint32_t sg_dict_count(const struct sg_dict *dict);
SG_API struct sg_skill sg_dict_skill(const struct sg_dict *dict, uint32_t index);
/** Number and elements of a list of a skill. */
SG_API uint32_t sg_dict_length(const struct sg_dict *dict, uint32_t list);
SG_API sg_str sg_dict_string(const struct sg_dict *dict, uint32_t list, uint32_t i);
#define SG_NO_SKILL UINT32_MAX
/** The skill with this very id, or SG_NO_SKILL. */
SG_API uint32_t sg_dict_by_id(const struct sg_dict *dict, sg_str id);
/**
 * What people mean by a name: exact id, name, alias; then the same with case, spaces and
 * hyphens folded. SG_NO_SKILL if none.
 */
SG_API uint32_t sg_dict_resolve(const struct sg_dict *dict, sg_str name);
/** The skill whose id, name or alias is written most like it, or SG_NO_SKILL if none is near. */
SG_API uint32_t sg_dict_nearest(const struct sg_dict *dict, sg_str name);

/** Element i of a list of lists, a list itself; 0, the empty list, when there is none. */
SG_API uint32_t sg_dict_sublist(const struct sg_dict *dict, uint32_t list, uint32_t i);

/** Something wrong or risky in what a dictionary file says. */
struct sg_remark {
	const char *rule; /**< "pattern.slow"; static */
	sg_str file;      /**< name of the overlay; absent for the built-in dictionary */
	sg_str path;      /**< where in it: "skills[3].patterns[0]" */
	sg_str id;        /**< of the skill; absent when it has none */
	sg_str text;      /**< one lower-case clause, no full stop */
};
typedef void (*sg_remark_fn)(void *user, const struct sg_remark *remark);

/** Zero bytes are the defaults. */
struct sg_check_options {
	uint32_t first_layer; /**< skills of layers before this one are not spoken of */
	uint16_t year;        /**< what is newer is not out yet; 0: not asked */
};

/** How much was looked at. */
struct sg_checked {
	uint32_t skills, remarks;
};

/**
 * Everything that the meaning of the built-in dictionary with these overlays has wrong or
 * risky, not the first mistake alone. SG_ESYNTAX for an overlay that is no JSON or no list of
 * skills, as from sg_dict_new().
 */
SG_API SG_MUST_USE enum sg_status sg_dict_check(const struct sg_overlay *overlays,
						size_t n_overlays,
						const struct sg_check_options *options,
						sg_remark_fn remark, void *user,
						struct sg_checked *out, struct sg_error *err);

/* ---- role models and the roadmap ---------------------------------------------------- */

/** What the dictionary says of one role. The lists are read as those of a skill. */
struct sg_role {
	sg_str id, name;
	sg_str about;      /**< one sentence; or absent */
	uint32_t n_areas;
	uint32_t owns, responsibilities; /**< lists of texts */
	uint32_t career;       /**< list of lists: title, about */
	uint32_t reached_from; /**< list of lists: id of a role, effort, what is given */
	uint32_t other_trades; /**< skills that make a title another trade's */
	double recognised;     /**< least likeness of a posting that is one of this role */
};

/** One area of a role: what shows it, and what to ask about it. */
struct sg_role_area {
	sg_str id;
	sg_str title;   /**< as in "concurrency, profiling asked" */
	uint8_t weight; /**< 1-5 */
	bool core;      /**< without it a posting or profile is hardly one of this role */
	uint32_t required, preferred; /**< lists of lists: of each inner one, any skill will do */
	uint32_t also;  /**< further skills that show it */
	uint32_t covers; /**< of the rubric: areas of skills, all of which show it */
	sg_str show;    /**< what is asked to be shown, in three words; or absent */
	sg_str task;    /**< to be given in an interview; or absent */
	uint32_t strong, weak; /**< lists of texts: what good and poor answers have in them */
};

#define SG_NO_ROLE UINT32_MAX
/** Number of roles; they are numbered 0.. in order of id. */
SG_API uint32_t sg_dict_role_count(const struct sg_dict *dict);
SG_API struct sg_role sg_dict_role(const struct sg_dict *dict, uint32_t role);
SG_API uint32_t sg_dict_role_by_id(const struct sg_dict *dict, sg_str id); /**< or SG_NO_ROLE */
SG_API struct sg_role_area sg_dict_role_area(const struct sg_dict *dict, uint32_t role,
					     uint32_t area);

/** The rubric: areas with interviews for any role; those of a role come before them. */
SG_API uint32_t sg_dict_rubric_count(const struct sg_dict *dict);
SG_API struct sg_role_area sg_dict_rubric_area(const struct sg_dict *dict, uint32_t area);

/** The way into a role, step by step. Without one, name is absent and the numbers are 0. */
struct sg_roadmap {
	sg_str name;
	uint32_t roles; /**< list of the ids of roles it was written for */
	uint32_t n_steps, n_projects;
};

struct sg_step {
	sg_str title;
	sg_str shown_by; /**< "skills", "postings", "projects", "certificates", "interview" */
	uint32_t n_parts;
};

/** A part of a step, or a kind of project, and the skills that show it. */
struct sg_step_part {
	sg_str id, title;
	sg_str about;    /**< or absent */
	uint32_t skills; /**< list of skills */
};

SG_API struct sg_roadmap sg_dict_roadmap(const struct sg_dict *dict);
SG_API struct sg_step sg_dict_step(const struct sg_dict *dict, uint32_t step); /**< from 0 */
SG_API struct sg_step_part sg_dict_step_part(const struct sg_dict *dict, uint32_t step,
					     uint32_t part);
SG_API struct sg_step_part sg_dict_project(const struct sg_dict *dict, uint32_t project);

/** How much of one area of a role was found. */
struct sg_area_share {
	double share;   /**< 0..1 */
	uint32_t signs; /**< what the role requires or prefers there; of a profile */
	uint32_t held;  /**< of the signs; of a profile */
	bool asked;     /**< of findings: a skill of it is asked, not only mentioned */
	bool named;     /**< of findings: a skill of it is asked or mentioned */
};

/** Likeness to one role of the dictionary. */
struct sg_likeness {
	double score; /**< 0..1, two decimals */
	const struct sg_area_share *areas; /**< one for each area of the role */
};

/**
 * How like each role of the dictionary what a posting asks is: n rows, one a role in order of
 * number. 1 would be a posting that asks for every area of the role and nothing else.
 */
SG_API SG_MUST_USE enum sg_status sg_role_of_findings(const struct sg_dict *dict,
						      const struct sg_findings *findings,
						      struct sg_arena *arena,
						      const struct sg_likeness **out,
						      struct sg_error *err);
/** How much of each role a profile holds: the weighted mean over its areas of signs held. */
SG_API SG_MUST_USE enum sg_status sg_role_of_profile(const struct sg_dict *dict,
						     const struct sg_profile *profile,
						     struct sg_arena *arena,
						     const struct sg_likeness **out,
						     struct sg_error *err);

/* ---- reading and writing records ---------------------------------------------------- */

/** Bytes of one file, page or stream. */
struct sg_input {
	sg_str source;     /**< what the user named; becomes posting.source */
	sg_str bytes;      /**< as received, after content decoding; at most 16 MiB, longer streams
				in parts (<skillgap/split.h>) */
	sg_str media_type; /**< Content-Type header, or absent */
	sg_str url;        /**< where it came from, or absent */
	sg_str fetched_at; /**< RFC 3339, or absent */
};

/** Receives one record. It and all it points to may be kept as long as the arena lives.
 *  Returns 0 to go on, anything else to stop with SG_EIO. */
typedef int (*sg_record_fn)(void *user, const struct sg_record *record);

/**
 * Turn bytes of any accepted form, told by content and not by name, into records: HTML,
 * plain text, Markdown, JobPosting JSON (one, array, @graph, NDJSON), board JSON, records
 * of ours of any stage, and gzip of any. A page that is no readable posting gives a posting
 * whose outcome says so. SG_ENOTFOUND: nothing in it that could be a posting (empty, binary);
 * SG_EEMPTY: a list of postings without any; SG_ESYNTAX: damaged. err->text and err->mend say
 * more.
 */
SG_API SG_MUST_USE enum sg_status sg_read(const struct sg_dict *dict, const struct sg_input *input,
					  struct sg_arena *arena, sg_record_fn fn, void *user,
					  struct sg_error *err);

/** One record as one line of JSON, '\n' included. */
SG_API SG_MUST_USE enum sg_status sg_record_write(const struct sg_record *record, sg_sink_fn sink,
						  void *user, struct sg_error *err);

/* ---- the line ----------------------------------------------------------------------- */

/** Posting to readable text with sections. An inconclusive posting gives its title only. */
SG_API SG_MUST_USE enum sg_status sg_extract(const struct sg_dict *dict,
					     const struct sg_posting *posting,
					     struct sg_arena *arena, struct sg_document *out,
					     struct sg_error *err);

/**
 * A dictionary ready to search with; borrows the dictionary. Its patterns compile on first
 * use, so one matcher serves one thread; several may share a dictionary.
 */
struct sg_matcher;

SG_API SG_MUST_USE enum sg_status sg_matcher_new(struct sg_matcher **out,
						 const struct sg_dict *dict,
						 struct sg_error *err);
SG_API void sg_matcher_free(struct sg_matcher *matcher); /**< NULL is allowed */
/** Compiles every pattern of the dictionary; SG_ESYNTAX names the first that is none. */
SG_API SG_MUST_USE enum sg_status sg_matcher_check(struct sg_matcher *matcher,
						   struct sg_error *err);
/**
 * Tells of each pattern that gave up on a text since the matcher was made, once: trying one takes
 * a bounded number of steps, depth and memory, and at a limit it does not match. The rule is
 * that of sg_dict_check(), "pattern.slow"; file and path are absent.
 */
SG_API void sg_matcher_gave_up(const struct sg_matcher *matcher, sg_remark_fn remark, void *user);

/** Document to findings. */
SG_API SG_MUST_USE enum sg_status sg_match(struct sg_matcher *matcher,
					   const struct sg_posting *posting,
					   const struct sg_document *document,
					   struct sg_arena *arena, struct sg_findings *out,
					   struct sg_error *err);

/** A sentence in which a skill was found or not, against what it was made for. */
struct sg_trial {
	sg_str skill; /**< id */
	sg_str sentence;
	bool wanted; /**< it had to be found */
	const struct sg_findings *found; /**< what was found instead */
};
typedef void (*sg_trial_fn)(void *user, const struct sg_trial *trial);

/** How much was tried. */
struct sg_tested {
	uint32_t skills, sentences; /**< sentences of the dictionary's own */
	uint32_t made;		    /**< sentences made of the names that need no evidence */
	uint32_t wrong;
};

/**
 * Every yes and no sentence of the skills of this layer and those above, and all of their
 * names that need no evidence where names stand: as an item, in a list, in parentheses. What
 * goes wrong is told; the arena of `found` lasts until `trial` returns.
 */
SG_API SG_MUST_USE enum sg_status sg_dict_test(const struct sg_dict *dict,
					       struct sg_matcher *matcher, uint32_t first_layer,
					       sg_trial_fn trial, void *user,
					       struct sg_tested *out, struct sg_error *err);

/* ---- profile ------------------------------------------------------------------------ */

/** Receives warnings about a profile: unknown names, things that were left out. */
typedef void (*sg_warn_fn)(void *user, const struct sg_error *warning);

/**
 * Read a person's skills from JSON Resume, a plain list ("Go 6y", "Kubernetes learning",
 * "-PHP"), an exported Skills.csv, or a text or Markdown CV, told apart by content.
 * today is the day for open-ended jobs, "YYYY-MM-DD". SG_ESYNTAX has line and column;
 * SG_ENOTFOUND: it can be read, but names no skill the dictionary knows.
 */
SG_API SG_MUST_USE enum sg_status sg_profile_read(struct sg_matcher *matcher,
						  const struct sg_dict *dict, sg_str label,
						  sg_str bytes, sg_str today,
						  struct sg_arena *arena, sg_warn_fn warn,
						  void *user, struct sg_profile *out,
						  struct sg_error *err);

/** Adds a comma-separated plain list ("go 3y, postgresql") to a profile, in place. */
SG_API SG_MUST_USE enum sg_status sg_profile_have(const struct sg_dict *dict, sg_str list,
						  struct sg_arena *arena, sg_warn_fn warn,
						  void *user, struct sg_profile *profile,
						  struct sg_error *err);

/* ---- gap and report ----------------------------------------------------------------- */

/** How much a comparison keeps of each posting. */
enum sg_keep {
	SG_KEEP_ALL,	/**< the report has all of every posting at once */
	SG_KEEP_PACKED, /**< sg_report_open() has it of one after the other: a fifth of the memory */
	/** Packed, and of all but the first posting nothing that is only ever quoted: lines, places
	 *  in the text, unknown terms. For reports of what many postings ask. A tenth. */
	SG_KEEP_COUNTS,
};

struct sg_gap_options {
	bool count_practices; /**< practices count for verdicts too */
	bool keep_all;        /**< keep board postings that name fewer than two technologies */
	enum sg_by by;        /**< also take the pile apart: sg_report.contrast */
	const sg_str *sources; /**< by source: as typed, so that the files of a folder stand together */
	size_t n_sources;
	sg_str now;           /**< RFC 3339; the report's clock; must be set */
	bool sum_up;          /**< keep no postings: for sg_comparison_tally() */
	enum sg_keep keep;    /**< of each posting */
};

/** Collects findings and compares them with a profile. */
struct sg_comparison;

/** profile may be NULL. dict, profile and options must outlive the comparison. */
SG_API SG_MUST_USE enum sg_status sg_comparison_new(struct sg_comparison **out,
						    const struct sg_dict *dict,
						    const struct sg_profile *profile,
						    const struct sg_gap_options *options,
						    struct sg_error *err);
/** Copies what it needs. */
SG_API SG_MUST_USE enum sg_status sg_comparison_add(struct sg_comparison *comparison,
						    const struct sg_findings *findings,
						    struct sg_error *err);
/** Copies the source's note into the report's sources. */
SG_API SG_MUST_USE enum sg_status sg_comparison_add_source(struct sg_comparison *comparison,
							   const struct sg_source *source,
							   struct sg_error *err);
/**
 * Adds what another comparison summed up; from here on this one keeps no postings either. source
 * is what a report calls it where sources of it failed. SG_EARG: it was made with another
 * dictionary, profile or options.
 */
SG_API SG_MUST_USE enum sg_status sg_comparison_add_tally(struct sg_comparison *comparison,
							  const struct sg_tally *tally,
							  sg_str source, struct sg_error *err);
/** All that was added as one tally, which lives as long as the comparison. Call it once, after
 *  all was added, and sg_comparison_report() not at all. */
SG_API SG_MUST_USE enum sg_status sg_comparison_tally(struct sg_comparison *comparison,
						      struct sg_tally *out, struct sg_error *err);
/** The report; it lives as long as the comparison. Call once, after all was added. */
SG_API SG_MUST_USE enum sg_status sg_comparison_report(struct sg_comparison *comparison,
						       struct sg_report *out,
						       struct sg_error *err);
/**
 * All of a posting of a report, or of a view of it: answers, facts, quotes. Of a packed one it
 * lives until the next is opened or added, else as long as the report. NULL when memory ran out.
 * Packed postings of one comparison are opened by one thread at a time, writers included.
 */
SG_API const struct sg_report_posting *sg_report_open(const struct sg_report *report,
						      const struct sg_report_posting *posting,
						      struct sg_error *err);
/** How many of the counted postings another profile would be ready for. After all was added. */
SG_API SG_MUST_USE enum sg_status sg_comparison_ready(struct sg_comparison *comparison,
						      const struct sg_profile *profile,
						      uint32_t *ready, struct sg_error *err);
SG_API void sg_comparison_free(struct sg_comparison *comparison); /**< NULL is allowed */

/** How a report is shown. { 0 } is valid. */
struct sg_report_options {
	enum sg_format format;
	enum sg_table table; /**< what a row of csv, tsv and ndjson is */
	bool table_only;     /**< Markdown: that table instead of the whole report */
	uint16_t width;      /**< columns of text, 60-200; 0 means 80 */
	bool colour;         /**< escape sequences for colour in text */
	bool links;          /**< OSC 8 links on titles in text */
	bool plain;          /**< words only, ASCII only, one fact a line */
	bool verbose;        /**< intervals and folded lists too */
	bool urls;           /**< the address of each posting in text, on a line of its own, whole
				  even where it is wider than the text */
	uint16_t top;        /**< rows of the gap table; 0 means 10 without, 5 with a profile */
};

SG_API SG_MUST_USE enum sg_status sg_report_write(const struct sg_report *report,
						  const struct sg_report_options *options,
						  sg_sink_fn sink, void *user,
						  struct sg_error *err);

/** A document as text for people: headings and lines, control characters replaced. */
SG_API SG_MUST_USE enum sg_status sg_document_write(const struct sg_document *document,
						    sg_sink_fn sink, void *user,
						    struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
