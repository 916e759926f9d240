"""Markdown, HTML and Word: what is text, what is a heading, what is emphasis, and what is only markup."""

import time

import docx
import pytest
from docx.oxml import OxmlElement
from story_files import (
    dump,
    emphasised,
    set_aside,
    spoken_paragraphs,
    story_of,
    titles,
    write_docx,
    write_epub,
)

from drama.errors import StoryError
from drama.story.elements import words_of
from drama.story.reader import read
from drama.story.tree import parse

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank."

MARKDOWN = f"""---
title: "The River Gate"
author: A. Writer
tags: [river, gate]
---

# Part One

## The Ford

{PROSE}
It ran *high* and **brown**.

* * *

- Hello, said the woman.

    1986\\. It was a good year.

The Mill
--------

{PROSE} Nothing stirred on it for a long time.
---

<!-- a comment -->

{PROSE}
"""


def test_markdown(tmp_path):
    """Headings of both kinds, rules, emphasis and front matter are read; lists and code are prose."""
    story = story_of(tmp_path, MARKDOWN, "story.md")
    assert (story.title, story.author) == ("The River Gate", "A. Writer")
    assert dump(story) == (
        f"== Part One: The Ford\n11: {PROSE} It ran high and brown.\n--\n16: - Hello, said the woman.\n"
        f"18: 1986. It was a good year.\n== The Mill\n23: {PROSE} Nothing stirred on it for a long time.\n"
        f"--\n28: {PROSE}"
    )
    assert emphasised(story) == ["high", "brown"]
    assert len(set_aside(story, "title page")) == 1


def test_markdown_title_and_chapters(tmp_path):
    """A first heading of its own rank is the story's title; an empty one is a scene break."""
    story = story_of(
        tmp_path, f"# The River Gate\n\n## One\n\n{PROSE}\n\n#\n\n{PROSE}\n\n## Two\n\n{PROSE}\n", "a.md"
    )
    assert (story.title, titles(story)) == ("The River Gate", ["One", "Two"])
    assert [len(chapter.scenes) for chapter in story.chapters] == [2, 1]


def test_markdown_with_a_paragraph_a_line(tmp_path):
    """Lines that all end sentences are paragraphs in Markdown too."""
    story = story_of(tmp_path, "“One,” she said.\n“Two.”\nHe was silent.\n", "a.md")
    assert spoken_paragraphs(story) == ["“One,” she said.", "“Two.”", "He was silent."]


def test_markdown_rules_in_html(tmp_path):
    """HTML inside Markdown is read as HTML."""
    story = story_of(tmp_path, f"{PROSE}\n\n<hr>\n\n{PROSE}\n\n<center>* * *</center>\n\n{PROSE}\n", "a.md")
    assert len(story.chapters[0].scenes) == 3


@pytest.mark.parametrize(
    "words",
    [
        *("<Are you there>", "<Help me>", "<I am here>", "<Base camp, come in.>", "<Main street is shut>"),
        *("</quiet>", "<!Stop>", "<?what?>", "<B\n"),
    ],
)
def test_words_in_angle_brackets(tmp_path, words):
    """What no tag is called so is said: in a paragraph, as one of its own, and inside HTML."""
    for text in (f"{PROSE} {words} {PROSE}", f"{PROSE}\n\n{words}\n{PROSE}", f"<center>\n{words}\n</center>"):
        assert words.strip() in story_of(tmp_path, f"{text}\n\n{PROSE}\n", "a.md").text


@pytest.mark.parametrize(
    "tag",
    [
        "<b>",
        "</B>",
        "<br />",
        "<font color=#f00 size='2'>",
        '<p align="center">',
        "<hr noshade>",
        "<!-- no -->",
    ],
)
def test_tags_are_no_words(tmp_path, tag):
    """With attributes or without, in a paragraph or around one."""
    for text in (f"{PROSE} {tag} {PROSE}", f"{tag}\n{PROSE} {PROSE}"):
        assert "<" not in story_of(tmp_path, f"{PROSE}\n\n{text}\n", "a.md").text


