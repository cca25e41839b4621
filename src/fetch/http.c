/* SPDX-License-Identifier: MIT */
#include "fetch/http.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netdb.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <skillgap/io.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "fetch/address.h"
#include "fetch/sigpipe.h"

enum { MAX_HEADER_BYTES = 64 * 1024, FIRST_BODY = 64 * 1024 };

/* Why a callback ended a transfer. */
enum stop {
	STOP_NOT,
	STOP_STATUS, /* not a 200: its body does not matter */
	STOP_SIZE,
	STOP_HEADERS,
	STOP_MEMORY,
};

struct sg_http {
	CURL *curl;
	struct curl_slist *connect_to;
	const struct sg_fetch_options *options;
	long left_ms; /* of the timeout */
	bool secure;  /* the URL under way is https */
	/* The transfer under way. */
	char *body;
	size_t len, cap;
	size_t header_bytes;
	enum stop stop;
	char refused[INET6_ADDRSTRLEN]; /* a private address that was not asked; or "" */
};

/* ---- callbacks ---------------------------------------------------------------------- */

static bool grow(struct sg_http *http, size_t need)
{
	size_t cap = http->cap == 0 ? FIRST_BODY : http->cap;
	char *grown;

	if (need <= http->cap)
		return true;
	while (cap < need)
		cap *= 2;
	grown = realloc(http->body, cap);
	if (grown == NULL)
		return false;
	http->body = grown;
	http->cap = cap;
	return true;
}

static size_t on_body(char *bytes, size_t size, size_t n, void *user)
{
	struct sg_http *http = user;
	size_t len = size * n;
	long status = 0;

	curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &status);
	if (status != 200)
		http->stop = STOP_STATUS;
	else if (len > http->options->max_bytes - http->len)
		http->stop = STOP_SIZE;
	else if (!grow(http, http->len + len))
		http->stop = STOP_MEMORY;
	if (http->stop != STOP_NOT)
		return 0;
	memcpy(http->body + http->len, bytes, len);
	http->len += len;
	return len;
}

static size_t on_header(char *bytes, size_t size, size_t n, void *user)
{
	struct sg_http *http = user;
	size_t len = size * n;

	(void)bytes;
	if (len > MAX_HEADER_BYTES - http->header_bytes) {
		http->stop = STOP_HEADERS;
		return 0;
	}
	http->header_bytes += len;
	return len;
}

/* As libcurl has it. HTTP_PROXY is left out: a CGI server sets it from a request's header. */
static const char *proxy_of(bool secure)
{
	static const char *const of_http[] = { "http_proxy", "all_proxy", "ALL_PROXY", NULL };
	static const char *const of_https[] = { "https_proxy", "HTTPS_PROXY", "all_proxy",
						"ALL_PROXY", NULL };
	const char *value = NULL;

	for (const char *const *name = secure ? of_https : of_http; *name && !value; name++)
		value = getenv(*name);
	return value == NULL || *value == '\0' ? NULL : value;
}

static bool resolves_to(const char *host, const char *port, const struct curl_sockaddr *address)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM };
	struct addrinfo *list = NULL;
	bool found = false;

	if (getaddrinfo(host, port, &hints, &list) != 0)
		return false;
	for (struct addrinfo *at = list; at != NULL && !found; at = at->ai_next)
		found = sg_address_is_same(at->ai_addr, at->ai_addrlen, &address->addr,
					   address->addrlen);
	freeaddrinfo(list);
	return found;
}

