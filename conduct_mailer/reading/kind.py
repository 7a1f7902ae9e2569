"""What a message is: a person's report, addition, appeal or question, or a machine's answer, bounce, bulk or spam.

A report taken for a machine's mail would be lost, the other way round it costs a look: signs in the header never decide
alone, words of a machine must come with them, and words of a person who tells of something outweigh both.
"""

from __future__ import annotations

from dataclasses import dataclass

from conduct_mailer.model.content import Content
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding, Kind, View
from conduct_mailer.reading import intents
from conduct_mailer.reading.accounts import certain, narrated, stated, told
from conduct_mailer.reading.automatic import automatic_signs
from conduct_mailer.reading.bounces import bounce_sign
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.machines import doubtful, machine_kind
from conduct_mailer.reading.phrases import TEXT, findings
from conduct_mailer.reading.questions import Question
from conduct_mailer.reading.tongue import is_english
from conduct_mailer.reading.wording import Wording, wording

JUNK, JUNK_WITH_SIGNS, NO_JUNK, TOLD, TOLD_AND_ASKED = 0.7, 0.4, -1.0, 0.4, 1.2
APPEAL, FOLLOWUP, ASKING = 0.0, 0.2, 0.3
"""How much of the whole text must speak for a kind that no list of words shows; ``TOLD`` is so much more where words
stand in it that a person uses who has something to tell, ``TOLD_AND_ASKED`` for a question. Below ``NO_JUNK`` no list
of words makes junk of it, and from it on no appeal is believed that no list shows.
"""


@dataclass(frozen=True, slots=True, repr=False)
class KindFound(Content):
    """The kind, whether a sign of automatic mail was seen, and the words and fields that say so."""

    kind: Kind
    machine_sign: bool
    evidence: tuple[Finding, ...]


def kind(message: ParsedMessage, view: View, judged: Judgement, *, junk: bool, answers_ours: bool) -> KindFound:
    """The kind of a message; ``answers_ours``: it carries a token, Message-ID or reference of ours."""
    bounce = bounce_sign(message)
    if bounce:
        return KindFound(Kind.BOUNCE, machine_sign=True, evidence=(bounce,))
    words = wording(message, view, automatic_signs(message, junk=junk))
    machine = machine_kind(words)
    if machine and machine[0] is not Kind.AUTO_REPLY and judged.score(Question.JUNK) < NO_JUNK:
        machine = None
    machine = machine or (None if answers_ours else _junk(words, judged))
    if machine:
        return KindFound(machine[0], machine_sign=True, evidence=machine[1])
    found, evidence = _persons_kind(words, judged, answers_ours=answers_ours)
    return KindFound(found, machine_sign=doubtful(words), evidence=(*words.signs, *evidence))


def _junk(words: Wording, judged: Judgement) -> tuple[Kind, tuple[Finding, ...]] | None:
    """Whether the whole reads like no person who has something to tell: then a list's mail, or somebody's offer.

    In a language that the lists do not know nobody can say that nothing is told.
    """
    enough = (JUNK_WITH_SIGNS if words.signs else JUNK) + (TOLD if words.told else 0.0)
    if not is_english(words.raw) or judged.score(Question.JUNK) < enough:
        return None
    reasons = tuple(Finding("kind", term, TEXT, "weighed") for term in judged.reasons(Question.JUNK))
    return (Kind.BULK if words.signs else Kind.SPAM), (*words.signs, *reasons)


def _persons_kind(words: Wording, judged: Judgement, *, answers_ours: bool) -> tuple[Kind, tuple[Finding, ...]]:
    """What a person wants; in doubt it is a report."""
    text = f"{words.heading} . {words.own}"
    appeal = _appeal(text)
    if appeal or (judged.score(Question.APPEAL) >= APPEAL and judged.score(Question.JUNK) < NO_JUNK):
        return Kind.APPEAL, appeal
    addition = findings(intents.ADDITION, f"{words.heading} . {certain(words.raw)}", where=TEXT, rule="followup-words")
    if answers_ours or addition or _answers_acknowledgement(words):
        return Kind.FOLLOWUP, addition
    question = findings(intents.QUESTION, text, where=TEXT, rule="question-words")
    if judged.score(Question.FOLLOWUP) >= FOLLOWUP:
        reasons = judged.reasons(Question.FOLLOWUP)
        return Kind.FOLLOWUP, tuple(Finding("kind", term, TEXT, "weighed") for term in reasons)
    if judged.score(Question.ASKING) >= ASKING + (TOLD_AND_ASKED if words.told else 0.0):
        return Kind.QUESTION, question
    if question and not narrated(certain(words.raw)) and not told(stated(words.raw)):
        return Kind.QUESTION, question
    return Kind.REPORT, tuple(Finding("kind", word, TEXT, "account-words") for word in words.told)


def _appeal(text: str) -> tuple[Finding, ...]:
    """A sanction against the writer together with the wish to have it looked at again."""
    sanction = findings(intents.SANCTION, text, where=TEXT, rule="appeal-sanction")
    review = findings(intents.REVIEW, text, where=TEXT, rule="appeal-review")
    return (*sanction, *review) if sanction and review else ()


def _answers_acknowledgement(words: Wording) -> bool:
    """A reply whose quote is one of our acknowledgements, though nothing else ties it to one."""
    replies = words.replies or not words.heading
    return replies and intents.ACKNOWLEDGEMENT.search(f"{words.subject} {words.quoted}") is not None
