"""First names by gender, titles, and short forms of names; written for this project."""

from importlib.resources import files

from drama.script.prose.listed import listed
from drama.script.prose.model import Age, Gender


def _table(name: str) -> frozenset[str]:
    """Return the names that a text file of this package lists."""
    return listed((files("drama.script.prose") / name).read_text(encoding="utf-8"))


MALE_NAMES = _table("male_names.txt")
FEMALE_NAMES = _table("female_names.txt")
"""First names of many languages; a name in both tables says nothing of its bearer."""

FIRST_NAMES = MALE_NAMES | FEMALE_NAMES

TITLES: dict[str, tuple[Gender, Age]] = {
    "mr": ("male", "adult"), "mister": ("male", "adult"), "sir": ("male", "adult"), "lord": ("male", "adult"),
    "master": ("male", "young"), "monsieur": ("male", "adult"), "m": ("male", "adult"),
    "don": ("male", "adult"), "herr": ("male", "adult"), "signor": ("male", "adult"), "señor": ("male",
    "adult"),
    "uncle": ("male", "adult"), "father": ("male", "adult"), "brother": ("male", "adult"),
    "king": ("male", "adult"), "prince": ("male", "adult"), "duke": ("male", "adult"), "count": ("male",
    "adult"),
    "baron": ("male", "adult"), "earl": ("male", "adult"), "marquis": ("male", "adult"),
    "viscount": ("male", "adult"), "grandpa": ("male", "old"),
    "grandfather": ("male", "old"), "rabbi": ("male", "adult"), "squire": ("male", "adult"),
    "mrs": ("female", "adult"), "miss": ("female", "young"), "ms": ("female", "adult"), "lady": ("female",
    "adult"),
    "madame": ("female", "adult"), "madam": ("female", "adult"), "mademoiselle": ("female", "young"),
    "mme": ("female", "adult"), "mlle": ("female", "young"), "dame": ("female", "adult"),
    "frau": ("female", "adult"), "fräulein": ("female", "young"), "signora": ("female", "adult"),
    "signorina": ("female", "young"), "señora": ("female", "adult"), "aunt": ("female", "adult"),
    "auntie": ("female", "adult"), "aunty": ("female", "adult"), "tante": ("female", "adult"),
    "tía": ("female", "adult"), "ciocia": ("female", "adult"), "tío": ("male", "adult"),
    "mother": ("female", "adult"), "sister": ("female", "adult"),
    "queen": ("female", "adult"), "princess": ("female", "young"), "duchess": ("female", "adult"),
    "countess": ("female", "adult"), "baroness": ("female", "adult"), "marchioness": ("female", "adult"),
    "viscountess": ("female", "adult"), "granny": ("female", "old"),
    "grandma": ("female", "old"), "grandmother": ("female", "old"),
    "dr": ("unknown", "adult"), "doctor": ("unknown", "adult"), "professor": ("unknown", "adult"),
    "prof": ("unknown", "adult"), "captain": ("unknown", "adult"), "capt": ("unknown", "adult"),
    "colonel": ("unknown", "adult"), "col": ("unknown", "adult"), "major": ("unknown", "adult"),
    "general": ("unknown", "adult"), "lieutenant": ("unknown", "adult"), "admiral": ("unknown", "adult"),
    "sergeant": ("unknown", "adult"), "corporal": ("unknown", "adult"), "inspector": ("unknown", "adult"),
    "detective": ("unknown", "adult"), "constable": ("unknown", "adult"), "judge": ("unknown", "adult"),
    "officer": ("unknown", "adult"), "reverend": ("unknown", "adult"), "rev": ("unknown", "adult"),
    "president": ("unknown", "adult"), "senator": ("unknown", "adult"), "commander": ("unknown", "adult"),
    "sheriff": ("unknown", "adult"), "deputy": ("unknown", "adult"), "marshal": ("unknown", "adult"),
    "mayor": ("unknown", "adult"), "chief": ("unknown", "adult"), "superintendent": ("unknown", "adult"),
    "commissioner": ("unknown", "adult"), "agent": ("unknown", "adult"), "ensign": ("unknown", "young"),
    "commodore": ("unknown", "adult"), "governor": ("unknown", "adult"), "ambassador": ("unknown", "adult"),
    "councillor": ("unknown", "adult"), "coach": ("unknown", "adult"), "bishop": ("unknown", "adult"),
    "canon": ("unknown", "adult"), "warden": ("unknown", "adult"),
    "cousin": ("unknown", "adult"), "nurse": ("unknown", "adult"), "saint": ("unknown", "unknown"),
    "old": ("unknown", "old"), "young": ("unknown", "young"), "little": ("unknown", "child"),
}  # fmt: skip
"""Words that stand before a name, with the gender and age they show."""

_RANKS = listed(
    """doctor professor captain colonel major general lieutenant admiral sergeant corporal inspector detective
    constable judge officer president senator commander sheriff deputy marshal mayor superintendent
    commissioner agent ensign commodore governor ambassador coach bishop canon warden
    reverend"""
)
RANKS = {rank: rank for rank in _RANKS} | {
    "dr": "doctor", "prof": "professor", "capt": "captain", "col": "colonel",
    "rev": "reverend",
}  # fmt: skip
"""Titles that stand for a person as well, "the Colonel", by how they are written before a name."""

SHORTENED = listed("mr mrs ms dr m mme mlle prof capt col rev st")
"""Titles behind which a full stop ends no sentence."""

UNDOTTED = listed("mme mlle")
"""Those of them that are mostly written without it."""