def test_rows_of_tildes_part_scenes(tmp_path):
    """They open no code, whose words would be taken as they stand."""
    text = f"{PROSE}\n\n~~~\n\nIt *ran* on.\n\n~~~ Later that day ~~~\n\n{PROSE}\n"
    story = story_of(tmp_path, text, "a.md")
    assert spoken_paragraphs(story) == [PROSE, "It ran on.", "~~~ Later that day ~~~", PROSE]
    assert len(story.chapters[0].scenes) == 2


TABLE = """| Skill | *Level* | |
|:------|--------:|---|
| Sigh of Despair: | 4 | |
| Run | 31 | far | too far |"""


def test_tables(tmp_path):
    """A row is a paragraph, in Markdown with commas between its cells; in plain text pipes are silent."""
    around = f"{PROSE}\n\n{{}}\n\nAnn | Bo\nand she.\n\n***\n\na | b\n--- | ---\n"
    story = story_of(tmp_path, around.format(TABLE), "a.md")
    rows = ["Skill, Level", "Sigh of Despair: 4", "Run, 31, far, too far"]
    assert spoken_paragraphs(story) == [PROSE, *rows, "Ann | Bo\nand she.", "a, b"]
    assert [one.place.line for one in story.paragraphs()] == [1, 3, 5, 6, 8, 13]
    assert (emphasised(story), len(story.chapters[0].scenes)) == (["Level"], 2)
    plain = story_of(tmp_path, around.format(TABLE), "a.txt")
    said = [" ".join(words.split()) for words in spoken_paragraphs(plain)]
    assert said[1:3] == ["Skill Level", "Sigh of Despair: 4 Run 31 far too far"]
    assert len(plain.chapters[0].scenes) == 2


def test_what_links_call_a_heading_is_no_title(tmp_path):
    """As Google Docs exports it; other brackets are words."""
    text = f"# **One** {{#one}}\n\n{PROSE}\n\n# **Two: the inn** {{#two:-the-inn-5\\*5}}\n\n{PROSE} {{#so}}"
    story = story_of(tmp_path, f"{text}\n\n# A {{b}}\n\n{PROSE}\n", "a.md")
    assert titles(story) == ["One", "Two: the inn", "A {b}"]
    assert spoken_paragraphs(story) == [PROSE, f"{PROSE} {{#so}}", PROSE]
    assert set_aside(story, "markup") == ["{#one}", r"{#two:-the-inn-5\*5}"]


def test_what_a_code_block_is_called_is_set_aside(tmp_path):
    """It is listed, as all that is not spoken."""
    story = story_of(tmp_path, f"{PROSE}\n\n```text\nDear Mara\n```\n\n{PROSE}\n", "a.md")
    assert spoken_paragraphs(story) == [PROSE, "Dear Mara", PROSE]
    assert set_aside(story, "markup") == ["text"]


def test_pictures_and_links_by_name(tmp_path):
    """As Google Docs exports them: no address is spoken, a picture is set aside, and a link is its words."""
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 20_000
    text = (
        f"{PROSE}\n\n![][image1]\n\nShe took [the road][1] home. ![A gate][image2]\n\n{PROSE}\n"
        f"[image1]: <{picture}>\n[IMAGE2]: images/gate.jpg 'Gate'\n\n[1]: https://example.org/road\n"
        "[2]: <data:image/svg+xml;base64,AAAA=>\n"
    )
    started = time.process_time()
    story = story_of(tmp_path, text, "a.md")
    assert time.process_time() - started < 5
    assert [said.strip() for said in spoken_paragraphs(story)] == [PROSE, "She took the road home.", PROSE]
    assert set_aside(story, "image") == ["A gate"]
    assert set_aside(story, "markup") == [
        "[image1]: <data:image/png;base64>",
        "[IMAGE2]: images/gate.jpg 'Gate'",
        "[1]: https://example.org/road",
        "[2]: <data:image/svg+xml;base64>",
    ]
    assert [aside.place.line for aside in story.asides if aside.reason == "markup"] == [8, 9, 11, 12]


