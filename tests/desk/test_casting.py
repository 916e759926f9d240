"""`drama cast` as a writer uses it: proposals, swaps, locks, steps back, and the cast of a series."""

import json
from dataclasses import replace

import pytest
from rich.console import Console

from drama.cast.model import Voice
from drama.cast.nearness import Near
from drama.cast.sheet import read_sheet
from drama.cast.table import Row
from drama.cli import cast
from drama.desk import casting
from drama.errors import CastError, OutputError, Problem
from drama.files import write_whole
from drama.show.production import open_production
from drama.show.project import open_project

ONE = """\
.THE QUAY

The boat came in late.

MARA
Is anyone there?

TOBIN
Only me, and the rope, and the rain.

GUARD
Who goes?
"""
TWO = """\
.THE TOWER

TOBIN
I have come back.

GUARD
Nobody may pass.

ANNA
Let him pass.
"""


@pytest.fixture
def script(show):
    path = show / "one.fountain"
    path.write_text(ONE, encoding="utf-8")
    return path


@pytest.fixture
def series(show, script):
    """Two episodes of a show with a cast of its own."""
    (show / "show.yaml").write_text("engine: tone\nvoices: cast.yaml\n", encoding="utf-8")
    (show / "two.fountain").write_text(TWO, encoding="utf-8")
    return show


def table(drama, script, *options):
    """Return the rows of the cast by role."""
    ran = drama("cast", script, *options, "--json")
    assert ran.code == 0, ran.err
    return {row["role"]: row for row in json.loads(ran.out)}


def voices(rows):
    return {role: row["voice"]["id"] for role, row in rows.items()}


def test_a_proposal_is_explained_and_can_be_taken_back(show, script, drama):
    """A word says why; the map that was made goes again, and then there is nothing to undo."""
    rows = table(drama, script, "--propose")
    assert rows["NARRATOR"]["why"].endswith("apart from all")
    assert rows["MARA"]["why"] == "female; lead"
    assert drama("undo", script).out.startswith("taken back: cast NARRATOR, MARA")
    assert not (show / "voices/one.yaml").exists()
    assert drama("undo", script).code == 4


def test_a_locked_role_keeps_its_voice(show, script, drama):
    """Neither a swap nor a new proposal touches it; unlocked, it is anybody's again."""
    before = voices(table(drama, script, "--propose"))
    locked = table(drama, script, "--set", "MARA.tone=horn", "--lock", "MARA")
    assert locked["MARA"]["why"] == "locked"
    assert voices(table(drama, script, "--propose", "--again"))["MARA"] == "horn"
    ran = drama("cast", script, "--swap", "MARA", "TOBIN")
    assert ran.code == 5
    assert "--unlock MARA" in ran.err
    assert voices(table(drama, script, "--unlock", "MARA", "--propose", "--again")) == before


def test_casting_anew_keeps_what_is_no_voice(show, script, drama):
    """Place, level, comments and what a voice should be like stay; the voice goes by that."""
    table(drama, script, "--propose")
    path = show / "voices/one.yaml"
    text = path.read_text(encoding="utf-8").replace("pan: 0.15}", "pan: 0.05, level: 2}   # up front")
    path.write_text(text, encoding="utf-8")
    rows = table(drama, script, "--set", "GUARD.like.gender=female", "--propose", "--again")
    again = path.read_text(encoding="utf-8")
    assert "pan: 0.05, level: 2}   # up front" in again
    assert rows["GUARD"]["why"].startswith("female")


def test_again_alone_is_asked_about(script, drama):
    """Without --propose it says nothing of what to do."""
    assert drama("cast", script, "--again").code == 2


def test_swaps_and_settings_are_steps(show, script, drama):
    """Each change is taken back by itself, byte for byte."""
    drama("cast", script, "--propose")
    path = show / "voices/one.yaml"
    texts = [path.read_bytes()]
    for change in (("--swap", "MARA", "TOBIN"), ("--set", "GUARD.pitch=-2"), ("--lock", "GUARD")):
        assert drama("cast", script, *change).code == 0
        texts.append(path.read_bytes())
    told = []
    for text in reversed(texts[:-1]):
        told.append(drama("undo", script).out.strip())
        assert path.read_bytes() == text
    assert told == [
        "taken back: lock GUARD",
        "taken back: GUARD: pitch=-2",
        "taken back: swap MARA and TOBIN",
    ]


