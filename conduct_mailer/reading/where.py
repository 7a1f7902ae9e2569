"""Where it happened: a place in the building, in town or on the net."""

from __future__ import annotations

from conduct_mailer.model.reading import FieldState
from conduct_mailer.reading.phrases import compiled
from conduct_mailer.reading.statement import Statement, look

PLACES = (
    r"(?:\w*rooms?|halls?|lobby|foyer|hallways?|corridors?|stair\w*|elevators?|lifts?|escalators?|floors?|mezzanine|"
    r"tables?|queues?|lines?|desks?|booths?|stands?|stalls?|tent|pier|docks?|deck|ferry|boat|terrace|balcony|garden|"
    r"rooftop|bars?|pub|hotels?|hostel|inn|caf[eé]s?|restaurants?|canteen|kitchen|buffet|cloakroom|wardrobe|racks?|"
    r"lockers?|toilets?|bathrooms?|restrooms?|ladies'?|gents'?|loos?|washrooms?|bus|shuttle|train|tram|taxis?|cabs?|"
    r"car|car park|station|airport|street|parking|garage|entrance|exit|doors?|doorway|gate|ramp|steps|registration|"
    r"reception|check-?in|(?:front|back|first|second|third|last) row|rows?|stage|podium|lectern|fountain|dispenser|"
    r"bench|beanbags|bean bags|couch|sofa|corner|office|building|hotel bar|expo|exhibition|ballroom|auditorium|"
    r"library|gym|pool|sauna|beach|park|waterfront|quay|lounge|gallery|courtyard|patio|lawn|yard|pavement|sidewalk|"
    r"shop|brewery|bridge|tunnel|basement|cinema|theat(?:re|er)|venue|sponsor area|area|track|counter|urns|vestibule|"
    r"session|sessions|panel|keynote|talks?|workshop|tutorials?|bof|sprints?|party|dinner|lunch|breakfast|social|"
    r"posters?|open space|q&a|q & a|orientation|closing|opening|walk|tour|presentation|slides|deck|demo|opening)"
)
CHANNELS = (
    r"(?:channels?|discord|slack|zulip|matrix|irc|mastodon|twitter|bluesky|linkedin|instagram|facebook|whatsapp|"
    r"telegram|reddit|youtube|github|gitlab|forums?|mailing list|live ?stream|livechat|group chat|issue tracker|"
    r"stream(?:'s)? chat|zoom|stream|chat|thread|website|sms|tiktok|x\.com)"
)

