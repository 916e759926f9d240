"""The lexicon of what is told without its name: by its own noise, by what it does, by who is deafened."""

from drama.script.prose.cues.model import BEASTS, going_on, heard

_THUD = (
    r"(?:thump|thud|tap|click|clack|clump|clop|crunch|slap|flap|pat|pad|tramp|stomp|squeak|squelch|tip|step)"
)
_FEET = (
    r"feet|foot|barefoot|heels?|shoes?|boots?|soles?|sandals?|slippers|steps?|stairs?|footsteps?|floor|"
    r"floorboards|corridor|passage|cleats|clogs|trainers|sneakers|wellingtons|flip-?flops|crutch(?:es)?|walk|"
    r"walked|walking|wood|planks|boards|deck|jetty|pier|groyne|gangway"
)
_DOORS = (
    r"[\w-]*doors?|gates?|knocker|hatch|shutters?|porch|doorstep|knuckles|hall|knock|knocked|knocking|panels?"
)
_ROOFS = (
    r"(?:roofs?|tin|tiles|slates|skylights?|windows?|window-?panes?|panes?|canvas|tent|umbrellas?|gutters?|"
    r"hats?|bonnet|leaves|awnings?|lids?|caravan|vans?|cab|bus|hut|cabin|hood|shelter|tarpaulin|thatch|"
    r"sills?|window-?sills?|deck|cobbles|pavements?|car)"
)
_ON_ROOFS = (
    rf"(?:on|against|at|off|over|down on|upon) (?:the|a|my|his|her|our|their|every|all the) (?:[\w-]+ "
    rf"){{0,2}}?{_ROOFS}"
)
_BEATS = (
    r"(?:pattered|pattering|drummed|drumming|hammered|hammering|pelted|pelting|lashed|lashing|rattled|"
    r"rattling|beat(?:ing)?|battered|battering|streamed|streaming|bounced|bouncing|splashed|splashing|poured|"
    r"pouring|dripped|dripping)"
)
_WET = (
    r"rain\w*|wet|drops?|drizzle|clouds?|sky|shower|storm|umbrellas?|weather|soaked|drenched|puddles?|"
    r"thunder|handful"
)
_BROKE = (
    r"(?:in a (?:shower|rain|burst) of (?:\w+ )?(?:glass|splinters|fragments)|(?:in|to|into) (?:so |about |a "
    r"|an? )*(?:many |thousand |hundred |dozen |million |several |small |"
    r"tiny |little )*(?:pieces|bits|fragments|shards|splinters|smithereens))"
)
_HARD = (
    r"(?:tiles|flags|flagstones|floor|hearth|hearthstone|stones|cobbles|wall|grate|concrete|pavement|boards|"
    r"marble|lino|deck)"
)
_BRITTLE = (
    r"(?:wine-?|drinking )?glass(?:es)?|decanters?|bottles?|tumblers?|jars?|jugs?|vases?|bowls?|cups?|"
    r"plates?|mugs?|teapots?|saucers?|dish(?:es)?|goblets?|lamps?|mirrors?|china|crockery|window|pane|"
    r"ornaments?|flasks?|phials?|vials?|pots?|tureen|figurine"
)
_HORNS = (
    r"(?:cabs?|taxis?|cars?|drivers?|buses|traffic|lorr(?:y|ies)|trucks?|vans?|motors?|everyone|everybody|"
    r"road|street|avenue|queue|half the \w+|whole of the [\w ]{1,25})"
)

