"""Words into the symbols Kokoro was trained on, each written word traceable to its first symbol.

espeak-ng turns words into IPA, clause by clause, so that `the` and `a` sound as they do among others. The
symbols are those of misaki, the front end of Kokoro's makers: IPA in which a diphthong and an affricate are
one letter. Vocabulary and ids: config.json of hexgrad/Kokoro-82M (Apache-2.0); the American and British
sets: EN_PHONES.md of hexgrad/misaki (Apache-2.0).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate

from drama.errors import EngineError, Problem
from drama.speech.utterance import Pronounced

PAD = 0
"""The id of silence before the first symbol and after the last."""

_NUMBERED = (
    ";1 :2 ,3 .4 !5 ?6 —9 …10 A24 I25 O31 Q33 T36 W39 Y41 ᵊ42 a43 b44 d46 f48 "
    "h50 i51 j52 k53 l54 m55 n56 p58 s61 t62 u63 v64 w65 z68 ɑ69 ɒ71 æ72 ɔ76 ð81 ʤ82 "
    "ə83 ɛ86 ɜ87 ɡ92 ɪ102 ŋ112 θ119 ɹ123 ʃ131 ʧ133 ʊ135 ʌ138 ʒ147 ˈ156 ˌ157 ː158 ᵻ177"
)
IDS = {" ": 16} | {row[0]: int(row[1:]) for row in _NUMBERED.split()}
"""The number Kokoro knows each English symbol by."""

VOWELS = "AIOQWYaiuɑɒæɔəɛɜɪʊʌᵊᵻ"

TIE = "^"
"""Stands between the letters of one sound, as espeak-ng is asked to write it."""

SHARED = {
    "a^ɪ": "I",
    "a^ʊ": "W",
    "e^ɪ": "A",
    "ɔ^ɪ": "Y",
    "t^ʃ": "ʧ",
    "d^ʒ": "ʤ",
    "ə^l": "ᵊl",
    "ʔn\u0329": "tᵊn",
    "n\u0329": "ᵊn",
    "l\u0329": "ᵊl",
    "m\u0329": "ᵊm",
    "ʔ": "t",
    "x": "k",
    "ç": "h",
    "r": "ɹ",
    "ɬ": "l",
    "ɐ": "ə",
    "g": "ɡ",
    "ɫ": "l",
    "ʍ": "w",
    "ɵ": "θ",
    "y": "u",
    "ø": "ɜ",
    "œ": "ɜ",
    "ɲ": "nj",
    "ʁ": "ɹ",
    "ɣ": "ɡ",
    "ɨ": "ɪ",
    "ʉ": "u",
    "ɯ": "u",
    "c": "k",
    "ɕ": "ʃ",
    "ʑ": "ʒ",
    "β": "v",
    "ɸ": "f",
    "q": "k",
    "χ": "k",
    "ʂ": "ʃ",
    "ʐ": "ʒ",
    "ɖ": "d",
    "ʈ": "t",
    "ɻ": "ɹ",
    "ɽ": "ɹ",
    "ʋ": "v",
    "'": "ˈ",
}
AMERICAN = {
    **SHARED,
    "o^ʊ": "O",
    "ə^ʊ": "O",
    "ɜːɹ": "ɜɹ",
    "ɜː": "ɜɹ",
    "ɝ": "ɜɹ",
    "ɚ": "əɹ",
    "ɾ": "T",
    "ɒ": "ɑ",
    "e": "A",
    "o": "O",
    "a": "ɑ",
    "ː": "",
}
BRITISH = {
    **SHARED,
    "ə^ʊ": "Q",
    "o^ʊ": "Q",
    "e^ə": "ɛː",
    "ɪ^ə": "ɪə",
    "i^ə": "ɪə",
    "ɝ": "ɜː",
    "ɚ": "ə",
    "ɾ": "t",
    "æ": "a",
    "ᵻ": "ɪ",
    "e": "ɛ",
    "o": "ɔ",
}
"""What stands for IPA in the two kinds of English Kokoro speaks; foreign sounds get the nearest."""

SILENT = re.compile(r"[\u0303\u0361\u035c\u02b0\u02b2\u02bc\u0325\u031a\u032a.|‿^_/\[\]()-]")
"""Marks of IPA that English has no use for, dropped when no row has taken them."""

COMPOUND = re.compile(r"aɪ|aʊ|eɪ|oʊ|əʊ|ɔɪ|tʃ|dʒ|eə|ɪə")
"""Letters that a writer's IPA puts side by side for one sound, with or without a tie."""

PAUSE = re.compile(r"[;:,.!?…]+(?=[\s;:,.!?…—]|$)|\s*(?:[—–]|--|\s-\s)\s*")
"""Marks that Kokoro hears, where they do not stand inside a word; any dash between words is an em dash."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Symbols to speak, and for each written word (its offset, the index of its first symbol)."""

    symbols: str
    words: tuple[tuple[int, int], ...]

    def then(self, more: "Reading") -> "Reading":
        """Return this reading and `more` after it."""
        moved = tuple((offset, index + len(self.symbols)) for offset, index in more.words)
        return Reading(self.symbols + more.symbols, self.words + moved)


NOTHING = Reading("", ())

Speller = Callable[[Sequence[str]], Sequence[str]]
"""Gives the IPA of texts."""


