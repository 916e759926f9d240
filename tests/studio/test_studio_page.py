"""The page in a real browser: it shows the show, plays it, and nothing in a story can hurt it."""

import pytest
from client import opened, studio
from shows import make_show
from tabs import until

pytestmark = pytest.mark.slow

NARROW = {"width": 360, "height": 640}
VIEWS = {
    "doubts": ".doubts article",
    "casting": ".casting .parts",
    "timeline": ".timeline .strip",
    "episode": ".episode article",
    "script": ".line p",
}
"""Of each view, what is read most."""

ASIDE = """[...document.querySelectorAll('html, main, main *')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .filter((one) => ['HTML', 'MAIN'].includes(one.tagName) || getComputedStyle(one).overflowX === 'auto')
    .map((one) => `${one.tagName}.${one.className}`)"""
"""What can be scrolled sideways, or is cut off there."""

HOSTILE = """<script>document.title="stolen"</script>

“<img src=x onerror="document.title='stolen'">,” said Mara.

“</script><script>document.title='stolen'</script>,” said Tom.
"""


@pytest.fixture
def tab(browser, served):
    with opened(browser, served, "#/the-lamp/script") as tab:
        yield tab


def test_a_line_is_heard_where_it_is_clicked(tab):
    """The sound starts, the line is lit, the player says what is heard, Space pauses."""
    tab.click(".line:has-text('Is anyone there?') button")
    until(tab, "document.querySelector('.player input').max > 0.2")
    assert "Is anyone there?" in tab.inner_text(".line.now")
    assert "Is anyone there?" in tab.inner_text(".player .what")
    assert "token" not in tab.url


def test_colours_are_kept_and_the_keys_are_heard_in_a_list(tab, served):
    """A studio at another port has them too; the list of episodes has no use for j, nor has a tick."""
    tab.wait_for_selector(".line")
    for place, number in (("header select", 1), (".sounds input", 2)):
        tab.focus(place)
        tab.keyboard.press("j")
        until(
            tab, f"document.querySelector('.row:nth-child({number}) > .selected') == document.activeElement"
        )
    tab.click("[aria-label='Light or dark']")
    theme = tab.evaluate("document.documentElement.dataset.theme")
    known = {one["name"]: one["value"] for one in tab.context.cookies("http://127.0.0.1:1/")}
    assert known["drama-theme"] == theme
    tab.reload()
    tab.wait_for_selector(".line")
    assert tab.evaluate("document.documentElement.dataset.theme") == theme


def test_a_story_cannot_run_code(browser, lamp):
    """Whatever stands in it is text."""
    make_show(lamp.parent, HOSTILE, "hostile")
    with studio(lamp.parent) as client, opened(browser, client, "#/hostile/script") as tab:
        tab.wait_for_selector(".line:has-text('onerror')")
        assert tab.title() == "hostile · Script · The Show · drama studio"
        assert tab.evaluate("document.querySelectorAll('img, main script').length") == 0


