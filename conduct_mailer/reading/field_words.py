"""The words by which a field of a report is known to be given: generous lists, for a miss only means not to ask.

Every pattern is looked for in a plain text (lower case, straight quotation marks), except where names need capitals.
"""

from __future__ import annotations

import re

from conduct_mailer.reading.phrases import compiled

DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"

WHEN = compiled(
    (
        DAYS,
        r"(?:mon|tue|wed|thu|fri|sat|sun)(?=[ .,]+(?:night|morning|evening|afternoon|\d|am|pm|around|about|at))",
        rf"{MONTHS} \d{{1,2}}",
        rf"\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)",
        r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d{1,2}",
        r"\d{4}-\d{2}-\d{2}",
        r"\d{1,2}[./]\d{1,2}\.?(?:[./]?\d{2,4})?",
        r"\d{1,2}[:.h]\d{2}",
        r"\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|o'clock|uhr)",
        r"(?:at|around|about|since|till|until|before|after|past) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|\d{1,2})",
        r"today|todays|tonight|yesterday|yday|this (?:morning|afternoon|evening|noon|lunch)|last (?:night|evening)|earlier",
        r"tomorrow|the (?:other|next|same|following) (?:morning|afternoon|evening|night|day)",
        r"just (?:now|happened|hit|shoved|grabbed|told|said|came|left|saw|got|been|overheard|heard|wrote|went|posted)",
        r"right now|as (?:i|we) (?:type|speak|write)|at the moment|currently|now|still|again",
        r"(?:minutes?|mins?|hours?|hrs?|days?) ago|(?:an|half an|one) hour|in (?:\d+|four|five|ten) minutes|an? (?:moment|minute)",
        r"(?:first|second|third|last|final|opening|closing|next) (?:day|night|evening|morning|afternoon|slot|talk|session|keynote|break|tutorial|coffee|afternoon slot)",
        r"day (?:one|two|three|1|2|3)|(?:on|the) (?:1st|2nd|3rd|4th|5th)",
        r"(?:during|after|before|at|over|in|for) (?:the |your |our |my |his |her )?(?:\w+ ){0,4}(?:lunch|breakfast|dinner|coffee|break|keynote|keynotes|talk|talks|session|sessions|panel|q&a|q & a|questions|workshop|tutorial|tutorials|sprints?|social|party|reception|opening|closing|poster session|lightning talks|bof|orientation|raffle|quiz|walk|tour)",
        r"lunch|breakfast|dinner|coffee break|keynote|lightning talks?|tutorial|workshop|poster session|speaker dinner|after-?party|reception",
        r"when (?:the|registration|doors) (?:\w+ ){0,2}(?:opened|started|ended|let out|closed)",
        r"on the (?:way|train|plane|bus) (?:back|home|there)|all (?:day|night|weekend|week|morning|afternoon)|whole (?:day|weekend|evening|time)",
        r"gestern|heute|morgens|abends|ayer|hoy|hier|aujourd'hui|demain|ontem|hoje|gisteren|vandaag",
    )
)
"""A time that is pinned, or that a reader would take for pinned."""

WHERE = compiled(
    (
        r"\w*rooms?|halls?|lobby|foyer|hallways?|corridors?|stair\w*|steps|elevators?|lifts?|escalators?|floors?|mezzanine",
        r"tables?|queues?|lines?|desks?|booths?|stands?|stalls?|tent|pier|dock\w*|deck|ferry|boat|boathouse|terrace|balcony|garden|rooftop",
        r"bars?|pub|hotels?|hostel|inn|cafés?|cafe|restaurants?|canteen|kitchen|buffet|cloakroom|wardrobe|coat racks?|lockers?",
        r"toilets?|bathrooms?|restrooms?|loos?|washrooms?|bus|shuttle|train|tram|taxis?|car|station|airport|street|parking|garage|entrance|exit|doors?|gate|ramp",
        r"registration|reception|check-?in|front row|back row|rows?|stage|podium|lectern|fountain|water (?:station|dispenser)|bench|bean bags|couch|sofa|corner",
        r"channels?|#[\w-]+|discord|slack|zulip|matrix|irc|mastodon|twitter|bluesky|linkedin|instagram|facebook|whatsapp|telegram|signal|reddit|youtube|meetup|github|gitlab",
        r"e-?mails?|mailed|mailbox|dms?|texted|messaged|messages?|chat|stream|forum|thread|tracker|issues?|repo\w*|pull request|pr|website|page|post(?:ed|s)?|toots?|tweets?|comments?|video|zoom|call",
        r"talks?|workshops?|tutorials?|sessions?|panels?|keynotes?|bof|sprints?|party|dinner|lunch|breakfast|social|posters?|lightning talks?|open space|orientation|speakers' \w+|walk|tour",
        r"office|home|workplace|building|venue entrance|outside|upstairs|downstairs|backstage|sponsor hall|expo|exhibition|ballroom|auditorium|library|gym|pool|sauna|beach|park|waterfront|quay",
        r"https?:\S+|www\.\S+|flur|raum|bühne|sala|pasillo|escalera|couloir|salle|gang|zaal",
    )
)
"""A place, in the building or on the net, or something that a reader would take for one."""

