"""The lexicon of what lasts: weather, water, fire, places and the people in them."""

from drama.script.prose.cues.model import Effect, Row

_BLOWS = (
    "blew|blowing|howled|howling|sighed|sighing|moaned|moaning|whistled|whistling|roared|roaring|rushed|"
    "gusted|shrieked|tore|swept|whipped|keened|wailed|wailing|rattled|stirred|tugged|shook|rustled|"
    "whispered|murmured|sang|hummed|drove|bent|came (?:down|off|from|straight|up|in)|coming (?:down|off|"
    "from|straight|up|in)|lifted|caught|tossed|buffeted|battered"
)
_WINDY = (
    "howling|blowing|whistling|moaning|sighing|roaring|bitter|icy|biting|cold|strong|keen|fierce|sharp|wild|"
    "rising"
)
_MOVED = "reeds|trees|willows|grass|leaves|branches|pines|chimney|eaves|rigging|wires|rafters"
_HEARD = (
    "sound|noise|roar|hiss|murmur|rush|wash|hum|song|gurgle|babble|boom|thunder|lap|lapping|swish|surge|"
    "sigh|roaring"
)
_FALLS = (
    "beat|beating|drummed|drumming|fell|falling|poured|pouring|lashed|lashing|pattered|pattering|hissed|"
    "hissing|streamed|streaming|drove|driving|came down|coming down|hammered|hammering|battered|battering|"
    "ran down|running down|rattled|rattling|dripped|pelted|pelting|swept|tapped|whispered|blew|trickled|"
    "soaked|sheeted|plastered|stung|spattered|splashed|drowned"
)
_AT = r"(?:in|into|inside|through|entered|reached|(?:edge|heart|middle|depths|mouth) of)"
_GO = (
    "came|come|went|ran|walked|rode|led|way|crept|hurried|back|got|turned|followed|drove|strolled|marched|"
    "down"
)
_BY = rf"(?:by|reached|beside|along|alongside|across|near|(?:{_GO}) (?:\w+ ){{0,3}}(?:to|into|over|at))"
_THE = r"(?:the|a|this|that|its|their)"
_FLOWS = "the|a|this|that|its|wide|broad|swollen|dark|great"
_RAN = (
    "roared|ran|rushed|flowed|gurgled|chattered|murmured|whispered|babbled|tumbled|sang|foamed|hissed|slid|"
    "thundered|rose|swelled|boiled|raced|roaring|rushing|flowing|gurgling|chattering|murmuring|whispering|"
    "babbling|tumbling|foaming|tinkled|chuckled"
)
_BURNS = (
    "crackled|crackling|burned|burning|burnt|blazed|blazing|roared|roaring|spat|spitting|hissed|hissing|"
    "popped|popping|snapped|snapping|sizzle|sizzled|leapt up|flared up|burned up|was lit|settled|talked"
)
_SANG = (
    "sang|singing|sing|chirped|chirping|twittered|twittering|warbled|whistled|chattered|chorused|trilled|"
    "called|calling"
)
_SINGERS = (
    "birds?|blackbirds?|thrush(?:es)?|robins?|larks?|skylarks?|sparrows?|wrens?|finch(?:es)?|nightingales?|"
    "starlings?"
)
_WAVES = (
    "broke|breaking|crashed|crashing|lapped|lapping|slapped|slapping|hissed|hissing|rolled|rolling|pounded|"
    "pounding|washed|washing|beat|thumped|thumping|slopped|surged|gurgled|thundered|sighed|dragged|burst|"
    "boomed|roared|roaring|whispered|ran up|came in"
)
_LEFT = (
    "stopped|ceased|eased off|let up|died away|was over|had gone|passed over|had passed|gave over|gone off|"
    "went off|quit|gave out|slackened off|dried up|petered out|dwindled|passed off|moved off|blew over"
)


def _row(name: str, effect: Effect, pattern: str, weight: int = 2, *params: str) -> Row:
    return Row(name, effect, pattern, weight=weight, params=params)


