"""What the next render of an episode makes anew, and where in it a writer asks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from drama.desk.actors import Account, account
from drama.errors import Place, Problem, ScriptError, nearest
from drama.publish.ledger import Ledger
from drama.rebuild.compare import compare
from drama.rebuild.gather import pieces_of
from drama.rebuild.model import Kind, Piece, Verdict
from drama.rebuild.record import read_pieces
from drama.script.model import LINE_ID
from drama.script.redraft import Source
from drama.script.screenplay.file import text_of
from drama.show.production import Production
from drama.speech.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The verdict on every piece of an episode, in the order they are made.

    `recorded` is whether it is known what the last render was made from; without it there are no reasons.
    """

    verdicts: tuple[Verdict, ...]
    recorded: bool

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What the episode is made from now."""
        return tuple(verdict.piece for verdict in self.verdicts)

    @property
    def by_id(self) -> dict[tuple[str, str], Verdict]:
        """The verdicts by kind and id."""
        return {(one.piece.kind, one.piece.id): one for one in self.verdicts}

    def of(self, kind: Kind) -> tuple[Verdict, ...]:
        """Return the verdicts on one kind of piece."""
        return tuple(verdict for verdict in self.verdicts if verdict.piece.kind == kind)

    def anew(self, kind: Kind) -> tuple[Verdict, ...]:
        """Return the verdicts on the pieces of a kind that are made anew."""
        return tuple(verdict for verdict in self.of(kind) if verdict.anew)


def foresee(
    production: Production,
    actors: Account | None = None,
    asked: Sequence[Wanted] | None = None,
    made: Collection[str] = (),
) -> Foreseen:
    """Return what the next render does with every piece of a production.

    Nothing is made but the takes of new recordings, which are put on the shelf: only they tell what is heard.

    `actors` is what they recorded, and `asked` what `drama.rebuild.gather.asked_of` returns, where that is
    known already; `made` are keys of takes that will be on the shelf by then. Raises what a render raises
    before it makes anything.
    """
    pieces = pieces_of(production, actors or account(production), asked)
    before = read_pieces(production.inputs)
    shelf, file = production.shelf, production.finished(".mp3")
    kept = Ledger(production.show.ledger).untouched(file)
    verdicts = compare(pieces, before or (), lambda key: key in made or shelf.find(key) is not None, kept)
    return Foreseen(verdicts, before is not None)


def at(foreseen: Foreseen, place: str, file: Path) -> tuple[Verdict, ...]:
    """Return the verdicts on what a writer names: a line by its number in the screenplay or its id, a scene
    by its heading, or a chapter by its title, each in part or whole.

    Raises `ScriptError` where nothing is called so.
    """
    if place.isdecimal():
        found = _on_row(foreseen.verdicts, int(place), file)
    elif LINE_ID.fullmatch(place):
        found = [one for one in foreseen.verdicts if one.piece.id == place]
    else:
        found = _called(foreseen.verdicts, place.casefold())
    if found:
        return tuple(found)
    names = [one.piece.name for one in foreseen.of("scene")] + [
        one.piece.chapter for one in foreseen.of("scene")
    ]
    what = f"there is no line, scene or chapter '{place}'{nearest(place, dict.fromkeys(names))}"
    hint = "name a line by its number in the screenplay, a scene by its heading, or a chapter by its title"
    raise ScriptError(Problem(what, Place(str(file)), hint))


def _on_row(verdicts: Sequence[Verdict], number: int, file: Path) -> list[Verdict]:
    """Return the verdicts on what stands on a row of the screenplay, the name over a speech included."""
    line = Source(text_of(file), str(file)).on_row(number)
    row = line.at if line else number
    return [one for one in verdicts if one.piece.at == row and row]


def _called(verdicts: Sequence[Verdict], named: str) -> list[Verdict]:
    scenes = [one for one in verdicts if one.piece.kind == "scene"]
    wanted = {one.piece.scene for one in scenes if named in one.piece.name.casefold()}
    wanted = wanted or {one.piece.scene for one in scenes if named in one.piece.chapter.casefold()}
    return [one for one in verdicts if one.piece.scene in wanted and one.piece.scene]
