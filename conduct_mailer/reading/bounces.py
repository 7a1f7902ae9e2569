"""Bounces: mail servers saying that a mail of ours could not be delivered, in every server's own words.

Nobody but a machine has the sender or the envelope of one, so a person who pastes or speaks of a bounce is not one: a
sign of the envelope and a sign of the content must meet, but for the forms that only servers write.
"""

from __future__ import annotations

import re

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding
from conduct_mailer.reading.danger import danger
from conduct_mailer.reading.phrases import HEADER, SUBJECT, TEXT, compiled, plain

OPENING = 1500

DAEMONS = (
    "mailer-daemon", "mailerdaemon", "mail-daemon", "mail delivery (?:sub)?system", "mail delivery service",
)  # fmt: skip
POSTMASTERS = (
    "postmaster", "poostmaster", "mail administrator", "system administrator", "microsoft outlook",
    "ndr administrator", "content-filter",
)  # fmt: skip
SUBJECTS = (
    "undeliver(?:able|ed)", "delivery (?:status )?notification", "delivery (?:has )?fail(?:ed|ure)",
    "failed delivery", "mail delivery fail(?:ed|ure)", "failure notice", "returned mail", "delivery status",
    "delivery report", "bounce notification", "non-?delivery", "mail system error", "(?:could|can) ?not be delivered",
    "address not found", "message not delivered", "message blocked", "message delayed", "delayed mail",
    "error sending your mail", "postmaster notify", "warning: could not send message", "nondeliverable mail",
    "unzustellbar", "unzustellbarkeitsbericht", "nicht zustellbar", "zustellung fehlgeschlagen",
    "benachrichtigung zum übermittlungsstatus", "non remis", "échec de la remise", "échec de remise",
    "message non distribué", "avis de non-remise", "no se puede entregar", "no se pudo entregar", "no entregado",
    "mensaje no entregado", "fallo en la entrega", "não entregue", "não foi possível entregar", "falha na entrega",
    "falha de entrega", "mancato recapito", "onbestelbaar", "niet bezorgd", "недоставленное",
    "сообщение не доставлено",
)  # fmt: skip
SERVER_FORMS = (
    "this is the (?:qmail-send|mail delivery|vpopmail|postfix) program", "this is the mail system at host",
    "this message was created automatically by (?:the )?mail delivery (?:software|system)",
    "a message that you sent could not be delivered", "i wasn't able to deliver your message",
    "the original message was received at", "reason: delivery to the following recipients failed",
    "this is an automatically generated delivery status notification",
    "diese nachricht wurde automatisch vom mail-?system erzeugt",
)  # fmt: skip
OPENINGS = (
    *SERVER_FORMS,
    "your message (?:could not|couldn't|cannot|can't|wasn't able to|has not been|was not|did not|didn't)",
    (
        "your (?:mail|e-?mail|message) (?:sent on|was rejected|to .{1,120} (?:couldn't|could not|was not|"
        "has been blocked))"
    ),
    "(?:could|can) ?not be delivered", "couldn't be delivered", "unable to deliver", "undeliverable",
    "was not delivered", "delivery (?:to|has|of|failed|failure|is delayed|incomplete)", "permanent (?:error|failure)",
    "mailbox (?:is )?full", "an error occurred while trying to deliver", "did not reach the following recipient",
    "user unknown", "wasn't found at", "address not found", "no such user", "mail delivery", "message delivery",
    "over quota", "an email you sent was rejected", "returned to sender", "konnte nicht zugestellt werden",
    "nicht zugestellt", "n'a pas pu être (?:remis|distribué)", "no se (?:ha podido|pudo|puede) entregar",
    "não pôde ser entregue", "não foi possível entregar", "non è stato recapitato", r"550[ -]5\.\d\.\d+",
    r"\(#[45]\.\d\.\d\)",
)  # fmt: skip
# Notices that stand alone: nobody else begins a message, or heads it, like this.
NOTICES = (
    r"\{\"notificationtype\": ?\"(?:bounce|complaint|delivery)",
    r"complaint about message from \d{1,3}(?:\.\d{1,3}){3}",
)
NOTIFICATIONS = ("delivery-status", "feedback-report")

