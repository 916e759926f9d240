"""Conversions: a story made into a screenplay, with all that its writer settled and rejected."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from drama.adaptation import Adaptation, Memory, Source, adapt
from drama.desk import cuesheet, manuscript
from drama.desk.cuesheet import Refused
from drama.desk.edits import left_behind
from drama.desk.history import replace_all
from drama.desk.manuscript import Saved
from drama.desk.revision import Settled, gather, keep
from drama.errors import Place, Problem, StoryError
from drama.report import Report, silent
from drama.script.screenplay.form import is_script, name_before, speakers
from drama.settings import Adviser, Budget
from drama.story.model import Story


@dataclass(frozen=True, slots=True)
class Conversion:
    """A story to be converted, and what its writer settled and rejected in the screenplay there is."""

    source: Source
    settled: Settled
    refused: Refused

    def adapt(self, adviser: Adviser | None = None, report: Report = silent) -> Adaptation:
        """Return the story as a script; the `adviser` is asked about doubtful speakers. Writes nothing.

        Raises `StoryError` for a screenplay: all of it would be the narrator's.
        """
        source, settled, memory = self.source, self.settled.corrections, Memory()
        _check_prose(memory.tell(source.path, source.chapters).part.story)
        refused = self.refused.everything
        return adapt(
            source.path, source.chapters, source.budget, adviser, report, settled, refused, memory=memory
        )

    def save(self, adaptation: Adaptation, replace: bool = False) -> Saved:
        """Write the screenplay, and what was settled and rejected in it by hand; raises as `save` does."""
        path = self.settled.screenplay
        own = replace and not manuscript.other_story(path, self.source.path)
        left = left_behind(path, adaptation.converted.script) if own else ()
        saved = manuscript.save(adaptation, path, replace)
        replace_all(manuscript.undo_path(path))
        keep(self.settled, adaptation)
        cuesheet.keep(path, self.refused)
        return dataclasses.replace(saved, left=left)


def open_conversion(story: Path, screenplay: Path, chapters: str = "", budget: Budget = "few") -> Conversion:
    """Return the conversion of a story, or of its `chapters`, to the screenplay that is or will be there."""
    refused = cuesheet.gather(screenplay)
    source = Source(story, chapters, budget, refused.everything)
    return Conversion(source, gather(screenplay, source), refused)


def _check_prose(story: Story) -> None:
    if not is_script(story.text):
        return
    name = f"{Path(story.source).stem}.fountain"
    hint = f"save it as plain text under the name {name}, then: drama check {name}"
    what = "this is a screenplay, and a story is read as prose: the narrator would read out its names"
    raise StoryError(Problem(what, Place(story.source), hint))


def names_read_out(story: Story) -> tuple[Problem, ...]:
    """Return what is to be told of a story whose paragraphs begin with who says them: `BEA: Hello`."""
    rows = ((one, story.text[one.start : one.end].split("\n")) for one in story.paragraphs())
    named = [(one, name_before(row)) for one, several in rows for row in several]
    known = speakers(name for _, name in named if name)
    found = [(one, name) for one, name in named if name in known]
    if not found:
        return ()
    names = ", ".join(sorted({name for _, name in found}))
    what = (
        f"{len(found)} rows begin with a name and a colon ({names}): the narrator reads them out, names too"
    )
    hint = "in a .fountain file, with each name in capitals on a row over its words, they speak themselves"
    return (Problem(what, found[0][0].place, hint),)