def read(words: str, sounds: tuple[Pronounced, ...], british: bool, ipa_of: Speller) -> Reading:
    """Return how `words` are spoken; `ipa_of` gives the IPA of each of a few texts, its compounds tied.

    Raises `EngineError` for a letter in `sounds` that stands for no sound.
    """
    table = BRITISH if british else AMERICAN
    stretches = list(_stretches(words, sounds))
    texts = [words[start:end] for start, end, sound in stretches if sound is None]
    texts = list(dict.fromkeys(part for text in texts for part in (text, *text.split()) if _is_said(part)))
    ipa = dict(zip(texts, ipa_of(texts) if texts else (), strict=True))
    said = NOTHING
    for start, end, sound in stretches:
        text = words[start:end]
        if sound is None and PAUSE.fullmatch(text):
            said = said.then(Reading(_pause(text), ()))
            continue
        apart = text[:1].isspace() or words[start - 1 : start].isspace()
        if apart and said.symbols[-1:] not in ("", " "):
            said = said.then(Reading(" ", ()))
        if sound is not None:
            said = said.then(Reading(_as_written(sound, table), ((start, 0),)))
        elif _is_said(text):
            said = said.then(_spoken(text, start, table, ipa))
    return Reading(re.sub(" +$", "", said.symbols), said.words)


def symbols(ipa: str, table: dict[str, str]) -> str:
    """Return IPA, its compounds tied, in Kokoro's symbols; letters that are no sound are left as they are."""
    rows = sorted(table, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, rows)) + "|.", re.DOTALL)
    return SILENT.sub("", "".join(table.get(match[0], match[0]) for match in pattern.finditer(ipa)))


def _stretches(words: str, sounds: tuple[Pronounced, ...]) -> Iterator[tuple[int, int, str | None]]:
    """Yield (start, end, IPA or None): pronounced spans, marks that are heard, and the words between."""
    done = 0
    for one in (*sounds, Pronounced(len(words), len(words), "")):
        for pause in PAUSE.finditer(words, done, one.start):
            if pause.start() > done:
                yield done, pause.start(), None
            yield pause.start(), pause.end(), None
            done = pause.end()
        if one.start > done:
            yield done, one.start, None
        if one.end > one.start:
            yield one.start, one.end, one.ipa
        done = one.end


def _pause(marks: str) -> str:
    """Return marks as Kokoro knows them: a dash has a space on either side, dots are an ellipsis."""
    if not re.search("[;:,.!?…]", marks):
        return " — "
    return re.sub(r"\.{2,}", "…", marks)


def _as_written(ipa: str, table: dict[str, str]) -> str:
    """Return what a writer gave as IPA; raises `EngineError` for a letter that stands for no sound."""
    plain = ipa.strip().strip("/[]").replace("\u0361", "").replace("\u035c", "")
    said = symbols(COMPOUND.sub(lambda match: TIE.join(match[0]), plain), table)
    if unknown := sorted({letter for letter in said if letter not in IDS}):
        raise EngineError(
            Problem(
                f"the pronunciation '{ipa}' has letters that stand for no sound: {' '.join(unknown)}",
                hint="write it in IPA, such as /kəˈkɑʃi/",
            )
        )
    # Kokoro learned stress right before the vowel, dictionaries write it before the syllable.
    return re.sub(f"([ˈˌ])([^{VOWELS} ]+)", r"\2\1", said)


def _is_said(text: str) -> bool:
    return any(map(str.isalnum, text)) and not PAUSE.fullmatch(text)


def _spoken(text: str, start: int, table: dict[str, str], ipa: dict[str, str]) -> Reading:
    said = " ".join(_known(ipa[text], table).split())
    written = [match for match in re.finditer(r"\S+", text) if _is_said(match[0])]
    alone = [_known(ipa[match[0]], table) for match in written]
    groups = list(re.finditer(r"\S+", said))
    if len(groups) == len(alone) and all(
        set(g[0]) & set(word) for g, word in zip(groups, alone, strict=True)
    ):
        begins = [group.start() for group in groups]
    else:
        begins = _aligned(said, alone)
    return Reading(
        said,
        tuple((start + match.start(), begin) for match, begin in zip(written, begins, strict=True)),
    )


def _known(ipa: str, table: dict[str, str]) -> str:
    return "".join(letter for letter in symbols(ipa, table) if letter in IDS)


def _aligned(said: str, alone: list[str]) -> list[int]:
    """Return where in `said` each word begins that sounds like `alone` by itself.

    espeak-ng runs words together (`out of`) and says some as several; what is alike shows which is which.
    """
    voiced = [index for index, letter in enumerate(said) if letter not in " ˈˌ"]
    bare = [re.sub("[ ˈˌ]", "", word) for word in alone]
    heard = "".join(said[index] for index in voiced)
    blocks = SequenceMatcher(None, "".join(bare), heard, autojunk=False).get_matching_blocks()
    found = []
    for begin in accumulate(map(len, bare[:-1]), initial=0):
        at = _counterpart(begin, blocks)
        place = voiced[at] if at < len(voiced) else len(said) - 1
        found.append(len(said[:place].rstrip("ˈˌ")))
    return found


def _counterpart(begin: int, blocks: list[Match]) -> int:
    """Return what stands for `begin`: its like, or as far into the stretch that is unlike."""
    last_a, last_b = 0, 0
    for block in blocks:
        if begin < block.a:
            return min(last_b + begin - last_a, block.b)
        if begin < block.a + block.size:
            return block.b + begin - block.a
        last_a, last_b = block.a + block.size, block.b + block.size
    return last_b
