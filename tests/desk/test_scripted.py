"""Scripts given as stories: a screenplay is refused, and names before words are told of."""

import pytest

SCREENPLAY = (
    "FADE IN:\n\nINT. RADIO ROOM - NIGHT\n\nStatic. LENA leans over the desk.\n\n"
    "          LENA\n     (quietly)\n     Is anybody there?\n\n"
    "          TOM (O.S.)\n     Nobody. Go to bed.\n\nEXT. ROOF - NIGHT\n\n"
    "          LENA\n     I heard it again.\n\n          TOM\n     It is the wind.\n"
)
PODCAST = "HOST: Welcome back.\n\n[SFX: phone rings]\n\nGUEST: Thanks.\n\nHOST: So, tell us.\n"
PROSE = "It was late.\n\n“Hello,” said Mara.\n\n"


@pytest.mark.parametrize("command", ["convert", "make"])
def test_a_screenplay_is_no_story(show, drama, command):
    """It would all be the narrator's; the error says how to go on, and that works."""
    (show / "signal.txt").write_text(SCREENPLAY, encoding="utf-8")
    ran = drama(command, "signal.txt")
    assert ran.code == 3
    assert "signal.txt: this is a screenplay" in ran.err
    assert "save it as plain text under the name signal.fountain" in ran.err
    assert not (show / "signal.fountain").exists()
    (show / "signal.txt").rename(show / "signal.fountain")
    assert drama("cast", "signal.fountain", "--propose").code == 0
    assert "5 lines, 3 roles" in drama("check", "signal.fountain").out


def test_names_before_words_are_told_of(show, drama):
    """The story is converted all the same, for a chat may be meant to be read out."""
    (show / "talk.txt").write_text(PODCAST, encoding="utf-8")
    ran = drama("convert", "talk.txt")
    assert ran.code == 0
    assert "warning: talk.txt:1: 3 rows begin with a name and a colon (GUEST, HOST)" in ran.err


@pytest.mark.parametrize(
    "more",
    [
        "Note: the door is open.\n\nNote: it is shut.\n",
        "NOTE: the door is open.\n\nNOTE: it is shut.\n",
        "HOST: Welcome.\n\nGUEST: Thanks.\n",
        "THE END\n",
        PROSE * 40 + SCREENPLAY,
        "sol: who ate my yoghurt\nluna: not me\nsol: ok\nluna: ok\n",
    ],
)
def test_prose_stays_prose(show, drama, more):
    """Labels, a quoted scene and a chat are parts of stories."""
    (show / "tale.txt").write_text(PROSE + more, encoding="utf-8")
    ran = drama("convert", "tale.txt")
    assert (ran.code, ran.err) == (0, "")
