"""The Fountain syntax: golden screenplays, the published rules one by one, and nothing lost on the way."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drama.errors import ScriptError
from drama.script import screenplay
from drama.script.fountain import Document, Element, escape, parse, plain, unclosed, write
from drama.script.model import Cue

GOLDEN = sorted((Path(__file__).parent / "fountain").glob("*.fountain"))


def described(element, indent=""):
    """An element as rows of text."""
    details = [
        f"#{element.number}#" if element.number else "",
        f"level {element.level}" if element.level else "",
        *(f"({extension})" for extension in element.extensions),
        "^" if element.dual else "",
    ]
    first = " ".join(filter(None, [f"{element.at:3} {indent}{element.kind}", *details]))
    return [f"{first} | {element.text!r}", *(row for part in element.parts for row in described(part, "  "))]


def heard(beat):
    """A beat as a row of text."""
    if isinstance(beat, Cue):
        return f"{beat.at:3}   {beat.kind}: {', '.join((beat.name, *beat.params))}"
    words = beat.words
    for offset, cue in reversed(beat.cues):
        words = f"{words[:offset]}<{cue.kind}: {cue.name}>{words[offset:]}"
    role = f"{beat.role} ({beat.extension})" if beat.extension else beat.role
    directions = "".join(f" ({direction})" for direction in beat.direction)
    return f"{beat.at:3}   {role}{' ^' * beat.dual}{directions} | {words}"


def show(text):
    """What a screenplay plays as, as rows of text, or its problems."""
    try:
        script = screenplay.read(text, "it")
    except ScriptError as error:
        yield str(error)
        return
    yield f"title {script.title!r}, author {script.author!r}"
    yield from (f"{key}: {value!r}" for key, value in script.meta)
    for chapter in script.chapters:
        yield f"{chapter.at:3} chapter {chapter.title!r}"
        for scene in chapter.scenes:
            yield f"{scene.at:3}  scene {scene.heading!r}"
            yield from map(heard, scene.beats)


def dump(text):
    document = parse(text)
    rows = [f"{key}: {list(lines)}" for key, lines in document.title_page]
    rows += [row for element in document.elements for row in described(element)]
    return "\n".join([*rows, "", "== heard", *show(text), ""])


def kinds(text):
    return [element.kind for element in parse(text).elements]


def only(text):
    (element,) = parse(text).elements
    return element


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path):
    """A screenplay is read as its dump says; see the README beside it."""
    expected, found = path.with_suffix(".txt"), dump(path.read_text(encoding="utf-8"))
    if not expected.exists() or expected.read_text(encoding="utf-8") != found:
        path.with_suffix(".txt.new").write_text(found, encoding="utf-8")
        pytest.fail(f"{path.name} is read differently: compare {expected.name} and {expected.name}.new")


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_round_trip(path):
    """A screenplay that was written is read as before, and written alike once more."""
    document = parse(path.read_text(encoding="utf-8"))
    assert parse(write(document)) == document
    assert write(parse(write(document))) == write(document)


def test_normal_form_is_written_as_it_is():
    """Text with one empty line between blocks and nothing forced without need is given back."""
    path = next(path for path in GOLDEN if path.stem == "film")
    text = write(parse(path.read_text(encoding="utf-8")))
    assert write(parse(text)) == text
    assert "\nCUT TO:\n" in text
    assert "\n.LATER\n" in text
    assert "\n@McBride\n(on the radio)\nSalt Point" in text
    assert "\nINT. STORE - NIGHT #2#\n" in text
    assert "\nTOMAS ^\nThe blue tin.\n" in text


# The published rules.


@pytest.mark.parametrize(
    "heading",
    [
        "INT. HUT",
        "ext hut",
        "Est. hut",
        "INT./EXT. CAR",
        "INT/EXT CAR",
        "I/E CAR",
        ".HUT",
        ".45 MILES",
        "  INT. HUT",
    ],
)
def test_headings(heading):
    """A heading begins with one of the published beginnings, in any case, or with a single period."""
    assert kinds(f"x\n\n{heading}\n\nx") == ["action", "heading", "action"]


@pytest.mark.parametrize(
    "action", ["INTO THE HUT", "EXTRA", "...HUT", ". HUT", ".", "!INT. HUT", "x INT. HUT"]
)
def test_not_headings(action):
    """Other beginnings, and periods before anything but a letter or a digit, are action."""
    assert kinds(f"x\n\n{action}\n\nx") == ["action"] * 3


@pytest.mark.parametrize(
    ("heading", "text", "number"),
    [
        ("INT. HUT #1#", "INT. HUT", "1"),
        ("INT. HUT #1-A.2#", "INT. HUT", "1-A.2"),
        ("INT. HUT #1", "INT. HUT #1", ""),
        ("INT. HUT # 1 #", "INT. HUT # 1 #", ""),
        (".HUT \\#1#", "HUT \\#1#", ""),
    ],
)
def test_scene_numbers(heading, text, number):
    """A heading may end in a scene number between hashes."""
    assert only(heading) == Element("heading", text, number)


@pytest.mark.parametrize(
    "name", ["MARA", "R2D2", "  MARA", "\tMARA", "O'NEILL", "ÉMILE", "@mara", "@23", "MARA (on the radio)"]
)
def test_characters(name):
    """A name is in capitals, with an empty line before it and none after, or forced."""
    assert kinds(f"x\n\n{name}\nHello.") == ["action", "character"]
    assert kinds(f"x\n\n{name}  \n  \n") == ["action", "character"]


@pytest.mark.parametrize(
    "text",
    ["x\nMARA\nHello.", "MARA\n\nHello.", "23\nHello.", "Mara\nHello.", "(MARA)\nHello.", "你好\n你好"],
)
def test_not_characters(text):
    """Capitals in mid-paragraph or alone, digits, mixed case and scripts without case are action."""
    assert set(kinds(text)) == {"action"}


def test_extensions_and_dual():
    """A name may have several extensions, notes among them, and a caret."""
    element = only("MARA (V.O.) [[sure (?)]] (CONT'D) ^\nHello.")
    assert element == Element(
        "character",
        "MARA [[sure (?)]]",
        extensions=("V.O.", "CONT'D"),
        dual=True,
        parts=(Element("dialogue", "Hello."),),
    )


def test_speech():
    """Under a name, lines are parentheticals, lyrics or dialogue; exactly two spaces keep it going."""
    text = "MARA\n(low)\nOne\n  two\n  \n~la\n~lo\n(sighs) I know. (laughs)\n    \nAction."
    speech, action = parse(text).elements
    assert [(part.kind, part.text, part.at) for part in speech.parts] == [
        ("parenthetical", "(low)", 2),
        ("dialogue", "One\ntwo\n", 3),
        ("lyrics", "la\nlo", 6),
        ("dialogue", "(sighs) I know. (laughs)", 8),
    ]
    assert (action.kind, action.at) == ("action", 10)


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ("(low, as if\nto herself)\nWarm.", ["parenthetical", "dialogue"]),
        ("\t(as\n\tif (so)\n\tshe)\n\tWarm.", ["parenthetical", "dialogue"]),
        ("Warm.\n(over [[a\nb)]] the\nline)\nYes.", ["dialogue", "parenthetical", "dialogue"]),
        ("(low)\n(over the\nline)\nYes.", ["parenthetical", "parenthetical", "dialogue"]),
        ("(low\nYes.\n(beat)\nNo)", ["dialogue", "parenthetical", "dialogue"]),
        ("(I said\nso) Yes.", ["dialogue"]),
        ("(I said\n~so)\nYes.", ["dialogue", "lyrics", "dialogue"]),
        ("(I said\n  \nso)\nYes.", ["dialogue"]),
        ("(I said\nso.", ["dialogue"]),
    ],
)
def test_a_parenthetical_may_take_several_rows(rows, parts):
    """From its bracket to the end of a row that closes it, unless another begins first or words follow."""
    document = parse(f"MARA\n{rows}")
    assert [part.kind for part in document.elements[0].parts] == parts
    assert parse(write(document)) == document


@pytest.mark.parametrize("text", ["CUT TO:", "> Fade.", ">", "SMASH CUT TO:"])
def test_transitions(text):
    """A transition is in capitals, ends in TO: and stands alone, or is forced."""
    assert kinds(f"x\n\n{text}\n\nx") == ["action", "transition", "action"]


@pytest.mark.parametrize("text", ["CUT TO: ", "Cut TO:", "FADE OUT.", "x\nCUT TO:"])
def test_not_transitions(text):
    """A space after the colon, a small letter or another line make it action."""
    assert kinds(f"x\n\n{text}\n\nx") == ["action"] * 3


def test_action_keeps_lines_and_indents():
    """Action keeps its line breaks and the spaces and tabs its lines begin with."""
    assert only("  one\n\ttwo  \n!three\n!!four").text == "  one\n\ttwo\nthree\n!four"


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("> THE END <", Element("centered", "THE END")),
        ("===", Element("page break")),
        (" ======= ", Element("page break")),
        ("= idea", Element("synopsis", "idea")),
        ("==", Element("synopsis", "=")),
        ("### Deep", Element("section", "Deep", level=3)),
        ("~la\n~lo", Element("lyrics", "la\nlo")),
        ("[[a\nb]]", Element("note", "a\nb")),
        ("[[a\n  \nb]]", Element("note", "a\n  \nb")),
        ("/* a\n\nb */", Element("boneyard", " a\n\nb ")),
        ("[[a]] [[b]]", Element("action", "[[a]] [[b]]")),
        ("/* a */ INT. HUT", Element("heading", "/* a */ INT. HUT")),
    ],
)
def test_single_elements(text, element):
    """The other elements, each from its mark."""
    assert only(text) == element


def test_lines_are_counted():
    """Elements know their line, over boneyards, notes, title pages and any kind of line break."""
    text = "\ufeffTitle: x\r\n\r\nOne.\r\r/* a\n\nb */\n\nINT. HUT\nMARA\n[[a\nb]]\nHello.\n(low)"
    document = parse(text)
    assert [(element.kind, element.at) for element in document.elements] == [
        ("action", 3),
        ("boneyard", 5),
        ("heading", 9),
        ("character", 10),
    ]
    assert [(part.kind, part.at) for part in document.elements[-1].parts] == [
        ("dialogue", 11),
        ("parenthetical", 14),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "   \n\t"])
def test_nothing(text):
    """Text without anything in it is an empty document, and is written as such."""
    assert parse(text) == Document()
    assert write(parse(text)) == ""


# Title pages.


def test_title_page():
    """A title page is keys with values beside or below them, in order, and ends where the script begins."""
    text = "Title: x: y\nDraft date:\n\t1 May\nMy key:\nNotes: a\n   e-mail: b\nAction."
    document = parse(text)
    assert document.title_page == (
        ("Title", ("x: y",)),
        ("Draft date", ("1 May",)),
        ("My key", ()),
        ("Notes", ("a", "e-mail: b")),
    )
    assert document.elements == (Element("action", "Action."),)
    assert write(document) == (
        "Title: x: y\nDraft date: 1 May\nMy key:\nNotes:\n    a\n    e-mail: b\n\nAction.\n"
    )


@pytest.mark.parametrize("text", ["FADE IN:", "SOUND: rain, soft", "She said: no.\n\nTitle: x", " Title: x"])
def test_not_title_pages(text):
    """A script may begin with a colon: at least one key of a title page is one of the published."""
    assert parse(text).title_page == ()
    assert kinds(text)[0] == "action"


def test_a_first_line_is_no_title_page_to_anybody():
    """A first line that a laxer program might take for a title page is forced; no later line is."""
    assert write(parse("SOUND: rain\n\nSOUND: wind")) == "!SOUND: rain\n\nSOUND: wind\n"
    assert write(parse("FADE IN:\n\nx")) == "FADE IN:\n\nx\n"
    assert write(parse("MARA\nHello: you.")) == "MARA\nHello: you.\n"


# Words.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*a* **b** ***c*** _d_ _*e*_", "a b c d e"),
        ("**bold *and* slanted**", "bold and slanted"),
        ("*one **two***", "one two"),
        ("He dialled *69 and then *23, and hung up.", "He dialled *69 and then *23, and hung up."),
        ("2 * 3 * 4 and snake_case_names", "2 * 3 * 4 and snake_case_names"),
        ("*not over\nlines*", "*not over\nlines*"),
        ("a\\*b\\_c \\\\ \\x C:\\dir", "a*b_c \\ \\x C:\\dir"),
        ("**** and ____", "**** and ____"),
        ("un*frigging*real", "unfriggingreal"),
        ("a[[note]]b/* cut */c", "abc"),
        ("*[[note]]a*", "a"),
        ("[[open and /* open", "[[open and /* open"),
        ("[\\[kept]] /\\* kept */", "[[kept]] /* kept */"),
    ],
)
def test_plain(text, words):
    """Emphasis, escapes, notes and boneyards leave the words."""
    assert plain(text) == words


marks = st.sampled_from(
    ["\\", "*", "**", "***", "_", "[", "[[", "]", "]]", "/", "/*", "*/", "a", "!", "@", "“", "\n"]
)
marked = st.lists(marks | st.text(max_size=3), max_size=12).map("".join)


@settings(deadline=None, max_examples=300)
@given(marked, marked)
def test_escape_is_the_inverse_of_plain(text, more):
    """Whatever is escaped comes back as its words, also beside other markup."""
    assert plain(escape(text)) == text
    assert plain(escape(text) + "[[note]]" + escape(more)) == text + more


def test_unclosed():
    """What never closes is known by its line."""
    assert list(unclosed("a [[b\n\n]] [[c]]\n\\[[ /* d\n[[")) == [(1, "[["), (4, "/*"), (5, "[[")]
    assert list(unclosed("[[a\r\n  \r\nb]]")) == []
    assert list(unclosed("a\r[[b\r\rc]]")) == [(2, "[[")]


# Round trips.

# fmt: off
BITS = [
    "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "INT. HUT", "MARA", "mara", "(V.O.)", "^", "@", "!", ".",
    "#", "=", "===", ">", "<", "~", "[[", "]]", "/*", "*/", "*", "**", "_", "\\", "TO:", "Title:", "Key:",
    "x", "(", ")", "\n(", ")\n", "\ufeff", "\xa0", "\x1c", "\x85", "#1A#", ":", "\xdf", "\x00", "\u2028", "[",
    "]", "/",
]
# fmt: on
texts = st.lists(st.sampled_from(BITS) | st.text(max_size=3), max_size=25).map("".join)


@settings(deadline=None, max_examples=700)
@given(texts)
def test_any_text_round_trips(text):
    """Any text is read, written, and read as before; what was written is in normal form."""
    document = parse(text)
    written = write(document)
    assert parse(written) == document
    assert write(parse(written)) == written


pieces = st.sampled_from(
    [
        "she",
        "RAN",
        "INT. HUT",
        "(low)",
        "~la",
        "CUT TO:",
        "# x",
        "= x",
        "===",
        "> x <",
        "@x",
        ".x",
        "!x",
        "Title: x",
    ]
    + ["[[note]]", "[[two\nlines]]", "/* cut\n\nhere */", "*so*", "\\*", "^", "#1#", "x"]
)
one_line = st.lists(pieces, min_size=1, max_size=4).map(" ".join)
safe = one_line.filter(
    lambda text: text[0] not in "~(>" and text[-1] not in "<^)#]/" and not text.startswith("INT")
)
extension_texts = st.sampled_from(["V.O.", "CONT'D", "on [[a]] radio"])
part = st.one_of(
    st.builds(Element, st.just("parenthetical"), safe.map("({})".format)),
    st.builds(Element, st.just("dialogue"), st.lists(safe, min_size=1, max_size=3).map("\n".join)),
    st.builds(Element, st.just("lyrics"), st.lists(one_line, min_size=1, max_size=3).map("\n".join)),
)


def apart(parts):
    """Parts of which no two neighbours would read as one."""
    return tuple(
        part
        for nth, part in enumerate(parts)
        if not nth or part.kind == "parenthetical" or part.kind != parts[nth - 1].kind
    )


element = st.one_of(
    st.builds(
        Element,
        st.just("heading"),
        st.sampled_from(["INT. HUT", "4 MILES", "hut [[x]] y"]),
        st.sampled_from(["", "1-A"]),
    ),
    st.builds(Element, st.just("action"), st.lists(one_line, min_size=1, max_size=3).map("\n".join)),
    st.builds(
        Element,
        st.just("character"),
        st.sampled_from(
            ["MARA", "Mara", "CUT TO:", "INT. HUT", "4", "Title: X", "MARA [[x]]", "> X <", "#", "=", "~A"]
        ),
        extensions=st.lists(extension_texts, max_size=2).map(tuple),
        dual=st.booleans(),
        parts=st.lists(part, max_size=4).map(apart),
    ),
    st.builds(Element, st.just("lyrics"), st.lists(one_line, min_size=1, max_size=3).map("\n".join)),
    st.builds(Element, st.sampled_from(["transition", "centered", "synopsis"]), safe | st.just("")),
    st.builds(Element, st.just("section"), safe | st.just(""), level=st.integers(1, 4)),
    st.builds(Element, st.just("page break")),
    st.builds(
        Element,
        st.sampled_from(["note", "boneyard"]),
        st.sampled_from(["", " x ", "a\n  \nb", "INT. HUT", "(", "SOUND: x"]),
    ),
)
fields = st.lists(
    st.tuples(st.sampled_from(["Credit", "Draft date", "My key"]), st.lists(safe, max_size=3).map(tuple)),
    max_size=3,
)
title_pages = st.just(()) | fields.map(lambda more: (("Title", ("x",)), *more))
documents = st.builds(Document, title_pages, st.lists(element, max_size=6).map(tuple))


@settings(deadline=None, max_examples=250)
@given(documents)
def test_any_document_round_trips(document):
    """Any document that a text can give is written so that it is read back."""
    assert parse(write(document)) == document


HOSTILE = {
    "one line": "a" * 5_000_000,
    "unclosed boneyard": "/* " + "a" * 5_000_000,
    "unclosed note": "[[ " + "a" * 5_000_000,
    "boneyards": "/*" * 50_000,
    "notes": "[[" * 50_000,
    "notes in paragraphs": "[[\n\n" * 10_000,
    "spaces": "x" + " " * 1_000_000 + "y",
    "brackets": "A" + "(" * 300_000 + "\nx",
    "extensions": "A" + "(a)" * 100_000 + "\nx",
    "stars": "*a " * 100_000,
    "more stars": "***a** " * 50_000,
    "hashes": "INT. " + "#a" * 300_000,
    "backslashes": "\\" * 100_000,
    "parenthetical": "MARA\n" + "(" * 300_000 + ")",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_no_time(text):
    """Time grows with the length of the text and no faster; squared, these would take hours."""
    start = process_time()
    document = parse(text)
    assert parse(write(document)) == document
    plain(text)
    assert process_time() - start < 20.0
