"""The queue of doubtful lines: listed, answered in one go, and walked in a real terminal."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from settled import corrections

from drama.adaptation import adapt
from drama.desk.manuscript import account_path, corrections_path, digest, save, undo_path
from drama.desk.revision import carried, glance_at, open_revision, revise
from drama.errors import ScriptError
from drama.script.corrections.decide import somebody, who_speaks
from drama.script.prose.cues.suggest import Ear
from drama.script.prose.model import Person
from drama.script.screenplay import read

ROOT = Path(__file__).parents[2]


SAID = (
    "I think it is the cold.", "Then we had better go.", "There was never any soup.", "Not with that hat.",
    "Somebody left the gate open.", "It will be dark by six.", "My mother said so.", "Shut the window.",
)  # fmt: skip
TOLD = "The rain went on.\n\nNobody looked up.\n\n"


@pytest.fixture
def inn(show):
    """A story of five who say well, and then eight lines that nobody could give to one of them."""
    people = ("the old woman", "Tom", "Ann", "Joe", "Mary")
    seated = "Tom, Ann, Joe, Mary and the old woman sat down. Tom yawned. Ann laughed at Joe.\n\n"
    text = seated + "".join(f"“Well,” said {one}.\n\n" for one in people)
    story = show / "inn.txt"
    story.write_text(text + "".join(f"{TOLD}“{said}”\n\n" for said in SAID), encoding="utf-8")
    save(adapt(story), show / "inn.fountain")
    return show / "inn.fountain"


def listed(drama, path):
    return json.loads(drama("doubts", path, "--list", "--json").out)


def settled(path):
    """Return what the corrections file settles: the words and the speaker of each line."""
    return [(one.anchor.said, one.speaker) for one in corrections(path).lines]


def files(path):
    every = path, account_path(path), corrections_path(path), undo_path(path)
    return {file.name: file.read_bytes() if file.exists() else None for file in every}


def test_the_least_certain_line_comes_first(river, drama):
    """Each with its place, the words it rests on, and who may speak it."""
    found = listed(drama, river)
    sure = [one["confidence"] for one in found]
    assert sure == sorted(sure)
    assert sure[-1] < 0.6
    for one in found:
        assert one["candidates"][0] == [one["speaker"], one["confidence"]]
        assert one["place"].startswith("the-river-gate.txt:")
    assert len(json.loads(drama("doubts", river, "--all", "--json").out)) > 80


def test_answers_are_given_in_one_go(river, drama):
    """Names are found however they are capitalised; the lines are in doubt no longer."""
    first, second, *rest = listed(drama, river)
    ran = drama("doubts", river, "--set", f"{first['id']}=old woman", "--set", f"{second['id']}=BRAM (V.O.)")
    assert ran.code == 0
    assert "(V.O.) is of the line, not of the name" in ran.out
    assert "another name" not in ran.out
    assert sorted(name for _, name in settled(river)) == ["Bram", "Old Woman"]
    left = {one["id"] for one in listed(drama, river)}
    assert not {first["id"], second["id"]} & left
    said = {line.words: line.role for line in read(river.read_text(encoding="utf-8"), "").lines()}
    assert said[first["said"].strip("“”")] == "OLD WOMAN"


def test_wrong_answers_are_all_told_and_nothing_is_written(river, drama):
    """Unknown ids and names, with those that are near."""
    before = files(river)
    first, second, *_ = listed(drama, river)
    wrong = first["id"][:-1] + "x"
    ran = drama(
        *("doubts", river, "--set", f"{wrong}=Mara", "--set", f"{first['id']}=Marra"),
        *("--set", f"{second['id']}=Bram"),
    )
    assert ran.code == 4
    assert f"no line has the id '{wrong}' (did you mean '{first['id']}'?)" in ran.err
    assert "nobody is called 'Marra' (did you mean 'Mara'?)" in ran.err
    assert files(river) == before
    assert drama("doubts", river, "--set", "Mara").code == 2


def test_a_name_that_two_people_have_is_listed_once():
    """Who there is, where a name is nobody's: one may be called what another is called too."""
    people = (Person("Tall Man"), Person("Rory", ("Tall Man", "the smith")))
    with pytest.raises(ScriptError) as caught:
        somebody(people, "Xavier")
    assert caught.value.problems[0].hint == "there are: Tall Man, Rory, the smith"


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("bo", "Bo"),
        ("Van  Dorn", "Van Dorn"),
        ("Ann", "Ann"),
        ("lamp", ""),
        ("Rain", ""),
        ("Bob", ""),
        ("I", ""),
    ],
)
def test_whom_the_story_names_may_speak(name, speaker):
    """Also where nobody was found to: within a sentence their name has its capital."""
    story = "Rain fell. Ann, Bo and Miss Van\nDorn sat by the lamp. Ann saw Bo, and so did I."
    if speaker:
        assert who_speaks((Person("Ann"),), name, story=story) == speaker
        return
    with pytest.raises(ScriptError, match="nobody is called"):
        who_speaks((Person("Ann"),), name, story=story)


