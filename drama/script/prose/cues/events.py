"""The lexicon of what happens besides: a clock strikes, a plate breaks, somebody goes overboard."""

from drama.script.prose.cues.model import heard

_GLASS = (
    "glass|window|windows|pane|panes|bottle|mirror|windscreen|tumbler|jug|vase|lamp|cup|plate|plates|jar|"
    "decanter|goblet|dish|bowl|crockery|teapot|flask|skylight|china|glasses|bottles|saucer"
)


EVENTS = (
    heard(
        "bell",
        r"\b(?:heard|hear|hears) (?:the|a|another|his|her|its|that) (?:[\w'\u2019-]+,? "
        r"){0,2}?(?P<at>bells?)\b(?! (?:\w+ )?(?:of the|for|that))",
        2,
    ),
    heard(
        "bell",
        r"\b(?:church|town|tower|cathedral|abbey|stable|village|hall|castle|parish|school|harbour|market|"
        r"minster|city|turret)[- ](?:clocks?|tower|steeple|hall clock|bells?|spire)\b(?: "
        r"[\w'\u2019]+){0,3}? (?P<at>struck|chimed|tolled|boomed|rang|began to strike|sounded|clanged|beat "
        r"out|told)\b",
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
        r"sounded|tugged|pressed|clanged|shook|tinkled) (?:(?:at|on|upon|out) )?(?:the|a|her|his|its|my|our|"
        r"their) (?:[\w'\u2019-]+ ){0,3}?bells?(?:-pull|-rope|-push| rope)?\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:she|he|I|we|they|Who|someone|somebody) (?P<at>rang)(?=[.,;:]| (?:again|twice|once|and waited|"
        r"a second time|for (?:tea|the \w+|a \w+)(?! time)))",
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
        rf"\b(?:the|a|an|one|his|her|its|another|every|my|their|two|three|some|of|all|shelf of) (?:[\w-]+ "
        rf"){{0,2}}?(?:{_GLASS})\b[^.;]{{0,60}}?\b(?P<at>shattered|smashed|broke|splintered|in pieces|in "
        rf"bits|to smithereens|to pieces|into (?:a )?(?:hundred|thousand) \w+)\b(?! (?:the silence|news|"
        rf"into|out|off|down|in upon|away))",
    ),
    heard(
        "glass",
        r"\b(?:a|an|another|the|his|her) (?:wine-?glass|glass|bottle|tumbler|plate|cup|vase|jar|goblet|jug) "
        r"(?P<at>fell|slipped|dropped|toppled|went over|crashed)\b",
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
        r"\b(?:crash|smash|sound|tinkle|shiver|noise|splintering|shower|tinkling|clatter) of (?:\w+ "
        r"){0,2}?(?P<at>glass|crockery|china|plates|bottles|dishes|saucepans)\b",
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
        "whoosh",
        r"\b(?:with|there was|came|in|heard|by) (?:a|the) (?:[\w-]+ ){0,2}?(?P<at>whoosh|swoosh|swish|rush "
        r"of (?:air|wind|wings))\b|\b(?P<at2>whooshed|swooshed|swished) (?:past|by|over|through|overhead|"
        r"down|away|up)\b",
        2,
    ),
    heard(
        "magic",
        r"\b(?:a|the|faint|soft) (?:\w+ )?(?P<at>shimmer)\b(?! of (?:heat|silk|hope|sweat|rain))|\b(?:waved|"
        r"flicked|raised|lifted|swished) (?:his|her|the|a) (?:\w+ )?(?P<at2>wand|staff)\b|"
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
    heard(
        "glass",
        rf"\b(?:{_GLASS}|mugs?|teacup|beaker|ornament|cups|jars|vases|jugs|tray|phial|vial)\b (?:\w+ "
        rf")?(?P<at>hit|struck|fell to|crashed (?:to|on)|smacked into|burst (?:against|on)|exploded|slipped "
        rf"(?:from|out of|through) (?:\w+ ){{1,4}}and (?:broke|smashed|shattered)|flew off|slid off|went "
        rf"over) (?:the|a|its|against|its|in)\b(?! (?:light|sun|eye))",
    ),
    heard(
        "glass",
        r"\b(?:mugs?|teacups?|beaker|cups|jars|vases|jugs|ornament|figurine|photograph|picture|phial|vial|"
        r"ashtray|bowls|dishes)\b[^.;]{0,60}?\b(?P<at>shattered|smashed|broke|splintered|in pieces|to "
        r"pieces)\b(?! (?:the silence|news|into|out|off|down|in upon|away))",
    ),
    heard(
        "glass",
        r"\b(?:brick|stone|rock|ball|bottle|chair|bullet|fist|elbow|boot|cobble|pebble|poker|half-?brick|"
        r"body|something|he|she) (?:\w+ )?(?P<at>came|went|flew|crashed|smashed|sailed|hurtled|burst|"
        r"crashing|smashing) (?:in |straight |right |clean )?through the (?:[\w-]+ )?(?:window|glass|pane|"
        r"skylight|windscreen|shop-?front|windows)\b",
    ),
    heard(
        "glass",
        r"\b(?P<at>put|drove|threw|sent|hurled|flung|punched|pitched|heaved|rammed|shoved|kicked|tossed) "
        r"(?:his|her|their|my|a|the|its|one) (?:[\w-]+ ){0,2}?(?:brick|stone|rock|ball|bottle|chair|fist|"
        r"elbow|boot|foot|hand|cobble|pebble|poker|shoe|stool|lamp|book|spanner|hammer|stick|gun|butt|"
        r"shoulder|vase|pot) (?:\w+ )?through (?:the|a|his|her|one) (?:[\w-]+ )?(?:window|glass|pane|"
        r"skylight|windscreen)\b",
    ),
    heard(
        "glass",
        r"\bglass (?:\w+ly |that )?(?P<at>rained|sprayed|flew|showered|tinkled|cascaded|exploded|scattered|"
        r"went everywhere|burst|fell in|fell out|came down)\b",
        2,
    ),
    heard(
        "glass",
        r"\bsomething (?:\w+ )?(?P<at>smashed|shattered|broke(?=, (?:a|some) (?:\w+ )?(?:plate|cup|glass|"
        r"bottle|window|dish)| in the (?:kitchen|scullery|next room|pantry)))\b|\b(?:mirror|window|"
        r"window-?pane|pane|windscreen|glass) (?:\w+ )?(?P<at2>cracked|split|caved in)\b|\b(?:bulbs?|"
        r"street-?lamps?) (?P<at3>popped|burst|blew|shattered|exploded)\b",
    ),
    heard(
        "glass",
        r"\bwindows?(?:[- ]?panes?)? (?:\w+ )?(?P<at>came in|blew in|blew out|went in|burst (?:in|out)|"
        r"caved in|imploded|fell in)\b|\bevery (?:pane|window)\b[^.;,]{0,25}? (?P<at2>went|broke|shattered|"
        r"blew|burst)(?=[.,;]| (?:in|out|at)\b)",
    ),
    heard(
        "glass",
        r"\b(?P<at>swept|knocked|dashed|brushed|tipped|dropped|smashed|hurled|flung|threw) (?:the|a|an|her|"
        r"his|their|all the|two|three) (?:[\w-]+ ){0,2}?(?:cups|mugs?|jars|vases|jugs|bowls|dishes|tray|"
        r"ornaments?|teacups?|saucers?|beakers?|phials?|vials?|tankards?|breakfast things|tea things) "
        r"(?:off|from|to|on|onto|at|against|across|over)\b",
    ),
    heard(
        "bell",
        r"\b(?P<at>rang|tolled|jangled|tinkled|clanged|sounded|ringing|tolling|jangling) (?:it|them)\b(?! "
        r"(?:up|off|out of|in|away|back|all))",
        2,
        needs=r"bells?|door-?bell|hand-?bell|bell-?pull|bell-rope|cow-?bell",
    ),
    heard(
        "bell",
        r"\b(?P<at>shook|swung|struck|pulled|pressed|tugged|tapped|hit|yanked|thumped|jerked|leaned on|"
        r"leant on|pushed|slapped|tried) (?:at )?(?:it|them)\b(?=[.,;!]| (?:again|twice|once|three|hard|and|"
        r"with|until|till|for|so|a second)\b)",
        needs=r"bells?|door-?bell|hand-?bell|bell-?pull|bell-rope",
    ),
    heard(
        "bell",
        r"\b(?:set|sets|setting|kept|started) (?:(?:the|a|every|all the|his|her|their) (?:[\w-]+ "
        r"){0,3}?bells?) (?P<at>ringing|jangling|swinging|clanging|tolling|tinkling|going|pealing|jingling|"
        r"chiming)\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:set|sets|setting) (?:it|them) (?P<at>ringing|jangling|swinging|clanging|tolling|tinkling|"
        r"pealing|jingling|chiming)\b",
        2,
        needs=r"bells?|door-?bell",
    ),
    heard(
        "bell",
        r"\b(?:gave|gives|giving) (?:the|a|his|her) (?:[\w-]+ ){0,3}?(?:bells?|bell-?pull|bell-?rope) (?:a|"
        r"an|one|another|three|two) (?:[\w-]+,? ){0,3}?(?P<at>push|shake|tug|pull|ring|tap|jerk|clang|swing|"
        r"heave|yank|thump)s?\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:gave|gives|giving) (?:it|them) (?:a|an|one|another|three|two) (?:[\w-]+,? ){0,3}?(?P<at>push|"
        r"shake|tug|pull|ring|tap|jerk|clang|swing|heave|yank)s?\b",
        needs=r"bells?|bell-?rope|door-?bell",
    ),
    heard(
        "bell",
        r"(?<!\bit )(?<!that )(?<!name )\b(?P<at>rang|pressed|pushed|leaned on|leant on|tried|thumbed|"
        r"yanked|tugged|tugged at|hauled on|hit|tapped|slapped|banged|hammered|jabbed|prodded|thumped|shook|"
        r"pulled|pulled on|pulled at|worked|swung|rattled|clanked|dinged|poked|tolled|reached for and rang) "
        r"(?:the|a|her|his|its|my|our|their|another|each) (?:[\w'\u2019-]+ ){0,3}?(?:door-?bells?|bells?|"
        r"bell-?pull|bell-?rope|bell-?push|buzzer|dinner-?gong)\b(?! (?:tower|curve|jar|tent|out of))",
    ),
    heard(
        "bell",
        r"\b(?:he|she|I|they|we|who) (?P<at>rang) for (?:the|his|her|my|a|an|tea|coffee|breakfast|more|hot|"
        r"lights?|some|candles?|wine|another)\b(?! (?:taxi|cab|ambulance|doctor|help|police|pizza|"
        r"appointment|table|hour|time|day|year|lift|plumber))",
        1,
        "small",
    ),
    heard(
        "bell",
        r"\b(?:it|they) (?:\w+ly |now |then )?(?P<at>struck|chimed|tolled|rang|pealed|jangled)(?=[.,;!]| "
        r"(?:again|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the (?:hour|half|quarter)|"
        r"out|once|twice|a (?:second|third|fourth)|slowly|loud|clear|and went on)\b)",
        2,
        needs=r"clocks?|bells?|belfry|steeple|chimes|door-?bell",
    ),
    heard(
        "bell",
        r"\b(?:shop )?door (?P<at>tinkled|jingled|pinged|dinged|jangled|chimed)\b|\bdoor-?bell (?:\w+ "
        r")?(?P<at2>tinkled|pinged|dinged|buzzed|shrilled|trilled|jingled|clanged|pealed|sounded|echoed)\b",
        2,
        "small",
    ),
    heard(
        "bell",
        r"\b(?:the|a|each|every|another) (?:[\w-]+ )?(?P<at>strokes?|chimes?) (?:of (?:the )?(?:midnight|"
        r"noon|twelve|eleven|ten|nine|eight|seven|six|five|four|three|two|one|hour|clock) )?(?:sounded|died|"
        r"fell|faded|rang|boomed|shook|came|rolled|echoed|trembled|hung)\b|\b(?P<at2>struck|chimed|rang|"
        r"tolled|beat out|told) the (?:hour|quarter|half-hour|half hour|three-quarters|quarters)\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|curfew|vespers|"
        r"the hour) (?P<at>began to (?:strike|ring|toll|sound|chime)|was striking|was (?:being )?(?:rung|"
        r"tolled))\b",
        2,
    ),
    heard(
        "whoosh",
        r"\b(?:stick|cane|whip|sword|axe|club|staff|rope|net|broom|broomstick|stone|lash|scythe|cloak|"
        r"wings?) (?:\w+ )?(?P<at>whistled|swished|hissed|hummed|whipped|whirred|sliced|whooshed|swooped|"
        r"swooshed) (?:\w+ )?(?:through the air|past|over|overhead|by|down|close)\b|\ba (?P<at2>rush) of "
        r"(?:air|wings)\b|\bwith a (?:\w+ )?(?P<at3>whoosh|swish|swoosh)\b",
    ),
    heard(
        "magic",
        r"\b(?P<at>cast|casts|wove|worked|threw|flung) (?:the|a|an|her|his|another|one) (?:[\w-]+ "
        r")?(?:spell|enchantment|charm|hex|ward)\b|\b(?:the|a|her|his) (?:[\w-]+ )?(?:wand|staff|crystal|"
        r"orb|stone|gem|amulet|ring|runes?|sigils?) (?:\w+ )?(?P<at2>began to (?:glow|hum|sing|shimmer|"
        r"chime)|glowed and hummed|sparked|chimed|flared|fizzed)\b",
        needs=r"spells?|magic|wands?|runes?|wizards?|witch|sorcer\w+|mage|enchant\w+|charms?|portal|amulet|"
        r"sigils?|the word",
    ),
    heard(
        "thunder",
        r"\b(?:the )?(?:sky|heavens|clouds?) (?:\w+ly |itself )?(?P<at>growled|rumbled|grumbled|muttered|"
        r"boomed|cracked|roared|thundered)\b|\b(?:shook|trembled|rang|rattled|loud|heavy) with "
        r"(?P<at2>thunder)\b|(?:^|[,;\u2014] )(?:and )?(?:then |after (?:\w+ )?(?:flash|lightning), "
        r")?(?:the )?(?P<at3>thunder)(?=[.,;!]| on its heels)",
        2,
    ),
    heard(
        "thunder",
        r"\b(?:next|second|last|another|first|third|louder|nearer) (?P<at>clap|peal|crack|crash|roll|rumble|"
        r"boom)(?=[.,;]| (?:was|came|shook|rolled|followed|made|drowned|broke|of)\b)|\bthen (?:came )?the "
        r"(?P<at2>crash|crack|bang|roar|roll|rumble|boom)\b",
        2,
        needs="thunder|lightning|flash|storm",
    ),
    heard(
        "thunder",
        r"\bthunder (?:was|is) (?P<at>nearer|closer|overhead|directly|right|almost|louder|rolling|loud|"
        r"moving|coming)\b",
        2,
    ),
)
