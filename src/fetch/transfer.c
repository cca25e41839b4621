/* SPDX-License-Identifier: MIT */
#include "fetch/transfer.h"

#include <curl/curl.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "fetch/address.h"
#include "fetch/broken.h"
#include "fetch/proxy.h"

enum {
	FIRST_BODY = 16 * 1024,
	DROPPED_BYTES = 64 * 1024, /* of a body that nobody reads */
	CONNECT_MS = 10000,	   /* for name, connection and TLS together */
};

/* ---- callbacks ---------------------------------------------------------------------- */

static bool grow(struct sg_transfer *transfer, size_t need)
{
	size_t cap = transfer->cap == 0 ? FIRST_BODY : transfer->cap;
	char *grown;

	if (need <= transfer->cap)
		return true;
	while (cap < need)
		cap *= 2;
	grown = realloc(transfer->body, cap);
	if (grown == NULL)
		return false;
	transfer->body = grown;
	transfer->cap = cap;
	return true;
}

static size_t on_body(char *bytes, size_t size, size_t n, void *user)
{
	struct sg_transfer *transfer = user;
	size_t len = size * n, room = transfer->ask->max_bytes - transfer->len, taken = len;
	long status = 0;

	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	if (status != 200) {
		transfer->dropped += len;
		if (transfer->dropped <= DROPPED_BYTES)
			return len;
		transfer->stop = SG_STOP_STATUS;
		return 0;
	}
	if (len > room) {
		transfer->stop = transfer->ask->cut ? SG_STOP_CUT : SG_STOP_SIZE;
		taken = transfer->ask->cut ? room : 0;
	}
	if (taken > 0 && !grow(transfer, transfer->len + taken)) {
		transfer->stop = SG_STOP_MEMORY;
		return 0;
	}
	if (taken > 0)
		memcpy(transfer->body + transfer->len, bytes, taken);
	transfer->len += taken;
	return transfer->stop == SG_STOP_NOT ? len : 0;
}

static size_t on_header(char *bytes, size_t size, size_t n, void *user)
{
	struct sg_transfer *transfer = user;
	size_t len = size * n;

	(void)bytes;
	if (len > SG_MAX_HEADER_BYTES - transfer->header_bytes) {
		transfer->stop = SG_STOP_HEADERS;
		return 0;
	}
	transfer->header_bytes += len;
	return len;
}

static curl_socket_t on_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct sg_transfer *transfer = user;

	(void)purpose;
	if (!transfer->allow_private && !sg_address_is_public(&address->addr, address->addrlen) &&
	    !sg_proxy_is_at(transfer->secure, &address->addr, address->addrlen)) {
		getnameinfo(&address->addr, address->addrlen, transfer->refused,
			    sizeof transfer->refused, NULL, 0, NI_NUMERICHOST);
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype, address->protocol);
}

/* ---- opening ------------------------------------------------------------------------ */

/* True when all went well; `code` collects so that one check is enough. */
#define SET(option, value)                                                                         \
	do {                                                                                       \
		if (code == CURLE_OK)                                                              \
			code = curl_easy_setopt(transfer->easy, option, value);                    \
	} while (0)

/* Libcurl itself knows none of these variables; people expect them of anything like curl. */
static CURLcode set_trust(struct sg_transfer *transfer)
{
	const char *bundle = getenv("CURL_CA_BUNDLE");
	const char *folder = getenv("SSL_CERT_DIR");
	CURLcode code = CURLE_OK;

	if (bundle == NULL || *bundle == '\0') {
		bundle = getenv("SSL_CERT_FILE");
		if (folder != NULL && *folder != '\0')
			SET(CURLOPT_CAPATH, folder);
	}
	if (bundle != NULL && *bundle != '\0')
		SET(CURLOPT_CAINFO, bundle);
	return code;
}

static CURLcode set_options(struct sg_transfer *transfer, const struct sg_fetch_options *options,
			    struct curl_slist *connect_to)
{
	CURLcode code = set_trust(transfer);

	SET(CURLOPT_PRIVATE, transfer);
	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_USERAGENT, options->user_agent);
	SET(CURLOPT_ACCEPT_ENCODING, ""); /* all that this libcurl can undo */
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, transfer);
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, transfer);
	SET(CURLOPT_OPENSOCKETFUNCTION, on_socket);
	SET(CURLOPT_OPENSOCKETDATA, transfer);
	if (connect_to != NULL)
		SET(CURLOPT_CONNECT_TO, connect_to);
	return code;
}

static enum sg_status cannot_set(CURLcode code, struct sg_error *err)
{
	return code == CURLE_OUT_OF_MEMORY
		       ? sg_no_memory(err)
		       : sg_fail(err, SG_EIO, "the network library is too old: %s",
				 curl_easy_strerror(code));
}

struct sg_transfer *sg_transfer_new(const struct sg_fetch_options *options,
				    struct curl_slist *connect_to, struct sg_error *err)
{
	struct sg_transfer *transfer = calloc(1, sizeof *transfer);
	CURLcode code;

