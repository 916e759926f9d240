"""The verbatim invariant: every character spoken or listed, nothing added, whatever is typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tales import story

from drama.errors import VerbatimError
from drama.script.check import account
from drama.script.prose.convert import convert
from drama.script.prose.model import Attribution, Reading
from drama.script.prose.quotes import find
from drama.story.model import Aside, Chapter, Scene, Span, Story, spoken

TALE = '"Run," she said, "now!"\n\nThe lamp _shone_ all night.\n\n"Too late," he whispered.'
PEOPLE = (("Mara", 0.9), ("Tom", 0.4), (None, 0.0))


def converted(tale):
    """Return the story converted, its quotations handed to a few people in turn."""
    quotations = find(tale)
    attributions = tuple(Attribution(*PEOPLE[n % len(PEOPLE)], "turns") for n in range(len(quotations)))
    return convert(tale, Reading(quotations, attributions, ()))


def with_first_line(script, **changes):
    """Return the script with its first line changed."""
    chapter = script.chapters[0]
    scene = chapter.scenes[0]
    beats = (replace(scene.beats[0], **changes), *scene.beats[1:])
    scenes = (replace(scene, beats=beats), *chapter.scenes[1:])
    return replace(script, chapters=(replace(chapter, scenes=scenes), *script.chapters[1:]))


def test_the_account_adds_up():
    """Spoken and silent characters are all the story's visible ones, counted by reason."""
    tale = story(TALE)
    found = account(tale, converted(tale))
    assert found.total == len("".join(TALE.split()))
    assert found.spoken + sum(count for _, count in found.silent) == found.total
    assert dict(found.silent) == {"quotation mark": 6, "markup": 2}
    assert str(found).startswith(f"100.000 % of {found.total} characters accounted for: ")
    assert found.unspoken == ()


def test_asides_are_listed():
    """What the reader set aside is in the account with its reason, place and first words."""
    whole = story("Chapter One\n\nThe rain stopped.")
    heading, body = whole.paragraphs()
    aside = Aside(heading.start, heading.end, "heading", heading.place)
    tale = Story("", "", whole.text, (Chapter("", (Scene((body,)),), body.place),), (aside,), "story.txt")
    found = account(tale, converted(tale))
    (one,) = found.unspoken
    assert (one.reason, one.place.line, one.characters, one.preview) == ("heading", 1, 10, "Chapter One")


def test_a_character_that_is_not_the_storys_is_found():
    """One letter added to a line stops the run and names the place."""
    tale = story(TALE)
    made = converted(tale)
    forged = replace(made, script=with_first_line(made.script, words="Run!"))
    with pytest.raises(
        VerbatimError, match=r"story.txt:1: the script says 'Run!' where the story says 'Run,'"
    ):
        account(tale, forged)


def test_a_character_that_is_lost_is_found():
    """One letter cut from a line's stretch, and from its words, is still missed."""
    tale = story(TALE)
    made = converted(tale)
    first = made.origins[0]
    span = first.spans[0]
    short = replace(first, spans=(Span(span.start, span.end - 1),))
    script = with_first_line(made.script, words="Run")
    with pytest.raises(VerbatimError, match="story.txt:1: neither spoken nor listed: ','"):
        account(tale, replace(made, script=script, origins=(short, *made.origins[1:])))


def test_a_paragraph_that_is_lost_is_found():
    """A line that vanishes with its origin leaves a hole with a place."""
    tale = story(TALE)
    made = converted(tale)
    scene = made.script.chapters[0].scenes[0]
    chapters = (replace(made.script.chapters[0], scenes=(replace(scene, beats=scene.beats[:-1]),)),)
    cut = replace(made, script=replace(made.script, chapters=chapters), origins=made.origins[:-1])
    with pytest.raises(VerbatimError, match="story.txt:5: neither spoken nor listed: 'he whispered.'"):
        account(tale, cut)


def test_a_stretch_spoken_twice_is_found():
    """A line and a reason for silence cannot both have the same characters."""
    tale = story(TALE)
    made = converted(tale)
    twice = replace(made.silent[0], start=made.silent[0].start, end=made.silent[0].start + 4)
    with pytest.raises(VerbatimError, match="accounted for twice: 'Run'"):
        account(tale, replace(made, silent=(twice, *made.silent[1:])))


def test_words_cannot_hide_among_the_marks():
    """A stretch with letters in it is not a quotation mark."""
    tale = story("Well. (So.)")
    made = converted(tale)
    first = made.origins[0]
    origins = (replace(first, spans=(Span(0, 5),)),)
    script = with_first_line(made.script, words="Well.")
    silent = (*made.silent, converted(story('"Hm."')).silent[0])
    silent = (replace(silent[-1], start=6, end=11),)
    with pytest.raises(VerbatimError, match=r"words listed as quotation mark: '\(So.\)'"):
        account(tale, replace(made, script=script, origins=origins, silent=silent))


def test_lines_out_of_order_are_found():
    """The script tells the story in the story's order."""
    tale = story("One.\n\nTwo.")
    made = converted(tale)
    scene = made.script.chapters[0].scenes[0]
    chapters = (replace(made.script.chapters[0], scenes=(replace(scene, beats=scene.beats[::-1]),)),)
    swapped = replace(made, script=replace(made.script, chapters=chapters), origins=made.origins[::-1])
    with pytest.raises(VerbatimError, match="out of order: 'One.'"):
        account(tale, swapped)


MARKS = [*"\"'“”‘’«»„—-_*,!(\n ", "--", "\n\n", "...", "\u200b", "\u00ad", "\u00a0", "\u2028", "\ufeff"]
WORDS = [" she said, ", " he whispered. ", "Mara thought", "The dogs' tails", "don't", "'tis", "5' 11\"", "é"]
SOUNDS = ["river", "thunder rolled", "the wind blew", "語", "😀", "İ"]
PIECES = st.sampled_from([*MARKS, *WORDS, *SOUNDS])


@given(st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join))
def test_any_text_is_accounted_for(text):
    """However a text is mangled, conversion finds a script and every character has its place."""
    tale = story(text)
    made = converted(tale)
    found = account(tale, made)
    assert found.total == len(spoken(text).replace(" ", ""))
    assert all(any(map(str.isalnum, line.words)) for line in made.script.lines())
    assert all(line.words == spoken(line.words) for line in made.script.lines())


@given(st.lists(PIECES, max_size=60).map("".join))
def test_quotations_are_in_order_and_apart(text):
    """Quotations never overlap, lie inside their marks, and lie inside their paragraph."""
    tale = story(text)
    paragraphs = list(tale.paragraphs())
    at = 0
    for one in find(tale):
        assert at <= one.outer.start <= one.start <= one.end <= one.outer.end
        assert paragraphs[one.paragraph].start <= one.outer.start
        assert one.outer.end <= paragraphs[one.paragraph].end
        at = one.outer.end
