"""The lexicon of further turns of phrase: the gravel told on him; every board complaining."""

from drama.script.prose.cues.model import BEASTS, heard

FURTHER_PHRASES = (
    heard(
        "footsteps",
        r"\b(?:a|the) (?:\w+ )?(?P<at>shuffle|scuffle|patter|tramp|clatter|scurry|pattering|shuffling|"
        r"scuffling) (?:of \w+ )?(?:in|on|along|down|up|from) the "
        r"(?:\w+ )?(?:passage|corridor|stairs?|hall|landing|gallery|stairwell|gravel|steps|roof|yard|"
        r"aisle)\b",
        2,
        unless=rf"{BEASTS}|rain|hail|rats?|mice",
    ),
    heard(
        "footsteps",
        r"\b(?:gravel|boards?|floorboards?|stairs?|leaves|shingle|twigs) (?:\w+ )?(?P<at>told on|gave) "
        r"(?:him|her|them|me|us|it)(?: away)?\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:every|each|the|a) (?:\w+ )?(?:boards?|stairs?|steps?|treads?|planks?|rungs?) "
        r"(?P<at>complaining|creaking|groaning|protesting|squeaking|"
        r"crying out)\b",
        2,
        unless="ship|wind|gale|hull",
    ),
    heard(
        "footsteps",
        r"\b(?:came|went|ran|climbed|hurried|running|coming|going|clambered|started|raced) (?:\w+ )?(?:up|"
        r"down) (?:the|some|those|an?) (?:\w+ )?"
        r"(?P<at>iron|metal|steel|wooden|stone|bare|uncarpeted|rickety) (?:stairs|steps|ladder|staircase|"
        r"stair|rungs)\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:wooden leg|peg-?leg|crutch(?:es)?|stick|cane|staff) (?:\w+ )?(?P<at>knocked|tapped|thumped|"
        r"clicked|stumped|knocking|tapping|clicking) "
        r"(?:along|on|over|across|up|down|beside|behind|ahead|away)\b",
        2,
    ),
    heard("footsteps", r"\b(?P<at>left, right)\b", 2, unless="looked|glanced|turned|swung|eyes?|gaze"),
    heard(
        "footsteps",
        r"\b(?P<at>crunched|crackled|squeaked|snapped|rustled|squelched|creaked|clinked|rattled|slid|"
        r"crunching|rustling|snapping|squelching) (?:\w+ )?"
        r"(?:under|beneath|below) (?:his|her|my|their|our|\w+['\u2019]s) (?:\w+ )?(?:feet|foot|boots|soles|"
        r"shoes|heels|tread|weight|step|sandals)\b",
        2,
    ),
    heard(
        "horse",
        r"\b(?:riders?|horsem[ae]n|horses?) (?:was|were|is|are) (?:\w+ )?(?P<at>coming|galloping|riding|on "
        r"the road)\b",
        2,
        near="hear|heard|listen\\w*|fast|gallop\\w*|hoof\\w*|hooves",
    ),
    heard(
        "horse",
        r"\b(?P<at>struck|pawed|beat|stamped|kicked) (?:at )?the (?:cobbles|road|stones|ground|turf|flags|"
        r"setts|planks|straw|stall|boards) with\b",
        2,
        near=r"horses?|mare|pony|stallion|bay|grey|roan|chestnut|cob|hoof|hooves|nose|mule",
    ),
    heard(
        "horse",
        r"\b(?:hooves|hoofs)\b[^.;]{0,30}? (?P<at>went|came|passed|crossed|drew|going|coming)\b(?! (?:like|"
        r"as)\b)",
        2,
    ),
    heard("horse", r"\b(?P<at>broke|breaking|breaks|fell) into a (?:\w+ )?(?:canter|gallop)\b", 2),
    heard(
        "horse",
        r"\b(?P<at>broke|breaking|breaks|fell) into a (?:\w+ )?trot\b",
        2,
        near=r"horses?|mare|pony|squadron|troop|cavalry|column|rid\w+|rode|cob|team|hussars|lancers|coach|"
        r"cart",
    ),
    heard("bell", r"\bthe quarters? (?P<at>came|fell|dropped|drifted|floated|sounded|rang)\b", 2),
    heard(
        "bell",
        r"\b(?:tower|belfry|steeple|church) (?P<at>answered|spoke|gave tongue|replied)\b",
        2,
        near="ropes?|bells?|sexton|verger|ringers?",
    ),
    heard(
        "bell",
        r"\bclock\b[^.;]{0,50}? (?P<at>delivered|declared|dealt out|produced|gave out|remarked) (?:one|two|"
        r"three|four|five|six|seven|eight|nine|ten|"
        r"eleven|twelve|noon|midnight|the (?:hour|half|quarter))\b",
        2,
    ),
    heard(
        "door knock",
        r"\bthe (?:\w+ )?(?P<at>knocking|hammering|rapping) (?:had )?(?:\w+ )?(?:begun|began|begins|started|"
        r"starts|went on|goes on|grew|came|redoubled|stopped)\b",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:blows?|strokes|thumps) (?:\w+ )?(?P<at>fell|rained|came|landed|descended|sounded) (?:up)?on "
        r"the (?:\w+ )?(?:door|gate|hatch|panels?|shutters?|wood|lid|oak|glass)\b",
        2,
    ),
    heard(
        "door slam",
        r"\b(?P<at>shut|closed|pushed|kicked|nudged) (?:it|the \w+|the \w+ \w+) (?:to |shut |closed )?with "
        r"(?:his|her|a|the|my|one|their) (?:heel|foot|hip|"
        r"shoulder|elbow|knee|back|boot|toe|bottom|behind)\b",
        2,
        "soft",
        near=r"doors?|gates?|hatch|lid|shutter|cupboard|drawer|fridge|shut it",
    ),
    heard(
        "door slam",
        r"\b(?:doors?|gates?|shutters?|windows?|hatch|lid)\b[^.;]{0,25} (?:was|were|is|are) (?:\w+ "
        r")?(?P<at>flung|thrown|pulled|banged|slammed|dashed|swung|"
        r"clapped|drawn|pushed|hauled) (?:to|shut)\b",
        2,
    ),
    heard(
        "door slam",
        r"\b(?P<at>swung|pushed|pulled|drew|heaved|hauled|dragged|threw|banged|slammed) the (?:\w+ "
        r")?(?:gates|doors|leaves|shutters) (?:together|to|shut|closed|home)\b",
        2,
    ),
    heard(
        "door slam",
        r"\b(?P<at>beat|banged|flung|dashed|slapped|slammed|threw) it (?:back )?against\b",
        2,
        needs=r"doors?|gate|shutters?|hatch|lid",
    ),
    heard(
        "splash",
        r"\b(?P<at>stepped|walked|jumped|went|fell|dropped|rolled|slid|tumbled|ran|dived|pitched) "
        r"(?:straight |right |backwards |clean |\w+ly )?off the (?:end of the |"
        r"edge of the |\w+ )?(?:wall|quay|edge|jetty|pier|bank|boat|raft|stern|bows?|plank|rock|dock|landing|"
        r"pontoon|ice|diving-?board|gunwale|bridge)\b",
        2,
        near=r"water|river|sea|lake|canal|tide|harbour|nose|wet|pond|swim\w*|swam|waves?|splash|deep|pool|"
        r"lock",
        unless="ball|hat|paint|snow|rust",
    ),
    heard("splash", r"\bwaters? (?:\w+ )?(?P<at>closed|shut|came together|met) (?:up)?on\b", 2),
    heard(
        "splash",
        r"\b(?P<at>dropped|threw|tossed|slipped|tipped|flung|put) (?:the|it|him|her|them|a|his) "
        r"?[^.;,]{0,20}? back (?:in|into the \w+)(?=[.,;])",
        2,
        near="fish|trout|hook|net|river|lake|sea|pond|water|crab|eel|frog",
    ),
    heard("splash", r"\b(?P<at>went|gone|fell|goes) through(?: the ice)?(?=[.,;])", 2, near="ice"),
    heard(
        "thunder",
        r"\bit (?P<at>growled|rumbled|grumbled|muttered|rolled|boomed|thundered) (?:all )?(?:round|around|"
        r"along|about|across|up and down) the (?:\w+ )?(?:horizon|sky|hills|"
        r"valley|moor|mountains|ridge|clouds|heavens|estuary)\b",
        2,
    ),
    heard(
        "thunder",
        r"\b(?P<at>rolled|tumbled|rumbled|trundled|cracked|crashed|rolling|rumbling|was rolled) "
        r"[^.;]{0,30}?(?:across|over|along|about|from one end of|round|down) the "
        r"(?:whole )?(?:sky|heavens|clouds)\b",
        2,
        unless="sun|moon|clouds|plane|aeroplane|eyes",
    ),
    heard(
        "sword clash",
        r"\b(?P<at>struck|beat|knocked|swept) (?:up|down|aside) (?:his|her|the|my) (?:point|"
        r"blade|sword|guard|steel)\b",
        2,
    ),
    heard(
        "sword draw",
        r"\b(?:swords?|blades?|knife|sabre|rapier|dagger|steel) (?P<at>came|slid|leapt|slipped) "
        r"(?:whispering|hissing|rasping|singing|ringing|sighing|scraping)\b|"
        r"\b(?:sword|blade|sabre|rapier|cutlass) was (?P<at2>out) before\b",
        2,
    ),
    heard(
        "arrow",
        r"\bbow-?strings? (?:\w+ )?(?P<at>spoke|sang|snapped|went|hummed|slapped|twanged|"
        r"thrummed)\b",
        2,
    ),
    heard("arrow", r"\b(?:arrow|shaft) was (?P<at>away|off|gone|loosed|in the air|in flight)\b", 2),
    heard(
        "arrow",
        r"\bsomething (?:\w+ ){0,3}?(?P<at>flicked|hummed|hissed|whistled|sang|whipped|whirred|zipped|flew|"
        r"went) (?:past|by|over|across|between)\b",
        2,
        near=r"arrows?|archers?|bowm[ae]n|bows?|crossbows?",
    ),
    heard(
        "arrow strike",
        r"\b(?P<at>stood|stuck|hung) (?:there )?(?:shivering|quivering|trembling|humming|shaking)\b|\barrow "
        r"(?:\w+ )?(?P<at2>ended|finished|lodged|landed|stopped) in the\b",
        2,
        near=r"arrows?|archers?|bowm[ae]n|bows?|crossbows?|bolt|shaft",
    ),
)
