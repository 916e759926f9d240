"""Which space a line is heard in: line over role over scene, and what is wrong with a name."""

import pytest

from drama.cast.model import Cast, Part, Voice
from drama.errors import CastError, ScriptError
from drama.script.screenplay import read, write
from drama.space import read_spaces, spaces_of
from drama.space.choose import heading_space, unknown_in

SCENES = """\
.THE CAVE - NIGHT

MARA
Is anyone there?

The cave said nothing.

MARA
(over the telephone)
Hello?

TOM (O.S.)
In here!

MARA (V.O.)
I was young then.

MARA
(whispering, from afar)
Tom!

SPACE: hall

MARA
It opened.

RADIO MAN
Good evening.

SPACE: none

MARA
And closed.

INT. KITCHEN - DAY

MARA
(thinking)
Soup, again.

TOM
(space: underworld)
Soup, [[SPACE: memory]] again.

TOM
Then.
"""


def cast(**spaces):
    roles = ("NARRATOR", "MARA", "TOM", "RADIO MAN")
    return Cast(tuple(Part(role, Voice("tone", role), space=spaces.get(role, "")) for role in roles))


@pytest.fixture
def known(tmp_path):
    return read_spaces(tmp_path)


def chosen(known, text=SCENES, **spaces):
    script = read(text, "a.fountain")
    found = spaces_of(script, cast(**spaces), known)
    return [(line.words, found[line.id].name if line.id in found else "") for line in script.lines()]


def test_line_over_role_over_scene(known):
    """Every way to say it, in one screenplay."""
    assert chosen(known, **{"RADIO MAN": "radio"}) == [
        ("Is anyone there?", "cave"),
        ("The cave said nothing.", ""),
        ("Hello?", "telephone"),
        ("In here!", "next room"),
        ("I was young then.", ""),
        ("Tom!", "cave, distant"),
        ("It opened.", "hall"),
        ("Good evening.", "radio"),
        ("And closed.", ""),
        ("Soup, again.", "thought"),
        ("Soup, again.", "underworld"),
        ("Then.", "memory"),
    ]


@pytest.mark.parametrize(
    ("name", "space"),
    [
        ("MARA (OVER THE PHONE)", "telephone"),
        ("MARA (FILTERED)", "telephone"),
        ("MARA (V.O.) (FILTERED)", "telephone"),
        ("MARA (FILTERED) (V.O.)", "telephone"),
        ("MARA (V.O. FILTERED)", "telephone"),
        ("MARA (V.O., on the radio)", "radio"),
        ("MARA (V/O)", ""),
        ("MARA (O.S.) (CONT'D)", "next room"),
        ("MARA\n(O.S.)", "next room"),
        ("MARA (o.c.)", "cave, far"),
        ("MARA (V.O.) (whispering)", ""),
        ("MARA (space: hall; far)", "hall, far"),
        ("MARA (OS)", "next room"),
        ("MARA (OSTLER)", "cave"),
        ("MARA (into the phone)", "cave"),
        ("MARA\n(into the telephone)", "cave"),
        ("MARA\n(from a distance)", "cave, far"),
        ("MARA\n(from some distance)", "cave, far"),
        ("MARA (O.C.)\n(far)", "cave, far"),
        ("MARA (O.C.)\n(close)", "cave, near"),
        ("MARA (V.O.)\n(far)", "far"),
        ("MARA (O.S.)\n(far)", "next room, far"),
        ("NARRATOR\n(far)", "cave, far"),
        ("NARRATOR\n(remembering)", "memory"),
    ],
)
def test_what_stands_behind_a_name_says_it_too(known, name, space):
    """Each part by itself; who speaks into a telephone is not heard through it."""
    assert chosen(known, f".A CAVE\n\n{name}\nOh.") == [("Oh.", space)]


def test_a_role_keeps_its_space_and_none_is_one(known):
    """A ghost is in the underworld wherever it speaks; `none` is dry; the narrator may be placed."""
    text = ".A CAVE\n\nMARA\nOh.\n\nTOM\nAh.\n\nThey sang."
    found = chosen(known, text, MARA="underworld, far", TOM="none", NARRATOR="hall")
    assert [space for _, space in found] == ["underworld, far", "", "hall"]
    near = text.replace("\nOh", "\n(close)\nOh").replace("\nAh", "\n(far)\nAh")
    found = chosen(known, near, MARA="underworld, far", TOM="none", NARRATOR="hall")
    assert [space for _, space in found] == ["underworld, near", "far", "hall"]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("cave, far", None),
        ("far", None),
        ("none", None),
        ("far, cave", ("'far, cave': a space comes first, then how far away", "write 'cave, far'")),
        ("cave, hall", ("'cave, hall' is more than one space", "write one of them: cave or hall")),
        ("far, kave", ("there is no space called 'kave' (did you mean 'cave'?)", "known: room, hall")),
    ],
)
def test_a_space_is_one_name_and_then_how_far(known, written, wrong):
    """What else is written is told, with what to write."""
    told = [(problem.what, problem.hint) for problem in unknown_in(written, known)]
    assert [what for what, _ in told] == ([wrong[0]] if wrong else [])
    assert all(hint.startswith(wrong[1]) for _, hint in told)


