"""`drama doubts`: the lines whose speaker is in doubt, one after the other."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

from typer import BadParameter, Option

from drama.cli import walk
from drama.cli.arguments import Json, Screenplay
from drama.cli.console import console, counted, say_json
from drama.cli.corrected import BY_NEW, MOST_SAID, New, correct, show_meant
from drama.errors import Problem, ScriptError, nearest

if TYPE_CHECKING:
    from drama.desk.revision import Revision
    from drama.script.corrections.doubts import Doubt


def doubts(
    script: Screenplay,
    listed: Annotated[bool, Option("--list", help="List them and ask nothing.")] = False,
    everything: Annotated[
        bool, Option("--all", help="List all that is said or thought, not only what is doubtful.")
    ] = False,
    settle: Annotated[
        list[str] | None, Option("--set", help="ID=NAME, as often as you like.", metavar="ANSWER")
    ] = None,
    new: New = False,
    as_json: Json = False,
) -> None:
    """Walk the lines whose speaker is in doubt, the least certain first, and settle them with one key each.

    Every answer is kept at once, beside the screenplay, and outlives edits of the story. For programs there
    are --list, --set and --json.

    [bold]drama doubts the-river-gate.fountain[/bold]
    [bold]drama doubts the-river-gate.fountain --list[/bold]
    [bold]drama doubts the-river-gate.fountain --set Q8a9bf57a=Mara[/bold]
    """
    from drama.desk.revision import glance_at, open_revision
    from drama.script.corrections.decide import who_speaks

    if settle:
        revision = open_revision(script)
        speakers = answered(revision, settle, new)
        correct(revision, revision.settling(speakers), revision.told(speakers), as_json, speakers)
        text = revision.adaptation.story.text
        for answer in () if as_json else settle:
            name = answer.partition("=")[2]
            show_meant(name, who_speaks(revision.people, name, new, story=text))
            _show_left(name)
    elif listed or everything or as_json:
        found = glance_at(script).doubts(everything)
        if as_json:
            say_json([summary(doubt) for doubt in found])
        else:
            for doubt in found:
                console.print(row(doubt), markup=False)
            console.print(counted(len(found), "line" if everything else "doubtful line"))
    else:
        revision = glance_at(script)
        if not (sys.stdin.isatty() and console.is_terminal):
            told = "walking the doubts needs a terminal; use --list and --set"
            raise BadParameter(told, param_hint="doubts")
        walk.walk(revision)


def _show_left(name: str) -> None:
    """Print what stands behind a name and says nothing of who that is."""
    from drama.script.screenplay.typed import parted

    for extension in parted(name)[1]:
        told = f"({extension}) is of the line, not of the name: drama edit --speaker '{name}' writes it"
        console.print(told, markup=False)


def answered(revision: "Revision", answers: list[str], new: bool) -> dict[int, str]:
    """Return the speakers that answers `ID=NAME` give quotations; raises every problem at once."""
    from drama.script.corrections.decide import who_speaks

    speakers: dict[int, str] = {}
    problems: list[Problem] = []
    for answer in answers:
        name, equals, speaker = answer.partition("=")
        if not (equals and name and speaker.strip()):
            raise BadParameter(f"'{answer}' is not ID=NAME, as in Qd64bd0c8=Mara", param_hint="--set")
        try:
            number = numbered(revision, name)
            speakers[number] = who_speaks(
                revision.people, speaker, new, BY_NEW, revision.adaptation.story.text
            )
        except ScriptError as fault:
            problems += fault.problems
    if problems:
        raise ScriptError(*problems)
    return speakers


def numbered(revision: "Revision", name: str) -> int:
    """Return the number of the quotation with an id; raises `ScriptError` where there is none."""
    if name in revision.ids:
        return revision.ids.index(name)
    hint = "drama doubts --list shows the ids of the doubtful lines, --all of every line"
    raise ScriptError(Problem(f"no line has the id '{name}'{nearest(name, revision.ids)}", hint=hint))


def summary(doubt: "Doubt") -> dict[str, Any]:
    """Return a doubt for a program."""
    return {
        "id": doubt.id,
        "place": str(doubt.place),
        "said": doubt.said,
        "speaker": doubt.speaker,
        "confidence": round(doubt.confidence, 4),
        "method": doubt.method,
        "kind": doubt.kind,
        "evidence": doubt.evidence,
        "candidates": [[name, round(share, 4)] for name, share in doubt.candidates],
    }


def row(doubt: "Doubt") -> str:
    """Return a doubt in one row for a person."""
    others = "".join(f", or {name} {share:.2f}" for name, share in doubt.candidates[1:] if share)
    said = " ".join(doubt.said.split())
    cut = said[:MOST_SAID] + "…" * (len(said) > MOST_SAID)
    where = f"{doubt.place}, a thought" if doubt.kind == "thought" else doubt.place
    return f"{doubt.id}  {doubt.speaker or 'nobody'} {doubt.confidence:.2f}{others}: {cut} ({where})"
