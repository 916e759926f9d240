"""Chapters and scenes: headings of every kind, tables of contents, rules, and the gaps between paragraphs."""

import pytest
from story_files import dump, set_aside, spoken_paragraphs, story_of, titles

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank for a while.\n\n"


def book(*headings):
    return "".join(f"{heading}\n\n{PROSE * 2}\n" for heading in headings)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["CHAPTER I.", "CHAPTER II."], ["CHAPTER I", "CHAPTER II"]),
        (
            ["Chapter One: The Ford", "Chapter Two - The Mill"],
            ["Chapter One: The Ford", "Chapter Two: The Mill"],
        ),
        (["CHAPTER I.\nThe Ford", "CHAPTER II.\nThe Mill"], ["CHAPTER I: The Ford", "CHAPTER II: The Mill"]),
        (["CHAPTER\n      1", "CHAPTER\n      2"], ["CHAPTER 1", "CHAPTER 2"]),
        (["Chapter 1\n\nThe Ford", "Chapter 2\n\nThe Mill"], ["Chapter 1: The Ford", "Chapter 2: The Mill"]),
        (["1.", "2.", "3."], ["1", "2", "3"]),
        (["I", "II", "III"], ["I", "II", "III"]),
        (["One", "Two", "Three"], ["One", "Two", "Three"]),
        (["1. The Ford", "2. The Mill"], ["1: The Ford", "2: The Mill"]),
        (["PROLOGUE", "Chapter 1", "Epilogue"], ["PROLOGUE", "Chapter 1", "Epilogue"]),
        (
            ["Part One\n\nChapter 1", "Chapter 2", "Part Two\n\nChapter 3"],
            ["Part One: Chapter 1", "Chapter 2", "Part Two: Chapter 3"],
        ),
        (["BOOK THE FIRST\n_SOWING_\n\n\nI", "II"], ["BOOK THE FIRST: SOWING: I", "II"]),
        (["THE FORD", "THE MILL"], ["THE FORD", "THE MILL"]),
        (["The Ford\n========", "The Mill\n========"], ["The Ford", "The Mill"]),
        (["~ Chapter 1 ~", "~ Chapter 2 ~"], ["Chapter 1", "Chapter 2"]),
        (["[Chapter 1]", "**[Ch. 2: The Mill]**"], ["Chapter 1", "Ch. 2: The Mill"]),
    ],
)
def test_headings(tmp_path, headings, expected):
    """Headings as writers and printers set them become chapters under their own words."""
    story = story_of(tmp_path, book(*headings))
    assert titles(story) == expected
    assert len(spoken_paragraphs(story)) == 2 * len(headings)


@pytest.mark.parametrize(
    "line",
    [
        "Part of me wanted to go back.",
        "Book I loved as a child.",
        "Chapter one was the hardest to write.",
        "I was tired.",
        "BANG",
        "1986. It was a good year.",
        "Introduction was not her strength.",
        "[Chapter 3 unlocked]",
    ],
)
def test_prose_is_no_heading(tmp_path, line):
    """A paragraph that begins like a heading is still spoken."""
    story = story_of(tmp_path, f"{PROSE}{line}\n\n{PROSE}{line}\n\n{PROSE}")
    assert titles(story) == [""]
    assert spoken_paragraphs(story).count(line) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"# PART ONE\n\nCHAPTER 1\n\nThe Ford\n\n{PROSE}CHAPTER 2\n\nThe Mill\n\n{PROSE}"
            f"# PART TWO\n\nCHAPTER 1\n\nThe Gate\n\n{PROSE}Epilogue\n\n{PROSE}",
            [
                "PART ONE: CHAPTER 1: The Ford",
                "CHAPTER 2: The Mill",
                "PART TWO: CHAPTER 1: The Gate",
                "Epilogue",
            ],
        ),
        (f"# The River\n\n{book('Chapter 1', 'Chapter 2')}", ["Chapter 1", "Chapter 2"]),
        (
            f"# Chapter 1\n\n{book('Chapter 2')}# Chapter 3\n\n{PROSE}",
            ["Chapter 1", "Chapter 2", "Chapter 3"],
        ),
    ],
)
def test_chapters_among_marked_headings(tmp_path, text, expected):
    """Paragraphs that count chapters up are headings in a file that marks only others as such."""
    text = text.replace("# Chapter 1\n\n", f"# Chapter 1\n\n{PROSE}")
    assert titles(story_of(tmp_path, text, "story.md")) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"# The Ford\n\n{PROSE}Chapter 1\n\n{PROSE}# The Mill\n\n{PROSE}",
        f"# Chapter 1\n\n{PROSE}Chapter 2\n\n{PROSE}# Chapter 2\n\n{PROSE}",
        f"# Chapter 1\n\n{PROSE}Chapter 1\n\n{PROSE}# Chapter 2\n\n{PROSE}Chapter 4\n\n{PROSE}",
        f"# The Ford\n\n{PROSE}Letter 1\n\n{PROSE}Letter 2\n\n{PROSE}# The Mill\n\n{PROSE}",
    ],
)
def test_paragraphs_that_count_no_chapters(tmp_path, text):
    """A paragraph like a chapter's label is spoken where the chapters do not count up with it."""
    story = story_of(tmp_path, text, "story.md")
    assert len(story.chapters) == 2
    assert len(spoken_paragraphs(story)) == text.count("\n\n") - 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"# Part One\n\nThe Valley\n\n# 1\n\n{PROSE}# 2\n\n{PROSE}# Part Two\n\n# 3\n\n{PROSE}",
            ["Part One: The Valley: 1", "2", "Part Two: 3"],
        ),
        (f"PART ONE\n\nThe Valley\n\n{book('Chapter 1')}", ["PART ONE: The Valley: Chapter 1"]),
        (f"# Part One\n\nAll was well.\n\n# 1\n\n{PROSE}", ["Part One", "1"]),
        (f"# Part 1\n\nMonday\n\n# Part 2\n\n{PROSE}", ["Part 1", "Part 2"]),
    ],
)
def test_pages_of_parts(tmp_path, text, expected):
    """A page with a part and its subtitle is joined to the chapter below it; words of the story stay."""
    name = "story.md" if text.startswith("#") else "story.txt"
    story = story_of(tmp_path, text, name)
    assert titles(story) == expected
    assert "The Valley" not in spoken_paragraphs(story)
    assert len(spoken_paragraphs(story)) == text.count(PROSE) + ("All" in text) + ("Monday" in text)


