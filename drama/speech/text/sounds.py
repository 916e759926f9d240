"""IPA as letters a reader of English says right, and respellings with their stress as IPA.

The table is that of American broadcasters' respellings: "kah-KAH-shee". It is for engines that take no IPA,
and for people who do not read it.
"""

import re
import unicodedata

SOUNDS = {
    "aɪ": "eye", "aʊ": "ow", "eɪ": "ay", "oʊ": "oh", "əʊ": "oh", "ɔɪ": "oy", "ɑːɹ": "ar", "ɑɹ": "ar",
    "ɔːɹ": "or", "ɔɹ": "or", "ɛɹ": "air", "eə": "air", "ɪə": "eer", "ɪɹ": "eer", "ʊə": "oor", "ʊɹ": "oor",
    "ɜːɹ": "ur", "ɜː": "ur", "ɜ": "ur", "ɝ": "ur", "ɚ": "er", "iː": "ee", "i": "ee", "uː": "oo",
    "u": "oo", "ɑː": "ah", "ɑ": "ah", "ɔː": "aw", "ɔ": "aw", "ɒ": "o", "æ": "a", "a": "ah", "ɛ": "e",
    "e": "ay", "ɪ": "i", "ɨ": "i", "ᵻ": "i", "ʊ": "uu", "ʌ": "uh", "ə": "uh", "ɐ": "uh", "o": "oh",
    "y": "ew", "ø": "ur", "œ": "ur", "tʃ": "ch", "dʒ": "j", "ʃ": "sh", "ʒ": "zh", "θ": "th", "ð": "th",
    "ŋ": "ng", "ɡ": "g", "g": "g", "j": "y", "ɹ": "r", "r": "r", "ʁ": "r", "ɾ": "d", "x": "kh", "χ": "kh",
    "ç": "h", "ɲ": "ny", "ʎ": "ly", "ɫ": "l", "β": "v", "ɣ": "g", "ʔ": "", "c": "k", "q": "k", "ɬ": "l",
    "ʍ": "wh", "ts": "ts", "ɸ": "f", "b": "b", "d": "d", "f": "f", "h": "h", "k": "k", "l": "l", "m": "m",
    "n": "n", "p": "p", "s": "s", "t": "t", "v": "v", "w": "w", "z": "z",
}  # fmt: skip
"""Sounds of IPA, and letters for them."""

READ = {
    "eye": "aɪ", "igh": "aɪ", "ow": "aʊ", "ay": "eɪ", "oh": "oʊ", "oy": "ɔɪ", "ar": "ɑːɹ", "or": "ɔːɹ",
    "air": "ɛɹ", "eer": "ɪɹ", "oor": "ʊɹ", "ur": "ɜː", "er": "ɚ", "ee": "iː", "oo": "uː", "ah": "ɑː",
    "aw": "ɔː", "uu": "ʊ", "uh": "ə", "ew": "juː", "eh": "ɛ", "ih": "ɪ", "a": "æ", "e": "ɛ", "i": "ɪ",
    "o": "ɑː", "u": "ʌ", "ch": "tʃ", "sh": "ʃ", "zh": "ʒ", "th": "θ", "ng": "ŋ", "kh": "x", "wh": "w",
    "ck": "k", "b": "b", "d": "d", "f": "f", "g": "ɡ", "h": "h", "j": "dʒ", "k": "k", "l": "l", "m": "m",
    "n": "n", "p": "p", "r": "ɹ", "s": "s", "t": "t", "v": "v", "w": "w", "y": "j", "z": "z",
}  # fmt: skip
"""Letters of a respelling, and the sounds they stand for."""

