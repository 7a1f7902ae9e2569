"""Whether it goes on: what the writer says either way, that it stopped or that it has not."""

from __future__ import annotations

from conduct_mailer.model.reading import FieldState
from conduct_mailer.reading.phrases import compiled
from conduct_mailer.reading.statement import Statement, look

OTHERS = (
    r"(?:he|she|they|it|that|this|hes|shes|theyre|its|who|people|everyone|account|thread|issue|man|guy|woman|dude|"
    r"photo|picture|post|comments?|messages?|both|one|somebody|someone)"
)
GONE = (
    r"(?:left|gone|checked out|moved (?:away|on|to)|(?:went|flew|drove|headed|travelled) (?:home|away|off|back)|"
    r"walked (?:off|away)|ran off|disappeared|got off|logged off|signed off)"
)

_SAID = compiled(
    (
        rf"{OTHERS}(?:'s|'re| is| are| was| were|) still|still (?:here|there|in|up|on|at it|online|going|happening|"
        r"posting|doing|coming|writing|visible|rotating|following|sending|around|out there|standing|outside)",
        r"keeps(?: on)? \w+ing|(?:they|people|who|men|guys|mails|messages) keep(?: on)? \w+ing|"
        r"keep(?:s)? (?:coming|happening)",
        r"(?:it|that|this|they|he|she|which|stopped|has|have|had|hasn't|hasnt|haven't|not|never) (?:has |have |"
        r"had |not |"
        r"never |just |then |only )?stop(?:ped)?(?! to)|(?:won't|wont|doesn't|doesnt|does not|will not|"
        r"don't) (?:\w+ )?stop",
        r"(?:it|that|this|so it)(?:'s| is| was|s)? (?:all |now |long )?over|over now|over (?:for|with)|not over|"
        r"(?:it|that|this) (?:all )?(?:began and )?ended|ended (?:there|when|as|with|after|here)|end of it",
        r"(?:haven't|havent|hasn't|hasnt|have not|has not|not|never|didn't|didnt|did not|no|nothing|nobody|neither|"
        r"quiet|"
        r"isn't|wasn't|none) (?:(?!sleep|slept|eat|eaten|well)\w+ ){0,6}(?:since|anymore|any more|bothered|"
        r"no longer|near (?:me|us|her|him)|"
        r"come over|came over|(?:come|came|been) back|happened again|again since|happened after|any longer)",
        rf"(?:he|they|hes|he's|the man|the guy|guy)(?: has| have|'s| then| just| already| later)? {GONE}",
        r"(?:only|just) (?:this |that |the )?once|one-?off|one-?time|single (?:incident|occasion|time)|no repeat|"
        r"never (?:happened )?again|self-resolved|sorted out|kept (?:his|her|their) distance|all resolved|"
        r"been resolved",
        r"as of (?:writing|now|today|this|tonight)|every (?:single )?(?:day|night|morning|evening|hour|"
        r"week) (?:since|from|now)|"
        r"(?:a|per|each|every) day|daily|day after day|constantly|to this day|even now|so far|up to now|ongoing|"
        r"(?:goes|going|gone|go) on (?:and on|now|all|since|every|for)|it (?:goes|is going|continues)|continu(?:es|"
        r"ing|ed)",
        r"(?:was|is|are|were|been|got|has been|have been) (?:gone|deleted|taken down|locked|muted|banned|kicked|"
        r"thrown out|"
        r"suspended|removed|reported gone)|gone quiet|been quiet|went quiet|until (?:we|he|she|they|it) (?:left|"
        r"docked|stopped|went|ended)",
        r"(?:\d+|[a-z]+) (?:minutes?|mins?) ago (?:on|again|in|via)|messaged (?:me|her|him|us) again|(?:he|she|"
        r"they)(?:'s|s| is|"
        r"'re|re| are)? (?:at it|here|back|doing it|in here|there|out there) again|third time today|"
        r"second time today",
        r"(?:is|'s|are|he's|hes|shes|she's|they're|theyre) (?:\w+ )?(?:following|waiting|standing|sitting|stalking|"
        r"screaming|"
        r"shouting|yelling|posting|sending|writing|happening|drawing|walking|texting|messaging|harassing|blocking|"
        r"outside|"
        r"here|back|in the (?:lobby|front row|room|bar|server))",
        r"(?:has|hasn't|they've|they have|haven't) (?:\w+ )?been (?!turning|thinking|staring|wondering|trying|"
        r"meaning)\w+ing|(?:here|there|outside) now|silent|in a row|"
        r"and that (?:settled|was)|"
        r"(?:single|isolated) \w+|crossed paths|come across (?:him|her|them)|(?:nothing|not) (?:else|further|"
        r"more)(?! than)|"
        r"one time|single",
        r"as (?:i|we) (?:write|type|speak)|(?:is|are|still|'s|keep|keeps) running(?=[.,])|(?:still|back) at it|"
        r"been nothing but|from then on|made up|shook hands|"
        r"to be continued|again (?:today|tonight|this (?:morning|evening|afternoon))|now he|now she|now they",
        r"(?:days|nights|mornings|evenings|sessions|years|times|weeks) running|ongoing: \w+|status: \w+|"
        r"still ongoing|not ongoing|no longer|(?:he|she|they|it|not) (?:\w+ ){0,4}any ?more",
    )
)
_PERHAPS = compiled(
    (
        r"still (?!had|have|think|hear|shak|feel|upset|angry|mad|cry|great|good|remember|wonder|not sure|don't)\w+",
        rf"{OTHERS}(?:'s|'re| is| are) \w+ing|(?:he|she|they)(?:'ll| will) (?:be|come|keep|speak|give|do|try)|"
        r"ha(?:s|ve) a ticket",
        r"right now|now (?:he|she|they|in|on|at)|as (?:i|we) (?:type|speak|write)|at the moment|currently|"
        r"since (?:then|that|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|about|\d|yesterday|last|i|the|he|she|they|we)|(?:he|she|they|"
        r"it)(?: \w+){0,6} ever since|lately",
        r"(?:came|come|comes|back|wrote|writes|messaged|called|started|starting|did|does|does it|doing|tried|"
        r"happens?|happened) "
        r"(?:\w+ )?(?:back|again|twice)|every (?:day|night|morning|evening|week)|each time i come|always|repeatedly",
        r"(?:he|she|they|nothing|it|this|that|there)(?:'s|'ve| has| have) (?:\w+ )?(?:since|packed|left|gone|been|"
        r"stopped|happened|"
        r"occurred|never|not|now|moved|apologi[sz]ed|deleted|come|blocked|begun|started|quit|done)",
        r"(?:he|she|they|guy|man|woman|account)(?:, [\w' ]{1,30},)? (?!was|has|is|does|says|his|always|as|this|us|"
        r"yes|likes|towards|"
        r"perhaps|sometimes|asks|tells|means|knows|thinks|looks|seems|works|wants|wears|runs|"
        r"gives)[a-z]{3,}s(?! (?:up|like))|(?:'d|had) (?:\w+ )?gone|"
        r"left alone|kept away|by the time|wasn't there|wasnt there|in the end|see it|expect (?:we|he|she|it|they|"
        r"more|to see)|meeting|came back|come back|"
        r"goes on|(?:each|every) (?:day|night|morning|evening|week|session|break)|every time (?:i (?:speak|go|post|"
        r"go|post|enter|pass|walk|"
        r"come)|he|she|they)|(?:he|she|they|guy|man|and) (?:\w+ )?(?:quit|did|left|complied|backed off|cleared|ran|"
        r"fled|stopped|gave up)",
        r"(?:was|were|been|it's|it is|all is) (?:\w+ )?(?:fine|cleared|quiet|fixed|resolved|settled|stopped|away|"
        r"done|safe|moved|put right)|"
        r"walks|i(?:'ve)? (?:have )?(?:avoid\w*|locked|logged off)|(?:is|are) (?:now |also )?(?:in|on|"
        r"up on) (?:his|her|their|the)",
        r"(?:never|not|\w+n't) (?:\w+ ){0,4}(?:happen\w*|see|seen|spoke\w*|come|came|heard|met|did|done|bother\w*|"
        r"cross\w*) "
        r"(?:\w+ ){0,3}again|back off|backed off|keep(?:s|ing)? (?:on|at)|so far|(?:won't|wont) (?:stop|leave|let|"
        r"go|quit|accept|take|give)",
        r"(?:i|we) (?:then |just |have |\w+ly )?(?:switched|changed|ended|avoid\w*|got (?:away|off))|"
        r"i've (?:changed|moved|switched|left)|helped|sorted|(?:sent|"
        r"took|led) (?:him|her|them) \w+|"
        r"hugged|greeted|promised|cleaned|removed|(?:on|off) (?:shift|duty)|scheduled|(?:see|meet|with|sit|talk|"
        r"again) (?:\w+ ){0,3}tomorrow|next (?:day|session|"
        r"talk|morning)|"
        r"did(?:n't| not) (?:go|come|speak|talk|return|write|post|do it|happen)|when (?:we|i) (?:passed|came|"
        r"returned|saw|met) (?:\w+ ){0,4}",
        r"(?:and|then|but|so) (?:he|she|they) (?:then |just |only |finally )?(?:put|went|shut|let|gave|backed|"
        r""
        r"stopped|turned|walked|moved|took|said (?:sorry|ok|fine))|(?:he|she|they) (?:has|have) \w+|for good|"
        r"until (?:the|a|my|his|her) \w+|"
        r"understood|shut up|gave (?:him|her|them) a warning|warned|"
        r"later|eventually|in the meantime|meanwhile|by now|to the end|the rest of the|goes (?:on|through)|(?:are|"
        r"is(?! bleeding| living)) \w+ing|"
        r"(?:every|each) time|daily|weekly|nightly|(?:every|each) (?:session|talk|meeting|call|break)|"
        r"(?:they|people|lads|guys|men|women|boys|girls|ones|both) (?:all )?(?!know|think|were|are|had|did|said|"
        r"told|have|need|may|"
        r"might|can|could|would|should|will|come|want|came|went|got|saw|left|made|took|put|must|kept|began|felt|"
        r"met|ran|sat|stood|"
        r"then|just|also|only|in|at|on|with|from|who|that|and|or|to|of|as|about|around|there|here|like|into|off|up|"
        r"out|next|"
        r"behind|laughing|looking|really|would|get|call|do|take)[a-z]{3,}(?<!ed)(?<!ing)",
        r"apologi[sz]ed|asked (?:him|her|them) to leave|asked to leave|told (?:him|her|them) to (?:leave|go)|"
        r"took (?:him|her|"
        r"them) away|i(?:'ve)? (?:have )?(?:blocked|muted)|blocked (?:him|her|them|me)|pack it in|swapped|"
        r"deleted (?:it|them|most|all|the)|message deleted",
        r"(?:she|person|others|woman|boys?|girls?|group|men|both|two) (?:has |have |had |then |just )?(?:left|gone|"
        r"went)|"
        r"haven't (?:seen|heard|run)|(?:didn't|not) (?:see|seen|met|heard) (?:him|her|them|from|any)|no sign of",
        r"follow(?:s|ing) (?:me|us|her|him)|kept (?:coming|going|messaging|writing|sending|texting|posting|calling|"
        r"following)",
        r"all (?:week|the time)|in circles|retaliat\w+|afraid|scared",
        r"weiter|immer noch|aufgehört|sigue|toujours|nog steeds",
    )
)


def ongoing(said: Statement) -> tuple[FieldState, str]:
    """Found where the writer says either way; a hint of it is not asked for."""
    return look(said, said.told, _SAID, _PERHAPS)
