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


def urgent(text: str) -> bool:
    return bool(signs(text))


def signs(text: str) -> tuple[Finding, ...]:
    message = mail(text)
    by_lists = look(message, view(message.text), EVENT)
    judged = Judgement(by_lists.terms, by_lists.whole)
    return weighed_danger(by_lists.dangers, judged, understood=is_english(by_lists.whole))


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
