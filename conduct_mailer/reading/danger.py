"""Whether somebody may be hurt now or soon: threats, weapons, being followed, an assault just now, harm to oneself,
misconduct that happens as they write (design 4; R-24). In doubt urgent: a false alarm costs a mail.
"""

from __future__ import annotations

from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding, View
from conduct_mailer.reading.phrases import compiled, plain
from conduct_mailer.reading.quotes import quotes_of_ours

_NOT_MEANT = compiled(
    (
        r"followed (?:me|us|her|him) (?:back )?on (?:\w+|\w+, then \w+)|follow(?:s|ed|ing)? (?:up|along|the|your)|knife-edge|killer (?:talk|app|feature)|killing it|(?:photo|head|screen)shot|shot (?:a )?(?:photo|video|picture)s?|bomb(?:ed|ing)? (?:the|his|her|my) (?:talk|demo)",
        r"no (?:weapons?|threats?|danger|knife|gun)|(?:nobody|no one|not|isn't|wasn't|never) (?:\w+ ){0,3}(?:in (?:any )?(?:physical )?danger|threaten(?:ed|ing)|armed|hurt|unsafe)|i(?:'m| am) (?:ok|fine|safe)(?: now)?",
        r"gun to my head|literally died|kill (?:the )?(?:process|time|job)|deadline|died of|threaten(?:s|ed)? to (?:pull|withdraw|cancel|sue|leave)",
    )
)
_SIGNS = {
    "weapon": compiled(
        (
            r"knife|knives|guns?|pistol|revolver|rifle|firearm|weapons?|armed|machete|baseball bat|pepper spray|taser|bomb|explosives?|(?:his|her|a) piece (?:tomorrow|with)|messer|pistole|cuchillo|arma|couteau|arme",
        )
    ),
    "followed": compiled(
        (
            r"(?:is|are|he's|hes|she's|shes|they're|theyre|been|keeps?|was|were|started|someone|man|guy) (?:\w+ )?(?:following|walking behind|stalking|chasing|tailing) (?:me|us|her|him|them|my)",
            r"follow(?:s|ed|ing)? (?:me|us|her|him|my \w+) (?:right now|around|everywhere|to (?:my|our|her|his|the) (?:hotel|room|car|home|house|door|flat|apartment|elevator|lift|toilets?|restrooms?|bathroom)|home|into|out|all the way)",
            r"(?:waiting|waits|be waiting|standing|stood|stands|sits|sitting) (?:for me |there )?(?:outside|in front of|when i come out|at the (?:door|exit|entrance)(?: of my)?)|knows? (?:where i|my (?:room|hotel|address|stop|street)|in which (?:building|hotel)|which (?:hotel|room))|asking (?:\w+ ){0,4}for my room",
        )
    ),
    "threat": compiled(
        (
            r"(?:going to|gonna|will|i'll|he'll|she'll|want to|wants to|threatened to) (?:kill|hurt|beat|stab|shoot|rape|find|get|break|attack|smash|destroy) (?:me|you|her|him|us|them|u|my|your|somebody|someone|people)",
            r"threat(?:s|en|ens|ened|ening)?(?: me| her| him| us| to (?:kill|hurt|beat|find|come))?|(?:i|you|she|he|u)(?:'ll|ll| will)? regret (?:it|this)|be careful tonight|watch (?:my|your|her) back|know where (?:i|you|she|he) (?:live|lives|sleep|sleeps)|i know (?:your|which|where)|won't walk away|pay (?:\w+ ){0,2}a visit|have a word\W+ w|across (?:his|her|the|my) throat|see you (?:there|soon|tonight)\W* (?:princess|bitch|honey)|stay out of the|stay away from the|(?:on|at) your (?:floor|door)|wait(?:ing)? until you|someone should pay|street and house number|protecti(?:on|ve) order|restraining order",
        )
    ),
    "assault": compiled(
        (
            r"just (?:now )?(?:\w+ )?(?:hit|shoved|punched|grabbed|groped|attacked|slapped|kicked|pushed|assaulted|choked|touched|spat|happened|threatened)",
            r"(?:its|it's|it has|it) just (?:now )?happened|bleeding|unconscious|drugged|spiked|can barely (?:stand|walk)|barely stand|passed out|raped|sexually assaulted|choking|strangl\w+",
        )
    ),
    "self": compiled(
        (
            r"suicid\w*|kill (?:himself|herself|myself|themself|themselves)|end (?:my|his|her|their) (?:own )?life|end it all|hurt (?:himself|herself|myself|themselves)|self-?harm\w*|harm (?:himself|herself|myself)|(?:doesn't|don't|does not|no longer) (?:want to|wanna) (?:live|be alive|wake up)|see(?:s)? (?:the|any|no) point (?:of|in)|won't be (?:here|there|around) (?:to|any|tomorrow)|wont be (?:here|there|around)|sorry for everything|say goodbye|jump off",
        )
    ),
    "now": compiled(
        (
            r"right now|as (?:i|we) (?:type|speak|write)|this (?:very )?(?:minute|moment|second)|happening now|send (?:someone|somebody|help|security)|(?:someone|somebody|anyone|security) (?:please )?(?:come|help)|come (?:quick|quickly|now|here)|can (?:someone|somebody|anyone) (?:come|help)|please (?:hurry|come|someone|somebody)|help me|i need help now",
            r"(?:he's|hes|he is|she's|shes|she is|they're|theyre|they are|is|are|guy is|man is) (?:\w+ )?(?:still )?(?:here|back|in here|in there|outside|out there|behind me|next to me|in the (?:room|front row|back row|lobby|hallway|bar|tent|audience)|at (?:the|my) door) ?(?:now|again)?",
            r"(?:he's|hes|she's|shes|they're|theyre|man|guy|someone) (?:\w+ ){0,2}(?:wont stop|won't stop|screaming|yelling|shouting)|wont stop (?:shouting|yelling|screaming)|don't want to be (?:on my own|alone)|scared to (?:leave|go)|afraid to (?:leave|go)|in danger|emergency|locked (?:myself|ourselves) in|hiding (?:in|from)|messaged me again (?:\w+ ){0,2}(?:minutes|mins) ago|minutes? ago",
        )
    ),
}
"""The signs of danger; each pattern is read with its surroundings, which may say that it is not meant."""

_AROUND = 24


def danger(message: ParsedMessage, view: View, event: Event) -> tuple[Finding, ...]:
    """Every sign of danger in what the writer wrote or passed on; empty: not urgent.

    A quote of ours does not count: our own letters speak of danger.
    """
    passed_on = "" if quotes_of_ours(view.quoted, event) else view.quoted
    text = plain(f"{message.subject}. {view.own}\n{passed_on}")
    found: list[Finding] = []
    for rule, pattern in _SIGNS.items():
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
            if not any(match[0] in said[0] for said in _NOT_MEANT.finditer(around)):
                found.append(Finding("danger", match[0], "body", rule))
                break
    return tuple(found)
