"""Wishes: above all, not to be written to where somebody else reads the mail."""

from __future__ import annotations

import pytest

from conduct_mailer.model.reading import Wish
from conduct_mailer.reading.text import view
from conduct_mailer.reading.wishes import wishes
from tests.reading.mails import mail

UNSAFE = (
    "Please do not reply to this address, my partner reads my mail.",
    "don't email me here",
    "Call me instead, mail isn't safe.",
    "My husband has access to this account.",
    "Please don't write back to this address.",
    "This is our team's shared inbox so please don't answer here.",
    "I won't be opening this mailbox again.",
    "This is a throwaway address.",
    "My boss can read my e-mail.",
    "Please never contact me at this address.",
    "Please don't answer this, I share the mailbox with somebody.",
    "Bitte nicht an diese Adresse antworten.",
    "I'd rather you didn't email me here.",
    "I would prefer that you do not reply to this mail.",
    "This is my work account, my boss can see it, use lena.safe@mail.example instead.",
    "Better not to answer by mail, he has my password.",
    "Please use my other address lena.safe@mail.example and not this one.",
    "no reply please, he sees everything on this phone",
    "Can you call instead of mailing? My partner sees my notifications.",
    "Bitte schreiben Sie mir nicht an diese Adresse, mein Freund liest mit.",
    "Por favor, no me escriban aquí, mi marido lee mis correos.",
    "Ne m'écrivez pas à cette adresse, mon mari lit mes mails.",
)
SAFE = (
    "Please don't hesitate to reply.",
    "You don't have to reply to this.",
    "No need to answer this mail.",
    "I don't answer. My address was on the last slide.",
    "Who reads this mailbox?",
    "He writes to me every day and I do not reply to him.",
    "I can't write about this today.",
    "He reads my messages in the channel and laughs.",
    "I told him not to contact me again.",
    "You can reply to this address at any time.",
    "I'd better not mail him again.",
    "I would prefer that you do not reply to him.",
    "I'd rather not write down what he said.",
    "He got my password for the wifi from the screen.",
    "Não me respondam só que estão analisando.",
)


def wished(text: str, subject: str = "hello") -> frozenset[Wish]:
    message = mail(text, subject=subject)
    return wishes(message, view(message.text))[0]


@pytest.mark.parametrize("text", UNSAFE)
def test_who_must_not_be_written_to_is_not(text: str) -> None:
    """A letter that the wrong person reads can get somebody hurt."""
    assert Wish.DO_NOT_WRITE in wished(text)


@pytest.mark.parametrize("text", SAFE)
def test_who_may_be_written_to_is_answered(text: str) -> None:
    """Silence that nobody asked for looks like indifference."""
    assert Wish.DO_NOT_WRITE not in wished(text)


@pytest.mark.parametrize(
    "text",
    ["Just for the record, please don't do anything.", "No action needed.", "I only want it on file. Let it rest."],
)
def test_a_wish_that_nothing_be_done(text: str) -> None:
    """It is shown as a suggestion."""
    assert Wish.DO_NOT_ACT in wished(text)


@pytest.mark.parametrize(
    "text",
    ["Please don't tell Kurt that it was me.", "Please don't share this with my employer.", "Keep my name out of it."],
)
def test_a_wish_that_something_be_kept_from_somebody(text: str) -> None:
    """It is shown as a suggestion."""
    assert Wish.DO_NOT_SHARE in wished(text)


def test_our_own_letter_below_wishes_nothing() -> None:
    """Words of ours in a quote are not the writer's."""
    text = "Thank you.\n\nOn Friday Conduct <conduct@lakeside.example> wrote:\n> Please do not reply to this address.\n"
    assert wished(text) == frozenset()


def test_the_words_are_shown() -> None:
    """Readers see what was taken for a wish."""
    message = mail("No action needed.")
    (finding,) = wishes(message, view(message.text))[1]
    assert (finding.about, finding.text) == ("wish:do-not-act", "no action needed")


@pytest.mark.parametrize(
    ("subject", "text", "where"),
    [("do not reply to this address", "He grabbed me.", "subject"), ("hello", "Do not reply to this address.", "body")],
)
def test_a_wish_is_found_where_it_stands(subject: str, text: str, where: str) -> None:
    """Whoever reads the finding looks there."""
    message = mail(text, subject=subject)
    (found,) = wishes(message, view(message.text))[1]
    assert (found.text, found.where) == ("do not reply to this address", where)
