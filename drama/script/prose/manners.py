"""How people speak, in words: the verbs, adverbs and phrases of a tag, and the direction each becomes.

Written for this project from general knowledge. Every direction here is one that `drama.speech.direction`
hears, but for `singing`, which is a note to the reader.
"""

import re

from drama.script.prose.listed import listed

_VERBS = {
    "whispering": "whispered whispers",
    "shouting": "shouted shouts yelled yells bellowed bellows roared roars hollered hollers bawled thundered",
    "screaming": "screamed screams shrieked shrieks screeched",
    "murmuring": "murmured murmurs",
    "muttering": "muttered mutters mumbled mumbles grumbled grumbles",
    "calling": "called calls",
    "crying out": "exclaimed exclaims cried cries wailed wails",
    "sobbing": "sobbed sobs wept weeps",
    "whimpering": "whimpered whimpers",
    "gasping": "gasped gasps panted pants wheezed",
    "in a breath": "breathed breathes",
    "hissing": "hissed hisses",
    "growling": "growled growls snarled snarls",
    "sharply": "snapped snaps barked barks",
    "groaning": "groaned groans moaned moans",
    "sighing": "sighed sighs",
    "laughing": "laughed laughs chuckled chuckles giggled giggles",
    "stammering": "stammered stammers stuttered stutters",
    "hoarsely": "croaked croaks rasped rasps",
    "drawling": "drawled drawls",
    "slurring": "slurred slurs",
    "sneering": "sneered sneers",
    "pleading": "pleaded pleads begged begs implored",
    "softly": "crooned cooed soothed",
    "singing": "sang sings",
}
BY_VERB = {verb: direction for direction, verbs in _VERBS.items() for verb in verbs.split()}

MOMENTARY = listed("sighing laughing groaning gasping calling singing") | {"crying out"}
"""What is over when it has been done: the next words of the same speech are spoken plainly."""

ADVERBS = listed(
    """softly quietly gently tenderly soothingly loudly slowly hesitantly haltingly deliberately wearily
    tiredly sleepily drowsily weakly faintly feebly resignedly urgently hurriedly quickly rapidly hastily
    breathlessly frantically desperately sadly sorrowfully mournfully gloomily bleakly tearfully angrily
    furiously fiercely sharply irritably hotly excitedly eagerly delightedly gleefully enthusiastically
    joyfully happily cheerfully merrily brightly warmly cheerily fearfully nervously anxiously shakily
    tremulously coldly grimly sternly gravely solemnly icily flatly curtly ominously sarcastically
    ironically drily dryly wryly mockingly drunkenly hoarsely huskily breathily"""
)
_ADVERB = rf"(?:{'|'.join(sorted(ADVERBS))})"
_MUCH = r"(?:very |so |rather |quite |almost |a little |more |too )?"
_OWN = r"(?:his|her|their|my|your)"

_TONES = (
    r"low|soft|quiet|small|tiny|gentle|hushed|cold|icy|flat|hoarse|husky|shaky|shaking|trembling|weak|faint"
    r"|tired|weary|sad|angry|urgent|loud|breathless|tearful|drowsy|sleepy|stern|grave|muffled|frightened"
)
PHRASES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<said>{_MUCH}{_ADVERB}(?: (?:and|but) {_ADVERB})?)\b",
        r"(?P<said>in (?:a|an) (?:\w+ ){0,2}whisper)\b",
        rf"(?P<said>in (?:a|an) (?:\w+, )?{_MUCH}(?:{_TONES})(?:, \w+)? (?:voice|tone))\b",
        rf"(?P<said>under {_OWN} breath|at the top of {_OWN} (?:voice|lungs))\b",
        rf"(?P<said>(?:through|between) (?:gritted|clenched|{_OWN}(?: gritted| clenched)?) teeth)\b",
        rf"(?P<said>through (?:{_OWN} )?tears|in tears|out of breath|breathless|close to tears)\b",
        r"(?P<said>with a (?:\w+ )?(?:laugh|chuckle|giggle|sigh|groan|sob|snarl|yawn))\b",
        rf"(?P<said>with {_OWN} mouth full)\b",
        r"(?P<said>laughing|sobbing|weeping|crying|whispering|shouting|panting|gasping|yawning|chuckling"
        r"|giggling|trembling|shivering|slurring)\b",
        rf"(?:{_OWN}|the) voice (?:\w+ )??(?:barely|hardly|scarcely|no|little) "
        r"(?:more than |above |louder than )?(?P<said>a whisper)\b",
        rf"{_OWN} (?P<said>voice (?:a |was )?(?:\w+ )?(?:shaking|trembling|quavering|cracking|breaking))\b",
    )
)
"""What may follow `she said`, with or without a comma, and says how; the group `said` is the direction."""

BEATS = tuple(
    re.compile(pattern)
    for pattern in (
        r"voice (?:was|came out|had become|became|dropped|fell|sank|had dropped|had sunk|had fallen)"
        r"(?: to| as)?(?: barely| hardly| scarcely| little| no| almost)?(?: more than| above| louder than)? "
        r"(?P<said>a (?:\w+ )?whisper)\b",
        rf"(?P<said>voice was {_MUCH}(?:{_TONES}))\b",
        r"(?P<said>voice (?:shook|trembled|quavered|wavered|cracked|broke))\b",
    )
)
"""What a sentence beside a speech says of a voice, after whose it is."""

LOWERED = re.compile(rf"(?P<verb>lowered|dropped|raised) (?P<own>{_OWN}) voice\b")
LOWERED_AS = {"lowered": "lowering {} voice", "dropped": "lowering {} voice", "raised": "raising {} voice"}

DENIALS = listed(
    """not never no nor neither without cannot can't couldn't didn't don't doesn't won't wouldn't isn't wasn't
    instead stopped nearly almost hardly wanted tried trying would could might"""
)
"""Words between a subject and its verb that leave it open whether the speech sounds so."""
