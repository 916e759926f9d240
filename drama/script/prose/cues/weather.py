"""The lexicon of the weather: rain that comes and goes, wind that is everywhere, storms."""

from drama.script.prose.cues.model import going_on

WEATHER = (
    going_on(
        "rain",
        r"\b(?:the|a|cold|soft|thin|warm|heavy|fine|more|that|this) (?:[\w-]+ )?(?P<at>rain|drizzle|"
        r"downpour)(?= (?:was|is|had (?:come|begun|got|turned|set)|came|went|made|kept|got|grew|held|hung|"
        r"turned|began|washed|seemed|still|and|that|on|against|outside|hard|steadily)\b)(?! (?:had )?(?:\w+ "
        r")?(?:stopped|ceased|eased|over|gone|held off|kept off|forest|stopping|"
        r"(?:still )?(?:a|half a|some) (?:mile|"
        r"long way|way)|miles|far|not yet|on its way|yet to come))",
    ),
    going_on(
        "rain",
        r"\b(?:threw|flung|drove|dashed|blew|brought|whipped|hurled|sent|slung|throws|flings|drives|blows|"
        r"hurls|throwing|driving|flinging) (?:the |a )?(?:\w+ )?(?P<at>rain|spray and rain|drizzle|sleet)\b",
        2,
    ),
    going_on(
        "rain",
        r"\bit (?:\w+ )?(?P<at>(?:came|was coming|fell|is coming|comes) down (?:in|like|hard|so|harder|"
        r"heavily)|poured|was tipping down|was bucketing|was beating against|was drumming on|drummed on)\b",
        needs="rain|weather|wet|"
        r"drops|clouds?|storm|shower|thunder|weather",
    ),
    going_on(
        "rain",
        r"\b(?:wind and|sleet and|under|through|in|into|out in|with|against|from) (?:the |a |driving |this "
        r")?(?:[\w-]+ )?(?P<at>rain|downpour|drizzle|cloudburst|sleet)(?=[.,;!]| (?:and|with|to|at|for|as|"
        r"until|on|by|while)\b)(?! and (?:sun|shine))",
    ),
    going_on(
        "rain",
        r"\brain(?:ed)? (?:\w+ )?(?P<at>on|against|upon|down|outside) (?:the|his|her|their|my|our) "
        r"(?:[\w-]+ ){0,2}?(?:roof|window|windows|glass|panes?|slates|tiles|skylight|canvas|tent|deck|"
        r"leaves|umbrella|thatch|hood|tin)\b",
        2,
    ),
    going_on(
        "rain",
        r"\b(?:rain|drizzle|shower|downpour|drumming|it)\b[^.;]{0,40}?\b(?P<at>slackened|passed over|passed "
        r"away|gave out|had blown over|blew over|thinned to nothing|stopped|ceased)\b",
        effect="stops",
        needs="rain|raining|rained|drizzle|downpour|shower|drumming|drops",
    ),
    going_on(
        "wind",
        r"\b(?:it|the night|the morning) (?:was|is) (?:\w+ )?(?P<at>blowing|gusting|blustering)\b|\bit "
        r"(?P<at2>blew)\b(?! (?:up|out|his|her|the|a|over))|\b(?:blowing|blew|blow) (?:up )?(?:a|half a|to "
        r"a) (?:\w+ )?(?P<at3>gale)\b",
        2,
    ),
    going_on(
        "wind",
        r"\b(?:a|the|an|some|this|that|cold|strong|night|north|south|east|west|sea|chill|sharp|bitter|"
        r"rising|whirl of|sudden|fierce|freezing|light|warm|hot|fresh|keen|cutting) (?:[\w-]+,? "
        r")?(?P<at>winds?|breeze|gale)(?= (?:was|is|came|that|off|from|in|on|at|across|over|blew|blowing|"
        r"had (?:got|risen|come|sprung|freshened|backed)|and|which|with|up|through|took|made|kept|still|now|"
        r"lifted|stirred|smelt|smelled|carried|coming|sprang|took|against)\b)(?! (?:was|is|had) (?:\w+ "
        r")?(?:gone|down|still|dropped|fallen|dead))(?! (?:and|in) (?:her|his|my) (?:sails|face is))",
    ),
    going_on(
        "wind",
        r"(?<!something )\b(?:on|in|against|into|before|by|with|out of) the (?:\w+ )?(?P<at>wind|"
        r"gale)(?=[.,;]| (?:and|as|to|with|which|that|of the|like)\b)",
    ),
    going_on(
        "storm",
        r"\b(?:the|a|that|this) (?:\w+ )?(?P<at>storm|thunder-?storm|tempest)(?= (?:was|is|came|had (?:come|"
        r"broken|reached|begun)|outside|that|overhead|in the|and)\b)(?! (?:was|is|had) (?:\w+ )?(?:over|"
        r"past|passed|gone|coming|brewing|on the way|moving away))",
    ),
    going_on(
        "storm",
        r"\b(?:uproar|tumult|fury|gale|storm|tempest|it) (?:had )?(?:\w+ )?(?P<at>passed (?:away|over|by)|"
        r"blown over|blew over|spent itself|blew itself out|subsided|abated|moved (?:off|away))\b",
        effect="stops",
        needs="storm|tempest|gale|thunder|thunderstorm",
    ),
    going_on(
        "rain",
        r"\b(?P<at>(?:heavens|skies|sky|clouds) (?:\w+ )?(?:opened|burst|broke))\b(?! (?:up|into|out|with|"
        r"before|above|over|ahead))(?!,? and the (?:sun|moon|stars))|\b(?:it )?came on to (?P<at2>rain|"
        r"drizzle)\b",
        2,
        effect="begins",
    ),
    going_on(
        "rain",
        r"\bit (?:was|is|had (?:begun|started)|began|started) (?:still |now |to )?(?P<at>bucket(?:ing)?|"
        r"pelt(?:ing)?|tip(?:ping)?|chuck(?:ing)? it|hos(?:ing|e)|lash(?:ing)?|sheet(?:ing)?|hammer(?:ing)?|"
        r"belt(?:ing)?|throw(?:ing)? it|pour(?:ing)?|rattl(?:ing|e)|com(?:ing|e)) (?:it )?down\b(?! (?:the|"
        r"a|to|from|with|at|off|his|her|our|this|that|towards?)\b)",
        2,
    ),
    going_on(
        "rain",
        r"\b(?:big|fat|heavy|a few|great|large|cold|slow|more|scattered|single|warm|huge) (?:\w+,? "
        r"){0,2}?(?P<at>drops|raindrops|spots of rain)(?: of rain)? (?:began|fell|spotted|hit|struck|"
        r"pattered|splashed|were falling|came|landed|smacked|tapped|rattled)\b(?! (?:from|out of) (?:his|"
        r"her|my|the (?:oars?|knife|blade|bottle|tap)))",
        effect="begins",
    ),
    going_on(
        "rain",
        r"^(?P<at>drops (?:of rain )?(?:began|fell|were falling|started))\b(?! from (?:his|her))",
        effect="begins",
    ),
    going_on(
        "rain",
        r"\b(?:the|a|another|sudden|sharp) (?:\w+ )?(?P<at>shower|cloudburst|squall|hailstorm) (?:of rain "
        r")?(?:\w+ )?(?:burst|came|caught|broke|hit|struck|swept|rattled|blew|drummed|began)\b",
    ),
    going_on(
        "rain",
        r"\b(?P<at>gutters?|drain-?pipes?|down-?pipes?|downspouts?|spouts|gargoyles?) (?:\w+ )?(?:ran|"
        r"overflowed|gurgled|poured|spouted|streamed|choked|gushed|were running|was running)\b|\bwater "
        r"(?:\w+ )?(?P<at2>poured|streamed|gushed|spouted) (?:\w+ )?(?:from|off|down|over) (?:the|every|"
        r"their|his|her) (?:\w+ )?(?:gutters?|eaves|roofs?|slates|thatch|hat|umbrella|awning|brim)\b",
    ),
    going_on(
        "rain",
        r"\b(?:the )?rain (?:\w+ )?(?P<at>came|began|started|set in|broke|arrived|was here|got up)(?=[.,;]| "
        r"(?:then|at last|all at once|suddenly|again|in earnest|properly|before|while|as)\b)",
        2,
        effect="begins",
    ),
    going_on(
        "rain",
        r"\b(?:sound|noise|drumming|patter|tap|rattle|beat|smell|listened to|listening to|hear|heard|"
        r"watched|watching|felt) (?:of )?(?:the |soft |cold |hard )*(?P<at>rain)(?= (?:on|against|in|at|"
        r"upon|outside|hitting|coming|falling|beating|drumming|running)\b|[.,;])",
        2,
    ),
    going_on(
        "wind",
        r"\b(?:the |a |another |sudden |first |cold |great )*(?P<at>gusts?|squalls?|blasts?) (?:of (?:\w+ "
        r")?(?:wind|air) )?(?:\w+ )?(?:came|hit|struck|took|caught|shook|lifted|slammed|blew|rattled|tore|"
        r"flung|buffeted|swept|snatched|drove|made)\b(?! (?:of|from) the (?:trumpet|horn|whistle))",
        2,
    ),
    going_on(
        "wind",
        r"\bit (?P<at>blew|blows)\b(?! (?:up|out|his|her|the|a|over|away|off|into|open|in|him|them|it)\b)",
        needs=r"winds?|gale|storm|weather|gusts?|breeze|night|sea|north",
    ),
    going_on(
        "wind",
        r"\bit (?:was|is) (?:a |still |also )?(?:\w+,? )?(?:wild and )?(?P<at>windy|blustery|gusty|blowy)\b|"
        r"\b(?:one|a|the|this|that|on) (?P<at2>windy|blustery|gusty) (?:\w+ )?(?:night|morning|evening|"
        r"afternoon|day)\b",
    ),
    going_on(
        "wind",
        r"\bwinds? (?:\w+ )?(?P<at>picked up|got up|was getting up|was up|was freshening|rose|strengthened|"
        r"stiffened|freshened|had got up|had risen)\b",
        2,
        effect="begins",
    ),
    going_on(
        "wind",
        r"(?<!something )\b(?:against|before|in|into|with|by|through|out of|from) (?:the|a|that|this) "
        r"(?:[\w-]+,? ){0,2}?(?P<at>wind|gale|squall)(?=[.,;]| (?:and|as|to|with|which|that|of the|off|from|"
        r"like)\b)(?! (?:and|of) (?:the )?(?:will|change|fortune))",
    ),
    going_on(
        "storm",
        r"\b(?:it|night|the morning|the day) (?:was|is) (?:\w+ )?(?:blowing (?:up )?(?:a|to a)|blew (?:up "
        r")?(?:a|to a)) (?:\w+ )?(?P<at>storm|hurricane)\b|\bthe (?:\w+ )?(?P<at2>storm|hurricane|typhoon|"
        r"cyclone|tempest|blizzard) (?:went on|raged|howled|flung|tore|hit|struck|came|broke|swept|battered|"
        r"was (?:right )?(?:over|above|on) (?:them|us|him|her|the))\b(?! (?:off|up))",
        2,
    ),
    going_on(
        "storm",
        r"\b(?:rode|walked|drove|ran|struggled|fought|sailed|out|in|through|into) (?:\w+ )?(?:through |into "
        r"|in )the (?:\w+ )?(?P<at>storm|blizzard|tempest)\b(?! (?:of|clouds?|lantern|cellar|drain))",
    ),
)
