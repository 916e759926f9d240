"""Clues: what the words around a quotation say of its speaker."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from drama.script.prose.listed import listed
from drama.script.prose.mentions import POSSESSIVE, Mention
from drama.script.prose.model import Gender
from drama.script.prose.nouns import DETERMINERS, PEOPLE, POSSESSIVES
from drama.script.prose.passages import ENDS, Passage, Word
from drama.script.prose.referents import Meant
from drama.script.prose.runs import names_self
from drama.script.prose.verbs import PLAIN_SPEECH, SAYINGS, SPEECH, SPEECH_OF_ONE, VOICES, WEAK_SPEECH
from drama.story.model import Span

Found = tuple[Mention, Meant]
"""A mention and whom it may mean."""

_ANNOUNCING = listed(": , — – --")
_JOINS = listed("and but while")
_HEARD = listed("hear heard hears overheard let made make")
_SUBORDINATE = listed("before when while until till although though because if unless since")
_BESIDE = _SUBORDINATE | {"as", "where"}
_NOUN_FOLLOWS = listed("no some any every such of in with by for without") | {"to"}
_UNSURE = ("pronoun", "group", "other")
"""Kinds of mention that may mean several; `his sister` is as unsure where nobody says who that is."""

_TAG_WORDS = 12
_VOICE_WORDS = 5
"""Words from somebody to the verb of their voice: `Mara's clear high voice said`."""

_PARTICLES = listed("in out up on back forth again at last then the")
_TO_SAY = listed("say ask tell reply answer add cry remark observe whisper shout call announce explain")
_MANNER = listed("in with to")
_WAS = listed("was came is")
_SAYING = frozenset(form[:-2] + "ing" for form in PLAIN_SPEECH if form.endswith("ed"))
_SAYING |= listed("saying crying replying")


@dataclass(frozen=True, slots=True)
class Clue:
    """One sign of who speaks a turn: the rule it comes from, whom it may mean, and the words it rests on."""

    method: str
    meant: Meant
    gender: Gender
    evidence: Span


class Scenery:
    """The passages with their mentions and whom these mean: what the rules look at."""

    def __init__(
        self,
        passages: Sequence[Passage],
        mentions: Sequence[Mention],
        meant: Sequence[Meant],
    ) -> None:
        self.passages = passages
        self.mentions: defaultdict[int, list[Found]] = defaultdict(list)
        for mention, people in zip(mentions, meant, strict=True):
            self.mentions[mention.passage].append((mention, people))

    def told(self, passage: int, paragraph: int) -> bool:
        """Return whether a passage is narration of a paragraph."""
        if not 0 <= passage < len(self.passages):
            return False
        found = self.passages[passage]
        return found.quotation is None and found.paragraph == paragraph

    def clue(self, method: str, found: Found, *, verb: int | None = None) -> Clue:
        """Return a clue that rests on a mention and, where one is given, a verb of its passage."""
        mention, people = found
        words = self.passages[mention.passage].words
        at = mention.first if verb is None else verb
        first, last = words[min(mention.first, at)], words[max(mention.last - 1, at)]
        unsure = mention.kind in _UNSURE or (mention.owner and len(people) > 1)
        kind = " pronoun" if unsure else ""
        return Clue(method + kind, people, mention.gender, Span(first.start, last.end))

    def tag_after(self, number: int) -> Clue | None:
        """Return the speech tag that begins a passage of narration: `said Mara`, `she whispered softly`."""
        passage = self.passages[number]
        end = _sentence_end(passage, 0)
        stopped = self._stopped(number - 1)
        it_was = [word.low for word in passage.words[:2]] == ["it", "was"]  # ... Mara who spoke
        for at in range(min(end, _TAG_WORDS)):
            word = passage.words[at].low
            if word in _SUBORDINATE:
                break
            weak = word in WEAK_SPEECH and (at > 1 or stopped) and not it_was
            if word in SPEECH and not weak and _is_verb(passage.words, at):
                found = self._subject_of(number, at, 0, end)
                return found and self.clue("said", found, verb=at)
        return self._saying_of(number, end)

    def named_after(self, number: int, paragraph: int) -> Clue | None:
        """Return whom the paragraph after a quotation names as its speaker: `It was Mara who spoke.`"""
        if not self.told(number, paragraph + 1):
            return None
        words = self.passages[number].words
        found = next((entry for entry in self.mentions[number] if entry[0].first == 2), None)
        if found is None or [word.low for word in words[:2]] != ["it", "was"]:
            return None
        verb = found[0].last + 1
        spoke = verb < len(words) and words[verb - 1].low == "who" and words[verb].low in SPEECH
        return self.clue("said", found, verb=verb) if spoke else None

    def names_self(self, number: int) -> Clue | None:
        """Return who says in a quotation what their name is: `I'm Mara.`"""
        words = self.passages[number].words
        called = (entry for entry in self.mentions[number] if entry[1])
        found = next((one for one in called if names_self(words, one[0].first, one[0].last)), None)
        return self.clue("names self", found) if found else None

    def _stopped(self, number: int) -> bool:
        """Return whether a quotation ends with a full stop, so that no tag goes on with its sentence."""
        words = self.passages[number].words if number >= 0 else ()
        return bool(words) and words[-1].text == "."

    def _saying_of(self, number: int, end: int) -> Clue | None:
        """Return whose answer, question or the like the words before were: `was Helen's reply`."""
        words = self.passages[number].words[:end]
        if words[:1] and words[0].low in _WAS and any(word.low in SAYINGS for word in words):
            found = next((entry for entry in self.mentions[number] if 0 < entry[0].first < 3), None)
            return found and self.clue("said", found)
        return None

    def tag_before(self, number: int) -> Clue | None:
        """Return the speech tag that ends a passage of narration: `Mara turned to Tom and said:`."""
        passage = self.passages[number]
        start = max(passage.opens, default=0)
        closing = passage.words[-1].text
        if closing in ENDS:
            return None
        for at in range(len(passage.words) - 1, start - 1, -1):
            speaks = passage.words[at].low in SPEECH and _is_verb(passage.words, at)
            speaks = speaks or (closing == ":" and _is_to_say(passage.words, start, at))
            if speaks or passage.words[at].low in _SAYING:
                found = self._subject_of(number, at, start, len(passage.words))
                if found and self._aside(number, found[0]):
                    continue
                return found and self.clue("said", found, verb=at)
        found = self._first_subject(number, start, len(passage.words))
        return self.clue("lead-in", found) if found and closing in _ANNOUNCING else None

    def announces(self, number: int) -> bool:
        """Return whether a passage of narration tells, with a colon, of who speaks next."""
        return self.passages[number].words[-1].text == ":"

    def turns_to_next(self, number: int) -> bool:
        """Return whether a passage of narration leads on, to a quotation of its paragraph or by an `and`."""
        words, following = self.passages[number].words, self.passages[number + 1 : number + 2]
        quoted = any(
            one.quotation is not None and one.paragraph == self.passages[number].paragraph
            for one in following
        )
        return words[0].low in _JOINS or (quoted and words[-1].text in (",", ":"))

    def _subject_of(self, number: int, verb: int, start: int, end: int) -> Found | None:
        """Return the subject of the verb: the last subject before it in the sentence, or who follows it."""
        before = [
            entry
            for entry in self.mentions[number]
            if start <= entry[0].first < verb and self._may_speak(number, entry[0], verb)
        ]
        agreeing = [entry for entry in before if self._agrees(number, entry[0], verb)]
        if before:
            last = self._main(number, agreeing or before, verb)
            return self._of_whom(number, last[0].last, verb) or last
        after = next((entry for entry in self.mentions[number] if verb < entry[0].first < end), None)
        return after if after and self._inverted(number, verb, after[0]) else None

    def _may_speak(self, number: int, mention: Mention, verb: int) -> bool:
        """Return whether a mention before a verb may be its subject: it acts, is heard, or has a voice."""
        return (
            mention.role == "subject"
            or self._overheard(number, mention, verb)
            or self._voiced(number, mention, verb)
        )

    def _voiced(self, number: int, mention: Mention, verb: int) -> bool:
        """Return whether a voice of somebody speaks: `Mara's clear voice said`."""
        words = self.passages[number].words
        near = mention.role == "body" and words[verb - 1].low in VOICES and verb - mention.last < _VOICE_WORDS
        return near and (words[mention.last].low in POSSESSIVE or mention.kind == "pronoun")

    def _main(self, number: int, subjects: Sequence[Found], verb: int) -> Found:
        """Return the last subject before a verb, but none of a clause beside that a comma ends.

        `Mara, going to where Tom stood, said` is of Mara.
        """
        words = self.passages[number].words
        parted = words[verb - 1].text == "," and words[verb].low in SPEECH
        main = [entry for entry in subjects if not (parted and self._aside(number, entry[0]))]
        return (main or subjects)[-1]

    def _aside(self, number: int, mention: Mention) -> bool:
        """Return whether a mention is the subject of a clause beside the main one: `as they went on`."""
        words = self.passages[number].words
        before = words[mention.first - 1].low if mention.first else ""
        return before in _BESIDE and words[mention.last].text != ","

    def _of_whom(self, number: int, start: int, verb: int) -> Found | None:
        """Return whom the clause of a verb tells more of: `Mara glanced at Tom, who turned and said`."""
        words = self.passages[number].words
        who = next((at for at in range(verb - 1, start, -1) if words[at].low == "who"), None)
        if who is None or any(words[at].text in ENDS for at in range(who, verb)):
            return None
        last = who - 1 if words[who - 1].text == "," else who
        return next((entry for entry in self.mentions[number] if entry[0].last == last), None)

    def _agrees(self, number: int, mention: Mention, verb: int) -> bool:
        """Return whether the form of a verb goes with its subject: not `I ... and says`."""
        alone = mention.kind not in ("narrator", "group")
        return alone or self.passages[number].words[verb].low not in SPEECH_OF_ONE

    def _overheard(self, number: int, mention: Mention, verb: int) -> bool:
        """Return whether somebody is heard to speak: `I heard him say`, `the Mole heard him muttering`."""
        words = self.passages[number].words
        heard = mention.first and words[mention.first - 1].low in _HEARD
        return bool(heard) and mention.last == verb

    def _inverted(self, number: int, verb: int, mention: Mention) -> bool:
        """Return whether a mention is the subject of the verb before it: `said Mara`, `put in Mara`."""
        between = _before_voice(self.passages[number].words[verb + 1 : mention.first])
        close = len(between) < 3 and all(
            word.low in _PARTICLES or word.low.endswith("ly") for word in between
        )
        return close and mention.form[0] not in ("him", "her", "me") and not self._owns(number, mention)

    def _owns(self, number: int, mention: Mention) -> bool:
        """Return whether the words after a mention are of somebody theirs: `said Sir Oswald's widow`."""
        after = [word.low for word in self.passages[number].words[mention.last : mention.last + 2]]
        return len(after) > 1 and after[0] in POSSESSIVE and after[1] in PEOPLE

    def _first_subject(self, number: int, start: int, end: int) -> Found | None:
        acting = (
            entry
            for entry in self.mentions[number]
            if start <= entry[0].first < end and entry[0].role != "object" and entry[0].kind != "group"
        )
        return next(acting, None)

    def beat_after(self, number: int) -> Clue | None:
        """Return who acts in the first sentence of a passage: `Mara shook her head.`."""
        found = self._first_subject(number, 0, _sentence_end(self.passages[number], 0))
        return self.clue("beat", found) if found else None

    def beat_before(self, number: int) -> Clue | None:
        """Return who acts in the last sentence of a passage, or failing that anywhere in it."""
        passage = self.passages[number]
        found = self._first_subject(number, max(passage.opens, default=0), len(passage.words))
        found = found or self._last_subject(number)
        return self.clue("beat", found) if found else None

    def _last_subject(self, number: int) -> Found | None:
        acting = [
            entry for entry in self.mentions[number] if entry[0].role != "object" and entry[0].kind != "group"
        ]
        return acting[-1] if acting else None

    def _unmarked(self, number: int) -> bool:
        """Return whether a passage has lost the mark behind its tag: `and said in a low voice`."""
        words = self.passages[number].words
        verb = next((at for at in reversed(range(len(words))) if words[at].low in PLAIN_SPEECH), None)
        if verb is None or words[verb].capital or not words[-1].text.islower():
            return False
        return words[verb + 1].low in _MANNER or words[verb + 1].low.endswith("ly")

    def lead_in(self, number: int, paragraph: int) -> Clue | None:
        """Return what the paragraph before says of who speaks next; a colon announces a speaker."""
        if not self.told(number, paragraph - 1) or not self.passages[number].words:
            return None
        last = self.passages[number].words[-1]
        if last.text in _ANNOUNCING or last.low in PLAIN_SPEECH:
            return self.tag_before(number)
        if self._unmarked(number) and (tag := self.tag_before(number)):
            return tag
        found = self._last_subject(number)
        return self.clue("before", found) if found else None


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Return whether a word that may be a verb of speech is none of `a cry`, `in answer`, `to call`."""
    before = words[at - 1].low if at else ""
    return before not in DETERMINERS and before not in POSSESSIVES and before not in _NOUN_FOLLOWS


def _is_to_say(words: Sequence[Word], start: int, at: int) -> bool:
    """Return whether a verb is the purpose of another, which is none of speech: `paused to say`."""
    purpose = at > 0 and words[at - 1].low == "to" and words[at].low in _TO_SAY
    return purpose and not any(word.low in SPEECH or word.low == "for" for word in words[start:at])


def _before_voice(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without the voice of somebody at their end: `in the clear voice of`."""
    low = [word.low for word in words]
    articles = [at for at, word in enumerate(low) if word in DETERMINERS]
    voiced = len(low) > 1 and low[-2] in VOICES and low[-1] == "of"
    return words[: articles[-1]] if voiced and articles else words


def _sentence_end(passage: Passage, start: int) -> int:
    return min((opening for opening in passage.opens if opening > start), default=len(passage.words))
