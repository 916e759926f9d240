"""How sure a sound is: how likely the model calls it, weighed by what speaks against it.

The weights are those of a logistic regression, which learned from passages that the model had not seen
(`training/judge.py`).
"""

from collections.abc import Mapping
from functools import cache
from math import exp, log

from drama.learned.stored import stored
from drama.script.prose.cues.model import Kind

_NEVER = 0.002
"""The least chance the model's word is taken for: it is never quite sure that there is nothing."""


def sure(kind: Kind, chance: float, against: str) -> float:
    """Return how likely a sound is heard, 0.0 to 1.0; the reason of a guard may be `against` it, or ""."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in features(kind, chance, against).items())
    return round(1 / (1 + exp(-total)), 3)


def features(kind: Kind, chance: float, against: str) -> dict[str, float]:
    """Return what is weighed, by name: that something was found, its odds, and the guard."""
    held = min(max(chance, _NEVER), 1 - _NEVER)
    found = {f"{kind}": 1.0, f"{kind}, odds": log(held / (1 - held))}
    return found | ({f"{kind}, {against}": 1.0} if against else {})


@cache
def _weights() -> Mapping[str, float]:
    arrays = stored("judge")
    names = bytes(arrays["names"]).decode().split("\n")
    return dict(zip(names, arrays["weights"].tolist(), strict=True))
