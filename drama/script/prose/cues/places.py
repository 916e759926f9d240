"""The lexicon of what a place sounds like, said by the way: by a cheerful fire, across a crowded square."""

from drama.script.prose.cues.model import Effect, Row, heard

_OWN = r"(?:[\w'\u2019-]+,? ){0,3}?"
_TAVERNS = (
    "tap-?room|tavern|ale-?house|public bar|saloon bar|bar-?room|common[- ]?room|coffee[- ]?room|inn|pub|"
    "saloon|wine-?shop|beer-?house|mess|bar|parlour bar"
)
_FULL = (
    "full|crowded|packed|thronged|busy|heaving|noisy|loud|crammed|jammed|bustling|alive|roaring|swarming|"
    "filling|so full|at its busiest|filled|teeming|rowdy|lively|in full swing"
)
_PUBLIC = (
    "market(?:[- ]?place| square)?|station|hall|square|church|quay|dock|docks|wharf|fair|fairground|arena|"
    "stadium|theatre|theater|ballroom|courtroom|court|concourse|platform|harbour|pier|bazaar|playground|"
    "auditorium|stands|cathedral|nave|gallery|promenade|plaza|lobby|canteen|refectory|room"
)


def _row(
    name: str, pattern: str, weight: int = 1, *params: str, effect: Effect = "is", needs: str = ""
) -> Row:
    return heard(name, pattern, weight, *params, effect=effect, needs=needs)


