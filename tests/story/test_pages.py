"""Pages and texts as a site shows or exports them: the story alone, without notes and comments."""

import html

import pytest
from story_files import set_aside, spoken_paragraphs, story_of, titles, words

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank."

CHAPTER = """<div class="chapter"><div class="chapter preface group"><h3 class="title">{}</h3>
<div class="notes module"><h3 class="heading">Notes:</h3><p>Hello again.</p></div></div>
<div class="userstuff module" role="article"><h3 class="landmark heading">Chapter Text</h3>{}</div></div>
"""
ARCHIVE = """<html><head>
<title>The River Gate - Chapter 1 - A. Writer - Original Work [Archive of Our Own]</title></head><body>
<div id="header"><h1 class="heading">Archive of Our Own<sup> beta</sup></h1></div>
<h2 class="landmark heading">Actions</h2><ul class="work navigation actions"><li>Entire Work</li></ul>
<h3 class="landmark heading">Work Header</h3><dl class="work meta group"><dt>Kudos:</dt><dd>41</dd></dl>
<div id="workskin"><div class="preface group"><h2 class="title heading">The River Gate</h2>
<h3 class="byline heading"><a rel="author">A. Writer</a>, <a rel="author">moth_wings</a></h3>
<div class="summary module"><h3 class="heading">Summary:</h3><p>A girl crosses a river.</p></div></div>
<div id="chapters" role="article">{}</div>
<div class="afterword preface group"><div class="end notes module"><h3 class="heading">Notes:</h3>
<p>Bye.</p></div></div></div>
<h3 class="landmark heading">Actions</h3><div id="feedback"><p>12 guests left kudos!</p>
<h3 class="landmark heading">Comments</h3><p>“So good,” said nobody.</p></div>
<div id="footer"><p>Customize</p></div></body></html>"""


def test_page_of_an_archive_as_saved_from_a_browser(tmp_path):
    """Only the work is spoken, under its own titles; a writer's own classes are no part of the site."""
    first = CHAPTER.format("Chapter 1: The Ford", f'<p class="notes">{PROSE}</p>')
    second = CHAPTER.format("Chapter 2: The Mill", f"<p>{PROSE}</p>")
    story = story_of(tmp_path, ARCHIVE.format(first + second), "a.html")
    assert (story.title, story.author) == ("The River Gate", "A. Writer, moth_wings")
    assert titles(story) == ["Chapter 1: The Ford", "Chapter 2: The Mill"]
    assert spoken_paragraphs(story) == [PROSE, PROSE]
    assert set_aside(story, "author's note") == [*("Notes:", "Hello again.") * 2, "Notes:", "Bye."]
    assert set_aside(story, "title page") == ["The River Gate", "A. Writer, moth_wings"]
    assert {"Kudos:", "Chapter Text", "Actions", "Customize"} <= set(set_aside(story, "site text"))
    alone = story_of(tmp_path, ARCHIVE.format(first), "b.html")
    assert (alone.title, titles(alone)) == ("The River Gate", ["Chapter 1: The Ford"])
    assert spoken_paragraphs(alone) == [PROSE]


GOOGLE = f"""<html><body><h1>Chapter One<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></h1><p>{PROSE}<sup>
<a href="#cmnt2">[b]</a></sup></p><p>He lied.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr>
<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;She did.</span></p></div>
<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>“One,” or I?</span></p><p>Really.</p></div>
<div><p><a href="#cmnt_ref2" id="cmnt2">[b]</a><span>lol</span></p></div></body></html>"""
WORD = f"""<html><body><p>{PROSE}<a href="#_ftn1"><sup>[1]</sup></a><a href="#_msocom_1">[JQ1]</a></p>
<p>He lied.</p><div id="ftn1"><p><a href="#_ftnref1">[1]</a>She did.</p></div>
<div id="_com_1"><p><a href="#_msoanchor_1">[JQ1]</a>So good!</p></div></body></html>"""
OFFICE = f"""<html><body><p>{PROSE}<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a></p>
<p>He lied.</p><div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a>She did.</p></div>
</body></html>"""


@pytest.mark.parametrize("text", [GOOGLE, WORD, OFFICE])
def test_notes_and_comments_of_word_processors(tmp_path, text):
    """What they link to and fro is no part of the story, nor of the titles of its chapters."""
    story = story_of(tmp_path, text, "a.html")
    assert spoken_paragraphs(story) == [PROSE, "He lied."]
    assert titles(story) == (["Chapter One"] if text is GOOGLE else [""])
    assert set_aside(story, "footnote")[0].endswith("She did.")


