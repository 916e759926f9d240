"""The lexicon of turns of phrase about doors: two more; shut it so hard; swung home; wanted oil."""

from drama.script.prose.cues.model import heard

_NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_DOOR = r"(?:[\w-]*doors?|gates?|hatch|lids?|shutters?|trap-?door|portcullis|casement|wicket|sluice)"
_WOOD = (
    r"(?:door|gate|wood|oak|panels?|panes?|window|shutters?|planks|glass|hatch|wall|timbers?|woodwork|"
    r"doorpost)"
)
_STRIKERS = (
    r"(?:fists?|knuckles|stick|cane|whip|umbrella|boot|butt|crop|paws?|elbow|hands?|hilt|pommel|poker|torch)"
)
_SLAM = r"bang|slam|crash|thud|boom|clang|clatter"
_DUEL = (
    r"duel\w*|swords?|blades?|rapiers?|sabres?|lung(?:e|es|ed|ing)|parr(?:y|ied|ying)|fenc\w+|scabbards?|"
    r"cutlass(?:es)?|hilts?|steel|cleaver|en garde"
)

PHRASES_OF_DOORS = (
    heard(
        "door knock",
        r"(?:^|[:;,.\u2014] )(?:then |and |then came |came )*(?P<at>(?:two|three|four|five|several|a couple "
        r"of) "
        r"(?:[\w-]+,? ){0,2}?(?:knocks|raps|taps|thumps|bangs))\b(?! (?:was|were|is|meant|means|for)\b)",
        2,
    ),
    heard(
        "door knock",
        rf"^(?:And )?(?:{_NUMBER}|again two) (?P<at>more)\b",
        2,
        needs="knocks?|raps?|taps?|knocked",
    ),
    heard(
        "door knock",
        r"\b(?P<at>pounded|hammered|knocked|rapped|pounding|hammering|knocking|(?:beat|banged|thumped|"
        r"banging|beating)(?= (?:up)?on| at))"
        rf"\b(?:(?!table|desk|floor|counter|ground|drum|step|board|wood)[^.;]){{0,40}}? with (?:both|his|her|"
        rf"my|their|the|its|a|all) "
        rf"[^.;,]{{0,25}}?{_STRIKERS}\b",
        2,
        unless=r"tables?|desk|drums?|head|chest|piano|dog|donkey|carpet|counter|him|them|anvil|thigh|knees?",
    ),
    heard(
        "door knock",
        rf"\b(?P<at>{_STRIKERS})\b[^.;]{{0,30}}? (?:up)?on (?:the|her|his|my|our) (?:\w+ )?{_WOOD}\b(?! "
        rf"(?:to|and) "
        r"(?:push|open|pull))",
        2,
        unless=r"laid|lay|rested|put|placed|kept|hand",
    ),
    heard(
        "door knock",
        r"\b(?P<at>hammering|knocking|banging|pounding|beating|hammered|knocked) (?:to be let in|for "
        r"admittance|for admission|"
        r"to get in)\b",
        2,
    ),
    heard(
        "door knock",
        r"\bthe (?:\w+ )?(?P<at>knocking|hammering|rapping) (?:had )?(?:\w+ )?(?:begun|began|begins|started|"
        r"starts|went on|goes on|grew|came|redoubled|stopped)\b",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:blows?|strokes|thumps) (?:\w+ )?(?P<at>fell|rained|came|landed|descended|sounded) (?:up)?on "
        r"the (?:\w+ )?(?:door|gate|hatch|panels?|shutters?|wood|lid|oak|glass)\b",
        2,
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
        r"\b(?P<at>hauled|pulled|drew|dragged|swung|shut|shuts|closed|closes|slammed|banged|clapped|threw|"
        r"tugged|"
        r"kicked|pushed) (?:it|them|that|this|(?:the|his|her|my|that) (?:[\w-]+ ){0,2}?"
        + _DOOR
        + rf")\b[^.;]{{0,30}}?(?:with a (?:[\w-]+ )?(?:{_SLAM})|so hard|"
        r"with all|with everything|with such)\b",
        2,
        needs=f"{_DOOR}|shut|shuts|closed|closes|pulled|hauled|swung|banged|slammed|drew|dragged",
    ),
    heard(
        "door slam",
        rf"\b{_DOOR}(?:['\u2019]s been|['\u2019]s)?\b[^.;]{{0,50}}? (?P<at>(?:swung|fell|clapped|crashed|"
        rf"clapping|swinging|"
        r"boomed|thudded|banging|met|thumped|slapped|rolled|clanged) (?:home|to|shut))\b(?! (?:the|a|his|her|"
        r"be)\b)",
        2,
    ),
    heard(
        "door slam",
        rf"\b(?:{_DOOR}|leaves|they|it)\b[^.;]{{0,50}}? (?:with|on) a (?:[\w-]+ "
        rf"){{0,2}}?(?P<at>{_SLAM})\b(?! of "
        r"(?!wood|iron|the))",
        2,
        needs=rf"{_DOOR}s?",
        unless=f"{_DUEL}|thunder|bottle|glass|plate",
    ),
    heard(
        "door slam",
        r"\b(?:crash|crashed|bang|fell|fall) (?P<at>home|to)(?=[.,;]| (?:upon|on|behind|again|and|at)\b)",
        2,
        needs=_DOOR,
    ),
    heard(
        "door slam",
        rf"\b{_DOOR} (?:\w+ )?(?P<at>hit|hits|struck|smacked|bounced off|cracked against) (?:the|a|his|her|"
        rf"its) "
        r"(?!light|sun|road|head|face)\w+",
        2,
    ),
    heard("door slam", rf"\bthe (?P<at>{_SLAM}) of it\b", 2, needs=_DOOR),
    heard(
        "door slam",
        r"\b(?:in time|managed|contrived|enough|just able) to (?P<at>bang|slam|kick|shove|heave|force|pull|"
        r"push) "
        r"(?:it|the \w+) (?:shut|to|closed)\b",
        2,
        needs=_DOOR,
    ),
    heard("door slam", r"\b(?P<at>pulls?|pulled) the (?:\w+ )?door to\b", 2, "soft"),
    heard(
        "door slam",
        r"\b(?P<at>shut|closed|pushed|kicked|nudged) (?:it|the \w+|the \w+ \w+) (?:to |shut |closed )?with "
        r"(?:his|her|a|the|my|one|their) (?:heel|foot|hip|"
        r"shoulder|elbow|knee|back|boot|toe|bottom|behind)\b",
        2,
        "soft",
        near=r"doors?|gates?|hatch|lid|shutter|cupboard|drawer|fridge|shut it",
    ),
    heard(
        "door slam",
        r"\b(?:doors?|gates?|shutters?|windows?|hatch|lid)\b[^.;]{0,25} (?:was|were|is|are) (?:\w+ "
        r")?(?P<at>flung|thrown|pulled|banged|slammed|dashed|swung|"
        r"clapped|drawn|pushed|hauled) (?:to|shut)\b",
        2,
    ),
    heard(
        "door slam",
        r"\b(?P<at>swung|pushed|pulled|drew|heaved|hauled|dragged|threw|banged|slammed) the (?:\w+ "
        r")?(?:gates|doors|leaves|shutters) (?:together|to|shut|closed|home)\b",
        2,
    ),
    heard(
        "door slam",
        r"\b(?P<at>beat|banged|flung|dashed|slapped|slammed|threw) it (?:back )?against\b",
        2,
        needs=r"doors?|gate|shutters?|hatch|lid",
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
        "door creak",
        r"\b(?:gave|let out|gives|lets out|has|had|giving) (?:a|an|the|its) (?:[\w-]+,? ){0,3}?(?P<at>creak|"
        r"squeak|"
        r"groan|squeal|screech|shriek|whine|wail|complaint)\b",
        2,
        needs=rf"{_DOOR}|hinges?",
        unless="he|she|I|somebody|dog|child|man|woman|pig|mare|horse",
    ),
    heard(
        "door creak",
        r"\b(?P<at>hinges)\b[^.;]{0,50}\b(?:oil|oiled|oiling|grease)\b",
        2,
        needs=r"open\w*|swung|push\w*|door|gate|shouldered",
        unless="he (?:put|poured)|well",
    ),
    heard(
        "door creak",
        r"\b(?:leaves|halves) (?:\w+ )?(?P<at>dragged|ground|groaned|scraped|creaked|grated)\b",
        2,
        needs=_DOOR,
    ),
)
