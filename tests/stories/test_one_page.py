"""What somebody does who has read the committee's one page and nothing else: slips harm nobody and are answered."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from conduct_mailer.model.settings import Promises, Settings
from tests.stories.test_commands import ABOUT_STAFF, ANN, GRACE, REPORT, ROSA, TOMASZ, says
from tests.stories.world import World, body

WRITER = "ann@writers.example"
URGENT = "Help! A man called Piet is outside my hotel room right now and is trying to break in. I am scared.\n\nAnn\n"
UNSAFE = REPORT + "\nPlease do not reply to this address, my partner reads my mail.\n"


def told(world: World, who: str) -> str:
    """Everything that somebody got."""
    return "\n".join(body(mail) for mail in world.inbox(who))


def lines(mail: EmailMessage) -> list[str]:
    """The lines of a mail's text."""
    return body(mail).splitlines()


def raw_answer(world: World, who: str, text: str) -> str:
    """``who`` answers their last mail with exactly this text; what they then get."""
    mail = world.letter(who, text, In_Reply_To=str(world.last(who)["Message-ID"]))
    world.arrives(mail)
    world.walk()
    return body(world.last(who))


@pytest.mark.parametrize("command", ["/reply", "/update", "/outcome none"])
@pytest.mark.parametrize(
    ("text", "name"),
    [("We look into it.\n\nTomasz", "Tomasz"), ("Please talk to Grace Okonkwo.", "Grace Okonkwo"), ("Rosa L.", "Rosa")],
)
def test_letter_with_a_name_of_the_team_is_refused(world: World, command: str, text: str, name: str) -> None:
    """Whoever it is: it would reach the reporter, and their answer would throw that person out."""
    world.writes(ANN, REPORT)
    answer = says(world, TOMASZ, f"{command}\nThank you for writing.\n{text}\n")
    assert f"“{name}" in answer
    assert len(world.inbox(WRITER)) == 1


def test_letter_greets_its_reader_by_a_name_that_one_of_the_team_has_too(world: World) -> None:
    """Their own name betrays nobody."""
    world.writes("Grace Miller <grace.miller@writers.example>", REPORT.replace("Ann", "Grace Miller"))
    says(world, TOMASZ, "/reply\nDear Grace,\nthank you for writing.\n")
    assert body(world.last("grace.miller@writers.example")).startswith("Dear Grace,")
    assert "“Grace Okonkwo”" in says(world, TOMASZ, "/reply\nDear Grace,\nask Grace Okonkwo.\n")


@pytest.mark.parametrize("command", ["/reply", "/update friday", "/outcome none"])
def test_letter_that_goes_on_below_a_quote_is_refused(world: World, command: str) -> None:
    """Never half of it; without words below the quote it is sent."""
    world.writes(ANN, REPORT)
    answer = raw_answer(world, TOMASZ, f"{command}\nHello Ann,\n\n> grabbed my arm\n\nYes, of course.\n")
    assert "one piece above the quote" in answer
    assert len(world.inbox(WRITER)) == 1
    raw_answer(world, TOMASZ, f"{command}\nHello Ann,\n\n> grabbed my arm\n\nSent from my iPhone\n")
    assert body(world.last(WRITER)).startswith("Hello Ann,")


@pytest.mark.parametrize("words", [" better@safe.example", "\nbetter@safe.example"])
def test_safe_to_write_takes_no_address(world: World, words: str) -> None:
    """It would open the unsafe one; alone it names the address that it opens."""
    world.writes(ANN, UNSAFE)
    assert "takes no address" in says(world, TOMASZ, f"/safe-to-write{words}")
    assert world.tickets()[0].correspondences[0].unsafe
    assert WRITER in says(world, TOMASZ, "/safe-to-write")


@pytest.mark.parametrize("command", ["take", "urgent", "chairs", "recuse", "show", "calm", "not-a-report", "who"])
@pytest.mark.parametrize("words", ["sturdy-trecreeper", "please", "it"])
def test_unknown_words_behind_a_command_do_nothing(world: World, command: str, words: str) -> None:
    """Neither a misspelt code name nor a note on its line; the open code names are listed."""
    world.writes(ANN, REPORT)
    before = world.tickets()[0]
    answer = says(world, TOMASZ, f"/{command} {words}")
    assert "nothing but a ticket's code name" in answer
    assert f"Open are: {before.code}" in answer
    assert world.tickets()[0] == before