CHAT = [
    "sol: who ate my yoghurt",
    "Mom❤️: not me",
    "sol: I have\na list",
    "<luna> a list",
    "[10:04] sol: yes.",
]
KEPT = [
    "O river: wide\nO river deep\nand never still",
    "He read: “Milk: two\nEggs: six\nHam: one” and went.",
    "Note: she came down to the water when the rain had stopped,\nand looked.",
]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_messages_of_a_chat_are_paragraphs(tmp_path, name):
    """Each has its line; lines of a verse or of a list that is read out stay together."""
    blocks = [PROSE, "\n".join(CHAT), *KEPT, PROSE]
    if name == "a.html":
        lines = (html.escape(block).replace("\n", "<br>\n") for block in blocks)
        text = "\n".join(f"<p>{words}</p>\n" for words in lines)
    else:
        text = "\n\n".join(blocks).replace("<luna>", "&lt;luna&gt;" if name == "a.md" else "<luna>")
    story = story_of(tmp_path, text, name)
    assert spoken_paragraphs(story) == [PROSE, *CHAT, *KEPT, PROSE]
    assert [paragraph.place.line for paragraph in story.paragraphs()][1:7] == [3, 4, 5, 7, 8, 10]


def test_a_note_in_a_message_is_its_own(tmp_path):
    """The messages after it have none, and what looks like a message within it is none."""
    text = "sol: who (A/N: hehe) ate it\nluna: not me (A/N: so\nmum: too) at all\nsol: well"
    story = story_of(tmp_path, f"{PROSE}\n\n{text}\n")
    noted = [[story.text[slice(*note)] for note in one.notes] for one in story.paragraphs()]
    assert noted == [[], [" (A/N: hehe)"], [" (A/N: so\nmum: too)"], []]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_footnotes_and_struck_out_words_of_markdown(tmp_path, name):
    """Words struck out are said, their marks are not, nor are notes and what points to them."""
    words = '"Nobody," said Tom.[^1] ~~He lied.~~ She did[^long-note] ~ or not.'
    notes = ["[^1]: A joke, Kev.", "[^long-note]: Another.", "[^3]: Last."]
    story = story_of(tmp_path, f"{PROSE}\n\n{words}\n{notes[0]}\n{notes[1]}\n\n{PROSE}\n\n{notes[2]}\n", name)
    said = '"Nobody," said Tom. He lied. She did ~ or not.'
    assert spoken_paragraphs(story) == [PROSE, said, PROSE]
    assert set_aside(story, "footnote") == notes


@pytest.mark.parametrize(("name", "block"), [("a.md", "```\n{}\n```"), ("a.html", "<pre>\n{}</pre>")])
def test_lines_that_are_kept_have_their_numbers(tmp_path, name, block):
    """In a block of code or of words set as they stand."""
    story = story_of(tmp_path, f"{PROSE}\n\n" + block.format("sol: hi\n\nluna: not me\nsol: who"), name)
    said = [(paragraph.place.line, words(story, paragraph)) for paragraph in story.paragraphs()]
    assert said == [(1, PROSE), (4, "sol: hi"), (6, "luna: not me"), (7, "sol: who")]


GOOGLE_TEXT = """The Glass Year
by Petra Moss

Chapter One[a]
Ilse counted the jars again. There were eleven.[b][c]
"There were twelve," she said.
"So [t]he book says," said Otto, who was lying on the floor.[1]
________________
Chapter Two
In the morning there were ten.
"Otto," said Ilse.
"Don't look at me," said Otto.
[1] He is not a dog.
[a]should this be ten?
for continuity
[b]LOVE this line, "said beta"
3 total reactions
[c]me too
"""


def test_comments_of_google_docs_in_plain_text(tmp_path):
    """They are set aside to the last, with their marks; letters in brackets that no comment has are words."""
    story = story_of(tmp_path, GOOGLE_TEXT)
    assert titles(story) == ["Chapter One", "Chapter Two"]
    assert spoken_paragraphs(story) == [
        "Ilse counted the jars again. There were eleven.",
        '"There were twelve," she said.',
        '"So [t]he book says," said Otto, who was lying on the floor.',
        "In the morning there were ten.",
        '"Otto," said Ilse.',
        '"Don\'t look at me," said Otto.',
    ]
    comments = GOOGLE_TEXT.split("\n")[12:-1]
    assert set_aside(story, "footnote") == comments
    assert [aside.place.line for aside in story.asides if aside.reason == "footnote"] == list(range(13, 19))
    without = story_of(tmp_path, f"It said [a] and [b].\n\n{PROSE}\n\n[b]ut she went.\n\n[a]nd he came.\n")
    assert spoken_paragraphs(without)[-2:] == ["[b]ut she went.", "[a]nd he came."]