def test_an_edit_in_another_program_appears(tab, lamp):
    """Saved in an editor, seen in the page, without a reload."""
    tab.wait_for_selector(".line:has-text('Is anyone there?')")
    lamp.write_text(lamp.read_text().replace("Is anyone there?", "Is anybody home?"))
    tab.wait_for_selector(".line:has-text('Is anybody home?')", timeout=5000)
    (lamp.parent / "drafts").mkdir()
    (lamp.parent / "drafts" / lamp.name).write_text("MARA\nAn older lamp.\n")
    tab.wait_for_selector(".toast.warning:has-text('drafts/the-lamp.fountain')", timeout=5000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_a_reader_with_a_screen_reader(tab, scheme):
    """axe finds nothing serious in either colours."""
    from axe_playwright_python.sync_playwright import Axe

    tab.emulate_media(color_scheme=scheme)
    tab.wait_for_selector(".line")
    found = Axe().run(tab).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_ten_thousand_lines_are_not_all_in_the_page(browser, lamp):
    """The page is there within a second, holds only the rows in sight, and scrolls to the last one."""
    names = [f"ROLE {number}" for number in range(200)]
    beats = "\n\n".join(f"{names[n % 200]}\nLine number {n} of very many." for n in range(10_000))
    (lamp.parent / "long.fountain").write_text(f"Title: Long\n\n{beats}\n")
    with studio(lamp.parent) as client:
        client.get("/api/episodes/long/text")
        with opened(browser, client, "#/long/script") as tab:
            tab.wait_for_selector(".line")
            assert tab.evaluate("document.querySelectorAll('.row').length") < 80
            tab.evaluate("document.querySelector('.list').scrollTop = 1e9")
            tab.wait_for_selector(".line:has-text('Line number 9999')")


def test_a_narrow_window_shows_every_view_whole(tab):
    """Nothing is scrolled sideways on a telephone; the desk stands below the lines, both as wide as it is."""
    tab.set_viewport_size(NARROW)
    assert tab.query_selector("header").bounding_box()["height"] < 100
    for view, read in VIEWS.items():
        tab.click(f"header nav a[href$='/{view}']")
        tab.wait_for_selector(read, timeout=60_000)
        assert tab.evaluate(ASIDE) == [], view
        box = tab.query_selector(read).bounding_box()
        assert box["width"] > NARROW["width"] / 2, view
        assert box["height"] > 150 or view in ("timeline", "episode", "script"), view
    tab.hover(".line:has-text('Is anyone there?')")
    tab.click(".line:has-text('Is anyone there?') .edit")
    tab.wait_for_selector(".desk textarea")
    assert tab.evaluate(ASIDE) == []
    line, desk = (tab.query_selector(one).bounding_box() for one in (".list", ".desk"))
    assert min(line["width"], desk["width"]) > 0.8 * NARROW["width"]
    assert desk["y"] >= line["y"] + line["height"]
    tab.hover(".desk button.main")  # the page scrolls to it
    assert tab.query_selector(".desk").bounding_box()["height"] > NARROW["height"] / 2


FINISHED = {"title": "The Lamp", "rendered": True, "seconds": 9.0}
FINISHED |= dict.fromkeys(("chapters", "files", "kinds", "profiles"), [])


def test_what_is_refused_or_mistyped_is_told(browser, served):
    """An address that cannot be read shows the first episode; a part of a view says why it is not there."""
    told = {"problems": [{"what": "the voices are in bits", "file": "", "line": 0, "hint": "mend them"}]}
    with opened(browser, served, "#/100%/casting", refused=422) as tab:
        for part in ("voices", "judgement"):
            tab.route(f"**/{part}", lambda route: route.fulfill(status=422, json=told))
        tab.route("**/finished", lambda route: route.fulfill(json=FINISHED, headers={"ETag": '"1"'}))
        tab.click(".roles button:has-text('BRAM')")
        tab.wait_for_selector(".casting .problems:has-text('the voices are in bits — mend them')")
        assert "Looking for voices" not in tab.inner_text("main")
        tab.evaluate("location.hash = '#/%E0%A4%A/episode'")
        tab.wait_for_selector(".episode .problems:has-text('the voices are in bits — mend them')")
        assert "Not checked" not in tab.inner_text("main")


ASKED_TWICE = """async () => {
    const { ask } = await import("/parts/dialog.js");
    window.answers = [];
    for (const title of ["One", "Two"]) ask(title, "", ["No", "Yes"]).then((answer) => answers.push(answer));
}"""


def test_a_dialog_waits_for_the_one_that_is_open(tab):
    """None is replaced under somebody's fingers; each is answered, and the focus goes back to its place."""
    tab.focus("header select")
    tab.evaluate(ASKED_TWICE)
    tab.wait_for_selector("dialog:has-text('One')")
    tab.keyboard.press("Escape")
    tab.click("dialog:has-text('Two') >> text=Yes")
    until(tab, "answers.join() == ',Yes' && document.activeElement.matches('header select')")
    assert tab.query_selector("dialog") is None


def test_a_low_window_scrolls(tab):
    """A page made twice or four times as large leaves little room: what is read has its height anyway."""
    for width, height in ((640, 400), (320, 200)):
        tab.set_viewport_size({"width": width, "height": height})
        for view, read in (
            ("doubts", ".doubts article"),
            ("casting", ".casting .parts"),
            ("script", ".script .list"),
        ):
            tab.evaluate("(at) => { location.hash = at }", f"#/the-lamp/{view}")
            tab.wait_for_selector(read)
            assert tab.query_selector(read).bounding_box()["height"] > 150, (view, width)
            assert tab.evaluate("document.documentElement.scrollWidth") == width
            assert tab.evaluate("document.documentElement.scrollHeight") > height
