"""The script view in a real browser: read along, played from a word, changed, followed, in conflict."""

import numpy as np
import pytest
import soundfile
from client import opened
from tabs import until

pytestmark = pytest.mark.slow


@pytest.fixture
def tab(browser, served):
    with opened(browser, served, "#/the-lamp/script") as tab:
        tab.wait_for_selector(".line")
        yield tab


def focused(tab):
    return tab.evaluate("document.activeElement.getAttribute('aria-label')")


def heard(tab):
    """Return the lines in the page, as a screen reader tells them."""
    return tab.eval_on_selector_all(".line", "lines => lines.map(line => line.getAttribute('aria-label'))")


def test_a_line_is_edited_with_the_keys_alone(tab, lamp):
    """j goes on, Enter opens, Escape leaves, Ctrl+Enter saves; u takes it back. Markup stays text."""
    tab.keyboard.press("Tab")
    tab.focus(".list")
    for _ in range(2):
        tab.keyboard.press("j")
    until(tab, "document.activeElement.matches('.line.selected')")
    label = focused(tab)
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".desk textarea:focus")
    tab.keyboard.press("Escape")
    tab.wait_for_selector(".desk", state="detached")
    until(tab, "document.activeElement.matches('.line.selected')")
    assert focused(tab) == label
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".desk textarea:focus")
    words = "Is <script>document.title='stolen'</script> there?"
    tab.fill(".desk textarea", words)
    tab.keyboard.press("Escape")
    tab.click("dialog button:has-text('Go on editing')")
    tab.fill(".desk [name=role]", "Nan")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector(f'.line[aria-label="NAN: {words}"]')
    assert f"NAN\n{words}" in lamp.read_text()
    assert tab.title() == "the-lamp · Script · The Show · drama studio"
    until(tab, "document.activeElement.matches('.line.selected')")
    tab.keyboard.press("u")
    tab.wait_for_selector(f'.line[aria-label="{label}"]')
    assert words not in lamp.read_text()


def test_steps_are_taken_back_as_quickly_as_the_key_is_pressed(tab, lamp):
    """Each press takes one step back, the one before it done, however long it is held."""
    before = lamp.read_text()
    for words in ("You were long.", "You were late.", "You were lost."):
        tab.click(".line:has-text('You were') .edit")
        tab.fill(".desk textarea", words)
        tab.keyboard.press("Control+Enter")
        tab.wait_for_selector(f'.line.selected:has-text("{words}"):focus')
    for key, left in (("u", "You were late."), ("Enter", "You were long.")):
        for _ in range(3):
            tab.keyboard.down(key)  # from the second on as if it were held
        tab.keyboard.up(key)
        tab.wait_for_selector(f".line:has-text('{left}')")
        tab.wait_for_timeout(400)
        assert left in lamp.read_text()
        tab.focus("button:text-is('Undo')")
    tab.keyboard.press("u")
    tab.wait_for_selector(".line:has-text('You were loud.')")
    tab.wait_for_selector(".toasts .toast >> nth=1")
    assert lamp.read_text() == before
    assert tab.query_selector("dialog") is None


def test_the_keys_are_heard_wherever_the_focus_is(tab):
    """As soon as the page is there, after a click on the view's link, and after a message was dismissed."""
    tab.keyboard.press("j")
    until(tab, "document.activeElement.matches('.line.selected')")
    label = focused(tab)
    tab.click("header nav a[href$='/script']")
    tab.keyboard.press("j")
    until(tab, "document.activeElement.matches('.line.selected')")
    assert focused(tab) != label
    tab.keyboard.press("Delete")
    tab.wait_for_selector(".toast:has-text('Cut')")
    until(tab, "document.activeElement.matches('.line.selected')")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".desk textarea:focus")
    tab.click(".toast button[aria-label=Dismiss]")
    tab.keyboard.press("Escape")
    tab.wait_for_selector(".desk", state="detached")
    until(tab, "document.activeElement.matches('.line.selected')")


def test_lines_are_cut_as_quickly_as_the_key_is_pressed(tab, lamp):
    """Each press cuts the line that is selected by then; a key right behind is for the one that is left."""
    tab.keyboard.press("j")
    until(tab, "document.activeElement.matches('.line.selected')")
    labels = heard(tab)
    for key in ("Delete", "Delete"):
        tab.keyboard.press(key)
    tab.wait_for_selector(".toasts .toast:has-text('Cut') >> nth=1")
    until(tab, "document.activeElement.matches('.line.selected')")
    assert focused(tab) == labels[2]
    assert heard(tab) == labels[2:]
    tab.keyboard.press("Enter")
    tab.click(".desk button:has-text('Cut')")
    until(tab, "document.activeElement.matches('.line.selected')")
    assert focused(tab) == labels[3]


