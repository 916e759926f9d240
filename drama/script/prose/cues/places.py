"""The lexicon of what a place sounds like, said by the way: by a cheerful fire, across a crowded square."""

from drama.script.prose.cues.model import going_on

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

_A_FIRE = (
    r"(?:the|a|an|their|his|her|our|my|another|that) (?:[\w-]+,? ){0,3}?(?:fire|fireside|hearth|camp-?fire|"
    r"bonfire|blaze|fireplace|chimney-?corner|log fire|ingle-?nook)\b(?! (?:engine|escape|alarm|exit|brigade|"
    r"night|"
    r"door|drill|station|irons?|of (?!logs|sticks|wood|coal|peat|driftwood|turf)|and sword|insurance|"
    r"extinguisher|truck))(?<!the fire of)"
)

PLACES = (
    going_on(
        "fire",
        r"\b(?:by|beside|before|round|around|near|nearer|in front of|over|at|of|up to|from|with|close to|"
        r"toward|"
        r"towards) " + _A_FIRE,
    ),
    going_on(
        "fire",
        r"\b(?:to|into|on) " + _A_FIRE,
        unless="gave|given|gives?|giving|threw|thrown|throws?|throwing|tossed|cast|flung|dropped|consigned|"
        "committed|"
        "fed|put|thrust|pitched|went|gone",
    ),
    going_on(
        "fire",
        r"\b(?:a|an|the|another|great|good|bright|cheerful|big|huge|roaring|small|little|log|wood|coal|peat|"
        r"open) (?:[\w-]+,? ){0,2}?fire(?: of (?:logs|sticks|wood|coal|coals|peat|driftwood|turf|"
        r"brushwood))?(?! of\b),?(?: [\w-]+,?){0,3} (?P<at>burned|burnt|burning|blazed|blazing|flamed|glowed|"
        r"glowing|"
        r"lit|was going|going|roared|roaring|crackled|crackling|flickered|in the (?:grate|hearth|stove|"
        r"fireplace|middle|chimney)|on the hearth)\b(?! down)",
    ),
    going_on(
        "fire",
        r"\b(?:poked|stirred|raked|fed|mended|made up|built up|banked|blew on|stoked|kicked) (?:up )?(?:the|"
        r"a|his|her|their) (?:\w+ )?(?P<at>fire|logs|embers|coals|blaze)\b|\b(?P<at2>fire-?light)\b|\bthe "
        r"(?P<at3>glow) of (?:a|the) (?:[\w-]+ )?(?:fire|hearth|embers)\b",
    ),
    going_on(
        "fire",
        r"\b(?:lit|lighted|kindled|built|made|started|laid|had) (?:up )?(?:the|a|an|another|our|their|his) "
        r"(?:[\w-]+ ){0,2}?(?P<at>fire|bonfire|camp-?fire|beacon)\b(?! (?:engine|escape|of))",
        effect="begins",
    ),
    going_on(
        "sea",
        r"\b(?:by|beside|from|into|across|over|along|on|to|down to|above|in|off|below) the (?:[\w-]+ "
        r")?(?P<at>sea|waves|surf|shore|beach|breakers|sea-?shore|sea-?wall|shingle|sands|tide-?line|"
        r"strand)\b(?!-|['\u2019]s| (?:of (?!the sea)|captain|chest|air|shell|level|bed))",
    ),
    going_on(
        "sea",
        r"\bwater\b[^.;]{0,20}? (?P<at>slapped|lapped|slapping|lapping|gurgled|sucked|slopped|chuckled|"
        r"gurgling|washed|sucking|slopping|knocking) (?:\w+ )?(?:against|at|on|under|along|round|among|"
        r"about|below|up)\b",
        2,
        "calm",
    ),
    going_on(
        "river",
        r"\b(?:by|beside|along|alongside|across|near|over|to|into|in) (?:the|a|this|that|its|their) "
        r"(?:[\w-]+ ){0,2}?(?P<at>river|river-?bank|waterfall|weir|rapids|mill-?race)\b(?!['\u2019]s\b|-| "
        r"(?:of (?:tears|blood|time|light|gold|people|words|faces)|police|(?-i:[A-Z])))",
    ),
    going_on(
        "river",
        r"\b(?:a|the|another) (?:[\w-]+,? ){0,2}?(?P<at>river)\b,? (?:broad|wide|black|deep|swift|brown|"
        r"swollen|moving|running|in flood|and)\b",
    ),
    going_on(
        "stream",
        r"\b(?:by|beside|along|alongside|across|near|over|to|into|on|crossed|forded|jumped|from|above|in|"
        r"down to) (?:the|a|this|that|its|their) (?:[\w-]+ ){0,2}?(?P<at>stream|brook|beck|burn|rill|creek|"
        r"brooklet)\b(?!['\u2019]s\b|-| of\b)",
    ),
    going_on(
        "stream",
        r"\b(?:tinkle|trickle|murmur|sound|gurgle|babble|rush|ripple|splash) of (?:the |a |some |\w+ "
        r"){0,2}?(?P<at>running water|falling water|streams?|brooks?|becks?|springs?)\b",
        2,
    ),
    going_on(
        "forest",
        r"(?<!cottage )(?<!house )(?<!hut )(?<!place )(?<!home )\b(?:through|into|in|under|beneath|inside|"
        r"from) (?:the|a|these|those|that|this|some) (?:[\w-]+ ){0,2}?(?P<at>forest|woods?|woodland|pines|"
        r"beeches|oaks|firs|copse|greenwood|pinewood|spinney|thicket|wildwood|birches|grove|undergrowth|"
        r"(?<=under the )trees|(?<=beneath the )trees|(?<=into the )trees)\b(?! (?:panel|floor|fire|stove|"
        r"pile|line|trunk|of (?:the )?(?:door|table|bow)|en)|-)",
    ),
    going_on(
        "forest",
        r"(?<!in )(?<!of )(?<!from )(?<!through )\b(?:the|a) (?:[\w-]+ )?(?P<at>forest|woods|wood) (?:was|"
        r"is|grew|closed|lay|stood|had|seemed|went|thickened|rose|became)\b",
    ),
    going_on(
        "crowd",
        r"\b(?:through|into|in|among|amongst|before|over|from|with|at|across|past) (?:the|a|an|this|that|"
        r"such a) (?:[\w-]+,? ){0,2}?(?P<at>crowds?|throng|mob|multitude|crush|crowd of people|press of "
        r"people)\b(?! of (?:\w+ )?(?:memories|thoughts|cares|fears|things|ideas|sail|trees|gnats))",
    ),
    going_on(
        "crowd",
        rf"\b(?:{_PUBLIC})\b[^.;]{{0,30}}? (?:was|were|is|are) (?:\w+ ){{0,2}}?(?P<at>{_FULL})\b(?! of "
        rf"(?!(?:the )?(?:\w+ )?(?:people|men|women|soldiers|guests|children|folk|voices|sailors|carts|"
        rf"stalls|buyers|noise)\b))",
    ),
    going_on(
        "crowd",
        rf"\b(?:crowded|packed|thronged|bustling|busy|noisy|jostling|teeming) (?P<at>{_PUBLIC}|rooms?|table|"
        rf"deck)\b",
    ),
    going_on(
        "crowd",
        r"\b(?:the|a|there was|there were|burst of|loud|great|much|with|to|of|some|their) (?:\w+ "
        r")?(?P<at>cheers|cheering|hubbub|shouting and|clapping|hurrahs|hurrahing|hooting|jeering)\b(?! "
        r"(?:up|of (?:the )?(?:birds|rooks)))|\b(?:burst|round|ripple|smattering|outbreak) of "
        r"(?P<at2>applause|clapping)\b",
    ),
    going_on(
        "crowd",
        r"\b(?:every(?:one|body)|people|men|women|they all|all of them|children|the whole \w+|guests|"
        r"sailors|the crew) (?:\w+ )?(?:was|were|is|are|began|started) (?:\w+ )?(?P<at>shouting|cheering|"
        r"laughing and|talking at once|to cheer|to clap|to shout|clapping|chattering|singing|screaming|"
        r"yelling)\b",
    ),
    going_on(
        "tavern",
        rf"\b(?:the|a|this|that|its) {_OWN}(?:{_TAVERNS})\b(?: (?:of|at|in) (?:the )?[\w ]{{1,25}}?)? "
        rf"(?:was|were|is) (?:\w+ ){{0,2}}?(?P<at>{_FULL}|hot|thick|smoky|warm|in an uproar)\b",
        2,
    ),
    going_on(
        "tavern",
        r"\b(?:in|into|inside|through|entered|across|over|at|of|to|round|reached) (?:the|a|this|that|its) "
        r"(?:[\w-]+,? ){0,3}?(?P<at>tap-?room|tavern|ale-?house|public bar|saloon bar|bar-?room|coffee[- "
        r"]room|wine-?shop|beer-?house)\b(?!['\u2019]s|-)",
    ),
    going_on(
        "tavern",
        r"\b(?:customers|drinkers|drovers|sailors|regulars|seafaring men|company|topers|guests|carters|"
        r"soldiers)\b[^.;]{0,60}?\b(?P<at>talked|laughed|roared|shouted|sang|drank|talking|laughing|"
        r"shouting|drinking|singing|clinked)\b",
        needs=rf"{_TAVERNS}|tavern|landlord|inn-?keeper|tankards?|ale|beer|mugs|potboy|barmaid|public house|"
        r"tobacco smoke|counter",
    ),
    going_on(
        "city",
        r"\b(?:in|into|along|through|down|across|from|up|over|on|by) (?:the|a|this|that|those) (?:[\w-]+,? "
        r")?(?:busy|crowded|noisy|bustling|main|high|city|thronged|teeming|seething) (?P<at>streets?|city|"
        r"town|thoroughfare|avenue|boulevard|pavements?|crossing)\b",
    ),
    going_on(
        "city",
        r"\b(?P<at>traffic|buses|taxis|lorries|cars|trams|sirens?|horns)\b(?: (?:and|or) \w+)?(?: \w+)? "
        r"(?:was|were|went|passed|roared|hooted|hummed|rolled|moved|streamed|wailed|blared|honked|crawled|"
        r"rumbled|rattled|ground|in the street|outside|below|in the distance|going by|goes|go|pass|hum|"
        r"roar)\b(?! (?:warden|light))",
    ),
    going_on(
        "city",
        r"\b(?:outside|below|far below|beneath|down there)\b[^.;]{0,30}? (?P<at>the city|the traffic|the "
        r"street|the town|london|the boulevard)\b[^.;]{0,20}? (?:went on|hummed|roared|rumbled|muttered|was "
        r"awake|moved|carried on|growled|hooted)\b",
    ),
    going_on(
        "cave drip",
        r"\b(?:in|into|inside|through|entered|of|from|down|along|across|at|reached|to) (?:the|a|this|that|"
        r"these|those) (?:[\w-]+,? ){0,2}?(?P<at>caves?|caverns?|grotto|dungeons?|catacombs?|mine-?shaft|"
        r"undercroft|sewers?|mine workings|oubliette)\b(?!-?man| of the heart|['\u2019]s)",
    ),
    going_on(
        "cave drip",
        r"\b(?:water|moisture|damp|something|drops?) (?:was |were |\w+ ){0,2}?(?P<at>dripped|dripping|drip|"
        r"drips|dropping|trickling|plinked)\b(?: \w+)?(?: (?:somewhere|from the (?:\w+ )?(?:roof|vault|"
        r"ceiling|walls?|rock|stone|arch)|in the dark(?:ness)?|off the|down the (?:walls?|rock|stones?)|"
        r"steadily|slowly))?(?=[.,;]| (?:somewhere|from|in|down|off|into|on)\b)",
        needs=r"caves?|cavern|tunnel|dungeon|cellar|crypt|vault|mine|underground|passage|stair|well|grotto|"
        r"pit|sewer|catacombs?|rock|cell|stalactites?",
    ),
    going_on("birds", r"\b(?:birdsong|dawn chorus|song of birds|bird-?song)\b", 2),
    going_on(
        "birds",
        r"\bbirds? (?:[\w-]+ ){0,2}?(?P<at>sang|sing|singing|twittering|calling|calls|chattering|piping|"
        r"whistling|chirping|trilling)\b",
    ),
    going_on(
        "night insects",
        r"\b(?:crickets|cicadas|grasshoppers|katydids)\b(?: [\w-]+){0,3} (?P<at>were|was|had|began|struck|"
        r"started|in the|are|among|sang)\b",
    ),
    going_on(
        "underworld",
        r"\b(?:in|into|through|to|of|entered|down to|reached) the (?P<at>underworld|land of the dead|realm "
        r"of the dead|halls of the dead|kingdom of the dead|world below|nether ?world|land of shades|house "
        r"of the dead)\b",
    ),
    going_on(
        "river",
        r"\b(?:crossed|forded|followed|swam|crossing|fording|following) the (?:[\w-]+ ){0,2}?(?P<at>river|"
        r"rapids)\b(?!['\u2019]s\b|-| on the map)|\b(?:rowed|drifted|floated|sailed|paddled|poled|swept|"
        r"punted|carried|went|glided|slid) (?:\w+ )?(?:up|down|on|along) the (?:[\w-]+ "
        r")?(?P<at2>river)\b(?!['\u2019]s\b|-)",
    ),
    going_on(
        "river",
        r"\briver (?:\w+ )?(?:was|ran|came down|had come) (?:\w+ ){0,3}?(?P<at>loud|noisy|in spate|in "
        r"flood|roaring)\b",
        2,
    ),
    going_on(
        "river",
        r"\bwater (?:\w+ )?(?P<at>roared|thundered|foamed|rushed|poured|boiled) (?:\w+ )?(?:over|through|"
        r"under|past|down) the (?:\w+ )?(?:weir|sluice|sluices|rocks|dam|arches|falls|lock|race|bridge)\b",
        2,
        "rushing",
    ),
    going_on(
        "stream",
        r"\bwater (?:\w+ )?(?P<at>trickled|ran|chuckled|chattered|tumbled|bubbled|gurgled|rippled|talked|"
        r"babbled) (?:\w+ )?(?:over|between|among|through|down|round) (?:the |some )?(?:\w+ )?(?:stones|"
        r"rocks|pebbles|moss|roots|ferns|boulders)\b|\b(?:a|the) (?:[\w-]+ )?spring (?:\w+ "
        r")?(?P<at2>bubbled|trickled|welled|gushed|rose|ran|gurgled)\b",
    ),
    going_on("stream", r"\bat the (?:[\w-]+ )?(?P<at>stream|brook|beck|spring)\b(?!['\u2019]s\b|-| of\b)"),
    going_on(
        "stream",
        r"\b(?:beck|brook|stream|burn|creek|rill) (?:was|ran|had been) (?:\w+ )?(?P<at>loud|noisy|full|high|"
        r"in spate|swollen|talking)\b",
        2,
    ),
    going_on(
        "sea",
        r"\b(?:on|over|through|into|at|by|against|in|among|watched|watching|above|upon) the (?:[\w-]+ "
        r"){0,2}?(?P<at>waves|swell|surf|breakers|rollers|tide)\b(?! of\b)(?!-)",
        needs=r"sea|ocean|ship|boat|beach|shore|sand|sands|coast|island|cliffs?|harbour|bay|sailors?|deck|"
        r"mast|raft|captain|shingle",
    ),
    going_on(
        "sea",
        r"\b(?:sea|waves|surf|tide|ocean)\b (?:was|were|is|are|became) [^.;]{0,30}?\b(?:a|an) (?:[\w-]+,? "
        r"){0,2}?(?P<at>murmur|roar|whisper|hiss|growl|sigh|boom|line and a murmur|rumble|thunder)\b",
        2,
    ),
    going_on(
        "fire",
        r"\b(?:on|onto|into|at|over|by|to|from|in) the (?:[\w-]+ )?(?P<at>flames|embers|blaze|campfire|"
        r"bonfire|log fire)\b(?! of (?:\w+ )?(?:love|war|hell|passion|anger))|\b(?:put|threw|tossed|laid|"
        r"set|heaped|piled|dropped|pushed|kicked|rolled) (?:on )?(?:a|another|more|two|some|the|an|fresh|"
        r"the last) (?:[\w-]+ ){0,3}?(?P<at2>logs?|sticks?|turf|coals?|driftwood|peat|faggots?|branches) "
        r"(?:on|onto|into|on to)\b",
    ),
    going_on(
        "fire",
        r"\b(?:barn|house|roof|thatch|hall|mill|ship|village|town|tower|stables?|rick|haystack|cottage|"
        r"castle|gates?|bridge|warehouse|theatre|palace) (?:was|were|is|are) (?:\w+ )?(?P<at>burning|ablaze|"
        r"on fire|alight|in flames|aflame|blazing)\b(?! with (?:light|lights|candles|lamps|colou?r))",
        unless="had|['\u2019]d",
    ),
    going_on(
        "forest",
        r"\b(?:between|through|into|under|beneath) the (?:[\w-]+,? )?(?P<at>trees|pines|beeches|oaks|firs|"
        r"birches|trunks)(?=[.,;]| (?:and|to|with|until|towards?|for|on|as)\b)",
        needs=r"woods?|forest|trees|path|branches|leaves|trail|undergrowth|bracken|ferns",
    ),
    going_on(
        "birds",
        r"\b(?:larks?|blackbirds?|thrush(?:es)?|robins?|sparrows|swallows|starlings|finch(?:es)?|skylarks?|"
        r"birds|wrens?|nightingales?) (?:was|were|is|are) (?:\w+ )?(?P<at>at it|up over|up|loud|busy in|"
        r"awake|noisy|singing|quarrelling|squabbling|at their evensong)\b|\b(?:full of|loud with|alive with|"
        r"noisy with) (?P<at2>birds|birdsong|sparrows|starlings|larks)\b",
    ),
    going_on(
        "night insects",
        r"\b(?:full of|loud with|alive with|noisy with|nothing but|only|sound but) (?:the )?(?:\w+ (?:of "
        r")?)?(?P<at>crickets|cicadas|grasshoppers|katydids)\b",
        2,
    ),
    going_on(
        "crowd",
        r"\b(?:every(?:one|body)|people|they all|all of them|children|the whole \w+|guests|the crew|half "
        r"the \w+|a hundred people|men and women) (?:\w+ )?(?:was|were|is|are) (?:all |still |\w+ing and "
        r")?(?P<at>talking|clapping|applauding|yelling|babbling|booing|jeering|hooting|stamping|"
        r"roaring)\b(?! (?:about|of|to (?:him|her|me)))",
    ),
    going_on(
        "crowd",
        r"\b(?:a|the|another|one) (?:[\w-]+ )?(?P<at>(?:ripple|burst|gale|roar|storm|wave|buzz|hum|titter|"
        r"gust|outbreak|shout|round|rumble|thunder|murmur) of (?:\w+ )?(?:laughter|applause|talk|voices|"
        r"conversation|excitement|cheering|clapping|approval|protest|surprise))(?=[.,;]| (?:ran|went|rose|"
        r"swept|came|passed|broke|greeted|followed|filled|from|rippled|rolled|spread|moved)\b)",
        needs=r"crowds?|hall|court|courtroom|theatre|audience|gallery|benches|stands|square|congregation|"
        r"spectators",
    ),
    going_on(
        "crowd",
        r"\b(?:a|an|the|another|one|great|loud) (?:[\w-]+,? ){0,2}?(?P<at>cheers?|murmur|gasp|groan|ovation|"
        r"hubbub|clamour|hurrah|boo|jeer) (?:\w+ )?(?:went up|rose|broke out|went round|ran through|ran "
        r"round|ran along|went along|burst|greeted|swept|went through|broke from|rolled)\b|\b(?:a|the) "
        r"(?P<at2>roar) (?:went up|rose|broke|came) from the (?:crowd|stands|benches|terraces|people|"
        r"gallery|men|square|audience)\b",
        2,
    ),
    going_on(
        "crowd",
        r"\b(?:room|hall|court|courtroom|stands|gallery|benches|terraces|square|tables|theatre|stadium|"
        r"chamber|congregation|church|audience|whole place|whole room|pavilion|auditorium|class) (?:\w+ "
        r")?(?P<at>erupted|buzzed|hummed|exploded|applauded|cheered|roared|(?:rang|rocked|shook) with "
        r"(?:cheers|laughter|voices|talk|shouts|applause)|burst into (?:applause|cheers|laughter)|went wild|"
        r"was in uproar)\b",
    ),
    going_on(
        "crowd",
        r"\b(?:every(?:one|body)|they all|all of them|the (?:children|men|crew|guests|class|whole \w+|"
        r"audience|others|team|sailors|soldiers)) (?:\w+ )?(?P<at>cheered|clapped|applauded|booed|"
        r"jeered)\b(?! up)|\bvoices (?:rose|were raised|called|shouted|came|broke out) (?:\w+ )?(?P<at2>on "
        r"(?:all|every) sides?|all (?:a)?round|everywhere|from (?:all|every) (?:sides?|corner|table))\b",
    ),
    going_on(
        "tavern",
        r"\b(?:it|the place|the room|inside) (?:was|is) (?:\w+ )?(?P<at>loud|noisy|packed|crowded|heaving|"
        r"busy|roaring|full (?=of (?:smoke|men|people|noise|talk)))\b",
        2,
        needs=r"tap-?room|tavern|ale-?house|bar|inn|pub|saloon|wine-?shop|beer-?house|public house",
    ),
    going_on(
        "tavern",
        r"\b(?:tavern|pub|inn|bar|tap-?room|saloon|ale-?house) (?:\w+ )?(?P<at>roared|hummed|buzzed|heaved|"
        r"bustled|was (?:three|four) deep)\b",
    ),
    going_on(
        "city",
        r"\b(?:street|road|avenue|boulevard|high street|thoroughfare|junction|pavements?|crossing|"
        r"embankment)\b (?:was|were|is|are) (?:\w+ )?(?P<at>busy|crowded|noisy|thronged|loud|choked|jammed|"
        r"full of (?:traffic|cars|buses|carriages|people|taxis))\b",
    ),
    going_on(
        "cave drip",
        r"\b(?:cave|cavern|tunnel|stalactites?|vault|roof|ceiling|mine) (?:\w+ )?(?P<at>dripped|ran with "
        r"wet)\b|\bdrops? (?:of water )?(?:\w+ )?(?P<at2>fell|fall|falling|dropped) (?:\w+ )?(?:from|off|"
        r"into|somewhere)\b|\bwater (?:was |were )?(?P<at3>falling|fell|dropping),? (?:a drop|drop by drop|"
        r"one drop|somewhere)\b",
        needs=r"caves?|cavern|tunnel|dungeon|cellar|crypt|mine|underground|grotto|pit|sewer|catacombs?|"
        r"stalactites?|shaft|the",
    ),
    going_on(
        "cave drip",
        r"\b(?:into|down|in|inside|entered|through|along|of|down to|down into) the (?:[\w-]+ )?(?P<at>mine|"
        r"mines|mine-?workings|crypt|grotto|sewers)(?=[.,;]| (?:at|and|to|was|with|the|until|where)\b)|"
        r"\b(?:cave|cavern|grotto|dungeon|catacombs|crypt|mine) (?:was|were) (?:\w+ )?(?P<at2>cold|dark|wet|"
        r"damp|black|dripping|icy|silent but for)\b",
    ),
    *(
        going_on(
            name,
            r"\b(?:noise|talk|voices|din|laughter|hubbub|chatter|conversation|murmur|cheering|"
            r"music)\b[^.;]{0,40}? (?P<at>died|stopped|ceased|went down|fell away|sank|hushed|broke off|"
            r"faded)\b|\b(?P<at2>silence|hush|quiet) (?:fell|came down|spread|settled)\b|\b(?:room|tavern|"
            r"crowd|hall|inn|bar|place) (?P<at3>fell silent|went quiet|went silent|fell quiet|hushed|was "
            r"hushed|quietened)\b",
            effect="stops",
        )
        for name in ("crowd", "tavern")
    ),
)