def test_a_step_is_taken_back_in_a_map_edited_since(show, script, drama):
    """What the writer did since stays; only the step goes."""
    drama("cast", script, "--propose")
    drama("cast", script, "--set", "MARA.pitch=3", "--set", "MARA.pitch=-2")
    path = show / "voices/one.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  BRAM: {tone: oboe}\n# a note\n", encoding="utf-8")
    assert drama("undo", script).code == 0
    assert read_sheet(path).find("MARA").pitch_st == 3
    assert path.read_text(encoding="utf-8").endswith("  BRAM: {tone: oboe}\n# a note\n")
    for _ in range(2):
        assert drama("undo", script).code == 0
    assert [role.role for role in read_sheet(path).roles] == ["BRAM"]


def test_a_role_nobody_cast_cannot_be_swapped(script, drama):
    """The names there are, and the nearest, are told."""
    drama("cast", script, "--propose")
    ran = drama("cast", script, "--swap", "MARRA", "TOBIN")
    assert ran.code == 5
    assert "did you mean 'MARA'" in ran.err


def test_episode_two_keeps_the_people_of_episode_one(series, drama):
    """Tobin sounds as before, the guard is somebody else, and Anna gets a voice of her own."""
    one = table(drama, "one.fountain", "--propose")
    two = table(drama, "two.fountain", "--propose")
    assert voices(two)["TOBIN"] == voices(one)["TOBIN"]
    assert voices(two)["NARRATOR"] == voices(one)["NARRATOR"]
    assert voices(two)["ANNA"] not in {voices(two)[role] for role in ("TOBIN", "GUARD", "NARRATOR")}
    shared = read_sheet(series / "voices/cast.yaml")
    assert {role.role for role in shared.roles} == {"MARA", "TOBIN", "ANNA"}
    for episode in ("one", "two"):
        own = read_sheet(series / f"voices/{episode}.yaml")
        assert [role.role for role in own.roles] == ["GUARD"]


def test_half_a_name_is_asked_about(series, drama):
    """Somebody who is called otherwise in the next episode would get a second voice, without a word."""
    (series / "two.fountain").write_text(TWO.replace("TOBIN", "TOBIN REED"), encoding="utf-8")
    assert drama("cast", "one.fountain", "--propose").err == ""
    told = drama("cast", "two.fountain", "--propose").err
    assert "TOBIN REED is new, and may be TOBIN, who has a voice already" in told
    drama("undo", "two.fountain")
    path = series / "voices/cast.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "aliases:\n  TOBIN REED: TOBIN\n", encoding="utf-8")
    assert drama("cast", "two.fountain", "--propose").err == ""
    assert "TOBIN REED" not in {role.role for role in read_sheet(path).roles}


def test_an_episode_may_differ(series, drama):
    """What the episode's own map says of a role counts there, and only there."""
    table(drama, "one.fountain", "--propose")
    table(drama, "two.fountain", "--propose")
    own = series / "voices/two.yaml"
    text = own.read_text(encoding="utf-8") + "  TOBIN: {tone: horn, pitch: -2}\naliases: {ANNA: MARA}\n"
    own.write_text(text, encoding="utf-8")
    two = voices(table(drama, "two.fountain"))
    assert two["TOBIN"] == "horn"
    assert "ANNA" not in two
    assert voices(table(drama, "one.fountain"))["TOBIN"] != "horn"
    table(drama, "two.fountain", "--set", "TOBIN.pitch=1", "--set", "MARA.pace=0.9")
    assert read_sheet(series / "voices/cast.yaml").find("MARA").pace == 0.9
    assert "horn, pitch: 1}" in own.read_text(encoding="utf-8")


