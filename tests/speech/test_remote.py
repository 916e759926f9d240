"""A speech server: asked as the API says, patiently, not too often; believed only where it sends sound."""

import threading
import time
from contextlib import ExitStack
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import numpy as np
import pytest
from speech_server import RATE, SpeechServer, beep, packed

from drama.cast.model import Cast, Part, Voice
from drama.errors import EngineError, ProjectError
from drama.network.wire import Fault, UnansweredError
from drama.settings import SPEECH_HOST, SPEECH_KEY, Remote, Rig, ServerVoice
from drama.show.project import open_project
from drama.speech import remote, remote_reply
from drama.speech.direction import Manner
from drama.speech.engine import open_engine
from drama.speech.perform import perform
from drama.speech.utterance import Utterance

WORDS = "The rain had stopped before she came down."
KEY = "sk-very-secret"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Do not wait between tries, and leave the key and host of whoever runs the tests out."""
    monkeypatch.setattr(remote, "PAUSES_S", (0.01, 0.02, 0.03))
    monkeypatch.delenv(SPEECH_KEY, raising=False)
    monkeypatch.delenv(SPEECH_HOST, raising=False)


@pytest.fixture
def server():
    """Open a server: `server(lambda call: call.speak())`."""
    with ExitStack() as stack:
        yield lambda behave=lambda call: call.speak(), voices=None: stack.enter_context(
            SpeechServer(behave, voices).open()
        )


def engine_of(server, **changes):
    """Return the engine that asks a server."""
    return open_engine("remote", Rig(remote=Remote(server.url, "tts-1", **changes)))


def spoken(engine, words=WORDS, voice="nova", how=Manner(), **of_voice):  # noqa: B008
    return engine.speak(Utterance(words, Voice("remote", voice, **of_voice), how))


@pytest.mark.parametrize("kind", ["wav", "flac", "pcm"])
def test_the_api_is_spoken(server, kind, monkeypatch):
    """Model, voice, words, format and speed go out with the key; the sound comes back as it was sent."""
    monkeypatch.setenv("MY_KEY", KEY)
    speaks = server()
    found = spoken(engine_of(speaks, format=kind, key_variable="MY_KEY"), how=Manner(pace=0.5), pace=1.5)
    (call,) = speaks.calls
    assert call.path == "/v1/audio/speech"
    assert call.headers["Authorization"] == f"Bearer {KEY}"
    assert call.request == {
        "model": "tts-1",
        "input": WORDS,
        "voice": "nova",
        "response_format": kind,
        "speed": 0.75,
    }
    assert found.rate == RATE
    assert found.sound == pytest.approx(beep(WORDS, 0.75), abs=1e-4)


def test_without_a_key_none_is_sent(server):
    """A server on one's own computer wants none."""
    speaks = server()
    spoken(engine_of(speaks))
    assert "Authorization" not in speaks.calls[0].headers


def test_words_that_say_nothing_are_not_sent(server):
    """They are a silence already."""
    speaks = server()
    assert not spoken(engine_of(speaks), "... —").sound.any()
    assert speaks.calls == []


def failing(times, fail):
    """Return a behaviour that fails so many times and then speaks."""
    calls = []

    def behave(call):
        calls.append(call)
        fail(call) if len(calls) <= times else call.speak()

    return behave


PASSING = {
    "429": lambda call: call.reply(b"", 429),
    "500": lambda call: call.reply(b"{}", 500),
    "503": lambda call: call.reply(b"<html>", 503, Content_Type="text/html"),
    "hung up": lambda call: None,
    "cut": lambda call: call.reply(packed(beep(WORDS), "wav")[:5000], Content_Length=9000),
    "slow": lambda call: call.over.wait(0.5),
}


@pytest.mark.parametrize("trouble", PASSING)
def test_what_may_pass_is_tried_again(server, trouble):
    """Two failures of any passing kind cost time and nothing else."""
    speaks = server(failing(2, PASSING[trouble]))
    found = spoken(engine_of(speaks, timeout_s=0.2))
    assert len(found.sound) == len(beep(WORDS))
    assert len(speaks.calls) == 3


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        ("429", "too many requests"),
        ("500", "HTTP status 500"),
        ("hung up", "the connection broke"),
        ("cut", "the connection broke"),
        ("slow", "the reply took too long"),
    ],
)
def test_what_does_not_pass_is_told(server, trouble, says):
    """After four tries the reason is told, with where the server is."""
    speaks = server(PASSING[trouble])
    with pytest.raises(EngineError, match=rf"no speech from 127\.0\.0\.1: (.|\n)*{says}"):
        spoken(engine_of(speaks, timeout_s=0.2))
    assert len(speaks.calls) == 4


