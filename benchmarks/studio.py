"""How quick the studio is on a show of an hour: `python -m benchmarks.studio`, with Chromium at hand.

The show is the example story seven times over, about an hour, spoken by the tone engine. Times are wall
seconds, the middle one of several; what the browser does counts from click or key to the change of the
page. "First paint" is the browser's own measure of when there is something to see.
"""

import argparse
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from drama.adaptation import adapt
from drama.casting import propose_missing
from drama.manuscript import save
from drama.production import open_production
from drama.project import open_project
from drama.studio.serve import Server
from drama.studio.show import Show

STORY = Path(__file__).parent.parent / "examples/the-river-gate.txt"
TIMES_OVER, AGAIN = 7, 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required", "--mute-audio"]

LEFT = ".doubts .progress p"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000"
PLAYING = """(button) => new Promise((heard) => {
  const began = performance.now();
  const told = () => document.querySelector('.player input').value > 0
    ? heard((performance.now() - began) / 1000) : requestAnimationFrame(told);
  document.querySelector(button).click();
  requestAnimationFrame(() => requestAnimationFrame(told)); // the player shows the new line by then, at 0
})"""
SCROLLED = """() => new Promise((done) => {
  const list = document.querySelector('.list');
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last); last = now; list.scrollTop += 700;
    if (frames.length < 120) requestAnimationFrame(step); else done(frames.sort((a, b) => a - b)[113] / 1000);
  };
  requestAnimationFrame(step);
})"""


def main() -> None:
    """Measure a show and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    chromium = parser.parse_args().chromium
    with tempfile.TemporaryDirectory(prefix="drama-bench-") as folder:
        path = make_show(Path(folder))
        ready = threading.Event()
        server = Server(Show(path.parent), ready=ready.set)
        thread = threading.Thread(target=server.run)
        thread.start()
        ready.wait()
        try:
            rows = measured(server.address, chromium)
        finally:
            server.stop()
            thread.join()
    print("| | seconds |\n| --- | --- |")
    for name, seconds in rows.items():
        print(f"| {name} | {seconds:.2f} |")


def make_show(folder: Path) -> Path:
    """Make the show and return its screenplay."""
    (folder / "show.yaml").write_text("title: The Hour\nengine: tone\n", encoding="utf-8")
    title, _, text = STORY.read_text(encoding="utf-8").partition("\n")
    (folder / "hour.txt").write_text(f"{title}\n{text * TIMES_OVER}", encoding="utf-8")
    path = folder / "hour.fountain"
    save(adapt(folder / "hour.txt"), path)
    propose_missing(open_production(open_project(path, folder), path))
    return path


def measured(address: str, chromium: str) -> dict[str, float]:
    """Return what each thing took, the middle one of several tries."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.goto(address)
        rows = {"first paint": again(lambda: painted(tab, "script", ".script .line"))}
        rows["the screenplay is there"] = again(lambda: shown(tab, "script", ".script .line"))
        rows["a line is heard, the first time"] = tab.evaluate(PLAYING, ".line button")
        rows["a line is heard, from the shelf"] = again(lambda: tab.evaluate(PLAYING, ".line button"))
        rows["a frame while scrolling, 95 in 100"] = tab.evaluate(SCROLLED)
        rows["the cast is there"] = again(lambda: shown(tab, "casting", ".casting .roles button"))
        rows["the doubts are there, the first time"] = shown(tab, "doubts", ".doubts mark.said")
        rows["the doubts are there"] = again(lambda: shown(tab, "doubts", ".doubts mark.said"))
        rows["an answer, until the next line is shown"] = again(lambda: answered(tab))
        rows["an answer, until the story is read anew"] = again(lambda: settled(tab))
        browser.close()
    return rows


def again(try_: Callable[[], float]) -> float:
    """Return the middle one of several tries."""
    return median(try_() for _ in range(AGAIN))


def painted(tab: Any, view: str, sign: str) -> float:
    """Load the page anew and return when it painted first."""
    shown(tab, view, sign)
    return float(tab.evaluate(PAINTED))


def shown(tab: Any, view: str, sign: str) -> float:
    """Load the page anew and return when a view is there."""
    tab.goto(f"{tab.url.partition('#')[0]}#/hour/{view}")
    began = time.monotonic()
    tab.reload()
    tab.wait_for_selector(sign, timeout=120_000)
    return time.monotonic() - began


def answered(tab: Any) -> float:
    """Keep the line that is shown, and return when the next one is."""
    left = tab.inner_text(LEFT)
    began = time.monotonic()
    tab.keyboard.press("Enter")
    while tab.inner_text(LEFT) == left:
        time.sleep(0.005)
    return time.monotonic() - began


def settled(tab: Any) -> float:
    """Keep the line that is shown, and return when the answer came."""
    began = time.monotonic()
    with tab.expect_response(lambda answer: answer.request.method == "POST", timeout=120_000):
        tab.keyboard.press("Enter")
    return time.monotonic() - began


if __name__ == "__main__":
    main()
