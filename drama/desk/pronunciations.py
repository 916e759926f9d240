"""Pronunciations at work: which lines an entry touches, which words may need one, writing one, hearing it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np

from drama.audio import export_clip
from drama.cast import splice
from drama.cast.lexicon import (
    LANGUAGE,
    Lexicon,
    Pronunciation,
    checked,
    parse_lexicon,
    read_lexicon,
    word_key,
)
from drama.cast.model import Cast, Part, Voice
from drama.errors import CastError, DramaError, EngineError, Place, Problem, nearest
from drama.files import check_still, exact_text, in_a_file_name, write_whole
from drama.script.model import NARRATOR, Ids, Line, fold
from drama.show.production import Production, open_production
from drama.show.project import Project
from drama.speech.engine import open_engine
from drama.speech.espeak import Espeak
from drama.speech.perform import perform
from drama.speech.text import Diction, speakable
from drama.speech.text.foreign import readable
from drama.speech.text.lexical import held
from drama.speech.text.sounds import respelled
from drama.speech.text.voicing import ranks
from drama.store.shelf import Shelf
from drama.turns import in_turn

HEADER = """\
# How words are said, one a line: respelled, the stress in capitals (Kakashi: kah KAH shee), or in IPA between
# slashes (Niamh: /nˈiːv/). Entries under a role's name are for that role, under en-GB for British shows.

"""
"""What a new lexicon begins with."""

VOICES = {"en-US": "en-us", "en-GB": "en"}
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("ing", ""), ("ing", "e"),
    ("ed", ""), ("ed", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("es", ""), ("s", ""),
    ("ly", ""), ("ness", ""), ("less", ""), ("like", ""), ("ish", ""), ("ful", ""), ("n't", ""),
)  # fmt: skip
"""Endings of words that are in no list themselves, and what stands in place of each in the list."""


@dataclass(frozen=True, slots=True)
class Touched:
    """An entry of the lexicon and the number of lines that are said differently for it."""

    word: str
    said: str
    scope: str
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """A word that may need an entry: how often it is said, and how espeak-ng says it.

    `kind` is "name" or "word"; `ipa` and `respelled` are empty where espeak-ng is not there.
    """

    word: str
    kind: str
    times: int
    ipa: str
    respelled: str


def touched(production: Production) -> tuple[Touched, ...]:
    """Return every entry of the show's lexicon with the number of lines it touches."""
    diction = production.diction
    counts: Counter[Pronunciation] = Counter()
    for line in production.lines:
        entries = diction.lexicon.heard_by(production.sheet.name_of(line.role), diction.language)
        counts.update({entry for entry in entries if held(line.words, (entry,))})
    return tuple(
        Touched(one.word, one.said, one.scope, one.line, counts[one]) for one in diction.lexicon.entries
    )


def suggestions(production: Production) -> tuple[Suggested, ...]:
    """Return the names and unknown words of a screenplay that the lexicon lacks, the most frequent first."""
    spoken = [line.words for line in production.lines]
    seen = Counter(match[0].replace("\u2019", "'") for words in spoken for match in _WORD.finditer(words))
    forms: dict[str, Counter[str]] = {}
    for word, times in seen.items():
        bare = re.sub("'[sS]$", "", word)
        forms.setdefault(bare.lower(), Counter())[bare] += times
    has = {word_key(one.word) for one in production.diction.lexicon.entries}
    unknown = {low: form for low, form in forms.items() if word_key(low) not in has and not is_known(low)}
    unknown = {low: form for low, form in unknown.items() if _is_plain(form.most_common(1)[0][0])}
    order = sorted(unknown, key=lambda low: (-unknown[low].total(), low))
    words = [unknown[low].most_common(1)[0][0] for low in order]
    sounds = _sounds(words, production.show.settings.language)
    return tuple(
        Suggested(word, "word" if low in unknown[low] else "name", unknown[low].total(), ipa, respelled(ipa))
        for low, word, ipa in zip(order, words, sounds, strict=True)
    )


@in_turn()
def set_word(path: Path, word: str, said: str | None, scope: str = "") -> str:
    """Write how a word is said to the lexicon at `path`, or take it out; return what it said before, or "".

    Comments, order and line ends stay. Raises `CastError` for what is no pronunciation, and where the file is
    faulty, or changed by another program meanwhile.
    """
    before = exact_text(path, CastError) if path.is_file() else None
    text = HEADER if before is None else before
    lexicon = parse_lexicon(text, str(path))
    scope = scope if LANGUAGE.fullmatch(scope) else fold(scope)
    if said is not None:
        _check(word, said, path)
    here = [one for one in lexicon.entries if one.scope == scope and word_key(one.word) == word_key(word)]
    written = here[0].word if here else word
    if said is None and not here:
        raise CastError(Problem(f"'{word}' is not in the lexicon", Place(str(path))))
    keys = (_written_scope(text, scope), written) if scope else (written,)
    patch: splice.Patch = {keys[-1]: said}
    edited = splice.spliced(text, {keys[0]: patch} if scope else patch, str(path), CastError)
    parse_lexicon(edited, str(path))
    check_still(path, before, CastError)
    write_whole(path, edited)
    return here[0].said if here else ""


