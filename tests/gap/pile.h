/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * Twenty postings and one profile for the tests of comparisons and reports. The skills they
 * name are an overlay of their own, so that no edit of the dictionary changes the counts.
 */
#include <stdio.h>
#include <stdlib.h>

#include <skillgap/skillgap.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

#define PILE_FILE(area, skills)                                                                    \
	{                                                                                          \
		SG_LIT(area), SG_LIT("{\"area\":\"" area "\",\"title\":\"" area                   \
				     "\",\"skills\":[" skills "]}")                               \
	}
#define PILE_SKILL(id, name, kind, tier, more)                                                     \
	"{\"id\":\"" id "\",\"name\":\"" name "\",\"kind\":\"" kind "\",\"tier\":" tier more "}"

static const struct sg_overlay pile_overlays[] = {
	PILE_FILE("programming-languages",
		  PILE_SKILL("go", "Go", "language", "0", ",\"step\":1") ","
		  PILE_SKILL("rust", "Rust", "language", "1", "") ","
		  PILE_SKILL("python", "Python", "language", "0", "") ","
		  PILE_SKILL("java", "Java", "language", "0", "") ","
		  PILE_SKILL("typescript", "TypeScript", "language", "1", "") ","
		  PILE_SKILL("php", "PHP", "language", "1", "") ","
		  PILE_SKILL("cuda", "CUDA", "language", "1", "")),
	PILE_FILE("web-backend",
		  PILE_SKILL("nodejs", "Node.js", "runtime", "0", "") ","
		  PILE_SKILL("rest", "REST", "protocol", "0", "") ","
		  PILE_SKILL("django", "Django", "framework", "0", ",\"implies\":[\"python\"]") ","
		  PILE_SKILL("laravel", "Laravel", "framework", "1", ",\"implies\":[\"php\"]") ","
		  PILE_SKILL("react", "React", "library", "1", "") ","
		  PILE_SKILL("vue", "Vue.js", "library", "1", "") ","
		  PILE_SKILL("grpc", "gRPC", "framework", "0",
			     ",\"implies\":[\"protobuf\"],\"effort\":\"days\"") ","
		  PILE_SKILL("protobuf", "Protocol Buffers", "format", "0",
			     ",\"effort\":\"days\"")),
	PILE_FILE("cloud-native",
		  PILE_SKILL("docker", "Docker", "tool", "0", "") ","
		  PILE_SKILL("kubernetes", "Kubernetes", "tool", "0", ",\"step\":3") ","
		  PILE_SKILL("nomad", "Nomad", "tool", "1", ",\"since\":2020") ","
		  PILE_SKILL("helm", "Helm", "tool", "1",
			     ",\"since\":2016,\"after\":[\"kubernetes\",\"docker\"],"
			     "\"docs\":[\"https://helm.example/docs/\"],"
			     "\"show\":\"a chart of your own\"") ","
		  PILE_SKILL("cloud-exam", "Cloud Exam", "certification", "2", "") ","
		  PILE_SKILL("terraform", "Terraform", "tool", "1", "") ","
		  PILE_SKILL("aws", "AWS", "cloud", "0", ",\"adjacent\":[\"gcp\"]") ","
		  PILE_SKILL("gcp", "Google Cloud", "cloud", "0", "")),
	PILE_FILE("databases",
		  PILE_SKILL("sql", "SQL", "language", "0", "") ","
		  PILE_SKILL("postgresql", "PostgreSQL", "database", "0",
			     ",\"implies\":[\"sql\"],\"adjacent\":[\"mysql\"]") ","
		  PILE_SKILL("mysql", "MySQL", "database", "0", ",\"implies\":[\"sql\"]") ","
		  PILE_SKILL("redis", "Redis", "database", "0", "")),
	PILE_FILE("messaging",
		  PILE_SKILL("kafka", "Kafka", "broker", "0", ",\"adjacent\":[\"nats\"]") ","
		  PILE_SKILL("nats", "NATS", "broker", "1", "")),
	PILE_FILE("build-release",
		  PILE_SKILL("git", "Git", "tool", "0", "") ","
		  PILE_SKILL("ci-cd", "CI/CD", "practice", "0", "") ","
		  PILE_SKILL("gitlab-ci", "GitLab CI", "tool", "1",
			     ",\"implies\":[\"ci-cd\"],\"adjacent\":[\"github-actions\"]") ","
		  PILE_SKILL("github-actions", "GitHub Actions", "tool", "1",
			     ",\"implies\":[\"ci-cd\"]")),
	PILE_FILE("platform", PILE_SKILL("linux", "Linux", "operating-system", "0", "")),
	PILE_FILE("go-language",
		  PILE_SKILL("goroutines", "Goroutines", "concept", "0",
			     ",\"part_of\":[\"go\"]") ","
		  PILE_SKILL("cancellation", "Cancellation", "concept", "1",
			     ",\"part_of\":[\"go\"]") ","
		  PILE_SKILL("pprof", "pprof", "tool", "1", "") ","
		  PILE_SKILL("flamegraphs", "Flame graphs", "practice", "1", "") ","
		  PILE_SKILL("prometheus", "Prometheus", "tool", "1", "") ","
		  PILE_SKILL("unit-testing", "Unit testing", "practice", "0", "") ","
		  PILE_SKILL("leadership", "Leadership", "soft-skill", "0", "")),
	PILE_FILE("ml-ai", PILE_SKILL("pytorch", "PyTorch", "library", "1", "") ","
			   PILE_SKILL("ray", "Ray", "tool", "1", "")),
};

