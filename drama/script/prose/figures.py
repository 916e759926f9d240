"""The named people of a story, from the count of its names."""

from collections import Counter
from collections.abc import Collection, Mapping

from drama.script.prose.nicknames import join_nicknames
from drama.script.prose.people import SURNAMED, Figure, gather
from drama.script.prose.runs import Census, Form, split_title


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


def name_figures(census: Census) -> list[Figure]:
    """Return the named people of a story, the most often named first."""
    people = {form: seen for form, seen in census.forms.items() if census.is_person(form)}
    lasts = {form[-1] for form in people}
    forms = {form: seen["all"] for form, seen in people.items() if not _is_family(form, seen, lasts)}
    forms = {form: count for form, count in forms.items() if not _runs_on(form, count, forms)}
    figures = join_nicknames(gather(forms.items(), census.together), census)
    for figure in figures:
        figure.told = sum(census.forms[form]["told"] for form in figure.forms)
    return sorted(figures, key=lambda figure: (-figure.count, min(figure.forms)))
