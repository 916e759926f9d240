"""Conversions: a story made into a screenplay, with all that its writer settled and rejected."""

from dataclasses import dataclass
from pathlib import Path

from drama.adaptation import Adaptation, Source, adapt
from drama.desk import cuesheet, manuscript
from drama.desk.cuesheet import Refused
from drama.desk.manuscript import Saved
from drama.desk.revision import Settled, gather, keep
from drama.report import Report, silent
from drama.settings import Adviser, Budget


@dataclass(frozen=True, slots=True)
class Conversion:
    """A story to be converted, and what its writer settled and rejected in the screenplay there is."""

    source: Source
    settled: Settled
    refused: Refused

    def adapt(self, adviser: Adviser | None = None, report: Report = silent) -> Adaptation:
        """Return the story as a script; the `adviser` is asked about doubtful speakers. Writes nothing."""
        source, settled = self.source, self.settled.corrections
        return adapt(
            source.path, source.chapters, source.budget, adviser, report, settled, self.refused.everything
        )

    def save(self, adaptation: Adaptation, replace: bool = False) -> Saved:
        """Write the screenplay, and what was settled and rejected in it by hand; raises as `save` does."""
        path = self.settled.screenplay
        saved = manuscript.save(adaptation, path, replace)
        keep(self.settled, adaptation)
        cuesheet.keep(path, self.refused)
        return saved


def open_conversion(story: Path, screenplay: Path, chapters: str = "", budget: Budget = "few") -> Conversion:
    """Return the conversion of a story, or of its `chapters`, to the screenplay that is or will be there."""
    refused = cuesheet.gather(screenplay)
    source = Source(story, chapters, budget, refused.everything)
    return Conversion(source, gather(screenplay, source), refused)
