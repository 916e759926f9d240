"""What goes wrong for real users, each tried: a clear error, its exit code, nothing lost or half written."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile

import pytest

from drama.delivery.room import check_room

SCRIPT = "# One\n\nMARA\nHello?\n\nThe wind blew.\n\nTOM\nGo away.\n"
LONG = "# One\n\n" + "".join(f"MARA\nLine {n} of a night.\n\n" for n in range(60))


@pytest.fixture
def script(show, drama):
    """A small screenplay with a cast."""
    path = show / "a.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    assert drama("cast", path, "--propose").code == 0
    return path


def command(*arguments, **options):
    """Start the command line in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "drama", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def leftovers(folder):
    return [path for path in folder.rglob("*") if ".part" in path.name]


def epub(path, **files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "no words"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "not text"),
        ("story.pdf", b"%PDF-1.4", ".epub"),
        ("story.epub", b"this is no archive", "EPUB"),
        ("story.docx", b"PK\x03\x04broken", "not a whole .docx file"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "no .docx file but an old or locked"),
        ("rich.docx", b"{\\rtf1 Hello}", "no .docx file but an RTF document"),
        ("print.epub", b"%PDF-1.4", "no .epub file but a PDF"),
    ],
)
def test_a_file_that_is_no_story(show, drama, name, content, says):
    """A file that cannot be a story ends with exit code 3 and says what it is instead."""
    path = show / name
    path.write_bytes(content)
    ran = drama("make", path)
    assert (ran.code, ran.out) == (3, "")
    assert name in ran.err
    assert says.lower() in ran.err.lower()
    assert not list(show.glob("*.fountain"))


@pytest.mark.parametrize(
    ("name", "part", "says"),
    [
        ("novel.epub", "word/document.xml", ("a Word document, not an EPUB", "rename it to novel.docx")),
        ("novel.docx", "META-INF/container.xml", ("an EPUB, not a Word document", "rename it to novel.epub")),
        ("novel.docx", "content.xml", ("OpenDocument", "novel.odt, open it in your word processor")),
    ],
)
def test_a_story_with_the_ending_of_another_kind(show, drama, name, part, says):
    """A book under the wrong ending is told what it is and how to name it, not to be loaded again."""
    epub(show / name, **{part: "<a/>"})
    ran = drama("make", show / name)
    assert ran.code == 3
    assert f"{name}: this is " in ran.err
    assert all(words in ran.err for words in says)
    assert "again" not in ran.err


def test_a_story_that_is_not_there(show, drama):
    """A misspelt name is an error, not a traceback."""
    ran = drama("make", "nowhere.txt")
    assert ran.code == 3
    assert "nowhere.txt" in ran.err


@pytest.mark.parametrize(("name", "code"), [("convert", 3), ("render", 4), ("check", 4), ("new", 8)])
def test_a_link_that_leads_to_itself(show, drama, name, code):
    """It is told of, and no traceback."""
    (show / "loop.txt").symlink_to("loop.txt")
    ran = drama(name, "loop.txt")
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("error: loop.txt")


def test_a_link_that_leads_to_itself_is_no_folder_to_write_to(show, drama):
    """It is told as any folder that cannot be written to; room on the disk is where the link is."""
    (show / "a.fountain").write_text("It rained.\n", encoding="utf-8")
    (show / "loop").symlink_to("loop")
    ran = drama("sheets", "a.fountain", "--out", "loop")
    assert (ran.code, ran.err.startswith("error: loop/")) == (8, True)
    check_room(show / "loop", 1, "stems", "")


def test_a_megabyte_in_one_paragraph(show, drama):
    """One endless paragraph is converted in seconds, every character accounted for."""
    path = show / "endless.txt"
    sentence = "“Go on,” said Mara, and the road went on" + " and on" * 30 + ". "
    path.write_text(sentence * 4_000, encoding="utf-8")
    began = time.process_time()
    ran = drama("convert", path, "--cues", "none")
    assert ran.code == 0, ran.err
    assert "100.000 %" in ran.out
    assert (
        time.process_time() - began < 30
    )  # about 4 on an idle laptop; were it the square of the length, 40 times that


