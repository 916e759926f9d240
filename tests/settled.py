"""What a writer has settled, as the corrections file beside a screenplay has it."""

from drama.desk.manuscript import corrections_path
from drama.script.corrections.model import Corrections
from drama.script.corrections.sheet import parse_corrections


def corrections(screenplay):
    """Return the corrections of a screenplay, nothing settled where it has no such file."""
    path = corrections_path(screenplay)
    if not path.is_file():
        return Corrections()
    return parse_corrections(path.read_text(encoding="utf-8"), str(path))
