"""Passages whose sounds are labelled, as the program reads them: the narration of each scene in sentences."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.spotted import Label, labels_in, passages
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


def told(names: Sequence[str]) -> Iterator[Told]:
    """Yield every passage of some sets as it is read."""
    for passage in chain.from_iterable(map(passages, names)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "passage.txt"
            path.write_text(passage.text, encoding="utf-8")
            memory = Memory()
            memory.tell(path, "")
            memory.ear = listener = _Listener()
            text = adapt(path, memory=memory).story.text
        yield Told(passage.name, text, tuple(listener.scenes), labels_in(passage, text))
