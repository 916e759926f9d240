"""Verbs of English prose: those that report speech, and those that show somebody acting.

Written for this project from general knowledge. Past forms are listed; present forms of the speech verbs are
derived in `SPEECH`.
"""

from drama.script.prose.listed import listed

_SPEECH_PAST = """
        said told asked replied answered cried exclaimed whispered shouted muttered murmured called added
        continued remarked observed returned responded repeated inquired enquired demanded declared
        announced began interrupted interposed interjected suggested explained agreed admitted
        insisted protested pleaded begged urged warned promised threatened screamed yelled shrieked
        roared bellowed growled snarled hissed snapped barked groaned moaned sighed sobbed wept
        wailed whimpered gasped panted breathed croaked rasped grunted grumbled mumbled stammered
        stuttered faltered laughed giggled chuckled chortled snickered sneered scoffed jeered teased
        joked quipped retorted countered objected argued conceded confessed acknowledged allowed
        assented echoed resumed proceeded concluded finished ended ventured volunteered offered
        proposed pronounced proclaimed stated reported recited read sang chanted intoned prayed
        swore cursed vowed ejaculated vociferated rejoined pursued persisted reflected mused
        wondered thought corrected reminded assured informed advised ordered commanded directed
        instructed invited hailed greeted lamented complained whined blurted drawled lisped squeaked
        squealed chirped piped crooned cooed purred thundered boomed spat hollered bawled blustered
        babbled rambled prompted pressed probed queried questioned guessed supposed speculated
        marvelled marveled approved opined submitted implored entreated besought coaxed wheedled
        soothed comforted consoled encouraged cautioned accused rebuked scolded chided reproached
        reproved admonished sniffed snorted tutted gulped gurgled rumbled grated simpered grinned
        smiled beamed affirmed confirmed denied contradicted quoted translated clarified elaborated
        amended deadpanned lied hedged supplied commented hazarded howled fumed crowed trilled
        wheezed huffed yelped bleated tittered clucked spluttered exulted chimed signed wrote
        snarked mimicked parroted cajoled reassured ranted raved lectured seethed sniffled gritted
        hummed typed texted noted choked bit slurred
        quoth shot broke burst put went spoke
    """
_PRESENT = {
    "said": "says say", "told": "tells tell", "began": "begins begin", "wept": "weeps weep",
    "read": "reads", "sang": "sings sing", "swore": "swears swear", "thought": "thinks think",
    "spat": "spits spit", "besought": "beseeches", "broke": "breaks break", "burst": "bursts", "put": "puts",
    "went": "goes go", "spoke": "speaks speak", "wrote": "writes write", "shot": "shoots", "quoth": "",
    "snapped": "snaps snap", "begged": "begs beg", "sobbed": "sobs sob", "quipped": "quips", "hummed": "hums",
    "admitted": "admits admit", "submitted": "submits", "chirped": "chirps", "marvelled": "marvels",
    "replied": "replies reply", "cried": "cries cry", "denied": "denies deny", "called": "calls call",
    "answered": "answers answer", "whispered": "whispers whisper", "muttered": "mutters mutter",
    "murmured": "murmurs murmur", "added": "adds add", "asked": "asks ask", "shouted": "shouts shout",
    "panted": "pants", "yelled": "yells yell", "hissed": "hisses hiss", "pressed": "presses",
    "confessed": "confesses", "guessed": "guesses guess", "sniffed": "sniffs",
    "reported": "reports", "repeated": "repeats repeat", "suggested": "suggests suggest",
    "interrupted": "interrupts interrupt", "protested": "protests protest", "insisted": "insists insist",
    "explained": "explains explain", "complained": "complains", "remarked": "remarks remark",
    "responded": "responds respond", "returned": "returns", "growled": "growls growl", "groaned": "groans",
    "moaned": "moans", "screamed": "screams", "roared": "roars", "gasped": "gasps", "grunted": "grunts",
    "laughed": "laughs", "sighed": "sighs", "barked": "barks", "warned": "warns", "echoed": "echoes",
    "allowed": "allows", "vowed": "vows", "offered": "offers", "ordered": "orders", "wondered": "wonders",
    "crowed": "", "hazarded": "", "commented": "", "yelped": "", "howled": "", "chimed": "",
    "bit": "bites", "finished": "finishes", "grinned": "grins", "mumbled": "mumbles", "stammered": "stammers",
    "slurred": "slurs", "lied": "lies lie", "tutted": "tuts", "gritted": "grits", "deadpanned": "deadpans",
    "mimicked": "mimics",
}  # fmt: skip

