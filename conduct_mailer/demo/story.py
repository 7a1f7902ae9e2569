"""The week, scene by scene. Everybody in it is invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from conduct_mailer.demo.stage import Received, Stage

AMARA, JONAS = "Amara Diallo <amara@tidewater.example>", "Jonas Weber <jonas@mailbox.example>"
KENJI, LUCIA = "Kenji Sato <kenji@tidewater.example>", "Lucía Fernández <lucia@mailbox.example>"
NINA, OMAR = "Nina Park <nina@writers.example>", "Omar Haddad <omar@writers.example>"
TESS, IVO, PIA = "Tess <tess@writers.example>", "Ivo Marek <ivo@writers.example>", "Pia <pia@writers.example>"

FRIDAY, SATURDAY, SUNDAY = "2026-10-02", "2026-10-03", "2026-10-04"
WEDNESDAY, NEXT_FRIDAY, NEXT_MONDAY = "2026-10-07", "2026-10-09", "2026-10-12"

DIGEST = (8, 30)
"""When the digest goes out, for nothing else is configured."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What happened, why it went as it did, and the mails that left for it."""

    at: datetime
    title: str
    why: str
    mails: tuple[Received, ...]


def play(on: Stage) -> Iterator[Scene]:
    """Every scene, as soon as it has been played."""
    yield from _friday(on)
    yield from _saturday(on)
    yield from _the_week_after(on)


def _scene(on: Stage, title: str, why: str, mails: list[Received]) -> Scene:
    return Scene(on.now, title, why, tuple(mails))


def _friday(on: Stage) -> Iterator[Scene]:
    on.until(FRIDAY, 9, 10)
    mails = on.writes(NINA, "hello", "Something happened and I need to talk to somebody about it.\n\nNina")
    why = "She is answered within seconds and asked, once, for what she may want to add. The committee reads it."
    yield _scene(on, "Nina writes a vague mail", why, mails)

    on.until(FRIDAY, 10, 30)
    text = "Yesterday after lunch, by the coffee bar, a tall man with a red hat kept touching my hair. He has left now."
    mails = on.writes(NINA, "Re: Your message", text, answers=on.last("nina@writers.example"))
    why = "Her answer joins what she wrote before. There is no second list of questions."
    yield _scene(on, "Nina answers with details", why, mails)

    on.until(FRIDAY, 11)
    text = (
        "Hello,\n\nthis morning at ten, in the corridor by room B, an attendee called Piet Hoek "
        "(blue lanyard) called me a "
        "slur and laughed.\nIt was only once, he walked off.\n\nOmar\n\n/close\n"
    )
    mails = on.writes(OMAR, "slur in the corridor", text)
    why = (
        "Nothing is asked, for he left nothing out. The line /close in his mail is shown behind a bar and does nothing."
    )
    yield _scene(on, "Omar writes everything at once", why, mails)

    on.until(FRIDAY, 12, 15)
    text = "At the registration desk today Ben Carter read my old name out loud and laughed. It happened once, at nine."
    mails = on.writes(TESS, "registration", text)
    why = "Ben is on the staff, so the chairs alone read it. The committee is not told that it exists."
    yield _scene(on, "Tess writes about somebody at the registration desk", why, mails)

    on.until(FRIDAY, 14)
    text = "Jonas Weber told me in the lobby an hour ago that people like me are why talks got worse. Just that once."
    mails = on.writes(IVO, "in the lobby", text)
    why = "Jonas is a chair. The other chair alone reads it, and nothing that Jonas gets shows it."
    yield _scene(on, "Ivo writes about a chair", why, mails)

    on.until(FRIDAY, 16, 40)
    text = (
        "a man with a knife is shouting at people at the loading dock right now, grey beard, red jacket. we are inside"
    )
    mails = on.writes(PIA, "HELP", text)
    why = "Danger: everybody on the committee at once, again every half hour until somebody takes it."
    yield _scene(on, "Pia writes that somebody is in danger", why, mails)

    on.until(FRIDAY, 17, 20)
    mails = on.writes(KENJI, "Re: urgent", "/take\n", answers=on.last("kenji@tidewater.example", "URGENT"))
    yield _scene(on, "Kenji takes it", "One line by reply. The repeats stop.", mails)


