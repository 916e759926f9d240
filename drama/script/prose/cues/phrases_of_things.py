"""The lexicon of turns of phrase about what rings, breaks, falls in and rolls overhead."""

from drama.script.prose.cues.model import heard

_NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_GLASS = (
    r"glass(?:es)?|bottles?|jugs?|vases?|plates?|cups?|bowls?|mugs?|jars?|tumblers?|decanters?|goblets?|"
    r"china|"
    r"crockery|mirror|pane|panes|window|pot|globe|flasks?|lamp|tray|tankard"
)
_HARD = (
    r"floor|floorboards|flags|flagstones|tiles|lino|linoleum|hearth|cobbles|boards|carpet|step|steps|"
    r"pavement|"
    r"counter|grate|concrete|stones"
)
_FLASH = r"lightning|flash(?:ed|es)?|thunder|flared?|went white|(?:sky|night) (?:\w+ )?(?:lit|white)"
_NOT_THUNDER = r"guns?|cannons?|shells?|rifles?|pistols?|shots?|whips?|engine|train"

PHRASES_OF_THINGS = (
    heard(
        "bell",
        r"\b(?:gave|gives|giving|took) (?:the|its) (?:\w+ )?(?:rope|cord|chain|handle|brass|pull|wire) "
        r"(?:another|a|its|one|"
        r"two|three) (?:[\w-]+ ){0,3}?(?P<at>haul|tug|pull|heave|jerk|clouts?|yank|shake|bangs?)\b",
        2,
        needs="bells?|rang|ring|ringing|clang\\w*|time|brass",
    ),
    heard(
        "bell",
        rf"\b(?:gave|gives|let fall|lets fall|let go|lets go|sounded|dropped) (?:all |its |just |out "
        rf")*(?:{_NUMBER}|a|another|"
        r"its) (?:[\w-]+ ){0,2}?(?P<at>strokes?|notes?|clangs?|peals?|chimes?|quarters)\b",
        2,
        needs=r"bells?|clock|belfry|steeple|chapel|church|cathedral|abbey|minster|tinkl\w+|rang",
        unless="voice|bird|thrush|piano|flute|trumpet|horn",
    ),
    heard(
        "bell",
        rf"\bit (?P<at>let go|lets go|told|counted) (?:all )?(?:{_NUMBER})\b",
        2,
        needs="bells?|clock|church",
    ),
    heard(
        "bell",
        rf"\bclocks?\b[^.;]{{0,50}}? (?P<at>told|counted|announced|gave|pinged|whirred and) (?:{_NUMBER}|"
        rf"noon|midnight|"
        r"the (?:hour|half|quarter))\b(?! (?:him|her|them|men|people|o['\u2019]clock of))",
        2,
    ),
    heard(
        "bell",
        r"\b(?:a|one|the|such a|mighty) (?:[\w-]+,? ){0,3}?(?P<at>clanking|jingling|jangling|tinkling|"
        r"pealing|clangou?r|"
        r"clanging|peal|chiming|tolling)\b",
        2,
        needs="bells?|door|doorbell|belfry|church",
        unless="chains?|armou?r|keys|coins?|spurs|laughter",
    ),
    heard(
        "bell",
        r"\b(?:Saint|St\.?) \w+(?:['\u2019]s)? (?:\w+ )?(?P<at>lets? fly|had its say|struck up|began|got a "
        r"word in|joined in)\b|"
        r"\b(?:church|chapel|abbey)\b[^.;]{0,60}? (?P<at2>got a word in|had its say|let fly)\b",
        2,
    ),
    heard(
        "bell",
        r"\b(?:half-hour|half hour|hour|quarters?|noon|midnight|angelus) (?:\w+ )?(?P<at>dropped|fell|"
        r"floated|drifted|came|"
        r"trembled|rolled) (?:up)?(?:on|from|over|down|across|out|through)\b",
        2,
        needs="church|bells?|clock|tower|steeple|abbey|belfry|chapel|cathedral",
    ),
    heard("bell", r"\b(?P<at>lean(?:ed|t|ing|s) on) it\b", 2, needs="bells?|doorbell|bell-push|ring"),
    heard(
        "bell",
        r"\b(?:he|she|I|we|they) (?P<at>rang)(?=[.,;]| again| twice| once)",
        2,
        needs="ring|rope|bells?|PLEASE RING",
    ),
    heard(
        "bell",
        r"\b(?P<at>struck|strikes?|slapped|hit|tapped|thumped|dinged|slaps|hits) the (?:\w+ ){0,2}?(?:brass "
        r")?dome\b",
        2,
    ),
    heard("bell", r"\b(?P<at>dings|dinged|pings|pinged) (?:at|for|behind|as)\b", 2),
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
        "glass",
        rf"\b(?:{_GLASS})\b[^.;]{{0,70}}? (?P<at>in (?:a )?(?:\w+ )?(?:bits|pieces|splinters|smithereens)|to "
        rf"(?:bits|pieces|"
        r"splinters|smithereens)|all over the)\b",
        2,
        unless="tore|torn|paper|letter|fell apart laughing",
    ),
    heard(
        "glass",
        rf"\b(?:was|is|were|went|['\u2019]s|lay) (?P<at>all over) the (?:\w+ )?(?:{_HARD})\b",
        2,
        needs=_GLASS,
    ),
    heard(
        "glass",
        r"\b(?P<at>dropped|drops|let fall|lets fall|let go of|dropping) [^.;,]{1,45}? (?:glasses|plates|"
        r"china|crockery|cups|"
        r"wineglasses|tumblers|jars|bottles|milk bottle|jug|vase|teapot|decanter)\b(?! of (?:beer|wine|"
        r"water))",
        2,
    ),
    heard(
        "glass",
        r"\b(?:it|something|paperweight|inkwell|vase|shoe|slipper|cannonball|ladder|football|cricket ball) "
        r"(?P<at>went|came|"
        r"goes|comes|flew|sailed) (?:straight |clean |right )?through (?:the|a|her|his) (?:\w+ )?(?:sash|"
        r"pane|window|"
        r"skylight|windscreen|glass)\b",
        2,
    ),
    heard(
        "glass",
        rf"\b(?:pane|window|glass|bottle|tumbler|plate) (?:\w+ )?(?:of \w+ )?(?P<at>went|goes)(?=[.,;]| "
        rf"(?:in|out|to)\b)|"
        rf"\bdown (?P<at2>went|goes|came) the (?:\w+ )?(?:{_GLASS})\b|\bpane\b[^.;]{{0,15}} (?P<at3>comes? "
        rf"down|came down)\b",
        2,
    ),
    heard(
        "glass",
        r"\bsomething\b[^.;]{0,30} (?:fell|dropped|toppled|slipped) and (?P<at>broke|smashed|"
        r"shattered)\b",
        2,
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
        "splash",
        r"\b(?P<at>dropped|slid|dived|jumped|plopped|leapt|slipped) from the (?:\w+ )?(?:bank|jetty|quay|"
        r"bridge|boat|rocks?|raft|lily-?pad)\b",
        2,
        near=r"water|river|stream|pond|lake|canal|sea|rat|vole|frog|moorhen|otter|pool",
    ),
    heard(
        "thunder",
        r"\b(?:a|the|one|another) (?:[\w-]+,? ){0,2}?(?P<at>clap|crack|peal|crash|bang|boom|roll) (?:\w+ "
        r")?(?:broke |burst |came "
        r"|rolled |shook |split |went )?(?:right |just |directly |straight )?(?:overhead|(?:over|above|on "
        r"top of) (?:the|his|"
        r"our|their|her|my) (?:roof|house|chimneys?|heads?|inn|hill|ridge))\b",
        2,
        needs=rf"storm|rain\w*|wind|sky|clouds?|tempest|gale|wet|hail|weather|{_FLASH}",
        unless=_NOT_THUNDER,
    ),
    heard(
        "thunder",
        r"\b(?:a|the) (?:[\w-]+ )?(?P<at>crack|crash|clap|peal|bang|boom|roar)\b",
        2,
        needs=_FLASH,
        unless=f"{_NOT_THUNDER}|door|glass|plate|wave",
    ),
    heard(
        "thunder",
        r"\b(?:far|away) (?:off|out|away|up|down)[^.;,]{0,25},? (?:it|something) (?:\w+ )?(?P<at>grumbled|"
        r"growled|muttered|"
        r"rumbled|thundered|grumbles|growls|mutters|rumbles|thunders)\b",
        2,
        unless=rf"{_NOT_THUNDER}|dogs?|sea|weir",
    ),
    heard(
        "thunder",
        r"\b(?:with|and|then) (?:the )?(?P<at>thunder) (?:hard|close|right|upon|on|at|after|behind|following|"
        r"treading)\b",
        2,
    ),
    heard(
        "thunder",
        r"\b(?:sky|dark|darkness|night|heavens|world|clouds?) (?:\w+ )?(?P<at>split|cracked|tore|burst|"
        r"broke) (?:open|apart|from|"
        r"across|over|above)\b",
        2,
        unless="sun|dawn|day|stars?|atom",
    ),
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
)