static const struct sg_claim pile_claims[] = {
	{ SG_LIT("docker"), 36, SG_CLAIM_HAVE },
	{ SG_LIT("git"), 0, SG_CLAIM_HAVE },
	{ SG_LIT("github-actions"), 24, SG_CLAIM_HAVE },
	{ SG_LIT("go"), 38, SG_CLAIM_HAVE },
	{ SG_LIT("grpc"), 12, SG_CLAIM_HAVE },
	{ SG_LIT("kubernetes"), 0, SG_CLAIM_LEARNING },
	{ SG_LIT("linux"), 0, SG_CLAIM_HAVE },
	{ SG_LIT("php"), 0, SG_CLAIM_AVOID },
	{ SG_LIT("postgresql"), 48, SG_CLAIM_HAVE },
	{ SG_LIT("python"), 24, SG_CLAIM_HAVE },
	{ SG_LIT("redis"), 12, SG_CLAIM_HAVE },
	{ SG_LIT("rest"), 0, SG_CLAIM_HAVE },
};

static const struct sg_profile_language pile_languages[] = {
	{ SG_LIT("english"), SG_LIT("C1") },
	{ SG_LIT("finnish"), SG_LIT("native") },
};

static const struct sg_profile pile_profile = {
	.label = SG_LIT("profile.txt"),
	.claims = pile_claims,
	.n_claims = sizeof pile_claims / sizeof *pile_claims,
	.total_months = 73,
	.degree = SG_LIT("bachelor"),
	.degree_year = SG_LIT("2021"),
	.languages = pile_languages,
	.n_languages = 2,
};

/*
 * One posting. Wishes are written "go|rust:5; kafka|nats~; 2 of aws|gcp": alternatives, years
 * after a colon, ~ for an open list, a number of those needed. `other` holds wishes of any
 * strength: "?go" unspecified, ".go" mentioned, "-java" excluded, "^go" required by the title.
 */
struct pile_posting {
	const char *title, *company, *place;
	int days;
	const char *required, *nice, *other;
	const char *inconclusive;
};

