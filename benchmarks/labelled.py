"""Labelled stories, as data/speakers/ keeps them, and the same in the form the scorer reads.

The label behind a quotation says where it ends; where it begins follows from its closing mark. Offsets point
into the text with all labels taken out and lie inside the quotation marks, white space left out.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from drama.script.prose.listed import listed
from drama.script.prose.tags import tag, words_of
from drama.script.prose.verbs import SPEECH

Kind = Literal["explicit", "anaphoric", "implicit", "not_speech"]
NOT_SPEECH, GROUP, UNKNOWABLE = "-", "*", "?"

_LABEL = re.compile(r"\{([^{}\n]*)\}")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_EMPHASIS = "_*"
_OPENING = {
    "”": re.compile("“"),
    "’": re.compile("‘"),
    '"': re.compile('"'),
    "'": re.compile(r"(?<!\w)'(?=\S)"),
    "»": re.compile("«"),
    "«": re.compile("»"),
    "」": re.compile("「"),
}
_UNCLOSED = re.compile(r"(?<!\S)[_*]*[“‘\"'«]")
_DASH = re.compile(r"(?:(?<=\s)|\A)(?:[—–―]|--?-?)\s*(?=\S)")
_RESUMED = re.compile(r"[.,;:!?…]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast; `aliases` are all the other names the story uses."""

    name: str
    aliases: tuple[str, ...]
    gender: str
    age: str
    narrator: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A quotation and its label: a name of the cast, `-`, `*` or `?`.

    `paragraph` counts from 0; `continues` is set where a speech that the paragraph before left open goes on.
    """

    start: int
    end: int
    speaker: str
    paragraph: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A story whose speakers are known; `text` is the bare story; `person` is 1 or 3."""

    title: str
    person: int
    cast: tuple[Member, ...]
    text: str
    quotations: tuple[Labelled, ...]
    author: str = ""
    year: str = ""
    source: str = ""


