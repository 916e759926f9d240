"""The settings of a show, with the values a first episode wants.

A show changes them in `show.yaml`; `drama.show.project` reads and checks that file. Every number carries its
unit; sources are named where a value is not ours.
"""

import ipaddress
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

ENGINES = {
    "kokoro": "drama.speech.kokoro",
    "pyttsx3": "drama.speech.system",
    "piper": "drama.speech.piper",
    "remote": "drama.speech.remote",
    "tone": "drama.speech.tone",
}
"""Each speech engine's name, as `show.yaml` and the voice maps write it, and the module that opens it."""


def host_of(url: str) -> str:
    """Return the computer an address names."""
    return urlsplit(url).hostname or ""


def is_here(url: str) -> bool:
    """Return whether an address is on this computer."""
    try:
        return ipaddress.ip_address(host_of(url)).is_loopback
    except ValueError:
        return host_of(url) == "localhost"


SPEECH_KEY, SPEECH_HOST = "DRAMA_SPEECH_KEY", "DRAMA_SPEECH_HOST"
"""The environment variables of a speech server's key, and of the computer a show may send its words to."""


@dataclass(frozen=True, slots=True)
class ServerVoice:
    """A voice of a speech server, as `show.yaml` lists and describes it."""

    id: str
    gender: Literal["male", "female", "unknown"] = "unknown"
    age: Literal["child", "young", "adult", "old", "unknown"] = "unknown"
    accent: str = "unknown"


@dataclass(frozen=True, slots=True)
class Remote:
    """A server that speaks, by the OpenAI-compatible API; without a `url` there is none.

    `url` is where its API begins, as `server` returns it, `model` the name it knows. `voices` may be empty
    where the server tells its own. The key is in the environment variable `key_variable`, in no file.
    """

    url: str = ""
    model: str = ""
    voices: tuple[ServerVoice, ...] = ()
    key_variable: str = SPEECH_KEY
    format: Literal["wav", "flac", "pcm"] = "wav"
    requests_per_minute: float = 0.0  # 0.0: as many as the lines ask for
    timeout_s: float = 120.0  # for one try
    price: float = 0.0  # of a million characters, in the money its server takes


@dataclass(frozen=True, slots=True)
class Rig:
    """What a show lends its engines: the folder `voices` with voice files of its own, if there is a show.

    `remote` is the server its engine of that name asks.
    """

    voices: Path | None = None
    remote: Remote = Remote()


NO_RIG = Rig()
"""What an engine is opened with outside any show."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """How long things wait for each other, in seconds.

    Drama dialogue is closer (0.2 to 0.4 s) than audiobook narration (0.5 to 0.75 s); audiobook producers
    leave 2 to 3.5 s at a scene break and 2.5 s after a chapter title. Radio drama lets a place be heard
    alone for 2 to 4 s before the first word, and cross-fades from one to the next in 1 to 5 s.
    """

    within_sentence_s: float = 0.12
    after_sentence_s: float = 0.35
    between_speakers_s: float = 0.30
    after_interruption_s: float = -0.03  # the last sound is still fading when the next voice comes
    after_trailing_off_s: float = 0.7
    between_paragraphs_s: float = 0.55
    between_scenes_s: float = 2.4
    after_chapter_title_s: float = 1.8
    between_chapters_s: float = 3.0
    head_s: float = 0.8
    tail_s: float = 3.0
    establish_s: float = 2.0  # an ambience is heard this long before a scene's first word
    bed_fade_s: float = 2.0
    effect_alone_s: float = 1.2  # an effect between lines; what is left of it rings on under the next
    music_alone_s: float = 3.0
    around_effect_s: float = 0.2


@dataclass(frozen=True, slots=True)
class Ducking:
    """How beds make room for speech: depth in dB, times in seconds.

    Depth and times follow common practice for ambience under a voice: down before the first syllable, up
    after the last, never up and down between words.
    """

    depth_db: float = -9.0
    attack_s: float = 0.3
    hold_s: float = 0.2
    release_s: float = 0.6
    bridge_s: float = 1.0  # pauses shorter than this stay ducked


Measure = Literal["loudness", "rms"]


@dataclass(frozen=True, slots=True)
class Target:
    """How loud a finished file is, how high its peaks are, and how many `channels` it has (1 or 2).

    Where `measure` is "rms", `loudness_lufs` is the plain level of the whole file in dB, not LUFS. `mono_lu`
    is how much less a mono file is to read; 3 LU are the convention of podcasting (-19 LUFS stands for -16 in
    stereo), while EBU R 128 and shops that play files back at one loudness ask for one figure of both.
    """

    loudness_lufs: float = -16.0
    peak_dbtp: float = -1.0
    channels: int = 2
    measure: Measure = "loudness"
    mono_lu: float = 3.0

    def mono(self) -> "Target":
        """Return the target of a mono file."""
        lower = self.mono_lu if self.channels == 2 else 0.0
        return replace(self, loudness_lufs=self.loudness_lufs - lower, channels=1)


@dataclass(frozen=True, slots=True)
class Profile:
    """Where a finished file goes: its target, its bit rate, and whether beds may play under it.

    `bitrate` is in kbit/s, or `v0` (best) to `v9` for a variable one, or "" for what suits the kind of file.
    """

    target: Target = Target()
    bitrate: str = ""
    beds: bool = True

    def changed(
        self,
        mono: bool = False,
        bitrate: str = "",
        loudness_lufs: float | None = None,
        peak_dbtp: float | None = None,
    ) -> "Profile":
        """Return the profile in mono where asked, with the values given in place of its own."""
        target = self.target.mono() if mono else self.target
        loudness_lufs = target.loudness_lufs if loudness_lufs is None else loudness_lufs
        peak_dbtp = target.peak_dbtp if peak_dbtp is None else peak_dbtp
        target = replace(target, loudness_lufs=loudness_lufs, peak_dbtp=peak_dbtp)
        return replace(self, target=target, bitrate=bitrate or self.bitrate)


PROFILES = {
    # Apple Podcasts asks for -16 LUFS within 1 LU, and peaks under -1 dBTP.
    "podcast": Profile(),
    # Spotify plays everything back at -14 LUFS.
    "spotify": Profile(Target(-14.0, mono_lu=0.0)),
    # Audible's ACX: RMS -23 to -18 dB, peaks under -3 dB, 192 kbit/s, and a floor that no bed stays under.
    "acx": Profile(Target(-20.5, -3.5, 1, "rms", 0.0), "192", beds=False),
    # EBU R 128, for broadcasters.
    "ebu": Profile(Target(-23.0, mono_lu=0.0)),
    # AES TD1008 recommends -18 LUFS for speech; fewer bits for long listening.
    "audiobook": Profile(Target(-18.0, -1.5, mono_lu=0.0), "96"),
}
"""Each mastering profile's name, as `show.yaml` and `--profile` write it."""