BEDS = (
    _row(
        "wind",
        "is",
        rf"\bwinds?\b(?: (?!was\b|were\b|had\b|and\b|that\b|never\b|not\b|to\b)[\w,]+){{0,2}} (?:{_BLOWS})\b",
    ),
    _row("wind", "is", rf"\b(?:{_WINDY}) winds?\b(?! (?:had )?(?:dropped|died|fell|ceased))"),
    _row(
        "wind",
        "is",
        rf"\b(?:gust|gusts|breath|howl|howling|moan|moaning|sighing|{_HEARD}) of (?:the )?wind\b",
    ),
    _row("wind", "is", rf"\bwind (?:in|among|through|over) the (?:{_MOVED})\b"),
    _row(
        "wind",
        "is",
        r"\b(?:against|into|out of) the wind\b|\bwind was (?:coming|up|blowing|rising|howling|getting up|"
        r"strong|fierce|in the)\b",
    ),
    _row(
        "wind",
        "is",
        r"\b(?:light|soft|cool|gentle|fresh|warm|little|steady) breezes? (?:\w+ )?(?:blew|stirred|came|"
        r"rustled|lifted|caressed|off|from)\b",
        1,
        "soft",
    ),
    _row(
        "wind",
        "begins",
        r"\bwind (?:\w+ )?(?:rose|got up|sprang up|picked up|began to (?:blow|rise|howl)|freshened|was "
        r"rising)\b",
    ),
    _row(
        "wind",
        "stops",
        r"\b(?:wind|gale|breeze) (?:\w+ )?(?:had )?(?:\w+ )?(?:dropped|died|fell|fallen|ceased|stopped|gone "
        r"down|"
        r"went down|sank|stilled|quit|let up|gave (?:over|out|up)|(?:blew|blown) itself out|fell away|lulled|"
        r"subsided|abated|eased(?: off)?|(?:was|had) gone|was spent|was still)\b(?! (?:upon|on|against) )",
    ),
    _row(
        "rain",
        "is",
        rf"\brain(?:drops)?\b(?: (?!was\b|had\b|were\b|that\b|never\b|not\b|to\b)[\w,]+){{0,2}} "
        rf"(?:{_FALLS})\b",
    ),
    _row("rain", "is", rf"\brain was (?:still |now |\w+ly )?(?:{_FALLS}|heavy|harder)\b"),
    _row(
        "rain",
        "is",
        r"\b(?:in|through|into|against|out of|from) the (?:\w+,? )?rain\b(?! (?:coat|barrel|gauge|water|"
        r"forest))",
    ),
    _row(
        "rain",
        "is",
        r"\b(?:pouring|driving|pelting|steady|pattering|lashing|drumming|falling|soft|thin|cold|heavy|fine|"
        r"icy) rain\b(?! (?:had|of)\b)",
    ),
    _row(
        "rain",
        "is",
        r"\bit was (?:\w+ )?(?P<at>raining|pouring|drizzling|teeming)\b|\bit (?P<at2>rained|drizzled|"
        r"poured)\b(?! (?:out|in|with|off|from))",
    ),
    _row(
        "rain",
        "is",
        r"\b(?:sound|patter|pattering|drumming|hiss|drip|beat|beating|noise|roar|rattle|shower|curtains?|"
        r"sheets) of (?:the |a )?(?:\w+ )?(?:rain|raindrops)\b",
    ),
    _row(
        "rain",
        "begins",
        r"\brain (?:\w+ )?(?:began|started|came on|set in|came down|began to fall|broke)\b(?! again and)",
    ),
    _row(
        "rain",
        "begins",
        r"\b(?:began|started|begun|beginning) to (?P<at>rain|drizzle|pour)\b(?! (?:out|the|a|him|her|it|tea|"
        r"wine|coffee)\b)",
    ),
    _row("rain", "begins", r"\bfirst (?:\w+ )?(?P<at>drops|raindrops)\b(?: of rain)?(?! of (?!rain))"),
    _row(
        "rain",
        "stops",
        rf"\brain (?:had )?(?:\w+ )?(?:{_LEFT})\b|\b(?:stopped|ceased|left off|quit|gave over) raining\b",
    ),
    _row("rain", "stops", r"\b(?:rain|drizzle|downpour)\b[^.;]{0,90}\bit (?:had )?(?:stopped|ceased)\b"),
    _row(
        "storm",
        "is",
        r"\bstorm (?:\w+ )?(?:raged|howled|roared|raging|howling|lashed|battered|shook|beat|was at its "
        r"height|was upon|hit)\b",
    ),
    _row(
        "storm",
        "is",
        r"\b(?:fury|howl|roar|noise|violence|teeth) of the (?P<at>storm|tempest|gale|blizzard)\b|"
        r"\b(?:through|into|out of) the (?P<at2>storm|blizzard)\b",
    ),
    _row(
        "storm",
        "begins",
        r"\b(?:storm|thunderstorm|tempest) (?:\w+ )?(?:broke|burst|struck|came down)\b(?! up)",
    ),
    _row(
        "storm",
        "stops",
        r"\bstorm (?:had )?(?:\w+ )?(?:passed|blown itself out|blew itself out|was over|died|ended|"
        r"cleared)\b",
    ),
    _row("river", "is", rf"\b(?:{_FLOWS}) rivers? (?:\w+ )?(?:{_RAN})\b"),
    _row(
        "river",
        "is",
        r"\bthe river (?:was|ran|sounded|grew|stood) (?:\w+ )?(?:loud|noisy|in spate|in flood)\b",
    ),
    _row("river", "is", rf"\b(?:edge|bank|banks|side|brink|{_HEARD}) of (?:the|a) (?:[\w-]+ )?river\b"),
    _row(
        "river",
        "is",
        rf"\b{_BY} {_THE} (?:[\w-]+ )?river\b(?!['\u2019]s\b| of\b| (?-i:[A-Z]))|\briver-?banks?\b",
    ),
    _row(
        "river",
        "is",
        r"\b(?:weir|waterfall|rapids|mill-?race) (?:\w+ )?(?:roared|thundered|roaring|thundering|foamed)\b",
        2,
        "rushing",
    ),
    _row(
        "stream",
        "is",
        rf"\b(?:the|a) (?:[\w-]+ )?(?:stream|brook|beck|rill|rivulet) (?:\w+ )?(?:{_RAN})\b",
    ),
    _row(
        "stream",
        "is",
        rf"\b(?:{_BY}|edge of|bank of|banks of|{_HEARD} of) (?:the|a) (?:[\w-]+ )?(?:brook|stream|"
        rf"beck)\b(?! of\b)",
    ),
    _row("sea", "is", rf"\b(?:waves|surf|breakers|tide) (?:\w+ )?(?:{_WAVES})\b"),
    _row("sea", "is", rf"\bsea (?:\w+ )?(?:was (?:\w+ )?(?:rough|breaking|roaring|high|calm)|{_WAVES})\b"),
    _row("sea", "is", rf"\b(?:{_HEARD}) of (?:the )?(?:\w+ )?(?:sea|waves|surf|breakers|ocean)\b"),
    _row(
        "sea",
        "is",
        r"\b(?:on|along|across|down) the (?:\w+ )?(?:beach|shore|shingle|sands)\b(?! of (?:the|a) (?:lake|"
        r"river))",
        1,
    ),
    _row(
        "sea",
        "is",
        r"\bwater (?:\w+ )?(?:slapped|lapped|slapping|lapping) (?:\w+ )?(?:against|at|on|under)\b",
        1,
        "calm",
    ),
    _row(
        "fire",
        "is",
        rf"\b(?:the|a|an|open|wood|log|coal|bright|good|peat) (?:\w+ )?fire (?:\w+ )?(?:{_BURNS})\b",
    ),
    _row(
        "fire",
        "is",
        r"\b(?:crackle|crackling|roar|snap|hiss|spitting) of (?:the |a )?(?:\w+ )?(?:fire|flames|logs|"
        r"burning)\b",
    ),
    _row(
        "fire",
        "is",
        r"\blogs? (?:\w+ )?(?:crackled|spat|shifted|hissed|snapped|fell|settled|collapsed)\b(?= (?:in|on|"
        r"into|and|with)\b|[.,;])",
    ),
    _row(
        "fire",
        "is",
        r"\b(?:by|beside|before|round|around|in front of|nearer to|close to) (?:the|a|their|his|her) (?:\w+ "
        r")?(?:fire|fireside|hearth|camp-?fire|bonfire|blaze)\b",
        1,
    ),
    _row(
        "fire",
        "begins",
        r"\b(?:lit|kindled|lighted|built|made|built up) (?:the|a) (?:\w+ )?(?P<at>fire|bonfire|camp-?fire)\b",
        1,
    ),
    _row(
        "fire",
        "stops",
        r"\bfire (?:had )?(?:\w+ )?(?:gone out|went out|died|was out|burned out|was dead)\b|\b(?:put out|"
        r"stamped out|doused) the (?:\w+ )?fire\b",
    ),
    _row(
        "forest",
        "is",
        rf"(?<!cottage )(?<!house )(?<!hut )(?<!place )(?<!home )\b{_AT} (?:the|a|this|that) (?:[\w-]+ "
        rf"){{0,2}}?(?:forest|woods?|woodland|greenwood|pinewood)\b(?! (?:panel|floor|fire|stove|pile|of "
        rf"the)|en)",
    ),
    _row(
        "forest",
        "is",
        r"\b(?:trees|wood|forest|leaves|branches|boughs|pines) (?:\w+ )?(?:rustled|sighed|whispered|"
        r"murmured|rustling|sighing|whispering|stirred)\b",
    ),
    _row(
        "birds",
        "is",
        rf"\b(?:the |a |some )?(?:{_SINGERS}|birds) (?:\w+ )?(?:(?:was|were) (?:\w+ )?)?(?:{_SANG})\b",
    ),
    _row(
        "birds",
        "is",
        r"\b(?:song|songs|singing|carol|chirping|twitter|twittering|chatter|chorus) of (?:the |a |some "
        r")?(?:\w+ )?(?:birds?|blackbirds?|thrush(?:es)?|larks?|sparrows?)\b",
    ),
    _row("birds", "is", r"\bbirdsong\b|\bdawn chorus\b"),
    _row(
        "birds",
        "stops",
        r"\bbirds (?:had )?(?:\w+ )?(?:stopped|ceased|fell silent|fallen silent|were silent|went quiet)\b",
    ),
    _row(
        "night insects",
        "is",
        r"\b(?:crickets|cicadas|grasshoppers|katydids) (?:\w+ )?(?:(?:were|had begun) )?(?:\w+ )?(?:sang|"
        r"chirped|chirping|singing|shrilled|trilled|buzzed|to sing|to chirp|sawed|creaked)\b",
    ),
    _row(
        "night insects",
        "is",
        r"\b(?:song|chirp|chirping|shrilling|sound|drone|chorus|whirr?) of (?:the )?(?:\w+ )?(?:crickets|"
        r"cicadas|grasshoppers|insects)\b",
    ),
    _row(
        "crowd",
        "is",
        r"\bcrowds? (?:\w+ )?(?:(?:was|were) )?(?:roared|cheered|murmured|surged|roaring|cheering|murmuring|"
        r"surging|shouted|shouting|muttered|jostled|jostling|hummed|gathered|booed|laughed|parted)\b",
    ),
    _row(
        "crowd",
        "is",
        r"\b(?:murmur|roar|noise|hum|hubbub|babble|buzz|din|cheers|shouts) of (?:the |a |many )?(?:\w+ "
        r")?(?:crowd|crowds|voices|market|mob|multitude|conversation)\b",
    ),
    _row(
        "crowd",
        "is",
        r"\b(?:through|into|in|among|before) the (?:\w+ )?(?:crowd|crowds|throng|mob|multitude)"
        r"\b(?! of (?:his|her|my|their)\b)",
        1,
    ),
    _row(
        "crowd",
        "is",
        r"\b(?:market(?: ?place| square)?|station|hall|square|church) was (?:\w+ )?(?:full|crowded|packed|"
        r"thronged|busy|heaving)\b",
        1,
    ),
    _row(
        "tavern",
        "is",
        rf"\b(?:{_AT}|over) (?:the|a) (?:[\w-]+ ){{0,2}}?(?:tap-?room|tavern|ale-?house|public bar|common[- "
        rf"]room of the inn|saloon bar|bar-?room)\b",
        1,
    ),
    _row(
        "tavern",
        "is",
        r"\b(?:tavern|tap-?room|inn|pub|saloon|alehouse|coffee-room|common room) was (?:\w+ )?(?:full|"
        r"crowded|noisy|loud|packed|busy|roaring|hot and)\b",
    ),
    _row(
        "tavern",
        "is",
        r"\bfrom every (?:side|corner) of the room\b[^.;]{0,40}\b(?P<at>guffaws|laughter|voices|talk)\b",
    ),
    _row(
        "city",
        "is",
        r"\btraffic (?:\w+ )?(?:hummed|roared|grumbled|murmured|streamed|sighed|growled|rumbled|crawled|"
        r"droned|hissed|rushed|went by|moved|humming|roaring|rumbling|was (?:heavy|loud))\b",
    ),
    _row(
        "city",
        "is",
        r"\b(?:roar|hum|noise|rumble|sound|drone|growl|murmur|hiss|stream|din) of (?:the )?(?:\w+ "
        r")?(?:traffic|city|streets?|town|cars|buses|motor-?cars)\b",
    ),
    _row(
        "city",
        "is",
        rf"\b(?:{_GO}) (?:[\w-]+ ){{0,3}}(?:down|along|into|up|through|across) (?-i:(?:[A-Z]\w+ ){{1,2}})"
        r"(?:Street|Avenue|Circus|Broadway|Square)\b(?! way)",
        1,
    ),
    _row(
        "city",
        "is",
        r"\b(?:in|into|along|through|down) the (?:busy|crowded|noisy|bustling) (?:streets?|city|town|"
        r"thoroughfare)\b",
    ),
    _row(
        "cave drip",
        "is",
        rf"\b{_AT} (?:the|a|this|that) (?:[\w-]+ ){{0,2}}?(?:cave|cavern|grotto|dungeon|"
        rf"catacombs?)\b(?!-?man| of the heart)",
    ),
    _row(
        "cave drip",
        "is",
        r"\bwater (?:\w+ )?(?:dripped|dripping) (?:\w+ )?(?:from|off|down) the (?:\w+ )?(?:roof|walls?|"
        r"ceiling|rock|stones?|vault)\b",
    ),
    _row(
        "underworld",
        "is",
        rf"\b{_AT} the (?:underworld|land of the dead|realm of the dead|halls of the dead|kingdom of the "
        rf"dead)\b",
    ),
)
