"""Words that tell people from everything else, and what age and gender they show.

Written for this project from general knowledge.
"""

from collections.abc import Sequence

from drama.script.prose.kin import WORDS
from drama.script.prose.listed import listed
from drama.script.prose.model import Age, Gender

_KIN: dict[tuple[Gender, Age], frozenset[str]] = {
    ("male", "adult"): WORDS["father"]
    | WORDS["uncle"]
    | listed(
        """husband brother son nephew cousin-german brother-in-law stepfather boyfriend stepdad stepbrother
        half-brother grandson godfather stepson godson fiancé"""
    ),
    ("female", "adult"): WORDS["mother"]
    | WORDS["aunt"]
    | listed(
        """wife sister daughter niece stepmother girlfriend stepmum stepmom stepsister half-sister
        granddaughter godmother fiancée"""
    ),
    ("male", "old"): WORDS["grandfather"],
    ("female", "old"): WORDS["grandmother"],
    ("unknown", "adult"): listed("cousin"),
}
_ROLES: dict[tuple[Gender, Age], str] = {
    (
        "male",
        "adult",
    ): """
        man gentleman fellow chap bloke guy king prince duke earl baron lord squire knight monk friar priest
        bishop butler footman coachman ferryman fisherman boatman policeman fireman postman milkman
        salesman watchman nobleman clergyman frenchman englishman irishman scotsman dutchman
        welshman countryman workman husbandman headman huntsman woodsman horseman swordsman
        craftsman foreman sportsman cabman chairman carman mailman craftsman spokesman waiter host
        landlord emperor sultan wizard sorcerer groom monsieur sir sailor soldier corporal constable
        vicar curate parson rector bridegroom widower brakeman doorman barman innkeeper blacksmith
        anchorman bargeman businessman cameraman congressman councilman deliveryman cowboy dude gunman
        handyman helmsman henchman hitman linesman midshipman oarsman patrolman repairman serviceman
        stuntman weatherman marquis marquess viscount baronet lackey lacquey footboy yeoman ploughman cowherd
        goatherd swineherd dustman draper haberdasher schoolfellow undergraduate
    """,
    (
        "female",
        "adult",
    ): """
        woman lady queen princess duchess countess baroness nun abbess governess housekeeper landlady
        hostess waitress actress mistress housemaid parlourmaid maid chambermaid nursemaid laundress
        witch sorceress priestess widow bride empress policewoman englishwoman frenchwoman madame
        anchorwoman ballerina businesswoman camerawoman crewwoman chairwoman congresswoman councilwoman
        heroine horsewoman huntress schoolmistress spokeswoman swordswoman usherette washerwoman
        marchioness viscountess dame matron dowager seamstress stepdaughter dairymaid barmaid milkmaid
        charwoman fishwife goddess shepherdess stewardess
    """,
    ("male", "child"): "boy lad schoolboy urchin page-boy choirboy newsboy",
    ("female", "child"): "girl schoolgirl lass lassie",
    ("male", "young"): "youth",
    ("female", "young"): "maiden damsel",
    ("unknown", "child"): "child kid toddler baby infant pupil",
    ("unknown", "young"): "teenager student apprentice youngster",
    (
        "unknown",
        "adult",
    ): """
        person stranger visitor guest traveller traveler doctor nurse teacher professor lawyer solicitor
        judge coroner detective inspector sergeant captain colonel major general lieutenant admiral
        officer guard clerk driver pilot cook chef baker butcher merchant farmer shepherd hunter
        shopkeeper bartender secretary librarian scientist engineer artist painter poet writer
        author singer musician actor journalist reporter photographer servant slave prisoner thief
        robber murderer pirate beggar neighbour neighbor companion friend enemy leader chief boss
        manager owner tailor cobbler smith miller gardener porter messenger herald magistrate mayor
        president minister senator ambassador consul physician surgeon patient caller customer
        client passenger speaker operator receptionist librarian conductor cashier technician medic
        mechanic commander director agent spy assassin mage healer monarch tutor schoolmaster
        headmaster headmistress principal coach steward valet courier scholar philosopher jailer
        gaoler executioner hermit pilgrim tramp hawker pedlar peddler banker stationmaster
        abbot accountant acolyte acrobat activist aide alchemist analyst announcer archaeologist archer
        architect archivist armorer armourer astronaut astronomer attaché attorney au-pair auditor
        babysitter bailiff bandit barber bard barista barkeep barrister bassist beekeeper biologist
        blogger boatswain bosun botanist bouncer broadcaster broker builder bursar busboy busker
        bystander cadet camper candidate carer caretaker carpenter caterer cellist chamberlain
        chancellor chaplain chemist choreographer classmate cleric climber co-worker colleague columnist
        comedian commentator commuter concierge cop copilot corsair councillor councilor counsellor
        counselor cowhand coworker crewman curator custodian cyclist dancer deacon dean decorator
        defendant delegate dentist deputy designer developer diplomat disciple dishwasher diver
        doorkeeper drummer editor electrician enchanter enchantress ensign envoy examiner flatmate
        fletcher florist foreigner gamer gatekeeper geologist glassblower goalie goalkeeper goldsmith
        greengrocer grocer groundskeeper guitarist gunner gunslinger hacker hairdresser heir herbalist
        hiker historian homesteader housemate influencer initiate innkeep instructor intern investor
        islander janitor jogger juggler juror landowner lecturer lifeguard lighthouse-keeper lobbyist
        magician marshal mathematician mercenary midwife motorist nanny navigator necromancer newcomer
        newsreader novice onlooker oracle organiser organizer outlaw outsider paladin paralegal
        paramedic passer-by pastor pathologist pharmacist physicist pianist plaintiff plumber potter
        prefect presenter producer profiler programmer prosecutor prospector provost psychiatrist
        psychologist publisher quarterback quartermaster rancher ranger rapper rebel recruit referee
        regent registrar researcher resident rogue rookie roommate rower scout seer sellsword settler
        sexton sheriff silversmith skipper smuggler soprano sous-chef stablehand streamer striker
        stylist surfer swimmer teammate tenor therapist tinker toll-keeper townsperson trader trainee
        trapper trooper umpire undertaker usher usurper verger vet veterinarian violinist vizier
        volunteer warden warlock weaver welder witness workmate wrangler zookeeper
        croupier emissary labourer laborer navvy surveyor engraver saddler wheelwright mason
        bricklayer miner collier dairyman drover carter ostler hostler jockey trumpeter bugler
        fiddler piper fugitive captive hostage convict culprit sleuth informer emigrant
        immigrant refugee wanderer vagabond vagrant lodger boarder tenant landholder bookseller
        bookkeeper stockbroker financier tradesperson vendor seller purser stoker mate sailmaker whaler
        harpooner coxswain commodore adjutant sentry sentinel scribe courtier treasurer minstrel jester
        seneschal novelist critic orator preacher
        missionary parishioner sacristan
    """,
    ("unknown", "old"): "elder crone hag",
    (
        "unknown",
        "unknown",
    ): "creature monster dragon robot android ghost spirit demon goblin elf dwarf troll giant fairy",
}
_CREATURES = """
        rat mole toad badger otter fox wolf bear cat dog rabbit hare mouse owl crow raven horse pony donkey
        pig lion tiger frog duck goose hen cock squirrel hedgehog tortoise turtle snake serpent
        caterpillar gryphon sparrow dodo parrot pigeon lizard monkey weasel stoat ferret beaver
        dormouse spider bee ant fish whale sheep goat lamb kitten puppy cheetah elephant jackal
        panther
    """

