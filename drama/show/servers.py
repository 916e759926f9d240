"""The servers a show may ask, as `show.yaml` names them: `llm`, a language model; `remote`, for speech."""

from collections.abc import Mapping
from typing import Any, get_args

from drama import yamlfile
from drama.cast.model import Age, Gender
from drama.errors import Problem
from drama.settings import SPEECH_KEY, Adviser, Remote, ServerVoice, server
from drama.yamlfile import Entry, Kind

SPEECH_URL = "http://localhost:8880/v1"
"""What an address looks like; 8880 is where Kokoro-FastAPI listens."""


def adviser(entry: Entry, file: str, problems: list[Problem]) -> Adviser:
    """Return the language model that `llm` names; raises `ValueError(what, hint)`."""
    table: dict[str, Kind] = {
        "url": lambda value: server(yamlfile.text(value)),
        "model": yamlfile.text,
        "timeout_s": yamlfile.number(1.0, 3600.0, "seconds"),
        "key": _no_key("DRAMA_LLM_KEY"),
    }
    such = {"url": "http://localhost:11434/v1", "model": "the name the server knows"}
    return Adviser(**_section(entry, table, such, file, problems))


def remote(entry: Entry, file: str, problems: list[Problem]) -> Remote:
    """Return the speech server that `remote` names; raises `ValueError(what, hint)`."""
    table: dict[str, Kind] = {
        "url": lambda value: server(yamlfile.text(value), SPEECH_URL, SPEECH_KEY, "/audio/speech"),
        "model": yamlfile.text,
        "voices": lambda value: _voices(value, file, problems),
        "key_variable": _variable,
        "format": yamlfile.one_of(("wav", "flac", "pcm")),
        "requests_per_minute": yamlfile.number(0.0, 100_000.0),
        "timeout_s": yamlfile.number(1.0, 3600.0, "seconds"),
        "price": yamlfile.number(0.0, 1_000_000.0),
        "key": _no_key(SPEECH_KEY),
    }
    such = {"url": SPEECH_URL, "model": "the name the server knows"}
    return Remote(**_section(entry, table, such, file, problems))


def _section(
    entry: Entry, table: Mapping[str, Kind], such: Mapping[str, str], file: str, problems: list[Problem]
) -> dict[str, Any]:
    """Return the fields of a section; `such` are those it needs, with an example of each."""
    if entry.fields is None:
        raise ValueError("expected 'name: value' lines under it", " and ".join(such))
    found = yamlfile.check(entry, table, file, problems)
    for name, example in such.items():
        if name not in entry.fields or not entry.fields[name].text:
            raise ValueError(f"'{name}' is missing", f"write {name}: {example}")
    return found


def _no_key(variable: str) -> Kind:
    def kind(entry: Entry) -> object:
        raise ValueError("a key does not belong in a file", f"take it out, and set {variable} instead")

    return kind


def _voices(entry: Entry, file: str, problems: list[Problem]) -> tuple[ServerVoice, ...]:
    """Return voices listed by their names alone, or each with what it is like."""
    if entry.fields is None:
        return tuple(map(ServerVoice, yamlfile.words(entry)))
    table: dict[str, Kind] = {
        "gender": yamlfile.one_of(get_args(Gender)),
        "age": yamlfile.one_of(get_args(Age)),
        "accent": yamlfile.text,
    }
    voices = []
    for name, like in entry.fields.items():
        if like.text or like.items is not None:
            raise ValueError(f"expected what {name} is like", f"write {name}: {{gender: female, age: adult}}")
        told: dict[str, Any] = yamlfile.check(like, table, file, problems)
        voices.append(ServerVoice(name, **told))
    return tuple(voices)


def _variable(entry: Entry) -> str:
    name = yamlfile.text(entry)
    if not name.isidentifier() or not name.isascii():
        hint = f"write the name of an environment variable, such as {SPEECH_KEY}; never the key itself"
        raise ValueError("this is no name of an environment variable", hint)
    return name
