"""The lexicon of comings and goings: up the stairs, over the gravel, on horseback, by coach."""

from drama.script.prose.cues.model import heard

_OWN = r"(?:(?!(?:of|and|in|on|at|to|with|from|for)\b)[\w'\u2019-]+,? ){0,3}?"
_GAP = (
    r"(?:(?!(?:and|as|but|that|which|who|when|while|where|to|of|than|if|for|or|with|until|till|so)\b)"
    r"[\w'\u2019-]+ ){0,3}?"
)
_WALKER = (
    r"(?:\b(?:he|she|they|we|i|who|and|then|some(?:one|body)|(?-i:[A-Z][a-z]+)|man|woman|boy|girl|child|"
    r"children|men|women|servant|maid|soldiers?|guards?|officer|captain|others?|footman|figures?|both|all) "
    r")"
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
        rf"\b(?:heard|hear|hearing) (?:him|her|them|it|me|us|some(?:one|body|thing)|\w+) (?P<at>come|"
        rf"coming|go|going|run|running|walk|walking|climb|climbing|move about|moving about|pace|pacing|"
        rf"stump|stumping|tramp|tramping|creep|creeping|clatter|clattering|shuffle|shuffling|descend|"
        rf"stumble|pass|stamp|stamping|hurry|hurrying|walk up and down|cross|crossing|pelting|pounding)(?: "
        rf"(?:{_WAY})\b|[.,;]| about)",
        2,
    ),
    heard(
        "footsteps",
        rf"(?<!\bit )(?<!which )\b(?P<at>clattered|clumped|stumped|tramped|stamped|pattered|clomped|"
        rf"stomped|pounded|clattering|clumping|stumping|tramping|stamping|stomping|pattering|pounding|"
        rf"crunched|crunching|squelched|squelching|scurried|thundered) (?:\w+ly )?(?:(?:up|down|away|off|"
        rf"out|past|upstairs|downstairs)(?=[.,;]| and\b| to\b| after\b| towards?\b)|(?:up|down|along|"
        rf"across|over|through|on|away down|away up|off down|off along|back down|in from) (?:the|a|his|her|"
        rf"their|our) {_OWN}(?:{_FLOOR}|path|yard|street|lane|hall|grass|mud|undergrowth|floor|alley|"
        rf"landing|platform))\b",
    ),
    heard(
        "footsteps",
        rf"{_WALKER}(?:\w+ly )?(?P<at>ran|raced|pelted|dashed|tore|hurried|rushed|bolted|marched|sprinted|"
        rf"charged|bounded|scampered|scrambled|walked|trudged|strode|paced|shuffled|limped|stumbled|"
        rf"climbed|scuttled|went|came|leapt) (?:\w+ly |headlong |back |full tilt |out |hard |on )?(?:up|"
        rf"down|along|across|over) (?:the|a|his|her|their|those|these|that|all) {_OWN}(?:{_FLOOR})\b(?! "
        rf"(?:door|window|lamp))",
    ),
    heard(
        "footsteps",
        r"\b(?:gravel|snow|leaves|shells|shingle|frost|ice|cinders|twigs?|sticks|bracken|glass|pebbles|"
        r"straw|planks|boards|floorboards?|stairs?) (?:\w+ )?(?P<at>crunched|snapped|cracked|creaked|"
        r"crackled|squeaked|rustled|rattled|crunching|cracking|scrunched|sounded|rang|boomed) (?:\w+ )"
        r"?(?:under|beneath|underfoot)\b",
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
        r"\b(?:a|the|his|her|my|their|our|two|three|four|some|several|black|white|grey|great|both) "
        r"(?:[\w-]+ ){0,2}?(?:horses?|mare|stallion|pony|ponies|mule|horsemen|horseman|riders?|troopers?|"
        r"hussars?|dragoons) "
        + _GAP
        + r"(?P<at>galloped|cantered|trotted|clattered|thundered|plunged|stamped|pawed|bolted|reared|"
        r"started forward|set off|leapt forward|broke into|swept|came up|came on|came at|went off|rode|"
        r"came by|was coming|were coming|went by|dashed|wheeled|trampled|drew up|drew rein|sprang forward|"
        r"approached|kicked|clopped|pulled up|shied)\b",
    ),
    heard(
        "horse",
        r"\b(?P<at>rode|galloped|cantered|galloping|cantering|riding) (?:\w+ )?(?:off|away|up|past|by|out|"
        r"on|into|down|along|through|hard|towards?|across|over|forward|back)\b(?! (?:waves|train|bus|lift|"
        r"tram|bicycle|storm|wave))",
        needs=r"horses?|mare|stallion|pony|mule|saddle|stirrups?|reins|hoof|hooves|spurs?|stable|rider|coach|"
        r"carriage|horseback|bridle|mounted|mount|cavalry|rode|riding",
    ),
    heard(
        "horse",
        r"\b(?:put|spurred|urged|kicked|whipped|set|drove|turned|pushed|lashed|wheeled|clapped) (?:up )"
        r"?(?:his|her|the|their|my|both) (?:\w+ )?(?P<at>horses?|mare|stallion|pony|mount|spurs)\b",
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
        r"\b(?:sound|noise|rattle|rumble|grinding|roll|rolling|clatter|crunch) of (?:[\w-]+ )"
        r"{0,2}?(?P<at>wheels|a carriage|a coach|carriage-?wheels|a cart)\b",
    ),
    heard(
        "horse",
        r"\b(?:shook|shaking|gathered up|took up|snapped|jerked) (?:the|his) (?P<at>reins)"
        r"\b[^.;]{0,60}?\b(?:off|forward|away|started|drove|moved|pace)\b",
    ),
)