def test_command_for_another_ticket_names_it_in_its_receipt(world: World) -> None:
    """So that a slip is seen; for the ticket that is answered, its subject says it."""
    world.writes(ANN, REPORT)
    world.writes("Bob <bob@writers.example>", REPORT.replace("Ann", "Bob"))
    first, second = sorted(world.tickets(), key=lambda ticket: ticket.correspondences[0].address.key)
    assert f"{second.code}: It is urgent" in says(world, TOMASZ, f"/urgent {second.code}", first.code)
    assert f"{first.code}: It is urgent" not in says(world, TOMASZ, "/urgent", first.code)


@pytest.mark.parametrize("words", ["Firday", "by Friday", "9 October", "9.10.", "friday 9 October", "We still talk."])
def test_update_without_a_date_that_can_be_read_is_refused(world: World, words: str) -> None:
    """It would be the letter's first line."""
    world.writes(ANN, REPORT)
    assert "only one date may stand behind" in says(world, TOMASZ, f"/update {words}\nWe are still talking.")
    assert len(world.inbox(WRITER)) == 1


@pytest.mark.parametrize(
    ("words", "day"), [("", "Saturday 10 October"), ("tomorrow", "Sunday 4 October"), ("Friday", "Friday 9 October")]
)
def test_receipt_of_an_update_repeats_the_date(world: World, words: str, day: str) -> None:
    """What was promised stands there in words."""
    world.writes(ANN, REPORT)
    assert f"They are promised word by {day}" in says(world, TOMASZ, f"/update {words}\nWe are still talking.")
    assert f"(update: promised word by {day} 2026)" in told(world, GRACE)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("temporary-ban", "until when"),
        ("temporary-ban permanent", "until when"),
        ("temporary-ban until soon", "until when"),
        ("temporary-ban until 2026-10-01", "is over"),
        ("permanent-ban until 2027-10-31", "no last day"),
        ("warning We warned him.", "on the lines below"),
        ("warning until 2027-10-31 We warned him.", "on the lines below"),
        ("none\nNothing.\n/outcome warning", "one outcome at a time"),
    ],
)
def test_outcome_that_contradicts_itself_is_refused(world: World, words: str, problem: str) -> None:
    """Before anything is sent."""
    world.writes(ANN, REPORT)
    assert problem in says(world, TOMASZ, f"/outcome {words}\nWe have talked to him.")
    assert len(world.inbox(WRITER)) == 1


def test_outcome_is_named_in_receipt_and_copy_and_a_second_needs_reopening(world: World) -> None:
    """With its kind and its date."""
    world.writes(ANN, REPORT)
    receipt = says(world, TOMASZ, "/outcome temporary-ban until 2027-10-31\nHe may not come to our next event.")
    assert "Recorded: temporary ban until Sunday 31 October 2027." in receipt
    assert "(outcome: temporary ban until Sunday 31 October 2027)" in told(world, GRACE)
    assert "/reopen" in says(world, GRACE, "/outcome warning\nWe warned him.")
    says(world, GRACE, "/reopen")
    assert "Recorded: warning." in says(world, GRACE, "/outcome warning\nWe warned him.")


@pytest.mark.parametrize(
    "text", ["take", "Take.", "`/take`", "**/take**", "/ take", "\\take", "“/take”", "`/take`\nok"]
)
def test_command_that_is_not_typed_as_one_is_asked_back(world: World, text: str) -> None:
    """Nobody who believes that they took it has not."""
    world.writes(ANN, REPORT)
    before = len(world.inbox(GRACE))
    assert "Did you mean `/take`?" in says(world, TOMASZ, text)
    assert world.tickets()[0].handler is None
    assert len(world.inbox(GRACE)) == before


def test_misspelt_command_is_answered_with_the_nearest_one(world: World) -> None:
    """One that is like none is not guessed at."""
    world.writes(ANN, REPORT)
    assert "I do not know `/tkae`. Did you mean `/take`?" in says(world, TOMASZ, "/tkae")
    assert "Did you mean" not in says(world, TOMASZ, "/xyzzy")


