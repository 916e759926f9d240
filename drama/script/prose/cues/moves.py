"""What people leave behind and still hear as they go in and out, and how a story skips time."""

import re

OUTDOORS = frozenset(
    ["wind", "rain", "storm", "river", "stream", "sea", "forest", "birds", "night insects", "city"]
)
"""What is not heard any more, or only through the walls, once people have gone inside."""

THROUGH_WALLS = frozenset(["wind", "rain", "storm"])
"""What is still heard inside, muffled."""

ROOMS = frozenset(["tavern", "cave drip", "underworld", "crowd", "fire"])
"""What is left behind when people go out."""

COVERED_BY = {
    "rain": frozenset(["storm"]),
    "wind": frozenset(["storm"]),
    "stream": frozenset(["river", "cave drip"]),
    "river": frozenset(["stream", "sea"]),
    "crowd": frozenset(["tavern"]),
    "sea": frozenset(["river"]),
}
"""What is not laid over another bed that has the same in it, or is another word for it."""

GOES_IN = re.compile(
    r"\b(?:went|came|go|stepped|hurried|ran|walked|ducked|slipped|crept|led (?:him|her|them|us|me)|"
    r"pulled (?:him|her|them)|"
    r"followed (?:him|her|them)) (?:back )?(?:inside|indoors|into the (?:\w+ )?(?:house|hall|kitchen|"
    r"cottage|inn|church|"
    r"parlour|library|barn|tower|castle|hut|cabin|shop|room|car|carriage|office|station|library))\b"
)
GOES_OUT = re.compile(
    r"\b(?:went|came|go|stepped|hurried|ran|walked|slipped|crept|stumbled) (?:back )?(?:out(?:side| of "
    r"doors| of the "
    r"(?:\w+ )?(?:house|hall|kitchen|cottage|inn|tavern|church|barn|tower|cave|castle|hut|cabin|shop|"
    r"door)| into the (?:\w+ )?"
    r"(?:street|yard|night|garden|air|rain|dark|lane|road))|outside)\b"
)
LATER = re.compile(
    r"^[\"“‘_]?(?:(?:[Tt]he )?[Nn]ext (?:morning|day|evening|night|week|afternoon)|(?:[Tt]he "
    r")?[Ff]ollowing (?:morning|day|week|evening)|"
    r"(?:An|Two|Three|Four|Several|Some|A few|Many|\w+) (?:hours?|days?|weeks?|months?|years?) (?:later|"
    r"afterwards|passed|went by)|"
    r"(?:Hours|Days|Weeks|Months|Years) (?:later|passed|went by)|By (?:morning|dawn|noon|evening|"
    r"nightfall)|"
    r"(?:In|Towards) the (?:morning|evening|afternoon)|That (?:night|evening|afternoon)|At (?:dawn|"
    r"daybreak|last they)|"
    r"On the (?:\w+ )?(?:morning|day) )\b"
)
"""How a sentence begins that skips time: what was heard before need not be heard after it."""

ARRIVES = re.compile(
    r"\b(?:came (?:at \w+ |at last |out |down )?(?:to|upon)|reached|arrived|suddenly|until|till|at last|"
    r"found (?:himself|herself|themselves)|"
    r"soon|presently|by the time|entered|into|brought (?:him|her|them)|ahead|turned (?:into|down)|stood by)\b"
)
"""What lies only before a place that is reached in this sentence."""
