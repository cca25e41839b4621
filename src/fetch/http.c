/* SPDX-License-Identifier: MIT */
#include "fetch/http.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/error.h"
#include "fetch/sigpipe.h"

enum { MAX_STREAMS = 100, LONGEST_WAIT_MS = 60000 };

struct sg_http {
	CURLM *multi;
	struct curl_slist *connect_to;
	const struct sg_fetch_options *options;
	struct sg_transfer *under_way, *idle;
};

static CURLcode global_code;

static void set_up(void)
{
	global_code = curl_global_init(CURL_GLOBAL_DEFAULT);
}

static enum sg_status loop_failed(CURLMcode code, struct sg_error *err)
{
	return code == CURLM_OUT_OF_MEMORY ? sg_no_memory(err)
					   : sg_fail(err, SG_EIO, "the network library fails: %s",
						     curl_multi_strerror(code));
}

enum sg_status sg_http_open(struct sg_http **out, const struct sg_fetch_options *options,
			    struct sg_error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct sg_http *http;

	*out = NULL;
	pthread_once(&once, set_up);
	if (global_code != CURLE_OK)
		return sg_fail(err, SG_EIO, "the network library does not start: %s",
			       curl_easy_strerror(global_code));
	http = calloc(1, sizeof *http);
	if (http == NULL)
		return sg_no_memory(err);
	http->options = options;
	http->multi = curl_multi_init();
	if (options->connect_to != NULL)
		http->connect_to = curl_slist_append(NULL, options->connect_to);
	if (http->multi == NULL || (options->connect_to != NULL && http->connect_to == NULL)) {
		sg_http_close(http);
		return sg_no_memory(err);
	}
	/* Kept connections: one for each request under way, and as many of hosts seen before.
	 * A libcurl that does not take these works as well, only with more connections. */
	curl_multi_setopt(http->multi, CURLMOPT_MAXCONNECTS, (long)options->in_flight * 2 + 8);
	curl_multi_setopt(http->multi, CURLMOPT_MAX_CONCURRENT_STREAMS, (long)MAX_STREAMS);
	*out = http;
	return SG_OK;
}

static void remove_from(struct sg_transfer **list, struct sg_transfer *transfer)
{
	while (*list != transfer)
		list = &(*list)->next;
	*list = transfer->next;
}

void sg_http_close(struct sg_http *http)
{
	struct sg_sigpipe held;

	if (http == NULL)
		return;
	sg_sigpipe_hold(&held);
	while (http->under_way != NULL)
		sg_http_release(http, http->under_way);
	while (http->idle != NULL) {
		struct sg_transfer *transfer = http->idle;

		http->idle = transfer->next;
		sg_transfer_free(transfer);
	}
	curl_multi_cleanup(http->multi);
	sg_sigpipe_release(&held);
	curl_slist_free_all(http->connect_to);
	free(http);
}

enum sg_status sg_http_start(struct sg_http *http, const struct sg_ask *ask, void *user,
			     struct sg_error *err)
{
	struct sg_transfer *transfer = http->idle;
	enum sg_status status;
	CURLMcode code;

	if (transfer == NULL)
		transfer = sg_transfer_new(http->options, http->connect_to, err);
	else
		http->idle = transfer->next;
	if (transfer == NULL)
		return err->status;
	status = sg_transfer_prepare(transfer, ask, user, err);
	if (status == SG_OK) {
		code = curl_multi_add_handle(http->multi, transfer->easy);
		if (code != CURLM_OK)
			status = loop_failed(code, err);
	}
	if (status != SG_OK) {
		sg_transfer_free(transfer);
		return status;
	}
	transfer->next = http->under_way;
	http->under_way = transfer;
	return SG_OK;
}

void sg_http_wake(struct sg_http *http)
{
	if (http != NULL)
		curl_multi_wakeup(http->multi);
}

enum sg_status sg_http_move(struct sg_http *http, uint32_t wait_ms, struct sg_error *err)
{
	CURLMcode code = CURLM_OK;
	int running;

	if (wait_ms > LONGEST_WAIT_MS)
		wait_ms = LONGEST_WAIT_MS;
	if (wait_ms > 0)
		code = curl_multi_poll(http->multi, NULL, 0, (int)wait_ms, NULL);
	if (code == CURLM_OK)
		code = curl_multi_perform(http->multi, &running);
	return code == CURLM_OK ? SG_OK : loop_failed(code, err);
}

struct sg_transfer *sg_http_next(struct sg_http *http)
{
	struct sg_transfer *transfer = NULL;
	CURLMsg *message;
	int left;

	while (transfer == NULL && (message = curl_multi_info_read(http->multi, &left)) != NULL) {
		char *pointer = NULL;

		if (message->msg != CURLMSG_DONE ||
		    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &pointer) != CURLE_OK)
			continue;
		transfer = (struct sg_transfer *)(void *)pointer;
		sg_transfer_ended(transfer, (int)message->data.result);
	}
	return transfer;
}

void sg_http_release(struct sg_http *http, struct sg_transfer *transfer)
{
	curl_multi_remove_handle(http->multi, transfer->easy);
	remove_from(&http->under_way, transfer);
	transfer->next = http->idle;
	http->idle = transfer;
}

void *sg_http_drop(struct sg_http *http)
{
	void *user = http->under_way == NULL ? NULL : http->under_way->user;

	if (user != NULL)
		sg_http_release(http, http->under_way);
	return user;
}
