"""The lexicon of turns of phrase: took them three at a time; gave the rope a haul; all over the floor."""

from drama.script.prose.cues.model import BEASTS, heard

_NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HORSES = (
    r"horses?|mares?|pony|ponies|stallion|gelding|roan|rid(?:er|ers|den|ing)|rode|saddle|reins|stirrups?|"
    r"hunt|hounds|cavalry|hussars|troopers|coach|grooms?|milkman|mules?|cob"
)
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
_HARD_FLOOR = (
    r"stairs|staircase|gravel|cobbles|flags|flagstones|planks|boards|boardwalk|floorboards|shingle|marble|"
    r"deck|jetty|pier|gangway|causeway|tiles|ladder|duckboards|catwalk|pavement|concrete|tile|quay"
)

PHRASES = (
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
)
