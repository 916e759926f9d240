"""How well cues are suggested: precision and recall by set and budget, with every miss and false alarm.

    python -m benchmarks.cues                    the tables, and everything that was wrong in `rich`
    python -m benchmarks.cues --set held         one set only

The passages and the rules of scoring are in `data/cues/README.md`.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.spotted import JUDGED, LEARNED, NEW, Label, Passage, end_of, labels_in, passages
from drama.adaptation import adapt
from drama.script.prose.origins import Converted, Suggestion
from drama.settings import Budget
from drama.story.model import Span, Story

SETS = (*NEW, *JUDGED, *(name for name in LEARNED if name not in ("ways", "sentences", "fragments")))
"""What is measured: of what was learned from, not what has thousands of pieces."""

BUDGETS: tuple[Budget, ...] = ("few", "rich")
NEAR_WORDS = 12
INSIDE = 0.8
FOUND = 0.5


@dataclass
class Score:
    """Counts of one passage, set or budget, and what was wrong in words."""

    right: int = 0
    suggested: int = 0
    found: int = 0
    labelled: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        self.right += other.right
        self.suggested += other.suggested
        self.found += other.found
        self.labelled += other.labelled
        self.wrong += other.wrong

    def row(self) -> str:
        return (
            f"{_share(self.right, self.suggested)} {self.right:4} / {self.suggested:<4}"
            f"{_share(self.found, self.labelled)} {self.found:4} / {self.labelled:<4}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:7.1%}" if whole else "      -"


def score(passage: Passage, budget: Budget) -> Score:
    """Return how well the cues of a passage are suggested with a budget."""
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder) / "passage.txt"
        story.write_text(passage.text, encoding="utf-8")
        made = adapt(story, budget=budget)
    labels = labels_in(passage, made.story.text)
    whole = _shots(made.story, made.converted.suggestions, labels)
    whole.add(_beds(made.converted, made.story, labels))
    whole.wrong = [f"{passage.name}: {one}" for one in whole.wrong]
    return whole


def _shots(story: Story, suggestions: Sequence[Suggestion], labels: Sequence[Label]) -> Score:
    made = Score()
    free = [one for one in labels if one.kind == "SOUND"]
    made.labelled = sum(not one.optional for one in free)
    for one in (s for s in suggestions if s.cue.kind == "SOUND"):
        near = [
            label
            for label in free
            if one.cue.name in label.names and _near(story.text, one.evidence, label.at)
        ]
        label = min(near, key=lambda label: abs(label.at - one.evidence.end), default=None)
        if label is not None:
            free.remove(label)
        if label is None or not label.optional:
            made.suggested += 1
            made.right += label is not None
            made.found += label is not None
        if label is None:
            made.wrong.append(f"false alarm  SOUND: {one.cue.name}: {one.sentence[:110]}")
    made.wrong += [
        f"miss         SOUND: {label.names[0]}: {_around(story.text, label.at)}"
        for label in free
        if not label.optional
    ]
    return made


def _near(text: str, span: Span, at: int) -> bool:
    low, high = sorted((span.end, at))
    return span.start <= at <= span.end or text.count(" ", low, high) <= NEAR_WORDS


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 60) : at + 20].split())


def _beds(made_of: Converted, story: Story, labels: Sequence[Label]) -> Score:
    made = Score()
    suggestions = made_of.suggestions
    starts = {origin.line: origin.spans[0].start for origin in made_of.origins}
    scenes = list(_scenes(story))
    wanted = [
        (label, stretch)
        for label in labels
        if label.kind == "AMBIENCE"
        and not label.stops
        and (stretch := _labelled(story, scenes, label, labels))
    ]
    made.labelled = sum(not label.optional for label, _ in wanted)
    covered: dict[int, int] = {}
    for one, stretch in _suggested(story, scenes, suggestions, starts):
        words = _words(story.text, stretch)
        inside = [
            (nth, common)
            for nth, (label, span) in enumerate(wanted)
            if one.cue.name in label.names and (common := _words(story.text, _common(span, stretch)))
        ]
        for nth, common in inside:
            covered[nth] = covered.get(nth, 0) + common
        right = max((common for _, common in inside), default=0) >= INSIDE * words
        optional = right and all(wanted[nth][0].optional for nth, _ in inside)
        if not optional:
            made.suggested += 1
            made.right += right
        if not right:
            made.wrong.append(f"false alarm  AMBIENCE: {one.cue.name}: {one.sentence[:110]}")
    for nth, (label, span) in enumerate(wanted):
        if label.optional:
            continue
        if covered.get(nth, 0) >= FOUND * _words(story.text, span):
            made.found += 1
        else:
            made.wrong.append(f"miss         AMBIENCE: {label.names[0]}: {_around(story.text, label.at)}")
    return made


def _scenes(story: Story) -> Iterator[Span]:
    for chapter in story.chapters:
        for scene in chapter.scenes:
            yield Span(scene.paragraphs[0].start, scene.paragraphs[-1].end)


def _labelled(story: Story, scenes: Sequence[Span], label: Label, labels: Sequence[Label]) -> Span | None:
    scene = next((one for one in scenes if one.start <= label.at <= one.end), None)
    if scene is None:
        return None
    start = scene.start if label.whole_scene else story.text.rfind("\n", 0, label.at) + 1
    return Span(start, end_of(label, labels, scene.end))


def _suggested(
    story: Story, scenes: Sequence[Span], suggestions: Sequence[Suggestion], starts: Mapping[str, int]
) -> Iterator[tuple[Suggestion, Span]]:
    """Yield every bed with the stretch of the story it lies under; one that only changes goes on."""
    beds = [one for one in suggestions if one.cue.kind == "AMBIENCE"]
    for one in (bed for bed in beds if not bed.of):
        start = starts[one.line] + (one.offset or 0)
        scene = next(scene for scene in scenes if scene.start <= start <= scene.end)
        last = [one, *(bed for bed in beds if bed.of == one.id)][-1]
        stops = last.cue.name.startswith("stop ")
        yield one, Span(start, starts[last.line] + (last.offset or 0) if stops else scene.end)


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), max(max(one.start, other.start), min(one.end, other.end)))


def _words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())


def main() -> None:
    """Print a row for every set and budget, then what was wrong."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--set", choices=SETS, action="append", help="only this set")
    options.add_argument("--each", action="store_true", help="a row for every passage too")
    arguments = options.parse_args()
    print("set     budget precision  right        recall    found")
    wrong: list[str] = []
    for name in arguments.set or SETS:
        for budget in BUDGETS:
            whole = Score()
            for passage in passages(name):
                one = score(passage, budget)
                if arguments.each:
                    print(f"  {passage.name[:26]:28} {one.row()}")
                whole.add(one)
            print(f"{name:7} {budget:6} {whole.row()}")
            wrong += [f"{budget:5} {one}" for one in whole.wrong]
    print("\n".join(["", *wrong]))


if __name__ == "__main__":
    main()
