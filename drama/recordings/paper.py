"""Line sheets as files: Markdown to read, a page to print, a table for a spreadsheet."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from drama.recordings.lines import Slot
from drama.spreadsheet import table

Format = Literal["md", "csv", "html"]

WORDS_A_MINUTE = 150
"""How fast a drama is read, to tell how long a sheet is."""

HOW = (
    "Record each line into a file of its own and name it by the line's id, as printed: {0}.wav, or any other"
    " kind of sound file. Further takes are {0}_take2.wav, {0}_take3.wav. Leave a second of silence before"
    " and after. Keep one distance to the microphone; a shout may be loud, but stays below the red."
)
"""What an actor reads first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one actor says, or everybody where `roles` is empty.

    `title` is the actor's name, the role's, or the show's; `lines` are (line, id its recording is named by),
    `spoken` (word, how it is said) of the lexicon.
    """

    title: str
    show: str
    roles: tuple[str, ...]
    lines: tuple[tuple[Slot, str], ...]
    spoken: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        """How much there is to say: "25 lines, about 3 minutes"."""
        words = sum(len(slot.line.words.split()) for slot, _ in self.lines)
        minutes = max(1, round(words / WORDS_A_MINUTE))
        lines = f"{len(self.lines):,} line{'' if len(self.lines) == 1 else 's'}"
        return f"{lines}, about {minutes} minute{'' if minutes == 1 else 's'}"

    @property
    def of(self) -> str:
        """Whose sheet it is: its roles, or the whole script."""
        return ", ".join(self.roles) if self.roles else "the whole script"

    def parts(self) -> Iterator[tuple[str, list[tuple[Slot, str]]]]:
        """Yield the lines under the heading of their chapter and scene."""
        for heading, lines in groupby(self.lines, key=lambda one: (one[0].chapter, one[0].scene)):
            yield " · ".join(filter(None, heading)), list(lines)


def _markdown(sheet: Sheet) -> str:
    rows = [f"# {_marked(sheet.title)}", f"{_marked(sheet.show)}: {_marked(sheet.of)}. {sheet.told}."]
    rows += [HOW.format(sheet.lines[0][1])] if sheet.lines else []
    spoken = "\n".join(f"- {_marked(word)}: {_marked(said)}" for word, said in sheet.spoken)
    rows += [spoken] if spoken else []
    for heading, lines in sheet.parts():
        rows += [f"## {_marked(heading)}"] if heading else []
        for slot, name in lines:
            how = f" ({_marked(', '.join(slot.line.direction))})" if slot.line.direction else ""
            rows += [f"*{_marked(slot.cue)}*"] if slot.cue and sheet.roles else []
            rows += [f"**{slot.number}** {_marked(slot.role)}{how} `{name}`"]
            rows += ["\n".join(f"> {_marked(row)}" for row in slot.line.words.splitlines())]
    return "\n\n".join(rows) + "\n"


def _marked(text: str) -> str:
    """Return text in which no sign means anything to Markdown."""
    flat = re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d*)([-+.)])", r"\1\\\2", flat)  # what would begin a list


COLUMNS = ("number", "id", "chapter", "scene", "role", "direction", "cue", "words")


def _table(sheet: Sheet) -> str:
    def row(slot: Slot, name: str) -> tuple[str | int, ...]:
        how = ", ".join(slot.line.direction)
        return slot.number, name, slot.chapter, slot.scene, slot.role, how, slot.cue, slot.line.words

    return table(COLUMNS, (row(slot, name) for slot, name in sheet.lines))


_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 13pt/1.45 Georgia, serif; max-width: 42em; margin: 2em auto; }}
h2 {{ font-size: 1.1em; margin-top: 2em; break-after: avoid; }}
section {{ margin: 1.1em 0; break-inside: avoid; }}
.cue {{ color: #555; font-style: italic; }}
.name {{ font-size: .8em; }}
code {{ float: right; }}
p {{ margin: .1em 0; }}
</style>
{body}
</html>
"""


def _page(sheet: Sheet) -> str:
    rows = [f"<h1>{_escaped(sheet.title)}</h1>"]
    rows += [f"<p>{_escaped(sheet.show)}: {_escaped(sheet.of)}. {sheet.told}.</p>"]
    rows += [f"<p>{_escaped(HOW.format(sheet.lines[0][1]))}</p>"] if sheet.lines else []
    rows += [f"<p>{_escaped(word)}: {_escaped(said)}</p>" for word, said in sheet.spoken]
    for heading, lines in sheet.parts():
        rows += [f"<h2>{_escaped(heading)}</h2>"] if heading else []
        rows += (_section(slot, name, cue=bool(sheet.roles)) for slot, name in lines)
    return _PAGE.format(title=_escaped(f"{sheet.show}: {sheet.title}"), body="\n".join(rows))


def _section(slot: Slot, name: str, cue: bool) -> str:
    how = f" ({_escaped(', '.join(slot.line.direction))})" if slot.line.direction else ""
    before = f'<p class="cue">{_escaped(slot.cue)}</p>' if cue and slot.cue else ""
    head = f'<p class="name"><code>{_escaped(name)}</code><b>{slot.number}</b> {_escaped(slot.role)}{how}</p>'
    words = "<br>".join(map(_escaped, slot.line.words.splitlines()))
    return f"<section>{before}{head}<p>{words}</p></section>"


def _escaped(text: str) -> str:
    return html.escape(" ".join(text.split()))


FORMATS: Mapping[Format, Callable[[Sheet], str]] = {"md": _markdown, "csv": _table, "html": _page}
"""What writes each kind of sheet, by the ending of its file."""
