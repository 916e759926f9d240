"""Short forms of a story's own names: Teo is Teodor, Goz is Ngozi, Doyler is Doyle.

The table of `names` knows the short forms of common names. These are told by their letters, and by how the
story uses the two: people are called by one and told of by the other, or they never meet in a paragraph.
"""

from collections.abc import Sequence

from drama.script.prose.census import Census
from drama.script.prose.listed import listed
from drama.script.prose.names import FEMALE_NAMES, MALE_NAMES
from drama.script.prose.people import Figure

_FRONT, _INNER, _STEM = 2, 3, 4
"""Letters that a short form keeps at least: of a name's beginning, of its middle or end, before an ending."""

_ENDINGS = ("er", "ie", "y", "o", "s")
_POLITE = listed("mr mrs miss ms")
_RARE = 0.15
"""The share of its mentions that the narration has at most of a name that people are only called by."""


def shortens(short: str, full: str) -> bool:
    """Return whether a name is what may be left of another: teo of teodor, goz of ngozi, doyler of doyle."""
    if full.startswith(short):
        return _FRONT <= len(short) < len(full)
    if short in full[1:]:
        return len(short) >= _INNER and not _lists(short)
    stems = (short.removesuffix(end) for end in _ENDINGS if short.endswith(end))
    return any(len(stem) >= _STEM and full.startswith(stem) for stem in stems)


def join_nicknames(figures: Sequence[Figure], census: Census) -> list[Figure]:
    """Return the figures, each nickname joined to the one person it can be short for."""
    kept = list(figures)
    for figure in sorted(figures, key=lambda one: one.count):
        name = _only_name(figure)
        if name is None or census.with_article((name,)):
            continue  # the Cat is no Caterpillar
        fits = [other for other in kept if other is not figure and _fits(figure, name, other, census)]
        if len(fits) == 1:
            fits[0].forms += figure.forms
            kept = [other for other in kept if other is not figure]
    return kept


def _only_name(figure: Figure) -> str | None:
    """Return the single word somebody is named by, None where there is more."""
    forms = list(figure.forms)
    return forms[0][0] if len(forms) == 1 and len(forms[0]) == 1 else None


def _fits(figure: Figure, name: str, other: Figure, census: Census) -> bool:
    if other.titles() - _POLITE or not any(shortens(name, core[0]) for core in other.cores()):
        return False
    if not _one_gender(name, other) or any(census.together((name,), form) for form in other.forms):
        return False
    if census.told_share((name,)) <= _RARE or all(census.told_share(form) <= _RARE for form in other.forms):
        return True
    return figure.count <= other.count and all(census.apart((name,), form) for form in other.forms)


def _one_gender(name: str, other: Figure) -> bool:
    """Return whether no list of first names gives the two to different genders."""
    firsts = {core[0] for core in other.cores()}
    return not (_lists(name) and any(_lists(first) and _lists(first) != _lists(name) for first in firsts))


def _lists(name: str) -> str:
    """Return which lists of first names have a name."""
    return "m" * (name in MALE_NAMES) + "f" * (name in FEMALE_NAMES)
