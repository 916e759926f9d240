"""Which words of a sentence belong together: who does it, to what, on what; without a grammar, and wary.

Every function looks at the words between two of them and says no where somebody else may be meant.
"""

from collections.abc import Sequence

from drama.script.prose.cues.words import Word
from drama.script.prose.listed import listed

FAR = 12
"""Words between a thing and what it does."""

_BEHIND = 4
"""Words between a verb and the thing it is done to."""

_ON_WITHIN = 9
"""Words between a verb and what it is done on: he beat with the whole of his fist upon the door."""

THE = listed(
    "the a an this that these those some another every each any one two three four five six "
    "several many "
    "his her my their our your its no both all"
)
PEOPLE = listed(
    "he she they i we you somebody someone everybody everyone nobody it who something nothing anything"
)
"""Who may do something else between a thing and a verb."""

_JOINS = listed("and but or while as when then where until till for so because if though yet nor")
_TURNS = listed(
    "while as when where until till because if though than like unless whether before after since"
)
"""What begins another clause: what stands before it does not do what stands behind."""

_DENIES = listed(
    "not never no nor hardly scarcely barely would could should might must may will shall can "
    "had has have "
    "having without to cannot wouldn't couldn't didn't don't doesn't won't can't wasn't weren't isn't hadn't "
    "seldom rarely often always sometimes usually"
)
_BEGINS = listed("began begin begins started starts start set fell took ceased came come comes going")
_OF_WHICH = listed(
    "one both each all some none two three four many most half rest pair pairs set sets lot "
    "row line dozen "
    "hundred hundreds twelve sound sounds noise clatter echo rattle thud ring last first number kind"
)
PREPOSITIONS = listed(
    "in on at over under behind above below beneath beyond through against along across "
    "round around down up "
    "into onto upon from by near beside outside inside between among past off to toward towards about after "
    "before with without for of"
)
_SIDES = listed("inside outside side back front middle edge top bottom depths end face rest far")
_HEARS = listed(
    "hear heard hears hearing let lets letting made make makes making set sets setting sent "
    "left watched "
    "watch felt listened"
)
_WHO = frozenset(["who", "which", "that"])
_BE = listed("was were is are am been be being")


def does(words: Sequence[Word], thing: int, verb: int) -> bool:
    """Tell whether a thing does what a verb behind it says: the gate at the end of the lane creaked."""
    if verb - thing > 2 * FAR or in_passing(words, thing) or words[verb].large or _of_whom(words, thing):
        return False
    between = _without_aside(words[thing + 1 : verb + 1])
    if len(between) > FAR + 1:
        return False
    joined = any(one.parted or one.text in _JOINS for one in between)
    if _somebody_before(words, thing, joined=joined or not words[verb].text.endswith("ing")):
        return False
    return _goes_on(between[:-1], last=between[-1])


def _of_whom(words: Sequence[Word], thing: int) -> bool:
    """Tell whether a thing is somebody's name or title: the Waves, of a picture; Bell, of a man."""
    return bool(thing) and words[thing].large and not words[thing].parted


def _somebody_before(words: Sequence[Word], thing: int, *, joined: bool) -> bool:
    """Tell whether somebody acts on a thing, so that what stands behind it may be done by them.

    He shut the door and groaned; but he heard the door and the rain, or came in with the door banging.
    """
    for nth in range(thing - 1, -1, -1):
        if words[nth + 1].parted == ";" or (words[nth + 1].parted and thing - nth > 1 and nth < thing - 4):
            return False
        text = words[nth].text
        if text in _HEARS or text == "with" or text in _JOINS - {"or"} or text in _TURNS:
            return False
        if text in PEOPLE - _WHO - {"it"}:
            return joined
    return False


def does_heard(words: Sequence[Word], thing: int, verb: int) -> bool:
    """Tell whether a bare verb right behind a thing is what it was heard or made to do: she let it creak."""
    if verb - thing > 3 and words[verb - 1].text != "to":
        return False
    if words[verb - 1].text == "to":
        return words[verb - 2].text in _BEGINS and does(words, thing, verb - 1)
    return any(one.text in _HEARS for one in words[max(0, thing - 6) : thing])


