/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Source: the vendor's Postings API README. A posting missing from the interface may still be
 * on its page: confidential ones are. */
static const char *const forms[] = {
	"jobs.lever.co/{tenant}/{id:uuid}",
	"jobs.lever.co/{tenant}/{id:uuid}/apply",
	"jobs.lever.co/{tenant}",
	"api.lever.co/v0/postings/{tenant}/{id:uuid}",
	"api.lever.co/v0/postings/{tenant}",
	NULL,
};

/* Boards of the European service have their own hosts. */
static const char *const eu_forms[] = {
	"jobs.eu.lever.co/{tenant}/{id:uuid}",
	"jobs.eu.lever.co/{tenant}/{id:uuid}/apply",
	"jobs.eu.lever.co/{tenant}",
	"api.eu.lever.co/v0/postings/{tenant}/{id:uuid}",
	"api.eu.lever.co/v0/postings/{tenant}",
	NULL,
};

const struct sg_board sg_board_lever_eu = {
	.name = "levereu",
	.label = "Lever (EU)",
	.forms = eu_forms,
	.tenants = true,
	.list = "https://api.eu.lever.co/v0/postings/{tenant}?mode=json",
	.one = "https://api.eu.lever.co/v0/postings/{tenant}/{id}",
};

const struct sg_board sg_board_lever = {
	.name = "lever",
	.label = "Lever",
	.forms = forms,
	.tenants = true,
	.list = "https://api.lever.co/v0/postings/{tenant}?mode=json",
	.one = "https://api.lever.co/v0/postings/{tenant}/{id}",
};