def test_heading_right_above_its_prose(tmp_path):
    """A heading needs no empty line under it."""
    story = story_of(
        tmp_path,
        "CHAPTER I\nShe came down to the water when the rain had ceased,\nand saw.\n\nCHAPTER II\nThen home.",
    )
    assert dump(story) == (
        "== CHAPTER I\n2: She came down to the water when the rain had ceased, and saw.\n"
        "== CHAPTER II\n6: Then home."
    )


def test_empty_chapter_shifts_nothing(tmp_path):
    """A heading with nothing under it makes no chapter and is listed; every other keeps its own title."""
    story = story_of(tmp_path, book("Chapter 1") + "Chapter 2\n\n" + book("Chapter 3", "Chapter 4"))
    assert titles(story) == ["Chapter 1", "Chapter 3", "Chapter 4"]
    assert set_aside(story, "heading left out") == ["Chapter 2"]
    assert set_aside(story, "heading") == ["Chapter 1", "Chapter 3", "Chapter 4"]


PARTS = f"""# Part One

## Brine

# Chapter One

{PROSE}
# Interlude

# The Third Panel

{PROSE}
# Part Two

## Dry Land

# Chapter Two

{PROSE}"""


@pytest.mark.parametrize(
    ("text", "name", "expected", "left_out"),
    [
        (
            PARTS,
            "story.md",
            ["Part One: Brine: Chapter One", "Interlude: The Third Panel", "Part Two: Dry Land: Chapter Two"],
            [],
        ),
        (
            f"PART ONE\n\nBRINE.\n\n\nCHAPTER I.\n\nTHE FORD\n\n{PROSE}\nCHAPTER II.\n\nTHE MILL\n\n{PROSE}",
            "story.txt",
            ["PART ONE: BRINE: CHAPTER I: THE FORD", "CHAPTER II: THE MILL"],
            [],
        ),
        (
            f"# Part One\n\n## Brine\n\n## Salt\n\n{PROSE}\n# Part Two\n\n# Part Three\n\n## Sand\n\n{PROSE}",
            "story.md",
            ["Part One: Salt", "Part Three: Sand"],
            ["Brine", "Part Two"],
        ),
        (
            f"# Part One\n\n# Brine\n\n# Chapter One\n\n# The Ford\n\n{PROSE}\n# Chapter Two\n\n{PROSE}",
            "story.md",
            ["Part One: Brine: Chapter One: The Ford", "Chapter Two"],
            [],
        ),
        (
            f"# One\n\n{PROSE * 3}\n### Monday\n\n{PROSE}\n# Two\n\n{PROSE * 3}\n# Three",
            "story.md",
            ["One", "Two"],
            ["Monday", "Three"],
        ),
    ],
)
def test_no_heading_is_lost(tmp_path, text, name, expected, left_out):
    """Titles of parts and interludes are said; a heading in no chapter's title is listed as such."""
    story = story_of(tmp_path, text, name)
    assert titles(story) == expected
    assert set_aside(story, "heading left out") == left_out


