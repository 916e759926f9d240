"""What a stretch in quotation marks is: something said, or a title, a scare quote, a sign.

A stretch that sits in the narrator's own sentence (no stop before it, no stop within it, no speech tag
beside it) is narration, and so is what somebody *would have* said or what stands written somewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drama.script.prose.model import QuotationKind
from drama.script.prose.names import NO_TITLE
from drama.script.prose.tags import answers, is_tag, tag
from drama.script.prose.verbs import SPEECH
from drama.story.model import Span

_NEAR = 100
_SHORT = 6
_STOPS = ".!?\u2026"
_DASHES = "-\u2014\u2013"
_LEADS = ",:;.!?\u2026)" + _DASHES
_CLAUSE = re.compile(r"[^.!?;:]*[,:\s\u2014\u2013-]*$")
_WORD = re.compile(r"[\w'\u2019]+")
_EMPHASIS = "*_"  # the marks of italics around a whole quotation, which say nothing of its kind
_NAMING = {
    "called",
    "calls",
    "named",
    "termed",
    "dubbed",
    "read",
    "reads",
    "sang",
    "sings",
    "thought",
    "put",
    "went",
}
_REPORTS = (SPEECH | {"saying", "crying", "shouting", "asking", "whispering", "out"}) - _NAMING
_WRITTEN = re.compile(
    r"\b(?:signs?|signboard|inscriptions?|notices?|mottos?|placards?|labels?|labelled|labeled|headlines?|captions?|"
    r"headings?|titles?|entitled|titled|inscribed|marked|telegrams?|sentiments?|adage|proverb|saying is|"
    r"posters?|plaques?|banners?|tombstone|(?:this|the following) effect)\b(?: \w+){0,3}[,:\s]*$",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:(?:would|might|could|should)(?: not)?(?: have)?|as (?:if|though)(?: \w+){1,3}|as much as)"
    r"(?: to)?(?: \w+ly)? (\w+)[,:\s]*$",
    re.IGNORECASE,
)
_MEANT = re.compile(r"\b(?:mean|meaning|meant|expressed|indicating|implied|implying|signifying)[,:\s-]*$")


@dataclass(frozen=True, slots=True)
class _Setting:
    """A quotation's words with the narration on both sides of it, as far as a sentence needs."""

    words: str
    before: str
    after: str
    first: bool
    follows: bool
    split: bool
    tagged: bool
    answered: bool

    @property
    def stopped(self) -> bool:
        """Tell whether the words end as a sentence does."""
        return self.words.rstrip("'\u2019\"\u201d)_*")[-1:] in _STOPS + _DASHES

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
        """Tell whether the clause before the quotation has a verb that reports speech."""
        clause = _CLAUSE.search(self.before)
        words = _WORD.findall(clause.group() if clause else "")
        verbs = _REPORTS | _NAMING if self.shouted else _REPORTS
        return any(word.lower() in verbs for word in words[-_NEARBY_WORDS:])

    @property
    def shouted(self) -> bool:
        """Tell whether the words end as no name or title does."""
        return self.words.endswith(("!", "?"))

    @property
    def unsaid(self) -> bool:
        """Tell whether the words stand written somewhere, or would have been said and were not."""
        would = _UNSAID.search(self.before)
        said = would is not None and would.group(1).lower() in SPEECH
        return said or any(sign.search(self.before) for sign in (_WRITTEN, _MEANT))


_NEARBY_WORDS = 8
_SENTENCE_ENDS = re.compile(rf"(?:{NO_TITLE}\.|[!?:])\s")


def _settings(text: str, paragraph: Span, quotations: Sequence[tuple[Span, Span]]) -> Iterator[_Setting]:
    done = paragraph.start
    for nth, (inner, outer) in enumerate(quotations):
        following = quotations[nth + 1][1].start if nth + 1 < len(quotations) else paragraph.end
        near = min(following, outer.end + _NEAR)
        gap = text[max(done, outer.start - _NEAR) : outer.start]
        before = gap.strip().strip(_EMPHASIS).strip()
        end = _past_emphasis(text, outer.end, near)
        yield _Setting(
            words=text[inner.start : inner.end],
            before=before,
            after=text[end:near],
            first=nth == 0 and not before,
            follows=nth > 0 and not before,
            split=nth > 0 and outer.start - done < _NEAR and not _SENTENCE_ENDS.search(gap),
            tagged=tag(text, end, near) is not None,
            answered=answers(text, end, near),
        )
        done = outer.end


def _past_emphasis(text: str, start: int, end: int) -> int:
    """Return where the marks of emphasis end that stand at the start of a stretch."""
    return next((at for at in range(start, end) if text[at] not in _EMPHASIS), end)


def _unled(setting: _Setting, count: int) -> bool:
    """Tell whether a quotation that no stop introduces is a part of the narrator's own sentence."""
    if setting.reported:
        whole = setting.stopped or count > _SHORT
        return not whole or (setting.small and not (setting.split or setting.shouted))
    whole = setting.stopped and count > _SHORT
    return setting.small or not (whole or (setting.shouted and count > 2))


def _embedded(setting: _Setting) -> bool:
    """Tell whether the quotation is a part of the narrator's own sentence."""
    count = len(setting.words.split())
    if not setting.led:
        return _unled(setting, count)
    if setting.small and not (setting.first or setting.split or setting.reported or setting.stopped):
        return count <= _SHORT
    runs_on = setting.after[:1].isspace() and setting.after.lstrip()[:1].islower()
    return runs_on and setting.words[-1:].isalnum() and count <= _SHORT


_TAG_ALONE = re.compile(r"(?:he|she|they|I|said)\b")


def _kind(setting: _Setting) -> QuotationKind:
    if setting.follows and _TAG_ALONE.match(setting.words) and is_tag(setting.words, 0, len(setting.words)):
        return "not_speech"
    if setting.tagged or (setting.led and setting.answered):
        return "speech"
    return "not_speech" if _embedded(setting) or (setting.unsaid and not setting.split) else "speech"


_LIST = re.compile(r"(?:and|or|nor)(?: also| then| even)?,?")


def kinds(text: str, paragraph: Span, quotations: Sequence[tuple[Span, Span]]) -> list[QuotationKind]:
    """Return the kind of every quotation (inner and outer stretch) of one paragraph."""
    found: list[QuotationKind] = []
    for setting in _settings(text, paragraph, quotations):
        listed = found and _LIST.fullmatch(setting.before)
        found.append(found[-1] if listed else _kind(setting))
    return found