PLACES = (
    _row(
        "fire",
        r"\b(?:by|beside|before|round|around|near|nearer|in front of|over|at|to|into|on|of|up to|from|with|"
        r"close to|toward|towards) (?:the|a|an|their|his|her|our|my|another|that) (?:[\w-]+,? )"
        r"{0,3}?(?:fire|fireside|hearth|camp-?fire|bonfire|blaze|fireplace|chimney-?corner|log fire|"
        r"ingle-?nook)\b(?! (?:engine|escape|alarm|exit|brigade|door|drill|station|irons?|of (?!logs|"
        r"sticks|wood|coal|peat|driftwood|turf)|and sword|insurance|extinguisher|truck))(?<!the fire of)",
    ),
    _row(
        "fire",
        r"\b(?:a|an|the|another|great|good|bright|cheerful|big|huge|roaring|small|little|log|wood|coal|"
        r"peat|open) (?:[\w-]+,? ){0,2}?fire(?: of (?:logs|sticks|wood|coal|coals|peat|driftwood|turf|"
        r"brushwood))?,?(?: [\w-]+,?){0,3} (?P<at>burned|burnt|burning|blazed|blazing|flamed|glowed|"
        r"glowing|lit|was going|going|roared|roaring|crackled|crackling|flickered|in the (?:grate|hearth|"
        r"stove|fireplace|middle|chimney)|on the hearth)\b(?! down)",
    ),
    _row(
        "fire",
        r"\b(?:poked|stirred|raked|fed|mended|made up|built up|banked|blew on|stoked|kicked) (?:up )"
        r"?(?:the|a|his|her|their) (?:\w+ )?(?P<at>fire|logs|embers|coals|blaze)\b|\b(?P<at2>fire-?light)"
        r"\b|\bthe (?P<at3>glow) of (?:a|the) (?:[\w-]+ )?(?:fire|hearth|embers)\b",
    ),
    _row(
        "fire",
        r"\b(?:lit|lighted|kindled|built|made|started|laid|had) (?:up )?(?:the|a|an|another|our|their|his) "
        r"(?:[\w-]+ ){0,2}?(?P<at>fire|bonfire|camp-?fire|beacon)\b(?! (?:engine|escape|of))",
        effect="begins",
    ),
    _row(
        "rain",
        r"\b(?:the|a|cold|soft|thin|warm|heavy|fine|more|that|this) (?:[\w-]+ )?(?P<at>rain|drizzle|"
        r"downpour)(?= (?:was|is|had (?:come|begun|got|turned|set)|came|went|made|kept|got|grew|held|hung|"
        r"turned|began|washed|seemed|still|and|that|on|against|outside|hard|steadily)\b)(?! (?:had )"
        r"?(?:\w+ )?(?:stopped|ceased|eased|over|gone|held off|kept off|forest))",
    ),
    _row(
        "rain",
        r"\b(?:threw|flung|drove|dashed|blew|brought|whipped|hurled|sent|slung|throws|flings|drives|blows|"
        r"hurls|throwing|driving|flinging) (?:the |a )?(?:\w+ )?(?P<at>rain|spray and rain|drizzle|sleet)\b",
        2,
    ),
    _row(
        "rain",
        r"\bit (?:\w+ )?(?P<at>(?:came|was coming|fell|is coming|comes) down (?:in|like|hard|so|harder|"
        r"heavily)|poured|was tipping down|was bucketing|was beating against|was drumming on|drummed on)\b",
        needs="rain|weather|wet|"
        r"drops|clouds?|storm|shower|thunder|weather",
    ),
    _row(
        "rain",
        r"\b(?:wind and|sleet and|under|through|in|into|out in|with|against|from) (?:the |a |driving |this "
        r")?(?:[\w-]+ )?(?P<at>rain|downpour|drizzle|cloudburst|sleet)(?=[.,;!]| (?:and|with|to|at|for|as|"
        r"until|on|by|while)\b)(?! and (?:sun|shine))",
    ),
    _row(
        "rain",
        r"\brain(?:ed)? (?:\w+ )?(?P<at>on|against|upon|down|outside) (?:the|his|her|their|my|our) "
        r"(?:[\w-]+ ){0,2}?(?:roof|window|windows|glass|panes?|slates|tiles|skylight|canvas|tent|deck|"
        r"leaves|umbrella|thatch|hood|tin)\b",
        2,
    ),
    _row(
        "rain",
        r"\b(?:rain|drizzle|shower|downpour|drumming|it)\b[^.;]{0,40}?\b(?P<at>slackened|passed over|"
        r"passed away|gave out|had blown over|blew over|thinned to nothing|stopped|ceased)\b",
        effect="stops",
        needs="rain|raining|rained|drizzle|downpour|shower|drumming|drops",
    ),
    _row(
        "wind",
        r"\b(?:it|the night|the morning) (?:was|is) (?:\w+ )?(?P<at>blowing|gusting|blustering)\b|\bit "
        r"(?P<at2>blew)\b(?! (?:up|out|his|her|the|a|over))|\b(?:blowing|blew|blow) (?:up )?(?:a|half a|to "
        r"a) (?:\w+ )?(?P<at3>gale)\b",
        2,
    ),
    _row(
        "wind",
        r"\b(?:a|the|an|some|this|that|cold|strong|night|north|south|east|west|sea|chill|sharp|bitter|"
        r"rising|whirl of|sudden|fierce|freezing|light|warm|hot|fresh|keen|cutting) (?:[\w-]+,? )"
        r"?(?P<at>winds?|breeze|gale)(?= (?:was|is|came|that|off|from|in|on|at|across|over|blew|blowing|"
        r"had (?:got|risen|come|sprung|freshened|backed)|and|which|with|up|through|took|made|kept|still|"
        r"now|lifted|stirred|smelt|smelled|carried|coming|sprang|took|against)\b)(?! (?:was|is|had) (?:\w+ "
        r")?(?:gone|down|still|dropped|fallen|dead))(?! (?:and|in) (?:her|his|my) (?:sails|face is))",
    ),
    _row(
        "wind",
        r"\b(?:on|in|against|into|before|by|with|out of) the (?:\w+ )?(?P<at>wind|gale)(?=[.,;]| (?:and|as|"
        r"to|with|which|that|of the|like)\b)",
    ),
    _row(
        "storm",
        r"\b(?:the|a|that|this) (?:\w+ )?(?P<at>storm|thunder-?storm|tempest)(?= (?:was|is|came|had "
        r"(?:come|broken|reached|begun)|outside|that|overhead|in the|and)\b)(?! (?:was|is|had) (?:\w+ )"
        r"?(?:over|past|passed|gone|coming|brewing|on the way|moving away))",
    ),
    _row(
        "sea",
        r"\b(?:by|beside|from|into|across|over|along|on|to|down to|above|in|off|below) the (?:[\w-]+ )"
        r"?(?P<at>sea|waves|surf|shore|beach|breakers|sea-?shore|sea-?wall|shingle|sands|tide-?line|strand)"
        r"\b(?!-|['\u2019]s| (?:of (?!the sea)|captain|chest|air|shell|level|bed))",
    ),
    _row(
        "sea",
        r"\bwater\b[^.;]{0,20}? (?P<at>slapped|lapped|slapping|lapping|gurgled|sucked|slopped|chuckled|"
        r"gurgling|washed|sucking|slopping|knocking) (?:\w+ )?(?:against|at|on|under|along|round|among|"
        r"about|below|up)\b",
        2,
        "calm",
    ),
    _row(
        "river",
        r"\b(?:by|beside|along|alongside|across|near|over|to|into|in) (?:the|a|this|that|its|their) "
        r"(?:[\w-]+ ){0,2}?(?P<at>river|river-?bank|waterfall|weir|rapids|mill-?race)\b(?!['\u2019]s\b|-| "
        r"(?:of (?:tears|blood|time|light|gold|people|words|faces)|police|(?-i:[A-Z])))",
    ),
    _row(
        "river",
        r"\b(?:a|the|another) (?:[\w-]+,? ){0,2}?(?P<at>river)\b,? (?:broad|wide|black|deep|swift|brown|"
        r"swollen|moving|running|in flood|and)\b",
    ),
    _row(
        "stream",
        r"\b(?:by|beside|along|alongside|across|near|over|to|into|on|crossed|forded|jumped|from|above|in|"
        r"down to) (?:the|a|this|that|its|their) (?:[\w-]+ ){0,2}?(?P<at>stream|brook|beck|burn|rill|creek|"
        r"brooklet)\b(?!['\u2019]s\b|-| of\b)",
    ),
    _row(
        "stream",
        r"\b(?:tinkle|trickle|murmur|sound|gurgle|babble|rush|ripple|splash) of (?:the |a |some |\w+ )"
        r"{0,2}?(?P<at>running water|falling water|streams?|brooks?|becks?|springs?)\b",
        2,
    ),
    _row(
        "forest",
        r"(?<!cottage )(?<!house )(?<!hut )(?<!place )(?<!home )\b(?:through|into|in|under|beneath|inside|"
        r"out of) (?:the|a|these|those|that|this|some) (?:[\w-]+ ){0,2}?(?P<at>forest|woods?|woodland|"
        r"pines|beeches|oaks|firs|copse|greenwood|pinewood|spinney|thicket|wildwood|birches|grove|"
        r"undergrowth|(?<=under the )trees|(?<=beneath the )trees|(?<=into the )trees)\b(?! (?:panel|floor|"
        r"fire|stove|pile|line|trunk|of (?:the )?(?:door|table|bow)|en)|-)",
    ),
    _row(
        "forest",
        r"(?<!in )(?<!of )(?<!from )(?<!through )\b(?:the|a) (?:[\w-]+ )?(?P<at>forest|woods|wood) (?:was|"
        r"is|grew|closed|lay|stood|had|seemed|went|thickened|rose|became)\b",
    ),
    _row(
        "crowd",
        r"\b(?:through|into|in|among|amongst|before|over|from|with|at|across|past) (?:the|a|an|this|that|"
        r"such a) (?:[\w-]+,? ){0,2}?(?P<at>crowds?|throng|mob|multitude|crush|crowd of people|press of "
        r"people)\b(?! of (?:memories|thoughts|cares|fears|things|ideas|sail|trees|gnats))",
    ),
    _row(
        "crowd",
        rf"\b(?:{_PUBLIC})\b[^.;]{{0,30}}? (?:was|were|is|are) (?:\w+ ){{0,2}}?(?P<at>{_FULL})\b(?! of "
        rf"(?!(?:the )?(?:\w+ )?(?:people|men|women|soldiers|guests|children|folk|voices|sailors|carts|"
        rf"stalls|buyers|noise)\b))",
    ),
    _row(
        "crowd",
        rf"\b(?:crowded|packed|thronged|bustling|busy|noisy|jostling|teeming) (?P<at>{_PUBLIC}|rooms?|"
        rf"table|deck)\b",
    ),
    _row(
        "crowd",
        r"\b(?:the|a|there was|there were|burst of|loud|great|much|with|to|of|some|their) (?:\w+ )"
        r"?(?P<at>cheers|cheering|hubbub|shouting and|clapping|hurrahs|hurrahing|hooting|jeering)"
        r"\b(?! (?:up|of (?:the )?(?:birds|rooks)))|\b(?:burst|round|ripple|smattering|outbreak) of "
        r"(?P<at2>applause|clapping)\b",
    ),
    _row(
        "crowd",
        r"\b(?:every(?:one|body)|people|men|women|they all|all of them|children|the whole \w+|guests|"
        r"sailors|the crew) (?:\w+ )?(?:was|were|is|are|began|started) (?:\w+ )?(?P<at>shouting|cheering|"
        r"laughing and|talking at once|to cheer|to clap|to shout|clapping|chattering|singing|screaming|"
        r"yelling)\b",
    ),
    _row(
        "tavern",
        rf"\b(?:the|a|this|that|its) {_OWN}(?:{_TAVERNS})\b(?: (?:of|at|in) (?:the )?[\w ]{{1,25}}?)? "
        rf"(?:was|were|is) (?:\w+ ){{0,2}}?(?P<at>{_FULL}|hot|thick|smoky|warm|in an uproar)\b",
        2,
    ),
    _row(
        "tavern",
        r"\b(?:in|into|inside|through|entered|across|over|at|of|to|round|reached) (?:the|a|this|that|its) "
        r"(?:[\w-]+,? ){0,3}?(?P<at>tap-?room|tavern|ale-?house|public bar|saloon bar|bar-?room|coffee[- "
        r"]room|wine-?shop|beer-?house)\b(?!['\u2019]s|-)",
    ),
    _row(
        "tavern",
        r"\b(?:customers|drinkers|drovers|sailors|regulars|seafaring men|company|topers|guests|carters|"
        r"soldiers)\b[^.;]{0,60}?\b(?P<at>talked|laughed|roared|shouted|sang|drank|talking|laughing|"
        r"shouting|drinking|singing|clinked)\b",
        needs=rf"{_TAVERNS}|tavern|landlord|inn-?keeper|tankards?|ale|beer|mugs|potboy|barmaid|public house|"
        r"tobacco smoke|counter",
    ),
    _row(
        "city",
        r"\b(?:in|into|along|through|down|across|from|up|over|on|by) (?:the|a|this|that|those) (?:[\w-]+,? "
        r")?(?:busy|crowded|noisy|bustling|main|high|city|thronged|teeming|seething) (?P<at>streets?|city|"
        r"town|thoroughfare|avenue|boulevard|pavements?|crossing)\b",
    ),
    _row(
        "city",
        r"\b(?P<at>traffic|buses|taxis|lorries|cars|trams|sirens?|horns)\b(?: (?:and|or) \w+)?(?: \w+)? "
        r"(?:was|were|went|passed|roared|hooted|hummed|rolled|moved|streamed|wailed|blared|honked|crawled|"
        r"rumbled|rattled|ground|in the street|outside|below|in the distance|going by|goes|go|pass|hum|"
        r"roar)\b(?! (?:warden|light))",
    ),
    _row(
        "city",
        r"\b(?:outside|below|far below|beneath|down there)\b[^.;]{0,30}? (?P<at>the city|the traffic|the "
        r"street|the town|london|the boulevard)\b[^.;]{0,20}? (?:went on|hummed|roared|rumbled|muttered|"
        r"was awake|moved|carried on|growled|hooted)\b",
    ),
    _row(
        "cave drip",
        r"\b(?:in|into|inside|through|entered|of|from|down|along|across|at|reached|to) (?:the|a|this|that|"
        r"these|those) (?:[\w-]+,? ){0,2}?(?P<at>caves?|caverns?|grotto|dungeons?|catacombs?|mine-?shaft|"
        r"undercroft|sewers?|mine workings|oubliette)\b(?!-?man| of the heart|['\u2019]s)",
    ),
    _row(
        "cave drip",
        r"\b(?:water|moisture|damp|something|drops?) (?:was |were |\w+ ){0,2}?(?P<at>dripped|dripping|drip|"
        r"drips|dropping|trickling|plinked)\b(?: \w+)?(?: (?:somewhere|from the (?:\w+ )?(?:roof|vault|"
        r"ceiling|walls?|rock|stone|arch)|in the dark(?:ness)?|off the|down the (?:walls?|rock|stones?)|"
        r"steadily|slowly))?(?=[.,;]| (?:somewhere|from|in|down|off|into|on)\b)",
        needs=r"caves?|cavern|tunnel|dungeon|cellar|crypt|vault|mine|underground|passage|stair|well|grotto|"
        r"pit|sewer|catacombs?|rock|cell|stalactites?",
    ),
    _row("birds", r"\b(?:birdsong|dawn chorus|song of birds|bird-?song)\b", 2),
    _row(
        "birds",
        r"\bbirds? (?:[\w-]+ ){0,2}?(?P<at>sang|sing|singing|twittering|calling|calls|chattering|piping|"
        r"whistling|chirping|trilling)\b",
    ),
    _row(
        "night insects",
        r"\b(?:crickets|cicadas|grasshoppers|katydids)\b(?: [\w-]+){0,3} (?P<at>were|was|had|began|struck|"
        r"started|in the|are|among|sang)\b",
    ),
    _row(
        "underworld",
        r"\b(?:in|into|through|to|of|entered|down to|reached) the (?P<at>underworld|land of the dead|realm "
        r"of the dead|halls of the dead|kingdom of the dead|world below|nether ?world|land of shades|house "
        r"of the dead)\b",
    ),
    _row(
        "storm",
        r"\b(?:uproar|tumult|fury|gale|storm|tempest|it) (?:had )?(?:\w+ )?(?P<at>passed (?:away|over|by)|"
        r"blown over|"
        r"blew over|spent itself|blew itself out|subsided|abated|moved (?:off|away))\b",
        effect="stops",
        needs="storm|tempest|gale|thunder|thunderstorm",
    ),
    *(
        _row(
            name,
            r"\b(?:noise|talk|voices|din|laughter|hubbub|chatter|conversation|murmur|cheering|music)"
            r"\b[^.;]{0,40}? (?P<at>died|stopped|ceased|went down|fell away|sank|hushed|broke off|faded)\b|"
            r"\b(?P<at2>silence|hush|quiet) (?:fell|came down|spread|settled)\b|\b(?:room|tavern|crowd|"
            r"hall|inn|bar|place) (?P<at3>fell silent|went quiet|went silent|fell quiet|hushed|was hushed|"
            r"quietened)\b",
            effect="stops",
        )
        for name in ("crowd", "tavern")
    ),
)
