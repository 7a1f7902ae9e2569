"""What people of an event are called by role, in the languages that reports come in, without accents, lower case."""

from __future__ import annotations

import re

_MISSPELT_COMMITTEE = r"(?:com+it+e|com+ite+e|comit+e+)"

# Roles that say by themselves that somebody belongs to the event.
EVENT_ROLES: tuple[str, ...] = (
    r"(?:co-?)?organi[sz](?:er|or)s?\b",
    r"\borgani[sz]ing (?:team|committee|crew)",
    r"\bvol[aeu]n[td](?:ee|e|ea|ie)rs?\b",
    r"\b(?:man|woman|person|somebody|someone|guy|lady|people|one) (?:of|from) (?:the )?organi[sz]ation\b",
    r"\bthe team (?:didn't|did not|did nothing|ignored|refused)\b",
    rf"\b{_MISSPELT_COMMITTEE} (?:told|knew|did|said|member|leaked|let)\b|"
    rf"\b(?:in|on|of|from|by) (?:the|your) {_MISSPELT_COMMITTEE}\b",
    (
        r"\b(?:session|track|panel|room|stage|tutorial|poster|workshop|program(?:me)?|sponsorship|publicity|"
        r"finance|local|"
        r"general|conference|event|marketing|diversity|speaker|communications|logistics|venue) "
        r"?-?(?:co-?)?chair(?:s|man|"
        r"woman|person|people|ing)?\b"
    ),
    (
        r"\bchair(?:ed|s|ing)? (?:the|my|our|that|this|his|her) (?:[a-z]{1,14} ){0,2}(?:session|talk|track|"
        r"block|room|slot|"
        r"panel|workshop|tutorial|q&a|bof|lightning|poster|keynote)"
    ),
    (
        r"\b(?:code of conduct|coc|conduct|response|incident|program(?:me)?|selection|review|conference|event) "
        r"(?:response )?(?:committee|team|crew|member|members|people|person|guy|lady|responders?|lead|leads|"
        r"staff|folks)\b"
    ),
    r"\bchair of (?:the |this |that |my |our )?(?:session|track|panel|talk|workshop|tutorial)\b",
    (
        r"\b(?:girl|boy|guy|lady|man|woman|person|people|one|kid|somebody|someone) (?:from|at|of|on|behind) "
        r"(?:the |your )?"
        r"(?:info(?:rmation)?|registration|help|welcome) (?:point|desk|stand|booth|counter)\b"
    ),
    r"\bresponders?\b",
    (
        r"\b(?:conference|event|con|conf|lakeside|venue|site|badge|registration|check-?in|info|"
        r"information|speaker|speakers|video|recording|av|a/v|audio|tech|technical|sound|camera|media|social media|"
        r"communications|sponsorship|outreach|livestream|stream|streaming) "
        r"(?:staff|team|crew|people|person|guys?|girls?|lady|ladies|man|woman|helpers?|lead|leads|coordinator|manager|"
        r"operator|tech|technician|volunteers?|host|hosts|wrangler|liaison|folks)\b"
    ),
    r"\b(?:official|event|conference|your) (?:[a-z]+ )?(?:photographer|videographer|cameraman|"
    r"camerawoman|camera ?person)s?\b",
    r"\bstaff(?:ers?| members?| person| people)\b",
    (
        r"\b(?:member|members|someone|somebody|one|anyone|person|people|part) (?:of|from|on|in) (?:the |your |event |"
        r"conference )?(?:event |conference )?(?:staff|crew|org|orga|team)\b"
    ),
    (r"\b(?:door|floor|stage) (?:staff|team|crew|lead|leads|manager|volunteers?|hosts?)\b"),
    (
        r"\b(?:room|door|floor|session|hall|chat|discord|slack|channel|zulip|matrix) (?:monitor|captain|host|"
        r"angel|marshal|"
        r"mod|mods|moderator|moderators|admin|admins|manager|keeper|helper)s?\b"
    ),
    (
        r"\b(?:the|an?|your|one of the|another|some) (?:mods?|moderators?|admins?|emcees?|mc|usher|ushers|"
        r"stewards?|helpers?|"
        r"runner|greeter|coordinator)\b"
    ),
    r"\b(?:lead|head|main|chief|fellow|local|core) organi[sz]ers?\b",
    (
        r"\b(?:whoever|who|the (?:person|people|one|ones|guy|woman|man|lady|folks|two)(?: who| that)?|"
        r"somebody who|someone "
        r"who|those who|the women who|the men who) (?:is |are |was |were )?(?:(?:runs?|running|ran) (?:the|your|this|"
        r"these|"
        r"it)\b|"
        r"organi[sz]e[sd]?|"
        r"organi[sz]ing|posts the shifts|posted the shifts|does the socials?|checks? (?:the )?badges|checking (?:the )?"
        r"badges|scans? (?:the )?badges|scanning (?:the )?badges|hands? out (?:the )?badges|handing out "
        r"(?:the )?badges|"
        r"handed (?:me|us|out) (?:my|our|the)|gave (?:me|us|out) (?:my|our|the) badges?|does the registration|"
        r"did registration|"
        r"heads?|leads? the (?:team|event|conference)|chair|chairs|chaired)\b"
    ),
    (
        r"\b(?:both|one|two|three|some|any|several|none|all|either|neither|each|many|which one) of (?:you|yours|your "
        r"(?:people|team|staff|own|lot|number|colleagues|members|crew|group))\b"
    ),
    (
        r"\b(?:one|two|some|those|people|person) (?:of (?:the|those|these) )?(?:people |ones |persons )?(?:who|that) "
        r"(?:also |probably )?reads? (?:this|these|the)\b"
    ),
    r"\byou (?:people|lot|folks|guys|all) (?:did|do|don't|didn't|never|ignored|let(?! (?:me|us|them|him|her) know)|"
    r"should|have|laughed|just|always)\b",
    (
        r"\byour (?:own |very |other |new |young |male |female |official |front |main |local |so-called |lovely |"
        r"conference |event |tech |desk )?(?:staff|crew|(?:people|guys)(?= (?:did|do|told|said|say|never|ignored|let|"
        r"know|knew|at|should|were|laughed|helped|"
        r"refused|handed|gave|took|saw|came|just|walked|escorted|threw|brought|sent|gave|who|behind|on the|in the|"
        r"running|working))|colleagues?|members?|"
        r"helpers?|security|"
        r"photographers?|"
        r"hosts?|mc|emcee|leaders?|leadership|president|director|coordinators?|moderators?|mods?|"
        r"employees?|representatives?|"
        r"assistants?|bouncers?|guards?|org|orga|team|board|handlers?)\b"
    ),
    r"\b(?:in|on|from|with|of|by) (?:the|this) (?:team|staff|crew)\b",
    r"\byou (?:did nothing|ignored|never (?:answered|did|replied)|laughed|told me to|let him|let her|let them(?! "
    r"know)|covered)",
    r"\b(?:volunteer|organi[sz]er|crew|staff|helper) (?:t-?shirt|shirt|badge|lanyard|vest|hoodie|jacket)s?\b",
    r"\bstaff (?:channel|room|dinner|party|entrance|area|side)\b",
    r"\bin (?:a|the) (?:staff|crew|organi[sz]er|volunteer)",
    r"\bcrew members?\b",
)

