"""How votes are counted and weighed."""

import json

import pytest
from elections import DOUBT, TALE, reading, story
from hypothesis import given
from hypothesis import strategies as st
from oracle import completion, form

from drama.script.prose.ballot import ballots
from drama.script.prose.model import Attribution
from drama.script.prose.votes import Spoilt, count, elect, vote


def ballot():
    """Return a ballot with three questions, 1 to 3."""
    tale = story(TALE)
    return ballots(tale, reading(tale, DOUBT))[0]


def test_a_vote_for_the_speaker_makes_it_surer():
    """0.5 becomes 0.8 x 0.5 / (0.8 x 0.5 + 0.2 x 0.5) = 0.8, and the others shrink in proportion."""
    after = vote(DOUBT, "Mara")
    assert (after.speaker, round(after.confidence, 4)) == ("Mara", 0.8)
    assert after.others == (("Tom", 0.12), ("Bram", 0.04))
    assert (after.method, after.evidence) == ("to and fro + llm", DOUBT.evidence)


def test_a_vote_for_a_runner_up_can_win():
    """0.3 becomes 0.24 of 0.38; the words that spoke for Mara are no evidence for Tom."""
    after = vote(DOUBT, "Tom")
    assert (after.speaker, round(after.confidence, 4)) == ("Tom", 0.6316)
    assert after.others == (("Mara", 0.26), ("Bram", 0.05))
    assert after.evidence is None


def test_a_vote_can_be_too_weak():
    """Four times one in ten is still less than a half: the speaker stays, less sure."""
    after = vote(DOUBT, "Bram")
    assert (after.speaker, round(after.confidence, 4)) == ("Mara", 0.3846)
    assert after.others[0] == ("Bram", 0.31)


def test_a_vote_where_nobody_was_likeliest():
    """A line without a speaker can get one; nobody is never a runner-up."""
    after = vote(Attribution(None, 0.4, "nobody in sight", None, (("Tom", 0.3),)), "Tom")
    assert (after.speaker, after.others) == ("Tom", ())


def test_a_vote_for_a_stranger_is_a_mistake_of_ours():
    """Counting lets nobody through who is no candidate; should it ever, the vote is refused."""
    with pytest.raises(ValueError, match="'Zed' is no candidate"):
        vote(DOUBT, "Zed")


SHARES = st.lists(st.floats(0.0, 1.0), min_size=2, max_size=5)


@given(SHARES, st.integers(0, 4))
def test_votes_keep_confidence_a_probability(shares, chosen):
    """Whatever the shares, nothing leaves 0 to 1, the best is the speaker, and the chosen one never loses."""
    names = [f"P{n}" for n in range(len(shares))]
    before = Attribution(names[0], shares[0], "m", None, tuple(zip(names[1:], shares[1:], strict=True)))
    name = names[chosen % len(names)]
    after = vote(before, name)
    found = {after.speaker: after.confidence, **dict(after.others)}
    assert all(0.0 <= share <= 1.0 for share in found.values())
    assert after.confidence >= max((share for _, share in after.others), default=0.0) - 0.005
    assert set(found) <= set(names)
    total = max(1.0, sum(shares))
    assert found.get(name, 0.0) >= shares[chosen % len(names)] / total - 0.005


def test_what_counts():
    """A whole answer, one in fences or behind thoughts, and one in any order count; 0 is an abstention."""
    answer = form([(2, 0), (3, 1), (1, 3)])
    for content in (
        answer,
        f"\n {answer}\n",
        f"```json\n{answer}\n```",
        f"<think>\nMara?\n</think>\n{answer}",
    ):
        votes = count(ballot(), completion(content))
        assert [one.choice for one in votes] == ["Tom", "", "Bram"]
        assert not any(one.spoilt for one in votes)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["id", "choice"]), inner),
)


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_no_reply_can_break_the_count(reply):
    """Any bytes at all give one vote for every question."""
    assert len(count(ballot(), reply)) == 3


@given(st.text() | JSON.map(lambda value: json.dumps({"answers": value})))
def test_no_answer_can_break_the_count(content):
    """Any answer at all gives one vote for every question, for a candidate or for nobody."""
    votes = count(ballot(), completion(content))
    assert all(one.choice in ("", *one.question.candidates) for one in votes)
    assert len(votes) == 3


@pytest.mark.parametrize(
    "deep", ["[" * 100_000, '{"answers":' * 100_000, '{"answers": ' + "9" * 10_000 + "}"]
)
def test_traps_for_a_parser(deep):
    """Nesting without end and numbers without end spoil the ballot, as content and as reply."""
    assert {one.spoilt for one in count(ballot(), completion(deep))} <= {Spoilt.BROKEN, Spoilt.PROSE}
    assert {one.spoilt for one in count(ballot(), deep.encode())} == {Spoilt.NOT_CHAT}


def test_a_speech_is_elected_whole():
    """Every quotation of a question gets the same answer."""
    tale = story('"Take it off," came the voice, "now."')
    before = reading(tale, DOUBT)
    (asked,) = ballots(tale, before)
    after = elect(before, count(asked, completion(form([(1, 3)]))))
    assert [one.speaker for one in after.attributions] == ["Tom", "Tom"]
    assert after.people == before.people
