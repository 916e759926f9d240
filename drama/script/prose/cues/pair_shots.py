"""The pairs of what is heard once: feet, hooves, doors, bells, glass, blades, arrows."""

from drama.script.prose.cues.model import BEASTS
from drama.script.prose.cues.pairs import Pair

_FEET = (
    "feet foot boot shoe heel sandal slipper clog sole hobnail trainer sneaker welly wellington brogue "
    "stiletto moccasin jackboot plimsoll galosh footstep footfall tread spur gumboot"
)
_FLOORS = (
    "gravel shingle cobble cobblestone flag flagstone stair staircase step plank board floorboard deck "
    "pavement path paving tile marble stone snow leaf leaves bracken corridor passage hall concourse "
    "platform "
    "quay jetty pier bridge landing ladder gangway drive yard courtyard pebble ice stubble cinder shell "
    "rubble mud puddle slush straw frost rush gangplank catwalk grating lino linoleum parquet floor mat "
    "needle twig clinker causeway boardwalk companionway gantry turf glass"
)
_RIDERS = (
    r"horses?|mares?|ponies|pony|stallion|gelding|roan|riders?|rode|riding|ridden|horsem[ae]n|hooves|hoofs?|"
    r"saddles?|stirrups?|reins|cavalry|troopers?|dragoons?|hussars?|lancers?|horseback|bridle|carriage|coach|"
    r"cart|gallop\w*|canter\w*|mule|mount|steed|spurs"
)
_NOT_FEET = (
    rf"{BEASTS}|iron|rain|hail|wheels?|carriage|coach|cart|hooves|drops|waves?|water|surf|river|hens?|rats?|"
    r"mice|mouse|cats?|birds?|applause|train|engine|lorry|car|bus|tram|toast|apple|biscuits?|celery"
)
_HORSES = (
    "horse mare stallion pony steed charger gelding cob nag roan bay chestnut sorrel piebald palfrey "
    "destrier "
    "colt filly cavalry horseman horsemen rider trooper dragoon hussar lancer mule donkey hunter cuirassier"
)
_HOOVES = "hoof hooves hoofbeat horseshoe"
_CARRIAGES = (
    "carriage coach cart waggon wagon gig trap chaise hansom brougham phaeton dray dog-cart stagecoach "
    "landau barouche cab tumbril diligence fly wheel tilbury victoria buggy sledge sleigh"
)
_CARTS_NEAR = (
    rf"{_RIDERS}|wag+ons?|gig|trap|cab|hansom|chaise|driver|coachm[ae]n|carter|drays?|mail|turnpike|whip|"
    r"postilion|brougham|phaeton|landau"
)
_DOORS = (
    "door gate hatch lid shutter trapdoor portcullis wicket casement drawbridge grille bulkhead tailgate "
    "batwing locker cupboard postern"
)
_BLADES = (
    "sword blade rapier sabre saber cutlass broadsword scimitar longsword foil steel dagger falchion katana"
)
_DUEL = (
    r"duel\w*|swords?|blades?|rapiers?|sabres?|lung(?:e|ed|es|ing)|parr(?:y|ied|ying)|guard|fenc\w+|"
    r"thrust\w*|"
    r"cutlass(?:es)?|foils?|scabbards?|hilts?|shields?|helms?|broadsword|longsword"
)
_BOWS = r"arrows?|bows?|archers?|bowm[ae]n|crossbows?|quiver|bow-?strings?|nocked|loosed|fletching|volley"
_BRITTLE = (
    "glass bottle tumbler mirror goblet vase jug lamp jar decanter chandelier cup plate saucer crockery "
    "china "
    "teapot bowl flask bulb phial vial pot dish mug teacup pane window windowpane windscreen wineglass "
    "skylight ornament tureen globe lantern carafe beaker retort"
)
_WATER = (
    "water river lake pool pond canal stream harbour harbor moat brook ditch surf shallow shallows ford "
    "marsh "
    "bog swamp mere tarn weir beck creek fountain trough lagoon ocean flood puddle millpond cistern sea wave "
    "tide dyke rapids current well"
)
_KNOCKED_ON = (
    "door gate window shutter pane hatch panel glass wall bulkhead hull lid lintel doorpost casement wicket "
    "oak woodwork windowpane porthole airlock doorframe pipe van cab carriage trapdoor shopfront windscreen "
    "postern"
)

