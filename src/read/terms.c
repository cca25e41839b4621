/* SPDX-License-Identifier: MIT */
#include "read/terms.h"

#include "read/pick.h"
#include "record/place.h"
#include "record/posting.h"
#include "record/salary.h"

enum { MAX_COMPONENTS = 50 };

/* ---- place -------------------------------------------------------------------------- */

sg_str sg_terms_place(struct sg_arena *arena, const struct sg_json *node)
{
	static sg_names mains = {
		"location",        "candidate_required_location", "jobGeo",
		"categories.location", "locationsText", "locationRestrictions",
		"workLocation",    "workLocations", "WorkPlaceCity", "PositionLocation",
		"PositionLocationDisplay", "locations.location", "locations", "atsLocation",
		"office",          "job_location", "jobLocation", "region", "offices",
	};
	static sg_names others = { "categories.allLocations", "secondaryLocations",
				   "additionalLocations", "additionalOffices.office" };
	static sg_names parts = { "city", "state", "country" };
	sg_str place = { NULL, 0 };

	for (size_t i = 0; place.ptr == NULL && mains[i] != NULL; i++)
		if (sg_pick_holds(sg_pick_at(node, mains[i])))
			place = sg_place_read(arena, sg_pick_at(node, mains[i]));
	if (place.ptr == NULL && sg_pick(node, parts) != NULL)
		place = sg_place_read(arena, node);
	for (size_t i = 0; others[i] != NULL; i++)
		place = sg_place_join(arena, place,
				      sg_place_read(arena, sg_pick_at(node, others[i])));
	return place;
}

/* ---- remote ------------------------------------------------------------------------- */

/* A flag in any of the ways boards write it. */
static bool is_true(const struct sg_json *flag)
{
	sg_str word = sg_str_trim(sg_json_str(flag));

	return sg_json_bool(flag) || sg_json_number(flag, 0) == 1 ||
	       sg_str_eq_fold(word, SG_STR("true")) || sg_str_eq(word, SG_STR("1"));
}

enum sg_tristate sg_terms_remote(const struct sg_json *node)
{
	static sg_names workplaces = { "workplaceType", "workplace_type", "workplace",
				       "location_type", "remoteType",     "remoteStatus",
				       "remote" };
	static sg_names flags = { "isRemote",        "remote", "telecommuting", "is_remote",
				  "location.remote", "location.is_remote", "locationType",
				  "job_is_remote" };
	static const sg_str unset[] = { SG_LIT("unspecified"), SG_LIT("none"), SG_LIT("true"),
					SG_LIT("false"), SG_LIT("0"), SG_LIT("1") };
	sg_str word = sg_str_trim(sg_pick_str(node, workplaces));

	for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
		if (sg_str_eq_fold(word, unset[i]))
			word.len = 0;
	if (word.len > 0)
		return sg_str_starts_fold(word, SG_STR("remote")) ||
				       sg_str_starts_fold(word, SG_STR("full"))
			       ? SG_YES
			       : SG_NO;
	for (size_t i = 0; flags[i] != NULL; i++)
		if (is_true(sg_pick_at(node, flags[i])))
			return SG_YES;
	return SG_UNKNOWN;
}

/* ---- pay ---------------------------------------------------------------------------- */

/* The component of an Ashby posting that is a salary, if the board shows pay at all. */
static const struct sg_json *ashby_pay(const struct sg_json *node)
{
	const struct sg_json *list = sg_pick_at(node, "compensation.summaryComponents");

	if (!sg_json_bool(sg_json_get(node, "shouldDisplayCompensationOnJobPostings")))
		return NULL;
	for (size_t i = 0; i < sg_json_size(list) && i < MAX_COMPONENTS; i++)
		if (sg_str_eq(sg_json_get_str(sg_json_at(list, i), "compensationType"),
			      SG_STR("Salary")))
			return sg_json_at(list, i);
	return NULL;
}

/* Whether the item says that its figures are not for show, or not the employer's. */
static bool is_concealed(struct sg_arena *arena, const struct sg_json *node)
{
	const struct sg_json *visible = sg_json_get(node, "compensation_visible");
	sg_str predicted = sg_posting_scalar(arena, sg_json_get(node, "salary_is_predicted"));

	return (sg_json_type(visible) == SG_JSON_BOOL && !sg_json_bool(visible)) ||
	       sg_str_eq(predicted, SG_STR("1"));
}

