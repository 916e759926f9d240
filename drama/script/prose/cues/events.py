"""The lexicon of what happens besides: a clock strikes, a plate breaks, somebody goes overboard."""

from drama.script.prose.cues.model import heard

_GLASS = (
    "glass|window|windows|pane|panes|bottle|mirror|windscreen|tumbler|jug|vase|lamp|cup|plate|plates|jar|"
    "decanter|goblet|dish|bowl|crockery|teapot|flask|skylight|china|glasses|bottles|saucer"
)
_WATER = (
    "water|river|lake|pool|pond|canal|sea|stream|harbour|harbor|moat|brook|ditch|dock|waves|surf|shallows|"
    "current|puddle|puddles|ford|marsh|bog|swamp|mere|tarn|weir|millpond|beck|creek|fountain|trough|lagoon|"
    "ocean|waterfall|torrent|cistern"
)
_BLADE = (
    "swords?|blades?|rapiers?|sabres?|sabers?|cutlass(?:es)?|broadswords?|scimitars?|longswords?|katanas?|"
    "claymore|foils?|falchion"
)


EVENTS = (
    heard(
        "bell",
        r"\b(?:heard|hear|hears) (?:the|a|another|his|her|its|that) (?:[\w'\u2019-]+,? )"
        r"{0,2}?(?P<at>bells?)\b(?! (?:\w+ )?(?:of the|for|that))",
        2,
    ),
    heard(
        "bell",
        r"\b(?:church|town|tower|cathedral|abbey|stable|village|hall|castle|parish|school|harbour|market|"
        r"minster|city|turret)[- ](?:clocks?|tower|steeple|hall clock|bells?|spire)\b(?: [\w'\u2019]+)"
        r"{0,3}? (?P<at>struck|chimed|tolled|boomed|rang|began to strike|sounded|clanged|beat out|told)\b",
        2,
        "large",
    ),
    heard(
        "bell",
        r"\b(?:(?:Saint|St\.?) \w+['\u2019]?s?|Big Ben|the (?:town hall|cathedral|minster|abbey|church|"
        r"chapel|steeple|belfry|tower))\b(?: [\w'\u2019]+){0,3}? (?P<at>struck|chimed|tolled|boomed|rang "
        r"out|pealed|was ringing|began to toll)\b",
        2,
        "large",
    ),
    heard(
        "bell",
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|the hour|the "
        r"quarter|the half-hour|the half hour|the last stroke) (?:had )?(?:\w+ )?(?P<at>struck|chimed|"
        r"tolled|rang out|boomed out|sounded|rang)(?=[.,;:!]| (?:from|on|in|out|as|and|by|across|over|at|"
        r"somewhere)\b)",
    ),
    heard(
        "bell",
        r"\bclocks?\b[^.;]{0,40}?\b(?P<at>struck|striking|chimed|chiming|tolled|boomed out|strike|chime)\b",
    ),
    heard(
        "bell",
        r"(?<!\bit )(?<!that )(?<!name )\b(?P<at>rang|ringing|tolled|pulled|jangled|jerked|swung|struck|"
        r"sounded|tugged|pressed|clanged|shook|tinkled) (?:(?:at|on|upon|out) )?(?:the|a|her|his|its|my|"
        r"our|their) (?:[\w'\u2019-]+ ){0,3}?bells?(?:-pull|-rope|-push| rope)?\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:she|he|I|we|they|Who|someone|somebody) (?P<at>rang)(?=[.,;:]| (?:again|twice|once|and "
        r"waited|a second time|for (?:tea|the \w+|a \w+)(?! time)))",
        1,
        "small",
        needs=r"bell|bells|door-?bell|doorbell|bell-pull|bell-rope",
    ),
    heard(
        "bell",
        r"\b(?:there was|there came|heard|by|with|came|gave|interrupted by) (?:a|the|another|one) "
        r"(?:[\w-]+,? ){0,2}?(?P<at>ring|peal|ting|ping) (?:at|of|from) (?:the|a) (?:[\w-]+ )?(?:door|bell|"
        r"gate|front door|door-bell)\b",
        2,
        "small",
    ),
    heard(
        "bell",
        r"\b(?:abbey|church|convent|monastery|chapel|belfry|steeple|cathedral|village) (?:was|were|is|are|"
        r"had begun|began|started) (?:\w+ )?(?P<at>ringing|tolling|pealing|chiming|to ring|to toll)\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:the|a|one|their) (?:\w+ )?(?P<at>knell|tocsin|angelus|curfew|carillon) (?:\w+ )?(?:rang|"
        r"sounded|tolled|began|pealed|broke)\b",
        2,
    ),
    heard(
        "glass",
        rf"\b(?:the|a|an|one|his|her|its|another|every|my|their|two|three|some|of|all|shelf of) (?:[\w-]+ )"
        rf"{{0,2}}?(?:{_GLASS})\b[^.;]{{0,60}}?\b(?P<at>shattered|smashed|broke|splintered|in pieces|in "
        rf"bits|to smithereens|to pieces|into (?:a )?(?:hundred|thousand) \w+)\b(?! (?:the silence|news|"
        rf"into|out|off|down|in upon|away))",
    ),
    heard(
        "glass",
        r"\b(?:a|an|another|the|his|her) (?:wine-?glass|glass|bottle|tumbler|plate|cup|vase|jar|goblet|jug)"
        r" (?P<at>fell|slipped|dropped|toppled|went over|crashed)\b",
    ),
    heard(
        "glass",
        rf"\b(?P<at>dropped|smashed|shattered|broke|hurled|flung|threw|swept|put his fist through|smashing|"
        rf"shattering|breaking|kicked in|broken) (?:the|a|an|one|every|his|her|their|my|its|all the|two|"
        rf"three|another|some|several) (?:[\w-]+ ){{0,2}}?(?:{_GLASS})\b(?! of (?:water|wine|milk|beer|"
        rf"sherry|port)\b)",
    ),
    heard(
        "glass",
        r"\b(?:crash|smash|sound|tinkle|shiver|noise|splintering|shower|tinkling|clatter) of (?:\w+ )"
        r"{0,2}?(?P<at>glass|crockery|china|plates|bottles|dishes|saucepans)\b",
        2,
    ),
    heard(
        "glass",
        r"\b(?:clinked|chinked|touched|raised and touched|knocked|clashed) (?P<at>glasses|cups|tankards|"
        r"mugs|goblets|their glasses|tumblers)\b",
        2,
        "clink",
    ),
    heard(
        "splash",
        r"\b(?:a|an|one|another|tremendous|loud|soft|heavy|faint|enormous) (?:[\w-]+,? )"
        r"{0,2}?(?P<at>splash|splosh|plop|plash)\b(?! of (?!water|oars?|the|paddles?|feet|something))(?! "
        r"(?:it|page|pool|down))",
        2,
    ),
    heard("splash", r"(?:^|[,;(] |— ?)_?(?P<at>splash|splosh|plop|kerplunk|plunk)_?(?=[!.,;)]|$)", 2),
    heard(
        "splash",
        r"\b(?P<at>splashed|splashing|splashes|sloshed|sloshing|waded|wading|splosh(?:ed|ing)|plopped|"
        r"floundered|floundering) (?:\w+ )?(?:down|into|through|across|ashore|about|back|along|after|out|"
        r"in|over|towards?|round|past|away|against|under|among)\b(?! (?:paint|blood|gravy|colou?r|ink|"
        r"sauce|sunlight|light|(?:the|his|her) (?:\w+ )?(?:page|front|face|cheeks?|table|book|walls?)))",
    ),
    heard(
        "splash",
        rf"\b(?P<at>(?:fell|jumped|plunged|dived|tumbled|leapt|leaped|toppled|slipped|slid|went|pitched|"
        rf"dropped|stepped|sprang|dashed|rolled|stumbled|rushed|flung \w+|threw \w+|hurled \w+|tossed \w+|"
        rf"pushed \w+|thrown|flung|tipped|falling|plunging|diving|jumping|disappeared) (?:[\w'\u2019-]+ )"
        rf"{{0,3}}?(?:into|in)) (?:the|a) (?:[\w-]+ ){{0,2}}?(?:{_WATER})\b(?! (?:of|with a|bed|bank|"
        rf"['\u2019]s)\b)",
    ),
    heard("splash", rf"\b(?P<at>hit|struck|broke) the (?:\w+ )?(?:{_WATER})\b(?! (?:bed|surface|bank)\b)"),
    heard(
        "splash",
        r"\b(?:headlong|headfirst|overboard|over the side|up to (?:his|her|their) (?:waist|knees|neck|chin)"
        r") (?P<at>into|in|with a) (?:the )?(?:\w+ )?(?:water|sea|river|stream|pond|splash)\b",
    ),
    heard(
        "splash",
        r"\b(?:clear|fell|jumped|leapt|went|dived|tumbled|knocked|swept|thrown|flung|pushed|toppled) "
        r"(?:\w+ )?(?P<at>overboard|over the side|over the rail)\b",
    ),
    heard(
        "sword draw",
        rf"\b(?:{_BLADE}|knives|daggers?|steel)\b(?: (?:was|were|is|are))? (?P<at>(?:came|coming|leapt|"
        rf"leaping|slid|sliding|flashed|flashing|hissed|whipped|scraped|whispered|rasped|sprang|drawn|rang|"
        rf"out|swept) (?:\w+ )?(?:out|from|free|clear|of|in)|out of (?:their|its|his|her) (?:sheaths?|"
        rf"scabbards?))\b",
        2,
    ),
    heard(
        "sword draw",
        rf"\b(?P<at>drew|drawing|unsheathed|unsheathing|draws|drawn|whipped out|pulled out|bared|tore out|"
        rf"snatched out|had out|plucked out) (?:out )?(?:(?:his|her|their|my|its|the|a) )?(?:[\w'\u2019-]+ "
        rf"){{0,2}}?(?:{_BLADE})\b(?! (?:across|over|along|on|in the|down)\b)",
        2,
    ),
    heard(
        "sword draw",
        r"\b(?:he|she|they|both|two|all|the \w+|of them|men|the men) (?P<at>drew)(?=[.,;]|, and| and "
        r"(?:\w+ )?(?:sprang|lunged|came|rushed|leapt|stood|faced))",
        needs=rf"{_BLADE}|scabbard|hilt|sheath|duel|steel",
    ),
    heard(
        "sword clash",
        r"\b(?P<at>(?:steel|blade|sword|iron) (?:on|against|upon|to|met) (?:steel|blade|sword|iron|bone|"
        r"stone|mail))\b|\b(?P<at2>crossed|crossing|clashed|clashing) (?:swords|blades|steel)\b",
        2,
    ),
    heard(
        "sword clash",
        r"\b(?P<at>parried|lunged|parrying|riposted|thrust and parried|cut and parried|beat (?:down|aside) "
        r"(?:his|her|the) (?:\w+ )?(?:sword|blade|guard))\b",
        needs=rf"{_BLADE}|hilt|duel|steel|point|guard",
    ),
    heard(
        "arrow",
        r"\b(?P<at>loosed|let fly|shot|fired|let go|loosing|released) (?:an|the|his|her|another|a second|"
        r"one|their|a|two|three|at) (?:\w+ )?(?:arrows?|shafts?|bolts?|volley|bow|bowstrings?)\b|"
        r"\b(?P<at2>twang|snap|thrum) of (?:the |a |his |her )?(?:\w+ )?(?:bow|bows|bow-?strings?|crossbow)"
        r"\b|\bbow-?strings? (?P<at3>twanged|sang|snapped|hummed|thrummed)\b",
        2,
    ),
    heard(
        "arrow strike",
        r"\b(?P<at>stuck|quivered|stood|thudded|struck|buried|sank|embedded|lodged) (?:\w+ )?(?:quivering|"
        r"itself|deep|fast) (?:\w+ )?(?:in|into)\b",
        needs=r"arrows?|bow|bows|archers?|bolt|crossbow|quiver|shaft|hummed|whistled",
    ),
    heard(
        "arrow strike",
        r"\barrows? (?:\w+ )?(?P<at>took|caught|pierced|transfixed|found|went through|stood out|through) "
        r"(?:him|her|the|his|them|its)\b",
    ),
    heard(
        "whoosh",
        r"\b(?:with|there was|came|in|heard|by) (?:a|the) (?:[\w-]+ ){0,2}?(?P<at>whoosh|swoosh|swish|rush "
        r"of (?:air|wind|wings))\b|\b(?P<at2>whooshed|swooshed|swished) (?:past|by|over|through|overhead|"
        r"down|away|up)\b",
        2,
    ),
    heard(
        "magic",
        r"\b(?:a|the|faint|soft) (?:\w+ )?(?P<at>shimmer)\b(?! of (?:heat|silk|hope|sweat|rain))|"
        r"\b(?:waved|flicked|raised|lifted|swished) (?:his|her|the|a) (?:\w+ )?(?P<at2>wand|staff)\b|"
        r"\b(?P<at3>vanished|disappeared|appeared) in a (?:puff|flash|shower|swirl|burst)\b",
    ),
    heard(
        "thunder",
        r"\b(?:a|the|another|one) (?:[\w-]+,? ){0,2}?(?P<at>thunder-?clap)\b|\bthunder(?P<at2> in| over| "
        r"overhead|! )(?! (?:and lightning )?(?:voice|tones))",
    ),
    heard(
        "thunder", r"\b(?:heard|hear|listened to) (?:the |a |some )?(?:\w+ ){0,2}?(?P<at>thunder)\b(?! of)", 2
    ),
    heard("thunder", r"\bit (?:was|had begun|began) (?P<at>thundering|to thunder)\b", 2),
)
