"""The lexicon of arms: what is drawn, what meets it, what is shot and where it strikes."""

from drama.script.prose.cues.model import heard

_BLADE = (
    "swords?|blades?|rapiers?|sabres?|sabers?|cutlass(?:es)?|broadswords?|scimitars?|longswords?|katanas?|"
    "claymore|foils?|falchion"
)
_KNIFE = "daggers?|knife|knives|dirks?|stiletto|rapier"


ARMS = (
    heard(
        "arrow",
        r"\b(?:let|lets|letting) (?:the|an|her|his) (?:\w+ )?(?:arrow|shaft) (?P<at>go|fly|loose)\b",
        2,
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
        r"\b(?:he|she|they|both|two|all|the \w+|of them|men|the men) (?P<at>drew)(?=[.,;]|, and| and (?:\w+ "
        r")?(?:sprang|lunged|came|rushed|leapt|stood|faced))",
        needs=rf"{_BLADE}|scabbard|hilt|sheath|duel|steel",
    ),
    heard(
        "sword clash",
        r"\b(?P<at>(?:steel|blade|sword|iron) (?:on|against|upon|to|met) (?:steel|blade|sword|iron|bone|"
        r"stone|mail))\b|\b(?P<at2>crossed|crossing|clashed|clashing) (?:swords|blades|steel)\b(?! over)",
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
        r"one|their|a|two|three|at) (?:\w+ )?(?:arrows?|shafts?|cross-?bow bolts?|volley|bow|bowstrings?)\b|"
        r"\b(?P<at2>twang|snap|thrum) of (?:the |a |his |her )?(?:\w+ )?(?:bow|bows|bow-?strings?|"
        r"crossbow)\b|\bbow-?strings? (?P<at3>twanged|sang|snapped|hummed|thrummed)\b",
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
        "sword draw",
        rf"\b(?P<at>ripped|slid|tugged|pulled|tore|yanked|eased|worked|jerked|whipped|snatched|hauled|"
        rf"wrenched|dragged|drew|loosened) (?:(?:his|her|their|my|its|the|a) (?:[\w'\u2019-]+ "
        rf"){{0,2}}?(?:{_BLADE}|{_KNIFE}) (?:out|from|free|clear|loose)|(?:out|free) (?:his|her|their|my|its|"
        rf"the|a) (?:[\w'\u2019-]+ ){{0,2}}?(?:{_BLADE}))\b(?! (?:the|a) (?:block|loaf|"
        r"drawer|table|bread))",
        2,
    ),
    heard(
        "sword draw",
        rf"\b(?:{_BLADE}|{_KNIFE}) (?:\w+ly )?(?P<at>(?:came|slid|leapt|hissed|sprang|flashed|whispered|"
        rf"slipped|rasped|sang) (?:out of|from|out|free|clear)|(?:left|cleared|leaves) (?:its|their|his|her|"
        rf"the) (?:sheaths?|scabbards?)|(?:was|were) (?:drawn|out|bared|unsheathed))\b",
        2,
    ),
    heard(
        "sword draw",
        rf"\bout (?P<at>came|flashed|leapt|flew|sprang|slid) (?:the|his|her|their|a|all the) (?:\w+ "
        rf"){{0,2}}?(?:{_BLADE}|{_KNIFE})\b",
        2,
    ),
    heard(
        "sword draw",
        rf"\b(?:had|has|with) (?:his|her|their|my) (?:\w+ )?(?:{_BLADE}) (?P<at>out|drawn|free|clear|half "
        rf"out)\b(?! of reach)",
    ),
    heard(
        "sword clash",
        rf"\b(?P<at>struck|knocked|beat|dashed|sent|swept|twisted|batted|turned|smashed|hacked|slapped|"
        rf"brushed) (?:aside |away |down |up )?(?:his|her|the|their|my|its|\w+['\u2019]s) (?:\w+ "
        rf")?(?:{_BLADE}|thrust|lunge) (?:aside|away|from|down|out|spinning|flying|wide|up|clattering)\b|"
        rf"\b(?P<at2>beat|knocked|struck) (?:aside|down|away|up) (?:his|her|the|their) (?:\w+ "
        rf")?(?:{_BLADE})\b",
        2,
    ),
    heard(
        "sword clash",
        rf"\b(?P<at>caught|met|took|turned|blocked|parried|stopped|deflected|fended off|beat off|warded "
        rf"off) (?:the|his|her|a|its|their|each|every) (?:[\w-]+ )?(?:blow|thrust|cut|lunge|stroke|point|"
        rf"blade|sword|swing|slash|edge)s? (?:on|upon|with|against) (?:the|his|her|my|their|its|a) (?:[\w-]+ "
        rf"){{0,3}}?(?:{_BLADE}|shield|hilt|guard|dagger|crossguard|buckler|steel|own)\b",
        2,
    ),
    heard(
        "sword clash",
        rf"\b(?:{_BLADE}) (?:\w+ )?(?P<at>struck|met|hit|bit|crashed against|rang against|rang on|clanged "
        rf"against|clanged on|scraped along|slid along|grated along) (?:\w+ )?(?:(?:the|his|her|its|a|my|"
        rf"into|on|against) )*(?:\w+ )?(?:{_BLADE}|shield|helmet|"
        r"helm|armour|armor|mail|steel|buckler|breastplate|hers|his|mine)\b",
        2,
    ),
    heard(
        "sword clash",
        rf"\b(?:iron|metal|steel|bronze) (?:\w+ly )?(?P<at>clanged|rang|clashed|grated|scraped|struck|met|"
        rf"crashed|on) (?:(?:on|against|upon) )?(?:iron|steel|metal|stone|mail|bone|armour|bronze|wood)\b|"
        rf"\b(?:{_BLADE}|axe|mace|spear) (?P<at2>on|against|upon) "
        r"(?:shield|shields|mail|armour|helm|bone|iron)\b|\baxes? (?:\w+ )?(?P<at3>bit|crashed|thudded|"
        r"struck|rang) (?:\w+ )?(?:the|his|her|a) (?:\w+ )?(?:shield|helm|helmet)\b",
        2,
    ),
    heard(
        "sword clash",
        r"\b(?P<at>parried|riposted)(?=[.,;]| (?:and|again|once|twice|the (?:blow|thrust|cut|lunge|"
        r"stroke))\b)(?!, (?:and )?(?:said|smiling))",
        needs=rf"{_BLADE}|blow|hilt|duel|steel|fenc\w+|lunged?|thrust",
    ),
    heard(
        "arrow",
        r"\b(?P<at>loosed|let fly|let go|shot|loosing)(?=[.,;!]| (?:and|again|at|into|too)\b)",
        2,
        needs=r"arrows?|bows?|archers?|bow-?strings?|quiver|nocked|crossbows?|bowmen|shaft|drew",
    ),
    heard(
        "arrow",
        r"\b(?:a|the|another|first|second) (?:\w+ )?(?P<at>volley|flight)(?: of (?:arrows|shafts))? (?:came|"
        r"flew|fell|went|hissed|struck|rose|rattled|swept)\b",
        needs=r"arrows?|bows?|archers?|bowmen|shafts?",
    ),
    heard(
        "arrow",
        r"\b(?:the|his|her|a|my) (?:[\w-]+ )?(?:bow|cross-?bow|bow-?string|string)s? (?:\w+ )?(?P<at>sang|"
        r"hummed|thrummed|twanged|cracked|thumped|snapped|clacked|spoke|throbbed)\b",
        2,
        needs=r"arrows?|bows?|archers?|shaft|target|crossbow|quiver|nocked|loosed|drew",
    ),
    heard(
        "arrow",
        r"\b(?P<at>bows?|cross-?bow|bow-?strings?) (?:\w+ly )?(?:sang|twanged|thrummed|thumped|clacked)\b",
        2,
    ),
    heard(
        "arrow strike",
        r"\b(?P<at>put|sent|drove|planted|buried) (?:an|the|his|her|another|one) (?:\w+ )?(?:arrow|shaft|"
        r"bolt) (?:into|in|through)\b",
    ),
)
