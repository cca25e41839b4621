#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The library from Python, with ctypes alone: what does a posting ask for?

    requirements.py POSTING.txt [LIBRARY]

Structs are transparent: what stands here is <skillgap/types.h> again, in the same order. All of
them hold for one number behind .so, here 0.
"""

import ctypes
import sys
from ctypes import POINTER, Structure, byref, c_bool, c_char, c_int, c_size_t
from ctypes import c_uint8, c_uint16, c_uint32, c_void_p


class Str(Structure):
    """A borrowed run of UTF-8 bytes; absent is (None, 0)."""
    _fields_ = [("ptr", c_void_p), ("len", c_size_t)]

    @classmethod
    def of(cls, text):
        data = text.encode()
        made = cls(ctypes.cast(data, c_void_p), len(data))
        made.keep = data  # borrowed: it has to live as long
        return made

    def __str__(self):
        return ctypes.string_at(self.ptr, self.len).decode() if self.ptr else ""


class Span(Structure):
    _fields_ = [("start", c_uint32), ("end", c_uint32)]


class Error(Structure):
    _fields_ = [("status", c_int), ("line", c_uint32), ("column", c_uint32),
                ("source", c_char * 160), ("text", c_char * 240), ("mend", c_char * 160)]


class Posting(Structure):
    _fields_ = ([(name, Str) for name in ("id", "key", "url", "title", "company", "location")] +
                [("remote", c_int)] +
                [(name, Str) for name in (
                    "posted", "valid_through", "salary", "employment_type", "seniority",
                    "source", "board", "fetched_at", "media_type", "duplicate_of", "body")] +
                [("outcome", c_int), ("why", Str)])


class Document(Structure):
    _fields_ = [("text", Str), ("sections", c_void_p), ("n_sections", c_size_t)]


class Requirement(Structure):
    _fields_ = [("any_of", POINTER(Str)), ("n_any_of", c_size_t), ("min_count", c_uint16),
                ("open", c_bool), ("strength", c_int), ("polarity", c_int),
                ("min_years", c_uint8), ("max_years", c_uint8), ("proficiency", c_int),
                ("section", c_int), ("quote", Str), ("span", Span), ("rule", Str)]


class Coverage(Structure):
    _fields_ = [("lines", c_uint32), ("understood", c_uint32), ("left", POINTER(Span)),
                ("left_quotes", POINTER(Str)), ("n_left", c_size_t)]


class Findings(Structure):
    _fields_ = [("posting", Posting), ("outcome", c_int), ("why", Str), ("dictionary", Str),
                ("skills", c_void_p), ("n_skills", c_size_t),
                ("requirements", POINTER(Requirement)), ("n_requirements", c_size_t),
                ("facts", c_void_p), ("n_facts", c_size_t), ("coverage", Coverage),
                ("roles", c_void_p), ("n_roles", c_size_t),
                ("unknown", POINTER(Str)), ("n_unknown", c_size_t)]


def load(name):
    """The library, each function with the types that the header gives it."""
    library, pointer = ctypes.CDLL(name), c_void_p
    for function, result, arguments in (
            ("sg_arena_new", pointer, [c_size_t]),
            ("sg_arena_free", None, [pointer]),
            ("sg_dict_new", c_int, [POINTER(pointer), pointer, c_size_t, POINTER(Error)]),
            ("sg_dict_free", None, [pointer]),
            ("sg_matcher_new", c_int, [POINTER(pointer), pointer, POINTER(Error)]),
            ("sg_matcher_free", None, [pointer]),
            ("sg_extract", c_int, [pointer, POINTER(Posting), pointer, POINTER(Document),
                                   POINTER(Error)]),
            ("sg_match", c_int, [pointer, POINTER(Posting), POINTER(Document), pointer,
                                 POINTER(Findings), POINTER(Error)]),
            ("sg_strength_name", ctypes.c_char_p, [c_int]),
            ("sg_polarity_name", ctypes.c_char_p, [c_int])):
        one = getattr(library, function)
        one.restype, one.argtypes = result, arguments
    return library


class Matcher:
    """A dictionary and what searches with it. One matcher, one thread."""

    def __init__(self, library="libskillgap.so.0"):
        self.library, self.error = load(library), Error()
        self.dictionary, self.matcher = c_void_p(), c_void_p()
        self.check(self.library.sg_dict_new(byref(self.dictionary), None, 0, byref(self.error)))
        self.check(self.library.sg_matcher_new(byref(self.matcher), self.dictionary,
                                               byref(self.error)))

    def check(self, status):
        if status != 0:
            raise RuntimeError(self.error.text.decode())

    def requirements(self, text):
        """What the text of one posting asks for, as dictionaries."""
        posting, document, findings = Posting(), Document(), Findings()
        source, media_type, body = Str.of("python"), Str.of("text/plain"), Str.of(text)
        posting.source, posting.media_type, posting.body = source, media_type, body
        arena = self.library.sg_arena_new(0)
        try:
            self.check(self.library.sg_extract(self.dictionary, posting, arena, document,
                                               self.error))
            self.check(self.library.sg_match(self.matcher, posting, document, arena, findings,
                                             self.error))
            return [self.told(findings.requirements[i]) for i in range(findings.n_requirements)]
        finally:
            self.library.sg_arena_free(arena)  # and with it all that was found

    def told(self, one):
        return {"any_of": [str(one.any_of[i]) for i in range(one.n_any_of)],
                "strength": (self.library.sg_strength_name(one.strength) or b"").decode(),
                "polarity": self.library.sg_polarity_name(one.polarity).decode(),
                "min_years": one.min_years, "quote": str(one.quote)}

    def close(self):
        self.library.sg_matcher_free(self.matcher)
        self.library.sg_dict_free(self.dictionary)


def main():
    matcher = Matcher(*sys.argv[2:3])
    with open(sys.argv[1], encoding="utf-8") as file:
        for one in matcher.requirements(file.read()):
            if one["polarity"] == "asked":
                years = " %d+ years" % one["min_years"] if one["min_years"] else ""
                print("%-11s %s%s" % (one["strength"], " or ".join(one["any_of"]), years))
    matcher.close()


if __name__ == "__main__":
    main()
