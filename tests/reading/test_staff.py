"""Who of the staff a message points to, and what is no mention of anybody."""

from __future__ import annotations

from base64 import b64encode
from zoneinfo import ZoneInfo

import pytest

from conduct_mailer.model.address import Address
from conduct_mailer.model.event import Event
from conduct_mailer.model.message import Attachment, ParsedMessage
from conduct_mailer.model.roster import Person, Roster
from conduct_mailer.reading.staff import StaffFound, staff, staff_in_glimpse
from conduct_mailer.reading.text import view

EVENT = Event("Lakeside Python", "conduct@lakesidepython.example", ZoneInfo("America/Los_Angeles"))
ROSTER = Roster(
    (
        Person("rosa", "Rosa Lindqvist", ("rosa@lakesidepython.example",), (), ("@rosalq",), frozenset({"chair"})),
        Person("devika", "Devika Anand", ("devika@mailbox.example",), ("Devi",), (), frozenset({"chair"})),
        Person("tomasz", "Tomasz Wrona", (), ("Tomek",), (), frozenset({"committee"})),
        Person("grace", "Grace Okonkwo", (), (), ("@gracebuilds",), frozenset({"committee"})),
        Person("will", "William Hartmann", (), ("Will",), (), frozenset({"committee", "program"})),
        Person("mei", "Mei-Ling Chou", (), ("Mei",), (), frozenset({"registration"})),
        Person("soren", "Søren Dahl", (), (), (), frozenset({"video"})),
        Person("hassan", "Hassan El-Amin", ("hassan@lakesidepython.example",), (), (), frozenset({"venue"})),
        Person("natalia", "Natalia Petrenko", (), (), (), frozenset({"speakers"})),
        Person("ombud", "Ulla Ek", ("ulla@ombud.example",), (), (), frozenset({"independent"})),
    )
)
BOTH = {"rosa", "devika"}


def message(
    text: str,
    *,
    subject: str = "",
    sender: Address | None = None,
    to: tuple[str, ...] = (EVENT.address,),
    cc: tuple[str, ...] = (),
    hidden: str = "",
    links: tuple[str, ...] = (),
    attachments: tuple[Attachment, ...] = (),
) -> ParsedMessage:
    """A mail from an outsider, unless said otherwise."""
    return ParsedMessage(
        message_id="",
        in_reply_to=(),
        references=(),
        from_=(sender or Address("jo@mailbox.example", "Jo Smith"),),
        from_fields=1,
        reply_to=(),
        to=tuple(Address(spec) for spec in to),
        cc=tuple(Address(spec) for spec in cc),
        return_path=None,
        date=None,
        subject=subject,
        headers=(),
        content_type="text/plain",
        text=text,
        hidden=hidden,
        links=links,
        attachments=attachments,
        reports=(),
        returned_message_id="",
        returned_text="",
        unreadable=(),
    )


def found(mail: ParsedMessage) -> StaffFound:
    """What is found in a mail."""
    return staff(mail, view(mail.text), ROSTER, EVENT)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Rosa Lindqvist shouted at me", "rosa"),
        ("rosa lindquist shouted", "rosa"),
        ("Lindqvist, Rosa was rude", "rosa"),
        ("Ms Linqvist shouted", "rosa"),
        ("ROSA WAS RUDE", "rosa"),
        ("I told Rosa. Then Pavel came", "rosa"),
        ("Hi Rosa hit me", "rosa"),
        ("Dear Rosa is a bully", "rosa"),
        ("Dear Rosa,\n\nRosa is mean", "rosa"),
        ("R.L. is the problem", "rosa"),
        ("R o s a   L i n d q v i s t", "rosa"),
        ("R\u200bosa pushed me", "rosa"),
        ("R\u043esa pushed me", "rosa"),
        ("\uff32\uff4f\uff53\uff41 pushed me", "rosa"),
        ("R0sa pushed me", "rosa"),
        ("Rosas Mann hat mich beleidigt", "rosa"),
        ("write to rosa at lakesidepython dot example", "rosa"),
        ("@RosaLQ laughed", "rosa"),
        ("https://social.example/rosalq/17", "rosa"),
        ("Soeren Dahl filmed me", "soren"),
        ("Sören Dall filmed me", "soren"),
        ("Thomas Vrona laughed", "tomasz"),
        ("Tomasz W. laughed", "tomasz"),
        ("Bill Hartman grabbed me", "will"),
        ("i told will about it", "will"),
        ("will said nothing", "will"),
        ("It was Will. He said I will regret it", "will"),
        ("Will stood in the doorway", "will"),
        ("Grace from your team ignored me", "grace"),
        ("Grace Miller spoke. Grace Okonkwo hit me.", "grace"),
        ("[15:06] <gracebuilds> stop", "grace"),
        ("a man yelled at mei", "mei"),
        ("Meiling laughed", "mei"),
        ("Mr. El Amin was rude", "hassan"),
        ("\u041d\u0430\u0442\u0430\u043b\u044c\u044f \u041f\u0435\u0442\u0440\u0435\u043d\u043a\u043e", "natalia"),
        ("your chair Devika groped me", "devika"),
        ("Das war, weil Rosa Druck gemacht hat und ich nicht wollte", "rosa"),
    ],
)
def test_people_are_found_by_any_name(text: str, person: str) -> None:
    """However a person of the staff is called, they are named and the message is about staff."""
    result = found(message(text))
    assert result.mentioned
    assert person in result.named