_PLACED = compiled(
    (
        r"(?!at this stage)(?:in|at|on|by|near|outside|behind|beside|to|into|from|inside|onto|through|under|along|"
        r"down|up|off|"
        r"opposite|"
        rf"around|across|upstairs at|over|next to|in front of|out of|middle of|back of|end of|during|after) "
        rf"(?:the|your|my|our|his|her|their|this|that|both|all) (?!side|office|desk|hiring|one of|many of)"
        rf"(?:(?!side|one|of|or|and|you|i)[\w'-]+ ){{0,4}}{PLACES}"
        r"(?! (?:team|people|list|page|full|of people))",
        r"(?:in|at|on|by|near|outside|behind|into|to|inside) (?!this stage|this point)(?:\w+ ){0,2}(?:hall|room|"
        r"dock|stand|booth|floor|row|"
        r"track"
        r"|gate|stage|breakfast|lunch|dinner|registration|reception|stairs|checkin|check-in|table|pier|level|street)"
        r"(?: \w{1,3})?(?! (?:full|of people))",
        r"(?:hall|room|dock|stand|booth|row|track|table|pier|stage|floor|bldg|building) (?:\d+|[a-e])",
        r"\d(?:st|nd|rd|th) floor|(?:ground|upper|lower|first|second|third) (?:floor|deck)|upstairs|downstairs|"
        r"backstage",
        r"(?:green|quiet|pier|lantern|anchor|harbou?r|main|speakers?'?) (?:room|hall|hotel)",
        rf"(?:in|on|via|over|through|by) (?:\S+ ){{0,4}}{CHANNELS}|#[a-z][\w-]+|(?:by|per|via) e-?mail|"
        r"in (?:my )?e-?mails?",
        r"dms?|dmed|dm'd|dming|e-?mailed (?:me|her|him|us)|(?:sends?|sent|sending) (?:me|her|him|us) (?:an? |\w+ )?"
        r"(?:e-?mails?|messages?|mails?)",
        r"(?:messaged|texted|messages|texts|pinged|pinging|dms) (?:me|her|him|us)|(?:text|voice|private) messages?",
        r"posts? (?:that|which|about|on|of)|toot\w*|tweets?|tweeted|https?:\S+|www\.\S+|issue \d+|pull request|"
        r"slide \d+",
        r"stream chat|chat (?:of|under) the \w+|outside|at (?:work|home|my (?:workplace|work|home))|phoned",
    )
)
_PERHAPS = compiled(
    (
        r"(?!rooms)\w+rooms?(?! again)|(?<!changed )(?<!hotel )(?<!a )rooms?(?! full)|lobby|foyer|hallways?|"
        r"corridors?|stair\w*|elevators?|lifts?|mezzanine|booths?|stands?|"
        r"stalls?|"
        r"tent|deck|ferry|boat|terrace|balcony|bars?|pub|hostel|canteen|buffet|cloakroom|toilets?|bathrooms?|"
        r"loos?|bus|shuttle|tram|taxis?|airport|garage|entrance|(?<!which )doors?|doorway|registration|seats?|rows?|"
        r"auditorium|quay",
        r"at (?:a|one of the|another|some) (?:\w+ )?(?:table|desk|booth|stand|party|dinner|bar|meetup|talk|session|"
        r"workshop|panel|tutorial)",
        r"channel|discord|slack|zulip|matrix|mastodon|twitter|bluesky|linkedin|instagram|facebook|whatsapp|telegram|"
        r"reddit|youtube|github|gitlab|forum|chat|threads?|tracker|stream|zoom|e-?mailed|messaged|messages|message|"
        r"texts?|"
        r"posts?|posted|posting|phone calls|online|mails|e-?mails|calls|letters|"
        r"(?<!in )(?:the|an?|his|her|this|that|daily) (?:e-?mail|mail|letter|text|review|form|call|invitation|app|"
        r"album|page|website)"
        r"(?! (?:me|us|instead|or))",
        r"(?:my|her|his|the|your|our|this|its) (?:(?!other|of|social)\w+ ){0,3}(?:workshop|tutorial|panel|session|"
        r"keynote|bof|"
        r"sprints?|party|"
        r"dinner|poster|demo|lunch|social|queue|line|desk|table|q&a)",
        r"(?:at|near|outside|behind|inside|out of|into|beside|past|by|in|on) (?:the|your|our|their) (?!conference|"
        r"event|"
        r"end|audience|moment|time|same|middle|way|past|future|form|front|back|arm|face|body|hand|head|mail|phone|"
        r"one|name|"
        r"code|programme?|committee|police|team|face|shoulder|leg|first|last|other|whole|internet|web|kind|"
        r"organi[sz]ers|records?|files?|above|next|words?|matter|meantime|world|afternoon|morning|evening|attendee|"
        r"queue|culture|country)"
        r"[a-z]{3,}(?! (?:of|like|was|said|told|did|asked|made|used|called))|meal|(?:at|in) (?!your|the|our|an|a|"
        r"least|first|last|all|once|fact|"
        r"front|general|time|some|any|one|this|that|most|my|his|her|least)[a-z]+ (?:night|fair|hour|drinks|class|"
        r"meeting|evening|"
        r"call|event|show|karaoke)|lunch|dinner|breakfast|stall|\w+ corner|mid-\w+|level \d+",
        r"panels?|tutorials?|workshops?|keynotes?|closing|opening|sessions?|reception|(?<!other )party|sprints?|"
        r"bofs?|"
        r"posters?|sponsor \w+|"
        r"job board|mixer|venue|fwd?:|subject:|e-?mail(?:s|ed)? from|forwarded|calling me|calls me|"
        r"called me up|lounge|"
        r"today's \w+|yesterday's \w+|drinks|excursion|boats?|trip|way (?:back|to)|crossing|bridge|garden|"
        r"sponsors? area",
        r"(?:the|your|our|that) (?!first|last|other|next|same|whole|only|best|talk|very|second|third|"
        r"previous)\w+ talks?(?! was)|"
        r"(?:in|at|near|outside) (?!front|person|public|general|tears|writing|advance|case|fact|detail|time|touch|"
        r"contact|private|"
        r"english|order|particular|addition|peace|silence|shock|charge|response|return|turn|part|question|common|"
        r"between|their|"
        r"your|that|this|these|those|some|least|first|last|once|work|ease|random|large|risk|stake|best|worst|most|"
        r"what|which|"
        r"whom|there|here|anyone|everyone|people|women|them|such|both|other|another|many|several|hindsight|anger|"
        r"pain|need|"
        r"trouble|favou?r|january|february|march|april|june|july|august|september|october|november|december|full|"
        r"short|half|"
        r"lunch|dinner|breakfast|noon|night|midnight|spring|summer|autumn|fall|winter|past|recent|future|good|"
        r"support|terms|"
        r"relation|connection|regard|confidence|doubt|disbelief|response|reply|reference|about|around|length|"
        r"present|python|"
        r"attendance|disguise|love|danger|hand|mind|place|stitches|print|seconds|minutes|german|french|"
        r"spanish)[a-z]{4,}"
        r"(?! (?:of you|them|us|me))",
        r"flur|raum|bühne|sala|pasillo|escalera|couloir|salle|gang|zaal",
    )
)


def where(said: Statement) -> tuple[FieldState, str]:
    """Found where a place is named; what may be a place is not asked for."""
    return look(said, said.told, _PLACED, _PERHAPS)