	if (transfer != NULL)
		transfer->easy = curl_easy_init();
	if (transfer == NULL || transfer->easy == NULL) {
		(void)sg_no_memory(err);
		sg_transfer_free(transfer);
		return NULL;
	}
	transfer->allow_private = options->allow_private;
	code = set_options(transfer, options, connect_to);
	if (code == CURLE_OK)
		return transfer;
	(void)cannot_set(code, err);
	sg_transfer_free(transfer);
	return NULL;
}

void sg_transfer_free(struct sg_transfer *transfer)
{
	if (transfer == NULL)
		return;
	curl_easy_cleanup(transfer->easy);
	curl_slist_free_all(transfer->lines);
	free(transfer->body);
	free(transfer);
}

/* ---- asking ------------------------------------------------------------------------- */

static bool add_line(struct sg_transfer *transfer, const char *line)
{
	struct curl_slist *more = curl_slist_append(transfer->lines, line);

	if (more != NULL)
		transfer->lines = more;
	return more != NULL;
}

/* The lines of the request beside those that libcurl makes. */
static bool set_lines(struct sg_transfer *transfer, const struct sg_ask *ask)
{
	curl_slist_free_all(transfer->lines);
	transfer->lines = NULL;
	/* Without this libcurl waits for leave to send a long body, and many servers give none. */
	if (ask->post.ptr != NULL && (!add_line(transfer, "Content-Type: application/json") ||
				      !add_line(transfer, "Expect:")))
		return false;
	for (size_t i = 0; i < sizeof ask->headers / sizeof *ask->headers; i++) {
		sg_str line = ask->headers[i];
		char *text;
		bool ok;

		if (line.len == 0)
			continue;
		text = malloc(line.len + 1);
		if (text == NULL)
			return false;
		memcpy(text, line.ptr, line.len);
		text[line.len] = '\0';
		ok = add_line(transfer, text);
		free(text);
		if (!ok)
			return false;
	}
	return true;
}

enum sg_status sg_transfer_prepare(struct sg_transfer *transfer, const struct sg_ask *ask,
				   void *user, struct sg_error *err)
{
	CURLcode code = CURLE_OK;

	transfer->user = user;
	transfer->ask = ask;
	transfer->secure = sg_str_starts(sg_str_of(ask->url), SG_STR("https:"));
	transfer->len = transfer->header_bytes = transfer->dropped = 0;
	transfer->stop = SG_STOP_NOT;
	transfer->refused[0] = '\0';
	transfer->answered = transfer->again = transfer->unsent = false;
	transfer->err = (struct sg_error){ 0 };
	if (!set_lines(transfer, ask))
		return sg_no_memory(err);
	if (ask->post.ptr != NULL) {
		SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)ask->post.len);
		SET(CURLOPT_POSTFIELDS, ask->post.ptr);
	} else {
		SET(CURLOPT_HTTPGET, 1L);
	}
	SET(CURLOPT_URL, ask->url);
	SET(CURLOPT_HTTPHEADER, transfer->lines);
	SET(CURLOPT_MAXFILESIZE_LARGE, ask->cut ? (curl_off_t)0 : (curl_off_t)ask->max_bytes);
	SET(CURLOPT_TIMEOUT_MS, (long)ask->timeout_ms);
	SET(CURLOPT_CONNECTTIMEOUT_MS,
	    (long)(ask->timeout_ms < CONNECT_MS ? ask->timeout_ms : CONNECT_MS));
	/* Whether a server speaks HTTP/2 is known once it answered; over http none does. */
	SET(CURLOPT_PIPEWAIT, transfer->secure ? 1L : 0L);
	return code == CURLE_OK ? SG_OK : cannot_set(code, err);
}

/* Whether the status is all there is to know, however the rest of the answer fared. */
static bool is_settled(const struct sg_transfer *transfer, CURLcode code)
{
	if (code == CURLE_OK || transfer->stop == SG_STOP_STATUS || transfer->stop == SG_STOP_CUT)
		return true;
	return transfer->status >= 300 &&
	       (code == CURLE_FILESIZE_EXCEEDED || code == CURLE_PARTIAL_FILE ||
		code == CURLE_RECV_ERROR || code == CURLE_BAD_CONTENT_ENCODING);
}

void sg_transfer_ended(struct sg_transfer *transfer, int ended)
{
	CURLcode code = (CURLcode)ended;
	curl_off_t took_us = 0;
	long version = 0;

	curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &took_us);
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &transfer->status);
	curl_easy_getinfo(transfer->easy, CURLINFO_HTTP_VERSION, &version);
	transfer->took_ms = (uint32_t)(took_us / 1000);
	transfer->http_version = version == CURL_HTTP_VERSION_2_0 ? 2 : 1;
	transfer->answered = is_settled(transfer, code);
	if (!transfer->answered)
		sg_broken_describe(transfer, ended);
}

sg_str sg_transfer_header(const struct sg_transfer *transfer, const char *name, size_t i)
{
	struct curl_header *header;

	if (curl_easy_header(transfer->easy, name, i, CURLH_HEADER, -1, &header) != CURLHE_OK)
		return (sg_str){ NULL, 0 };
	return sg_str_of(header->value);
}