DESCRIBED = compiled(
    (
        r"badges?|name ?tag|lanyards?|wearing|dressed|shirts?|t-shirts?|hoodies?|jackets?|coats?|hats?|caps?|beanie|scarf|fleece|suit|tie|glasses|hair\w*|beards?|bearded|moustache|mustache|bald|shaved|tattoo\w*|ponytail|tall\w*|short|accent|backpack|rucksack|tote|wheelchair|cane|costume|socks|boots|kilt",
        r"speakers?|presenters?|instructor|moderator|host|panell?ist|organi[sz]ers?|volunteers?|chairs?|staff|crew|recruiters?|sponsors?|maintainer|mod|moderators|committee|exhibitors?|cameraman|photographer|driver|interpreter|keynoter|author|winner|teacher|trainer|mentor",
        r"my (?:\w+ )?(?:boss|manager|lead|colleague|coworker|co-worker|ex|ex-\w+|husband|wife|partner|room-?mate|team ?mate|co-?founder|supervisor|professor|advisor|neighbou?r|ceo|cto)",
        r"(?:guy|man|woman|person|people|girl|lady|bloke|dude|lad|someone|somebody|two|three|they|one|group|ones|men|gentleman) (?:\w+ ){0,2}(?:from|at|behind|in front of|next to|beside|near|with|who (?:gave|runs|ran|works|hosts|sat|sits|was|is)|of|in|on) (?:the|our|my|your|a|an|row|seat|corvid|table|me|us)",
        r"user(?:name)?|account|handle|nick\w*|goes by|called|named|name(?:'s| is|s)?|signs? as|mr\.?|mrs\.?|ms\.?|dr\.?|prof\.?|professor|attendee list",
        r"(?:[a-z]+ ){0,1}(?!(?:he|she|it|this|that|there|who|what|someone|somebody|everybody|it|which|one|talk|event|here)\b)[a-z]{3,} (?:is|was) (?:in|at|on|here) (?:the|my|our) (?:lobby|bar|room|hotel|queue)|@\w[\w.-]*|[\w.+-]+@[\w-]+\.\w+|badge no\.?|ceo|cto|founder|employee|engineer|students?|teenager|old(?:er)?|elderly|young(?:er)?|in (?:his|her|their) (?:\w+ )?(?:20s|30s|40s|50s|60s|twenties|thirties|forties|fifties|sixties)",
    )
)
"""Somebody who could be picked out, or nearly."""

UNKNOWN_PEOPLE = compiled(
    (
        r"(?:don't|dont|do not|didn't|didnt|did not|no idea|dunno|not sure|couldn't|could not|can't|never|cannot) (?:\w+ ){0,2}(?:know|see|saw|seen|get|catch|recogni[sz]e|who|tell|make out|remember) ?(?:\w+ ){0,3}(?:who|him|her|them|name|names|faces?|was|it was|either|they)",
        r"no (?:name|idea who|one saw who|badge)|whoever (?:it|did|was)|never saw (?:him|her|them)|unknown (?:person|man|people)|anonymous(?:ly)?|who: (?:dunno|unknown|no idea|\?)",
        r"(?:i'd|i would|id|i'm|im|i am) (?:rather )?not (?:ready to |going to |willing to )?(?:say|name|naming|tell)(?:ing)?",
    )
)
"""The writer says that they do not know, or will not say, who it was."""

ONGOING = compiled(
    (
        r"still|keeps?|kept|again|continu\w*|ongoing|going on|goes on|carr(?:y|ies|ied) on|won't stop|wont stop|doesn't stop|never stops|every (?:day|time|night|morning)|each time|ever since|so far|daily|repeated\w*|constantly|always|more than once|several times|\w+ times|times|twice|first time|second time|third time|third|fourth",
        r"stop(?:ped|s)?|ended|over|left|gone|leaves?|went (?:home|away|off|down\w*|on|back)|walked (?:away|off|out)|drove|moved (?:away|on|to)|disappeared|ran off|apologi[sz]ed|asked to leave|thrown out|kicked out|removed|banned|blocked|deleted|quiet since|locked|muted|took (?:him|her|them) away",
        r"(?:haven't|havent|hasn't|hasnt|have not|has not|not|never|didn't|did not|no) (?:\w+ ){0,3}(?:seen|see|heard|since|come back|came back|happened again|again|news)|only (?:the )?once|just (?:the )?once|once|one-?off|single|since then|since|that was (?:it|that|all)|afterwards|after that|end of it|that's all|no further|nothing (?:more|further|since)|done with",
        r"(?:he|she|it|they|hes|shes|theyre|somebody|someone|people|guy|man|woman)(?:'s|'re| is| are|) \w+ing|is (?:online|up|there|on the)|right now|now|currently|at the moment|as (?:i|we) (?:type|speak|write)|he's here|hes here|is here|are here|back|today|tonight|here|waiting|following|will be|going to|gonna|tomorrow|next (?:week|year)|until|till|by now|any ?more|no longer|used to|so far|already",
        r"weiter|immer noch|aufgehört|sigue|toujours|nog steeds",
    )
)
"""Anything said on whether it goes on."""

