"""The lexicon of what is heard once: knocks, doors, steps, bells, blades."""

from drama.script.prose.cues.model import BEASTS, Row, heard

_WEATHER = "rain|hail|sleet|wind|gale|branch|branches|twigs?|snow|waves?"
_ADVERB = r"(?:\w+ly |suddenly |again |then |loudly )?"
_HIS = "(?:his|her|my|their|its|our|the|a|an)"
_DOOR = "(?:doors?|gates?|hatch|lid|shutters?|trapdoor|door of [^.,;]{1,30}?)"
_SLAMMED = "(?:slammed|banged|crashed|clanged)"
_OF_DOOR = r"(?:the|a|another|some) (?:[\w'\u2019-]+ ){0,2}(?:door|gate|window|shutter)s?"
_STEPS = "(?:foot-?steps?|foot-?falls?)"
_FEET = r"(?:feet|boots|shoes|heels|sandals|hobnails)"
_SOUNDED = (
    "(?:sounded|echoed|approached|came|rang|crossed|shuffled|pounded|receded|followed|hurried|thudded|"
    "clattered|crunched|crunching|tramped|clumped|padded|pattered|pounding|clattering|tramping|shuffling|"
    "climbed|ran|running|died away|faded|coming|approaching|hurrying|drew near|were coming|descended|"
    "ascended)"
)
_NOISE = (
    "(?:sound|sounds|noise|tread|clatter|thud|tramp|patter|echo|shuffle|crunch|pounding|tap|click|scuffle|"
    "clump)"
)
_HEARD = r"(?:heard|hear|came|was|were)"
_BLADE = "(?:swords?|blades?|rapiers?|sabres?|cutlass(?:es)?|broadswords?|scimitars?|longswords?)"
_DAGGER = "(?:daggers?|knife|knives|dirk)"
_DRAWN = r"(?:[\w'\u2019-]+ ){0,2}"
_HOOF = r"(?:hooves|hoofs|hoof-?beats?|horse-?hooves)"
_HORSE = r"(?:horses?|horseman|horsemen|riders?|mare|stallion|pony|ponies|mounts?|coach|carriage|cavalry)"
_BELL = r"(?:the|a|another|some|his|her|one) (?:[\w'\u2019-]+ ){0,3}bells?"
_RANG = r"(?:rang|tolled|chimed|pealed|jangled|clanged|tinkled|sounded|struck|boomed|jingled)"
_BROKE = r"(?:shattered|smashed|broke|exploded|splintered|burst)"
_GLASS = r"(?:glass|windows?|panes?|bottles?|tumblers?|mirror|windscreen|window-?panes?|goblet|vase|jug|lamp)"
_WATER = r"(?:water|river|lake|pool|pond|canal|sea|stream|harbour|moat|brook|ditch|dock)"
_ROLLS = (
    "(?:rolled|rumbled|cracked|boomed|crashed|growled|muttered|roared|pealed|grumbled|broke|sounded|burst|"
    "rolling|rumbling|muttering|growling|grumbling|shook|came|answered)"
)


def _row(name: str, pattern: str, weight: int = 2, *params: str) -> Row:
    return Row(name, "shot", pattern, weight=weight, params=params)


