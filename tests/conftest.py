"""What tests of the whole program share: a show folder, and the command line called in this process."""

import gc
import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import typer
from hypothesis import settings

from drama.__main__ import main
from drama.adaptation import adapt
from drama.desk.manuscript import save
from drama.sound import collect
from drama.store.shelf import Shelf

EXAMPLE = Path(__file__).parent.parent / "examples/the-river-gate.txt"

# CI tries the same examples every time, so that a red run means a change; new ones are sought on every desk.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_collection_modifyitems(items):
    """Begin with the sessions of the docs: a page takes minutes, and must not be what all wait for."""
    items.sort(key=lambda item: "test_docs.py" not in item.nodeid)


def pytest_collection_finish():
    """Let the collector of garbage pass over the million things that are there before the first test."""
    gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class Ran:
    """What a command answered: its exit code, and what it printed on stdout and stderr."""

    code: int
    out: str
    err: str


@pytest.fixture
def show(tmp_path, monkeypatch):
    """An empty show folder, spoken by the tone engine, as the current folder."""
    (tmp_path / "show.yaml").write_text("title: The Show\nengine: tone\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


@pytest.fixture
def drama(monkeypatch, capfd):
    """Call the command line as a user would: `drama("render", "a.fountain")`."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["drama", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return call


@pytest.fixture(scope="session", autouse=True)
def nothing_done_in_vain():
    """Build the tree of commands once, and wait for no disk: what is killed runs in a process of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
        patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture(scope="session")
def converted(tmp_path_factory):
    """A folder with the example story, its screenplay, and what is kept beside it."""
    folder = tmp_path_factory.mktemp("converted")
    shutil.copy(EXAMPLE, folder)
    save(adapt(folder / EXAMPLE.name), folder / "the-river-gate.fountain")
    return folder


@pytest.fixture
def river(show, converted):
    """The example story, converted, in a show folder."""
    shutil.copytree(converted, show, dirs_exist_ok=True)
    return show / "the-river-gate.fountain"


@pytest.fixture(scope="session", autouse=True)
def sounds_made_once(tmp_path_factory):
    """Copy a sound that another test had generated to the shelf, as a key stands for the same bytes.

    Where sounds are what is tested they are generated every time.
    """
    store, take = Shelf(tmp_path_factory.mktemp("sounds")), collect._take

    def known(source, sound, shelf):
        if source.file or "tests/sound/" in os.environ.get("PYTEST_CURRENT_TEST", ""):
            return take(source, sound, shelf)
        key = collect.key_of(source, sound)
        carried(key, store, shelf)
        found = take(source, sound, shelf)
        carried(key, shelf, store)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collect, "_take", known)
        yield


def carried(key, here, there):
    """Copy a take and its card from one shelf to another that does not have it."""
    for ending in (".flac", ".json"):
        made, place = (shelf.path(key).with_suffix(ending) for shelf in (here, there))
        if made.is_file() and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made, place)


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
SOUND = ["--autoplay-policy=no-user-gesture-required", "--mute-audio"]


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium for the tests of a page, which are skipped where there is none.

    It ends with its module: while Playwright is there, nothing else in the process can run an event loop.
    """
    if not CHROMIUM:
        pytest.skip("pages in a browser: chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", *QUIET, *SOUND]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()
