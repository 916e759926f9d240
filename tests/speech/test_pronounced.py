"""Words of the lexicon: found as they are written, heard as the lexicon says, and nothing else changed."""

import time
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drama.cast.lexicon import parse_lexicon
from drama.cast.model import Voice
from drama.speech.espeak_phonemes import mnemonics
from drama.speech.perform import perform
from drama.speech.system import EspeakEngine
from drama.speech.text import Diction, speakable
from drama.speech.text.sounds import possessive, respelled, sounded
from drama.speech.utterance import Pronounced, Utterance

LEXICON = parse_lexicon(
    "Kakashi: kah KAH shee\nNiamh: /nˈiːv/\nSt. Mary Mead: saint mary mead\nread: red\nNASA: nassa\n"
    '"\'Tis": tizz\n'
    "A: {Niamh: nee AV}\n",
    "p.yaml",
)
ENTRIES = LEXICON.heard_by("", "en-US")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Kakashi ran.", "kah-kah-shee ran."),
        ("Kakashi\u2019s dog", "kah-kah-shee's dog"),
        ("KAKASHI, RUN!", "kah-kah-shee, run!"),
        ("K-Kakashi?", "kuh-kah-kah-shee?"),
        ("kakashi", "kakashi"),
        ("Kakashin", "Kakashin"),
        ("To St. Mary Mead by 6 p.m.", "To saint-mary-mead by six P M."),
        ("I read it. Read it! Bread. Reader.", "I red it. red it! Bread. Reader."),
        ("nasa NASA", "nasa nassa"),
        ("\u2018Tis late. \u2019Tis. 'Tis!", "tizz late. tizz. tizz!"),
        ("Niamh and Kakashi and Niamh", "neev and kah-kah-shee and neev"),
    ],
)
def test_words_of_the_lexicon_are_respelled(written, spoken):
    """In capitals, with 's, in a stammer and beginning a sentence, but not inside other words."""
    assert speakable(written, ENTRIES).text == spoken


def test_a_large_lexicon_takes_no_time():
    """A thousand entries cost a line a few milliseconds."""
    rows = "\n".join(f"Name{number // 26:x}{chr(97 + number % 26)}z: nay may" for number in range(1000))
    diction = Diction(parse_lexicon(rows, "p.yaml"))
    begun = time.process_time()
    for number in range(100):
        diction.of(f"He came to the river with Name3cz and {number} others.", "MARA")
    assert time.process_time() - begun < 3.0


def test_the_sound_is_told_with_the_words():
    """IPA, and a respelling with its stress, are told as IPA over just the word and its 's."""
    text = speakable("Did Niamh's cat see Kakashi?", ENTRIES)
    assert [(text.text[one.start : one.end], one.ipa) for one in text.sounds] == [
        ("neev's", "nˈiːvz"),
        ("kah-kah-shee", "kɑːkˈɑːʃiː"),
    ]


@given(
    st.lists(
        st.sampled_from(["Kakashi", "Niamh\u2019s", "STOP", "1987", "river", "$5", "\u2014", "I-I"]),
        max_size=12,
    )
)
def test_sounds_stay_on_their_words(words):
    """Whatever the rules write around them, each sound lies over its own word."""
    written = " ".join(words)
    text = speakable(written, ENTRIES)
    wanted = [word for word in words if word in ("Kakashi", "Niamh\u2019s")]
    said = {"Kakashi": "kah-kah-shee", "Niamh\u2019s": "neev's"}
    assert [text.text[one.start : one.end] for one in text.sounds] == [said[word] for word in wanted]
    for one, word in zip(text.sounds, wanted, strict=True):
        assert written[text.written_at(one.start) :].startswith(word)


@pytest.mark.parametrize(
    ("ipa", "letters"),
    [
        ("kɑkˈɑʃi", "kah-KAH-shee"),
        ("ʃɪˈvɔːn", "shi-VAWN"),
        ("nˈiːv", "NEEV"),
        ("hɚmˈaɪəni", "her-MEYE-uh-nee"),
        ("ˌæləksˈændɹə", "a-luhk-SAN-druh"),
        ("stɹˈeɪndʒ mˈæn", "STRAYNJ MAN"),
    ],
)
def test_ipa_can_be_read_by_engines_that_do_not_take_it(ipa, letters):
    """It becomes syllables of plain letters."""
    assert respelled(ipa) == letters


def test_a_respelling_with_its_stress_is_ipa_too():
    """Where every syllable can be read; else the words themselves are given to the engine."""
    assert sounded("kah KAH shee") == "kɑːkˈɑːʃiː"
    assert sounded("her-MY-oh-nee") == ""
    assert sounded("saint mary MEED") == ""
    assert sounded("wooster") == ""
    assert [possessive(ipa) for ipa in ("nˈiːv", "bɹˈæt", "dʒˈeɪmz")] == ["nˈiːvz", "bɹˈæts", "dʒˈeɪmzɪz"]


def test_only_takes_with_the_word_change(lines_of, cast_of, shelf):
    """An entry gives new keys to the lines that have the word, for the role it is for, and to no others."""
    lines = lines_of("Hello, Niamh.", "Niamh is here.", "Nobody else.", "Kakashi?")
    keys = {}
    for name, diction in (("before", Diction()), ("after", Diction(LEXICON))):
        takes = perform(lines, cast_of("tone"), shelf, diction=diction)
        keys[name] = [takes[line.id].key for line in lines]
    changed = [before != after for before, after in zip(keys["before"], keys["after"], strict=True)]
    assert changed == [True, True, False, True]
    one, other = (Diction(LEXICON).of("Niamh", role).text for role in "AB")
    assert (one, other) == ("nee-av", "neev")


@pytest.mark.engine
@pytest.mark.parametrize(
    ("word", "ipa"),
    [("bird", "bˈɜːd"), ("judge", "dʒˈʌdʒ"), ("boy", "bˈɔɪ"), ("house", "hˈaʊs"), ("water", "wˈɔːɾɚ")],
)
def test_espeak_hears_ipa(word, ipa):
    """A word given as IPA sounds like the word itself, sample for sample; other IPA does not."""
    speak = partial(_sound_of, words=f"I saw the {word} there.", start=10, end=10 + len(word))
    plain = speak(ipa="")
    assert np.array_equal(speak(ipa=ipa).sound, plain.sound)
    assert not np.array_equal(speak(ipa="kɑːkˈɑːʃiː").sound, plain.sound)
    assert [mark.offset for mark in speak(ipa="kɑːkˈɑːʃiː").marks] == [mark.offset for mark in plain.marks]


def _sound_of(words, start, end, ipa):
    sounds = (Pronounced(start, end, ipa),) if ipa else ()
    return EspeakEngine().speak(Utterance(words, Voice("pyttsx3", "gmw/en-us"), sounds=sounds))


def test_espeak_gets_its_own_letters():
    """IPA is put in espeak-ng's names for sounds, foreign ones in the nearest of English."""
    assert mnemonics("kɑkˈɑʃi") == "kA:k'A:Si:"
    assert mnemonics("d͡ʒˈøːç") == "dZ'3:h"
