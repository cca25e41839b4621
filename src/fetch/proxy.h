/* SPDX-License-Identifier: MIT */
#pragma once

#include <sys/socket.h>

#include <skillgap/types.h>

/*
 * The user's own proxy, as libcurl finds it in the environment. It may live at a private
 * address; nothing else may.
 */

/* Whether this very address and port are those of the proxy for https (secure) or http. */
bool sg_proxy_is_at(bool secure, const struct sockaddr *address, size_t len);
