"""The words by which danger is known, each looked for in a plain text, and the words that only look like it."""

from __future__ import annotations

from conduct_mailer.reading.phrases import compiled

_SOMEBODY = r"(?:he|she|they|who|someone|somebody|people|man|guy|woman|dude|person|hes|shes|theyre|he's|she's|they're)"
_ME = r"(?:me|us|her|him|them|you|u|somebody|someone|people|everyone|my \w+|your \w+)"

NOT_MEANT = compiled(
    (
        r"follow(?:s|ed|ing)? (?:me|us|her|him|them) (?:back )?on (?!the way|my way|foot|to)\w+",
        r"(?:is|are|was) following (?:me|us|her|him) on (?:twitter|mastodon|instagram|linkedin|bluesky|github)",
        r"knife-edge|knife edge|killer (?:talk|app|feature|demo)|killing it|kill(?:ed)? (?:the|a) (?:process|job|"
        r"mood|vibe|time)",
        r"(?:photo|head|screen)shots?|gun to my head|literally died|died laughing|top gun|glue guns?|smoking gun|"
        r"armed with (?:a )?"
        r"(?:laptop|coffee|camera|phone|facts)|shotgun|army knife|swiss army|butter knife|plastic kni(?:fe|ves)|"
        r"arma(?:r|do)",
        r"bomb(?:ed|ing)? (?:the|his|her|my|a) (?:talk|demo|interview|joke)|photo-?bomb\w*|zoom ?bomb\w*|bombed|"
        r"bath bomb|fork bomb|zip bomb",
        r"(?:no|not a|without (?:a|any)|any) (?:weapons?|threats?|danger|knife|gun|emergency|explosives?)",
        r"(?:nobody|no one|no-one|not|isn't|isnt|wasn't|never|nor) (?:\w+ ){0,3}(?:danger|threat\w*|armed|"
        r"an emergency|a threat)",
        r"(?:put|hid|had|carr(?:y|ied)|seen me put|accused (?:me )?of (?:having|carrying)) a knife in my",
        r"threaten(?:s|ed|ing)? to (?:pull|withdraw|cancel|sue|leave|quit|report|stop|complain|boycott)|"
        r"threatens? (?:the|your) "
        r"(?:funding|sponsorship|schedule)|emergency (?:exit|contact|room|number|plan)|omg emergency",
        r"i (?:don't|do not|didn't|did not) (?:\w+ )?need (?:anything|any\w*|this) (?:\w+ ){0,3}right now|"
        r"not right now|nothing right now",
        r"(?:deadline|battery|laptop|phone|demo|mood|talk|project|server) (?:\w+ ){0,2}(?:died|killed|dead)",
        r"(?:picture|photo|slide|post|image|video|link|mail|message|thread|report|form|list|page|it) (?:is|"
        r"are) (?:\w+ )?(?:here|back|in (?:the|there))"
        r"(?: now)?|is (?:sent|posted|written|attached|copied) here|(?:done|finished) in (?:here|there) now|"
        r"come here to|came here",
        r"stood in front of (?:the|a|his|her|their|my (?:poster|slide|screen|stand|booth|table))",
        r"was (?:yelling|shouting|screaming)|dead ?line|pepper spray (?:demo|recipe)|self-?harm policy",
    )
)
"""What only sounds like danger."""

LONG_AGO = compiled(
    (
        r"last (?:year|autumn|spring|summer|winter|month)|years? ago|months ago|weeks ago|in (?:19|20)\d\d|"
        r"back then|long ago",
        r"(?:your|the) last (?:conference|event|edition)|at last year's|previous (?:year|edition|conference)|used to",
    )
)
"""An event that is over for long: to have been followed then is no danger now."""

