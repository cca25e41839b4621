/* SPDX-License-Identifier: MIT */
#include "fetch/proxy.h"

#include <curl/curl.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/address.h"

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

static bool resolves_to(const char *host, const char *port, const struct sockaddr *address,
			size_t len)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM };
	struct addrinfo *list = NULL;
	bool found = false;

	if (getaddrinfo(host, port, &hints, &list) != 0)
		return false;
	for (struct addrinfo *at = list; at != NULL && !found; at = at->ai_next)
		found = sg_address_is_same(at->ai_addr, at->ai_addrlen, address, len);
	freeaddrinfo(list);
	return found;
}

bool sg_proxy_is_at(bool secure, const struct sockaddr *address, size_t len)
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
	is = resolves_to(bare, port == NULL ? usual : port, address, len);
done:
	curl_free(host);
	curl_free(port);
	curl_free(scheme);
	curl_url_cleanup(parts);
	return is;
}
