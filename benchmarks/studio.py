"""How quick the studio is on a show of an hour: `python -m benchmarks.studio`, with Chromium at hand.

The show is the example story seven times over, more than an hour, spoken and rendered by the tone engine.
Times are wall seconds, the middle one of several, and beside them the processor time of the server, which
other work on the computer hardly changes. What the browser does counts from click or key to the change of
the page. "First paint" is the browser's own measure of when there is something to see. Frames are those of a
list of ten thousand lines, scrolled 100 pixels a frame, with the processor time of the browser's main thread.
"""

import argparse
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from drama.adaptation import adapt
from drama.desk.casting import propose_missing
from drama.desk.manuscript import save
from drama.pipeline import build
from drama.show.production import open_production
from drama.show.project import open_project
from drama.studio.serve import Server
from drama.studio.show import Show

STORY = Path(__file__).parent.parent / "examples/the-river-gate.txt"
TIMES_OVER, LONG, AGAIN = 7, 9, 5
"""The hour is the story so many times over, the long list the hour; so often each thing is tried."""

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required", "--mute-audio"]
PATIENCE_MS = 120_000

LEFT = ".doubts .progress p"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000"
PLAYING = """(button) => new Promise((heard) => {
  const began = performance.now();
  const told = () => document.querySelector('.player input').value > 0
    ? heard((performance.now() - began) / 1000) : requestAnimationFrame(told);
  document.querySelector(button).click();
  requestAnimationFrame(() => requestAnimationFrame(told)); // the player shows the new line by then, at 0
})"""
SCROLLED = """(frames) => new Promise((done) => {
  const list = document.querySelector('.list');
  const took = [];
  let last = performance.now();
  const step = (now) => {
    took.push((now - last) / 1000); last = now; list.scrollTop += 100;
    if (took.length < frames) requestAnimationFrame(step); else done(took.slice(1).sort((a, b) => a - b));
  };
  requestAnimationFrame(step);
})"""
TO_A_SOUND = """async () => {
  const told = await (await fetch('/api/episodes/hour/timeline')).json();
  const bar = document.querySelector('.timeline .scroll');
  bar.value = told.flags.find((flag) => flag.kind === 'SOUND').at_s - 1;
  bar.dispatchEvent(new Event('input', { bubbles: true }));
}"""
SEEN = """([sign, text, there]) =>
  there === [...document.querySelectorAll(sign)].some((one) => one.innerText.includes(text))"""
FRAMES = 240


class Taken(NamedTuple):
    """What something took: wall seconds, and seconds of processor time, of the server or of the page."""

    wall_s: float
    cpu_s: float


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
    print("| | seconds | processor time |\n| --- | --- | --- |")
    for name, taken in rows.items():
        print(f"| {name} | {taken.wall_s:.3f} | {taken.cpu_s:.3f} |")


def make_show(folder: Path) -> Path:
    """Make the show, render it and return its screenplay; beside it lies one of ten thousand lines."""
    (folder / "show.yaml").write_text("title: The Hour\nengine: tone\n", encoding="utf-8")
    title, _, text = STORY.read_text(encoding="utf-8").partition("\n")
    (folder / "hour.txt").write_text(f"{title}\n{text * TIMES_OVER}", encoding="utf-8")
    path = folder / "hour.fountain"
    save(adapt(folder / "hour.txt"), path)
    production = open_production(open_project(path, folder), path)
    propose_missing(production)
    build(open_production(open_project(path, folder), path))
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    (folder / "long.fountain").write_text("\n\n".join([head, *[body] * LONG]), encoding="utf-8")
    return path