static const struct pile_posting pile[] = {
	{ "Backend Engineer", "Tidewatch Labs", "remote EU", 2,
	  "go; postgresql; docker; rest", "redis; terraform", "", NULL },
	{ "Go Developer", "Larkmoor", "Berlin", 6,
	  "go|python; sql; git; linux", "kafka", "", NULL },
	{ "Software Engineer, Billing", "Quillbank", "Dublin", 9,
	  "go|java; postgresql|mysql; rest", "kubernetes", "", NULL },
	{ "CLI Tools Developer", "Osprey Forge", "remote", 15,
	  "go; linux; git; docker", "github-actions", "", NULL },
	{ "Backend Engineer, Mobility", "Vantaa Rail", "Helsinki", 4,
	  "go; postgresql; docker; kubernetes", "", "", NULL },
	{ "Site Tools Engineer", "Brackwater", "remote", 21,
	  "go; linux; kubernetes", "helm", "", NULL },
	{ "API Engineer", "Nimbus Post", "Paris", 12,
	  "go|nodejs; rest; postgresql; kubernetes|nomad", "", "", NULL },
	{ "Data Backend Engineer", "Saltmarsh", "Gdansk", 3,
	  "python|go; sql; kafka", "aws", "", NULL },
	{ "Software Engineer II", "Copperline", "remote US", 30,
	  "go; docker; aws|gcp", "", "", NULL },
	{ "Senior Go Engineer, Payments", "Fjordpay", "Oslo", 11,
	  "go|rust:5; postgresql; kubernetes; kafka|nats~; grpc; protobuf; docker; "
	  "goroutines; cancellation",
	  "terraform; pprof; prometheus; gitlab-ci; flamegraphs", ".gcp; -java", NULL },
	{ "Backend Engineer", "Hollowpine", "Leeds", 8,
	  "go; postgresql; kubernetes; terraform", "", "", NULL },
	{ "Backend Engineer", "Marrow & Finch", "London", 19,
	  "python; django; postgresql; aws", "", "", NULL },
	{ "Platform Engineer", "Kestrel Grid", "Utrecht", 5,
	  "go; linux; docker; kubernetes; terraform; helm", "", "", NULL },
	{ "Streaming Engineer", "Ondine", "remote EU", 7,
	  "go; docker; kafka; kubernetes", "", "", NULL },
	{ "Full-stack Engineer", "Pebble & Thread", "Lisbon", 26,
	  "go; postgresql; typescript; react", "", "", NULL },
	{ "Senior Backend Engineer", "Fjordpay", "Oslo", 40,
	  "go:5; postgresql; redis; aws|gcp", "", "", NULL },
	{ "ML Platform Engineer", "Veldt AI", "Zurich", 10,
	  "python; pytorch; cuda; kubernetes; ray", "", "", NULL },
	{ "Senior PHP Engineer", "Oldmill", "Bristol", 94,
	  "php; laravel; mysql; vue", "", "", NULL },
	{ "Staff Engineer", "Glassfin", "", -1,
	  "", "", "", "login wall" },
	{ "Backend Wizard", "Yonderly", "", -1,
	  "python", "", "", NULL },
};
#define PILE_N (sizeof pile / sizeof *pile)

/* One wish into *out. */
static void pile_wish(const struct sg_dict *dict, struct sg_arena *arena, sg_str text,
		      enum sg_strength strength, struct sg_requirement *out)
{
	sg_str rest = sg_str_trim(text), *any = sg_arena_array(arena, sg_str, 16);

	*out = (struct sg_requirement){ .strength = strength, .min_count = 1, .any_of = any,
					.section = SG_SECTION_REQUIRED, .quote = rest,
					.rule = SG_STR("test.rule") };
	if (sg_str_starts(rest, SG_STR("-")))
		out->polarity = SG_POLARITY_EXCLUDED;
	if (sg_str_starts(rest, SG_STR("^"))) {
		out->strength = SG_STRENGTH_REQUIRED;
		out->section = SG_SECTION_TITLE;
	} else if (sg_str_starts(rest, SG_STR("?"))) {
		out->strength = SG_STRENGTH_UNSPECIFIED;
	}
	if (rest.len > 0 && !sg_is_word(rest.ptr[0]))
		rest = sg_str_sub(rest, 1, rest.len);
	if (rest.len > 5 && sg_str_eq(sg_str_sub(rest, 1, 5), SG_STR(" of "))) {
		out->min_count = (uint16_t)(rest.ptr[0] - '0');
		rest = sg_str_sub(rest, 5, rest.len);
	}
	out->open = sg_str_ends(rest, SG_STR("~"));
	if (out->open)
		rest.len--;
	if (rest.len > 2 && rest.ptr[rest.len - 2] == ':') {
		out->min_years = (uint8_t)(rest.ptr[rest.len - 1] - '0');
		rest.len -= 2;
	}
	while (rest.ptr != NULL && out->n_any_of < 16) {
		sg_str id = sg_str_cut(&rest, '|');
		uint32_t index = sg_dict_by_id(dict, id);

		any[out->n_any_of++] = index == SG_NO_SKILL ? id : sg_dict_skill(dict, index).id;
	}
}

static void pile_wishes(const struct sg_dict *dict, struct sg_arena *arena, const char *text,
			enum sg_strength strength, struct sg_findings *out)
{
	struct sg_requirement *all = (struct sg_requirement *)(uintptr_t)out->requirements;
	sg_str rest = sg_str_of(text);

