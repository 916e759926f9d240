"""What counts as a quotation, in every way of setting one.

In a dump `[...]` is speech, `{...}` a thought, `<...>` quoted but not spoken, and `+` before a bracket a
speech that goes on from the paragraph before.
"""

import time

import pytest
from tales import story

from drama.errors import Place
from drama.script.prose.convert import convert
from drama.script.prose.model import Attribution, Reading
from drama.script.prose.quotes import find
from drama.story.model import Chapter, Scene, Story

BRACKETS = {"speech": "[]", "thought": "{}", "not_speech": "<>"}


def dump(text):
    """Return every quotation of the text, bracketed by its kind."""
    rows = []
    for one in find(story(text)):
        left, right = BRACKETS[one.kind]
        rows.append(("+" if one.continues else "") + left + text[one.start : one.end] + right)
    return rows


PLAIN = {
    "straight": ('"Run," she said, "now!"', ["[Run,]", "[now!]"]),
    "curly": ("“Run,” she said, “now!”", ["[Run,]", "[now!]"]),
    "british": ("‘Run,’ she said, ‘now!’", ["[Run,]", "[now!]"]),
    "british straight": ("'Run,' she said, 'now!'", ["[Run,]", "[now!]"]),
    "guillemets": ("«Run,» she said, «now!»", ["[Run,]", "[now!]"]),
    "guillemets turned": ("»Run,« she said, »now!«", ["[Run,]", "[now!]"]),
    "low and high": ("„Run,“ she said, „now!“", ["[Run,]", "[now!]"]),
    "swedish": ("”Run,” she said, ”now!”", ["[Run,]", "[now!]"]),
    "corner": ("「Run,」 she said, 「now!」", ["[Run,]", "[now!]"]),
    "curly and straight": ('“Run," she said, “now!”', ["[Run,]", "[now!]"]),
    "two in a row": ('"Yes." "No."', ["[Yes.]", "[No.]"]),
    "in brackets": ('(He cried, "Stop!" twice.)', ["[Stop!]"]),
    "after a dash": ('He spoke at last--"Come in, both of you."', ["[Come in, both of you.]"]),
    "before a dash": ('"But I--" She stopped.', ["[But I--]"]),
    "emphasis at the edge": ('"_Never_," she said.', ["[_Never_,]"]),
}


@pytest.mark.parametrize(("text", "found"), PLAIN.values(), ids=PLAIN)
def test_every_style_of_marks(text, found):
    """The words between the marks are found whatever the marks are."""
    assert dump(text) == found


APOSTROPHES = {
    "contractions": ("'I don't know, o'clock or not,' he said.", ["[I don't know, o'clock or not,]"]),
    "possessive plural": ("'I saw the dogs' tails wag,' he said.", ["[I saw the dogs' tails wag,]"]),
    "possessive outside": ("'Look,' he said. The dogs' tails wagged.", ["[Look,]"]),
    "elisions": ("''Tis true, we saw 'em,' he said.", ["['Tis true, we saw 'em,]"]),
    "rock 'n' roll": ("'We play rock 'n' roll,' he said.", ["[We play rock 'n' roll,]"]),
    "dropped g": ("'We was walkin' home,' he said. 'All day.'", ["[We was walkin' home,]", "[All day.]"]),
    "dropped h": (
        "'She's 'avin' a laugh. 'Ow long's she been 'ere?' he said. 'E was 'orrible, an' 'e 'eard 'er.'",
        ["[She's 'avin' a laugh. 'Ow long's she been 'ere?]", "[E was 'orrible, an' 'e 'eard 'er.]"],
    ),
    "dropped h outside": ("'Stop!' 'e cried. 'Go 'ome.'", ["[Stop!]", "[Go 'ome.]"]),
    "a letter": ("'Write the 'e' here,' she said.", ["[Write the 'e' here,]"]),
    "curly": ("‘’Tis the boys’ boat,’ he said, ‘isn’t it?’", ["[’Tis the boys’ boat,]", "[isn’t it?]"]),
    "none at all": ("The boys' boat wasn't theirs; 'twas the old man's.", []),
    "years": ("'It was the '90s,' he said.", ["[It was the '90s,]"]),
    "inches": ('The plank was 12" wide and she said, "Fine by me."', ["[Fine by me.]"]),
}


