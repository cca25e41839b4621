/* SPDX-License-Identifier: MIT */
#include "fetch/address.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/str.h"

struct range {
	unsigned char start[16];
	unsigned bits; /* of start that count */
};

static const struct range private_v4[] = {
	{ { 0 }, 8 },		  /* this network */
	{ { 10 }, 8 },		  /* private */
	{ { 100, 64 }, 10 },	  /* carrier-grade NAT */
	{ { 127 }, 8 },		  /* loopback */
	{ { 169, 254 }, 16 },	  /* link-local, cloud metadata */
	{ { 172, 16 }, 12 },	  /* private */
	{ { 192, 0, 0 }, 24 },	  /* protocol assignments */
	{ { 192, 0, 2 }, 24 },	  /* documentation */
	{ { 192, 88, 99 }, 24 },  /* 6to4 relays */
	{ { 192, 168 }, 16 },	  /* private */
	{ { 198, 18 }, 15 },	  /* benchmarks */
	{ { 198, 51, 100 }, 24 }, /* documentation */
	{ { 203, 0, 113 }, 24 },  /* documentation */
	{ { 224 }, 4 },		  /* multicast */
	{ { 240 }, 4 },		  /* reserved, broadcast */
};

/* Of the global unicast block 2000::/3; all outside of it is private anyway. */
static const struct range global_v6 = { { 0x20 }, 3 };
static const struct range private_v6[] = {
	{ { 0x20, 0x01, 0x00 }, 23 },	    /* protocol assignments, Teredo */
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
	{ { 0x20, 0x02 }, 16 },		    /* 6to4: carries any IPv4 address */
	{ { 0x3f, 0xff, 0x00 }, 20 },	    /* documentation */
};

/* Blocks whose last four bytes are an IPv4 address, which is what counts. */
static const struct range carries_v4[] = {
	{ { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, /* mapped */
	{ { 0, 0x64, 0xff, 0x9b }, 96 },		      /* NAT64 */
};

static bool is_in(const unsigned char *address, const struct range *range)
{
	unsigned whole = range->bits / 8, rest = range->bits % 8;

	if (memcmp(address, range->start, whole) != 0)
		return false;
	return rest == 0 || ((address[whole] ^ range->start[whole]) >> (8 - rest)) == 0;
}

static bool is_in_any(const unsigned char *address, const struct range *ranges, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_in(address, &ranges[i]))
			return true;
	return false;
}

static bool is_public_v4(const unsigned char *address)
{
	return !is_in_any(address, private_v4, sizeof private_v4 / sizeof *private_v4);
}

static bool is_public_v6(const unsigned char *address)
{
	if (is_in_any(address, carries_v4, sizeof carries_v4 / sizeof *carries_v4))
		return is_public_v4(address + 12);
	return is_in(address, &global_v6) &&
	       !is_in_any(address, private_v6, sizeof private_v6 / sizeof *private_v6);
}

/* The bytes of an address and its port, of whatever family. */
struct end {
	unsigned char address[16];
	size_t len; /* 4 or 16; 0 for other families */
	in_port_t port;
};

static struct end end_of(const struct sockaddr *address, size_t len)
{
	struct end end = { 0 };
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;

	if (address->sa_family == AF_INET && len >= sizeof v4) {
		memcpy(&v4, address, sizeof v4);
		memcpy(end.address, &v4.sin_addr, 4);
		end.len = 4;
		end.port = v4.sin_port;
	} else if (address->sa_family == AF_INET6 && len >= sizeof v6) {
		memcpy(&v6, address, sizeof v6);
		memcpy(end.address, &v6.sin6_addr, 16);
		end.len = 16;
		end.port = v6.sin6_port;
	}
	return end;
}

bool sg_address_is_public(const struct sockaddr *address, size_t len)
{
	struct end end = end_of(address, len);

	if (end.len == 0)
		return false;
	return end.len == 4 ? is_public_v4(end.address) : is_public_v6(end.address);
}

bool sg_address_is_same(const struct sockaddr *a, size_t a_len, const struct sockaddr *b,
			size_t b_len)
{
	struct end x = end_of(a, a_len), y = end_of(b, b_len);

	return x.len != 0 && x.len == y.len && x.port == y.port &&
	       memcmp(x.address, y.address, x.len) == 0;
}

bool sg_address_host_is_private(sg_str host)
{
	unsigned char address[16];
	char text[INET6_ADDRSTRLEN];
	size_t label;

	if (host.len > 0 && host.ptr[host.len - 1] == '.')
		host.len--;
	for (label = host.len; label > 0 && host.ptr[label - 1] != '.'; label--)
		;
	if (sg_str_eq_fold(sg_str_sub(host, label, host.len), SG_STR("localhost")))
		return true;
	if (host.len > 1 && host.ptr[0] == '[')
		host = sg_str_sub(host, 1, host.len - 1);
	/* A zone ("fe80::1%eth0") does not change which address it is. */
	host = sg_str_cut(&host, '%');
	if (host.len >= sizeof text)
		return false;
	memcpy(text, host.ptr, host.len);
	text[host.len] = '\0';
	if (inet_pton(AF_INET, text, address) == 1)
		return !is_public_v4(address);
	return inet_pton(AF_INET6, text, address) == 1 && !is_public_v6(address);
}
