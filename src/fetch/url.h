/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

/*
 * What may be asked for at all: rules about an address that need no network.
 *
 * Ownership: slices borrow from the URL given.
 */
struct sg_url {
	bool secure; /* https */
	sg_str host; /* as written, without port; IPv6 keeps its brackets */
};

/*
 * Takes an absolute URL apart. SG_EARG: not http or https, without a host, carrying a user
 * name or password, with a control character or too long. Used again after each redirect.
 */
SG_MUST_USE enum sg_status sg_url_check(sg_str url, struct sg_url *out, struct sg_error *err);

/*
 * How messages name a URL: host, port and path. Never its user name, password, query or
 * fragment, which may be secrets. Works on anything, also on what is no URL.
 */
sg_str sg_url_place(sg_str url);

/* Whether the terms of the site forbid programs to read its pages, whatever its robots.txt. */
bool sg_url_host_is_closed(sg_str host);

/* Scheme, host and port of an absolute URL of the web: "https://jobs.example:8443". Hosts in
 * one spelling give one origin. */
sg_str sg_url_origin(sg_str url);
/* What a server is asked for: path and query, "" when there is none. */
sg_str sg_url_path(sg_str url);
