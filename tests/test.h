/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdio.h>
#include <string.h>

#include <skillgap/types.h>

/*
 * The whole test harness: a test is a function, a program is a list of them, the output is
 * TAP, which meson reads. A failed CHECK says where and goes on.
 */
static int test_failures;

#define CHECK(condition)                                                                           \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			test_failures++;                                                           \
			printf("# %s:%d: not true: %s\n", __FILE__, __LINE__, #condition);        \
		}                                                                                  \
	} while (0)

/* got is a sg_str, want a C string; NULL means absent. */
#define CHECK_STR(got, want) check_str(got, want, __FILE__, __LINE__)

static inline void check_str(sg_str got, const char *want, const char *file, int line)
{
	size_t len = want == NULL ? 0 : strlen(want);

	if ((got.ptr == NULL) == (want == NULL) && got.len == len &&
	    (len == 0 || memcmp(got.ptr, want, len) == 0))
		return;
	test_failures++;
	printf("# %s:%d: got \"%.*s\", want \"%s\"\n", file, line, (int)got.len,
	       got.ptr == NULL ? "" : got.ptr, want == NULL ? "(absent)" : want);
}

struct test {
	const char *name;
	void (*run)(void);
};

#define TEST(name) { #name, name }
#define TEST_MAIN(...)                                                                             \
	int main(void)                                                                             \
	{                                                                                          \
		static const struct test tests[] = { __VA_ARGS__ };                                \
		return run_tests(tests, sizeof tests / sizeof *tests);                             \
	}

static inline int run_tests(const struct test *tests, size_t n)
{
	int bad = 0;

	printf("1..%zu\n", n);
	for (size_t i = 0; i < n; i++) {
		test_failures = 0;
		tests[i].run();
		printf("%s %zu - %s\n", test_failures == 0 ? "ok" : "not ok", i + 1, tests[i].name);
		fflush(stdout);
		bad += test_failures != 0;
	}
	return bad != 0;
}
