"""The lexicon of turns of phrase about comings and goings: two at a time; the gravel told on him."""

from drama.script.prose.cues.model import BEASTS, heard

_HORSES = (
    r"horses?|mares?|pony|ponies|stallion|gelding|roan|rid(?:er|ers|den|ing)|rode|saddle|reins|stirrups?|"
    r"hunt|hounds|cavalry|hussars|troopers|coach|grooms?|milkman|mules?|cob"
)
_HARD_FLOOR = (
    r"stairs|staircase|gravel|cobbles|flags|flagstones|planks|boards|boardwalk|floorboards|shingle|marble|"
    r"deck|jetty|pier|gangway|causeway|tiles|ladder|duckboards|catwalk|pavement|concrete|tile|quay"
)

PHRASES_OF_FEET = (
    heard(
        "footsteps",
        r"\b(?P<at>(?:two|three|four)(?: (?:steps|stairs|rungs|treads))? at a time)\b",
        2,
        needs=r"stairs?|steps|ladder|staircase|flights?|rungs",
    ),
    heard(
        "footsteps",
        rf"\b(?P<at>ran|raced|tore|pelted|dashed|bolted|charged|hurtled|bounded|scrambled|tearing|pelting|"
        rf"racing|running|"
        rf"running) (?:\w+ )?(?:up|down|along|across|over) (?:the|those|a|his|her|their) (?:[\w-]+ ){{0,2}}?"
        rf"(?:{_HARD_FLOOR})\b",
        2,
        unless=rf"{BEASTS}|water|river|stream|rats?|mice|cats?|eyes?|fingers?|path|road|crack|ivy",
    ),
    heard(
        "footsteps",
        r"\b(?:boots|feet|heels|shoes|clogs|sandals|slippers|hobnails) (?:on|upon|over|across|along|down|up) "
        rf"(?:the|those|bare|wet|a) (?:[\w-]+ )?(?P<at>{_HARD_FLOOR}|stair|passage|corridor|landing)\b",
        2,
        unless=rf"{BEASTS}|put|set|stood|standing|planted|rested|his own|stamp|sat|lay",
    ),
    heard(
        "footsteps",
        r"\b(?:on|onto|on to|over|across|along|up|down|through) the (?:[\w-]+ )?(?:gravel|shingle|snow|"
        r"leaves|shells|"
        r"cinders|ice|stones|frost|bracken)[^.;]{0,25}? (?P<at>crunch\w*|scrunch\w*|squeak\w*)\b",
        2,
        unless=rf"{BEASTS}|wheels?|tyres|cart|carriage|boat|keel",
    ),
    heard(
        "footsteps",
        r"\bthey (?P<at>crunched|crackled|squeaked|rustled|scrunched)\b",
        2,
        needs=r"shells|leaves|cinders|pebbles|twigs|husks|needles|bones",
    ),
    heard(
        "footsteps",
        r"\b(?P<at>paced)\b(?=[:.,;]| (?:aft|from|about|round|up|to|back|in|between)\b)",
        2,
        needs=r"planks|deck|boards|floor|tiles|quarterdeck|flags|shoes|boots|heels|corridor|gravel|stone",
    ),
    heard(
        "footsteps",
        r"\b(?P<at>crossed|crossing|walked|walking|came|went|climbed|passed|moved)\b[^.;,]{0,40}? in (?:\w+ "
        r"){0,2}?(?:boots|"
        r"shoes|heels|clogs|sandals|spurs|hobnails)\b",
        2,
    ),
    heard("footsteps", r"\b(?P<at>heel and toe)\b", 2, unless="dance|danced|polka"),
    heard(
        "footsteps",
        r"(?:\bthen|[,;:] and|\bcame|\bheard|^) (?:a|the) (?:[\w-]+ )?(?P<at>step|footstep|tread)(?=[,.;]| "
        r"on| in| "
        r"outside| behind| sounded| came| followed)",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:a )?(?:twigs?|sticks?|branch) (?P<at>going|went|goes|cracking|cracked|snapping|snapped)\b",
        1,
        unless="into|throw|threw|fire",
    ),
    heard(
        "footsteps",
        r"\b(?:boards?|stairs?|planks?|treads?|rungs?|floorboards?|step) (?:\w+ )?(?P<at>took|takes|taking|"
        r"felt|gave under) "
        r"(?:somebody['\u2019]s|someone['\u2019]s|his|her|a|my|the|their|up)? ?(?:\w+ )?weight\b",
        2,
    ),
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
        "footsteps",
        r"\b(?:heard|hear|hears|hearing) (?:the|a|his|her|their|some) (?!hunt|hounds|sound|noise|music|"
        r"thunder|voices?|wind|rain|sea|tide|"
        r"train|car|bus|boat|clock|bell|whole|rest)(?:[\w'\u2019-]+ ){1,2}(?P<at>coming|"
        r"come|going|go|walking|pacing|running|tramping|climbing|shuffling|moving "
        r"about)(?=[,.;]| (?:up|down|along|across|back|towards?|over|about|upstairs|downstairs|past|by|away|"
        r"after|overhead|round)\b)",
        2,
        unless=rf"{BEASTS}|trains?|engine|car|cart|coach|carriage|bus|hunt|hounds|sound|noise|music|thunder|"
        rf"voices?|boats?|rain|tide|sea|wind|storm",
    ),
    heard(
        "footsteps", r"\b(?:\w+) (?:was|were) (?P<at>pacing)\b", 2, unless="tiger|lion|leopard|panther|bear"
    ),
    heard(
        "footsteps",
        r"\b(?:boots|heels|shoes|clogs|sandals|slippers|feet|hobnails|spurs) (?P<at>made|making|make) (?:a|"
        r"an|such a|no end of) (?:\w+ ){0,2}(?:noise|clatter|racket|din|ringing|sound|row)\b",
        2,
        unless=BEASTS,
    ),
    heard(
        "footsteps",
        r"\b(?:stairs?|treads?|boards?|floorboards?|planks?|steps|ladder|rungs?) (?:\w+ )?(?P<at>spoke|"
        r"talked|cried out|sang|cracked|whined|complained|gave|answered) (?:\w+ )?(?:under|beneath|to) "
        r"(?:him|her|them|me|us|his|her|their|my|every|each)\b",
        2,
    ),
    heard(
        "footsteps",
        r"\bin (?:\w+ ){0,2}(?:boots|heels|clogs|shoes|sandals|spurs) (?:was |were )?(?P<at>walking|"
        r"going|coming|moving|crossing|pacing|walked|came|crossed|went|climbed|ran|running|passed)\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:boots|footsteps|feet|heels|footfalls|steps) (?:\w+ )?(?P<at>stopped|halted|paused) (?:outside|"
        r"at|on the other|by|before|behind|in front|beside|dead)\b",
        2,
        unless=BEASTS,
    ),
    heard(
        "footsteps",
        r"\b(?P<at>limped|hobbled|strode|marched|trudged|stumbled|striding|limping|marching|hobbling) (?:\w+ "
        r")?(?:up|down|along|across|over) (?:the|those|a) (?:[\w-]+ ){0,2}?(?:stairs|staircase|gravel|"
        r"cobbles|flags|flagstones|planks|boards|floorboards|shingle|marble|deck|jetty|gangway|tiles|ladder|"
        r"duckboards)\b",
        2,
        unless=BEASTS,
    ),
    heard(
        "horse",
        r"\b(?P<at>at (?:a|full|the) (?:\w+ )?(?:hand-)?(?:gallop|canter))\b",
        2,
        unless="read|talk|talked|write|spoke|prayers|lesson",
    ),
    heard("horse", r"\b(?P<at>at a (?:\w+ )?(?:trot|walk))\b", 2, needs=_HORSES),
    heard(
        "horse",
        r"\b(?P<at>galloping|galloped|cantering|cantered)(?= (?:away|off|by|past|up|down|along|over|on|"
        r"through|back|"
        r"across|out|towards?|after|ahead)\b|[.,;])",
        2,
        needs=_HORSES,
    ),
    heard(
        "horse",
        r"\b(?P<at>flogg\w+|lash(?:ed|ing)|whipp(?:ed|ing)|spurr(?:ed|ing)|thrash(?:ed|ing)|urg(?:ed|ing)) "
        r"(?:up )?(?:his|"
        r"her|the|their|my) (?:\w+ )?(?:horses?|brutes?|beasts?|mare|pony|nag|cob|mule|jade|hack|mount|"
        r"animal|grey|bay)\b",
        2,
    ),
    heard(
        "horse", r"\b(?:came|come|comes) (?:the |a )?(?:[\w-]+ ){0,2}?(?P<at>hooves|hoofs|hoof-?beats)\b", 2
    ),
    heard(
        "horse",
        r"\b(?P<at>leading|led|walking|walked|leads) (?:a|the|his|her|their) (?:\w+ )?(?:horse|mare|pony|cob|"
        r"mule) "
        r"[^.;]{0,30}(?:stones|cobbles|up and down|yard|round|planks|road|flags|bridge)\b",
        2,
    ),
    heard(
        "horse",
        r"\b(?:horses?|pony|mare|cob|mule)(?:['\u2019]s?)? shoes (?:\w+ )?(?P<at>struck|rang|clattered|"
        r"clicked|slipped)\b",
        2,
    ),
    heard(
        "horse", r"\b(?:a|the) (?:lone |single )?(?P<at>rider|horseman)(?:,| )[^.;]{0,25}\bgood way off\b", 2
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
    heard(
        "horse",
        r"\b(?:a|the|another|one|some|several|two|three|four) (?:\w+ )?(?:horse|horses|rider|riders|horseman|"
        r"horsemen|carriage|coach|cart|wagon|cab|hansom|trap) (?P<at>went by|went past|came by|"
        r"passed by|rattled by|drove by|clattered by)\b",
        2,
    ),
    heard(
        "horse",
        r"\b(?:heard|hear|hears) (?:a|the) (?:[\w-]+ )?(?P<at>cart|carriage|coach|wagon|waggon|"
        r"trap|pony|horseman|rider)\b(?!['\u2019-])",
        2,
    ),
    heard(
        "horse",
        r"\b(?:bits?|bridles?|harness|curb chains?) (?:\w+ )?(?P<at>jingling|jingled|clinking|"
        r"clinked|chinking|chinked|rattled)\b",
        2,
    ),
    heard(
        "horse", r"\b(?P<at>reined (?:in|up)|drew rein|pulled up his horse|pulled up the \w+ horses?)\b", 2
    ),
)