def test_the_browser_asks_before_a_page_with_unsaved_words_goes(tab):
    """Whoever stays finds the words as they were; once nothing is unsaved, nothing is asked."""
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    tab.on("dialog", stay)
    tab.click(".line:has-text('Is anyone there?') button.edit")
    tab.wait_for_selector(".desk textarea:focus")
    tab.keyboard.type("Halloo! ")
    with tab.expect_event("dialog"):
        tab.evaluate("setTimeout(() => location.reload())")
    assert asked == ["beforeunload"]
    assert "Halloo! " in tab.input_value(".desk textarea")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector(".desk", state="detached")
    tab.reload()
    assert asked == ["beforeunload"]


def test_a_line_is_added_and_cut_with_the_keys(tab, lamp):
    """n opens an empty one below, Delete takes it out; what is not saved is asked about, by a link too."""
    tab.click(".line:has-text('Is anyone there?')")
    tab.focus(".line.selected")
    tab.keyboard.press("n")
    tab.wait_for_selector(".desk textarea:focus")
    tab.keyboard.type("Only me.")
    tab.click("header nav a[href$='/casting']")
    tab.click("dialog button:has-text('Go on editing')")
    tab.fill(".desk [name=role]", "Nan")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector('.line.selected[aria-label="NAN: Only me."]:focus')
    assert "Is anyone there?\n\nNAN\nOnly me.\n" in lamp.read_text()
    tab.keyboard.press("Delete")
    tab.wait_for_selector('.line[aria-label="NAN: Only me."]', state="detached")
    assert "Only me." not in lamp.read_text()
    until(tab, "document.activeElement.matches('.line.selected')")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".desk textarea:focus")
    tab.keyboard.type("More")
    tab.click("header nav a[href$='/casting']")
    tab.click("dialog button:has-text('Leave it')")
    tab.wait_for_selector(".casting .roles")
    assert "More" not in lamp.read_text()


def test_it_is_played_on_from_a_word(tab):
    """The word is lit while it is heard, and the next line follows by itself."""
    tab.click(".line:has-text('Is anyone there?') .word:has-text('anyone')")
    until(tab, "document.querySelector('.line.now .word.lit')?.textContent.trim() == 'anyone'")
    until(tab, "document.querySelector('.line.now')?.textContent.includes('Only the river')")
    tab.keyboard.press("Space")
    until(tab, "document.querySelector('.player button').getAttribute('aria-label') == 'Play'")
    # By now the episode is laid out: it is heard with its sounds, and the words are lit all the same.
    until(tab, "!document.querySelector('.sounds small')")
    tab.click(".line:has-text('You were loud') .word:has-text('loud')")
    until(tab, "document.querySelector('.player .what').textContent.includes('as it is now')")
    until(tab, "document.querySelector('.line.now .word.lit')?.textContent.trim() == 'loud.'")
    until(tab, "document.querySelector('.line.now')?.textContent.includes('Captain Voss')")


def test_a_sound_is_added_and_moved(tab, lamp):
    """From the names there are, before the line, then to a word of it; an emoji is one character."""
    lamp.write_text(lamp.read_text().replace("Is anyone there?", "\N{GRINNING FACE} Is anyone there?"))
    tab.wait_for_selector(".line:has-text('\N{GRINNING FACE} Is anyone there?')")
    tab.click(".line:has-text('Is anyone there?') .edit")
    tab.wait_for_selector("#sound-names option[value=thunder]", state="attached")
    tab.fill(".desk form:has-text('Add a sound') input", "thunder, near")
    tab.click(".desk button:has-text('Add')")
    tab.click(".cue button:has-text('SOUND: thunder, near')")
    tab.select_option(".desk label:has-text('Where') select", label="before “anyone”")
    tab.click(".desk button:has-text('Save')")
    tab.wait_for_selector(".line .note:has-text('thunder')")
    assert "\N{GRINNING FACE} Is [[SOUND: thunder, near]] anyone there?" in lamp.read_text()


def test_what_is_typed_outlasts_a_file_that_cannot_be_read(browser, served, lamp):
    """Half a line saved by an editor, or no file for a moment: it is told above the desk, which stays."""
    text = lamp.read_text()
    with opened(browser, served, "#/the-lamp/script", refused=4) as tab:
        tab.click(".line:has-text('Is anyone there?') .edit")
        tab.fill(".desk textarea", "Who is there?")
        lamp.write_text(text.replace("MARA\nIs anyone", "AMBIENCE:\n\nMARA\nIs anyone"))
        tab.wait_for_selector(".script .problems:has-text('AMBIENCE')")
        lamp.unlink()
        tab.wait_for_selector(".script .problems:has-text('no episode')")
        lamp.write_text(text)
        tab.wait_for_selector(".script .problems", state="detached")
        assert tab.query_selector("dialog") is None
        assert tab.input_value(".desk textarea") == "Who is there?"
        tab.keyboard.press("Control+Enter")
        tab.wait_for_selector(".line:has-text('Who is there?')")
    assert lamp.read_text() == text.replace("Is anyone there?", "Who is there?")


