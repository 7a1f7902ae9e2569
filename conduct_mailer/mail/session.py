"""A logged-in IMAP connection and the folders found on it; dropped on any failure."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from typing import Any

import imapclient
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, LoginError

from conduct_mailer.config.options import ImapOptions
from conduct_mailer.errors import MailboxUnavailable
from conduct_mailer.mail.access import ToMend, is_final, later, not_offered, refused, tls_context, to_mend, trouble

log = logging.getLogger(__name__)

CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0
LOGOUT_SECONDS = 2.0
FAILURES = (IMAPClientError, OSError, AttributeError, LookupError, TypeError, ValueError)
"""What imapclient raises when the server or the way to it fails; TLS errors and time-outs are OSErrors.

The last four come when the connection ended, or lost its step, in the middle of an answer.
"""
PASSES = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")
"""Response codes (RFC 5530, RFC 9051) of a login that is refused only for now."""

for _name in ("imapclient", "imapclient.imaplib"):
    logging.getLogger(_name).setLevel(logging.ERROR)  # they write whole messages at DEBUG


class Session:
    """``client`` speaks to the server inside ``guarded``; ``done`` and ``junk`` are its names of the folders."""

    def __init__(self, account: ImapOptions) -> None:
        self._account = account
        self._client: Any = None
        self.done = ""
        self.junk = ""

    @property
    def client(self) -> Any:
        """The connection; raises ``MailboxUnavailable`` when there is none."""
        if self._client is None:
            raise MailboxUnavailable("not-connected", "imap: not connected")
        return self._client

    def open(self) -> None:
        """Connect, log in and find the folders; raises ``ConfigurationError`` for a refused login or certificate."""
        self.close()
        try:
            self._connect()
            self._log_in()
            self._find_folders()
        except (ToMend, MailboxUnavailable):
            self.drop()
            raise
        except FAILURES as problem:
            self.drop()
            if is_final(problem):
                raise to_mend("imap", self._account, problem) from problem
            raise MailboxUnavailable(*trouble("imap", self._account, problem)) from problem

    def _connect(self) -> None:
        account, context = self._account, tls_context("imap", self._account)
        implicit = account.security == "tls"
        self._client = imapclient.IMAPClient(
            account.host,
            account.port,
            use_uid=True,
            ssl=implicit,
            ssl_context=context if implicit else None,
            timeout=imapclient.SocketTimeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
        )
        self._client._imap.debug = 0  # noqa: SLF001 - its default keeps whole messages in memory, at half the speed
        self._client.normalise_times = False
        if account.security == "starttls":
            try:
                self._client.starttls(context)
            except CapabilityError as problem:
                raise MailboxUnavailable(*not_offered("imap", account, "starttls")) from problem

    def _log_in(self) -> None:
        if self._client.has_capability("LOGINDISABLED"):
            raise MailboxUnavailable(*not_offered("imap", self._account, "login"))
        user, password = self._account.user, self._account.password
        try:
            if user.isascii() and password.isascii():
                self._client.login(user, password)
            else:
                self._client.plain_login(user, password)  # LOGIN knows ASCII only
        except LoginError as problem:
            if isinstance(problem.__context__, IMAPClientAbortError):
                raise
            if any(code in str(problem).upper() for code in PASSES):
                text = later("imap", self._account, "takes no login")
                raise MailboxUnavailable("login-later", text) from problem
            raise refused("imap", self._account, "login-refused") from problem

    def _find_folders(self) -> None:
        found = self._client.list_folders()
        names = {name for _, _, name in found}
        separator = next((delimiter.decode() for _, delimiter, _ in found if delimiter), "/")
        self.junk = self._junk_folder(names)
        self.done = self._own_prefix() + self._account.done.replace("/", separator)
        if self.done not in names and not self.agrees(self._client.create_folder, self.done):
            # Messages are then flagged where they lie: no reason to leave them unread.
            log.warning("done-folder-cannot-be-made key=imap.done")

    def _junk_folder(self, names: set[str]) -> str:
        wanted = self._account.junk
        if not wanted:
            return self._client.find_special_folder(rb"\Junk") or ""
        if wanted not in names:
            log.warning("junk-folder-missing key=imap.junk")
            return ""
        return wanted

    def _own_prefix(self) -> str:
        """Where the server lets this account make folders (RFC 2342); ``"INBOX."`` on some."""
        if not self._client.has_capability("NAMESPACE"):
            return ""
        personal = self._client.namespace().personal
        prefix = str(personal[0][0]) if personal else ""
        return "" if self._account.done.startswith(prefix) else prefix

    @staticmethod
    def agrees(command: Callable[..., object], *arguments: object) -> bool:
        """Give a command that the server may refuse, and say whether it did as told."""
        try:
            command(*arguments)
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            return False
        return True

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """Any failure of the server or the way to it drops the connection and is temporary."""
        try:
            yield
        except FAILURES as problem:
            self.drop()
            text = later("imap", self._account, f"broke off ({type(problem).__name__})")
            raise MailboxUnavailable("broke-off", text) from problem

    def drop(self) -> None:
        """Let go of the connection at once; never raises."""
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(Exception):
                client.shutdown()

    def close(self) -> None:
        """Log out, in a moment or not at all; never raises."""
        if self._client is not None:
            with contextlib.suppress(Exception):
                self._client.socket().settimeout(LOGOUT_SECONDS)
                self._client.logout()
            self.drop()
