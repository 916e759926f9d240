"""What makes sounds, and how it is told: the classes of the lexicon."""

from drama.script.prose.cues.classes import Class, rows
from drama.script.prose.cues.model import Row

_DOORS = (
    r"(?:[a-z]+-?)?doors?|gates?|hatch(?:es)?|lids?|shutters?|trap-?doors?|portcullis|wickets?|casements?|"
    r"doors? and windows?"
)
_STEPS = "foot-?steps?|foot-?falls?|(?<!of )(?<!into )tread"
_FEET = "(?:our|his|her|their|my|own) steps|feet|foot|boots|shoes|heels|sandals|hobnails|clogs|slippers|soles"
_TROD = (
    "sounded|echoed|rang|approached|clattered|clicked|clacked|pattered|padded|pounded|thudded|thumped|"
    "hammered|drummed|crunched|scraped|scuffed|shuffled|squeaked|squelched|slapped|stamped|tramped|clumped|"
    "clomped|stumped|rustled|crackled|tapped|rattled|boomed|scuttled|scurried|receded|scrunched|thundered"
)
_HOOVES = "hooves|hoofs|hoof-?beats?|horse-?hooves|horseshoes"
_HORSES = r"horses?|mares?|stallions?|pony|ponies|steeds?|chargers?|cavalry|horsemen|horseman"
_CARRIAGES = (
    "carriages?|coach(?:es)?|dog-?carts?|hansoms?|phaetons?|chaises?|gigs?|broughams?|stage-?coach|"
    "wag+ons?|carts?|cal[e\u00e8]che|post-?chaise|brewer['\u2019]s dray|drays?"
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
_WIND = "winds?|breezes?|gales?|gusts?|squalls?|night-?wind|sea-?wind"
_SEA = (
    "waves?|surf|breakers?|tide|swell|seas?|ocean|rollers|wavelets|combers|(?:the|black|cold|dark|grey|"
    "gray|salt) water"
)

SHOT_CLASSES = (
    Class(
        "door slam",
        _DOORS,
        "slammed|banged|crashed|clanged|clapped|thudded|thumped|boomed|clashed",
        "slam|bang|crash|thud|boom|clang|clap|slamming|banging|clash",
        "slammed|banged shut|banged to|banged behind|clanged shut|crashed shut|boomed shut",
    ),
    Class(
        "door creak",
        f"{_DOORS}|hinges?|latch|pivot",
        "creaked|groaned|screeched|squeaked|squealed|grated|shrieked|whined|complained|rasped|moaned|"
        "protested|scraped",
        "creak|squeak|groan|squeal|creaking|squeaking|screech|whine|rasp|grating|scrape|protest",
        "creaked open|squealed open|groaned open|creaked|squealed",
    ),
    Class(
        "footsteps",
        _STEPS,
        f"{_TROD}|came|went|crossed|passed|followed|hurried|ran|stopped|paused|halted|descended|ascended|"
        "climbed|retreated|faded|died away|drew near|fell|mounted|quickened|slowed|returned|moved|neared|"
        "travelled",
        "sound|sounds|noise|clatter|thud|tramp|patter|echo|echoes|shuffle|crunch|pounding|tap|click|"
        "scuffle|clump|beat|stamp|rush|trampling|pad|padding|scurry|creak|rhythm|ring",
    ),
    Class(
        "footsteps",
        _FEET,
        _TROD,
        "sound|sounds|noise|clatter|thud|tramp|patter|echo|shuffle|crunch|pounding|tap|click|scuffle|clump|"
        "stamp|stamping|trampling|tramping|shuffling|scuffling|pattering|clicking|clack|squeak|scrape|pad|"
        "padding|beat|thunder|slap|rush",
    ),
    Class(
        "horse",
        _HOOVES,
        "sounded|echoed|rang|beat|struck|drew near|came up|came down|came on|came nearer|came along|"
        "clattered|clopped|drummed|thundered|pounded|thudded|rattled|approached|hammered|scraped|slipped|"
        "crunched|splashed|faded|died away|receded|clicked|stamped|passed|galloped|kicked|thumped",
        "clatter|clattering|sound|beat|beating|drum|drumming|thud|thudding|rattle|clop|noise|trampling|"
        "tramp|thunder|clip-clop|ring|pounding|echo|rhythm|stamp|stamping|click|crunch|clang|ringing",
    ),
    Class(
        "horse",
        _HORSES,
        "galloped|cantered|trotted|clattered|thundered|clopped|clip-clopped|bolted|plodded",
        "clatter|clattering|sound|noise|trampling|tramp|stamping|galloping|trotting|clop|clip-clop",
    ),
    Class(
        "horse",
        _CARRIAGES,
        "rattled|rumbled|clattered|rolled|rolled away|rolled up|trundled|jolted|lumbered|bowled|drew up|"
        "drove up|drove off|drove away|pulled up",
        "rattle|rumble|clatter|rumbling|rattling",
        weight=1,
    ),
    Class(
        "bell",
        _BELLS,
        "rang|tolled|chimed|pealed|jangled|clanged|tinkled|sounded|struck|boomed|jingled|pinged|dinged|"
        "clanked|clinked|tinged|called|broke out|spoke|rang out",
        "toll|tolling|peal|peals|chime|chiming|ringing|ring|tinkle|tinkling|clang|clanging|jingle|ding|"
        "note|stroke|sound|clank|knell|jangle|clamour|clamor|ping",
        "tolled|pealed|chimed|clanged|rang a second|rang a third|rang again",
    ),
    Class(
        "bell",
        _CLOCKS,
        "struck|chimed|boomed|tolled|struck up",
        "stroke|strokes|chime|chimes|chiming|striking",
        weight=1,
    ),
    Class(
        "glass",
        _GLASS,
        "shattered|smashed|broke|exploded|splintered|burst|crashed|flew apart|went to pieces|fell to "
        "pieces|fell to bits|flew to pieces|crunched",
        "smash|crash|tinkle|shattering|smashing|breaking|splintering|crunch",
        "shattered|smashed|flew to pieces|broke into pieces|burst into a thousand pieces",
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
        "clashed|rang|clanged|crossed|crashed|grated|met|scraped together|rang together|sang",
        "clash|clashing|ring|ringing|clang|clanging|clank|scrape|clatter|rasp|grinding",
    ),
    Class(
        "arrow",
        "arrows?|shafts|crossbow bolts?|quarrels?|(?:throwing )?spears?|javelins?",
        "hissed|flew|whistled|whirred|sang|hummed|sped|whizzed|whipped|whined|thrummed|went by|went over|"
        "came",
        "flight|hiss|whistle|whirr|volley|storm|shower|hail|cloud|hum|whine|flights",
    ),
    Class(
        "arrow strike",
        "arrows?|shafts?|crossbow bolts?|spears?|javelins?",
        "thudded|smacked|thunked|struck|stuck|buried itself|sank|quivered|hit|slammed|stood quivering",
        "thud|thunk|smack",
    ),
    Class(
        "thunder",
        "thunder|thunder-?claps?|thunder-?storm",
        "rolled|rumbled|cracked|boomed|crashed|growled|muttered|roared|pealed|grumbled|broke|sounded|burst|"
        "shook|came|answered|clapped|exploded|banged|split|echoed|followed|trembled|walked|crept|went|spoke",
        "claps?|peals?|cracks?|crash|crashes|roll|rolls|rumble|rumbles|rumbling|growl|mutter|boom|grumble|"
        "roar|bursts?|sound|muttering|noise|grumbling|rolling|volley|drum|drums",
    ),
    Class(
        "splash",
        "oars?|paddles?|blades of the oars|fish|stones?|pebbles?|buckets?|anchor",
        "splashed|dipped|plopped|plunged|splashed down",
        "splash|splashing|plop|plash|dip",
    ),
    Class(
        "magic",
        "spells?|magic|wands?|runes?|enchantment|charm|portal|sorcery|amulet|talisman",
        "crackled|hummed|sang|flared|surged|rippled|shimmered|chimed|sparked|blazed|took hold|opened|pulsed",
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
        "hurled|bit|shook|moved|ran|wept|played|combed|slammed|hit|tossed|ruffled",
        "howl|howling|moan|moaning|sighing|sigh|sound|noise|roar|roaring|rush|whistle|whistling|shriek|"
        "shrieking|whine|scream|wail|wailing|rustle|whisper|murmur|voice|gusts?|breath|blast|blasts|boom|"
        "buffets?|rages?|hiss|hum|flurry|puff",
        effect="is",
    ),
    Class(
        "rain",
        _RAIN,
        "beat|drummed|fell|poured|lashed|pattered|hissed|streamed|drove|came down|hammered|battered|ran|"
        "rattled|dripped|pelted|swept|tapped|whispered|blew|trickled|sheeted|plastered|stung|spattered|"
        "splashed|ticked|dashed|roared|swished|sluiced|thickened|slanted|thrashed|flew|slapped|danced|"
        "bounced|drilled|pounded|spat|pricked|gurgled|clattered|thundered|rustled|tumbled|blurred|thudded",
        "sound|patter|pattering|drumming|hiss|drip|dripping|beat|beating|noise|roar|rattle|curtains?|"
        "sheets?|lash|lashing|drum|murmur|swish|whisper|rustle|torrents?|smell and sound|rush|gusts?|"
        "blasts?|tick|tapping|steady fall|squalls?|veils?|showers?",
        effect="is",
    ),
    Class(
        "storm",
        "storm|thunder-?storm|tempest|hurricane|blizzard",
        "raged|howled|roared|lashed|battered|shook|beat|hit|thundered|boomed|crashed|blew|screamed|hurled|"
        "struck|burst|broke over|was upon|swept",
        "fury|howl|howling|roar|roaring|noise|violence|teeth|rage|din|sound|heart|thick|voice|crash|hubbub",
        effect="is",
    ),
    Class(
        "river",
        "rivers?|weir|waterfall|rapids|mill-?race|torrent|cataract|falls|current",
        "roared|rushed|flowed|gurgled|chattered|murmured|whispered|babbled|tumbled|sang|foamed|hissed|"
        "thundered|swelled|boiled|raced|ran|slid|chuckled|poured|swirled|slapped|lapped|sucked|boomed|"
        "muttered|plunged",
        "sound|noise|roar|roaring|murmur|rush|rushing|gurgle|babble|thunder|voice|song|lapping|whisper|"
        "splash|swirl|hiss|hum|drone",
        effect="is",
    ),
    Class(
        "stream",
        "streams?|brooks?|becks?|rills?|rivulet|brooklet|streamlet|burn|creek",
        "roared|rushed|gurgled|chattered|murmured|whispered|babbled|tumbled|sang|foamed|hissed|ran|tinkled|"
        "chuckled|trickled|flowed|bubbled|prattled|rippled|splashed|talked|muttered|spoke",
        "sound|noise|murmur|rush|gurgle|babble|tinkle|trickle|song|voice|chatter|bubbling|babbling|"
        "tinkling|ripple|splash|rippling|chuckle",
        effect="is",
    ),
    Class(
        "sea",
        _SEA,
        "broke|crashed|lapped|slapped|hissed|pounded|washed|thumped|slopped|surged|gurgled|thundered|"
        "dragged|burst|boomed|roared|sucked|smacked|beat|sighed|foamed|murmured|hit the shore|came in|"
        "seethed|rolled|tumbled|slammed|moaned|grated|licked|growled|whispered",
        "sound|noise|roar|roaring|hiss|murmur|rush|wash|boom|booming|thunder|lap|lapping|swish|surge|sigh|"
        "crash|crashing|breaking|beat|pounding|slap|whisper|voice|song|moan|suck|break|thud",
        effect="is",
    ),
    Class(
        "fire",
        r"(?:camp-?|bon-?|wood |log |coal |peat )?fires?|flames|logs?|embers|coals|hearth|fire-?place|"
        r"kindling",
        "crackled|blazed|roared|spat|hissed|popped|snapped|leapt up|flared up|burned up|shifted|collapsed|"
        "burned|burnt|glowed|flared|leapt|danced|licked|sputtered|muttered|flickered|settled|smoked|"
        "fluttered",
        "crackle|crackling|roar|roaring|snap|hiss|spitting|flicker|glow|warmth|light|blaze|sputter|heat|"
        "leaping|sizzle|popping",
        effect="is",
        weight=1,
    ),
    Class(
        "forest",
        "trees|woods?|forest|leaves|branches|boughs|pines|beeches|oaks|firs|poplars|aspens|woodland|copse",
        "rustled|sighed|whispered|murmured|stirred|creaked|swayed|tossed|shivered|roared|moaned|soughed",
        "rustle|rustling|sigh|sighing|whisper|whispering|murmur|stirring|creaking|sough|sound|sounds",
        effect="is",
    ),
    Class(
        "birds",
        "birds?|blackbirds?|thrush(?:es)?|robins?|larks?|skylarks?|sparrows?|wrens?|finch(?:es)?|"
        "nightingales?|starlings?|chaffinch(?:es)?|linnets?|warblers?|swallows|song-?birds?|tits",
        "sang|chirped|twittered|warbled|whistled|chattered|chorused|trilled|called|piped|fluted|chirruped|"
        "cheeped|sang out|gossiped|quarrelled|tuned up|shouted",
        "songs?|singing|carol|carols|chirping|twitter|twittering|chatter|chorus|warble|warbling|chirp|"
        "cheeping|music|call|calls|piping|trill|notes?|whistling|sound|clamour",
        effect="is",
    ),
    Class(
        "night insects",
        "crickets?|cicadas?|grasshoppers?|katydids?|insects",
        "sang|chirped|shrilled|trilled|buzzed|sawed|creaked|hummed|rasped|chirruped|started up|whirred|"
        "scraped|chorused|tuned up|droned|ticked|struck up",
        "song|chirp|chirping|shrilling|sound|drone|chorus|whirr?|hum|noise|buzz|singing|rasp|trill|shrill",
        effect="is",
    ),
    Class(
        "crowd",
        "crowds?|mob|throng|multitude|onlookers|spectators|audience|congregation|people|townsfolk|"
        "villagers|townspeople|citizens|populace|soldiers|men|garrison|guests|gallery",
        "roared|cheered|murmured|surged|jostled|hummed|booed|jeered|hooted|applauded|clapped|buzzed|yelled|"
        "bellowed|hissed|chattered",
        "murmur|roar|noise|hum|hubbub|babble|buzz|din|cheers|shouts|cheering|uproar|clamour|applause|"
        "voices|murmuring|laughter|press",
        effect="is",
        weight=1,
    ),
    Class(
        "crowd",
        "voices|conversation|talk|tongues|many voices",
        "hummed|buzzed|babbled|rose and fell",
        "murmur|hum|hubbub|babble|buzz|din|confusion|low murmur|roar|rumble|clatter",
        effect="is",
        weight=1,
    ),
    Class(
        "city",
        "traffic|cars|buses|lorries|taxis|trams|streets?|city|motor-?cars|omnibuses|carts and carriages",
        "hummed|roared|grumbled|murmured|streamed|sighed|growled|rumbled|crawled|droned|hissed|rushed|"
        "hooted|honked|went by|ground|bustled|swarmed|seethed|thundered|rattled",
        "roar|hum|noise|noises|rumble|sound|sounds|drone|growl|murmur|hiss|stream|din|bustle|racket|"
        "clamour|honking|swish|roaring|thunder",
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
