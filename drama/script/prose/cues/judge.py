"""How sure a sound is: the chance that the model gives it, made honest.

The model is surer than it may be in stories, where less is heard than in what it learned from. A logistic
regression of its odds (Platt 1999) for each kind of sound, on passages that it had not seen, says how often
it is right (`training/judge.py`).
"""

from functools import cache
from math import exp, log

from drama.learned.stored import stored
from drama.script.prose.cues.model import Kind

_NEVER = 0.002
"""The least chance the model's word is taken for: it is never quite sure that there is nothing."""


def sure(kind: Kind, chance: float) -> float:
    """Return how likely a sound is heard, 0.0 to 1.0, to which the model gives a chance."""
    base, slope = _calibration(kind)
    return round(1 / (1 + exp(-base - slope * odds(chance))), 3)


def odds(chance: float) -> float:
    """Return the logarithm of the odds of a chance."""
    held = min(max(chance, _NEVER), 1 - _NEVER)
    return log(held / (1 - held))


@cache
def _calibration(kind: Kind) -> tuple[float, float]:
    base, slope = stored("judge")[kind].tolist()
    return base, slope