_DAEMON = compiled(DAEMONS)
_POSTMASTER = compiled(POSTMASTERS)
_SUBJECT = compiled(SUBJECTS)
_SERVER_FORM = compiled(SERVER_FORMS)
_OPENING = compiled(OPENINGS)
_NOTICE = compiled(NOTICES)
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,250}\w")
_MOST_RECIPIENTS = 50
_REPORT_TYPE = re.compile(r"report-type\s*=\s*\"?([a-z-]{1,60})")


def bounce_sign(message: ParsedMessage) -> Finding | None:
    """What shows the message to be a delivery status notification, or ``None``.

    Where only a name or words are a server's, a person's words about danger are heard first.
    """
    reported = _structure(message)
    if reported:
        return reported
    found = _daemon(message) or _dialect(message)
    return found if found and (_by_a_server(message) or not danger(message.text)) else None


def is_from_a_server(message: ParsedMessage) -> bool:
    """Whether it has what only servers write: anybody can take a mail server's name and words."""
    return bool(message.reports) or message.return_path == ""


def report_type(message: ParsedMessage) -> str:
    """What a ``multipart/report`` reports (RFC 6522), or ``""``; older servers leave the type out."""
    if message.content_type != "multipart/report":
        return "delivery-status" if message.content_type == "message/delivery-status" else ""
    found = _REPORT_TYPE.search(message.first("content-type").casefold())
    return found[1] if found else "delivery-status"


def failed_recipients(message: ParsedMessage) -> tuple[str, ...]:
    """The addresses that a bounce may be about: where it has no Final-Recipient, any that stands in its words."""
    reported = [report.recipient for report in message.reports]
    words = "\n".join((*message.all("x-failed-recipients"), message.text, message.returned_text)).casefold()
    return tuple(dict.fromkeys(reported or _ADDRESS.findall(words)))[:_MOST_RECIPIENTS]


def _structure(message: ParsedMessage) -> Finding | None:
    """A notification by its MIME structure: a forwarded one is inside another message and does not count."""
    kind = report_type(message)
    return Finding("kind", kind, HEADER, "bounce-report") if kind in NOTIFICATIONS else None


def _daemon(message: ParsedMessage) -> Finding | None:
    """A sender that no person has."""
    found = _DAEMON.search(plain(message.first("from")))
    return Finding("kind", found[0], HEADER, "bounce-sender") if found else None


def _dialect(message: ParsedMessage) -> Finding | None:
    """A server's own form of words, where the envelope or the sender is a server's too."""
    subject, opening = plain(message.subject), plain(message.text[:OPENING])
    for text, where in ((subject, SUBJECT), (opening, TEXT)):
        notice = _NOTICE.match(text)
        if notice:
            return Finding("kind", notice[0], where, "bounce-notice")
    if _servers(message, opening):
        headed, said = _SUBJECT.search(subject), _OPENING.search(opening)
    elif _null_path(message):
        # Web forms send a person's words on with a null return path, so here the words must come first.
        headed, said = _SUBJECT.match(subject), _OPENING.match(opening)
    else:
        return None
    if headed:
        return Finding("kind", headed[0], SUBJECT, "bounce-words")
    return Finding("kind", said[0], TEXT, "bounce-words") if said else None


def _servers(message: ParsedMessage, opening: str) -> bool:
    """Whether its sender, a field of its own or its first words together with RFC 3834's field are a mail server's."""
    if _POSTMASTER.search(plain(message.first("from"))) or message.first("x-failed-recipients"):
        return True
    return bool(message.first("auto-submitted")) and _SERVER_FORM.match(opening) is not None


def _by_a_server(message: ParsedMessage) -> bool:
    """Whether envelope and words are a server's: what it returns may speak of danger."""
    own = _daemon(message) or _SERVER_FORM.match(plain(message.text[:OPENING]))
    return message.return_path == "" and own is not None


def _null_path(message: ParsedMessage) -> bool:
    daemon = any(_DAEMON.search(plain(value)) for value in message.all("return-path"))
    return daemon or message.return_path == ""
