"""The listening page: whole in one file, safe whatever a story says, and usable by eye, key and ear."""

import base64
import re
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import numpy as np
import pytest
import soundfile
from lxml import html
from pictures import png
from strict import page_faults
from tabs import until

import drama
from drama.publish.page import Cover, Listening, page
from drama.publish.picture import open_picture
from drama.publish.transcript import transcribe
from drama.script.model import Chapter, announcement
from drama.timeline import Clip, Timeline
from drama.timeline.model import Mark
from drama.units import RATE, to_frames

HOSTILE = '</script><script>document.title="stolen"</script><img src=x onerror="document.title=1">'


def line(role, words, start_s, seconds):
    step = round(seconds * RATE / len(words.split()))
    starts = [found.start() for found in re.finditer(r"\S+", words)]
    marks = tuple((offset, number * step) for number, offset in enumerate(starts))
    begin, length = to_frames(start_s), to_frames(seconds)
    title = announcement(Chapter(words, ())).id
    return Clip("k", "dialogue", begin, length, role=role, line=title, words=words, marks=marks)


TIMELINE = Timeline(
    "Two Gates & <more>",
    "A. Writer",
    (
        line("NARRATOR", "One: The Ford", 0.5, 1),
        line("MARA", "\N{GRINNING FACE} Is anyone there on the other side?", 2, 3),
        Clip("k", "sfx", to_frames(5.2), RATE, name="thunder"),
        line("OLD WOMAN", HOSTILE, 6, 2),
        line("NARRATOR", "Two", 10.5, 1),
        line("MARA", "Good night.", 12, 2),
    ),
    (Mark("One: The Ford", 0, 10 * RATE), Mark("Two", 10 * RATE, 16 * RATE)),
    16 * RATE,
)


@pytest.fixture
def listening(tmp_path):
    sound, cover = tmp_path / "gates.mp3", tmp_path / "cover.png"
    wave = 0.1 * np.sin(2 * np.pi * 220 * np.arange(16 * RATE) / RATE)
    soundfile.write(sound, wave.astype(np.float32), RATE, format="MP3")
    cover.write_bytes(png(1400, 1400))
    return Listening(
        "Gates",
        "en-GB",
        sound,
        (("Mara", "Anna Bell"), ("Old Woman", "<b>voice</b>")),
        ("brook: recorded by Di (CC0-1.0)",),
        ("The voices in this episode are synthetic.",),
        "A post bag & a gate.",
        Cover(open_picture(cover)),
    )


@pytest.fixture
def text(listening):
    return page(transcribe(TIMELINE, {}), listening)


def test_a_strict_parser_of_html_finds_no_fault(text):
    """Neither in the page, whatever the story says, nor in the studio's; it does in spoilt ones."""
    studio = Path(drama.__file__).with_name("studio") / "page/index.html"
    assert not page_faults(text)
    assert not page_faults(studio.read_text(encoding="utf-8"))
    assert page_faults(text.replace("</body>", "</p></section></body>"))
    assert page_faults(text.replace("</body>", '<i id="again"></i><i id="again"></i></body>')) == [
        "two of id again"
    ]
    assert page_faults(text + "<p>after the end")