def foreign(lexicon: Lexicon) -> tuple[Problem, ...]:
    """Return which languages of a lexicon no show is read in, each where its entries begin."""
    first: dict[str, int] = {}
    for entry in lexicon.entries:
        first.setdefault(entry.scope, entry.line)
    told = ((line, problem) for scope, line in first.items() for problem in _foreign(scope))
    return tuple(replace(problem, place=Place(lexicon.file, line)) for line, problem in told)


def _foreign(scope: str) -> tuple[Problem, ...]:
    heard = {*VOICES, *(name.partition("-")[0] for name in VOICES)}
    if not LANGUAGE.fullmatch(scope) or scope in heard:
        return ()
    return (Problem(f"no show is read in '{scope}'", hint=f"languages are {', '.join(sorted(heard))}"),)


def unheard(show: Project, scope: str) -> tuple[Problem, ...]:
    """Return why no line is said by the entries of a scope: a language of no show, or a role of nobody."""
    if LANGUAGE.fullmatch(scope):
        return _foreign(scope)
    name, known, is_for = fold(scope), set[str](), ""
    for path in chain.from_iterable(show.screenplays().values()):
        with suppress(DramaError):  # what is wrong with a screenplay or its map is told where it is used
            production = open_production(show, path)
            sheet = production.sheet
            roles = {sheet.name_of(line.role) for line in production.lines}
            if name in roles:
                return ()
            known |= roles
            is_for = is_for or (sheet.name_of(name) if sheet.name_of(name) != name else "")
    if is_for:
        what = f"{name} is another name of {is_for}: only entries for {is_for} are heard"
        return (Problem(what, hint=f"write it for {is_for}"),)
    if not known:
        return ()
    return (Problem(f"nobody is called '{name}' in this show{nearest(name, sorted(known))}"),)


def say(show: Project, word: str, said: str, engine: str = "", voice: str = "") -> Path:
    """Return a clip of a word as it is said, by the lexicon or as `said` has it; raises `EngineError`."""
    name = engine or show.settings.engine
    known = open_engine(name, show.rig).voices()
    if not known:
        raise EngineError(Problem(f"{name} has no English voice", hint="choose another engine"))
    path = show.lexicon()
    lexicon = read_lexicon(path) if path.is_file() else Lexicon()
    if said:
        _check(word, said, path)
        lexicon = Lexicon((Pronunciation(word, said),))
    line = Line(NARRATOR, word, id=Ids().next(word))
    cast = Cast((Part(NARRATOR, Voice(name, voice or known[0].id)),))
    diction = Diction(lexicon, show.settings.language)
    if not re.search(r"\w", diction.of(word, NARRATOR).text):
        hint = "emoji and marks are silent; to have a word for it said, write the word"
        raise EngineError(Problem(f"nothing of '{word}' is said", hint=hint))
    take = perform([line], cast, Shelf(show.shelf), rig=show.rig, diction=diction)[line.id]
    sound = Shelf(show.shelf).read(take.key)
    clip = show.root / "output" / f"say-{in_a_file_name(word)}.mp3"
    return export_clip(np.repeat(sound, 2, axis=0) if len(sound) == 1 else sound, clip)


def _check(word: str, said: str, path: Path) -> None:
    try:
        checked(word, said)
    except ValueError as fault:
        what, hint = (*fault.args, "")[:2]
        raise CastError(Problem(what, Place(str(path)), hint)) from None


def _written_scope(text: str, scope: str) -> str:
    """Return a role's name as the file spells it."""
    named = splice.plain(text)
    names = named if isinstance(named, dict) else {}
    return next((name for name in names if fold(name) == scope or name == scope), scope)


def is_known(low: str) -> bool:
    """Tell whether a word in small letters is common English, as it stands or with one of the endings."""
    common = ranks()
    return len(low.partition("'")[0]) < 2 or low in common or any(stem in common for stem in _stems(low))


def _stems(low: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = low[: -len(ending)]
            yield stem + instead
            if stem[-1] == stem[-2:-1]:
                yield stem[:-1]
    yield low.partition("'")[0]


def _is_plain(word: str) -> bool:
    """Tell whether no rule of the text for speech knows the word, as they do "Mr", "Nooo" and "FBI".

    Letters that are written in others, as in "Łucja", are not known for that.
    """
    said, letters = speakable(f"{word} Anna").text.removesuffix(" Anna"), readable(word)
    return said.lower() == letters.lower() and not (word.isupper() and said == letters)


def _sounds(words: Sequence[str], language: str) -> list[str]:
    spoken = [readable(word) for word in words]
    try:
        return [ipa.replace("^", "") for ipa in Espeak().ipa(spoken, VOICES[language])] if words else []
    except EngineError:
        return [""] * len(words)