@pytest.mark.parametrize("command", ["take", "urgent", "calm", "recuse", "not-a-report", "show", "help"])
def test_text_below_a_command_without_text_is_a_note(world: World, command: str) -> None:
    """Also the last word of somebody who steps out; never a letter."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, f"I have met him.\n/{command}\nHe is a friend of mine.\n\nSent from my iPhone")
    assert "│ I have met him.\r\n│ \r\n│ He is a friend of mine." in told(world, GRACE).replace("│\r\n", "│ \r\n")
    assert "iPhone" not in told(world, GRACE)
    assert len(world.inbox(WRITER)) == 1


def test_reason_why_somebody_cannot_be_reached_is_kept(world: World) -> None:
    """For whoever reads it later: what happened, and the member's own words behind a bar."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, "/unreachable her address bounces")
    told_now, shown = body(world.last(GRACE)), says(world, ROSA, "/show")
    for text in (told_now, shown):
        assert "Tomasz Wrona says that nobody can reach whoever wrote." in text
        assert "note by Tomasz Wrona\n│ her address bounces" in "\n".join(text.splitlines())


@pytest.mark.parametrize("out", ["/recuse", "/chairs"])
def test_urgent_ticket_is_repeated_when_its_handler_drops_out(world: World, out: str) -> None:
    """Nobody else would know that nobody goes."""
    world.writes(ANN, REPORT)
    says(world, ROSA, "/urgent")
    says(world, TOMASZ, "/take")
    world.passes(hours=1)
    assert "URGENT since" not in told(world, ROSA)
    says(world, TOMASZ, out)
    assert world.tickets()[0].handler is None
    world.passes(hours=1)
    assert "URGENT since" in told(world, ROSA)


def test_bare_command_in_a_closed_thread_is_no_empty_note(world: World) -> None:
    """The fixed sentence for its writer, nothing for the others."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, "/recuse")
    before = len(world.inbox(GRACE))
    assert "closed" in says(world, TOMASZ, "/show")
    assert len(world.inbox(GRACE)) == before


def test_file_in_a_closed_thread_goes_to_those_who_still_read(world: World) -> None:
    """A picture beside a bare command would else be lost."""
    world.writes(ANN, REPORT)
    thread = str(world.last(TOMASZ)["Message-ID"])
    says(world, TOMASZ, "/recuse")
    mail = world.letter(TOMASZ, "/show\n", In_Reply_To=thread)
    mail.add_attachment(b"what the screen said", maintype="text", subtype="plain", filename="screen.txt")
    world.arrives(mail)
    world.walk()
    assert "closed" in body(world.last(TOMASZ))
    assert [part.get_filename() for part in world.last(GRACE).iter_attachments()] == ["screen.txt"]


def test_members_new_mail_with_a_code_name_is_no_report(world: World) -> None:
    """It comes back with its words, whether there is such a ticket or not."""
    world.writes(ANN, REPORT)
    code = world.tickets()[0].code
    for name in (code, "amber-yew"):
        world.writes(TOMASZ, "I have met him.", subject=f"AW: [{name}] Lakeside Python")
        answer = body(world.last(TOMASZ))
        assert "answer the ticket's own mail" in " ".join(answer.split())
        assert "│ I have met him." in answer
    assert len(world.tickets()) == 1


def test_taking_and_calming_what_is_urgent_is_told_at_once(world: World) -> None:
    """To the other readers, so that not everybody goes, and not nobody: as what happened, beside the member's words."""
    world.writes(ANN, REPORT)
    says(world, ROSA, "/urgent")
    assert "Rosa Lindqvist and Grace Okonkwo have been told" in says(world, TOMASZ, "/take\nI am at room B.")
    assert "Tomasz Wrona has taken this." in lines(world.last(GRACE))
    assert "│ I am at room B." in lines(world.last(GRACE))
    says(world, TOMASZ, "/calm")
    assert "Saturday 3 October, 10:00 PDT: Tomasz Wrona has marked this as no longer urgent." in lines(
        world.last(GRACE)
    )


@pytest.mark.parametrize("command", ["take", "calm"])
def test_bare_command_puts_no_words_into_its_writers_mouth(world: World, command: str) -> None:
    """Who wrote only `/take` has written no note: nothing stands behind a bar, now or when it is shown later."""
    world.writes(ANN, REPORT)
    says(world, ROSA, "/urgent")
    says(world, TOMASZ, f"/{command}")
    assert not any(line.startswith("│") for line in lines(world.last(GRACE)))
    shown = says(world, GRACE, "/show")
    assert "Tomasz Wrona has " in shown
    assert "note by Tomasz Wrona" not in shown


