"""Plain text: encodings, how paragraphs are laid out, emphasis, and offsets that are those of the file."""

import pytest
from story_files import dump, emphasised, set_aside, spoken_paragraphs, story_of, titles, words

from drama.errors import StoryError

WRAPPED = """The rain had stopped an hour before she came down to the
water. It ran high and brown, and the stones were gone.

"Is anyone there?" she called. Nobody answered her at all.
Only the wind did.
"""


def test_text_is_the_file_itself(tmp_path):
    """The text is the decoded file, so that offsets mean the same to anyone who reads it."""
    story = story_of(tmp_path, "\ufeffOne day.\r\n\r\nAnother\xa0day, a so\xadft one.\r")
    assert story.text == "One day.\n\nAnother\xa0day, a so\xadft one.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_encodings(tmp_path, encoding):
    """Whatever the encoding, accents and quotation marks arrive as they were written."""
    text = "“Où est-elle?” asked the café’s owner.\n\nShe had gone down to the river to look at the water.\n"
    if encoding == "latin-1":
        text = text.replace("“", '"').replace("”", '"').replace("’", "'")
    assert story_of(tmp_path, text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252"])
@pytest.mark.parametrize(
    "text",
    [
        "“Don’t go down,” she said. “I won’t wait—not for Zoë.”\n\nHe went… and never said why.\n",
        "« Où étais-tu ? » dit-elle. Le garçon leva la tête et la regarda longtemps avant de parler.\n",
        "„Wo warst du?“, rief sie über den Fluß. Er hörte sie nicht, und später schwieg er.\n",
        "—¿Dónde está el niño? —preguntó Inés. Nadie le contestó aquella mañana, ni nunca, en la casa.\n",
        "He didn’t know.\n",
        "ÉTÉ. À L’ÉCOLE\n\nThe café was shut, and nobody came to open it.\n",
        "A naïve, very old man sat at the far end of the bar.\n",
    ],
)
def test_old_files_of_a_mac_and_of_windows(tmp_path, encoding, text):
    """Mac Roman and Windows-1252 give every byte a meaning; the one that fits the words is taken."""
    assert story_of(tmp_path, text.encode(encoding)).text == text


GARBLED = "“Rain,” said Zoë. “I’m wet.”"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "text",
    [
        GARBLED.encode().decode("latin-1"),
        "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in GARBLED.encode()),
        GARBLED.encode().decode("mac_roman"),
        "Zoë stood still.".encode().decode("cp1252"),
    ],
)
def test_garbled_text(tmp_path, text, name):
    """What was read in the wrong encoding and saved so is told with its line, before dialogue is lost."""
    with pytest.raises(StoryError, match=rf"{name}:3: the text is garbled here(.|\n)*save it anew"):
        story_of(tmp_path, f"It rained.\n\n{text}\n", name)


def test_what_looks_garbled_may_be_words(tmp_path):
    """Capitals of other languages, and a slip among many characters that are sound."""
    text = "«IRMû, disse ela. “São José”… “É a minha IRMÔ — “ZoÃ«”, said “Émile”."
    assert story_of(tmp_path, text).text == text


@pytest.mark.parametrize(
    "text",
    ["<!DOCTYPE html><html><body><p>So.</p>", '<?xml version="1.0"?>\n<html lang="en">\n</p>', "<p>So.</p>"],
)
def test_a_page_under_another_ending(tmp_path, text):
    """Its tags are not read aloud; a word in brackets is one."""
    with pytest.raises(StoryError, match=r"a\.txt:1: this is HTML\n.*rename it to a\.html"):
        story_of(tmp_path, f"{text}\n\nShe came.\n", "a.txt")
    assert len(spoken_paragraphs(story_of(tmp_path, f"<Help me>\n\n{text}\n", "a.txt"))) > 0


def test_other_languages_in_old_encodings(tmp_path):
    """Where Windows-1252 would make noise of the bytes, the encoding is guessed."""
    text = "Дождь кончился за час до того, как она спустилась к воде. Река была высокой и бурой.\n" * 5
    assert story_of(tmp_path, text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Once\0\0\0\x01upon", "not text"),
        (bytes(range(256)) * 9, "not text"),
        (b"%PDF-1.7 something", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        ("café “quoted” — naïve, déjà vu, garçon".encode() + b"\n\n\xe9", "story.txt:3: .*damaged"),
    ],
)
def test_what_is_not_text(tmp_path, data, says):
    """Binary and damaged files are refused in words, with the line where there is one."""
    with pytest.raises(StoryError, match=says):
        story_of(tmp_path, data)


def test_wrapped_lines_make_paragraphs(tmp_path):
    """Lines broken at a column belong together until an empty line."""
    assert len(spoken_paragraphs(story_of(tmp_path, WRAPPED))) == 2


def test_every_line_a_paragraph(tmp_path):
    """Where lines end sentences with room to spare, each is a paragraph; a rare empty line parts scenes."""
    lines = [f"“This is what was said as number {'very ' * (n % 7)}{n}.”" for n in range(30)]
    story = story_of(tmp_path, "\n".join(lines[:15]) + "\n\n" + "\n".join(lines[15:]))
    assert spoken_paragraphs(story) == lines
    assert [len(scene.paragraphs) for scene in story.chapters[0].scenes] == [15, 15]