_WRITTEN = sorted(word.capitalize() for word in SHORTENED)
SHORT_TITLE = rf"(?<![\w.])(?:{'|'.join(_WRITTEN)})\."
"""The pattern of such a title with its full stop; the `M.` of `P.M.` is none."""

NO_TITLE = "".join(rf"(?<!(?<![\w.]){word})" for word in _WRITTEN)
"""The pattern of a place that is not right behind such a title, to stand before a full stop."""

LOOSE_TITLES = listed("old young little")
"""Titles that are written small and drop off a name."""

PARTICLES = listed("van von de der den du la le del della di da st o' d' al el bin ibn")
"""Small words inside a surname."""

SHORT_FORMS: dict[str, str] = {
    "lizzy": "elizabeth", "lizzie": "elizabeth", "eliza": "elizabeth", "liz": "elizabeth",
    "beth": "elizabeth",
    "betty": "elizabeth", "bess": "elizabeth", "kate": "katherine", "kitty": "catherine",
    "kathy": "katherine",
    "cathy": "catherine", "katie": "katherine", "meg": "margaret", "maggie": "margaret", "peggy": "margaret",
    "nell": "eleanor", "ellie": "eleanor", "nelly": "ellen", "molly": "mary", "polly": "mary",
    "sally": "sarah",
    "jenny": "jennifer", "jess": "jessica", "becky": "rebecca", "becca": "rebecca", "sue": "susan",
    "susie": "susan",
    "abby": "abigail", "mandy": "amanda", "sam": "samuel", "sammy": "samuel", "tom": "thomas",
    "tommy": "thomas",
    "bill": "william", "billy": "william", "will": "william", "willie": "william", "bob": "robert",
    "bobby": "robert", "rob": "robert", "robbie": "robert", "dick": "richard", "rick": "richard",
    "jack": "john", "johnny": "john", "jim": "james", "jimmy": "james", "jamie": "james", "joe": "joseph",
    "charlie": "charles", "harry": "henry", "hal": "henry", "ned": "edward", "ted": "edward",
    "teddy": "edward",
    "ed": "edward", "eddie": "edward", "fred": "frederick", "freddy": "frederick", "mike": "michael",
    "nick": "nicholas", "dan": "daniel", "danny": "daniel", "dave": "david", "ben": "benjamin",
    "matt": "matthew",
    "tony": "anthony", "steve": "stephen", "pete": "peter", "tim": "timothy", "alex": "alexander",
    "archie": "archibald", "bertie": "bertram", "georgie": "george", "josh": "joshua", "nate": "nathaniel",
    "phil": "philip", "greg": "gregory", "jeff": "jeffrey", "ken": "kenneth", "ron": "ronald",
    "max": "maximilian",
    "abbie": "abigail", "andy": "andrew", "angie": "angela", "annie": "anne", "bea": "beatrice",
    "bella": "isabella", "bessie": "elizabeth", "betsy": "elizabeth", "cassie": "cassandra",
    "cindy": "cynthia", "clem": "clement", "connie": "constance", "debbie": "deborah", "dolly": "dorothy",
    "dom": "dominic", "dottie": "dorothy", "doug": "douglas", "effie": "euphemia", "ernie": "ernest",
    "fanny": "frances", "florrie": "florence", "freddie": "frederick", "gabe": "gabriel", "gil": "gilbert",
    "gus": "augustus", "gwen": "gwendolen", "hattie": "harriet", "hetty": "henrietta", "ike": "isaac",
    "izzy": "isabella", "jake": "jacob", "jon": "jonathan", "josie": "josephine", "kit": "christopher",
    "larry": "lawrence", "letty": "letitia", "libby": "elizabeth", "liza": "elizabeth", "lottie": "charlotte",
    "louie": "louis", "maddie": "madeline", "madge": "margaret", "mattie": "matilda", "mick": "michael",
    "mickey": "michael", "millie": "mildred", "mina": "wilhelmina", "minnie": "wilhelmina", "mollie": "mary",
    "monty": "montague", "nat": "nathaniel", "nellie": "ellen", "nicky": "nicholas", "ollie": "oliver",
    "patty": "patricia", "percy": "percival", "prue": "prudence", "raph": "raphael", "reggie": "reginald",
    "ronnie": "ronald", "rosie": "rose", "russ": "russell", "sadie": "sarah",
    "seb": "sebastian", "stan": "stanley", "terry": "terence", "theo": "theodore", "tilda": "matilda",
    "tilly": "matilda", "tina": "christina", "toby": "tobias", "trish": "patricia", "trixie": "beatrix",
    "vicky": "victoria", "vince": "vincent", "wally": "walter", "walt": "walter", "wes": "wesley",
    "winnie": "winifred", "xander": "alexander", "zach": "zachary", "zack": "zachary", "alyosha": "alexei",
    "dunya": "avdotya", "grisha": "grigory", "kolya": "nikolai", "misha": "mikhail", "mitya": "dmitri",
    "petya": "pyotr", "sonya": "sofya", "vanya": "ivan", "volodya": "vladimir", "lola": "dolores",
    "lupe": "guadalupe", "paco": "francisco", "pepe": "jose",
}  # fmt: skip


def first_name_gender(name: str) -> Gender:
    """Return the gender a first name usually shows; "unknown" for both, and for names not in the tables."""
    low = name.lower()
    if (low in MALE_NAMES) == (low in FEMALE_NAMES):
        return "unknown"
    return "male" if low in MALE_NAMES else "female"