@pytest.mark.parametrize(
    ("heading", "space"),
    [
        ("INT. CAVE - NIGHT", ("cave",)),
        ("EXT. CAVE MOUTH ROAD - DAY", ("outdoors",)),
        ("THE GREAT HALL", ("hall",)),
        ("THRONE ROOM", ("hall",)),
        ("INT. SPACESHIP - NIGHT", ("room",)),
        ("EXT. NOWHERE - DAWN", ("outdoors",)),
        ("EXT. COTTAGE - NIGHT", ("outdoors",)),
        ("ext. church of the great hall", ("outdoors",)),
        ("EST. CATHEDRAL - DAY", ("outdoors",)),
        ("EXT. HOUSE IN THE WOODS", ("forest",)),
        ("EXT./INT. HOUSE", ("room",)),
        ("I/E. HOUSE", ("room",)),
        ("THE FORD - NIGHT", ("outdoors",)),
        ("LATER - FOREST OF YEARS", ()),
        ("SHELLEY", ()),
        ("", ()),
    ],
)
def test_headings_name_spaces_by_whole_words(heading, space):
    """The last word of place counts; INT. and EXT. where no word does; the time of the day never."""
    assert heading_space(heading) == space


def test_unknown_spaces_are_told_together_with_their_lines(known):
    """In a cue, in a parenthetical and in the voice map: what, where, what there is."""
    text = ".A CAVE\n\nSPACE: kave\n\nMARA\n(space: loft)\nOh.\n\nTOM\nAh."
    with pytest.raises(CastError) as caught:
        chosen(known, text, TOM="cathedrall")
    told = str(caught.value)
    assert "a.fountain:3: there is no space called 'kave' (did you mean 'cave'?)" in told
    assert "no space called 'loft'" in told
    assert "TOM: there is no space called 'cathedrall'" in told
    assert "known: room, hall" in told


def test_a_space_cue_is_written_back_as_it_was_read():
    """As a line and between words."""
    script = read(SCENES, "a.fountain")
    again = read(write(script), "a.fountain")
    assert [c.scenes for c in read(write(again), "a.fountain").chapters] == [c.scenes for c in again.chapters]
    assert "SPACE: hall" in write(script)
    assert "[[SPACE: memory]]" in write(script)
    with pytest.raises(ScriptError, match="SPACE: says nothing"):
        read("SPACE:\n\nMARA\nOh.", "a.fountain")


def test_a_show_adds_spaces_and_changes_them(tmp_path):
    """`voices/spaces.yaml` comes over the package's own."""
    (tmp_path / "spaces.yaml").write_text(
        "Tin  Can: {low_cut_hz: 500, high_cut_hz: 2000}\n"
        "loft: {t60_s: 1.5, slap_ms: 50}\ncave: {t60_s: 6, wet_db: -8, slap_ms: 90}\n",
        encoding="utf-8",
    )
    spaces = read_spaces(tmp_path)
    assert spaces["tin can"].high_cut_hz == 2_000
    assert (spaces["cave"].t60_s, spaces["cave"].slap_s) == (6.0, 0.09)
    assert (spaces["loft"].wet_db, spaces["loft"].slap_db) == (-13.0, -14.0)
    assert "hall" in spaces


def test_a_faulty_file_of_spaces_tells_every_fault(tmp_path):
    """With its lines."""
    (tmp_path / "spaces.yaml").write_text(
        "vault: {t60_s: 90, echo: 3}\nfar: {t60_s: 1}\nempty: hall\nwell: {squeeze: 3}\n"
        "pit: {slap_ms: 50, octave_db: -9}\nden: {t60_s: 1, slap_db: -9, octave_db: 0}\n",
        encoding="utf-8",
    )
    with pytest.raises(CastError) as caught:
        read_spaces(tmp_path)
    told = str(caught.value)
    for wanted in (
        "t60_s",
        "'echo' is not known",
        "cannot be called 'far'",
        "'empty' says nothing",
        "squeeze",
        "'pit' has slap_ms without t60_s",
        "'pit' has octave_db without t60_s",
        "'den' has slap_db without slap_ms",
        "octave_db: '0' is not a number from -60 to -1 dB",
        "{t60_s: 1.5, wet_db: -13}",
    ):
        assert wanted in told
