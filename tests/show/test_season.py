"""A season: every episode rendered by one crew, in order, whatever fails in between."""

import json

import pytest

from drama.errors import ClusterError, Problem, ScriptError
from drama.report import silent
from drama.show import season as show_season
from drama.show.project import open_project
from drama.show.season import names_of
from drama.show.strays import strays
from drama.speech.crew import Crew

SHOW = """\
title: The Show
engine: tone
episodes:
  second: {season: 1, number: 2}
  first: {season: 1, number: 1}
  later: {season: 2, number: 1}
"""


@pytest.fixture
def season(show, drama):
    """A show of three episodes in two seasons, with a voice map each."""
    (show / "show.yaml").write_text(SHOW, encoding="utf-8")
    (show / "stories").mkdir()
    for name in ("first", "second", "later"):
        path = show / "stories" / f"{name}.fountain"
        path.write_text(f"# One\n\nMARA\nThis is the {name}.\n\nThe wind blew.\n", encoding="utf-8")
        assert drama("cast", path, "--propose").code == 0
    return show


def finished(show):
    return sorted(path.stem for path in show.glob("output/*/*.mp3"))


def test_a_season_is_rendered_in_its_order(season, drama):
    """Season 1 only, by number, a report and a row of the table each; next time nothing is spoken."""
    ran = drama("render", "--season", "1")
    assert ran.code == 0
    assert finished(season) == ["first", "second"]
    assert ran.out.index("first.mp3") < ran.out.index("second.mp3") < ran.out.index("2 episodes")
    assert "first (1 of 2)" in ran.err
    again = json.loads(drama("render", "--season", "1", "--json").out)
    assert [(one["name"], one["spoken_anew"]) for one in again] == [("first", 0), ("second", 0)]


def test_an_episode_that_fails_is_told_and_the_others_are_rendered(season, drama):
    """Its error, its exit code, its row in the table; and it is what is left to do."""
    broken = season / "stories/first.fountain"
    whole = broken.read_text(encoding="utf-8")
    broken.write_text(whole + "\nTOM\nI have no voice.\n", encoding="utf-8")
    ran = drama("render", "--all")
    assert ran.code == 5
    assert finished(season) == ["later", "second"]
    assert "TOM" in ran.err
    assert "3 episodes, 1 failed" in ran.out
    broken.write_text(whole, encoding="utf-8")
    mended = json.loads(drama("render", "--all", "--json").out)
    anew = {one["name"]: one["spoken_anew"] for one in mended}
    assert anew == {"first": 1, "second": 0, "later": 0}


def test_a_story_that_was_changed_since_its_conversion_is_told(season, drama):
    """Of its own episode and no other, as of one that is rendered by itself."""
    story = season / "stories/tale.txt"
    story.write_text("“Hello,” said Mara.\n", encoding="utf-8")
    assert drama("make", story).code == 0
    assert "was changed since" not in drama("render", "--all").err
    story.write_text("“Goodbye,” said Mara.\n", encoding="utf-8")
    said = "the story tale.txt was changed since this screenplay was made of it"
    assert drama("render", "--all").err.count(said) == 1
    told = {one["name"]: one["warnings"] for one in json.loads(drama("render", "--all", "--json").out)}
    assert [name for name, some in told.items() if some] == ["tale"]
    assert said in told["tale"][0]


def test_a_screenplay_that_breaks_while_it_is_rendered_fails_alone(season, drama, monkeypatch):
    """Its slips are looked up once it is finished, and may not be readable any more."""

    def broken(production):
        if production.path.stem == "first":
            raise ScriptError(Problem("somebody has edited it"))
        return ()

    monkeypatch.setattr(show_season, "slips", broken)
    ran = drama("render", "--all")
    assert ran.code == 4
    assert "3 episodes, 1 failed" in ran.out


def test_episodes_that_cannot_be_told(season, drama):
    """show.yaml names one that is not there; two of one name would overwrite each other's files."""
    (season / "stories/second.fountain").unlink()
    (season / "first.fountain").write_text("The wind blew.\n", encoding="utf-8")
    ran = drama("render", "--season", "1", "--json")
    assert ran.code == 4
    told = {one["name"]: one["problems"][0] for one in json.loads(ran.out)}
    assert drama("publish", "--season", "1").code == 4
    assert "no screenplay second.fountain" in told["second"]
    assert "several screenplays are called first" in told["first"]
    warned = drama("check", season / "first.fountain").err
    assert "several screenplays are called first: first.fountain, stories/first.fountain" in warned
    assert finished(season) == []


def test_what_is_hidden_or_finished_is_no_episode(season):
    """Neither a backup folder nor output/ is searched; what no season has comes last, by name."""
    for folder in (".backup", "output/first"):
        (season / folder).mkdir(parents=True)
        (season / folder / "old.fountain").write_text("The wind blew.\n", encoding="utf-8")
    (season / "another.fountain").write_text("The wind blew.\n", encoding="utf-8")
    assert names_of(open_project(season, season), None) == ("first", "second", "later", "another")


def test_accents_may_be_written_apart(show):
    """In a file's name, as some systems have them, or in show.yaml: it is one episode, and no stray key."""
    apart, whole = "Mu\u0308ll", "M\u00fcll"
    for file, key in ((apart, whole), (whole, apart)):
        (show / "show.yaml").write_text(
            f"episodes:\n  {key}: {{season: 3, title: Rubbish}}\n", encoding="utf-8"
        )
        script = show / f"{file}.fountain"
        script.write_text("The wind blew.\n", encoding="utf-8")
        project = open_project(show, show)
        assert names_of(project, 3) == names_of(project, None) == (file,)
        assert (project.about.episode(file).title, strays(project, [file, "other"])) == ("Rubbish", ())
        script.unlink()


@pytest.mark.parametrize("wanted", [("--season", "7"), ("--all",)])
def test_a_season_without_episodes(show, drama, wanted):
    """It says what to write, and where."""
    ran = drama("render", *wanted)
    assert ran.code == 10
    assert "show.yaml" in ran.err


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ((), "name a screenplay, or give --season NUMBER, or --all"),
        (("a.fountain", "--all"), "a screenplay and --all cannot go together"),
        (("--season", "1", "--all"), "--season and --all cannot go together"),
        (("a.fountain", "--season", "1"), "a screenplay and --season cannot go together"),
    ],
)
def test_one_thing_is_rendered_at_a_time(show, drama, wanted, says):
    """A screenplay, a season or all of it: none, or two, is wrong usage."""
    for command in ("render", "publish"):
        ran = drama(command, *wanted)
        assert ran.code == 2
        assert says in ran.err


def test_a_cluster_lost_when_all_is_spoken_fails_what_it_was_needed_for(season, monkeypatch):
    """The others need nobody who speaks any more; before that, nothing could be done."""

    def lost(*told):
        raise ClusterError(Problem("the cluster was lost"))

    def built(production, *told):
        if production.path.stem == "first":
            lost()
        return built_before(production, *told)

    built_before = show_season.build
    monkeypatch.setattr(show_season, "build", built)
    show = open_project(season, season)
    names = ("first", "second")
    with Crew() as crew:
        done = list(show_season.render(show, names, crew, lambda *told: silent))
        assert [one.name for one in done if one.episode] == ["second"]
        assert isinstance(done[0].error, ClusterError)
        monkeypatch.setattr(show_season, "speak", lost)
        with pytest.raises(ClusterError):
            next(show_season.render(show, names, crew, lambda *told: silent))
