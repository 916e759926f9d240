"""The lexicon of turns of phrase about what a street, an inn or a square is full of."""

from drama.script.prose.cues.model import going_on

_STREET = (
    r"(?:trams?|cabs?|scooters?|taxis?|bus(?:es)?|brakes|lorries|trucks|horns?|hooters?|hooting|honking|"
    r"hawkers?|"
    r"news-?boys?|sirens?|drills?|barrel-?organs?|whips|wheels|hansoms|cart-?wheels|street-?cries|tyres|"
    r"motors?|"
    r"motor-?cars?|rickshaws?|barrow-?boys?|costers?|bicycle bells|mopeds?|omnibus(?:es)?|car doors|"
    r"jackhammers?|"
    r"traffic|hammering|muezzin|radios|pedlars?|shoeshine boys?|trolleys?|street-?sellers?|bus brakes)"
)
_INN = (
    r"(?:darts|dominoes|dice|cards|fiddles?|juke-?box|skittles|tankards|toasts|a piano|the piano|accordions?|"
    r"concertinas?|orders|songs?|singing|laughing|laughter|jokes?|arguments|glasses|banjos?|drinkers|a cheer|"
    r"drums|liars|thumping|voices|shouting|quarrels?|a melodeon|bets|shove-ha['\u2019]?penny|pots|mugs|"
    r"snooker)"
)
_ITEM = r"[^,.;:\u2014]{0,28}"
_INN_NEAR = (
    r"inn|tavern|pub|bar|barman|barkeep|barmaid|landlord|landlady|counter|alehouse|saloon|tap-?room|khan|"
    r"caravanserai|plough|anchor|arms|snug|beer|ale|whisk(?:e)?y|tables?|drinks?|drinking|booth|hearth|darts "
    r"night|"
    r"hear yourself|carters|sailors|miners|palace|room|bench(?:es)?|port|sherry|rum"
)
_PEOPLE_AT_IT = (
    r"(?:shouting|talking|yelling|bawling|singing|cheering|roaring|arguing|bargaining|quarrelling|laughing|"
    r"chanting|"
    r"screaming|haggling|gossiping|chattering|jeering|booing|baying|calling)"
)

