"""What a screenplay was made from: other chapters, another story of its name, a story that was changed."""

import pytest

BOOK = (
    "# The Salt Clock\n\n## Chapter One\n\n“Hello,” said Anna.\n\n## Chapter Two\n\n“Goodbye,” said Anna.\n\n"
    "## Chapter Three\n\n“Again,” said Anna.\n"
)


@pytest.fixture
def book(show):
    """A story of three chapters."""
    (show / "book.md").write_text(BOOK, encoding="utf-8")
    return show / "book.md"


@pytest.mark.parametrize("command", ["make", "convert"])
@pytest.mark.parametrize(("held", "asked"), [("1", "2"), ("1-2", "2"), ("", "3"), ("1", "2-")])
def test_other_chapters_do_not_take_the_place_of_those_there(show, drama, book, command, held, asked):
    """Nothing finished is replaced, and the command that is printed makes the second episode."""
    assert drama("convert", book, *(("--chapters", held) if held else ())).code == 0
    before = (show / "book.fountain").read_bytes()
    refused = drama(command, book, "--chapters", asked)
    assert refused.code == 4
    assert "this screenplay holds" in refused.err
    assert f"--chapters {asked} --to" in refused.err
    assert (show / "book.fountain").read_bytes() == before
    apart = drama("convert", book, "--chapters", asked, "--to", show / f"book-{asked}.fountain")
    assert apart.code == 0
    assert drama("convert", book, "--chapters", asked, "--replace").code == 0


@pytest.mark.parametrize(("held", "asked"), [("1", "1-2"), ("2", ""), ("1-2", "1,2"), ("3", "3")])
@pytest.mark.parametrize("command", ["make", "convert"])
def test_more_chapters_of_a_story_take_the_place_of_some(drama, book, command, held, asked):
    """An episode that grows is the same one; that it does is told once, with the way to one of its own."""
    assert drama("convert", book, "--chapters", held).code == 0
    asking = ("--chapters", asked) if asked else ()
    planned, ran = drama("make", book, *asking, "--dry-run"), drama(command, book, *asking)
    assert (planned.code, ran.code) == (0, 0)
    grows = {"1-2": "chapters 1-2", "": "all chapters"}.get(asked)
    told = f"this holds chapter {held} of book.md; it and its episode become those of {grows}"
    assert (told in ran.err) == (told in planned.err) == (grows is not None)
    assert (f"--chapters {held} --to {book.with_name(f'book-{held}.fountain')}, then:" in ran.err) == bool(
        grows
    )
    again = drama(command, book, *asking)
    assert (again.code, "become" in again.err) == (0, False)


def test_an_edited_screenplay_of_other_chapters_is_not_rendered_for_them(show, drama, book):
    """Asked for chapter two, make does not go on with the edited chapter one."""
    drama("convert", book, "--chapters", "1")
    screenplay = show / "book.fountain"
    screenplay.write_text(screenplay.read_text(encoding="utf-8").replace("Hello", "Hallo"), encoding="utf-8")
    assert drama("make", book, "--chapters", "2").code == 4
    assert drama("make", book, "--chapters", "2", "--dry-run").code == 4
    going_on = drama("make", book, "--chapters", "1")
    assert going_on.code == 0
    assert "book.md--chapters1--to" in "".join(going_on.err.split())  # a long path breaks the row
    assert "holds" not in going_on.err
    assert "convert wrote it and holds chapter 1; anew:" in " ".join(drama("make", book).err.split())


@pytest.mark.parametrize("asked", ["99", "2-99", "0", "two"])
@pytest.mark.parametrize("edited", [False, True])
def test_a_chapter_that_the_story_does_not_have(show, drama, book, asked, edited):
    """Told as such, though a screenplay is there: not as one that would be replaced, nor left unsaid."""
    drama("convert", book)
    screenplay = show / "book.fountain"
    said = screenplay.read_text(encoding="utf-8")
    screenplay.write_text(said.replace("Hello", "Hallo") if edited else said, encoding="utf-8")
    for more in ((), ("--dry-run",)):
        ran = drama("make", book, "--chapters", asked, *more)
        assert ran.code == 3
        assert f"there is no chapter '{asked}'" in ran.err
        assert "the story has chapters 1 to 3" in ran.err
    assert not (show / "output").exists()


def test_a_story_that_was_changed_is_told_of(show, drama, book):
    """`check` and `render` say so, with the command; once it is converted again they do not."""
    drama("make", book)
    assert "was changed since" not in drama("check", show / "book.fountain").err
    book.write_text(BOOK.replace("Goodbye", "Farewell"), encoding="utf-8")
    for command in ("check", "render"):
        told = drama(command, show / "book.fountain").err
        assert "the story book.md was changed since this screenplay was made of it" in told
        assert "drama convert" in told
    drama("convert", book)
    assert "was changed since" not in drama("check", show / "book.fountain").err


def test_two_screenplays_of_one_name_are_two_episodes(show, drama):
    """The second does not replace what is finished of the first, until that is gone or renamed."""
    for folder, word in (("one", "first"), ("two", "second")):
        (show / folder).mkdir()
        (show / folder / "chapter.fountain").write_text(f"ANNA\nI am {word}.\n", encoding="utf-8")
    one, two = show / "one" / "chapter.fountain", show / "two" / "chapter.fountain"
    drama("cast", one, "--propose")
    assert drama("render", one).code == 0
    finished = (show / "output" / "chapter" / "chapter.mp3").read_bytes()
    for command in (["render", two], ["export", two, "--format", "txt"], ["cast", two], ["publish", two]):
        refused = drama(*command)
        assert refused.code == 4
        assert "is that of another screenplay" in refused.err
    assert (show / "output" / "chapter" / "chapter.mp3").read_bytes() == finished
    assert drama("render", one).code == 0
    one.rename(show / "one" / "other.fountain")
    assert drama("render", two).code == 0


def test_a_story_that_was_renamed_finds_its_screenplay(show, drama, book):
    """The command that is told keeps the corrections; a story of other words is told nothing."""
    drama("convert", book)
    final = book.rename(show / "book v2 FINAL.md")
    told = drama("make", final).err
    assert "book.fountain says the same, and was made from" in told
    assert "--to" in told
    (show / "book v2 FINAL.fountain").unlink()
    assert drama("convert", final, "--to", show / "book.fountain").code == 0
    assert "says the same" not in drama("convert", final, "--to", show / "book.fountain").err
    other = show / "other.md"
    other.write_text("“Nothing of it,” said Ruth.\n", encoding="utf-8")
    assert "says the same" not in drama("convert", other).err