@pytest.mark.parametrize(
    "text",
    [
        "one of the organizers was rude",
        "a volunteer at registration laughed",
        "your session chair cut me off",
        "a staff member pushed me",
        "the staff laughed",
        "someone on the CoC committee told me",
        "the AV crew filmed me",
        "the person who handed me my badge laughed",
        "the girl of the desk where you give the badges",
        "you people did nothing",
        "I reported it to the committee and nothing happened",
        "Eine der Organisatorinnen hat mich beleidigt",
        "ein Helfer an der Anmeldung",
        "une bénévole m'a insultée",
        "un voluntario de camiseta naranja",
        "uno de los organizadores me empujó",
        "the one at the A–F desk read my old name out loud",
        "the lady who walked me out on Sunday said I'd get to tell my side",
        "I told the person whose signature is under all the speaker emails",
        "en las charlas relámpago el presentador imitó mi acento",
    ],
)
def test_staff_is_found_by_role(text: str) -> None:
    """Somebody of the event by role is a mention, whoever it was."""
    assert found(message(text)).mentioned


@pytest.mark.parametrize(
    "text",
    [
        "both chairs laughed",
        "the two women who chair this conference walked past",
        "one of the chairs grabbed me",
        "the conference chair groped me",
        "whoever runs this conference is a creep",
    ],
)
def test_chairs_by_role_are_every_chair(text: str) -> None:
    """Who says "the chair" and not which may mean any of them."""
    assert found(message(text)).named >= BOTH


def test_a_chair_named_beside_the_role_is_that_chair() -> None:
    """The role points to the one whose name stands right beside it, and to nobody else."""
    assert found(message("Your chair Devika groped me")).named == {"devika"}


@pytest.mark.parametrize(
    "text",
    [
        "Dear organizers,\nsomeone pushed me",
        "Hello Rosa and Devika,\n\nsomeone pushed me",
        "Sehr geehrte Damen und Herren,\n\nein Mann",
        "Thank you organizers!",
        "I hope you organizers can help",
        "the hotel staff were nice",
        "the booth staff at stand 7",
        "he is a staff engineer at X",
        "the organizers of PyDays Elsewhere were rude",
        "The organizers of the Donau PyDays know; the chair of their programme committee took his badge",
        "Will you help? It will take patience, by the grace of god",
        "Rosa Delgado gave a talk. Rosa stood on my foot.",
        "Bill Ferris told me",
        "the shuttle from Santa Rosa",
        "someone threw a chair at me, the back of the chair broke",
        "a man at lunch touched me",
        "Could one of you ring me?",
        "I could ask her to sit down with one of you.",
        "I'd like to speak to one of you in private.",
        "I staff a booth for a firm, and he calls me names",
        "Next year I'd like to volunteer, if this is the address",
        "I went to the police, and the young man at the desk laughed",
        "he is principal staff something at X",
    ],
)
def test_others_are_left_out(text: str) -> None:
    """The greeting, namesakes, other people's staff and ordinary words are no mention."""
    assert not found(message(text)).mentioned


