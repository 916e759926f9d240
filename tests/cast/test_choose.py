"""Choices by measured distance: people who meet can be told apart by ear, while voices last."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from drama.cast import choose as module
from drama.cast.assign import voices_of
from drama.cast.choose import Choice, candidates, choose, meetings_of
from drama.cast.fit import Voices, Wish
from drama.cast.likeness import ALIKE, Likeness, likeness_of, parsed
from drama.cast.model import Voice, VoiceInfo
from drama.cast.nearness import Near, nearest_voice
from drama.cast.sheet import Like

MEN = [VoiceInfo(name, "male", "adult", "") for name in ("al", "ben", "cy", "dan")]
TABLE = parsed("""\
# a comment
pitched 98 94
al 100 92
ben 110 85 93
cy 120 60 62 90
dan 90 82 50 40 91
""")


def cast(wants, scenes, voices, taken=None):
    """Return who plays whom, for scenes that are strings of the roles in them."""
    meetings = meetings_of([Counter(dict.fromkeys(scene.split(), 5)) for scene in scenes])
    wishes = {role: Wish(Like("male", "adult"), weight) for role, weight in wants.items()}
    return choose(wishes, voices, meetings, taken or {})


def test_a_table_is_read():
    """A row has the cosines to the rows above; pitch makes a voice a little less itself."""
    assert TABLE.between("cy", "ben") == TABLE.between("ben", "cy") == 0.62
    assert TABLE.between("al", "stranger") is None
    assert [TABLE.between("al", "al", shift) for shift in (0, -1, 2, 7)] == [1.0, 0.98, 0.94, 0.94]
    assert TABLE.heights_hz == {"al": 100, "ben": 110, "cy": 120, "dan": 90}


@pytest.mark.parametrize("engine", ["pyttsx3", "kokoro"])
def test_the_measured_tables_are_whole(engine):
    """Every pair of voices of a table was measured, and every voice is steadier than two are alike."""
    table = likeness_of(engine)
    ids = list(table.heights_hz)
    assert len(table.cosines) == len(ids) * (len(ids) - 1) / 2
    assert all(-1.0 <= cosine <= 1.0 for cosine in table.cosines.values())
    assert all(50 <= height <= 500 for height in table.heights_hz.values())
    assert list(table.pitched) == sorted(table.pitched, reverse=True)


def test_an_engine_nobody_measured():
    """Nothing is known of it, and nothing goes wrong."""
    assert likeness_of("remote") == Likeness()


def test_those_who_meet_get_voices_far_apart():
    """The best two voices are too alike for one scene: the smaller role takes another."""
    voices = Voices(MEN, (), TABLE)
    assert {role: one.id for role, one in cast({"A": 1.0, "B": 0.2}, ["A B"], voices).items()} == {
        "A": "al",
        "B": "cy",
    }
    apart = cast({"A": 1.0, "B": 0.2}, ["A", "B"], voices)
    assert {role: one.id for role, one in apart.items()} == {"A": "al", "B": "ben"}


def test_a_first_choice_may_be_taken_back():
    """Served one by one, the third of a scene would find only voices like the first two's."""
    pairs = {("al", "ben"): 60, ("al", "cy"): 80, ("ben", "cy"): 80, ("ben", "dan"): 50, ("cy", "dan"): 55}
    cosines = {frozenset(pair): value / 100 for pair, value in pairs.items()} | {
        frozenset(("al", "dan")): 0.9
    }
    made = cast(dict.fromkeys("ABC", 1.0), ["A B C"], Voices(MEN, (), Likeness(cosines)))
    used = [choice.id for choice in made.values()]
    worst = max(cosines[frozenset(pair)] for pair in combinations(used, 2))
    assert len(set(used)) == 3
    assert worst == 0.8  # no three are better; one by one it would have been 0.9


def test_two_pairs_near_the_border_are_better_than_one_beyond_it():
    """What is mixed up is worse than what is only similar; an accent that is asked for comes first."""
    pairs = {("al", "ben"): 80, ("al", "cy"): 50, ("ben", "cy"): 50}
    pairs |= {(name, "dan"): 74 for name in ("al", "ben", "cy")}
    likeness = Likeness({frozenset(pair): value / 100 for pair, value in pairs.items()})
    made = cast(dict.fromkeys("ABC", 1.0), ["A B C"], Voices(MEN, (), likeness))
    assert {choice.id for choice in made.values()} in ({"al", "cy", "dan"}, {"ben", "cy", "dan"})
    irish = [replace(one, accent="Irish" if one.id in ("al", "ben", "cy") else "") for one in MEN]
    wishes = {role: Wish(Like("male", "adult", "Irish")) for role in "ABC"}
    made = choose(wishes, Voices(irish, (), likeness), meetings_of([Counter("ABC")]), {})
    assert {choice.id for choice in made.values()} == {"al", "ben", "cy"}


def test_a_regular_keeps_the_voice_and_nobody_it_meets_shares_it():
    """A new role takes a worse voice rather than that of somebody in the scene."""
    taken = {"HERO": Choice("al"), "ABSENT": Choice("cy")}
    made = cast({"NEW": 0.1}, ["HERO NEW"], Voices(MEN[:3], (), TABLE), taken)
    assert made["NEW"].id == "cy"


