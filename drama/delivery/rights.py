"""Who made what is heard in a production, and under which licence."""

from collections.abc import Iterator
from pathlib import Path

from drama.desk.actors import Account
from drama.publish.rights import Right
from drama.show.production import Production
from drama.sound.collect import cues, find_all
from drama.speech.needs import CARDS

_OF_THEIR_OWN = {"piper", "remote"}


def rights(production: Production, heard: Account) -> tuple[Right, ...]:
    """Return a right for every sound, voice and recording of an episode, each once.

    Nothing is asked of fonts: pages use those of the reader's own system.
    """
    found = (*_sounds(production), *_voices(production, heard), *_recordings(production, heard))
    return tuple(dict.fromkeys(found))


def _sounds(production: Production) -> Iterator[Right]:
    sources = find_all(cues(production.script), str(production.path), production.library)
    for source in sources.values():
        file = _from_the_show(source.file, production.show.root) if source.file else ""
        yield Right("sound", source.name, source.licence, source.credit, file)


def _from_the_show(file: Path, root: Path) -> str:
    """Return where a file is, seen from the show's folder: the manifest goes on the web."""
    return (file.relative_to(root) if file.is_relative_to(root) else Path(file.name)).as_posix()


def _voices(production: Production, heard: Account) -> Iterator[Right]:
    """Yield the engine of every voice that speaks a line, today or in a take that was kept."""
    played = heard.lines
    for line in production.lines:
        if line.id not in played:
            voice = production.cast.part(line.role).voice
            yield Right("voice", f"{voice.engine} {voice.id}", licence(voice.engine), voice.engine)
    for one in heard.recorded:
        if engine := one.voice.partition(" ")[0]:
            yield Right("voice", one.voice, licence(engine), engine)


def licence(engine: str) -> str:
    """Return the licence of an engine's voices; nothing where each voice, or each server, has its own.

    Nor is it known of an engine that there is not any more, in which a kept take may be.
    """
    return "" if engine in _OF_THEIR_OWN or engine not in CARDS else CARDS[engine].licence


def _recordings(production: Production, heard: Account) -> Iterator[Right]:
    licence = production.show.about.rights.recordings
    for one in heard.acted:
        actor = heard.actors.get(one.slot.role, "")
        yield Right("recording", actor or one.slot.role, licence, actor)
