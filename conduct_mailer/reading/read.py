"""Everything that a message says, found without any look-up: the second stretch of the road."""

from __future__ import annotations

from dataclasses import dataclass, replace

from conduct_mailer.model.content import Content
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import ParsedMessage, Unreadable
from conduct_mailer.model.reading import MACHINE_KINDS, Anchors, Authorities, Finding, Kind, Reading, View
from conduct_mailer.model.roster import Roster
from conduct_mailer.reading.authorities import authorities, weighed_authorities
from conduct_mailer.reading.danger import danger, weighed_danger
from conduct_mailer.reading.fields import Listed, fields, listed
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.kind import kind
from conduct_mailer.reading.legal import legal_request
from conduct_mailer.reading.meant import meant
from conduct_mailer.reading.our_letters import without_our_words
from conduct_mailer.reading.staff import StaffFound, staff, staff_in_glimpse
from conduct_mailer.reading.terms import terms
from conduct_mailer.reading.text import view
from conduct_mailer.reading.threads import anchors, anchors_in_glimpse
from conduct_mailer.reading.tongue import is_english, is_unknown, shows_another
from conduct_mailer.reading.weighing import weighed_text
from conduct_mailer.reading.wishes import wishes

_PROSE = frozenset({"text/plain", "text/html", "message/rfc822"})
NOTHING_SEEN = View(own="", quoted="", note="")


def read(message: ParsedMessage, roster: Roster, event: Event, *, junk: bool) -> Reading:
    """Read a message; ``junk`` is the mail server's verdict on it.

    What holds nothing but parts that no program can read, or is in a language that is not known here, is unreadable,
    whatever else is found in names and headers.
    """
    seen, tied = view(message.text), anchors(message, event)
    by_lists = look(message, seen, event)
    judged = Judgement(by_lists.terms, by_lists.whole)
    what = kind(message, seen, judged, junk=junk, answers_ours=bool(tied.tokens or tied.reference))
    who = staff(message, seen, roster, event)
    common = Reading(
        kind=what.kind,
        view=seen,
        anchors=tied,
        staff=who.mentioned,
        named=who.named,
        machine_sign=what.machine_sign,
        evidence=(*what.evidence, *who.evidence),
    )
    return common if what.kind in MACHINE_KINDS else _understood(common, message, who, by_lists, judged)


def _understood(
    common: Reading, message: ParsedMessage, who: StaffFound, by_lists: ByLists, judged: Judgement
) -> Reading:
    """What a person wrote, with all that it says."""
    understood = is_english(by_lists.whole)
    everything = f"{message.subject}\n{common.view.own}\n{common.view.quoted}"
    who = meant(who, judged.marks, everything, understood=understood)
    given = fields(message, by_lists.fields, judged, names_somebody=bool(who.named))
    dangers = weighed_danger(by_lists.dangers, judged, understood=understood, subject=message.subject)
    turned_to, by_authorities = weighed_authorities(by_lists.authorities, judged, subject=message.subject)
    wished, by_wishes = wishes(message, common.view)
    legal = legal_request(message, common.view)
    unreadable = _unreadable(message)
    return replace(
        common,
        fields=given.fields,
        asks=given.asks if common.kind is Kind.REPORT and not unreadable else (),
        staff=who.mentioned,
        named=who.named,
        urgent=bool(dangers),
        authorities=turned_to,
        wishes=wished,
        legal=legal is not None,
        unreadable=unreadable,
        evidence=(
            *(finding for finding in common.evidence if not finding.about.startswith("staff")),
            *who.evidence,
            *given.evidence,
            *dangers,
            *by_authorities,
            *by_wishes,
            *((legal,) if legal else ()),
        ),
    )


@dataclass(frozen=True, slots=True, repr=False)
class ByLists(Content):
    """What the lists of words find, before the whole is weighed."""

    whole: str
    fields: Listed
    dangers: tuple[Finding, ...]
    authorities: tuple[Authorities, tuple[Finding, ...]]
    replies: bool

    @property
    def terms(self) -> frozenset[str]:
        """The terms of the whole text, and as terms what the lists find in it."""
        return frozenset(terms(self.whole) | self.signs)

    @property
    def signs(self) -> frozenset[str]:
        """What the lists find, as terms."""
        states = {f"list:{field.value}={state.value}" for field, (state, _) in self.fields.found.items()}
        told = {f"list:danger={finding.rule}" for finding in self.dangers}
        return frozenset({*states, *told, f"list:authorities={self.authorities[0].value}", f"replies={self.replies}"})


def look(message: ParsedMessage, seen: View, event: Event) -> ByLists:
    """Look for everything that lists of words know."""
    whole = weighed_text(message, seen, event)
    return ByLists(
        whole,
        listed(message, seen),
        danger(whole),
        authorities(message, seen),
        replies=bool(message.in_reply_to or message.references),
    )


def _unreadable(message: ParsedMessage) -> str:
    """Why nobody's part in it can be told: nothing but what no program reads, or a language that is not read here."""
    if message.unreadable and not message.text.strip():
        return message.unreadable[0]
    prose = [part.text for part in message.attachments if part.text and part.content_type in _PROSE]
    others = [part.text for part in message.attachments if part.text and part.content_type not in _PROSE]
    unknown = any(map(is_unknown, (message.text, *prose))) or any(map(shows_another, (message.subject, *others)))
    return "language" if unknown else ""


def read_unreadable(message: Unreadable, roster: Roster, event: Event) -> Reading:
    """Look for names and for mails of ours in whatever can be seen of a message that could not be read.

    So a chair in its Cc is out, and an answer narrows the ticket that it belongs to. The chairs of whom our own letters
    speak in a quote are not named by it, where its lines can be read as they stand.
    """
    tied = anchors_in_glimpse(message.glimpse, event)
    header, _, body = message.glimpse.replace("\r\n", "\n").partition("\n\n")
    unwrapped = body.replace("=\n", "")  # quoted-printable breaks our lines as it likes
    own = without_our_words(unwrapped, roster, event, bare=bool(tied.tokens))
    who = staff_in_glimpse(f"{header}\n\n{own}", roster, event)
    return Reading(
        kind=Kind.REPORT,
        view=NOTHING_SEEN,
        anchors=tied,
        staff=who.mentioned,
        named=who.named,
        unreadable=message.reason,
        evidence=who.evidence,
    )


def read_nothing(roster: Roster, reason: str) -> Reading:
    """The reading of a message of which nothing could be seen: any of the staff may be named in it."""
    return Reading(
        kind=Kind.REPORT,
        view=NOTHING_SEEN,
        anchors=Anchors(),
        staff=True,
        named=frozenset(person.id for person in roster.staff),
        unreadable=reason,
        evidence=(),
    )
