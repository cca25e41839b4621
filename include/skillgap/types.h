/* SPDX-License-Identifier: MIT */
/**
 * The nouns of skillgap: what travels from a source to findings; those of reports are in
 * <skillgap/report.h>.
 *
 * All structs here are transparent and borrowed: strings and arrays live in the arena
 * (or the dictionary) they were made from and die with it; nobody frees them one by one.
 * All text is UTF-8. All offsets are bytes, ranges are half-open. All times are UTC.
 * A struct filled with zero bytes is a valid empty value of every type.
 *
 * Threads: structs are plain data; several threads may read one that none changes.
 */
#ifndef SKILLGAP_TYPES_H
#define SKILLGAP_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define SG_API __attribute__((visibility("default")))
#define SG_MUST_USE __attribute__((warn_unused_result))
#define SG_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define SG_API
#define SG_MUST_USE
#define SG_PRINTF(fmt, args)
#endif

/* ---- text --------------------------------------------------------------------------- */

/** A borrowed run of UTF-8 bytes. Not NUL-terminated. {NULL, 0} means "absent". */
typedef struct sg_str {
	const char *ptr;
	size_t len; /**< bytes, not code points */
} sg_str;

/** A half-open byte range [start, end) of one document's text. */
typedef struct sg_span {
	uint32_t start;
	uint32_t end;
} sg_span;

#define SG_LIT(lit) { (lit), sizeof(lit) - 1 } /**< for static tables */
#ifdef __cplusplus
#define SG_STR(lit) (sg_str SG_LIT(lit))
#else
#define SG_STR(lit) ((sg_str)SG_LIT(lit)) /**< for expressions */
#endif
#define SG_FMT "%.*s" /**< printf pair: printf(SG_FMT, SG_ARG(s)) */
#define SG_ARG(s) (int)(s).len, (s).ptr

/* ---- errors ------------------------------------------------------------------------- */

enum sg_status {
	SG_OK = 0,
	SG_ENOMEM,    /**< allocation failed, or an arena reached its byte limit */
	SG_EARG,      /**< the caller broke a documented precondition */
	SG_ESYNTAX,   /**< input is not well-formed; line and column are set where it has them */
	SG_ENOTFOUND, /**< the thing named does not exist, or holds nothing readable */
	SG_ELIMIT,    /**< a documented size, depth or work limit was reached */
	SG_EIO,       /**< the operating system or a peer failed, or a callback said stop */
	SG_EEMPTY,    /**< well-formed, and lists no posting: a board without vacancies */
};

/**
 * Why a call failed. Start with `struct sg_error err = { 0 };`. The caller owns it and the
 * library never allocates for it. The first failure wins: a second does not overwrite it.
 */
struct sg_error {
	enum sg_status status;
	uint32_t line;    /**< 1-based; 0 when the input has no lines */
	uint32_t column;  /**< 1-based, in bytes; 0 when unknown */
	char source[160]; /**< file, URL or record the message is about; may be "" */
	char text[240];   /**< what is wrong: one lower-case clause, no full stop */
	char mend[160];   /**< what to do about it, a line each, to be shown after "try:"; may be "" */
};

/** Receives output in order. Returns 0 to go on, anything else to stop with SG_EIO. */
typedef int (*sg_sink_fn)(void *user, sg_str chunk);

/* ---- vocabulary --------------------------------------------------------------------- */

/** Kind of a skill; the names are those of the dictionary ("operating-system"). */
enum sg_kind {
	SG_KIND_LANGUAGE,
	SG_KIND_RUNTIME,
	SG_KIND_LIBRARY,
	SG_KIND_FRAMEWORK,
	SG_KIND_TOOL,
	SG_KIND_DATABASE,
	SG_KIND_BROKER,
	SG_KIND_CLOUD,
	SG_KIND_PROTOCOL,
	SG_KIND_FORMAT,
	SG_KIND_OPERATING_SYSTEM,
	SG_KIND_CERTIFICATION,
	SG_KIND_PRACTICE,
	SG_KIND_CONCEPT,
	SG_KIND_SOFT_SKILL,
	SG_KIND_ROLE,
	SG_KIND_DEGREE,
	SG_KIND_COURSE,
	SG_KIND_LEARNING_SITE,
	SG_KIND_CAREER,
	SG_N_KINDS,
};