/* Whether this very address and port are those of the user's own proxy. */
static bool is_proxy(bool secure, const struct curl_sockaddr *address)
{
	const char *proxy = proxy_of(secure);
	CURLU *parts = proxy == NULL ? NULL : curl_url();
	char *host = NULL, *port = NULL, *scheme = NULL, *bare;
	const char *usual;
	bool is = false;

	if (parts == NULL ||
	    curl_url_set(parts, CURLUPART_URL, proxy,
			 CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK ||
	    curl_url_get(parts, CURLUPART_HOST, &host, 0) != CURLUE_OK ||
	    curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK)
		goto done;
	curl_url_get(parts, CURLUPART_PORT, &port, 0);
	bare = host;
	if (*bare == '[') {
		bare++;
		bare[strcspn(bare, "]")] = '\0';
	}
	usual = strcmp(scheme, "https") == 0 ? "443" : "1080"; /* as libcurl has it */
	is = resolves_to(bare, port == NULL ? usual : port, address);
done:
	curl_free(host);
	curl_free(port);
	curl_free(scheme);
	curl_url_cleanup(parts);
	return is;
}

static curl_socket_t on_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct sg_http *http = user;

	(void)purpose;
	if (!http->options->allow_private &&
	    !sg_address_is_public(&address->addr, address->addrlen) &&
	    !is_proxy(http->secure, address)) {
		getnameinfo(&address->addr, address->addrlen, http->refused, sizeof http->refused,
			    NULL, 0, NI_NUMERICHOST);
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype, address->protocol);
}

/* ---- opening ------------------------------------------------------------------------ */

static CURLcode global_code;

static void set_up(void)
{
	global_code = curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* True when all went well; `code` collects so that one check is enough. */
#define SET(option, value)                                                                         \
	do {                                                                                       \
		if (code == CURLE_OK)                                                              \
			code = curl_easy_setopt(http->curl, option, value);                        \
	} while (0)

/* Libcurl itself knows none of these variables; people expect them of anything like curl. */
static CURLcode set_trust(struct sg_http *http)
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

static CURLcode set_options(struct sg_http *http)
{
	const struct sg_fetch_options *options = http->options;
	CURLcode code = set_trust(http);

	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_USERAGENT, options->user_agent);
	SET(CURLOPT_ACCEPT_ENCODING, ""); /* all that this libcurl can undo */
	SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)options->max_bytes);
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, http);
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, http);
	SET(CURLOPT_OPENSOCKETFUNCTION, on_socket);
	SET(CURLOPT_OPENSOCKETDATA, http);
	if (http->connect_to != NULL)
		SET(CURLOPT_CONNECT_TO, http->connect_to);
	return code;
}

enum sg_status sg_http_open(struct sg_http **out, const struct sg_fetch_options *options,
			    struct sg_error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct sg_http *http;
	CURLcode code;

	*out = NULL;
	pthread_once(&once, set_up);
	if (global_code != CURLE_OK)
		return sg_fail(err, SG_EIO, "the network library does not start: %s",
			       curl_easy_strerror(global_code));
	http = calloc(1, sizeof *http);
	if (http == NULL)
		return sg_no_memory(err);
	http->options = options;
	http->left_ms = (long)options->timeout_s * 1000;
	http->curl = curl_easy_init();
	if (options->connect_to != NULL)
		http->connect_to = curl_slist_append(NULL, options->connect_to);
	if (http->curl == NULL || (options->connect_to != NULL && http->connect_to == NULL)) {
		sg_http_close(http);
		return sg_no_memory(err);
	}
	code = set_options(http);
	if (code != CURLE_OK) {
		sg_http_close(http);
		return code == CURLE_OUT_OF_MEMORY
			       ? sg_no_memory(err)
			       : sg_fail(err, SG_EIO, "the network library is too old: %s",
					 curl_easy_strerror(code));
	}
	*out = http;
	return SG_OK;
}

void sg_http_close(struct sg_http *http)
{
	struct sg_sigpipe held;

	if (http == NULL)
		return;
	sg_sigpipe_hold(&held);
	curl_easy_cleanup(http->curl);
	sg_sigpipe_release(&held);
	curl_slist_free_all(http->connect_to);
	free(http->body);
	free(http);
}

/* ---- what went wrong ---------------------------------------------------------------- */

static enum sg_status too_large(const struct sg_http *http, struct sg_error *err)
{
	unsigned long long bytes = 0;
	struct curl_header *header;
	char announced[40] = "";
	size_t max = http->options->max_bytes;
	bool whole = max % (1 << 20) == 0;

