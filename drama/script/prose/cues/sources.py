"""What makes sounds, and how it is told: the classes of the lexicon."""

from drama.script.prose.cues.classes import Class, rows
from drama.script.prose.cues.model import BEASTS, Row

_DOORS = (
    r"(?:[a-z]+-?)?doors?|gates?|hatch(?:es)?|lids?|shutters?|trap-?doors?|portcullis|wickets?|casements?|"
    r"doors? and windows?|draw-?bridge|grilles?"
)
_STEPS = "foot-?steps?|foot-?falls?|(?<!of )(?<!into )tread"
_FEET = (
    "(?:our|his|her|their|my|own) steps|feet|foot|boots|shoes|heels|sandals|hobnails|clogs|slippers|soles|"
    "trainers|sneakers|cleats|wellingtons|brogues|stilettos|spikes|flip-flops"
)
_TROD = (
    "sounded|echoed|rang|approached|clattered|clicked|clacked|pattered|padded|pounded|thudded|thumped|"
    "hammered|drummed|crunched|scraped|scuffed|shuffled|squeaked|squelched|slapped|stamped|tramped|clumped|"
    "clomped|stumped|rustled|crackled|tapped|rattled|boomed|scuttled|scurried|receded|scrunched|thundered|"
    "went by|went past|came up|came along|came past|clanged|smacked|splashed|skidded|clopped|died away|faded|"
    "drew near|drew nearer|came closer|came nearer"
)
_HOOVES = "hooves|hoofs|hoof-?beats?|horse-?hooves|horseshoes|iron shoes"
_HORSES = r"horses?|mares?|stallions?|pony|ponies|steeds?|chargers?|cavalry|horsemen|horseman"
_CARRIAGES = (
    "carriages?|coach(?:es)?|dog-?carts?|hansoms?|phaetons?|chaises?|gigs?|broughams?|stage-?coach|wag+ons?|"
    "carts?|cal[e\u00e8]che|post-?chaise|brewer['\u2019]s dray|drays?"
)
_BELLS = r"(?:church|hand|door|ship['\u2019]s|alarm|school|dinner|chapel|front-?door|shop)?[- ]?bells?|chimes"
_CLOCKS = r"(?:[a-z]+-)?clocks?|campanile"
_GLASS = (
    "(?:window|wine|drinking|looking)?-?glass(?:es)?|(?:window-?)?panes?|windows?|windscreen|windshield|"
    "bottles?|tumblers?|mirrors?|goblets?|vases?|jugs?|lamps?|jars?|decanters?|chandeliers?|cups?|plates?|"
    "saucers?|crockery|china|teapots?|bowls?|flasks?|light ?bulbs?|phials?|vials?|pots?|dish|dishes|mugs?"
)
_BLADES = (
    "swords?|blades?|rapiers?|sabres?|sabers?|cutlass(?:es)?|broadswords?|scimitars?|longswords?|foils|"
    "daggers"
)
_RAIN = "rain|raindrops?|drizzle|downpour|sleet|rain-?water"
_WIND = (
    r"(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\bto )winds?|breezes?|gales?|gusts?|squalls?|night-?wind|"
    "sea-?wind"
)
_SEA = (
    "waves?|surf|breakers?|tide|swell|seas?|ocean|rollers|wavelets|combers|(?:the|black|cold|dark|grey|gray|"
    "salt) water"
)

