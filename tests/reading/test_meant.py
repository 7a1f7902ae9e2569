"""Who is meant: staff that is spoken of without name or role goes to the chairs; other people's staff does not."""

from __future__ import annotations

import pytest

from conduct_mailer.reading.read import read
from tests.reading.mails import mail
from tests.stories.world import EVENT, PEOPLE

MEANT = (
    "Whoever had the radio at the door let his buddies in first and called the rest of us cattle.",
    "Your man with the radio at the door pushed my son on Saturday.",
    "One of the folks from your side who hand out the lanyards called me a slur.",
)
YOURS = "Please ring me when you get in. It's about last night and one of your own people. I won't put it in writing."
NOT_MEANT = (
    "One of your attendees followed me to the bus on Friday. A red cap, about fifty.",
    "The team did a beautiful job, but on Friday a man in the third row kept calling me sweetheart.",
    "I manage a small team of data people at work. The youngest was shouted at by a man in a green hat.",
    "Could one of you please call me? A man touched my back in the hall on Friday.",
)


@pytest.mark.parametrize("text", [*MEANT, YOURS])
def test_staff_that_is_known_by_what_it_does_goes_to_the_chairs(text: str) -> None:
    """No list holds all that people say of them."""
    assert read(mail(text), PEOPLE, EVENT, junk=False).staff


@pytest.mark.parametrize("text", NOT_MEANT)
def test_who_only_seems_to_be_staff_stays_with_the_committee(text: str) -> None:
    """Guests are not staff, nor is the writer's own team, nor those who are asked to call."""
    assert not read(mail(text), PEOPLE, EVENT, junk=False).staff


def test_a_name_stays_found_whatever_the_clauses_say() -> None:
    """A miss would show a report to somebody it is about."""
    text = "A man touched my back in the hall on Friday. Tomasz Wrona is a fine composer, too."
    assert "tomasz" in read(mail(text), PEOPLE, EVENT, junk=False).named


PLAIN = (
    "On Saturday he stood behind me in the queue and said that my talk was chosen for my looks, and he took my cup. "
)


@pytest.mark.parametrize(
    "text",
    [
        "That man is one of the organizers.",
        PLAIN * 45 + "That man is an organizer.",
        "He said that women cannot write code.\n\n> Who was it? An organizer?\n\nYes. I went to my room and cried.",
    ],
)
def test_a_role_is_taken_back_only_where_its_own_clause_was_understood(text: str) -> None:
    """What was too long to be weighed, or stands between marks, stays a mention."""
    assert read(mail(text, subject="He followed me and grabbed my arm"), PEOPLE, EVENT, junk=False).staff
