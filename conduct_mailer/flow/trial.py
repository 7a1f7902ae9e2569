"""A try of both servers before they are relied on: a mail that goes out, comes back, and shows what survives the way.

What is asked here is what a real answer depends on: which of a token's three places come back, and whose word there is
on a sender.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Generator, Iterator
from email.message import EmailMessage
from email.policy import SMTP

from conduct_mailer.errors import ConfigurationError, Temporary
from conduct_mailer.mail.authenticity import authenticity, is_ours, servers_that_wrote
from conduct_mailer.mail.mailbox import ImapMailbox
from conduct_mailer.mail.parse import parse
from conduct_mailer.mail.smtp import SmtpServer
from conduct_mailer.model.event import Event
from conduct_mailer.model.letter import Accepted, Deferred, Outgoing, Refused
from conduct_mailer.model.message import Folder, ParsedMessage, RawMessage
from conduct_mailer.model.roster import Person
from conduct_mailer.model.situation import Authenticity, Receiver
from conduct_mailer.reading.threads import REFERENCE_LINE, anchors, message_id, plus_address

WAIT_SECONDS = 60.0
ANSWER_SECONDS = 600.0
TOKEN_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"  # noqa: S105 - of which tokens are made
TOKEN_LENGTH = 26


class Trial:
    """Logs in both ways and sends the mailbox a mail; changes nothing but that this mail ends in the done folder."""

    def __init__(self, event: Event, mailbox: ImapMailbox, server: SmtpServer, envelope_from: str) -> None:
        self._event = event
        self._mailbox = mailbox
        self._server = server
        self._envelope_from = envelope_from

    def run(
        self, receiver: Receiver, *, plus_addressing: bool, needs_voucher: bool, wait: float = WAIT_SECONDS
    ) -> Generator[str, None, bool]:
        """What was found, a line each; lines that begin with ``problem:`` or ``warning:`` need somebody.

        Both servers are tried whatever the first one says; a mail goes out only where it can be seen to come back.
        Returns whether it did. ``needs_voucher``: by the configuration no member's mail counts without one.
        """
        folders = yield from self._mailbox_opens()
        if not ((yield from self._server_opens()) and folders):
            return False
        token = _new_token()
        to = plus_address(token, self._event) if plus_addressing else self._event.address
        before = {folder: set(self._mailbox.uids(folder)) for folder in folders}
        result = self._server.send(Outgoing(self._envelope_from, to, self._letter(token)))
        if not isinstance(result, Accepted):
            yield f"problem: smtp: the mail server did not take a mail to the mailbox itself ({_why(result)})"
            return False
        begun = time.monotonic()
        raw = self._comes_back(token, before, wait)
        if raw is None:
            yield f"problem: the mail did not come back to the mailbox within {wait:.0f} s; see imap and event.address"
            return False
        yield f"the mail came back after {time.monotonic() - begun:.1f} s" + (", in Junk" if raw.junk else "")
        message = parse(raw.octets)
        if isinstance(message, ParsedMessage):
            yield from self._tokens(message, token, plus_addressing=plus_addressing)
            yield from _vouchers(message, receiver, needed=needs_voucher)
        return True

    def _mailbox_opens(self) -> Generator[str, None, tuple[Folder, ...]]:
        """Log in to the mailbox; its folders, none where that is impossible."""
        try:
            self._mailbox.connect()
            folders = self._mailbox.folders()
            yield f"imap: logged in; reads {', '.join(folder.name for folder in folders)}"
            yield from self._mailbox.abilities()
        except (ConfigurationError, Temporary) as problem:
            yield f"problem: {problem}"
            return ()
        return folders

    def _server_opens(self) -> Generator[str, None, bool]:
        """Connect to the mail server, and log in where there is a password; whether that is possible."""
        try:
            self._server.log_in()
        except (ConfigurationError, Temporary) as problem:
            yield f"problem: {problem}"
            return False
        size = self._server.size_limit
        done = "logged in" if self._server.logs_in else "reached, without a login, for no password is set"
        yield f"smtp: {done}; size limit {f'{size // 1_000_000} MB' if size else 'not said'}"
        return True

    def ask(self, member: Person, receiver: Receiver, *, wait: float) -> Iterator[str]:
        """Send a member a test letter and wait for the answer: it proves the three conditions by which theirs count."""
        token = _new_token()
        before = {folder: set(self._mailbox.uids(folder)) for folder in self._mailbox.folders()}
        text = f"This is a test. Please answer this mail now, with any word.\n\n{REFERENCE_LINE}{token}\n"
        result = self._server.send(Outgoing(self._envelope_from, member.emails[0], self._letter(token, member, text)))
        if not isinstance(result, Accepted):
            yield f"problem: {member.id}: the mail server did not take the test letter ({result.reason})"
            return
        yield f"{member.id}: a test letter is on its way; waiting {wait / 60:.0f} minutes for the answer"
        raw = self._comes_back(token, before, wait)
        message = parse(raw.octets) if raw is not None else None
        if not isinstance(message, ParsedMessage):
            yield f"problem: {member.id}: no answer with a token came in time"
            return
        sender = message.sender
        if sender is None or not member.owns(sender.key):
            yield f"problem: {member.id}: the answer came from an address that the people file does not have for them"
        vouched = authenticity(message, receiver)
        if vouched is Authenticity.ALIGNED:
            yield f"{member.id}: the answer came with its token, and the server vouches for its sender"
        else:
            yield f"problem: {member.id}: the server does not vouch for the answer's sender ({vouched.value})"

    def _letter(self, token: str, to: Person | None = None, text: str = "") -> bytes:
        mail = EmailMessage(policy=SMTP)
        mail["From"] = self._event.address
        mail["To"] = to.emails[0] if to else self._event.address
        mail["Subject"] = f"{self._event.name}: a test"
        mail["Message-ID"] = message_id(token, self._event)
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(text or f"A test of the mailbox. Nothing is to be done.\n\n{REFERENCE_LINE}{token}\n")
        return mail.as_bytes()

    def _comes_back(self, token: str, before: dict[Folder, set[int]], wait: float) -> RawMessage | None:
        """Wait for the mail, and put it away, so that it is never taken for a message to the event."""
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline:
            for folder in self._mailbox.folders():
                new = [uid for uid in self._mailbox.uids(folder) if uid not in before.get(folder, set())]
                for batch in self._mailbox.fetch(folder, new):
                    for raw in batch:
                        if token.encode() in raw.octets:
                            self._mailbox.settle(raw.place)
                            return raw
            self._mailbox.wait(1.0)
        return None

    def _tokens(self, message: ParsedMessage, token: str, *, plus_addressing: bool) -> Iterator[str]:
        survived = {
            "Message-ID": message.message_id == message_id(token, self._event),
            "last line": token in anchors(message, self._event).tokens,
        }
        if plus_addressing:
            own = plus_address(token, self._event)
            survived["plus-address"] = any(own in header.value for header in message.headers)
        yield "tokens: " + ", ".join(f"{name} {'survives' if held else 'LOST'}" for name, held in survived.items())
        if not any(survived.values()):
            yield "problem: no token survives the way; answers could not be told from new mail"


def _new_token() -> str:
    return "".join(secrets.choice(TOKEN_ALPHABET) for _ in range(TOKEN_LENGTH))


def _why(result: Deferred | Refused) -> str:
    """Why a mail to the mailbox was not taken, with the mend where it is known."""
    if isinstance(result, Refused) and result.reason == "address":
        return "it knows no such mailbox; mend event.address"
    return result.reason


def _vouchers(message: ParsedMessage, receiver: Receiver, *, needed: bool) -> Iterator[str]:
    """Who wrote Authentication-Results on top, and whether it is who the configuration believes."""
    level = "problem" if needed else "warning"
    found = servers_that_wrote(message)
    if not found:
        yield f"{level}: authentication: the server writes no Authentication-Results, so it vouches for nobody" + (
            '; have it write them, or write require = ["token"]' if needed else ""
        )
        return
    name = found[0]
    yield f"authentication: vouched for by {name or 'a server that writes no name, as Microsoft 365 does'}"
    if not is_ours(name, receiver):
        mend = f'authserv_id = "{name}"' if name else "microsoft_365 = true"
        stands = "it is not what stands there now" if receiver.vouches else "nothing stands there yet"
        yield f"{level}: authentication.authserv_id: write {mend}; {stands}"