def _saturday(on: Stage) -> Iterator[Scene]:
    on.until(SATURDAY, 8)
    text = "I am out of the office until Monday and will answer your mail then."
    mails = on.writes("Bo <bo@writers.example>", "Automatic reply: hello", text, Auto_Submitted="auto-replied")
    yield _scene(
        on, "A machine answers", "Set aside, not answered, listed in the digest for a person to look at.", mails
    )

    on.until(SATURDAY, 9, 5)
    about_nina = on.last("lucia@mailbox.example", "Something happened")
    text = "I think I saw the man with the red hat at the party. I can ask around."
    mails = on.writes(LUCIA, "Re: a note", text, answers=about_nina)
    why = "A reply is a note to the other readers. It never reaches Nina."
    yield _scene(on, "Lucía answers the thread", why, mails)

    about_nina = on.last("kenji@tidewater.example", "red hat")
    text = (
        "/reply\nDear Nina, thank you for your two mails. We have read both of them and are glad that you wrote.\n\n"
        "We are looking for him. Would you like somebody to walk with you?\n"
    )
    mails = on.writes(KENJI, "Re: a letter", text, answers=about_nina)
    why = (
        "Nina gets the letter without any member's name in it, and its first lines, which her locked phone may show, "
        "have nothing of the matter; the other readers get a copy."
    )
    yield _scene(on, "Kenji writes to Nina", why, mails)

    on.until(SATURDAY, 10)
    text = "One more thing: Lucía Fernández stood next to him and laughed, too."
    mails = on.writes(OMAR, "Re: Your message", text, answers=on.last("omar@writers.example"))
    why = (
        "Omar's second mail names an organizer. From now on the chairs alone read it. Lucía and "
        "Kenji are told nothing; the "
        "chairs learn what the two had been sent."
    )
    yield _scene(on, "A follow-up names a member of the committee", why, mails)

    on.until(SATURDAY, 11)
    about_tess = on.last("amara@tidewater.example", "read my old name")
    mails = on.writes(AMARA, "Re: ticket", "/release\n", answers=about_tess, vouched=False)
    why = "The receiving server does not vouch for the sender: nothing is done, and the real Amara is told."
    yield _scene(on, "Somebody forges a chair's mail", why, mails)

    on.until(SATURDAY, 11, 30)
    mails = on.writes(AMARA, "Re: ticket", "/release\n", answers=on.last("amara@tidewater.example", "read my old name"))
    why = "The real Amara opens Tess's report to the committee. Ben still reads nothing."
    yield _scene(on, "A chair releases a report", why, mails)


def _the_week_after(on: Stage) -> Iterator[Scene]:
    on.until(SUNDAY, *DIGEST)
    why = "Every member, every morning, also when there is nothing: code names and clocks, of what each may read."
    yield _scene(on, "The daily digest", why, on.passes())

    on.until(WEDNESDAY, 15)
    text = (
        "/outcome warning\nDear Omar, thank you for your patience. We have talked about all that you wrote to us.\n\n"
        "We have spoken to him. He has been warned and will not come to our evening events.\n"
    )
    mails = on.writes(AMARA, "Re: outcome", text, answers=on.last("amara@tidewater.example", "laughed, too"))
    why = "Omar gets the decision. Now the ticket can be closed."
    yield _scene(on, "An outcome", why, mails)

    on.until(NEXT_FRIDAY, *DIGEST)
    why = (
        "The seventh day for whoever has had neither an /update nor an /outcome: Kenji's /reply to Nina was neither. "
        "One mail to a person and day."
    )
    yield _scene(on, "Reminders of what was promised", why, _reminders(on))

    on.until(NEXT_MONDAY, *DIGEST)
    why = "Now it is overdue, and said every day, to the chairs as well where they may read it."
    yield _scene(on, "Overdue", why, _reminders(on))


def _reminders(on: Stage) -> list[Received]:
    """Of what comes with the morning's digest."""
    return [mail for mail in on.passes() if "reminder" in mail.subject]
