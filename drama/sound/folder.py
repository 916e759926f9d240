"""The sounds a show can ask for, by name.

A row of the catalogue that names a file comes first, then a file of `sfx/` by its own name, then a
generated sound: a file called `river.wav` replaces the generated river, listed or not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from drama.errors import Place, Problem, SoundError, nearest
from drama.files import content_hash, is_inside
from drama.script.model import Cue, CueKind, plain
from drama.sound.catalogue import Row, read_catalogue
from drama.sound.made.words import check, level_lu
from drama.sound.names import ALIASES, Named, resolve
from drama.sound.recorded.takes import LICENCE as RECORDED_LICENCE
from drama.sound.recorded.takes import used
from drama.sound.source import BED_LU, MADE, MUSIC_LU, SHOT_LU, SoundKind, Words
from drama.sound.tags import tags
from drama.sound.ucs import described

GENERATED_LICENCE = "CC0-1.0 (generated)"
"""A sound made from numbers here is nobody's property."""

SUFFIXES = frozenset(
    (".wav", ".w64", ".aif", ".aiff", ".caf", ".flac", ".ogg", ".oga", ".opus")
    + (".mp3", ".m4a", ".m4b", ".mp4", ".aac", ".wma", ".webm", ".mka")
)
"""What counts as a sound file when a name is looked up; a row of the catalogue may name any file."""

LEVEL_WORDS: Words = {
    "quiet": {"level_lu": -6.0},
    "soft": {"level_lu": -4.0},
    "distant": {"level_lu": -9.0},
    "near": {"level_lu": 2.0},
    "loud": {"level_lu": 4.0},
}
"""The words a sound file understands: a recording can be turned up or down.

Those of the generated sound whose place it takes are passed over: cues were written, or suggested, for that.
"""

