"""Conferences made up by chance, in which every text carries a word of its own that is found again wherever it went.

What happens is a list of small steps; the mentions are known from the step, not from what the program read.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

from hypothesis import strategies as st

from conduct_mailer.model.letter import Deferred, Refused, SendResult
from conduct_mailer.model.message import ParsedMessage, RawMessage, Unreadable
from conduct_mailer.model.reading import Reading
from conduct_mailer.model.roster import Person
from conduct_mailer.model.ticket import Circle, Ticket, TicketKind, TicketState
from tests.stories.world import DEVIKA, GRACE, INA, MEI, ROSA, TOMASZ, DirectAnalyst, World

MEMBERS = (ROSA, DEVIKA, TOMASZ, GRACE, INA)
PEOPLE = {person.id: person for person in (*MEMBERS, MEI)}
PARTIES = tuple(f"{name} <{name.lower()}@writers.example>" for name in ("Ann", "Bob", "Cy", "Dee", "Eli"))
CANARY = re.compile(r"kanari\d{5}")
MENTIONS: dict[str, tuple[str, frozenset[str]]] = {
    "nobody": ("a man called Piet", frozenset()),
    "staff": ("Mei-Ling Chou", frozenset({"mei"})),
    "role": ("one of your volunteers", frozenset()),
    "tomasz": ("Tomasz Wrona", frozenset({"tomasz"})),
    "grace": ("Grace from the committee", frozenset({"grace"})),
    "rosa": ("Rosa Lindqvist", frozenset({"rosa"})),
    "devika": ("your chair Devika", frozenset({"devika"})),
    "chairs": ("both of your chairs", frozenset({"rosa", "devika"})),
    "address": ("whoever reads tomasz@lakeside.example", frozenset({"tomasz"})),
}
COMMANDS = (
    "/take", "/chairs", "/recuse", "/exclude Grace", "/exclude Tomasz", "/release", "/release except Tomasz", "/show",
    "/who", "/list", "/close", "/reopen", "/urgent", "/calm", "/unreachable it bounces", "/not-a-report", "/nonsense",
)  # fmt: skip
MACHINES = (
    {"Auto-Submitted": "auto-replied", "Subject": "Automatic reply: away"},
    {"List-Id": "<weekly.example>", "Precedence": "bulk", "List-Unsubscribe": "<https://x.example>"},
    {"Return-Path": "<>", "Subject": "Undelivered Mail Returned to Sender"},
)


@dataclass(frozen=True)
class Step:
    """One thing that happens; ``who`` and ``ticket`` pick one of those there are."""

    what: str
    who: int = 0
    ticket: int = 0
    words: str = ""
    fault: str = ""


def steps(most: int) -> st.SearchStrategy[list[Step]]:
    """Conferences of at most so many steps, beginning with a report."""
    small = st.integers(0, 7)
    mention = st.sampled_from(sorted(MENTIONS))
    fault = st.sampled_from(("", "", "", "", "analysis", "deferred", "refused"))
    step = st.one_of(
        st.builds(Step, st.just("report"), small, small, mention, fault),
        st.builds(Step, st.just("followup"), small, small, mention, fault),
        st.builds(Step, st.just("note"), small, small, st.just(""), fault),
        st.builds(Step, st.just("command"), small, small, st.sampled_from(COMMANDS), fault),
        st.builds(Step, st.just("letter"), small, small, st.sampled_from(("reply", "update", "outcome none"))),
        st.builds(Step, st.just("machine"), st.integers(0, len(MACHINES) - 1), small, mention),
        st.builds(Step, st.just("forged"), small, small, st.sampled_from(("/show", "/release", "hello"))),
        st.builds(Step, st.just("picture"), small, small, mention),
        st.builds(Step, st.just("passes"), st.integers(1, 30)),
    )
    return st.lists(step, min_size=1, max_size=most).map(lambda rest: [Step("report", words="nobody"), *rest])


class Failing:
    """An analyst that fails when it is told to."""

    def __init__(self, inner: DirectAnalyst) -> None:
        self._inner = inner
        self.fails = False

    def analyse(self, raw: RawMessage) -> tuple[ParsedMessage | Unreadable, Reading]:
        """As the one inside, or a failure that has the message in its words, as careless code would raise it."""
        if self.fails:
            self.fails = False
            raise RuntimeError(raw.octets.decode("utf-8", "replace"))
        return self._inner.analyse(raw)

    def ready(self) -> None:
        """Nothing to start."""

    def close(self) -> None:
        """Nothing to end."""


@dataclass(frozen=True)
class Done:
    """What a step was about: the ticket that is there already, who is named in it, and whose text it was."""

    ticket: str | None = None
    named: frozenset[str] = frozenset()
    by_member: bool = False
    to_party: bool = False


@dataclass
class Told:
    """What is known of one canary: the ticket whose content it is, and the address that it was meant for, if any."""

    ticket: str | None
    party: str = ""
    author: str = ""


@dataclass
class Conference:
    """A conference in progress, and what may be known of each canary by whom."""

    world: World
    canaries: dict[str, Told] = field(default_factory=dict)
    mentioned: dict[str, set[str]] = field(default_factory=dict)
    leaks: list[str] = field(default_factory=list)
    due: dict[str, set[str]] = field(default_factory=dict)
    """For each canary the members who read its ticket when it came and have ever since."""

    def __post_init__(self) -> None:
        self._looked_at = 0
        self._fresh: list[str] = []
        self._parties: dict[str, str] = {}
        self._failing = Failing(DirectAnalyst(self.world.office.event, self.world.people, self.world.settings))
        self.world.intake._analyst = self._failing

    # -------------------------------------------------------------- what happens

    def happens(self, step: Step) -> None:
        """Do it, and look at everything that leaves because of it."""
        self._failing.fails = step.fault == "analysis"
        answers: dict[str, SendResult] = {"deferred": Deferred("greylisted"), "refused": Refused("address", 550)}
        if step.fault in answers:
            self.world.server.answers[MEMBERS[step.who % len(MEMBERS)].emails[0]] = [answers[step.fault]]
        before = {ticket.id for ticket in self.world.tickets()}
        self._fresh = []
        done = _DO[step.what](self, step)
        self.world.walk()
        if done is not None:
            new = [ticket for ticket in self.world.tickets() if ticket.id not in before]
            self._belongs(new[-1] if new else self._ticket(done.ticket), done)
        self.look()
        if step.fault == "refused":  # for good: the others are told that this mail went nowhere
            for canary in self._fresh:
                self.due.get(canary, set()).discard(MEMBERS[step.who % len(MEMBERS)].id)
        self.world.server.answers.clear()

    def _report(self, step: Step, picture: bytes = b"") -> Done:
        words, named = MENTIONS[step.words]
        canary, titled, file = self._new(), self._new(), self._new()
        mail = self.world.letter(
            PARTIES[step.who % len(PARTIES)],
            f"Yesterday at noon {words} pushed me in the hallway by room B. {canary}. It has stopped.",
            subject=titled,
        )
        mail.add_attachment(f"notes {self._new()}", filename=f"{file}.txt")
        if picture:
            mail.add_attachment(picture, maintype="image", subtype="png", filename="photo.png")
        self.world.arrives(mail)
        self.world.walk()
        return Done(named=named)

    def _picture(self, step: Step) -> Done:
        return self._report(step, picture=b"\x89PNG " + b"x" * 20)

    def _followup(self, step: Step) -> Done | None:
        ticket = self._pick(step.ticket)
        party = self._parties.get(ticket.id, "") if ticket else ""
        answers = self.world.inbox(party)
        if not ticket or not answers:
            return None
        words, named = MENTIONS[step.words]
        self.world.writes(party, f"One more thing: {words} saw it. {self._new()}", answers=answers[0])
        return Done(self._of_answer(answers[0]) or ticket.id, named)

    def _note(self, step: Step) -> Done | None:
        member, ticket = MEMBERS[step.who % len(MEMBERS)], self._pick(step.ticket)
        answers = self._shown(member, ticket)
        if not ticket or not answers:
            return None
        canary = self._new()
        self.canaries[canary] = Told(None, author=member.id)
        self.world.writes(member.emails[0], f"I think we should call. {canary}", answers=answers)
        return Done(self._of_answer(answers) or ticket.id, by_member=True)

    def _command(self, step: Step) -> None:
        member, ticket = MEMBERS[step.who % len(MEMBERS)], self._pick(step.ticket)
        answers = self._shown(member, ticket)
        if answers:
            self.world.writes(member.emails[0], step.words, answers=answers)

    def _letter(self, step: Step) -> Done | None:
        member, ticket = MEMBERS[step.who % len(MEMBERS)], self._pick(step.ticket)
        answers = self._shown(member, ticket)
        if not ticket or not answers:
            return None
        self.world.writes(member.emails[0], f"/{step.words}\nDear friend, {self._new()}\n", answers=answers)
        return Done(self._of_answer(answers) or ticket.id, by_member=True, to_party=True)

    def _machine(self, step: Step) -> Done:
        words, named = MENTIONS[step.words]
        mail = self.world.letter("robot@machines.example", f"I am away. Ask {words}. {self._new()}", aligned=False)
        for name, value in MACHINES[step.who].items():
            del mail[name]
            mail[name] = value
        self.world.arrives(mail)
        self.world.walk()
        return Done(named=named)

    def _forged(self, step: Step) -> Done | None:
        member, ticket = MEMBERS[step.who % len(MEMBERS)], self._pick(step.ticket)
        answers = self._shown(member, ticket)
        if not ticket or not answers:
            return None
        self.world.writes("eve@strangers.example", f"{step.words}\n{self._new()}", answers=answers)
        return Done(ticket.id, by_member=True)

    def _passes(self, step: Step) -> None:
        self.world.passes(hours=step.who)

    # -------------------------------------------------------------- what may be known

    def look(self) -> None:
        """Compare every mail that has left since with what its recipient may know."""
        tickets = {ticket.id: ticket for ticket in self.world.tickets()}
        for mail in self.world.server.accepted[self._looked_at :]:
            for canary in set(CANARY.findall("\n".join(_texts(mail.octets)))):
                told = self.canaries[canary]
                who = next((person.id for person in MEMBERS if mail.recipient in person.emails), "")
                if who and told.ticket and may_read(PEOPLE[who], tickets[told.ticket]) and not self._is_out(who, told):
                    continue
                if who and who == told.author:
                    continue
                if not who and told.party and told.party == mail.recipient:
                    continue
                self.leaks.append(f"{canary} to {mail.recipient}")
        self._looked_at = len(self.world.server.accepted)
        for canary, due in self.due.items():
            ticket = tickets.get(self.canaries[canary].ticket or "")
            due &= {each.id for each in MEMBERS if ticket and may_read(each, ticket)}

    def missing(self) -> list[str]:
        """Who was to read something, has been able to ever since, and never got it."""
        have = {each.id: set(CANARY.findall("\n".join(self._all_texts(each)))) for each in MEMBERS}
        return [f"{canary} for {who}" for canary, due in self.due.items() for who in due if canary not in have[who]]

    def _all_texts(self, person: Person) -> Iterator[str]:
        for mail in self.world.server.accepted:
            if mail.recipient == person.emails[0]:
                yield from _texts(mail.octets)

    def _is_out(self, who: str, told: Told) -> bool:
        return who in self.mentioned.get(told.ticket or "", set())

    def _new(self) -> str:
        canary = f"kanari{len(self.canaries):05d}"
        self.canaries[canary] = Told(None)
        self._fresh.append(canary)
        return canary

    def _belongs(self, ticket: Ticket | None, done: Done) -> None:
        """The canaries of this step are that ticket's, and whoever is named is out of it from now on."""
        if ticket is None:
            return
        self.mentioned.setdefault(ticket.id, set()).update(done.named)
        if ticket.correspondences:
            self._parties.setdefault(ticket.id, ticket.correspondences[0].address.spec)
        shown_at_once = ticket.state is not TicketState.SET_ASIDE and ticket.kind is not TicketKind.UNREADABLE
        for canary in self._fresh:
            party = self._parties.get(ticket.id, "") if done.to_party else ""
            self.canaries[canary] = Told(ticket.id, party, self.canaries[canary].author)
            if shown_at_once and not done.by_member:
                self.due[canary] = {each.id for each in MEMBERS if may_read(each, ticket)}

    def _ticket(self, ticket_id: str | None) -> Ticket | None:
        return next((each for each in self.world.tickets() if each.id == ticket_id), None)

    def _of_answer(self, mail: EmailMessage) -> str | None:
        """The ticket whose mail is answered, by its code name or its party's address."""
        known = self.world.tickets()
        by_code = next((each.id for each in known if each.code in str(mail["Subject"])), None)
        references = {each.correspondences[0].reference: each.id for each in known if each.correspondences}
        return by_code or next((found for key, found in references.items() if key in str(mail["Subject"])), None)

    def _pick(self, number: int) -> Ticket | None:
        known = sorted(self.world.tickets(), key=lambda ticket: ticket.opened_at)
        return known[number % len(known)] if known else None

    def _shown(self, member: Person, ticket: Ticket | None) -> EmailMessage | None:
        mails = self.world.inbox(member.emails[0])
        return next(
            (mail for mail in mails if ticket and ticket.code in str(mail["Subject"])), mails[-1] if mails else None
        )