@pytest.mark.parametrize(("text", "found"), APOSTROPHES.values(), ids=APOSTROPHES)
def test_apostrophes_are_no_quotation_marks(text, found):
    """Single marks that belong to a word neither open nor close anything."""
    assert dump(text) == found


NESTED = {
    "single in double": ("\"He said 'no' to me,\" she said.", ["[He said 'no' to me,]"]),
    "double in single": ("'He said \"no\" to me,' she said.", ['[He said "no" to me,]']),
    "double in single at the end": ("'She said, \"Wait!\"' he told us.", ['[She said, "Wait!"]']),
    "curly in curly": ("“He shouted “no” at me,” she said.", ["[He shouted “no” at me,]"]),
    "ending together": ("“He said, ‘Never.’” She sat down.", ["[He said, ‘Never.’]"]),
}


@pytest.mark.parametrize(("text", "found"), NESTED.values(), ids=NESTED)
def test_quotations_inside_quotations_belong_to_the_outer_one(text, found):
    """Whoever quotes somebody else still does the speaking."""
    assert dump(text) == found


DAMAGED = {
    "missing close before a tag": ('"Run, he said.\n\nThey ran.', ["[Run,]"]),
    "missing close at the paragraph's end": ('"Run, all of you.\n\nThey ran.', ["[Run, all of you.]"]),
    "missing close, more follows": ('"Run, she said. "Run now!"', ["[Run,]", "[Run now!]"]),
    "missing open": ('Run," she said, "now!"', ["[Run,]", "[now!]"]),
    "space before the closing mark": ('"Hello, "she said, "come in."', ["[Hello,]", "[come in.]"]),
    "space inside both": ('" Hello, " she said.', ["[Hello,]"]),
    "quoted tag": ('"Yes," "she exclaims," "I will."', ["[Yes,]", "<she exclaims,>", "[I will.]"]),
    "wrong way round": ("”Run,“ she said. “Now!”", ["[Run,]", "[Now!]"]),
    "one bad paragraph": (
        '"One, he said, and left.\n\n"Two," she said.\n\nThree.',
        ["[One,]", "[Two,]"],
    ),
}


@pytest.mark.parametrize(("text", "found"), DAMAGED.values(), ids=DAMAGED)
def test_typing_errors_stay_where_they_are(text, found):
    """A mark that is missing, doubled or misplaced costs at most its own quotation."""
    assert dump(text) == found


def test_speech_over_several_paragraphs():
    """A speech reopened in each paragraph goes on; the one after it does not."""
    text = '"It began at the mill.\n\n"Then the rain came.\n\n"That is all," he said.\n\n"I see," she said.'
    found = ["[It began at the mill.]", "+[Then the rain came.]", "+[That is all,]", "[I see,]"]
    assert dump(text) == found


def test_british_speech_over_several_paragraphs():
    """The same holds in single marks, where the dogs' apostrophe is no closing mark."""
    text = "‘It began at the dogs’ home.\n\n‘Then the rain came,’ he said.\n\n‘I see,’ she said."
    assert dump(text) == ["[It began at the dogs’ home.]", "+[Then the rain came,]", "[I see,]"]


QUOTED_NOT_SAID = {
    "scare quotes": 'The so-called "chaperone" was asleep.',
    "a word at the sentence's end": 'Everybody called it "the tower."',
    "a title": 'She was reading "The Lamp in the Window" again.',
    "a list of words": 'He liked the words "brook" and "heron" best.',
    "a sign": 'The sign read, "No Boats After Dark."',
    "an inscription": 'He studied the inscription: "To a faithful friend."',
    "unsaid": 'She looked as if to say, "You again?"',
    "titles in italics": 'He read *"The Times"* daily, and called it *"the rag"*, or _"the sheet"_ at best.',
}