UNNAMED_SHOTS = (
    heard("door knock", r"\b(?:he|she|I|we|they) (?P<at>knocked)(?=:)", 2),
    heard(
        "door creak",
        r"\bon (?:\w+ )?hinges that (?P<at>creaked|complained|shrieked|squealed|screamed|groaned|protested|"
        r"squeaked)\b",
        2,
    ),
    heard(
        "footsteps",
        rf"\b(?P<at>({_THUD}),? (?:and )?\2\b(?:,? (?:and )?\2\b)*)",
        2,
        needs=_FEET,
        unless=rf"{BEASTS}|hearts?|pulse|chest|blood",
    ),
    heard(
        "footsteps",
        r"\b(?P<at>(?:click|clip|pit|pitter|tip)[- ](?:clack|clop|pat|patter|tap))\b",
        2,
        needs=_FEET,
    ),
    heard(
        "footsteps",
        r"(?P<at>\b(?:some(?:body|one)|people) (?:was|were) on the (?:\w+ )?(?:stairs?|landing|steps)\b)",
    ),
    heard(
        "footsteps",
        r"\b(?P<at>some(?:body|one) (?:was|came|went) running|some(?:body|one) ran|some(?:body|one)(?: in "
        r"the room (?:above|overhead)(?: \w+)?)? (?:walked|was walking|went|was moving|moved) (?:about|"
        r"across the (?:room|floor|landing)|overhead|above|up and down))\b(?! for (?:president|mayor|"
        r"office))",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?P<at>crunched|crunching|squelched|squelching|clattered|clattering|clumped|clumping) (?:over|"
        r"across|through|along) (?:the|a|all that|broken|frozen|dry|dead|wet) (?:[\w-]+ )?(?:ruins|glass|"
        r"debris|rubble|frost|stubble|shells|bones|ashes|ice|mud|leaves|grass|snow|gravel|cinders|marsh|"
        r"field|shingle)\b",
        2,
        unless=BEASTS,
    ),
    heard(
        "horse",
        r"\b(?P<at>(?:clip|clop)[- ,]+(?:clop|and drag)(?:[- ,]+(?:clip|clop)[- ,]+(?:clop|and drag))*)\b",
        2,
        unless="shoes|clogs|boots|sandals|pattens|heels",
    ),
    heard(
        "horse",
        r"\bheard (?:the|a|his|her|their) (?:horses?|pony|mare|mule) (?P<at>go|come|coming|going|trot|start|"
        r"move)\b",
        2,
    ),
    heard(
        "door knock",
        r"\b(?P<at>rat-?a?-?tat(?:-tat)*|knock[-, ]+knock|rap[-, ]+rap|tap[-, ]+tap)\b",
        2,
        needs=_DOORS,
    ),
    heard(
        "door knock",
        r"\b(?:there )?(?:came|was|were) (?:a|an|the|one|two|three|four|several|some|another) (?:[\w-]+,? "
        r"){0,3}?(?P<at>taps?|tapping|raps?)(?: (?:up)?on| at| against|(?=[.,;]))",
        2,
        needs=_DOORS,
    ),
    heard(
        "door knock",
        r"\b(?:came|was|were|heard|with|gave) (?:a|an|the|one|two|three|four|several|another) (?:[\w-]+,? "
        r"){0,3}?(?P<at>taps?|tapping|blows?|thumps?|thumping|bangs?|banging|kicks?|raps?) (?:up)?(?:on|at|"
        r"against) (?:the|his|her|our|my) (?:[\w-]+ ){0,2}?(?:door|gate|shutters?|window|hatch|pane|glass|"
        r"wall|hull|lid)\b",
        2,
    ),
    heard(
        "door knock",
        r"\b(?P<at>knocked|rapped|banged|hammered|thumped|pounded) (?:on|at) it(?=[.,;]| with| until| again|"
        r"$)|(?P<at2>\bknocked)(?=:)",
        2,
        needs=rf"{_DOORS}",
    ),
    heard(
        "glass",
        rf"\b(?P<at>went|was|lay|came|broke|burst|flew|fell|exploded|all over the floor)\b[^.;]{{0,40}}? "
        rf"{_BROKE}\b",
        2,
        needs=_BRITTLE,
    ),
    heard(
        "glass",
        rf"\b(?P<at>smashed|shattered|burst|broke|smash|shatter|exploded) (?:up)?(?:on|against|to|into|over|"
        rf"all over|across) (?:the|his|her|our|my|a) (?:[\w-]+ ){{0,2}}?{_HARD}\b",
        2,
        needs=_BRITTLE,
    ),
    heard(
        "sword draw",
        r"\b(?P<at>whisper|hiss|scrape|rasp|slither|ring|rattle|sigh|slide|shiver) of (?:\w+ )?steel(?:"
        r" (?:against|on|over|from|leaving|along|out of) (?:the |its |his |her )?(?:leather|"
        r"scabbards?|sheaths?))?(?=[.,;]| (?:and|as|behind|against|from|on|leaving|out of|over|along)\b)(?! "
        r"on (?:steel|iron|metal|stone))",
        1,
    ),
    heard(
        "whoosh",
        r"\b(?:a|one|with a) (?:[\w-]+ ){0,3}?(?P<at>(?:gasp|hiss|sigh|whoosh|puff|gust|breath) of (?:\w+ "
        r")?air)\b",
    ),
    heard(
        "bell",
        r"\b(?P<at>ding[- ,]+dong|dong[- ,!]+dong|clang[- ,!]+clang|ting[- ,]+ting|ting-a-ling|ding[- "
        r",!]+ding|bong[- ,!]+bong)\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:the|a|school|door|shop|alarm|dinner) bell(?:, which [^;.]{1,80},)? (?:\w+ )?(?P<at>went)(?: "
        r"off)?(?=[.,;]| (?:again|for|and|at|a|just|before|while|as|early|behind|above|over)\b)",
        2,
    ),
    heard(
        "splash",
        r"\b(?:I|he|she|we|they|it) (?:go|went|was|were|plunged|sank) (?P<at>in up to) (?:my|his|her|their|"
        r"the)\b",
        2,
    ),
    heard(
        "splash",
        r"\b(?P<at>up|out) (?:went|goes|came|flew) a (?:[\w-]+ ){0,3}?(?:plume|sheet|fountain|spout|gout) "
        r"(?:of (?:water|spray))?",
    ),
    heard(
        "thunder",
        r"\b(?:sky|hills?|heavens|mountains?|horizon) (?:gave (?:a|another) (?:[\w-]+,? ){0,2}?(?P<at>growl|"
        r"rumble|crack|mutter|roar|grumble))\b",
        2,
    ),
)
"""What is heard once."""