_WITH_E = listed(
    """
        accused acknowledged advised agreed announced approved argued assured babbled breathed cajoled chided
        choked chortled chuckled conceded concluded consoled continued cursed declared ejaculated elaborated
        encouraged enquired fumed giggled grated grumbled gurgled hedged implored inquired interposed intoned
        invited joked lectured mused noted observed opined piped probed promised pronounced proposed pursued
        quoted rambled raved reassured rebuked recited reproved resumed rumbled seethed smiled sniffled
        soothed speculated stated supposed teased translated typed urged ventured vociferated wheedled
        wheezed whined
    """
)
"""Those whose present ends in e: `notes`, not `nots`."""

_SIBILANTS = ("s", "x", "z", "ch", "sh")


def _present(past: str) -> list[str]:
    if past in _PRESENT:
        return _PRESENT[past].split()
    if not past.endswith("ed"):
        return []
    if past.endswith("ied"):
        return [past[:-1] + "s", past[:-3] + "y"]
    plain = past[:-1] if past in _WITH_E else past[:-2]
    return [plain + ("es" if plain.endswith(_SIBILANTS) else "s"), plain]


SPEECH = frozenset(form for past in listed(_SPEECH_PAST) for form in (past, *_present(past)))
"""Verbs that can carry a quotation as what is said."""

SPEECH_OF_ONE = frozenset(form for form in SPEECH if form[-1] == "s" != form[-2])
"""Forms of them that go with he, she and it alone: says, asks."""

PLAIN_SPEECH = listed(
    """
        said says say asked asks replied replies answered answers cried exclaimed whispered whispers shouted
        muttered murmured added continued remarked observed inquired enquired demanded responded
        repeated declared yelled screamed shrieked growled hissed snapped returned called retorted
        rejoined ejaculated
    """
)
"""Speech verbs that hardly ever mean anything else: their subject next to a quotation has spoken it."""

WEAK_SPEECH = listed(
    """read reads sang sings went goes go put puts broke breaks burst bursts spoke speaks shot wrote writes
    signed smiled smiles grinned grins laughed laughs sighed sighs wondered wonders thought thinks
    sniffed snorted ended finished proceeded began begins turned approved pressed offered ordered
    directed returned wheezed huffed tittered clucked chimed ranted raved lectured seethed sniffled gritted
    hummed hums typed types texted noted notes choked chokes bit bites"""
)
"""Speech verbs that report speech only in the company of a quotation's comma."""

SAYINGS = listed("answer reply response remark contribution comment question retort verdict suggestion cry")
"""What words that somebody has spoken may be called: `was her reply`."""

VOICES = listed("voice voices tone tones accents")
"""What somebody speaks with: `said the voice of Mara`."""

_IRREGULAR = listed(
    """
        was were is are am had has have did does do could would should might must may can will shall went
        came took gave made got saw knew felt found left kept held stood sat lay ran rose fell threw
        drew grew flew blew shook broke woke chose froze began drank sang rang sank swam sprang
        swung hung flung clung stung struck stuck dug shot hit cut put set let shut hurt spread read
        led fed fled met bent sent spent lent built lost meant dealt leapt crept slept swept wept
        bought brought caught taught fought sought thought told sold heard paid laid bit hid rode
        wrote drove strode ate wore tore bore swore won spun shone slid forgave forgot understood
        withdrew overheard became beheld spoke stole bowed said knelt lit burst cast split seems
        seemed looks turns smiles nods shrugs laughs walks sits stands takes gives makes gets sees
        knows feels comes goes runs holds keeps shakes leans steps pulls pushes opens closes shuts
        stares glances watches reaches moves puts sets raises lowers grins frowns sighs waits stops
        starts bends lifts drops points waves rolls folds crosses wipes rubs touches picks lets
        leaves finds hears wants needs tries pours tilts tugs
    """
)
ACTION = SPEECH | _IRREGULAR
"""Finite verbs that end in anything but -ed: with a person before them, that person acts."""

AUXILIARY = listed(
    """had has have did does do was is were are could would should might must may can will shall 'd 'll"""
)

FALSE_ED = listed("""red bed need indeed speed seed feed shed sped hundred wretched sacred naked ragged""")
"""Words in -ed that are no verbs in the past."""
