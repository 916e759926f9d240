"""The named people of a story, from the count of its names."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set

from drama.script.prose.census import Census
from drama.script.prose.names import RANKS
from drama.script.prose.nicknames import join_nicknames
from drama.script.prose.people import SURNAMED, Figure, gather
from drama.script.prose.runs import Form, split_title


def _is_family(form: Form, seen: Counter[str], lasts: Collection[str]) -> bool:
    """Return whether a form is a family's or a people's plural: "the Bennets", "the Hindus"."""
    last = form[-1]
    known = last[:-1] in lasts or last[:-2] in lasts
    return last.endswith("s") and seen["article"] >= (0.3 if known else 0.5) * seen["all"]


def _runs_on(form: Form, count: int, forms: Mapping[Form, int]) -> bool:
    """Return whether a rare form is a surname with a heading's next word: "Mr. Marvel Discusses"."""
    title, core = split_title(form)
    plain = forms.get((title, core[0]), 0) if title in SURNAMED and len(core) > 1 else 0
    return count * 5 < plain and (core[-1],) not in forms


def _join_bare_titles(figures: Sequence[Figure], census: Census) -> list[Figure]:
    """Return figures with those who go by a rank alone made one with its bearer: the Colonel."""
    joined = []
    for figure in figures:
        rank = _bare_rank(figure)
        bearer = _only_bearer(rank, figure, figures, census) if rank else None
        if bearer is None:
            joined.append(figure)
        else:
            bearer.forms += figure.forms
    return joined


def _bare_rank(figure: Figure) -> str | None:
    """Return the rank that is all somebody goes by."""
    (form, *more) = figure.forms
    return None if more or len(form) > 1 or form[0] not in RANKS else RANKS[form[0]]


def _only_bearer(rank: str, bare: Figure, figures: Sequence[Figure], census: Census) -> Figure | None:
    """Return who has a rank with a name, unless it is somebody beside them."""
    bearers = [one for one in figures if rank in map(RANKS.get, one.titles())]
    apart = any(
        census.together(one, other) for figure in bearers for one in figure.forms for other in bare.forms
    )
    return bearers[0] if len(bearers) == 1 and not apart else None


def _bare_surnames(people: Set[Form], census: Census) -> list[Form]:
    """Return the surnames that stand by themselves for somebody with a title or a first name.

    Who is Dr Park once may be Park everywhere else, and do nothing that shows it.
    """
    lasts = {form[-1:] for form in people if len(form) > 1}
    return [
        form
        for form in sorted(lasts & census.forms.keys() - people)
        if census.forms[form]["inner"] + census.forms[form]["subject"] and not census.with_article(form)
    ]


def name_figures(census: Census) -> list[Figure]:
    """Return the named people of a story, the most often named first."""
    people = {form: seen for form, seen in census.forms.items() if census.is_person(form)}
    lasts = {form[-1] for form in people}
    people |= {form: census.forms[form] for form in _bare_surnames(people.keys(), census)}
    forms = {form: seen["all"] for form, seen in people.items() if not _is_family(form, seen, lasts)}
    forms = {form: count for form, count in forms.items() if not _runs_on(form, count, forms)}
    figures = join_nicknames(gather(forms.items(), census.together), census)
    figures = _join_bare_titles(figures, census)
    for figure in figures:
        figure.told = sum(census.forms[form]["told"] for form in figure.forms)
    return sorted(figures, key=lambda figure: (-figure.count, min(figure.forms)))
