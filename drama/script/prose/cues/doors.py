"""The lexicon of doors: who knocks at them, who kicks them shut, and how they give way."""

from drama.script.prose.cues.model import heard

_HIS = r"(?:his|her|my|their|its|our|the|a|an|another|that|this|one|both|every)"
_OWN = r"(?:(?!(?:of|and|in|on|at|to|with|from|for)\b)[\w'\u2019-]+,? ){0,3}?"
_GAP = (
    r"(?:(?!(?:and|as|but|that|which|who|when|while|where|to|of|than|if|for|or|with|until|till|"
    r"so)\b)[\w'\u2019-]+ ){0,3}?"
)
_DOOR = r"(?:[\w-]*doors?|gates?|hatch|lid|shutters?|trap-?door|portcullis|casement|wicket|window)"
_ON = r"(?:at|on|upon|against|in)"
_KNOCKED_ON = (
    rf"(?:{_HIS} )?{_OWN}(?:[\w-]*door|gate|window|shutters?|pane|hatch|panels?|glass|wall|window-?pane|"
    r"woodwork|bulkhead|hull|timbers|lid|lintel|doorpost|door-?frame)\b(?! tables?)"
)
_NUMBER = "a|an|one|two|three|four|five|six|several|another|some|the|that"


DOORS = (
    heard(
        "door knock",
        r"^[\"“‘_*]?(?P<at>(?:A|One|Two|Three|Four|Another|Again a|Then a)(?: [\w-]+,?){0,2} (?:knock|rap|"
        r"tap)s?)(?=[.,;:!]| and\b| at\b)",
        2,
    ),
    heard(
        "door knock",
        rf"\b(?P<at>knocked|rapped|tapped|hammered|pounded|banged|thumped|beat|struck|drummed|battered|hit|"
        rf"thundered|knocks|kicked|knocking|hammering|pounding|rapping|tapping|beating|thumping|banging|"
        rf"drumming|battering) (?!a match)(?:\w+ ){{0,3}}?{_ON} {_KNOCKED_ON}",
        2,
        unless="rain|hail|sleet|wind|gale|branch|branches|twigs?|snow|waves?",
    ),
    heard(
        "door knock",
        rf"\b(?:{_NUMBER}) (?:[\w-]+,? ){{0,3}}?(?P<at>knocks?|knocking|raps?|rapping|tapping|tap|taps|"
        rf"rat-?tat(?:-tat)?|pounding|hammering|thumping) (?:again )?(?:{_ON}|came|sounded|fell|made|"
        rf"brought|broke|interrupted|began|started|resounded|startled|echoed|followed|from|was heard|roused|"
        rf"woke)\b(?! (?:him|her|them|me|us)?of\b)",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:there (?:was|were|came|come|is|are|comes)|came|heard|gave|with|by|answered|to|and then|then) "
        r"(?:\w+ )?(?:a|"
        r"an|another|two|three|four|several|the|some) (?:[\w-]+,? ){0,3}?(?P<at>knocks?|knocking|rap|raps|"
        r"rapping|rat-?tat(?:-tat)?)\b(?! (?:his|her|my) )",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:some(?:body|one|thing)|he|she|they|i|we|it) (?:\w+ly |then |again |now )?(?P<at>knocked|"
        r"rapped|rapping|hammered)(?: (?:again|once|twice|three times|thrice|\w+ly|and|for|until|till|with|"
        r"at|a second time|louder|harder))*(?=[.,;:!]|$| )(?! (?:over|down|into|off|out|about|him|her|the|"
        r"his|a|back|them|me|through|against|together|up))",
        2,
        needs=r"door|gate|window|hatch|house|hut|cottage|inn|porch|step|doorstep|threshold|landing",
    ),
    heard(
        "door knock",
        r"^[\"“‘_*]?(?P<at>(?:Knock|Rap|Tap|Bang|Thump)(?:,|\.| -)? ?(?:knock|rap|tap|bang|thump))",
        2,
    ),
    heard(
        "door slam",
        rf"\b(?P<at>slammed|banged|kicked|threw|flung|pushed|shoved|pulled|drew|dragged|hauled|heaved|swung|"
        rf"dropped|thrust|forced|shouldered|slamming|banging|kicking|pulling|pushing|swinging|flinging|"
        rf"closing|throwing|shutting) (?:{_HIS} )?{_OWN}{_DOOR} (?:\w+ly )?(?:shut|to(?=[.,;]| behind| with|"
        rf" after| again| and)|closed|behind|after)\b",
        2,
    ),
    heard(
        "door slam",
        rf"\b{_DOOR} {_GAP}(?P<at>(?:burst|flew|crashed|banged|slammed|swung|was flung|was thrown|were "
        rf"flung|was dashed|was kicked|was pushed) (?:\w+ )?(?:open|back|shut|to)\b[^.;]{{0,40}}?(?:against|"
        rf"bang|crash|slam|thud|boom|clang|clatter))\b",
        2,
    ),
    heard(
        "door slam",
        rf"\b{_DOOR} {_GAP}(?P<at>(?:burst|flew|crashed|banged|was dashed|was kicked|crashing|bursting|"
        rf"slammed) (?:\w+ )?(?:open|back|in))\b",
    ),
    heard(
        "door slam",
        rf"\b{_DOOR} {_GAP}(?P<at>(?:swung|fell|clicked|snapped|swished|hissed|slid|rolled|rumbled|closed|"
        rf"shut|closing|came|went|drifted|swinging) (?:\w+ )?(?:shut|to|closed|behind|after|upon))\b",
        1,
        "soft",
    ),
    heard(
        "door slam",
        rf"\b(?P<at>shut|closed|shutting|closing|locked|bolted|barred|latched) (?:the|his|her|their|my|our|"
        rf"it|that) {_OWN}(?:{_DOOR} )?(?:\w+ly |gently |softly )?(?:behind|after|upon|on|in) (?:him|her|"
        rf"them|me|us|it|\w+['\u2019]s|himself|herself)\b",
        1,
        "soft",
        needs=_DOOR,
    ),
    heard(
        "door slam",
        rf"\b(?P<at>shut|closed|shutting|closing) (?:the|his|her|their|my|our|that) {_OWN}(?:[\w-]*door|"
        rf"gate|hatch|lid|shutters?)\b(?! of)",
        1,
        "soft",
    ),
    heard(
        "door slam",
        r"\bwith a (?:[\w-]+ ){0,2}?(?P<at>slam|bang|crash|thud|boom|clang)\b(?! of (?:\w+ )?(?:thunder|"
        r"glass|"
        r"steel|waves|surf|guns?))",
        2,
        needs=_DOOR,
    ),
    heard(
        "door slam",
        r"\b(?:there was a|heard a|came a|the) (?:[\w-]+ ){0,2}?(?P<at>slam|bang|crash|thud|boom|"
        r"clang)\b(?! of (?:\w+ )?(?:thunder|glass|steel|waves|surf|guns?))",
        1,
        needs=rf"{_DOOR}",
    ),
    heard(
        "door creak",
        r"\b(?:[\w-]*doors?|gates?|hatch|shutters?)\b[^.;]{0,50}?\bwith a (?:[\w-]+,? ){0,3}?(?P<at>creak|"
        r"squeak|groan|squeal|screech|shriek|whine|rasp|scrape|moan|sigh of hinges|grating noise|grating "
        r"sound|complaint)\b",
        2,
    ),
    heard(
        "door creak",
        r"\b(?P<at>swung|opened|opens|came|moved|turned|gave|swinging|opening|"
        r"pushed)\b[^.;]{0,40}?\b(?:with|on) (?:a|its|their|the) (?:[\w-]+,? ){0,3}?(?:creak|squeak|squeal|"
        r"screech|whine|rasp|groan|rusty hinges|rusted hinges|old hinges|ungreased hinges)\b",
        2,
        needs=rf"{_DOOR}|wood",
    ),
    heard(
        "door creak",
        rf"\b(?:old|heavy|great|massive|iron|rusty|rusted|oak|oaken|ancient|stone|huge) {_DOOR} (?:\w+ "
        rf")?(?P<at>swung|opened|moved|gave|yawned)\b",
    ),
    heard(
        "door creak",
        rf"\b(?P<at>heaved|dragged|hauled|swung|shouldered|eased|forced|prised) (?:open )?(?:the|a) (?:\w+ "
        rf")?(?:heavy|great|old|massive|iron|rusty|oak|ancient|stone|huge) {_DOOR}(?! shut| to\b)",
    ),
    heard(
        "door knock",
        r"\b(?P<at>lifted|raised|banged|rattled|plied|dropped|used|worked|thumped|swung|tried|let go) "
        r"(?:\w+ )?(?:the|its|a) (?:[\w-]+ ){0,2}knocker\b|\bknocker (?:\w+ )?(?P<at2>fell|sounded|banged|"
        r"clattered|rapped|rattled|thudded|boomed)\b",
        2,
    ),
    heard(
        "door knock",
        rf"\b(?:gave|gives|giving|dealt|fetched) (?:{_KNOCKED_ON} )?(?:{_NUMBER}) (?:[\w-]+,? ){{0,3}}?"
        r"(?P<at>raps?|knocks?|taps?|thumps?|bangs?|kicks?)\b(?! (?:in|on|to) (?:the )?(?:head|back|shin|"
        r"shoulder))",
        2,
        needs=_DOOR,
    ),
    heard(
        "door knock",
        rf"\b(?:gave|gives|giving|dealt) (?:the|his|her|a) (?:[\w'\u2019-]+ ){{0,2}}?{_DOOR} (?:{_NUMBER}) "
        r"(?:[\w-]+,? ){0,3}?(?P<at>raps?|knocks?|taps?|thumps?|bangs?|kicks?|blows?)\b",
        2,
    ),
    heard(
        "door knock",
        r"(?:^|[,:;\u2014] )(?:and then |then |and )?(?P<at>(?:a|the|another|two|three|four|that) "
        r"(?:[\w-]+,? ){0,2}?(?:knocks?|knocking|raps?|rapping))(?=[.,;!]| (?:on|at|upon) | and a)",
        2,
    ),
    heard(
        "door knock",
        rf"\b(?P<at>thumped|rapped|tapped|hammered|pounded|punched|kicked|battered|smacked|rapping|tapping|"
        rf"battering) (?:(?:his|her|their|my|the|a|its) (?:[\w-]+ ){{0,2}}?(?:ring|knuckles?|stick|cane|"
        rf"fists?|fingers?|nails?|coin|pen|beak|torch|whip|hand) (?:on|at|against) )?{_HIS} (?:[\w'\u2019-]+ "
        rf"){{0,2}}?"
        r"(?:[\w-]*doors?|window|window-?pane|pane|hatch|shutters?|door-?frame|gate)\b(?! (?:open|shut|in|"
        r"down|to|closed|tables?|off|until it)\b)",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:the|that|a|this) (?:\w+ )?(?P<at>knocking|rapping|knock|rap)(?:,? when it came,)? (?:again "
        r")?(?:grew|got|went on|continued|was|began|became|started|repeated|redoubled|died)\b",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:his|her|my|their|our|its|\w+['\u2019]s) (?:\w+ )?(?P<at>knocks?|knocking|rap|tap|tapping) "
        r"(?:on the \w+ |at the \w+ )?(?:went|was|brought|got|produced|echoed|met|roused|sounded)\b|"
        r"\b(?:answered|answer to|reply to|response to|startled by|interrupted by|woken by) (?:his|her|my|"
        r"the|their|our) (?P<at2>knock|knocking)\b",
        2,
    ),
    heard(
        "door knock",
        r"(?:, |\band )(?:\w+ly )?(?P<at>knocking|rapping|rapped|knocked)(?: (?:\w+ly|again|once|twice|"
        r"three times|hard|loudly))?(?=[.,;!])",
        2,
        needs=r"doors?|gate|window|hatch|house|hut|cottage|porch|step|doorstep|threshold|landing",
    ),
    heard(
        "door slam",
        r"\b(?:let|lets|letting|left) (?:it|them) (?P<at>slam|bang|fall|drop|swing|clang|crash)(?: (?:to|"
        r"shut|closed|behind|back)\b|(?=[.,;]))",
        needs=_DOOR,
    ),
    heard(
        "door slam",
        r"\b(?:let|lets|letting) (?:the|his|her|their) (?:[\w-]+ ){0,3}?"
        + _DOOR
        + r" (?P<at>slam|bang|fall|drop|swing|"
        r"clang|crash|close|shut)(?: (?:to|shut|closed|behind)\b|(?=[.,;]))",
        2,
    ),
    heard(
        "door slam",
        r"\b(?P<at>kicked|shouldered|smashed|barged|rammed|battered|burst|kicking) (?:it|them) (?:wide "
        r")?(?:open|in|down|wide|back)\b",
        needs=_DOOR,
    ),
    heard(
        "door slam",
        rf"\b(?P<at>kicked|shouldered|smashed|barged|rammed|battered|crashed|burst|kicking|slammed) (?:open "
        rf")?{_HIS} {_OWN}{_DOOR} (?:wide )?(?:open|in|down|wide|off its|back)\b",
    ),
    heard(
        "door slam",
        rf"\b{_DOOR}\b[^.;]{{0,40}}? (?P<at>hit|struck|smacked|met|bounced off|crashed into|slammed into|"
        rf"cracked against|"
        r"banged against|crashed against|bounced against) (?:the|a|its|against) (?:\w+ )?(?:wall|panelling|"
        r"plaster|stop|frame|stone|stones|bookcase|jamb)\b",
    ),
    heard(
        "door slam",
        rf"\b(?:put|set|threw|flung|hurled|laid|drove|rammed) (?:(?:his|her|their|my|a) )?(?:whole |full "
        rf")?(?:shoulders?|weight|himself|herself|boot|themselves) (?P<at>to|against|at|into) (?:the|that|"
        rf"its) {_OWN}"
        r"(?:[\w-]*doors?|gate|hatch|panels?)\b[^.;]{0,60}?\b(?:burst|gave|flew|crashed|splintered|broke|"
        r"banged|shook)\b",
    ),
    heard(
        "door slam",
        r"\b(?:hatch|lid|portcullis|shutters?|trap-?door|grille|cover)\b[^.;,]{0,20}? (?P<at>(?:came|went|"
        r"crashed|fell|dropped|rattled|slammed|banged|thudded|thundered) (?:back )?(?:down|shut)|crashed|"
        r"slammed to)\b",
    ),
    heard(
        "door slam",
        r"\b(?P<at>dropped|let fall|slammed down|banged down|threw down|slammed|brought down) (?:the|its|"
        r"her|his) (?:[\w-]+ ){0,2}?(?:lid|hatch|shutter|trap-?door|portcullis|sash|grille)\b",
    ),
    heard(
        "door slam",
        r"\b(?P<at>banged|slammed) out (?:of|into|through|again)\b|\b(?P<at2>slammed|banged) it\b",
        needs=_DOOR,
    ),
    heard(
        "door slam",
        r"\b(?P<at>shut|closed|slammed|banged|shutting|closing|slamming) (?:the|a|that) (?:[\w-]+ "
        r"){0,2}?(?:door|gate|hatch|window) (?:in|on|upon) (?:his|her|my|their|our|the|him|them|us|"
        r"\w+['\u2019]s)\b",
    ),
    heard(
        "door slam",
        r"\bdown (?P<at>came|crashed|rattled|fell|clattered|slammed) the (?:[\w-]+ ){0,2}?(?:portcullis|"
        r"hatch|lid|shutters?|grille|trap-?door|gate)\b",
    ),
    heard(
        "door slam",
        r"\b(?P<at>flung|threw|slammed|dashed|swung|hurled) it (?:back |shut |wide |hard )*(?:against|shut|"
        r"to)\b",
        needs=_DOOR,
    ),
    heard(
        "door slam",
        r"\b(?:flung|threw|swung|slammed|banged|kicked) (?:open )?(?:the|his|her|a|its) (?:[\w-]+ ){0,3}?"
        + _DOOR
        + r"\b[^.;,]{0,20}? (?P<at>against|so hard|with such|so violently)\b",
    ),
    heard(
        "door slam",
        r"\b(?:front|back|car|street|kitchen|garage|outer|shop|cab|van|screen) door (?P<at>go|went)(?=[.,;]| "
        r"and\b)|"
        rf"\b{_DOOR} (?P<at2>blew (?:shut|to|closed))\b",
    ),
    heard(
        "door knock",
        r"\bbrought (?:his|her|a|the|my|their) (?:\w+ )?(?P<at>fists?|stick|hand|knuckles) down (?:hard )?on "
        r"the (?:\w+ )?door\b|"
        r"\bgave the (?:\w+ )?(?P<at2>knocker)\b",
        2,
    ),
    heard(
        "door creak",
        rf"\b(?P<at>creaking|groaning|squealing|screeching|protesting|squeaking|grinding|complaining),? "
        rf"(?:the|a|its|his|her) {_OWN}{_DOOR}\b|\b{_DOOR}\b[^.;,]{{0,40}}, (?:\w+ly )?(?P<at2>creaking|"
        rf"groaning|squealing|squeaking|grinding)\b",
        2,
    ),
    heard(
        "door creak",
        r"\bit (?:\w+ly )?(?P<at>groaned|squealed|shrieked|screeched|squeaked|grated|creaked|whined)\b(?! "
        r"(?:at|to|with) (?:him|her|me|them|us))",
        2,
        needs=rf"{_DOOR}|hinges?",
    ),
    heard(
        "door creak",
        r"\b(?:there was|came|with|gave|heard) (?:a|an|another|the) (?:[\w-]+,? ){0,3}?(?P<at>creak|squeak|"
        r"squeal|screech|creaking)\b(?! of (?!(?:\w+ )?(?:hinges?|door|wood|oak|iron|gate)))",
        needs=rf"{_DOOR}|hinges?",
    ),
    heard(
        "door creak",
        r"\b(?:creak|squeak|squeal|screech|groan)\b,?[^.;]{0,25}? (?:the|a) (?:[\w-]+ ){0,2}?(?P<at>"
        + _DOOR
        + r") (?:\w+ )?"
        r"(?:swung|moved|opened|gave|came|turned|inched)\b",
        2,
    ),
    heard(
        "door creak",
        r"\b(?:rust|rusty hinges?|hinges?|bolts?|old wood) (?:\w+ )?(?P<at>cracked|gave|shrieked|squawked|"
        r"screamed|grated|ground)\b",
        needs=rf"{_DOOR}|hinges?",
    ),
)
