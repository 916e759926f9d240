"""The player, where sounds become others under one name, and the tab of a studio that was started again."""

import pytest
from client import opened, rendered, studio
from tabs import until

pytestmark = pytest.mark.slow

LENGTH = "Number(document.querySelector('.player input').max)"


def test_a_new_render_is_heard(browser, served, lamp):
    """Played again, also from where it was paused, the episode is the new one."""
    rendered(served, "the-lamp")
    with opened(browser, served, "#/the-lamp/episode") as tab:
        tab.click("button:has-text('Play all')")
        until(tab, f"{LENGTH} > 10")
        tab.click(".player button")
        until(tab, "document.querySelector('.player button').ariaLabel === 'Play'")
        old, told = tab.evaluate(LENGTH), tab.inner_text("button:has-text('Play all')")
        lamp.write_text(lamp.read_text().replace("Not here.", "Not here. " * 20))
        rendered(served, "the-lamp")
        until(tab, f"!document.body.innerText.includes({told!r})")
        tab.click(".player button")
        until(tab, f"{LENGTH} > {old} + 5")
        tab.click("button:has-text('Play all')")
        until(tab, f"{LENGTH} > {old} + 5 && Number(document.querySelector('.player input').value) < 5")


def test_a_line_has_the_voice_it_has_now(browser, served, lamp):
    """A voice that became slower is heard where the same line is played again."""
    with opened(browser, served, "#/the-lamp/script") as tab:
        tab.wait_for_selector(".line")
        tab.uncheck(".sounds input")
        tab.click(".line:has-text('Captain Voss shut') .round")
        until(tab, f"{LENGTH} > 1.5")
        old = tab.evaluate(LENGTH)
        tab.keyboard.press("Space")
        voices = lamp.parent / "voices" / "the-lamp.yaml"
        with tab.expect_response("**/text"):
            voices.write_text(voices.read_text().replace("narrator:", "narrator:\n  pace: 0.5", 1))
        tab.click(".line:has-text('Captain Voss shut') .round")
        until(tab, f"{LENGTH} > 1.5 * {old}")


def test_a_studio_that_was_started_again_is_heard_again(browser, lamp):
    """The tab says what to do, keeps what was typed, and goes on once it is known again."""
    root = lamp.parent
    context = browser.new_context()
    tab = context.new_page()
    with studio(root) as first:
        tab.goto(f"{first.address}#/the-lamp/script")
        tab.click(".line:has-text('Is anyone there?') .edit")
        tab.fill(".desk textarea", "Who is there?")
    tab.wait_for_selector(".offline:has-text('does not answer')")
    tab.click(".line:has-text('You were loud.') .round")
    tab.wait_for_selector(".toast:has-text('does not answer')")
    with studio(root, port=first.port) as again:
        tab.wait_for_selector(".offline:has-text('started again')")
        tab.click(".desk button:has-text('Save')")
        tab.wait_for_selector(".toast:has-text('open the address it shows in the terminal')")
        other = context.new_page()
        other.goto(again.address)
        tab.wait_for_selector(".offline", state="detached")
        tab.click(".desk button:has-text('Save')")
        tab.wait_for_selector(".line:has-text('Who is there?')")
        lamp.write_text(lamp.read_text().replace("Not here.", "Not there."))
        tab.wait_for_selector(".line:has-text('Not there.')")
    context.close()