def test_a_new_person_must_be_meant(river, drama):
    """--new lets a name in that nobody has; the cast knows them then."""
    first = listed(drama, river)[0]["id"]
    assert drama("doubts", river, "--set", f"{first}=The Miller").code == 4
    assert drama("doubts", river, "--set", f"{first}=The Miller", "--new").code == 0
    assert "The Miller" in {person.name for person in open_revision(river).people}
    assert "THE MILLER" in drama("cast", river, "--propose").out


def test_another_name_of_somebody_is_told_and_becomes_a_role_by_new(river, drama):
    """Without --new it means who has it; a narrator cannot be made of it so."""
    first = listed(drama, river)[0]["id"]
    drama("alias", river, "Bram", "the small boy")
    ran = drama("doubts", river, "--set", f"{first}=The Small Boy")
    assert "'The Small Boy' is another name of Bram; it becomes a role of its own by --new" in ran.out
    assert drama("doubts", river, "--set", f"{first}=The Small Boy", "--new").code == 0
    assert [name for _, name in settled(river)] == ["the small boy"]
    assert "THE SMALL BOY" in river.read_text(encoding="utf-8")
    drama("undo", river)
    assert "THE SMALL BOY" not in river.read_text(encoding="utf-8")
    assert "another name of Bram" in drama("narrator", river, "the small boy").out
    drama("undo", river)
    ran = drama("narrator", river, "the small boy", "--new")
    assert (ran.code, "the small boy is another name of Bram" in ran.err, "drama split" in ran.err) == (
        4,
        True,
        True,
    )


@pytest.mark.parametrize("command", [("doubts", "--set", "{}=Mal"), ("narrator", "Mal")])
def test_a_name_that_nobody_has_is_refused_with_the_way_to_make_it(river, drama, command):
    first = listed(drama, river)[0]["id"]
    what, *rest = (word.format(first) for word in command)
    ran = drama(what, river, *rest)
    assert (ran.code, "nobody is called 'Mal'" in ran.err, "--new" in ran.err) == (4, True, True)
    assert drama(what, river, *rest, "--new").code == 0


def test_thoughts_are_listed_and_settled(show, drama):
    """With --all, as a thinker may be wrong too; nobody is asked about one that the narrator has."""
    story = show / "thoughts.md"
    story.write_text(
        "Anna and Tom sat down.\n\n“No,” said Tom.\n\n*I should never have come here,* Anna thought.\n",
        encoding="utf-8",
    )
    save(adapt(story), path := show / "thoughts.fountain")
    (thought,) = [
        one for one in json.loads(drama("doubts", path, "--all", "--json").out) if one["kind"] == "thought"
    ]
    assert thought["speaker"] == "Anna"
    assert "(thoughts.md:5, a thought)" in drama("doubts", path, "--list", "--all").out
    assert drama("doubts", path, "--set", f"{thought['id']}=Tom").code == 0
    assert "TOM\n(thinking)\nI should never have come here," in path.read_text(encoding="utf-8")
    assert drama("undo", path).code == 0
    assert "ANNA\n(thinking)\nI should never" in path.read_text(encoding="utf-8")


def test_without_a_terminal_nothing_is_asked(river, drama):
    """A script that calls it is told what to use instead."""
    ran = drama("doubts", river)
    assert ran.code == 2
    assert "--list" in ran.err


def test_a_line_that_a_model_voted_on_is_doubted_as_it_is_after_the_vote(river, drama):
    """The account remembers the vote; nobody is asked again."""
    first = listed(drama, river)[0]
    account = json.loads(account_path(river).read_text(encoding="utf-8"))
    line = min((one for one in account["lines"] if "method" in one), key=lambda one: one["confidence"])
    line |= {"speaker": "Mara", "confidence": 0.9, "method": "nearby + llm"}
    account_path(river).write_text(json.dumps(account), encoding="utf-8")
    assert first["id"] not in {one["id"] for one in listed(drama, river)}
    everything = json.loads(drama("doubts", river, "--all", "--json").out)
    voted = next(one for one in everything if one["id"] == first["id"])
    assert (voted["speaker"], voted["confidence"]) == ("Mara", 0.9)


