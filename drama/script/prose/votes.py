"""Votes: what a language model answered to a ballot, counted, and weighed against the reading.

The answer of a model is trusted with nothing but a number. Whatever is not exactly an answer to what was
asked is spoilt, for a named reason, and the attribution stands as it was.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from drama.script.prose.ballot import Ballot, Question
from drama.script.prose.model import Attribution, Reading

RIGHT = 0.8
"""How likely a vote names the true speaker, where the reading itself is in doubt.

A cautious assumption, the same for every model, and not measured. Being wrong has one weight, 0.2, however
many candidates there are: a model's mistakes fall on the likely ones, not evenly on all. So a vote moves the
odds by four, no more, and a story that talks a model into an answer moves them no further.
"""

BY_VOTE = "+ llm"
"""How the method of an attribution ends that a language model voted on."""


class Spoilt(StrEnum):
    """Why a vote does not count, in words for the user."""

    CUT_OFF = "the answer was cut off"
    BROKEN = "the answer was damaged JSON"
    PROSE = "the answer was words, or had words around it"
    FORM = "the answer did not have the form that was asked for"
    LOOPED = "the answer repeated itself"
    STRANGER = "the answer was about a quotation that was not asked about"
    NO_CANDIDATE = "the number was no candidate's"
    INVENTED = "a name or text stood where a candidate's number was asked for"
    CONTRADICTED = "two answers contradicted each other"
    MISSING = "there was no answer to this question"
    WITHHELD = "the server withheld the answer"
    NOT_CHAT = "what came back was no chat completion"
    TOO_LONG = "the reply had no end"
    TIMEOUT = "the reply took too long"
    DROPPED = "the connection broke"
    UNREACHABLE = "no server could be reached"
    UNTRUSTED = "the server's certificate could not be trusted"
    KEY = "the server refused the key"
    NOT_FOUND = "the server does not know this address or model"
    BUSY = "the server had no time"
    REJECTED = "the server rejected the question"
    FAILED = "the server failed"
    REDIRECTED = "the server pointed elsewhere, which is not followed"
    NOT_ASKED = "not asked any more, after these failures"


@dataclass(frozen=True, slots=True)
class Vote:
    """A model's answer to a question: the name it chose, or "".

    Without a choice, `spoilt` says why it does not count; None means that the model could not tell.
    """

    question: Question
    choice: str = ""
    spoilt: Spoilt | None = None


@dataclass(frozen=True, slots=True)
class Counsel:
    """What became of the questions: how many votes confirmed, changed, or failed to change a speaker.

    `asked` is the sum of the other numbers and of those in `spoilt`, which are the most frequent first.
    """

    asked: int
    confirmed: int
    changed: int
    outvoted: int
    undecided: int
    spoilt: tuple[tuple[Spoilt, int], ...]


class _SpoiltError(Exception):
    """Ends the counting of a whole ballot."""

    def __init__(self, reason: Spoilt) -> None:
        self.reason = reason
        super().__init__(reason)


def spoil(ballot: Ballot, reason: Spoilt) -> tuple[Vote, ...]:
    """Return a spoilt vote for every question of a ballot."""
    return tuple(Vote(question, spoilt=reason) for question in ballot.questions)


def count(ballot: Ballot, reply: bytes) -> tuple[Vote, ...]:
    """Return one vote for every question, from a server's reply as it came.

    A reply that is not in the form asked for, or speaks of what was not asked, spoils the whole ballot: who
    loses count once has no credit for the rest. A wrong choice spoils its own question only.
    """
    try:
        answers = _answers(ballot, _content(reply))
    except _SpoiltError as fault:
        return spoil(ballot, fault.reason)
    return tuple(_vote_of(question, answers[question.number]) for question in ballot.questions)


def _content(reply: bytes) -> str:
    """Return the text of a chat completion."""
    try:
        choice = json.loads(reply)["choices"][0]
        reason, content = choice.get("finish_reason"), choice["message"]["content"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _SpoiltError(Spoilt.NOT_CHAT) from None
    if reason == "length":
        raise _SpoiltError(Spoilt.CUT_OFF)
    if reason not in (None, "stop") or not isinstance(content, str):
        raise _SpoiltError(Spoilt.WITHHELD)
    return content


_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
"""What models that reason aloud put before their answer."""

_FENCED = re.compile(r"```(?:json)?\n(.*)\n```", re.DOTALL)


def _answers(ballot: Ballot, content: str) -> dict[int, list[object]]:
    """Return the choices for each number that was asked about."""
    found: dict[int, list[object]] = {question.number: [] for question in ballot.questions}
    thought = _THOUGHT.match(content.strip())
    answers = _parsed(content.strip()[thought.end() if thought else 0 :].strip())
    if len(answers) > 2 * len(found):
        raise _SpoiltError(Spoilt.LOOPED)
    for answer in answers:
        if not isinstance(answer, dict) or answer.keys() != {"id", "choice"} or type(answer["id"]) is not int:
            raise _SpoiltError(Spoilt.FORM)
        if answer["id"] not in found:
            raise _SpoiltError(Spoilt.STRANGER)
        found[answer["id"]].append(answer["choice"])
    return found


def _parsed(content: str) -> list[Any]:
    fenced = _FENCED.fullmatch(content)
    text = fenced[1].strip() if fenced else content
    if not text.startswith("{"):
        raise _SpoiltError(Spoilt.PROSE)
    try:
        form, end = json.JSONDecoder(object_pairs_hook=_once).raw_decode(text)
    except (ValueError, RecursionError):
        raise _SpoiltError(Spoilt.BROKEN) from None
    if end < len(text):
        raise _SpoiltError(Spoilt.PROSE)
    if form.keys() != {"answers"} or not isinstance(form["answers"], list):
        raise _SpoiltError(Spoilt.FORM)
    answers: list[Any] = form["answers"]
    return answers


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the fields of an object; JSON would let the last of two with one name win in silence."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _SpoiltError(Spoilt.CONTRADICTED)
    return fields


def _vote_of(question: Question, choices: Sequence[object]) -> Vote:
    if not choices:
        return Vote(question, spoilt=Spoilt.MISSING)
    choice = choices[0]
    if isinstance(choice, str):
        return Vote(question, spoilt=Spoilt.INVENTED)
    if type(choice) is not int or not 0 <= choice <= len(question.candidates):
        return Vote(question, spoilt=Spoilt.NO_CANDIDATE)
    if len(choices) > 1:
        same = all(other == choice for other in choices)
        return Vote(question, spoilt=Spoilt.LOOPED if same else Spoilt.CONTRADICTED)
    return Vote(question, question.candidates[choice - 1] if choice else "")


def vote(attribution: Attribution, choice: str) -> Attribution:
    """Return an attribution after a vote for one of its candidates.

    Each candidate's confidence is multiplied by how likely the vote is if they are the speaker: `RIGHT` for
    the chosen one, 1 - `RIGHT` for the others and for whoever is not listed; then all are made to sum to what
    they did with the unlisted. Raises `ValueError` where the choice is no candidate.
    """
    shares: dict[str | None, float] = {attribution.speaker: attribution.confidence}
    shares.update(attribution.others)
    if choice not in shares:
        raise ValueError(f"{choice!r} is no candidate")
    wrong = 1.0 - RIGHT
    total = RIGHT * shares[choice] + wrong * (max(1.0, sum(shares.values())) - shares[choice])
    weighed = {who: share * (RIGHT if who == choice else wrong) / total for who, share in shares.items()}
    (speaker, confidence), *rest = sorted(weighed.items(), key=lambda one: -one[1])
    return Attribution(
        speaker,
        confidence,
        f"{attribution.method} {BY_VOTE}",
        attribution.evidence if speaker == attribution.speaker else None,
        tuple((who, round(share, 2)) for who, share in rest if who is not None and share >= 0.005),
    )


def elect(reading: Reading, votes: Iterable[Vote]) -> Reading:
    """Return the reading after the votes; where none counts, its attributions stand as they are."""
    attributions = list(reading.attributions)
    for one in votes:
        if one.choice:
            for at in one.question.quotations:
                attributions[at] = vote(reading.attributions[at], one.choice)
    return replace(reading, attributions=tuple(attributions))


def counsel(before: Reading, after: Reading, votes: Sequence[Vote]) -> Counsel:
    """Return what became of the questions of an election."""
    outcomes = Counter(_outcome(before, after, one) for one in votes if not one.spoilt)
    spoilt = Counter(one.spoilt for one in votes if one.spoilt)
    return Counsel(
        len(votes),
        outcomes["confirmed"],
        outcomes["changed"],
        outcomes["outvoted"],
        outcomes["undecided"],
        tuple(spoilt.most_common()),
    )


def _outcome(before: Reading, after: Reading, one: Vote) -> str:
    at = one.question.quotations[0]
    if not one.choice:
        return "undecided"
    if before.attributions[at].speaker == one.choice:
        return "confirmed"
    return "changed" if after.attributions[at].speaker == one.choice else "outvoted"