@pytest.mark.parametrize(
    "words", ["[Tom Reed]: Thanks!", "[Tom Reed]: <sighs>", "[Tom Reed]: yes/no", "[Tom][Ann]: Hi."]
)
def test_words_in_brackets_are_no_addresses(tmp_path, words):
    """A name in brackets is whoever speaks."""
    assert spoken_paragraphs(story_of(tmp_path, f"{PROSE}\n\n{words}\n", "a.md")) == [PROSE, words]


def test_comments_are_set_aside(tmp_path):
    """In a paragraph, on lines of their own and in HTML, each with its line; they part nothing."""
    text = (
        f"<!-- draft 3 -->\n# The Mill\n\nby A. Writer\n\n{PROSE}\n\n<!--- check\n\nthe date --->\n\n"
        f"She went <!-- or ran -->home.\n\n<center>\nOh!<!-- no -->\n</center>\n\n<!-->\n\n{PROSE}\n"
    )
    story = story_of(tmp_path, text, "a.md")
    assert (story.title, story.author) == ("The Mill", "A. Writer")
    assert spoken_paragraphs(story) == [PROSE, "She went home.", "Oh!", PROSE]
    listed = [(aside.place.line, story.text[aside.start : aside.end]) for aside in story.asides]
    assert {(1, "draft 3"), (8, "- check"), (10, "the date -"), (12, "or ran"), (15, "no")} <= set(listed)
    assert len(set_aside(story, "comment")) == 5


@pytest.mark.parametrize("text", ["She\n<!--\n\n{0}\n", "{0}\n\n<!--- so\n", "<p>\n<!-- so\n</p>\n\n{0}\n"])
def test_a_comment_that_never_ends_is_none(tmp_path, text):
    """It would take the rest of the story with it."""
    assert PROSE in spoken_paragraphs(story_of(tmp_path, text.format(PROSE), "a.md"))


def test_comments_that_never_end_take_no_time(tmp_path):
    """However many there are in a piece of HTML; all of them are words."""
    started = time.process_time()
    story = story_of(tmp_path, f"{PROSE}\n\n<div>{'<!-- ' * 8000}so\n\nBye -->.\n", "a.md")
    assert time.process_time() - started < 2
    assert [one[-4:] for one in spoken_paragraphs(story)] == ["ank.", "- so", "-->."]


def test_front_matter_that_never_ends(tmp_path):
    """A rule before dialogue is a rule, and takes no time to be told from front matter."""
    lines = [f"- Tom: Number {number}, he said." for number in range(40)]
    started = time.process_time()
    story = story_of(tmp_path, "---\n" + "\n".join(lines) + "\n", "a.md")
    assert time.process_time() - started < 5
    assert spoken_paragraphs(story) == lines


@pytest.mark.parametrize("said", ["- Hello, said Tom.\n\n- No.", "sol: hi\n\nluna: no"])
def test_a_rule_over_an_empty_line_opens_no_front_matter(tmp_path, said):
    """What is between two rules is a scene."""
    story = story_of(tmp_path, f"---\n\n{said}\n\n---\n\n{PROSE}\n", "a.md")
    assert spoken_paragraphs(story) == [*said.split("\n\n"), PROSE]


def test_lines_within_comments_count(tmp_path):
    """The line of a message is that of the file, though a comment before it takes several."""
    story = story_of(
        tmp_path, f"{PROSE}\n\nsol: who <!-- a\nb\nc --> ate it\nluna: not me\nsol: hm\n", "a.md"
    )
    assert [one.place.line for one in story.paragraphs()] == [1, 3, 6, 7]


