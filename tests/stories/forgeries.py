"""Forged and borrowed ways to act as a member or as a reporter: what is sent, and who is told of it."""

from __future__ import annotations

import email.policy
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import Any

from conduct_mailer.model.roster import Roster
from tests.stories.world import AUTHSERV, EVENT, PEOPLE, TOMASZ, World

ANN = "Ann Writer <ann@writers.example>"
EVE = "eve@strangers.example"
T, G, R, D = "tomasz@lakeside.example", "grace@mailbox.example", "rosa@lakeside.example", "devika@mailbox.example"
READERS = frozenset({T, G, R})
CHAIRS = frozenset({R, D})
REPORT = (
    "Hello,\n\nyesterday after lunch, in the hallway by room B, a man called Piet Hoekstra grabbed my arm.\n"
    "It has stopped, he has left.\n\nAnn\n"
)
ABOUT_STAFF = "Mei-Ling Chou shouted at me yesterday at the desk. It was only once."
PASS = f"{AUTHSERV}; dmarc=pass header.from=lakeside.example"


class Stage:
    """A conference with a ticket of the committee (``ann``) and one of the chairs (``bob``)."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.writes(ANN, REPORT)
        world.writes("Bob <bob@writers.example>", ABOUT_STAFF)
        self.ann, self.bob = sorted(world.tickets(), key=lambda ticket: ticket.circle == "chairs")

    def about(self, code: str, address: str) -> EmailMessage:
        """The mail about that ticket that the address got."""
        return next(mail for mail in self.world.inbox(address) if code in str(mail["Subject"]))

    def mail(
        self,
        sender: str,
        text: str,
        answers: EmailMessage | None = None,
        *results: str,
        subject: str = "x",
        extra: tuple[tuple[str, str], ...] = (),
        below: tuple[tuple[str, str], ...] = (),
    ) -> bytes:
        """A mail with these Authentication-Results on top, and fields as raw as a forger likes them."""
        fields = [("Authentication-Results", result) for result in results]
        fields += [("Received", "from x by mx; Sat, 3 Oct 2026 10:00:00 -0700"), *below]
        fields += [("From", sender), ("To", EVENT.address), ("Date", "Sat, 3 Oct 2026 10:00:00 -0700")]
        fields += [
            ("Subject", subject),
            ("Message-ID", f"<{abs(hash((sender, text, results, extra)))}@x.example>"),
            *extra,
        ]
        if answers is not None:
            fields.append(("In-Reply-To", str(answers["Message-ID"])))
        head = "".join(f"{name}: {value}\r\n" for name, value in fields)
        return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n".encode()


@dataclass(frozen=True)
class Forgery:
    """One row: ``told`` are the addresses that get a mail because of it; everybody else gets none."""

    name: str
    made: Callable[[Stage], bytes]
    told: frozenset[str] = frozenset()


def _as_tomasz(*results: str, sender: str = T, **raw: Any) -> Callable[[Stage], bytes]:
    """Tomasz's own mail answered with /chairs, but for what is given here."""
    return lambda stage: stage.mail(sender, "/chairs", stage.about(stage.ann.code, T), *results, **raw)


def _without_his_mail(text: str, sender: str = T, *results: str, subject: str = "x") -> Callable[[Stage], bytes]:
    return lambda stage: stage.mail(sender, text, None, *results, subject=subject)


def _with_token(place: str, sender: str = EVE) -> Callable[[Stage], bytes]:
    """The token of Tomasz's mail, in one place alone, sent by a stranger whom the server vouches for."""

    def made(stage: Stage) -> bytes:
        token = str(stage.about(stage.ann.code, T)["Message-ID"]).strip("<>").partition("@")[0].removeprefix("cm.")
        domain = sender.rpartition("@")[2]
        passed = f"{AUTHSERV}; dmarc=pass header.from={domain}"
        if place == "text":
            return stage.mail(sender, f"/chairs\n\nref: {token}", None, passed)
        if place == "subject":
            return stage.mail(sender, "/chairs", None, passed, subject=f"[{stage.ann.code}] {token}")
        return stage.mail(sender, "/chairs", None, passed, extra=(("Cc", f"conduct+{token}@lakeside.example"),))

    return made


def _multipart(stage: Stage, build: Callable[[EmailMessage], None]) -> bytes:
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["Authentication-Results"] = PASS
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = T, EVENT.address, "x", "<m@lakeside.example>"
    mail["In-Reply-To"] = stage.about(stage.ann.code, T)["Message-ID"]
    build(mail)
    return mail.as_bytes()


def _in_attachment(mail: EmailMessage) -> None:
    mail.set_content("see attached")
    mail.add_attachment("/chairs\n", filename="note.txt")


def _hidden(mail: EmailMessage) -> None:
    mail.set_content("<p>Thanks.</p><p style='display:none'>/chairs</p>", subtype="html")


