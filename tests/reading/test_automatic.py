"""The signs of automatic mail that header fields give."""

from __future__ import annotations

import pytest

from conduct_mailer.reading.automatic import automatic_signs
from tests.reading.mails import PLAIN, mail


@pytest.mark.parametrize(
    "field",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; x=y",
        "Precedence: bulk",
        "Precedence: junk",
        "Precedence: list",
        "Precedence: auto_reply",
        "X-Autoreply: yes",
        "X-Autorespond: x",
        "List-Id: <a.example>",
        "List-Unsubscribe: <https://a.example>",
        "X-Loop: a@b.example",
        "Feedback-ID: 1:2",
        "X-Spam-Flag: YES",
        "X-Spam-Status: Yes, score=7.2",
        "Return-Path: <>",
    ],
)
def test_fields_that_are_signs(field: str) -> None:
    """Each of them keeps an automatic answer back."""
    assert automatic_signs(mail("hello", headers=f"{field}\n{PLAIN}"), junk=False)


@pytest.mark.parametrize(
    "field",
    [
        "Auto-Submitted: no",
        "X-Auto-Response-Suppress: All",
        "X-Spam-Flag: NO",
        "X-Spam-Status: No, score=-1",
        "Return-Path: <ann@writers.example>",
    ],
)
def test_fields_that_are_none(field: str) -> None:
    """Ordinary mail carries these too."""
    assert not automatic_signs(mail("hello", headers=f"{field}\n{PLAIN}"), junk=False)


def test_the_junk_folder_is_a_sign() -> None:
    """The server's verdict counts however it is given."""
    assert automatic_signs(mail("hello"), junk=True)


def test_a_sender_that_nobody_reads_is_a_sign() -> None:
    """An answer to it would reach nobody."""
    assert automatic_signs(mail("hello", headers="From: Form <no-reply@forms.example>\n"), junk=False)
    assert not automatic_signs(mail("hello", headers="From: Norah <norah.reply@writers.example>\n"), junk=False)
