"""The docs, run: every command of README and guide is executed, and must print what the docs show.

A block marked `console` is a session: lines that begin with `$ ` are run, in order, in a show that has the
example story in it and lies beside `examples/`; the README begins with `examples/` alone, and makes the show.
`cd FOLDER` counts for what follows; the other lines are what they print. Numbers and paths may differ from
machine to machine, so digits are compared as `0`; a line `...` stands for any number of lines.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import asdict
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import pytest
import soundfile
from called import call
from distributed import LocalCluster

from drama.cli import app
from drama.settings import Pacing

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def sessions(page):
    """Yield (command, what it prints) for every command of a page, in order."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield command, printed.strip()


def run(command, folder):
    """Run a documented command line with this Python's `drama`, and return what a terminal would show."""
    binaries = folder.parent / "bin"
    if not binaries.exists():
        binaries.mkdir()
        (binaries / "drama").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m drama "$@"\n')
        (binaries / "drama").chmod(0o755)
    environment = os.environ | {"PATH": f"{binaries}:{os.environ['PATH']}", "COLUMNS": "100"}
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
    return done.stdout.strip()


def run_warm(command, folder):
    """Do as `run`, with commands of drama in forks of a process that has imported and read what they need."""
    name, *arguments = shlex.split(command)
    if name != "drama":
        return run(command, folder)
    context = get_context("forkserver")
    context.set_forkserver_preload(["warmed"])
    said = [folder.parent / "stdout", folder.parent / "stderr"]
    process = context.Process(target=call, args=(arguments, folder, said))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT / "tests"), prepend=os.pathsep)
        process.start()
    process.join()
    out, err = (path.read_text(encoding="utf-8") for path in said)
    code = process.exitcode
    process.close()
    assert code == 0, f"$ {command}\n{out}{err}"
    return out.strip()


def masked(text):
    """Return the text with every number as 0 and no padding, for numbers differ between machines.

    So does how many renders were measured there before.
    """
    text = re.sub(r"\d+(?:[.,:]\d+)*", "0", text).replace("0 earlier renders", "0 earlier render")
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines()]


def agrees(shown, printed):
    """Tell whether the lines shown are those printed, where `...` stands for any lines."""
    pattern = "\n".join("(?:.*\n)*?.*" if line == "..." else re.escape(line) for line in shown)
    return re.fullmatch(pattern, "\n".join(printed)) is not None


@contextmanager
def two_workers():
    """Start what the page about clusters speaks of: a scheduler at Dask's own port, and two workers."""
    cluster = LocalCluster(
        n_workers=2, threads_per_worker=1, scheduler_port=8786, dashboard_address=":0", silence_logs=50
    )
    try:
        yield
    finally:
        with suppress(TimeoutError):  # a busy machine is slow to end them
            cluster.close()


AROUND = {"cluster.md": two_workers}
"""What has to be running while a page's sessions do."""


KEPT = ("shelf", "reels", "rates.json")
"""What is kept in `.drama/` and how long it took: of the same example, it is the same for every page."""


def spoken(folder, names):
    """Return the takes of lines among the files of a folder: those of sounds and rooms have two channels."""
    takes = [Path(folder, name) for name in names if name.endswith(".flac")]
    lines = {take.stem for take in takes if soundfile.info(take).channels == 1}
    return [name for name in names if name.partition(".")[0] in lines]


LEFT_OUT = {
    "README.md": lambda folder, names: names,
    "cluster.md": spoken,
    "rebuilding.md": spoken,
}
"""What a page has to make itself; all else that a page before it made of the example is there already."""


@contextmanager
def remembering(page, folder, kept):
    """Give a page's folder what the pages before it made, and keep what it makes."""
    cache = folder / ".drama"
    if kept.is_dir():
        shutil.copytree(kept, cache, ignore=LEFT_OUT.get(page.name), copy_function=linked)
    yield
    for made in (made for name in KEPT for made in [cache / name, *(cache / name).rglob("*")]):
        if made.is_file():
            linked(made, kept / made.relative_to(cache))


def linked(made, place):
    """Put a file in a second place, if there is none yet."""
    if not Path(place).exists():
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        os.link(made, place)
    return place


@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_docs_tell_the_truth(page, tmp_path, tmp_path_factory):
    """Every command of the page works, and prints what the page says."""
    folder = tmp_path / "source/gates"
    shutil.copytree(ROOT / "examples", folder.parent / "examples")
    shutil.copytree(ROOT / "voices", folder.parent / "voices")  # which makes the source a show of its own
    if page.name != "README.md":
        (folder / "voices").mkdir(parents=True)
        shutil.copy(ROOT / "examples/the-river-gate.txt", folder)
    kept = tmp_path_factory.getbasetemp() / "kept"
    way = run if page.name in LEFT_OUT else run_warm
    with AROUND.get(page.name, nullcontext)(), remembering(page, folder, kept):
        at = folder.parent if page.name == "README.md" else folder
        for command, shown in sessions(page):
            if command.startswith("cd "):
                at /= command.removeprefix("cd ")
                continue
            printed = way(command, at)
            assert not shown or agrees(masked(shown), masked(printed)), f"$ {command}\n{printed}"


def commands():
    """Return every command, those of groups with the group's name before theirs, and what it calls."""
    found = {command.callback.__name__: command.callback for command in app.registered_commands}
    for group in app.registered_groups:
        inner = group.typer_instance
        found[group.name] = inner.registered_callback.callback
        for command in inner.registered_commands:
            found[f"{group.name} {command.callback.__name__}"] = command.callback
    return found