def test_what_is_wrong_in_a_series_is_told_where_it_is(series, drama):
    """A voice that does not exist is named with the file it stands in."""
    table(drama, "one.fountain", "--propose")
    (series / "voices/two.yaml").write_text("roles:\n  GUARD: {tone: kazoo}\n", encoding="utf-8")
    ran = drama("cast", "two.fountain")
    assert ran.code == 5
    assert "cast.yaml" in ran.err or "two.yaml" in ran.err
    drama("cast", "two.fountain", "--propose")
    assert "two.yaml:2" in drama("cast", "two.fountain", "--propose").err


def test_those_who_sound_alike_are_told(show, script, drama):
    """Two of a scene with one voice: a warning names both."""
    table(drama, script, "--propose")
    for role, voice in (("GUARD", "oboe"), ("MARA", "horn"), ("TOBIN", "horn")):
        ran = drama("cast", script, "--set", f"{role}.tone={voice}")
    assert ran.code == 0
    assert "MARA and TOBIN meet and sound alike (1.00)" in ran.err.replace("TOBIN and MARA", "MARA and TOBIN")


@pytest.mark.parametrize(
    ("width", "left_out"),
    [
        (200, []),
        (113, []),
        (100, ["share", "pan"]),
        (80, ["share", "pan", "nearest", "lines"]),
        (60, ["share", "pan", "nearest", "lines", "why"]),
        (30, ["share", "pan", "nearest", "lines", "why"]),
    ],
)
def test_roles_and_voices_are_whole_at_any_width(width, left_out):
    """What is copied from the table is never cut; why is wrapped and the least needed columns go."""
    lead = Row("MARA", 9, 90, 0.9, Voice("kokoro", "af_heart*0.6+am_michael*0.4", 0.94, -1.0), 0.15, "lead")
    guard = Row("THE CAPTAIN", 1, 10, 0.1, Voice("kokoro", "am_adam"), -0.3, "male, adult; apart from all")
    rows = (replace(lead, near=Near("THE CAPTAIN", 0.64)), guard)
    console = Console(width=width)
    with console.capture() as printed:
        console.print(cast.table(rows, width))
    head, *lines = printed.get().splitlines()
    assert "…" not in printed.get()
    assert max(map(len, lines)) <= width
    order = ("share", "pan", "nearest", "lines", "why")
    assert [name for name in order if name not in head.split()] == left_out
    assert {"MARA", "THE", "CAPTAIN", "am_adam"} <= set(printed.get().split())
    if width >= 60:
        assert "af_heart*0.6+am_michael*0.4 -1 st pace 0.94" in printed.get()
        assert any(line.startswith("THE CAPTAIN ") for line in lines)


def test_a_mistake_in_the_map_is_told_once(show, script, drama):
    """The check reads the map for its voices and for its pronunciations, and says once what is wrong."""
    (show / "voices").mkdir()
    roles = "roles: {MARA: {pich: 2}, TOBIN: {pace: fast}, GUARD: {}}\n"
    (show / "voices/one.yaml").write_text(roles, encoding="utf-8")
    ran = drama("check", script)
    assert ran.code == 5
    assert (ran.err.count("'pich'"), ran.err.count("'fast'")) == (1, 1)


def test_a_role_changed_by_hand_since_is_not_taken_back(show, drama):
    """Its settings and the note beside it are the writer's; the file stays."""
    (show / "a.fountain").write_text("MARA\nHello.\n\nTOBIN\nGood evening.\n", encoding="utf-8")
    assert drama("cast", "a.fountain", "--propose").code == 0
    path = show / "voices" / "a.yaml"
    written = path.read_text(encoding="utf-8")
    row = next(row for row in written.split("\n") if "TOBIN" in row)
    path.write_text(written.replace(row, row.replace("}", ", level: 2}  # my note")), encoding="utf-8")
    changed = path.read_text(encoding="utf-8")
    ran = drama("undo", "a.fountain")
    assert ran.code == 5
    assert "cannot be taken back: TOBIN was changed again since" in ran.err
    assert path.read_text(encoding="utf-8") == changed
    path.write_text("# mine\n" + written, encoding="utf-8")
    assert drama("undo", "a.fountain").code == 0
    assert "TOBIN" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("edited", ["", "# mine\n"], ids=["as it was", "edited since"])