_USUAL: Mapping[CueKind, tuple[SoundKind, float]] = {
    "AMBIENCE": ("bed", BED_LU),
    "SOUND": ("shot", SHOT_LU),
    "MUSIC": ("shot", MUSIC_LU),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A sound that can be had: `file` is where from, or `made` names the generator and `params` its words.

    `level_lu` is its loudness against the dialogue, the words of the cue included; `key` changes whenever
    the sound itself does.
    """

    name: str
    kind: SoundKind
    level_lu: float
    key: str
    params: tuple[str, ...] = ()
    file: Path | None = None
    made: str = ""
    licence: str = ""
    credit: str = ""


_ENDING = frozenset(
    {"out", "end", "ends", "ended", "fade", "fades", "stops", "stopped", "silence", "nothing"}
)
"""Words of an `AMBIENCE:` or `MUSIC:` that may be meant to end one, and do not."""

_COMING = re.compile(r"[^\w)]*\b(?:slow(?:ly)? )?fad(?:es?|ing) (?:in|up)\b.*")
"""Words that have one fade in, as it does without them."""

CHOICE = ", or use one of: "
"""What the sounds there are stand behind, in a hint."""


@dataclass(frozen=True, slots=True)
class Library:
    """Every sound by its plain name: rows of the catalogue, files of the folder, and those of `MADE`."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    files: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)

    def names(self, kind: CueKind = "SOUND") -> tuple[str, ...]:
        """Return the name of every sound there is for a cue of `kind`, in alphabetical order."""
        made = {name for name, row in MADE.items() if row.music or kind != "MUSIC"}
        rows = {name for name, row in self.rows.items() if row.file or row.made in made}
        return tuple(sorted({*self.files, *rows, *made}))

    def own(self) -> tuple[str, ...]:
        """Return the names of the show's own sounds: files, and rows of the catalogue."""
        return tuple(sorted({*self.rows, *self.files}))

    def tags_of(self, name: str) -> tuple[str, ...]:
        """Return the words to find one of the show's own sounds by: its row's, or else its file name's."""
        row = self.rows.get(name)
        files = (row.file,) if row and row.file else self.files.get(name, ())
        of_files = (word for file in files if (said := described(file.stem)) for word in said.tags)
        return tuple(dict.fromkeys((*(row.tags if row else ()), *of_files)))

    def find(self, name: str, params: tuple[str, ...] = (), kind: CueKind = "SOUND") -> Source:
        """Return the sound called `name` for a cue of `kind`.

        Upper and lower case are alike, and so are spaces, hyphens and underscores; generated sounds have
        other names too (`drama.sound.names`), and names of the show's own may have commas, which a cue
        takes for words. Raises `SoundError` where there is no such sound, or it does not understand one of
        the words in `params`.
        """
        name, params = self._longest(name, params)
        asked, implied = self._called(name)
        row = self.rows.get(asked)
        if row is None or (row.made and asked in self.files):
            row = self._unlisted(asked, kind)
        row = _like_made(asked, row, kind)
        if kind == "MUSIC" and not row.file and not MADE[row.made].music:
            raise SoundError(self._missing(asked, kind))
        said = _once(plain(word) for word in params if word.strip())
        if row.file:
            return _recorded(asked, row, row.file, said, kind, self._passed_over(asked))
        return _generated(asked, row, (*implied, *said))

    def _longest(self, name: str, params: tuple[str, ...]) -> Named:
        """Return the plain name with as many of the words as are part of one, and the other words."""
        parts = (name, *params)
        for count in range(len(parts), 1, -1):
            whole = _plain_name(", ".join(parts[:count]))
            if whole in self.rows or whole in self.files:
                return whole, parts[count:]
        return _plain_name(name), params

    def _called(self, asked: str) -> Named:
        """Return the name by which the folder or `MADE` has what is asked for, with the words implied."""
        if asked in self.rows or asked in self.files:
            return asked, ()
        return resolve(asked) or (asked, ())

    def _unlisted(self, asked: str, kind: CueKind) -> Row:
        """Return a row for a sound that the catalogue does not name."""
        files, made = self.files.get(asked, ()), MADE.get(asked)
        if len(files) > 1:
            listed = ", ".join(file.name for file in files)
            hint = "keep one of them, or say which in sfx/catalogue.yaml"
            raise SoundError(Problem(f"'{asked}' could be any of {listed}", hint=hint))
        if not files and not made:
            raise SoundError(self._missing(asked, kind))
        return Row(files[0]) if files else Row(made=asked)

    def once_only(self, cue: Cue) -> bool:
        """Tell whether the row of what a cue asks for says that it does not loop, and an ambience does."""
        name, _ = self._longest(cue.name, cue.params)
        row = self.rows.get(self._called(name)[0])
        return cue.kind == "AMBIENCE" and row is not None and row.file is not None and row.loop is False

    def replaced(self, name: str) -> str:
        """Return the name in `MADE` of the sound that is heard under `name` where there is no file for it."""
        row = self.rows.get(plain(name))
        return row.made if row and row.made else (resolve(plain(name)) or ("", ()))[0]

    def _passed_over(self, asked: str) -> frozenset[str]:
        """Return the words of the generated sound that a file replaces, which change nothing in the file."""
        made = MADE.get(self.replaced(_before_comma(asked)))
        return frozenset(made.words() if made else ()) - LEVEL_WORDS.keys()

    def _missing(self, asked: str, kind: CueKind) -> Problem:
        tagged = tuple(name for name in self.own() if asked in map(plain, self.tags_of(name)))
        known = tagged or self.names(kind)
        near = known if tagged or kind == "MUSIC" else (*known, *ALIASES)
        what = "music" if kind == "MUSIC" else "sound"
        if kind == "SOUND" and Cue("AMBIENCE", asked).ends is not None:
            hint = f"an effect ends by itself; write AMBIENCE: {asked} or MUSIC: {asked} for what plays on"
            return Problem(f"there is no sound called '{asked}', and SOUND: ends nothing", hint=hint)
        name, said = _as_a_name(asked)
        if there := self._meant(asked, name, said, kind):
            hint = f"sounds go by their names, without folder, ending or brackets: {kind}: {there}"
            if _COMING.search(asked):
                hint = f"it fades in by itself: {kind}: {there}"
            return Problem(f"there is no {what} called '{asked}'", hint=hint)
        put = f"put {name.replace(' ', '-')}.wav (or .mp3, .ogg, .flac, .m4a) into sfx/"
        if kind != "SOUND" and not _ENDING.isdisjoint(_COMING.sub("", asked).split()):
            put = f"write {kind}: none to end what plays; or {put}"
        return Problem(
            f"there is no {what} called '{asked}'{nearest(name, near)}",
            hint=f"{put}{CHOICE}{', '.join(_nearest_first(name, known))}" if known else put,
        )

    def _meant(self, asked: str, name: str, said: tuple[str, ...], kind: CueKind) -> str:
        """Return the name and words of a sound that is there, for one asked for as a file, "" for others."""
        file = _PATH.split(asked)[-1]
        of_file = [own for own, files in self.files.items() if file in (plain(one.name) for one in files)]
        coming = (_COMING.sub("", asked), ())
        for each, words in ((name, said), (name, ()), *((own, ()) for own in of_file), coming):
            if (each, words) != (asked, ()):
                with suppress(SoundError):
                    self.find(each, words, kind)
                    return ", ".join((each, *words))
        return ""


def _plain_name(written: str) -> str:
    """Return a name as it is looked up, with one space behind each of its commas."""
    return ", ".join(filter(None, map(plain, written.split(",")))) or plain(written)


def _before_comma(name: str) -> str:
    """Return what `footsteps, gravel` is a kind of."""
    return name.partition(",")[0]


def _nearest_first(name: str, known: Sequence[str]) -> list[str]:
    near = get_close_matches(name, known, n=5)
    return [*near, *(one for one in known if one not in near)]


_PATH = re.compile(r"[/\\]")


def _as_a_name(asked: str) -> tuple[str, tuple[str, ...]]:
    """Return what is asked for without folders and ending, and the words in the brackets behind it."""
    name = _PATH.split(asked)[-1]
    stem, _, ending = name.rpartition(".")
    name, _, words = (stem if f".{ending}" in SUFFIXES else name).partition("(")
    said = (plain(word) for word in words.replace(")", "").split(","))
    return plain(name) or asked, tuple(word for word in said if word)


def _like_made(name: str, row: Row, kind: CueKind) -> Row:
    """Return the row of a file with what it leaves open as the generated sound of that name has it."""
    made = MADE.get(_before_comma(name))
    if not row.file or not made or kind == "MUSIC":
        return row
    return replace(
        row,
        loop=made.kind == "bed" if row.loop is None else row.loop,
        level_lu=made.level_lu if row.level_lu is None else row.level_lu,
    )


def _recorded(
    name: str, row: Row, file: Path, params: tuple[str, ...], kind: CueKind, passed_over: frozenset[str]
) -> Source:
    check(name, LEVEL_WORDS, params, passed_over)
    params = tuple(word for word in params if word not in passed_over)
    said = tags(file) if not (row.licence and row.credit) else None
    usual, usual_lu = _USUAL[kind]
    return Source(
        name,
        usual if row.loop is None else _kind(row.loop),
        (usual_lu if row.level_lu is None else row.level_lu) + level_lu(LEVEL_WORDS, params),
        _hash_of(file),
        file=file,
        licence=row.licence or (said.licence if said else ""),
        credit=row.credit or (said.credit if said else ""),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Return each word where it is said first: a bell that tolls twice, twice, twice tolls no more often."""
    return tuple(dict.fromkeys(words))


def _generated(name: str, row: Row, params: tuple[str, ...]) -> Source:
    made, said = MADE[row.made], _once((*row.words, *params))
    check(name, made.words(), said)
    recorded = used(row.made, said)
    added = said if row.level_lu is None else tuple(word for word in said if word not in row.words)
    return Source(
        name,
        made.kind if row.loop is None else _kind(row.loop),
        (made.level_lu if row.level_lu is None else row.level_lu) + level_lu(made.words(), added),
        f"{row.made}/{made.version}/{','.join(said)}",
        params=said,
        made=row.made,
        licence=row.licence or (RECORDED_LICENCE if recorded else GENERATED_LICENCE),
        credit=row.credit or "; ".join(one.credit() for one in recorded),
    )


def _kind(loop: bool) -> SoundKind:
    return "bed" if loop else "shot"


def _hash_of(file: Path) -> str:
    try:
        return content_hash(file)
    except OSError as fault:
        raise SoundError(Problem(f"cannot be read: {fault.strerror}", Place(str(file)))) from None


def open_library(folder: Path | None) -> Library:
    """Return the sounds of a show's `sfx/` folder, or only the generated ones where there is none.

    Raises `SoundError` with every problem of its catalogue.
    """
    if folder is None or not folder.is_dir():
        return Library()
    return Library(_by_plain_name(read_catalogue(folder)), _files(folder))


def _by_plain_name(listed: Mapping[str, tuple[Place, Row]]) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    problems = []
    for name, (place, row) in listed.items():
        if _plain_name(name) in rows:
            problems.append(Problem(f"'{name}' is listed twice, spelled a little differently", place))
        rows[_plain_name(name)] = row
    if problems:
        raise SoundError(*problems)
    return rows


def _files(folder: Path) -> dict[str, tuple[Path, ...]]:
    """Return the sound files under the folder by plain name, without hidden ones and links that lead out.

    A file named after the Universal Category System goes by the name of its sound.
    """
    found: dict[str, tuple[Path, ...]] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and is_inside(path, folder):
            said = described(path.stem)
            name = _plain_name(said.name if said else path.stem)
            found[name] = (*found.get(name, ()), path)
    return found
