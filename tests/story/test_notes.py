"""Author's notes, archive text, licences: set aside with the reason, and never a paragraph of the story."""

import pytest
from story_files import set_aside, spoken_paragraphs, story_of, titles

from drama.adaptation import adapt

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank for a while."
MORE = "“Is anyone there?” she called, but there was only the wind, and a boat going by without a light."


@pytest.mark.parametrize(
    "note",
    [
        "A/N: Thank you all for reading!",
        "AN: sorry for the wait",
        "A.N. - new chapter every Sunday",
        "(A/N: this one is short.)",
        "**Author's Note:** hello again.",
        "Author’s notes: I moved house.",
        "Disclaimer: I own none of them.",
        "I don't own these characters, I only borrow them.",
        "Trigger warning: deep water.",
        "Beta'd by my sister.",
        "Note: this chapter is short.",
    ],
)
def test_notes_before_and_after_the_story(tmp_path, note):
    """A note is recognised at a chapter's beginning and end, the story around it is kept."""
    story = story_of(
        tmp_path, f"Chapter 1\n\n{note}\n\n{PROSE}\n\n{MORE}\n\nChapter 2\n\n{PROSE}\n\n{note}\n"
    )
    assert set_aside(story, "author's note") == [note, note]
    assert spoken_paragraphs(story) == [PROSE, MORE, PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "A note was pinned to the door.",
        "Notes drifted up from the piano below.",
        "Author's notes littered the desk.",
        "I don't own a car, he thought.",
        "“A/N is what they write,” she said.",
        "Warning bells rang in the tower.",
        "Disclaimers were not her thing.",
        "An hour later she was gone.",
        "Reviews of the play were mixed.",
        "Summary justice was done by noon.",
        "Thank you, she wrote, for the river.",
        "Words: they failed him.",
    ],
)
def test_prose_is_no_note(tmp_path, line):
    """Story paragraphs with a note's words in them are spoken, in the middle of a chapter and at its end."""
    story = story_of(tmp_path, f"{PROSE}\n\n{line}\n\n{MORE}\n\n{line}\n")
    assert spoken_paragraphs(story) == [PROSE, line, MORE, line]


def test_note_up_to_a_rule(tmp_path):
    """Paragraphs after a note's first belong to it if they sound like it and a rule closes them."""
    note = "A/N: Hello!\n\nThanks to everybody who reviewed.\n\nEnjoy the chapter!"
    story = story_of(tmp_path, f"{note}\n\n---\n\n{PROSE}\n\n{MORE}")
    assert len(set_aside(story, "author's note")) == 3
    assert spoken_paragraphs(story) == [PROSE, MORE]


def test_note_does_not_swallow_the_first_scene(tmp_path):
    """What follows a note is story unless it sounds like a note, whatever rule comes later."""
    story = story_of(tmp_path, f"A/N: Hello!\n\n{PROSE}\n\n***\n\n{MORE}")
    assert spoken_paragraphs(story) == [PROSE, MORE]


def test_end_notes_after_a_rule(tmp_path):
    """After a last rule, a note runs to the end of the chapter."""
    story = story_of(tmp_path, f"{PROSE}\n\n***\n\nA/N: So that was it.\n\nI had the river from my aunt.\n")
    assert spoken_paragraphs(story) == [PROSE]


def test_note_inside_a_paragraph(tmp_path):
    """A bracketed note is silent, and the paragraph that it interrupts stays one."""
    story = story_of(
        tmp_path, "She laughed (A/N: me _too_ (really) :) lol!), then ((A.N. hi :))) went home. (AN: bye)"
    )
    (paragraph,) = story.paragraphs()
    assert [story.text[slice(*note)] for note in paragraph.notes] == [
        " (A/N: me _too_ (really) :) lol!)",
        " ((A.N. hi :)))",
    ]
    assert (paragraph.unspoken, paragraph.emphasis) == (paragraph.notes, ())
    assert set_aside(story, "author's note") == ["(AN: bye)"]


