"""Letters of which a sentence must have some for a sound to be heard in it: most sentences have none."""

from collections.abc import Mapping

_BY_SOUND = {
    "wind": (
        "rope it_blew wire ~to_nothing keening thatch squall flap easter wester mistral sirocco erly_ "
        "washing flag wires "
        "shrouds canvas tent_ banner tarpaulin wail whin keen all_was everything chimney eaves rigging howl "
        "moan whistl whoop keyhole wind breeze gale gust blow blew blust blast"
    ),
    "rain": (
        "pane windscreen spitting ~to_nothing hush sky_ gutters spouts eaves wet_ weather water drop roof "
        "tin_ tiles slates "
        "lids_ lid_ canvas tent_ umbrella skylight drainpipe gargoyle belting sheeting hosing hammering "
        "tipping throwing rattling rain pour drizzl teeming drops shower sleet cloudburst torrent came_down "
        "coming_down heavens skies clouds bucket pelting lashing chucking gutter slacken passed blew_over "
        "stopped ceased raging drumm beating"
    ),
    "storm": (
        "~to_nothing all_was everything uproar tumult fury passed subsided abated moved blew storm tempest "
        "gale blizzard hurricane"
    ),
    "river": (
        "brawl bawl no_more gorge ferry ford bridge quay bank valley river weir waterfall rapids mill "
        "torrent cataract "
        "falls current"
    ),
    "stream": (
        "no_more no_longer sank faded lay_ below runnel spring stream brook beck rill rivulet burn creek "
        "water"
    ),
    "sea": (
        "coast cliff bay rollers no_more tide pebbles rocks groyne breakwater sea wave surf breakers ocean "
        "water beach shore "
        "shingle sands swell rollers comber strand wavelet"
    ),
    "fire": (
        "log grate range peats fire flames logs log_ burning hearth blaze blazing flame ember ablaze alight "
        "stove brazier furnace torches pyre stick turf driftwood peat faggot branch embers coals kindling "
        "chimney ingle beacon"
    ),
    "forest": (
        "no_more hillside cypress leafy hedge canopy forest wood trees leaves branches boughs pines beech "
        "oak fir copse spinney thicket grove undergrowth poplar aspen birch"
    ),
    "birds": (
        "swift martin woke gull kittiwake rook jackdaw crow twitter cuckoo doves pigeon all_was everything "
        "bird thrush "
        "robin lark sparrow wren finch nightingale starling dawn_chorus swallow linnet warbler tits"
    ),
    "night insects": (
        "chirr katydid shrill all_was everything at_it sawing cricket cicada grasshopper insects"
    ),
    "crowd": (
        "hundreds thousands scores playground yard green people yell shout bawl chant haggl bargain scream "
        "jeer no_more lid din cheering bay square heads "
        "market at_once dozen hundred thirty boys girls women passengers all_was everything pin_drop nobody "
        "noise silence hush quiet laughter chatter murmur music crowd throng mob multitude station hall "
        "church voices conversation onlooker spectator audience congreg towns villag citizen populace "
        "soldier men garrison guest gallery talk tongues quay dock wharf fair arena stadium theat court "
        "concourse platform harbour pier bazaar playground auditorium stands cathedral nave plaza lobby "
        "canteen refectory room cheer applause hubbub uproar clap hurrah hoot ovation crush everyone "
        "everybody children crew all_of_them"
    ),
    "tavern": (
        "was_full was_packed talk lid shouting cheering darts dominoes dice cards fiddle jukebox piano drums "
        "singing song "
        "argument orders laugh arms lion bull crown swan anchor ship plough fox snug george feathers "
        "all_was everything deep shout pin_drop it_was it_is the_place inside noise silence hush quiet din "
        "laughter chatter tavern tap ale bar inn pub saloon coffee common of_the_room mess drink drover "
        "sailor regular seafaring toper carter wine-shop beer"
    ),
    "city": (
        "carts drays cabs trams tyres no_more hawkers barrow newsboy bell scooter wheels siren radio drill "
        "cries ring_road rush_hour "
        "boulevard avenue freeway horn_ honk streetcar street-car trolley traffic city street town cars "
        "buses circus square lorr taxi tram horns motor road pavement london crossing"
    ),
    "cave drip": (
        "drop weeping sweating plonk tick lets_fall ceiling plink plip plop tock cave grotto crypt tunnel "
        "stalactite vault "
        "dungeon catacomb water drip moisture damp drops mine sewer undercroft"
    ),
    "underworld": "hum dron note tone moan throb underworld dead world_below nether shades",
    "thunder": (
        "horizon rolled tumbled dark world ~split ~tore ~burst ~broke ~far_ ~away_ growl rumbl grumbl mutter "
        "west the_hills moor "
        "lightning flash the_crack thunder sky heavens cloud clap peal crash crack roll rumble boom bang "
        "roar"
    ),
    "door knock": (
        "palm flat_of lion more stick whip umbrella paws knocker cane blow tat knuckle fist knock rap tap "
        "hammer pound "
        "bang thump struck beat drumm batter thunder kick hit"
    ),
    "door slam": (
        "shut it_against sluice ~leaves ~home ~in_time ~pull ~that screen door gate hatch lid shut window "
        "portcullis "
        "casement wicket ~it_ ~they_ slam bang crash thud boom clang"
    ),
    "door creak": (
        "~let_out ~leaves ~halves ~has ~gave ~had door gate hinge lid shutter latch casement wicket "
        "portcullis pivot swung opened creak squeal groan moved opens"
    ),
    "footsteps": (
        "told_on complain left,_right gravel under beneath crutch at_a_time heel weight stick board rung men "
        "soldiers thump thud flap pat, clack tap somebody "
        "someone tip squeak trainer sneaker walk overhead upstairs pace pacing march tread stamping troop "
        "padd shuffl click slapp clopp ran_ running step footfall feet boots shoes heels sandals hobnails "
        "crunch clatter soles clogs slippers stair passage corridor hall landing deck gravel path yard "
        "up_and_down to_and_fro back_and_forth ran hear tramp stamp stump clump patter pound stomp clomp "
        "leaves snow twig street lane plank cobble pavement flag tiles bridge drive ladder pier quay aisle "
        "floor"
    ),
    "horse": (
        "reined bridle harness wagon trap bits drew_rein struck pawed canter trot brute beast jade nag mule "
        "donkey horseman shoes animal hussar iron bridge "
        "cobbles turf clip clop "
        "spur hoof hooves horse rider mare stallion pon mount coach carriage cavalry trot gallop canter cab "
        "cart hansom trap phaeton steed charger rode riding reins ~wheels wag gig chaise brougham cal dray "
        "sleigh sledge fly omnibus trooper dragoon spurs diligence"
    ),
    "sword draw": (
        "leather ~squeal ~rasp of_steel metal iron stiletto longsword sword blade rapier sab cutlass "
        "scimitar dagger kni dirk steel foil katana claymore falchion ~drew"
    ),
    "sword clash": (
        "point guard clang clash crash in_the_way sword blade rapier sab cutlass scimitar dagger kni dirk "
        "steel foil "
        "parr lunge riposte iron metal bronze axe mace spear blow thrust"
    ),
    "arrow": (
        "~something zip hiss whistl hum whine twang ~it_ ~something loos let_fly let_go shot volley flight "
        "string "
        "arrow shaft bolt quarrel spear javelin bow"
    ),
    "arrow strike": (
        "shiver trembling thump thud thock thwack smack ~knock sprouted grew feathers ~sticking ~standing "
        "~stood ~trembling "
        "~something arrow shaft bolt spear javelin quiver stuck buried lodged embedded"
    ),
    "splash": (
        "from_the ~back stepped walked jumped fell rolled ice sat_ into_the swallowed took_ closed over "
        "plume sheet "
        "fountain in, in. in; in! in_with in_up "
        "in_after in_over _in_ _over_ under shut dived dove went off_ from_ over_ fish trout salmon carp "
        "pike otter seal frog duck canoe boat punt raft dinghy skiff coracle kayak into_a splosh plop plash "
        "plunk wade wading flounder slosh oar paddle stone pebble bucket anchor over_the water in_the in_a "
        "headlong up_to"
    ),
    "glass": (
        "~fell ~all_over ~drops ~dropp ~let_fall sash skylight pieces bits smash shatter fragments shards "
        "smithereens bulb photograph ornament phial street something_ tray glass window pane bottle tumbler "
        "mirror vase jug cup plate bowl pot goblet lamp china crockery dish mug flask vial chandelier "
        "decanter jar saucer tankard tea-things spoon"
    ),
    "bell": (
        "buoy ping quarters tower ~rope ~chain ~handle ~brass half-hour quarter ~leaned_on ~leant_on "
        "~leaning_on dome "
        "ding ping "
        "~told ~counted hour spire minster belfry dong ting bong stroke knocker knell ~door ~it_ ~they_ "
        "toll jangl tinkl clang ~sound ~shook swung ~pull ~press ~tug ~tap ~hit ~yank ~thump ~jerk ~lean "
        "~push ~slap ~tried ~set_ ~gave ~giv bell clock chime struck campanile steeple saint strik st. st_ "
        "big_ben cathedral church rang tocsin angelus curfew carillon ring peal noon midnight "
        "abbey convent chapel"
    ),
    "whoosh": (
        "gust draught draft breath blast puff wind whump whoo woof hatch airlock doors whisper sigh of_air "
        "woosh whoosh swish rush whistl hiss humm whip whirr slic swoop"
    ),
    "magic": (
        "in_the_air silvery chiming glitter sparkl tinkl crystal gem orb air stone ring mirror gate spell "
        "magic wand rune enchant charm light spark portal sorcery amulet talisman shimmer staff vanished "
        "appeared"
    ),
}
"""By the name of the sound, in small letters; `_` is a space. Behind `~` stands what is enough only for the
rows that need something else spoken of: "it" may be a bell."""


def _stems(spelt: str, *, loose: bool) -> tuple[str, ...]:
    words = (stem for stem in spelt.split() if stem.startswith("~") is loose)
    return tuple(stem.removeprefix("~").replace("_", " ") for stem in words)


STEMS: Mapping[str, tuple[str, ...]] = {name: _stems(stems, loose=False) for name, stems in _BY_SOUND.items()}
"""What is enough."""

LOOSE: Mapping[str, tuple[str, ...]] = {name: _stems(stems, loose=True) for name, stems in _BY_SOUND.items()}
"""What is enough only for rows that need something else spoken of."""
