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
    r"\b(?:went|came|go|stepped|hurried|ran|walked|ducked|slipped|crept|led (?:him|her|them|us|me)|pulled "
    r"(?:him|her|them)|followed (?:him|her|them)) (?:back )?(?:inside|indoors|into the (?:\w+ )?(?:house|"
    r"hall|kitchen|cottage|inn|church|parlour|library|barn|tower|castle|hut|cabin|shop|room|car|carriage|"
    r"office|station|library))\b"
)
GOES_OUT = re.compile(
    r"\b(?:went|came|go|stepped|hurried|ran|walked|slipped|crept|stumbled) (?:back )?(?:out(?:side| of "
    r"doors| of the (?:\w+ )?(?:house|hall|kitchen|cottage|inn|tavern|church|barn|tower|cave|castle|hut|"
    r"cabin|shop|door)| into the (?:\w+ )?(?:street|yard|night|garden|air|rain|dark|lane|road))|outside)\b"
)
PARTINGS = (
    (
        re.compile(
            r"\b(?:shut|closed|pulled down|slammed|shuts|closes|latched) the (?:\w+ )?(?:window|sash|"
            r"casement)\b"
        ),
        frozenset(["city", "birds", "night insects", "crowd"]),
    ),
    (
        re.compile(
            r"\b(?:[Dd]oors?|gate|[Ii]t|hatch)\b[^.;]{0,40}? (?:shut |to |closed )?behind (?:me|us|him|her|"
            r"them)\b|"
            r"\bclosed behind (?:me|us|him|her|them)\b"
        ),
        frozenset(["city", "tavern", "crowd"]),
    ),
    (
        re.compile(
            r"\b(?:left|leaves|quitted) the (?:\w+ )?(?:room|kitchen|parlour|library|tavern|inn|pub|bar|"
            r"study|house)\b|"
            r"\b(?:went|came|goes|ran|crept|hurried|walked) (?:out )?(?:(?:in)?to|along|up|down) the (?:\w+ "
            r")?(?:foot of the stairs|hall|"
            r"passage|corridor|landing|stairs?|staircase)\b|\b(?:went|ran|goes|crept) (?:upstairs|up to "
            r"bed)\b"
        ),
        frozenset(["fire", "tavern"]),
    ),
)
"""How people part from what is heard where they are: by a window shut, a door behind them, a room left."""

LATER = re.compile(
    r"^[\"“‘_]?(?:(?:[Tt]he )?[Nn]ext (?:morning|day|evening|night|week|afternoon)|(?:[Tt]he )"
    r"?[Ff]ollowing (?:morning|day|week|evening)|(?:An|Two|Three|Four|Several|Some|A few|Many|\w+) "
    r"(?:hours?|days?|weeks?|months?|years?) (?:later|afterwards|passed|went by)|(?:Hours|Days|Weeks|"
    r"Months|Years) (?:later|passed|went by)|By (?:morning|dawn|noon|evening|nightfall)|(?:In|Towards) "
    r"(?:the )?"
    r"(?:morning|dawn|evening|afternoon|daybreak)|That (?:night|evening|afternoon)|At (?:dawn|daybreak|last "
    r"they)|On the "
    r"(?:\w+ )?(?:morning|day) )\b"
)
"""How a sentence begins that skips time: what was heard before need not be heard after it."""

ARRIVES = re.compile(
    r"\b(?:came (?:at \w+ |at last |out |down )?(?:to|upon)|reached|arrived|suddenly|began|begins|"
    r"started|starts|broke|sprang up|got up|set in|came on|until|till|at last|"
    r"found (?:himself|herself|themselves)|soon|presently|by the time|entered|into|brought (?:him|her|them)"
    r"|ahead|turned (?:into|down)|stood by|a (?:moment|minute|little while|few minutes|little) later|at "
    r"the (?:bottom|end|top|foot)|after (?:a|the|that|some)|then|when (?:he|she|they|we|I) (?:came|got|"
    r"reached|went))\b"
)
"""What lies only before a place that is reached in this sentence."""
