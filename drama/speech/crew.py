"""A crew: who speaks the lines of a show, or of a season, in threads of this process that share its engines.

`drama.speech.cluster` has the other one, on the workers of a cluster.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from drama.hands import cores
from drama.settings import Rig
from drama.speech.engine import SpeechEngine
from drama.speech.suite import Request, Setting, Suites
from drama.speech.wanted import Wanted
from drama.take import Take


class Crew:
    """Speaks in `workers` threads (None: one a core), each at a desk of its own; engines stay until the end.

    Leaving it, by Ctrl-C too, ends what is being spoken, and leaves neither threads nor processes behind.
    """

    lost: tuple[type[BaseException], ...] = ()
    """What is raised for a line that somebody was lost with, time and again."""

    def __init__(self, workers: int | None = None) -> None:
        self._suites = Suites()
        self._threads: Executor = ThreadPoolExecutor(workers or cores(), "desk")

    def engines(self, rig: Rig) -> Mapping[str, SpeechEngine]:
        """Return the engines, to ask them about voices; raises `EngineError` for one that is not there."""
        return self._suites.engines(rig)

    def prepare(self, setting: Setting, wanted: Iterable[Wanted]) -> None:
        """See that all of the crew can speak what is wanted; raises `ClusterError` with all that is amiss."""

    def submit(self, request: Request) -> Future[Take]:
        """Return what will be the take, whose result raises `EngineError` or what `lost` says."""
        return self._threads.submit(self._suites.take, request)

    def look(self) -> None:
        """Raise `ClusterError` where nobody is left who could speak; called now and then."""

    def rest(self) -> None:
        """End the engines for now, and give their memory back; the next line opens them again."""
        self._suites.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._suites.stop()
        self._threads.shutdown(wait=True)
        self._suites.close()