def test_votes_outlast_corrections_and_are_missed_aloud(inn, drama):
    """A correction decides lines around it anew, not those voted on; a conversion tells of them."""
    text = inn.read_text(encoding="utf-8")
    account = json.loads(account_path(inn).read_text(encoding="utf-8"))
    voted = [one for one in account["lines"] if "quotation" in one and one["confidence"] < 0.6]
    for one in voted:
        one |= {"speaker": "Old Woman", "confidence": 0.9, "method": "nearby + llm", "others": []}
    given = {one["id"] for one in voted}
    rows = text.split("\n")
    for line in read(text, "").lines():
        if line.id in given:
            rows[line.at - 2], rows[line.at - 1] = "OLD WOMAN", rows[line.at - 1].partition(" [[")[0]
    inn.write_text("\n".join(rows), encoding="utf-8")
    account["screenplay"] = digest(inn.read_bytes())
    account_path(inn).write_text(json.dumps(account), encoding="utf-8")
    name = next(
        one["id"] for one in json.loads(drama("doubts", inn, "--all", "--json").out) if SAID[3] in one["said"]
    )
    ran = drama("doubts", inn, "--set", f"{name}=Tom")
    assert ": 1 line with another speaker" in ran.out
    said = {
        line.id: line.role for line in read(inn.read_text(encoding="utf-8"), "").lines() if line.id in given
    }
    assert sorted(said.values()) == ["OLD WOMAN"] * (len(given) - 1) + ["TOM"]
    assert drama("merge", inn, "Mary", "old woman").code == 0
    said = {
        line.id: line.role for line in read(inn.read_text(encoding="utf-8"), "").lines() if line.id in given
    }
    assert sorted(said.values()) == ["MARY"] * (len(given) - 1) + ["TOM"]
    again = drama("convert", inn.with_suffix(".txt"))
    assert f"a language model's votes on {len(given) - 1} lines are not counted any more; --llm" in again.out


class Terminal:
    """`drama doubts` in a terminal of its own, as a person sees and types it."""

    def __init__(self, path):
        self._master, slave = pty.openpty()
        environment = os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "50", "NO_COLOR": ""}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "drama", "doubts", str(path)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=path.parent,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(slave, __import__("termios").TIOCSCTTY, 0),
        )
        os.close(slave)
        self._seen = ""

    def until(self, words):
        """Return what is shown up to some words, which must come within a minute."""
        limit = time.monotonic() + 15
        while words not in self._seen:
            ready, _, _ = select.select([self._master], [], [], max(0.0, limit - time.monotonic()))
            assert ready, f"no {words!r} in {self._seen!r}"
            try:
                read = os.read(self._master, 65536).decode("utf-8", "replace")
            except OSError:
                read = ""
            assert read, f"ended without {words!r}: {self._seen!r}"
            self._seen += read
        shown, _, self._seen = self._seen.partition(words)
        return shown + words

    def type(self, keys):
        os.write(self._master, keys.encode())

    def close(self):
        code = self.process.wait(timeout=60)
        os.close(self._master)
        return code


def plain(shown):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)


def test_a_walk_through_the_doubts(inn, drama):
    """A number, Enter, skip, a typed name, undo and quit, in a real terminal."""
    queue = listed(drama, inn)
    seen = Terminal(inn)
    first = seen.until("q: quit")
    assert f"\x1b[7m{queue[0]['said']}" in first
    assert f"{len(queue)} doubtful lines left" in plain(first)
    assert f"1  {queue[0]['speaker']}  {queue[0]['confidence']:.2f}" in plain(first)
    seen.type("2")
    seen.until("q: quit")
    assert settled(inn) == [(queue[0]["said"].strip("“”"), queue[0]["candidates"][1][0])]
    seen.type("\r")
    seen.until("q: quit")
    assert len(settled(inn)) == 2
    seen.type("s")
    seen.until("q: quit")
    seen.type("nold woman\r")  # typed ahead, as fast hands do
    seen.until("name: ")
    seen.until("q: quit")
    assert [name for _, name in settled(inn)][2] == "Old Woman"
    seen.type("u")
    seen.until("q: quit")
    assert len(settled(inn)) == 2
    seen.type("q")
    assert "2 lines settled" in plain(seen.until("left\r\n"))
    told = seen.until("before it\r\n")
    assert "drama undo inn.fountain takes the last answer back, once more the one before it" in plain(told)
    assert seen.close() == 0
    assert drama("undo", inn).code == 0
    assert len(settled(inn)) == 1


@pytest.mark.parametrize("last", ["\r", "s"])
def test_the_last_key_of_a_walk_is_taken_back_by_undo(inn, drama, last):
    """The walk ends with the last line, be it answered or skipped; one line tells the way back."""
    seen = Terminal(inn)
    seen.until("q: quit")
    seen.type("\r" + "s" * (len(listed(drama, inn)) - 1) if last == "s" else "\r" * len(listed(drama, inn)))
    assert "drama undo inn.fountain takes the last answer back" in plain(seen.until("answer back"))
    assert seen.close() == 0
    answers = len(settled(inn))
    assert drama("undo", inn).code == 0
    assert len(settled(inn)) == answers - 1