# The people at a desk of the event: a person, then the desk, a few words on.
DESK_PEOPLE = (
    r"\b(?:person|people|lady|ladies|girls?|boys?|guys?|man|men|woman|women|someone|somebody|anyone|team|"
    r"kid|ones?|folks|"
    r"colleague|employee)\b[^.!?\n]{0,40}\b(?:registration|badges?|check-?in|info(?:rmation)?|welcome|help|swag|merch|"
    r"t-?shirt|reg) ?-?(?:desk|table|counter|booth|pick-?up|stand)\b"
)
AT_A_DESK = (
    r"\b(?:person|people|lady|ladies|girls?|boys?|guys?|man|men|woman|women|someone|somebody|anyone|anybody|nobody|"
    r"noone|"
    r"team|kid|ones?|folks|colleague|lads?|chap|student|they|them|she|he|asked|told|went|by|from) (?:[a-z]{1,12} ){0,3}"
    r"(?:at|behind|on|from|of|to) (?:the|your) (?:front |main |welcome |info |information |help |reg |conference |"
    r"event |"
    r"badge |lost and found )?desk\b"
)
WHAT_A_DESK_DID = (
    r"\b(?!from|went|go|came|come|was|is|meet|met|me|us|left|wait|waiting|stood|that)[a-z]{3,14} at the (?:info|"
    r"information|help|"
    r"welcome|registration|reg|badge|check-?in) ?-?desk\b[^.!\n]{0,30}\b(?:said|told|did|laughed|knew|saw|helped|"
    r"refused|asked)\b|"
    r"\bdesk (?:did|said|told|laughed|knew|was told|shrugged|ignored|person|people|staff|lady|guy|girl|volunteer)\b"
)
YOURS = (
    r"\b(?:she|he|they|who|man|guy|woman|lady|girl|kid|person|people|them|those)(?:'s|s|'re| is| was| are| were) "
    r"(?:also |probably |clearly |actually |maybe |perhaps )?(?:one of )?(?:yours|your people|your team)\b"
)
HANDED_BADGES = (
    r"\b(?:did|does|doing|do|gave|gives|giving|hand(?:s|ed|ing)?|print(?:s|ed|ing)?|check(?:s|ed|ing)?)"
    r" (?:out |me |us |all )?(?:my |our |the |their )?(?:badges?|lanyards?|wristbands?|swag|t-?shirts|tickets at the "
    r"door)\b"
)
_SOMEBODY = (
    r"(?:person|people|lady|ladies|girls?|boys?|guys?|man|men|woman|women|someone|somebody|anyone|kids?|ones?|folks|"
    r"lads?|chap|"
    r"student|fellow|fella|gentleman|dude|bloke|carers?|teacher)"
)
DOES_FOR_THE_EVENT = (
    r"\b(?:who|she|he|they|that|you've|whoever)(?: is| was|'s| were)? (?:also )?(?:makes?|made|does|do|did|doing|"
    r"manages?|managed|"
    r"handles?|handled|looks after|schedules?|scheduled|pays? out|paid out|sorts?(?: out)?|sorted(?: out)?|posts? "
    r"from|wrote to me from) "
    r"(?:the |your |all the |all your |this )?(?:[\w-]+'?s? ){0,2}(?:rota|rotas|roster|schedule|programme|shifts|"
    r"socials?|social "
    r"media|cameras?|av|a/v|sound|video|videos|livestream|website|newsletter|badges?|mics?|microphones?|timing|"
    r"lightning talks|"
    r"sprint tables|quiz|grants?|visa letters?|event account|speaker emails?|captions)\b",
    r"\b(?:introduc(?:ed|es|ing)|announc(?:ed|es|ing)|thank(?:ed|s|ing)) (?:every|each|all the|the|all|other)(?: of "
    r"the)? speakers?\b|"
    r"\b(?:welcom(?:ed|es|ing) (?:us|everyone|everybody|people),? (?:on|from|to|at|in)|opened the (?:conference|event|"
    r"show)|"
    r"(?:presents?|presented|presenting|hosts?|hosted|hosting|ran|runs|mc'?e?d) the (?:pub )?(?:lightning talks|"
    r"closing|"
    r"opening|quiz|"
    r"raffle|awards?|q&a|session|track|room))\b",
    r"\b(?:you|you've|you guys|you people) (?:have |had )?(?:hired|employ(?:ed)?|engaged|appointed|put in charge|"
    r"brought in)\b",
    rf"\b{_SOMEBODY}\b[^.!?\n]{{0,40}}\b(?:child ?care|creche|quiet room|cloakroom|coat ?check|green room|"
    rf"speakers?'? (?:room|lounge))\b|"
    r"\bchild ?care (?:room|people|team|staff|lady|workers?|carers?)\b",
    r"\b(?:reviewer|referee) (?:#?\d|one|two|three)\b|\b(?:program(?:me)?|proposal) reviewers?\b",
    r"\bcrew (?:guy|girl|kid|lady|man|woman|dude|person|lad|boy|shirt)s?\b|\bteam (?:t-?)?shirts?\b",
    r"\b(?:he|she|they|who|person)\b(?:(?!what|when|which|time)[^.!?]){0,30}\bworks? for you\b",
    r"\byour (?:man|woman|guy|girl|lady|lad|fella|bloke|person|kid|boys?|girls|lads) (?:at|on|by|from) (?:the|your)\b",
    r"\byour (?:[a-z]+ ){1,2}(?:person|guy|lady|girl|man|woman|dude|kid|lad|chap|people|folks)\b",
    rf"\b{_SOMEBODY} (?:off|from|on) your (?:[a-z]+ )?(?:registration|desk|team|crew|door|staff|organi[a-z]+|"
    rf"committee|video|av|tech|programme|sponsor[a-z]*|badges?|volunteers?|speakers?|events?|lot)\b",
    (
        rf"\b{_SOMEBODY} you (?:have|had|put|posted|'ve got|have got|got) "
        r"(?:there|here|on|at|in|by|standing|working|wearing)\b"
    ),
    r"\b(?:from|on|of|with|in) your (?:[a-z-]+ ){0,2}(?:team|crew|staff|committee|desk)\b|\b(?:track|stream) hosts?\b|"
    r"\breg (?:folks|people|lady|guys?|girl|team|crew|person)\b",
    r"\btime ?keepers?\b|\btiming cards?\b|\b(?:mic|mike|microphone)s? runners?\b|\b(?:five|ten|two|one|\d+)[ "
    r"-]?min(?:ute)?s?[\"\u201d]? "
    r"(?:sign|card|paddle|board)s?\b|\bholding (?:up )?the (?:time|timing) (?:signs?|cards?)\b",
    r"\b(?:official|event's|conference's|event|conference) (?:twitter |mastodon |instagram |linkedin |social )?"
    r"(?:account|feed|socials)\b",
    rf"\b{_SOMEBODY} in charge\b|\b{_SOMEBODY} (?:in|wearing|with) (?:the |a |an )?(?:[a-z]+ ){{0,2}}(?:crew|staff|"
    rf"team|volunteer|"
    r"organi[sz]er|helper)(?:'s)? (?:shirt|t-?shirt|badge|lanyard|vest|hoodie|jacket|polo|cap)\b",
    rf"\b{_SOMEBODY} (?:at|on|behind|from) (?:the )?(?:(?!hotel|front|sponsor|booth|night|bar|merch|book)"
    rf"[\w\u2010-\u2015-]+ ){{1,3}}(?:desk|check-?in)\b",
    rf"\b(?:asked|told) the (?:[a-z]+ )?{_SOMEBODY} (?:at|on) the doors?\b",
    rf"\b{_SOMEBODY} (?:who|that) (?:walked|escorted|led|showed|threw) (?:me|us|him|her|them) (?:out|off)\b(?! to)",
    rf"\b{_SOMEBODY} (?:whose (?:signature|name) is (?:on|under|below|at the (?:bottom|end|foot) of)|who signs?) "
    r"(?:all )?(?:of )?(?:the|your) (?:[a-z]+ ){0,2}(?:e-?mails?|mails?|letters?)\b",
)
AT_REGISTRATION = (
    r"\b(?:person|people|lady|ladies|girls?|guys?|man|woman|women|someone|somebody|anyone|team|kid|one|they|them|desk) "
    r"(?:[a-z]{1,12} ){0,4}(?:at|behind|from|of|on|in|doing) (?:the )?(?:registration|reg desk|check-?in)\b"
)
DESK_OF_BADGES = r"\b(?:desk|table|counter)\b[^.!?\n]{0,20}\b(?:where|that|who)\b[^.!?\n]{0,20}\bbadges?\b"

