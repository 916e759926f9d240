"""The arguments that several commands share."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from drama.errors import nearest
from drama.settings import Budget

# Who reads a file tells that it cannot, with the exit code of its kind: typer is not asked (`readable`).
Story = Annotated[
    Path, Argument(help="The story: .txt, .md, .html, .epub or .docx.", metavar="STORY", readable=False)
]
Screenplay = Annotated[
    Path, Argument(help="The screenplay, a .fountain file.", metavar="SCRIPT", readable=False)
]
AnyScreenplay = Annotated[
    Path | None,
    Argument(help="The screenplay, a .fountain file.", metavar="SCRIPT", show_default=False, readable=False),
]
Engine = Annotated[str, Option("--engine", help="Another speech engine than the show's, such as pyttsx3.")]
Json = Annotated[bool, Option("--json", help="Print the answer as JSON, for programs.")]
Chapters = Annotated[str, Option("--chapters", help="Only these chapters: 3, 1-3 or 2,5-.")]
Cues = Annotated[
    Budget, Option("--cues", help="Suggest sounds from the story: none, few or rich.", case_sensitive=False)
]
Llm = Annotated[
    str,
    Option(
        "--llm",
        help="Ask a language model about doubtful speakers, at this OpenAI-compatible address; or none.",
        metavar="URL",
    ),
]
LlmModel = Annotated[
    str, Option("--llm-model", help="The model to ask, by its server's name.", metavar="NAME")
]
Season = Annotated[
    int | None, Option("--season", help="Every episode of this season, as show.yaml has it.", min=0)
]
Every = Annotated[bool, Option("--all", help="Every episode of the show.")]
DryRun = Annotated[
    bool, Option("--dry-run", help="Make nothing: tell what would be made, how long it takes, what it needs.")
]


def check_one(script: Path | None, season: int | None, every: bool) -> None:
    """Refuse a command about no episode, and two ways to say which at a time; raises `BadParameter`."""
    asked = {"a screenplay": script is not None, "--season": season is not None, "--all": every}
    given = [what for what, there in asked.items() if there]
    if not given:
        raise BadParameter("name a screenplay, or give --season NUMBER, or --all")
    if len(given) > 1:
        raise BadParameter(f"{' and '.join(given)} cannot go together: give one of them")


def one_of(word: str, known: Collection[str], option: str) -> str:
    """Return which of the words an option knows was given, capitals or not; raises `BadParameter`."""
    found = next((one for one in known if one.casefold() == word.strip().casefold()), None)
    if found is None:
        what = f"'{word.strip()}' is none of {', '.join(known)}{nearest(word, known)}"
        raise BadParameter(what, param_hint=option)
    return found


def all_of(words: str, known: Collection[str], option: str) -> tuple[str, ...]:
    """Return which words were given with commas, each once; raises as `one_of` does."""
    return tuple(dict.fromkeys(one_of(word, known, option) for word in words.split(",")))
