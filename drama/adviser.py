"""The adviser: a language model that may vote on who speaks where the reading is in doubt.

It is asked only where the user names one, at the address they give. Whatever goes wrong is counted and told,
and the reading goes on without it.
"""

import json
import time
from dataclasses import dataclass

from drama.network.wire import Fault, Reply, UnansweredError, post
from drama.report import Report, Step, silent
from drama.script.prose.ballot import ANSWER_SCHEMA, Ballot, ballots, messages
from drama.script.prose.model import Reading
from drama.script.prose.votes import Counsel, Spoilt, Vote, counsel, count, elect, spoil
from drama.settings import Adviser
from drama.story.model import Story

PAUSES_S = (0.5, 2.0)
"""How long to wait before asking a second and a third time."""

GIVE_UP_AFTER = 3
"""So many ballots in a row without a vote that counts, and the rest is not asked."""

MOST_TOKENS = 4096
"""Room for a model that thinks before it answers, and an end for one that repeats itself."""

STATUSES = {
    401: Spoilt.KEY,
    403: Spoilt.KEY,
    404: Spoilt.NOT_FOUND,
    408: Spoilt.BUSY,
    429: Spoilt.BUSY,
    3: Spoilt.REDIRECTED,
    4: Spoilt.REJECTED,
    5: Spoilt.FAILED,
}
"""What an HTTP status means; one without a row of its own means what its hundred does."""

FAULTS = {
    Fault.TIMEOUT: Spoilt.TIMEOUT,
    Fault.TOO_LONG: Spoilt.TOO_LONG,
    Fault.DROPPED: Spoilt.DROPPED,
    Fault.UNREACHABLE: Spoilt.UNREACHABLE,
    Fault.UNTRUSTED: Spoilt.UNTRUSTED,
    Fault.NOT_HTTP: Spoilt.NOT_CHAT,
}
"""What it means that no reply came."""

PASSING = {Spoilt.DROPPED, Spoilt.UNREACHABLE, Spoilt.BUSY, Spoilt.FAILED}
"""What may be over in a moment, so that the same question is asked again."""

LASTING = {Spoilt.UNREACHABLE, Spoilt.UNTRUSTED, Spoilt.KEY, Spoilt.NOT_FOUND, Spoilt.REDIRECTED}
"""What is the same for every question, so that no other is asked."""


class _SpoiltError(Exception):
    """No vote of a ballot counts, for this reason."""

    def __init__(self, reason: Spoilt) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Advice:
    """A reading after the votes, what became of the questions, and how much of the story was sent."""

    reading: Reading
    counsel: Counsel
    sent_chars: int


def advise(story: Story, reading: Reading, adviser: Adviser, report: Report = silent) -> Advice:
    """Return the reading with the adviser's votes on its doubtful speakers counted in."""
    asked = ballots(story, reading)
    line = _Line(adviser)
    votes: list[Vote] = []
    for done, ballot in enumerate(asked):
        report(Step("speakers", done, len(asked), adviser.model))
        votes += line.ask(ballot)
    report(Step("speakers", len(asked), len(asked), adviser.model))
    after = elect(reading, votes)
    return Advice(after, counsel(reading, after, votes), line.sent_chars)


class _Line:
    """A line to the adviser; it closes when nothing good comes of it any more."""

    def __init__(self, adviser: Adviser) -> None:
        self._adviser = adviser
        self._plain = False
        self._closed = False
        self._failures = 0
        self.sent_chars = 0

    def ask(self, ballot: Ballot) -> tuple[Vote, ...]:
        """Return a vote for every question of a ballot."""
        if self._closed:
            return spoil(ballot, Spoilt.NOT_ASKED)
        votes = self._votes(ballot)
        failed = all(vote.spoilt for vote in votes)
        self._failures = self._failures + 1 if failed else 0
        self._closed = self._failures == GIVE_UP_AFTER or any(vote.spoilt in LASTING for vote in votes)
        return votes

    def _votes(self, ballot: Ballot) -> tuple[Vote, ...]:
        try:
            votes = count(ballot, self._reply(ballot))
        except _SpoiltError as fault:
            votes = spoil(ballot, fault.reason)
        if votes[0].spoilt not in (Spoilt.UNREACHABLE, Spoilt.UNTRUSTED):
            self.sent_chars += len(ballot.passage)
        return votes

    def _reply(self, ballot: Ballot) -> bytes:
        """Return the server's reply, asking again where that may help; the time limit is for all of it."""
        until = time.monotonic() + self._adviser.timeout_s
        for pause_s in PAUSES_S:
            try:
                return self._exchange(ballot, until)
            except _SpoiltError as fault:
                if fault.reason not in PASSING or time.monotonic() + pause_s >= until:
                    raise
                time.sleep(pause_s)
        return self._exchange(ballot, until)

    def _exchange(self, ballot: Ballot, until: float) -> bytes:
        reply = self._post(ballot, until)
        if reply.status in (400, 422) and not self._plain:
            self._plain = True  # this server knows no schema or no such limit: it gets the bare question
            reply = self._post(ballot, until)
        if reply.status != 200:
            reason = STATUSES.get(reply.status) or STATUSES.get(reply.status // 100, Spoilt.NOT_CHAT)
            raise _SpoiltError(reason)
        return reply.body

    def _post(self, ballot: Ballot, until: float) -> Reply:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._adviser.key:
            headers["Authorization"] = f"Bearer {self._adviser.key}"
        body = json.dumps(_request(ballot, self._adviser.model, self._plain)).encode()
        address = self._adviser.url + "/chat/completions"
        try:
            return post(address, body, headers, max(0.0, until - time.monotonic()))
        except UnansweredError as fault:
            raise _SpoiltError(FAULTS[fault.reason]) from fault


def _request(ballot: Ballot, model: str, plain: bool) -> dict[str, object]:
    request: dict[str, object] = {"model": model, "messages": messages(ballot), "stream": False}
    if plain:
        return request
    form = {"name": "answers", "strict": True, "schema": ANSWER_SCHEMA}
    return request | {
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "response_format": {"type": "json_schema", "json_schema": form},
    }
