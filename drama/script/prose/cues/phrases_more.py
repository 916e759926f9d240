"""The lexicon of still more turns of phrase: heard her going about; reined in; the bells going."""

from drama.script.prose.cues.model import BEASTS, heard

MORE_PHRASES = (
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
    heard(
        "bell",
        r"\bbells?\b[^.;]{0,25}? (?P<at>went off|going|broke out|struck up|said|(?:was|were) (?:being "
        r")?(?:rung|struck|tolled|sounded))\b(?! to (?:be|have))",
        2,
        unless="diving|blue-?bell|hare-?bell",
    ),
    heard(
        "bell",
        r"\b(?:jerked|pulled|tugged|hauled on|yanked|dragged at) (?:at )?the (?:cord|bell-pull|bell-rope|"
        r"chain|wire|rope|handle)\b[^.;]{0,30}? (?P<at>pealed|rang|jangled|tinkled|clanged|chimed)\b",
        2,
    ),
    heard(
        "bell",
        r"\bbuoys? (?:\w+ )?(?:was |were )?(?P<at>ringing|rang|tolling|tolled|clanging|clanged|"
        r"clanking)\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:with|gave|went|said) (?:a |its )?(?:\w+ )?(?P<at>ping|ding|ting)\b",
        2,
        near="lift|elevator|bells?|door|counter|till|doors",
    ),
    heard(
        "door knock",
        r"\b(?P<at>flat|palm|heel|side) of (?:his|her|my|their|one) (?:hand|fist|palm)\b[^.;]{0,25} on "
        r"(?:the|her|his) (?:\w+ )?(?:door|gate|hatch|panel|window|shutter|glass|wall|lid)\b",
        2,
        unless="rested|laid|lay",
    ),
    heard(
        "door knock",
        r"\b(?:lifted|raised|took hold of) the (?:\w+ ){0,2}(?:knocker|ring|lion|hand|hammer|"
        r"dolphin)\b[^.;]{0,30} (?P<at>let it (?:drop|fall|go)|dropped it)\b",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:with|at|using|used|plied|to) the (?:\w+ )?(?P<at>knocker)\b",
        2,
        unless="brass polish|polish\\w*|clean\\w*|look\\w*",
    ),
    heard(
        "door slam",
        r"\b(?:heard|hear|hears) (?:the|a|that) (?:[\w-]+ ){0,2}(?:door|gate|lid|hatch|shutter|trap-?door|"
        r"sash|shutters)\b[^.;]{0,15} (?P<at>go (?:down|to|shut)|come down|drop|fall|close|shut)\b",
        2,
    ),
    heard(
        "door slam",
        r"\b(?:shutters?|doors?|gates?|hatch)\b[^.;]{0,40}? (?:was|were) (?:\w+ )?(?P<at>banging|beating|"
        r"slamming|clapping)\b(?! (?:on|at) )",
        2,
    ),
    heard(
        "splash",
        r"\b(?P<at>dropped|slid|dived|jumped|plopped|leapt|slipped) from the (?:\w+ )?(?:bank|jetty|quay|"
        r"bridge|boat|rocks?|raft|lily-?pad)\b",
        2,
        near=r"water|river|stream|pond|lake|canal|sea|rat|vole|frog|moorhen|otter|pool",
    ),
    heard(
        "glass",
        r"\bsomething\b[^.;]{0,30} (?:fell|dropped|toppled|slipped) and (?P<at>broke|smashed|"
        r"shattered)\b",
        2,
    ),
)
