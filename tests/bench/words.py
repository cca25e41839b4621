# SPDX-License-Identifier: MIT
"""The words that made-up postings are made of: few that are common, many that are not.

A word's rank decides how often it is drawn (Zipf), as in any text of people.
"""

import bisect
import itertools
import random

COMMON = """
and to the of in a with for you our we are is as on will work team or your that experience be at
by from an have this it can all their who new help across build how what more about company people
using systems not teams role skills data product customers into which has years using own one
software while engineering including working platform other time between strong support services
through world every well both within us know need make ability tools process way technical where
business design development they high best also than understanding quality value day most looking
good you'll we're environment join when part global clear users ideas care each great take learn
must problems life code knowledge used impact based first use health remote projects office equal
opportunity apply culture employees position growth full benefits complex solutions if write able
better such internal open here solve them been small decisions early would any keep
"""

RARE = """
account achieve adapt address adopt agency align almost analysis annual answer appear approach
archive arrange assess attend audience average balance basis behaviour beyond board branch bridge
brief budget calendar candidate capacity career catalogue celebrate certain challenge change charge
choose collect colleague commit committee compare compensation complete concern confident connect
consider consult contribute convince corner cost coverage craft credit curious current deadline
deal debate decide deeply deliver depend describe detail diverse document doubt drive duty effect
effort encourage enjoy enough ensure entire equipment escalate establish evaluate event evidence
evolve exact examine exchange expand expect explain explore express family feature feedback field
finance flexible focus forecast foundation friendly gather generous goal govern guide handle happy
honest housing humble hybrid improve include incident income independent influence inform initiative
inspire insurance interview introduce invest involve issue journey judge kind language launch lead
leave lesson level library listen location long maintain manage market matter measure meeting
member mentor method mission monitor monthly motivate nearby negotiate network notice objective
observe offer operate organise outcome overtime owner paper parental partner passion patience
pension performance permanent personal physical pioneer plan pleasant policy practical prepare
present pressure previous pride principle priority private produce profile program progress promise
promote proud provide public purpose quarter question quick range reach ready reason receive
recommend record recruit reduce refer reflect region relate release relevant rely replace report
represent research resolve resource respect respond result review reward risk roadmap roster safe
salary schedule science season secure select senior serious serve session share shift simple site
smooth social source space speak special spirit stable staff stage standard start station stay
store story strategy stream structure student succeed suggest summer supply survey sustain talent
target teach term thank think throughout together topic trade train travel trust unit update urgent
vacation vendor venture vision visit voice volunteer weekly welcome winter wonder write yearly
"""

STARTS = "b c d f g h j l m n p r s t v w br cl dr fl gr pl pr st tr sh".split()
MIDDLES = "a e i o u ai ea io ou ee".split()
ENDS = "n r l s t m nd rt st ck ng x sh ll".split()
TAILS = ["", "", "", "ing", "ed", "s", "er", "ly", "tion", "ment"]


def invented(randomly, syllables):
    """A word that nobody uses, and one can say."""
    parts = [randomly.choice(STARTS) + randomly.choice(MIDDLES) for _ in range(syllables)]
    return "".join(parts) + randomly.choice(ENDS)


class Words:
    """Draws words by rank."""

    def __init__(self, seed, kinds=9000):
        randomly = random.Random("words")
        known = list(dict.fromkeys(COMMON.split() + RARE.split()))
        seen = set(known)
        while len(known) < kinds:
            word = invented(randomly, randomly.choice((1, 1, 2, 2))) + randomly.choice(TAILS)
            if word not in seen:
                seen.add(word)
                known.append(word)
        self.known = known
        # Words of grammar are more alike in frequency than Zipf has it.
        self.sums = list(itertools.accumulate((rank + 5) ** -1.16 for rank in range(len(known))))
        self.randomly = random.Random(seed)

    def draw(self):
        return self.known[bisect.bisect(self.sums, self.randomly.random() * self.sums[-1])]

    def some(self, least, most):
        return " ".join(self.draw() for _ in range(self.randomly.randint(least, most)))