HTML = f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>The River Gate</title><meta name="author" content="A. Writer">
<style>p {{ color: red }}</style></head>
<body>
<nav><a href="#1">Chapter 1</a></nav>
<h1>The River Gate</h1>
<h2>Chapter 1</h2>
<h2>  </h2>
<p><span class="dropcap">T</span>he <em>high</em>
   <b>water</b>&nbsp;ran<sup><a href="#n1">1</a></sup> on.<!-- hidden --></p>
<script>var x = "not text";</script>
<p>O river wide,<br>O river <span style="font-style: italic">deep</span></p>
<hr>
<p>{PROSE}</p>
<p style="display:none">Secret.</p>
<h2>Chapter 2</h2>
<div>{PROSE}<br><br>Then she went home.</div>
<figure><img alt="a gate"><figcaption>The gate.</figcaption></figure>
<p>Nobody <a href="x">saw</a> her<span class="pagenum">[Pg 12]</span> go.</p>
</body></html>
"""


def test_html(tmp_path):
    """HTML is read as a browser shows it, each paragraph with its line."""
    story = story_of(tmp_path, HTML, "story.html")
    assert (story.title, story.author) == ("The River Gate", "A. Writer")
    assert dump(story) == (
        "== Chapter 1\n9: The high water ran on.\n12: O river wide, O river deep\n--\n"
        f"14: {PROSE}\n== Chapter 2\n17: {PROSE}\n17: Then she went home.\n19: Nobody saw her go."
    )
    assert emphasised(story) == ["high", "water", "deep"]
    assert "not text" not in story.text
    assert "Secret" not in story.text
    assert set_aside(story, "image") == ["The gate."]


def test_html_encoding_and_empty_paragraphs(tmp_path):
    """The declared encoding counts; rare empty paragraphs part scenes, regular ones do not."""
    text = '<meta charset="iso-8859-2"><p>Złoty łabędź.</p><p>B.</p><p>C.</p><p>&nbsp;</p><p>D.</p><p>E.</p>'
    story = story_of(tmp_path, text.encode("iso-8859-2"), "a.htm")
    assert spoken_paragraphs(story)[0] == "Złoty łabędź."
    assert [len(scene.paragraphs) for scene in story.chapters[0].scenes] == [3, 2]
    spaced = "".join(f"<p>Number {n}.</p><p>&nbsp;</p>" for n in range(9))
    assert len(story_of(tmp_path, spaced, "b.html").chapters[0].scenes) == 1


@pytest.mark.parametrize("name", ["a.html", "a.md"])
@pytest.mark.parametrize("opening", ["<p><font size=2>", "<div>", "<blockquote>"])
def test_elements_left_open(tmp_path, opening, name):
    """However many there are, no paragraph is lost: past what the parser bears, the file is refused."""
    said = [f"Then she ran on, all {number} miles." for number in range(4000)]
    few, many = ("\n".join(opening + words for words in said[:count]) for count in (900, 4000))
    assert spoken_paragraphs(story_of(tmp_path, few, name)) == said[:900]
    with pytest.raises(StoryError, match=rf"{name}:\d{{4}}: .*left open(.|\n)*close every <div>"):
        story_of(tmp_path, many, name)


@pytest.mark.parametrize("first", ["", '<?xml version="1.0"?>\n', "<!-- it's > ours -->\n"])
@pytest.mark.parametrize("of", ["", ' PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd"'])
def test_declared_entities_are_no_words(tmp_path, first, of):
    """A document type may declare them in brackets, with marks of its own; lines count as in the file."""
    declared = '\n<!ENTITY nbsp "&#160;">\n<!-- it\'s ]> -->\n<!ENTITY gate "]>">'
    text = f"{first}<!DOCTYPE html{of} [{declared}\n] >\n<p>It&nbsp;rained.</p><p>{PROSE} [So]> she said.</p>"
    story = story_of(tmp_path, text, "a.xhtml")
    assert spoken_paragraphs(story) == ["It\xa0rained.", f"{PROSE} [So]> she said."]
    assert next(story.paragraphs()).place.line == text[: text.index("<p>")].count("\n") + 1


def test_a_very_long_paragraph():
    """Eleven megabytes between two tags are read whole."""
    assert len(words_of(parse(b"<pre>" + b"so " * 3_700_000, "a.html"))) == 11_099_999


ARCHIVE = f"""<html><head><title>The River Gate - A. Writer - Original Work</title></head><body>
<div id="preface"><p class="message"><b>The River Gate</b><br/>Posted originally on the
<a href="http://archiveofourown.org/">Archive of Our Own</a>.</p>
<div class="meta"><dl class="tags"><dt>Rating:</dt><dd>General Audiences</dd>
<dt>Stats:</dt><dd>Words: 90</dd></dl>
<h1>The River Gate</h1><div class="byline">by <a rel="author" href="x">A. Writer</a></div>
<p>Summary</p><blockquote class="userstuff"><p>A girl crosses a river.</p></blockquote>
<p>Notes</p><blockquote class="userstuff"><p>My first story!</p></blockquote></div></div>
<div id="chapters" class="userstuff">
<div class="meta group"><h2 class="heading">Chapter 1: The Ford</h2>
<p>Chapter Notes</p><blockquote class="userstuff"><p>Hello again.</p><p>It got long.</p></blockquote></div>
<div class="userstuff"><p>{PROSE}</p><blockquote><p>Dear Mara, come home.</p></blockquote></div>
<div id="endnotes1" class="meta"><p>Chapter End Notes</p>
<blockquote class="userstuff"><p>Bye.</p></blockquote></div>
<div class="meta group"><h2 class="heading">Chapter 2: The Mill</h2></div>
<div class="userstuff"><p>{PROSE}</p></div></div>
<div id="afterword"><p class="message">Please <a href="x">drop by the Archive and comment</a>!</p></div>
</body></html>"""


def test_archive_of_our_own(tmp_path):
    """A download from the Archive keeps the story and sets preface, notes and afterword aside."""
    story = story_of(tmp_path, ARCHIVE, "story.html")
    assert (story.title, story.author) == ("The River Gate", "A. Writer")
    assert titles(story) == ["Chapter 1: The Ford", "Chapter 2: The Mill"]
    assert spoken_paragraphs(story) == [PROSE, "Dear Mara, come home.", PROSE]
    assert set_aside(story, "author's note") == [
        *(
            "Notes",
            "My first story!",
            "Chapter Notes",
            "Hello again.",
            "It got long.",
            "Chapter End Notes",
            "Bye.",
        )
    ]


@pytest.mark.parametrize("name", ["a.html", "a.epub"])
def test_a_link_to_the_archive_makes_no_download(tmp_path, name):
    """The preface and the afterword of a book are its own; the Archive's have its message."""
    link = '<a href="https://archiveofourown.org/works/1">see</a>'
    parts = [
        f'<div id="preface"><p>It began so, {link}.</p></div>',
        f'<div class="afterword"><p>{PROSE}</p></div>',
    ]
    archive = '<div id="afterword"><p>End Notes</p><p class="message">Please ' + link + ".</p></div>"
    bodies = [(*parts, f"<p>{PROSE}</p>"), (f"<p>{PROSE}</p>", archive)]
    for body, said in zip(bodies, (["It began so, see.", PROSE, PROSE], [PROSE]), strict=True):
        if name == "a.html":
            story = story_of(tmp_path, "".join(body), name)
        else:
            story = read(write_epub(tmp_path / name, [(f"{n}.xhtml", one) for n, one in enumerate(body)]))
        assert spoken_paragraphs(story) == said


