"""The lexicon of doors: who knocks at them, who kicks them shut, and how they give way."""

from drama.script.prose.cues.model import heard

_HIS = r"(?:his|her|my|their|its|our|the|a|an|another|that|this|one|both|every)"
_OWN = r"(?:(?!(?:of|and|in|on|at|to|with|from|for)\b)[\w'\u2019-]+,? ){0,3}?"
_GAP = (
    r"(?:(?!(?:and|as|but|that|which|who|when|while|where|to|of|than|if|for|or|with|until|till|so)\b)"
    r"[\w'\u2019-]+ ){0,3}?"
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
        r"^[\"“‘_*]?(?P<at>(?:A|One|Two|Three|Four|Another|Again a|Then a)(?: [\w-]+,?){0,2} "
        r"(?:knock|rap|tap)s?)(?=[.,;:!]| and\b| at\b)",
        2,
    ),
    heard(
        "door knock",
        rf"\b(?P<at>knocked|rapped|tapped|hammered|pounded|banged|thumped|beat|struck|drummed|battered|hit|"
        rf"thundered|knocks|kicked|knocking|hammering|pounding|rapping|tapping|beating|thumping|banging|"
        rf"drumming|battering) (?!a match)(?:\w+ ){{0,3}}?{_ON} {_KNOCKED_ON}",
        2,
    ),
    heard(
        "door knock",
        rf"\b(?:{_NUMBER}) (?:[\w-]+,? ){{0,3}}?(?P<at>knocks?|knocking|raps?|rapping|tapping|tap|taps|"
        rf"rat-?tat(?:-tat)?|pounding|hammering|thumping) (?:again )?(?:{_ON}|came|sounded|fell|made|"
        rf"brought|broke|interrupted|began|started|resounded|startled|echoed|followed|from|was heard|"
        rf"roused|woke)\b(?! (?:him|her|them|me|us)?of\b)",
        2,
    ),
    heard(
        "door knock",
        r"\b(?:there (?:was|came|is|comes)|came|heard|gave|with|by|answered|to|and then|then) (?:\w+ )"
        r"?(?:a|an|another|two|three|four|several|the|some) (?:[\w-]+,? ){0,3}?(?P<at>knocks?|knocking|rap|"
        r"raps|rapping|rat-?tat(?:-tat)?)\b(?! (?:his|her|my) )",
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
        rf"\b(?P<at>slammed|banged|kicked|threw|flung|pushed|shoved|pulled|drew|dragged|hauled|heaved|"
        rf"swung|dropped|thrust|forced|shouldered|slamming|banging|kicking|pulling|pushing|swinging|"
        rf"flinging|closing|throwing|shutting) (?:{_HIS} )?{_OWN}{_DOOR} (?:\w+ly )?(?:shut|to(?=[.,;]| "
        rf"behind| with| after| again| and)|closed|behind|after)\b",
        2,
    ),
    heard(
        "door slam",
        rf"\b{_DOOR} {_GAP}(?P<at>(?:burst|flew|crashed|banged|slammed|swung|was flung|was thrown|were "
        rf"flung|was dashed|was kicked|was pushed) (?:\w+ )?(?:open|back|shut|to)"
        rf"\b[^.;]{{0,40}}?(?:against|bang|crash|slam|thud|boom|clang|clatter))\b",
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
        r"\b(?:there was a|with a|heard a|came a|the) (?:[\w-]+ ){0,2}?(?P<at>slam|bang|crash|thud|boom|"
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
        r"\b(?P<at>swung|opened|opens|came|moved|turned|gave|swinging|opening|pushed)"
        r"\b[^.;]{0,40}?\b(?:with|on) (?:a|its|their|the) (?:[\w-]+,? ){0,3}?(?:creak|squeak|squeal|"
        r"screech|whine|rasp|groan|rusty hinges|rusted hinges|old hinges|ungreased hinges)\b",
        2,
        needs=rf"{_DOOR}|wood",
    ),
    heard(
        "door creak",
        rf"\b(?:old|heavy|great|massive|iron|rusty|rusted|oak|oaken|ancient|stone|huge) {_DOOR} (?:\w+ )"
        rf"?(?P<at>swung|opened|moved|gave|yawned)\b",
    ),
    heard(
        "door creak",
        rf"\b(?P<at>heaved|dragged|hauled|swung|shouldered|eased|forced|prised) (?:open )?(?:the|a) (?:\w+ "
        rf")?(?:heavy|great|old|massive|iron|rusty|oak|ancient|stone|huge) {_DOOR}(?! shut| to\b)",
    ),
)
