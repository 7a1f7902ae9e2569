"""Which texts can be read at all: in another language nobody's role would be recognised, so it is for few eyes."""

from __future__ import annotations

import pytest

from conduct_mailer.reading.read import read
from conduct_mailer.reading.tongue import is_unknown
from tests.reading.mails import mail
from tests.stories.world import EVENT, PEOPLE

UNKNOWN = (
    "Ciao, durante il pranzo di sabato la signora che gestisce il banco ha detto una cosa molto offensiva su di me.",
    "Olá, ontem no intervalo um homem com crachá azul me agarrou pelo braço e não me deixou sair.",
    "Goedenavond, gisteren tijdens de lunch zei een man iets over mijn hoofddoek dat heel kwetsend was voor mij.",
    "dobry wieczor wczoraj pan z rejestracji dotykal mnie caly czas i nie chcial przestac",
    "昨天午餐的时候有个男人一直跟着我，我很害怕。",
    "Вчера на обеде человек оскорбил меня",
    "Please see below, my friend wrote this to me.\n\n"
    "Hei, eilen illalla mies tuli luokseni ja sanoi todella törkeitä "
    "asioita eikä hän ole lopettanut.",
)
KNOWN = (
    "Bonjour, hier pendant la pause un homme m'a suivie jusqu'aux toilettes.",
    "Hola, ayer en la cena un señor me tocó la pierna dos veces y no paró cuando le dije que no.",
    "Guten Abend, gestern hat mich beim Mittagessen ein Mann mit rotem Rucksack nicht durchgelassen.",
    "creep booth 4 badge says Dirk wont leave girls alone",
    "Sat 3pm, Pier Room. Speaker Jonas Wirth. Slide 14, naked woman, audience laughing. Disgusting.",
    "He signs as Юлий Петров on the badge and he asked me to his room after the dinner on Friday.",
    "help",
    "",
)


@pytest.mark.parametrize("text", UNKNOWN)
def test_language_that_is_not_known_is_noticed(text: str) -> None:
    """A role in it would be missed, and a miss shows a report to the accused."""
    assert is_unknown(text)


@pytest.mark.parametrize("text", KNOWN)
def test_languages_that_are_read_and_few_words_are_not(text: str) -> None:
    """Nobody's report is kept from the committee for being short, or for a name in it."""
    assert not is_unknown(text)


def test_report_in_a_language_that_is_not_known_is_unreadable() -> None:
    """It goes where goes what cannot be read, and asks for nothing."""
    found = read(mail(UNKNOWN[0]), PEOPLE, EVENT, junk=False)
    assert found.unreadable == "language"
    assert found.asks == ()


def test_a_subject_alone_in_another_language_is_noticed() -> None:
    """Of a table nothing is believed, and a subject of many nouns is not another language."""
    subject = "Ta kobieta ktora stoi przy rejestracji uderzyla mnie w twarz i nie przeprosila za to"
    assert read(mail("", subject=subject), PEOPLE, EVENT, junk=False).unreadable == "language"
    nouns = "Harassment report Saturday lightning talks main hall man grey hoodie laptop stickers"
    assert not read(mail("A man grabbed my arm.", subject=nouns), PEOPLE, EVENT, junk=False).unreadable