def test_indented_paragraphs(tmp_path):
    """An indent starts a paragraph where there are no empty lines."""
    text = (
        "    The rain had stopped an hour before she came down to the\n"
        "water. It ran high and brown, and the stones were gone.\n"
        '    "Is anyone there?" she called, and waited a good while for\n'
        "somebody to answer.\n"
        "    Nobody did. She sat down on the wet stones and opened\n"
        "the letter again.\n"
    )
    assert [row[:11] for row in spoken_paragraphs(story_of(tmp_path, text))] == [
        "The rain ha",
        '"Is anyone ',
        "Nobody did.",
    ]


def test_indented_speeches_of_one_line(tmp_path):
    """Indents tell where paragraphs begin although most of them are a short line, one below the other."""
    text = (
        "It rained on the quay and nobody minded, least of all the boats,\n"
        "which had been wet before and would be wet again.\n"
        '   "Rain," said Ann.\n'
        '   "More?"\n'
        '   "More," said Bo. "I don\'t believe it. I shall never believe it, not\n'
        'if I live to be a hundred and three."\n'
        '   "Is it?"\n   "It is."\n   "Then count them."\n   "A bath."\n'
    )
    rows = spoken_paragraphs(story_of(tmp_path, text))
    assert [row[:6] for row in rows] == [
        "It rai",
        '"Rain,',
        '"More?',
        '"More,',
        '"Is it',
        '"It is',
        '"Then ',
        '"A bat',
    ]


def test_wrapped_text_without_any_sign_but_short_lines(tmp_path):
    """With neither empty lines nor indents, a sentence that ends early on its line ends its paragraph."""
    paragraph = [
        "She went down to the river and looked at the water for a long",
        "time before she said a word.",
    ]
    story = story_of(tmp_path, "\n".join(paragraph * 20))
    assert len(spoken_paragraphs(story)) == 20


def test_verse_stays_one_paragraph(tmp_path):
    """Lines of a poem are one paragraph among paragraphs set apart by empty lines."""
    text = "She sang as she went.\n\nO river wide,\nO river deep,\nO carry me\nAway to sleep.\n\nNo more."
    assert spoken_paragraphs(story_of(tmp_path, text))[1].count("\n") == 3


def test_places_are_lines_of_the_file(tmp_path):
    """Every paragraph knows its line, form feeds and all."""
    story = story_of(tmp_path, "\n\nChapter One\n\nFirst line here.\n\n\f\n***\n\nSecond one here.\n")
    assert dump(story) == "== Chapter One\n5: First line here.\n--\n10: Second one here."
    assert str(story.chapters[0].place) == "story.txt:3"


def test_emphasis_and_its_marks(tmp_path):
    """Underscores and stars are markup, what they enclose is emphasised; a product is neither."""
    story = story_of(
        tmp_path, "She _never_ said *that*, nor **this\nthing**, and 2 * 3 * 4 is snake_case_name."
    )
    assert emphasised(story) == ["never", "that", "this\nthing"]
    assert spoken_paragraphs(story) == [
        "She never said that, nor this\nthing, and 2 * 3 * 4 is snake_case_name."
    ]


def test_transcribers_marks(tmp_path):
    """Bars before drop capitals, page numbers, note markers and unpaired underscores are not spoken."""
    story = story_of(
        tmp_path, "|MRS. Lynde lived[1] here. {12} She sat [Pg 13] down. _And so she stayed.\n\nAll of it."
    )
    assert (
        " ".join(spoken_paragraphs(story)[0].split())
        == "MRS. Lynde lived here. She sat down. And so she stayed."
    )


@pytest.mark.parametrize("label", ["1", "12a", "fn3", "iv", "a", "*", "^note"])
def test_notes_at_the_foot_of_a_page(tmp_path, label):
    """A paragraph that a number, a sign or a letter in brackets opens is a note."""
    story = story_of(tmp_path, f"She ran all the way.\n\n[{label}] So it is told.\n\nAll of it.")
    assert spoken_paragraphs(story) == ["She ran all the way.", "All of it."]


@pytest.mark.parametrize("name", ["Tom", "Al", "Mum", "I"])
def test_a_name_in_brackets_is_no_note(tmp_path, name):
    """It is who writes in a chat, or what is meant."""
    story = story_of(tmp_path, f"She ran all the way.\n\n[{name}]: so it is told.\n\nAll of it.")
    assert f"[{name}]: so it is told." in spoken_paragraphs(story)


def test_invisible_characters_alone(tmp_path):
    """A line of zero-width characters is nobody's paragraph, and is listed all the same."""
    story = story_of(tmp_path, "First one.\n\n\u200b\u200b\n\nSecond one.\n\n\x1a")
    assert spoken_paragraphs(story) == ["First one.", "Second one."]
    assert len(set_aside(story, "markup")) == 2


def test_title_of_the_file(tmp_path):
    """A story that names itself nowhere is called after its file."""
    assert story_of(tmp_path, "It rained all day long.", "the_river_gate.txt").title == "the river gate"
    assert titles(story_of(tmp_path, "It rained all day long.")) == [""]


def test_markup_lies_inside_its_paragraph(tmp_path):
    """Spans point into the text and into their own paragraph."""
    story = story_of(tmp_path, "_One_ two.\n\n_Three_ *four*.")
    for paragraph in story.paragraphs():
        for span in paragraph.markup + paragraph.emphasis:
            assert paragraph.start <= span.start < span.end <= paragraph.end
    assert [words(story, paragraph) for paragraph in story.paragraphs()] == ["One two.", "Three four."]
