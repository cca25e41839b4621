/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"

/*
 * XML, element by element: a cover over expat that no other file includes.
 *
 * Feeds are often not well-formed: references that only HTML knows become what they mean
 * there, a bare '&' is itself, control characters are spaces. A document type with
 * declarations of its own is refused, so that nothing is ever expanded or loaded.
 *
 * Limits:    SG_XML_DEPTH elements inside each other.
 * Ownership: names, attributes and texts die with the call.
 * Errors:    SG_ESYNTAX with line and column, after what came before it was told; SG_ELIMIT;
 *            SG_ENOMEM; what a function of the visitor returned.
 */
enum { SG_XML_DEPTH = 64 };

struct sg_xml_visitor {
	void *user;
	/* Each returns SG_OK to go on. attributes are names and values in turn, NULL at the end. */
	enum sg_status (*start)(void *user, sg_str name, const char **attributes);
	enum sg_status (*end)(void *user, sg_str name);
	enum sg_status (*text)(void *user, sg_str text); /* in pieces, as it comes */
};

/* Visits the elements of a document in UTF-8; what its declaration calls it does not count. */
SG_MUST_USE enum sg_status sg_xml_visit(sg_str text, struct sg_arena *arena,
					const struct sg_xml_visitor *visitor,
					struct sg_error *err);

/* The value of an attribute; absent when there is none. */
sg_str sg_xml_attribute(const char **attributes, const char *name);

/* The name of the outermost element of text that starts with '<'; absent when there is none. */
sg_str sg_xml_root(sg_str text);