def roster_without_tomasz_since_yesterday(stage: Stage) -> None:
    """He left the committee, and it counts at once."""
    left = replace(TOMASZ, reads_until=stage.world.clock.now())
    stage.world.people = Roster(tuple(left if person is TOMASZ else person for person in PEOPLE.people))


UNVERIFIED = READERS
"""Tomasz at his own address, without a code name, and everybody who reads the ticket."""

BORROWED = (
    Forgery("no word of the receiving server", _as_tomasz(), UNVERIFIED),
    Forgery(
        "another server's word", _as_tomasz("mx.evil.example; dmarc=pass header.from=lakeside.example"), UNVERIFIED
    ),
    Forgery("our server's word below another's", _as_tomasz("mx.evil.example; dmarc=none", PASS), UNVERIFIED),
    Forgery("our server's name in a comment", _as_tomasz(f"mx.evil.example ({AUTHSERV}); dmarc=pass"), UNVERIFIED),
    Forgery(
        "a pass in a comment", _as_tomasz(f"{AUTHSERV} (; dmarc=pass header.from=lakeside.example); none"), UNVERIFIED
    ),
    Forgery("our server's name as a beginning", _as_tomasz(f"{AUTHSERV}.evil.example; dmarc=pass"), UNVERIFIED),
    Forgery("signed by another domain", _as_tomasz(f"{AUTHSERV}; dkim=pass header.d=evil.example"), UNVERIFIED),
    Forgery(
        "signed by a domain that ends alike", _as_tomasz(f"{AUTHSERV}; dkim=pass header.d=side.example"), UNVERIFIED
    ),
    Forgery(
        "signed by a domain below ours", _as_tomasz(f"{AUTHSERV}; dkim=pass header.d=x.lakeside.example"), UNVERIFIED
    ),
    Forgery("signed by the top level", _as_tomasz(f"{AUTHSERV}; dkim=pass header.d=example"), UNVERIFIED),
    Forgery("another envelope", _as_tomasz(f"{AUTHSERV}; spf=pass smtp.mailfrom=eve@strangers.example"), UNVERIFIED),
    Forgery("a pass for who greets", _as_tomasz(f"{AUTHSERV}; spf=pass smtp.helo=lakeside.example"), UNVERIFIED),
    Forgery("dmarc for another author", _as_tomasz(f"{AUTHSERV}; dmarc=pass header.from=evil.example"), UNVERIFIED),
    Forgery(
        "dmarc failed and a signature passed",
        _as_tomasz(f"{AUTHSERV}; dmarc=fail header.from=lakeside.example; dkim=pass header.d=lakeside.example"),
        UNVERIFIED,
    ),
    Forgery(
        "first failed, then passed",
        _as_tomasz(f"{AUTHSERV}; dmarc=fail header.from=lakeside.example", PASS),
        UNVERIFIED,
    ),
    Forgery("softfail", _as_tomasz(f"{AUTHSERV}; spf=softfail smtp.mailfrom={T}"), UNVERIFIED),
    Forgery(
        "said to be internal where nobody configured that",
        _as_tomasz(extra=(("X-MS-Exchange-Organization-AuthAs", "Internal"),)),
        UNVERIFIED,
    ),
    Forgery(
        "his address as a display name",
        _as_tomasz(f"{AUTHSERV}; dmarc=pass header.from=strangers.example", sender=f'"{T}" <{EVE}>'),
        UNVERIFIED,
    ),
    Forgery(
        "his name from elsewhere",
        _as_tomasz(f"{AUTHSERV}; dmarc=pass header.from=strangers.example", sender=f"Tomasz Wrona <{EVE}>"),
        UNVERIFIED,
    ),
    Forgery("his address in a comment", _as_tomasz(PASS, sender=f"{EVE} ({T})"), UNVERIFIED),
    Forgery("his address in a group", _as_tomasz(PASS, sender=f"committee: {T}, {EVE};"), UNVERIFIED),
    Forgery("two authors in one field", _as_tomasz(PASS, sender=f"{T}, {EVE}"), UNVERIFIED),
    Forgery("two From fields", _as_tomasz(PASS, extra=(("From", EVE),)), UNVERIFIED),
    Forgery("his address within an address", _as_tomasz(PASS, sender=f'"{T}"@strangers.example'), UNVERIFIED),
    Forgery("a letter that looks the same", _as_tomasz(PASS, sender="t\u043emasz@lakeside.example"), UNVERIFIED),
    Forgery("a plus-address of his", _as_tomasz(PASS, sender="tomasz+x@lakeside.example"), UNVERIFIED),
    Forgery(
        "an address that the people file does not have", _as_tomasz(PASS, sender="wrona@lakeside.example"), UNVERIFIED
    ),
    Forgery("his address as Sender", _as_tomasz(PASS, sender=EVE, extra=(("Sender", T),)), UNVERIFIED),
    Forgery("his address as Reply-To", _as_tomasz(PASS, sender=EVE, extra=(("Reply-To", T),)), UNVERIFIED),
    Forgery("his address as Resent-From", _as_tomasz(PASS, sender=EVE, extra=(("Resent-From", T),)), UNVERIFIED),
    Forgery("no author at all", _as_tomasz(PASS, sender=""), UNVERIFIED),
    Forgery("his token in a stranger's text", _with_token("text"), UNVERIFIED),
    Forgery("his token in a stranger's Cc", _with_token("cc"), UNVERIFIED),
    Forgery(
        "another member's mail answered",
        lambda stage: stage.mail(
            G, "/chairs", stage.about(stage.ann.code, T), f"{AUTHSERV}; dmarc=pass header.from=mailbox.example"
        ),
        UNVERIFIED,
    ),
    Forgery("a command without a token or the server's word", _without_his_mail("/list"), frozenset({T})),
)
"""Mail that claims to be a member's: each is set aside."""

