/* SPDX-License-Identifier: MIT */
#include <arpa/inet.h>

#include "base/str.h"
#include "fetch/address.h"

#include "../test.h"

static bool is_public(const char *text)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return sg_address_is_public((const struct sockaddr *)&v4, sizeof v4);
	CHECK(inet_pton(AF_INET6, text, &v6.sin6_addr) == 1);
	return sg_address_is_public((const struct sockaddr *)&v6, sizeof v6);
}

static void addresses_of_the_public_web_are_public(void)
{
	CHECK(is_public("93.184.216.34"));
	CHECK(is_public("8.8.8.8"));
	CHECK(is_public("1.1.1.1"));
	CHECK(is_public("223.255.255.255"));
	CHECK(is_public("2606:4700::6810:85e5"));
	CHECK(is_public("2a00:1450:4001::200e"));
	CHECK(is_public("2001:200::1"));
}

static void addresses_of_this_machine_and_its_network_are_private(void)
{
	static const char *const list[] = {
		"0.0.0.0",    "10.1.2.3",   "127.0.0.1",   "127.255.255.255",
		"172.16.0.1", "172.31.9.9", "192.168.1.1", "::",
		"::1",	      "fc00::1",    "fd12::1",	   "fe80::1",
		"fec0::1",
	};

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		CHECK(!is_public(list[i]));
}

static void metadata_carrier_and_reserved_addresses_are_private(void)
{
	static const char *const list[] = {
		"169.254.169.254", "100.64.0.1",      "100.127.255.254", "192.0.0.192",
		"192.0.2.1",	   "192.88.99.1",     "198.18.0.1",	 "198.19.255.255",
		"198.51.100.1",	   "203.0.113.9",     "224.0.0.1",	 "239.255.255.255",
		"240.0.0.1",	   "255.255.255.255", "ff02::1",	 "2001:db8::1",
		"2001::1",	   "2002:808:808::1", "fd00:ec2::254",	 "3fff::1",
		"64:ff9b:1::1",	   "100::1",
	};

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		CHECK(!is_public(list[i]));
}

static void neighbours_of_private_ranges_are_public(void)
{
	static const char *const list[] = {
		"9.255.255.255", "11.0.0.0",	"100.63.255.255", "100.128.0.0", "126.255.255.255",
		"128.0.0.0",	 "169.253.1.1", "169.255.0.0",	  "172.15.1.1",	 "172.32.0.0",
		"192.167.1.1",	 "192.169.0.0", "198.17.255.255", "198.20.0.0",	 "192.0.1.1",
	};

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		CHECK(is_public(list[i]));
}

static void an_ipv4_address_inside_ipv6_counts_as_itself(void)
{
	CHECK(!is_public("::ffff:127.0.0.1"));
	CHECK(!is_public("::ffff:169.254.169.254"));
	CHECK(!is_public("64:ff9b::10.0.0.1"));
	CHECK(!is_public("64:ff9b::127.0.0.1"));
	CHECK(is_public("::ffff:8.8.8.8"));
	CHECK(is_public("64:ff9b::8.8.8.8"));
	CHECK(!is_public("::8.8.8.8")); /* the old form is no address of the web */
}

static void other_families_and_short_addresses_are_private(void)
{
	struct sockaddr other = { .sa_family = AF_UNIX };
	struct sockaddr_in v4 = { .sin_family = AF_INET };

	CHECK(!sg_address_is_public(&other, sizeof other));
	v4.sin_addr.s_addr = htonl(0x08080808);
	CHECK(sg_address_is_public((const struct sockaddr *)&v4, sizeof v4));
	CHECK(!sg_address_is_public((const struct sockaddr *)&v4, sizeof v4 - 1));
}

static void addresses_are_the_same_with_their_port(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(3128) };
	struct sockaddr_in b = a;
	struct sockaddr_in6 c = { .sin6_family = AF_INET6, .sin6_port = htons(3128) };
	const struct sockaddr *at = (const struct sockaddr *)&a;

	a.sin_addr.s_addr = b.sin_addr.s_addr = htonl(0x7f000001);
	CHECK(sg_address_is_same(at, sizeof a, (const struct sockaddr *)&b, sizeof b));
	CHECK(!sg_address_is_same(at, sizeof a, (const struct sockaddr *)&c, sizeof c));
	b.sin_port = htons(80);
	CHECK(!sg_address_is_same(at, sizeof a, (const struct sockaddr *)&b, sizeof b));
	b.sin_port = a.sin_port;
	b.sin_addr.s_addr = htonl(0x7f000002);
	CHECK(!sg_address_is_same(at, sizeof a, (const struct sockaddr *)&b, sizeof b));
}

static void hosts_that_are_private_by_themselves_are_told(void)
{
	CHECK(sg_address_host_is_private(SG_STR("127.0.0.1")));
	CHECK(sg_address_host_is_private(SG_STR("192.168.0.1.")));
	CHECK(sg_address_host_is_private(SG_STR("[::1]")));
	CHECK(sg_address_host_is_private(SG_STR("[fe80::1%25eth0]")));
	CHECK(sg_address_host_is_private(SG_STR("[::ffff:10.0.0.1]")));
	CHECK(sg_address_host_is_private(SG_STR("localhost")));
	CHECK(sg_address_host_is_private(SG_STR("LOCALHOST.")));
	CHECK(sg_address_host_is_private(SG_STR("jobs.localhost")));
}

static void other_hosts_are_left_to_the_look_up(void)
{
	CHECK(!sg_address_host_is_private(SG_STR("jobs.example")));
	CHECK(!sg_address_host_is_private(SG_STR("localhost.example")));
	CHECK(!sg_address_host_is_private(SG_STR("notlocalhost")));
	CHECK(!sg_address_host_is_private(SG_STR("93.184.216.34")));
	CHECK(!sg_address_host_is_private(SG_STR("[2606:4700::1]")));
	CHECK(!sg_address_host_is_private(SG_STR("")));
	CHECK(!sg_address_host_is_private(SG_STR(".")));
	CHECK(!sg_address_host_is_private(SG_STR("[")));
	CHECK(!sg_address_host_is_private(
		SG_STR("a-very-long-host-name-that-fits-no-address.and-goes-on.example")));
}

TEST_MAIN(TEST(addresses_of_the_public_web_are_public),
	  TEST(addresses_of_this_machine_and_its_network_are_private),
	  TEST(metadata_carrier_and_reserved_addresses_are_private),
	  TEST(neighbours_of_private_ranges_are_public),
	  TEST(an_ipv4_address_inside_ipv6_counts_as_itself),
	  TEST(other_families_and_short_addresses_are_private),
	  TEST(addresses_are_the_same_with_their_port),
	  TEST(hosts_that_are_private_by_themselves_are_told),
	  TEST(other_hosts_are_left_to_the_look_up))
