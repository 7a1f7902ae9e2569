"""The committee works by reply."""

from __future__ import annotations

import pytest

from conduct_mailer.model.ticket import TicketState
from tests.stories.world import World, body

ANN = "Ann Writer <ann@writers.example>"
REPORT = (
    "Hello,\n\nyesterday after lunch, in the hallway by room B, a man called Piet Hoekstra grabbed my arm.\n"
    "It has stopped, he has left.\n\nAnn\n"
)
ABOUT_STAFF = "Yesterday at the registration desk Mei-Ling Chou shouted at me for no reason. It was only once."
ROSA, TOMASZ, GRACE, DEVIKA = (
    "rosa@lakeside.example",
    "tomasz@lakeside.example",
    "grace@mailbox.example",
    "devika@mailbox.example",
)


def says(world: World, who: str, text: str, about: str = "") -> str:
    """``who`` answers their first mail about the ticket (or one whose subject has ``about``); what they then get."""
    shown = next(mail for mail in world.inbox(who) if mail["Subject"].startswith("[") and about in mail["Subject"])
    before = len(world.inbox(who))
    world.writes(who, text, answers=shown)
    return "\n".join(body(mail) for mail in world.inbox(who)[before:])


def test_help_names_every_command(world: World) -> None:
    """By reply to any mail."""
    world.writes(ANN, REPORT)
    answer = says(world, TOMASZ, "/help")
    for name in ("take", "reply", "update", "outcome", "release", "safe-to-write", "not-a-report", "unreachable"):
        assert f"/{name}" in answer


def test_one_wrong_command_undoes_the_whole_message(world: World) -> None:
    """And says what was wrong with it."""
    world.writes(ANN, REPORT)
    answer = says(world, TOMASZ, "/take\n/clsoe\n")
    assert "I did nothing" in answer
    assert "clsoe" in answer
    assert world.tickets()[0].handler is None


def test_take_names_who_handles_it(world: World) -> None:
    """The receipt says what was done and who has been told."""
    world.writes(ANN, REPORT)
    assert "is yours" in says(world, TOMASZ, "/take")
    assert world.tickets()[0].handler == "tomasz"


def test_reply_goes_to_the_reporter_and_a_copy_to_every_other_reader(world: World) -> None:
    """The reporter sees neither the member's name nor the rest of the mail."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, "I think we should ask.\n\n/reply\nCould you tell us which day it was?\n/end\nThat should do.")
    letter = world.last("ann@writers.example")
    assert "Could you tell us which day" in body(letter)
    for words in ("Tomasz", "I think we should ask", "That should do", "Piet"):
        assert words not in body(letter) + str(letter["From"]) + str(letter["Subject"])
    told = "\n".join(body(mail) for mail in world.inbox(GRACE))
    assert "│ Could you tell us which day" in told
    assert "│ I think we should ask." in told


def test_update_sets_the_next_promise(world: World) -> None:
    """To the day that was named, told to the reporter, and counted once their server took it."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, "/update friday\nWe are still talking to people.")
    assert "Friday, 9 October" in body(world.last("ann@writers.example"))
    due = world.tickets()[0].clocks.update_due
    assert due is not None
    assert due.astimezone().date().isoformat() in ("2026-10-09", "2026-10-10")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("/update 2027-01-01\nLater.", "at most 7 days"),
        ("/reply\n", "no text"),
        ("/outcome slap\nWe slapped him.", "which outcome"),
        ("/close", "told an outcome"),
        ("/release", "only a chair"),
        ("/unreachable", "say why"),
        ("/reopen", "not closed"),
    ],
)
def test_what_cannot_be_done_says_how_to_correct_it(world: World, text: str, problem: str) -> None:
    """In one sentence, and nothing has happened."""
    world.writes(ANN, REPORT)
    assert problem in says(world, TOMASZ, text)
    assert len(world.inbox("ann@writers.example")) == 1


def test_unreachable_reporter_lets_a_ticket_close(world: World) -> None:
    """The promise rests, and the ticket may close."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, "/unreachable her address bounces\n")
    says(world, TOMASZ, "/close")
    assert [ticket.state for ticket in world.tickets()] == [TicketState.CLOSED]
    says(world, TOMASZ, "/reopen")
    assert [ticket.state for ticket in world.tickets()] == [TicketState.OPEN]


def test_whoever_recuses_hears_nothing_more(world: World) -> None:
    """No reason is asked for; the old thread gives the fixed sentence, and what is written there goes to the others."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, "/recuse")
    before = len(world.inbox(TOMASZ))
    world.writes(ANN, "One more thing: he wore a red hat.", answers=world.last("ann@writers.example"))
    assert len(world.inbox(TOMASZ)) == before
    answer = says(world, TOMASZ, "What became of it?")
    assert "closed" in answer
    assert "What became of it?" in "\n".join(body(mail) for mail in world.inbox(GRACE))
    assert "closed" in says(world, TOMASZ, "/show")
    assert "red hat" not in "\n".join(body(mail) for mail in world.inbox(TOMASZ))


