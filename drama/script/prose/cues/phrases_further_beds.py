"""The lexicon of further turns of phrase about what lasts: the gutters had begun to run."""

from drama.script.prose.cues.model import going_on

FURTHER_BEDS = (
    going_on("wind", r"\b(?:wind|gale|breeze) (?:was |were )?(?P<at>getting|coming|working|blowing) up\b", 2),
    going_on(
        "wind",
        r"\bwind had (?P<at>found|got|begun|started|come|gone round|backed|risen|freshened|worked|turned|got "
        r"up)\b(?! (?:down|cold feet))",
        2,
    ),
    going_on("wind", r"\bit (?P<at>blew)(?: and blew| hard| harder| all (?:night|day)|(?=[.;]))", 2),
    going_on(
        "rain",
        r"\bgutters? (?:had )?(?:begun|began|started) to (?P<at>run|talk|drip|overflow|spill|"
        r"sing)\b",
        2,
    ),
    going_on(
        "rain",
        r"\b(?:wet|rain) (?:was )?(?P<at>ran|streamed|coursed|poured|running|streaming) down the (?:\w+ "
        r")?(?:panes?|windows?|glass|windscreen|slates|walls)\b",
        2,
    ),
    going_on(
        "sea",
        r"\b(?:sea|surf|breakers|waves|tide|rollers)\b[^.;]{0,20}? (?:went on|kept on|was|were|is|are) "
        r"(?:\w+ )?(?P<at>falling|turning over|breaking|dragging|"
        r"grinding|beating|pounding|thundering|booming|talking|coming in)\b",
        2,
    ),
    going_on(
        "sea",
        r"\b(?:coast|shore|beach|bay|cliffs?) (?:was|were) (?:\w+ )?(?P<at>thundering|roaring|"
        r"booming|loud)\b",
        2,
    ),
    going_on(
        "fire",
        r"\bfire\b[^.;]{0,30}? (?P<at>talking|muttering|murmuring|singing|whispering|laughing|chattering|"
        r"grumbling) (?:to itself|away|in|up|on)\b",
        2,
        unless="men|women|people|they|round the",
    ),
    going_on(
        "fire",
        r"\b(?:a|the|one|another) (?:\w+ )?logs? (?:\w+ )?(?P<at>broke|slipped|split|cracked|"
        r"shifted|burst|settled|caught|turned over)\b",
        1,
    ),
    going_on("birds", r"\bevery (?P<at>bird) (?:in|on|along|for)\b", 2),
    going_on(
        "crowd",
        r"\b(?:hundreds|thousands|dozens|scores) of (?P<at>them)\b",
        2,
        near=r"shout\w*|calling|called|cheer\w*|roar\w*|bawl\w*|yell\w*|sing(?:ing)?|sang|chant\w*|scream\w*|"
        r"jeer\w*|boo\w*",
        unless="boots|feet|hooves|birds?|crickets|bees|gulls|rooks|rats|mice|wings|stars|lights",
    ),
    going_on(
        "crowd",
        r"\b(?:playground|square|hall|room|street|arena|stands?|market|yard|green|place) was (?:all|one|a) "
        r"(?:\w+ ){0,2}?(?P<at>scream|roar|shout|din|uproar|babel|"
        r"bedlam|hubbub|noise|clamour|hullabaloo)\b",
        2,
    ),
    going_on(
        "tavern",
        r"\bwhole (?:bar|pub|tavern|inn|tap-?room|saloon)\b[^.;]{0,50}? (?P<at>shouting|singing|roared|"
        r"laughed|cheered|roaring|laughing|talking)\b|"
        r"\bthe (?-i:[A-Z]\w+ [A-Z]\w+) was (?:full|packed|crowded|heaving)[^.;]{0,15}? (?P<at2>singing|"
        r"shouting|noisy|loud|noise|roaring)\b",
        2,
    ),
    going_on(
        "city",
        r"\b(?P<at>trams|cabs|scooters|taxis|buses|horns|tyres|hawkers|newsboys|carts|sirens|brakes|drays|"
        r"hansoms) and (?:the )?(?:trams|cabs|scooters|taxis|buses|"
        r"horns|tyres|hawkers|newsboys|carts|sirens|brakes|drays|hansoms)\b",
        2,
    ),
    going_on(
        "cave drip",
        r"\b(?:a|one|another|slow) drops? (?:\w+ )?(?P<at>fell|dropped|struck|plopped|ticked|falling)\b",
        2,
        near=r"caves?|cavern|tunnel|cellar|crypt|vault|mine|underground|grotto|rock|shaft|in the dark|"
        r"dungeon|passage",
        unless="rain|blood|sweat|tear",
    ),
    going_on(
        "cave drip",
        r"\b(?:roof|ceiling|rock|walls?|vault) (?:was|were) (?P<at>weeping|dripping|sweating)\b",
        2,
    ),
)