def test_several_authors(tmp_path):
    """All linked side by side, or named in the head, wrote the story; those linked elsewhere did not."""
    byline, other = '<a rel="author" href="x">A. Writer</a>', '<p>Inspired by <a rel="author">B</a>.</p>'
    pages = [
        ARCHIVE.replace(byline, f'{byline}, <a rel="author">moth_wings</a>').replace(
            "<p>Notes", f"{other}<p>Notes"
        ),
        f'<meta name="author" content="A. Writer"><meta name="Author" content="moth_wings"><p>{PROSE}</p>',
    ]
    assert [story_of(tmp_path, text, "a.html").author for text in pages] == ["A. Writer, moth_wings"] * 2


def test_word(tmp_path):
    """Styles make headings and titles, runs make emphasis, and places count paragraphs."""
    paragraphs = [
        ("Title", "The River Gate"),
        ("Heading 1", "Chapter 1"),
        ("Normal", [("The water ran ", False), ("high", True), (".", False)]),
        ("Normal", "***"),
        ("Normal", PROSE),
        ("Heading 1", ""),
        ("Heading 1", "Chapter 2"),
        ("Normal", PROSE),
    ]
    story = read(write_docx(tmp_path / "story.docx", paragraphs))
    assert story.title == "The River Gate"
    assert dump(story) == f"== Chapter 1\n3: The water ran high.\n--\n5: {PROSE}\n== Chapter 2\n8: {PROSE}"
    assert emphasised(story) == ["high"]


