"""The lexicon of comings and goings: up the stairs, over the gravel, on horseback, by coach."""

from drama.script.prose.cues.model import BEASTS, heard

_OWN = r"(?:(?!(?:of|and|in|on|at|to|with|from|for)\b)[\w'\u2019-]+,? ){0,3}?"
_GAP = (
    r"(?:(?!(?:and|as|but|that|which|who|when|while|where|to|of|than|if|for|or|with|until|till|"
    r"so)\b)[\w'\u2019-]+ ){0,3}?"
)
_WALKER = (
    r"(?:\b(?:he|she|they|we|i|who|and|then|some(?:one|body)|(?-i:[A-Z][a-z]+)|man|woman|boy|girl|child|"
    r"children|men|women|servant|maid|soldiers?|guards?|officer|captain|others?|footman|figures?|both|all) )"
)
_WAY = (
    "up|down|along|across|over|through|into|out|away|off|past|after|round|around|back|in|toward|towards|"
    "upstairs|downstairs|from|onto|behind|about|on|under|between|beside|to"
)
_FLOOR = (
    "stairs?|staircase|stairway|steps|passage|corridor|hallway|landing|cobbles|cobblestones|gravel|shingle|"
    "deck|planks|boards|floorboards|pavement|flags|flagstones|tiles|courtyard|bridge|drive|gangway|ladder|"
    "quay|jetty|pier|ramp|leaves|snow|pebbles|cloister|bracken|concourse|ice|parapet|companionway|tunnel|"
    "marble|catwalk|companion-?ladder"
)


