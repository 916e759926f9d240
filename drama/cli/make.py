"""`drama make`: everything from a story to an episode in one go."""

from pathlib import Path
from typing import TYPE_CHECKING

from typer import BadParameter

from drama.cli import adviser, convert, finished, planned
from drama.cli.arguments import Chapters, Cues, DryRun, Engine, Json, Llm, LlmModel, Story
from drama.cli.cast import show_followed
from drama.cli.console import console, errors, near, print_warnings, progress, say_json
from drama.settings import Adviser, Budget
from drama.show.project import is_screenplay, open_project
from drama.turns import in_turn

if TYPE_CHECKING:
    from drama.cast.sheet import RoleSheet


def make(
    story: Story,
    chapters: Chapters = "",
    cues: Cues = "few",
    engine: Engine = "",
    llm: Llm = "",
    llm_model: LlmModel = "",
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Make an episode of a story in one go: convert, cast and render.

    A screenplay or voice map that you have edited is used as it is. What is missing is made, so running the
    command again goes on where it was stopped. A screenplay can be made into an episode too.

    [bold]drama make the-river-gate.txt[/bold]
    [bold]drama make novel.epub --chapters 1-3[/bold]
    """
    _check_of_story(story, {"--chapters": chapters, "--llm": llm, "--llm-model": llm_model})
    show = open_project(story, Path.cwd())
    if dry_run:
        from drama.desk.made_from import grown
        from drama.rebuild.ahead import plan_of_story

        print_warnings(tuple(grown(show.screenplay(story), story, chapters)))
        planned.tell([(story.stem, plan_of_story(show, story, chapters, cues, engine))], as_json)
        return
    from drama.desk.casting import doubled, followed, propose_missing
    from drama.desk.continuity import other_voices
    from drama.desk.siblings import decided_elsewhere
    from drama.desk.slips import slips
    from drama.pipeline import build
    from drama.show.production import open_production
    from drama.show.strays import strays

    path = story if is_screenplay(story) else show.screenplay(story)
    if path != story:
        _convert(story, path, (chapters, cues), (show.settings.llm, llm, llm_model), as_json)
    print_warnings(tuple(decided_elsewhere(path)))
    with in_turn():
        added = propose_missing(open_production(show, path, engine))
    if added and not as_json:
        console.print(f"cast {_placed(added)}", markup=False)
        show_followed(followed(added))
    production = open_production(show, path, engine)
    misnamed = (stray.problem for stray in strays(show, [path.stem]))
    voices = (*doubled(production, added), *other_voices(production))
    print_warnings((*voices, *slips(production), *misnamed))
    with progress(quiet=as_json) as report:
        episode = build(production, report)
    if as_json:
        say_json(finished.summary(episode))
    else:
        finished.show(episode)


def _placed(roles: "tuple[RoleSheet, ...]") -> str:
    """Return who was cast in which voice map."""
    maps: dict[str, list[str]] = {}
    for role in roles:
        maps.setdefault(role.file, []).append(role.role)
    return "; ".join(f"{', '.join(names)} in {near(Path(file))}" for file, names in maps.items())


def _check_of_story(story: Path, options: dict[str, str]) -> None:
    """Refuse options that are about a story where there is none to convert."""
    given = [name for name, value in options.items() if value not in ("", adviser.NOBODY)]
    if given and is_screenplay(story):
        what = f"{story} is a screenplay: nothing is converted"
        raise BadParameter(f"{what}; leave it out, or name the story", param_hint=given[0])


def _convert(
    story: Path, path: Path, asked: tuple[str, Budget], llm: tuple[Adviser, str, str], as_json: bool
) -> None:
    """Write the screenplay of a story, unless it has been edited since; `asked` are chapters and cues.

    `llm` is the language model that the show names, and the address and name of another.
    """
    from drama.desk import manuscript
    from drama.desk.conversion import names_read_out, open_conversion
    from drama.desk.made_from import again, changed_story, check_chapters, grown, held_of, renamed

    manuscript.check_same_story(path, story)
    check_chapters(path, story, asked[0])
    if path.exists() and manuscript.is_edited(path):
        held = held_of(path, asked[0])
        told = f"using {path}, which is not as convert wrote it{held}; anew: {again(path, story, asked[0])}"
        errors.print(told, markup=False)
        print_warnings(tuple(changed_story(path)))
        return
    conversion = open_conversion(story, path, *asked)
    with adviser.asked(*llm, as_json) as (model, report):
        adaptation = conversion.adapt(model, report)
    adviser.warn(adaptation.advice)
    told_of = (*names_read_out(adaptation.story), *renamed(path, adaptation), *grown(path, story, asked[0]))
    print_warnings(told_of)
    saved = conversion.save(adaptation)
    if not as_json:
        convert.show(adaptation, saved)