/** What a kind counts for: technologies decide verdicts, asides are never gaps. */
enum sg_class {
	SG_CLASS_TECHNOLOGY,
	SG_CLASS_PRACTICE,
	SG_CLASS_ASIDE,
};

/** Kind of a section of a posting. */
enum sg_section_kind {
	SG_SECTION_OTHER, /**< text before the first heading, or under one nobody knows */
	SG_SECTION_TITLE, /**< the first line; a skill named here is required */
	SG_SECTION_REQUIRED,
	SG_SECTION_PREFERRED,
	SG_SECTION_RESPONSIBILITIES,
	SG_SECTION_STACK,
	SG_SECTION_ABOUT,
	SG_SECTION_BENEFITS,
	SG_SECTION_COMPENSATION,
	SG_SECTION_LOCATION,
	SG_SECTION_PROCESS,
	SG_SECTION_LEGAL,
	SG_N_SECTIONS,
};

/** How much a posting asks for something; ordered, higher wins. */
enum sg_strength {
	SG_STRENGTH_NONE,        /**< not asked at all: null in JSON */
	SG_STRENGTH_MENTIONED,   /**< stack, duties, company: described, not asked */
	SG_STRENGTH_UNSPECIFIED, /**< asked, but no cue says how much; never promoted */
	SG_STRENGTH_PREFERRED,
	SG_STRENGTH_REQUIRED,
	SG_N_STRENGTHS,
};

enum sg_polarity {
	SG_POLARITY_ASKED,
	SG_POLARITY_NOT_REQUIRED, /**< "no Java needed" */
	SG_POLARITY_EXCLUDED,     /**< "we do not use PHP", "not a Java role" */
	SG_N_POLARITIES,
};

enum sg_proficiency {
	SG_PROFICIENCY_NONE, /**< not stated: null in JSON */
	SG_PROFICIENCY_INTEREST,
	SG_PROFICIENCY_LEARNING,
	SG_PROFICIENCY_BASIC,
	SG_PROFICIENCY_EXPOSURE,
	SG_PROFICIENCY_FAMILIAR,
	SG_PROFICIENCY_WORKING,
	SG_PROFICIENCY_PROFICIENT,
	SG_PROFICIENCY_STRONG,
	SG_PROFICIENCY_EXPERT,
	SG_N_PROFICIENCIES,
};

/** Whether a posting could be read. */
enum sg_outcome {
	SG_OUTCOME_OK,
	SG_OUTCOME_INCONCLUSIVE, /**< `why` says which: login wall, empty page, damaged, no text */
};

/** `why` of a page that holds scripts and next to no text. */
#define SG_WHY_SCRIPTS "the page is empty until its scripts run"

/** Three-valued answer of a source that may not say. */
enum sg_tristate {
	SG_UNKNOWN,
	SG_NO,
	SG_YES,
};

/* ---- posting ------------------------------------------------------------------------ */

/** One job advertisement: a schema.org JobPosting with our own additions. */
struct sg_posting {
	sg_str id;              /**< identifier of the source, else made from URL or content */
	sg_str key;             /**< 16 hex digits; duplicates and history go by it */
	sg_str url; /**< canonical http(s) URL without fragment and tracking; or absent */
	sg_str title;           /**< plain text, one line; absent when the source does not say */
	sg_str company;         /**< hiringOrganization.name; absent when unknown */
	sg_str location;        /**< as written, one line; absent when unknown */
	enum sg_tristate remote; /**< jobLocationType TELECOMMUTE */
	sg_str posted;          /**< datePosted, YYYY-MM-DD or RFC 3339; absent when unknown */
	sg_str valid_through;   /**< as posted */
	sg_str salary;          /**< "850000-980000 NOK/year"; absent when not published */
	sg_str employment_type; /**< schema.org word, comma-joined: "FULL_TIME" */
	sg_str seniority;       /**< "senior"; set by sg_match() from title and text */
	sg_str source;          /**< what the user named: path, URL, board; never absent */
	sg_str board;           /**< name of the board of whose list it is: "greenhouse"; absent
				     for a posting asked for by its own address */
	sg_str fetched_at;      /**< RFC 3339, or absent for files */
	sg_str media_type;      /**< of body: "text/html", "text/plain", "text/markdown" */
	sg_str duplicate_of;    /**< key of the first one of its kind, or absent */
	sg_str body;            /**< description: the main content only, HTML or text */
	enum sg_outcome outcome; /**< inconclusive: the page was no readable posting */
	sg_str why;             /**< reason of an inconclusive outcome, one clause */
};