VOWELS = frozenset("aɑæɛeiɪɨᵻɔoɒuʊʌəɐɜɝɚyøœ")
ONSETS = frozenset(
    (
        "bl",
        "bɹ",
        "dɹ",
        "dw",
        "fl",
        "fɹ",
        "ɡl",
        "ɡɹ",
        "kl",
        "kɹ",
        "kw",
        "pl",
        "pɹ",
        "sk",
        "sl",
        "sm",
        "sn",
        "sp",
    )
    + ("st", "sw", "tɹ", "tw", "θɹ", "ʃɹ", "kj", "mj", "nj", "pj", "bj", "fj", "hj", "ts")
)
"""Two consonants that may begin a syllable."""

_READ = re.compile("|".join(map(re.escape, sorted(READ, key=len, reverse=True))))
_STRESS = "ˈˌ"
_SPLIT = re.compile(f"[{_STRESS}]?(?:{'|'.join(map(re.escape, sorted(SOUNDS, key=len, reverse=True)))})")


def respelled(ipa: str) -> str:
    """Return IPA as syllables to be read, the stressed one in capitals: "kah-KAH-shee"."""
    return " ".join("-".join(map(_written, _syllables(word))) for word in _plain(ipa).split())


def sounded(respelling: str) -> str:
    """Return a respelling whose stress is in capitals as IPA, "" where it has none or cannot be read so."""
    parts = re.split(r"[ -]+", respelling.replace("'", "").replace("\u2019", ""))
    if not any(part.isupper() and len(part) > 1 for part in parts) or all(part.isupper() for part in parts):
        return ""
    said = [_read(part.lower()) for part in parts]
    if not all(said):
        return ""
    return "".join(
        _stressed(sounds) if part.isupper() else sounds for part, sounds in zip(parts, said, strict=True)
    )


def possessive(ipa: str) -> str:
    """Return the IPA of a word with its 's."""
    last = ipa.rstrip("ːˑ.")[-1:]
    return ipa + ("ɪz" if last in "szʃʒ" else "s" if last in "ptkfθ" else "z")


def _plain(ipa: str) -> str:
    bare = re.sub(r"[\u0361\u035c‿.ˑ˞ʰʲʷ^]", "", unicodedata.normalize("NFC", ipa).replace("'", "ˈ"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _syllables(word: str) -> list[list[str]]:
    """Return the sounds of a word by syllables; the mark of stress stands before a vowel."""
    sounds = _SPLIT.findall(re.sub(rf"([{_STRESS}])([^{''.join(VOWELS)}]*)", r"\2\1", word))
    syllables: list[list[str]] = [[]]
    for at, sound in enumerate(sounds):
        if any(map(_is_vowel, syllables[-1])) and _opens(sounds[at:]):
            syllables.append([])
        syllables[-1].append(sound)
    return syllables


def _is_vowel(sound: str) -> bool:
    return sound.lstrip(_STRESS)[:1] in VOWELS


def _opens(sounds: list[str]) -> bool:
    """Tell whether a syllable begins here: a vowel, a consonant before one, or a pair that may begin one."""
    first, second, third = (*sounds, "", "", "")[:3]
    if _is_vowel(first) or _is_vowel(second):
        return True
    return first + second in ONSETS and _is_vowel(third)


def _written(sounds: list[str]) -> str:
    letters = "".join(SOUNDS[sound.lstrip(_STRESS)] for sound in sounds)
    return letters.upper() if any(sound.startswith("ˈ") for sound in sounds) else letters


def _read(syllable: str) -> str:
    """Return the sounds of a syllable, "" where it is not written by the table around one vowel."""
    letters = _READ.findall(syllable)
    sounds = [READ[one] for one in letters]
    vowels = [at for at, sound in enumerate(sounds) if any(char in VOWELS for char in sound)]
    ends_open = sounds and sounds[-1] in ("j", "w", "h")
    return "".join(sounds) if "".join(letters) == syllable and len(vowels) == 1 and not ends_open else ""


def _stressed(sounds: str) -> str:
    """Return a syllable with the mark of stress before its vowel, where engines want it."""
    at = next(index for index, char in enumerate(sounds) if char in VOWELS)
    return sounds[:at] + "ˈ" + sounds[at:].replace("ə", "ʌ")