@pytest.mark.parametrize("text", QUOTED_NOT_SAID.values(), ids=QUOTED_NOT_SAID)
def test_what_nobody_says_is_not_speech(text):
    """Scare quotes, titles, signs and words never spoken stay with the narrator."""
    found = dump(text)
    assert found
    assert all(row.startswith("<") for row in found)


SAID = {
    "a list of cries": (
        'He said, "Bother!" and "Oh!" and also "Enough!"',
        ["[Bother!]", "[Oh!]", "[Enough!]"],
    ),
    "called out": ('Then he called "Moly!" several times.', ["[Moly!]"]),
    "one word": ('"Never."', ["[Never.]"]),
    "lower case after a tag": ('She said, "of course."', ["[of course.]"]),
    "no comma before it": ('He shouted "Stop right there!" and ran.', ["[Stop right there!]"]),
    "tag after": ('"The chaperone" said Tom quietly.', ["[The chaperone]"]),
    "I say": ('"I say," said the other, "look here."', ["[I say,]", "[look here.]"]),
    "one word behind a titled tag": (
        '"Perhaps," said Mr. Vane, "tomorrow"\u2014and he left.',
        ["[Perhaps,]", "[tomorrow]"],
    ),
    "in italics": ('*"Get out,"* said the ghost.', ["[Get out,]"]),
    "in italics, a word": ('_"Once,"_ said Ann.', ["[Once,]"]),
    "in italics, the tag before": ('*"It was mine,"* Tom said. _"Once."_', ["[It was mine,]", "[Once.]"]),
    "in bold, alone": ("**“NOW!”**", ["[NOW!]"]),
    "a sentence before it that ends": (
        'He held a telegram in his hand. "It is for you."',
        ["[It is for you.]"],
    ),
}


@pytest.mark.parametrize(("text", "found"), SAID.values(), ids=SAID)
def test_what_somebody_says_is_speech(text, found):
    """Short or oddly set, it is speech all the same."""
    assert dump(text) == found


def test_dash_dialogue():
    """Where dashes open the speeches, tags inside them are narration."""
    text = "He knocked.\n\n—Come in! she called softly. Mind the step.\n\n—Thanks, he said.\n\n—Sit down."
    assert dump(text) == ["[Come in!]", "[Mind the step.]", "[Thanks,]", "[Sit down.]"]


def test_dash_dialogue_tagged_with_a_title():
    """The full stop of Mr. or of an initial does not end the tag."""
    text = "\u2014Home, said Mr. O'Brien. It is late.\n\n\u2014Why? asked J. Reed. Tell me.\n\n\u2014Because."
    assert dump(text) == ["[Home,]", "[It is late.]", "[Why?]", "[Tell me.]", "[Because.]"]
    text = text.replace("Mr.", "Capt.").replace("J.", "Prof.")
    assert dump(text) == ["[Home,]", "[It is late.]", "[Why?]", "[Tell me.]", "[Because.]"]


def test_dash_dialogue_with_dashed_tags():
    """Insertions between dashes are narration, as Spanish and Russian set them."""
    text = "—Ven —dijo ella—. Ahora mismo.\n\n—No.\n\n—Entonces me voy —dijo ella."
    assert dump(text) == ["[Ven]", "[Ahora mismo.]", "[No.]", "[Entonces me voy]"]


def test_dash_dialogue_with_tags_between_spaced_dashes():
    """A dash between spaces begins an insertion where a tag stands behind it, as Polish sets them."""
    text = "— You will — says Tadhg — or else.\n\n— I can — Niamh says.\n\n— Show me — and be quick."
    assert dump(text) == ["[You will]", "[or else.]", "[I can]", "[Show me — and be quick.]"]
    text = "- Mind the step - said Niamh. She held the lamp. - It is wet.\n\n- Is it?\n\n- It is."
    assert dump(text) == ["[Mind the step]", "[It is wet.]", "[Is it?]", "[It is.]"]