@pytest.mark.parametrize("recast", [False, True], ids=["two after one", "two alone"])
def test_roles_that_another_episode_speaks_stay(series, drama, edited, recast):
    """The others go, with the episode's own map; it is told who stays, and the other episode is as it was."""
    shared = series / "voices/cast.yaml"
    two = TWO.replace("TOBIN", "The wind rose.\n\nTOBIN", 1)
    (series / "two.fountain").write_text(two, encoding="utf-8")
    drama("cast", "one.fountain", "--propose")
    drama("cast", "two.fountain", "--propose")
    before = voices(table(drama, "two.fountain"))
    shared.write_text(edited + shared.read_text(encoding="utf-8"), encoding="utf-8")
    if recast:  # nothing in the other episode needs the shared map any more
        own = series / "voices/two.yaml"
        roles = "".join(
            f"  {name}: {{tone: {voice}}}\n" for name, voice in before.items() if name != "NARRATOR"
        )
        own.write_text(f"narrator: {{tone: {before['NARRATOR']}}}\nroles:\n{roles}", encoding="utf-8")
    ran = drama("undo", "one.fountain")
    told = "; NARRATOR, TOBIN stay in voices/cast.yaml: spoken in two.fountain too"
    assert (ran.code, told in ran.out) == (0, not recast)
    left = {role.role for role in read_sheet(shared).entries()}
    assert left == ({"ANNA"} if recast else {"NARRATOR", "TOBIN", "ANNA"})
    own = series / "voices/one.yaml"
    assert not own.exists() or read_sheet(own).roles == ()
    assert voices(table(drama, "two.fountain")) == before
    assert shared.read_text(encoding="utf-8").startswith(edited)
    assert drama("undo", "one.fountain").code == 4


def test_many_episodes_that_speak_a_role_are_counted(series, drama):
    """Three of them are named."""
    drama("cast", "one.fountain", "--propose")
    for number in range(5):
        (series / f"more-{number}.fountain").write_text("TOBIN\nHere I am.\n", encoding="utf-8")
    told = drama("undo", "one.fountain").out
    assert "; TOBIN stays in voices/cast.yaml: spoken in more-0.fountain, " in told
    assert ", more-2.fountain and 2 more too" in told


@pytest.mark.parametrize("history", ["a folder", "damaged"])
def test_a_change_that_could_not_be_taken_back_is_not_made(show, script, drama, history):
    """Where the step cannot be written down, the map stays as it was."""
    path, steps = show / "voices/one.yaml", show / "one.undo.json"
    drama("cast", script, "--propose")
    before = path.read_bytes()
    steps.unlink()
    steps.mkdir() if history == "a folder" else steps.write_text('{"steps": [', encoding="utf-8")
    ran = drama("cast", script, "--set", "MARA.pan=0.9")
    assert ran.code > 2
    assert "one.undo.json" in ran.err
    assert path.read_bytes() == before


def test_a_change_that_is_not_made_is_no_step(series, drama, monkeypatch):
    """Where the second of two maps cannot be written, the first is as it was; there is nothing to undo."""

    def full(path, text):
        if path.name == "one.yaml":
            raise OutputError(Problem("cannot be written: the disk is full"))
        write_whole(path, text)

    monkeypatch.setattr("drama.files.write_whole", full)
    assert drama("cast", "one.fountain", "--propose").code == OutputError.exit_code
    assert not (series / "voices/cast.yaml").exists()
    assert drama("undo", "one.fountain").code == 4


def test_a_change_cut_short_is_taken_back(series, drama, monkeypatch):
    """A crash between two maps leaves a step that takes the first one back."""

    def killed(path, text):
        if path.name == "one.yaml":
            raise KeyboardInterrupt
        write_whole(path, text)

    production = open_production(open_project(series, series), series / "one.fountain")
    with monkeypatch.context() as crash:
        crash.setattr("drama.files.write_whole", killed)
        with pytest.raises(KeyboardInterrupt):
            casting.propose_missing(production)
    assert (series / "voices/cast.yaml").exists()
    assert drama("undo", "one.fountain").code == 0
    assert not (series / "voices/cast.yaml").exists()


