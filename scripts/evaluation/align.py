# SPDX-License-Identifier: MIT
"""Places of the text that skillgap read, as places of the text that it was given.

Both are compared by their words and signs, so spaces, line breaks and list signs may differ.
"""

import difflib
import re

TOKEN = re.compile(r"\w+|[^\w\s]")


def tokens_of(text):
    """[(start, end, token)] in bytes."""
    found, at, byte = [], 0, 0
    for match in TOKEN.finditer(text):
        byte += len(text[at:match.start()].encode("utf-8"))
        at = match.end()
        end = byte + len(match.group().encode("utf-8"))
        found.append((byte, end, match.group()))
        byte = end
    return found


class Alignment:
    def __init__(self, given, read):
        a, b = tokens_of(given), tokens_of(read)
        words = [[token[2] for token in tokens] for tokens in (a, b)]
        if words[0] == words[1]:
            blocks = [(0, 0, len(a))]
        else:
            blocks = difflib.SequenceMatcher(None, *words, autojunk=False).get_matching_blocks()
        self.tokens = [
            (b[j + k][0], b[j + k][1], a[i + k][0]) for i, j, n in blocks for k in range(n)
        ]

    def place(self, at, is_end):
        for start, end, given in self.tokens:
            if start < at <= end if is_end else start <= at < end:
                return given + at - start
        return None

    def span(self, start, end):
        """None when a side of it is not in the text that was given."""
        start, end = self.place(start, False), self.place(end, True)
        return None if start is None or end is None else (start, end)
