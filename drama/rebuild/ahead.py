"""What making an episode would cost, from its story or its screenplay; nothing is spoken, nobody asked.

Nothing is written but to the cache, where new recordings become takes.
"""

from collections import Counter
from pathlib import Path

from drama.desk import manuscript
from drama.desk.conversion import open_conversion
from drama.desk.made_from import check_chapters
from drama.errors import CastError
from drama.rebuild.estimate import Plan, plan, plan_of_lines
from drama.rebuild.foresee import foresee
from drama.rebuild.rates import read_rates
from drama.script.screenplay import read
from drama.settings import Budget
from drama.show.production import Production, open_production
from drama.show.project import Project, is_screenplay
from drama.sound.collect import cues, find_all


def plan_of(production: Production) -> Plan:
    """Return what the next render of a production does and costs; raises what the render would."""
    return plan(production, foresee(production), read_rates(production.show.rates))


def plan_of_story(
    show: Project, story: Path, chapters: str = "", budget: Budget = "few", engine: str = ""
) -> Plan:
    """Return what `drama make` would do and cost for a story or a screenplay.

    Where somebody in it has no voice yet, every line counts as still to be spoken. No language model is
    asked. Raises what `drama make` would before it renders, but for missing voices.
    """
    production = _production(show, story, chapters, budget, engine)
    try:
        return plan_of(production)
    except CastError:
        production.sheet  # noqa: B018 (a faulty voice map is not a missing voice: it raises again)
    sounds = find_all(cues(production.played), str(production.path), production.library)
    spoken = Counter({production.engine_name: sum(len(line.words) for line in production.lines)})
    return plan_of_lines(production, spoken, len(sounds), read_rates(show.rates))


def _production(show: Project, story: Path, chapters: str, budget: Budget, engine: str) -> Production:
    """Return the production that `drama make` would render, from the screenplay as it would be."""
    path = story if is_screenplay(story) else show.screenplay(story)
    if path != story:
        manuscript.check_same_story(path, story)
        check_chapters(path, story, chapters)
    if path == story or (path.exists() and manuscript.is_edited(path)):
        return open_production(show, path, engine)
    adaptation = open_conversion(story, path, chapters, budget).adapt()
    script = read(manuscript.draft(adaptation, path).text, str(path))
    return Production(show, path, script, engine or show.settings.engine)
