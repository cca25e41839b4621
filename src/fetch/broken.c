/* SPDX-License-Identifier: MIT */
#include "fetch/broken.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"

static void too_large(struct sg_transfer *transfer)
{
	sg_str length = sg_transfer_header(transfer, "Content-Length", 0);
	unsigned long long bytes = length.ptr == NULL ? 0 : strtoull(length.ptr, NULL, 10);
	size_t max = transfer->ask->max_bytes;
	bool whole = max % (1 << 20) == 0;
	char announced[40] = "";

	if (bytes > max && bytes >= 1000000 && bytes <= (unsigned long long)1 << 50)
		snprintf(announced, sizeof announced, "%llu MB, ", (bytes + 500000) / 1000000);
	if (max < (size_t)16 << 20) /* what can be read */
		sg_mend(&transfer->err, "--max-size 16");
	sg_fail(&transfer->err, SG_ELIMIT, "%smore than the %zu%s limit", announced,
		whole ? max >> 20 : max, whole ? " MiB" : " byte");
}

/* Either the time of the request is up, or that for making a connection alone. */
static void too_slow(struct sg_transfer *transfer)
{
	uint32_t timeout_s = transfer->ask->timeout_s;
	curl_off_t connected_us = 0;
	long status = 0;

	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(transfer->easy, CURLINFO_CONNECT_TIME_T, &connected_us);
	transfer->unsent = connected_us == 0;
	if (transfer->took_ms + 50 < transfer->ask->timeout_ms) {
		transfer->again = true;
		timeout_s = (transfer->took_ms + 500) / 1000;
	} else if (timeout_s < 600) {
		sg_mend(&transfer->err, "--timeout %u", timeout_s * 4 > 600 ? 600 : timeout_s * 4);
	}
	if (status == 0)
		sg_fail(&transfer->err, SG_EIO, "no answer in %u s", (unsigned)timeout_s);
	else
		sg_fail(&transfer->err, SG_EIO, "answers too slowly: not all was there after %u s",
			(unsigned)timeout_s);
}

static void not_reached(struct sg_transfer *transfer, CURLcode code)
{
	struct sg_error *err = &transfer->err;
	long proxy_status = 0;

	curl_easy_getinfo(transfer->easy, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
	if (code == CURLE_COULDNT_CONNECT && transfer->refused[0] != '\0') {
		sg_mend(err, "--allow-private");
		sg_fail(err, SG_EIO, "leads to the private address %s", transfer->refused);
	} else if (code == CURLE_COULDNT_CONNECT) {
		transfer->again = transfer->unsent = true;
		sg_fail(err, SG_EIO, "nothing answers at this address");
	} else if (proxy_status / 100 > 2) {
		sg_fail(err, SG_EIO, "the proxy refuses to connect (%ld)", proxy_status);
	} else {
		transfer->again = true;
		sg_fail(err, SG_EIO, "the connection broke before an answer");
	}
}

/* Failures that one sentence tells all about. */
static const struct {
	CURLcode code;
	const char *text, *mend;
	bool again;
} plain[] = {
	{ CURLE_COULDNT_RESOLVE_HOST, "no such host, or no network", "", false },
	{ CURLE_COULDNT_RESOLVE_PROXY, "the proxy's host is not known", "", false },
	{ CURLE_PROXY, "the proxy does not answer as one", "", false },
	{ CURLE_UNSUPPORTED_PROTOCOL, "does not answer in HTTP", "", false },
	{ CURLE_WEIRD_SERVER_REPLY, "does not answer in HTTP", "", false },
	{ CURLE_PARTIAL_FILE, "the page broke off before its end", "", true },
	{ CURLE_BAD_CONTENT_ENCODING, "the page arrived damaged", "", false },
	{ CURLE_PEER_FAILED_VERIFICATION, "its certificate cannot be trusted", "", false },
	{ CURLE_SSL_CONNECT_ERROR, "no secure connection could be agreed on", "", false },
	{ CURLE_SSL_CACERT_BADFILE, "there is no list of trusted certificates to read",
	  "apt install ca-certificates", false },
	{ CURLE_URL_MALFORMAT, "not an address that can be asked", "", false },
};

static bool describe_stop(struct sg_transfer *transfer)
{
	switch (transfer->stop) {
	case SG_STOP_SIZE:
		too_large(transfer);
		return true;
	case SG_STOP_HEADERS:
		sg_fail(&transfer->err, SG_ELIMIT, "sends more than %zu KiB of headers",
			SG_MAX_HEADER_BYTES / 1024);
		return true;
	case SG_STOP_MEMORY:
		(void)sg_no_memory(&transfer->err);
		return true;
	case SG_STOP_NOT:
	case SG_STOP_STATUS:
	case SG_STOP_CUT:
		break;
	}
	return false;
}

void sg_broken_describe(struct sg_transfer *transfer, int ended)
{
	CURLcode code = (CURLcode)ended;
	long status = 0;

	if (describe_stop(transfer))
		return;
	if (code == CURLE_OUT_OF_MEMORY) {
		(void)sg_no_memory(&transfer->err);
		return;
	}
	if (code == CURLE_FILESIZE_EXCEEDED) {
		too_large(transfer);
		return;
	}
	if (code == CURLE_OPERATION_TIMEDOUT) {
		too_slow(transfer);
		return;
	}
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	if (code == CURLE_RECV_ERROR && status == 200)
		code = CURLE_PARTIAL_FILE;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		if (plain[i].code != code)
			continue;
		transfer->again = plain[i].again;
		if (plain[i].mend[0] != '\0')
			sg_mend(&transfer->err, "%s", plain[i].mend);
		sg_fail(&transfer->err, SG_EIO, "%s", plain[i].text);
		return;
	}
	not_reached(transfer, code);
}
