"""Which machine wrote a message, if one did: an automatic answer, a list or service, a sender of unwanted offers.

Each needs words of its own, fewer where a sign in the header agrees, and gives way to a person who tells of something.
"""

from __future__ import annotations

from re import Pattern

from conduct_mailer.model.reading import Finding, Kind
from conduct_mailer.reading import machine_words
from conduct_mailer.reading.automatic import ANSWERED, BULK, MACHINE, SPAM, has_sign
from conduct_mailer.reading.phrases import SUBJECT, TEXT, findings, found
from conduct_mailer.reading.wording import Wording

# A digest retells what happened to others; that much of it is no account of its sender's.
RETOLD_AT_MOST = 4
# So many different phrases of a machine need no sign in the header.
MANY = 3


def machine_kind(words: Wording) -> tuple[Kind, tuple[Finding, ...]] | None:
    """The machine's kind with its words as evidence, or ``None`` where a person may have written."""
    return _domain_report(words) or _auto_reply(words) or _bulk(words) or _spam(words)


def _domain_report(words: Wording) -> tuple[Kind, tuple[Finding, ...]] | None:
    if machine_words.DOMAIN_REPORT.match(words.heading) and len(words.narrated) <= 1:
        return Kind.BULK, _evidence(words, machine_words.DOMAIN_REPORT, machine_words.BULK_FOOTER, "domain-report")
    return None


def _auto_reply(words: Wording) -> tuple[Kind, tuple[Finding, ...]] | None:
    subject = machine_words.AUTO_SUBJECT.search(words.heading) is not None
    texts = len(found(machine_words.AUTO_TEXT, words.own))
    answered = has_sign(words.signs, ANSWERED)
    says_so = texts >= MANY or (subject and texts > 0) or (answered and (subject or texts > 0))
    # An absence that is told of in subject, text and header stands even beside a word that could be an account's.
    unmistakable = answered and subject and texts > 0 and len(words.narrated) <= 1
    if unmistakable or (says_so and not words.narrated):
        return Kind.AUTO_REPLY, _evidence(words, machine_words.AUTO_SUBJECT, machine_words.AUTO_TEXT, "auto-words")
    return None


def _bulk(words: Wording) -> tuple[Kind, tuple[Finding, ...]] | None:
    both = f"{words.heading} . {words.own}"
    structure = len(found(machine_words.BULK_STRUCTURE, both))
    footer = len(found(machine_words.BULK_FOOTER, words.own))
    if has_sign(words.signs, BULK, MACHINE):
        digest = structure > 1 and footer > 0 and len(words.narrated) <= RETOLD_AT_MOST
        bulk = digest or (structure > 0 and not words.narrated)
    else:
        bulk = structure > 0 and footer > 0 and structure + footer >= MANY and not words.told
    if bulk or (words.calendar and not words.told):
        return Kind.BULK, _evidence(words, machine_words.BULK_STRUCTURE, machine_words.BULK_FOOTER, "bulk-words")
    return None


def _spam(words: Wording) -> tuple[Kind, tuple[Finding, ...]] | None:
    phrases = len(found(machine_words.SPAM, f"{words.heading} . {words.own}"))
    untold = not words.told
    judged = has_sign(words.signs, SPAM)
    several = phrases > 1 and untold
    one = phrases > 0 and judged and untold and words.links
    if (phrases >= MANY or several or one) and not words.narrated:
        return Kind.SPAM, _evidence(words, machine_words.SPAM, machine_words.SPAM, "spam-words")
    return None


def doubtful(words: Wording) -> bool:
    """Whether a person's message must get no automatic answer: it carries a sign, or reads like an automatic answer."""
    return bool(words.signs) or machine_words.AUTO_SUBJECT.search(words.heading) is not None


def _evidence(words: Wording, of_subject: Pattern[str], of_text: Pattern[str], rule: str) -> tuple[Finding, ...]:
    subject = findings(of_subject, words.heading, where=SUBJECT, rule=rule)
    return (*words.signs, *subject, *findings(of_text, words.own, where=TEXT, rule=rule))