def test_blends_come_when_voices_run_out():
    """A spare voice is taken only where two would be mixed up without it."""
    spare = [VoiceInfo("blend", "male", "adult", "")]
    table = parsed("al 100 92\nben 110 85 93\nblend 105 60 62 90\n")
    voices = Voices(MEN[:2], spare, table)
    assert {one.id for one in cast({"A": 1.0, "B": 0.5}, ["A", "B"], voices).values()} == {"al", "ben"}
    assert {one.id for one in cast({"A": 1.0, "B": 0.5}, ["A B"], voices).values()} >= {"blend"}


def test_then_pitch_and_pace_tell_two_users_of_a_voice_apart():
    """With nothing else left, two of a scene share a voice and are spoken differently."""
    made = cast({"A": 1.0, "B": 0.5}, ["A B"], Voices(MEN[:1], (), TABLE))
    assert made["A"] == Choice("al")
    assert made["B"] == Choice("al", 1.0, 2.0)


def test_twins_who_meet_are_told_apart_by_pitch_or_pace():
    """A voice in another accent is the same voice to who hears both in a scene, and another elsewhere."""
    twins, taken = Voices(tuple(MEN[:2]), (), parsed("al 100\nben 110 97\n")), {"C": Choice("ben")}
    assert cast({"A": 1.0}, ["A", "C"], twins, taken) == {"A": Choice("al")}
    assert cast({"A": 1.0}, ["A C"], twins, taken) == {"A": Choice("al", 1.0, 2.0)}
    unlike = Voices(tuple(MEN[:2]), (), parsed("al 100\nben 110 84\n"))
    assert cast({"A": 1.0}, ["A C"], unlike, taken) == {"A": Choice("al")}


def test_a_temper_is_a_light_hint():
    """A gruff man gets a low voice, a shrill one a high one, and neither a voice of the wrong gender."""
    voices = Voices([*MEN, VoiceInfo("eve", "female", "adult", "")], (), TABLE)
    low = choose({"A": Wish(Like("male", "adult", "", "gruff"), 0.1)}, voices, {}, {})["A"]
    high = choose({"A": Wish(Like("male", "adult", "", "shrill"), 0.1)}, voices, {}, {})["A"]
    assert (low.id, high.id) == ("dan", "cy")
    assert low.pace < 1.0 < high.pace


def test_the_nearest_voice_is_of_somebody_met():
    """Who never meets cannot be mixed up; the narrator meets everybody."""
    voices = {role: Voice("x", name) for role, name in (("A", "al"), ("B", "ben"), ("NARRATOR", "cy"))}
    assert nearest_voice("A", voices, {}, TABLE) == Near("NARRATOR", 0.60)
    near = nearest_voice("A", voices, {frozenset("AB"): 1}, TABLE)
    assert near == Near("B", 0.85)
    assert near.alike
    assert nearest_voice("A", voices, {}, Likeness()) is None


@pytest.mark.engine
@pytest.mark.parametrize(("men", "women"), [(5, 5), (6, 3), (3, 5)])
def test_a_scene_of_many_is_told_apart_by_the_real_voices(men, women):
    """Ten in one scene with a narrator: no two of them above the border, by the measured voices."""
    from drama.speech.engine import open_engine

    voices = voices_of(open_engine("pyttsx3"), "pyttsx3")
    wants = {"NARRATOR": Wish(Like("male", "adult"))}
    wants |= {f"M{n}": Wish(Like("male", "adult"), 0.5) for n in range(men)}
    wants |= {f"W{n}": Wish(Like("female", "adult"), 0.5) for n in range(women)}
    made = choose(wants, voices, meetings_of([Counter(dict.fromkeys(wants, 5))]), {})
    table = likeness_of("pyttsx3")
    pairs = {(one, two): table.between(made[one].id, made[two].id) for one, two in combinations(made, 2)}
    assert max(pairs.values()) <= ALIKE


def test_candidates_are_unlike_each_other():
    """Of two voices hardly told apart only the better is proposed, and none that is in the scene."""
    table = parsed("al 100 92\nben 110 90 93\ncy 120 60 62 90\ndan 90 55 50 40 91\n")
    voices, together = Voices(MEN, (), table), {frozenset(("A", "B")): 5}
    wish = Wish(Like("male", "adult"), 1.0)
    free = candidates("A", wish, voices, together, {}, 4)
    assert [choice.id for choice in free] == ["al", "cy", "dan"]
    beside = candidates("A", wish, voices, together, {"A": Choice("al"), "B": Choice("cy")}, 2)
    assert [choice.id for choice in beside] == ["al", "dan"]


def test_costs_are_summed_again_only_after_a_change(monkeypatch):
    """Pairs that might exchange voices are weighed by the sums that stand."""
    summed = []
    company = module._Audition._company
    monkeypatch.setattr(module._Audition, "_company", lambda *args: summed.append(args) or company(*args))
    roles = {f"R{number}": 1.0 for number in range(12)}
    assert len(cast(roles, [" ".join(roles)], Voices(MEN, (), TABLE))) == 12
    assert len(summed) < len([*combinations(roles, 2)])