SHOT_CLASSES = (
    Class(
        "door slam",
        _DOORS,
        "slammed|banged|crashed|clanged|clapped|thudded|thumped|boomed|clashed|smacked|smacked shut|swung "
        "to|clunked|thunked|whacked|fell to|slapped shut|snapped to",
        "slam|bang|crash|thud|boom|clang|clap|slamming|banging|clash|clunk|thump|clatter|smack",
        "slammed|banged shut|banged to|banged behind|clanged shut|crashed shut|boomed shut|swung to|smacked "
        "shut",
    ),
    Class(
        "door creak",
        f"{_DOORS}|hinges?|latch|pivot",
        "creaked|groaned|screeched|squeaked|squealed|grated|shrieked|whined|complained|rasped|moaned|"
        "protested|scraped|ground|ground open|screamed|whimpered|sang|cried|grumbled|squawked|juddered",
        "creak|squeak|groan|squeal|creaking|squeaking|screech|whine|rasp|grating|scrape|protest|complaint|"
        "shriek",
        "creaked open|squealed open|groaned open|creaked|squealed|ground open|scraped open|screeched",
    ),
    Class(
        "footsteps",
        _STEPS,
        f"{_TROD}|came|went|crossed|passed|followed|hurried|ran|stopped|paused|halted|descended|ascended|"
        "climbed|retreated|faded|died away|drew near|fell|mounted|quickened|slowed|returned|moved|neared|"
        "travelled|faded|went by|went past|went off|drew closer|drew nearer|clicked|padded|thumped",
        "sound|sounds|noise|clatter|thud|tramp|patter|echo|echoes|shuffle|crunch|pounding|tap|click|scuffle|"
        "clump|beat|stamp|rush|trampling|pad|padding|scurry|creak|rhythm|ring",
        itself=True,
    ),
    Class(
        "footsteps",
        _FEET,
        _TROD,
        "sound|sounds|noise|clatter|thud|tramp|patter|echo|shuffle|crunch|pounding|tap|click|scuffle|clump|"
        "stamp|stamping|trampling|tramping|shuffling|scuffling|pattering|clicking|clack|squeak|scrape|pad|"
        "padding|beat|thunder|slap|rush",
        unless=rf"{BEASTS}|iron",
    ),
    Class(
        "horse",
        _HOOVES,
        "sounded|echoed|rang|beat|struck|drew near|came up|came down|came on|came nearer|came along|"
        "clattered|clopped|drummed|thundered|pounded|thudded|rattled|approached|hammered|scraped|slipped|"
        "crunched|splashed|faded|died away|receded|clicked|stamped|passed|galloped|kicked|thumped|came past|"
        "clanged|skidded|rumbled|struck sparks|went by|slowed",
        "clatter|clattering|sound|beat|beating|drum|drumming|thud|thudding|rattle|clop|noise|trampling|"
        "tramp|thunder|clip-clop|ring|pounding|echo|rhythm|stamp|stamping|click|crunch|clang|ringing",
        itself=True,
    ),
    Class(
        "horse",
        _HORSES,
        "galloped|cantered|trotted|clattered|thundered|clopped|clip-clopped|bolted|plodded",
        "clatter|clattering|sound|noise|trampling|tramp|stamping|galloping|trotting|clop|clip-clop",
    ),
    Class(
        "horse",
        _HORSES,
        "stamped|pawed|reared|shied|plunged|kicked|went by|went past|came on|came by",
        "stamp",
        weight=1,
    ),
    Class(
        "horse",
        _CARRIAGES,
        "rattled|rumbled|clattered|rolled|rolled away|rolled up|trundled|jolted|lumbered|bowled|drew up|"
        "drove up|drove off|drove away|pulled up|went by|went past|creaked|crunched|came up|came down|came "
        "along|came round|rolled to a stop|lurched|swayed|turned in",
        "rattle|rumble|clatter|rumbling|rattling|creak|creaking",
        weight=1,
    ),
    Class(
        "bell",
        _BELLS,
        "rang|tolled|chimed|pealed|jangled|clanged|tinkled|sounded|struck|boomed|jingled|pinged|dinged|"
        "clanked|clinked|tinged|called|broke out|spoke|rang out|started|began|clattered|were going|was "
        "going|woke|clamoured|donged|bonged|gave tongue|hummed|chinked",
        "toll|tolling|peal|peals|chime|chiming|ringing|ring|tinkle|tinkling|clang|clanging|jingle|ding|note|"
        "stroke|strokes|sound|clank|knell|jangle|clamour|clamor|ping|clink",
        "tolled|pealed|chimed|clanged|rang a second|rang a third|rang again",
        itself=True,
    ),
    Class(
        "bell",
        _CLOCKS,
        "struck|chimed|boomed|tolled|struck up|whirred|pinged",
        "stroke|strokes|chime|chimes|chiming|striking",
        "chimed|struck again|struck the hour|struck the quarter|struck one|struck two|struck three",
        weight=1,
    ),
    Class(
        "glass",
        _GLASS,
        "shattered|smashed|broke|exploded|splintered|burst|crashed|flew apart|went to pieces|fell to pieces|"
        "fell to bits|flew to pieces|crunched|burst against|blew in|blew out|caved in",
        "smash|crash|tinkle|shattering|smashing|breaking|splintering|crunch|crack|shatter",
        "shattered|smashed|flew to pieces|broke into pieces|burst into a thousand pieces|went to pieces",
    ),
    Class(
        "glass",
        "glasses|cups|goblets|tumblers|china|crockery|teacups|bottles|spoons|plates|tankards|teacup|"
        "tea-things",
        "clinked|chinked|tinkled|rattled|rang|chimed|clattered",
        "clink|clinking|chink|chinking|clatter|rattle|tinkle|tinkling",
        weight=1,
        params=("clink",),
    ),
    Class(
        "sword clash",
        _BLADES,
        "clashed|rang|clanged|crossed|crashed|grated|met|scraped together|rang together|sang|locked|"
        "clattered|came together|jarred|struck sparks|ground together|slid together|clanked",
        "clash|clashing|ring|ringing|clang|clanging|clank|clatter|grinding|clashes",
    ),
    Class(
        "arrow",
        "arrows?|shafts|crossbow bolts?|quarrels?|(?:throwing )?spears?|javelins?",
        "hissed|flew|whistled|whirred|sang|hummed|sped|whizzed|whipped|whined|thrummed|went by|went over|"
        "came over|came past|came out of|came down|fell|rained|rained down|flicked|streaked|zipped|buzzed|"
        "shot|skimmed|went wide|poured|flashed",
        "flight|hiss|whistle|whirr|volley|storm|shower|hail|cloud|hum|whine|flights",
    ),
    Class(
        "arrow strike",
        "arrows?|shafts?|crossbow bolts?|spears?|javelins?",
        "thudded|smacked|thunked|struck|stuck|buried itself|sank|quivered|hit|slammed|stood quivering|"
        "thumped|punched|sprouted|bit|rattled|clattered|cracked|glanced off|skidded off|lodged|embedded "
        "itself|pinned|rapped|bounced off",
        "thud|thunk|smack|thump|rattle|clatter|impact",
    ),
    Class(
        "thunder",
        "thunder|thunder-?claps?|thunder-?storm",
        "rolled|rumbled|cracked|boomed|crashed|growled|muttered|roared|pealed|grumbled|broke|sounded|burst|"
        "shook|came|answered|clapped|exploded|banged|split|echoed|followed|trembled|walked|crept|went|spoke|"
        "arrived|drowned|rattled|reached|caught up|made|jarred|tore|hammered|rocked|swallowed|woke|ran|"
        "returned|moved|tumbled|drummed|circled|faded|died away|bowled",
        "claps?|peals?|cracks?|crash|crashes|roll|rolls|rumble|rumbles|rumbling|growl|mutter|boom|grumble|"
        "roar|bursts?|sound|muttering|noise|grumbling|rolling|volley|drum|drums|bang|explosion",
        itself=True,
    ),
    Class(
        "splash",
        "oars?|paddles?|blades of the oars|fish|stones?|pebbles?|buckets?|anchor",
        "splashed|dipped|plopped|plunged|splashed down|bit|churned|slapped|hit the water|struck the water",
        "splash|splashing|plop|plash|dip|dipping",
    ),
    Class(
        "splash",
        "fish|trout|salmon|carp|pike|otter|seal|frogs?|ducks?",
        "jumped|leapt|plopped|splashed|dived|splashed down",
        "splash|plop",
        weight=1,
    ),
    Class(
        "magic",
        "spells?|magic|wands?|runes?|enchantments?|charm|portal|sorcery|amulet|talisman|wards?|sigils?|"
        "glyphs?|crystal ball|magic circle",
        "crackled|hummed|sang|flared|surged|rippled|shimmered|chimed|sparked|blazed|took hold|opened|pulsed|"
        "fizzed|hissed|spat|sizzled|woke|thrummed|flickered",
        "crackle|shimmer|hum|surge|rush|chime|flare|ripple",
    ),
)