OTHER_LANGUAGES: tuple[str, ...] = (
    r"\b(?:kolleg(?:e|en|in|innen)|mann|frau|dame|herr|leute|jemand|junge[rn]?|person(?:en)?|team|typ|madchen) "
    r"(?:[a-z]{1,12} ){0,2}(?:vom|von der|am|an der|beim|hinter (?:dem|der)) (?:einlass|empfang|tresen|schalter|"
    r"infostand|"
    r"eingang|registrierung|anmeldung|garderobe|info-?desk|desk)\b",
    r"\b(?:mesa|mostrador|fila|entrada|puesto) (?:[a-z]{1,12} ){0,3}(?:apuntan|inscri\w+|registr\w+|acredit\w+|"
    r"informacion|"
    r"gafetes?|credenciales|recepcion)\b",
    r"\bde los (?:vuestros|suyos|de ustedes)\b|\b(?:presentador|presentadora|animador|animadora) de (?:las?|los?) "
    r"(?:charlas?|"
    r"sesion(?:es)?|relampago|evento)\b|"
    r"\bcharlas? relampago,? (?:el|la) (?:presentador|presentadora|animador|animadora)\b",
    r"\b(?:bureau|table|comptoir|guichet|stand) (?:d'|de l'|des? |de la )?(?:accueil|inscriptions?|informations?|"
    r"badges?)\b",
    r"\borganisator(?:en|in|innen|es|s)?\b",
    r"\borga(?:-?team|nisationsteam|s)?\b",
    r"\bveranstalter(?:in|innen|n|s)?\b",
    r"\b(?:freiwillige[rn]?|ehrenamtliche[rn]?|helfer(?:in|innen|n)?|ordner(?:in|innen)?)\b",
    r"\b(?:eure[rmns]?|ihre[rmns]?|euer|ihr) (?:team|mitarbeiter(?:in|innen|n)?|leute|leuten|kollege[n]?|kollegin)\b",
    r"\bmitarbeiter(?:in|innen|n)? (?:der|von der|des) (?:konferenz|tagung|veranstaltung|registrierung|anmeldung)\b",
    r"\b(?:sitzungsleit|versammlungsleit|moderator|vorsitzende)[a-z]*\b",
    r"\b(?:an|von|bei|hinter) der (?:anmeldung|registrierung|garderobe)\b",
    r"\b(?:jemand|eine?r?|zwei) (?:von|aus) (?:euch|ihnen|eurem|ihrem|dem|der)(?: (?:team|orga|komitee))?\b",
    r"\bkomitees?\b",
    r"\borganisateurs?\b|\borganisatrices?\b|\bbenevoles?\b",
    r"\b(?:membre|personne|quelqu'un|gens) (?:de|du|de la|de l') ?(?:equipe|comite|staff|organisation|accueil)\b",
    r"\b(?:votre|vos|l'|une? de vos|l'un de vos|l'une de vos) ?(?:equipe|staff|collegues?|membres?|presidente?)\b",
    r"\bpresident(?:e)? de (?:la )?(?:seance|session|conference)\b",
    r"\b(?:a l'|de l')(?:accueil|inscription)\b",
    r"\bl'un(?:e)? (?:d'entre vous|de vous)\b",
    r"\borganizador(?:a|es|as)?\b|\bvoluntari(?:o|a|os|as)\b",
    (
        r"\b(?:equipo|miembro|persona|alguien|gente|chica|chico|senora|senor) (?:del?|de la|de su|de vuestro|"
        r"en el|en la) "
        r"(?:organizador|organizacion|equipo|comite|staff|registro|acreditaciones|inscripciones|mostrador)\b"
    ),
    r"\b(?:uno|una|alguno|alguna) de (?:ustedes|vosotros|vosotras|su equipo|vuestro equipo)\b",
    r"\b(?:su|vuestro|el) (?:staff|equipo organizador|comite)\b",
    r"\b(?:moderador|moderadora|presidente|presidenta) (?:de la|del?|de) (?:sesion|mesa|charla|conferencia|comite)\b",
    r"\borganizzator[aeio]\b|\borganizzatrici?e?\b|\bvolontar[aeio]\b|\bstaff (?:della|dell')",
    r"\borganizator(?:zy|ow|ka|em)?\b|\bwolontariusz(?:ka|e|y)?\b|\bvrijwilliger[s]?\b|\borganisatie(?:team)?\b",
    r"\barrangor(?:er|en|erna)?\b|\bfunktionar(?:er|en)?\b|\bfrivillig(?:a|e)?\b",
    r"\borganizador(?:es)?\b|\bvoluntari[ao]s?\b|\bequipa? organizadora?\b",
    (
        r"\u043e\u0440\u0433\u0430\u043d\u0438\u0437\u0430\u0442\u043e\u0440|"
        r"\u0432\u043e\u043b\u043e\u043d\u0442\u0435\u0440"
    ),
)

