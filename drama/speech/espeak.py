"""espeak-ng itself, through ctypes: text in, 16-bit sound and the times of its words out.

The library keeps noise, filter and clause state from one text to the next, so that a line would depend on
those before it. Every text is therefore spoken, or turned into IPA, by a fork of a process in which nothing
ever was: the same text gives the same bytes in any order, and a crash costs one line. Forking keeps speech to
Linux; elsewhere the system's own voices speak, and IPA, whose own state matters little, is had directly.
"""

import ctypes
import json
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    Union,
    c_char,
    c_char_p,
    c_int,
    c_long,
    c_short,
    c_size_t,
    c_ubyte,
    c_uint,
    c_void_p,
)
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, NoReturn

from drama.errors import EngineError, Problem, nearest

# Constants of speak_lib.h, espeak-ng 1.50 to 1.52.
SYNCHRONOUS = 2
DO_NOT_EXIT = 0x8000
UTF8 = 1
UTF8_WITH_END_PAUSE = 0x1001
PHONEMES = 0x100  # between [[ and ]]
IPA_TIED = 0x02 | 0x80 | ord("^") << 8
RATE_WPM, VOLUME, PITCH, WORD_GAP = 1, 2, 3, 7
WORD_EVENT = 1

GAP = 2
"""Between words, in units of 10 ms at the usual speed: with it, words are told apart (docs/speech.md)."""