def done_to(words: Sequence[Word], verb: int, thing: int) -> bool:
    """Tell whether a verb is done to a thing behind it: he slammed the heavy door."""
    between = words[verb + 1 : thing + 1]
    if verb and words[verb - 1].text in ("it", "they") or words[thing].large:
        return False
    if len(between) > _BEHIND + 1 or any(one.parted for one in between):
        return False
    texts = [one.text for one in between[:-1]]
    if any(one in PREPOSITIONS | PEOPLE | _TURNS | {"and", "or", "but"} for one in texts):
        return False
    return bool(texts) and any(one in THE or one.endswith("'s") for one in texts)


def done_on(words: Sequence[Word], verb: int, place: int, ways: frozenset[str]) -> bool:
    """Tell whether a verb is done on, over or through a thing behind it, by one of these prepositions."""
    if place - verb > _ON_WITHIN + 1:
        return False
    between = words[verb + 1 : place + 1]
    if any(one.parted == ";" for one in between) or any(one.parted for one in between[-3:]):
        return False
    texts = [one.text for one in between[:-1]]
    if any(one in PEOPLE - {"it"} | _TURNS | {"and", "but"} for one in texts):
        return False
    last = next((nth for nth in range(len(texts) - 1, -1, -1) if texts[nth] in PREPOSITIONS), None)
    if last is None:
        return False
    if texts[last] == "of" and last and "of" not in ways:
        return texts[last - 1] in _SIDES and any(one in ways for one in texts[:last])
    return texts[last] in ways and len(texts) - last - 1 <= _BEHIND


def noise_behind(words: Sequence[Word], thing: int, noise: int) -> bool:
    """Tell whether a noise is the thing's before it: the door gave the groan, the boots with their squeak."""
    between = words[thing + 1 : noise + 1]
    if len(between) > FAR or any(one.parted == ";" for one in between):
        return False
    if any(one.text in (PEOPLE | _TURNS | _DENIES) - {"it"} for one in between):
        return False
    near = [one.text for one in between[-4:-1]]
    return any(one in THE for one in near) and any(
        one in {"gave", "give", "gives", "giving", "made", "makes", "making", "with", "let", "lets"}
        for one in (one.text for one in between)
    )


def noise_before(words: Sequence[Word], noise: int, thing: int) -> bool:
    """Tell whether a noise is made by the thing behind it: the brisk clatter of somebody's heels."""
    between = words[noise + 1 : thing + 1]
    if not 1 < len(between) <= 2 * _BEHIND - 1 or any(one.parted == ";" for one in between):
        return False
    texts = [one.text for one in between[:-1]]
    return texts[0] in ("of", "from") and not any(one in PEOPLE | _TURNS for one in texts)


def in_passing(words: Sequence[Word], thing: int) -> bool:
    """Tell whether a thing is only where something happens: through the gate, at the end of the bridge."""
    for nth in range(thing - 1, max(-1, thing - 6), -1):
        text = words[nth].text
        if words[nth + 1].parted:
            return False
        if text in PREPOSITIONS:
            if text == "with":
                return False
            if text == "of":
                head = words[nth - 1].text if nth else ""
                return head not in _OF_WHICH
            return True
        if text in THE or text.endswith("'s"):
            before = words[nth - 1].text if nth else ""
            if before not in PREPOSITIONS or words[nth].parted:
                return False
    return False


def pronoun_before(words: Sequence[Word], verb: int, pronouns: frozenset[str]) -> int | None:
    """Return the pronoun that does what a verb says ("it swung to and, slowly, creaked"), None for none."""
    for nth in range(verb - 1, max(-1, verb - FAR - 1), -1):
        if words[nth + 1].parted == ";":
            return None
        text = words[nth].text
        if text in PEOPLE:
            own = text in pronouns and _begins_clause(words, nth)
            return nth if own and _goes_on(words[nth + 1 : verb], last=words[verb]) else None
    return None


def _begins_clause(words: Sequence[Word], nth: int) -> bool:
    before = words[nth - 1].text if nth else ""
    return not nth or bool(words[nth].parted) or before in _JOINS | _WHO | _TURNS