/** A stretch of a document under one heading. */
struct sg_section {
	enum sg_section_kind kind;
	sg_span span;  /**< heading line included */
	uint32_t body; /**< where the text after the heading starts; span.start without one */
};

/**
 * The readable text of one posting. Lines end in '\n'; a list item starts with "- " behind
 * two spaces for each level of nesting; blocks are separated by blank lines.
 */
struct sg_document {
	sg_str text;                       /**< title, blank line, body */
	const struct sg_section *sections; /**< in text order, not overlapping, covering text */
	size_t n_sections;
};

/* ---- findings ----------------------------------------------------------------------- */

/** One place in the text that names a skill. */
struct sg_mention {
	sg_span span;
	sg_str text; /**< as written */
	enum sg_section_kind section;
	enum sg_polarity polarity;
};

/** A skill the text names; never one that is only implied. */
struct sg_found_skill {
	sg_str id;
	sg_str name;
	enum sg_strength strength;     /**< highest of its asked requirements */
	uint8_t min_years;             /**< highest of its asked requirements; 0 if none */
	uint32_t mention_count;        /**< all of them */
	const struct sg_mention *mentions; /**< at most SG_MAX_MENTIONS, in text order */
	size_t n_mentions;
};
#define SG_MAX_MENTIONS 50

/** One thing a posting asks for: met when min_count of its members are held. */
struct sg_requirement {
	const sg_str *any_of; /**< dictionary ids, in text order; one for a plain requirement */
	size_t n_any_of;
	uint16_t min_count; /**< 1 for "Go or Rust", 2 for "at least two of" */
	bool open;          /**< the text allows others: "or similar" */
	enum sg_strength strength;
	enum sg_polarity polarity;
	uint8_t min_years; /**< 1-25; 0 when not stated */
	uint8_t max_years; /**< 1-25; 0 when not stated */
	enum sg_proficiency proficiency;
	enum sg_section_kind section;
	sg_str quote; /**< the deciding line or clause, as written */
	sg_span span; /**< of quote in the document's text */
	sg_str rule;  /**< id of the rule that decided: "group.or" */
};

enum sg_fact_kind {
	SG_FACT_TOTAL_YEARS,
	SG_FACT_DEGREE,
	SG_FACT_LANGUAGE,
	SG_FACT_WORK_AUTH,
	SG_FACT_CLEARANCE,
	SG_FACT_PLACE,
	SG_FACT_REGION,
	SG_FACT_REMOTE,
	SG_FACT_ON_CALL,
	SG_FACT_TRAVEL,
	SG_FACT_SALARY,
	SG_FACT_SENIORITY,
	SG_FACT_EMPLOYMENT_TYPE,
	SG_FACT_CERTIFICATION,
	SG_N_FACTS,
};

/** Something the posting states that is no skill. */
struct sg_fact {
	enum sg_fact_kind kind;
	sg_str value;   /**< "bachelor-or-equivalent"; absent when number is set */
	uint32_t number; /**< years for total_years; 0 otherwise */
	enum sg_strength strength;
	sg_str quote;
	sg_span span;
};

/** How much of what was asked was understood. */
struct sg_coverage {
	uint32_t lines;      /**< requirement lines */
	uint32_t understood; /**< of them, those that gave a requirement or a fact */
	const sg_span *left; /**< the others, in text order */
	const sg_str *left_quotes; /**< their text, same order */
	size_t n_left;
};

/** Likeness to a role model, 0..1. */
struct sg_role_score {
	sg_str id;
	double score;
};

/** All that was found in one posting; kept also when it is nothing. */
struct sg_findings {
	struct sg_posting posting; /**< body absent */
	enum sg_outcome outcome;
	sg_str why;        /**< of an inconclusive outcome */
	sg_str dictionary; /**< version of the dictionary that found this */
	const struct sg_found_skill *skills; /**< by first mention */
	size_t n_skills;
	const struct sg_requirement *requirements; /**< in text order */
	size_t n_requirements;
	const struct sg_fact *facts; /**< in text order */
	size_t n_facts;
	struct sg_coverage coverage;
	const struct sg_role_score *roles; /**< best first */
	size_t n_roles;
	const sg_str *unknown; /**< terms that look like technologies and are in no dictionary */
	size_t n_unknown;
};

