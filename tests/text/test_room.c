/* SPDX-License-Identifier: MIT */
/* However little room an arena has: the text of a posting is whole, or it is an error. */
#include <skillgap/skillgap.h>

#include "room.h"

enum { MOST_ROOM = 4 << 20 };

/* Markup as postings have it, and as they should not. */
static const char markup[] =
	"<!doctype html><html><head><title>Job</title><style>p{}</style></head><body><nav>Home"
	"</nav><main><h1>Backend Engineer</h1><p class=intro>We <b>build</b> &amp; run "
	"caf\xc3\xa9s.<br>A lot.</p><h2>Requirements</h2><ul><li>Go<ul><li>gRPC</li></ul></li><li>"
	"<p>Kafka</p>"
	"</ul><p><strong>Nice to have</strong></p><p>\xe2\x80\xa2 Terraform<br>\xe2\x80\xa2 Helm"
	"</p><table><tr><td>Pay</td><td>$100,000</td></tr></table><pre>a\n b</pre><a href='/x'>more"
	"</a></b></i><div><span>x</div></main><footer>(c)</footer></body></html>";

static const char plain[] =
	"**Requirements**\r\n* Go\r\n* _Kafka_\r\n\r\nNice to have:\r\n- Helm\r\n1. one\r\n"
	"2. two\r\n\r\n# Benefits\r\nCoffee\tand   tea &amp; cake\r\n";

static struct sg_dict *dict;

static enum sg_status extract(const void *user, struct sg_arena *arena, struct written *out)
{
	const struct sg_posting *posting = user;
	struct sg_record record = { .kind = SG_RECORD_DOCUMENT };
	enum sg_status status = sg_extract(dict, posting, arena, &record.document, NULL);

	return status != SG_OK ? status : sg_record_write(&record, keep, out, NULL);
}

static void check_room(sg_str media_type, sg_str body)
{
	struct sg_posting posting = { .title = SG_STR("Backend Engineer"),
				      .media_type = media_type, .body = body };

	CHECK(room_of(extract, &posting, MOST_ROOM) < MOST_ROOM);
}

static void the_text_of_a_page_is_whole_or_an_error(void)
{
	check_room(SG_STR("text/html"), SG_STR(markup));
}

static void plain_text_is_whole_or_an_error(void)
{
	check_room(SG_STR("text/plain"), SG_STR(plain));
	check_room((sg_str){ 0 }, SG_STR(plain));
}

int main(void)
{
	static const struct test tests[] = { TEST(the_text_of_a_page_is_whole_or_an_error),
					     TEST(plain_text_is_whole_or_an_error) };
	int failed;

	if (sg_dict_new(&dict, NULL, 0, NULL) != SG_OK) {
		printf("Bail out! no dictionary\n");
		return 1;
	}
	failed = run_tests(tests, sizeof tests / sizeof *tests);
	sg_dict_free(dict);
	return failed;
}