def test_an_epub_with_missing_parts(show, drama):
    """Every chapter that the book lists and does not hold is named."""
    epub(
        show / "torn.epub",
        mimetype="application/epub+zip",
        **{
            "META-INF__container.xml": '<container version="1.0" '
            'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
            'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
            "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>'
            '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        },
    )
    ran = drama("make", show / "torn.epub")
    assert ran.code == 3
    assert "one.xhtml" in ran.err
    assert "two.xhtml" in ran.err


def test_a_zip_bomb(show, drama):
    """An EPUB that unpacks to gigabytes is refused before it does."""
    with zipfile.ZipFile(show / "bomb.epub", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for number in range(30):
            archive.writestr(f"{number}.xhtml", bytes(20_000_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ran = drama("make", show / "bomb.epub")
    assert ran.code == 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "it was not unpacked"


@pytest.mark.parametrize(
    ("sheet", "line", "says"),
    [
        ("narrator: {}\nroles:\n\tMARA: {}\n", 3, "tab"),
        ("roles: {MARA: !!python/object/apply:os.system ['echo hacked']}\n", 1, "tag"),
        ("roles:\n  MARA: {tone: nosuchvoice}\n  TOM: {}\nnarrator: {}\n", 2, "nosuchvoice"),
        ("roles:\n  MARA: {pitch: 99}\n", 2, "pitch"),
        ("roles:\n  MARA: {}\n  MARA: {}\n", 3, "second time"),
        ("roles:\n  MARA: {pich: 2}\n", 2, "pitch"),
    ],
)
def test_a_voice_map_that_is_wrong(show, drama, script, sheet, line, says):
    """A mistake in the voice map is named with its line, exit code 5, and the file is left as it is."""
    path = show / "voices/a.yaml"
    path.write_text(sheet, encoding="utf-8")
    ran = drama("render", script)
    assert ran.code == 5
    assert f"a.yaml:{line}" in ran.err
    assert says in ran.err
    assert path.read_text(encoding="utf-8") == sheet
    assert "hacked" not in ran.out + ran.err


def test_roles_without_a_voice_are_all_named(show, drama, script):
    """Roles the voice map does not know stop the render, all at once, with the way out."""
    (show / "voices/a.yaml").write_text("narrator: {}\n", encoding="utf-8")
    ran = drama("render", script)
    assert ran.code == 5
    assert "MARA" in ran.err
    assert "TOM" in ran.err
    assert "--propose" in ran.err


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("MRAA.pitch=2", "nobody called MRAA speaks here (did you mean 'MARA'?)"),
        ("MARA.tone=kazoo", "--set MARA.tone=kazoo: tone has no voice 'kazoo'"),
        ("MARA.pitch=99", "error: --set MARA.pitch=99: pitch: '99' is not a number from -12 to 12"),
        ("MARA.voice=oboe", "error: --set MARA.voice=oboe: 'voice' is not known here"),
        ("MARA.pitsch=none", "error: --set MARA.pitsch=none: 'pitsch' is not known here (did you mean"),
        ("MARA.like.age=grey", "error: --set MARA.like.age=grey: age: 'grey' is not known"),
        ("MARA.like.aeg=none", "error: --set MARA.like.aeg=none: 'aeg' is not known here"),
        ("MARA.like=old", "error: --set MARA.like=old: like: expected {gender: ..., age: ...}"),
        ("MARA.lock=may be", "error: --set \"MARA.lock=may be\": lock: 'may be' is neither yes nor no"),
    ],
)
def test_a_change_of_the_cast_that_cannot_be(show, drama, script, change, says):
    """A change that cannot be is told by the argument that asks for it: the voice map stays, and is right."""
    before = (show / "voices/a.yaml").read_bytes()
    ran = drama("cast", script, "--set", change)
    assert ran.code == 5
    assert says in ran.err
    assert (show / "voices/a.yaml").read_bytes() == before


def test_a_sound_that_does_not_exist(show, drama, script):
    """Every missing sound is named with its line, before anything is spoken."""
    script.write_text("AMBIENCE: rivr\n\n" + SCRIPT + "\nSOUND: dragon\n", encoding="utf-8")
    ran = drama("render", script)
    assert ran.code == 6
    assert "a.fountain:1" in ran.err
    assert "river" in ran.err
    assert "dragon" in ran.err
    assert not (show / "output").exists()


@pytest.mark.parametrize("cue", ["AMBIANCE: river", "SOUNDS: thunder", "PAUSE: soon", "PAUSE: -3"])
def test_a_cue_that_is_no_cue(show, drama, script, cue):
    """A misspelt cue is an error with its line, not a sentence for the narrator."""
    script.write_text(SCRIPT + f"\n{cue}\n", encoding="utf-8")
    ran = drama("render", script)
    assert ran.code == 4
    assert "a.fountain:11" in ran.err


def test_an_engine_that_does_not_exist(show, drama, script):
    """The name of an engine is checked, with the nearest one offered."""
    ran = drama("render", script, "--engine", "pytsx3")
    assert ran.code == 7
    assert "pyttsx3" in ran.err


def test_a_show_file_that_is_wrong(show, drama, script):
    """All mistakes of show.yaml are told at once, each with its line."""
    (show / "show.yaml").write_text(
        "engine: loud\npacing: {head_s: -1}\ncover: ../../etc/passwd\nducking: gently\ntarget: [-16, -1]\n",
        encoding="utf-8",
    )
    ran = drama("render", script)
    assert ran.code == 10
    for line in (1, 2, 3, 4, 5):
        assert f"show.yaml:{line}" in ran.err


def test_a_file_where_a_folder_should_be(show, drama):
    """A show cannot be made inside a file: exit code 8, the place, and what to do."""
    (show / "notes").write_text("mine")
    ran = drama("new", show / "notes")
    assert ran.code == 8
    assert "notes" in ran.err
    assert "hint: a file stands where a folder should be" in ran.err
    assert (show / "notes").read_text() == "mine"


def test_a_screenplay_written_to_the_folder_one_is_in(show, drama):
    """`--to .` names no file: exit code 8, and what to do."""
    (show / "a.txt").write_text("Hello.")
    ran = drama("convert", "a.txt", "--to", ".")
    assert ran.code == 8
    assert "name a file in it" in ran.err


def test_a_screenplay_that_would_be_a_folder(show, drama):
    """A screenplay is not written over a folder, and nothing is left beside it."""
    (show / "a.txt").write_text("'Hello,' said Mara. It was late.", encoding="utf-8")
    (show / "drafts").mkdir()
    ran = drama("convert", show / "a.txt", "--to", show / "drafts")
    assert ran.code == 8
    assert "hint: a folder has this name" in ran.err
    assert not (show / "drafts.origins.json").exists()
    assert leftovers(show) == []


def test_a_render_at_the_same_time(show, drama, script):
    """The second render of a show says that the first is running, and touches nothing."""
    from drama.show.project import open_project

    with open_project(script, show).rendering():
        ran = drama("render", script)
    assert ran.code == 10
    assert "already" in ran.err


def test_a_disk_that_is_full(show, drama, script):
    """Out of space: exit code 8, the old episode intact, no half file, and the next run finishes."""
    assert drama("render", script).code == 0
    finished = show / "output/a/a.mp3"
    before = finished.read_bytes()
    script.write_text(LONG, encoding="utf-8")

    def small_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    process = command("render", script, preexec_fn=small_disk)
    _, err = process.communicate(timeout=100)
    assert process.returncode == 8, err
    assert "Traceback" not in err
    assert finished.read_bytes() == before
    assert leftovers(show) == []
    assert drama("render", script).code == 0
    assert finished.read_bytes() != before


def test_an_output_that_cannot_be_replaced(show, drama, script):
    """A folder in the way of the finished file is an error with a hint; nothing is lost."""
    (show / "output/a/a.mp3").mkdir(parents=True)
    (show / "output/a/a.mp3/keep.txt").write_text("mine", encoding="utf-8")
    ran = drama("render", script)
    assert ran.code == 8
    assert "a.mp3" in ran.err
    assert (show / "output/a/a.mp3/keep.txt").read_text(encoding="utf-8") == "mine"


def test_an_output_open_elsewhere(show, drama, script):
    """A player that holds the old episode open keeps hearing it; the new one takes its name."""
    assert drama("render", script).code == 0
    finished = show / "output/a/a.mp3"
    before = finished.read_bytes()
    with finished.open("rb") as player:
        script.write_text(SCRIPT.replace("Hello", "Goodbye, everybody, goodbye"), encoding="utf-8")
        assert drama("render", script).code == 0
        assert player.read() == before
    assert finished.read_bytes() != before


@pytest.mark.slow
def test_stopped_in_the_middle(show, drama, script):
    """After Ctrl-C the next run goes on, and ends with the same bytes; `test_crash.py` has kill -9."""
    script.write_text(LONG, encoding="utf-8")
    assert drama("render", script).code == 0
    undisturbed = (show / "output/a/a.mp3").read_bytes()
    for wait_s in (0.1, 1.5):
        shutil.rmtree(show / ".drama")
        shutil.rmtree(show / "output")
        process = command("render", script)
        while not (show / ".drama").exists():
            time.sleep(0.05)
        time.sleep(wait_s)
        os.kill(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert process.returncode in (130, -signal.SIGINT, 0)
        assert "Traceback" not in err
        assert not (show / "output/a/a.mp3").exists() or process.returncode == 0
        assert drama("render", script).code == 0
        assert (show / "output/a/a.mp3").read_bytes() == undisturbed
