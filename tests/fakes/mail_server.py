"""A mail server made of memory."""

from __future__ import annotations

from conduct_mailer.model.letter import Accepted, Outgoing, SendResult


class FakeMailServer:
    """Takes everything, but for what ``answers`` scripts for a recipient (its answers in order, the last one kept)."""

    def __init__(self) -> None:
        self.accepted: list[Outgoing] = []
        self.answers: dict[str, list[SendResult]] = {}
        self.size_limit: int | None = None

    def send(self, mail: Outgoing) -> SendResult:
        """Take it, or answer as scripted."""
        scripted = self.answers.get(mail.recipient)
        result: SendResult = Accepted()
        if scripted:
            result = scripted.pop(0) if len(scripted) > 1 else scripted[0]
        if isinstance(result, Accepted):
            self.accepted.append(mail)
        return result

    def close(self) -> None:
        """Nothing to close."""