	if (curl_easy_header(http->curl, "Content-Length", 0, CURLH_HEADER, -1, &header) ==
	    CURLHE_OK)
		bytes = strtoull(header->value, NULL, 10);
	if (bytes > max && bytes >= 1000000)
		snprintf(announced, sizeof announced, "%llu MB, ", (bytes + 500000) / 1000000);
	return sg_fail(err, SG_ELIMIT, "%smore than the %zu%s limit", announced,
		       whole ? max >> 20 : max, whole ? " MiB" : " byte");
}

static enum sg_status too_slow(const struct sg_http *http, struct sg_error *err)
{
	uint32_t timeout_s = http->options->timeout_s;
	long status = 0;

	curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &status);
	if (timeout_s < 600)
		sg_mend(err, "--timeout %u", timeout_s * 4 > 600 ? 600 : timeout_s * 4);
	if (status == 0)
		return sg_fail(err, SG_EIO, "no answer in %u s", timeout_s);
	return sg_fail(err, SG_EIO, "answers too slowly: not all was there after %u s", timeout_s);
}

static enum sg_status not_reached(const struct sg_http *http, CURLcode code, struct sg_error *err)
{
	long proxy_status = 0;

	curl_easy_getinfo(http->curl, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
	if (code == CURLE_COULDNT_CONNECT && http->refused[0] != '\0') {
		sg_mend(err, "--allow-private");
		return sg_fail(err, SG_EIO, "leads to the private address %s", http->refused);
	}
	if (code == CURLE_COULDNT_CONNECT)
		return sg_fail(err, SG_EIO, "nothing answers at this address");
	if (proxy_status / 100 > 2)
		return sg_fail(err, SG_EIO, "the proxy refuses to connect (%ld)", proxy_status);
	return sg_fail(err, SG_EIO, "the connection broke before an answer");
}

/* Failures that one sentence tells all about. */
static const struct {
	CURLcode code;
	const char *text, *mend;
} plain[] = {
	{ CURLE_COULDNT_RESOLVE_HOST, "no such host, or no network", "" },
	{ CURLE_COULDNT_RESOLVE_PROXY, "the proxy's host is not known", "" },
	{ CURLE_PROXY, "the proxy does not answer as one", "" },
	{ CURLE_UNSUPPORTED_PROTOCOL, "does not answer in HTTP", "" },
	{ CURLE_WEIRD_SERVER_REPLY, "does not answer in HTTP", "" },
	{ CURLE_PARTIAL_FILE, "the page broke off before its end", "" },
	{ CURLE_BAD_CONTENT_ENCODING, "the page arrived damaged", "" },
	{ CURLE_PEER_FAILED_VERIFICATION, "its certificate cannot be trusted", "" },
	{ CURLE_SSL_CONNECT_ERROR, "no secure connection could be agreed on", "" },
	{ CURLE_SSL_CACERT_BADFILE, "there is no list of trusted certificates to read",
	  "apt install ca-certificates" },
	{ CURLE_URL_MALFORMAT, "not an address that can be asked", "" },
};

static enum sg_status describe(const struct sg_http *http, CURLcode code, struct sg_error *err)
{
	switch (http->stop) {
	case STOP_SIZE:
		return too_large(http, err);
	case STOP_HEADERS:
		return sg_fail(err, SG_ELIMIT, "sends more than %d KiB of headers",
			       MAX_HEADER_BYTES / 1024);
	case STOP_MEMORY:
		return sg_no_memory(err);
	case STOP_NOT:
	case STOP_STATUS:
		break;
	}
	if (code == CURLE_OUT_OF_MEMORY)
		return sg_no_memory(err);
	if (code == CURLE_FILESIZE_EXCEEDED)
		return too_large(http, err);
	if (code == CURLE_OPERATION_TIMEDOUT)
		return too_slow(http, err);
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		if (plain[i].code != code)
			continue;
		if (plain[i].mend[0] != '\0')
			sg_mend(err, "%s", plain[i].mend);
		return sg_fail(err, SG_EIO, "%s", plain[i].text);
	}
	return not_reached(http, code, err);
}

/* ---- asking ------------------------------------------------------------------------- */

