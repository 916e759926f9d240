"""The rights manifest, and an episode that may not be passed on."""

import json

import pytest

from drama.errors import RightsError
from drama.publish.rights import Right, check, credits, to_json


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("CC0-1.0", True),
        ("CC BY 4.0", True),
        ("CC BY-SA 4.0", True),
        ("Apache-2.0", True),
        ("CC BY-NC 4.0", False),
        ("CC-BY-NC-SA-4.0", False),
        ("Creative Commons Attribution-NonCommercial", False),
        ("free for personal use", False),
        ("All rights reserved", False),
        ("unknown", False),
        ("CC BY-ND 4.0", False),
        ("CC-BY-ND-4.0", False),
        ("Creative Commons Attribution-NoDerivatives", False),
        ("Splice sample, do not redistribute", False),
        ("You may not distribute this", False),
        ("may be used with permission only", False),
        ("free, attribution is not required", True),
        ("CC0, the 2nd take", True),
        ("CC BY 4.0, for non-commercial use only", False),
        ("Free for non commercial use", False),
        ("free for non\u2011commercial use", False),
        ("CC_BY_NC_4.0", False),
        ("Educational use only", False),
        ("only for private use", False),
        ("CC0 for personal projects only", False),
        ("proprietary", False),
        ("", False),
    ],
)
def test_a_licence_is_free_or_stops_the_build(licence, free):
    """Unless it is allowed by its name."""
    right = Right("sound", "door", licence, "Di", file="sfx/door.wav")
    if free:
        check([right], (), "show.yaml")
        return
    with pytest.raises(RightsError, match=r"sfx/door.wav: the sound 'door' .*\n  hint: .*allow: \[door\]"):
        check([right], ("gate",), "show.yaml")
    check([right], ("door",), "show.yaml")


def test_a_licence_that_asks_for_a_credit_needs_one():
    """CC BY lets everybody pass it on who says whose it is; CC0 asks for nothing."""
    with pytest.raises(
        RightsError, match=r"'CC-BY-4.0', which asks for a credit, and has none\n.*credit: in"
    ):
        check([Right("sound", "door", "CC-BY-4.0")], (), "show.yaml")
    check([Right("sound", "door", "CC0-1.0"), Right("sound", "gong", "CC-BY-4.0", "Di")], (), "show.yaml")


def test_a_name_is_allowed_however_it_is_written():
    """As a cue may write it, and a file; one that nothing is called is told where something is missing."""
    door = Right("sound", "door from a friend", "")
    for name in ("door-from-a-friend", "Door from a friend", "door_from_a_friend"):
        check([door], (name,), "show.yaml")
    with pytest.raises(RightsError, match=r"of what it allows, nothing here is called door-of-a-friend$"):
        check([door], ("door-of-a-friend",), "show.yaml")


def test_everything_is_told_at_once():
    """Of every kind, with what to do about it."""
    all_three = [Right("sound", "a", ""), Right("voice", "piper x", ""), Right("recording", "Ann", "")]
    with pytest.raises(RightsError) as caught:
        check(all_three, (), "show.yaml")
    assert [problem.what.split("'")[0] for problem in caught.value.problems] == [
        "the sound ",
        "the voice ",
        "the recording ",
    ]


def test_the_manifest_and_the_credits():
    """The one has everything, the other what names its maker."""
    rights = (Right("sound", "brook", "CC0-1.0", "Di", "sfx/brook.ogg"), Right("sound", "wind", "CC0-1.0"))
    assert json.loads(to_json(rights))["rights"] == [
        {"kind": "sound", "name": "brook", "licence": "CC0-1.0", "credit": "Di", "file": "sfx/brook.ogg"},
        {"kind": "sound", "name": "wind", "licence": "CC0-1.0"},
    ]
    assert credits(rights) == ["brook: Di (CC0-1.0)"]
