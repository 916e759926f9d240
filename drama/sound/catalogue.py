"""`sfx/catalogue.yaml`: what the sounds of a show are, how loud, and under which licence."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from drama.errors import Place, Problem, SoundError, nearest
from drama.files import is_inside
from drama.sound.made.words import check as check_words
from drama.sound.source import MADE
from drama.yamlfile import Entry, Kind, check, load, number, one_of, path_in, text, words, yes_no

CATALOGUE = "catalogue.yaml"


@dataclass(frozen=True, slots=True)
class Row:
    """A sound of the catalogue: a `file`, or the name of the generator that has `made` it and its `words`.

    `loop` and `level_lu` (against the dialogue) are None where the row leaves them open.
    """

    file: Path | None = None
    made: str = ""
    words: tuple[str, ...] = ()
    loop: bool | None = None
    level_lu: float | None = None
    tags: tuple[str, ...] = ()
    licence: str = ""
    credit: str = ""


def read_catalogue(folder: Path) -> dict[str, tuple[Place, Row]]:
    """Return every row by the name it is listed under, with its place; nothing where there is no catalogue.

    Raises `SoundError` with every problem.
    """
    path = folder / CATALOGUE
    if not path.exists():
        return {}
    problems: list[Problem] = []
    table, rows = _table(folder), {}
    for name, entry in (load(path, SoundError).fields or {}).items():
        place = Place(str(path), entry.line)
        if entry.fields is None:
            problems.append(Problem(f"'{name}' says nothing", place, "write below it: file: door-knock.ogg"))
            continue
        values = check(entry, table, str(path), problems)
        row = _row(values)
        problems.extend(_contradictions(name, entry.fields, row, place))
        rows[name] = place, row
    if problems:
        raise SoundError(*problems)
    return rows


def _table(folder: Path) -> dict[str, Kind]:
    """Return the kind of every field of a row."""

    def file(entry: Entry) -> Path:
        return _file(folder, entry)

    return {
        "file": file,
        "made": one_of(tuple(MADE)),
        "words": words,
        "loop": yes_no,
        "level": number(-60.0, 12.0, "LU"),
        "tags": words,
        "licence": text,
        "credit": text,
    }


def _file(folder: Path, entry: Entry) -> Path:
    """Return the file that a row names; raises `ValueError` where it is not in the folder."""
    path, written = path_in(folder, entry), text(entry)
    if path.is_file():
        return path
    there = {str(file.relative_to(folder)): file for file in folder.rglob("*") if file.is_file()}
    for name, file in there.items():  # a Mac writes the accents of a file's name apart from their letters
        if normalize("NFC", name) == normalize("NFC", written) and is_inside(file, folder):
            return file
    raise ValueError(
        f"there is no file '{written}' in {folder.name}/{nearest(written, there)}", "check its spelling"
    )


def _row(values: Mapping[str, object]) -> Row:
    fields = {"level_lu" if name == "level" else name: value for name, value in values.items()}
    return Row(**fields)  # type: ignore[arg-type]  # `_table` gives every field its type


def _contradictions(name: str, written: Mapping[str, Entry], row: Row, place: Place) -> list[Problem]:
    """Return what is wrong with a row whose single fields may all be right."""
    if "file" in written and "made" in written:
        return [Problem(f"'{name}' has both a file and a generator", place, "keep either file: or made:")]
    if "file" not in written and "made" not in written:
        return [Problem(f"'{name}' has no sound", place, "add file: or made: to it")]
    if "words" in written and "file" in written:
        hint = "turn a file up or down with level:"
        return [
            Problem(
                f"'{name}': words: is for generated sounds", Place(place.file, written["words"].line), hint
            )
        ]
    return _strange_words(row, Place(place.file, written["words"].line)) if row.made and row.words else []


def _strange_words(row: Row, place: Place) -> list[Problem]:
    try:
        check_words(row.made, MADE[row.made].words(), row.words)
    except SoundError as error:
        return [Problem(problem.what, place, problem.hint) for problem in error.problems]
    return []