SHOTS = (
    _row(
        "thunder",
        rf"\bthunder(?:claps?)? (?:\w+ly |had |was |came |again )?(?:began to )?(?P<at>{_ROLLS})\b",
    ),
    _row(
        "thunder",
        r"\b(?P<at>claps?|peals?|cracks?|crash|roll|rumble|growl|mutter|boom) of (?:\w+ )?thunder\b",
    ),
    _row("thunder", r"\b(?:rolling|rumbling|growling|distant) (?P<at>thunder)\b"),
    _row("thunder", r"\bit (?P<at>thundered)\b|\b(?:heard|hear) (?:the |a )?(?:\w+ )?(?P<at2>thunder)\b"),
    _row("thunder", r"\bthunder(?P<at> and lightning\b)", 1),
    _row(
        "door knock",
        r"\b(?:a|the|another|sharp|loud|three|two|soft|timid|that) (?:\w+ ){0,2}(?P<at>knocks?|knocking|rap|"
        r"raps|rapping|tap|tapping)(?= (?:came|sounded|fell|made|brought|at|on|upon)\b) (?:came|sounded|"
        r"fell|made|brought|(?:at|on|upon) (?:\w+ ){1,4}?(?:door|window|gate|wall|pane|shutter|glass))",
    ),
    _row(
        "door knock",
        r"\b(?:there was|there came|came|heard) (?:a|another) (?:\w+,? ){0,2}(?P<at>knock|rap)\b",
    ),
    heard(
        "door knock",
        rf"\b(?P<at>knocked|rapped|tapped|hammered|pounded|banged|thumped|knocking|hammering|pounding|"
        rf"knocks) {_ADVERB}(?:\w+ )?(?:at|on|upon) (?:{_HIS} )?(?:[\w'\u2019-]+ ){{0,2}}(?:door|gate|"
        rf"window|shutter|pane|hatch|panel|glass)\b",
        2,
        unless=_WEATHER,
    ),
    _row(
        "door knock",
        r"(?<!elbows )(?<!knees )(?<!heads )(?<!teeth )(?<!bones )\b(?P<at>knocked|(?<=\bI )knock)(?: "
        r"(?:again|once|twice|softly|loudly|gently|timidly|hard|and waited|three times|first|and went in|"
        r"and entered))*(?=[.,;!]|$| and\b| with\b)",
    ),
    _row(
        "door knock",
        r"\b(?:somebody|someone) (?:was |had )?(?P<at>knocked|knocking|hammering|banging)(?= at| on|[.,;])",
    ),
    _row(
        "door slam",
        rf"\b{_DOOR} (?!(?:\w+ )?(?:bell|knocker|key))(?:[\w'\u2019]+ ){{0,3}}?(?P<at>{_SLAMMED})\b(?! open)",
    ),
    _row("door slam", r"\bwindow (?:\w+ )?(?P<at>slammed|banged)\b", 1),
    _row(
        "door slam",
        rf"\b(?P<at>slammed|banged|slamming|banging) (?!on\b|at\b|against\b|upon\b)(?:{_HIS} )?(?:\w+ )"
        rf"{{0,2}}(?:door|gate|shutters?|hatch|lid)\b(?! open)",
    ),
    _row(
        "door slam",
        r"\b(?:slammed|banged|kicked|pushed|pulled|swung|threw|drew|shoved) (?:it|them) (?P<at>shut|to|"
        r"closed|"
        r"behind)\b",
    ),
    _row("door slam", rf"\b(?P<at>slam|bang|crash|thud) of {_OF_DOOR}\b"),
    _row(
        "door slam",
        rf"\b(?:heard|hear) {_OF_DOOR} (?:\w+ )?(?P<at>slam|bang|close|shut|slamming|closing)\b",
    ),
    _row(
        "door slam",
        rf"\b(?:shut|closed) (?:{_HIS} )?(?:\w+ )?{_DOOR} [^.;,]{{0,30}}?(?P<at>with a (?:slam|bang|"
        rf"crash))\b",
    ),
    _row(
        "door slam",
        rf"\b{_DOOR} (?:swung |fell |was )?(?P<at>shut|closed|closing|shutting) (?:softly |gently |quietly |"
        rf"again )?(?:to |again )?behind\b",
        1,
        "soft",
    ),
    _row(
        "door slam",
        r"\b(?P<at>shut|closed) (?:the|his|her) (?:\w+ )?door (?:softly|gently|quietly|carefully|firmly|"
        r"behind (?:him|her|them|me|us))\b",
        1,
        "soft",
    ),
    _row(
        "door slam",
        r"\b(?:shut|closed) (?:the|his|her) (?:\w+ )?(?P<at>door)(?=[.,;])|\b(?:the|a|another) (?:\w+ )"
        r"?door (?P<at2>shut|"
        r"closed)(?=[.,;]| on\b)",
        1,
        "soft",
    ),
    _row(
        "door creak",
        r"\b(?P<at>creak|squeak|groan|squeal|creaking) of (?:the|a|some|its) (?:\w+ )?(?:door|gate|hinges?|"
        r"shutter)s?\b",
    ),
    _row("door creak", r"\bcreaking (?:door|gate|hinges?)\b", 1),
    _row("footsteps", rf"\b{_STEPS} (?:\w+ly |were |was |that )?(?P<at>{_SOUNDED})\b"),
    _row(
        "footsteps",
        rf"\b(?:quick|slow|heavy|light|soft|hurried|running|dragging|approaching|the) (?P<at>steps) "
        rf"(?:\w+ly |were )?{_SOUNDED}\b",
    ),
    _row(
        "footsteps",
        r"(?:^|\b(?:and|as|then|when)\b )(?P<at>steps) (?:\w+ly |were )?(?:sounded|approached|came|rang|"
        r"echoed)\b",
    ),
    _row("footsteps", rf"\b{_NOISE} of (?:[\w'\u2019-]+ ){{0,3}}?(?P<at>{_STEPS}|steps|feet|boots|shoes)\b"),
    _row(
        "footsteps",
        rf"\b(?:heard|hear) (?!no\b)(?:[\w'\u2019-]+ ){{0,3}}(?P<at>{_STEPS}|steps|boots)\b",
    ),
    _row("footsteps", rf"\b(?:there were|there came|came) (?:[\w'\u2019-]+ ){{0,2}}(?P<at>{_STEPS})\b"),
    _row(
        "footsteps",
        rf"\b{_STEPS} (?P<at>on|in|behind|above|outside|overhead|along)\b (?:the|him|her|them|us|me|a)?",
    ),
    heard(
        "footsteps",
        rf"\b{_FEET} (?:\w+ly |were )?(?P<at>hammered|thumped|drummed|padded|scuffed|slapped|pounded|"
        rf"pounding|thudded|clattered|clattering|crunched|crunching|rang|ringing|echoed|echoing|clumped|"
        rf"tramped|tramping|clicked|clicking|thudding|stamped)\b",
        2,
        unless=BEASTS,
    ),
    _row(
        "footsteps",
        r"\b(?P<at>crunched|crunching|tramped|clattered) (?:up|down|over|across|along|through|on|away) "
        r"(?:the )?(?:\w+ )?(?:gravel|stairs|steps|path|shingle|snow|drive|leaves|cobbles)\b",
    ),
    _row(
        "footsteps",
        rf"\b{_FEET} (?:go|went|going) (?:\w+ ){{1,3}}?(?P<at>the) (?:steps|stairs|path|passage|hall|"
        rf"corridor)\b",
        1,
    ),
    _row(
        "horse",
        rf"\b{_HOOF} (?:\w+ly |were |had )?(?P<at>\w+(?:ed|ing)|rang|beat|struck|drew near|came (?:up|down|"
        rf"along|nearer|on|on)|upon|on)\b",
    ),
    _row(
        "horse",
        rf"\b(?:clatter|clattering|sound|beat|beating|drum|drumming|thud|thudding|rattle|clop|noise|"
        rf"trampling|tramp|thunder|clip-clop|ring) of (?:[\w'\u2019-]+ ){{0,3}}?(?P<at>{_HOOF}|horses|a "
        rf"horse)\b",
    ),
    _row("horse", rf"\b(?:heard|hear) (?!no\b)(?:[\w'\u2019-]+ ){{0,3}}(?P<at>{_HOOF}|horses?)\b"),
    _row(
        "horse",
        rf"\b{_HORSE} (?:[\w'\u2019]+ ){{0,4}}?(?P<at>galloped|cantered|trotted|clattered|thundered|"
        rf"galloping|cantering|clattering)\b",
    ),
    _row(
        "horse",
        r"\b(?:the|a) (?:cab|carriage|coach|cart|dog-?cart|hansom|trap|phaeton) (?:\w+ )?(?P<at>drove "
        r"(?:away|off|up)|rattled|rolled (?:away|off|up)|flew)\b",
        1,
    ),
    _row(
        "sword draw",
        rf"\b(?P<at>drew|drawing|unsheathed|unsheathing) (?:{_HIS} )?{_DRAWN}{_BLADE}\b(?! (?:across|over|"
        rf"along|on|in the)\b)",
    ),
    _row(
        "sword draw",
        rf"\b(?P<at>drew|unsheathed|drawing) (?:{_HIS} )?{_DRAWN}{_DAGGER}\b(?! (?:across|over|along|on|in "
        rf"the)\b)",
        1,
        "dagger",
    ),
    _row(
        "sword draw",
        rf"\b{_BLADE} (?:\w+ly )?(?P<at>hissed|rang|slid|whispered|scraped|sang|rasped|leapt|came|flashed) "
        rf"(?:out|from|free|clear)\b",
    ),
    _row(
        "sword draw",
        rf"\b(?P<at>whipped|pulled|slid|swept|tore) (?:out )?(?:his|her|my|their) {_DRAWN}{_BLADE} ?(?:out|"
        rf"free|from)?\b",
        1,
    ),
    _row(
        "sword clash",
        rf"\b(?:{_BLADE}|steel) (?:\w+ly )?(?P<at>clashed|rang|met|clanged|crossed|crashed|grated)\b(?! out|"
        rf" from)",
    ),
    _row("sword clash", rf"\b(?P<at>clash|ring|clang|clashing|ringing) of (?:\w+ )?(?:{_BLADE}|steel)\b"),
    _row(
        "arrow",
        r"\b(?P<at>flight|volley|cloud|hail|shower) of arrows\b",
    ),
    _row(
        "arrow",
        r"\barrows? (?:[\w'\u2019]+ ){0,2}?(?P<at>hissed|flew|whistled|whirred|sang|hummed|sped|shot|"
        r"whizzed|whipped|hissing|whistling|came(?= (?:over|past|out|down|from|at|through)\b))\b",
    ),
    _row(
        "arrow",
        r"\b(?P<at>loosed|let fly|shot|fired|let go) (?:an|the|his|her|another|a second|one) (?:\w+ "
        r")?arrow\b",
    ),
    _row(
        "arrow strike",
        r"\barrow\b[^.;]{0,110}?\b(?P<at>thudded|smacked|thunked|buried itself|sank|struck|stuck|quivered|"
        r"stood quivering) (?:in|into|deep|the|home|against)\b",
    ),
    _row("splash", r"\b(?:a|an|one|another) (?:[\w-]+,? ){0,2}(?P<at>splash)\b(?! of (?!water))"),
    _row(
        "splash",
        r"\b(?:the|heard) (?:[\w-]+ ){0,2}(?P<at>splash|splashing) of (?:the )?(?:oars?|water|paddles?|"
        r"something|\w+ing|feet)\b",
    ),
    _row(
        "splash",
        r"\b(?P<at>splashed|splashing) (?:down|into|through|across|ashore|about|back|along|after|out)\b",
    ),
    _row(
        "splash",
        rf"\b(?:fell|jumped|plunged|dived|tumbled|leapt|toppled|slipped|flung \w+|threw \w+) "
        rf"(?:[\w'\u2019-]+ ){{0,3}}?(?P<at>into) (?:the|a) (?:\w+ )?{_WATER}\b",
        1,
    ),
    _row("glass", rf"\b{_GLASS} (?:[\w'\u2019]+ )?(?P<at>{_BROKE})\b(?! the\b)"),
    _row(
        "glass",
        r"\b(?:heard|hear) (?:the )?(?:\w+ )?glass (?:\w+ )?(?P<at>break|shatter|smash|breaking|shattering|"
        r"smashing)\b",
    ),
    _row(
        "glass",
        r"\b(?:sound|tinkle|crash|noise|smash|tinkling) of (?:(?:breaking|shattering|broken|smashing|"
        r"falling) )(?P<at>glass)\b",
    ),
    _row(
        "glass",
        r"\b(?P<at>smashed|shattered|broke|smashing) (?:the|a|one|every) (?:\w+ )?(?:glass|windows?|panes?|"
        r"bottle|mirror|windscreen|tumbler)\b",
    ),
    _row(
        "glass",
        r"\b(?:jug|cup|plate|vase|bowl|pot|glass|bottle|tumbler)\b[^.;]{0,60}?\band (?P<at>smashed|"
        r"shattered|broke)\b",
        1,
    ),
    _row(
        "glass",
        r"\bglasses (?P<at>clinked|chinked)\b|\b(?P<at2>clinked|clinking) (?:glasses|their glasses)\b|"
        r"\bclink of (?P<at3>glass(?:es)?)\b",
        2,
        "clink",
    ),
    _row(
        "bell",
        rf"\b{_BELL} (?:of (?:[\w'\u2019]+ ){{1,4}}?)?(?:\w+ly |had |then |again )?(?P<at>{_RANG})\b",
    ),
    _row(
        "bell",
        r"\bbells\b[^.;]{0,40}?\b(?P<at>broke out|broke into|burst out|burst into|rang out|pealed)\b",
    ),
    _row(
        "bell",
        rf"\b{_BELL} (?:\w+ )?(?P<at>began) (?:to (?:ring|toll|chime|peal|clang|jangle|sound)|ringing|"
        rf"tolling|chiming)\b",
    ),
    _row(
        "bell",
        r"\b(?:the|a) (?:\w+ )?bells? (?:[\w'\u2019]+ )?(?P<at>swung|went)\b(?! (?:up|in|into|to)\b)",
        1,
    ),
    _row(
        "bell",
        r"\b(?:the )?bells? (?P<at>rang|tolled|pealed|chimed|jingled|were ringing|ringing|tolling)\b",
    ),
    _row(
        "bell",
        r"(?<!\bit )(?<!that )(?<!name )\b(?P<at>rang|ringing|tolled|pulled|jangled) (?:the|a|her|his) "
        r"(?:[\w-]+ ){0,2}bell(?:-pull)?\b",
    ),
    _row(
        "bell",
        r"\b(?P<at>toll|tolling|peal|chime|ringing|tinkle|clang|jingle|ding|note|stroke|sound) of (?:the |a "
        r"|some )?(?:[\w'\u2019-]+ ){0,2}bells?\b",
    ),
    _row(
        "bell",
        r"\b(?:church|town|tower|cathedral|abbey|stable|village|hall|castle) clock (?:\w+ )?(?P<at>struck|"
        r"chimed|began to strike)\b",
        2,
        "large",
    ),
    _row(
        "bell",
        r"\bdoor-?bell (?:\w+ )?(?P<at>rang|chimed|went|jangled|sounded)\b|\brang the (?P<at2>doorbell)\b",
        2,
        "small",
    ),
    _row(
        "bell",
        r"\b(?:there was|there came|heard) a (?P<at>ring) at the (?:\w+ )?(?:door|bell|gate)\b",
        2,
        "small",
    ),
    _row("whoosh", r"\b(?:with|there was|came|in) a (?:\w+ )?(?P<at>whoosh|swoosh)\b"),
    _row(
        "magic",
        r"\b(?:spells?|magic|wands?|runes?|enchantment|charm) (?:\w+ly )?(?P<at>crackled|hummed|sang|flared|"
        r"surged|rippled|shimmered|chimed|sparked|blazed|took hold)\b",
    ),
    _row("magic", r"\b(?:light|sparks?)\b[^.;]{0,60}?\b(?P<at>shimmering|shimmered)\b", 1),
    _row("splash", r"\b(?:heard|hear|with) the (?:\w+ )?(?P<at>splash)\b"),
    _row(
        "horse",
        r"\b(?:set off|started|went off|rode (?:off|away|on)|moved off) at (?:a|the) (?:\w+ )?(?P<at>trot|"
        r"gallop|canter)\b",
    ),
    _row("door slam", r"\bmade (?:the|a) (?:\w+ )?(?:door|gate|shutters?)[^.,;]{0,30}\b(?P<at>bang|slam)\b"),
)