/* Pay by range, of which there is one for each place: the first. */
static sg_str ranged_pay(struct sg_arena *arena, const struct sg_json *node)
{
	static sg_names lists = { "payRangeDetails", "pay_input_ranges", "PositionRemuneration" };
	static sg_names lows = { "rangeStart", "min_cents", "MinimumRange" };
	static sg_names highs = { "rangeEnd", "max_cents", "MaximumRange" };
	static sg_names currencies = { "currency", "currency_type" };
	static sg_names periods = { "frequency", "RateIntervalCode" };
	const struct sg_json *list = sg_pick(node, lists);
	const struct sg_json *range = sg_json_type(list) == SG_JSON_ARRAY ? sg_json_at(list, 0)
									  : list;
	double unit = sg_json_get(range, "min_cents") != NULL ? 100 : 1;
	struct sg_salary salary = {
		.low = sg_salary_number(sg_pick(range, lows)) / unit,
		.high = sg_salary_number(sg_pick(range, highs)) / unit,
		.currency = sg_pick_str(range, currencies),
		.period = sg_pick_str(range, periods),
	};

	if (sg_str_eq(sg_str_trim(salary.period), SG_STR("PA")))
		salary.period = SG_STR("year");
	return sg_salary_text(arena, &salary);
}

sg_str sg_terms_pay(struct sg_arena *arena, const struct sg_json *node)
{
	static sg_names lows = { "salary_min", "minSalary", "salaryMin", "annualSalaryMin",
				 "min_amount", "compensation_minimum", "min_salary",
				 "job_min_salary" };
	static sg_names highs = { "salary_max", "maxSalary", "salaryMax", "annualSalaryMax",
				  "max_amount", "compensation_maximum", "max_salary",
				  "job_max_salary" };
	static sg_names currencies = { "currency", "salaryCurrency", "salary_currency",
				       "compensation_currency", "job_salary_currency" };
	static sg_names periods = { "salaryPeriod", "salary_period", "interval",
				    "compensation_frequency", "job_salary_period" };
	static sg_names objects = { "salaryRange", "salaryInformation", "salary", "compensation",
				    "baseSalary" };
	struct sg_salary salary = {
		.low = sg_salary_number(sg_pick(node, lows)),
		.high = sg_salary_number(sg_pick(node, highs)),
		.currency = sg_pick_str(node, currencies),
		.period = sg_pick_str(node, periods),
	};
	sg_str ranged;

	if (is_concealed(arena, node))
		return (sg_str){ NULL, 0 };
	if (salary.low != 0 || salary.high != 0)
		return sg_salary_text(arena, &salary);
	if (ashby_pay(node) != NULL)
		return sg_salary_read(arena, ashby_pay(node), salary.currency);
	if (sg_json_get(node, "shouldDisplayCompensationOnJobPostings") != NULL)
		return (sg_str){ NULL, 0 };
	ranged = ranged_pay(arena, node);
	if (ranged.ptr != NULL)
		return ranged;
	return sg_salary_read(arena, sg_pick(node, objects), salary.currency);
}

/* ---- employment --------------------------------------------------------------------- */

sg_str sg_terms_employment(struct sg_arena *arena, const struct sg_json *node)
{
	static sg_names kinds = { "employmentType",  "employment_type", "job_type", "job_types",
				  "jobType",         "categories.commitment",
				  "employment_type_code", "timeType", "typeOfEmployment",
				  "employmentStatusLabel", "PositionOfferingType",
				  "contract_type", "job_employment_type", "type" };
	static sg_names times = { "schedule", "contract_time", "PositionSchedule" };
	sg_str kind = sg_posting_employment(arena, sg_pick(node, kinds));
	sg_str time = sg_posting_employment(arena, sg_pick(node, times));

	if (sg_str_eq(kind, SG_STR("JOB"))) /* the type of the record */
		kind = (sg_str){ NULL, 0 };
	if (kind.ptr == NULL || time.ptr == NULL || sg_str_eq(kind, time))
		return kind.ptr == NULL ? time : kind;
	return sg_arena_printf(arena, SG_FMT "," SG_FMT, SG_ARG(kind), SG_ARG(time));
}
