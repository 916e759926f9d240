"""The rules alone, without the ranker: the baseline, with the confidence that was measured for it."""

from bisect import bisect_right

from drama.script.prose.confidence import judge
from drama.script.prose.model import Attribution, Person, Reading
from drama.script.prose.quotes import find
from drama.script.prose.speakers import fit
from drama.script.prose.study import Study, study
from drama.story.model import Story

_LEADS = (1.5, 4.0, 8.0)
_CONFIDENCE: dict[str, tuple[float, float, float, float]] = {
    "said X": (0.25, 0.35, 0.45, 0.9),
    "said pronoun": (0.4, 0.45, 0.65, 0.8),
    "lead-in X": (0.5, 0.5, 0.6, 0.9),
    "names self X": (0.5, 0.5, 0.6, 0.9),
    "lead-in pronoun": (0.5, 0.6, 0.6, 0.8),
    "beat X": (0.6, 0.6, 0.7, 0.85),
    "beat pronoun": (0.3, 0.4, 0.6, 0.8),
    "to and fro": (0.5, 0.6, 0.75, 0.95),
    "nearby": (0.35, 0.55, 0.75, 0.75),
}
"""Share of right answers by method, for close, fair, good and clear calls over the runner-up.

Measured on sixteen novels of the Project Dialogism Novel Corpus (Vishnubhotla et al., LREC 2022).
"""


def rules(story: Story) -> Reading:
    """Return a story read by the rules alone."""
    quotations = find(story)
    found = study(story, quotations, {})
    every = [Attribution(None, 1.0, "not speech")] * len(quotations)
    for at, turn in enumerate(found.turns):
        for quotation in turn.quotations:
            every[quotation] = _by_rules(found, at)
    return Reading(quotations, tuple(every), tuple(map(Person, found.names)))


def _by_rules(found: Study, at: int) -> Attribution:
    decision = found.decisions[at]
    if decision.person is None:
        return Attribution(None, 0.0, "nobody in sight")
    fits = {one.person: fit(found.turns, found.decisions, at, one) for one in decision.options}
    chosen = fits.pop(decision.person, 0.0)
    lead = chosen - max(fits.values(), default=chosen - _LEADS[-1])
    method = judge(found, at, {decision.person: 1.0}).method
    return Attribution(found.names[decision.person], _CONFIDENCE[method][bisect_right(_LEADS, lead)], method)
