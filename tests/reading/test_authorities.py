"""Police and other authorities: asked for, asked about, declined, involved already; never confounded."""

from __future__ import annotations

import pytest

from conduct_mailer.model.reading import Authorities
from conduct_mailer.reading.authorities import authorities
from conduct_mailer.reading.text import view
from tests.reading.mails import mail

STATED = (
    ("Please call the police.", Authorities.ASKED_TO_NOTIFY),
    ("Could you tell the police what happened, I don't dare to.", Authorities.ASKED_TO_NOTIFY),
    ("The police should be told about him.", Authorities.ASKED_TO_NOTIFY),
    ("I would like somebody to come with me to the police.", Authorities.ASKED_TO_NOTIFY),
    ("Can you notify the police, I'm not sure if SFPD or campus police.", Authorities.ASKED_WHICH),
    ("Should I go to the police with this, or will you?", Authorities.ASKED_WHICH),
    ("I don't know which police station is responsible.", Authorities.ASKED_WHICH),
    ("Is it something for the police?", Authorities.ASKED_WHICH),
    ("Who do I call for this in your country?", Authorities.ASKED_WHICH),
    ("I don't want the police involved.", Authorities.DECLINED),
    ("Please don't involve the police.", Authorities.DECLINED),
    ("No need for 911.", Authorities.DECLINED),
    ("I am NOT asking you to call the cops on anyone.", Authorities.DECLINED),
    ("Please do not call the police or security.", Authorities.DECLINED),
    ("I already filed a report with SFPD, case 24-11.", Authorities.INVOLVED),
    ("I went to the police once I was home.", Authorities.INVOLVED),
    ("The police were there within minutes.", Authorities.INVOLVED),
    ("I'd call the police if he weren't the organiser.", Authorities.NOT_STATED),
    ("A man shouted at me in the lobby.", Authorities.NOT_STATED),
)
REQUESTS = (Authorities.ASKED_TO_NOTIFY, Authorities.ASKED_WHICH)


def stated(text: str) -> Authorities:
    message = mail(text)
    return authorities(message, view(message.text))[0]


@pytest.mark.parametrize(("text", "state"), STATED)
def test_what_is_said_of_authorities(text: str, state: Authorities) -> None:
    """Each way to say it has its own answer."""
    assert stated(text) is state


@pytest.mark.parametrize(
    "text",
    [
        "please don't involve the police",
        "Please dont tell the police, I beg you.",
        "I would rather you didn't call the police.",
        "You should never go to the police about this without me.",
        "Do not contact law enforcement.",
        "We do not intend to involve the authorities at this stage.",
        "no cops please",
    ],
)
def test_a_refusal_is_never_taken_for_a_request(text: str) -> None:
    """Police at the door against somebody's will can cost them a lot."""
    assert stated(text) not in REQUESTS


def test_a_request_beside_a_refusal_is_heard() -> None:
    """They may want one thing and not the other."""
    assert stated("Don't call hotel security. Please call the police.") is Authorities.ASKED_TO_NOTIFY


@pytest.mark.parametrize(
    ("subject", "text", "where"),
    [("please call the police", "Room 4.", "subject"), ("Room 4", "Please call the police.", "body")],
)
def test_words_about_authorities_are_found_where_they_stand(subject: str, text: str, where: str) -> None:
    """Whoever reads the finding looks there."""
    message = mail(text, subject=subject)
    (found,) = authorities(message, view(message.text))[1]
    assert (found.text, found.where) == ("please call the police", where)