def test_every_part_of_a_message_is_looked_into() -> None:
    """A name counts wherever it stands."""
    picture = Attachment(1, "dm_rosa_lindqvist.png", "image/png", b"")
    letter = Attachment(1, "a.txt", "text/plain", b"", "it was Rosa")
    for mail in (
        message("see", subject="Rosa Harassment"),
        message("see", hidden="Rosa Lindqvist"),
        message("see", links=("https://x.example/@rosalq",)),
        message("see", attachments=(picture,)),
        message("see", attachments=(letter,)),
        message("see", cc=("ROSA@lakesidepython.example",)),
        message("see", to=(EVENT.address, "rosa@lakesidepython.example")),
        message("see\n\n> Rosa hit me\n"),
        message("see\n\nFrom: rosa@lakesidepython.example\nSent: x\nSubject: y\n\nYou will regret it.\n"),
    ):
        assert "rosa" in found(mail).named


def test_our_own_letters_are_no_mention() -> None:
    """What our letters print is left out in a quote of ours, and only that."""
    head = "x\n\nOn 5 Oct 2026, Lakeside Python Conduct <conduct@lakesidepython.example> wrote:\n"
    ours = head + "> The chairs, Rosa Lindqvist and Devika Anand, and the organizers know.\n"
    assert not found(message(ours)).mentioned
    assert found(message(head + "> who was it: Rosa Lindqvist\n")).named == {"rosa"}
    assert found(message(head + "> Grace Okonkwo has it\n")).named == {"grace"}
    assert found(message(head + "> hello\n>> the chairs, Rosa Lindqvist and Devika Anand, hit me\n")).named == BOTH
    assert found(message(ours.replace("conduct@", "rosa@"))).named == BOTH


def test_a_letter_of_ours_that_came_back_is_no_mention() -> None:
    """Nor one that is passed on as a file; anybody else's letter still is."""
    ours = "From: Lakeside <conduct@lakesidepython.example>\nTo: jo@mailbox.example\nDate: 5 Oct 2026\nSubject: x\n\n"
    says = "The chairs, Rosa Lindqvist and Devika Anand, are told only if somebody on the event's team is involved.\n"
    for head, named in ((ours, set[str]()), (ours.replace("conduct@", "rosa@"), BOTH)):
        returned = Attachment(1, "returned.eml", "message/rfc822", b"", head + says)
        assert found(message("It came back.", attachments=(returned,))).named == named


def test_who_handles_a_report_by_our_letter_is_no_mention() -> None:
    """Unless the answer may speak of them: then whoever the letter names is out."""
    head = "On 5 Oct 2026, Lakeside Python Conduct <conduct@lakesidepython.example> wrote:\n"
    ours = head + "> Grace Okonkwo and Will Hartmann will look at it for the committee.\n"
    assert not found(message("It has stopped now, thank you.\n\n" + ours)).mentioned
    for answer in ("He is one of them.\n\n", "The second one did it.\n\n", "That colleague of yours.\n\n"):
        assert found(message(answer + ours)).named >= {"grace", "will"}
    for answer in (
        "She's the one who did it.\n\n",
        "It was him.\n\n",
        "Anyone but her.\n\n",
        "He shouldn't see it.\n\n",
        "They are friends of his.\n\n",
        "Him!\n\n",
        "Could somebody else read it?\n\n",
        "thats the man from my mail\n\n",
        "She grabbed my arm at the party.\n\n",
        "The latter laughed at me.\n\n",
        "My ex-husband. Really?\n\n",
        "Sie soll das nicht lesen.\n\n",
    ):
        assert found(message(answer + ours)).named >= {"grace", "will"}
    with_us = head + "> Your report is with the committee: Grace Okonkwo, Will Hartmann.\n\nThanks.\n"
    assert not found(message(with_us)).mentioned
    asked = head + "> Who was it?\n\nHis name? No idea.\n\n" + with_us.removeprefix(head)
    assert not found(message(asked)).mentioned
    assert found(message(asked + "\nHe is.\n")).named == {"grace", "will"}
    assert found(message("Thanks.\n\n" + head + "> Grace Okonkwo <-- this is her\n> will look at it.\n")).named == {
        "grace"
    }
    accusing = head + "> We will look into what you wrote about Grace Okonkwo for the committee.\n"
    assert found(message("It has stopped now, thank you.\n\n" + accusing)).named == {"grace"}