PEOPLE_PHRASES = (
    going_on(
        "city",
        rf"\b(?P<at>{_STREET})(?: and [\w-]+)?,{_ITEM}\b{_STREET}\b|\b(?P<at2>{_STREET})(?:,{_ITEM}){{1,3}},"
        rf"{_ITEM}\b{_STREET}\b",
        2,
        unless="sold|bought|painted|toy|toys",
    ),
    going_on(
        "city",
        r"\b(?:ring road|road|street|motorway|avenue|traffic|high street)(?: was| is|['\u2019]s) "
        r"(?P<at>honking|wailing|"
        r"hooting|growling|roaring|grinding|humming)\b",
        2,
    ),
    going_on(
        "city",
        r"\b(?P<at>trams|cabs|scooters|taxis|buses|horns|tyres|hawkers|newsboys|carts|sirens|brakes|drays|"
        r"hansoms) and (?:the )?(?:trams|cabs|scooters|taxis|buses|"
        r"horns|tyres|hawkers|newsboys|carts|sirens|brakes|drays|hansoms)\b",
        2,
    ),
    going_on(
        "tavern",
        rf"\b(?P<at>{_INN})\b(?:,{_ITEM}){{0,3}}(?:,| and){_ITEM}\b{_INN}\b",
        2,
        near=_INN_NEAR,
        unless="church|choir|school|nursery|hymn|hand of|carol",
    ),
    going_on(
        "tavern",
        r"\b(?:carters|sailors|miners|drovers|drinkers|regulars|farmers|soldiers|men|people|"
        r"company)\b[^.;]{0,40}?, "
        r"(?P<at>singing|spilling|roaring|bawling|dicing|thumping)\b[^.;]{0,40}\b(?:thumping|spilling|"
        r"singing|roaring|"
        r"shouting|calling|swearing|drinking|dice|tables?|boards|benches)\b",
        2,
        near=rf"{_INN_NEAR}|hospice|hall",
    ),
    going_on(
        "tavern",
        r"\b(?P<at>juke-?box|darts night)\b[^.;]{0,15}(?: going| on|,| and|\.)",
        2,
    ),
    going_on(
        "tavern",
        r"\b(?:people|men|customers|of them) (?P<at>yelling|shouting|bawling|calling|roaring) (?:out "
        r")?(?:their |for )?"
        r"(?:orders|drinks|beer|ale|more)\b|\b(?P<at2>orders) (?:being |were |was )*(?:yelled|shouted|called|"
        r"bawled)\b",
        2,
    ),
    going_on(
        "tavern",
        r"\bwhole (?:bar|pub|tavern|inn|tap-?room|saloon)\b[^.;]{0,50}? (?P<at>shouting|singing|roared|"
        r"laughed|cheered|roaring|laughing|talking)\b|"
        r"\bthe (?-i:[A-Z]\w+ [A-Z]\w+) was (?:full|packed|crowded|heaving)[^.;]{0,15}? (?P<at2>singing|"
        r"shouting|noisy|loud|noise|roaring)\b",
        2,
    ),
    going_on(
        "crowd",
        rf"\b(?:every(?:one|body)|all of (?:them|us)|the whole (?:\w+ )?(?:of them|square|street|market|town|"
        rf"village|hall|room)|"
        rf"(?:the )?(?:children|boys|girls|women) (?:were|are) all)\b(?: \w+){{0,3}}?,? "
        rf"(?P<at>{_PEOPLE_AT_IT})\b"
        r"(?! (?:to (?:him|her|me|us)|about (?:him|her|me)|him|her|in (?:his|her)))",
        2,
        unless="if|as though|film|wireless|busy",
    ),
    going_on(
        "crowd",
        r"\b(?:they(?: were| are|['\u2019]re)? all|people|men and women)\b(?: \w+){0,3}?,? (?P<at>shouting|"
        r"yelling|bawling|cheering|"
        r"roaring|chanting|jeering|booing|baying|haggling|bargaining|screaming|talking(?= at|, of course|"
        r"[.;]))\b(?! (?:at|to) "
        r"(?:him|her|me|us))",
        2,
        unless="if|as though|film|wireless|two|three|busy",
    ),
    going_on(
        "crowd",
        rf"\b(?:hundreds|thousands|a hundred|ten thousand|a thousand|five hundred|crowds?) of (?:them|people|"
        rf"men|women|"
        rf"voices|children)\b[^.;]{{0,40}}? (?P<at>{_PEOPLE_AT_IT})\b|\b(?P<at2>bawling|shouting|roaring|"
        rf"chanting|yelling) "
        r"(?:it|out|for \w+|together)?,? ?(?:ten thousand|hundreds|thousands|a thousand|five hundred) of "
        r"them\b",
        2,
    ),
    going_on(
        "crowd",
        r"\b(?:square|street|courtyard|forum|piazza|market ?place|hall)\b[^.;]{0,40}? (?:it|which|that)? "
        r"?was "
        r"(?P<at>baying|roaring|shouting|yelling|cheering|howling|chanting|humming|buzzing)\b",
        2,
    ),
    going_on(
        "crowd",
        r"\b(?:three|two|four|five|several|some) hundred people\b[^.]{0,60}\. (?:They|All) (?P<at>murmur\w*|"
        r"talk\w*|"
        r"mutter\w*|shuffl\w*|cough\w*)",
        2,
    ),
    going_on(
        "crowd",
        r"\b(?:from|in|across|over) the (?:\w+ )?(?:square|street|hall|stadium|arena|theatre|market|"
        r"courtyard|stands?|terraces|"
        r"pavilion|fair|ring) (?:there )?(?:came|rose) (?:a|an|the) (?:[\w-]+,? ){0,2}?(?P<at>hum|roar|"
        r"murmur|buzz|babble|shout|"
        r"cheer|clamour|din|hubbub|shouting|cheering)\b|\ba (?P<at2>roar|cheer|shout|groan|howl) (?:came|"
        r"rose|went up|broke) "
        r"from the (?:stadium|street|hall|theatre|ring|arena|pavilion|terraces|ground|court|house|benches|"
        r"quay)\b",
        2,
    ),
    going_on(
        "crowd",
        r"\b(?:hundreds|thousands|dozens|scores) of (?P<at>them)\b",
        2,
        near=r"shout\w*|calling|called|cheer\w*|roar\w*|bawl\w*|yell\w*|sing(?:ing)?|sang|chant\w*|scream\w*|"
        r"jeer\w*|boo\w*",
        unless="boots|feet|hooves|birds?|crickets|bees|gulls|rooks|rats|mice|wings|stars|lights",
    ),
    going_on(
        "crowd",
        r"\b(?:playground|square|hall|room|street|arena|stands?|market|yard|green|place) was (?:all|one|a) "
        r"(?:\w+ ){0,2}?(?P<at>scream|roar|shout|din|uproar|babel|"
        r"bedlam|hubbub|noise|clamour|hullabaloo)\b",
        2,
    ),
)