def test_a_step_is_taken_back_beside_an_alias_for_a_role_of_the_show(series, drama):
    """The map of an episode may name roles of the show's, also where a step in it is taken back by patch."""
    drama("cast", "one.fountain", "--propose")
    own = series / "voices/one.yaml"
    own.write_text(own.read_text(encoding="utf-8") + "aliases: {THE GIRL: MARA}\n", encoding="utf-8")
    drama("cast", "one.fountain", "--set", "GUARD.pan=0.9")
    text = own.read_text(encoding="utf-8")
    own.write_text("# mine\n" + text, encoding="utf-8")
    assert drama("undo", "one.fountain").code == 0
    assert read_sheet(own, read_sheet(series / "voices/cast.yaml")).find("GUARD").pan != 0.9
    assert own.read_text(encoding="utf-8").startswith("# mine\n")


@pytest.mark.parametrize("setting", ["pan", "pace"])
@pytest.mark.parametrize("role", ["MARA", "NARRATOR"])
def test_a_role_that_was_taken_out_since_stays_out(show, script, drama, role, setting):
    """Taking a change of it back does not bring it back without a voice."""
    path = show / "voices/one.yaml"
    path.parent.mkdir()
    rows = {"NARRATOR": "narrator: {tone: cello, pan: 0.1}\n", "MARA": "  MARA: {tone: viola, pan: 0.1}\n"}
    rest = "  TOBIN: {tone: horn}\n  GUARD: {tone: oboe}\n"
    path.write_text(rows["NARRATOR"] + "roles:\n" + rows["MARA"] + rest, encoding="utf-8")
    assert drama("cast", script, "--set", f"{role}.{setting}=0.9").code == 0
    rows[role] = ""
    without = rows["NARRATOR"] + "roles:\n" + rows["MARA"] + rest
    path.write_text(without, encoding="utf-8")
    assert drama("undo", script).code == 0
    assert path.read_text(encoding="utf-8") == without


def test_a_step_is_taken_back_where_its_role_is_written_otherwise_now(show, script, drama):
    """Roles are known by their names, however a writer spells them."""
    path = show / "voices/one.yaml"
    drama("cast", script, "--propose")
    drama("cast", script, "--set", "MARA.pan=0.9")
    path.write_text(path.read_text(encoding="utf-8").replace("MARA:", "Mara:"), encoding="utf-8")
    assert drama("undo", script).code == 0
    assert read_sheet(path).find("MARA").pan != 0.9
    assert "MARA" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("edited", ["", "# mine\n"])
def test_two_maps_of_one_name_are_told_apart(show, script, drama, edited):
    """The step goes in the map it changed, though the other one is called the same."""
    (show / "show.yaml").write_text("engine: tone\nvoices: main/one.yaml\n", encoding="utf-8")
    shared, own = show / "voices/main/one.yaml", show / "voices/one.yaml"
    shared.parent.mkdir(parents=True)
    before = "narrator: {tone: cello}\nroles:\n  MARA: {tone: viola}\n  TOBIN: {tone: horn}\n"
    shared.write_text(before, encoding="utf-8")
    own.write_text("roles:\n  GUARD: {tone: oboe}\n", encoding="utf-8")
    assert drama("cast", script, "--set", "MARA.pan=0.9").code == 0
    shared.write_text(edited + shared.read_text(encoding="utf-8"), encoding="utf-8")
    assert drama("undo", script).code == 0
    assert shared.read_text(encoding="utf-8") == edited + before
    assert own.read_text(encoding="utf-8") == "roles:\n  GUARD: {tone: oboe}\n"


def test_a_step_of_an_older_version_is_taken_back(show, script, drama):
    """It names its map without the folder."""
    path, steps = show / "voices/one.yaml", show / "one.undo.json"
    drama("cast", script, "--propose")
    before = path.read_text(encoding="utf-8")
    drama("cast", script, "--set", "MARA.pan=0.9")
    steps.write_text(steps.read_text(encoding="utf-8").replace("voices/", ""), encoding="utf-8")
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert drama("undo", script).code == 0
    assert path.read_text(encoding="utf-8") == "# mine\n" + before


