/* SPDX-License-Identifier: MIT */
/*
 * Fetches BASE/0, BASE/1, ... with so many in flight, and says how many came:
 * bench_fetch BASE NUMBER IN_FLIGHT [FOLDER FOR COPIES]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <skillgap/io.h>

int main(int argc, char **argv)
{
	struct sg_fetch_options options = { .allow_private = true, .pause_ms = SG_NO_PAUSE };
	struct sg_fetcher *fetcher;
	struct sg_error err = { 0 };
	struct sg_reply reply;
	size_t bytes = 0, came = 0, n;
	char url[300];

	if (argc < 4)
		return 2;
	n = strtoul(argv[2], NULL, 10);
	options.in_flight = options.per_host = (uint32_t)strtoul(argv[3], NULL, 10);
	options.cache = argc > 4 ? argv[4] : NULL;
	if (sg_fetcher_new(&fetcher, &options, &err) != SG_OK)
		return 1;
	for (size_t i = 0; i < n; i++) {
		int len = snprintf(url, sizeof url, "%s/%zu", argv[1], i);
		struct sg_request request = { .url = { url, (size_t)len } };

		if (sg_fetcher_add(fetcher, &request, NULL, &err) != SG_OK)
			return 1;
	}
	while (sg_fetcher_wait(fetcher, &reply)) {
		came += reply.status == SG_OK;
		bytes += reply.page.body.len;
		sg_reply_free(&reply);
	}
	sg_fetcher_free(fetcher);
	printf("%zu pages, %zu bytes\n", came, bytes);
	return came == n ? 0 : 1;
}
