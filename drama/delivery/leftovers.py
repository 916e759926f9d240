"""Chapter files of an earlier export, among the new ones once chapters are added, cut or renamed."""

import re
from collections.abc import Sequence
from pathlib import Path

from drama.errors import Place, Problem
from drama.pipeline import Order
from drama.publish.episode import Published
from drama.publish.ledger import Ledger
from drama.show.production import Production

_NUMBERED = re.compile(r"\d{2,}-.+")


def clear_chapters(production: Production, order: Order, written: Sequence[Published]) -> list[Problem]:
    """Remove the chapter files that are no longer of the episode, and return those that stay, each a warning.

    Only what drama wrote and nobody changed since goes, and only from the episode's own folder: another may
    hold the chapters of another episode.
    """
    ledger = Ledger(production.show.ledger)
    left = []
    for path in _others([one.path for one in written]):
        if order.path is None and ledger.untouched(path):
            ledger.forget(path)
            path.unlink(missing_ok=True)
        else:
            left.append(path)
    hint = "delete it, or move it elsewhere, before you hand the folder on"
    what = "this is no chapter of the episode as it is now, and lies among them"
    return [Problem(what, Place(str(path)), hint) for path in left]


def _others(written: Sequence[Path]) -> list[Path]:
    """Return the files called like chapters, of the same kind and folder, that are none of these."""
    known = {path.name for path in written}
    folders = {(path.parent, path.suffix) for path in written}
    found = (path for folder, suffix in folders for path in folder.glob(f"*{suffix}"))
    return sorted(path for path in found if path.name not in known and _NUMBERED.fullmatch(path.stem))