def test_role_is_the_one_chairs_who_is_shown_to_have_it() -> None:
    """The other chair still reads, unless two may be meant."""
    assert found(message("Your chair Devika hit me.", subject="one of your chairs")).named == {"devika"}
    assert found(message("Devika Anand, as one of the chairs, hit me.")).named == {"devika"}
    assert found(message("Your chair Devika hit me. The other chair laughed.")).named == BOTH
    assert found(message("Devika saw it. One of your chairs hit me.")).named == BOTH
    assert found(message("Not Devi, please. She's one of the two people in charge.")).named == {"devika"}
    assert found(message("Devi came. She's one of the two people in charge, the other hit me.")).named == BOTH


def test_who_writes_is_not_mentioned_by_signing() -> None:
    """A member of the staff who reports, and a namesake who signs, do not mention themselves."""
    hassan = Address("hassan@lakesidepython.example", "Hassan El-Amin")
    assert not found(message("A guest fell.\n\nHassan El-Amin\nVenue lead\n", sender=hassan)).mentioned
    namesake = Address("will.acheson@mailbox.example", "Will Acheson")
    assert not found(message("A guest fell.\n\nBest\nWill\nStaff Engineer\n", sender=namesake)).mentioned
    assert found(message("A guest hit Rosa.\n\nHassan\n", sender=hassan)).named == {"rosa"}


def test_a_name_below_the_signature_still_counts() -> None:
    """Only the writer's own name is left out at the end of a mail."""
    assert "rosa" in found(message("A guest fell.\n\nJo Smith\nPS: it was Rosa\n")).named
    assert "rosa" in found(message("A guest fell.\n-- \nRosa Lindqvist\n")).named


def test_the_independent_contact_is_named_and_is_no_staff() -> None:
    """A report about the independent contact keeps them out, and goes to the committee."""
    result = found(message("Ulla Ek was rude"))
    assert not result.mentioned
    assert result.named == {"ombud"}


def test_names_are_found_in_base64_right_below_its_header() -> None:
    """Decoding begins where the encoding began, not in the word before it."""
    body = b64encode(b"Rosa Lindqvist hit me in hall B.").decode()
    raw = f"From: a@b.example\nContent-Transfer-Encoding: base64\n\n{body}\n"
    assert staff_in_glimpse(raw, ROSTER, EVENT).named == {"rosa"}


def test_mail_that_cannot_be_parsed_is_looked_into() -> None:
    """Names, addresses and roles are found in raw text, also where it is encoded."""
    for text in (
        "Cc: rosa@lakesidepython.example\n\x00\x01",
        "UmV0dXJuIGFsbCBvZiBpdCB0byBSb3NhIExpbmRxdmlzdCBub3c=\n",
        "=52osa hit me",
        "Subject: =?utf-8?B?Um9zYSBMaW5kcXZpc3Q=?=",
        "file=Rosa%20Lindqvist.png",
    ):
        assert "rosa" in staff_in_glimpse(text, ROSTER, EVENT).named
    assert staff_in_glimpse("a volunteer hit me", ROSTER, EVENT).mentioned


def test_every_mention_has_its_words() -> None:
    """A reader can be shown why: whom, which words, where, by which rule."""
    finding = found(message("Rosa Lindqvist hit me")).evidence[0]
    assert (finding.about, finding.text, finding.where) == ("staff:rosa", "Rosa Lindqvist", "text")


WORDS_FOR_NAMES = Roster(
    (
        *ROSTER.people,
        Person("mark", "Mark Feldman", roles=frozenset({"committee"})),
        Person("joy", "Joy Abara", roles=frozenset({"committee"})),
        Person("patience", "Patience Mbeki", roles=frozenset({"sponsorship"})),
    )
)