_DO: dict[str, Callable[[Conference, Step], Done | None]] = {
    "report": Conference._report,
    "picture": Conference._picture,
    "followup": Conference._followup,
    "note": Conference._note,
    "command": Conference._command,
    "letter": Conference._letter,
    "machine": Conference._machine,
    "forged": Conference._forged,
    "passes": Conference._passes,
}


def may_read(person: Person, ticket: Ticket) -> bool:
    """The rules for readers once more, said as simply as can be: circle, less whoever is out, falling on when empty."""
    out = ticket.named | ticket.excluded | ticket.recused | ticket.parties
    roles = {Circle.COMMITTEE: "committee", Circle.CHAIRS: "chair", Circle.INDEPENDENT: "independent"}
    order = [Circle.COMMITTEE, Circle.CHAIRS, Circle.INDEPENDENT]
    within = ticket.starts_within
    for circle in order[order.index(ticket.circle) :]:
        wanted = {roles[circle], "chair"} if circle is Circle.COMMITTEE and ticket.released else {roles[circle]}
        inside = [
            each
            for each in MEMBERS
            if each.roles & wanted and each.id not in out and (within is None or each.id in within)
        ]
        if inside:
            return person in inside
    return False


def _texts(octets: bytes) -> Iterator[str]:
    """Everything that a person or program sees of a mail: fields, texts, file names, attached mails."""
    mail = email.message_from_bytes(octets, policy=email.policy.default)
    for part in mail.walk():
        yield from (str(value) for value in part.values())
        yield part.get_filename() or ""
        if part.get_content_maintype() in ("text", "message", "application"):
            payload = part.get_payload(decode=True)
            yield payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
