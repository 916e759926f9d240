"""The lexicon of what lasts and is only hinted at: rain in buckets, washing that cracks, a packed pub."""

from drama.script.prose.cues.model import going_on

_PUB = (
    r"(?:Arms|Head|Inn|Anchor|Bull|Lion|Swan|Crown|Bell|Return|Ship|Plough|Fox|Hart|Stag|Boar|Rose|Bear|"
    r"George|Feathers|Wheatsheaf)"
)
_PACKED = (
    r"full|crowded|packed|heaving|noisy|loud|crammed|roaring|filling|busy|jammed|bursting|rowdy|all elbows|"
    r"in full swing"
)

HINTED_BEDS = (
    going_on(
        "rain",
        r"\b(?:slates|roofs?|tiles|street|road|pavement|river|leaves) (?P<at>hissed|drummed|rang|roared|"
        r"smoked|danced) with it\b",
        2,
    ),
    going_on(
        "cave drip",
        r"(?P<at>\b(drip|plink|plip|plop)\b(?:[,.!-]? ?(?:and )?\2\b)+)[^.;]{0,40}\b(?:caves?|cavern|tunnel|"
        r"cellar|crypt|vault|mine|dark)\b",
        2,
    ),
    going_on(
        "rain",
        r"\b(?P<at>came|coming|comes|come) down (?:in|by the) (?:buckets?|bucketfuls?|sheets|stair-?rods|"
        r"torrents|ropes|rods|curtains)\b",
        2,
    ),
    going_on(
        "rain",
        r"\b(?:sky|heavens|skies|clouds?) (?:\w+ )?(?P<at>opened|emptied|burst|let go|came down|"
        r"unloaded)\b(?! (?:up|into|out|with|to|like|before|above|over|ahead|behind|and the (?:sun|moon|"
        r"stars)))",
        2,
        effect="begins",
    ),
    going_on(
        "rain",
        r"\b(?:weather|wet) (?:was )?(?P<at>beat|beating|threw itself|flung itself|drove|hammered|hammering|"
        r"driving) (?:at|against|on) the \w+",
        2,
    ),
    going_on(
        "rain",
        r"\bwater (?:was |were )?(?P<at>sheeting|streaming|sluicing|coursing|sheeted|streamed|sluiced|"
        r"coursed|ran|running) (?:down|off) the (?:\w+ )?(?:windows?|panes?|glass|windscreen|roofs?|"
        r"skylight|gutters?)\b",
        2,
    ),
    going_on(
        "rain",
        r"\bit (?:was|is) (?:\w+ )?(?P<at>bucketing|teeming|tipping|pelting|chucking|sheeting|hosing|"
        r"siling)(?=[.,;]| (?:down|outside|again|now)\b)",
        2,
    ),
    going_on(
        "rain",
        r"\b(?:gutters?|drain-?pipes?|down-?pipes?|spouts?|eaves) (?:were |was )?(?P<at>talking|singing|"
        r"running|chattering|chuckling|gargling|overflowing|spilling|streaming|sang|talked)\b",
    ),
    going_on("rain", r"\bcome on to (?P<at>pour|rain|drizzle)\b", 2),
    going_on(
        "wind",
        r"\b(?P<at>howl(?:ed|ing)|moan(?:ed|ing)|whistl(?:ed|ing)|wail(?:ed|ing)|whin(?:ed|ing)|keen(?:ed|"
        r"ing)|sob(?:bed|bing)) (?:\w+ )?(?:in|round|under|through|down|about|up|over) the (?:\w+ "
        r")?(?:chimneys?|eaves|key-?holes?|rigging|wires|rafters|gables?|flue|cracks?|telegraph wires|"
        r"battlements|shutters)\b",
        2,
        unless=r"he|she|they|I|we|dogs?|wolf|wolves|cats?|child|ghost",
    ),
    going_on(
        "wind",
        r"\b(?:a|the|that|this) (?:\w+ )?(?P<at>nor['\u2019]?-?easter|nor['\u2019]?-?wester|"
        r"sou['\u2019]?-?wester|north-?easter|north-?wester|mistral|sirocco|westerly|easterly|northerly|"
        r"southerly) (?:was|had|came|blew|got|tore|took|set|went|made|beat|drove)\b",
        2,
    ),
    going_on(
        "wind",
        r"\b(?:washing|flags?|pennants?|banners?|tarpaulin|awnings?|tent|canvas) (?:\w+ )?(?P<at>cracked|"
        r"snapped|flapped|thrashed|bellied|cracking|snapping|flapping|thrashing)\b",
    ),
    going_on(
        "wind",
        r"\b(?:rigging|wires|shrouds|halyards|telegraph wires|stays) (?:\w+ )?(?:was |were )?(?P<at>humming|"
        r"hummed|singing|sang|thrumming|thrummed|shrieking|shrieked|moaning|moaned|whistled|whistling)\b",
        2,
    ),
    going_on(
        "sea",
        r"\bshingle (?:\w+ )?(?P<at>roared|rattled|hissed|dragged|growled|sighed|seethed|grated)\b(?! "
        r"under)|\b(?:sea|waves|surf|breakers|rollers|ocean) (?:\w+ )?(?P<at2>fell|breathed|drew back|drew "
        r"off|came and went|went on)(?=[.,;]| (?:and|on|in|all|below|outside|beyond|along)\b)",
        2,
    ),
    going_on(
        "river",
        r"\b(?:arches|bridge|weir|mill|sluices?|dam)\b[^.;]{0,20}? the (?:\w+ )?water (?P<at>roared|"
        r"thundered|boomed|rushed|growled|boiled)\b",
        2,
        "rushing",
    ),
    going_on(
        "fire",
        r"\b(?:grate|range|peats|bonfire|turf) (?:\w+ )?(?P<at>ticked|settled|glowed|crackled|spat|hissed|"
        r"roared)\b",
        2,
    ),
    going_on(
        "birds",
        r"\b(?:blackbirds?|thrush(?:es)?|robins?|larks?|wrens?|birds?|nightingales?|starlings|sparrows|"
        r"cuckoo|doves|pigeons) (?:had |was |were )(?P<at>begun|started|struck up|making|tuning|arguing|"
        r"calling|shouting|cooing)\b",
        2,
    ),
    going_on(
        "night insects",
        r"\b(?:crickets|cicadas|grasshoppers|katydids) (?:had |were )(?P<at>begun|started|struck up|going|"
        r"tuning)\b",
        2,
    ),
    going_on(
        "night insects", r"\b(?:great |long |thin |one |endless )(?P<at>shrilling|chirring|stridulation)\b"
    ),
    going_on(
        "crowd",
        r"\b(?:a hundred|fifty|twenty|a dozen|forty|thirty|a thousand|two hundred) (?:\w+ "
        r")?(?:conversations|voices|people|tongues|throats|children|boys|men|women|guests) (?:\w+ "
        r")?(?P<at>going|talking|raised|at once|shouting|roaring|talked|shouted|roared|cheering|singing|"
        r"sang|chattering|cheered)\b",
    ),
    going_on(
        "crowd",
        r"\b(?:everyone|everybody|all of them|people|voices|all of us)\b[^.;]{0,25}? (?P<at>(?:talking|"
        r"shouting|speaking|laughing|yelling|all|talked|shouted) at (?:once|the same time))\b",
        2,
    ),
    going_on(
        "crowd",
        r"\b(?:the )?(?:children|boys|girls|women|passengers|whole (?:class|school|street|market|square|"
        r"hall)) (?:\w+ )?(?:was |were )(?:all )?(?P<at>shrieking|screaming|squealing|yelling|bawling|"
        r"singing|roaring|howling)\b",
    ),
    going_on(
        "crowd",
        r"\b(?:stands|crowd|gallery|benches|terraces|stalls|house|hall|square)\b[^.;]{0,40}?, "
        r"(?P<at>roaring|cheering|shouting|singing|stamping|clapping|booing|yelling)\b|\bwhole (?:market|"
        r"square|street|hall|place|house) (?P<at2>shouted|roared|sang|cheered|bawled)\b",
    ),
    going_on(
        "tavern",
        rf"\bthe (?:(?-i:[A-Z])[\w'\u2019]+ (?:(?:and|of|the) )*){{1,3}}?(?-i:{_PUB})\b[^.;]{{0,40}}? "
        rf"(?:was|were|is) (?:\w+ )?(?P<at>{_PACKED})\b",
        2,
    ),
    going_on(
        "tavern",
        rf"\bthe (?-i:{_PUB})\b[^.;]{{0,40}}? (?:was|is) (?:\w+ )?(?P<at>crowded|packed|heaving|crammed|"
        rf"jammed|in full swing|all elbows)\b",
        2,
    ),
    going_on(
        "tavern",
        r"\b(?:the|that|a) (?:\w+ )?(?:snug|cantina|lounge bar|beer tent|taproom|beer hall) (?:was|is) "
        r"(?:\w+ )?(?P<at>full|crowded|packed|loud|heaving|noisy|hot|thick)\b",
        2,
    ),
    going_on(
        "city",
        r"\b(?:ring road|motorway|rush hour|flyover|boulevard|expressway|freeway|dual carriageway|bypass|"
        r"avenue|high street) (?:\w+ )?(?P<at>roared|hummed|droned|growled|muttered|never (?:stopped|let "
        r"up)|rumbled|hissed|ground)\b|\b(?:street|avenue|road|city)\b[^.;]{0,25}? (?:all|full of|loud "
        r"with) (?P<at2>horns)\b",
    ),
    going_on(
        "cave drip",
        r"(?P<at>\b(drip|plink|plip|plop|tock)\b(?:[,.!-]? ?(?:and )?\2\b)+)|\b(?P<at2>drip|plink)[,!]? "
        r"went the\b",
        2,
        needs=r"caves?|cavern|tunnel|cellar|crypt|vault|mine|underground|grotto|pit|sewer|rock|dungeon|dark|"
        r"shaft|under the hill",
    ),
)
"""What lasts."""
