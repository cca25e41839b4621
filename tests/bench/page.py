# SPDX-License-Identifier: MIT
"""A made-up posting as the page of a web site: mostly what is not the posting.

Scripts, styles and menus stand around it, and each line of it in nested boxes with long lists
of classes, in the shares that README.md gives for real pages.
"""

import html
import random

CLASSES = ["flex", "items-center", "mt-4", "text-sm", "job-posting__section", "container", "row",
           "col-md-8", "px-2", "font-medium", "wp-block-group", "is-layout-flow", "css-1x9fq2"]


def box(randomly, depth, inner):
    for _ in range(depth):
        names = " ".join(randomly.sample(CLASSES, randomly.randint(1, 3)))
        inner = '<div class="%s">\n%s</div>\n' % (names, inner)
    return inner


def item(randomly, text):
    text = html.escape(text)
    if randomly.random() < 0.3:
        head, _, tail = text.partition(" ")
        text = "<strong>%s</strong> %s" % (head, tail)
    return '<li class="%s"><span class="%s">%s</span></li>\n' % (
        randomly.choice(CLASSES), " ".join(randomly.sample(CLASSES, 2)), text)


def menu(randomly, links):
    return "<nav><ul>" + "".join(
        '<li class="menu-item menu-item-%d %s"><a href="https://www.example.com/%s/%06x" '
        'class="nav-link %s">%s</a></li>\n'
        % (i, randomly.choice(CLASSES), randomly.choice(CLASSES), randomly.getrandbits(24),
           " ".join(randomly.sample(CLASSES, 2)), randomly.choice(CLASSES))
        for i in range(links)) + "</ul></nav>\n"


def script(randomly, size):
    """Something like minified code, no posting in it."""
    parts = []
    while size > 0:
        part = "var %s=function(e,t){return e.%s[%d]||t(\"%s\")};" % (
            randomly.choice("abcdefgh"), randomly.choice(CLASSES).replace("-", "_"),
            randomly.getrandbits(16), randomly.choice(CLASSES))
        parts.append(part)
        size -= len(part)
    return "<script>" + "".join(parts) + "</script>\n"


def body_of(posting, randomly):
    parts = [box(randomly, 2, '<h1 class="title">%s</h1>\n<p>%s</p>\n'
                 % (html.escape(posting["title"]), html.escape(posting["company"])))]
    parts += [box(randomly, 1, '<p class="%s">%s</p>\n'
                  % (randomly.choice(CLASSES), html.escape(text))) for text in posting["about"]]
    for heading, items in posting["sections"]:
        lines = "".join(item(randomly, text) for text in items)
        parts.append(box(randomly, 1, "<h2>%s</h2>\n<ul>\n%s</ul>\n"
                         % (html.escape(heading), lines)))
    parts += ["<p>%s</p>\n" % html.escape(text) for text in posting["end"]]
    return "".join(parts)


def page_of(posting, around=1.0):
    """around: how much of menus and scripts, as a multiple of a usual page's."""
    randomly = random.Random(posting["number"])
    body = body_of(posting, randomly)
    return ('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            "<title>%s at %s</title>\n<style>%s</style>\n%s</head><body>\n%s<main>%s</main>\n"
            "%s%s</body></html>\n"
            % (html.escape(posting["title"]), html.escape(posting["company"]),
               ".a{margin:0 auto}" * round(45 * around), script(randomly, round(1500 * around)),
               menu(randomly, round(14 * around)), box(randomly, 3, body),
               menu(randomly, round(10 * around)), script(randomly, round(900 * around))))