@pytest.mark.parametrize(
    ("styles", "said"),
    [
        (".x1{display:none;speak:never;}", False),
        ("/* a } b */ p.b, .a,\n.x1 { color: red; visibility: hidden }", False),
        (".x1{display:none; speak: none} .x1.open{display:block}", False),
        (".x1{display:none} .x1.open{display:block}", True),
        ("@media print{.x1{display:none}}", True),
        ("#workskin .x1{display:none} .no .x1{display:none}", True),
        ("@import 'a.css'; .x1{color:red} }} .y{display:none", True),
    ],
)
def test_words_that_a_page_hides(tmp_path, styles, said):
    """By the rules of classes in the page itself: sites plant notices against thieves so."""
    notice = "Love this story? Find the genuine version."
    text = (
        f"<style>{styles}</style><p>{PROSE}</p><p class='c x1'>{notice}</p>"
        "<style>.hide{display:none}</style><p class='x1' style='display:block'>No.</p>"
        "<p><span class='hide'>Ann: </span>hi</p>"
    )
    story = story_of(tmp_path, text, "a.html")
    assert spoken_paragraphs(story) == [PROSE, *([notice] if said else []), "No.", "Ann: hi"]


@pytest.mark.parametrize("page", ["<body class='x1'>{}", "<html class='x1'><body>{}"])
def test_a_page_that_hides_as_a_whole(tmp_path, page):
    """Until a script shows it, which no reader of its file has run: it is said."""
    style = "<style>.x1{display:none}</style>"
    story = story_of(tmp_path, page.format(f"{style}<p>{PROSE}</p><p class='x1'>No.</p>"), "a.html")
    assert spoken_paragraphs(story) == [PROSE]


@pytest.mark.parametrize("around", ["{}", ARCHIVE])
def test_what_a_click_opens(tmp_path, around):
    """A note or a warning is set aside, on a site's page too; whatever else is called so is story."""
    opened = "<details><summary>{}</summary><p>{}</p></details>"
    notes = [("Content note", "Gulls."), ("Trigger warnings for it", "Rain."), ("CW: gulls", "2.")]
    text = "".join(opened.format(*one) for one in [*notes, ("Note from Mother", "Come home.")])
    story = story_of(tmp_path, around.format(f"<p>{PROSE}</p>{text}"), "a.html")
    assert spoken_paragraphs(story) == [PROSE, "Note from Mother", "Come home."]
    assert [words for pair in notes for words in pair] == set_aside(story, "author's note")[:6]


FANFICTION = f"""<html><head><title>The Pier Chapter 2: Waves, a book fanfic | FanFiction</title></head><body>
<div id="content_wrapper"><div id="profile_top"><b class="xcontrast_txt">The Pier</b> <span>By:</span>
<a href="/u/1/wren">wren</a><div>A pier and its gulls.</div><a href="/u/2/">beta</a></div>
<select id="chap_select"><option>1. Gulls</option></select><div id="storytextp">
<div id="storytext"><p>A/N: hi</p><p>{PROSE}</p><hr><p>“Still,” said Bo.</p></div></div>
<div>Review this story</div></div></body></html>"""
ROYAL_ROAD = f"""<html><head><title>Level Up - The Pier | Royal Road</title></head><body>
<div class="row fic-header"><h2>The Pier</h2><h1>Chapter 2: Waves</h1><h3>by <a>wren</a></h3></div>
<div class="portlet author-note-portlet"><p>A note from wren</p><div><p>20 ahead!</p></div></div>
<div class="nav-buttons"><a>Next Chapter</a></div>
<div class="chapter-inner chapter-content"><p>{PROSE}</p><hr><p>“Still,” said Bo.</p></div>
<div class="comments"><h2>Comments(3)</h2><p>“First!” said someone</p></div>
</body></html>"""


@pytest.mark.parametrize(
    ("page", "chapter", "notes"),
    [
        (FANFICTION, "", ["A/N: hi"]),
        (ROYAL_ROAD, "Chapter 2: Waves", ["A note from wren", "20 ahead!"]),
        (ROYAL_ROAD.replace("fic-header", "x"), "", ["A note from wren", "20 ahead!"]),
    ],
)
def test_pages_of_sites_as_saved_from_a_browser(tmp_path, page, chapter, notes):
    """What is around the story is the site's, a reader's comments too; title and author are the story's."""
    story = story_of(tmp_path, page, "a.html")
    assert (story.title, story.author) == ("The Pier", "" if 'class="row x"' in page else "wren")
    assert titles(story) == [chapter]
    assert spoken_paragraphs(story) == [PROSE, "“Still,” said Bo."]
    assert set_aside(story, "author's note") == notes
    last = "Review this story" if page is FANFICTION else "“First!” said someone"
    assert set_aside(story, "site text")[-1] == last


def test_a_page_with_the_classes_of_a_site_is_read_whole(tmp_path):
    """Programs that make books of a site's chapters put their titles over them."""
    content = f'<div class="chapter-inner chapter-content">{PROSE}</div>'
    text = f'<p id="storytext">Rain.</p><h1>Waves</h1>{content}'
    assert spoken_paragraphs(story_of(tmp_path, text, "a.html")) == ["Rain.", PROSE]
