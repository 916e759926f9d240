"""`--dry-run`: nothing is made, what would be is what then is, and how long it takes is about right."""

import json

import numpy as np
import pytest
import soundfile

from drama.rebuild.rates import USUAL, Rates, read_rates, write_rates
from drama.settings import ENGINES

SCRIPT = "# One\n\n" + "".join(
    f"MARA\nThis is line {n} of a long night.\n\nTOM\nAnd this is what Tom says to it, {n}.\n\n"
    for n in range(30)
)
STORY = "# One\n\n\u201cWho is there?\u201d said Mara.\n\n\u201cOnly me,\u201d said Tom. It was late.\n"


@pytest.fixture
def script(show, drama):
    path = show / "a.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    assert drama("cast", path, "--propose").code == 0
    return path


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def planned(drama, *arguments):
    ran = drama(*arguments, "--dry-run", "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)[0]


def test_a_render_foreseen(show, drama, script):
    """What is told beforehand is what is then done, and takes about as long; the plan leaves nothing."""
    before = files(show)
    first = planned(drama, "render", script)
    assert files(show) == before
    assert first["characters"] == {
        "tone": pytest.approx(sum(len(row) for row in SCRIPT.splitlines() if row.endswith(".")), rel=0.2)
    }
    assert all(one["measured_renders"] == 0 for one in first["work"])
    made = json.loads(drama("render", script, "--json").out)
    assert 0.5 < first["length_seconds"] / made["seconds"] < 2.0
    again = planned(drama, "render", script)
    assert (again["work"], again["seconds"], again["characters"]) == ([], 0.0, {})
    assert "nothing to do" in drama("render", script, "--dry-run").out
    script.write_text(SCRIPT.replace("long night", "very long night"), encoding="utf-8")
    foreseen = planned(drama, "render", script)
    assert all(one["measured_renders"] == 1 for one in foreseen["work"])
    made = json.loads(drama("render", script, "--json").out)
    took = sum(made["stage_seconds"].values())
    assert 0.2 < foreseen["seconds"] / took < 5.0, "within 1.5 on an idle computer (docs/rebuilding.md)"
    assert foreseen["length_seconds"] == pytest.approx(made["seconds"], rel=0.05)
    assert foreseen["file_bytes"] == pytest.approx(made["bytes"], rel=0.1)


def test_a_story_foreseen(show, drama):
    """Of a story nothing is written, not even the screenplay; somebody without a voice is no error."""
    (show / "a.txt").write_text(STORY, encoding="utf-8")
    before = files(show)
    foreseen = planned(drama, "make", "a.txt", "--cues", "none")
    assert files(show) == before
    assert foreseen["characters"]["tone"] > 50
    assert {one["stage"] for one in foreseen["work"]} >= {"speech tone", "mix", "encode"}
    assert drama("make", "a.txt", "--cues", "none").code == 0
    assert planned(drama, "make", "a.txt", "--cues", "none")["work"] == []


def test_who_is_new_is_all_that_is_spoken(show, drama):
    """Somebody without a voice is foreseen with the one that is proposed: the others' lines are kept."""
    (show / "a.txt").write_text(STORY, encoding="utf-8")
    assert drama("make", "a.txt", "--cues", "none").code == 0
    (show / "a.txt").write_text(f"{STORY}\n\u201cGood day,\u201d said Ruth.\n", encoding="utf-8")
    foreseen = planned(drama, "make", "a.txt", "--cues", "none")
    assert foreseen["characters"]["tone"] < 40
    assert "2 spoken now" in drama("make", "a.txt", "--cues", "none").out


def test_a_recording_may_last_longer_than_the_lines(show, drama, script):
    """From where it stands to its end: nothing stops an effect."""
    (show / "sfx").mkdir(exist_ok=True)
    soundfile.write(show / "sfx" / "market.wav", np.zeros(400 * 1000), 1000, subtype="PCM_U8")
    usual = planned(drama, "render", script)["length_seconds"]
    script.write_text(SCRIPT + "SOUND: market\n\nHush.\n", encoding="utf-8")
    assert planned(drama, "render", script)["length_seconds"] == pytest.approx(usual + 400, rel=0.02)


def test_a_show_that_cannot_be_rendered(show, drama, script):
    """A plan raises what the render would, and a faulty voice map is no missing voice."""
    script.write_text(SCRIPT + "\nSOUND: dragon\n", encoding="utf-8")
    assert drama("render", script, "--dry-run").code == 6
    (show / "voices/a.yaml").write_text("roles: [MARA]\n", encoding="utf-8")
    assert drama("make", script, "--dry-run").code == 5


def test_what_a_server_takes(show, drama, script):
    """Where show.yaml names a price, the characters to be spoken by the server are told in money."""
    remote = "remote: {url: 'http://localhost:9/v1', model: m, voices: [one, two, three], price: 15}\n"
    (show / "show.yaml").write_text("engine: remote\n" + remote, encoding="utf-8")
    foreseen = planned(drama, "render", script)
    assert foreseen["cost"] == pytest.approx(foreseen["characters"]["remote"] * 15e-6, abs=1e-4)
    assert "by the price in show.yaml" in drama("render", script, "--dry-run").out


def test_every_engine_has_a_usual_rate():
    """A new engine can be estimated before it has spoken."""
    assert {f"speech {name}" for name in ENGINES} <= USUAL.keys()


def test_rates_are_learned():
    """Seconds to begin and for each are told apart once renders of two sizes were measured."""
    rates = Rates()
    assert rates.seconds("mix", 100.0).renders == 0
    rates = rates.with_render({"mix": (100.0, 7.0), "space": (0.0, 0.0)})
    assert rates.seconds("mix", 200.0).seconds == pytest.approx(14.0)
    rates = rates.with_render({"mix": (300.0, 17.0)})
    assert rates.seconds("mix", 1_000.0).seconds == pytest.approx(52.0)
    assert rates.seconds("mix", 0.0).seconds == 0.0
    assert "space" not in rates.measured
    for _ in range(40):
        rates = rates.with_render({"mix": (100.0, 1.0)})
    assert len(rates.measured["mix"]) == 12
    assert rates.seconds("mix", 100.0).seconds == pytest.approx(1.0), "an old measurement does not last"


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"schema": "drama.rates/1", "measured": {"mix": [[0, 1]]}}']
)
def test_damaged_rates(tmp_path, damage):
    """Rates that cannot be read are none."""
    path = tmp_path / "rates.json"
    write_rates(path, Rates({"mix": ((1.0, 2.0),)}))
    assert read_rates(path) == Rates({"mix": ((1.0, 2.0),)})
    path.write_text(damage, encoding="utf-8")
    assert read_rates(path) == Rates()