BOOKS = ("acx", "audiobook")
"""The profiles of what is listened to as a book."""


def is_bitrate(written: str) -> bool:
    """Tell whether something is a bit rate as people write it: 8 to 512 kbit/s, or v0 to v9."""
    if re.fullmatch(r"v[0-9]", written):
        return True
    return bool(re.fullmatch(r"[1-9]\d{0,2}", written)) and 8 <= int(written) <= 512


@dataclass(frozen=True, slots=True)
class Adviser:
    """A language model that may vote on doubtful speakers; without a `url` there is none.

    `url` is where an OpenAI-compatible server begins, as `server` returns it, `model` the name it knows. One
    ballot of questions takes `timeout_s` at most, all tries together. The `key` comes from the environment,
    never from a file, and is never shown.
    """

    url: str = ""
    model: str = ""
    timeout_s: float = 120.0  # a laptop without a graphics card reads 2,000 tokens in about a minute
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The computer that is asked."""
        return host_of(self.url)

    @property
    def is_here(self) -> bool:
        """Whether that is this computer."""
        return is_here(self.url)


def server(
    written: str,
    such: str = "http://localhost:11434/v1",
    key: str = "DRAMA_LLM_KEY",
    ending: str = "/chat/completions",
) -> str:
    """Return the address of a server as it is called; raises `ValueError(what, hint)` where it is none.

    `such` is an address as an example, `key` the variable of its key, `ending` what is added in calling it.
    """
    hint = f"write it like {such}"
    try:
        parts = urlsplit(written)
        known = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known or not written.isascii() or not written.isprintable() or " " in written:
        raise ValueError(f"'{written}' is no address of a server", hint)
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("an address has no name, key or question in it", f"{hint}; the key is {key}")
    return written.rstrip("/").removesuffix(ending)


Budget = Literal["none", "few", "rich"]
"""How many cues to suggest: none at all, the plainest of each scene, or everything that is plainly heard."""


def reading_of(language: str) -> str:
    """Return the way in which a show of a language is read: "en-GB" for every English but the American.

    `language` is a code as feeds name it; what is not English is read in the usual way too.
    """
    speaks_english, _, where = language.lower().partition("-")
    return "en-GB" if speaks_english == "en" and where not in ("", "us") else "en-US"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a show can set that is not a voice or a sound.

    `stand_in`: a line that its role's actor has not recorded is spoken by the role's voice; without it such a
    line stops the render.
    """

    engine: str = "pyttsx3"
    announce_chapters: bool = True
    language: str = "en-US"
    stand_in: bool = True
    pacing: Pacing = field(default_factory=Pacing)
    ducking: Ducking = field(default_factory=Ducking)
    profile: Profile = field(default_factory=Profile)
    profile_name: str = "podcast"
    llm: Adviser = field(default_factory=Adviser)
