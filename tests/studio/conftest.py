"""Shows for tests of the studio, spoken by the tone engine, and a browser where there is one."""

import shutil

import pytest
from client import studio

from drama.adaptation import adapt
from drama.casting import propose_missing
from drama.manuscript import save
from drama.production import open_production
from drama.project import open_project

STORY = """The Lamp

The rain had stopped. Mara lifted the lamp.

“Is anyone there?” said Mara.

“Only the river,” said Old Tom. “And it never answers.”

“Then who closed the gate?”

“Hush,” she said. “Listen.”

Bram came down the steps. “You two will wake the whole house.”

“We were careful,” said Mara.

“You were loud.”

Captain Voss shut the door. The captain was wet to the knees.

“Where is the key?”

“Not here.”

“I had it this morning.”

“Then it is in the river,” said Bram.
"""


def make_show(root, story=STORY, name="the-lamp", cues="none"):
    """Make a show with one story in a folder, converted and cast, and return the screenplay."""
    root.mkdir(exist_ok=True)
    (root / "show.yaml").write_text("title: The Show\nengine: tone\n", encoding="utf-8")
    (root / f"{name}.txt").write_text(story, encoding="utf-8")
    path = root / f"{name}.fountain"
    save(adapt(root / f"{name}.txt", "", cues), path)
    propose_missing(open_production(open_project(path, root), path))
    return path


@pytest.fixture
def lamp(tmp_path):
    """The screenplay of a small show."""
    return make_show(tmp_path / "show")


@pytest.fixture
def served(lamp):
    """A client of the studio of that show."""
    with studio(lamp.parent) as client:
        yield client


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
SOUND = ["--autoplay-policy=no-user-gesture-required", "--mute-audio"]


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium for all tests; without one they are skipped."""
    if not CHROMIUM:
        pytest.skip("the studio in a browser: chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", *QUIET, *SOUND]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()