PROPER_BUT_NOT_ALLOWED = (
    Forgery("a command in an attachment", lambda stage: _multipart(stage, _in_attachment), frozenset({G, R})),
    Forgery("a command that HTML hides", lambda stage: _multipart(stage, _hidden), frozenset({G, R})),
    Forgery(
        "a command in the subject",
        lambda stage: stage.mail(T, "Thanks.", stage.about(stage.ann.code, T), PASS, subject="/chairs"),
        frozenset({G, R}),
    ),
    Forgery(
        "a command below the quote",
        lambda stage: stage.mail(
            T,
            f"Thanks.\n\nOn Sat, 3 Oct 2026, x <{EVENT.address}> wrote:\n> hello\n\n/chairs",
            stage.about(stage.ann.code, T),
            PASS,
        ),
        frozenset({T}),
    ),
    Forgery(
        "a chair's command from the committee",
        lambda stage: stage.mail(T, "/release", stage.about(stage.ann.code, T), PASS),
        frozenset({T}),
    ),
    Forgery(
        "a chair's exclusion from the committee",
        lambda stage: stage.mail(T, "/exclude Grace", stage.about(stage.ann.code, T), PASS),
        frozenset({T}),
    ),
    Forgery(
        "a ticket of the chairs by its code name",
        lambda stage: stage.mail(T, f"/release {stage.bob.code}", stage.about(stage.ann.code, T), PASS),
        frozenset({T}),
    ),
    Forgery(
        "a command without a token", lambda stage: stage.mail(T, f"/close {stage.ann.code}", None, PASS), frozenset({T})
    ),
    Forgery(
        "one wrong command among right ones",
        lambda stage: stage.mail(T, "/chairs\n/frobnicate", stage.about(stage.ann.code, T), PASS),
        frozenset({T}),
    ),
)
"""Mail of the member's own that may not do what it says."""


def _eve(stage: Stage, text: str, answers: EmailMessage | None, **raw: Any) -> bytes:
    return stage.mail(EVE, text, answers, f"{AUTHSERV}; dmarc=pass header.from=strangers.example", **raw)


def _acknowledgement(stage: Stage) -> EmailMessage:
    return stage.world.inbox("ann@writers.example")[0]


AS_REPORTER = (
    Forgery(
        "a stranger answers the reporter's thread",
        lambda stage: _eve(stage, "Please drop it, I made it up.", _acknowledgement(stage)),
        READERS | {EVE},
    ),
    Forgery(
        "the reporter's name from elsewhere",
        lambda stage: stage.mail(
            f"Ann Writer <{EVE}>",
            "Please drop it, I made it up.",
            _acknowledgement(stage),
            f"{AUTHSERV}; dmarc=pass header.from=strangers.example",
        ),
        READERS | {EVE},
    ),
    Forgery(
        "answers are wanted by another than the reporter",
        lambda stage: stage.mail(
            "carl@writers.example",
            "A man called Udo pushed me in the hallway today at noon. He has left.",
            None,
            extra=(("Reply-To", EVE),),
        ),
        READERS | {"carl@writers.example"},
    ),
    Forgery(
        "a bounce for the acknowledgement that no server sent",
        lambda stage: _eve(
            stage,
            "I am sorry to have to inform you that your message could not be delivered.",
            None,
            extra=(("Auto-Submitted", "auto-replied"), ("In-Reply-To", str(_acknowledgement(stage)["Message-ID"]))),
        ),
        READERS,
    ),
    Forgery(
        "an absence note to the reporter's thread",
        lambda stage: _eve(
            stage, "I am away until Monday.", _acknowledgement(stage), extra=(("Auto-Submitted", "auto-replied"),)
        ),
        frozenset(),
    ),
    Forgery(
        "a member's thread answered in the reporter's name",
        lambda stage: stage.mail(
            ANN,
            "Please close it.",
            stage.about(stage.ann.code, T),
            f"{AUTHSERV}; dmarc=pass header.from=writers.example",
        ),
        UNVERIFIED,
    ),
)
"""Mail that claims to be of a reporter: it joins nothing."""