def test_word_breaks_tables_and_properties(tmp_path):
    """Line breaks and tabs are text, tables are read, and the properties name title and author."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "The River Gate", "A. Writer"
    document.add_paragraph("One.").add_run().add_break()
    document.paragraphs[0].add_run("Two.\tThree.")
    document.add_table(1, 1).cell(0, 0).text = "In a table."
    document.save(tmp_path / "a.docx")
    story = read(tmp_path / "a.docx")
    assert spoken_paragraphs(story) == ["One.\nTwo.\tThree.", "In a table."]
    assert (story.title, story.author) == ("The River Gate", "A. Writer")


@pytest.mark.parametrize(
    "paragraphs",
    [
        [("Title", "The Understudy"), ("Subtitle", "by Marlow Finch")],
        [("Title", "The Understudy"), ("Subtitle", "A Play in Prose"), ("Subtitle", "by\nMarlow Finch")],
        [("Title", "The Understudy\nby Marlow Finch")],
        [("Title", "The Understudy"), ("Normal", "by Marlow Finch")],
        [("Normal", "The Understudy"), ("Normal", "by Marlow Finch")],
        [("Heading 1", "The Understudy"), ("Subtitle", "By Marlow Finch.")],
    ],
)
def test_word_title_page_counts_before_the_properties(tmp_path, paragraphs):
    """They hold the name of whoever the computer belongs to, and of the file that this one was."""
    path = write_docx(tmp_path / "a.docx", [*paragraphs, ("Normal", PROSE), ("Normal", PROSE)])
    document = docx.Document(path)
    document.core_properties.title = "Microsoft Word - draft3 FINAL"
    document.core_properties.author = "Janet Q. Realname"
    document.save(path)
    story = read(path)
    assert (story.title, story.author) == ("The Understudy", "Marlow Finch")
    assert spoken_paragraphs(story) == [PROSE, PROSE]


def test_word_with_tracked_changes(tmp_path):
    """Words that were moved are said where they are now, and deleted ones not at all."""
    document = docx.Document()
    for number, change in enumerate(("moveFrom", "moveTo", "del", "ins")):
        paragraph = document.add_paragraph(f"{PROSE} ")
        changed = OxmlElement(f"w:{change}")
        changed.append(paragraph.add_run(f"{change} {number // 2}.")._r)
        paragraph._p.append(changed)
    document.save(tmp_path / "a.docx")
    said = spoken_paragraphs(read(tmp_path / "a.docx"))
    assert said == [PROSE, f"{PROSE} moveTo 0.", PROSE, f"{PROSE} ins 1."]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_chapters_without_markup(tmp_path, name):
    """Headings that are only words are known in every format."""
    paragraphs = ["Chapter One", PROSE, "Chapter Two", PROSE]
    text = "".join(f"<p>{words}</p>" for words in paragraphs) if name == "a.html" else "\n\n".join(paragraphs)
    assert titles(story_of(tmp_path, text, name)) == ["Chapter One", "Chapter Two"]
