"""The lexicon of turns of phrase about weather, water, fire, woods and what lives there."""

from drama.script.prose.cues.model import going_on

_DEEP = (
    r"deep\w*|low|lower|lowest|below|beneath|under|bottom|endless|unending|one note|single|from nowhere|"
    r"walls|"
    r"stone|rock|floor|ground|bones|everything"
)
_BELOW = (
    r"dead|shades?|underworld|ferry-?man|hades|ghosts?|stair|stairs|down there|underground|cave|cavern|mine|"
    r"level|"
    r"crypt|catacombs?|hell|gate|pit|under the hill|abyss|tunnel|nether|souls|lift|branch of"
)
_RIVER_NEAR = (
    r"bridge|gorge|banks?|water|valley|ferry|ford|boat|quay|stairs|palisade|arches|mill|plain|raft|fish|"
    r"current|"
    r"upstream|downstream|crossing|flood|rocks|stones|bed"
)

NATURE_PHRASES = (
    going_on(
        "wind",
        r"\b(?:rose|came|was|began|heard|and|with) (?:a|an|the) (?:(?:thin|low|long|steady|high|faint|dismal|"
        r"distant|wild|eerie|endless|"
        r"hollow|great|shrill|ceaseless),? ){0,3}(?P<at>keening|howling|moaning|soughing|"
        r"skirling)\b",
        2,
        unless="dogs?|wol(?:f|ves)|women|woman|child|people|mourners|ghost|hounds?|cat|voice|crowd",
    ),
    going_on(
        "wind",
        r"\bup (?P<at>went|got|rose|sprang|came) the (?:wind|gale|breeze)\b",
        2,
        effect="begins",
    ),
    going_on("wind", r"\bit was (?:\w+ )?(?P<at>squalling|gusting|storming|blustering)\b", 2),
    going_on(
        "wind",
        r"\bit (?:\w+ )?(?P<at>skriked|bayed|bellowed|howled|boomed|whooped|screamed|keened|moaned|"
        r"whistled)\b",
        2,
        near="winds?|gale|squall|gusts?|weather|storm|breeze",
        unless="dog|wolf|engine|train|owl",
    ),
    going_on("wind", r"\b(?:wind|gale|breeze) (?:was |were )?(?P<at>getting|coming|working|blowing) up\b", 2),
    going_on(
        "wind",
        r"\bwind had (?P<at>found|got|begun|started|come|gone round|backed|risen|freshened|worked|turned|got "
        r"up)\b(?! (?:down|cold feet))",
        2,
    ),
    going_on("wind", r"\bit (?P<at>blew)(?: and blew| hard| harder| all (?:night|day)|(?=[.;]))", 2),
    going_on(
        "storm",
        r"\b(?P<at>storm|tempest|hurricane|blizzard)\b[^.;]{0,60}? (?:flinging|hurling|throwing|beating|"
        r"battering|bellowing|"
        r"howling|raging|roaring|hammering)\b",
        2,
    ),
    going_on(
        "rain",
        r"\bit(?: was|['\u2019]s| is) (?:\w+ )?(?P<at>raining|pouring|drizzling|teeming|spitting|"
        r"sleeting)\b(?! (?:cats|money|"
        r"men|blows))",
        2,
    ),
    going_on(
        "rain",
        r"\bfirst (?:\w+ )?drops (?P<at>are|were|is|was|arrive|arrived|come|came|fall|fell|hit|strike|struck|"
        r"land|landed)\b",
        2,
        effect="begins",
        unless="blood|medicine|sweat",
    ),
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
        r"\b(?:tide|sea|surf|waves?)\b[^.;]{0,30}? (?P<at>wave (?:up)?on wave|wave after wave|drew breath|"
        r"heaving itself|"
        r"shouldering|falling back|crashing and|thumps?|thumped|dragging)\b",
        2,
        unless="crowd|applause",
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
        "river",
        r"\bthe (?-i:[A-Z])\w+(?:,| \w+ly)? (?:went |came |ran |was )?(?P<at>rushing|bawling|roaring|"
        r"muttering|brawling|"
        r"tumbling|foaming|thundering|chattering|gurgling|swirling|roared|rushed|brawled|tumbled|foamed|slid "
        r"by|slid past|"
        r"rolled by|thundered)\b",
        2,
        near=_RIVER_NEAR,
        unless="Wind|Storm|North|Channel|Atlantic|Pacific|King|Queen|Captain|Colonel",
    ),
    going_on(
        "river",
        r"\briver\b[^.;]{0,60}? (?:with (?:a|the) (?:[\w-]+,? ){0,4}?(?P<at>noise|sound|roar|murmur|mutter)|"
        r"saying|talking|"
        r"conversation)\b",
        2,
    ),
    going_on(
        "stream",
        r"\b(?:a|the|little|small) (?:\w+ )?(?:stream|brook|beck|burn|rill|runnel)\b (?:was |went |came "
        r")?(?P<at>running|ran by|"
        r"ran past|runs|ran down|ran along|tittering|laughing|lisping|lisped|prattling|went by)\b(?! (?:of|"
        r"with (?:blood|gold)))",
        2,
    ),
    going_on(
        "stream",
        r"\bit (?:\w+ and )?(?P<at>gurgled|gurgles|tinkled|tinkles|babbled|babbles|dribbles|chuckled|"
        r"chuckles)\b",
        2,
        near="stream|brook|beck|burn|rill|runnel|spring|fountain|water",
    ),
    going_on(
        "fire",
        r"\b(?:fire|blaze|furnace|logs?|peats?|roots?|pine-?knots?|thorn|coals|half a tree|tree-?trunk|"
        r"ash-?trunk|sticks|turf)"
        r"\b[^.;]{0,45}? (?P<at>crackling|snapping|popping|spitting|purring|hissing|sputtering|ticked and|"
        r"snapped|crackled|"
        r"spat|popped|exploded|purred|sputtered|roaring)\b",
        2,
        near="fire|hearth|chimney|blaze|furnace|grate|stove|peats?|coals|lit|flames?|burn\\w*|midst|log",
        unless="he|she|dog|cat|voice|pistol|musket",
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
    going_on(
        "forest",
        r"\b(?:hillside|canopy|woodland|hedges?|orchard|avenue|trees|woods?|forest|greenery|"
        r"leaves)\b[^.;]{0,40}? "
        r"(?P<at>sighed|whispered|soughed|sough|muttered|swayed and|rustled|leafy to-and-fro)\b",
        2,
        unless="she|he|I|they",
    ),
    going_on(
        "forest",
        r"\b(?:rustle|rustling|sigh|whisper|murmur|stir|shiver) (?:went|ran|passed|moved|came) (?:through|"
        r"over|along|among|from) "
        r"the (?:\w+ )?(?P<at>trees|wood|leaves|branches|pines|beeches|oaks|poplars)\b",
        2,
    ),
    going_on(
        "forest",
        r"\b(?:noise|sound|hush|murmur|stir|breath) of (?:a|the) (?:\w+ )?(?P<at>wood|forest|trees|leaves)\b|"
        r"\bmillion "
        r"(?P<at2>leaves)\b|\bleafy (?P<at3>to-and-fro|hush|murmur|stir|whisper)\b",
        2,
    ),
    going_on(
        "birds",
        r"\b(?:thrush(?:es)?|finch(?:es)?|blackbirds?|robins?|starlings?|sparrows?|larks?|wrens?|cuckoos?|"
        r"warblers|linnets?|"
        r"chaffinch(?:es)?|swallows|doves)(?:,| and)[^.;]{0,25}\b(?P<at>thrush(?:es)?|finch(?:es)?|"
        r"blackbirds?|robins?|"
        r"starlings?|sparrows?|larks?|wrens?|cuckoos?|warblers|linnets?|chaffinch(?:es)?|swallows|doves)\b",
        2,
        near=r"sing\w*|sang|song|talk\w*|at it|loud|noise|chatter\w*|call\w*|din|shout\w*|whistl\w*|trill\w*|"
        r"chorus|noisy",
        unless="stuffed|painted|shot|dead|egg|eggs|pie|book|feathers",
    ),
    going_on(
        "birds",
        r"\b(?:woke|woken|wakened|waked|awoke|got up)\b[^.;]{0,25} (?:to|by|with) (?:the )?(?P<at>birds|"
        r"birdsong|larks?|"
        r"sparrows|blackbirds?)\b",
        2,
    ),
    going_on(
        "birds",
        r"\b(?P<at>gulls?|sea-?gulls|kittiwakes|rooks|jackdaws|terns)\b[^.;]{0,25}? (?:screaming|screamed|"
        r"crying|cried|mewing|"
        r"mewed|shouting|shouted|wailing|wailed|squabbling|cawing|cawed|quarrelling|yelling|shrieking)\b",
        2,
    ),
    going_on(
        "birds",
        r"\b(?:blackbird|thrush|robin|lark|wren|nightingale|cuckoo)\b (?:\w+ )?(?P<at>tried|struck up|began|"
        r"started|opened|said|"
        r"went off|tuned up)\b(?! (?:to (?:hop|peck|dig|fly)|on the worm))",
        2,
    ),
    going_on("birds", r"\bevery (?P<at>bird) (?:in|on|along|for)\b", 2),
    going_on(
        "night insects",
        r"(?<!of )\b(?P<at>crickets|cicadas|katydids|cricket after cricket)\b(?! (?:bat|ball|match|team|"
        r"pitch|for supper))",
        2,
        unless="ate|eat|eating|fried|catch|caught|study|studied|jar|box|cage|film|photographs?|hearth",
    ),
    going_on(
        "night insects",
        r"\b(?:meadow|grass|field|reeds|hedge|bush|dark|night)\b[^.;]{0,50}? (?P<at>chirring|shrilling|"
        r"stridulating)\b|"
        r"\b(?P<at2>wings) (?:went on |kept |\w+ )?(?:scraping|sawing|shrilling)\b",
        2,
    ),
    going_on(
        "cave drip",
        r"\b(?P<at>drop (?:after|by) drop(?: after drop)?|a drop here(?:,| and) a drop there|(?:slow |single "
        r"|fat )+drops)\b",
        2,
        near=r"caves?|cavern|tunnel|cellar|crypt|vault|mine|underground|grotto|rock|stone|roof|ceiling|"
        r"walls?|dark|shaft|"
        r"roots|arch|passage|level|stair",
        unless="rain|medicine|tap|blood|wine|nose",
    ),
    going_on(
        "cave drip",
        r"\b(?:water|wet|damp|moisture) (?:was |were )?(?P<at>dropping|falling|fell|dropped|dripping|dripped|"
        r"ticking)\b"
        r"[^.;]{0,30}?(?:slow|from|out of|on to|in drops|drop|tick)",
        2,
        near=r"caves?|cavern|tunnel|cellar|crypt|vault|mine|underground|grotto|rock|roof|ceiling|stone|dark|"
        r"roots|shaft",
        unless="sea|river|weir|tide|rain|eyes",
    ),
    going_on(
        "cave drip",
        r"\b(?:roof|ceiling|vault|rock|lode|stone|walls?) (?:\w+ )?(?P<at>lets? (?:fall|go of)|let go|"
        r"sweats?|sweated|wept|"
        r"weeps|drips?|dripped)\b[^.]{0,50}?(?:drop|plink|plonk|plop|tock|tick|water|it\b)",
        2,
    ),
    going_on(
        "cave drip",
        r"(?:^|[,;:] )(?P<at>plip|plink|plonk|plop|tock|pit-pat|drip)(?=[,.;!])",
        2,
        near=r"caves?|cavern|tunnel|cellar|crypt|vault|mine|underground|grotto|rock|roof|ceiling|shaft|level|"
        r"ladder|lode|"
        r"concrete|buckets?",
        unless="pebble|threw|thrown|dropped|rain|stone into",
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
    going_on(
        "underworld",
        rf"\b(?P<at>hum|drone|droning|humming|hummed|throbb\w+|note|tone|"
        rf"moan)\b(?=[^.]{{0,110}}\b(?:{_DEEP})\b)",
        2,
        near=_BELOW,
        unless="bees?|engines?|fridge|refrigerator|insects?|flies|machine|dynamo|aeroplane|pipes?|"
        "organ-?pipes|choir",
    ),
    going_on(
        "underworld",
        rf"\b(?:{_DEEP}|great)\b[^.;]{{0,25}}? (?P<at>hum|drone|humming|hummed|note|tone|moan)\b",
        2,
        near=_BELOW,
        unless="bees?|engines?|fridge|refrigerator|insects?|flies|machine|dynamo|aeroplane|pipes?|"
        "organ-?pipes|choir|notepaper",
    ),
)
