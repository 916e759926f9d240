"""Corrections: kept beside the screenplay, found again in an edited story, and taken back step by step."""

import re
import time
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from edited import dice, edit, opened, paragraphs_of, plain, standing
from settled import corrections

from drama.desk.manuscript import account_path, corrections_path, digest, is_edited, undo_path
from drama.desk.redrafting import draft_of, redraft_line
from drama.desk.revision import open_revision, revise
from drama.desk.undoing import undo
from drama.errors import ScriptError
from drama.script.corrections.decide import near, somebody
from drama.script.corrections.model import Anchor, Correction, Corrections, Placed
from drama.script.corrections.place import place, placed_elsewhere
from drama.script.corrections.recast import recast
from drama.script.corrections.sheet import parse_corrections, patched, reanchored, reverse
from drama.script.corrections.stream import Stream, anchors, ids, stream
from drama.script.model import fold
from drama.script.prose.model import Attribution, Person, Reading
from drama.script.screenplay import read
from drama.story.model import Span

ROOT = Path(__file__).parents[2]
SHORT = sorted((ROOT / "data/speakers/dev").glob("*.txt"))
LONG = sorted((ROOT / "data/speakers/novels").glob("the-wind-in-the-willows-*.txt"))


def everything_settled(story, quotations):
    """Return a correction for every spoken quotation, whose speaker is its number."""
    words = stream(story, quotations)
    names, known_by = ids(words), anchors(words)
    return [
        Correction(names[number], str(number), known_by[number])
        for number, quotation in enumerate(quotations)
        if quotation.kind != "not_speech" and words.said(number)
    ]


def fate(path, folder, seeds):
    """Return how many corrections of a story stand in its edited versions, are kept, and are misplaced."""
    paragraphs = paragraphs_of(plain(path.read_text(encoding="utf-8")))
    story, quotations, said = opened(folder / "story.txt", paragraphs)
    settled = everything_settled(story, quotations)
    stand, kept, wrong = 0, 0, []
    for seed in seeds:
        after, found, said_now = opened(folder / "edited.txt", edit(paragraphs, dice(seed)))
        truth = standing(said, said_now)
        placed = {int(one.speaker): number for number, one in place(settled, stream(after, found)).kept}
        expected = {int(one.speaker) for one in settled} & truth.keys()
        stand += len(expected)
        kept += sum(placed.get(old) == truth[old] for old in expected)
        wrong += [(path.name, seed, old) for old, new in placed.items() if truth.get(old) != new]
    return stand, kept, wrong


@pytest.mark.parametrize(("paths", "seeds"), [(SHORT, 2), (LONG, 1)], ids=["short stories", "a novel"])
def test_corrections_outlive_edits_of_the_story(paths, seeds, tmp_path):
    """With 3 % of the words edited, and paragraphs moved, added and gone, 99 % are kept, none misplaced."""
    fates = [fate(path, tmp_path, range(seeds)) for path in paths]
    stand, kept = sum(one[0] for one in fates), sum(one[1] for one in fates)
    assert stand > 900
    assert kept / stand >= 0.99, f"{kept} of {stand}"
    assert [wrong for one in fates for wrong in one[2]] == []


@pytest.mark.parametrize("path", SHORT, ids=lambda path: path.stem)
def test_in_an_unchanged_story_every_correction_is_kept(path, tmp_path):
    """However often the same words are said."""
    story, quotations, _ = opened(tmp_path / "a.txt", paragraphs_of(plain(path.read_text(encoding="utf-8"))))
    settled = everything_settled(story, quotations)
    placed = place(settled, stream(story, quotations))
    assert placed.settled == {int(one.speaker): one.speaker for one in settled}
    assert placed.lost == ()


def reading(*rows, people=()):
    """Return a reading of attributions (speaker, evidence words, others), and the text of the evidence."""
    text, found = "", []
    for speaker, evidence, *others in rows:
        span = Span(len(text), len(text) + len(evidence))
        text += evidence + "\n"
        found.append(Attribution(speaker, 0.5, "said X", span, tuple(others)))
    return Reading((), tuple(found), tuple(people)), text


def speakers(found):
    return [one.speaker for one in found.attributions]


