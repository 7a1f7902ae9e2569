"""Which texts can be read at all: in another language nobody's role would be recognised, so it is for few eyes."""

from __future__ import annotations

import pytest

from conduct_mailer.reading.read import read
from conduct_mailer.reading.tongue import is_unknown
from tests.reading.mails import mail
from tests.stories.world import EVENT, PEOPLE

UNKNOWN = (
    "Ciao, durante il pranzo di sabato la signora che gestisce il banco ha detto una cosa molto offensiva su di me.",
    "Ol\u00e1, ontem no intervalo um homem com crach\u00e1 azul me agarrou pelo bra\u00e7o e n\u00e3o me deixou sair.",
    "Goedenavond, gisteren tijdens de lunch zei een man iets over mijn hoofddoek dat heel kwetsend was voor mij.",
    "dobry wieczor wczoraj pan z rejestracji dotykal mnie caly czas i nie chcial przestac",
    "\u6628\u5929\u5348\u9910\u7684\u65f6\u5019\u6709\u4e2a\u7537\u4eba\u4e00\u76f4\u8ddf\u7740\u6211\uff0c\u6211\u5f88\u5bb3\u6015\u3002",
    "\u0412\u0447\u0435\u0440\u0430 \u043d\u0430 \u043e\u0431\u0435\u0434\u0435 \u0447\u0435\u043b\u043e\u0432\u0435\u043a \u043e\u0441\u043a\u043e\u0440\u0431\u0438\u043b \u043c\u0435\u043d\u044f",
    "Please see below, my friend wrote this to me.\n\nHei, eilen illalla mies tuli luokseni ja sanoi todella t\u00f6rkeit\u00e4 "
    "asioita eik\u00e4 h\u00e4n ole lopettanut.",
)
KNOWN = (
    "Bonjour, hier pendant la pause un homme m'a suivie jusqu'aux toilettes.",
    "Hola, ayer en la cena un se\u00f1or me toc\u00f3 la pierna dos veces y no par\u00f3 cuando le dije que no.",
    "Guten Abend, gestern hat mich beim Mittagessen ein Mann mit rotem Rucksack nicht durchgelassen.",
    "creep booth 4 badge says Dirk wont leave girls alone",
    "Sat 3pm, Pier Room. Speaker Jonas Wirth. Slide 14, naked woman, audience laughing. Disgusting.",
    "He signs as \u042e\u043b\u0438\u0439 \u041f\u0435\u0442\u0440\u043e\u0432 on the badge and he asked me to his room after the dinner on Friday.",
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
