"""First names by gender, titles, and short forms of names; written for this project."""

from drama.script.prose.listed import listed
from drama.script.prose.model import Age, Gender

MALE_NAMES = listed(
    """aaron abel abraham adam adrian aidan alan albert alec alex alexander alexei alfred alistair allan
    ambrose amir amos andre andrew angus anthony anton antonio archibald archie arnold arthur asher
    austin axel barnaby barney barry bartholomew basil ben benedict benjamin bernard bert bertie
    bertram bill billy blake bob bobby boris brad bradley brandon brendan brian bruce bruno bryan
    caleb calvin cameron carl carlos cecil cedric chad charles charlie chester chris christian
    christopher clarence claude clement clifford clive cole colin connor conrad cyril cyrus dan daniel
    danny darren dave david dean declan denis dennis derek desmond dexter diego dimitri dmitri dominic
    donald douglas duncan dustin dylan earl ebenezer ed eddie edgar edmund edward edwin eli elias
    elijah elliot emil emmanuel enrique enzo eric ernest ethan eugene evan ezra felix ferdinand fergus
    finn fitzwilliam floyd francis francisco frank franklin fred freddie freddy frederick gabriel
    gareth gary gavin geoffrey george gerald gerard gideon gilbert giles giovanni glen godfrey gordon
    graham grant greg gregory gus guy hal hank hans harold harry hector henri henry herbert herman
    hiroshi horace howard hubert hugh hugo humphrey hussein ian ibrahim igor isaac isaiah ivan ivor
    jack jackson jacob jacques jake jamal james jamie jan jared jason jasper javier jay jed jeff
    jeffrey jeremiah jeremy jerome jerry jesse jim jimmy joe joel john johnny jon jonah jonas jonathan
    jordi jose joseph josh joshua juan jules julian julius justin karl keith ken kenji kenneth kevin
    kurt kyle lance larry laurence lawrence leo leon leonard leopold leroy leslie lewis liam lionel
    logan louis lucas lucian luis luke luther magnus malcolm marco marcus mario mark marshall martin
    marvin mason mateo matt matthew maurice max maximilian melvin micah michael miguel mike miles
    mitchell mohammed mordecai moses murray nate nathan nathaniel ned neil nicholas nick nigel noah
    noel nolan norman oliver omar orlando oscar oswald otto owen pablo pat patrick paul pedro percival
    percy perry pete peter phil philip phillip pierre quentin rafael ralph ramon randolph randy raoul
    raphael ravi ray raymond reginald rene reuben rex ricardo richard rick robbie robert robin
    roderick rodney roger roland rolf ron ronald rory ross roy rufus rupert russell ryan sam sammy
    samson samuel sandy saul scott sean sebastian septimus serge seth seymour shane sherlock sidney
    silas simeon simon solomon spencer stan stanley stefan stephen steve steven stewart stuart sven
    sylvester takashi tarquin ted teddy terence terry theo theodore thomas tim timothy titus tobias
    toby todd tom tomas tommy tony trevor tristan tyler uriah valentine vernon victor vincent vladimir
    wallace walt walter warren wayne wesley wilbur wilfred will william willie winston wyatt xavier
    yusuf zachary zack"""
)
FEMALE_NAMES = listed(
    """abigail ada adela adele adeline agatha agnes aisha alexandra alice alicia alison alma amanda amber
    amelia amina amy anastasia andrea angela angelica anita ann anna annabel anne annette annie
    antonia april ariadne astrid audrey augusta aurora ava barbara beatrice becca becky bella
    bernadette bertha bess bessie beth betsy betty beverly bianca blanche brenda bridget brigid brooke
    camilla carla carmen carol carole caroline carrie cassandra catharine catherine cathy cecilia
    cecily celeste celia charlotte chiara chloe christina christine ciara clara clarissa clementine
    constance cora cordelia cornelia daisy dana daphne dawn deborah debra deirdre delia delilah della
    denise diana diane dinah dolly dolores donna dora doris dorothea dorothy edith edna effie eileen
    elaine eleanor elena elinor elisa elise eliza elizabeth ella ellen ellie eloise elsa elsie elspeth
    elvira emilia emily emma enid erica erin esme esmeralda esther ethel eugenia eunice euphemia eva
    evangeline eve evelyn fanny faith fatima felicity fiona flora florence frances francesca freya
    gabriela gabrielle gail gemma genevieve georgia georgiana geraldine gertrude gillian gina ginny
    giulia gloria grace greta gretchen guinevere gwen gwendolen gwendolyn hannah harriet hattie hazel
    heather heidi helen helena helene henrietta hermione hester hilary hilda holly honor hope ida
    imogen ines ingrid irene iris isabel isabella isabelle isla isolde ivy jacqueline jane janet
    janice jasmine jean jeanne jemima jennie jennifer jenny jess jessica jessie jill joan joanna
    jocelyn josephine joy joyce juanita judith judy julia juliana julie juliet june justine kate
    katherine kathleen kathryn kathy katie katya kelly kirsten kitty lara laura lauren lavinia leah
    leila lena leonora letitia lila lilian lilith lillian lily linda lisa livia liz lizzie lizzy lola
    lorna lorraine lottie louisa louise lucia lucinda lucy lydia lynn mabel madeleine madeline mae
    maggie maisie mara marcella marcia margaret margery margot maria marian marianne marie marietta
    marigold marilla marina marion marjorie marla martha mary matilda maud maude maureen mavis may
    maya meg megan melanie melinda melissa mercedes meredith mia michelle mildred millicent millie
    mina minerva minnie mira miranda miriam moira mollie molly mona monica muriel myra myrtle nadia
    nancy naomi natalia natalie natasha nell nellie nicola nicole nina noelle nora norah noreen
    octavia odette olga olive olivia olwen ophelia pamela pansy patience patricia patsy patty paula
    pauline pearl peggy penelope penny petra philippa phoebe phyllis polly portia primrose priscilla
    priya prudence rachel ramona rebecca regina rhoda rhona rita roberta rosa rosalie rosalind
    rosamond rosamund rose rosemary rosie roxanne ruby ruth sabrina sadie sakura sally samantha sandra
    sara sarah selena selina serena sharon sheila shirley sibyl sienna sigrid silvia simone sofia
    sonia sonya sophia sophie stella stephanie sue susan susanna susannah susie suzanne sybil sylvia
    tabitha tamara tanya tara tatiana teresa tess tessa thea theresa tilda tilly tina tracy ursula
    valerie vanessa vera veronica victoria viola violet virginia vivian vivien wanda wendy wilhelmina
    willa winifred winnie xenia yasmin yolanda yuki yvette yvonne zara zelda zoe"""
)