def test_receipt_of_stepping_out_says_that_nobody_comes_back(world: World) -> None:
    """There is no command for it, so nobody is sent to ask for one."""
    world.writes(ANN, REPORT)
    answer = says(world, TOMASZ, "/recuse")
    assert "Nobody can undo this, not even a chair." in answer
    assert "ask a chair" not in answer


def test_members_question_by_a_new_mail_is_answered_with_the_commands(world: World) -> None:
    """It stays a ticket for the others, who may know more; somebody whom the server does not vouch for gets none."""
    question = "How do I take the ticket?"
    world.writes(TOMASZ, question)
    assert "- /take: you handle it" in lines(world.last(TOMASZ))
    assert [ticket.kind for ticket in world.tickets()] == ["question"]
    assert question in told(world, GRACE)
    for who, vouched in ((GRACE, False), ("mei@lakeside.example", True), (ANN, True)):
        world.writes(who, question, aligned=vouched)
        assert "/take: you handle it" not in told(world, who.rpartition("<")[2].rstrip(">"))


def test_members_own_report_by_a_new_mail_is_answered_like_anybodys(world: World) -> None:
    """On a bad day nobody is sent a list of commands."""
    world.writes(TOMASZ, REPORT.replace("Ann", "T."))
    assert len(world.inbox(TOMASZ)) == 1


def test_committee_is_told_the_times_that_are_configured(tmp_path: Path) -> None:
    """In the help, where a command is wrong, and where somebody must answer; the reporter in the first answer."""
    promises = Promises(
        update_within=timedelta(days=3), acknowledge_within=timedelta(hours=36), urgent_repeat=timedelta(minutes=10)
    )
    world = World(tmp_path, settings=Settings(promises=promises))
    world.writes(ANN, REPORT)
    assert "Within 3 days you will hear from us" in body(world.last(WRITER))
    assert "at most 3 days away" in says(world, TOMASZ, "/update 2026-12-01\nLater.")
    commands = says(world, TOMASZ, "/help")
    assert "at most 3 days on" in commands
    assert "again every 10 minutes" in commands
    world.writes("Bob <bob@writers.example>", UNSAFE)
    assert "reach them within 36 hours" in body(world.last(TOMASZ))
    assert "24 hours" not in told(world, TOMASZ)


def test_acknowledgement_has_no_checklist_for_who_is_in_danger_or_was_asked_already(world: World) -> None:
    """The rest of it stays as it is."""
    world.writes(ANN, "Somebody was rude to me.")
    assert "If you can and want to" in body(world.last(WRITER))
    world.writes(ANN, "Somebody else was rude to me.", subject="another thing")
    assert len(world.tickets()) == 2
    assert "If you can and want to" not in body(world.last(WRITER))
    world.writes("Bob <bob@writers.example>", URGENT)
    assert max(world.tickets(), key=lambda ticket: ticket.urgent).urgent
    assert "If you can and want to" not in body(world.last("bob@writers.example"))


def test_help_is_answered_whatever_the_limit(world: World) -> None:
    """A member who is lost gets it with their fifth mail as with their first."""
    for _ in range(world.settings.rules.answers_per_day + 1):
        world.writes(TOMASZ, "/list")
    world.writes(TOMASZ, "/help")
    assert "/safe-to-write" in body(world.last(TOMASZ))


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Get Outlook for Android",
        "Sent with Proton Mail secure email.",
        "Sent with [Proton Mail](https://proton.me/) secure email.",
    ],
)
def test_programs_own_line_is_in_no_letter_and_no_note(world: World, line: str) -> None:
    """Below the letter, without the dashes of a signature."""
    world.writes(ANN, REPORT)
    says(world, TOMASZ, f"/reply\nThank you, we look into it.\n\n{line}\n")
    assert body(world.last(WRITER)).startswith("Thank you, we look into it.")
    assert line[:8] not in body(world.last(WRITER)) + told(world, GRACE)


def test_ticket_is_asked_for_with_the_open_code_names(world: World) -> None:
    """Of those that the member reads, and no others."""
    world.writes(ANN, REPORT)
    world.writes("Bob <bob@writers.example>", ABOUT_STAFF)
    seen = next(ticket for ticket in world.tickets() if ticket.circle == "committee")
    hidden = next(ticket for ticket in world.tickets() if ticket.circle == "chairs")
    says(world, TOMASZ, "/list")
    answer = raw_answer(world, TOMASZ, "/take")
    assert "which ticket?" in answer
    assert seen.code in answer
    assert hidden.code not in answer