def test_any_reader_can_hand_it_to_the_chairs(world: World) -> None:
    """Who drops out hears nothing; the chairs learn what the others had been sent."""
    world.writes(ANN, REPORT)
    says(world, GRACE, "/chairs")
    assert world.tickets()[0].circle == "chairs"
    assert "Tomasz Wrona" in "\n".join(body(mail) for mail in world.inbox(DEVIKA))
    assert "Tomasz Wrona" in "\n".join(body(mail) for mail in world.inbox(ROSA))


def test_chair_takes_a_member_out(world: World) -> None:
    """They are told nothing, then or later; the others learn what had been sent to them."""
    world.writes(ANN, REPORT)
    before = len(world.inbox(TOMASZ))
    answer = says(world, ROSA, "/exclude Tomasz")
    assert "Grace Okonkwo" in answer
    assert "Tomasz" not in answer.partition("can read it:")[2]
    assert "Tomasz Wrona" in "\n".join(body(mail) for mail in world.inbox(GRACE))
    world.writes(ANN, "One more thing: he wore a red hat.", answers=world.last("ann@writers.example"))
    assert len(world.inbox(TOMASZ)) == before
    assert "closed" in says(world, TOMASZ, "/show")


def test_only_a_chair_takes_somebody_out_and_only_somebody(world: World) -> None:
    """Wrong words change nothing and say how to correct them."""
    world.writes(ANN, REPORT)
    assert "only a chair" in says(world, GRACE, "/exclude Tomasz")
    for words, problem in (("", "write whom"), (" Nobody", "nobody on the roster"), (" Rosa", "/recuse")):
        assert problem in says(world, ROSA, f"/exclude{words}")
    assert world.tickets()[0].excluded == frozenset()


def test_chair_releases_to_the_committee_except_for_some(world: World) -> None:
    """Whoever reads from now on is shown all of it; the exception hears nothing."""
    world.writes(ANN, ABOUT_STAFF)
    answer = says(world, DEVIKA, "/release except Grace")
    assert "Tomasz Wrona" in answer
    assert "shouted at me" in body(world.last(TOMASZ))
    assert world.inbox(GRACE) == []
    assert "shouted" in says(world, DEVIKA, "/show")


def test_ticket_that_one_may_not_read_is_no_other_than_one_that_is_not(world: World) -> None:
    """The same words for a code name that exists and for one that does not."""
    world.writes(ANN, REPORT)
    world.writes("Bob <bob@writers.example>", ABOUT_STAFF)
    hidden = next(ticket for ticket in world.tickets() if ticket.circle == "chairs")
    answers = [says(world, TOMASZ, f"/show {code}").replace(code, "CODE") for code in (hidden.code, "amber-yew")]
    assert answers[0].partition("ref:")[0] == answers[1].partition("ref:")[0]


def test_who_lists_readers_and_what_was_sent(world: World) -> None:
    """The ledger, without addresses."""
    world.writes(ANN, REPORT)
    answer = says(world, ROSA, "/who")
    assert "Tomasz Wrona" in answer
    assert "acknowledgement to the reporter" in answer
    assert "@" not in answer


def test_list_needs_a_confirmation_when_it_answers_nothing(world: World) -> None:
    """The confirmation carries the token; somebody who forges the address gets nothing."""
    world.writes(ANN, REPORT)
    world.writes(TOMASZ, "/list")
    asked = world.last(TOMASZ)
    assert "Did you write `/list`?" in body(asked)
    assert world.tickets()[0].code not in body(asked)
    world.writes(TOMASZ, "/list", answers=asked)
    assert world.tickets()[0].code in body(world.last(TOMASZ))


