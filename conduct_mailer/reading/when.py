"""When it happened: a time that a reader could find in the programme or the calendar, to about half a day."""

from __future__ import annotations

from conduct_mailer.model.reading import FieldState
from conduct_mailer.reading.phrases import compiled
from conduct_mailer.reading.statement import Statement, look

MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
SHORT_MONTHS = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
NUMBERS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|half \w+|\d{1,2})"
OCCASIONS = (
    r"(?:lunch|breakfast|dinner|coffee|breaks?|keynotes?|talks?|sessions?|panels?|q&a|q & a|questions|workshops?|"
    r"tutorials?|sprints?|socials?|party|reception|opening|closing|lightning talks?|bofs?|orientation|raffle|quiz|"
    r"walk|"
    r"tour|teardown|setup|set-up|check-?in|demo|open space|registration|tech check|ceremony|meetup|drinks|happy hour)"
)

_PINNED = compiled(
    (
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:'s)?",
        r"(?<!he )(?<!they )(?<!who )(?<!i )(?<!we )(?<!man )(?<!woman )(?<!guy )"
        r"(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)\.?(?= (?:night|morning|evening|afternoon|\d|noon|around|about|"
        r"at))",
        r"(?:on|last|this|from) (?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)",
        r"(?<!\w)(?:thu|thurs|fri|tues|weds)|(?:sat|sun)(?=[.,):])|mid-?(?:morning|afternoon|day)|satt?e?rday|"
        r"saterday|wensday|thersday|tonite|yest(?:e?r)?day|yday|2day|2nite",
        rf"{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?",
        rf"\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?(?:{MONTHS}|{SHORT_MONTHS})",
        rf"{SHORT_MONTHS}\.? \d{{1,2}}",
        r"\d{4}-\d{2}-\d{2}",
        r"(?<!room )(?<!python )(?<!version )\d{1,2}[./]\d{1,2}(?:\.(?!\d)(?! ?\Z)|[./]\d{2,4})",
        r"\d{1,2}/\d{1,2}",
        r"(?<!room )(?<!version )(?<!python )(?:\d|1\d|2[0-3])[:.h][0-5]\d",
        r"\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|o'? ?clock|uhr|ish)",
        rf"(?:at|around|about|since|till|until|before|after|past|from|ca\.) (?:about )?{NUMBERS}"
        r"(?! (?:of|table|stand|booth|people|times|other|place|point|end|men|women|guys|weeks|months|years))",
        rf"between {NUMBERS} and {NUMBERS}",
        r"(?:all |of |since )?(?:today|todays|today's|tonight|yesterday|yesterday's)",
        r"(?:this|last|that|the same|all|whole|since|late|early) "
        r"(?:mornings?|afternoon|evening|noon|lunch|night|lunchtime)",
        r"last night's|earlier this \w+|overnight|at night",
        r"just (?:now|happened|hit|shoved|pushed|grabbed|groped|touched|told|called|came|left|saw|got|been|overheard"
        r"|heard|spat|kicked|slapped|punched|yelled|shouted|had|told|said|did|walked|took|threatened|followed)",
        r"right now|as (?:i|we) (?:type|speak|write)|at the moment|at this moment|happening now",
        r"(?:\d+|a few|few|couple of|some|ten|five|twenty|two|three|an|half an|one) (?:minutes?|mins?|hours?|"
        r"hrs?) ago",
        r"(?:first|second|third|last|final|opening|closing|1st|2nd|3rd) "
        r"(?:conference )?(?:day|night|evening|morning|afternoon|slot|session|keynote|break|coffee break)",
        r"day (?:one|two|three|1|2|3)",
        rf"(?:during|after|before|in|over|following|throughout|end of|middle of|start of|at|from) "
        rf"(?:the |your |our |my |his |her |their |a )?(?:(?!one|some|any|several|your)[\w'-]+ ){{0,4}}{OCCASIONS}"
        r"(?! (?:table|room|desk|team|organi[sz]er|line|queue|people|channel|list|booth|area|tables|rooms|staff))",
        r"when (?:the|registration|doors) (?:\w+ ){0,2}(?:opened|started|ended|let out|closed|began)",
        r"on the (?:way|train|plane|bus|ferry|shuttle|boat) (?:back|home|there|from|to)",
        r"whole (?:day|weekend)|all (?:day|weekend)",
    )
)
_PERHAPS = compiled(
    (
        r"now|still (?:here|there|up|outside|standing|sitting|following)|(?:he|she|they|hes|shes|who|people|"
        r"somebody|someone|guy|man|woman)(?:'s|'re| is| are)? \w+ing",
        r"(?:he's|hes|she's|shes|they're|is|are) (?:here|back|there|outside)",
        rf"(?:the|your|every|each) (?:\w+ ){{0,3}}{OCCASIONS}(?! (?:was|were|itself|table|room|desk|line))",
        r"the (?:other|next|same|following) (?:morning|afternoon|evening|night)|tomorrow|an hour|in \w+ minutes",
        r"(?:each|every) (?:day|night|morning|evening)|since (?!come|its|it|he|she|they|i|we|you|this|that)\w+|"
        r"nights?|days running|\w+ days (?:running|ago|"
        r"in)|meal|mid-\w+|(?:in|of) a row|nite|nites|(?<!good )(?:evenings?|mornings?)",
        r"(?:is|are) \w+ing|this morn\w*|(?:today|yesterday|tonight)\w*|recent\w* (?:talk|session|keynote)",
        r"a moment ago|meanwhile|by then|that day|that week|weekly|meetings?|moments ago|a minute ago|ten minutes|"
        r"teardown|deadline",
        r"gestern|heute|morgens|abends|ayer|hoy|hier|aujourd'hui|ontem|hoje|gisteren|vandaag",
    )
)


def when(said: Statement) -> tuple[FieldState, str]:
    """Found where it is pinned; what may be a time is not asked for."""
    return look(said, said.told, _PINNED, _PERHAPS)
