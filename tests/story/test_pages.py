"""Pages as a site shows or exports them: the story out of the site, without its notes and comments."""

from story_files import set_aside, spoken_paragraphs, story_of, titles

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