def test_a_key_that_sends_more_than_one_character_answers_nothing(inn, drama):
    """Delete sends a 3 among others, and a function key a q."""
    queue = listed(drama, inn)
    seen = Terminal(inn)
    seen.until("q: quit")
    for key in ("\x1b[3~", "\x1b\x1b[3~", "\x1b[1;2A", "\x1bO2P", "\x1b[[A", "\x1b1", "\x1b[3~\x1b[2~"):
        seen.type(key)
        time.sleep(0.3)
        assert settled(inn) == [], key
    seen.type("2")
    seen.until("q: quit")
    assert [name for _, name in settled(inn)] == [queue[0]["candidates"][1][0]]
    seen.type("q")
    assert seen.close() == 0


def test_nobody_listens_for_sounds_before_the_first_answer(inn, monkeypatch):
    """A walk opens in half of the time, and what it answers leaves the screenplay as it always does."""
    heard = []
    hear = Ear.hear
    monkeypatch.setattr(Ear, "hear", lambda *args: heard.append(args) or hear(*args))
    quick = glance_at(inn)
    assert not heard
    whole = open_revision(inn)
    assert heard
    assert quick.doubts() == whole.doubts()
    patch = whole.settling({whole.doubts()[0].number: "Joe"})
    after = revise(quick, patch, "doubts: Joe").revision
    assert not after.glance
    assert after.draft.text == carried(whole, after.written)[0].draft.text


def test_a_name_changed_in_an_editor_meanwhile_stays(inn, drama):
    """An answer settles first what was saved in the screenplay since the question was asked."""
    queue = listed(drama, inn)
    other = next(one for one in queue[2:] if one["said"].strip("“”") in SAID)
    revision = open_revision(inn)
    text = inn.read_text(encoding="utf-8")
    cue = re.compile(rf"^.*\n(?=.*{re.escape(other['said'].strip('“”'))})", re.MULTILINE)
    assert len(cue.findall(text)) == 1
    inn.write_text(cue.sub("PETER\n", text), encoding="utf-8")
    given = {queue[0]["id"]: "Joe"}
    numbers = {revision.ids.index(name): speaker for name, speaker in given.items()}
    after = revise(revision, revision.settling(numbers), revision.told(numbers)).revision
    said = {line.words: line.role for line in read(inn.read_text(encoding="utf-8"), "").lines()}
    assert said[other["said"].strip("“”")] == "PETER"
    assert said[queue[0]["said"].strip("“”")] == "JOE"
    assert sorted(name for _, name in settled(inn)) == ["Joe", "Peter"]
    assert other["id"] not in {doubt.id for doubt in after.doubts()}
    inn.write_text(inn.read_text(encoding="utf-8").replace("PETER", "PAUL"), encoding="utf-8")
    numbers = {after.ids.index(queue[1]["id"]): "Ann"}
    revise(after, after.settling(numbers), after.told(numbers))
    assert sorted(name for _, name in settled(inn)) == ["Ann", "Joe", "Paul"]


def test_an_answer_that_cannot_be_written_changes_nothing(inn, drama):
    """Where the account is read-only, the other files stay as they were, and nothing is to undo."""
    first = listed(drama, inn)[0]["id"]
    account_path(inn).chmod(0o444)
    before = files(inn)
    assert drama("doubts", inn, "--set", f"{first}=Joe").code == 8
    assert files(inn) == before
    account_path(inn).chmod(0o644)
    assert drama("doubts", inn, "--set", f"{first}=Joe").code == 0
    assert drama("undo", inn).code == 0
    assert files(inn) == before


def test_ctrl_c_loses_no_answer(inn):
    """What was answered is there, also after the terminal is gone for good."""
    seen = Terminal(inn)
    for count in (1, 2):
        seen.until("q: quit")
        seen.type("1")
        seen.until("left")
        assert len(settled(inn)) == count
    seen.until("q: quit")
    seen.type("\x03")
    seen.until("2 lines settled")
    seen.close()
    seen = Terminal(inn)
    seen.until("q: quit")
    seen.type("1")
    seen.until("left")
    seen.process.kill()
    seen.close()
    assert len(settled(inn)) == 3


def test_a_new_name_is_asked_about_first(river):
    """A typing error makes nobody new."""
    seen = Terminal(river)
    seen.until("q: quit")
    seen.type("n")
    seen.until("name: ")
    seen.type("The Miller\r")
    seen.until("any other key: back")
    seen.type("x")
    seen.type("n")
    seen.until("name: ")
    seen.type("The Miller\r")
    seen.until("any other key: back")
    seen.type("y")
    seen.until("q: quit")
    assert [name for _, name in settled(river)] == ["The Miller"]
    seen.type("q")
    assert seen.close() == 0