def test_a_change_is_made_once_and_takes_nothing_else_along(tab, lamp):
    """A form is sent twice, typed into meanwhile, or beside another one: nothing is lost, or made twice."""
    text, sent = lamp.read_text(), []

    def slow(route):
        sent.append(route.request.method)
        tab.wait_for_timeout(300)
        route.continue_()

    tab.click(".line:has-text('Is anyone there?') .edit")
    tab.fill(".desk textarea", "Who is there?")
    tab.fill(".desk form:has-text('Add a sound') input", "thunder")
    for button in ("Add", "Save"):
        tab.click(f".desk button:text-is('{button}')")
        tab.wait_for_selector("dialog:has-text('is not saved')")
        until(tab, "document.activeElement.textContent == 'Go on editing'")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("dialog", state="detached")
    assert lamp.read_text() == text
    tab.fill(".desk textarea", "Is anyone there?")
    tab.focus(".desk form:has-text('Add a sound') input")
    tab.route("**/api/episodes/the-lamp/cues", slow)
    tab.dblclick(".desk button:text-is('Add')")
    tab.click(".cue:has-text('thunder')")
    tab.click(".line:has-text('Is anyone there?') .edit")
    tab.route(
        "**/lines/*", lambda route: (slow if route.request.method == "PUT" else type(route).continue_)(route)
    )
    tab.focus(".desk textarea")
    for key in ("!", "Control+Enter", "Control+Enter", "?"):
        tab.keyboard.press(key)
    tab.wait_for_selector(".desk", state="detached")
    assert sent == ["POST", "PUT"]
    assert lamp.read_text().count("SOUND: thunder") == 1
    assert "MARA\n!Is anyone there?\n" in lamp.read_text()


def test_a_conflict_shows_both_sides(browser, served, lamp):
    """What somebody else wrote meanwhile stands beside one's own; one's own is made where that is wanted."""
    with opened(browser, served, "#/the-lamp/script", refused=409) as tab:
        both_sides(tab, lamp)


def both_sides(tab, lamp):
    tab.click(".line:has-text('Is anyone there?') .edit")
    tab.wait_for_selector(".desk textarea")
    lamp.write_text(lamp.read_text().replace("Is anyone there?", "Is anybody there?"))
    tab.fill(".desk textarea", "Who is there?")
    tab.click(".desk button:has-text('Save')")
    shown = tab.inner_text("dialog .sides")
    assert "Is anybody there?" in shown
    assert "Who is there?" in shown
    tab.click("dialog button.main")
    tab.wait_for_selector(".line:has-text('Who is there?')")
    assert "Is anybody there?" not in lamp.read_text()


def test_a_line_that_was_cut_meanwhile_is_added_again(browser, served, lamp):
    """The page says that it was cut and where it would come again; no other line is touched."""
    with opened(browser, served, "#/the-lamp/script", refused=404) as tab:
        tab.click(".line:has-text('You were loud.') .edit")
        tab.wait_for_selector(".desk textarea")
        text = lamp.read_text()
        cut = text.replace("BRAM\nYou were loud.\n\n", "")
        assert cut != text
        lamp.write_text(cut)
        tab.fill(".desk textarea", "You were very loud.")
        tab.click(".desk button:has-text('Save')")
        assert "You were very loud." in tab.inner_text("dialog:has-text('was cut') .sides")
        tab.click("dialog >> text=Leave it")
        assert tab.input_value(".desk textarea") == "You were very loud."
        tab.click(".desk button:has-text('Save')")
        tab.click("dialog >> text=Add it again")
        tab.wait_for_selector(".line:has-text('You were very loud.')")
        assert lamp.read_text() == text.replace("You were loud.", "You were very loud.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_hinders_nobody(tab, scheme):
    """axe finds nothing serious while a line is edited, in either colours."""
    from axe_playwright_python.sync_playwright import Axe

    tab.emulate_media(color_scheme=scheme)
    tab.click(".line:has-text('Is anyone there?') .edit")
    tab.wait_for_selector(".desk .takes li")
    found = Axe().run(tab).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_a_recording_is_dropped_in(tab, lamp, tmp_path):
    """Chosen from the computer, it is the take that is heard; the voice can be had back."""
    moments = np.arange(66_150) / 44_100
    soundfile.write(tmp_path / "mine.wav", 0.3 * np.sin(2 * np.pi * 330 * moments), 44_100)
    tab.click(".line:has-text('Is anyone there?') .edit")
    tab.set_input_files(".takes input", tmp_path / "mine.wav")
    tab.wait_for_selector(".takes li:has-text('recording 1'):has-text('heard')")
    assert list((lamp.parent / "recordings" / lamp.stem).glob("*_take1.wav"))
    tab.click(".takes li:has-text('recording 1') button[aria-label^=Play]")
    until(tab, "document.querySelector('.player input').max > 1")
    tab.click(".takes button:has-text('Use the voice')")
    tab.wait_for_selector(".takes li:not(:has-text('recording')):has-text('heard')")
    assert "none" in (lamp.parent / "recordings" / lamp.stem / "takes.yaml").read_text()