def test_what_is_said_around_a_note(tmp_path):
    """A mark inside a note opens no quotation, and who speaks is told across it."""
    path = tmp_path / "race.txt"
    path.write_text(
        "“I am faster,” says Priya.\n\n“So,” Ngozi says. [A/N: she’s “lying here] “I was not scared.”\n\n"
        "“Me neither,” says Priya.\n",
        encoding="utf-8",
    )
    script = adapt(path).converted.script
    said = [(line.role, line.words) for line in script.lines() if line.role != "NARRATOR"]
    assert said == [
        ("PRIYA", "I am faster,"),
        ("NGOZI", "So,"),
        ("NGOZI", "I was not scared."),
        ("PRIYA", "Me neither,"),
    ]


def test_archive_header_of_a_text_file(tmp_path):
    """Fields an archive writes above a story are its own, title and byline are known."""
    header = (
        "The River Gate\n\nby A. Writer\n\nCategory: Original\nRating: T\nWords: 1,200\nStatus: Completed\n\n"
    )
    story = story_of(tmp_path, f"{header}Chapter 1\n\n{PROSE}\n\n{MORE}")
    assert (story.title, story.author) == ("The River Gate", "A. Writer")
    assert spoken_paragraphs(story) == [PROSE, MORE]
    assert len(set_aside(story, "site text")) == 1


@pytest.mark.parametrize("row", ["by moth_wings\n142K reads   5.3K votes", "1,204 reads • 3 votes"])
def test_what_readers_did_is_counted_by_the_site(tmp_path, row):
    """Over a chapter that was copied from it; one count may be a story's."""
    story = story_of(tmp_path, f"Chapter 3\n\n{row}\n\n{PROSE}\n\n3 votes\n\n{MORE}")
    assert (spoken_paragraphs(story), set_aside(story, "site text")) == ([PROSE, "3 votes", MORE], [row])


def test_what_readers_did_within_a_chapter_is_of_the_story(tmp_path):
    """Somebody posts a picture, and the story says what came of it; over each chapter it is the site's."""
    counts = "12 likes, 3 comments"
    story = story_of(tmp_path, "\n\n".join(["Chapter 1", PROSE, counts, MORE, "Chapter 2", counts, PROSE]))
    assert spoken_paragraphs(story) == [PROSE, counts, MORE, PROSE]
    assert set_aside(story, "site text") == [counts]


FIELDS = "Rated: Fiction T - English - Words: 2,412"
CALLED = ["“Is anyone there?” she called.", "“No,” said the wind.", "“Not yet.”"]


@pytest.mark.parametrize(
    ("text", "names", "paragraphs"),
    [
        (["Chapter 1: The Boat", "", PROSE, "", "Chapter 2", "", MORE], 2, [PROSE, MORE]),
        (["Chapter 1: The Boat", PROSE, *CALLED, "Chapter 2", *CALLED], 2, [PROSE, *CALLED, *CALLED]),
        ([PROSE[:50], PROSE[51:], "", MORE], 0, [f"{PROSE[:50]}\n{PROSE[51:]}", MORE]),
    ],
    ids=["a heading", "no empty lines", "the story"],
)
def test_what_stands_right_under_a_header(tmp_path, text, names, paragraphs):
    """Only the fields are the archive's; the row under them is a heading, or begins the story."""
    story = story_of(tmp_path, "\n".join(["The River Gate", "by A. Writer", "", FIELDS, *text]))
    assert spoken_paragraphs(story) == paragraphs
    assert titles(story) == (["Chapter 1: The Boat", "Chapter 2"] if names else [""])
    assert set_aside(story, "site text") == [FIELDS]


@pytest.mark.parametrize("last", ["a ghost.\nRating: T", "a ghost. It is his own.\nOr so he says."])
def test_a_summary_of_several_rows(tmp_path, last):
    """It goes on with the header, whatever its rows end in, where the story's paragraphs are a row each."""
    header = f"Title: Mill Songs\nAuthor: Nell\nRating: T\nSummary: Tom goes to the mill and meets\n{last}"
    story = story_of(tmp_path, "\n\n".join([header, PROSE, MORE, PROSE, MORE]))
    assert spoken_paragraphs(story) == [PROSE, MORE, PROSE, MORE]
    assert set_aside(story, "site text") == [header]


GUTENBERG = f"""The Project Gutenberg eBook of The River Gate, by A. Writer

Title: The River Gate

Author: A. Writer

Language: English

*** START OF THE PROJECT GUTENBERG EBOOK THE RIVER GATE ***

Produced by Somebody

[Illustration: a gate

by a river]

CHAPTER I

{PROSE}

[Footnote 1: An old word.]

CHAPTER II

{MORE}

*** END OF THE PROJECT GUTENBERG EBOOK THE RIVER GATE ***

Updated editions will replace the previous one.

CHAPTER III of the licence.
"""