def named_in(text: str) -> frozenset[str]:
    mail = message(text)
    return staff(mail, view(mail.text), WORDS_FOR_NAMES, EVENT).named


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mark is stalking me. He waits outside my room every evening.", "mark"),
        ("MARK IS STALKING ME", "mark"),
        ("Please help me. Joy is following me around and I am afraid of her.", "joy"),
        ("Joy is spreading lies about me.", "joy"),
        ("Grace is harassing me.", "grace"),
        ("the person who did it: mark. he grabbed my arm", "mark"),
        ("her name is joy, she spat at me", "joy"),
        ("mark hit me yesterday", "mark"),
        ("wrona hit me yesterday", "tomasz"),
        ("he sends me pictures as @tomaszw on Discord", "tomasz"),
        ("mr el amin would not give me the key to the ramp", "hassan"),
        ("Will put his hand on my knee under the table.", "will"),
        ("Will won't leave me alone.", "will"),
        ("Will drove me home after the party, and then he would not go.", "will"),
        ("Yesterday night\nWill sent me a picture of himself", "will"),
        ("Patience has a way of standing so close.", "patience"),
        ("Will hat mir an den Oberschenkel gefasst", "will"),
        ("2 of Graces friends pushed me out", "grace"),
        ("Grace was in the room and saw all of it", "grace"),
        ("Who: Will\nWhen: Saturday", "will"),
        ("[23:02] joy: you looked good up there today", "joy"),
        ("<grace> imagine giving a talk with that accent", "grace"),
        ("that wrona woman pushed me off the steps", "tomasz"),
        ("t.wrona wrote to me at night", "tomasz"),
        ("lindquist cut me off three times", "rosa"),
        ("The woman who came over was Rosa After that he filmed us", "rosa"),
        ("Rosa AirDropped me a picture", "rosa"),
        ("Rosa was at the reception on Friday and pinched me.", "rosa"),
        ("in the Harbour Hall Will pushed my wife aside", "will"),
        ("Madam Okonkwo ordered me out of my seat", "grace"),
        ("Patience from Cloudbank Data told me to get out", "patience"),
        ("The technician from the video, Sören Dal or Dahlem, has seen it.", "soren"),
    ],
)
def test_name_is_found_however_plainly_it_is_said(text: str, who: str) -> None:
    """Small letters, capitals, words that are names, surnames as they are heard."""
    assert who in named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Joy is a feeling that I did not have there.",
        "Patience is needed with your website.",
        "Please mark it as read, and grace us with an answer. It will hit me later.",
        "It was a joy to meet everybody else.",
        "Will you call me? May I ask for that?",
        "Is there somebody who will call me, and who may I ask for?",
    ],
)
def test_word_that_only_looks_like_a_name_is_none(text: str) -> None:
    """Otherwise every polite mail would be for the chairs."""
    assert not named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "He sent me this in the chat:\n\nTomasz Sat 22:31\nyou look hot tonight\n\nPlease make him stop.",
        "Tomasz Oct 3, 22:31\nyou look hot tonight",
        "- Tomasz Grabbed my arm\n- later he laughed about it",
        "Tomasz Facebook messaged me all night, it was creepy.",
        "Tomasz WhatsApp'd me all night.",
        "Tomasz Really hurt me.",
        "I told Tomasz English is not my language, and he laughed at me.",
    ],
)
def test_capital_behind_a_first_name_makes_no_namesake_of_it(text: str) -> None:
    """Pasted chats, lists, names of services, verbs: a surname is none of these."""
    assert "tomasz" in named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "I liked the Grace Hopper talk. But your Grace hit me in the lift.",
        "After the Grace Hopper session Grace followed me to my room and would not leave.",
    ],
)
def test_namesake_in_a_title_clears_nobody(text: str) -> None:
    """A talk about somebody famous, and somebody of the committee beside it."""
    assert "grace" in named_in(text)


