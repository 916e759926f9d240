"""The lexicon of turns of phrase about arms, magic and what flies by."""

from drama.script.prose.cues.model import heard

_DUEL = (
    r"duel\w*|swords?|blades?|rapiers?|sabres?|lung(?:e|es|ed|ing)|parr(?:y|ied|ying)|fenc\w+|scabbards?|"
    r"cutlass(?:es)?|hilts?|steel|cleaver|en garde"
)
_BOWS = (
    r"arrows?|bows?|archer\w*|bowm[ae]n|crossbows?|quiver|bow-?strings?|nock\w*|loosed|shafts?|fletching|"
    r"target|butts"
)
_BLADE = r"(?:swords?|blades?|rapiers?|sabres?|cutlass(?:es)?|steel|kni(?:fe|ves)|daggers?|dirks?)"

PHRASES_OF_ARMS = (
    heard(
        "arrow",
        r"\b(?:with|came|heard|was) (?:a|an) (?:[\w-]+,? ){0,3}?(?P<at>zip|whistle|hiss|hum|whirr|whir|whine|"
        r"whizz|twang|"
        r"thrum)\b",
        2,
        near=_BOWS,
    ),
    heard(
        "arrow",
        r"\barrows? (?:\w+ )?(?P<at>parted|passed|grazed|clipped|brushed|missed|crossed|kissed|plucked|"
        r"tugged|flickered|"
        r"skipped|sailed|curved|soared|sped|flew)\b",
        2,
    ),
    heard("arrow", r"\b(?P<at>let go of|released|let slip|loosed) the (?:bow-?)?string\b", 2),
    heard(
        "arrow",
        r"\b(?:away|off|out|up) it (?P<at>sang|hissed|hummed|whistled|flew|sped|went)\b",
        2,
        near=_BOWS,
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
        r"\b(?:a|with a|the) (?:[\w-]+,? ){0,3}?(?P<at>thump|thud|thock|thwack|smack|knock|thunk|tock)\b",
        2,
        near=_BOWS,
        unless="door|fell|fist|head|horse|gate",
    ),
    heard(
        "arrow strike",
        r"\b(?P<at>sprouted|grew) (?:a|an|the|two|three) (?:\w+ )?(?:feathers?|arrows?|shafts?|quarrels?|"
        r"bolts?)\b",
        2,
    ),
    heard(
        "arrow strike",
        r"\b(?P<at>sticking|stuck|standing|stood|quivering|trembling) (?:up )?(?:out of|in|from) (?:the|a|"
        r"his|her)\b",
        2,
        near=r"arrows?|bowm[ae]n|archers?|crossbows?|shafts?|bolts?|zip|feathers",
    ),
    heard(
        "arrow strike",
        r"\b(?P<at>stood|stuck|hung) (?:there )?(?:shivering|quivering|trembling|humming|shaking)\b|\barrow "
        r"(?:\w+ )?(?P<at2>ended|finished|lodged|landed|stopped) in the\b",
        2,
        near=r"arrows?|archers?|bowm[ae]n|bows?|crossbows?|bolt|shaft",
    ),
    heard(
        "sword draw",
        rf"\b(?P<at>bared|baring|bares) (?:his|her|their|that|the|a|my|its) (?:\w+ ){{0,3}}?{_BLADE}\b",
        2,
    ),
    heard(
        "sword draw",
        r"\bof steel (?:\w+ )?(?P<at>came|slid|showed|sprang|leapt|flashed|out)\b|\bsteel (?P<at2>leaving|"
        r"left|clearing|"
        r"cleared|quitting) (?:\w+ ){0,2}leather\b",
        2,
    ),
    heard(
        "sword draw",
        r"\b(?:came|comes|came away|out|slid|drew|pulled|free)\b[^.;]{0,20}? with (?:a|one) (?:[\w-]+ "
        r"){0,2}?(?P<at>squeal|rasp|"
        r"scrape|whisper|hiss|shriek|slither|sigh|ring)\b",
        2,
        near=r"swords?|blades?|rapiers?|sabres?|scabbards?|sheaths?|dagger|steel|cutlass(?:es)?",
        unless="doors?|gates?|lid|drawer|key|cork",
    ),
    heard(
        "sword draw",
        r"\b(?:swords?|blades?|knife|sabre|rapier|dagger|steel) (?P<at>came|slid|leapt|slipped) "
        r"(?:whispering|hissing|rasping|singing|ringing|sighing|scraping)\b|"
        r"\b(?:sword|blade|sabre|rapier|cutlass) was (?P<at2>out) before\b",
        2,
    ),
    heard(
        "sword clash",
        r"\b(?:a|with a|the|one) (?:[\w-]+,? ){0,2}?(?P<at>clang|clash|crash|clank|jar|scrape|clatter)\b(?! "
        r"of (?:the )?(?:bell|"
        r"door|gate|glass|thunder))",
        2,
        near=_DUEL,
        unless="doors?|gates?|bells?|fell|dropped|lid|glass|sheath(?:ed)?|scabbard|thunder",
    ),
    heard(
        "sword clash",
        rf"\b(?P<at>got|put|had|brought|threw|thrust) (?:the |her |his |my |a |some )?{_BLADE} in the way\b|"
        rf"\b(?P<at2>blade "
        r"rang on|steel (?:on|to|upon|against) (?:steel|bone|iron|mail))\b",
        2,
    ),
    heard(
        "sword clash",
        r"\b(?P<at>struck|beat|knocked|swept) (?:up|down|aside) (?:his|her|the|my) (?:point|"
        r"blade|sword|guard|steel)\b",
        2,
    ),
    heard(
        "whoosh",
        r"\b(?:gust|draught|draft|breath|blast|puff|rush) (?:of (?:\w+ )?(?:cold|air|heat|wind|dark|damp) "
        r")?(?:\w+ "
        r")?(?P<at>went|rushed|came|blew|swept|poured|flowed|sighed|breathed|flew|shot)\b[^.;]{0,40}? "
        r"(?:past|by|out at|over) (?:him|her|them|us|me|his|my|their|our)\b",
        2,
        unless="all day|hills?|sea|deck|moor|night wind",
    ),
    heard(
        "whoosh",
        r"\bwith a (?:[\w-]+,? ){0,3}?(?P<at>whump|whoomph?|whoosh|woosh|woof|fwoomph?|swish|whoof)\b",
        2,
    ),
    heard(
        "magic",
        r"\b(?:a|the) (?:sort of |kind of )?(?:[\w-]+,? ){0,3}?(?P<at>shiver|glimmer|ringing|jingling|"
        r"tinkling|chiming|singing|"
        r"shimmering|humming|sparkle)(?: and a \w+)? in the air\b",
        2,
        unless="frost|heat|bees?|wires|hills|larks?",
    ),
    heard(
        "magic",
        r"\bair\b[^.;]{0,40}? (?:began to |went |seemed to )?(?P<at>chim(?:ed|ing|e)|jingl(?:ed|ing|e)|"
        r"tinkl(?:ed|ing|e)|"
        r"sparkl(?:ed|ing|e)|glitter(?:ed|ing))\b",
        2,
        unless="frost|bells?|laughter|sun|snow",
    ),
    heard(
        "magic",
        r"\b(?:a|with a) (?:[\w-]+,? ){0,2}?(?:shimmering|chiming|glittering|sparkling|tinkling|silvery|"
        r"crystalline),? "
        r"(?:[\w-]+,? ){0,2}?(?P<at>rush|shiver|note|chord|sound|sigh|tinkle|chime|hum|whisper|music)\b",
        2,
        near=r"magic\w*|spells?|enchant\w*|fair(?:y|ies)|wands?|witch|wizard|light|letters|air|glow\w*|"
        r"vanish\w*|lantern",
    ),
)
