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
        ("", False),
    ],
)
def test_a_licence_is_free_or_stops_the_build(licence, free):
    """Unless it is allowed by its name."""
    right = Right("sound", "door", licence, file="sfx/door.wav")
    if free:
        check([right], (), "show.yaml")
        return
    with pytest.raises(RightsError, match=r"sfx/door.wav: the sound 'door' .*\n  hint: .*allow: \[door\]"):
        check([right], ("gate",), "show.yaml")
    check([right], ("door",), "show.yaml")


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
