"""A statement: the whole of what was written, made ready for a field to be looked for in it.

Quoted and forwarded text, the subject and the attachments count. What the writer says about when and where they can be
met, of their journey or the rest of the event is no part of what happened, and is taken out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import FieldState, View
from conduct_mailer.reading.phrases import compiled, plain
from conduct_mailer.reading.tongue import is_english

MOST = 20_000
"""Characters that are looked at; nobody is asked for anything in a longer text, whatever stands in the rest."""

LONG = 1_800
"""Characters; in so long a text that a list finds nothing says more about the list."""

_FOOTER = re.compile(
    r"^(?:sent from|sent with|get outlook|this message was sent|von meinem|enviado desde|envoyé de)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")
_BESIDE = compiled(
    (
        # Proposals and requests to the reader.
        r"works for (?:me|us)|\d{1,2} works|(?:would )?suits? (?:me|us)|would suit|propose a slot|appointment",
        r"(?:please|kindly|can you|could you|would you|you can|just|ones? of you|somebody|"
        r"someone) (?:\w+ )?(?:call|ring|"
        r"phone|text|reach|write|answer|reply|respond|confirm|inform|let|advise|meet|sit down|come along)",
        r"(?:call|ring|phone|text|reach) (?:me|us) (?:on|at|under|any|whenever|before|after|tomorrow|today|when)",
        r"(?:could|can|may|should|shall|might) (?:we|i) (?:also )?(?:meet|talk|speak|come|drop|pick)",
        r"(?:i|we) (?:could|can|may|might) (?:also )?(?:meet|talk|speak|come|drop|pick)|we should meet|could do the",
        r"(?:inform|tell|write|let) (?:us|me)(?: know)?,? (?:by|before|until)",
        r"(?:answer|reply|response|confirmation|word) (?:\w+ )?(?:by|before|until)|would like an? \w+ by|"
        r"like an answer",
        r"(?:on|over) the phone|by phone|any (?:day|time) (?:after|before)",
        # Hours, deadlines and dealings of other kinds.
        r"business days|weekdays|office hours|open (?:mon|monday|daily|from|until|till)|deadline|contract|invoice",
        r"grace period|refund|(?:is|are) open",
        # Where the writer is, goes and lives, and the mailbox that is used.
        r"my (?:train|flight|plane|bus|ferry|hotel|lawyer) (?:\w+ )?(?:leaves|goes|is|departs|lands|will)|"
        r"before my \w+",
        r"(?:i|we) (?:fly|leave|travel|go|board|stay|live) (?:\w+ ){0,2}(?:home|back|on|out|in|at|from|here|more|"
        r"until|till|"
        r"near|minutes)",
        r"(?<!where )i live|(?<!where )i stay|i(?:'m| am) boarding|from gate|back online|out of (?:signal|office|"
        r"reach)",
        r"i(?:'m| am|'ll be| will be| may be) (?:[\w']+ ){0,3}(?:until|till)",
        r"i(?:'m| am) (?:back|away|around|on site|on leave|at my desk|free|available|reachable|at home|staying|"
        r"in town)",
        r"is the mail ok|i(?:'ll| will| won't| will not) (?:\w+ )?(?:be (?:at|in|out|on|away|back)|open|read|check)",
        r"this (?:address|mailbox|inbox|e-?mail address)|throw-?away|(?:my|the) other address",
        # That and how it was written, looked up or told, and thanks for the rest.
        r"(?:sat|sit) down to write|looked (?:it|this) up|i (?:have )?(?:started|begun) (?:this|to write)|survey",
        r"took a photo with|went in to report|your newsletter|the (?:food|coffee|venue) (?:was|is|in|here)|best week",
        r"(?:talks?|keynote|conference|event|everything|weekend|rest|otherwise|party|evening) (?:itself )?(?:was|"
        r"were|is) "
        r"(?:\w+ )?(?:wonderful|great|lovely|good|fantastic|excellent|amazing|brilliant|flawless|superb|perfect)",
    )
)
_OTHERS = (
    r"(?:he|she|they|who|hes|shes|guys?|man|men|woman|women|people|person|someone|somebody|one|attendee|participant|"
    r"speaker|engineer|colleague|it|which|that|bloke|dude|lad|fellow)"
)
_DEED = compiled(
    (
        rf"{_OTHERS} (?:\w+ ){{0,2}}(?:was|were|kept|keeps?|said|says|told|took|put|made|came|went|stood|sat|got|"
        r"hit|threw|"
        r"held|began|wrote|sent|did|has|had|wouldn't|won't|didn't|followed|asked|grabbed|touched|started|called|"
        r"tried|"
        r"walked|shouted|turned|looked|stopped|laughed|pushed|showed|posted|leaned|gave)",
        r"(?:him|her|them|me|us) (?:to stop|alone)|(?:wouldn't|won't|didn't|not) (?:\w+ )?stop|kept \w+ing",
        r"grabb\w+|touch(?:ed|ing)|shout\w*|follow(?:ed|ing)|threat\w*|groped|shov\w+|push(?:ed|ing)|"
        r"happened (?:at|in|on)|"
        r"harass\w*|assault\w*|insult\w*|hit me",
        r"(?:i|we) (?:was|were|got) \w+ed|got \w+(?:ed|en)",
    )
)
_ADVISER = re.compile(
    r"\b[Mm]y (?:friend|sister|brother|mum|mother|therapist|colleague|wife|husband|partner)s? \w+ "
    r"(?:told|said|says|thinks|suggested)\b"
)


@dataclass(frozen=True, slots=True, repr=False)
class Statement(Content):
    """``raw`` as it stands, ``plain`` as phrases are compared; ``told`` is plain and without what is beside the matter.

    ``telling`` says whether what is not found in it is missing: not in another language, a long text, or where
    something came with it that could not be read. ``writer`` are the words of the writer's own name.
    """

    raw: str
    plain: str
    told: str
    telling: bool
    writer: frozenset[str]


def statement(message: ParsedMessage, view: View) -> Statement:
    """Everything that a message says, its subject first."""
    attached = [f"{part.filename} {part.text or ''}" for part in message.attachments]
    own = _FOOTER.sub("", view.own)
    raw = "\n\n".join((message.subject, own, _FOOTER.sub("", view.quoted), *attached))
    raw = _ADVISER.sub(" ", raw[:MOST])
    return Statement(
        raw=raw,
        plain=plain(raw),
        told=plain(". ".join(part for part in _SENTENCE_END.split(raw) if not _is_beside(part))),
        writer=frozenset(plain(message.sender.name).split()) if message.sender else frozenset(),
        telling=len(raw) < LONG and not message.unreadable and is_english(own or message.subject),
    )


def look(said: Statement, text: str, sure: re.Pattern[str], maybe: re.Pattern[str]) -> tuple[FieldState, str]:
    """Found with its words; unsure where something only looks like it; else what silence means in this statement."""
    found = sure.search(text)
    if found:
        return FieldState.FOUND, found[0]
    return (FieldState.UNSURE if maybe.search(text) else silence(said)), ""


def silence(said: Statement) -> FieldState:
    """What it means that nothing was found."""
    return FieldState.ABSENT if said.telling else FieldState.UNSURE


def _is_beside(sentence: str) -> bool:
    """Whether a sentence is about meeting, writing, travelling or the rest of the event, and tells of no deed."""
    words = plain(sentence)
    return bool(_BESIDE.search(words)) and not _DEED.search(words)
