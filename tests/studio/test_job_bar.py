"""The job's place in the page: it says what there is, whatever is told first and whatever is not told."""

import time
from threading import Event

import pytest
from client import opened
from tabs import until

pytestmark = pytest.mark.slow

SIX_MESSAGES = """async () => {
    const { toast } = await import("/parts/toast.js");
    toast("With an action", { label: "Do it", run: () => {} });
    for (let number = 1; number <= 6; number += 1) toast(`Number ${number}`);
}"""


@pytest.fixture
def tab(browser, served):
    with opened(browser, served, "#/the-lamp/script") as tab:
        tab.wait_for_selector("header button:has-text('Render'):enabled")
        yield tab


def ended(served):
    """Wait until no job is at work, and for what is told of it."""
    while served.show.jobs.busy:
        time.sleep(0.02)
    time.sleep(0.2)


def test_a_job_that_ends_before_its_beginning_is_answered(tab, served, lamp):
    """It is over, and every reason is told in one message, told again or not; the next one can be begun."""
    sounds = [f"bagpipes of doom {number}" for number in range(8)]
    lamp.write_text("\n\n".join([lamp.read_text().rstrip(), *(f"SOUND: {one}" for one in sounds)]) + "\n")

    def late(route):
        answer = route.fetch()
        ended(served)
        route.fulfill(response=answer)

    tab.route("**/render", late)
    for _ in range(2):
        with tab.expect_response("**/render"):
            tab.click("header button:has-text('Render')")
        tab.wait_for_selector(".toast.fault:has-text('bagpipes')")
        until(tab, "document.querySelector('header .job') === null", 5)
        (fault,) = tab.query_selector_all(".toast.fault")
        assert [one for one in sounds if one in fault.inner_text()] == sounds
    tab.evaluate(SIX_MESSAGES)
    until(tab, "document.querySelectorAll('.toast.plain').length === 6")
    told = tab.inner_text(".toasts")
    assert "Number 1" not in told
    assert "With an action" in told
    assert sounds[0] in told


def test_a_job_that_ends_while_nobody_listens(tab, served):
    """Whoever listens again is told of its end, and not of one they were told of."""
    going = Event()
    served.show.start("check", "the-lamp", lambda _: going.wait(20) and "nothing fails")
    tab.wait_for_selector("header .job")
    served.show.bus._tell(None)  # lets go whoever listens
    tab.wait_for_selector(".offline")
    going.set()
    ended(served)
    tab.wait_for_selector(".offline", state="detached")
    tab.wait_for_selector(".toast:has-text('Checked, the-lamp: nothing fails')")
    until(tab, "document.querySelector('header .job') === null", 5)
    served.show.bus._tell(None)
    tab.wait_for_selector(".offline")
    tab.wait_for_selector(".offline", state="detached")
    assert len(tab.query_selector_all(".toast")) == 1