STEPS = (
    heard(
        "footsteps",
        r"\b(?:a|the|one|another|that|his|her|this|heard) (?:[\w-]+ ){0,2}?(?P<at>step|tread|foot-?step|"
        r"foot-?fall)(?: (?:was|came))? (?:on|upon|in|behind|above|outside|overhead|along|at|approaching|"
        r"sounded|came|approached|crossed|heard|coming|beyond|across) (?:the|him|her|them|me|us|a)?\b(?! "
        r"(?:way|right|direction|chain|plan|first|time))",
    ),
    heard(
        "footsteps",
        r"\b(?:heard|hear) (?:a|the|his|her|their|that|some|another|only (?:his|her|my|their)(?: own)?|my "
        r"own|his own|her own|\w+['\u2019]s) (?:[\w-]+,? ){0,3}?(?P<at>steps?|tread|foot-?steps?|"
        r"foot-?falls?|feet|boots|heels|shoes)\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:own|heavy|hasty|hurried|quick|slow|rapid|uneven|dragging|running|light|soft|stealthy|"
        r"measured|steady|brisk|approaching|receding|unsteady|firm|shuffling|limping|wet|hollow) "
        r"(?P<at>foot-?steps?|steps?|foot-?falls?|tread|feet)(?=,| (?:came|on|in|along|echoed|echoing|rang|"
        r"ringing|behind|outside|overhead|above|sounded|crossed|crossing|approached|coming|passed|over|"
        r"across|down|up|went|drew|stopped|paused|died|faded|followed|upon|through|were|was|mounted|"
        r"returned|descending|ascending|climbing|at|receded)\b)",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:there (?:are|were|was|is|came)) (?:the |a )?(?:[\w-]+ (?:of )?){0,3}?(?P<at>foot-?steps?|"
        r"steps|feet|boots|heels|shoes)(?: [\w-]+)? (?:(?:on|in|along|upon) the|outside|behind|overhead|"
        r"above|coming|running|going)\b",
        2,
    ),
    heard(
        "footsteps",
        rf"\b(?:heard|hear|hearing) (?:him|her|them|it|me|us|some(?:one|body|thing)|\w+) (?P<at>come|coming|"
        rf"go|going|run|running|walk|walking|climb|climbing|move about|moving about|pace|pacing|stump|"
        rf"stumping|tramp|tramping|creep|creeping|clatter|clattering|shuffle|shuffling|descend|stumble|pass|"
        rf"stamp|stamping|hurry|hurrying|walk up and down|cross|crossing|pelting|pounding)(?: (?:{_WAY}|"
        rf"overhead|above|about)\b|"
        rf"[.,;])",
        2,
    ),
    heard(
        "footsteps",
        rf"(?<!\bit )(?<!which )\b(?P<at>clattered|clumped|stumped|tramped|stamped|pattered|clomped|stomped|"
        rf"pounded|clattering|clumping|stumping|tramping|stamping|stomping|pattering|pounding|crunched|"
        rf"crunching|squelched|squelching|scurried|thundered) (?:\w+ly )?(?:(?:up|down|away|off|out|past|"
        rf"upstairs|downstairs)(?=[.,;]| and\b| to\b| after\b| towards?\b)|(?:up|down|along|across|over|"
        rf"through|on|away down|away up|off down|off along|back down|in from) (?:the|a|his|her|their|our) "
        rf"{_OWN}(?:{_FLOOR}|path|yard|street|lane|hall|grass|mud|undergrowth|floor|alley|landing|"
        rf"platform))\b(?! with (?:a|the|his|her) )",
        2,
        unless=BEASTS,
    ),
    heard(
        "footsteps",
        rf"{_WALKER}(?:\w+ly )?(?P<at>ran|raced|pelted|dashed|tore|hurried|rushed|bolted|marched|sprinted|"
        rf"charged|bounded|scampered|scrambled|walked|trudged|strode|paced|shuffled|limped|stumbled|climbed|"
        rf"scuttled|went|came|leapt) (?:\w+ly |headlong |back |full tilt |out |hard |on )?(?:up|down|along|"
        rf"across|over) (?:the|a|his|her|their|those|these|that|all) {_OWN}(?:{_FLOOR})\b(?! (?:door|window|"
        rf"lamp))",
    ),
    heard(
        "footsteps",
        r"\b(?:gravel|snow|leaves|shells|shingle|frost|ice|cinders|twigs?|sticks|bracken|glass|pebbles|"
        r"straw|planks|boards|floorboards?|stairs?) (?:\w+ )?(?P<at>crunched|snapped|cracked|creaked|"
        r"crackled|squeaked|rustled|rattled|crunching|cracking|scrunched|sounded|rang|boomed) (?:\w+ "
        r")?(?:under|beneath|underfoot)\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:walked|walking|paced|pacing|paces|marched|strode|tramped|stamped|walks) (?:(?:slowly|"
        r"restlessly) )?(?P<at>up and down|to and fro|back and forth|backwards? and forwards?)\b",
    ),
    heard(
        "footsteps",
        r"\b(?:some(?:body|one)|he|she|they|the \w+) (?:was|were|is|are) (?P<at>coming|running|walking|"
        r"climbing|hurrying|pounding|clattering|tramping) (?:\w+ly )?(?:up|down|along|across|over) (?:the|"
        r"those) {own}(?:stairs?|steps|passage|corridor|hall|gravel|path|yard|deck|ladder|landing|drive|"
        r"street)"
        r"\b".replace("{own}", _OWN),
    ),
    heard(
        "footsteps",
        r"(?:(?<=[.;] )|^)(?:he|she|they|we|I|\w+) (?P<at>ran)(?=[.;!]|, (?:bent|and|with|one|as)\b)",
    ),
    heard(
        "horse",
        r"\b(?:a|the|his|her|my|their|our|two|three|four|some|several|black|white|grey|great|both) (?:[\w-]+ "
        r"){0,2}?(?:horses?|mare|stallion|pony|ponies|mule|horsemen|horseman|riders?|troopers?|hussars?|"
        r"dragoons) "
        + _GAP
        + r"(?P<at>galloped|cantered|trotted|clattered|thundered|plunged|stamped|pawed|bolted|reared|"
        r"started forward|set off|leapt forward|broke into|swept|came up|came on|came at|went off|rode|came "
        r"by|was coming|were coming|went by|dashed|wheeled|trampled|drew up|drew rein|sprang forward|"
        r"approached|kicked|clopped|pulled up|shied)\b",
    ),
    heard(
        "horse",
        r"\b(?P<at>rode|galloped|cantered|galloping|cantering|riding) (?:\w+ )?(?:off|away|up|past|by|out|"
        r"on|into|down|along|through|hard|towards?|across|over|forward|back)\b(?! (?:waves|train|bus|lift|"
        r"tram|bicycle|storm|wave))",
        needs=r"horses?|mare|stallion|pony|mule|saddle|stirrups?|reins|hoof|hooves|spurs?|stable|rider|"
        r"coach|carriage|horseback|bridle|mounted|mount|cavalry|rode|riding",
    ),
    heard(
        "horse",
        r"\b(?:put|spurred|urged|kicked|whipped|set|drove|turned|pushed|lashed|wheeled|clapped) (?:up "
        r")?(?:his|her|the|their|my|both) (?:\w+ )?(?P<at>horses?|mare|stallion|pony|mount|spurs)\b",
    ),
    heard(
        "horse",
        r"\b(?:set off|started|went off|rode (?:off|away|on)|moved off|started off|came (?:up|on|by|down)|"
        r"drove (?:off|away|on)|went|came|dashed|approached|passed|on|swept) (?:\w+ )?at (?:a|the|full|"
        r"great) (?:\w+ )?(?P<at>trot|gallop|canter)\b",
        2,
    ),
    heard(
        "horse",
        r"\b(?:the|a|our|his|their|her|my) (?:[\w-]+ )?(?:cab|carriage|coach|cart|dog-?cart|hansom|trap|"
        r"phaeton|chaise|gig|wag+on|cal[e\u00e8]che|brougham|diligence|omnibus|fly|sledge|sleigh) "
        + _GAP
        + r"(?P<at>drove|"
        r"rattled|rolled|flew|rumbled|clattered|drew up|pulled up|came up|started|set off|jolted|swept|"
        r"bowled|lurched|lumbered|came rattling|dashed|went off|turned in|moved off|was driven)\b",
    ),
    heard(
        "horse",
        r"\b(?:sound|noise|rattle|rumble|grinding|roll|rolling|clatter|crunch) of (?:[\w-]+ "
        r"){0,2}?(?P<at>wheels|a carriage|a coach|carriage-?wheels|a cart)\b",
    ),
    heard(
        "horse",
        r"\b(?:shook|shaking|gathered up|took up|snapped|jerked) (?:the|his) "
        r"(?P<at>reins)\b[^.;]{0,60}?\b(?:off|forward|away|started|drove|moved|pace)\b",
    ),
    heard(
        "footsteps",
        rf"\b(?:came|comes|come|went|goes|go) (?:\w+ly |back )?(?P<at>pounding|clattering|stumping|tramping|"
        rf"pelting|"
        rf"stamping|thundering|pattering|shuffling|padding|clumping|clomping|crunching) (?:{_WAY})\b",
        2,
        unless=BEASTS,
    ),
    heard(
        "footsteps",
        r"\b(?:came|comes|come|went|goes|go) (?:\w+ly |back )?(?P<at>running|racing|hurrying|bounding|"
        r"tearing|scurrying|"
        r"scampering|marching|stumbling|charging|lumbering|hobbling) (?:up|down|along|across|over|through|"
        r"round) (?:the|a|"
        r"his|her|their|those|these)\b",
        unless=BEASTS,
    ),
    heard(
        "footsteps",
        r"\btook the (?:[\w-]+ )?(?:stairs|steps|flight|last flight) (?P<at>at a run|(?:two|three|four) "
        r"(?:at a|steps at a|and three at a) time|in (?:two|three|four|great) \w+|two by two|fast)\b|"
        r"\b(?P<at2>(?:two|three|four) (?:stairs|steps) at a time)\b",
    ),
    heard(
        "footsteps",
        r"\b(?:stairs?|treads?|floorboards?|boards?|planks?|floor|staircase|ladder|steps|deck) (?:\w+ly |"
        r"all )?(?P<at>creaked|groaned|complained|protested|squeaked|shook|shuddered|boomed|gave) (?:\w+ "
        r")?(?:under|beneath|at (?:each|every)|with (?:each|every)|as (?:he|she|they|I|we|someone|somebody|"
        r"it))\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:a|another) (?:\w+ )?(?:twig|stick|branch) (?:\w+ )?(?P<at>snapped|cracked|broke)(?=[.,;]| "
        r"(?:behind|somewhere|to (?:his|her|their|my|the)|in the|close|ahead|nearby|off)\b)",
    ),
    heard(
        "footsteps",
        r"\b(?:gravel|shingle|snow|cinders) (?P<at>crunched)(?=[.,;])",
    ),
    heard(
        "footsteps",
        r"\b(?P<at>stamped|stamping) (?:(?:the )?(?:snow|mud|wet|water|sand|cold|slush|dust) (?:off|from|"
        r"out)|(?:his|her|their|my|our) (?:\w+ )?(?:feet|boots|heels))\b",
    ),
    heard(
        "footsteps",
        r"\b(?P<at>paced|pacing|paces) (?:the|his|her|their) (?:[\w-]+ )?(?:room|floor|deck|corridor|hall|"
        r"landing|cell|carpet|kitchen|length|office|cabin|platform|floorboards|terrace|quay)\b",
    ),
    heard(
        "footsteps",
        rf"{_WALKER}(?:\w+ly )?(?P<at>ran|raced|pelted|dashed|tore|bolted|sprinted|charged|bounded|"
        rf"scampered|clattered|pounded|hurtled) (?:\w+ly |headlong |back |full tilt |out |hard |on |off |"
        rf"away |straight )?(?:up|down|along|across|over|through|round) (?:the|a|his|her|their|those|these|"
        rf"that) {_OWN}(?:path|yard|street|lane|alley|road|hall|room|platform|tow-?path|roof|square|landing|"
        rf"boardwalk|aisle|close|track|sand|beach|station|lobby|car park|playground)\b",
    ),
    heard(
        "footsteps",
        rf"{_WALKER}(?P<at>ran|raced|pelted|bolted|sprinted|dashed) (?:back )?for (?:the|their|his|her|it|"
        rf"cover|home|shelter)\b(?! "
        r"(?:life of|office|parliament|president|mayor))",
    ),
    heard(
        "footsteps",
        r"\b(?P<at>marched|tramped|stumped|clattered|clumped|stamped|trooped|pounded) (?:\w+ )?(?:past|by|"
        r"off|out|in|upstairs|downstairs)(?=[.,;]| (?:the|his|her|them|him|us|me|my|again|and|with|in|to|"
        r"towards?|down|along)\b)",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?P<at>padded|padding|shuffled|shuffling|clicked|slapped|clopped|flapped) (?:\w+ly |off |away |"
        r"back |barefoot )?(?:up|"
        rf"down|along|across|over) (?:the|a|his|her|their) {_OWN}(?:{_FLOOR}|hall|kitchen|floor|room|carpet|"
        rf"lino|linoleum|"
        r"parquet|street)\b",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?P<at>walking|moving|pacing|tramping|stamping|stumping|creeping|shuffling|marching|thumping|"
        r"clumping) (?:about |around |up and down |heavily |softly |slowly )*(?:upstairs|overhead|above "
        r"(?:him|her|them|us|me|their|his|her|my)|in the (?:room|attic|loft|flat) above|on the floor above|"
        r"on the roof)\b",
    ),
    heard(
        "footsteps",
        r"^[\"“‘_*]?(?P<at>(?:Boots|Feet|Foot-?steps|Steps|Heels|Running feet|Heavy boots|Slow steps)(?= "
        r"(?:on|in|along|behind|above|overhead|outside|coming|running)\b|[.,!]))",
        2,
    ),
    heard(
        "footsteps",
        r"\b(?:broke|breaks) into (?:a|an) (?:\w+ )?(?P<at>run|sprint)\b|\b(?:came|went|off|up|down|passed|"
        r"past) at a (?P<at2>run)\b",
    ),
    heard(
        "footsteps",
        r"\b(?:his|her|their|my|our|\w+['\u2019]s) (?:\w+ )?(?P<at>footsteps|footfalls|steps)(?= (?:fade|"
        r"fading|die|dying|recede|receding|go|going|come|coming|on|echo|echoing|cross|crossing|retreat|"
        r"retreating|approach|approaching)\b)",
        2,
    ),
    heard(
        "horse",
        r"\b(?:came|went|rode|passed|swept|off|down|up|past|over|by|along|away)\b[^.;,]{0,30}? at (?:a|the|"
        r"full) (?:\w+ )?"
        r"(?P<at>gallop|canter|trot)\b",
        needs=r"horses?|riders?|rode|horsem[ae]n|mare|pony|cavalry|coach|carriage|saddle|reins|troopers?",
    ),
    heard("horse", r"^[\"“‘_*]?(?P<at>Horses|Hooves|Hoof-?beats|A horse)(?=[.,!:])", 2),
    heard(
        "horse",
        r"\b(?:iron|carriage|cart|coach|wagon|heavy|its|their|the)?[- ]?(?P<at>wheels) (?:\w+ )?(?:crunched|"
        r"rattled|rumbled|ground|grated|clattered|rolled|rang|jolted|squeaked|creaked|drummed)\b",
        needs=r"horses?|coach|carriage|cart|wag+on|gig|trap|cab|hansom|chaise|driver|coachman|carter|reins|"
        r"pony|mule|oxen",
    ),
    heard(
        "horse",
        r"\b(?P<at>spurred|spurring) (?:on|forward|after|away|ahead|towards?|down|up|across|back|past|"
        r"out)\b(?! by\b)|\b(?:put|set|clapped|dug|drove|touched) (?:in )?(?:his|her|their|my|the)? "
        r"?(?P<at2>heels|spurs) (?:to|into)\b|\bdug in (?:his|her|my) (?P<at3>heels|spurs)\b",
        needs=r"horses?|mare|stallion|pony|mount|mounts|saddle|gelding|rode|riding|rider|riders|reins|"
        r"cavalry",
    ),
    heard(
        "horse",
        rf"{_WALKER}(?:\w+ly )?(?P<at>galloped|cantered)\b(?! (?:through (?:the|his|her) (?:book|lesson|"
        rf"prayer|speech)|waves))",
    ),
    heard(
        "horse",
        r"\b(?P<at>rode|riding|rides) (?:hard |fast |straight |back )?(?:for|to|home|under|between|at|with|"
        r"knee to knee|two abreast)\b",
        needs=r"horses?|mare|stallion|pony|mule|saddle|stirrups?|reins|hoof|hooves|spurs?|horseback|bridle|"
        r"mounted|cavalry",
    ),
    heard(
        "horse",
        r"\b(?:up|down|along|round|past|through|over|into|in|out)\b[^.;,]{0,40}? (?P<at>came|went|rolled|"
        r"swung|rumbled|clattered|rattled|rode|galloped) (?:the|a|an|another|two|three) (?:[\w-]+ "
        r"){0,3}?(?:coach|carriage|cart|wagon|chaise|gig|cab|horsemen|horseman|riders?|horses?|cavalry)\b",
    ),
    heard(
        "horse",
        r"\b(?:sound|sounds|noise|thud|drumming|thunder) of (?:\w+ )?(?P<at>galloping|trotting|cantering|"
        r"riders|horsemen)\b",
        2,
    ),
)