@pytest.mark.parametrize(
    "contents",
    [
        "CONTENTS\n\nChapter 1. The Ford ... 3\nChapter 2. The Mill ... 9\nChapter 3. The Gate ... 20\n\n",
        "Contents\n\nThe Ford\n\nThe Mill\n\nThe Gate\n\n",
        "Chapter 1. The Ford\nChapter 2. The Mill\nChapter 3. The Gate\n\n",
        "Chapter 1\n\nChapter 2\n\nChapter 3\n\n",
    ],
)
def test_contents_are_no_chapters(tmp_path, contents):
    """A table of contents is set aside, whether or not it says that it is one."""
    story = story_of(tmp_path, contents + book("Chapter 1", "Chapter 2", "Chapter 3"))
    assert titles(story) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert "\n".join(set_aside(story, "contents")).split() == contents.split()


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Chapter 1\n\nChapter 2\n\nChapter 3", ["Part One: Chapter 1", "Chapter 2", "Part Two: Chapter 3"]),
        ("Chapter 1\nChapter 2\nChapter 3", ["Part One: Chapter 1", "Chapter 2", "Part Two: Chapter 3"]),
        (
            "Part One\n\nChapter 1\n\nChapter 2\n\nPart Two\n\nChapter 3",
            ["Part One: Chapter 1", "Chapter 2", "Part Two: Chapter 3"],
        ),
    ],
)
@pytest.mark.parametrize(("mark", "name"), [("# ", "story.md"), ("", "story.txt")])
def test_a_part_behind_contents_that_do_not_list_it(tmp_path, mark, name, listed, expected):
    """The heading of the first part is said, whether or not the contents right above name parts."""
    opened = "".join(f"{mark}{line}\n\n" for line in ("Part One", "Chapter 1"))
    parted = "".join(f"{mark}{line}\n\n" for line in ("Part Two", "Chapter 3"))
    text = f"Contents\n\n{listed}\n\n{opened}{PROSE}\n\n{mark}Chapter 2\n\n{PROSE}\n\n{parted}{PROSE}"
    story = story_of(tmp_path, text, name)
    assert titles(story) == expected
    assert "\n".join(set_aside(story, "contents")).split() == f"Contents {listed}".split()


@pytest.mark.parametrize("listed", ["Prologue\n\nPart One\n\nPart Two", "Prologue\nPart One\nPart Two"])
def test_contents_may_end_in_parts(tmp_path, listed):
    """Parts at the end of a list are of it where there are several: the story has them one by one."""
    story = story_of(tmp_path, f"Contents\n\n{listed}\n\n" + book("Prologue", "Part One", "Part Two"))
    assert titles(story) == ["Prologue", "Part One", "Part Two"]


def test_contents_name_unnumbered_chapters(tmp_path):
    """Titles listed in the table of contents are known again as headings."""
    story = story_of(tmp_path, "Contents\n\nThe Ford\nThe Mill\n\n" + book("The Ford", "The Mill"))
    assert titles(story) == ["The Ford", "The Mill"]


def test_numbers_in_a_list_or_on_pages_are_no_chapters(tmp_path):
    """Items of a list, and numbers that break into sentences, open no chapters."""
    listed = f"{PROSE}1.\n\n2.\n\n3.\n\n{PROSE}"
    paged = "".join(
        f"She walked on and on and\n\n{number}\n\non until the evening.\n\n" for number in range(1, 6)
    )
    assert len(story_of(tmp_path, listed).chapters) == 1
    assert len(story_of(tmp_path, paged).chapters) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "***",
        "* * *",
        "---",
        "~~~",
        "oOo",
        "xXx",
        "o0o",
        "#",
        "⁂",
        "<3 <3 <3",
        "✧･ﾟ: *✧･ﾟ:*",
        "-x-x-x-",
        "~*~*~",
        "⸻",
        "• • •",
        "[line break]",
        "~oOo~",
        "_____",
    ],
)
def test_rules_part_scenes(tmp_path, rule):
    """Every way of writing a scene break parts two scenes and is not spoken."""
    story = story_of(tmp_path, f"{PROSE}{rule}\n\n{PROSE}")
    assert [len(scene.paragraphs) for scene in story.chapters[0].scenes] == [1, 1]
    assert set_aside(story, "scene break") == [rule]


