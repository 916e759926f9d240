"""The rules a file is judged by: each has a name, a place to look, and limits that depend on the profile.

Sources of the limits: Apple Podcasts, "Audio requirements"; Audible, ACX submission requirements; EBU R 128
(2020); AES TD1008; and for holes, offset, balance and mono our own, after what listeners notice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drama.qc.container import Container
from drama.qc.listening import Facts, Span
from drama.settings import Profile
from drama.units import clock, to_frames

Severity = Literal["fail", "warn"]

RuleName = Literal[
    "loudness",
    "true peak",
    "clipping",
    "hole",
    "offset",
    "noise floor",
    "head",
    "tail",
    "balance",
    "mono",
    "duration",
    "bit rate",
    "format",
    "chapters",
    "transcript",
    "speech to bed",
    "pace",
    "take",
    "level of roles",
    "words",
    "effect",
    "tags",
]
"""Every rule there is, in the order of docs/publishing.md; tests have a file for each."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken: what is wrong, at which second (None: everywhere), and in which line."""

    rule: RuleName
    severity: Severity
    what: str
    at_s: float | None = None
    line: str = ""

    def __str__(self) -> str:
        where = "" if self.at_s is None else f" at {clock(to_frames(self.at_s))}"
        return f"{self.rule}{where}: {self.what}" + (f" ({self.line})" if self.line else "")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a profile allows; None where it asks for nothing.

    `head_s` and `tail_s` are (least, most); `floor_db` the highest noise floor; `kbps` the lowest constant
    bit rate of an MP3; `longest_s` the longest file; `codec` and `rate` (in Hz) what it has to be.
    """

    tolerance_lu: float
    head_s: tuple[float, float] = (0.0, 5.0)
    tail_s: tuple[float, float] = (0.0, 10.0)
    floor_db: float | None = None
    kbps: int = 0
    longest_s: float | None = None
    codec: str = ""
    rate: int = 0


LIMITS = {
    "podcast": Limits(1.0),
    "spotify": Limits(1.0),
    "acx": Limits(2.5, (0.5, 1.0), (1.0, 5.0), -60.0, 192, 7200.0, "mp3", 44_100),
    "ebu": Limits(0.5),
    "audiobook": Limits(1.0),
}
"""What each profile of `drama.settings.PROFILES` allows around its target."""

DC = 0.002
BALANCE_DB = 5.0
"""A voice alone at `pan: 0.3`, as far aside as voices/README.md has it, is 4.3 dB louder on its side."""

MONO_LOSS_LU = 3.5
"""Two channels without anything in common lose 3.01 dB when added up; what loses more cancels itself out."""

MOST_HOLES = 10
"""More of them are told together."""

CHAPTER_S = 0.05
DURATION_S = 0.15

Rule = Callable[[Facts, Container, Profile, Limits], Iterator[Finding]]


def judge(facts: Facts, container: Container, profile: Profile, limits: Limits) -> tuple[Finding, ...]:
    """Return every rule that a file breaks, in the order of the rules."""
    return tuple(finding for rule in RULES for finding in rule(facts, container, profile, limits))


def _loudness(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    target = profile.target.mono() if container.channels == 1 else profile.target
    level, unit = (facts.rms_db, "dB RMS") if target.measure == "rms" else (facts.loudness_lufs, "LUFS")
    if abs(level - target.loudness_lufs) > limits.tolerance_lu:
        wanted = f"{target.loudness_lufs:g} within {limits.tolerance_lu:g}"
        yield Finding("loudness", "fail", f"{level:.1f} {unit}, where {wanted} is wanted")


def _peak(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    peak, ceiling, unit = facts.peak_dbtp, profile.target.peak_dbtp, "dBTP"
    if profile.target.measure == "rms":  # Audible reads the samples
        peak, ceiling, unit = facts.sample_peak_db, -3.0, "dBFS"
    if peak > ceiling + 0.05:
        yield Finding("true peak", "fail", f"{peak:.1f} {unit}, where at most {ceiling:g} is wanted")


def _clipping(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    yield from _in_places("clipping", "the sound is cut off at full scale", facts.clipped, 1)


def _holes(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    yield from _in_places("hole", "nothing at all", facts.holes, MOST_HOLES)


def _offset(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    if facts.dc > DC:
        yield Finding("offset", "fail", f"the wave is off the middle by {100 * facts.dc:.1f} % of full scale")


def _floor(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    if limits.floor_db is not None and facts.floor_db > limits.floor_db:
        what = f"the quietest half second has {facts.floor_db:.1f} dB, where {limits.floor_db:g} is the most"
        yield Finding("noise floor", "fail", what)


def _head(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    yield from _edge("head", facts.head_s, limits.head_s, 0.0)


def _tail(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    yield from _edge("tail", facts.tail_s, limits.tail_s, facts.seconds - facts.tail_s)


def _edge(name: RuleName, found_s: float, allowed: tuple[float, float], at_s: float) -> Iterator[Finding]:
    least, most = allowed
    if not least - 0.05 <= found_s <= most + 0.05:
        yield Finding(
            name, "fail", f"{found_s:.1f} s of quiet, where {least:g} to {most:g} s is wanted", at_s
        )


def _balance(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    if abs(facts.balance_db) > BALANCE_DB:
        side = "left" if facts.balance_db > 0 else "right"
        what = f"the {side} channel is {abs(facts.balance_db):.1f} dB louder than the other"
        yield Finding("balance", "fail", what)


def _mono(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    if facts.mono_loss_db > MONO_LOSS_LU:
        yield Finding("mono", "fail", f"heard in mono it loses {facts.mono_loss_db:.1f} LU")


def _duration(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    if container.seconds and abs(container.seconds - facts.seconds) > DURATION_S:
        what = f"the file says {container.seconds:.1f} s and lasts {facts.seconds:.1f} s"
        yield Finding("duration", "fail", what)
    if limits.longest_s and facts.seconds > limits.longest_s:
        yield Finding("duration", "fail", f"longer than {limits.longest_s / 60:g} minutes")


def _bitrate(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    if container.codec == "mp3" and container.kbps < limits.kbps:
        what = f"{container.kbps} kbit/s, where at least {limits.kbps} is wanted"
        yield Finding("bit rate", "fail", what)


def _format(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    if limits.codec and container.codec != limits.codec:
        yield Finding("format", "fail", f"this is {container.codec}, where {limits.codec} is wanted")
    if limits.rate and container.rate != limits.rate:
        yield Finding("format", "fail", f"{container.rate} Hz, where {limits.rate} Hz is wanted")


def _chapters(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    end_s = 0.0
    for number, chapter in enumerate(container.chapters, 1):
        name = f"chapter {number} '{chapter.title}'"
        if not chapter.title:
            yield Finding("chapters", "fail", f"chapter {number} has no title", chapter.start_s)
        if chapter.start_s < end_s - CHAPTER_S:
            yield Finding("chapters", "fail", f"{name} begins before the one before it ends", chapter.start_s)
        end_s = chapter.end_s
        if chapter.end_s <= chapter.start_s or chapter.end_s > facts.seconds + DURATION_S:
            yield Finding("chapters", "fail", f"{name} ends at {chapter.end_s:.1f} s", chapter.start_s)
    if container.chapters and container.chapters[0].start_s > CHAPTER_S:
        yield Finding("chapters", "fail", "the first chapter does not begin at 0", 0.0)


def _tags(facts: Facts, container: Container, profile: Profile, limits: Limits) -> Iterator[Finding]:
    for name in ("title", "artist"):
        if not container.tags.get(name):
            yield Finding("tags", "warn", f"there is no {name}")


def _in_places(rule: RuleName, what: str, spans: Sequence[Span], most: int) -> Iterator[Finding]:
    """Yield a finding for each place; where there are more than so `most`, one for all of them."""
    if len(spans) <= most:
        for span in spans:
            yield Finding(rule, "fail", f"{what} for {_long(span)}", span.start_s)
        return
    longest = max(spans, key=lambda span: span.end_s - span.start_s)
    where = f"the longest at {clock(to_frames(longest.start_s))} for {_long(longest)}"
    yield Finding(rule, "fail", f"{what} in {len(spans):,} places, here first, {where}", spans[0].start_s)


def _long(span: Span) -> str:
    seconds = span.end_s - span.start_s
    if seconds >= 0.1:
        return f"{seconds:.1f} s"
    return f"{1000 * seconds:.0f} ms" if seconds >= 0.001 else "less than 1 ms"


RULES: tuple[Rule, ...] = (
    _loudness,
    _peak,
    _clipping,
    _holes,
    _offset,
    _floor,
    _head,
    _tail,
    _balance,
    _mono,
    _duration,
    _bitrate,
    _format,
    _chapters,
    _tags,
)