def test_merged_people_share_names_and_certainty():
    """Two that were rivals for a line are more certain together, and the one who goes leaves a name."""
    before, text = reading(
        ("Captain", "the captain said", ("Voss", 0.25), ("Mara", 0.1)),
        ("Mara", "said Mara", ("Captain", 0.2)),
        people=[Person("Voss", ("Captain Voss",)), Person("Captain", (), "male"), Person("Mara")],
    )
    after = recast(before, Corrections(merge=(("Captain", "Voss"),)), text)
    assert speakers(after) == ["Voss", "Mara"]
    assert after.attributions[0].confidence == pytest.approx(0.75)
    assert after.attributions[0].others == (("Mara", 0.1),)
    assert after.attributions[1].others == (("Voss", 0.2),)
    assert after.people == (Person("Voss", ("Captain Voss", "Captain"), "male"), Person("Mara"))


def test_a_split_name_takes_the_lines_said_under_it():
    """A line whose evidence has the fuller name stays."""
    before, text = reading(
        ("Captain Voss", "said Captain Voss"),
        ("Captain Voss", "the captain said"),
        ("Captain Voss", "he said"),
        people=[Person("Captain Voss", ("Captain", "Voss"))],
    )
    after = recast(before, Corrections(split=(("Captain", "Captain Voss"),)), text)
    assert speakers(after) == ["Captain Voss", "Captain", "Captain Voss"]
    assert after.people == (Person("Captain Voss", ("Voss",)), Person("Captain"))


def test_an_alias_moves_what_is_said_under_it():
    """Somebody's alias that is given to another is theirs from then on."""
    before, text = reading(
        ("Bram", "the boy said"),
        ("Bram", "said Bram"),
        people=[Person("Bram", ("Boy",)), Person("Tobin")],
    )
    after = recast(before, Corrections(alias=(("Boy", "Tobin"),)), text)
    assert speakers(after) == ["Tobin", "Bram"]
    assert after.people == (Person("Bram"), Person("Tobin", ("Boy",)))


