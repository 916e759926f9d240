"""Asking from the command line: only where it was asked for, said in plain words, and never in the way."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "the-river-gate.txt"


@pytest.fixture
def tale(show):
    """A story with doubtful speakers, in a show of its own."""
    path = show / "tale.txt"
    shutil.copy(EXAMPLE, path)
    return path


def settings(show, *lines):
    """Write a `show.yaml` with these lines about the model."""
    rows = ["title: The Show", "engine: tone", "llm:", *(f"  {line}" for line in lines)]
    (show / "show.yaml").write_text("\n".join(rows) + "\n", encoding="utf-8")


def methods(show):
    """Return how the speakers of the dialogue were found, as the account tells."""
    account = json.loads((show / "tale.origins.json").read_text(encoding="utf-8"))
    return [line["method"] for line in account["lines"] if "method" in line]


def test_nobody_is_asked_unless_told_to(tale, show, drama, oracle, monkeypatch):
    """A key alone is no wish: without --llm and without a line in show.yaml nothing is said or sent."""
    server = oracle(lambda call: call.pick(1))
    monkeypatch.setenv("DRAMA_LLM_KEY", "sk-secret")
    ran = drama("convert", tale)
    assert ran.code == 0
    assert "asking" not in ran.err + ran.out
    assert server.calls == []
    assert not any("llm" in method for method in methods(show))


def test_asking(tale, show, drama, oracle, monkeypatch):
    """What is sent and where is said before, what came of it after; the votes are in the account."""
    server = oracle(lambda call: call.pick(1))
    monkeypatch.setenv("DRAMA_LLM_KEY", "sk-secret")
    ran = drama("convert", tale, "--llm", server.url, "--llm-model", "llama")
    assert ran.code == 0
    assert "asking llama about doubtful speakers: the passages around them" in ran.err
    assert "are sent to 127.0.0.1 (this computer)" in ran.err
    assert "doubtful speakers, " in ran.out
    assert "characters of the story sent: " in ran.out
    assert any(method.endswith(" + llm") for method in methods(show))
    assert server.calls[0].key == "Bearer sk-secret"
    written = "".join(path.read_text() for path in show.rglob("*") if path.is_file())
    assert "sk-secret" not in ran.out + ran.err + written


def test_a_failing_model_is_no_failure(tale, show, drama, oracle):
    """The conversion is the same as without the model, and a warning counts the reasons."""
    assert drama("convert", tale).code == 0
    plain = (show / "tale.fountain").read_text(encoding="utf-8")
    ran = drama(
        "convert", tale, "--llm", oracle(lambda call: call.reply(b"", 404)).url, "--llm-model", "llama"
    )
    assert ran.code == 0
    assert "warning: " in ran.err
    assert "the server does not know this address or model" in ran.err
    assert (show / "tale.fountain").read_text(encoding="utf-8") == plain


def test_programs_get_only_their_answer(tale, drama, oracle):
    """With --json, what is sent where is still said, and stdout is JSON alone."""
    ran = drama("convert", tale, "--json", "--llm", oracle(lambda call: call.pick(1)).url, "--llm-model", "m")
    assert json.loads(ran.out)["quotes"]
    assert "are sent to 127.0.0.1" in ran.err


def test_the_show_can_name_the_model(tale, show, drama, oracle):
    """A model on this computer can be named in show.yaml; `--llm none` leaves it out once."""
    server = oracle(lambda call: call.pick(1))
    settings(show, f"url: {server.url}/", "model: llama", "timeout_s: 5")
    assert drama("convert", tale, "--chapters", "1", "--llm", "none").code == 0
    assert server.calls == []
    assert drama("make", tale, "--chapters", "1").code == 0
    assert server.calls[0].path == "/v1/chat/completions"
    assert server.calls[0].request["model"] == "llama"
    assert any(method.endswith(" + llm") for method in methods(show))


def test_a_show_alone_sends_nothing_away(tale, show, drama, monkeypatch):
    """A show from a stranger cannot send a story, or a key, to another computer: the user names that one."""
    settings(show, "url: https://no-such-host.invalid/v1", "model: llama", "timeout_s: 5")
    ran = drama("convert", tale)
    assert ran.code == 0
    assert "not asking no-such-host.invalid" in ran.err
    assert "set DRAMA_LLM_HOST=no-such-host.invalid" in ran.err
    monkeypatch.setenv("DRAMA_LLM_HOST", "no-such-host.invalid")
    ran = drama("convert", tale)
    assert "are sent to no-such-host.invalid (another computer)" in ran.err
    assert "no server could be reached" in ran.err


def test_an_open_connection_is_said(tale, drama):
    """Without encryption to another computer, anybody between can read along: that is said."""
    ran = drama("convert", tale, "--llm", "http://no-such-host.invalid/v1", "--llm-model", "m")
    assert "(another computer, unencrypted)" in ran.err


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["url: http://localhost:11434/v1"], "show.yaml:3: llm: 'model' is missing"),
        (["model: llama"], "show.yaml:3: llm: 'url' is missing"),
        (["url: localhost", "model: llama"], "show.yaml:4: url: 'localhost' is no address of a server"),
        (["url: ftp://localhost", "model: llama"], "no address"),
        (["url: http://[::1", "model: llama"], "no address"),
        (["url: http://localhost:99999", "model: llama"], "no address"),
        (["url: http://me:secret@localhost/v1", "model: llama"], "has no name, key or question in it"),
        (["url: http://localhost/v1", "model: llama", "key: sk-1"], "set DRAMA_LLM_KEY instead"),
        (["url: http://localhost/v1", "model: llama", "timeout_s: 0"], "not a number from 1 to 3600"),
        (["url: http://localhost/v1", "modle: llama"], "did you mean 'model'?"),
        (["- http://localhost/v1"], "expected 'name: value' lines under it"),
    ],
)
def test_mistakes_in_the_settings(tale, show, drama, lines, says):
    """Each ends with exit code 10, its line, and what to do."""
    settings(show, *lines)
    ran = drama("convert", tale)
    assert ran.code == 10
    assert says in ran.err
    assert "secret" not in ran.err


@pytest.mark.parametrize(
    "options",
    [["--llm", "http://localhost:9/v1", "--llm-model", "m"], ["--llm-model", "m"], ["--chapters", "1"]],
)
def test_what_is_about_a_story_goes_with_a_story(tale, drama, options):
    """Of a screenplay nothing is converted, and nobody is asked."""
    assert drama("convert", tale).code == 0
    ran = drama("make", tale.with_suffix(".fountain"), *options)
    assert (ran.code, "is a screenplay" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--llm", "localhost:11434"], "is no address of a server"),
        (["--llm", "http://localhost:11434/v1"], "--llm-model NAME"),
        (["--llm-model", "llama"], "--llm URL"),
    ],
)
def test_mistakes_on_the_command_line(tale, show, drama, options, says):
    """Each ends with exit code 2, before anything is read or written."""
    ran = drama("convert", tale, *options)
    assert ran.code == 2
    assert says in ran.err
    assert not (show / "tale.fountain").exists()


def test_a_key_that_is_none(tale, drama, monkeypatch):
    """A key with a line break in it would be a header of its own: it is refused, and not shown."""
    monkeypatch.setenv("DRAMA_LLM_KEY", "sk-1\nHost: elsewhere")
    ran = drama("convert", tale, "--llm", "http://localhost:9/v1", "--llm-model", "m")
    assert ran.code == 2
    assert "DRAMA_LLM_KEY" in ran.err
    assert "sk-1" not in ran.err


def test_stopping_while_asking(tale, show, oracle):
    """Ctrl-C ends the wait for an answer at once, without a traceback and with nothing half done."""
    server = oracle(lambda call: call.over.wait(20))
    line = ["convert", "tale.txt", "--llm", server.url, "--llm-model", "m"]
    process = subprocess.Popen(
        [sys.executable, "-m", "drama", *line], cwd=show, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 20
    while not server.calls and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert sorted(path.name for path in show.iterdir()) == ["show.yaml", "tale.txt"]
