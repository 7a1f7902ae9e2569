"""Judgement: words, clauses and the whole together say what is left out, what is wanted, who is in danger."""

from __future__ import annotations

import pytest

from conduct_mailer.reading.judgement import Judgement
from conduct_mailer.reading.questions import Question
from conduct_mailer.reading.terms import terms

VAGUE = "Something happened and I need to talk to somebody about it. I'm free on Friday after lunch at the desk."
TOLD = (
    "On Saturday at four, at the coffee urns, Kurt Weber from Acme put his hand on my back twice. I told him to stop "
    "and he did; he has left the event since."
)


def judged(text: str) -> Judgement:
    return Judgement(terms(text), text)


@pytest.mark.parametrize(
    "question", [Question.PEOPLE, Question.WHEN, Question.WHERE, Question.ACCOUNT, Question.ONGOING]
)
def test_what_is_left_out_is_known_from_what_is_told(question: Question) -> None:
    """Times and places of other things are no answer."""
    assert judged(VAGUE).score(question) > 0 > judged(TOLD).score(question)


def test_danger_and_wishes_are_known_by_their_clause() -> None:
    """And shown with it."""
    text = "He is outside my door again and says that he will break my arm. Please call the police for me."
    assert judged(text).score(Question.URGENT) > 0 > judged(TOLD).score(Question.URGENT)
    assert judged(text).score(Question.AUTHORITIES) > 0 > judged(TOLD).score(Question.AUTHORITIES)
    assert judged(text).reasons(Question.AUTHORITIES) == ("Please call the police for me.",)


def test_what_a_machine_sent_need_not_be_understood() -> None:
    """Whether it is junk is asked of the words alone: most mail costs next to nothing."""
    offer = judged("Grow your SEO traffic! Unsubscribe here.")
    assert offer.score(Question.JUNK) > 0
    assert "marks" not in vars(offer)
