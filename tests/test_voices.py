"""`drama voices`: which engines there are, their voices, and what to run for those that are not there."""

import hashlib
import json
from dataclasses import replace

import pytest

from drama.settings import ENGINES
from drama.speech import models, needs

DATA = b"a small model"


@pytest.fixture
def small(monkeypatch, tmp_path):
    """Make Kokoro's model small, the library it needs one that is there, and its voices those of tone."""
    model = replace(models.MODELS["kokoro"], size_bytes=len(DATA), sha256=hashlib.sha256(DATA).hexdigest())
    monkeypatch.setitem(models.MODELS, "kokoro", model)
    monkeypatch.setitem(needs.CARDS, "kokoro", replace(needs.CARDS["kokoro"], packages=("numpy",)))
    monkeypatch.setitem(ENGINES, "kokoro", "drama.speech.tone")
    monkeypatch.setenv(models.FOLDER, str(tmp_path / "models"))
    (tmp_path / "here.onnx").write_bytes(DATA)
    return tmp_path / "here.onnx"


def test_every_engine_has_a_card():
    """No engine is listed without a word on what it is and whose licence it has."""
    assert set(ENGINES) <= set(needs.CARDS)
    assert all(needs.CARDS[name].about and needs.CARDS[name].licence for name in ENGINES)


def test_engines_and_the_voices_of_the_shows_own(drama, show):
    """Both tables, for people."""
    out = drama("voices").out
    assert "beeps, for tests" in out  # the rest may stand on the next line
    assert "oboe" in out
    assert "gmw" not in out


def test_the_voices_of_another(drama, show):
    """`--engine` lists them alone, best first, for people and for programs."""
    assert drama("voices", "--engine", "tone").out.split()[:6] == [
        *("tone", "gender", "age", "accent", "oboe", "female")
    ]
    listed = json.loads(drama("voices", "--engine", "tone", "--json").out)
    assert listed[0] == {
        "id": "oboe",
        "gender": "female",
        "age": "adult",
        "accent": "tone",
        "grade": 0,
        "edition": "",
    }


def test_everything_for_programs(drama, show):
    """Every engine, with all its voices."""
    listed = {one["name"]: one for one in json.loads(drama("voices", "--json").out)}
    assert set(listed) == set(ENGINES)
    assert len(listed["tone"]["voices"]) == 12
    assert listed["tone"]["run"] == []
    assert listed["tone"]["licence"] == "Apache-2.0"


def test_installing_a_model_makes_its_engine_speak(drama, show, small):
    """Before, the table and any use of the engine say what to run; after, its voices are there."""
    assert "to install kokoro: drama voices install kokoro\n" in drama("voices").out
    refused = drama("voices", "--engine", "kokoro")
    assert refused.code == 7
    assert "'kokoro' is not installed\n  hint: run: drama voices install kokoro\n" in refused.err
    done = drama("voices", "install", "kokoro", "--from", small)
    assert done.code == 0
    assert "kokoro-v1.0.int8.onnx: installed, licence Apache-2.0" in done.out
    assert "oboe" in drama("voices", "--engine", "kokoro").out
    assert "already installed" in drama("voices", "install", "kokoro").out


def test_both_commands_where_both_lack(drama, show, small, monkeypatch):
    """The library first, then the model; exactly as they are typed."""
    monkeypatch.setitem(
        needs.CARDS, "kokoro", replace(needs.CARDS["kokoro"], packages=("numpy", "no-such-package"))
    )
    hint = 'run: in the folder of drama\'s source, pip install ".[kokoro]", then: drama voices install kokoro'
    assert hint in drama("voices", "--engine", "kokoro").err
    listed = {one["name"]: one for one in json.loads(drama("voices", "--json").out)}
    assert listed["kokoro"]["run"] == ['pip install ".[kokoro]"', "drama voices install kokoro"]


def test_a_folder_is_no_package(show, monkeypatch):
    """A show with a folder called as an engine's module has not installed the engine."""
    (show / "no_such_module").mkdir()
    monkeypatch.syspath_prepend(str(show))
    monkeypatch.setitem(needs.CARDS, "odd", needs.Card("", "", ("no-such-module",)))
    assert needs.commands("odd") == ('pip install ".[odd]"',)


def test_an_engine_in_trouble_is_listed_with_it(drama, show, monkeypatch):
    """One engine that cannot be opened does not hide the others."""
    monkeypatch.setattr("drama.speech.espeak.libraries", tuple)
    out = drama("voices").out
    assert "needs the library espeak-ng" in out
    assert "oboe" in out


def test_what_cannot_be_installed(drama, show, small):
    """A misspelt model, and a file that is not the model."""
    misspelt = drama("voices", "install", "kokorro")
    assert (misspelt.code, "did you mean 'kokoro'" in misspelt.err) == (7, True)
    small.write_bytes(b"no small model")
    wrong = drama("voices", "install", "kokoro", "--from", small)
    assert (wrong.code, "here.onnx" in wrong.err) == (7, True)