def test_safe_to_write_opens_what_was_closed_for_safety(world: World) -> None:
    """Until then no letter goes out, whatever a member tries."""
    world.writes(ANN, REPORT + "\nPlease do not reply to this address, my partner reads my mail.\n")
    assert "not safe" in says(world, TOMASZ, "/reply\nHello Ann")
    assert world.inbox("ann@writers.example") == []
    says(world, TOMASZ, "/safe-to-write")
    says(world, TOMASZ, "/reply\nHello Ann")
    assert "Hello Ann" in body(world.last("ann@writers.example"))


def test_urgent_goes_to_everybody_at_once_and_calm_ends_it(world: World) -> None:
    """And its repeats stop."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, "/urgent")
    assert "URGENT" in body(world.last(GRACE))
    says(world, GRACE, "/calm")
    before = len(world.inbox(ROSA))
    world.passes(hours=2)
    assert not any("URGENT since" in body(mail) for mail in world.inbox(ROSA)[before:])


def test_not_a_report_closes_without_a_letter(world: World) -> None:
    """Nobody is written to."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, "/not-a-report")
    assert [ticket.state for ticket in world.tickets()] == [TicketState.CLOSED]
    assert len(world.inbox("ann@writers.example")) == 1


def test_member_who_reports_is_a_reporter(world: World) -> None:
    """They are out of their own ticket and get what every reporter gets."""
    world.writes("Tomasz <tomasz@lakeside.example>", REPORT.replace("Ann", "T."))
    mails = world.inbox(TOMASZ)
    assert len(mails) == 1
    assert mails[0]["Subject"].startswith("Your message to")
    assert world.tickets()[0].parties == frozenset({"tomasz"})


def test_code_name_of_another_ticket_never_becomes_a_letters_text(world: World) -> None:
    """A letter meant for one reporter does not go to another because its ticket cannot be read, or does not exist."""
    world.writes(ANN, REPORT)
    world.writes("Bob <bob@writers.example>", ABOUT_STAFF)
    hidden = next(ticket for ticket in world.tickets() if ticket.circle == "chairs")
    for code in (hidden.code, "amber-yew"):
        assert "I did nothing" in says(world, TOMASZ, f"/reply {code}\nDear Bob, we heard you.")
    assert len(world.inbox("ann@writers.example")) == 1


def test_answer_belongs_to_the_mail_that_it_answers_not_to_one_that_it_quotes(world: World) -> None:
    """A member pastes another ticket's mail into a note: it stays with the readers of the ticket that is answered."""
    world.writes(ANN, REPORT)
    world.writes("Bob <bob@writers.example>", ABOUT_STAFF)
    by_all = next(mail for mail in world.inbox(ROSA) if "Piet" in body(mail))
    by_chairs = next(mail for mail in world.inbox(ROSA) if "Mei-Ling" in body(mail))
    before = len(world.inbox(TOMASZ))
    world.writes(ROSA, "Compare these two.\n\n" + body(by_all), answers=by_chairs)
    assert len(world.inbox(TOMASZ)) == before
    assert "Compare these two." in body(world.last(DEVIKA))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("ref: qtovqymjbyyqbw5hvfzrnnsfuq", "ref:"),
        ("  ref:", "ref:"),
        ("cm.qtovqymjbyyqbw5hvfzrnnsfuq", "ref:"),
        ("│ Subject: hello", "bar"),
        ("  │ Subject: hello", "bar"),
        ("/end\n│ Subject: hello", "bar"),
        ("Your reply goes to Rosa Lindqvist only, never to\nwhoever wrote.", "first line"),
        ("You alone read this. Your reply is kept as a note.", "first line"),
        ("Emne: [{code}] Lakeside Python", "code name"),
        ("It is about {CODE}.", "code name"),
    ],
)
@pytest.mark.parametrize("command", ["/reply", "/update", "/outcome none"])
def test_letter_that_holds_a_line_of_our_own_mails_is_refused(
    world: World, command: str, line: str, problem: str
) -> None:
    """Whatever program put it there: nothing of the message is done, and it is said what was wrong."""
    world.writes(ANN, REPORT)
    code = world.tickets()[0].code
    line = line.format(code=code, CODE=code.upper())
    answer = says(world, TOMASZ, f"/take\n{command}\nThank you, we look into it.\n\n{line}\n")
    assert "I did nothing" in answer
    assert problem in answer
    assert len(world.inbox("ann@writers.example")) == 1
    assert world.tickets()[0].handler is None


