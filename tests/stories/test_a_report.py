"""A report's way, from the first mail to the outcome."""

from __future__ import annotations

from tests.stories.world import World, body

ANN = "Ann Writer <ann@writers.example>"
FULL = (
    "Hello,\n\nyesterday after lunch, in the hallway by room B, a man called Piet Hoekstra grabbed my arm and\n"
    "called me a cow. It has stopped, he has left the conference.\n\nAnn\n"
)


def test_reporter_is_answered_at_once(world: World) -> None:
    """Whoever writes gets one acknowledgement, before anything else happens."""
    world.writes(ANN, FULL)

    mails = world.inbox("ann@writers.example")
    assert len(mails) == 1
    assert mails[0]["Subject"].startswith("Your message to Lakeside Python [")
    assert mails[0]["Auto-Submitted"] == "auto-replied"
    assert "Piet" not in body(mails[0])


def test_committee_sees_the_report_and_nobody_else_does(world: World) -> None:
    """A report that mentions no staff is shown to everyone with the role committee, one mail each."""
    world.writes(ANN, FULL)

    assert world.recipients() == {
        "ann@writers.example",
        "rosa@lakeside.example",
        "tomasz@lakeside.example",
        "grace@mailbox.example",
    }
    for reader in ("rosa@lakeside.example", "tomasz@lakeside.example", "grace@mailbox.example"):
        mail = world.last(reader)
        assert [to.addr_spec for to in mail["To"].addresses] == [reader]
        assert "│ called me a cow." in body(mail)


def test_vague_report_is_asked_once_for_what_it_leaves_out(world: World) -> None:
    """The acknowledgement invites what is missing; a follow-up gets no second checklist."""
    world.writes(ANN, "Something happened and I need to talk to somebody about it.")
    first = world.last("ann@writers.example")
    world.writes(ANN, "It was a man with a red hat, at the bar.", answers=first)

    assert len(world.inbox("ann@writers.example")) == 1
    assert "red hat" in body(world.last("rosa@lakeside.example"))
    assert len(world.tickets()) == 1


def test_report_about_staff_goes_to_the_chairs_alone(world: World) -> None:
    """Whoever is on the roster keeps a report from the committee by being mentioned in it."""
    world.writes(ANN, "Yesterday at the registration desk Mei-Ling Chou shouted at me for no reason.")

    assert world.recipients() == {"ann@writers.example", "rosa@lakeside.example", "devika@mailbox.example"}


def test_report_about_a_chair_is_hidden_from_that_chair(world: World) -> None:
    """The other chair alone reads it."""
    world.writes(ANN, "Devika Anand told my friend in the lobby yesterday to shut up, it was a one-off.")

    assert world.recipients() == {"ann@writers.example", "rosa@lakeside.example"}


def test_report_about_both_chairs_goes_to_the_independent_contact(world: World) -> None:
    """Nobody who runs the event reads it."""
    world.writes(ANN, "Rosa Lindqvist and Devika Anand laughed at me on stage this morning.")

    assert world.recipients() == {"ann@writers.example", "ina@elsewhere.example"}


def test_followup_that_names_staff_narrows_the_ticket(world: World) -> None:
    """Who drops out hears nothing more, not even that they did; who remains learns what the others had been sent."""
    world.writes(ANN, FULL)
    tomasz_before = len(world.inbox("tomasz@lakeside.example"))
    world.writes(ANN, "I forgot: Grace Okonkwo saw it all.", answers=world.last("ann@writers.example"))

    assert len(world.inbox("tomasz@lakeside.example")) == tomasz_before
    assert len(world.inbox("grace@mailbox.example")) == 1
    told = "\n".join(body(mail) for mail in world.inbox("rosa@lakeside.example"))
    assert "Grace Okonkwo" in told
    assert "Tomasz Wrona" in told


def test_second_mail_counts_before_the_first_is_shown(world: World) -> None:
    """When "it was Grace" lies in the mailbox behind the report, the first notification already leaves Grace out."""
    world.arrives(world.letter(ANN, FULL))
    inbox = world.mailbox.folders()[0]
    ((raw,),) = world.mailbox.fetch(inbox, world.mailbox.uids(inbox))
    world.intake.take(raw)
    world.delivery.deliver(lambda: False)
    assert world.recipients() == {"ann@writers.example"}

    world.writes(ANN, "I forgot: Grace Okonkwo saw it all.", answers=world.last("ann@writers.example"))

    assert world.recipients() == {"ann@writers.example", "rosa@lakeside.example", "devika@mailbox.example"}


def test_outcome_reaches_the_reporter_and_then_the_ticket_can_close(world: World) -> None:
    """A ticket closes only when an outcome was accepted by the reporter's server."""
    world.writes(ANN, FULL)
    shown = world.last("tomasz@lakeside.example")
    world.writes("Tomasz <tomasz@lakeside.example>", "/close", answers=shown)
    refused = world.last("tomasz@lakeside.example")
    world.writes(
        "Tomasz <tomasz@lakeside.example>",
        "/outcome warning\nWe have spoken to him and he has been warned.\n",
        answers=shown,
    )
    letter = world.last("ann@writers.example")
    world.writes("Tomasz <tomasz@lakeside.example>", "/close", answers=shown)

    assert "nothing" in body(refused).lower()
    assert "he has been warned" in body(letter)
    assert "Tomasz" not in body(letter)
    assert letter["Auto-Submitted"] is None
    assert [ticket.state for ticket in world.tickets()] == ["closed"]


def test_members_reply_is_a_note_to_the_other_readers(world: World) -> None:
    """It never reaches the reporter."""
    world.writes(ANN, FULL)
    world.writes("tomasz@lakeside.example", "I know him, let me ask.", answers=world.last("tomasz@lakeside.example"))

    assert "let me ask" in body(world.last("rosa@lakeside.example"))
    assert "let me ask" in body(world.last("grace@mailbox.example"))
    assert len(world.inbox("ann@writers.example")) == 1


def test_report_cannot_give_commands(world: World) -> None:
    """A ``/close`` inside a report is shown behind a bar and does nothing, also when a reader's program unwraps it."""
    world.writes(ANN, FULL + "\n/close\n/release\n")
    shown = world.last("tomasz@lakeside.example")
    world.writes("tomasz@lakeside.example", "/close", answers=shown)

    assert "│ /close" in body(shown)
    assert [ticket.state for ticket in world.tickets()] == ["open"]
    assert "nothing" in body(world.last("tomasz@lakeside.example")).lower()


def test_do_not_write_here_is_obeyed_at_once(world: World) -> None:
    """An address that is not safe gets no letter of any kind; a person must find another way."""
    world.writes(ANN, FULL + "\nPlease do not reply to this address, my partner reads my mail.\n")

    assert world.inbox("ann@writers.example") == []
    assert world.inbox("rosa@lakeside.example")
