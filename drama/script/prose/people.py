"""The people of a story: every name brought to the person it names."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from drama.script.prose.listed import listed
from drama.script.prose.model import Gender, clash
from drama.script.prose.names import SHORT_FORMS, TITLES, first_name_gender
from drama.script.prose.nouns import PEOPLE
from drama.script.prose.runs import Form, split_title

_SMALL_TITLES = listed(
    """mr dr doctor professor prof captain capt colonel col major general lieutenant admiral"""
)
_SMALL_TITLES |= listed("""sergeant corporal inspector detective constable judge officer reverend rev""")
"""Titles that one man may bear at once with another of them."""

_NOBLE_TITLES = listed("madame countess baroness duchess princess comtesse marquise marchioness")
"""Titles that one woman may bear at once."""

_BEFORE_GIVEN = frozenset(TITLES) - _SMALL_TITLES | {"mr"}
"""Titles that may stand before a first name: Miss Elizabeth, Sir Walter, Aunt Polly."""

SURNAMED = listed("mr mrs miss ms lord madame monsieur")
"""Titles that stand before a surname."""

_RANKS = listed("lady sir lord mrs king queen prince princess duke duchess")


@dataclass(slots=True)
class Figure:
    """A person while the names are being sorted: the forms that name them and how often each does.

    `told` is how often the narration itself names them.
    """

    forms: Counter[Form] = field(default_factory=Counter)
    told: int = 0

    @property
    def count(self) -> int:
        """How often the person is named."""
        return self.forms.total()

    def titles(self) -> set[str]:
        """Return the titles the person is given."""
        return {title for title, _ in map(split_title, self.forms) if title}

    def cores(self) -> list[Form]:
        """Return the names proper, without titles, in the order they were added."""
        return [split_title(form)[1] for form in self.forms]

    def given_names(self) -> set[str]:
        """Return the first names among the forms: "walter" of Sir Walter, but no "darcy" of Mr. Darcy."""
        return {
            core[0]
            for title, core in map(split_title, self.forms)
            if len(core) > 1 or not title or (title in _BEFORE_GIVEN and title not in SURNAMED)
        }

    def gender(self) -> Gender:
        """Return the gender the names themselves show: titles first, then first names, then common nouns."""
        return next((gender for gender in self._genders() if gender != "unknown"), "unknown")

    def _genders(self) -> Iterator[Gender]:
        for title in sorted(self.titles()):
            yield TITLES[title][0]
        for core in sorted(self.cores(), key=len, reverse=True):
            yield first_name_gender(core[0])
        for core in self.cores():
            yield PEOPLE.get(core[-1], TITLES.get(core[-1], ("unknown", "unknown")))[0]


def _husbands(title: str, core: Form, figure: Figure) -> bool:
    """Return whether Mrs. Newland Archer, or Newland Archer, is the other one of the couple."""
    other = "mrs" in figure.titles()
    return (title == "mrs") != other and first_name_gender(core[0]) != "female"


def _titles_agree(title: str, figure: Figure) -> bool:
    others = figure.titles()
    if not title or not others or title in others:
        return True
    return any(title in titles and others <= titles for titles in (_SMALL_TITLES, _NOBLE_TITLES))


Together = Callable[[Form, Form], bool]
"""Says whether two names stand side by side too often to be one person's."""


class Gathering:
    """Figures by the words of their names, as forms are added from the fullest to the barest."""

    def __init__(self, together: Together) -> None:
        self.figures: list[Figure] = []
        self._together = together

    def add(self, form: Form, count: int) -> None:
        """Add a form to the figure it names, or as a new one."""
        figure = self._home(form)
        if figure is None:
            figure = Figure()
            self.figures.append(figure)
        figure.forms[form] += count

    def _home(self, form: Form) -> Figure | None:
        title, core = split_title(form)
        if len(core) > 1:
            return self._same_full_name(title, core)
        if title:
            return self._titled(title, core[0])
        return self._bare(core[0])

    def _same_full_name(self, title: str, core: Form) -> Figure | None:
        gender = TITLES[title][0] if title else "unknown"
        fits = (
            figure
            for figure in self.figures
            if any(
                len(other) > 1 and (other[0], other[-1]) == (core[0], core[-1]) for other in figure.cores()
            )
            and not clash(gender, figure.gender())
            and not _husbands(title, core, figure)
        )
        return next(fits, None)

    def _titled(self, title: str, name: str) -> Figure | None:
        gender = TITLES[title][0]
        family = [f for f in self._surnamed(name) if not clash(gender, f.gender())]
        fits = [f for f in family if _titles_agree(title, f) and not self._apart((title, name), f)]
        if fits and (title != "mrs" or len(family) == 1):
            return fits[0] if len(fits) == 1 else _clear_winner(fits)
        if title not in _BEFORE_GIVEN:
            return None
        given = [f for f in self._given(name) if not clash(gender, f.gender()) and _titles_agree(title, f)]
        if len(given) > 1:
            given = [figure for figure in given if title in figure.titles()]
        return given[0] if len(given) == 1 else None if given else self._short(name)

    def _apart(self, form: Form, figure: Figure) -> bool:
        """Return whether a name stands beside other names of a figure as if it were somebody else's."""
        return any(self._together(form, other) for other in figure.forms if not set(form) & set(other))

    def _surnamed(self, name: str) -> list[Figure]:
        return [figure for figure in self.figures if any(core[-1] == name for core in figure.cores())]

    def _given(self, name: str) -> list[Figure]:
        return [figure for figure in self.figures if name in figure.given_names()]

    def _bare(self, name: str) -> Figure | None:
        given = self._given(name)
        if given:
            figure = max(given, key=lambda figure: figure.count)
            return None if self._apart((name,), figure) else figure
        family = self._surnamed(name)
        if family:
            return max(family, key=lambda figure: (figure.gender() == "male", figure.count))
        return self._short(name)

    def _short(self, name: str) -> Figure | None:
        full = SHORT_FORMS.get(name)
        fits = [
            figure
            for figure in self.figures
            if any(core[0] == full or _pet_name(name, core) for core in figure.cores())
            and not figure.titles() & _RANKS
            and not self._apart((name,), figure)
        ]
        return fits[0] if len(fits) == 1 else None


def _pet_name(name: str, core: Form) -> bool:
    stem = core[0]
    short = stem.removesuffix("e")
    pets = (short + "y", stem + stem[-1] + "y", short + "ie", stem + "kins")
    return len(core) == 1 and len(stem) > 2 and name in pets


def _clear_winner(figures: Sequence[Figure]) -> Figure | None:
    first, second = sorted(figures, key=lambda figure: -figure.count)[:2]
    return first if first.count > 4 * second.count else None


def _fullest_first(entry: tuple[Form, int]) -> tuple[bool, int, bool, int, Form]:
    form, count = entry
    title, core = split_title(form)
    pet = core[0] in SHORT_FORMS or core[0].endswith(("y", "ie", "kins"))
    return len(core) == 1 and not title, -len(core), pet and len(core) == 1, -count, form


def gather(forms: Iterable[tuple[Form, int]], together: Together) -> list[Figure]:
    """Return one figure a person from the forms of names and their counts.

    Names that `together` finds side by side too often are two people's.
    """
    gathering = Gathering(together)
    for form, count in sorted(forms, key=_fullest_first):
        gathering.add(form, count)
    return gathering.figures
