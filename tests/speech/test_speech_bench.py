"""The bench of speech: what it takes for right, and how it compares lines spoken twice."""

import re
from dataclasses import replace
from itertools import count

from benchmarks.engines import at_hand
from benchmarks.speech import again, lines_of, many, sentences, ways
from drama.cast.model import Voice
from drama.settings import Rig
from drama.speech.text import speakable
from drama.speech.tone import Tone


def in_words(text):
    """Return the words alone, with what marks and capitals say taken out."""
    return re.findall(r"[a-z]+(?:'[a-z]+)*", text.lower())


def test_every_sentence_is_read_as_somebody_reads_it_out():
    """drama's reading of the forty sentences is the one written by hand, word for word."""
    assert len(ways()) == 40
    wrong = [
        (speakable(written).text, read)
        for written, read, *_ in ways()
        if in_words(speakable(written).text) != in_words(read)
    ]
    assert wrong == []


def test_many_lines_all_differ():
    """Five hundred lines are five hundred takes, the first forty as written."""
    lines = many(500)
    assert lines[:40] == sentences()
    assert len(set(lines)) == 500
    assert len({line.id for line in lines_of(lines)}) == 500


def test_lines_spoken_twice_are_compared_by_their_bytes(tmp_path):
    """The tone engine says the same twice."""
    told = again(lines_of(many(45)), Voice("tone", "oboe"), tmp_path)
    assert "45 lines twice" in told
    assert "none missing or cut, 0 empty, 45 the same bytes" in told


def test_an_engine_that_says_another_thing_each_time_is_told(tmp_path, monkeypatch):
    """Takes that differ, here in level, are not counted as the same."""
    turns, plain = count(1), Tone.speak

    def speak(self, utterance):
        spoken = plain(self, utterance)
        return replace(spoken, sound=spoken.sound / next(turns))

    monkeypatch.setattr(Tone, "speak", speak)
    assert "0 empty, 0 the same bytes" in again(lines_of(many(3)), Voice("tone", "oboe"), tmp_path)


def test_a_line_without_sound_is_told(tmp_path, troubled):
    """Its problem is printed in place of a count."""
    told = again(lines_of(["All is well.", "Silence, please."]), Voice(troubled, "oboe"), tmp_path)
    assert told.startswith("troubled: not all was spoken")
    assert "returned silence for 'Silence, please.'" in told


def test_engines_that_cannot_speak_here_are_left_out_and_named(tmp_path, monkeypatch, capsys):
    """What one of them lacks is told, and does not keep the others from being measured."""
    monkeypatch.setenv("DRAMA_MODELS", str(tmp_path / "none"))
    found = at_hand(Rig(voices=tmp_path))
    told = capsys.readouterr().err
    assert "pyttsx3" in found
    assert "kokoro is left out: " in told
    assert "piper is left out: " in told
    assert not {"kokoro", "piper"} & set(found)