@pytest.mark.parametrize(("told", "typed"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_is_the_same_however_its_accents_are_written(told, typed):
    """A Mac writes two letters where other systems write one, in a story or in a command."""
    jose, chloe = (normalize(told, name) for name in ("José", "Chloé"))
    before, text = reading((jose, f"said {jose}"), (jose, f"{chloe} said"), people=[Person(jose, (chloe,))])
    assert somebody(before.people, normalize(typed, "JOSÉ")) == jose
    assert near(before.people, normalize(typed, "josé")) == ""
    after = recast(before, Corrections(split=((normalize(typed, "Chloé"), normalize(typed, "José")),)), text)
    assert [fold(name) for name in speakers(after)] == [fold(jose), fold(chloe)]
    after = recast(after, Corrections(merge=((chloe, normalize(typed, "José")),)), text)
    assert speakers(after) == [jose, jose]


def test_the_narrator_gets_a_name_and_nobody_loses_a_tagged_line():
    """Whoever says "I said" was mistaken for Tom; the lines that name Tom stay his."""
    before, text = reading(
        ("Tom", "I said"),
        ("Tom", "I asked"),
        ("Tom", "said Tom"),
        people=[Person("Tom"), Person("Jane", (), "female")],
    )
    after = recast(before, Corrections(narrator="Jane"), text)
    assert speakers(after) == ["Jane", "Jane", "Tom"]
    unnamed, text = reading(("I", "I said"), people=[Person("I")])
    assert recast(unnamed, Corrections(narrator="Jane"), text).people == (Person("Jane"),)


def test_decisions_about_people_who_are_gone_change_nothing():
    """An edited story may have lost somebody."""
    before, text = reading(("Mara", "said Mara"), people=[Person("Mara")])
    gone = Corrections(merge=(("A", "B"),), alias=(("C", "D"),), split=(("E", "F"),))
    assert recast(before, gone, text) == before


def test_the_file_says_what_is_wrong_and_where():
    """All problems at once, each with its line."""
    text = "merge: {A: B, B: A}\nlines:\n  Q1: {said: Hello}\n  Q2: {speakr: Mara}\nnarator: Jane\n"
    with pytest.raises(ScriptError) as fault:
        parse_corrections(text, "a.corrections.yaml")
    told = str(fault.value)
    assert "a.corrections.yaml:1: merge: 'A' would become itself" in told
    assert "a.corrections.yaml:3: Q1 has no speaker" in told
    assert "a.corrections.yaml:4: 'speakr' is not known here (did you mean 'speaker'?)" in told
    assert "a.corrections.yaml:5: 'narator' is not known here (did you mean 'narrator'?)" in told


def test_comments_in_the_file_survive():
    """A change touches nothing else."""
    text = "# mine\nnarrator: Jane  # she is\n\nlines:\n  # the hard one\n  Q1: {speaker: Mara, said: Yes.}\n"
    line = {"speaker": "Tobin", "said": "No: never."}
    edited = patched(text, {"lines": {"Q2": line}}, "a")
    assert edited.startswith(text.rstrip("\n"))
    assert [one.speaker for one in parse_corrections(edited, "a").lines] == ["Mara", "Tobin"]


@pytest.mark.parametrize("end", ["\u2028", "\x85", "\r\n", "\r", "\n"])
def test_a_line_is_found_on_its_row_whatever_ends_the_rows(end):
    """YAML ends rows at characters that editors show as nothing."""
    row = "  Q1: {speaker: Mara, said: So., after: she said, before: then}"
    text = f"narrator: 'J{end} K'\nlines:\n{row}  # hers{end}  # a\n"
    after = reanchored(text, {"Q1": Anchor("So.", "he said", "then")}, "a")
    assert after == text.replace("she said", "he said")


def test_lines_told_in_the_rest_of_a_long_story_are_looked_up_at_once():
    """The time grows with the story and with the lines, not with their product."""
    words = tuple(f"w{number}" for number in range(30_000))
    lines = [
        Correction(str(nth), "Mara", Anchor(" ".join(words[nth : nth + 20])), told=True)
        for nth in range(29_000, 29_300)
    ]
    gone = [
        Correction("g", "Mara", Anchor("w1 w2 w3 w5"), told=True),
        Correction("h", "Mara", Anchor("nobody said"), told=True),
    ]
    started = time.process_time()
    placed = placed_elsewhere(Placed(lost=(*lines, *gone)), Stream("", words, (), (), (), ()))
    assert time.process_time() - started < 1
    assert (placed.elsewhere, placed.lost) == (tuple(lines), tuple(gone))


def number_of(revision, words):
    """Return the number of the first quotation that contains `words`."""
    text = revision.adaptation.story.text
    spans = revision.adaptation.reading.quotations
    return next(n for n, one in enumerate(spans) if words in text[one.start : one.end])


def settle(path, words, speaker):
    revision = open_revision(path)
    return revise(revision, revision.settling({number_of(revision, words): speaker}), words)


def files(path):
    """Return the bytes of everything that a correction may change, and of its history."""
    every = path, account_path(path), corrections_path(path), undo_path(path)
    return {file.name: file.read_bytes() if file.exists() else None for file in every}


def roles(path):
    return {line.words: line.role for line in read(path.read_text(encoding="utf-8"), "").lines()}


def test_every_step_can_be_taken_back_to_the_byte(river, drama):
    """Undo, again and again, leads through the same files backwards."""
    seen = [files(river)]
    for command in (
        ("merge", river, "Captain Voss", "Sergeant Ibbs"),
        ("alias", river, "Bram", "the small boy"),
        ("doubts", river, "--set", f"{open_revision(river).doubts()[0].id}=Mara"),
        ("split", river, "Captain Voss", "Sergeant Ibbs"),
    ):
        assert drama(*command).code == 0
        seen.append(files(river))
        assert seen[-1] != seen[-2]
    for before in reversed(seen[:-1]):
        assert drama("undo", river).code == 0
        assert files(river) == before
    ran = drama("undo", river)
    assert (ran.code, "there is nothing to undo" in ran.err) == (4, True)


def bare(row):
    """Return a row of a screenplay without a note of doubt."""
    return row.partition(" [[speaker?")[0]


def is_cue(row):
    return row.isupper()


def edited_by_hand(path):
    """Make the edits a writer makes: a cue, other words, a line that goes, a note of their own."""
    text = path.read_text(encoding="utf-8")
    text = text.replace("MARA\n(shouting)\nPost!\n\n", "")
    text = text.replace("OLD WOMAN\nYou shouted at my river.", "OLD WOMAN (O.S.)\nYou shouted at my river!")
    text = text.replace("# Chapter Two", "[[check this]]\n\nSOUND: thunder, near\n\n# Chapter Two")
    path.write_text(text, encoding="utf-8")
    return text.split("\n")


def test_in_a_screenplay_edited_by_hand_only_the_line_changes(river):
    """The name over it and its note of doubt, and those of lines it teaches; undo brings them back."""
    before = edited_by_hand(river)
    revised = settle(river, "Read me the name", "Mara")
    after = river.read_text(encoding="utf-8").split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert roles(river)["Read me the name,"] == "MARA"
    assert changed
    assert all(is_cue(old) and is_cue(new) or bare(old) == bare(new) for old, new in changed)
    assert revised.changed >= 1
    assert is_edited(river)
    undo(river)
    assert river.read_text(encoding="utf-8").split("\n") == before


def test_undo_after_an_edit_by_hand_keeps_the_edit(river):
    """The correction goes, what the writer wrote since stays."""
    settle(river, "Read me the name", "Mara")
    before = edited_by_hand(river)
    undo(river)
    after = river.read_text(encoding="utf-8").split("\n")
    assert "Read me the name," in map(bare, after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed
    assert all(is_cue(old) and is_cue(new) or bare(old) == bare(new) for old, new in changed)


def spoken(path, words, speaker):
    """Give a line to somebody as `drama edit --speaker` does."""
    line = next(line for line in read(path.read_text(encoding="utf-8"), "").lines() if line.words == words)
    redraft_line(path, line.id, replace(draft_of(path, line), role=speaker))


def said(path):
    """Return what the corrections file settles: who says what."""
    return {one.anchor.said: one.speaker for one in corrections(path).lines}


AGAIN, TURNIP, MINE = (
    "Again! Put your boots into it!",
    "I could make you another.",
    "You shouted at my river.",
)


def test_after_a_conversion_every_undo_takes_back_its_own_step(river, drama):
    """A conversion writes down who speaks an edited line; undo takes that back with the edit, no other."""
    seen = [(river.read_text(encoding="utf-8"), said(river))]
    for step in (
        lambda: settle(river, AGAIN, "Tobin"),
        lambda: settle(river, TURNIP, "Tobin"),
        lambda: spoken(river, MINE, "Bram"),
    ):
        step()
        seen.append((river.read_text(encoding="utf-8"), said(river)))
    drama("convert", river.with_suffix(".txt"), "--replace")
    assert said(river)[MINE] == "Bram"
    for before in reversed(seen[:-1]):
        undo(river)
        assert (river.read_text(encoding="utf-8"), said(river)) == before
    assert drama("convert", river.with_suffix(".txt")).code == 0
    assert river.read_text(encoding="utf-8") == seen[0][0]


def test_an_edit_undone_after_a_conversion_leaves_what_was_settled_before(river, drama):
    """By `drama doubts`, also where an edit before it says otherwise in the screenplay."""
    settle(river, MINE, "Tobin")
    spoken(river, MINE, "Bram")
    spoken(river, MINE, "Mara")
    drama("convert", river.with_suffix(".txt"), "--replace")
    assert (said(river)[MINE], roles(river)[MINE]) == ("Mara", "MARA")
    for role in ("BRAM", "TOBIN"):
        undo(river)
        assert (said(river)[MINE], roles(river)[MINE]) == ("Tobin", role)
    undo(river)
    assert (said(river), roles(river)[MINE]) == ({}, "OLD WOMAN")


def test_a_correction_undone_leaves_what_was_settled_by_hand(river):
    """In the screenplay before it, and since."""
    spoken(river, MINE, "Bram")
    settle(river, AGAIN, "Tobin")
    text = river.read_text(encoding="utf-8").replace("MARA\n(shouting)\nPost!", "TOBIN\n(shouting)\nPost!")
    river.write_text(text, encoding="utf-8")
    undo(river)
    assert (roles(river)[MINE], roles(river)["Post!"]) == ("BRAM", "TOBIN")
    assert said(river) == {MINE: "Bram", "Post!": "Tobin"}
    undo(river)
    assert (roles(river)[MINE], roles(river)["Post!"]) == ("OLD WOMAN", "TOBIN")
    assert said(river) == {"Post!": "Tobin"}


def test_an_edit_is_undone_where_its_line_is_now(river, drama):
    """Of many rows with the same name, the one over its words."""
    spoken(river, MINE, "Bram")
    story = river.with_suffix(".txt")
    words = story.read_text(encoding="utf-8")
    more = "".join(f"“Number {nth},” said Bram.\n\n" for nth in range(9))
    at = words.index("“You shouted at my river")
    at = words.rindex("\n\n", 0, at) + 2
    story.write_text(words[:at] + more + words[at:], encoding="utf-8")
    drama("convert", story, "--replace")
    undo(river)
    assert roles(river)[MINE] == "OLD WOMAN"
    assert {roles(river)[f"Number {nth},"] for nth in range(9)} == {"BRAM"}


def test_a_name_changed_by_hand_is_settled(river, drama):
    """Converting an edited story anew keeps it, and says how many are kept and lost."""
    text = river.read_text(encoding="utf-8")
    text = text.replace("OLD WOMAN\nYou shouted at my river.", "TOBIN\nYou shouted at my river.")
    river.write_text(text, encoding="utf-8")
    story = river.with_suffix(".txt")
    words = story.read_text(encoding="utf-8")
    story.write_text(
        words.replace("You shouted at my river", "You shouted at my poor river"), encoding="utf-8"
    )
    ran = drama("convert", story, "--replace")
    assert "1 correction of yours kept, 0 lost" in ran.out
    assert roles(river)["You shouted at my poor river."] == "TOBIN"
    assert drama("convert", story).code == 0
    assert roles(river)["You shouted at my poor river."] == "TOBIN"


def test_a_line_said_more_than_once_and_settled_again_is_taken_back():
    """Its count is a number again, also where the file was changed since."""
    before = "lines:\n  Q1: {speaker: Tom, said: x, among: 2}\n"
    patch = {"lines": {"Q1": {"speaker": "Ann", "said": "x", "among": 2}}}
    assert patched(patched(before, patch, ""), reverse(before, patch), "") == before


STEP = """Two men were waiting on the step, and one of them was Mr. Harris.

"Evening," said the sergeant.

"Somebody has been at the boats," said Harris.

"Nobody said it was you," said Sergeant Harris.

"Well?" said Beth.

"Come inside."
"""
HARRIS, SERGEANT, BOATS = "MR. HARRIS", "SERGEANT HARRIS", "Somebody has been at the boats,"


@pytest.fixture
def step(show, drama):
    """A screenplay in which two men are taken for one, by whose other name a line is called by hand."""
    story, path = show / "step.txt", show / "step.fountain"
    story.write_text(STEP, encoding="utf-8")
    drama("convert", story)
    assert roles(path)["Evening,"] == HARRIS
    path.write_text(path.read_text(encoding="utf-8").replace(HARRIS, SERGEANT, 1), encoding="utf-8")
    return path


def test_another_name_of_somebody_written_by_hand_is_a_role_of_its_own(step, drama):
    """Whatever is settled or converted next, no other line changes, and the writer can change it again."""
    before = roles(step)
    assert settle(step, "Come inside", "Beth").changed == 1
    assert roles(step) == before | {"Come inside.": "BETH"}
    assert said(step) == {"Evening,": "Sergeant Harris", "Come inside.": "Beth"}
    undo(step)
    assert roles(step) == before
    assert "1 correction of yours kept, 0 lost" in drama("convert", step.with_suffix(".txt"), "--replace").out
    assert (roles(step), said(step)) == (before, {"Evening,": "Sergeant Harris"})
    step.write_text(step.read_text(encoding="utf-8").replace(SERGEANT, HARRIS), encoding="utf-8")
    drama("convert", step.with_suffix(".txt"), "--replace")
    assert (said(step), roles(step)["Evening,"]) == ({"Evening,": "Mr. Harris"}, HARRIS)


def test_somebody_renamed_all_through_a_screenplay_stays_so(step):
    text = re.sub(f"^({SERGEANT}|{HARRIS})$", "HARRIS", step.read_text(encoding="utf-8"), flags=re.MULTILINE)
    step.write_text(text, encoding="utf-8")
    before = roles(step)
    settle(step, "Come inside", "Beth")
    assert roles(step) == before | {"Come inside.": "BETH"}


def test_two_that_were_parted_by_hand_can_be_joined_and_split(step, drama):
    """A merge, an alias or a split decides about all that is said under a name; undo parts them again."""
    before = roles(step)
    one, other = "Mr. Harris", "Sergeant Harris"
    for command, evening in (("merge", HARRIS), ("alias", HARRIS), ("split", SERGEANT)):
        assert drama(command, step, one, other).code == 0
        assert roles(step)["Evening,"] == evening
        assert (roles(step)["Nobody said it was you,"] == SERGEANT) is (command == "split")
        drama("undo", step)
        assert roles(step) == before


def test_a_cue_written_by_hand_outlasts_an_earlier_merge(step, drama):
    """Who was merged into somebody keeps a line that is given to them later, by whatever way."""
    drama("convert", step.with_suffix(".txt"), "--replace")
    drama("merge", step, "Beth", "Mr. Harris")
    line = next(line.id for line in read(step.read_text(encoding="utf-8"), "").lines() if line.words == BOATS)
    assert drama("edit", step, line, "--speaker", "Mr. Harris", "--new").code == 0
    before = roles(step)
    assert before[BOATS] == HARRIS
    drama("convert", step.with_suffix(".txt"), "--replace")
    assert roles(step) == before
    name = open_revision(step).ids[number_of(open_revision(step), "Nobody said")]
    assert drama("doubts", step, "--set", f"{name}=mr. harris").code == 0
    assert roles(step) == before | {"Nobody said it was you,": HARRIS}
    drama("merge", step, "Beth", "Mr. Harris")
    assert set(roles(step).values()) == {"NARRATOR", "BETH", SERGEANT}


def test_a_speaker_settled_before_an_edit_is_back_after_its_undo(step, drama):
    """Also one who goes by another's name."""
    drama("convert", step.with_suffix(".txt"), "--replace")
    spoken(step, "Evening,", "Beth")
    drama("convert", step.with_suffix(".txt"), "--replace")
    assert roles(step)["Evening,"] == "BETH"
    undo(step)
    drama("convert", step.with_suffix(".txt"), "--replace")
    assert roles(step)["Evening,"] == SERGEANT


BUS = """Priya checked her phone.

Dev: u there yet

"Well?" said Tom.

Delivered.

"Soon," said Priya.

Delivered.
"""
TEXT = "Dev: u there yet"


HALF = """Anna and Bert and Cora sat in the kitchen. Bert was cross with Cora, and Cora was cross with Bert.

"Nice day," said Anna.

"Friday?" said Bert, and put down his cup. "Saturday, you goose."

"Well," said Cora, "that is that."
"""


def test_of_two_halves_of_a_speech_only_the_one_changed_by_hand_changes(show, drama):
    """The other half stays whose it is, through corrections of others and a new conversion."""
    path = show / "half.fountain"
    path.with_suffix(".txt").write_text(HALF, encoding="utf-8")
    assert drama("convert", path.with_suffix(".txt")).code == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("BERT\nSaturday", "CORA\nSaturday"), encoding="utf-8")
    for command in (("alias", path, "Anna", "Annie"), ("convert", path.with_suffix(".txt"), "--replace")):
        assert drama(*command).code == 0
        assert (roles(path)["Friday?"], roles(path)["Saturday, you goose."]) == ("BERT", "CORA")


def test_an_answer_for_one_half_of_a_speech_names_the_other(show, drama):
    """Both are given to whoever is named, and both are told."""
    path = show / "half.fountain"
    path.with_suffix(".txt").write_text(HALF, encoding="utf-8")
    drama("convert", path.with_suffix(".txt"))
    revision = open_revision(path)
    name = revision.ids[number_of(revision, "Saturday, you goose.")]
    ran = drama("doubts", path, "--set", f"{name}=Cora")
    assert "2 lines with another speaker\n  also CORA: Friday?\n" in ran.out
    assert (roles(path)["Friday?"], roles(path)["Saturday, you goose."]) == ("CORA", "CORA")


@pytest.fixture
def bus(show, drama):
    """A screenplay of a story with text messages, which no quotation marks set apart."""
    story, path = show / "bus.txt", show / "bus.fountain"
    story.write_text(BUS, encoding="utf-8")
    drama("convert", story)
    return path


def named_by_hand(path, words, name):
    """Put a name over a paragraph, as a writer does in an editor."""
    before, found, after = path.read_text(encoding="utf-8").rpartition(f"\n{words}\n")
    path.write_text(f"{before}\n{name}{found}{after}", encoding="utf-8")


def test_narration_given_to_somebody_is_theirs_in_an_edited_story(bus, drama):
    """Named by hand or by a command, also one of two that say the same; undo takes a command back."""
    spoken(bus, TEXT, "Dev")
    named_by_hand(bus, "Delivered.", "PRIYA")
    played = [(line.role, line.words) for line in read(bus.read_text(encoding="utf-8"), "").lines()]
    assert [role for role, words in played if words == "Delivered."] == ["NARRATOR", "PRIYA"]
    story = bus.with_suffix(".txt")
    story.write_text(BUS.replace("checked", "looked at"), encoding="utf-8")
    again = [(role, words.replace("checked", "looked at")) for role, words in played]
    for options in (["--replace"], []):
        assert "2 corrections of yours kept, 0 lost" in drama("convert", story, *options).out
        assert [(one.role, one.words) for one in read(bus.read_text(encoding="utf-8"), "").lines()] == again
    assert said(bus) == {TEXT: "Dev", "Delivered.": "Priya"}
    undo(bus)
    assert (said(bus), roles(bus)[TEXT]) == ({"Delivered.": "Priya"}, "NARRATOR")


def test_narration_given_to_somebody_is_corrected_as_other_lines_are(bus, drama):
    """By the next correction, by its id and by a merge; given back by hand it is the narrator's again."""
    spoken(bus, TEXT, "Dev")
    before = roles(bus)
    settle(bus, "Soon", "Tom")
    assert roles(bus) == before | {"Soon,": "TOM"}
    (name,) = [one.id for one in open_revision(bus).doubts(everything=True) if one.said == TEXT]
    for command in (("doubts", "--set", f"{name}=Tom"), ("merge", "Tom", "Dev")):
        assert drama(command[0], bus, *command[1:]).code == 0
        assert roles(bus)[TEXT] == "TOM"
        undo(bus)
        assert roles(bus)[TEXT] == "DEV"
    bus.write_text(bus.read_text(encoding="utf-8").replace("DEV\n", ""), encoding="utf-8")
    drama("convert", bus.with_suffix(".txt"), "--replace")
    assert roles(bus) == before | {"Soon,": "TOM", TEXT: "NARRATOR"}


def test_narration_given_to_somebody_and_gone_from_the_story_is_told(bus, drama):
    """It finds no quotation in its place that says the same, and comes back with its line."""
    spoken(bus, TEXT, "Dev")
    story = bus.with_suffix(".txt")
    drama("convert", story, "--replace")
    story.write_text(BUS.replace(TEXT, f"“{TEXT},” said Tom."), encoding="utf-8")
    ran = drama("convert", story)
    assert f"not found any more: Dev: {TEXT}" in ran.out
    story.write_text(BUS, encoding="utf-8")
    drama("convert", story)
    assert roles(bus)[TEXT] == "DEV"


CHAPTERS = """Anna and Tom sat down. Joe came in.

“No.”

“Yes.”

# The Rain

The rain fell.

“Go.”

---

“Yes.”

# The Night

“Yes.”
"""


@pytest.mark.parametrize("nth", range(1, 6))
def test_a_line_edited_beside_a_heading_is_in_doubt_no_longer(show, drama, nth):
    """Few words, said more than once, are told by their neighbours; the screenplay lacks some of them."""
    story, path = show / "chapters.md", show / "chapters.fountain"
    story.write_text(CHAPTERS, encoding="utf-8")
    drama("convert", story)
    name = [line.id for line in read(path.read_text("utf-8"), "").lines() if line.role != "NARRATOR"][nth - 1]
    assert drama("edit", path, name, "--speaker", "Zebedee").code == 0
    found = {one.number: (one.speaker, one.method) for one in open_revision(path).doubts(everything=True)}
    assert found[nth - 1] == ("Zebedee", "you")
    drama("convert", story, "--replace")
    assert "ZEBEDEE" in path.read_text(encoding="utf-8")


def test_a_correction_whose_line_is_gone_is_told_and_kept(river, drama):
    """It stays in the file, and works again when its line comes back."""
    settle(river, "You shouted at my river", "Tobin")
    story = river.with_suffix(".txt")
    words = story.read_text(encoding="utf-8")
    story.write_text(words.replace("“You shouted at my river.”", "She said nothing."), encoding="utf-8")
    ran = drama("convert", story)
    assert "0 corrections of yours kept, 1 lost" in ran.out
    assert "not found any more: Tobin: You shouted at my river." in ran.out
    story.write_text(words, encoding="utf-8")
    assert "1 correction of yours kept, 0 lost" in drama("convert", story).out
    assert roles(river)["You shouted at my river."] == "TOBIN"


def test_converting_brings_what_a_line_is_found_by_up_to_date(river, drama):
    """Small edits add up; the file follows them and keeps its comments."""
    settle(river, "You shouted at my river", "Tobin")
    path = corrections_path(river)
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "  # sure\n", encoding="utf-8")
    story = river.with_suffix(".txt")
    words = story.read_text(encoding="utf-8")
    story.write_text(words.replace("You shouted at my river", "You yelled at my river"), encoding="utf-8")
    drama("convert", story)
    (line,) = parse_corrections(path.read_text(encoding="utf-8"), "").lines
    assert (line.speaker, line.anchor.said) == ("Tobin", "You yelled at my river.")
    assert path.read_text(encoding="utf-8").endswith("}  # sure\n")


def test_make_and_check_know_what_is_settled(river, drama):
    """The episode has the corrected speaker, and check counts it as yours."""
    settle(river, "Read me the name", "Mara")
    drama("convert", river.with_suffix(".txt"))
    assert "1 by you" in drama("check", river).out
    assert roles(river)["Read me the name,"] == "MARA"


@pytest.mark.parametrize("moment", range(4))
def test_a_step_cut_short_loses_nothing(river, monkeypatch, moment):
    """Ctrl-C at any write leaves whole files, and undo leads back to where the step began."""
    settle(river, "You frightened me", "Tobin")
    before = files(river)
    calls = iter(range(100))

    def stop(_):
        if next(calls) == moment:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("drama.files.os.fsync", stop)
        with pytest.raises(KeyboardInterrupt):
            settle(river, "You shouted at my river", "Tobin")
    if moment:
        undo(river)
    assert files(river) == before
    assert settle(river, "You shouted at my river", "Tobin").changed >= 1


def test_a_story_that_was_moved_away_is_missed_by_name(river, drama):
    """The message says where it should be and what to do."""
    river.with_suffix(".txt").unlink()
    ran = drama("doubts", river, "--list")
    assert ran.code == 4
    assert "the-river-gate.txt: the story this was made from is not there" in ran.err


def test_a_screenplay_made_with_other_help_keeps_it(river):
    """What a model voted for stays, though the rules alone say otherwise; the line asked for changes."""
    voted = river.read_text(encoding="utf-8").replace("OLD WOMAN\nYou shouted", "BRAM\nYou shouted")
    account = account_path(river).read_text(encoding="utf-8")
    river.write_text(voted, encoding="utf-8")
    assert '"speaker": "Old Woman"' in account
    row = next(row for row in account.split("\n") if roles_id(river, "You shouted at my river.") in row)
    account = account.replace(row, row.replace('"speaker": "Old Woman"', '"speaker": "Bram"'))
    made = digest(river.read_bytes())
    account_path(river).write_text(
        re.sub(r'"screenplay": "\w+"', f'"screenplay": "{made}"', account), "utf-8"
    )
    assert not is_edited(river)
    settle(river, "Read me the name", "Mara")
    assert roles(river)["You shouted at my river."] == "BRAM"
    assert roles(river)["Read me the name,"] == "MARA"
    assert not is_edited(river)


def roles_id(path, words):
    return next(line.id for line in read(path.read_text(encoding="utf-8"), "").lines() if line.words == words)
