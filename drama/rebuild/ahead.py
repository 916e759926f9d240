"""What making an episode would cost, from its story or its screenplay; nothing is spoken, nobody asked.

Nothing is written but to the cache, where new recordings become takes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drama.desk import manuscript
from drama.desk.casting import proposal
from drama.desk.conversion import open_conversion
from drama.desk.made_from import check_chapters
from drama.rebuild.estimate import Plan, plan
from drama.rebuild.foresee import foresee
from drama.rebuild.rates import read_rates
from drama.script.prose.model import Person
from drama.script.screenplay import read
from drama.settings import Budget
from drama.show.production import Production, open_production
from drama.show.project import Project, is_screenplay


def plan_of(production: Production) -> Plan:
    """Return what the next render of a production does and costs; raises what the render would."""
    return next(plans_of([production]))


def plans_of(productions: Iterable[Production]) -> Iterator[Plan]:
    """Yield the plan of each of some productions that are rendered one after another.

    What several have, such as an intro, is made for the first of them. Raises what the render would.
    """
    made: set[str] = set()
    for production in productions:
        foreseen = foresee(production, made=made)
        yield plan(production, foreseen, read_rates(production.show.rates))
        made.update(key for one in foreseen.verdicts if one.anew for key in one.piece.keys)


def plan_of_story(
    show: Project, story: Path, chapters: str = "", budget: Budget = "few", engine: str = ""
) -> Plan:
    """Return what `drama make` would do and cost for a story or a screenplay.

    Who has no voice yet speaks with the one that `drama make` would propose. No language model is asked.
    Raises what `drama make` would before it renders.
    """
    production, people = _production(show, story, chapters, budget, engine)
    roles = proposal(production, people, story=None if is_screenplay(story) else story)
    return plan_of(replace(production, proposed=roles) if roles else production)


def _production(
    show: Project, story: Path, chapters: str, budget: Budget, engine: str
) -> tuple[Production, Sequence[Person]]:
    """Return what `drama make` would render, from the screenplay as it would be, and the story's people."""
    path = story if is_screenplay(story) else show.screenplay(story)
    if path != story:
        manuscript.check_same_story(path, story)
        check_chapters(path, story, chapters)
    if path == story or (path.exists() and manuscript.is_edited(path)):
        return open_production(show, path, engine), manuscript.people(path)
    adaptation = open_conversion(story, path, chapters, budget).adapt()
    script = read(manuscript.draft(adaptation, path).text, str(path))
    production = Production(show, path, script, engine or show.settings.engine)
    return production, adaptation.reading.people
