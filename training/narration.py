"""Passages whose sounds are labelled, as the program reads them: the narration of each scene in sentences."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.spotted import Label, Passage, labels_in
from drama.adaptation import Memory, adapt
from drama.script.prose.cues.model import Sentence
from drama.script.prose.cues.suggest import Ear, Heard


@dataclass(frozen=True, slots=True)
class Scene:
    """The narration of a scene, and the words that are names of people."""

    sentences: tuple[Sentence, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A passage as it is read: its text, its scenes, and its labels in order."""

    name: str
    text: str
    scenes: tuple[Scene, ...]
    labels: tuple[Label, ...]


class _Listener(Ear):
    """An ear that hears nothing and keeps what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.scenes: list[Scene] = []

    def hear(self, text: str, told: Sequence[Sentence], names: frozenset[str], least: float) -> Heard:
        self.scenes.append(Scene(tuple(told), names))
        return (), ()


def told(passages: Iterable[Passage]) -> Iterator[Told]:
    """Yield passages as they are read."""
    for passage in passages:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "passage.txt"
            path.write_text(passage.text, encoding="utf-8")
            memory = Memory()
            memory.tell(path, "")
            memory.ear = listener = _Listener()
            text = adapt(path, memory=memory).story.text
        yield Told(passage.name, text, tuple(listener.scenes), labels_in(passage, text))
