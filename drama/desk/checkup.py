"""A checkup: everything that can be known of an episode before it is rendered."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drama.desk import manuscript
from drama.desk.casting import cast_table
from drama.desk.continuity import other_voices
from drama.desk.handmade import settled
from drama.desk.history import read_text
from drama.desk.made_from import changed_story
from drama.desk.misplaced import misplaced
from drama.desk.pronunciations import foreign
from drama.desk.sheets import slots_of
from drama.desk.siblings import decided_elsewhere
from drama.desk.slips import slips
from drama.errors import DramaError, Place, Problem
from drama.files import typed
from drama.recordings.folder import look
from drama.script.corrections.decide import near
from drama.script.corrections.recast import idle, person_of
from drama.script.corrections.sheet import parse_corrections
from drama.script.model import Line
from drama.script.prose.origins import DOUBTFUL
from drama.show.production import Production
from drama.show.strays import strays
from drama.sound.collect import check_files, cues, find_all
from drama.space import spaces_of
from drama.store.shelf import Shelf

_SAME = 0.9999
"""The cosine of a voice with itself, but for rounding."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check found.

    `faults` keep an episode from being rendered, `slips` do not, but are hardly what was meant. `methods`
    counts how the speakers of the dialogue were found, "you" for those the writer settled, and
    `expected_wrong` is how many are probably wrong, by their own confidence; `doubtful` are the lines to look
    at, least certain first. `kept`, `changed` and `cut` count the lines that are as in the story, that were
    edited or added, and that were taken out. For a screenplay that was not made from a story all of these
    are empty.
    """

    lines: int
    roles: int
    faults: tuple[DramaError, ...]
    slips: tuple[Problem, ...]
    methods: tuple[tuple[str, int], ...]
    expected_wrong: float
    doubtful: tuple[tuple[Line, float], ...]
    kept: int
    changed: int
    cut: int


def check(production: Production) -> Checkup:
    """Return what is wrong or doubtful in a production, all of it."""
    lines = {line.id: line for line in production.script.lines()}
    origins = manuscript.origins(production.path)
    marked = manuscript.marked_lines(production.path)
    quoted = [one for one in origins if one.method and one.line in lines]
    open_ = [one for one in quoted if not settled(one, lines[one.line], marked)]
    methods = Counter(one.method for one in open_) + Counter(you=len(quoted) - len(open_))
    return Checkup(
        lines=len(lines),
        roles=len({line.role for line in lines.values()}),
        faults=_faults(production),
        slips=(
            *before_render(production),
            *decided_elsewhere(production.path),
            *_unknown_names(production),
            *_foreign(production),
            *_one_voice(production),
            *other_voices(production),
            *_misplaced(production),
        ),
        methods=tuple(methods.most_common()),
        expected_wrong=sum(1.0 - one.confidence for one in open_),
        doubtful=tuple(
            (lines[one.line], one.confidence)
            for one in sorted(open_, key=lambda one: one.confidence)
            if one.confidence < DOUBTFUL
        ),
        kept=sum(one.line in lines for one in origins),
        changed=len(lines.keys() - {one.line for one in origins}) if origins else 0,
        cut=sum(one.line not in lines for one in origins),
    )


def before_render(production: Production) -> tuple[Problem, ...]:
    """Return what a render of an episode warns of: what is valid, and hardly what was meant."""
    show, name = production.show, production.path.stem
    misnamed = (*(stray.problem for stray in strays(show, [name])), *show.namesakes([name]))
    return (*changed_story(production.path), *slips(production), *misnamed)


def _unknown_names(production: Production) -> Iterator[Problem]:
    """Yield what the corrections file says of names that nobody in the story has."""
    path = manuscript.corrections_path(production.path)
    text, people = read_text(path), manuscript.people(production.path)
    if text is None or not people or manuscript.source_chapters(production.path):
        return
    decided = parse_corrections(text, str(path))
    for where, *names in idle(people, decided):
        if unknown := [name for name in names if name and person_of(people, name) is None]:
            what = f"{where}: nobody who speaks in the story is called '{unknown[0]}'"
            close = near(people, unknown[0])
            hint = f"did you mean '{close}'?" if close else "it does nothing as long as that is so"
            yield Problem(what, Place(str(path), decided.rows.get((where, names[0]), 0)), hint)


def _foreign(production: Production) -> tuple[Problem, ...]:
    try:
        return foreign(production.diction.lexicon)
    except DramaError:
        return ()  # the fault of a lexicon is told as such


def _misplaced(production: Production) -> Iterator[Problem]:
    """Yield where recordings of the screenplay's lines lie that are not looked at."""
    try:
        yield from misplaced(production, slots_of(production), look(production.recordings).ids)
    except DramaError:
        return  # the fault of a voice map is told as such


def _one_voice(production: Production) -> Iterator[Problem]:
    """Yield each two roles that meet and have one voice, as the cast is now."""
    try:
        rows = cast_table(production)
    except DramaError:
        return  # the fault of a voice map is told as such
    pairs = {frozenset((row.role, row.near.role)) for row in rows if row.near and row.near.cosine >= _SAME}
    for one, other in sorted(map(sorted, pairs)):
        hint = f"give one of them another: drama cast {typed(production.path)}"
        yield Problem(f"{one} and {other} meet and have one voice", Place(str(production.maps[0])), hint)


def _faults(production: Production) -> tuple[DramaError, ...]:
    found: list[DramaError] = []
    for part in (_cast, _lexicon, _sounds):
        try:
            part(production)
        except DramaError as fault:
            # Two parts may read one file, as cast and lexicon do the voice map: its mistakes are told once.
            told = {problem for one in found for problem in one.problems}
            if new := [problem for problem in fault.problems if problem not in told]:
                found.append(type(fault)(*new))
    return tuple(found)


def _cast(production: Production) -> None:
    cast = production.cast
    spaces_of(production.script, cast, production.spaces)


def _lexicon(production: Production) -> None:
    _ = production.diction


def _sounds(production: Production) -> None:
    found = find_all(cues(production.script), str(production.path), production.library)
    check_files(found, Shelf(production.show.shelf))  # a store that computers share is not asked for this
