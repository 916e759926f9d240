"""The show the studio works on: its episodes, opened anew only when a file changed."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, RLock
from typing import Generic, TypeVar

from drama.adaptation import Memory
from drama.desk.manuscript import undo_path
from drama.desk.preview import Preview, open_preview
from drama.desk.revision import Revised, Revision, files_of, open_revision
from drama.errors import Problem, nearest
from drama.files import is_misnamed, real
from drama.report import Report, Step
from drama.show.production import Production, open_production
from drama.show.project import Project, open_project
from drama.speech.crew import Crew
from drama.studio.answers import ConflictError, RequestError
from drama.studio.events import Bus
from drama.studio.forms import version_of
from drama.studio.jobs import Job, Jobs, Outcome, Work
from drama.studio.verdicts import Verdicts
from drama.studio.watch import SOUNDS, TEXTS, Stamps, Watch, changed, stamps

Kept = TypeVar("Kept")

FEW = 30
"""Lines that are spoken to look at a timeline; where more are missing, a look would become a render."""


class Show:
    """A show at work: what every endpoint is given.

    `changing` is held while a change is made, so that what it was made on is what it is made to. `crew`
    speaks single lines to be heard at once: its engines stay open until the studio is closed. `is_left` once
    answers under way were not waited for when the studio was stopped.
    """

    def __init__(self, root: Path, engine: str = "") -> None:
        self.root, self.engine = real(root), engine
        self.bus = Bus()
        self.jobs = Jobs(self.root, self.bus)
        self.watch = Watch(self.root, self.bus)
        self.changing = RLock()
        self.crew = Crew(1)
        self.verdicts = Verdicts()
        self.is_left = False
        self._productions: _Shelf[Production] = _Shelf(self.root)
        self._revisions: _Shelf[Revision] = _Shelf(self.root)
        self._memory = Memory()
        self._making = Lock()
        self._previews: _Shelf[Preview] = _Shelf(self.root, TEXTS, SOUNDS)

    @property
    def project(self) -> Project:
        """The show as its `show.yaml` says now; raises `ProjectError`."""
        return open_project(self.root, self.root)

    def screenplays(self) -> dict[str, Path]:
        """Return the screenplays of the show by their names; of several of the same name, the uppermost.

        One whose name is no UTF-8 is left out: no address could ask for it.
        """
        uppermost = {
            name: min(paths, key=lambda path: len(path.parts))
            for name, paths in self.project.screenplays().items()
            if not is_misnamed(Path(name))
        }
        return dict(sorted(uppermost.items(), key=lambda one: (len(one[1].parts), one[1])))

    def screenplay(self, episode: str) -> Path:
        """Return the screenplay of an episode; raises `RequestError` (404) where there is none."""
        known = self.screenplays()
        if episode not in known:
            raise RequestError(404, Problem(f"there is no episode '{episode}'{nearest(episode, known)}"))
        return self.inside(known[episode])

    def production(self, episode: str) -> Production:
        """Return what is needed to make an episode, as its files are now."""
        path = self.screenplay(episode)
        return self._productions.get(episode, lambda: open_production(self.project, path, self.engine))

    def revision(self, episode: str) -> Revision:
        """Return an episode with its story and what is settled about it, as its files are now."""
        path = self.screenplay(episode)
        return self._revisions.get(episode, lambda: open_revision(path, self._memory))

    def revised(self, episode: str, change: Callable[[Revision], Revised]) -> Revised:
        """Change a revision, and remember the one that came of it, so that the story need not be read again.

        Where another program saved something meanwhile, it is read again: the change did not know of that.
        """
        path, before = self.screenplay(episode), stamps(self.root)
        revised = change(self.revision(episode))
        own = {file.relative_to(self.root).as_posix() for file in (*files_of(path), undo_path(path))}
        self._revisions.put(episode, revised.revision, before, own)
        return revised

    def preview(self, episode: str) -> Preview:
        """Return an episode laid out as its files are now, the few lines that are new spoken.

        Raises `RequestError` (409) where so many are that it must be rendered first, and while a job makes
        something of the same takes.
        """
        production = self.production(episode)

        def make() -> Preview:
            if not self._making.acquire(blocking=False):
                if self.jobs.busy:
                    what = "the episode is laid out as soon as the work at hand is done"
                    raise RequestError(409, Problem(what, hint="wait for it, or stop it"))
                self._making.acquire()
            try:
                last = self._previews.last(episode)
                return open_preview(production, self.crew, _few_spoken, last.ear if last else None)
            finally:
                self._making.release()

        return self._previews.get(episode, make)

    def start(self, kind: str, episode: str, work: Work) -> Job:
        """Begin a job, as `Jobs.start` does; it waits for a preview that is being laid out."""

        def alone(report: Report) -> str | Outcome:
            with self._making:
                self.jobs.go_on()
                return work(report)

        return self.jobs.start(kind, episode, alone)

    def inside(self, path: Path) -> Path:
        """Return a path that lies in the show, links followed; raises `RequestError` (404) for any other."""
        there = real(path)
        if not there.is_relative_to(self.root):
            raise RequestError(404, Problem(f"'{path.name}' is not in the show's folder"))
        return there

    def close(self) -> None:
        """Stop whatever is at work, and let the listeners go."""
        self.bus.close()
        self.jobs.close()
        self.watch.close()
        self.crew.__exit__(None, None, None)


def _few_spoken(step: Step) -> None:
    missing = step.total - step.done
    if step.stage == "speech" and missing > FEW:
        what = f"{missing:,} lines are not spoken yet"
        raise RequestError(409, Problem(what, hint="render the episode first"))


def unchanged(now: object, made_on: str) -> None:
    """Check that a change was made on the state there is `now`; raises `ConflictError` with it where not.

    A change without a version is refused: it could undo what its maker never saw.
    """
    if not made_on:
        raise RequestError(428, Problem("a change must say what it was made on", hint="send If-Match"))
    if made_on != version_of(now):
        raise ConflictError(now)


@dataclass(frozen=True, slots=True)
class _Dated(Generic[Kept]):
    stamps: Stamps
    value: Kept


class _Shelf(Generic[Kept]):
    """Keeps what was made of the files of some areas (the texts) for as long as none of them changes."""

    def __init__(self, root: Path, *areas: str) -> None:
        self._root, self._areas = root, areas or (TEXTS,)
        self._lock = RLock()
        self._found: dict[str, _Dated[Kept]] = {}

    def get(self, name: str, make: Callable[[], Kept]) -> Kept:
        with self._lock:
            now = self._now()
            dated = self._found.get(name)
            if dated is None or dated.stamps != now:
                dated = self._found[name] = _Dated(now, make())
            return dated.value

    def last(self, name: str) -> Kept | None:
        """Return what was made last, of whatever files."""
        found = self._found.get(name)
        return found.value if found else None

    def put(self, name: str, value: Kept, before: Stamps, own: Set[str]) -> None:
        """Keep what was made of the files as they were `before`, unless others than its `own` changed."""
        with self._lock:
            now = self._now()
            if own >= set(changed(before, now)):
                self._found[name] = _Dated(now, value)
            else:
                self._found.pop(name, None)

    def _now(self) -> Stamps:
        return {name: stamp for area in self._areas for name, stamp in stamps(self._root, area).items()}
