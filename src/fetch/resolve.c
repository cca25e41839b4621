/* SPDX-License-Identifier: MIT */
#include "fetch/resolve.h"

#include <curl/curl.h>

#include "base/error.h"
#include "base/str.h"
#include "fetch/url.h"

enum sg_status sg_url_resolve(sg_str base, sg_str reference, struct sg_arena *arena, sg_str *out,
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
		code = curl_url_get(parts, CURLUPART_URL, &whole, CURLU_NO_DEFAULT_PORT);
	if (code == CURLUE_OK) {
		size_t origin = sg_url_origin(sg_str_of(whole)).len;

		for (size_t i = 0; i < origin; i++)
			whole[i] = sg_lower(whole[i]);
		*out = sg_arena_dup(arena, sg_str_of(whole));
	}
	if (code == CURLUE_OUT_OF_MEMORY || (code == CURLUE_OK && out->ptr == NULL))
		status = sg_no_memory(err);
	else if (code != CURLUE_OK)
		status = sg_fail(err, SG_EARG, "not an http or https address");
	curl_free(whole);
	curl_url_cleanup(parts);
	return status;
}
