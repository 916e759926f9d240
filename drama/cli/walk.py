"""The walk through the doubtful lines in a terminal: one line, one key."""

from typing import TYPE_CHECKING

from rich.text import Text

from drama.cli.console import console, counted, near, print_error
from drama.cli.keys import Keyboard
from drama.errors import ScriptError
from drama.files import typed

if TYPE_CHECKING:
    from drama.desk.revision import Revision
    from drama.script.corrections.doubts import Doubt

KEYS = "number: choose   Enter: keep as it is   n: another name   s: skip   u: undo   q: quit"
_KEEP, _END = ("\r", "\n"), ("q", "\x04", "")


def walk(revision: "Revision") -> None:
    """Ask about one doubtful line after the other, and keep each answer at once.

    After an answer the lines around are decided anew, so that what it tells of them shows.
    """
    keyboard = Keyboard()
    walker = _Walker(revision, keyboard)
    try:
        with keyboard.keys():
            while (doubt := walker.next()) is not None and walker.ask(doubt):
                pass
    except (KeyboardInterrupt, EOFError):
        console.print()
    walker.farewell()


class _Walker:
    """Knows which lines were answered or skipped, and the revision as it is after every answer."""

    def __init__(self, revision: "Revision", keyboard: Keyboard) -> None:
        self._revision = revision
        self._keyboard = keyboard
        self._answered: list[str] = []
        self._skipped: set[str] = set()
        self._changed = 0

    def next(self) -> "Doubt | None":
        return next((one for one in self._revision.doubts() if one.id not in self._skipped), None)

    def ask(self, doubt: "Doubt") -> bool:
        """Show a doubtful line and take keys until one answers it; return whether to go on."""
        left = sum(one.id not in self._skipped for one in self._revision.doubts())
        console.print(picture(doubt, left))
        while True:
            key = self._keyboard.key()
            if key in _END:
                return False
            if key == "s":
                self._skipped.add(doubt.id)
                return True
            if key == "u" and self._undo():
                return True
            speaker = self._speaker(doubt, key)
            if speaker:
                self._settle(doubt, speaker)
                return True

    def _speaker(self, doubt: "Doubt", key: str) -> str | None:
        if key in _KEEP:
            return doubt.speaker
        if key.isdecimal() and 0 < int(key) <= len(doubt.candidates):
            return doubt.candidates[int(key) - 1][0]
        return self._typed() if key == "n" else None

    def _typed(self) -> str | None:
        """Return a name that is typed; a name that nobody has yet is asked about first."""
        from drama.script.corrections.decide import who_speaks

        with self._keyboard.line():
            name = console.input("name: ").strip()
        if not name:
            return None
        story = self._revision.adaptation.story.text
        try:
            return who_speaks(self._revision.people, name, story=story)
        except ScriptError as fault:
            print_error(fault)
            console.print(f"y: {name} is somebody new   any other key: back", markup=False)
            return who_speaks(self._revision.people, name, new=True) if self._keyboard.key() == "y" else None

    def _settle(self, doubt: "Doubt", speaker: str) -> None:
        from drama.desk.revision import revise

        given = {doubt.number: speaker}
        revised = revise(self._revision, self._revision.settling(given), self._revision.told(given))
        self._revision = revised.revision
        self._answered.append(doubt.id)
        self._changed += revised.changed
        others = max(0, revised.changed - (speaker != doubt.speaker))
        more = f"; {counted(others, 'other line')} with another speaker" if others else ""
        console.print(f"{speaker}{more}", style="bold green", markup=False)

    def _undo(self) -> bool:
        """Take the last answer of this walk back, if there is one, and ask again what was skipped."""
        from drama.desk.revision import open_revision
        from drama.desk.undoing import undo

        if not self._answered:
            console.print("nothing was answered yet")
            return False
        console.print(f"taken back: {undo(self._revision.screenplay)}", markup=False)
        self._answered.pop()
        self._skipped.clear()
        self._revision = open_revision(self._revision.screenplay)
        return True

    def farewell(self) -> None:
        """Print what was done and what is left."""
        left = len(self._revision.doubts())
        done = counted(len(self._answered), "line")
        console.print(f"{done} settled, {counted(left, 'doubtful line')} left")
        if self._answered:
            path = typed(near(self._revision.screenplay))
            more = ", once more the one before it" if len(self._answered) > 1 else ""
            console.print(f"drama undo {path} takes the last answer back{more}", markup=False)


def picture(doubt: "Doubt", left: int) -> Text:
    """Return a doubtful line as it is shown: where, the paragraph with it in reverse, why, and who."""
    shown = Text()
    shown.append(f"\n{doubt.place}   {counted(left, 'doubtful line')} left\n\n", style="dim")
    shown.append(f"{doubt.above}\n\n" if doubt.above else "", style="dim")
    shown.append(doubt.before)
    shown.append(doubt.said, style="reverse")
    shown.append(f"{doubt.after}\n\n")
    shown.append(f"{doubt.below}\n\n" if doubt.below else "", style="dim")
    evidence = f", by “{' '.join(doubt.evidence.split())}”" if doubt.evidence else ""
    shown.append(f"{doubt.method}{evidence}\n", style="dim")
    for number, (name, share) in enumerate(doubt.candidates, 1):
        sure = f"{share:.2f}" if share else "nearby"
        shown.append(f"  {number}  ")
        shown.append(name, style="bold" if name == doubt.speaker else "")
        shown.append(f"  {sure}\n", style="dim")
    shown.append(KEYS, style="dim")
    return shown
