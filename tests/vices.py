# SPDX-License-Identifier: MIT
"""Pages made to hurt whoever parses them, each a repetition up to a size.

Each is a function of a number of bytes that yields pieces of a page; a real line of a posting
stands at the start, so that there is something to find.
"""

import itertools

START = b"<!DOCTYPE html><title>Engineer</title><h2>Requirements</h2><ul><li>Go and Kafka</ul>"
PIECE = 1 << 16


def repeated(unit, start=START, end=b""):
    """The unit as often as it goes into the size."""
    def pieces(size):
        yield start
        left = (size - len(start) - len(end)) // len(unit)
        together = max(1, PIECE // len(unit))
        for done in range(0, left, together):
            yield unit * min(together, left - done)
        yield end
    return pieces


def numbered(unit, most=None, start=START, end=b""):
    """A unit with a number in it, another one each time, up to the size or `most` times."""
    def pieces(size):
        yield start
        left = size - len(start) - len(end)
        for i in itertools.count() if most is None else range(most):
            piece = unit % i
            left -= len(piece)
            if left < 0:
                break
            yield piece
        yield end
    return pieces


def times(unit, n, end=b"", close=b""):
    """n times the unit, whatever size is asked for; then what is in the middle, and n ends."""
    def pieces(size):
        count = min(n, size // max(1, len(unit) + len(close)))
        yield from repeated(unit)(len(START) + count * len(unit))
        yield end
        if close:
            yield close * count
    return pieces


MILLION = 1000000
VICES = {
    "1 M nested div": times(b"<div>", MILLION, b"x"),
    "1 M nested div, closed": times(b"<div>", MILLION, b"x", b"</div>"),
    "1 M nested ul li": times(b"<ul><li>", MILLION, b"x"),
    "1 M unclosed b": times(b"<b>", MILLION, b"x"),
    "1 M unclosed b with text": times(b"<b>x", MILLION),
    "1 M unclosed a": times(b"<a>", MILLION, b"x"),
    "1 M unclosed font": times(b"<font>", MILLION, b"x"),
    "1 M unclosed span": times(b"<span>", MILLION, b"x"),
    "1 M unclosed li": times(b"<li>", MILLION, b"x"),
    "1 M unclosed nobr": times(b"<nobr>", MILLION, b"x"),
    "b with an id of its own": numbered(b"<b id=%d>x"),
    "p and b with an id of its own": numbered(b"<p><b id=%d>x"),
    "b around div, ended within": repeated(b"<b><div></b>"),
    "a around div": repeated(b"<a><div>"),
    "100,000 attributes of one tag": numbered(b" a%d=1", 100000, START + b"<div", b">x</div>"),
    "attributes up to the size": numbered(b" a%d=1", None, START + b"<div", b">x</div>"),
    "body again and again": numbered(b"<body a%d>"),
    "15 MB of one text": repeated(b"wordwordword", START + b"<p>", b"</p>"),
    "15 MB of words": repeated(b"some words of a text ", START + b"<p>", b"</p>"),
    "15 MB of names of skills": repeated(b"Go, Kafka, Rust and C++; ", START + b"<p>", b"</p>"),
    "nested tables": repeated(b"<table><tr><td>"),
    "text in tables": repeated(b"<table>x<i>"),
    "rows without tables": repeated(b"<tr><td>x"),
    "select": repeated(b"<select><option>x"),
    "nested select": times(b"<select>", MILLION, b"x"),
    "groups of options": repeated(b"<option>x<optgroup>", START + b"<select>"),
    "template": repeated(b"<template>"),
    "svg": repeated(b"<svg><g>"),
    "math": repeated(b"<math><mi>"),
    "math in svg": repeated(b"<svg><g><math><mi>"),
    "foreign objects in svg": repeated(b"<svg><foreignObject>"),
    "button": repeated(b"<button>"),
    "form": repeated(b"<form></p>"),
    "frameset": repeated(b"<frameset>", b""),
    # What starts with them is no text at all, and is refused.
    "NUL bytes": repeated(b"\0", START + b"<p>" + b"words " * 2000),
    "NUL bytes in tags": repeated(b"<\0>", START + b"<p>" + b"words " * 2000),
    "NUL bytes in words": repeated(b"Go\0", START + b"<p>"),
    "no UTF-8": repeated(b"\xff\xc3\xe2\x28", START + b"<p>"),
    "open signs": repeated(b"<", START + b"<p>"),
    "entities": repeated(b"&amp;&#x110000;&unknown", START + b"<p>"),
    "references without end": repeated(b"&", START + b"<p>"),
    "references of NUL": repeated(b"&#0;", START + b"<p>"),
    "comment without end": repeated(b"-- x ", START + b"<!--"),
    "comments without end": repeated(b"<!--"),
    "attribute without end": repeated(b"x ", START + b'<p title="'),
    "script without end": repeated(b"<!-- <script> ", START + b"<script>"),
    "scripts without end": repeated(b"<script>"),
    "ends of nothing": repeated(b"</x>"),
    "ends of paragraphs": repeated(b"</p>"),
    "one alternative of 60,000 names": numbered(b"Foobar%dix or ", 60000, START + b"<ul><li>",
                                                b"Go</ul>"),
    "JSON-LD of brackets": repeated(b"[", START + b'<script type="application/ld+json">'),
    "list items": repeated(b"<li>Go and Kafka"),
    "headings": repeated(b"<h2>Requirements</h2>"),
    "br": repeated(b"Go<br>"),
}
