"""What each engine is, whose licence it has, and what is still to be run before it can speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from drama.errors import EngineError, Problem
from drama.speech.models import installed


@dataclass(frozen=True, slots=True)
class Card:
    """An engine for people: what it is, its licence, the packages it needs, and the model of `models.MODELS`.

    The packages come with the extra of the engine's name: `pip install ".[piper]"` in the folder of drama's
    source.
    """

    about: str
    licence: str
    packages: tuple[str, ...] = ()
    model: str = ""


CARDS = {
    "kokoro": Card(
        "28 natural voices, and mixtures of them", "Apache-2.0", ("openvino", "espeakng-loader"), "kokoro"
    ),
    "pyttsx3": Card("the voices of your computer", "MPL-2.0; espeak-ng: GPL-3.0"),
    "piper": Card(
        "any Piper voice file you have", "GPL-3.0; each voice its own", ("piper-tts", "onnxruntime")
    ),
    "remote": Card("a server with OpenAI's speech API", "the server's"),
    "tone": Card("beeps, for tests and rehearsals", "Apache-2.0"),
}
"""A row for each engine of `drama.settings.ENGINES`."""


def commands(name: str) -> tuple[str, ...]:
    """Return what is to be run, in order, before an engine can speak; nothing where all is there."""
    card = CARDS.get(name, Card("", ""))
    return lacking(name, card.packages, card.model)


def lacking(extra: str, packages: tuple[str, ...], model: str) -> tuple[str, ...]:
    """Return what is to be run, in order, for the packages of an extra and, where one is named, a model.

    drama is on no registry, and what is called so there is another program: extras come from its source.
    """
    commands = []
    if not all(map(_there, packages)):
        commands.append(f'pip install ".[{extra}]"')
    if model and installed(model) is None:
        commands.append(f"drama voices install {model}")
    return tuple(commands)


def told(commands: Sequence[str]) -> str:
    """Return what is to be run as people are told it, with the folder to be in."""
    here = any(command.startswith("pip") for command in commands)
    return ("in the folder of drama's source, " if here else "") + ", then: ".join(commands)


def _there(package: str) -> bool:
    """Tell whether a package is installed; a folder of the user's with the name of its module is none."""
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def check(name: str) -> None:
    """Raise `EngineError` where an engine lacks something, with the commands that bring it."""
    if wanted := commands(name):
        raise EngineError(
            Problem(f"the speech engine '{name}' is not installed", hint=f"run: {told(wanted)}")
        )