def test_every_command_is_in_the_guide():
    """The guide has a session with every command there is."""
    told = {
        shlex.split(command)[1]
        for page in PAGES
        for command, _ in sessions(page)
        if command.startswith("drama ")
    }
    assert {command.split()[0] for command in commands()} <= told


def test_the_guide_lists_every_key_of_pacing():
    """In the order of the settings, with the value that counts where a show says nothing."""
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    table = guide.partition("### Pacing")[2].partition("\n## ")[0]
    told = [(key, float(value)) for key, value in re.findall(r"^\| `(\w+)` \| (\S+) \|", table, re.MULTILINE)]
    assert told == list(asdict(Pacing()).items())


def test_every_command_explains_itself():
    """Every command's help has a sentence and an example that begins with its own name."""
    for command, callback in commands().items():
        assert re.search(rf"\[bold\]drama {command}[ \[]", callback.__doc__)


@pytest.mark.parametrize("command", ["", *commands()])
def test_help_shows_a_value_where_one_is_taken(command, drama, monkeypatch):
    """A switch takes none; what a command takes is in capitals, in one pair of brackets."""
    monkeypatch.setenv("COLUMNS", "200")
    told = drama(*command.split(), "--help").out
    assert "<bool>" not in told
    usage = next(line for line in told.splitlines() if "Usage:" in line)
    asked = usage.partition(f"drama {command}")[2]
    assert asked == asked.upper()
    assert "[[" not in usage


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("convert", "a.txt", "--cues", "some"), "'--cues': 'some' is not one of 'none', 'few', 'rich'"),
        (("convert", "a.txt", "--cues", "{0}[b]"), "'--cues': '{0}[b]' is not one of"),
        (("render", "--season", "two"), "'--season': 'two' is no whole number"),
        (("render", "--season", "-1"), "'--season': -1 is less than 0"),
        (("edit", "a.fountain", "5", "--pause", "long"), "'--pause': 'long' is no number"),
        (("studio", "--port", "99999"), "'--port': 99999 is more than 65535"),
        (("voices", "--nowhere"), "No such option"),
    ],
)
def test_a_value_that_cannot_be_is_told_in_plain_words(drama, arguments, says, monkeypatch):
    """No words of the library that reads values: no `Value error`, no `Input should be`."""
    monkeypatch.setenv("COLUMNS", "200")
    ran = drama(*arguments)
    assert ran.code == 2
    assert says in " ".join(ran.err.split())


@pytest.mark.parametrize("asked", ["--version", "version"])
def test_the_version_is_told(drama, asked):
    """As what was installed has it."""
    assert drama(asked).out == f"drama {version('drama')}\n"


@pytest.mark.parametrize("command", ["", "render", "lexicon", "voices install"])
def test_help_is_found_by_other_words(drama, command):
    """As other programs know them."""
    whole = drama(*command.split(), "--help")
    assert whole.code == 0
    for asked in (f"help {command}", f"{command} -h"):
        assert drama(*asked.split()) == whole


def test_no_such_command_has_help(drama):
    """It is told as it is without."""
    assert "No such command 'nonsense'" in drama("help", "nonsense").err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("cast", "a.fountain", "--voice", "x"), ""),
        (("render", "a.fountain", "--chapter", "3"), ""),
        (("make", "a.txt", "--to", "b"), ""),
        (("make", "a.txt", "--chapter=3"), " (did you mean '--chapters'?)"),
        (("render", "a.fountain", "-engine", "tone"), " (did you mean '--engine'?)"),
        (("--versoin",), " (did you mean '--version'?)"),
    ],
)
def test_only_a_near_option_is_proposed(drama, arguments, meant, monkeypatch):
    """That all of them begin with dashes makes none near."""
    monkeypatch.setenv("COLUMNS", "200")
    ran = drama(*arguments)
    assert ran.code == 2
    assert re.search(rf"No such option: -[-\w]+{re.escape(meant)} *│", ran.err)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("convert", "My", "Novel.docx"), """if it belongs to 'My', put both .*: "My Novel.docx" """),
        (
            ("make", "My", "Big", "Novel.docx", "--json"),
            """'Big Novel.docx' is too much; .*"My Big Novel.docx" """,
        ),
        (
            ("edit", "a.fountain", "31", "--words", "It", "will", "not", "--direction", "slowly"),
            """'will not' is too much; if it belongs to 'It', put both .*: "It will not" """,
        ),
        (("check", "a.fountain", "b.fountain"), "'b.fountain' is too much: drama check takes SCRIPT "),
        (("check", "a.fountain", "--json", "now"), "'now' is too much: drama check takes SCRIPT "),
    ],
)
def test_what_is_too_much_on_a_command_line(drama, show, arguments, says, monkeypatch):
    """A name with spaces is several to a shell; two files are no name."""
    monkeypatch.setenv("COLUMNS", "200")
    (show / "a.fountain").write_text("MARA\nHello?\n", encoding="utf-8")
    ran = drama(*arguments)
    assert ran.code == 2
    assert re.search(says, ran.err)


EXAMPLES = re.compile(r"\[bold\](drama (?:split|alias|merge|narrator|doubts|edit|cues) .*?)\[/bold\]")


@pytest.mark.parametrize(
    "example",
    [line for callback in commands().values() for line in EXAMPLES.findall(callback.__doc__)],
)
def test_the_examples_of_help_work_on_the_story_they_name(example, river, drama):
    """Those that change the example; where a terminal is needed, `doubts` says so."""
    told = drama(*shlex.split(example)[1:])
    assert told.code == 0 or "--list" in told.err, told.err
