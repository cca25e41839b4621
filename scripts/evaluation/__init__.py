# SPDX-License-Identifier: MIT
"""What `scripts/evaluate` is made of.

program     running skillgap once a file, and reading what it prints
figures     shares with their n and interval
labelled    labels of postings beside what was found in them: what counts as right
verdicts    three profiles before every posting, by the labels and by the program
postings    all figures of a folder of labelled postings
errors      what went wrong, by list, by skill and by posting
keywords    the same postings by keywords, through ripgrep
sentences   composed sentences: ambiguous names, and requirements under a heading
spans       postings with annotated spans
understood  postings without labels: lines left, postings with little found

Standard library only.
"""