/** A source that failed, was filtered, held no posting, or asks for credit. */
struct sg_source {
	sg_str source;     /**< as the user named it */
	bool failed;       /**< outcome "failed" */
	sg_str why;        /**< one clause; absent when ok */
	sg_str mend;       /**< what to do, a line each, shown after "try:"; absent if nothing helps */
	sg_str fetched_at; /**< RFC 3339, or absent */
	uint32_t read;     /**< files or pages read */
	uint32_t postings; /**< postings given */
	uint32_t left_out; /**< postings a filter left out */
	sg_str credit;     /**< line that its terms ask to be shown */
};

enum sg_record_kind {
	SG_RECORD_POSTING,
	SG_RECORD_DOCUMENT,
	SG_RECORD_FINDINGS,
	SG_RECORD_SOURCE,
	SG_RECORD_TALLY,
};

struct sg_tally;

/** One line of the pipe: what a posting is at some stop of the line. */
struct sg_record {
	enum sg_record_kind kind;
	struct sg_posting posting;   /**< posting and document records */
	struct sg_document document; /**< document records */
	struct sg_findings findings; /**< findings records */
	struct sg_source source;     /**< source records; of a tally: its source only */
	const struct sg_tally *tally; /**< tally records (<skillgap/tally.h>) */
};

/* ---- profile ------------------------------------------------------------------------ */

enum sg_claim_status {
	SG_CLAIM_HAVE,
	SG_CLAIM_LEARNING,
	SG_CLAIM_WANT,
	SG_CLAIM_AVOID,
};

/** One skill of a person, as stated. */
struct sg_claim {
	sg_str skill; /**< dictionary id */
	uint16_t months; /**< experience; 0 when not stated */
	enum sg_claim_status status;
};

/** A human language of a person. */
struct sg_profile_language {
	sg_str id;      /**< dictionary id of the language ("english") */
	sg_str fluency; /**< as stated: "C1" */
};

/** What a person states. Holds no name, address, e-mail or employer. */
struct sg_profile {
	sg_str label;                  /**< file name, for people; never the person's name */
	const struct sg_claim *claims; /**< sorted by skill, no duplicates */
	size_t n_claims;
	const sg_str *unknown; /**< names that no dictionary knows, as written */
	size_t n_unknown;
	uint16_t total_months; /**< union of dated work; 0 when not stated */
	sg_str degree;         /**< best stated: "bachelor"; absent when not stated */
	sg_str degree_year;    /**< "2021" or absent */
	const struct sg_profile_language *languages;
	size_t n_languages;
};

/* ---- asking the network --------------------------------------------------------------- */

/** Something to ask the network for: a page, or an answer of an API. */
struct sg_request {
	sg_str url;    /**< absolute http(s) URL */
	sg_str body;   /**< JSON to POST; absent: GET */
	sg_str accept; /**< Accept header; absent: anything */
	/** One further header line with a key of the user ("Authorization-Key: ..."), or absent.
	 *  It goes to the origin of `url` only, and into no message, log or copy. */
	sg_str header;
	/** The query holds a key of the user: it is left out of everything that is shown or
	 *  stored, sg_page.url included. */
	bool secret_query;
	/** A redirect is an answer of its own ("there is no such board"): SG_ENOTFOUND. */
	bool no_redirects;
	/** Least time between two requests to this host; the largest of this, the option and what
	 *  the host's robots.txt says counts. */
	uint32_t pause_ms;
	/** A stored copy this young answers without asking. For what the terms of a feed say;
	 *  what the server says of its pages (max-age) counts besides. */
	uint32_t max_age_s;
};

/** What came back for one request. */
struct sg_page {
	sg_str url;        /**< after redirects */
	sg_str media_type; /**< Content-Type header, or absent */
	sg_str body;       /**< after content decoding */
	sg_str fetched_at; /**< RFC 3339; of a stored copy: when the server last sent or
				confirmed it */
	long http_status;  /**< 0 when no answer came */
	bool cached;       /**< a stored copy, confirmed by the server or not asked for */
};

#ifdef __cplusplus
}
#endif

#endif