def test_a_map_that_is_gone_stays_gone(show, script, drama):
    """Taking a change in it back makes no empty map."""
    drama("cast", script, "--propose")
    drama("cast", script, "--set", "MARA.pan=0.9")
    (show / "voices/one.yaml").unlink()
    assert drama("undo", script).code == 0
    assert not (show / "voices/one.yaml").exists()


def test_a_lock_keeps_every_pitch(show, script, drama):
    """One semitone is not the pace of 1 that goes without saying."""
    names = [f"R{number}" for number in range(70)]  # so many that voices are varied
    script.write_text("\n".join(f"{name}\nHello there.\n" for name in names), encoding="utf-8")
    path = show / "voices/one.yaml"
    path.parent.mkdir()
    path.write_text("roles:\n" + "".join(f"  {name}: {{}}\n" for name in names), encoding="utf-8")
    before = {role: row["voice"] for role, row in table(drama, script).items()}
    role = next(role for role, voice in before.items() if voice["pitch_st"] == 1)
    assert table(drama, script, "--lock", role)[role]["voice"] == before[role]


@pytest.mark.parametrize("actor", ["007", "Nan", "1e3", "infinity", "1_0"])
def test_words_stay_words(show, script, drama, actor):
    """Only settings that are numbers are read as such, also when one is put back."""
    path = show / "voices/one.yaml"
    drama("cast", script, "--propose")
    assert drama("cast", script, "--set", f"MARA.actor={actor}").code == 0
    assert read_sheet(path).find("MARA").actor == actor
    drama("cast", script, "--set", "MARA.actor=Anna", "--set", "MARA.pan=0.5")
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    for _ in range(2):
        assert drama("undo", script).code == 0
    assert read_sheet(path).find("MARA").actor == actor
    assert "pan" in drama("cast", script, "--set", "MARA.pan=half").err


def test_who_is_cast_is_told_with_the_map_they_are_in(series, drama):
    """In a series, a guard of one line is in the episode's own map; an error names both maps."""
    ran = drama("render", "one.fountain")
    assert ran.code == CastError.exit_code
    maps = f"{series / 'voices/cast.yaml'} or {series / 'voices/one.yaml'}"
    assert f"GUARD has no voice in {maps}" in ran.err
    told = drama("make", "one.fountain").out
    assert "cast NARRATOR, MARA, TOBIN in voices/cast.yaml; GUARD in voices/one.yaml\n" in told


def test_what_a_voice_should_be_like_waits_where_the_map_names_one(script, drama):
    """It is told, with a command that works; a wish for a role whose voice is open has no warning."""
    before = table(drama, script, "--propose")["MARA"]["voice"]["id"]
    ran = drama("cast", script, "--set", "MARA.like.gender=male")
    assert f"MARA keeps {before}, the voice that the map names" in ran.err
    assert "--set MARA.tone=none" in ran.err
    opened = table(drama, script, "--set", "MARA.tone=none")["MARA"]
    assert opened["voice"]["id"] != before
    assert opened["why"] == "proposed: male"
    assert "keeps" not in drama("cast", script, "--set", "MARA.like.age=old").err


@pytest.mark.parametrize("options", [["--propose"], ["--set", "MARA.pitch=1.5"], ["--set", "MARA.pace=0.9"]])
def test_another_engine_has_its_voices_pinned_too(show, script, drama, options):
    """Then a new role changes nobody's voice; who is changed by hand keeps the voice that is heard."""
    drama("cast", script, "--propose")
    path = show / "voices/one.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("tone:", "kokoro:"), encoding="utf-8")
    heard = voices(table(drama, script))
    assert voices(table(drama, script, *options)) == heard
    mara = read_sheet(path).find("MARA")
    assert mara.voice_id("tone") == heard["MARA"]
    assert mara.voice_id("kokoro") is not None
    later = ONE.replace("MARA\n", "GRETA\n" + "I have come, and there is more to say. " * 9 + "\n\nMARA\n")
    script.write_text(later, encoding="utf-8")
    now = drama("cast", script, "--propose")
    assert "is new" not in now.err
    assert voices(table(drama, script)).items() >= heard.items()