BED_CLASSES = (
    Class(
        "wind",
        _WIND,
        "blew|howled|sighed|moaned|whistled|roared|rushed|gusted|shrieked|tore|swept|whipped|keened|wailed|"
        "rattled|tugged|rustled|whispered|murmured|sang|hummed|buffeted|battered|screamed|raved|boomed|"
        "flapped|flung|threw|snatched|hissed|pulled|pushed|raged|drove|plucked|thrummed|chased|cried|beat|"
        "hurled|bit|shook|moved|ran|wept|played|combed|slammed|hit|tossed|ruffled|found|got in|got into|got "
        "under|leaned|leant|whined|shrilled|prowled|worried|bent|rocked|rolled|banged|slapped|thumped|"
        "punched|poured|went on|went round|went over|went through|strengthened|stiffened|drowned|pressed|"
        "nosed|fretted|knocked|lifted|dragged|swirled|eddied|lashed|came round|came up|came in|came off|"
        "came down|came through|came over|searched|crept|slipped|cut|rose and fell|lunged|shoved|had its|"
        "put its|laid its",
        "howl|howling|moan|moaning|sighing|sigh|sound|noise|roar|roaring|rush|whistle|whistling|shriek|"
        "shrieking|whine|scream|wail|wailing|rustle|whisper|murmur|voice|gusts?|breath|blast|blasts|boom|"
        "buffets?|rages?|hiss|hum|flurry|puff",
        itself=True,
        effect="is",
    ),
    Class(
        "rain",
        _RAIN,
        "beat|drummed|fell|poured|lashed|pattered|hissed|streamed|drove|came down|hammered|battered|ran|"
        "rattled|dripped|pelted|swept|tapped|whispered|blew|trickled|sheeted|plastered|stung|spattered|"
        "splashed|ticked|dashed|roared|swished|sluiced|thickened|slanted|thrashed|flew|slapped|danced|"
        "bounced|drilled|pounded|spat|pricked|gurgled|clattered|thundered|rustled|tumbled|blurred|thudded|"
        "hit|struck|found|smacked|kept on|set in|went on|sang|burst|soaked|hung|closed in|leaked|crept|"
        "drenched|pinged|plinked|marched|hurtled|crashed|came in|came through|came over|came across|came at|"
        "got in|got into|got down|pocked|dimpled|stippled|spotted|flung itself|flicked|blotted out|drowned|"
        "washed|smeared|filled|flooded|flowed|tinkled|slid|misted|picked up|grew",
        "sound|patter|pattering|drumming|hiss|drip|dripping|beat|beating|noise|roar|rattle|curtains?|"
        "sheets?|lash|lashing|drum|murmur|swish|whisper|rustle|torrents?|smell and sound|rush|gusts?|"
        "blasts?|tick|tapping|steady fall|squalls?|veils?|showers?",
        itself=True,
        effect="is",
    ),
    Class(
        "storm",
        "storm|thunder-?storm|tempest|hurricane|blizzard",
        "raged|howled|roared|lashed|battered|shook|beat|hit|thundered|boomed|crashed|blew|screamed|hurled|"
        "struck|burst|broke over|was upon|swept|went on|flung|tore|rattled|hammered|pounded|drowned|grew|"
        "worsened|closed in|caught|reached|swallowed|rocked|drove|threw|thumped|was on",
        "fury|howl|howling|roar|roaring|noise|violence|teeth|rage|din|sound|heart|thick|voice|crash|hubbub",
        itself=True,
        effect="is",
    ),
    Class(
        "river",
        "rivers?|weir|waterfall|rapids|mill-?race|torrent|cataract|falls|current",
        "roared|rushed|flowed|gurgled|chattered|murmured|whispered|babbled|tumbled|sang|foamed|hissed|"
        "thundered|swelled|boiled|raced|ran|slid|chuckled|poured|swirled|slapped|lapped|sucked|boomed|"
        "muttered|plunged|slid by|went by|tore|churned|growled|grumbled|tugged|talked|splashed",
        "sound|noise|roar|roaring|murmur|rush|rushing|gurgle|babble|thunder|voice|song|lapping|whisper|"
        "splash|swirl|hiss|hum|drone|growl|grumble",
        itself=True,
        effect="is",
    ),
    Class(
        "stream",
        "streams?|brooks?|becks?|rills?|rivulet|brooklet|streamlet|burn|creek",
        "roared|rushed|gurgled|chattered|murmured|whispered|babbled|tumbled|sang|foamed|hissed|ran|tinkled|"
        "chuckled|trickled|flowed|bubbled|prattled|rippled|splashed|talked|muttered|spoke",
        "sound|noise|murmur|rush|gurgle|babble|tinkle|trickle|song|voice|chatter|bubbling|babbling|tinkling|"
        "ripple|splash|rippling|chuckle",
        itself=True,
        effect="is",
    ),
    Class(
        "sea",
        _SEA,
        "broke|crashed|lapped|slapped|hissed|pounded|washed|thumped|slopped|surged|gurgled|thundered|"
        "dragged|burst|boomed|roared|sucked|smacked|beat|sighed|foamed|murmured|hit the shore|came in|"
        "seethed|rolled|tumbled|slammed|moaned|grated|licked|growled|whispered|heaved|broke over|came over|"
        "rocked|ran up|rushed|swished|churned|ground|hammered|battered|swashed|flung|curled|hurled|muttered|"
        "talked",
        "sound|noise|roar|roaring|hiss|murmur|rush|wash|boom|booming|thunder|lap|lapping|swish|surge|sigh|"
        "crash|crashing|breaking|beat|pounding|slap|whisper|voice|song|moan|suck|break|thud|growl|grumble",
        itself=True,
        effect="is",
        unless="arch(?:es)?|bridge|weir|mill|lock|sluices?|river|stream|ford|lake|pond|bath|sink|tap|kettle",
    ),
    Class(
        "fire",
        r"(?:camp-?|bon-?|wood |log |coal |peat )?fires?|flames|logs?|embers|coals|hearth|fire-?place|"
        r"kindling|stove|brazier|furnace|torches|pyre",
        "crackled|blazed|roared|spat|hissed|popped|snapped|leapt up|flared up|burned up|shifted|collapsed|"
        "burned|burnt|glowed|flared|leapt|danced|licked|sputtered|muttered|flickered|settled|smoked|"
        "fluttered|ticked|sparked|caught|took hold|gnawed|whispered|hummed|sighed|raged|blazed up",
        "crackle|crackling|roar|roaring|snap|hiss|spitting|flicker|glow|warmth|light|blaze|sputter|heat|"
        "leaping|sizzle|popping",
        sure="crackled|spat|blazed|flared up|roared",
        effect="is",
        weight=1,
    ),
    Class(
        "forest",
        "trees|woods?|forest|leaves|branches|boughs|pines|beeches|oaks|firs|poplars|aspens|woodland|copse",
        "rustled|sighed|whispered|murmured|stirred|creaked|swayed|tossed|shivered|roared|moaned|soughed|"
        "groaned|thrashed|hissed|rattled|clattered|muttered|talked|heaved|were heaving and",
        "rustle|rustling|sigh|sighing|whisper|whispering|murmur|stirring|creaking|sough|sound|sounds",
        effect="is",
    ),
    Class(
        "birds",
        "birds?|blackbirds?|thrush(?:es)?|robins?|larks?|skylarks?|sparrows?|wrens?|finch(?:es)?|"
        "nightingales?|starlings?|chaffinch(?:es)?|linnets?|warblers?|swallows|song-?birds?|tits",
        "sang|chirped|twittered|warbled|whistled|chattered|chorused|trilled|called|piped|fluted|chirruped|"
        "cheeped|sang out|gossiped|quarrelled|tuned up|shouted|started up|struck up|squabbled|bickered|"
        "answered|scolded|woke|began|squeaked|burst into song|screamed",
        "songs?|singing|carol|carols|chirping|twitter|twittering|chatter|chorus|warble|warbling|chirp|"
        "cheeping|music|call|calls|piping|trill|notes?|whistling|sound|clamour|racket|squabble",
        itself=True,
        effect="is",
    ),
    Class(
        "night insects",
        "crickets?|cicadas?|grasshoppers?|katydids?|insects",
        "sang|chirped|shrilled|trilled|buzzed|sawed|creaked|hummed|rasped|chirruped|started up|whirred|"
        "scraped|chorused|tuned up|droned|ticked|struck up|started|whined|clicked|throbbed|pulsed|fiddled|"
        "called",
        "song|chirp|chirping|shrilling|sound|drone|chorus|whirr?|hum|noise|buzz|singing|rasp|trill|shrill|"
        "throb|racket|din|clicking",
        itself=True,
        effect="is",
    ),
    Class(
        "crowd",
        "crowds?|mob|throng|multitude|onlookers|spectators|audience|congregation|people|townsfolk|villagers|"
        "townspeople|citizens|populace|soldiers|men|garrison|guests|gallery",
        "roared|cheered|murmured|surged|jostled|hummed|booed|jeered|hooted|applauded|clapped|buzzed|yelled|"
        "bellowed|hissed|chattered|gasped|howled|groaned|muttered|erupted|chanted|whistled|stamped|broke "
        "into",
        "murmur|roar|noise|hum|hubbub|babble|buzz|din|cheers|shouts|cheering|uproar|clamour|applause|gasp|"
        "groan|howl|chatter|mutter|voices|murmuring|laughter|press",
        effect="is",
        weight=1,
    ),
    Class(
        "crowd",
        "voices|conversation|talk|tongues|many voices",
        "hummed|buzzed|babbled|rose and fell",
        "murmur|hum|hubbub|babble|buzz|din|confusion|low murmur|roar|rumble|clatter|ripple|surge",
        effect="is",
        weight=1,
    ),
    Class(
        "city",
        "traffic|cars|buses|lorries|taxis|trams|streets?|city|motor-?cars|omnibuses|carts and carriages",
        "hummed|roared|grumbled|murmured|streamed|sighed|growled|rumbled|crawled|droned|hissed|rushed|"
        "hooted|honked|went by|ground|bustled|swarmed|seethed|thundered|rattled",
        "roar|hum|noise|noises|rumble|sound|sounds|drone|growl|murmur|hiss|stream|din|bustle|racket|clamour|"
        "honking|swish|roaring|thunder",
        effect="is",
    ),
    Class(
        "cave drip",
        "water|moisture|damp",
        "dripped|trickled down|plinked|plopped|plipped",
        "drip|dripping|plink|trickling|drips",
        effect="is",
        weight=1,
    ),
)


def class_rows(classes: tuple[Class, ...]) -> tuple[Row, ...]:
    """Return the rows of classes, in order."""
    return tuple(row for one in classes for row in rows(one))
