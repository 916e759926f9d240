"""What `show.yaml` says about a show and its episodes: read as meant, or refused with its line."""

from datetime import UTC, datetime

import pytest

from drama.errors import ProjectError
from drama.show.about import Art, Credit, EpisodeInfo
from drama.show.project import open_project

SHOW = """\
title: Gates
author: A. Writer
language: en-GB
website: https://example.org/gates/
base_url: https://example.org/gates/output
owner: A. Writer
email: us@example.org
category: Fiction
subcategory: Science Fiction
serial: no
podfic:
  {podder: Ann, writer: Bo, source: https://example.org/works/1, rating: Explicit, fandoms: [Gates, Rivers]}
credits:
  - {name: Ann Lee, role: Sound Designer, group: Audio Production, link: https://example.org/ann}
episodes:
  the-river-gate:
    season: 1
    season_name: Water
    number: 2
    date: 2026-05-31 18:00+02:00
    summary: A post bag, a gate and a name.
    explicit: no
    chapters:
      "One: The Ford": {image: ford.png, link: https://example.org/ford}
  trailer: {type: trailer, date: 2026-05-01, explicit: yes, credits: [{name: Cy}]}
"""


@pytest.fixture
def show(tmp_path):
    (tmp_path / "ford.png").write_bytes(b"\x89PNG")

    def opened(text):
        (tmp_path / "show.yaml").write_text(text, encoding="utf-8")
        return open_project(tmp_path, tmp_path)

    return opened


def test_a_show_is_read_as_it_is_written(show, tmp_path):
    """Addresses lose the slash at their end; dates get a zone; what is not said has its default."""
    about = show(SHOW).about
    assert (about.language, about.website, about.serial) == ("en-GB", "https://example.org/gates", False)
    assert about.podfic.fandoms == ("Gates", "Rivers")
    assert about.credits == (
        Credit("Ann Lee", "Sound Designer", "Audio Production", "https://example.org/ann"),
    )
    episode = about.episode("the-river-gate")
    assert (episode.season, episode.season_name, episode.number) == (1, "Water", 2)
    assert episode.date.astimezone(UTC) == datetime(2026, 5, 31, 16, tzinfo=UTC)
    art = Art(tmp_path / "ford.png", "https://example.org/ford")
    assert episode.chapters == {"One: The Ford": art}
    assert list(about.episodes) == ["the-river-gate", "trailer"]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://exämple.org/größe/", "https://xn--exmple-cua.org/gr%C3%B6%C3%9Fe"),
        ("https://straße.de:80//ü?ö=%20#ß", "https://xn--strae-oqa.de:80//%C3%BC?%C3%B6=%20#%C3%9F"),
        ("https://ЯНДЕКС。рф", "https://xn--d1acpjx3f.xn--p1ai"),
        ("HTTPS://Example.org/a%2Fb?", "HTTPS://Example.org/a%2Fb?"),
    ],
)
def test_an_address_is_the_one_a_browser_would_open(show, written, sent):
    """Tags and feeds hold ASCII alone; dropping what is not would name another page, perhaps somebody's."""
    assert show(f"website: '{written}'\n").about.website == sent


@pytest.mark.parametrize(
    ("language", "read"),
    [("en", "en-US"), ("en-US", "en-US"), ("en-GB", "en-GB"), ("en-AU", "en-GB"), ("de", "en-US")],
)
def test_the_language_of_the_feed_is_how_numbers_are_read(show, language, read):
    """One setting for both: 3/4 is in April everywhere but in America."""
    opened = show(f"language: {language}\n")
    assert (opened.about.language, opened.settings.language) == (language, read)


def test_an_episode_takes_the_shows_podfic_and_credits_where_it_has_none(show):
    """One that has its own keeps it; one that nobody has heard of has all of the show's."""
    about = show(SHOW).about
    assert about.episode("the-river-gate").credits == about.credits
    assert about.episode("trailer").credits == (Credit("Cy"),)
    assert about.episode("unheard-of").podfic is about.podfic


def test_explicit_is_carried_from_wherever_it_is_said(show):
    """By the rating, by the episode, by the show; a rating is not talked away by a lower mark."""
    about = show(SHOW).about
    assert about.is_explicit("the-river-gate")
    assert about.is_explicit("trailer")
    plain = show("explicit: no\nepisodes: {a: {explicit: yes}, b: {}}\n").about
    assert [plain.is_explicit(name) for name in ("a", "b", "c")] == [True, False, False]
    assert show("explicit: yes\nepisodes: {a: {explicit: no}}\n").about.is_explicit("b")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("website: example.org", r":1: website: 'example.org' is no address"),
        ("base_url: javascript:alert(1)", r"base_url: .* is no address"),
        ("base_url: 'https://a b'", r"base_url: .* is no address"),
        ("language: English!", r"language: 'English!' is not a language\n  hint: such as en or en-GB"),
        ("category: Sagas", r"category: 'Sagas' is not known"),
        ("subcategory: Sci-Fi", r"subcategory: 'Sci-Fi' is not known"),
        ("guid: gates-1", r"guid: 'gates-1' is not the guid of a show"),
        ("email: me", r"email: 'me' is not an e-mail address"),
        ("podfic: {rating: PG}", r"rating: 'PG' is not known"),
        ("podfic: Ann", r"podfic: expected 'name: value' lines"),
        ("credits: Ann", r"credits: expected a list"),
        ("credits: [{role: Writer}]", r"credits: somebody has no name"),
        ("episodes:\n  a: {number: 1.5}", r":2: number: '1.5' is not a whole number"),
        ("episodes:\n  a: {date: tomorrow}", r":2: date: 'tomorrow' is no date"),
        ("episodes:\n  a: {chapters: {One: {image: ../x.png}}}", r":2: image: .* is outside"),
        ("episodes:\n  a: The Ford", r":2: a: expected 'name: value' lines under it\n  hint: such as title:"),
        ("episodes:\n  a: [The Ford]", r":2: a: expected 'name: value' lines"),
        ("episodes:\n  a:\n    chapters:\n      One: x.png", r":4: One: expected .*\n  hint: such as image:"),
        ("episodes:\n  a: {colour: red}", r":2: 'colour' is not known here"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(show, text, problem):
    """Every field is checked when the show is opened, not when it is published."""
    with pytest.raises(ProjectError, match=problem):
        show(text)


def test_an_episode_with_nothing_under_it_says_nothing(show):
    """As one that is left out."""
    about = show("episodes:\n  a:\n  b: {chapters: {One: }}\n").about
    assert about.episode("a") == about.episode("unheard-of")
    assert about.episode("b").chapters == {"One": Art()}


@pytest.mark.parametrize(
    ("text", "filed"),
    [
        ("", ("Fiction", "Drama")),
        ("category: Fiction\n", ("Fiction",)),
        ("category: Comedy\n", ("Comedy",)),
        ("subcategory: Improv\n", ("Comedy", "Improv")),
        ("category: TV & Film\nsubcategory: After Shows\n", ("TV & Film", "After Shows")),
    ],
)
def test_a_show_is_filed_under_what_it_says_and_no_more(show, text, filed):
    """A comedy is not filed under Drama because nothing was said of its subcategory."""
    assert show(text).about.filed_under == filed


def test_a_show_without_a_word_about_itself_is_a_show(show):
    """Nothing has to be said before an episode can be rendered."""
    about = show("title: Gates\n").about
    assert about.episode("x") == EpisodeInfo(podfic=about.podfic)