PEOPLE: dict[str, tuple[Gender, Age]] = {
    noun: traits
    for table in (_KIN, {traits: listed(nouns) for traits, nouns in _ROLES.items()})
    for traits, nouns in table.items()
    for noun in sorted(nouns)
}
"""Head nouns that name a person by what they are, with the gender and age they show."""
PEOPLE["crone"] = PEOPLE["hag"] = ("female", "old")
PEOPLE |= dict.fromkeys(_CREATURES.split(), ("unknown", "unknown"))

PEOPLES = listed(
    """russian italian german american canadian australian spaniard portuguese greek turk arab persian indian
    japanese chinese korean african egyptian swiss austrian belgian hungarian pole czech swede norwegian dane
    finn scot briton brazilian mexican cuban roman corsican breton norman viking elf dwarf orc halfling
    vampire werewolf angel alien mutant witcher jedi padawan vulcan klingon mandalorian asgardian avenger
    auror gryffindor slytherin ravenclaw hufflepuff blond blonde brunet brunette redhead"""
)
"""What somebody may be called by where they come from: "the Russian said"."""

KIN = frozenset().union(*_KIN.values())
RELATIONS = KIN | listed(
    """friend companion colleague partner neighbour neighbor visitor guest host hostess master mistress"""
)
"""Nouns that say what somebody is to somebody else, and so may stand for a person with a name."""