UNNAMED_BEDS = (
    going_on(
        "rain",
        rf"\bit(?:['\u2019]s)? (?:(?:was|kept|had been|is) )?(?:\w+ly |still |now )?(?P<at>{_BEATS}) (?:\w+ "
        rf")?{_ON_ROOFS}\b",
        2,
    ),
    going_on(
        "rain",
        r"\bit(?: was| is|['\u2019]s) (?:\w+ly |just |really |now |still )?(?P<at>coming down|chucking it "
        r"down|bucketing|tipping(?: it)? down|siling down)(?! (?:the|with a|to)\b)",
        2,
        needs=_WET,
    ),
    going_on(
        "rain",
        r"\b(?:the )?(?:whole )?(?:roofs?|tin|slates|tiles|canvas|tent|skylight|gutters?|windows|leaves) "
        r"(?:\w+ly )?(?P<at>roared|drummed|rattled|hissed|streamed|rang|sang|pattered)\b",
        2,
        needs=_WET,
    ),
    going_on(
        "rain",
        r"\b(?:the|a) first (?:\w+ )?(?P<at>drops?) (?:of rain )?(?:\w+ )?(?:hit|fell|struck|came|landed|"
        r"smacked|spotted)\b",
        2,
        effect="begins",
    ),
    going_on(
        "sea",
        r"\b(?P<at>(?:heav|suck|dragg|break|hiss|crash|roll|grind|rush|drag|wash|surg|boom|roar)(?:ing|ed|"
        r"s)?|broke) (?:(?:itself|themselves|up|down|back|in|out|away|and) )*(?:on|over|up|down|against|"
        r"along|among|at|across) (?:the |a )?(?:[\w-]+ )?(?:pebbles|shingle|sand|sands|beach|groynes?|"
        r"sea-?wall|rocks|strand|mole|breakwater|harbour wall)\b",
        2,
        needs=r"sea|waves?|water|tide|surf|swell|ocean|promenade|harbour|boats?|ships?|coast|shore|beach|"
        r"salt|gulls?",
        unless="boots?|feet|shoes|wheels?|hooves|hoofs|boat|keel|cart",
    ),
    going_on(
        "stream",
        r"\b(?:thread|ribbon|trickle|runnel|string|finger|spout|rill) of (?:\w+ "
        r")?water\b[^.;]{0,40}?\b(?P<at>chattered|chattering|babbled|babbling|chuckled|chuckling|gurgled|"
        r"gurgling|tinkled|tinkling|talked|talking|runn?(?:ing)?|ran|fell|falling|tumbled|tumbling|splashed|"
        r"splashing|bubbled|bubbling|singing|sang)\b",
        2,
    ),
    going_on(
        "wind",
        r"\bit (?:\w+ly |still )?(?P<at>howled|moaned|whistled|wailed|roared|whined|shrieked|sighed|keened|"
        r"boomed|sang|whooped|went (?:howling|whooping|whistling|moaning|roaring|shrieking)|screamed) (?:up|"
        r"down|in|round|through|under|along|across|about|over|at) (?:and round |and down )?(?:the|every|my|"
        r"his|her|our|all the) (?:[\w-]+ ){0,2}?(?:chimneys?|eaves|house|walls?|wires?|rigging|key-?holes?|"
        r"roofs?|tower|shutters?|gables?|doors?|windows?|hood|rocks|trees|street|yard|ridge|tent|masts?|"
        r"slates|cracks?)\b",
        2,
    ),
    going_on(
        "night insects",
        r"\b(?:they|all of them|every one of them)\b[^.;]{0,20}? (?:were|are) (?:all )?(?:of them |hard |"
        r"still )*(?P<at>at it|sawing|singing|going|fiddling|chirping|shrilling)\b",
        2,
        needs=r"crickets|cicadas|grasshoppers|katydids",
    ),
    *(
        going_on(
            name,
            rf"\b(?:the |all the |every )?(?:{things}) (?:\w+ )?(?P<at>broke off|break off|stopped|stop|"
            rf"ceased|fell silent|"
            r"fall silent|went quiet|go quiet|hushed|fell quiet|had stopped|were silent)\b",
            2,
            effect="stops",
        )
        for name, things in (
            ("night insects", "crickets|cicadas|grasshoppers|katydids|insects"),
            ("birds", "birds|singing|larks?|blackbirds?|thrush|nightingale|robin|sparrows|starlings"),
        )
    ),
    going_on(
        "city",
        rf"\b{_HORNS} (?:was |were |is |are )?(?:all )?(?P<at>lean(?:ing|ed|t|s)? on (?:its|their|his|her) "
        rf"horns?|hooting|honking|blaring)\b",
        2,
    ),
    going_on(
        "city",
        r"\bhorns (?:were |are )?(?P<at>blared|blaring|honked|honking|hooted|hooting|brayed|braying)\b",
        2,
    ),
    going_on(
        "city",
        r"\b(?:street-?cars?|trams?|trolleys?|omnibus(?:es)?|buses) (?:was |were )?(?P<at>grinding|ground|"
        r"clanged|clanging|rattled|rattling|rumbled|rumbling|screeched|screeching)\b",
    ),
    going_on(
        "tavern",
        r"\b(?:was|were|stood|standing|is|are) (?P<at>(?:two|three|four|five|six|ten) deep) (?:at|along|"
        r"round) the (?:\w+ )?(?:bar|counter)\b|\byou had to (?P<at2>shout) to (?:order|be served|be heard|"
        r"get served)\b",
        2,
    ),
    going_on(
        "fire",
        r"\b(?:last of the )?(?:sticks|logs|embers|coals|flames) (?:\w+ )?(?:fell in and )?(?P<at>went out|"
        r"died|were out|went black|burned out|turned to ash)\b",
        effect="stops",
    ),
    *(
        going_on(
            name,
            r"\byou could (?:have )?(?P<at>hear(?:d)? a pin drop)\b|\bnobody (?P<at2>breathed|made a "
            r"sound)\b",
            effect="stops",
        )
        for name in ("crowd", "tavern")
    ),
    *(
        going_on(
            name,
            r"\b(?:all|everything) (?:was|is|went|fell|grew|became) (?P<at>still|quiet|silent)\b(?! (?:to "
            r"be|as))",
            2,
            effect="stops",
        )
        for name in ("wind", "storm", "crowd", "tavern", "birds", "night insects")
    ),
    *(
        going_on(
            name,
            rf"\b(?:can['\u2019]t|couldn['\u2019]t|no longer) (?:hear|hears|heard) (?:it|them|the (?:\w+ "
            rf")?(?P<at>{things}))\b",
            2,
            effect="stops",
            needs=things,
        )
        for name, things in (
            ("stream", "water|stream|brook|beck|burn"),
            ("river", "water|river|weir"),
            ("sea", "sea|waves|surf"),
            ("city", "traffic|street|city"),
            ("crowd", "crowd|voices|people"),
        )
    ),
)
"""What lasts."""
