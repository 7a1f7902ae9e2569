"""Who was involved: a name, a handle, or a description by which somebody could be picked out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conduct_mailer.model.reading import FieldState
from conduct_mailer.reading.phrases import compiled, plain
from conduct_mailer.reading.statement import Statement, silence

PERSONS = (
    r"(?:guy|guys|man|men|woman|women|person|people|girl|girls|lady|ladies|bloke|dude|lad|someone|somebody|one|two|"
    r"gentleman|boy|boys|attendee|attendees|participant|chap|fellow|individual|stranger|visitor|member|rep|señor)"
)
LOOKS = (
    r"(?:wearing|dressed|shirts?|t-?shirts?|hood(?:ie|y)s?|jackets?|coats?(?! racks?)|hats?|beanie|scarf|fleece|"
    r"suit|tie|glasses|"
    r"hair|haired|beards?|bearded|moustache|mustache|bald|shaved|tattoo\w*|ponytail|tall|taller|short|shorter|accent|"
    r"backpack|rucksack|tote|vest|hoodies|sneakers|jeans|skirt|dress|piercing|blond\w*|grey|gray|costume|mask|kilt|"
    r"boots|cap|turban|headphones|go-?pro|camera|cane)"
)
ROLES = (
    r"(?:speakers?|presenters?|instructors?|moderators?|hosts?|panell?ists?|chairs?|cameraman|photographer|driver|"
    r"interpreter|keynoter|author|teacher|trainer|mc|emcee|maintainer|organi[sz]ers?|ceo|cto|founder)"
)

_UNKNOWN = compiled(
    (
        r"(?:don't|dont|do not|didn't|didnt|did not|dunno|not sure|couldn't|could not|can't|never|cannot|no idea|"
        r"no clue) "
        r"(?:\w+ ){0,2}(?:know|see|saw|seen|get|catch|recogni[sz]e|tell|make out|remember|recall)? ?(?:\w+ ){0,2}"
        r"(?:who (?:it|he|she|they|did|that|any|either)|(?:his|her|their|a|the|either|any) names?|either (?:man|"
        r"of them))",
        r"(?:don't|dont|didn't|didnt|do not|did not|couldn't|never) (?:know|see|saw|recogni[sz]e) (?:him|her|them|"
        r"either)",
        r"(?:(?:person|man|woman|people|someone|somebody) )?unknown to (?:me|us)|no (?:idea|clue) (?:who|whose)|"
        r"(?:nobody|no one|"
        r"no-one) (?:has |have )?(?:seen|saw|knows|noticed) who|(?:don't|dont|do not|can't|cannot) remember (?:who|"
        r"anything)|"
        r"who: (?:dunno|unknown|no idea|\?|n/a)|no (?:name|idea who|one saw who|clue who)|whoever (?:it was|did it)",
        r"(?:don't|couldn't|could not|didn't|wouldn't|can't|cannot) (?:\w+ ){0,4}(?:recogni[sz]e|identify) (?:him|"
        r"her|them|any)|"
        r"(?:couldn't|didn't|could not|did not|can't) (?:\w+ )?(?:see|make out) (?:properly|(?:his|her|their|a|"
        r"the) face|clearly|who)|"
        r"(?:can't|cant|cannot|couldn't|couldnt|didn't|didnt|never) (?:\w+ ){0,2}(?:see|saw|tell|make out|"
        r"find out) (?:\w+ ){0,2}who|"
        r"only saw (?:his|her|their|the|a|some)? ?\w+|from behind|withheld|anonymous(?:ly)?|"
        r"(?:don't|do not|dont) know who|unknown (?:person|man|woman|people)|nobody (?:knows|saw) who",
    )
)
_WITHHELD = compiled(
    (
        r"(?:rather|going|ready|want|willing|prefer) (?:\w+ )?(?:not )?(?:to )?(?:say|name|naming|"
        r"tell)(?:ing)? (?:who|him|her|"
        r"them|the|names|his|it is)|(?:his|her|their|the) name (?:is|will|shall|stays)|identity of",
        r"won't (?:name|say who)|not naming|without naming|told anybody (?:his|her) name|whose name is withheld",
    )
)
_PICKED_OUT = compiled(
    (
        r"@[a-z][\w.-]+|[\w.+-]+@[\w-]+\.\w+|[a-z]\w*[_.]\w+|[a-z_]{3,}\d+\w*|[a-z]+\d+[a-z]\w*|(?:mr|mrs|ms|dr|"
        r"prof)\.? [a-z]+",
        r"user(?:name)? \S+|handle|nick(?:name)?|goes by|signs as|(?:called|named|by the name of) (?!me|him|her|us|"
        r"them|my|a|an|the|out|it|one|on|by|every|some|"
        r"people|off|back|in|over|security|police|this|that|names?|for|and|you|in)[a-z]+|badge (?:\w+ )?"
        r"(?:said|says|read|reads|was|is|no\.?|number)|whose badge|(?:his|her|their) (?:badge|lanyard|company|logo|"
        r"shirt)",
        rf"{PERSONS} (?:\w+ ){{0,3}}(?:in|with|wearing) (?:a |an |the |his |her )?(?:\w+ ){{0,3}}{LOOKS}",
        rf"{PERSONS} (?:\w+ ){{0,2}}(?:from|at|running|behind|of|with|who (?:gave|runs|ran|works|hosts|hosted|"
        r"moderated|"
        r"handed|scans|chaired|spoke|organi[sz]ed)) (?:the|our|your|my|a|an) (?:\w+ ){0,3}(?:booths?|stands?|desk|"
        r"counter|stall|company|"
        r"team|company|table|badges?|bar|logo|lanyard|talk|session|workshop|tutorial|panel|track|accordion|camera|"
        r"door)",
        rf"(?:the|your|our|my|his|her|this) (?:[\w'-]+ ){{0,3}}{ROLES}",
        rf"{ROLES} of (?:the|your|our)|(?:talk|session|workshop|tutorial|panel|presentation) (?:by|of) \w+",
        r"my (?:\w+ )?(?:boss|manager|supervisor|professor|ex|ex-\w+|team lead|co-?speaker|co-?founder|advisor|"
        r"landlord)",
        r"(?:the|a) (?:recruiter|exhibitor|sponsor(?:'s)? (?:rep\w*|staff|engineer))|booth (?:staff|crew|people)",
        r"(?:old|young|big|small|large|short|tall|bald|bearded|blonde?|grey|older|younger) (?:\w+ )?(?:man|guy|"
        r"woman|girl|lady)",
        r"the (?:person|one|man|woman|guy|lady|volunteer) (?:who|at|behind|handing|next|in front)",
    )
)
_PERHAPS = compiled(
    (
        rf"(?<!my )(?<!your )(?<!his glasses )(?!glasses|accent){LOOKS}",
        r"(?:team|group|table|row|bunch|gang|couple|family|pair|crowd) (?:next|of|behind|from|at|in front|called|"
        r"named|around)|"
        r"(?:my|our) (?:\w+ )?(?:partner|mentor|host|guide) (?!got|was|is|has|told|said|says|and|had|"
        r"saw)[a-z]+|"
        r"photographer|steward|intern|ceo|cto|founder|bouncer|dj|reviewer|teammate|guests?|waiter|cook|cleaner|"
        r"vendor|"
        r"(?<!my )(?<!own )(?:badges?|lanyards?)|account|sponsor\w*|recruiter|engineer|students?|staff|crew|"
        r"volunteers?|committee|"
        r"mod|moderators|neighbou?r|teenager|elderly|old man|winner|ex",
        r"(?<!a )(?<!another )(?<!some )(?<!your )(?:speaker|presenter|instructor|moderator|photographer|driver|"
        r"host)",
        r"my (?:\w+ )?(?:husband|room?m+ates?|colleague|coworker|co-worker|team ?mate|flatmate|neighbou?r|mentor|"
        r"lead|client)",
        r"my (?:wife|partner|boyfriend|girlfriend|friend|brother|sister) (?!got|was|is|has|told|said|says|and|had|"
        r"saw|sam)\w+",
        rf"(?!one|two|attendee){PERSONS} \w+ing|{PERSONS} (?:who|whom|that|on|by|near|doing|behind)(?! saw)|"
        rf"(?<!an )(?<!a )(?<!some )(?!some){PERSONS} (?:i|i'm|im|i'd|we|we're)|"
        rf"{PERSONS} (?:from|behind|next to|beside|near|opposite|at|with|who sat|who sits|across)",
        rf"{PERSONS} (?:in|with|w/|w|by) (?!me|us|whom)(?:the |a |an |his |her )?(?!the|an?|his|her|audience|room|"
        r"queue|hall\w*|crowd|line|conference|"
        r"chat|lobby|corridor|street|bar|elevator|lift|session|talk|front|back|next|one)[\w-]+",
        r"(?:the|your|our|their|a security) (?:\w+ )?(?!other|harbou?r|collector|holder|bigger|marker|sheriff|"
        r"after|over|number|never|ever|whether|matter|dinner|poster|computer|corner|later|"
        r"better|under|paper|letter|order|sticker|banner|answer|helper|newsletter|error|color|door|floor|mirror|"
        r"former|another|"
        r"rather|either|neither|however|together|remember|behaviou?r|speaker|further|weather|water|proper|clear|"
        r"offer|floor)"
        r"(?:\w{3,}(?:er|or|ist)|guard|crew|lead|clerk|reviewer|caterers?|owner|boss)(?! (?:of|told|in|"
        r"said) (?:the|my))",
        r"this (?:guy|man|dude|woman|girl|person) [a-z]+|same (?:guy|man|person|woman)|group of|these (?:two|guys|"
        r"people)",
        r"(?:two|three|four) (?:men|women|guys|people|of (?:them|the|your))|which of|you know (?:who|him|her)|"
        r"(?:and|with) [a-z]\.",
        r"(?:the|that|this|your|our|their|my) (?:\w+ )?(?:(?!incident|moment|different|talent|patient|consent|"
        r"statement|comment|apartment|agreement|document|event|present|student(?= room)|judgement|argument|"
        r"equipment|payment|treatment|meant|important)\w{4,}(?:ant|ent|man|men|woman|women|ian|yst|ee)|"
        r"lads?|guys|boys|girls|ladies|couple|kids?|child|nurse|medic|coach|cook|judge|pair|trio|professors?|doctor|"
        r"mentors?|mentees?|husband|wife|son|daughter|facilitators?)|"
        rf"the (?!only)(?:\w+ )?\w+ who|(?:two|three|four|five|several) (?:\w+ )?{PERSONS} (?:in|at|from|on|by|"
        r"behind|with|near|of)|"
        r"(?:his|her) name|attendee list|screenshot\w*|link|profile|company|anonymous",
    )
)
_NAME = re.compile(
    r"(?<![.!?:;>\"“*-] )(?<![\"“‘#/.\w-])(?<!\bin )(?<!\bnear )(?<!\bafter )(?<!\bthe )(?<!\n)(?<!^)"
    r"\b(?!(?:Hi|Hello|Dear|Thanks|Thank|Sent|Best|Regards|Kind|Yours|Cheers|Code|Conduct|Python|CoC|PyBay|"
    r"Lakeside|English|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|"
    r"October|November|December|Discord|Slack|Mastodon|LinkedIn|Room|Hall|Hotel|United|States|Sir|Madam|Sirs|"
    r"California|"
    r"I['’]\w+|It|Sat|Sun|Mon|Tue|Wed|Thu|Fri|Street|Avenue|Embarcadero|America|American|Europe|European|Asian|"
    r"African|Muslim|Christian|Jewish|"
    r"Hindu|Internet|God|PhD|Q|OK|Ok)\b)"
    r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]+(?![\w'’-])(?! (?:Hall|Street|Hotel|Room|Inn|Quay|Pier|Dock|Python|Building))"
)
_LINE_OF_TALK = re.compile(
    r"^(?:\[?\d{1,2}[:.]\d{2}[^\n\]]{0,12}\]?\s*)?(?:<[\w.-]{2,20}>|@?[\w.]{2,20}(?:: | \d{1,2}:\d{2} ))", re.MULTILINE
)
_FULL_NAME = re.compile(
    r"\b(?!(?:Kind|Best|Warm|Dear|Yours|Main|Code|Sent|Many|Harbou?r|Pier|New|San|Santa|In|On|At|The|To|From|For|"
    r"My|Our|A|Re|"
    r"Fwd|Our|Your|Hello|Hi|Good|Thank|United|Lakeside|Response|General|Employee) )[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]+ "
    r"(?:(?:van|de|von|el|al|der|di) )?(?!(?:Room|Hall|Hotel|Data|Python|States|Street|Pier|Dock|Inn|Labs|Systems|"
    r"Team|"
    r"Committee|Conference|Conduct|Code|Chairs?|Regards|Region|Relations|Sir|Madam|Team|University|Plaza|Firm)\b)"
    r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]+\b"
)
_NO_NAME = (
    r"(?:i|he|she|it|they|we|you|this|that|there|here|what|who|which|someone|somebody|something|one|some|nobody|"
    r"everyone|"
    r"everybody|people|no|the|a|an|my|your|his|her|our|and|but|so|not|if|all|most|hope|where|when|mail|nothing|"
    r"message|talk|"
    r"idk|then|both|none|anyone|everything|how|why|these|those|their|its|im|also|each|subject|hes|shes|theyre|just|"
    r"never|"
    r"really|for|with|after|before|during|because|since|was|is|man|guy|woman|dude|girl|kind|thanks|thank|please|"
    r"pls|sorry|"
    r"sometimes|ive|id|hello|hey|dear|still|until|while|only|even|maybe|tomorrow|today|yesterday|tonight|once|"
    r"lunch|dinner|got|had|has|had|been|being|in|on|at|to|as|of)\b"
)
_PLAIN_NAME = re.compile(
    r"(?:^|[.!?,:] ?|\b(?:then|when|and|but|bc|that|while|so|guy|dude|man|"
    rf"how) )(?!{_NO_NAME})[a-z]{{3,}}(?: (?!{_NO_NAME})[a-z]{{3,}})? "
    r"(?:is|was|has|keeps?|kept|said|says|told|did|came|went|wrote|made|took|put|threw|hit|stood|sat|began|tried|"
    r"(?:grabb|call|ask|touch|follow|shout|yell|push|shov|laugh|start|block|post|show|stopp|scream|harass|corner|"
    r"stare?|"
    r"kiss|hugg|grop|slapp|punch|kick|interrupt|mock|insult|film|text|messag)ed|from|at)\b",
    re.MULTILINE,
)


def people(said: Statement) -> tuple[FieldState, str]:
    """Found, answered where the writer does not know or will not say, unsure where a name may stand in it."""
    unknown = _UNKNOWN.search(said.plain) or _WITHHELD.search(said.plain)
    if unknown:
        return FieldState.ANSWERED, unknown[0]
    body = _body(said.raw)
    found = _PICKED_OUT.search(said.told) or _other(_FULL_NAME.finditer(body), said)
    if found:
        return FieldState.FOUND, found[0]
    maybe = _PERHAPS.search(said.told) or _other(_NAME.finditer(body), said) or _LINE_OF_TALK.search(body)
    maybe = maybe or _other(_PLAIN_NAME.finditer(body.casefold()), said)
    return (FieldState.UNSURE if maybe else silence(said)), ""


def _other(names: Iterable[re.Match[str]], said: Statement) -> re.Match[str] | None:
    """The first of these that is not the writer's own name."""
    return next((found for found in names if not said.writer & set(plain(found[0]).split())), None)


def _body(raw: str) -> str:
    """The text without the greeting and the last lines, where the writer's own name stands."""
    lines = [line for line in raw.strip().splitlines() if line.strip()]
    subject, rest = lines[:1], lines[1:]
    if rest and _GREETING.match(rest[0]):
        rest = rest[1:]
    while len(rest) > 1 and len(rest[-1].split()) <= _CLOSING:
        rest.pop()
    return "\n".join((*subject, *rest))


_GREETING = re.compile(r"(?:dear|hi|hello|hey|good \w+|to)\b[^.!?\n]{0,60}[,:!]?\s*\Z", re.IGNORECASE)
_CLOSING = 3
"""Words; a last line of no more is taken for the writer's name."""