CREATURES = frozenset(_CREATURES.split())
GROUPS = listed(
    """all everyone everybody both others crowd men women boys girls children people guests soldiers voices
    ladies gentlemen twins sisters brothers parents villagers guards sailors jurors jury audience
    chorus company party"""
)
"""Nouns and pronouns for several people at once."""

AGES: dict[str, Age] = {
    "old": "old", "aged": "old", "elderly": "old", "ancient": "old", "grey-haired": "old",
    "gray-haired": "old", "white-haired": "old",
    "young": "young", "teenage": "young", "little": "child",
}  # fmt: skip

_MAY_BE_LITTLE = listed(
    """
        brother stepbrother half-brother sister stepsister half-sister son stepson godson grandson daughter
        stepdaughter goddaughter granddaughter nephew niece cousin prince princess
    """
)
"""Grown people of `PEOPLE` who are children where they are little."""


def age_of(words: Sequence[str]) -> Age:
    """Return the age that words for somebody show: a little old woman is old, a little man no child."""
    noun = next((word for word in reversed(words) if word in PEOPLE), "")
    own: Age = PEOPLE[noun][1] if noun else "unknown"
    sure = [AGES[word] for word in words if word in AGES and word != "little"]
    if "old" in (own, *sure):
        return "old"
    grown = own == "adult" and noun not in _MAY_BE_LITTLE
    return next(iter(sure), "child" if "little" in words and not grown else own)


ADJECTIVES = listed(
    """
        old young aged elderly ancient little small big large tall short fat thin stout lean slim huge tiny
        great first second third fourth fifth last other elder younger older youngest eldest oldest
        poor rich good kind strange dark fair red white black grey gray blond blonde pale bald
        bearded blind lame deaf wounded sick dying dead drunk drunken tired angry frightened nervous
        scared quiet silent gruff stern cheerful friendly pretty handsome ugly beautiful lovely dear
        worthy honest noble royal mad wild wicked wise clever foolish one-eyed one-legged red-haired
        fair-haired dark-haired grey-haired gray-haired white-haired grey-bearded white-bearded
        middle-aged broad-shouldered hooded cloaked masked veiled armed unknown mysterious english
        french german italian spanish scottish irish russian american chinese japanese indian jewish
        turkish dutch new same gentle brave heavy broad smart scarred wiry burly plump skinny
        freckled barefoot ragged shabby severe solemn gaunt hoarse tough lanky squat hunched wizened
        wrinkled teenage nearest chief head senior junior station night desk
    """
)
"""Adjectives that commonly stand between an article and a noun for a person."""

DETERMINERS = listed("the a an this that another one")
POSSESSIVES = listed("my his her their our your its")

PREPOSITIONS = listed(
    """to at with from for of by about upon on in into onto over under behind beside besides near toward
    towards against between among without within before after past around round like than through
    beyond across beneath unto concerning except opposite alongside"""
)
CONJUNCTIONS = listed(
    """and but or when as while if that because then so for though although until till since where nor yet"""
)

PRONOUNS: dict[str, tuple[Gender, bool]] = {
    "he": ("male", True), "she": ("female", True), "him": ("male", False), "her": ("female", False),
    "his": ("male", False), "hers": ("female", False), "himself": ("male", False), "herself": ("female",
    False),
}  # fmt: skip
"""Third-person pronouns: their gender, and whether they are always the subject."""