LASTING = {
    "the server refused the key": lambda call: call.reply(f'"{KEY}"'.encode(), 401),
    "does not know this address, model or voice": lambda call: call.reply(b"", 404),
    r"HTTP status 400 \(no voice nova here\)": lambda call: call.reply(
        b'{"error": {"message": "no voice\\n nova here"}}', 400
    ),
    r"HTTP status 422 \(key \.\.\. is odd\)": lambda call: call.reply(
        f'{{"detail": "key {KEY} is odd"}}'.encode(), 422
    ),
    "pointed elsewhere": lambda call: call.reply(b"", 302, Location="http://127.0.0.1:9/"),
    "no sound but text/html": lambda call: call.reply(b"<html>", Content_Type="text/html; charset=utf-8"),
    "no sound but application/json": lambda call: call.reply(b"{}", Content_Type="application/json"),
    "was empty": lambda call: call.reply(b"", Content_Type="audio/wav"),
    "was no WAV": lambda call: call.reply(packed(beep(WORDS), "flac"), Content_Type="audio/wav"),
    "cannot be read": lambda call: call.reply(b"RIFF\0\0\0\0WAVEjunk", Content_Type="audio/wav"),
    "8 channels at 24000 Hz": lambda call: call.reply(packed(np.zeros((2400, 8)), "wav")),
    "1 channels at 4000 Hz": lambda call: call.reply(packed(beep(WORDS), "wav", 4000)),
    "the reply had no end": lambda call: call.reply(bytes(300_000)),
    "no HTTP": lambda call: call._handler.wfile.write(b"hello?\r\n\r\n"),
}


def test_a_server_that_was_started_later_is_asked_again(server, monkeypatch):
    """While nobody is there one line tries for all; after a while the same engine tries anew."""
    speaks, tried = server(), []

    def nobody(*asked):
        tried.append(asked)
        raise UnansweredError(Fault.UNREACHABLE)

    engine = engine_of(speaks)
    with monkeypatch.context() as down:
        down.setattr(remote, "post", nobody)
        for _ in range(3):
            with pytest.raises(EngineError, match="no server could be reached"):
                spoken(engine)
    assert len(tried) == 4
    with pytest.raises(EngineError, match="no server could be reached"):
        spoken(engine)
    monkeypatch.setattr(time, "monotonic", lambda now=time.monotonic: now() + remote.GONE_S)
    assert len(spoken(engine).sound) == len(beep(WORDS))


@pytest.mark.parametrize("says", LASTING)
def test_what_is_wrong_for_good_is_not_tried_again(server, says, monkeypatch):
    """The server is asked once, its complaint passed on, and the key never shown."""
    monkeypatch.setenv(SPEECH_KEY, KEY)
    monkeypatch.setattr(remote, "LARGEST_BYTES", 200_000)
    speaks = server(LASTING[says])
    says = "was not HTTP" if says == "no HTTP" else says
    with pytest.raises(EngineError, match=says) as wrong:
        spoken(engine_of(speaks))
    assert len(speaks.calls) == 1
    assert KEY not in str(wrong.value)


def test_days_of_silence_in_a_few_bytes(server, monkeypatch):
    """A small file that unpacks to more than any words take is refused before it is unpacked."""
    monkeypatch.setattr(remote_reply, "MOST_S", 10.0)
    speaks = server(lambda call: call.reply(packed(np.zeros(11 * RATE, np.float32), "flac")))
    with pytest.raises(EngineError, match="longer than 10 seconds"):
        spoken(engine_of(speaks, format="flac"))


def test_a_wav_whose_length_nobody_knew(server):
    """Servers that stream write -1 as the length of their sound."""

    def behave(call):
        sound = bytearray(packed(beep(WORDS), "wav"))
        sound[4:8] = sound[40:44] = b"\xff" * 4
        call.reply(bytes(sound), Content_Length=None)
        call._handler.close_connection = True

    assert len(spoken(engine_of(server(behave))).sound) == len(beep(WORDS))


def test_retry_after_is_obeyed(server):
    """In seconds or as a date; whoever asks for too long a pause is not waited for."""
    began = time.monotonic()
    spoken(engine_of(server(failing(1, lambda call: call.reply(b"", 429, Retry_After="1")))))
    assert time.monotonic() - began >= 1.0
    speaks = server(lambda call: call.reply(b"", 503, Retry_After="3600"))
    with pytest.raises(EngineError, match="HTTP status 503"):
        spoken(engine_of(speaks))
    assert len(speaks.calls) == 1


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("7", 7.0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("in an hour", 3600.0),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    ],
)
def test_what_retry_after_says(written, seconds):
    """Seconds, a date, or nothing that can be read."""
    if written == "in an hour":  # told as a date, and only now: tests may wait
        written = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    reply = remote_reply.Reply(429, b"", {"retry-after": written})
    found = remote_reply.pause_asked_s(reply)
    assert found == (seconds if seconds is None else pytest.approx(seconds, abs=60.0))


