"""`drama edit`: other words, speaker, direction or pause for one line, a sound at it, a line more or less."""

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, BadParameter, Option

from drama.cli.arguments import Json, Screenplay
from drama.cli.console import console, say_json
from drama.cli.corrected import show_meant
from drama.files import typed
from drama.show.project import open_project

if TYPE_CHECKING:
    from drama.script.model import Line

NONE = "none"


def edit(
    script: Screenplay,
    line: Annotated[
        str, Argument(help="The number of its row in the screenplay, or its id.", metavar="LINE")
    ],
    words: Annotated[str | None, Option(help="What is said instead.", metavar="WORDS")] = None,
    speaker: Annotated[str | None, Option(help="Who says it instead.", metavar="NAME")] = None,
    new: Annotated[
        bool, Option("--new", help="Make the speaker a new role, however near the name is to another.")
    ] = False,
    direction: Annotated[
        list[str] | None, Option(help="How it is said, again for more of it; or none.", metavar="HOW")
    ] = None,
    pause: Annotated[float | None, Option(help="Seconds of pause before it; 0 for none.")] = None,
    sound: Annotated[str, Option(help="A sound at it, such as 'SOUND: thunder, near'.", metavar="CUE")] = "",
    before: Annotated[
        str, Option(help="The word that sound comes before, not the line.", metavar="WORD")
    ] = "",
    add: Annotated[
        str, Option(help="A new line behind it, by its speaker or --speaker.", metavar="WORDS")
    ] = "",
    cut: Annotated[bool, Option("--cut", help="Take the line out.")] = False,
    as_json: Json = False,
) -> None:
    """Change one line of a screenplay, and nothing else in it; without a change, show it.

    [bold]drama edit the-river-gate.fountain 42 --words "You startled me!" --direction whispering[/bold]
    [bold]drama edit the-river-gate.fountain 42 --speaker Tobin[/bold]
    [bold]drama edit the-river-gate.fountain 42 --add "Only the river." --speaker Tobin[/bold]
    [bold]drama edit the-river-gate.fountain 42 --sound "SOUND: thunder, near" --before frightened[/bold]
    """
    from drama.desk.redrafting import Draft, add_line, draft_of, last_step, line_at, redraft_line

    of_line = {"words": words, "add": add or None, "speaker": speaker, "direction": direction, "pause": pause}
    _check_together(cut, **of_line, new=new or None, sound=sound or None, before=before or None)
    found, told, fresh, asked = line_at(script, line), last_step(script), False, speaker or ""
    if cut:
        _cut(script, found, as_json)
        return
    if speaker is not None:
        speaker, fresh = _speaker(script, asked, new)
    how = None if direction is None else () if direction == [NONE] else tuple(direction)
    wanted: dict[str, Any] = {"words": words, "role": speaker, "direction": how, "pause_s": pause}
    old = Draft(add, found.role) if add else draft_of(script, found)
    draft = replace(old, **{name: value for name, value in wanted.items() if value is not None})
    name = (add_line if add else redraft_line)(script, found.id, draft)
    if sound:
        _sounded(script, line_at(script, name), sound, before)
    now = line_at(script, name)
    if as_json:
        say_json({"id": now.id, "line": now.at, **asdict(draft_of(script, now))})
        return
    _show(now)
    show_meant(asked, speaker or "")
    if fresh:
        _show_new(script, now.role)
    if last_step(script) != told:
        _way_back(script)


def _check_together(cut: bool, **options: object) -> None:
    """Refuse options of which one would be passed over; those not given are None."""
    given = [f"--{name}" for name, value in options.items() if value is not None]
    if {"--words", "--add"} <= {*given} or (cut and {"--words", "--add"} & {*given}):
        raise BadParameter("--words, --add and --cut do not go together", param_hint="edit")
    if cut and given:
        what = f"a line that is taken out has no {' and no '.join(given)}"
        raise BadParameter(what, param_hint="--cut")
    for one, other in (("--new", "--speaker"), ("--before", "--sound")):
        if one in given and other not in given:
            raise BadParameter(f"this goes with {other}", param_hint=one)


def _show(line: "Line") -> None:
    how = f" ({'; '.join(line.direction)})" if line.direction else ""
    console.print(f"{line.id}  line {line.at}  {line.role}{how}: {line.words}", markup=False)


def _show_new(script: Path, role: str) -> None:
    voice = f"a voice for it: drama cast {typed(script)} --propose"
    console.print(f"{role} is a new role; {voice}", markup=False)


def _speaker(script: Path, name: str, new: bool) -> tuple[str, bool]:
    """Return the role a name means, and whether nobody here has it yet."""
    from drama.desk.casting import known_roles
    from drama.desk.redrafting import speaker_called
    from drama.script.model import fold
    from drama.script.screenplay.typed import parted
    from drama.show.production import open_production

    production = open_production(open_project(script, Path.cwd()), script)
    role = speaker_called(production, name, new)
    return role, fold(parted(role)[0]) not in known_roles(production)


def _cut(script: Path, line: "Line", as_json: bool) -> None:
    from drama.desk.redrafting import cut_line
    from drama.script.screenplay.cues import written

    cut_line(script, line.id)
    if as_json:
        say_json({"cut": line.id})
        return
    console.print(f"cut: {line.role}: {line.words}", markup=False)
    if line.cues:
        sounds = "; ".join(written(cue) for _, cue in line.cues)
        console.print(f"  and in it {sounds}", markup=False)
    _way_back(script)


def _sounded(script: Path, line: "Line", sound: str, before: str) -> None:
    """Add a sound before a line, or before one of its words."""
    from drama.desk.redrafting import add_cue
    from drama.script.redraft import Spot
    from drama.show.production import open_production

    offset = _offset(line.words, before) if before else None
    add_cue(open_production(open_project(script, Path.cwd()), script), sound, Spot(line.id, offset))


def _offset(words: str, before: str) -> int:
    """Return where a word stands: the first that is so, or else the first that begins so."""
    starts = rf"(?:(?<!\w)|(?!\w)){re.escape(before)}"  # never inside a word
    found = re.search(rf"{starts}(?!\w)", words) or re.search(starts, words)
    if not found:
        raise BadParameter(f"the line does not say '{before}'", param_hint="--before")
    return found.start()


def _way_back(script: Path) -> None:
    console.print(f"to take it back: drama undo {typed(script)}", markup=False)