TITLES: dict[str, tuple[Gender, Age]] = {
    "mr": ("male", "adult"), "mister": ("male", "adult"), "sir": ("male", "adult"), "lord": ("male", "adult"),
    "master": ("male", "young"), "monsieur": ("male", "adult"), "m": ("male", "adult"),
    "don": ("male", "adult"), "herr": ("male", "adult"), "signor": ("male", "adult"), "señor": ("male",
    "adult"),
    "uncle": ("male", "adult"), "father": ("male", "adult"), "brother": ("male", "adult"),
    "king": ("male", "adult"), "prince": ("male", "adult"), "duke": ("male", "adult"), "count": ("male",
    "adult"),
    "baron": ("male", "adult"), "earl": ("male", "adult"), "grandpa": ("male", "old"),
    "grandfather": ("male", "old"), "rabbi": ("male", "adult"), "squire": ("male", "adult"),
    "mrs": ("female", "adult"), "miss": ("female", "young"), "ms": ("female", "adult"), "lady": ("female",
    "adult"),
    "madame": ("female", "adult"), "madam": ("female", "adult"), "mademoiselle": ("female", "young"),
    "mme": ("female", "adult"), "mlle": ("female", "young"), "dame": ("female", "adult"),
    "frau": ("female", "adult"), "fräulein": ("female", "young"), "signora": ("female", "adult"),
    "signorina": ("female", "young"), "señora": ("female", "adult"), "aunt": ("female", "adult"),
    "auntie": ("female", "adult"), "mother": ("female", "adult"), "sister": ("female", "adult"),
    "queen": ("female", "adult"), "princess": ("female", "young"), "duchess": ("female", "adult"),
    "countess": ("female", "adult"), "baroness": ("female", "adult"), "granny": ("female", "old"),
    "grandma": ("female", "old"), "grandmother": ("female", "old"),
    "dr": ("unknown", "adult"), "doctor": ("unknown", "adult"), "professor": ("unknown", "adult"),
    "prof": ("unknown", "adult"), "captain": ("unknown", "adult"), "capt": ("unknown", "adult"),
    "colonel": ("unknown", "adult"), "col": ("unknown", "adult"), "major": ("unknown", "adult"),
    "general": ("unknown", "adult"), "lieutenant": ("unknown", "adult"), "admiral": ("unknown", "adult"),
    "sergeant": ("unknown", "adult"), "corporal": ("unknown", "adult"), "inspector": ("unknown", "adult"),
    "detective": ("unknown", "adult"), "constable": ("unknown", "adult"), "judge": ("unknown", "adult"),
    "officer": ("unknown", "adult"), "reverend": ("unknown", "adult"), "rev": ("unknown", "adult"),
    "president": ("unknown", "adult"), "senator": ("unknown", "adult"), "commander": ("unknown", "adult"),
    "cousin": ("unknown", "adult"), "nurse": ("unknown", "adult"), "saint": ("unknown", "unknown"),
    "old": ("unknown", "old"), "young": ("unknown", "young"), "little": ("unknown", "child"),
}  # fmt: skip
"""Words that stand before a name, with the gender and age they show."""

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
}  # fmt: skip


def first_name_gender(name: str) -> Gender:
    """Return the gender a first name usually shows; "unknown" for both, and for names not in the tables."""
    low = name.lower()
    if (low in MALE_NAMES) == (low in FEMALE_NAMES):
        return "unknown"
    return "male" if low in MALE_NAMES else "female"