ORDINARY = listed(
    """
        a an the this that these those i me my mine myself you your yours yourself he him his himself she
        her hers herself it its itself we us our ours they them their theirs themselves who whom
        whose which what where when why how and but or nor so yet for if then than because as until
        while although though since unless whether not no yes yeah yep nope nay aye oh ah eh hey ha
        hm hmm um uh er well now here there once again always never ever often sometimes perhaps
        maybe indeed still just only even also too very quite rather almost already soon later
        meanwhile suddenly finally instead otherwise however therefore thus hence besides moreover
        nevertheless nonetheless further furthermore first second third fourth last next another
        other others such some any each every all both either neither none nobody nothing nowhere
        somebody someone something somewhere anybody anyone anything everybody everyone everything
        few many more most much several one two three four five six seven eight nine ten eleven
        twelve twenty hundred thousand half in on at by to from of off up down out over under into
        onto upon with without within about above below behind beside between beyond through during
        before after against among around across along near like despite except toward towards till
        is am are was were be been being do does did done have has had having can could will would
        shall should may might must let get got go going gone come coming came see look looking
        listen hear wait stop start stand sit take give make made tell say said says ask asked know
        think thought believe suppose hope wish want need try keep hold put turn run walk call thank
        thanks please sorry pardon excuse welcome hello hi goodbye bye good bad great fine right
        wrong true false old new little big long short high low dear poor sure certainly surely
        really truly probably possibly today tomorrow yesterday tonight morning evening afternoon
        night day days week month year years time times moment minute hour part chapter book volume
        section act scene prologue epilogue preface introduction contents end god gods lord heaven
        heavens hell christ jesus devil goodness gracious damn mercy bless providence englishman
        englishwoman englishmen frenchman frenchwoman irishman scotsman welshman dutchman indians
        italians germans hindus muslims russians americans english french german italian spanish
        american british irish scottish welsh russian european latin greek roman christian catholic
        protestant jewish indian chinese japanese turkish dutch african asian victorian monday
        tuesday wednesday thursday friday saturday sunday january february march april may june july
        august september october november december spring summer autumn winter christmas easter
        michaelmas north south east west northern southern eastern western mr mrs miss ms dr sir
        lady madam ma'am sir's don't didn't doesn't isn't wasn't aren't weren't can't couldn't won't
        wouldn't shouldn't haven't hasn't hadn't ain't it's that's there's here's what's who's
        where's how's he's she's i'm i've i'd i'll you're you've you'd you'll we're we've we'd we'll
        they're they've they'd they'll let's it'll that'll who'd none alas hush shh behold lo
        whatever whenever wherever whoever whichever nonsense impossible exactly precisely
        absolutely of course ok okay away back forward ahead inside outside upstairs downstairs home
        everywhere part ladies gentlemen gentleman sirs quick quickly slowly quietly softly silence
        together alone enough less least same different own hurry careful dearest darling sweetheart
        honey love fool idiot stupid rascal wretch scoundrel villain bang crash thud gutenberg
        project ebook illustration footnote internet tv ok usa uk nature fate death time
    """
)
"""Words that are no names however they are written."""

PLACES = listed(
    """
        london paris england france germany italy spain ireland scotland wales america europe africa asia
        india china japan russia rome venice florence vienna berlin madrid moscow dublin edinburgh
        oxford cambridge bath york boston chicago washington california texas canada australia egypt
        greece turkey switzerland netherlands holland belgium austria poland portugal sweden norway
        denmark hollywood manhattan brooklyn tokyo kyoto osaka mars britain kent devonshire
        derbyshire hertfordshire surrey sussex somerset yorkshire brighton
    """
)
PLACE_NOUNS = listed(
    """
        street road lane avenue square park house hall manor abbey castle church cathedral school college
        university hotel inn tavern bridge river lake sea ocean bay island islands isle mountain
        mountains hill hills valley wood woods forest station town city village county court place
        gardens garden cottage farm lodge club office bank terrace crescent row gate green heath
        moor cross hospital museum company times gazette post act war society party government
        parliament army navy empire republic kingdom states
    """
)
