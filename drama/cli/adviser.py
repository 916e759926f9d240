"""What `convert` and `make` share where a language model is asked: which one, and what to say of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from typer import BadParameter

from drama.cli.console import console, counted, errors, progress
from drama.report import Report, silent
from drama.settings import Adviser, server

if TYPE_CHECKING:
    from drama.adviser import Advice

NOBODY = "none"
"""The address of a model that is not to be asked."""

KEY, HOST = "DRAMA_LLM_KEY", "DRAMA_LLM_HOST"


def chosen(said: Adviser, url: str, model: str) -> Adviser:
    """Return the adviser to ask: the one of `show.yaml`, unless the command line names another, or "none".

    A show may come from a stranger, so its file alone sends nothing to another computer: the user names that
    one, on the command line or in the environment.
    """
    if url == NOBODY:
        return Adviser()
    adviser = replace(said, url=_server(url) if url else said.url, model=model or said.model)
    if adviser.url and not adviser.model:
        raise BadParameter("name the model too, as its server does: --llm-model NAME", param_hint="--llm")
    if model and not adviser.url:
        raise BadParameter("say where the model is too: --llm URL", param_hint="--llm-model")
    if not adviser.url:
        return adviser
    if url or adviser.is_here or os.environ.get(HOST) == adviser.host:
        return replace(adviser, key=_key())
    _say(f"not asking {adviser.host}: a show.yaml alone may send nothing to another computer")
    _say(f"  hint: give --llm {adviser.url}, or set {HOST}={adviser.host}")
    return Adviser()


@contextmanager
def asked(said: Adviser, url: str, model: str, quiet: bool) -> Iterator[tuple[Adviser | None, Report]]:
    """Give the adviser to ask, if any, and the report of its progress; what is sent where is said before."""
    adviser = chosen(said, url, model)
    if not adviser.url:
        yield None, silent
        return
    announce(adviser)
    with progress(quiet) as report:
        yield adviser, report


def announce(adviser: Adviser) -> None:
    """Say what is about to be sent, and where it goes."""
    plain = adviser.url.startswith("http:")
    where = "this computer" if adviser.is_here else "another computer" + (", unencrypted" if plain else "")
    _say(f"asking {adviser.model} about doubtful speakers: the passages around them, and the candidates'")
    _say(f"names, are sent to {adviser.host} ({where})")


def warn(advice: "Advice | None") -> None:
    """Say which votes do not count, and why."""
    spoilt = advice.counsel.spoilt if advice else ()
    if spoilt:
        lost = counted(sum(number for _, number in spoilt), "question")
        _say(f"warning: {lost} without a vote that counts; there the speakers stay as they were")
    for reason, number in spoilt:
        _say(f"  {number}: {reason}")


def show(advice: "Advice | None") -> None:
    """Print what became of the questions."""
    if advice is None:
        return
    found = advice.counsel
    outcomes = {
        "confirmed": found.confirmed,
        "changed": found.changed,
        "outvoted": found.outvoted,
        "undecided": found.undecided,
        "without a vote": sum(number for _, number in found.spoilt),
    }
    told = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items() if number)
    asked = f"asked about {counted(found.asked, 'doubtful speaker')}"
    sent = f"{counted(advice.sent_chars, 'character')} of the story sent"
    console.print(f"  {asked}, {sent}" + (f": {told}" if told else ""), markup=False)


def _say(told: str) -> None:
    errors.print(told, markup=False, soft_wrap=True)


def _server(url: str) -> str:
    try:
        return server(url)
    except ValueError as fault:
        raise BadParameter("; ".join(fault.args), param_hint="--llm") from None


def _key() -> str:
    key = os.environ.get(KEY, "").strip()
    if not key.isascii() or not key.isprintable():
        raise BadParameter("this key holds characters that no key has; copy it again", param_hint=KEY)
    return key