	while (rest.ptr != NULL && rest.len > 0 && out->n_requirements < 32)
		pile_wish(dict, arena, sg_str_cut(&rest, ';'), strength,
			  &all[out->n_requirements++]);
}

/* A skill entry for every id that the requirements name. */
static void pile_skills(const struct sg_dict *dict, struct sg_arena *arena, struct sg_findings *out)
{
	struct sg_found_skill *skills = sg_arena_array(arena, struct sg_found_skill, 128);

	out->skills = skills;
	for (size_t i = 0; i < out->n_requirements; i++) {
		const struct sg_requirement *wish = &out->requirements[i];

		for (size_t k = 0; k < wish->n_any_of && out->n_skills < 128; k++) {
			uint32_t index = sg_dict_by_id(dict, wish->any_of[k]);

			skills[out->n_skills++] = (struct sg_found_skill){
				.id = wish->any_of[k],
				.name = index == SG_NO_SKILL ? wish->any_of[k]
							     : sg_dict_skill(dict, index).name,
				.strength = wish->polarity == SG_POLARITY_ASKED ? wish->strength
										: SG_STRENGTH_NONE,
				.mention_count = 1,
			};
		}
	}
}

static struct sg_findings pile_findings(const struct sg_dict *dict, struct sg_arena *arena,
					const struct pile_posting *from)
{
	struct sg_findings out = { .dictionary = SG_LIT("test") };
	struct sg_posting *posting = &out.posting;

	out.requirements = sg_arena_array(arena, struct sg_requirement, 32);
	pile_wishes(dict, arena, from->required, SG_STRENGTH_REQUIRED, &out);
	pile_wishes(dict, arena, from->nice, SG_STRENGTH_PREFERRED, &out);
	pile_wishes(dict, arena, from->other, SG_STRENGTH_MENTIONED, &out);
	pile_skills(dict, arena, &out);
	posting->title = sg_str_of(from->title);
	posting->company = sg_str_of(from->company);
	posting->location = from->place[0] == '\0' ? (sg_str){ 0 } : sg_str_of(from->place);
	posting->id = sg_arena_printf(arena, "%s/%s", from->company, from->title);
	posting->key = sg_arena_printf(arena, "%016llx",
				       (unsigned long long)sg_hash(0, posting->id));
	posting->source = sg_arena_printf(arena, "jobs/%s.html", from->company);
	posting->url = sg_arena_printf(arena, "https://jobs.example/" SG_FMT, SG_ARG(posting->key));
	if (from->days >= 0) {
		int64_t days = sg_days_of(2026, 11, 22) - from->days;
		unsigned month, day;
		int year;

		sg_days_split(days, &year, &month, &day);
		posting->posted = sg_arena_printf(arena, "%04d-%02u-%02u", year, month, day);
	}
	if (from->inconclusive != NULL) {
		out.outcome = SG_OUTCOME_INCONCLUSIVE;
		out.why = sg_str_of(from->inconclusive);
	}
	if (sg_str_eq(posting->company, SG_STR("Yonderly")))
		out.coverage = (struct sg_coverage){ .lines = 9, .understood = 1 };
	return out;
}

/* One for the whole program: making it takes longer than all that is tested with it. */
static const struct sg_dict *pile_dict(void)
{
	static struct sg_dict *dict;
	struct sg_error err = { 0 };

	if (dict == NULL &&
	    sg_dict_new(&dict, pile_overlays, sizeof pile_overlays / sizeof *pile_overlays,
			&err) != SG_OK) {
		printf("Bail out! %s: %s\n", err.source, err.text);
		exit(1);
	}
	return dict;
}

/* A comparison of some postings; ends the program when anything fails. */
static inline struct sg_comparison *pile_compare(const struct sg_dict *dict,
						 struct sg_arena *arena,
						 const struct sg_profile *profile,
						 const struct sg_gap_options *options,
						 const struct pile_posting *postings, size_t n,
						 struct sg_report *report)
{
	struct sg_comparison *comparison = NULL;
	bool ok = sg_comparison_new(&comparison, dict, profile, options, NULL) == SG_OK;

	for (size_t i = 0; ok && i < n; i++) {
		struct sg_findings findings = pile_findings(dict, arena, &postings[i]);

		ok = sg_comparison_add(comparison, &findings, NULL) == SG_OK;
	}
	if (!ok || sg_comparison_report(comparison, report, NULL) != SG_OK) {
		printf("Bail out! the comparison failed\n");
		exit(1);
	}
	return comparison;
}
