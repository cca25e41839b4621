/* SPDX-License-Identifier: MIT */
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <skillgap/types.h>

/*
 * Which addresses a page of the public web can live at.
 *
 * A posting's link must not make a program on someone's machine knock at what only that
 * machine reaches: its own services, the router, a cloud's metadata address. The tables are
 * the special-purpose registries of IANA (RFC 6890 and its updates).
 *
 * Pure: no name is looked up here.
 */

/* False too for address families other than IPv4 and IPv6. */
bool sg_address_is_public(const struct sockaddr *address, size_t len);
/* The same family, address and port. */
bool sg_address_is_same(const struct sockaddr *a, size_t a_len, const struct sockaddr *b,
			size_t b_len);
/*
 * Whether a host of a URL says by itself that it is private: a literal address that is not
 * public (IPv6 with its brackets), or a name of this machine. Other names need resolving.
 */
bool sg_address_host_is_private(sg_str host);
