"""The job's place in the page: it says what there is, whatever is told first and whatever is not told."""

import time
from threading import Event

import pytest
from client import opened
from tabs import until

pytestmark = pytest.mark.slow


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
    """It is over, and why is told; the next one can be begun."""
    lamp.write_text(lamp.read_text().rstrip() + "\n\nSOUND: bagpipes of doom\n")

    def late(route):
        answer = route.fetch()
        ended(served)
        route.fulfill(response=answer)

    tab.route("**/render", late)
    with tab.expect_response("**/render"):
        tab.click("header button:has-text('Render')")
    tab.wait_for_selector(".toast.fault:has-text('bagpipes')")
    until(tab, "document.querySelector('header .job') === null", 5)
    assert len(tab.query_selector_all(".toast")) == 1


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
