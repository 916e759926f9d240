"""A speech server: any that understands OpenAI's `/v1/audio/speech`, on this computer or on another.

The words of the lines are sent there, and nothing else of a story. One engine serves all threads of a show,
so that they keep one rate together; `wire.py` keeps the time limit of each request.
"""

import json
import os
import re
import time
from dataclasses import replace
from functools import cached_property
from threading import Lock

from drama.cast.model import Gender, VoiceInfo
from drama.errors import EngineError, Problem
from drama.network.wire import Fault, Reply, UnansweredError, get, post
from drama.settings import NO_RIG, SPEECH_HOST, Remote, Rig, ServerVoice, host_of, is_here
from drama.speech.engine import Spoken, hush, says_something
from drama.speech.remote_reply import PCM_RATE, complaint, pause_asked_s, sound_of, voices_of
from drama.speech.turnstile import Turnstile
from drama.speech.utterance import Utterance

PAUSES_S = (1.0, 3.0, 9.0)
"""How long to wait before each further try, where the server does not say."""

LONGEST_PAUSE_S = 120.0
"""Who asks for a longer pause is taken to mean: not today."""

GONE_S = 30.0
"""How long a server that could not be reached is not asked again: the studio's engine outlives it."""

LARGEST_BYTES = 64_000_000
"""Ten minutes of 16-bit sound at 48 kHz: more than any piece of words takes."""

LIST_TIMEOUT_S = 10.0

PASSING = {Fault.TIMEOUT, Fault.DROPPED, Fault.UNREACHABLE}
"""What may be over in a moment."""

BUSY = {408, 409, 425, 429}
"""The HTTP statuses below 500 that may be over in a moment."""

SPEEDS = (0.25, 4.0)
"""The slowest and the quickest that OpenAI's API takes."""

STATUSES = {
    401: "the server refused the key",
    403: "the server refused the key",
    404: "the server does not know this address, model or voice",
    429: "the server has no time: too many requests",
}

GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("ash", "ballad", "cedar", "echo", "onyx", "verse"), "male"),
    **dict.fromkeys(("coral", "marin", "nova", "sage", "shimmer"), "female"),
}
"""The voices of OpenAI that are plainly one or the other."""

KOKORO = re.compile(r"([ab])([fm])_\w+")
"""How Kokoro's voices are named, which many servers speak with: accent, gender, name."""