def measured(address: str, chromium: str) -> dict[str, Taken]:
    """Return what each thing took, the middle one of several tries."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.goto(address)
        rows = {"first paint": again(lambda: painted(tab, "hour/script", ".script .line"))}
        rows["the screenplay is there"] = again(lambda: shown(tab, "hour/script", ".script .line"))
        rows["a line is heard, with its sounds"] = again(lambda: played(tab, ".line button"))
        rows["a word is changed, until it is heard in its scene"] = again(lambda: reworded(tab))
        shown(tab, "hour/timeline", ".timeline .scroll")
        tab.evaluate(TO_A_SOUND)
        tab.wait_for_selector(".flag")
        rows["a sound made louder, until it is heard"] = again(lambda: louder(tab))
        rows["the cast is there"] = again(lambda: shown(tab, "hour/casting", ".casting .roles button"))
        rows["the doubts are there, the first time"] = timed(
            lambda: shown(tab, "hour/doubts", ".doubts mark.said")
        )
        rows["the doubts are there"] = again(lambda: shown(tab, "hour/doubts", ".doubts mark.said"))
        rows["an answer, until the next line is shown"] = again(lambda: answered(tab))
        rows["an answer, until it is worked in"] = again(lambda: settled(tab))
        shown(tab, "long/script", ".script .line")
        rows |= scrolled(tab)
        browser.close()
    return rows


def timed(try_: Callable[[], float | None]) -> Taken:
    """Return what a try took; one that knows its wall time better says it."""
    wall_s, cpu_s = time.monotonic(), time.process_time()
    told = try_()
    return Taken(told or time.monotonic() - wall_s, time.process_time() - cpu_s)


def again(try_: Callable[[], float | None]) -> Taken:
    """Return the middle one of several tries."""
    tries = [timed(try_) for _ in range(AGAIN)]
    return Taken(median(one.wall_s for one in tries), median(one.cpu_s for one in tries))


def painted(tab: Any, view: str, sign: str) -> float:
    """Load the page anew and return when it painted first."""
    shown(tab, view, sign)
    return float(tab.evaluate(PAINTED))


def shown(tab: Any, view: str, sign: str) -> float:
    """Load the page anew and return when a view is there."""
    tab.goto(f"{tab.url.partition('#')[0]}#/{view}")
    began = time.monotonic()
    tab.reload()
    seen(tab, sign)
    return time.monotonic() - began


def seen(tab: Any, sign: str, text: str = "", *, there: bool = True) -> None:
    """Wait for the frame in which something is there, or is not: Playwright itself looks twice a second."""
    tab.wait_for_function(SEEN, arg=[sign, text, there], polling="raf", timeout=PATIENCE_MS)


def played(tab: Any, button: str) -> float:
    """Press a button once the episode is laid out, and return when there is sound."""
    laid_out(tab)
    return float(tab.evaluate(PLAYING, button))


def laid_out(tab: Any) -> None:
    """Wait until the script view can play with its sounds."""
    seen(tab, ".sounds small", there=False)


def reworded(tab: Any) -> float:
    """Change a word of the first line, and return when it is heard so, mixed anew, from its line on."""
    tab.click(".line button.edit >> nth=0")
    tab.wait_for_selector(".desk textarea")
    tab.fill(".desk textarea", tab.input_value(".desk textarea").rstrip(".") + " again.")
    began = time.monotonic()
    with tab.expect_response(lambda answer: answer.url.endswith("/timeline"), timeout=PATIENCE_MS):
        tab.keyboard.press("Control+Enter")
    seen(tab, ".desk", there=False)
    played(tab, ".line button")
    return time.monotonic() - began


def louder(tab: Any) -> float:
    """Change how loud the first sound is, and return when it is heard so."""
    flag = tab.query_selector(".flag")
    level = "soft" if "loud" in flag.inner_text() else "loud"
    flag.focus()
    tab.keyboard.press("Enter")
    tab.select_option("dialog select", level)
    began = time.monotonic()
    tab.click("dialog >> text=Change it")
    seen(tab, ".flag", level)
    tab.evaluate(PLAYING, ".timeline button.main")
    return time.monotonic() - began


def answered(tab: Any) -> float:
    """Keep the line that is shown, return when the next one is, and wait until the answer is worked in."""
    left = tab.inner_text(LEFT)
    with tab.expect_response(lambda answer: answer.request.method == "POST", timeout=PATIENCE_MS):
        began = time.monotonic()
        tab.keyboard.press("Enter")
        while tab.inner_text(LEFT) == left:
            time.sleep(0.005)
        return time.monotonic() - began


def settled(tab: Any) -> float:
    """Keep the line that is shown, and return when the answer came."""
    began = time.monotonic()
    with tab.expect_response(lambda answer: answer.request.method == "POST", timeout=PATIENCE_MS):
        tab.keyboard.press("Enter")
    return time.monotonic() - began


def scrolled(tab: Any) -> dict[str, Taken]:
    """Scroll down the list, and return what a frame took, with the time of the page's main thread."""
    measures = tab.context.new_cdp_session(tab)
    measures.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = busy(measures)
    frames = tab.evaluate(SCROLLED, FRAMES)
    cpu_s = (busy(measures) - before) / FRAMES
    return {
        "a frame of scrolling": Taken(median(frames), cpu_s),
        "a frame of scrolling, 95 in 100 are shorter": Taken(frames[int(0.95 * len(frames))], cpu_s),
    }


def busy(measures: Any) -> float:
    """Return the processor time of the page's main thread so far."""
    told = measures.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in told if one["name"] == "TaskDuration"))


if __name__ == "__main__":
    main()
