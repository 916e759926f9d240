"""The lexicon of sounds that a sentence only hints at: knuckles on wood, a growl out of the west."""

from drama.script.prose.cues.model import heard

_FAR = (
    r"(?:(?:far|distant|dark|black|blue|low|western|eastern|other|high|next) )*(?:west|east|north|south|"
    r"hills?|hilltops?|moors?|mountains?|sky|horizon|clouds?|sea|estuary|valley|fells?|downs|ridge|bay|"
    r"plains?|peaks?|marsh(?:es)?|range)"
)
_GROWLS = r"rumbled|growled|grumbled|muttered|boomed|rumbling|growling|grumbling|muttering"
_DOOR = r"(?:[\w-]*doors?|gates?|hatch|lid|shutters?|trap-?door|portcullis|casement|wicket)"
_WOOD = r"(?:wood|doors?|oak|glass|panels?|panes?|windows?|shutters?|planks|woodwork|doorpost)"
_WATER = (
    r"(?:water|river|lake|pool|pond|canal|sea|stream|harbour|moat|brook|ditch|ford|trough|horse-trough|"
    r"millpond|fountain|drink|weir|lagoon|beck)"
)
_LIGHTNING = (
    r"lightning|flash(?:ed)?|thunder|(?:sky|room|street|night|window|world|yard) (?:went|turned|flared|"
    r"jumped) white"
)
_NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MAGIC = (
    r"spells?|magic|wizards?|witch(?:es)?|mages?|sorcer\w+|enchant\w*|charms?|wands?|runes?|fair(?:y|ies)|"
    r"faery|curse|portal|sigils?|talisman|amulet|the word|conjur\w+|heartstone|wish"
)