class RemoteEngine:
    """The voices of a server; `remote` says where it is and what it wants."""

    longest = 800
    isolate = False
    does: frozenset[str] = frozenset()
    levelled = False

    def __init__(self, remote: Remote) -> None:
        self._remote = remote
        self._key = _key(remote)
        self._turnstile = Turnstile(remote.requests_per_minute)
        self._lock = Lock()
        self._gone: EngineError | None = None
        self._gone_until = 0.0
        self.version = f"remote {remote.url.partition('://')[2]}, {remote.model}, {remote.format}, 1"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return the voices that `show.yaml` lists, else those the server tells.

        Raises `EngineError` where neither does.
        """
        if not self._voices:
            raise EngineError(
                Problem(
                    f"the speech server at {self._host} does not tell its voices",
                    hint="list them in show.yaml, under remote: voices: [NAME, NAME]",
                )
            )
        return self._voices

    def find(self, voice_id: str) -> VoiceInfo | None:
        """Return what is known of a voice; where nobody lists voices, the server may know any."""
        if not self._voices:
            return _described(ServerVoice(voice_id), 0)
        return next((voice for voice in self._voices if voice.id == voice_id), None)

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the words spoken, without marks; raises `EngineError`."""
        if not says_something(utterance.words):
            return hush(PCM_RATE)
        slowest, quickest = SPEEDS
        pace = utterance.voice.pace * utterance.manner.pace
        request = {
            "model": self._remote.model,
            "input": utterance.words,
            "voice": utterance.voice.id,
            "response_format": self._remote.format,
            "speed": round(min(quickest, max(slowest, pace)), 4),
        }
        reply = self._answer(json.dumps(request).encode())
        try:
            return sound_of(reply, self._remote.format)
        except ValueError as fault:
            hint = f"check that {self._remote.url}/audio/speech makes {self._remote.format} of text"
            raise self._failed(str(fault), hint) from fault

    def stop(self) -> None:
        """Ask no more: whoever waits gets an `EngineError` at once."""
        self._turnstile.stop()

    @property
    def _host(self) -> str:
        return host_of(self._remote.url)

    @cached_property
    def _listed(self) -> tuple[VoiceInfo, ...]:
        listed = self._remote.voices or tuple(map(ServerVoice, self._told()))
        return tuple(_described(voice, grade) for grade, voice in enumerate(listed))

    @property
    def _voices(self) -> tuple[VoiceInfo, ...]:
        with self._lock:  # several threads may be the first to ask
            return self._listed

    def _told(self) -> tuple[str, ...]:
        """Return the voices the server lists; most that understand the API do, OpenAI's own does not."""
        try:
            reply = get(f"{self._remote.url}/audio/voices", self._headers, LIST_TIMEOUT_S)
        except UnansweredError as fault:
            raise self._lost(fault.reason) from fault
        if reply.status in (401, 403):
            raise self._refused(reply)
        return voices_of(reply.body) if reply.status == 200 else ()

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._key}"} if self._key else {}

    def _answer(self, body: bytes) -> Reply:
        """Return the server's reply, asking again where what went wrong may be over."""
        for pause_s in (*PAUSES_S, None):
            if self._gone and time.monotonic() < self._gone_until:  # it was tried enough for another line
                raise self._gone
            self._turnstile.pass_through()
            try:
                reply = self._exchange(body)
            except UnansweredError as fault:
                if fault.reason not in PASSING or pause_s is None:
                    raise self._lost(fault.reason) from fault
                self._turnstile.wait(pause_s)
                continue
            if reply.status == 200:
                return reply
            asked_s = pause_asked_s(reply) or 0.0
            if not _may_pass(reply.status) or pause_s is None or asked_s > LONGEST_PAUSE_S:
                raise self._refused(reply)
            if asked_s:
                self._turnstile.hold(asked_s)
            else:
                self._turnstile.wait(pause_s)
        raise AssertionError("the last try returns or raises")

    def _exchange(self, body: bytes) -> Reply:
        if self._turnstile.stopped():
            raise UnansweredError(Fault.STOPPED)
        headers = {"Content-Type": "application/json", **self._headers}
        url = f"{self._remote.url}/audio/speech"
        return post(url, body, headers, self._remote.timeout_s, LARGEST_BYTES, self._turnstile.stopped)

    def _lost(self, reason: Fault) -> EngineError:
        error = self._failed(reason, f"check that it runs, at {self._remote.url}")
        if reason in (Fault.UNREACHABLE, Fault.UNTRUSTED):
            self._gone, self._gone_until = error, time.monotonic() + GONE_S
        return error

    def _refused(self, reply: Reply) -> EngineError:
        what = STATUSES.get(reply.status) or f"the server answered with HTTP status {reply.status}"
        if 300 <= reply.status < 400:
            what = "the server pointed elsewhere, which is not followed"
        if reply.status in (401, 403):
            return self._failed(what, f"set the environment variable {self._remote.key_variable} to its key")
        said = complaint(reply, self._key)
        return self._failed(what + (f" ({said})" if said else ""), "check url, model and voices in show.yaml")

    def _failed(self, what: str, hint: str) -> EngineError:
        return EngineError(Problem(f"no speech from {self._host}: {what}", hint=hint))


def open_engine(rig: Rig = NO_RIG) -> RemoteEngine:
    """Return the engine of a show's server; raises `EngineError` where it names none, or a stranger's.

    A show may come from somebody else, so its file alone sends nothing to another computer.
    """
    remote = rig.remote
    if not remote.url:
        hint = "write under remote: in show.yaml its url and model; the guide shows how"
        raise EngineError(Problem("the engine 'remote' has no server to ask", hint=hint))
    host = host_of(remote.url)
    if not is_here(remote.url) and os.environ.get(SPEECH_HOST) != host:
        what = f"show.yaml asks for speech from {host}, and a show.yaml alone may send nothing there"
        raise EngineError(Problem(what, hint=f"if you want its words sent, set {SPEECH_HOST}={host}"))
    return RemoteEngine(remote)


def _key(remote: Remote) -> str:
    key = os.environ.get(remote.key_variable, "").strip()
    if not key.isascii() or not key.isprintable():
        what = f"the key in {remote.key_variable} holds characters that no key has"
        raise EngineError(Problem(what, hint="copy it again"))
    return key


def _may_pass(status: int) -> bool:
    return status in BUSY or 500 <= status < 600


def _described(voice: ServerVoice, grade: int) -> VoiceInfo:
    """Return what is told of a voice, or else what its name tells."""
    info = VoiceInfo(voice.id, voice.gender, voice.age, voice.accent, grade)
    if voice != ServerVoice(voice.id):
        return info
    if found := KOKORO.fullmatch(voice.id):
        accent = "American" if found[1] == "a" else "British"
        return replace(info, gender="female" if found[2] == "f" else "male", age="adult", accent=accent)
    return replace(info, gender=GENDERS.get(voice.id, "unknown"))