def test_gutenberg(tmp_path):
    """Project Gutenberg's header and footer are licence, and name title and author."""
    story = story_of(tmp_path, GUTENBERG)
    assert (story.title, story.author) == ("The River Gate", "A. Writer")
    assert titles(story) == ["CHAPTER I", "CHAPTER II"]
    assert spoken_paragraphs(story) == [PROSE, MORE]
    assert len(set_aside(story, "image")) == 2
    assert set_aside(story, "footnote") == ["[Footnote 1: An old word.]"]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_what_a_transcriber_notes(tmp_path, name):
    """At the end all of it, before the story the paragraph under its title, in a long book as in a short."""
    mark = "# " if name == "a.md" else ""
    first = "Transcriber's Note:\n\nA comma was added."
    last = "Transcriber’s Notes\n\nPage 12: “colour” for “colur”.\n\nPage 15: A comma added."
    chapters = "".join(f"{mark}CHAPTER {number}\n\n{PROSE}\n\n{MORE}\n\n" for number in range(1, 21))
    story = story_of(tmp_path, f"{first}\n\n{chapters}\n\n{mark}{last}\n", name)
    assert spoken_paragraphs(story) == [PROSE, MORE] * 20
    assert set_aside(story, "licence") == f"{first}\n\n{last}".split("\n\n")
    alone = story_of(tmp_path, f"{first}\n\n{PROSE}\n\n{MORE}\n", name)
    assert (spoken_paragraphs(alone), set_aside(alone, "licence")) == ([PROSE, MORE], first.split("\n\n"))


@pytest.mark.parametrize("heading", ["CHAPTER ONE", "# The Mill"])
def test_what_a_transcriber_notes_under_the_only_heading(tmp_path, heading):
    """The story below it is no part of the note."""
    note = ["Transcriber's Note", "A comma was added."]
    story = story_of(tmp_path, "\n\n".join([heading, *note, PROSE, MORE]), "a.md")
    assert (spoken_paragraphs(story), set_aside(story, "licence")) == ([PROSE, MORE], note)


NOTES = [
    ("Author's Note:", "Written for the exchange.", "author's note"),
    ("Summary for the Chapter:", "Rafe is late.", "site text"),
    ("Notes for the Chapter:", "There is mild peril.", "author's note"),
    ("End Notes for the Chapter:", "The boots are real boots.", "author's note"),
    ("Chapter End Notes", "Bye.", "author's note"),
]


@pytest.mark.parametrize("box", ['<div class="fff_chapter_notes fff_head_notes">{}</div>', "{}"])
def test_notes_of_an_archive_as_programs_save_them(tmp_path, box):
    """What stands in a block quotation under the name of a note is a note; the number of the file is none."""
    notes = [box.format(f"<b>{name}</b><blockquote><p>{words}</p></blockquote>") for name, words, _ in NOTES]
    story_words = f"<p>{PROSE}</p><p>{MORE}</p>"
    page = f"<h3>2. Chapter One: The Ferry</h3>{''.join(notes[:3])}{story_words}{''.join(notes[3:])}"
    page += f"<h3>3. The Court</h3><p>{PROSE}</p><blockquote><p>{MORE}</p></blockquote>"
    story = story_of(tmp_path, f"<html><body>{page}</body></html>", "story.html")
    assert spoken_paragraphs(story) == [PROSE, MORE] * 2
    assert titles(story) == ["Chapter One: The Ferry", "3: The Court"]
    for reason in ("author's note", "site text"):
        expected = [line for *both, role in NOTES for line in both if role == reason]
        assert set_aside(story, reason) == expected


def test_notes_that_a_program_marks(tmp_path):
    """Whatever stands in a box for notes is one, also without a name."""
    note = '<div class="fff_chapter_notes"><p>My cat helped.</p></div>'
    page = f"<html><body><h3>One</h3>{note}<p>{PROSE}</p></body></html>"
    story = story_of(tmp_path, page, "story.html")
    assert (spoken_paragraphs(story), set_aside(story, "author's note")) == ([PROSE], ["My cat helped."])