SIGNS = {
    "weapon": compiled(
        (
            r"knife|knives|guns?|pistol|revolver|rifle|firearms?|weapons?|armed|machete|baseball bat|pepper spray|"
            r"taser|"
            r"bombs?|explosives?|grenade|crowbar|hammer in|axe|blade|broken bottle",
            r"(?:his|her|a) piece (?:tomorrow|with)|strapped|shoot (?:up|at)|shooting",
            r"messer|pistole|waffe|cuchillo|pistola|arma|couteau|arme|pistolet|faca|mes|wapen",
        )
    ),
    "followed": compiled(
        (
            rf"{_SOMEBODY} (?:is |are |was |were |has been |have been |been |keeps? |started |just |still )?(?:\w+ )?"
            rf"(?:following|walking behind|stalking|chasing|tailing|trailing) {_ME}",
            rf"(?:keeps?|been|being|is|are) (?:on )?(?:following|stalking|chasing|tailing) {_ME}|(?:being|"
            r"getting) (?:followed|stalked)",
            rf"follow(?:s|ed|ing)? {_ME} (?:right now|around|everywhere|home|into|out|all the way|again|from|"
            r"back to|down|"
            r"to (?:my|our|her|his|the) (?:hotel|room|car|home|house|door|flat|apartment|elevator|lift|\w*rooms?|"
            r"toilets?|tram|bus|train))",
            r"wait(?:s|ing|ed)? (?:for (?:me|us|her|him) |there )?(?:outside|in front of|by the door|"
            r"when i come out|at the (?:door|exit|"
            r"entrance|stop))|(?:standing|stood|stands|sits|sitting|is|he's|hes) (?:\w+ )?(?:outside|in front of|"
            r"at) (?:the |my |our |her )"
            r"(?:\w+ )?(?:door|room|house|office|hotel|flat|apartment)|stood at the entrance of my|"
            r"stayed outside the door",
            r"knows? (?:where (?:i|she|he|we) (?:live|lives|sleep|am|is|stay|work)\w*|my (?:room|hotel|address|"
            r"stop|street)|"
            r"in which (?:building|hotel)|which (?:hotel|room))|asking (?:\w+ ){0,4}for my room|"
            r"found out (?:my room|where i)",
            r"(?:won't|wont|doesn't|will not|refuses to) (?:let (?:me|us|her|him) (?:go|out|leave|pass|past)|"
            r"leave me alone)",
            r"verfolgt mich|me (?:está )?sigu(?:e|iendo)|me suit|me segue|volgt (?:me|mij)|j'ai peur|tengo miedo|"
            r"habe angst",
        )
    ),
    "warned": compiled((r"(?:told|tells|warned|telling) me (?:to|i should|i'd better) watch my (?:back|step)",)),
    "threat": compiled(
        (
            r"(?:going to|gonna|will|i'll|he'll|she'll|they'll|want to|wants to|threatened to|should|to|about to|"
            r"hed|he'd|hell) "
            rf"(?:kill|hurt|beat|stab|shoot|rape|find|swat|break|attack|smash|destroy|strangle|get) {_ME}",
            r"(?<!a )threat(?:s|en|ens|ened|ening)?(?: (?:me|her|him|us))?|death threats?|a threat|swatted|swatting",
            r"(?:i|you|she|he|u|we)(?:'ll|ll| will)? regret (?:it|this)|be careful tonight|watch (?:my|your|her|"
            r"his) back|"
            r"(?:know|knows) where (?:i|you|she|he) (?:live|lives|sleep|sleeps)|i know (?:your|where|which)|"
            r"won't walk away|"
            r"pay (?:\w+ ){0,2}a visit|have a word\W+ w|across (?:his|her|the|my) throat|street and house number|"
            r"home address",
            r"see you (?:there|soon|tonight|tomorrow)\W* (?:princess|bitch|honey|sweetie)|stay (?:out of|"
            r"away from) the|finish it|"
            r"(?:on|at) your (?:floor|door)|wait(?:ing)? until you|someone should pay|say it to your face|"
            r"teach (?:me|you|her|him) a lesson",
            r"protecti(?:on|ve) order|restraining order|bedroh\w*|umbringen|amenaz\w*|menac\w*|matar|tuer|ameaç\w*|"
            r"bedreig\w*",
        )
    ),
    "assault": compiled(
        (
            r"just (?:now )?(?:\w+ ){0,2}(?:hit|shoved|punched|grabbed|groped|attacked|slapped|kicked|pushed|"
            r"assaulted|choked|"
            r"touched|spat|threatened|threw|pulled|followed)|(?:its|it's|it has|it|this) just (?:now )?happened|"
            r"just got (?:hit|shoved)",
            r"bleeding|unconscious|"
            r"passed out|blacked out|raped|rape|sexually assaulted|choking|chok(?:ed|es) (?:me|her|him)|strangl\w+|"
            r"fight (?:is|has) br\w+",
        )
    ),
    "drugged": compiled(
        (r"drugged|(?:drink|drinks) (?:\w+ )?spiked|spiked (?:my|her|his)|(?:can|could) (?:barely|hardly) stand",)
    ),
    "self": compiled(
        (
            r"suicid\w*|kill (?:himself|herself|myself|themself|themselves)|(?:end|take|ending) (?:my|his|her|"
            r"their) (?:own )?life|"
            r"end it all|hurt (?:himself|herself|myself|themselves)|self-?harm\w*|harm (?:himself|herself|myself)|"
            r"overdos\w*",
            r"(?:doesn't|don't|does not|do not|no longer|dont|doesnt) (?:want to|wanna) (?:live|be alive|wake up|"
            r"be here|exist)|"
            r"see(?:s)? (?:the|any|no) point (?:of|in)|better off without (?:me|him|her)|no reason to live|"
            r"want(?:s)? to die",
            r"(?:won't|wont|not) be (?:here|there|around) (?:to|any|tomorrow|for)|sorry for everything|"
            r"say(?:ing)? goodbye|jump off|"
            r"jump (?:from|out)|(?:give|take care of) (?:\w+ )?(?:my|his|her|their) (?:cat|dog|plants|"
            r"things) ?(?:to|away)?|selbstmord|suizid\w*",
        )
    ),
    "now": compiled(
        (
            r"right now|as (?:i|we) (?:type|speak|write)|this (?:very )?(?:minute|moment|second)|happening now|"
            r"at this moment|"
            r"(?:sitting|standing|waiting|here|there) (?:\w+ )?now|is anyone (?:looking|watching|there)|"
            r"in \w+ minutes with (?:him|her)",
            r"send (?:someone|somebody|help|security)|(?:someone|somebody|anyone|security) (?:please )?(?:come|"
            r"help)|come (?:quick|quickly|now)|"
            r"come here(?: now| quick)|(?:can|could) (?:someone|somebody|anyone|you) (?:please )?(?:come (?:to|"
            r"here|now|over|quick)|help (?:me|her|him|now))|"
            r"please (?:hurry|come (?:to|now|quick)|someone|somebody)|help me(?! understand| with)|i need help now",
            r"(?:he|she|they|man|guy|woman|someone)(?:'s| is| are|'re|s|re) (?:\w+ )?(?:still )?(?:here|back|"
            r"in here|in there|outside|out there|"
            r"behind me|next to me|in the (?:room|front row|back row|lobby|hallway|bar|tent|audience)|at (?:the|"
            r"my) door)(?: now| again)?",
            rf"{_SOMEBODY}(?:'s|'re| is| are|)? (?:\w+ )?(?:wont stop|won't stop|screaming|yelling|shouting|"
            r"hitting|banging|grabbing|drawing)",
            r"(?:wont|won't) stop (?:shouting|yelling|screaming|hitting|banging)|don't want to be (?:on my own|"
            r"alone)|"
            r"(?:too )?(?:scared|afraid|frightened) (?:to (?:leave|go|walk|come)|for my)|in danger|emergency|"
            r"not safe here|fear for",
            r"locked (?:myself|ourselves) in|hiding (?:in|from|behind)|(?:few|ten|five|two|three|\d+|"
            r"couple of) (?:minutes?|mins?) ago|"
            r"still (?:here|there|outside|in (?:there|here))|(?:not|isn't|doesn't) (?:picking|pick) up|hilfe|"
            r"socorro|ayuda|au secours",
        )
    ),
}
"""The signs of danger, by kind."""
