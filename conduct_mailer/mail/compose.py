"""A letter becomes a mail (RFC 5322), complete but for its attachments, which are joined when it is sent.

One visible recipient, no Bcc, nothing remote. What no person wrote says so (RFC 3834); bounces must still come back, so
that ``X-Auto-Response-Suppress`` never says ``All``.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from email.headerregistry import Address as HeaderAddress
from email.headerregistry import Group
from email.message import EmailMessage

from conduct_mailer.mail.charset import harmless
from conduct_mailer.mail.templates import BAR, Rendered, Templates
from conduct_mailer.model.address import Address
from conduct_mailer.model.decision import Draft
from conduct_mailer.model.event import Event
from conduct_mailer.model.letter import Letter, Mail, Thread, ToParty
from conduct_mailer.model.message import Attachment
from conduct_mailer.reading.threads import REFERENCE_LINE, message_id, plus_address

ANSWERS = frozenset({"receipt", "refusal", "help", "list", "show", "who", "confirm", "closed_thread"})
"""Members' letters that answer a mail of theirs."""

SUPPRESS = "DR, RN, NRN, OOF, AutoReply"
MOST_REFERENCES = 20
_TYPE = re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,80}\Z")
MOST_NAME = 100
_PLAIN_ID = re.compile(r"<(?!.*=\?)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.:;\[\]-]{1,200}@[A-Za-z0-9_.:\[\]-]{1,200}>")
_NO_PARAMETER = re.compile(r"[\"\\;<>]")
_ROOM_FOR_HEADERS = 20_000
_BASE64 = 1.37


class Composer:
    """Writes letters of one event as mails."""

    def __init__(self, templates: Templates, event: Event, *, plus_addressing: bool) -> None:
        """``plus_addressing``: the mailbox takes ``local+anything@domain``, so that an answer brings its token back."""
        self._templates = templates
        self._event = event
        self._plus_addressing = plus_addressing

    def compose(self, draft: Draft, thread: Thread, token: str, now: datetime) -> Mail:
        """The mail, and the same without anything of a report in it."""
        letter = draft.letter
        facts = {**letter.facts, "event": self._event, "now": now}
        rendered = self._templates.render(letter.audience, letter.name, facts)
        bare = self._bare(letter, rendered, facts)
        others = tuple(line[len(BAR) :] for line in rendered.text.splitlines() if line.startswith(BAR) and "/" in line)
        return Mail(
            letter=letter,
            address=draft.address,
            message_id=message_id(token, self._event),
            token=token,
            octets=self._octets(draft, rendered, thread, token, now),
            bare=self._octets(draft, bare, thread, token, now),
            others_words=others,
        )

    def _bare(self, letter: Letter, rendered: Rendered, facts: Mapping[str, object]) -> Rendered:
        bare = self._templates.render(letter.audience, "bare", {"code": "", "others": (), **facts})
        return Rendered(rendered.subject, bare.text, "")

    def _octets(self, draft: Draft, rendered: Rendered, thread: Thread, token: str, now: datetime) -> bytes:
        letter, address = draft.letter, draft.address
        policy = email.policy.SMTP if address.spec.isascii() else email.policy.SMTPUTF8
        mail = EmailMessage(policy=policy)
        mail["From"] = _mailbox(Address(self._event.address, self._event.name))
        mail["To"] = _mailbox(address)
        mail["Subject"] = harmless(rendered.subject)
        mail["Date"] = email.utils.format_datetime(now)
        mail["Message-ID"] = message_id(token, self._event)
        if self._plus_addressing:
            mail["Reply-To"] = plus_address(token, self._event)
        if letter.automatic:
            answer = isinstance(letter.recipient, ToParty) or letter.name in ANSWERS
            mail["Auto-Submitted"] = "auto-replied" if answer else "auto-generated"
            mail["X-Auto-Response-Suppress"] = SUPPRESS
        mail.set_content(f"{rendered.text}\n\n{REFERENCE_LINE}{token}\n", cte="quoted-printable")
        if rendered.html:
            mail.add_alternative(rendered.html, subtype="html", cte="quoted-printable")
            mail.set_boundary(f"=_{token}")
        return _thread_fields(thread) + mail.as_bytes()


def _thread_fields(thread: Thread) -> bytes:
    """The fields that tie an answer to its thread, octet by octet: the library encodes what is long, and decodes it.

    Ids are the other side's: those of no plain form are left out, for what they hold is no id.
    """
    ids = [each for each in thread.message_ids if _PLAIN_ID.fullmatch(each)]
    if not ids:
        return b""
    references = "\r\n ".join((*ids[:1], *ids[1:][-MOST_REFERENCES:]))
    return f"In-Reply-To: {ids[-1]}\r\nReferences: {references}\r\n".encode("ascii")


def join(mail: Mail, attachments: Sequence[Attachment], size_limit: int | None, variant: int) -> bytes:
    """The mail as it leaves: with its attachments as far as the server's SIZE allows, or bare (variant 2)."""
    if variant > 1:
        return mail.bare
    if variant or not attachments:
        return mail.octets
    # What is written already stays as it is written: folded anew, it would be decoded first.
    whole = email.message_from_bytes(mail.octets, policy=email.policy.SMTP.clone(refold_source="none"))
    if not isinstance(whole, EmailMessage):
        raise TypeError("the policy makes EmailMessage")
    room = float("inf") if size_limit is None else size_limit - len(mail.octets) - _ROOM_FOR_HEADERS
    left_out = []
    for part in attachments:
        size = int(len(part.octets) * _BASE64)
        if size > room:
            left_out.append(_part_name(part))
            continue
        room -= size
        maintype, _, subtype = _attached_as(part).partition("/")
        whole.add_attachment(part.octets, maintype=maintype, subtype=subtype, filename=_part_name(part))
    if left_out:
        text = "Too large to be sent by mail, and kept in the store:\n" + "\n".join(left_out) + "\n"
        whole.add_attachment(text, filename="not-attached.txt")
    # The library's own boundaries come from one stream of random numbers, which would tie a mail to all others.
    whole.set_boundary(f"=_with.{whole['Message-ID'].strip('<>').partition('@')[0]}")
    return whole.as_bytes()


def _attached_as(part: Attachment) -> str:
    """Parts go out as what they are, but never so that a mail program runs or unfolds them."""
    wanted = part.content_type.lower()
    plain = wanted.startswith(("image/", "audio/", "video/")) or wanted in ("text/plain", "application/pdf")
    return wanted if plain and _TYPE.match(wanted) else "application/octet-stream"


def _part_name(part: Attachment) -> str:
    """A file name that is a parameter and nothing else, whatever mail program reads it."""
    return harmless(_NO_PARAMETER.sub("_", part.filename))[-MOST_NAME:].strip() or "attachment"


def _mailbox(address: Address) -> HeaderAddress | Group:
    """The recipient as the library writes it; one that it cannot write is on the envelope alone."""
    if harmless(address.spec) == address.spec:
        with suppress(Exception):  # the library raises whatever it likes on odd addresses
            return HeaderAddress(harmless(address.name)[:MOST_NAME].strip(), addr_spec=address.spec)
    return Group("undisclosed-recipients", ())