def test_quote_that_no_program_knows_never_reaches_the_reporter(world: World) -> None:
    """A Norwegian header block and our whole mail below the letter, without a mark."""
    world.writes(ANN, REPORT)
    shown = world.last(ROSA)
    quote = f"{'_' * 32}\nFra: {shown['From']}\nTil: Rosa\nEmne: {shown['Subject']}\n\n{body(shown)}"
    mail = world.letter(ROSA, f"/reply\nThank you, we look into it.\n\n{quote}", In_Reply_To=str(shown["Message-ID"]))
    world.arrives(mail)
    world.walk()
    assert "I did nothing" in body(world.last(ROSA))
    assert len(world.inbox("ann@writers.example")) == 1


def test_letter_may_speak_of_references_and_use_long_words(world: World) -> None:
    """What merely looks a little like ours is no reason to refuse."""
    world.writes(ANN, REPORT)
    text = "You read: In reference to ref 12: the well-known Donaudampfschifffahrtsgesellschaft | is fine > so far."
    says(world, TOMASZ, f"/reply\n{text}\n")
    assert text in " ".join(body(world.last("ann@writers.example")).split())


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("/release except", "except whom"),
        ("/release except ,", "except whom"),
        ("/release except\n> Grace Okonkwo", "except whom"),
        ("/release except Nobody", "nobody on the roster"),
    ],
)
def test_release_except_nobody_is_refused(world: World, command: str, problem: str) -> None:
    """A slip opens nothing."""
    world.writes(ANN, ABOUT_STAFF)
    assert problem in says(world, ROSA, command)
    assert not world.tickets()[0].released
    assert world.inbox(GRACE) == world.inbox(TOMASZ) == []


def test_receipt_of_a_release_names_everybody_who_then_reads(world: World) -> None:
    """The chairs stay with what one of them released."""
    world.writes(ANN, ABOUT_STAFF)
    line = next(line for line in says(world, ROSA, "/release except Grace").splitlines() if "can read it:" in line)
    assert line == "Now these can read it: Rosa Lindqvist, Devika Anand, Tomasz Wrona."


@pytest.mark.parametrize("together", [True, False])
def test_two_equal_letters_are_two_letters(world: World, *, together: bool) -> None:
    """In one message or in two; the note beside them is kept as well."""
    world.writes(ANN, REPORT)
    if together:
        says(world, TOMASZ, "/reply Thank you.\n/reply Thank you.\n/end\nI think it was the sponsor.")
    else:
        says(world, TOMASZ, "/reply Thank you.")
        says(world, TOMASZ, "/reply Thank you.\n/end\nI think it was the sponsor.")
    assert sum(body(mail).startswith("Thank you.") for mail in world.inbox("ann@writers.example")) == 2
    shown = says(world, ROSA, "/show")
    assert shown.count("letter by Tomasz Wrona") == 2
    assert "I think it was the sponsor." in shown


def test_first_line_of_our_mails_is_the_one_that_letters_are_searched_for(world: World) -> None:
    """The templates and the check speak of the same words."""
    world.writes(ANN, REPORT)
    assert "never to whoever wrote" in body(world.last(TOMASZ))
    world.writes("Bob <bob@writers.example>", "Both of your chairs laughed at me on stage. It was only once.")
    assert "You alone read this" in body(world.last("ina@elsewhere.example"))


def test_line_of_the_report_that_is_answered_in_its_place_is_no_reason_to_refuse_a_letter(world: World) -> None:
    """Quoted by the member's program, with a comment below and a letter."""
    world.writes(ANN, REPORT)
    mail = world.letter(TOMASZ, "", In_Reply_To=str(world.last(TOMASZ)["Message-ID"]))
    mail.set_content("/reply\nThank you, we look into it.\n/end\n\n> │ It has stopped, he has left.\n\nGood.\n")
    world.arrives(mail)
    world.walk()
    assert body(world.last("ann@writers.example")).startswith("Thank you, we look into it.")


def test_letter_with_three_lines_of_the_mail_that_is_answered_is_refused(world: World) -> None:
    """From the middle of it, so that nothing else tells; two lines may be quoted on purpose."""
    world.writes(ANN, REPORT)
    lines = [bare for line in body(world.last(TOMASZ)).splitlines() if (bare := line.strip(" │"))][-6:-3]
    quoted = "\n".join(f"  {line} " for line in lines)
    answer = says(world, TOMASZ, f"/reply\nThank you.\n\n{quoted}\n")
    assert "lines of the mail that you answer" in answer
    assert len(world.inbox("ann@writers.example")) == 1
    says(world, TOMASZ, "/reply\nThank you.\n" + "\n".join(lines[:2]))
    assert body(world.last("ann@writers.example")).startswith("Thank you.")
