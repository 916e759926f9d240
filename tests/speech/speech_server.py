"""A server with OpenAI's speech API on this computer: it beeps, or does what a test says."""

import io
import json
from contextlib import contextmanager, suppress
from threading import Event, Lock

import numpy as np
import soundfile
from serving import Quiet, serving

RATE = 24_000
CHARACTER_S = 0.06


def beep(words, speed=1.0, pitch_hz=220.0):
    """Return a beep as long as the words take, that fades out at its end."""
    frames = round(RATE * CHARACTER_S * max(5, len(words)) / speed)
    sound = 0.2 * np.sin(2 * np.pi * pitch_hz * np.arange(frames) / RATE)
    return (sound * np.minimum(1.0, np.linspace(frames / 2400, 0.0, frames))).astype(np.float32)


def packed(sound, kind, rate=RATE):
    """Return a sound as a server sends it."""
    if kind == "pcm":
        return (sound * 32767).astype("<i2").tobytes()
    out = io.BytesIO()
    soundfile.write(out, sound, rate, format=kind.upper(), subtype="PCM_16")
    return out.getvalue()


class Call:
    """One request, and the ways of answering it."""

    def __init__(self, handler, body, over):
        self._handler = handler
        self.over = over
        self.path = handler.path
        self.headers = dict(handler.headers.items())
        self.request = json.loads(body) if body else {}

    def reply(self, body, status=200, **headers):
        """Send an answer; `Content_Length` may be another than that of `body`, or None."""
        self._handler.send_response(status)
        for name, value in ({"Content_Length": len(body)} | headers).items():
            if value is not None:
                self._handler.send_header(name.replace("_", "-"), str(value))
        self._handler.end_headers()
        self._handler.wfile.write(body)

    def speak(self):
        """Answer well."""
        kind = self.request["response_format"]
        sound = packed(beep(self.request["input"], self.request["speed"]), kind)
        self.reply(sound, Content_Type=f"audio/{kind}")


class SpeechServer:
    """Answers each POST with `behave(call)` and lists `voices`; `calls` are those it got."""

    def __init__(self, behave, voices=None):
        self.behave = behave
        self.voices = voices
        self.calls = []
        self.lists = []
        self.over = Event()
        self.lock = Lock()

    @contextmanager
    def open(self):
        """Serve on a free port of this computer until the test is over."""

        class Handler(Quiet):
            speaker = self

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                call = Call(self, body, self.speaker.over)
                with self.speaker.lock:
                    self.speaker.calls.append(call)
                with suppress(OSError):  # a client that hangs up is what some of the tests are about
                    self.speaker.behave(call)

            def do_GET(self):
                call = Call(self, b"", self.speaker.over)
                self.speaker.lists.append(call)
                known = self.path == "/v1/audio/voices" and self.speaker.voices is not None
                call.reply(
                    json.dumps(self.speaker.voices).encode() if known else b"{}", 200 if known else 404
                )

        with serving(Handler, self.over.set) as address:
            self.url = f"{address}/v1"
            yield self