@pytest.mark.parametrize("line", ['"..."', "?!", "Oo, look.", "Xo.", "“—”"])
def test_what_is_no_rule(tmp_path, line):
    """A silence in quotation marks, or a short cry, is somebody's and stays in its scene."""
    story = story_of(tmp_path, f"{PROSE}{line}\n\n{PROSE}")
    assert len(story.chapters[0].scenes) == 1


def test_rare_wide_gaps_part_scenes(tmp_path):
    """Two empty lines mean a new scene where one is the rule, but not where a text is full of them."""
    rare = PROSE * 5 + "\n" + PROSE * 5
    everywhere = (PROSE * 2 + "\n") * 5
    assert len(story_of(tmp_path, rare).chapters[0].scenes) == 2
    assert len(story_of(tmp_path, everywhere).chapters[0].scenes) == 1


def test_title_page(tmp_path):
    """Title, byline and credits before the story are set aside and known to the show."""
    story = story_of(
        tmp_path,
        "THE RIVER GATE\n\nOr, The Ford\n\nby\n\nAnn Writer\n\n(1921)\n\n" + book("CHAPTER I", "CHAPTER II"),
    )
    assert (story.title, story.author) == ("THE RIVER GATE", "Ann Writer")
    assert titles(story) == ["CHAPTER I", "CHAPTER II"]
    assert len(set_aside(story, "title page")) == 5


@pytest.mark.parametrize(
    "authors",
    [
        "moth_wings, otherperson",
        "Ann Writer & Bo Other",
        "Ann Writer, Bo, and C. J. Other",
        "moth and Bo Other",
    ],
)
def test_several_authors(tmp_path, authors):
    """A byline may name more than one; a sentence that opens with `By` is none."""
    story = story_of(tmp_path, f"The Lamp\n\nby {authors}\n\n{PROSE}")
    assert (story.author, spoken_paragraphs(story)) == (authors, [PROSE.strip()])
    opening = "By morning, Tom and Ann had gone."
    assert spoken_paragraphs(story_of(tmp_path, f"The Lamp\n\n{opening}\n\n{PROSE}"))[0] == opening


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("author", ["star_wars_girl", "xX_starry_Xx", "moth_"])
@pytest.mark.parametrize(
    "page",
    [
        "The_Lamp\n\nby {}",
        "_The_Lamp_\n\n*by {}*",
        "_**The_Lamp**_\n\n***by {}***",
        "**Title:** The_Lamp\n\nAuthor: {}",
    ],
)
def test_underscores_of_names_stay(tmp_path, page, author, name):
    """Only marks of emphasis around them go, from the titles of chapters too."""
    text = f"{page.format(author)}\n\nChapter 1: xX_moth_Xx\n\n{PROSE}\n\nChapter 2: _So_ It Was\n\n{PROSE}"
    story = story_of(tmp_path, text, name)
    assert (story.title, story.author) == ("The_Lamp", author)
    assert titles(story) == ["Chapter 1: xX_moth_Xx", "Chapter 2: So It Was"]


def test_story_that_opens_with_speech_keeps_it(tmp_path):
    """The first words of a story are not its title because they are short."""
    story = story_of(tmp_path, f'"Mara!"\n\n{PROSE}')
    assert spoken_paragraphs(story)[0] == '"Mara!"'


COVERS = {
    "address in a block": (
        "The Salt Clock\n\nImogen Fairley\nimogen@example.com\n12 Harbour Row\n80,000 words\n\n"
    ),
    "a paragraph each": (
        "The Salt Clock\n\nA Novel\n\nImogen Fairley\n\nimogen@example.com\n\nAbout 80,000 words\n\n"
    ),
    "address first": (
        "Imogen Fairley\n12 Harbour Row\nWexcombe WX1 2AB\nimogen@example.com\n\nWord count: 80,000\n\n"
        "The Salt Clock\n\nby Imogen Fairley\n\n"
    ),
}
CHAPTERS = "Chapter One\n\n“Hi,” said Tom.\n\nChapter Two\n\nBye.\n"


@pytest.mark.parametrize("cover", COVERS)
def test_the_cover_of_a_manuscript_is_not_read_out(tmp_path, cover):
    """An author's address is no part of the story, and the name over it is the author's."""
    story = story_of(tmp_path, COVERS[cover] + CHAPTERS)
    assert (story.title, story.author) == ("The Salt Clock", "Imogen Fairley")
    assert spoken_paragraphs(story) == ["“Hi,” said Tom.", "Bye."]


def test_an_address_that_somebody_writes_to_is_the_storys(tmp_path):
    """Only one that stands by itself is a cover's."""
    story = story_of(tmp_path, f"Write to me at tom@example.com.\n\nShe did.\n\n{CHAPTERS}")
    assert len(spoken_paragraphs(story)) == 4