def test_no_more_requests_a_minute_than_agreed(server, shelf, lines_of):
    """All threads of a show keep one rate together."""
    times = []

    def behave(call):
        times.append(time.monotonic())
        call.speak()

    speaks = server(behave)
    rig = Rig(remote=Remote(speaks.url, "tts-1", requests_per_minute=600))
    lines = lines_of("One is here.", "Two is there.", "Three is gone.", "Four is back.")
    perform(lines, two_voices(), shelf, 4, rig=rig)
    times.sort()
    assert len(times) == 6  # and each voice once, to measure its level
    assert times[-1] - times[0] >= 0.45


def two_voices():
    return Cast((Part("A", Voice("remote", "nova")), Part("B", Voice("remote", "onyx"))))


def test_takes_know_server_and_model_but_not_the_key(server, shelf, lines_of, monkeypatch):
    """Another model is spoken anew, another key is not; no file on the shelf has the key in it."""
    speaks = server()
    lines = lines_of("One is here.", "Two is there.")

    def takes(model):
        return perform(lines, two_voices(), shelf, 2, rig=Rig(remote=Remote(speaks.url, model)))

    first = takes("tts-1")
    monkeypatch.setenv(SPEECH_KEY, KEY)
    assert takes("tts-1") == first
    assert {take.key for take in takes("tts-2").values()}.isdisjoint(take.key for take in first.values())
    files = [path.read_bytes() for path in shelf.folder.rglob("*") if path.is_file()]
    assert not any(KEY.encode() in data for data in files)
    assert KEY not in repr(engine_of(speaks).version) + repr(asdict(Remote(speaks.url, "tts-1")))


def test_voices_are_those_the_server_tells(server):
    """They are asked for once, and described as far as their names do."""
    speaks = server(voices={"voices": ["bf_emma", {"id": "onyx"}, {"name": "Tom"}, 7, "bf_emma"]})
    engine = engine_of(speaks)
    found = [(voice.id, voice.gender, voice.accent) for voice in engine.voices()]
    assert found == [
        ("bf_emma", "female", "British"),
        ("onyx", "male", "unknown"),
        ("Tom", "unknown", "unknown"),
    ]
    assert engine.find("onyx").grade == 1
    assert engine.find("nobody") is None
    assert len(speaks.lists) == 1
    assert speaks.calls == []


def test_voices_that_the_show_lists_come_first(server):
    """What `show.yaml` says of a voice counts; the server is not asked."""
    speaks = server(voices={"voices": ["x"]})
    listed = (ServerVoice("mia", "female", "child", "Irish"), ServerVoice("onyx"))
    engine = engine_of(speaks, voices=listed)
    assert [(voice.id, voice.gender, voice.age) for voice in engine.voices()] == [
        ("mia", "female", "child"),
        ("onyx", "male", "unknown"),
    ]
    assert speaks.lists == []


def test_a_server_that_tells_no_voices(server):
    """It may know any; to be proposed, they must be listed."""
    engine = engine_of(server())
    assert engine.find("whoever").id == "whoever"
    with pytest.raises(EngineError, match="list them in show.yaml"):
        engine.voices()


def test_nobody_there(lines_of, shelf):
    """A server that is not running fails the first line after its tries, and the others at once."""
    rig = Rig(remote=Remote("http://127.0.0.1:9/v1", "tts-1", (ServerVoice("nova"), ServerVoice("onyx"))))
    with pytest.raises(EngineError, match="no server could be reached") as wrong:
        perform(lines_of(*["Is anybody there?"] * 20), two_voices(), shelf, 2, rig=rig)
    assert "http://127.0.0.1:9/v1" in str(wrong.value)


def test_a_show_that_names_no_server():
    """It is told what to write."""
    with pytest.raises(EngineError, match="has no server to ask"):
        open_engine("remote")


def test_a_show_alone_sends_nothing_to_another_computer(monkeypatch):
    """A show.yaml may be a stranger's: the user names the computer too."""
    rig = Rig(remote=Remote("https://api.example.org/v1", "tts-1"))
    with pytest.raises(EngineError, match=f"set {SPEECH_HOST}=api.example.org"):
        open_engine("remote", rig)
    monkeypatch.setenv(SPEECH_HOST, "api.example.org")
    assert open_engine("remote", rig).version == "remote api.example.org/v1, tts-1, wav, 1"