def test_a_new_role_changes_nobody_who_is_heard(show, script, drama):
    """Not even those whose voices no map has pinned yet."""
    path = show / "voices/one.yaml"
    path.parent.mkdir()
    path.write_text("narrator:\nroles:\n  MARA:\n  TOBIN:\n  GUARD:\n", encoding="utf-8")
    heard = voices(table(drama, script))
    script.write_text(ONE + "\n" + "GRETA\nHere.\n\n" * 5, encoding="utf-8")
    assert voices(table(drama, script, "--propose")).items() >= heard.items()


def test_an_episode_changes_one_setting_of_a_shared_role(series, drama):
    """All else is as the shared map says, also when everybody is cast anew; what is plain can be said."""
    table(drama, "one.fountain", "--propose")
    table(drama, "two.fountain", "--propose")
    changed = ("level=3", "pan=0.2", "pitch=2", "pace=0.9", "like.age=old", "like.gender=male", "tone=horn")
    drama("cast", "one.fountain", *(word for one in changed for word in ("--set", f"TOBIN.{one}")))
    own = series / "voices/two.yaml"
    kept = own.read_text(encoding="utf-8")

    def tobin(said):
        own.write_text(f"{kept}  TOBIN: {said}\n", encoding="utf-8")
        return open_production(open_project(series, series), series / "two.fountain").sheet.find("TOBIN")

    one = read_sheet(series / "voices/cast.yaml").find("TOBIN")
    assert replace(tobin("{pitch: -2}"), file="", line=0) == replace(one, pitch_st=-2, file="", line=0)
    assert (tobin("{pitch: 0, pan: 0}").pitch_st, tobin("{pitch: 0, pan: 0}").pan) == (0, 0)
    assert str(tobin("{like: {age: young}}").like) == "male, young"
    assert tobin("{tone: whistle}").voice_id("tone") == "whistle"
    tobin("{level: 1}")
    table(drama, "two.fountain", "--propose", "--again")
    after = open_production(open_project(series, series), series / "two.fountain").sheet.find("TOBIN")
    assert (after.level_db, after.pan, str(after.like)) == (1, 0.2, "male, old")
    assert (after.pitch_st, after.pace) != (2, 0.9)
    assert read_sheet(series / "voices/cast.yaml").find("TOBIN") == one


def test_a_shared_lock_can_be_opened_in_an_episode(series, drama):
    """It says so there."""
    table(drama, "one.fountain", "--propose")
    table(drama, "two.fountain", "--propose", "--lock", "TOBIN")
    own = series / "voices/two.yaml"
    own.write_text(own.read_text(encoding="utf-8") + "  TOBIN: {pitch: 1}\n", encoding="utf-8")
    assert table(drama, "two.fountain")["TOBIN"]["why"] == "locked"
    assert table(drama, "two.fountain", "--unlock", "TOBIN")["TOBIN"]["why"] != "locked"
    assert read_sheet(series / "voices/cast.yaml").find("TOBIN").locked


def test_a_shared_voice_that_is_gone_is_told_where_it_stands(series, drama):
    """Not where an episode says something else of the role."""
    table(drama, "one.fountain", "--propose")
    table(drama, "two.fountain", "--propose")
    shared, own = series / "voices/cast.yaml", series / "voices/two.yaml"
    tobin = read_sheet(shared).find("TOBIN")
    text = shared.read_text(encoding="utf-8").replace(f"tone: {tobin.voice_id('tone')}", "tone: kazoo")
    shared.write_text(text, encoding="utf-8")
    own.write_text(own.read_text(encoding="utf-8") + "  TOBIN: {pitch: 1}\n", encoding="utf-8")
    assert f"cast.yaml:{tobin.line}" in drama("check", "two.fountain").err


