"""The lexicon of what goes into the water."""

from drama.script.prose.cues.model import heard

_WATER = (
    "water|river|lake|pool|pond|canal|sea|stream|harbour|harbor|moat|brook|ditch|dock|waves|surf|shallows|"
    "current|puddle|puddles|ford|marsh|bog|swamp|mere|tarn|weir|millpond|beck|creek|fountain|trough|lagoon|"
    "ocean|waterfall|torrent|cistern"
)


WATER = (
    heard(
        "splash",
        r"\b(?:flung|threw|hurled|pitched|tossed|sent|lobbed|heaved|slung)\b[^.;]{0,50}? (?P<at>into) the "
        r"(?:[\w-]+ ){0,2}?"
        r"(?:lake|river|sea|canal|pond|harbour|moat|pool|well|stream|water|dock|lagoon|tarn|mere|loch)\b(?! "
        r"of\b)",
        2,
        unless="light|glance|look|shadow|shadows|eyes|road|path",
    ),
    heard("splash", r"\b(?P<at>dived|dove) off the \w+", 2),
    heard(
        "splash",
        r"\b(?:and|then|next moment) (?:he|she|they|it|I|we|both of them) (?:was|were) (?:all |both |\w+ "
        r")*(?P<at>in) the (?:\w+ "
        r")?(?:river|water|canal|sea|lake|pond|moat|harbour|stream)(?=[.,;])",
        needs="slipped|caught|tipped|lost|stepped|fell|leaned|missed|rocked|over|rail|edge",
    ),
    heard("splash", r"\bwent (?:\w+ )?_?(?P<at>splash|plop|splosh|plunk)\b", 2),
    heard(
        "splash",
        r"\b(?:a|an|one|another|tremendous|loud|soft|heavy|faint|enormous) (?:[\w-]+,? ){0,2}?(?P<at>splash|"
        r"splosh|plop|plash)\b(?! of (?!water|oars?|the|paddles?|feet|something))(?! (?:it|page|pool|down))",
        2,
    ),
    heard("splash", r"(?:^|[,;(] |— ?)_?(?P<at>splash|splosh|plop|kerplunk|plunk)_?(?=[!.,;)]|$)", 2),
    heard(
        "splash",
        r"\b(?P<at>splashed|splashing|splashes|sloshed|sloshing|waded|wading|splosh(?:ed|ing)|plopped|"
        r"floundered|floundering) (?:\w+ )?(?:down|into|through|across|ashore|about|back|along|after|out|in|"
        r"over|towards?|round|past|away|against|under|among)\b(?! (?:paint|blood|gravy|colou?r|ink|sauce|"
        r"sunlight|light|(?:the|his|her) (?:\w+ )?(?:page|front|face|cheeks?|table|book|walls?)))",
    ),
    heard(
        "splash",
        rf"\b(?P<at>(?:fell|jumped|plunged|dived|tumbled|leapt|leaped|toppled|slipped|slid|went|pitched|"
        rf"dropped|stepped|sprang|dashed|rolled|stumbled|rushed|flung \w+|threw \w+|hurled \w+|tossed \w+|"
        rf"pushed \w+|thrown|flung|tipped|falling|plunging|diving|jumping|disappeared) (?:[\w'\u2019-]+ "
        rf"){{0,3}}?(?:into|in)) (?:the|a) (?:[\w-]+ ){{0,2}}?(?:{_WATER})\b(?! (?:of|with a|bed|bank|"
        rf"['\u2019]s)\b)",
    ),
    heard("splash", rf"\b(?P<at>hit|struck|broke) the (?:\w+ )?(?:{_WATER})\b(?! (?:bed|surface|bank)\b)"),
    heard(
        "splash",
        r"\b(?:headlong|headfirst|overboard|over the side|up to (?:his|her|their) (?:waist|knees|neck|"
        r"chin)) (?P<at>into|in|with a) (?:the )?(?:\w+ )?(?:water|sea|river|stream|pond|splash)\b",
    ),
    heard(
        "splash",
        r"\b(?:clear|fell|jumped|leapt|went|dived|tumbled|knocked|swept|thrown|flung|pushed|toppled) (?:\w+ "
        r")?(?P<at>overboard|over the side|over the rail)\b",
    ),
    heard(
        "splash",
        r"\b(?:jumped|leapt|leaped|fell|dived|plunged|tumbled|sprang|toppled|pitched|rolled|went|dropped|"
        r"walked|slid|landed|ran|splashed) (?:straight |right |headlong |head first |backwards? |sideways |"
        r"down |clean |over |\w+ly )*(?P<at>into|in) "
        rf"(?:the|a) (?:(?!beside|by|near|at|on|of)[\w-]+,? ){{0,3}}?(?:lock|water|bath|well|{_WATER})\b(?! "
        rf"(?:of (?!water)|with a|bed|"
        rf"bank|['\u2019]s|train|taxi|room|keeper|gate|smoke))",
        unless=r"concrete|slipway|roads?|path|lane|street|track|hills?|garden|lawn|walls?|fields?|cliffs?|"
        r"steps|"
        r"rivers?|streams?|land|meadows?|rails?",
    ),
    heard(
        "splash",
        r"(?:\band |, |\bthen )(?:straight |right |out |down |so |headlong )?(?P<at>into|in) the "
        r"(?:[\w-]+,? ){0,3}?(?:water|river|sea|lake|pond|stream|surf|canal|shallows|ford|pool)(?=[.,;!]| "
        r"and | with | up to| to (?:his|her|their|the))",
    ),
    heard(
        "splash",
        r"\b(?P<at>fell|jumped|dived|plunged|tumbled|toppled|pitched|leapt|dived headlong|dove) (?:right |"
        r"straight |head first |headlong |back |\w+ly )?in(?=[.,;!]| (?:with|up to|after|over|head|feet|too|"
        r"and|again|boots|beside|clothes)\b)|\bwent in (?P<at2>with a splash|up to|head first|over (?:his|"
        r"her|their)|boots and all|after (?:him|her|it|them))|\b(?P<at3>In|Over) (?:he|she|it|they|I|we) "
        r"(?:went|fell|plunged|tumbled|splashed|jumped)\b",
        needs=rf"{_WATER}|quay|jetty|bank|boat|pier|ice|swim|swam|swimming|lock",
    ),
    heard(
        "splash",
        r"\b(?P<at>dived|dove)(?= (?:into|under|off|after (?:it|him|her|them)|again|down|deep)\b)",
        needs=_WATER,
    ),
    heard(
        "splash",
        r"\bwaters? (?P<at>closed|shut|came together|met) (?:\w+ )?(?:over|above)\b|\b(?:went|go) "
        r"(?P<at2>under)(?=[.,;]| again| the (?:water|surface|waves))",
        needs=rf"{_WATER}|waters|slipped|fell|in",
    ),
    heard(
        "splash",
        r"\b(?:dropped|threw|tossed|flung|hurled|pitched|cast|lobbed|chucked|slung|heaved|tipped|kicked|"
        r"pushed|shoved|dropping|throwing|tossing|flinging|skimmed|sent) (?:(?:him|her|it|them|one|himself|"
        r"herself|everything)|(?:the|a|his|her|their|its|another|my|two|some) "
        rf"(?:[\w'\u2019-]+ ){{0,4}}?[\w'\u2019-]+) (?:far |out |down |straight |right |over |off "
        rf")*(?P<at>into|in) the (?:[\w-]+ ){{0,2}}?(?:{_WATER}|well)\b(?! of\b)",
    ),
    heard(
        "splash",
        r"\b(?P<at>fell|toppled|rolled|tumbled|slid|was pushed|was knocked) (?:\w+ )?(?:off|from|over) the "
        r"(?:\w+ )?(?:quay|jetty|pier|dock|raft|gunwale|gangplank|pontoon|stern|bows?|weir|side of the "
        r"boat)\b(?! (?:of|to see)\b)",
    ),
    heard(
        "splash",
        r"\b(?:over|into) the (?:side|water|river|sea|rail) (?P<at>he|she|it|they|went|fell)(?: (?:went|"
        r"fell|jumped|dived|plunged|tumbled))?\b",
    ),
    heard(
        "splash",
        r"\b(?:canoe|boat|punt|raft|dinghy|skiff|coracle|kayak|rowing boat) (?:\w+ )?(?P<at>capsized|"
        r"overturned|turned turtle|went over|tipped over|rolled over|turned over|went down(?! (?:the|to|a|"
        r"stream|river|with)\b))\b|\bover went "
        r"the (?P<at2>canoe|boat|punt|raft|dinghy|skiff)\b",
    ),
    heard(
        "splash",
        r"\b(?:something|a stone|a body|the \w+|a \w+) (?:\w+ )?(?P<at>hit|struck|smacked|slapped|broke) "
        r"the (?:\w+ )?water\b",
    ),
)