def test_a_key_that_is_none(monkeypatch):
    """A line break in it could write headers of its own."""
    monkeypatch.setenv(SPEECH_KEY, "sk\nX-Evil: 1")
    with pytest.raises(EngineError, match="characters that no key has"):
        open_engine("remote", Rig(remote=Remote("http://localhost:1/v1", "m")))


def test_stopping_wakes_whoever_waits(server):
    """Ctrl-C does not wait for a server that never answers, nor for a pause it asked for."""
    never = server(lambda call: call.over.wait(30))
    busy = server(lambda call: call.reply(b"", 429, Retry_After="100"))
    for speaks in (never, busy):
        engine = engine_of(speaks)
        failed = []

        def speak(engine=engine, failed=failed):
            try:
                spoken(engine)
            except EngineError as fault:
                failed.append(fault)

        thread = threading.Thread(target=speak)
        thread.start()
        while not speaks.calls:
            time.sleep(0.01)
        time.sleep(0.05)
        began = time.monotonic()
        engine.stop()
        thread.join(5)
        assert failed
        assert time.monotonic() - began < 2


def test_an_episode(server, show, drama, monkeypatch):
    """A show that names a server is cast and spoken with its voices, and the key goes there alone."""
    monkeypatch.setenv(SPEECH_KEY, KEY)
    speaks = server(voices={"voices": ["am_adam", "af_bella", "bm_george"]})
    (show / "show.yaml").write_text(
        f"engine: remote\nremote: {{url: '{speaks.url}', model: kokoro}}\n", encoding="utf-8"
    )
    play = show / "play.fountain"
    play.write_text("The rain had stopped.\n\nMARA\nIs anyone there?\n", encoding="utf-8")
    assert "af_bella" in drama("voices").out
    drama("cast", play, "--propose")
    done = drama("render", play)
    assert (done.code, done.err.count(KEY)) == (0, 0)
    assert (show / "output/play/play.mp3").stat().st_size > 10_000
    assert {call.request["input"] for call in speaks.calls} >= {"The rain had stopped.", "Is anyone there?"}
    written = [path.read_bytes() for path in show.rglob("*") if path.is_file()]
    assert not any(KEY.encode() in data for data in written)


def test_what_show_yaml_says(tmp_path):
    """Every setting, voices by name or described; the engine gets it all."""
    (tmp_path / "show.yaml").write_text(
        "remote:\n  url: http://localhost:8880/v1/audio/speech\n  model: kokoro\n"
        "  voices: {af_sky: {}, tom: {gender: male, age: old, accent: Irish}}\n"
        "  key_variable: MY_KEY\n  format: flac\n  requests_per_minute: 30\n  timeout_s: 60\n",
        encoding="utf-8",
    )
    assert open_project(tmp_path, tmp_path).rig.remote == Remote(
        "http://localhost:8880/v1",
        "kokoro",
        (ServerVoice("af_sky"), ServerVoice("tom", "male", "old", "Irish")),
        "MY_KEY",
        "flac",
        30.0,
        60.0,
    )
    (tmp_path / "show.yaml").write_text(
        "remote: {url: http://localhost:1, model: m, voices: [a, b]}\n", encoding="utf-8"
    )
    assert open_project(tmp_path, tmp_path).remote.voices == (ServerVoice("a"), ServerVoice("b"))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("remote: yes", "expected 'name: value' lines"),
        ("remote: {model: m}", "'url' is missing"),
        ("remote: {url: http://localhost:1/v1}", "'model' is missing"),
        ("remote: {url: localhost, model: m}", "no address of a server"),
        ("remote: {url: 'http://me:pw@localhost/v1', model: m}", "the key is DRAMA_SPEECH_KEY"),
        ("remote: {url: http://localhost:1, model: m, key: sk-1}", "a key does not belong in a file"),
        ("remote: {url: http://localhost:1, model: m, key_variable: sk-1}", "never the key itself"),
        ("remote: {url: http://localhost:1, model: m, format: mp3}", "'mp3' is not known"),
        ("remote: {url: http://localhost:1, model: m, voices: {a: loud}}", "what a is like"),
        ("remote: {url: http://localhost:1, model: m, voices: {a: {gender: f}}}", "one of: male"),
    ],
)
def test_what_show_yaml_gets_wrong(tmp_path, written, says):
    """Each mistake is told with what to write."""
    (tmp_path / "show.yaml").write_text(written + "\n", encoding="utf-8")
    with pytest.raises(ProjectError) as wrong:
        open_project(tmp_path, tmp_path)
    assert says in str(wrong.value)