@pytest.mark.parametrize(
    "text",
    ["Both of the heads gave each other a high five.", "The couple of people who are in charge of conduct laughed."],
)
def test_both_chairs_are_known_by_what_they_head(text: str) -> None:
    """It then goes to the independent contact."""
    assert found(message(text)).named == BOTH


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("I received Mr El Amin's letter.", "hassan"),
        ("It was Tomasz Wrnoa who hit me.", "tomasz"),
    ],
)
def test_surname_is_known_with_its_particle_and_with_letters_exchanged(text: str, person: str) -> None:
    """A capital particle is nobody's first name, and two letters change places in a hurry."""
    assert person in named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is it allowed that the chair of session repeats my question?",
        "I'm with a girl from the info point.",
        "I asked the young fellow at the door who that was.",
        "THE TWO KIDS YOU HAVE THERE IN VESTS LOOKED AWAY",
    ],
)
def test_role_at_a_session_or_a_desk_is_a_mention(text: str) -> None:
    """As a witness or a helper, too."""
    assert found(message(text)).mentioned


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Rosa hit me. Later Rosa was at the hotel bar.", "rosa"),
        ("My colleague Tomek saw it. It was Tomasz Wrona who hit me.", "tomasz"),
        ("My husband Will saw it. Then your Will hit me.", "will"),
        ("Was it Will? no, I mean it, it was Will.", "will"),
        ("It was not your Rosa, it was your Will.", "will"),
        ("My colleague Tomek wrote it down. One of your committee, Tomek, hit me.", "tomasz"),
    ],
)
def test_namesake_clears_nobody_who_is_shown_to_be_of_the_staff(text: str, person: str) -> None:
    """A surname, a role, "your Will": these are of the staff, whoever else bears the name."""
    assert person in named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The night porter (Will, a nice kid) could not make him leave.",
        "We ate at Grace's Kitchen, and a man there threw a plate.",
        "My colleague Tomek from work wrote it all down for me.",
        "Officer Hartmann took my statement.",
        "The late Ulrich Hartmann would have laughed.",
        "A man from the hotel, Will the bartender, shouted at us.",
        "I got a ride home, driver called Tomasz, a legend.",
        "Tom, who I share an office with, thinks it was a joke. I asked Tom how he would like it.",
        "We have your message and a person will read it.",
        "A bloke with a tote (Will-something? no, Wilfred Gant) trod on my foot.",
        "It was at the posters, and what I have to say is about him. He's\nGrayson Will, a student.",
        "Signed for my client, Tarrant & Will, Attorneys, Lindqvist Tower.",
        "Will Stavros (so not your Will) showed my mail in his talk.",
        "A recruiter, Will from Northquay (will@northquay.example is on his card), asked my age. Will asked hers too.",
        "He wrote: I asked at the desk and I'm on your floor.",
    ],
)
def test_namesake_of_a_hotel_a_home_or_a_sign_is_nobody_of_the_staff(text: str) -> None:
    """The text shows who else bears the name."""
    assert not named_in(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Mei Wu grabbed me in hall B.", "mlw"),
        ("Lucia Paz grabbed me.", "paz"),
        ("B\u1ecd\u0301l\u00e1 grabbed me at the bar.", "bola"),
        ("Bola grabbed me at the bar.", "bola"),
        ("The press lead kissed me in hall B.", "ann"),
        ("Ro\u0336sa\u0336 grabbed me.", "rosa"),
        ("It was *R0sa*!!", "rosa"),
    ],
)
def test_names_of_three_parts_with_marks_and_in_disguise_are_found(text: str, person: str) -> None:
    """Short surnames, accents upon accents, strokes, and signs around a name hide nobody."""
    roster = Roster(
        (
            Person("rosa", "Rosa Lindqvist", (), (), (), frozenset({"chair"})),
            Person("mlw", "Mei Ling Wu", (), (), (), frozenset({"committee"})),
            Person("paz", "Lucia de la Paz", (), (), (), frozenset({"committee"})),
            Person("bola", "B\u1ecd\u0301l\u00e1 Ad\u00e9y\u1eb9m\u00ed", (), (), (), frozenset({"committee"})),
            Person("ann", "Ann Other", (), (), (), frozenset({"press"})),
        )
    )
    mail = message(text)
    assert person in staff(mail, view(mail.text), roster, EVENT).named


def test_blanks_and_line_ends_hide_no_role() -> None:
    """Two blanks, tabs and an indented second line are one blank."""
    assert found(message("one of the  chairs groped me")).named == BOTH
    assert found(message("One of \tyou groped me")).mentioned
    assert found(message("It was one of the\n   organizers.")).mentioned


def test_what_stands_between_two_dashes_and_the_name_is_read() -> None:
    """Some write below the line that begins a signature."""
    assert found(message("Hello,\n--\nRosa Lindqvist groped me in hall B.\nJo\nEngineer at Foo")).named == {"rosa"}


def test_answers_below_a_header_of_ours_are_the_writers() -> None:
    """Outlook puts no marks before what it quotes: whoever speaks of himself there is not we."""
    head = "See below.\n\nFrom: Lakeside Python <conduct@lakesidepython.example>\nSent: 5 Oct\nTo: Jo\nSubject: x\n\n"
    assert not found(message(head + "Dear Jo,\nthe organizers know.\nWho was it?\n")).mentioned
    assert found(message(head + "Who was it?\nOne of the organizers. He grabbed my arm.\n")).mentioned


def test_whoever_serves_a_session_is_the_events() -> None:
    """Whosesoever session it was; whose own staff somebody is, is another matter."""
    for text in ("Our workshop chair groped me.", "My room monitor pinched me.", "My session chair laughed."):
        assert found(message(text)).mentioned
    assert not found(message("My own staff laughed at me.")).mentioned


