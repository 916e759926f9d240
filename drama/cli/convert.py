"""`drama convert`: a screenplay from a story."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from drama.cli import adviser, corrected
from drama.cli.arguments import Chapters, Cues, Json, Llm, LlmModel, Story
from drama.cli.console import bold, console, counted, near, print_warnings, say_json
from drama.files import typed
from drama.show.project import open_project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drama.adaptation import Adaptation
    from drama.desk.edits import EditKind
    from drama.desk.manuscript import Saved
    from drama.script.model import Script

MOST_SHOWN = 12
LEFT: "Mapping[EditKind, tuple[str, str]]" = {
    "words": ("line in other words", "lines in other words"),
    "added": ("line of your own", "lines of your own"),
    "cut": ("line cut, which is there again", "lines cut, which are there again"),
    "direction": ("direction", "directions"),
    "pause": ("pause", "pauses"),
    "cue": ("cue", "cues"),
    "silence": ("cue taken out, which is there again", "cues taken out, which are there again"),
    "heading": ("heading", "headings"),
    "title page": ("row of the title page", "rows of the title page"),
    "note": ("note", "notes"),
}
"""What is called so of which only the screenplay before it has one or several."""

EXPECTED = ("heading", "scene break", "not chosen")
"""Reasons for silence that nobody needs to be told of; the account lists them too."""


def convert(
    story: Story,
    chapters: Chapters = "",
    cues: Cues = "few",
    to: Annotated[Path | None, Option("--to", help="Where to write the screenplay.", readable=False)] = None,
    replace: Annotated[
        bool,
        Option("--replace", help="Replace an edited screenplay, or another story's; it is kept as .bak."),
    ] = False,
    llm: Llm = "",
    llm_model: LlmModel = "",
    as_json: Json = False,
) -> None:
    """Convert a story to a screenplay that names the speaker of every line.

    Nothing is added and nothing lost: every character of the story is spoken, or listed as not spoken. With
    --json the quotations and their speakers are printed and no file is written.

    [bold]drama convert the-river-gate.txt[/bold]
    [bold]drama convert novel.epub --chapters 1-3[/bold]
    """
    from drama.desk import manuscript
    from drama.desk.conversion import names_read_out, open_conversion
    from drama.desk.made_from import check_chapters, grown, renamed
    from drama.desk.siblings import decided_elsewhere
    from drama.script.prose.origins import quotations_dict
    from drama.story.reader import check_story

    project = open_project(story, Path.cwd())
    path = to or project.screenplay(story)
    check_story(story)
    if not as_json:
        manuscript.check_free(path, story, replace)
    conversion = open_conversion(story, path, chapters, cues)
    with adviser.asked(project.settings.llm, llm, llm_model, as_json) as (model, report):
        adaptation = conversion.adapt(model, report)
    adviser.warn(adaptation.advice)
    print_warnings(names_read_out(adaptation.story))
    if as_json:
        say_json(quotations_dict(story.stem, adaptation.reading))
        return
    if not replace:
        check_chapters(path, story, chapters)
        print_warnings(tuple(grown(path, story, chapters)))
    print_warnings(tuple(renamed(path, adaptation)))
    saved = conversion.save(adaptation, replace)
    show(adaptation, saved)
    print_warnings(tuple(decided_elsewhere(path)))
    _show_next(adaptation.converted.script, path)


def _show_next(script: "Script", path: Path) -> None:
    """Print what to type next; roles without a voice are cast first."""
    from drama.desk.casting import is_cast
    from drama.show.production import Production

    show, name = open_project(path, Path.cwd()), typed(near(path))
    told, render = "next: read it, change what you like, then:", f"drama render {name}"
    if is_cast(Production(show, path, script, show.settings.engine)):
        console.print(f"{told} {render}", markup=False)
    else:
        console.print(f"{told}\n  drama cast {name} --propose\n  {render}", markup=False)


def show(adaptation: "Adaptation", saved: "Saved") -> None:
    """Print what a conversion made of the story."""
    from drama.story.model import listed_chapters

    script = adaptation.converted.script
    lines = list(script.lines())
    roles = Counter(line.role for line in lines)
    console.print(bold(saved.path))
    if saved.kept:
        console.print(f"  the screenplay before it is kept as {saved.kept}", markup=False)
    console.print(f"  {script.title} by {script.author or 'an unknown author'}", markup=False)
    sizes = (len(script.heard()), "chapter"), (len(lines), "line"), (len(roles), "role")
    console.print(f"  {', '.join(counted(*size) for size in sizes)}:")
    main = ", ".join(f"{role} {count}" for role, count in roles.most_common(MOST_SHOWN))
    rest = f" and {counted(len(roles) - MOST_SHOWN, 'more role')}" if len(roles) > MOST_SHOWN else ""
    console.print(f"  {main}{rest}", markup=False)
    if len(chapters := adaptation.story.chapters) > 1 or adaptation.source.chapters:
        console.print(f"  chapters: {listed_chapters(chapters)}", markup=False)
    adviser.show(adaptation.advice)
    corrected.show_kept(adaptation, saved.path)
    _show_left(saved)
    for name in saved.gone:
        merge = f"drama merge {typed(near(saved.path))} NAME {typed(name)}"
        what = f"{name} is nowhere in the story any more; if they have another name now: {merge}"
        console.print(f"    {what}", markup=False)
    if saved.unvoted:
        voted = f"a language model's votes on {counted(saved.unvoted, 'line')}"
        console.print(f"  {voted} are not counted any more; --llm asks it again", markup=False)
    if saved.doubtful:
        doubtful = counted(saved.doubtful, "line")
        console.print(f"  {doubtful} with a doubtful speaker, marked [[speaker? in it", markup=False)
    if sounds := adaptation.converted.suggestions:
        listing = f"listed by drama cues {typed(near(saved.path))}"
        console.print(f"  {counted(len(sounds), 'cue')} suggested, {listing}", markup=False)
    console.print(f"  {adaptation.account}", markup=False)
    missed = [one for one in adaptation.account.unspoken if one.reason not in EXPECTED]
    for one in missed[:MOST_SHOWN]:
        console.print(f"    not spoken, {one.reason}: {one.preview} ({one.place})", markup=False)
    if len(missed) > MOST_SHOWN:
        listing = f"all are listed in {near(saved.account)}"
        console.print(f"    and {len(missed) - MOST_SHOWN} more; {listing}", markup=False)


def _show_left(saved: "Saved") -> None:
    """Print the edits that only the screenplay before the new one has: how many of what kind, and which."""
    if not saved.left:
        return
    counts = Counter(one.kind for one in saved.left)
    told = ", ".join(
        f"{counts[kind]:,} {names[counts[kind] > 1]}" for kind, names in LEFT.items() if counts[kind]
    )
    console.print(f"  edits of yours that are only in {saved.kept}: {told}", markup=False)
    for one in saved.left[:MOST_SHOWN]:
        row = f"line {one.at}, " if one.at else ""
        console.print(f"    {row}{LEFT[one.kind][0]}: {one.told}", markup=False)
    if len(saved.left) > MOST_SHOWN:
        console.print(f"    and {len(saved.left) - MOST_SHOWN:,} more", markup=False)
