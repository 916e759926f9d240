"""A driver for pyttsx3 that speaks with espeak-ng and returns when it is done.

pyttsx3's own espeak driver talks to espeak-ng asynchronously: settings race with the text, queued files are
dropped, long texts end the process. This one has the same interface and none of the races, because it
speaks inside the call.
"""

import sys
import wave
from itertools import count
from types import ModuleType
from typing import Any, Protocol

from pyttsx3.voice import Voice

from drama.speech.espeak import Espeak, Setting

_serial = count(1)


class Proxy(Protocol):
    """What pyttsx3 gives a driver to report to."""

    def setBusy(self, busy: bool) -> None:  # noqa: N802 (pyttsx3's name)
        """Say whether the next command has to wait."""

    def notify(self, topic: str, **values: object) -> None:
        """Tell the listeners of `topic`."""


class EspeakDriver:
    """The driver of one pyttsx3 engine; properties are those of pyttsx3: voice, rate, volume, pitch."""

    def __init__(self, proxy: Proxy, espeak: Espeak) -> None:
        self._proxy = proxy
        self._espeak = espeak
        self._properties: dict[str, Any] = {"voice": "gmw/en-US", "rate": 175, "volume": 1.0, "pitch": 50}

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802
        """Set what the texts after this one are spoken with."""
        if name not in self._properties:
            raise KeyError(name)
        self._properties[name] = value

    def getProperty(self, name: str) -> object:  # noqa: N802
        """Return a property's value; "voices" are those of espeak-ng, without variants."""
        if name == "voices":
            return [Voice(id, id, [id.rpartition("/")[2]]) for id in self._espeak.languages]
        return self._properties[name]

    def save_to_file(self, text: str, filename: str) -> None:
        """Speak `text` into a WAV file; each word is told with the frame it starts at, beside its place."""
        rendered = self._espeak.render(text, self._setting())
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self._espeak.rate)
            file.writeframes(rendered.pcm)
        for word in rendered.words:
            name = text[word.offset : word.offset + word.length]
            self._proxy.notify(
                "started-word", name=name, location=word.offset, length=word.length, frame=word.frame
            )

    def startLoop(self) -> None:  # noqa: N802
        """Run the commands that are waiting, to the end: none of them leaves anything for later."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802
        """Do nothing: there is no loop."""

    def stop(self) -> None:
        """Do nothing: nothing sounds between calls."""

    def destroy(self) -> None:
        """Do nothing: the library stays with its `Espeak`."""

    def _setting(self) -> Setting:
        of = self._properties
        return Setting(str(of["voice"]), round(of["rate"]), round(of["pitch"]), round(100 * of["volume"]))


def register(espeak: Espeak) -> str:
    """Make `espeak` known to pyttsx3 and return the driver name to open it with (`pyttsx3.init(name)`)."""
    name = f"drama_espeak_{next(_serial)}"
    module = ModuleType(f"pyttsx3.drivers.{name}")
    vars(module)["buildDriver"] = lambda proxy: EspeakDriver(proxy, espeak)
    sys.modules[module.__name__] = module
    return name