def read_labelled(path: Path) -> LabelledStory:
    """Return the labelled story of a file; a label without its quotation is a ValueError that says where."""
    try:
        return parse_labelled(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise ValueError(f"{path}: {problem}") from None


def parse_labelled(written: str) -> LabelledStory:
    """Return the labelled story of a file's text; ValueError as for `read_labelled`."""
    head, _, body = written.partition("\n---\n")
    fields = yaml.safe_load(head)
    text, labels = _bare(body)
    quotations = _quotations(text, labels)
    about = [str(fields.get(field, "")) for field in ("author", "year", "source")]
    return LabelledStory(
        str(fields["title"]), fields["person"], _cast(fields["cast"]), text, quotations, *about
    )


def _cast(entries: dict[Any, dict[str, Any]]) -> tuple[Member, ...]:
    return tuple(
        Member(
            str(name),
            tuple(map(str, entry.get("aliases") or ())),
            entry["gender"],
            entry["age"],
            bool(entry.get("narrator")),
        )
        for name, entry in entries.items()
    )


def _bare(body: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the text without labels, and every label with the offset at which it stood."""
    pieces: list[str] = []
    labels: list[tuple[int, str]] = []
    done = length = 0
    for label in _LABEL.finditer(body):
        pieces.append(body[done : label.start()])
        length += len(pieces[-1])
        done = label.end()
        labels.append((length, label[1]))
    return "".join([*pieces, body[done:]]), labels


def _quotations(text: str, labels: list[tuple[int, str]]) -> tuple[Labelled, ...]:
    found: list[Labelled] = []
    at, left_open = 0, False
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        done, dashed = paragraph.start(), bool(_DASH.match(paragraph[0]))
        while at < len(labels) and labels[at][0] <= paragraph.end():
            end, speaker = labels[at]
            continues = left_open and done == paragraph.start()
            if dashed and speaker != NOT_SPEECH:
                start, stop, left_open = *_behind_dash(text, done, end), False
            else:
                start, stop, left_open = _marked(text, done, end, continues=continues)
            found.append(Labelled(start, stop, speaker, number, continues))
            at, done = at + 1, end
    return tuple(found)


def _marked(text: str, done: int, end: int, *, continues: bool) -> tuple[int, int, bool]:
    """Return the offsets of the marked words before a label; True where their marks are left open."""
    stretch = text[done:end].rstrip(_EMPHASIS)
    closing = _OPENING.get(stretch[-1:])
    opening = closing.search(stretch, 0, len(stretch) - 1) if closing else None
    if closing and (opening or continues):  # the stanzas of a song may share one pair of marks
        return *_trimmed(text, done + (opening.end() if opening else 0), done + len(stretch) - 1), False
    unclosed = (_UNCLOSED.match if continues else _UNCLOSED.search)(stretch)
    if not (unclosed or continues):
        raise ValueError(f"no quotation begins before the label behind {stretch[-60:]!r}")
    return *_trimmed(text, done + (unclosed.end() if unclosed else 0), end), True


def _behind_dash(text: str, done: int, end: int) -> tuple[int, int]:
    """Return the offsets of the words behind a dash, or behind the stop of a tag, before a label."""
    stretch = text[done:end]
    start = _DASH.search(stretch) or _RESUMED.search(stretch)
    if not start:
        raise ValueError(f"no speech begins before the label behind {stretch[-60:]!r}")
    return _trimmed(text, done + start.end(), end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def gold(story: LabelledStory) -> dict[str, Any]:
    """Return a story as one work in the scorer's form.

    Quotations of one speaker that a tag parts inside a paragraph, and a speech that runs on into the next
    paragraph, are one quotation with several spans, as in the Project Dialogism Novel Corpus.
    """
    quotes: list[dict[str, Any]] = []
    for group in _grouped(story):
        kind = _kind(story, group)
        for part, one in enumerate(group):
            quotes.append(
                {
                    "id": f"Q{group[0].start}.{part}",
                    "qid": f"Q{group[0].start}",
                    "start": one.start,
                    "end": one.end,
                    "speaker": {GROUP: "_group", UNKNOWABLE: "_unknowable"}.get(one.speaker, one.speaker),
                    "type": kind,
                }
            )
    characters = [
        {"name": one.name, "aliases": [one.name, *one.aliases], "narrator": one.narrator}
        for one in story.cast
    ]
    return {"work": story.title, "text": story.text, "characters": characters, "quotes": quotes}


def _grouped(story: LabelledStory) -> list[list[Labelled]]:
    groups: list[list[Labelled]] = []
    for one in story.quotations:
        last = groups[-1][-1] if groups else None
        if last and one.speaker == last.speaker != NOT_SPEECH and _goes_on(story.text, last, one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


_SENTENCE_ENDS = re.compile(r"[.!?…](?=\s)")
_FEW = 2


def _goes_on(text: str, last: Labelled, one: Labelled) -> bool:
    """Tell whether a quotation goes on with the last one: at most a tag or a short action parts them."""
    between = text[last.end : one.start]
    return one.continues or (one.paragraph == last.paragraph and len(_SENTENCE_ENDS.findall(between)) < _FEW)


_ANAPHORS = listed("he she they it we you who")
_NAMING = listed("i the a an my his her our their this that another one mr mrs miss ms dr")
_SOMEBODY = listed("somebody someone everybody everyone nobody both")
_LONGEST = 8
_CLOSING = re.compile(r"[”’\"'»」_*]*\s*")
_CLAUSE_AFTER = re.compile(r"[^.,;:!?…—\n]*")
_CLAUSE_BEFORE = re.compile(r"([^.!?;”\"»\n]*)[,:]\s*[—–―“‘\"'«_*]*\s*$")


def _kind(story: LabelledStory, group: list[Labelled]) -> Kind:
    """Return how the text names a quotation's speaker: the plainest tag beside any of its parts counts."""
    if group[0].speaker == NOT_SPEECH:
        return "not_speech"
    subjects = [subject for one in group for subject in _subjects(story, one)]
    if any(subject not in _ANAPHORS for subject in subjects):
        return "explicit"
    return "anaphoric" if subjects else "implicit"


def _subjects(story: LabelledStory, one: Labelled) -> list[str]:
    """Return the first words, in small letters, of who speaks by the tags on both sides of a quotation."""
    neighbours = [other for other in story.quotations if other.paragraph == one.paragraph]
    before = max((other.end for other in neighbours if other.end < one.start), default=one.start - _NEAR)
    after = min((other.start for other in neighbours if other.start > one.end), default=one.end + _NEAR)
    start = _CLOSING.match(story.text, one.end, after)
    clause = _CLAUSE_AFTER.match(story.text, start.end() if start else one.end, after)
    led = _CLAUSE_BEFORE.search(story.text[max(before, 0) : one.start])
    found = (_subject_after(clause[0] if clause else ""), _subject_before(led[1] if led else ""))
    return [subject.lower() for subject in found if subject]


_NEAR = 150


def _subject_after(clause: str) -> str | None:
    """Return the subject of a clause such as `said the old man` or `she whispered back`."""
    words = words_of(clause)[:_LONGEST]
    if words and words[0] in SPEECH:
        return next((word for word in words[1:] if _can_speak(word)), None)
    return words[0] if tag(clause, 0, len(clause)) is not None else None


def _subject_before(clause: str) -> str | None:
    """Return the subject of a clause such as `Then she turned and said`."""
    words = words_of(clause)
    verb = next((at for at, word in enumerate(words) if word in SPEECH), 0)
    if not verb:
        return None
    inner = (word for at, word in enumerate(words[:verb]) if _can_speak(word if at else word.lower()))
    return next(inner, words[0])


def _can_speak(word: str) -> bool:
    return word[0].isupper() or word.lower() in _ANAPHORS | _NAMING | _SOMEBODY
