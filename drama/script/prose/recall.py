"""Reading a story again with other settled speakers: only the turns that this can touch are weighed anew.

What comes out is what a first reading gives. The ground that was laid stays, and so do the chances of turns
far from any that is decided otherwise now: the ranker sees no further than the constants below say.
"""

from collections.abc import Collection, Mapping, Sequence

from drama.learned.grid import TURNS
from drama.script.prose.candidates import candidates
from drama.script.prose.features import Situation
from drama.script.prose.model import Quotation
from drama.script.prose.ranking import rank
from drama.script.prose.study import Groundwork, Study, lay_groundwork, study
from drama.script.prose.turns import Turn
from drama.story.model import Story

FEATURES, RANKER = 16, TURNS - 1
"""How many turns away the features of a turn see who is chosen, and the ranker sees features.

Features also see the whole scene of a turn; of the ranker, the nets see furthest.
"""

Chances = Sequence[Mapping[int, float]]


class Recall:
    """What the last reading of a story found."""

    def __init__(self) -> None:
        self._story: Story | None = None
        self._ground: Groundwork | None = None
        self._found: Study | None = None
        self._options: Sequence[Sequence[int]] = ()
        self._chances: Chances = ()

    def study(self, story: Story, quotations: Sequence[Quotation], settled: Mapping[int, str]) -> Study:
        """Return a story studied by rules, on the ground laid before where it is the same story."""
        named = tuple(settled.values())
        if self._ground is None or self._story != story or not self._ground.serves(named):
            self._story, self._ground = story, lay_groundwork(story, quotations, named)
        return study(story, quotations, settled, self._ground)

    def chances(self, found: Study, asked: Collection[int]) -> Chances:
        """Return for every turn the chance of each person who may speak it, the likeliest first.

        Only the turns `asked` about have any; a recall is always asked about the same.
        """
        options = candidates(found.turns, found.decisions, found.company.everyone, found.settled)
        self._chances = self._anew(found, options, set(asked))
        self._found, self._options = found, options
        return self._chances

    def _anew(self, found: Study, options: Sequence[Sequence[int]], asked: set[int]) -> Chances:
        last, end = self._found, len(found.turns)
        if last is None or last.turns is not found.turns:
            return _ranked_of(found, options, asked)
        places = range(end)
        before = zip(last.decisions, map(last.settled.get, places), self._options, strict=True)
        after = zip(found.decisions, map(found.settled.get, places), options, strict=True)
        others = [at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
        touched = asked & _near(_near(_scenes(found.turns, others), FEATURES, end), RANKER, end)
        fresh = _ranked_of(found, options, touched)
        return [fresh[at] if at in touched else self._chances[at] for at in places]


def _ranked_of(found: Study, options: Sequence[Sequence[int]], asked: Collection[int]) -> Chances:
    """Return the chances of the turns asked about, none of the others."""
    seen = _near(asked, RANKER, len(options))
    ranked = _ranked(found, [some if at in seen else [] for at, some in enumerate(options)])
    return [shares if at in asked else {} for at, shares in enumerate(ranked)]


def _ranked(found: Study, options: Sequence[Sequence[int]]) -> Chances:
    return rank(Situation(found.scenery, found.company, found.turns, found.decisions, options), found.settled)


def _scenes(turns: Sequence[Turn], others: Sequence[int]) -> set[int]:
    """Return the turns of every scene that has one of the others in it."""
    scenes = {turns[at].scene for at in others}
    return {at for at, turn in enumerate(turns) if turn.scene in scenes}


def _near(places: Collection[int], steps: int, end: int) -> set[int]:
    """Return the places, and those so many steps away from one, up to the end."""
    return {at for one in places for at in range(max(0, one - steps), min(end, one + steps + 1))}
