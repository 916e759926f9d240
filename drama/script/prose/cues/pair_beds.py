"""The pairs of what lasts: weather, water, fire, woods, creatures and people."""

from drama.script.prose.cues.pairs import Pair

_IN_THE_WIND = (
    "rigging shroud chimney eave keyhole wire rafter gable flue crack mast halyard thatch batten shutter "
    "steeple belfry battlement telegraph pylon crevice stovepipe"
)
_ROOFS = (
    "roof slate tile pane window skylight canvas umbrella tin leaf leaves awning hood windscreen tent "
    "shingle "
    "thatch tarpaulin gutter bonnet glass deck sill windowsill"
)
_WET = r"rain\w*|wet|drops?|drizzle|clouds?|shower|storm|weather|drench\w+|puddles?|thunder|downpour|squall"
_NOT_WIND = r"he|she|they|I|we|dogs?|wolf|wolves|cats?|child|ghost|hounds?|siren|engine|kettle|choir|monks?"
_NOT_RAIN = (
    r"fingers?|fists?|knuckles|heels|feet|boots|hooves|hail|he|she|they|I|we|somebody|someone|pigeons?|"
    r"sparrows?|gulls?|squirrels?|arrows?|shots?|bullets?|stones?|acorns|conkers"
)

PAIR_BEDS = (
    Pair(
        "wind",
        "is",
        things="wind breeze gale gust squall draught nor'wester sou'wester nor'easter",
        does="blow howl sigh moan whistle roar rush gust shriek tear sweep whip keen wail rattle rustle "
        "whisper "
        "murmur sing hum buffet batter scream rave boom rage drive thrum whine drone skirl hoot whoop bellow "
        "bluster snarl shake flap tug pluck lash bang",
        noises="howl moan sigh whistle roar shriek whine scream wail rush boom drone",
        it="howl moan whistle shriek roar boom whine keen wail drone",
    ),
    Pair(
        "wind",
        "is",
        on="howl moan whistle whine keen wail shriek sing hum thrum boom sigh drone hoot skirl scream sob",
        places=_IN_THE_WIND,
        ways="in through round under down about among over along up between",
        unless=_NOT_WIND,
    ),
    Pair(
        "wind",
        "is",
        things="rope stay shroud rigging halyard wire",
        does="hum thrum moan shriek whistle sing",
    ),
    Pair("wind", "is", things="grit dust sand snow spray litter sleet", does="blow", unless="he|she|they"),
    Pair(
        "rain",
        "is",
        things="rain raindrop drizzle downpour sleet shower cloudburst",
        does="beat drum fall pour lash patter hiss stream drive hammer batter run rattle drip pelt sweep tap "
        "whisper trickle sheet sting spatter splash tick dash roar swish sluice thicken slant thrash slap "
        "dance "
        "bounce drill pound spit gurgle clatter thunder rustle hit strike sing soak pat teem blow",
        noises="patter drumming hiss drip beat roar rattle drum murmur swish whisper rustle lash tapping",
        it="lash pelt patter hiss drum beat",
    ),
    Pair(
        "rain",
        "is",
        on="drum patter rattle hammer beat lash pelt tick ping",
        places=_ROOFS,
        ways="on against at upon off down over",
        near=_WET,
        unless=_NOT_RAIN,
    ),
    Pair(
        "sea",
        "is",
        things="wave surf breaker tide swell sea ocean roller comber wavelet",
        does="break crash lap slap hiss pound wash thump slop surge gurgle thunder drag burst boom roar suck "
        "smack beat sigh foam murmur seethe tumble slam moan grate growl whisper rush swish churn grind "
        "hammer "
        "batter chuckle grumble rattle mutter",
        noises="roar hiss murmur rush wash boom thunder lap lapping surge sigh crash pounding suck growl",
        it="break lap slap hiss pound boom roar suck",
        unless="crowd|applause|people|corn|wheat|grass|faces|river|bath",
    ),
    Pair(
        "sea",
        "is",
        things="water",
        does="lap slap slop seethe chuckle gurgle suck hiss",
        near=r"sea|ships?|boats?|hull|keel|oars?|quay|jetty|pier|harbour|beach|tide|deck|mast|anchor|sloop|"
        r"bay|boathouse|piles",
        unless="river|stream|canal|pipes?|bath|tap|kettle|basin|lake|pond",
    ),
    Pair(
        "river",
        "is",
        things="river weir waterfall rapids millrace mill-race torrent cataract falls",
        does="roar rush gurgle chatter murmur whisper babble tumble sing foam hiss thunder swell boil race "
        "chuckle pour swirl slap lap suck boom mutter plunge churn growl grumble talk splash brawl rumble",
        noises="roar murmur rush gurgle thunder lapping hiss growl grumble",
    ),
    Pair(
        "stream",
        "is",
        things="stream brook beck rill rivulet brooklet burn creek runnel freshet spring",
        does="roar rush gurgle chatter murmur whisper babble tumble sing foam hiss tinkle chuckle trickle "
        "bubble "
        "prattle ripple splash talk mutter run brawl purl",
        noises="murmur rush gurgle babble tinkle trickle chatter bubbling ripple splash chuckle purl",
    ),
    Pair(
        "stream",
        "is",
        on="trickle gurgle babble tinkle chuckle burble purl",
        places="fern stone pebble rock moss root boulder cress reed bracken",
        ways="among between over through down under by",
        unless="tears?|blood|sweat|baby|river",
    ),
    Pair(
        "fire",
        "is",
        things="fire flame log ember coal hearth fireplace kindling stove brazier furnace torch turf peat "
        "trunk "
        "range grate bonfire campfire faggot driftwood",
        does="crackle blaze roar spit hiss pop snap sputter splutter sizzle flare burn mutter tick",
        noises="crackle crackling roar snap hiss spitting pop sputter",
        unless="voice|eyes|cheeks|gas|cannon|musket|rifle",
    ),
    Pair(
        "fire",
        "is",
        on="crackle spit snap hiss pop blaze burn roar",
        places="chimney grate hearth stove fireplace inglenook firepit brazier",
        ways="in on up under",
    ),
    Pair(
        "forest",
        "is",
        things="tree wood forest leaf leaves branch bough pine beech oak fir poplar aspen birch elm willow "
        "lime "
        "sycamore spinney copse larch cypress cedar yew spruce alder hazel maple rowan hornbeam ash-tree",
        does="rustle sigh whisper murmur creak sway toss shiver moan sough groan thrash hiss mutter heave "
        "stir",
        noises="rustle sigh whisper murmur creaking rustling sough stirring",
    ),
    Pair(
        "birds",
        "is",
        things="bird blackbird thrush robin lark skylark sparrow wren finch nightingale starling chaffinch "
        "linnet "
        "warbler swallow songbird tit blackcap cuckoo bullfinch goldfinch yellowhammer chiffchaff dove "
        "pigeon "
        "woodpigeon bluetit bunting",
        does="sing chirp twitter warble whistle chatter chorus trill call pipe flute chirrup cheep gossip "
        "quarrel "
        "squabble bicker scold shout coo tune",
        noises="song singing chirping twitter twittering chatter chorus warble warbling trill piping cooing",
        unless="jail|prison",
    ),
    Pair(
        "birds",
        "is",
        things="swift martin gull seagull kittiwake rook jackdaw tern magpie",
        does="scream mew caw cry wail shriek squabble chatter quarrel shout",
    ),
    Pair(
        "night insects",
        "is",
        things="cricket cicada grasshopper katydid insect",
        does="sing chirp shrill trill buzz saw creak hum rasp chirrup whirr scrape chorus drone tick whine "
        "click "
        "throb pulse fiddle call zing rattle strum",
        noises="song chirp chirping drone chorus whirr hum buzz rasp trill throb racket",
        it="sing chirp shrill saw drone",
    ),
    Pair(
        "crowd",
        "is",
        things="crowd mob throng multitude onlooker spectator audience congregation townsfolk villager "
        "populace "
        "gallery",
        does="roar cheer murmur surge jostle hum boo jeer hoot applaud clap buzz yell bellow hiss chatter "
        "gasp "
        "howl groan mutter erupt chant whistle stamp bay shout sing laugh bawl",
        noises="murmur roar hum hubbub babble buzz din cheer shout gasp groan howl chatter mutter",
    ),
    Pair(
        "city",
        "is",
        things="traffic",
        does="hum roar grumble murmur growl rumble drone hiss hoot honk grind thunder rattle snarl mutter "
        "sigh",
        noises="roar hum rumble drone growl murmur hiss din",
    ),
    Pair(
        "city",
        "is",
        things="trams taxis buses lorries motors omnibuses trolleys city",
        does="hoot honk growl grind clang rumble roar hum hiss grumble mutter",
    ),
    Pair(
        "cave drip",
        "is",
        things="water moisture damp drop roof vault",
        does="drip plink plop plip plonk",
        near=r"caves?|cavern|tunnel|dungeon|cellar|crypt|vault|mine|underground|grotto|pit|sewer|catacombs?|"
        r"stalactites?|shaft|rock|galler(?:y|ies)|passages?",
    ),
)
