"""How finished episodes were judged, kept for as long as the files that were judged are there."""

from collections.abc import Callable
from dataclasses import dataclass

from drama.delivery.control import Verdict
from drama.publish.ledger import mark_of
from drama.show.production import Production


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: list[int]
    verdict: Verdict


class Verdicts:
    """The last verdict on each episode, forgotten as soon as its file is another."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def judge(self, production: Production, control: Callable[[], Verdict]) -> Verdict:
        """Judge the file of an episode, and remember the verdict on it as it was before."""
        mark = _mark(production)
        verdict = control()
        self._kept[production.path.stem] = _Kept(mark, verdict)
        return verdict

    def find(self, production: Production) -> Verdict | None:
        """Return the verdict on an episode, if its file is the one that was judged."""
        kept = self._kept.get(production.path.stem)
        return kept.verdict if kept and kept.mark == _mark(production) else None


def _mark(production: Production) -> list[int]:
    file = production.finished(".mp3")
    return mark_of(file) if file.is_file() else []