PR_SET_PDEATHSIG = 1  # linux/prctl.h
SEED = 1
COULD_NOT_SPEAK = 3


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library of espeak-ng and the folder that holds its data (None: its own default)."""

    path: str
    data: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """How to speak: `rate_wpm` 80 to 450, `pitch` 0 to 99 (50 is the voice's own), `volume` 0 to 100."""

    voice: str
    rate_wpm: int = 175
    pitch: int = 50
    volume: int = 100


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is spoken: the offset and length of its characters in the text, and its first frame."""

    offset: int
    length: int
    frame: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """16-bit samples of one channel as bytes, in the machine's order, and the words in them."""

    pcm: bytes
    words: tuple[Word, ...]


class _Name(Union):
    _fields_ = (("number", c_int), ("name", c_char_p), ("string", c_char * 8))


class _Event(Structure):
    _fields_ = (
        ("type", c_int),
        ("unique_identifier", c_uint),
        ("text_position", c_int),
        ("length", c_int),
        ("audio_position", c_int),
        ("sample", c_int),
        ("user_data", c_void_p),
        ("id", _Name),
    )


class _Voice(Structure):
    _fields_ = (
        ("name", c_char_p),
        ("languages", c_char_p),
        ("identifier", c_char_p),
        ("gender", c_ubyte),
        ("age", c_ubyte),
        ("variant", c_ubyte),
        ("reserved", c_ubyte),
        ("score", c_int),
        ("spare", c_void_p),
    )


_Heard = CFUNCTYPE(c_int, POINTER(c_short), c_int, POINTER(_Event))


def libraries() -> tuple[Library, ...]:
    """Return where espeak-ng may be: the system's own first, then that of the wheel `espeakng-loader`."""
    return Library("libespeak-ng.so.1"), *bundled()


def bundled() -> tuple[Library, ...]:
    """Return the library of the wheel `espeakng-loader`, or nothing where the wheel is not installed."""
    try:
        import espeakng_loader
    except ImportError:
        return ()
    return (Library(espeakng_loader.get_library_path(), str(Path(espeakng_loader.get_data_path()).parent)),)


class Espeak:
    """An espeak-ng that answers; raises `EngineError` where none of `places` can be loaded."""

    def __init__(self, places: tuple[Library, ...] | None = None) -> None:
        self._lib, self.rate, folder = _first_that_works(libraries() if places is None else places)
        self.version = self._lib.espeak_Info(None).decode().split()[0]
        self.variants = tuple(sorted(path.name for path in folder.iterdir()))
        self.languages = tuple(_languages(self._lib))

    def canonical(self, voice: str) -> str:
        """Return a voice such as `en-us+f2` as espeak-ng spells it in full; raises `EngineError` if unknown.

        espeak-ng itself speaks with its default voice where it does not know the variant.
        """
        language, plus, variant = voice.partition("+")
        known = {name.rpartition("/")[2].lower(): name for name in self.languages}
        known |= {name.lower(): name for name in self.languages}
        if language.lower() not in known:
            raise _unknown("voice", voice, language, known)
        if plus and variant not in self.variants:
            raise _unknown("variant", voice, variant, self.variants)
        return known[language.lower()] + plus + variant

    def render(self, text: str, setting: Setting) -> Rendered:
        """Return `text` spoken, any length; raises `EngineError` where the library crashes on it."""
        status, answer = _answer_of_a_fork(lambda: self._answer(text, setting))
        if status:
            raise _crashed(status, text, setting.voice)
        words, _, pcm = answer.partition(b"\n")
        return Rendered(pcm, tuple(Word(*word) for word in json.loads(words)))

    def ipa(self, texts: Sequence[str], voice: str) -> list[str]:
        """Return how `voice` says each text, in IPA; the letters of one sound have a `^` between them.

        Raises `EngineError` for an unknown voice, or where the library crashes on them.
        """
        known = self.canonical(voice)
        if sys.platform != "linux":  # macOS has fork, but not for processes with threads
            return json.loads(self._phonemes(texts, known)[0])  # type: ignore[no-any-return]
        status, answer = _answer_of_a_fork(lambda: self._phonemes(texts, known))
        if status:
            raise _crashed(status, " ".join(texts), voice)
        return json.loads(answer)  # type: ignore[no-any-return]

    def _answer(self, text: str, setting: Setting) -> list[bytes]:
        chunks, words = self._speak(text, setting)
        return [json.dumps(words).encode() + b"\n", *chunks]

    def _phonemes(self, texts: Sequence[str], voice: str) -> list[bytes]:
        if self._lib.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(voice)
        said = []
        for text in texts:
            rest = c_char_p(text.replace("\0", " ").encode("utf-8", errors="replace"))
            clauses = []
            while rest.value:
                clauses.append(self._lib.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, IPA_TIED) or b"")
            said.append(b" ".join(clauses).decode())
        return [json.dumps(said).encode()]

    def _speak(self, text: str, setting: Setting) -> tuple[list[bytes], list[tuple[int, int, int]]]:
        chunks: list[bytes] = []
        words: list[tuple[int, int, int]] = []

        def heard(samples: "ctypes._Pointer[c_short]", count: int, events: "ctypes._Pointer[_Event]") -> int:
            if samples and count > 0:
                chunks.append(ctypes.string_at(samples, 2 * count))
            words.extend(
                (event.text_position - 1, event.length, event.audio_position * self.rate // 1000)
                for event in _until_the_last(events)
                if event.type == WORD_EVENT
            )
            return 0

        callback = _Heard(heard)
        self._prepare(callback, setting)
        data = text.replace("\0", " ").encode("utf-8", errors="replace")
        if self._lib.espeak_Synth(data, len(data) + 1, 0, 0, 0, UTF8_WITH_END_PAUSE | PHONEMES, None, None):
            raise ValueError(text)
        return chunks, words

    def _prepare(self, callback: "ctypes._FuncPointer", setting: Setting) -> None:
        lib = self._lib
        ctypes.CDLL(None).srand(SEED)  # up to 1.51 noise comes from the C library
        if hasattr(lib, "espeak_ng_SetRandSeed"):
            lib.espeak_ng_SetRandSeed(c_long(SEED))
        lib.espeak_SetSynthCallback(callback)
        if lib.espeak_SetVoiceByName(setting.voice.encode()):
            raise ValueError(setting.voice)
        for parameter, value in (
            (RATE_WPM, setting.rate_wpm),
            (PITCH, setting.pitch),
            (VOLUME, setting.volume),
            (WORD_GAP, GAP),
        ):
            lib.espeak_SetParameter(parameter, value, 0)


def _first_that_works(places: tuple[Library, ...]) -> "_Loaded":
    for place in places:
        if loaded := _load(place):
            return loaded
    raise EngineError(
        Problem(
            "the speech engine 'pyttsx3' needs the library espeak-ng, and there is none that works",
            hint="run: pip install espeakng-loader (or install espeak-ng with your system's package manager)",
        )
    )


class _Loaded(NamedTuple):
    lib: ctypes.CDLL
    rate: int
    variants: Path


@cache  # once loaded, a library answers to the bare name of another, but with the wrong data
def _load(place: Library) -> _Loaded | None:
    try:
        lib = ctypes.CDLL(place.path)
    except OSError:
        return None
    lib.espeak_Synth.argtypes = (c_char_p, c_size_t, c_uint, c_int, c_uint, c_uint, c_void_p, c_void_p)
    lib.espeak_TextToPhonemes.argtypes = (POINTER(c_char_p), c_int, c_int)
    lib.espeak_TextToPhonemes.restype = c_char_p
    lib.espeak_Info.restype = c_char_p
    data = place.data and place.data.encode()
    rate = lib.espeak_Initialize(SYNCHRONOUS, 0, data, DO_NOT_EXIT)
    folder = c_char_p()
    lib.espeak_Info(ctypes.byref(folder))
    variants = Path((folder.value or b"").decode()) / "voices" / "!v"
    return _Loaded(lib, rate, variants) if rate > 0 and variants.is_dir() else None


def _languages(lib: ctypes.CDLL) -> Iterator[str]:
    lib.espeak_ListVoices.restype = POINTER(POINTER(_Voice))
    voices = lib.espeak_ListVoices(None)
    count = 0
    while voices[count]:
        yield voices[count].contents.identifier.decode()
        count += 1


def _until_the_last(events: "ctypes._Pointer[_Event]") -> Iterator[_Event]:
    count = 0
    while events[count].type:
        yield events[count]
        count += 1


def _answer_of_a_fork(work: Callable[[], list[bytes]]) -> tuple[int, bytes]:
    """Return the exit status of a fork of this process, and what `work` returned there."""
    reader, writer = os.pipe()
    child = _fork()
    if not child:
        _work_and_exit(writer, work)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as pipe:
            answer = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, answer


def _work_and_exit(writer: int, work: Callable[[], list[bytes]]) -> NoReturn:
    """Work in this process, a fork, and end it: nothing of the parent's may run or be written here."""
    status = COULD_NOT_SPEAK
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        answer = work()
        with os.fdopen(writer, "wb") as pipe:
            pipe.writelines(answer)
        status = 0
    finally:
        os._exit(status)


def _fork() -> int:
    with warnings.catch_warnings():
        # Python 3.12 warns when there are threads; the child calls nothing that another thread could hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _unknown(kind: str, voice: str, part: str, known: Iterable[str]) -> EngineError:
    return EngineError(
        Problem(
            f"espeak-ng has no {kind} '{part}', asked for by the voice '{voice}'{nearest(part, known)}",
            hint="list the voices there are with: drama voices",
        )
    )


def _crashed(status: int, text: str, voice: str) -> EngineError:
    return EngineError(
        Problem(
            f"espeak-ng ended with status {status} on '{text[:60]}' with the voice '{voice}'",
            hint="try another voice for this role",
        )
    )
