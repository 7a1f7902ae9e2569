"""Danger: seen in whatever words, and not in words that only sound like it. In doubt urgent."""

from __future__ import annotations

import pytest

from conduct_mailer.config.people import load_people
from conduct_mailer.model.reading import Finding
from conduct_mailer.reading.danger import weighed_danger
from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.read import look
from conduct_mailer.reading.text import view
from conduct_mailer.reading.tongue import is_english
from tests.corpus.labels import ROSTER
from tests.reading.mails import mail

EVENT = load_people(ROSTER).event

URGENT = (
    "There is a man with a knife at the north door.",
    "he just hit me, my lip is bleeding",
    "Someone is following me from the party, I am in a shop now.",
    "he's outside my room and wont leave",
    "A guy in the forum wrote that he is going to shoot her during the keynote.",
    "She said she'd kill herself if the talk was refused.",
    "My friend wrote that he doesn't want to live any more and does not pick up.",
    "I think my drink was spiked, I can barely stand.",
    "They are still here, banging on the door. Please send somebody.",
    "he knows where i live and says i will regret it",
    "I have a restraining order against an attendee and he has a ticket.",
    "Nobody was hurt yet, but he told me to watch my back.",
    "He is drawing caricatures of her on the whiteboard right now.",
    "Er hat ein Messer.",
    "Il me suit depuis la gare, j'ai peur.",
    "Un hombre me está siguiendo.",
)
CALM = (
    "Last year he followed me on Twitter.",
    "She followed me on Instagram after the talk.",
    "It was a killer talk, and the demo bombed.",
    "I shot a photo of the slide; screenshots are attached.",
    "There was no weapon and nobody is in danger.",
    "It was knife-edge stuff but the build passed.",
    "I followed up with the speaker about the link.",
    "A sponsor threatens to pull its money unless the talk is dropped.",
    "At last year's conference a man followed me around for a day.",
    "The volunteer at the desk laughed at my name on Friday.",
    "I literally died when he read out my badge.",
    "This is not a threat and nobody was threatened.",
    "Yesterday after lunch, by the coffee bar, a tall man with a red hat kept touching my hair. He has left now.",
    "A man whom I do not know grabbed my arm yesterday in the hallway by room B. It has stopped.",
    "A man put his hand on my back at the party last night. I moved away and he stopped.",
    "The man at the next table shouted at his colleague on Friday evening. They have left.",
    "Which emergency number is printed on the badge? Just the emergency contact page, please.",
)


CALM_PARAGRAPH = (
    "The keynote on Friday was lively and the food was good. I met several people from my old team there. "
    "The weather by the lake was fine all week. "
)


def urgent(text: str) -> bool:
    return bool(signs(text))


def signs(text: str, *, subject: str = "hello") -> tuple[Finding, ...]:
    message = mail(text, subject=subject)
    by_lists = look(message, view(message.text), EVENT)
    judged = Judgement(by_lists.terms, by_lists.whole)
    return weighed_danger(by_lists.dangers, judged, understood=is_english(by_lists.whole), subject=message.subject)


@pytest.mark.parametrize("text", URGENT)
def test_danger_is_urgent(text: str) -> None:
    """Somebody may be hurt now or soon."""
    assert urgent(text)


@pytest.mark.parametrize("text", CALM)
def test_what_only_sounds_like_danger_wakes_nobody(text: str) -> None:
    """An alarm that is false too often is not heard."""
    assert not urgent(text)


def test_danger_in_a_forwarded_mail_counts() -> None:
    """The threat often stands in what is passed on."""
    assert urgent("See below.\n\nOn Friday Kurt <k@kurt.example> wrote:\n> I know where you live.\n")


def test_the_words_are_shown() -> None:
    """Readers see why they were woken."""
    (found,) = signs("he has a gun")
    assert (found.about, found.text, found.rule) == ("danger", "gun", "weapon")


@pytest.mark.parametrize("times", [0, 2, 6, 12, 40])
@pytest.mark.parametrize(
    "text",
    [
        "A man with a knife is following me to my hotel.",
        "A man is following me to my hotel.",
        "He has a gun.",
        "I am locked in the toilet and he is banging on the door, help me.",
    ],
)
def test_no_length_of_calm_words_outvotes_danger(text: str, times: int) -> None:
    """Some tell of the whole week before they come to it."""
    assert urgent(CALM_PARAGRAPH * times + text)


@pytest.mark.parametrize("times", [2, 6, 12])
@pytest.mark.parametrize("text", CALM[:3])
def test_length_makes_no_danger_of_what_only_sounds_like_it(text: str, times: int) -> None:
    """Not even where it stands at the end of a long letter."""
    assert not urgent(CALM_PARAGRAPH * times + text)


def test_a_weapon_and_being_followed_in_one_sentence_are_always_urgent() -> None:
    """Whatever stands around it."""
    text = CALM_PARAGRAPH * 6 + "He followed me around with a knife. " + CALM_PARAGRAPH * 6
    found = signs(text)
    assert [(each.text, each.rule) for each in found if each.rule == "hunted"] == [
        ("followed me around with a knife", "hunted")
    ]


def test_a_weapon_and_being_followed_in_different_sentences_are_weighed() -> None:
    """The knife may be a cook's."""
    text = "The cook had a knife, of course. A man followed me around the hall on Friday, and then he left."
    assert "hunted" not in {each.rule for each in signs(text)}
    assert "hunted" not in {each.rule for each in signs("He followed me around.", subject="A knife in the kitchen")}


def test_danger_that_was_not_read_clause_by_clause_stays() -> None:
    """Only so much of a text is read: silence about the rest means nothing."""
    assert urgent(CALM_PARAGRAPH * 120 + "He said that he has a gun.")


def test_only_the_sign_that_is_believed_is_shown() -> None:
    """Not the knife that cuts the cake."""
    text = "The knife for the cake was blunt. " + CALM_PARAGRAPH * 6 + "A man is following me to my hotel."
    assert {each.rule for each in signs(text)} == {"followed"}


def test_words_of_danger_are_found_where_they_stand() -> None:
    """In the subject or below it; "begun" is no gun."""
    assert [each.where for each in signs("Please come.", subject="he has a gun") if each.rule == "weapon"] == [
        "subject"
    ]
    assert [each.where for each in signs("He has a gun.", subject="it has begun")] == ["body"]
    (found,) = signs("Room 4.", subject="a man is choosing whom to strike next in here")
    assert (found.rule, found.where) == ("weighed", "subject")