def test_an_edited_line_is_a_stretch_and_not_its_scene(show, drama, script):
    """One word has a minute mixed and encoded, another ambience all of its scene."""

    def mixed_s():
        work = planned(drama, "render", script)["work"]
        return next(one["amount"] for one in work if one["stage"] == "mix")

    text = "".join(SCRIPT.replace("One", part).replace("says", f"says in {part}") for part in ("A", "B"))
    text = text.replace("of a long", "of his long", 30).replace("of a long", "of her long", 30)
    script.write_text(text, encoding="utf-8")
    length_s = json.loads(drama("render", script, "--json").out)["seconds"]
    script.write_text(text.replace("line 7 of", "line seven of", 1), encoding="utf-8")
    assert mixed_s() == pytest.approx(60.0)
    rates = Rates({"encode": ((60.0, 6.0), (120.0, 12.0))})
    write_rates(show / ".drama/rates.json", rates)
    more = planned(drama, "render", script)["more_seconds_where_all_is_encoded"]
    assert more == pytest.approx((length_s - 60.0) / 10.0, rel=0.1)
    assert f"up to {more:.0f} s more where it moves" in drama("render", script, "--dry-run").out
    script.write_text(text.replace("# A\n", "# A\n\nAMBIENCE: wind\n", 1), encoding="utf-8")
    assert mixed_s() == pytest.approx(length_s / 2, rel=0.1)
