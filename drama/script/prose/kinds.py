"""What a stretch in quotation marks is: something said, or a title, a scare quote, a sign.

A stretch that sits in the narrator's own sentence (no stop before it, no stop within it, no speech tag
beside it) is narration, and so is what somebody *would have* said or what stands written somewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drama.script.prose.model import QuotationKind
from drama.script.prose.tags import is_tag, tag
from drama.script.prose.verbs import SPEECH
from drama.story.model import Span

_NEAR = 100
_SHORT = 6
_STOPS = ".!?\u2026"
_LEADS = ",:;-\u2014\u2013.!?\u2026)"
_LAST_WORD = re.compile(r"([\w'\u2019]+)\W*$")
_WRITTEN = re.compile(
    r"\b(?:signs?|signboard|inscriptions?|notices?|mottos?|placards?|labels?|labelled|labeled|headlines?|captions?|"
    r"headings?|titles?|entitled|titled|inscribed|marked|telegrams?|sentiments?|adage|proverb|saying is|"
    r"poster|plaque|banner|tombstone|envelope|(?:the|with|those) words?|(?:following|this) effect)\b"
    r"(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:would|might|could|should)(?: not)? (?:have )?(?:\w+ ){0,2}\w+\W*$"
    r"|\bas (?:if|though|much as)\b[\w\s]{0,30}\W*$|\bas (?:who|one) should say\W*$",
    re.IGNORECASE,
)
_SAID_NEVER = re.compile(r"\b(?:mean|meaning|meant|expressed|indicating|implied|implying|signifying)\W*$")


@dataclass(frozen=True, slots=True)
class _Setting:
    """A quotation's words with the narration on both sides of it, as far as a sentence needs."""

    words: str
    before: str
    after: str
    first: bool
    split: bool
    tagged: bool

    @property
    def stopped(self) -> bool:
        """Tell whether the words end as a sentence does."""
        return self.words.rstrip("'\u2019\"\u201d)_*")[-1:] in _STOPS + "-\u2014\u2013"

    @property
    def led(self) -> bool:
        """Tell whether a stop, or nothing at all, stands before the quotation."""
        return not self.before or self.before[-1] in _LEADS

    @property
    def small(self) -> bool:
        """Tell whether the words begin like the middle of a sentence."""
        letters = self.words.lstrip("'\u2018\u2019\"\u201c_*(-\u2014\u2026. ")
        return letters[:1].islower()

    @property
    def reported(self) -> bool:
        """Tell whether a speech verb stands right before the quotation."""
        word = _LAST_WORD.search(self.before[-40:])
        return word is not None and (word.group(1).lower() in SPEECH or word.group(1).lower() == "saying")


def _only_letters_and_spaces_between(gap: str) -> bool:
    return not re.search(r"[.!?:]\s", gap + " ")


def _settings(
    text: str, paragraph: Span, quotations: Sequence[tuple[Span, Span]]
) -> Iterator[tuple[Span, _Setting]]:
    done = paragraph.start
    for nth, (inner, outer) in enumerate(quotations):
        following = quotations[nth + 1][1].start if nth + 1 < len(quotations) else paragraph.end
        gap = text[max(done, outer.start - _NEAR) : outer.start]
        after = text[outer.end : min(following, outer.end + _NEAR)]
        split = nth > 0 and outer.start - done < _NEAR and _only_letters_and_spaces_between(gap)
        tagged = tag(text, outer.end, min(following, outer.end + _NEAR)) is not None
        words = text[inner.start : inner.end]
        yield inner, _Setting(words, gap.strip(), after, first=nth == 0 and not gap.strip(), split=split, tagged=tagged)
        done = outer.end


def _embedded(setting: _Setting) -> bool:
    """Tell whether the quotation is a part of the narrator's own sentence."""
    count = len(setting.words.split())
    if not setting.led:
        if setting.reported and not setting.small:
            return not (setting.stopped or count > _SHORT)
        return not (setting.stopped and not setting.small and count > _SHORT)
    if setting.small and not setting.first and not setting.split:
        return count <= _SHORT and not setting.reported and not setting.stopped
    runs_on = setting.after[:1].isspace() and setting.after.lstrip()[:1].islower()
    return runs_on and not setting.stopped and setting.words[-1:].isalnum() and count <= _SHORT


def _kind(setting: _Setting) -> QuotationKind:
    if setting.tagged:
        return "speech"
    if _embedded(setting):
        return "not_speech"
    before = setting.before
    unsaid = _WRITTEN.search(before) or _UNSAID.search(before) or _SAID_NEVER.search(before)
    return "not_speech" if unsaid and not setting.split else "speech"


def kinds(text: str, paragraph: Span, quotations: Sequence[tuple[Span, Span]]) -> list[QuotationKind]:
    """Return the kind of every quotation (inner and outer stretch) of one paragraph."""
    return [
        "not_speech" if is_tag(text, inner.start, inner.end) else _kind(setting)
        for inner, setting in _settings(text, paragraph, quotations)
    ]