PAIR_SHOTS = (
    Pair(
        "horse",
        "shot",
        walks="clatter canter gallop trot thunder pound clop",
        near=_RIDERS,
    ),
    Pair(
        "footsteps",
        "shot",
        things=_FEET,
        does="ring clatter click clack patter pad pound thud thump hammer drum crunch scrape scuff shuffle "
        "squeak squelch slap stamp tramp clump clomp rustle crackle tap rattle boom scuttle scrunch thunder "
        "clang smack skid clop tick flap flop creak echo approach recede strike jingle clink chink crackle "
        "stumble",
        noises="clatter patter pounding shuffle scuffle crunch click clack thud tramp squeak scrape echo "
        "slap "
        "tap pad thump clump ring tick squelch stamp",
        it="ring clatter click clack thud crunch squeak squelch stamp clump scrunch rustle echo strike",
        unless=_NOT_FEET,
    ),
    Pair(
        "footsteps",
        "shot",
        things="feet boots shoes heels sandals slippers clogs footsteps footfalls sneakers trainers wellies "
        "brogues hobnails soles",
        moves="come go run cross climb mount pass hurry race retreat return march skip dance travel walk "
        "follow descend move",
        unless=_NOT_FEET,
    ),
    Pair(
        "footsteps",
        "shot",
        things="stair stairs floorboard tread stairway staircase",
        does="creak groan complain squeak protest crack",
        noises="creak groan squeak crack",
        unless="ship|wind|gale|storm|nobody|settling|cooling|empty",
    ),
    Pair(
        "footsteps",
        "shot",
        on="crunch scrunch tramp clatter clump clomp stump stamp squelch thud pound patter pad shuffle scuff "
        "tread trudge scurry scamper scuttle",
        places=_FLOORS,
        ways="on over across along up down through upon",
        unless=_NOT_FEET,
    ),
    Pair(
        "footsteps",
        "shot",
        walks="tramp stump clump clomp squelch clatter stamp stomp patter crunch thud pound thunder pad "
        "shuffle clop slap flap troop",
        unless=_NOT_FEET,
    ),
    Pair(
        "footsteps",
        "shot",
        walks="shuffle tramp stump clump clomp stomp troop squelch shamble patter",
        anybody=True,
        unless=_NOT_FEET,
    ),
    Pair(
        "footsteps",
        "shot",
        walks="run race pelt dash tear sprint scamper scuttle hobble limp march trudge pace bolt hurtle",
        weight=1,
        unless=_NOT_FEET,
    ),
    Pair(
        "horse",
        "shot",
        things=_HORSES,
        does="clop stamp canter gallop trot clatter paw thunder plod jog pound",
        noises="clatter clop trampling stamp stamping tramp tramping trot canter gallop",
    ),
    Pair("horse", "shot", things="grey", does="paw stamp clop trot canter gallop"),
    Pair(
        "horse",
        "shot",
        on="stamp paw clop trample",
        places="plank sett cobble kerb cobblestone flag stone bridge straw turf road",
        ways="on at over upon",
        near=_RIDERS,
    ),
    Pair(
        "horse",
        "shot",
        things=_HOOVES,
        does="ring clatter drum pound thud beat strike scrape crunch slip thump click splash hammer clop "
        "stamp "
        "rattle echo sound clang skid slither recede approach",
        moves="come go pass",
        noises="clatter clop beat drumming thud ring trampling thunder ringing click crunch",
        it="clatter drum clop",
    ),
    Pair(
        "horse",
        "shot",
        things=_CARRIAGES,
        does="rattle rumble clatter trundle jolt grind crunch creak grate lumber trot",
        noises="rattle rumble clatter creak crunch grinding jingle",
        near=_CARTS_NEAR,
    ),
    Pair(
        "door slam",
        "shot",
        things=f"{_DOORS} screen window sash",
        does="slam bang crash clang clap boom smack clunk thunk whack wham clash slap thud thump",
        done="slam bang clang",
        noises="slam bang crash clang boom",
        it="slam bang crash clang clap boom clunk",
    ),
    Pair(
        "door creak",
        "shot",
        things=f"{_DOORS} hinge latch pivot",
        does="creak groan screech squeak squeal grate shriek whine complain rasp moan protest scrape grind "
        "whimper sing grumble squawk judder wail mew yelp croak screak",
        noises="creak squeak groan squeal screech whine rasp scrape protest complaint shriek wail moan "
        "creaking squeaking",
        it="creak groan squeal screech shriek squeak screak scream whine wail",
    ),
    Pair(
        "door knock",
        "shot",
        on="knock rap tap hammer pound bang thump beat drum batter kick thunder",
        done="rap pound thump strike batter",
        things="door gate hatch shutter windowpane pane",
        places=_KNOCKED_ON,
        ways="on at upon against",
        unless="rain|hail|sleet|wind|gale|branch|branches|twigs?|ivy|moths?|leaves|bee|bees|fly|flies|heart|"
        "waves?|sea|surf|drops|snow|bluebottle|thorns?",
    ),
    Pair(
        "bell",
        "shot",
        things="bell chime handbell doorbell carillon belfry steeple campanile cowbell sleighbell",
        does="ring toll chime peal jangle clang tinkle sound strike boom jingle ping ding clank clink ting "
        "bong "
        "clamour swing hammer speak call shrill clonk trill",
        done="ring toll sound strike pull tug press clang jangle shake swing thump tap hit yank jab",
        noises="ring peal chime clang tinkle jingle jangle stroke toll ping ding clank",
        it="toll chime peal jangle clang tinkle ding ping strike",
    ),
    Pair(
        "bell",
        "shot",
        things="chapel church abbey cathedral minster convent tower spire clock",
        does="toll chime peal ring strike boom clang bong tinkle ting",
    ),
    Pair("bell", "shot", things="bike bicycle lift till counter cyclist tram", does="ding ping ting"),
    Pair(
        "bell",
        "shot",
        things="door thing shop",
        does="tinkle jingle ding ping",
        near="door|shop|bell|counter",
    ),
    Pair(
        "glass",
        "shot",
        things=_BRITTLE,
        does="shatter smash burst explode splinter",
        done="smash shatter",
        noises="smash crash shattering splintering tinkle",
        it="shatter smash burst splinter",
    ),
    Pair(
        "glass",
        "shot",
        on="smash shatter burst break explode splinter",
        places="floor hearth wall flag tile cobble stone lino board counter grate flagstone step deck "
        "pavement",
        ways="on against over across to into all",
        near="(?:wine)?glass(?:es)?|bottles?|tumblers?|jars?|jugs?|vases?|bowls?|cups?|plates?|mugs?|"
        "teapots?|"
        "decanters?|china|crockery|dish|goblets?|lamp|phials?|vials?|flasks?|lantern",
    ),
    Pair(
        "glass",
        "shot",
        things="glass cup goblet tumbler teacup bottle tankard spoon plate china crockery ice",
        does="clink chink tinkle",
        done="clink chink",
        noises="clink chink clinking tinkle",
        weight=1,
        params=("clink",),
    ),
    Pair(
        "sword draw",
        "shot",
        on="slide whisper hiss come leap rasp scrape slither sing ring flash spring fly sweep draw pull drag "
        "tug "
        "jerk rip wrench tear have get take whip ease clear slip",
        places="scabbard sheath",
        ways="from out of clear",
        near=rf"{_DUEL}|daggers?|knife|knives|steel|dirk",
    ),
    Pair(
        "sword clash",
        "shot",
        things=f"{_BLADES} parry iron point",
        does="clash ring clang cross crash grate meet scrape lock jar slither chatter clatter grind kiss "
        "clank "
        "rasp",
        noises="clash clang ring clank clatter scrape",
        near=_DUEL,
        unless="scabbards?|sheaths?|out of|drew",
    ),
    Pair(
        "arrow",
        "shot",
        things="arrow shaft bolt quarrel spear javelin volley flight dart",
        does="hiss fly whistle whirr sing hum speed whizz whip whine thrum zip buzz flick streak skim sweep "
        "pour "
        "rain swish",
        noises="hiss whistle whirr hum whine",
        near=rf"{_BOWS}|spears?|javelins?",
    ),
    Pair(
        "arrow strike",
        "shot",
        things="arrow shaft bolt point quarrel spear javelin arrowhead",
        does="thud smack thunk thock strike stick bury sink quiver hit slam thump punch bite rattle crack "
        "glance "
        "lodge pin thwack embed clatter patter",
        noises="thud thunk smack thump rattle thwack",
        near=rf"{_BOWS}|spears?|javelins?",
    ),
    Pair(
        "thunder",
        "shot",
        things="thunder thunderclap",
        does="roll rumble crack boom crash growl mutter roar peal grumble break burst clap explode bang "
        "split "
        "shake follow answer hammer walk come drown rattle sound wander prowl stroll",
        noises="clap peal crack crash roll rumble growl mutter boom",
    ),
    Pair(
        "splash",
        "shot",
        things="stone pebble bucket anchor fish trout salmon carp pike otter seal frog oar paddle lead "
        "boulder "
        "body boat rock brick",
        does="splash plop splosh plunk",
        it="splash plop splosh plunk",
    ),
    Pair(
        "splash",
        "shot",
        on="fall jump plunge dive tumble topple leap pitch roll slip slide drop step stumble crash spring "
        "fling "
        "throw hurl toss cast lob heave tip shove push knock chuck sail skid flop plop smack slap crash",
        places=_WATER,
        ways="into",
        unless="light|gaze|look(?:ed|ing)?|eyes|boats?|ships?|barges?|ferry|shadows?|moon|sun|road|path|lane|"
        "track|conversation|cliffs?|hills?|land|valley|garden|lawn|meadows?|tourists|quarrel",
    ),
    Pair(
        "splash",
        "shot",
        on="splash slosh splosh wade flounder",
        places=_WATER,
        ways="into through across along in",
    ),
    Pair(
        "magic",
        "shot",
        things="spell wand rune charm crystal orb amulet talisman staff sigil glyph portal gem ward",
        does="crackle hum sing flare surge ripple shimmer chime spark fizz hiss spit sizzle thrum tinkle "
        "glitter sparkle",
        near=r"spells?|magic\w*|wands?|runes?|wizards?|witch\w*|sorcer\w+|mages?|enchant\w+|charms?|portals?|"
        r"amulet|sigils?|conjur\w+|curse|fa[ei]r(?:y|ies)|talisman|glyphs?",
    ),
    Pair("magic", "shot", things="air", does="chime sparkle tinkle glitter"),
)