def test_nothing_comes_from_outside(text, listening):
    """Sound and cover are inside; no address leads anywhere; the policy forbids whatever was overlooked."""
    tree = html.fromstring(text)
    links = [value for _, _, value, _ in tree.iterlinks()]
    assert all(link.startswith(("data:", "#")) for link in links)
    sound = tree.find(".//audio").get("src").removeprefix("data:audio/mpeg;base64,")
    assert base64.b64decode(sound) == listening.sound.read_bytes()
    policy = tree.find(".//meta[@http-equiv]").get("content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_a_long_sound_stays_beside_the_page(listening, monkeypatch):
    """By its name alone, so that both can be moved together."""
    monkeypatch.setattr("drama.publish.page.build.LARGEST_INSIDE", 100)
    tree = html.fromstring(page(transcribe(TIMELINE, {}), listening))
    assert tree.find(".//audio").get("src") == "gates.mp3"


@pytest.mark.parametrize("name", ["Part #1?.mp3", "50% & 'more'.mp3", "Gröner.mp3", "a:b.mp3"])
def test_the_page_finds_a_sound_of_any_name(listening, monkeypatch, name):
    """What a file may be called and an address may not is percent-encoded."""
    monkeypatch.setattr("drama.publish.page.build.LARGEST_INSIDE", 100)
    moved = replace(listening, sound=listening.sound.rename(listening.sound.with_name(name)))
    beside = html.fromstring(page(transcribe(TIMELINE, {}), moved)).find(".//audio").get("src")
    opened = urlsplit(urljoin("file:///show/page.html", beside))
    assert (unquote(opened.path), opened.query, opened.fragment) == (f"/show/{name}", "", "")


def test_every_word_is_there_and_none_is_markup(text):
    """The transcript, cast, credits and notes, escaped; a chapter's title is a heading, not a line."""
    tree = html.fromstring(text)
    said = [one.text_content() for one in tree.findall(".//span[@class='words']")]
    assert said == ["\N{GRINNING FACE} Is anyone there on the other side?", HOSTILE, "Good night."]
    assert len(tree.findall(".//script")) == 1
    assert [one.text for one in tree.findall(".//h3")] == ["One: The Ford", "Two"]
    assert [one.text_content() for one in tree.findall(".//dd")] == ["Anna Bell", "<b>voice</b>"]
    told = tree.text_content()
    for words in (
        "Two Gates & <more>",
        "recorded by Di",
        "are synthetic",
        "[thunder]",
        "A post bag & a gate.",
    ):
        assert words in told


def test_a_chapter_without_a_title_has_no_link(listening):
    """The others lead to their own sections."""
    marks = (Mark("", 0, 5 * RATE), Mark("One", 5 * RATE, 10 * RATE), Mark("Two", 10 * RATE, 16 * RATE))
    tree = html.fromstring(page(transcribe(replace(TIMELINE, chapters=marks), {}), listening))
    links = [(link.text, tree.get_element_by_id(link.get("href")[1:])) for link in tree.findall(".//nav//a")]
    assert [(title, section.get("aria-label")) for title, section in links] == [
        ("One", "One"),
        ("Two", "Two"),
    ]


def test_speakers_have_hues_far_apart(text):
    """The narrator has none; the same name has the same everywhere."""
    tree = html.fromstring(text)
    hues = {(one.text, one.get("data-hue")) for one in tree.findall(".//b")}
    assert hues == {("Mara", "0"), ("Old Woman", "138")}


@contextmanager
def opened(browser, path):
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    tab.asked, tab.faults = [], []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.on("pageerror", lambda fault: tab.faults.append(str(fault)))
    tab.goto(path.as_uri())
    until(tab, "document.querySelector('audio').readyState >= 1")
    yield tab
    tab.close()


@pytest.fixture
def tab(browser, text, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    with opened(browser, path) as tab:
        yield tab


@pytest.mark.slow
def test_a_reader_plays_from_a_line_and_sees_the_word(tab):
    """A click on a time plays from there; its line is the current one, its word is lit."""
    tab.click(".line:has-text('Is anyone there') .play")
    until(tab, "document.querySelector('audio').currentTime > 2.6")
    tab.keyboard.press("k")
    assert "Is anyone there" in tab.inner_text(".now")
    assert tab.get_attribute(".now", "aria-current") == "true"
    assert tab.inner_text(".said").strip() in [
        "\N{GRINNING FACE}",
        "Is",
        "anyone",
        "there",
        "on",
        "the",
        "other",
        "side?",
    ]
    assert tab.inner_text(".now .words") == "\N{GRINNING FACE} Is anyone there on the other side?"


@pytest.mark.slow
def test_keys_do_what_the_page_says(tab):
    """N goes to the next chapter, P back, J and L ten seconds, Space stops."""
    tab.keyboard.press("n")
    until(tab, "document.querySelector('audio').currentTime >= 10")
    tab.keyboard.press(" ")
    assert tab.evaluate("document.querySelector('audio').paused")
    tab.keyboard.press("j")
    assert tab.evaluate("document.querySelector('audio').currentTime") < 5
    tab.keyboard.press("l")
    assert tab.evaluate("document.querySelector('audio').currentTime") > 9


@pytest.mark.slow
def test_a_story_cannot_run_code_and_nothing_is_fetched(tab):
    """The title stays, no error is thrown, and the only request is the page itself."""
    assert tab.title() == "Two Gates & <more>"
    assert tab.faults == []
    assert [url for url in tab.asked if not url.startswith(("data:", "file:"))] == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_a_reader_with_a_screen_reader(tab, scheme):
    """axe finds nothing serious in either colours, with a line lit."""
    from axe_playwright_python.sync_playwright import Axe

    tab.emulate_media(color_scheme=scheme)
    tab.click(".line:has-text('Good night') .play")
    tab.wait_for_selector(".now")
    tab.keyboard.press("k")
    # The policy keeps scripts from being added; the tool's own goes around it, as an extension would.
    found = Axe().run(tab).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