def test_one_of_you_is_a_mention_whoever_writes_it() -> None:
    """A member of the staff who accuses a colleague must not be read by that colleague."""
    hassan = Address("hassan@lakesidepython.example", "Hassan El-Amin")
    assert found(message("One of you groped me at the party.", sender=hassan)).mentioned
    assert found(message("I could talk to one of you on Friday, and he laughed.")).mentioned


@pytest.mark.parametrize(
    "text",
    [
        "Your man at the door says that he can't just call them for a joke.",
        "I think the person who did this works for you.",
        "Someone in the committe told my ex which hotel I am in.",
        "A volenteer told my daughter she has nice legs.",
        "A man of organization touch my hair three times.",
        "The team didn't do anything when I told them.",
        "My fellow organizer Dirk put his hand on my knee.",
        "He pointed at his volunteer badge and said nobody would believe me.",
        "At the bar one of you put his hand on my knee.",
        "One of the organizers in the hotel bar grabbed me.",
        "Some of you grabbed me.",
        "You can see that he is married to one of you.",
        "One of you would not stop touching my back.",
        "I volunteer with a guy called Dirk, a volunteer of yours, who hit me.",
    ],
)
def test_role_is_the_events_wherever_somebody_was_and_whatever_they_wore(text: str) -> None:
    """A bar is a place; a badge is the event's; what would not stop has happened."""
    assert found(message(text)).mentioned


@pytest.mark.parametrize(
    "text",
    [
        "Our conference chair pushed me into the store room.",
        "Our co-chair hit me.",
        "The head of the conference kissed me.",
        "In the hotel bar your chair put her hand on my thigh.",
        "In the restaurant both chairs made jokes.",
        "I saw your chair at the sponsor booth, she slapped Anna.",
        "I was alone in the lift with your chair, and she pressed herself against me.",
        "I had dinner with both chairs.",
        "The chair grabbed my arm.",
        "The chair put her hand on my knee.",
        "Your chair in the front row shouted a slur.",
        "Your chair would not stop stroking my back.",
        "Rosa's co-chair pulled me onto her lap.",
        "Rosa and your co\u2011chair laughed at me.",
        "Devi warned me about your chair.",
        "Devi told me that she's one of the two people in charge, and so is the one who hit me.",
        "your\u2028chair hit me",
    ],
)
def test_a_chair_who_acts_is_no_furniture_and_is_either_of_them(text: str) -> None:
    """Wherever it was, and whoever is named beside: the other one may be meant."""
    assert found(message(text)).named == BOTH


def test_furniture_is_nobody() -> None:
    """Even ours; a subject of nothing else is no furniture."""
    assert found(message("They walked on when he would not let me leave.", subject="the chairs")).named == BOTH
    for text in ("I sat on your chair in the hall.", "Your chairs were stacked in the hall.", "He threw your chair."):
        assert not found(message(text)).mentioned


@pytest.mark.parametrize(
    "text",
    [
        "The bartender called Devi over and she threw my drink.",
        "The waiter, Devi and I stood there, and she hit him.",
        "I sat with Devi, the driver and a man called Dirk.",
        "Devi at the Quanto booth told everybody my name.",
        "Devi Slacked me all night.",
        "De\u034fvi pushed me.",
        "De\x7fvi pushed me.",
        "Dev-\ni pushed me.",
        "devika@lakesidepython.example wrote me twelve mails.",
    ],
)
def test_whoever_stands_beside_others_people_is_the_one_on_the_roster(text: str) -> None:
    """Nor does a sign that nobody sees hide a name."""
    assert found(message(text)).named == {"devika"}


def test_answers_without_marks_and_words_behind_a_bar_are_not_ours() -> None:
    """Below a header of ours a sentence that tells of somebody may be an answer."""
    head = "See below.\n\nFrom: Lakeside Python <conduct@lakesidepython.example>\nSent: 5 Oct\nTo: Jo\nSubject: x\n\n"
    assert found(message(head + "Who was it?\nOne of the organizers, grey hair.\n")).mentioned
    ours = "From: Lakeside <conduct@lakesidepython.example>\nTo: jo@mailbox.example\nDate: 5 Oct 2026\nSubject: x\n\n"
    barred = Attachment(1, "a.eml", "message/rfc822", b"", f"{ours}You wrote:\n\n\u2502 one of the chairs hit Anna\n")
    assert found(message("See the letter.", attachments=(barred,))).mentioned
