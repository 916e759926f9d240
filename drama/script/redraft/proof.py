"""The proof of a change: the screenplay is read again, and says what it said but for what was wanted."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drama.errors import ScriptError
from drama.script.model import Beat, Line, Script
from drama.script.redraft.source import Source
from drama.script.screenplay import read
from drama.script.screenplay.heard import Heading, heard


def number_of(source: Source, line: str) -> int:
    """Return where in everything that is heard a line comes."""
    return _ids(source.script).index(line)


def _ids(script: Script) -> list[str]:
    ids = []
    for chapter in script.chapters:
        ids.append("")
        for scene in chapter.scenes:
            ids.append("")
            ids += [beat.id if isinstance(beat, Line) else "" for beat in scene.beats]
    return ids


def proven(
    source: Source,
    texts: Iterable[str],
    wanted: Sequence[Heading | Beat],
    at: int,
    loose: int | None = None,
) -> str:
    """Return the first of some texts that says just what is `wanted`; raises `ScriptError` where none does.

    `at` is the row that an error names. In the line with the number `loose`, whose words change, its cues
    may be elsewhere.
    """
    asked = _loosened(wanted, loose)
    for text in texts:
        try:
            said = heard(read(text, source.file))
        except ScriptError:
            continue
        if _loosened(said, loose) == asked:
            return text
    raise source.unusual(at)


def _loosened(said: Sequence[Heading | Beat], loose: int | None) -> list["Heading | Beat"]:
    plain = list(said)
    if loose is not None and loose < len(plain) and isinstance(line := plain[loose], Line):
        plain[loose] = replace(line, cues=tuple((0, cue) for _, cue in line.cues))
    return plain
