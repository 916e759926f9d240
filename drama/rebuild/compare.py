"""Comparing what an episode is made from with what it was made from last: what is made anew, and why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nlargest

from drama.rebuild.model import Change, Named, Piece, Verdict

ALIKE = 0.4
"""How much of its words a line has in common with the one it was before an edit (difflib's ratio)."""

COMPARED = 4
"""How many lines that are gone a new one is compared with in full: those that share the most with it."""

MOST_PAIRED = 200
"""Longer stretches that were exchanged are a rewrite: no line of theirs is the edit of another."""


def compare(
    now: Sequence[Piece], before: Sequence[Piece], on_shelf: Callable[[str], bool], file_kept: bool
) -> tuple[Verdict, ...]:
    """Return what the next render does with each piece of `now`, in order.

    `on_shelf` tells whether a take is kept under a key, `file_kept` whether the finished file is there as it
    was written. A scene is mixed anew where anything in it changed, the file where any scene or itself did:
    a take that the shelf has lost comes back as it was, and changes neither.
    """
    was = dict(_paired(now, before))
    verdicts: list[Verdict] = []
    for piece in now:
        old = was.get(_id(piece))
        old = piece if old == piece else old  # one of the two is let go: an episode of ten hours is 30 MB
        changes = () if old is None else tuple(_changes(old.heard, piece.heard))
        asked = () if old is None or not changes else tuple(_changes(old.asked, piece.asked))
        changed = old is None or bool(changes)
        match piece.kind:
            case "scene":
                made = changed
            case "file":
                scenes = (one for one in verdicts if one.piece.kind == "scene")
                made = changed or not file_kept or any(one.anew for one in scenes)
            case _:
                made = not all(map(on_shelf, piece.keys))
        verdicts.append(Verdict(piece, made, old, changes, asked))
    return tuple(verdicts)


def _id(piece: Piece) -> tuple[str, str]:
    return piece.kind, piece.id


def _changes(was: Named, now: Named, path: tuple[str, ...] = ()) -> Iterator[Change]:
    """Yield every value that differs, those of named values one by one."""
    for name in dict.fromkeys((*was, *now)):
        old, new = was.get(name), now.get(name)
        if isinstance(old, dict) or isinstance(new, dict):
            yield from _changes(_named(old), _named(new), (*path, name))
        elif old != new:
            yield Change((*path, name), old, new)


def _named(value: object) -> Named:
    return value if isinstance(value, dict) else {}


def _paired(now: Sequence[Piece], before: Sequence[Piece]) -> Iterator[tuple[tuple[str, str], Piece]]:
    """Yield the id of every piece that was there before, with what it was: the same one, or edited since."""
    old = {_id(piece): piece for piece in before}
    for piece in now:
        if _id(piece) in old:
            yield _id(piece), old[_id(piece)]
    for kind in ("line", "scene"):
        ours = [piece for piece in now if piece.kind == kind]
        theirs = [piece for piece in before if piece.kind == kind]
        yield from _edited(ours, theirs)


def _edited(now: Sequence[Piece], before: Sequence[Piece]) -> Iterator[tuple[tuple[str, str], Piece]]:
    """Yield the pieces that stand where another stood that is gone, and are like it."""
    ids = [piece.id for piece in now]
    kept = set(ids) & {piece.id for piece in before}
    matcher = SequenceMatcher(None, [piece.id for piece in before], ids, autojunk=False)
    for what, low, high, first, last in matcher.get_opcodes():
        if what != "replace" or last - first > MOST_PAIRED or high - low > MOST_PAIRED:
            continue
        gone = [piece for piece in before[low:high] if piece.id not in kept]
        free = {number: _threes(piece) for number, piece in enumerate(gone)}
        for piece in now[first:last]:
            if piece.id not in kept and (number := _nearest(piece, gone, free)) is not None:
                del free[number]
                yield _id(piece), gone[number]


def _nearest(piece: Piece, gone: Sequence[Piece], free: Mapping[int, frozenset[str]]) -> int | None:
    """Return the number of the piece in `gone` that is most like this one, of those that are free."""
    threes = _threes(piece)

    def common(number: int) -> float:
        return 2.0 * len(threes & free[number]) / (len(threes) + len(free[number]))

    likely = nlargest(COMPARED, free, key=common)  # difflib takes a millisecond a pair
    alike = [(SequenceMatcher(None, _words(gone[one]), _words(piece)).ratio(), one) for one in likely]
    ratio, number = max(alike, key=lambda one: one[0], default=(0.0, None))
    return number if ratio >= ALIKE else None


def _threes(piece: Piece) -> frozenset[str]:
    """Return every three characters that stand together in the words of a piece: alike words share most."""
    words = f" {_words(piece)} "
    return frozenset(words[at : at + 3] for at in range(max(1, len(words) - 2)))


def _words(piece: Piece) -> str:
    return str(piece.asked.get("words", piece.name))