static CURLcode perform(struct sg_http *http, const char *url)
{
	curl_off_t took_us = 0;
	struct sg_sigpipe held;
	CURLcode code = CURLE_OK;

	http->secure = sg_str_starts(sg_str_of(url), SG_STR("https:"));
	http->len = 0;
	http->header_bytes = 0;
	http->stop = STOP_NOT;
	http->refused[0] = '\0';
	SET(CURLOPT_URL, url);
	SET(CURLOPT_TIMEOUT_MS, http->left_ms);
	if (code != CURLE_OK)
		return code;
	sg_sigpipe_hold(&held);
	code = curl_easy_perform(http->curl);
	sg_sigpipe_release(&held);
	curl_easy_getinfo(http->curl, CURLINFO_TOTAL_TIME_T, &took_us);
	http->left_ms -= (long)(took_us / 1000);
	if (http->left_ms < 1)
		http->left_ms = 1; /* 0 would mean no timeout */
	return code;
}

/* Whether the status is all there is to know, however the rest of the answer fared. */
static bool is_settled(const struct sg_http *http, CURLcode code, long status)
{
	if (code == CURLE_OK || http->stop == STOP_STATUS)
		return true;
	return status >= 300 && (code == CURLE_FILESIZE_EXCEEDED || code == CURLE_PARTIAL_FILE ||
				 code == CURLE_BAD_CONTENT_ENCODING);
}

enum sg_status sg_http_get(struct sg_http *http, sg_str url, struct sg_arena *arena,
			   struct sg_http_answer *out, struct sg_error *err)
{
	CURLcode code = perform(http, url.ptr);
	struct curl_header *header;
	char *media_type = NULL;
	bool no_memory = false;

	*out = (struct sg_http_answer){ 0 };
	curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &out->status);
	if (!is_settled(http, code, out->status))
		return describe(http, code, err);

	curl_easy_getinfo(http->curl, CURLINFO_CONTENT_TYPE, &media_type);
	if (media_type != NULL) {
		out->media_type = sg_arena_dup(arena, sg_str_of(media_type));
		no_memory |= out->media_type.ptr == NULL;
	}
	if (curl_easy_header(http->curl, "Location", 0, CURLH_HEADER, -1, &header) == CURLHE_OK) {
		out->location = sg_arena_dup(arena, sg_str_of(header->value));
		no_memory |= out->location.ptr == NULL;
	}
	if (out->status == 200) {
		out->body = sg_arena_dup(arena,
					 (sg_str){ http->len == 0 ? "" : http->body, http->len });
		no_memory |= out->body.ptr == NULL;
	}
	return no_memory ? sg_no_memory(err) : SG_OK;
}

enum sg_status sg_http_resolve(sg_str base, sg_str reference, struct sg_arena *arena, sg_str *out,
			       struct sg_error *err)
{
	const unsigned flags = CURLU_URLENCODE | CURLU_ALLOW_SPACE;
	sg_str text = sg_arena_dup(arena, reference); /* for its NUL */
	CURLU *parts = curl_url();
	CURLUcode code = CURLUE_OK;
	char *whole = NULL;
	enum sg_status status = SG_OK;

	*out = (sg_str){ NULL, 0 };
	if (parts == NULL || text.ptr == NULL) {
		curl_url_cleanup(parts);
		return sg_no_memory(err);
	}
	if (base.ptr != NULL)
		code = curl_url_set(parts, CURLUPART_URL, base.ptr, flags);
	if (code == CURLUE_OK)
		code = curl_url_set(parts, CURLUPART_URL, text.ptr, flags);
	if (code == CURLUE_OK)
		code = curl_url_set(parts, CURLUPART_FRAGMENT, NULL, 0);
	if (code == CURLUE_OK)
		code = curl_url_get(parts, CURLUPART_URL, &whole, 0);
	if (code == CURLUE_OK)
		*out = sg_arena_dup(arena, sg_str_of(whole));
	if (code == CURLUE_OUT_OF_MEMORY || (code == CURLUE_OK && out->ptr == NULL))
		status = sg_no_memory(err);
	else if (code != CURLUE_OK)
		status = sg_fail(err, SG_EARG, "not an http or https address");
	curl_free(whole);
	curl_url_cleanup(parts);
	return status;
}
