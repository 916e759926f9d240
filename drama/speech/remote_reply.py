"""What a speech server sends back, doubted: sound that can be read, or the reason it is none."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import numpy as np
import soundfile

from drama.network.wire import Reply
from drama.speech.engine import Spoken

PCM_RATE = 24_000
"""The rate of sound without a header: 16-bit little-endian mono, as OpenAI's API sends it."""

RATES = range(8_000, 96_001)
MOST_CHANNELS = 2
MOST_S = 600.0
"""No piece of words takes longer; a few bytes of FLAC can hold days of silence."""

TOLD_CHARACTERS = 200
TEXT_KINDS = ("text/", "application/json", "application/xml", "application/xhtml")
BEGINNINGS = {"wav": (b"RIFF", b"RF64"), "flac": (b"fLaC",)}
VOICE_LISTS = ("voices", "data")
VOICE_NAMES = ("id", "voice_id", "name")
MOST_VOICES = 10_000


def sound_of(reply: Reply, kind: str) -> Spoken:
    """Return the sound of a reply in the format `kind`; raises `ValueError` with the reason it is none."""
    told = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told.startswith(TEXT_KINDS):
        raise ValueError(f"what came back was no sound but {told}")
    if not reply.body:
        raise ValueError("what came back was empty")
    if kind == "pcm":
        return _pcm(reply.body)
    if not reply.body.startswith(BEGINNINGS[kind]):
        raise ValueError(f"what came back was no {kind.upper()}")
    try:
        with soundfile.SoundFile(io.BytesIO(reply.body)) as file:
            if file.samplerate not in RATES or file.channels > MOST_CHANNELS:
                raise ValueError(f"its sound has {file.channels} channels at {file.samplerate} Hz")
            most = round(MOST_S * file.samplerate)
            sound = file.read(most + 1, dtype="float32", always_2d=True)
            rate = file.samplerate
    except soundfile.LibsndfileError as fault:
        raise ValueError(f"its sound cannot be read: {fault.error_string}") from fault
    if len(sound) > most:
        raise ValueError(f"its sound is longer than {MOST_S:.0f} seconds")
    return Spoken(sound.mean(axis=1), rate)


def _pcm(body: bytes) -> Spoken:
    if len(body) % 2 or body.startswith((*BEGINNINGS["wav"], *BEGINNINGS["flac"], b"ID3", b"OggS")):
        raise ValueError("what came back was no 16-bit PCM")
    if len(body) > 2 * MOST_S * PCM_RATE:
        raise ValueError(f"its sound is longer than {MOST_S:.0f} seconds")
    return Spoken(np.frombuffer(body, "<i2").astype(np.float32) / 32768.0, PCM_RATE)


def complaint(reply: Reply, key: str) -> str:
    """Return what a server says is wrong, short and printable, without the key it may repeat."""
    try:
        said = json.loads(reply.body)
    except (ValueError, RecursionError):
        return ""
    for name in ("error", "detail", "message"):
        if isinstance(said, dict) and name in said:
            said = said[name]
    if not isinstance(said, str):
        return ""
    words = " ".join(said.replace(key, "...").split() if key else said.split())
    return "".join(filter(str.isprintable, words))[:TOLD_CHARACTERS]


def pause_asked_s(reply: Reply) -> float | None:
    """Return how many seconds a server asks to wait (`Retry-After`), or None where it does not say."""
    written = reply.headers.get("retry-after", "").strip()
    if written.isascii() and written.isdecimal() and len(written) < 10:
        return float(written)
    try:
        until = parsedate_to_datetime(written)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def voices_of(body: bytes) -> tuple[str, ...]:
    """Return the names in a server's list of voices, in whichever of the usual forms it is written."""
    try:
        listed = json.loads(body)
    except (ValueError, RecursionError):
        return ()
    for name in VOICE_LISTS:
        if isinstance(listed, dict) and isinstance(listed.get(name), list):
            listed = listed[name]
    return tuple(dict.fromkeys(_names(listed)))[:MOST_VOICES] if isinstance(listed, list) else ()


def _names(listed: list[object]) -> Iterator[str]:
    for one in listed:
        if isinstance(one, dict):
            one = next((one[name] for name in VOICE_NAMES if name in one), None)
        if isinstance(one, str) and one.strip() and one.isprintable():
            yield one
