"""The proof of a change: the screenplay is read again, and says what it said but for what was wanted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from drama.errors import ScriptError
from drama.script import fountain
from drama.script.model import Beat, Line, Script
from drama.script.prose.origins import DOUBT_NOTE
from drama.script.redraft.source import Source
from drama.script.screenplay import read
from drama.script.screenplay.cues import cue_in
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
    cut: str = "",
) -> str:
    """Return the first of some texts that says just what is `wanted`; raises `ScriptError` where none does.

    All that the writer notes or sets aside in it stays, but for what stands in the rows that are `cut`. `at`
    is the row that an error names. In the line with the number `loose`, whose words change, its cues may be
    elsewhere.
    """
    asked = _loosened(wanted, loose)
    kept = _counted(source.text) - _counted(cut)
    for text in texts:
        try:
            said = heard(read(text, source.file))
        except ScriptError:
            continue
        if _loosened(said, loose) == asked and kept <= _counted(text):
            return text
    raise source.unusual(at)


def _counted(text: str) -> Counter[str]:
    return Counter(asides(fountain.clean(text)))


def asides(text: str, doubts: bool = False) -> Iterator[str]:
    """Yield notes and boneyards of a text as they are written; cues are none, doubts only if asked for."""
    for start, end, kind in fountain.spans(text):
        inside = text[start + 2 : end - 2]
        is_note = kind == "note" and (doubts or not inside.startswith(DOUBT_NOTE))
        if kind == "boneyard" or (is_note and cue_in(inside, "", 0) is None):
            yield text[start:end]


def _loosened(said: Sequence[Heading | Beat], loose: int | None) -> list["Heading | Beat"]:
    plain = list(said)
    if loose is not None and loose < len(plain) and isinstance(line := plain[loose], Line):
        plain[loose] = replace(line, cues=tuple((0, cue) for _, cue in line.cues))
    return plain