# A committee that is not shown to be somebody else's.
COMMITTEE = (
    r"\b(?:the|your|this|a|any|that|coc|conduct|whole|entire|same) (?:coc |conduct |whole )?committees?\b(?: members?)?"
)
COMMITTEE_MEMBER = r"\bcommittee members?\b|\bmembers? of (?:the|your|this) (?:[a-z]{1,12} ){0,2}committee\b"

# The people who head the event: nobody says which, so every chair is meant.
CHAIRS = (
    r"\b(?:your|both|both of the|either|neither|two|one of the|one of your|any of the|the other|the same|the|"
    r"conference's|event's|a|another|this) (?:two |other |same |conference |event |committee |current |former |female |"
    r"male |co[- ]?|main )?(?:co[- ]?)?chairs?(?:man|woman|person|persons|people|s)?\b"
)
HEADS = (
    r"\b(?:conference|event|committee|general|coc|code of conduct) (?:co-?)?chair(?:s|man|woman|person|people)?\b|"
    r"\bchair(?:s|ed|man|woman|person|ing|persons)? (?:of )?(?:the|this|your) (?:conference|event|committee|coc|whole|"
    r"thing|meeting|show|con|conf|lakeside)\b|"
    r"\bco[- ]?chair(?:s|person)?\b|\bchair ?(?:lady|guy|dude|girl|gal)\b|\bchair(?:woman|man|person)\b|"
    r"\b(?:lead|head|main|chief) organi[sz]ers?\b|\b(?:conference|event) (?:director|lead|head|boss|president)\b|"
    r"\b(?:person|people|women|men|two|one|ones|woman|man|whoever|who) (?:who |that |of them |people )?(?:is |are )?(?:"
    r"runs?|running|in charge|heads?|chairs?|chairing) (?:of )?(?:it all\b|everything|things|(?:the|this|your) "
    r"(?:whole )?(?:conference|event|thing|show|place|con|conf|lot|circus|convention|team|organi[sz]ation)\b)|"
    r"\bboth (?:of )?(?:the |your )heads\b|"
    r"\b(?:head|boss|director|president|leader) of (?:the|this|your) (?:whole )?(?:conference|event|con|conf)\b|"
    r"\b(?:people|women|men|persons|ladies|ones|pair|two) (?:who |that )?(?:are |is )?in charge of (?:the |your )?"
    r"(?:code of )?conduct\b|"
    r"\b(?:two|2) (?:people|women|men|persons|ladies|ones) in charge\b|\bboth of you\b|\bthe two of you\b|"
    r"\b(?:vorsitzende[rn]?|presidentes? de la conferencia|presidente de la conference)\b"
)

OURS = re.compile(r"(?:your|both|either|neither)\b")
"""Said to us: then it is no matter where they were."""