def _goes_on(between: Sequence[Word], last: Word) -> bool:
    """Tell whether nobody new begins to do something in what stands between a thing and its verb."""
    texts = [one.text for one in between]
    if any(one.parted == ";" for one in (*between, last)):
        return False
    if any(one in PEOPLE - _WHO or one in _TURNS or one in _DENIES for one in texts):
        return False
    if "that" in texts[1:]:
        return False
    for nth, one in enumerate(texts[:-1]):
        after = between[nth + 1]
        joined = one in _JOINS or (after.parted == "," and after.text not in PREPOSITIONS)
        if joined and (after.text in THE or after.large):
            return False
    return not (texts and last.parted == "," and last.text.endswith("ed") and texts[-1] not in _BE | _JOINS)


def _without_aside(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without what is said by the way: ", which had not been oiled,"."""
    aside = next((nth for nth, one in enumerate(words) if one.text in _WHO and one.parted), None)
    if aside is not None:
        end = next((nth for nth in range(len(words) - 1, aside, -1) if words[nth].parted), None)
        return [*words[:aside], *words[end:]] if end is not None else [*words[:aside], *words[aside + 1 :]]
    return words[1:] if words[0].text in _WHO and len(words) > 1 else words


def walker_before(
    words: Sequence[Word], verb: int, names: frozenset[str], *, anybody: bool = False
) -> int | None:
    """Return who goes as a verb says, a person by pronoun, name or kind; None where nobody or nothing does.

    `anybody` takes whoever stands right before the verb: the deacon shuffled out.
    """
    if anybody and verb > 1 and words[verb - 2].text in THE and not words[verb].parted:
        return None if in_passing(words, verb - 1) else verb - 1
    for nth in range(verb - 1, max(-1, verb - FAR - 1), -1):
        one = words[nth]
        if words[nth + 1].parted == ";":
            return None
        named = one.large and (one.text in names if not nth else one.text not in THE | PEOPLE | _JOINS)
        if one.text in _WALKERS or named:
            alone = one.text in PEOPLE or named or not in_passing(words, nth)
            return nth if alone and _goes_on(words[nth + 1 : verb], last=words[verb]) else None
    return None


def way_behind(words: Sequence[Word], verb: int, *, strict: bool = False) -> int | None:
    """Return the word that says where somebody goes right behind a verb: back, up, across; None for none.

    `strict` leaves out what feet do that nobody hears: come off, go in, go out from under.
    """
    for nth in range(verb + 1, min(len(words), verb + 3)):
        if words[nth].parted:
            return None
        if strict and words[nth].text in _THEM:
            continue
        if words[nth].text in (_ALONG if strict else _WAYS):
            bare = strict and words[nth].text in ("up", "down")
            return None if bare and (nth + 1 == len(words) or words[nth + 1].text not in THE) else nth
        if not words[nth].text.endswith("ly"):
            return None
    return None


_WAYS = listed(
    "up down over across along away back past out off in through to into towards toward round "
    "around on by "
    "ahead upstairs downstairs ashore aboard indoors inside outside forward aft after from"
)
_THEM = listed("him her me us them it")
_ALONG = listed(
    "across along past by round around overhead behind down away over towards toward closer "
    "nearer back "
    "upstairs downstairs up"
)
_WALKERS = (PEOPLE - {"it", "nobody"}) | listed(
    "man woman boy girl child men women boys girls children "
    "soldier soldiers guard guards sentry sergeant "
    "captain corporal officer landlord landlady porter butler footman maid servant cook nurse doctor vicar "
    "priest monk monks nun sailor sailors stranger clerk policeman constable inspector miller smith farmer "
    "shepherd carter driver coachman groom postman keeper miner miners knight squire king queen prince "
    "princess wizard witch dwarf dwarves giant troll goblin goblins crew passengers others pair three four "
    "five mother father brother sister uncle aunt grandfather grandmother mum dad mate bosun cadet teacher "
    "lad lass lads waiter waitress barman barmaid detective gardener beadle usher bailiff thief ghost "
    "rest visitor visitors guest guests troop squad company patrol procession everyone somebody someone"
)
