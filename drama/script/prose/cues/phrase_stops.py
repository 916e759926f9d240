"""The lexicon of what is over: the wind shut out, the chatter sunk behind, the talk run down."""

from drama.script.prose.cues.model import going_on

STOPPED = (
    *(
        going_on(
            name,
            r"\b(?:shut|shuts|kept|keeps|closed|barred|locked|left|leave|put) (?:out )?the (?:\w+ "
            r")?(?P<at>wind|weather|storm|"
            r"night|gale|rain|cold)(?: and [\w ]{1,12})? (?:out|outside|behind)\b|\b(?:shut|kept|closed|"
            r"barred|locked) out the "
            r"(?:\w+ )?(?P<at2>wind|weather|storm|gale|rain)\b",
            2,
            effect="stops",
        )
        for name in ("wind", "storm", "rain")
    ),
    *(
        going_on(
            name,
            r"\b(?:dropped|sank|fell|died|faded|thinned) to (?:a|an) (?:\w+ )?(?P<at>breath|sigh|whisper|"
            r"breeze|murmur)\b"
            r"[^.;]{0,60}?\bto nothing\b|\bit (?P<at2>blew (?:itself )?out|blew over)\b",
            2,
            effect="stops",
            near="winds?|storm|gale|squall|tempest|wind had it|hiss",
        )
        for name in ("wind", "storm", "rain")
    ),
    *(
        going_on(
            name,
            rf"\b(?:heard|hear) the (?:{things}) no (?P<at>more|longer)\b|\b(?:{things})\b[^.;]{{0,40}}? "
            rf"(?:sank|faded|fell|died|"
            rf"dropped|was lost|lay) (?:\w+ )?(?P<at2>behind|away|far below|below) (?:us|him|her|them|me)?",
            2,
            effect="stops",
        )
        for name, things in (
            ("stream", "stream|brook|beck|burn"),
            ("river", "river|weir|water"),
            ("sea", "sea|waves|surf"),
            ("crowd", "crowd|chatter|voices|shouting|noise|market"),
            ("city", "traffic|street|city|noise"),
            ("forest", "trees|wood|forest"),
        )
    ),
    *(
        going_on(
            name,
            r"\b(?:the|all the|every) (?:\w+ )?(?P<at>shouting|talk|noise|room|cheering|chatter|"
            r"din)\b[^.;]{0,50}? (?:frayed|"
            r"thinned|ran down|fell silent|went quiet|gone quiet|went silent|stopped|trailed off|dried up|"
            r"petered out)\b|"
            r"\bput a (?P<at2>lid) on\b",
            2,
            effect="stops",
        )
        for name in ("crowd", "tavern")
    ),
)