RECORD = compiled(
    (
        r"https?:\S+",
        r"\w+\.(?:example|com|org|net|io|dev|social)/\S+",
        r"issue \d+|#\d+|slide \d+|post \d+|comment \d+",
        r"link|url|permalink|screenshots?",
        r"recording|log below|pasted|pasting|forwarded|below",
        r"@\w[\w.-]+",
    )
)
"""A link, or a pointer to something that can be looked up."""

PUBLIC = compiled(
    (
        r"tweet(?:ed|s)?|twitter|mastodon|bluesky|toot(?:ed|s)?|youtube|instagram|facebook|reddit|tiktok|blog(?:ged)?|public(?:ly)? (?:post|thread|channel|posted)|live ?stream|posted (?:it )?(?:online|publicly|on the internet)",
    )
)
"""Something that others can see on the net."""

VAGUE = compiled(
    (
        r"something (?:\w+ )?(?:happened|occurred|was said|took place|went on|bad|i)",
        r"(?:need|want|like|wish|would like|have) to (?:talk|speak|discuss) (?:to|with|about)|can we talk|could we (?:meet|talk|speak)|could one of you (?:ring|call)|(?:please )?(?:call|ring|phone) me|talk to (?:someone|somebody|you|a person)",
        r"(?:rather|prefer|going|want|like|ready|able) (?:\w+ )?(?:not |to not |that not )?(?:put|say|tell|write|discuss|go|type|repeat|be)(?:ting)? (?:\w+ ){0,4}(?:in (?:an? )?(?:e-?mail|writing|person)|phone|down|out|here)",
        r"an? (?:incident|interaction|situation|matter|problem|issue|concern) (?:\w+ ){0,4}(?:i|at|with|that|which|involving|involves|occurred|happened)|what i had to put up with|the way (?:he|she|they) deals? with|made (?:me|her|him|us) (?:feel )?(?:very )?(?:uncomfortable|unsafe)|uncomfortable|very? rude|really rude|rly rude|not ok|not cool|(?:certain|some) (?:statements|things|remarks)|what happened",
        r"not going to type|won't (?:write|put|say)|saw all of it|tell it better",
    )
)
"""That something happened, and no more."""

DID = compiled(
    (
        r"grab\w*|touch\w*|grop\w*|push\w*|shov\w*|hit|hits|hitting|punch\w*|kick\w*|slap\w*|spat|threw|throw\w*|follow(?:ed|ing|s)|stalk\w*|chas\w*|block(?:ed|ing)|corner(?:ed|ing)|pinned|pulled|kiss\w*|hugg\w*|put his|put her|put their|stood|stared|staring|leer\w*|film(?:ed|ing)|photograph\w*|took (?:a )?(?:photos?|pictures?)",
        r"called|calls|calling|shout\w*|yell\w*|scream\w*|swore|insult\w*|mock\w*|laugh\w*|jok\w*|slurs?|threat\w*|harass\w*|heckl\w*|interrupt\w*|ask(?:ed|s|ing) (?:me|her|him|us|every|if|whether|three|two|another)|remark(?:ed)? (?:about|on)|comment(?:ed|s|ing)? (?:about|on)|wrote|writes|posted|posts|sent|sends|messaged|messages|texted|told|tells|said|says|offered|demanded|refus\w*|ignored|whisper\w*|imitat\w*|impersonat\w*|made fun|rated|read out|drew|drawing|stickers?|doxx\w*|boosted|banged|rubb\w*|brushed|sat on|drugged|spiked|stole|stolen|broke|broken|outed|misgender\w*|deadnam\w*|bull(?:y|ied|ying)|bother\w*|retaliat\w*|waiting|bringing|passing|accus\w*|spread\w*|rumou?rs?|lied|treated|excluded|denied|noise|asking",
    )
)
"""Something that somebody did."""

NAMED = re.compile(
    r"(?<![.!?:\n] )(?<!^)(?<!\n)\b(?!(?:Hi|Hello|Dear|Thanks|Thank|Sent|Best|Regards|Kind|Yours|Cheers|Code|Conduct|Python|CoC|PyBay|Lakeside"
    r"|English|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Discord|Slack|Room|Hall|Hotel|United|States|I'm|I've|I'd|I'll|CONFIDENTIAL)\b)[A-Z][\w'’-]{2,}"
)
"""A word with a capital in running text: most of these are names."""

TWO_NAMES = re.compile(
    r"^(?!(?:Kind|Best|Warm|Dear|Yours) )[A-Z][a-z'’-]+ [A-Z][\w'’-]+(?= */| and | & )|\b(?:those two|the two of them)\b",
    re.MULTILINE,
)
"""A line that begins with somebody's full name, one of several."""