def test_the_first_insertion_of_dash_dialogue_comes_first():
    """A tag behind a comma is narration, also where a dash far behind it opens another."""
    text = "—Oui, said he, come here. It is late —dit-elle— and cold.\n\n—Non.\n\n—Oui."
    assert dump(text) == ["[Oui,]", "[come here. It is late]", "[and cold.]", "[Non.]", "[Oui.]"]


def test_a_single_dash_is_no_dialogue():
    """A paragraph that begins with a dash in a story that uses quotation marks is narration."""
    text = '"One," she said.\n\n"Two," he said.\n\n—and then there was light.\n\n"Three."'
    assert dump(text) == ["[One,]", "[Two,]", "[Three.]"]


def test_each_chapter_has_its_own_style():
    """An anthology may set one tale in single marks and the next in double ones."""
    first = "'One,' he said.\n\n'The dogs' \"best\" day,' she said.\n\n'Three.'"
    second = '"One," he said.\n\n"The dogs\' \'best\' day," she said.\n\n"Three."'
    text = f"{first}\n\n{second}"
    whole = story(text)
    paragraphs = tuple(whole.paragraphs())
    place = Place("story.txt", 1)
    chapters = tuple(Chapter("", (Scene(part),), place) for part in (paragraphs[:3], paragraphs[3:]))
    found = find(Story("", "", text, chapters, (), "story.txt"))
    assert [text[one.start : one.end] for one in found] == [
        "One,", "The dogs' \"best\" day,", "Three.", "One,", "The dogs' 'best' day,", "Three.",
    ]  # fmt: skip
    assert [one.paragraph for one in found] == [0, 1, 2, 3, 4, 5]


def test_thoughts_in_italics():
    """Italics that are a whole sentence with a thinker beside them are a thought; stress is not."""
    text = "_I should go,_ she thought.\n\nHe thought, _It is late._\n\nIt was _so very_ late."
    assert dump(text) == ["{I should go,}", "{It is late.}"]


def test_a_thought_goes_on_behind_its_tag():
    """More whole sentences in italics of the paragraph are the thinker's too, and so is one word alone."""
    text = "_He is cold,_ Anna thought. _He is much too cold._ She rose.\n\n_Idiot,_ he thought.\n\n_Home._"
    assert dump(text) == ["{He is cold,}", "{He is much too cold.}", "{Idiot,}"]


def test_outer_takes_in_the_marks():
    """Inner and outer differ by the marks and the space misplaced beside them."""
    text = 'He said, " Hello. " twice.'
    (one,) = find(story(text))
    assert text[one.start : one.end] == "Hello."
    assert text[one.outer.start : one.outer.end] == '" Hello. "'


@pytest.mark.parametrize(
    ("lead", "piece"),
    [
        ("", '"Run," she said, '),
        ("", "'Tis 'n' the dogs' "),
        ("", "“Open "),
        ("", "— he said, "),
        ("—Oui.\n\n—Non.\n\n—", "Well - so then, he said. "),
        ("", '" '),
        ("", "' "),
        ("", "_so,_ she thought "),
        ("", '"Run _now_," she said, '),
    ],
)
def test_time_is_linear(lead, piece):
    """A paragraph ten times as long takes about ten times as long, however wild its marks."""
    took = []
    for size in (10_000, 100_000):
        tale = story(lead + piece * (size // len(piece)))
        begun = time.process_time()
        quotations = find(tale)
        nobody = Attribution("Mara", 0.9, "said X")
        convert(tale, Reading(quotations, (nobody,) * len(quotations), ()), "none")
        took.append(time.process_time() - begun)
    assert took[1] < 30 * took[0] + 0.1