HINTED_SHOTS = (
    heard(
        "footsteps",
        r"\b(?:up|down|across|along|over) the (?:\w+ )?(?P<at>creaking|creaky|groaning|echoing|ringing) "
        r"(?:stairs?|boards|floorboards|"
        r"planks|staircase|steps|flags|corridor|passage)\b",
    ),
    heard(
        "thunder",
        rf"\b(?:a|the|another|one|first) (?:[\w-]+,? ){{0,3}}?(?P<at>growl|rumble|grumble|mutter|roll|peal) "
        rf"(?:\w+ )?(?:out of|from|over|round|along|beyond|behind|across|among) the {_FAR}\b",
        2,
    ),
    heard(
        "thunder",
        rf"\b(?:something|it|the west|the hills|the sky|the night) (?:\w+ )?(?P<at>{_GROWLS}) (?:again "
        rf")?(?:over|beyond|behind|round|among|along|away over|up in|in|to|out over|out at) (?:the "
        rf")?{_FAR}\b",
        2,
        unless=r"dogs?|guns?|cannons?|wolf|wolves|beasts?|engines?",
    ),
    heard(
        "thunder",
        rf"\b(?:over|beyond|behind|among|across|above) the {_FAR},? (?:something|it) (?:\w+ "
        rf")?(?P<at>{_GROWLS})\b",
        2,
    ),
    heard(
        "thunder",
        r"\b(?:sky|heavens|clouds?|night|horizon) (?:\w+ )?(?P<at>cleared its throat|clears its throat|"
        r"split|cracked open|spoke|clapped its hands)\b|\b(?:jumped|shivered|buzzed|hummed) with (?:the "
        r")?(?P<at2>thunder)\b",
        2,
    ),
    heard(
        "thunder",
        r"\bthe (?:whole |great |long )?(?P<at>crack|bang|crash|boom|roar|clap|rumble|roll|growl|"
        r"report)(?=[.,;]| (?:came|on top|right|followed|was|shook|with it|at once|overhead|arrived|went)\b)",
        2,
        needs=_LIGHTNING,
    ),
    heard(
        "door knock",
        rf"\b(?P<at>knuckles|fists?|stick|cane) (?:on|at|against|upon) (?:the |her |his |my )?(?:\w+ "
        rf")?{_WOOD}\b",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:fists?|stick|cane|knuckles|whip|boot|something|poker|gloved hand) (?:was |were "
        r")?(?P<at>landed|fell|came down|crashed|"
        rf"beat|beating|thudded|descended|thundered|banged|hammered|rapped) (?:on|at|upon|against) the "
        rf"(?:\w+ )?{_WOOD}\b",
        2,
    ),
    heard(
        "door knock",
        r"(?P<at>\b(rap|knock|tap)\b(?:,? (?:and )?\2\b)+)",
        2,
        needs=r"[\w-]*doors?|gate|shutters?|knocker|window",
    ),
    heard(
        "door knock",
        r"\bknocker (?:\w+ )?(?P<at>went|spoke|clacked|dropped|crashed|struck)(?=[.,;]| (?:again|twice|once|"
        r"three|and|on the door)\b)",
        2,
    ),
    heard(
        "door knock",
        r"\b(?P<at>put|applied|laid|took) (?:his|her|the|my|their|a) (?:[\w-]+ )?(?:knuckles|cane|stick|"
        r"fists?|umbrella|crop) to the "
        rf"(?:\w+ )?{_WOOD}\b",
        2,
    ),
    heard(
        "door slam",
        rf"\b(?P<at>bang|slam|crash|clang|thud) (?:went|goes) (?:the|a|every|his|her) (?:\w+ "
        rf"){{0,2}}{_DOOR}\b",
        2,
    ),
    heard(
        "door slam",
        rf"\b(?P<at>shut|closed|pulled|swung|drew) (?:it|them|(?:the|his|her) (?:\w+ )?{_DOOR}) (?:to |"
        rf"behind \w+ )?(?:so hard|hard "
        r"enough|with enough force|as hard as|with such)\b",
        2,
        needs=rf"{_DOOR}|shut|closed|pulled|swung|drew",
    ),
    heard(
        "door slam",
        r"\b(?P<at>put|hooked|elbowed|shouldered) the (?:\w+ )?(?:door|gate|lid) (?:to|shut|closed)\b",
        1,
        "soft",
    ),
    heard("door slam", r"\ba (?:\w+ )?door (?P<at>went)(?=[.,;]|$)", 2),
    heard(
        "door creak",
        rf"\b{_DOOR}\b[^.;,]{{0,40}}, (?:\w+ly )?(?P<at>whining|complaining|protesting|wailing|grumbling|"
        rf"screeching|shrieking|"
        r"moaning|grating)\b",
        2,
    ),
    heard(
        "door creak",
        r"\bhinges? (?:\w+ )?(?P<at>yelped|wailed|sang out|cried out|mewed|keened|objected|gave tongue|"
        r"whinged|swore)\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:overhead|above (?:him|her|them|us|me|their heads|my head|his head|her head)|upstairs),? "
        r"(?:\w+ )?(?:the |a |somebody |someone )?(?:\w+ )?(?:boards|floorboards|ceiling|floor|planks|"
        r"joists) (?:\w+ )?(?P<at>creaked|spoke|complained|groaned|squeaked|gave|shook)\b|\b(?:boards|"
        r"floorboards|ceiling|floor|planks) (?:overhead|above|upstairs)[^.;,]{0,20}? (?P<at2>creaked|spoke|"
        r"complained|groaned|squeaked|gave)\b",
        2,
    ),
    heard(
        "footsteps",
        r"\bstairs?\b[^.;,]{0,15}? (?P<at>complained|creaked|groaned|squeaked|protested|spoke),? (?:one by "
        r"one|one after (?:another|the other)|each in turn|in turn|all the way (?:up|down)|as (?:somebody|"
        r"someone|he|she))\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:came|comes|come|went|goes|go) (?:\w+ly |back )?(?P<at>clopping|clacking|clicking|slapping|"
        r"thudding|thumping|squelching|flapping|splashing|stamping|crunching) (?:up|down|along|across|over|"
        r"through|into|out|in|back|away|towards?)\b",
        unless=r"horses?|pony|mare|mules?|boats?|oars?",
    ),
    heard(
        "footsteps",
        r"\b(?:boots|heels|shoes|slippers|sandals|clogs|bare feet) (?:\w+ )?(?P<at>crossed (?:the|a|to|"
        r"over)|climbed (?:the|up)|came (?:down|across|along|up) (?:the|to|from)|went (?:up|down|over|"
        r"across|along) the|mounted|halted)\b",
        2,
        unless=r"iron|horse|took off|put on|wet",
    ),
    heard(
        "footsteps",
        r"\b(?P<at>tramp|tread|shuffle|march|patter|clatter|thud) of (?:\w+ )?(?:men|soldiers|people|"
        r"somebody|someone|a man|children|running|sentr\w+|guards?|boys|girls)\b",
        2,
    ),
    heard(
        "horse",
        r"\b(?:cobbles|cobblestones|stones|road|bridge|flags|turf|planks|paving) (?:\w+ )?(?P<at>rang|"
        r"thundered|drummed|shook|clattered|sparked) (?:under|beneath|with) (?:the |their |his |her "
        r")?(?:\w+ )?(?:horses?|mare|hooves|hoofs|wheels|cavalry|riders|hussars|iron)\b",
        2,
    ),
    heard("horse", r"\b(?P<at>iron shoes) (?:\w+ )?(?:came|rang|went|struck|sounded|clattered|drew)\b", 2),
    heard(
        "bell",
        rf"\b(?:{_NUMBER}|several|more|slow|great|single) (?:\w+,? )?(?P<at>strokes?|chimes?) (?:\w+ "
        rf")?(?:fell|came|sounded|dropped|rang|"
        r"rolled|drifted|trembled|boomed|from)\b(?! (?:up)?on\b)",
        2,
    ),
    heard(
        "bell",
        r"\b(?:whole )?(?:steeple|belfry|spire|bell-?tower|minster|cathedral|abbey|(?:Saint|St\.?) "
        r"\w+(?:['\u2019]s?)?) (?:\w+ )?(?P<at>spoke|let go|gave tongue|clanged|gave out|told|said|counted|"
        r"began on|let fall|answered)\b"
        rf"(?= (?:{_NUMBER}|the hour|the half|the quarter|noon|midnight|it|again|out)\b|[.,;])",
        2,
    ),
    heard(
        "bell",
        r"\b(?P<at>ting|ping|ding|clang|dong|bong|jangle|tinkle)[,!]? (?:went|goes|said) the (?:\w+ "
        r"){0,2}(?:bell|clock)\b",
        2,
    ),
    heard(
        "bell",
        rf"\bit (?:was )?(?P<at>struck|striking|strikes) (?:{_NUMBER}|noon|midnight|the hour|the half|the "
        rf"quarter)(?=[.,;!]|$| (?:and|as|when|"
        r"from|while|before|somewhere|in|on)\b)",
        2,
    ),
    heard(
        "bell",
        r"\b(?:put|laid|pressed|kept|set) (?:his|her|a|my|one) (?:\w+ )?(?:thumb|finger|hand|palm|elbow) "
        r"(?:on|to|against) the (?P<at>bell|doorbell|door-bell|bell-push)\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:was|were) (?P<at>ringing) (?:for|to|in for) (?:church|mass|evensong|vespers|prime|matins|"
        r"prayers|school|dinner)\b",
        2,
    ),
    heard("glass", r"\btray\b[^.;]{0,20}? (?P<at>went(?=[.,;])|crashed|went over|fell|hit the)\b"),
    heard(
        "glass",
        r"\bsomething (?:(?!that\b|which\b)\w+ ){0,4}?(?P<at>smashed|shattered)(?=[.,;]| (?:in|on|against|"
        r"behind|below|to)\b)",
    ),
    heard(
        "splash",
        rf"\b(?P<at>sat down|trod|landed|knelt|stepped backwards?) (?:\w+ )?(?:into|in) the (?:[\w-]+ "
        rf")?{_WATER}\b(?! (?:of|['\u2019]s)\b)",
    ),
    heard("splash", rf"\b{_WATER} (?:\w+ )?(?P<at>closed|shut|came together|met) (?:over|above)\b", 2),
    heard(
        "splash",
        rf"\b(?:the|a) (?:\w+ )?{_WATER} (?P<at>took|received|swallowed|claimed|had|got) (?:him|her|them|it|"
        rf"me|us)(?=[.,;!]| (?:up to|whole|without|with a|like|in one|head|to the)\b)",
    ),
    heard(
        "splash",
        r"\b(?P<at>put|threw|tossed|pitched|pushed|flung|shoved|tipped|heaved|chucked|knocked|sent|dropped) "
        r"(?:him|her|them|me|us|himself|"
        rf"herself|the \w+|(?-i:[A-Z]\w+)) (?:\w+ )?(?:in|into|in with) the (?:[\w-]+ )?{_WATER}\b",
    ),
    heard(
        "sword draw",
        r"\b(?:(?:two|three|four|a) (?:feet|foot|yard|inches|length)|a yard|an arm['\u2019]s length|a foot) "
        r"of (?:\w+ )?(?P<at>steel)\b",
        1,
        needs=r"hip|hand|hilt|drew|scabbard|sheath|swords?|cloak|stick|cane|blade",
    ),
    heard(
        "sword clash",
        r"\b(?:swords?|blades?|rapiers?|foils|points|steel|sabres) (?:\w+ )?(?P<at>rasped|slithered|kissed|"
        r"chattered|met)\b(?! (?:him|her|them|out|from|his eyes))",
        2,
        needs=r"swords?|blades?|rapiers?|foils|sabres|duel|fenc\w+|guard|parr\w+|thrust|lunge\w*|en garde|"
        r"steel|hilt",
    ),
    heard(
        "sword clash",
        r"\bsteel (?P<at>slithered|rasped|slid|ground|screeched|sang) (?:along|on|over|against|down) steel\b",
        2,
    ),
    heard(
        "arrow",
        r"\bsomething (?:\w+ )?(?P<at>hummed|whistled|hissed|whirred|zipped|whined|sang|whipped|went) "
        r"(?:past|by|over) (?:his|her|my|their) (?:\w+ )?(?:ears?|head|heads|cheek|face|shoulder|hat)\b",
        2,
        needs=r"arrows?|bows?|archers?|bowmen|crossbows?|quiver|string",
    ),
    heard(
        "arrow strike",
        r"\bsomething\b[^.;]{0,50}? (?P<at>thumped|thudded|smacked|thocked|stuck|struck|thunked|buried "
        r"itself)\b[^.;]{0,40}?\b(?:quivering|quivered|humming|trembling)\b|\barrow (?P<at2>stood) (?:in|"
        r"out of|quivering)\b",
        2,
    ),
    heard("arrow", r"\b(?:bow-?)?string (?P<at>twanged|thrummed)\b", 2),
    heard(
        "whoosh",
        r"\b(?:doors?|hatch|airlock|visor|panels?|lock|bulkhead|lift) (?:\w+ ){0,3}?(?P<at>(?:parted|opened|"
        r"slid|sighed|closed|irised|shut|apart|open|back) (?:\w+ )?with a (?:\w+,? ){0,2}(?:hiss|sigh|gasp|"
        r"whisper|sough)|hissed (?:open|shut|closed|apart)|whispered (?:open|shut)|sighed (?:open|shut))\b",
        2,
    ),
    heard(
        "whoosh",
        r"\bwith a (?:\w+ )?(?P<at>whirr|whir|swish|whoosh|swoosh)(?=[.,;]| (?:and|of (?:wings|feathers|"
        r"air))\b)",
        2,
    ),
    heard(
        "magic",
        r"\b(?:crystal|gem|orb|air|light|stone|pebble|ring|mirror|gate|archway|circle|lamp|flame|staff|"
        r"glyphs?|jewel) (?:\w+ )?(?P<at>sang|rang|hummed|chimed|tinkled|shivered and|thrummed|began to "
        r"(?:sing|hum|ring|chime|tinkle|shimmer|thrum)|shimmered)\b",
        1,
        needs=_MAGIC,
    ),
)
"""What is heard once."""
