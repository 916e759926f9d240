"""IPA in the letters espeak-ng's own phonemes have, for the parts of an utterance whose sound is known.

espeak-ng reads what stands between `[[` and `]]` as phonemes of the voice's table (docs/phonemes.md of
espeak-ng); those of its English tables are below.
"""

import re
import unicodedata

from drama.speech.utterance import Utterance

PHONEMES = {
    "aɪ": "aI", "aʊ": "aU", "eɪ": "eI", "oʊ": "oU", "əʊ": "oU", "ɔɪ": "OI", "ɑːɹ": "A@", "ɑɹ": "A@",
    "ɔːɹ": "O@", "ɔɹ": "O@", "ɛɹ": "e@", "eə": "e@", "ɪə": "i@", "ɪɹ": "i@3", "ʊə": "U@", "ʊɹ": "U@",
    "ɜːɹ": "3:", "ɜː": "3:", "ɜ": "3:", "ɝ": "3:", "ɚ": "3", "iː": "i:", "i": "i:", "uː": "u:", "u": "u:",
    "ɑː": "A:", "ɑ": "A:", "aː": "A:", "ɔː": "O:", "ɔ": "O:", "ɒ": "0", "æ": "a", "a": "a",
    "ɛ": "E", "e": "E", "ɪ": "I", "ɨ": "I", "ᵻ": "I", "ʊ": "U", "ʌ": "V", "ə": "@", "ɐ": "@",
    "o": "oU", "y": "u:", "ø": "3:",
    "œ": "3:", "tʃ": "tS", "dʒ": "dZ", "ʃ": "S", "ʒ": "Z", "θ": "T", "ð": "D", "ŋ": "N", "ɡ": "g", "g": "g",
    "j": "j", "ɹ": "r", "r": "r", "ʁ": "r", "ɾ": "t#", "x": "x", "χ": "x", "ç": "h", "ɲ": "nj", "ʎ": "lj",
    "ɫ": "l", "β": "v", "ɣ": "g", "ʔ": "?", "c": "k", "q": "k", "ɬ": "l", "ʍ": "w", "ɸ": "f", "b": "b",
    "d": "d", "f": "f", "h": "h", "k": "k", "l": "l", "m": "m", "n": "n", "p": "p", "s": "s", "t": "t",
    "v": "v", "w": "w", "z": "z", "ˈ": "'", "'": "'", "ˌ": ",", " ": "||",
}  # fmt: skip
"""Sounds of IPA, and espeak-ng's names for them; foreign ones get the nearest of English."""

_SPLIT = re.compile("|".join(map(re.escape, sorted(PHONEMES, key=len, reverse=True))))


def written(utterance: Utterance) -> tuple[str, tuple[int, ...]]:
    """Return the words as espeak-ng is to read them, and for each character its offset in the words."""
    text: list[str] = []
    origin: list[int] = []
    end = 0
    for one in (*utterance.sounds, None):
        until = one.start if one else len(utterance.words)
        text.append(utterance.words[end:until].replace("[[", "[ ").replace("]]", " ]"))
        origin += range(end, until)
        if one:
            phonemes = f"[[{mnemonics(one.ipa)}]]"
            text.append(phonemes)
            origin += [one.start] * len(phonemes)
            end = one.end
    return "".join(text), tuple(origin)


def mnemonics(ipa: str) -> str:
    """Return IPA as espeak-ng's English phonemes; what English has nothing like is left out."""
    plain = "".join(char for char in unicodedata.normalize("NFC", ipa) if not unicodedata.combining(char))
    return "".join(PHONEMES[sound] for sound in _SPLIT.findall(plain))