def test_a_change_of_the_shared_map_is_told_with_who_else_it_changes(series, drama):
    """Only of a role that others have from there."""
    table(drama, "one.fountain", "--propose")
    table(drama, "two.fountain", "--propose")
    told = "voices/cast.yaml is shared: TOBIN changed in one.fountain too"
    assert told in drama("cast", "two.fountain", "--set", "TOBIN.pitch=1").out
    assert "is shared" not in drama("cast", "two.fountain", "--set", "ANNA.pitch=1").out
    own = series / "voices/two.yaml"
    own.write_text(own.read_text(encoding="utf-8") + "  TOBIN: {level: 1}\n", encoding="utf-8")
    assert "is shared" not in drama("cast", "two.fountain", "--set", "TOBIN.pitch=2").out
    assert "TOBIN changed in two.fountain" in drama("cast", "one.fountain", "--set", "TOBIN.pace=0.9").out


def test_a_space_is_set_and_taken_out(show, script, drama):
    """`none` is a space, where a voice stays dry; no value takes any setting out."""
    drama("cast", script, "--propose")
    before = (show / "voices/one.yaml").read_text(encoding="utf-8")
    for space in ("none", "cave, far"):
        assert drama("cast", script, "--set", f"MARA.space={space}").code == 0
        assert read_sheet(show / "voices/one.yaml").find("MARA").space == space
    drama("cast", script, "--set", "MARA.space=", "--set", "MARA.pitch=2")
    assert drama("cast", script, "--set", "MARA.pitch=").code == 0
    assert (show / "voices/one.yaml").read_text(encoding="utf-8") == before
    assert [drama("undo", script).out.strip() for _ in range(3)] == [
        "taken back: MARA: pitch=none",
        "taken back: MARA: pitch=2",
        "taken back: MARA: space=",
    ]
    ran = drama("cast", script, "--set", "MARA.space=cavee")
    assert (ran.code, "--set MARA.space=cavee: there is no space called 'cavee' (did" in ran.err) == (5, True)


@pytest.mark.parametrize(
    "wrong",
    [
        ["--set", "MARA.pitch=99"],
        ["--swap", "TOBIN", "NOBODY"],
        ["--lock", "X"],
        ["--unlock", "X"],
        ["--swap", "TOBIN", "MARA"],
    ],
)
def test_changes_are_checked_before_one_is_made(show, script, drama, wrong):
    """The map stays as it was, and everything that is wrong is told."""
    drama("cast", script, "--propose")
    drama("cast", script, "--lock", "MARA")
    before = (show / "voices/one.yaml").read_bytes()
    ran = drama("cast", script, "--set", "TOBIN.pitch=2", *wrong, "--set", "GUARD.pan=7")
    assert (ran.code, wrong[-1] in ran.err, "pan" in ran.err) == (5, True, True)
    assert (show / "voices/one.yaml").read_bytes() == before
    assert "lock MARA" in drama("undo", script).out


@pytest.mark.parametrize(("old", "new"), [("TOBIN", "TOBIAS"), ("TOBIN", "UNCLE TOBIN"), ("MARA", "MARRA")])
def test_a_role_renamed_in_the_screenplay_is_asked_about(show, script, drama, old, new):
    """Where it lacks a voice, and where it was given one all the same; an alias is the answer."""
    drama("cast", script, "--propose")
    path = show / "voices/one.yaml"
    line = read_sheet(path).find(old).line
    script.write_text(ONE.replace(f"{old}\n", f"{new}\n"), encoding="utf-8")
    told = drama("check", script).err
    assert f"{new} has no voice in" in told
    assert f"one.yaml:{line}, or write under aliases there: {new}: {old}; if not: drama cast " in told
    told = drama("cast", script, "--propose").err
    assert f"one.yaml:{line}: {new} is new, and may be {old}, who has a voice already" in told
    drama("undo", script)
    path.write_text(path.read_text(encoding="utf-8") + f"aliases: {{{new}: {old}}}\n", encoding="utf-8")
    assert drama("check", script).code == 0


def test_who_speaks_beside_a_new_role_is_somebody_else(show, script, drama):
    """However alike the names: only --propose is the answer."""
    drama("cast", script, "--propose")
    script.write_text(ONE + "\nTOBIAS\nHere.\n", encoding="utf-8")
    assert "aliases" not in drama("check", script).err
    assert "is new" not in drama("cast", script, "--propose").err
