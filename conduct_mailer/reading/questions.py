"""What a whole text is asked."""

from __future__ import annotations

from enum import StrEnum


class Question(StrEnum):
    """What is weighed. Of the fields: whether the writer has left it out."""

    PEOPLE = "people"
    WHEN = "when"
    WHERE = "where"
    ACCOUNT = "account"
    ONGOING = "ongoing"
    URGENT = "urgent"
    AUTHORITIES = "authorities"
    JUNK = "junk"
    FOLLOWUP = "followup"
    ASKING = "question"
    APPEAL = "appeal"
