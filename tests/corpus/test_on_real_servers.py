"""Every labelled report, delivered to a real mailbox and taken in by ``once``."""

from __future__ import annotations

from pathlib import Path

from conduct_mailer.config.people import load_people
from conduct_mailer.flow.evaluation import allowed
from conduct_mailer.mail.parse import parse
from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.ticket import SendState, TicketState
from conduct_mailer.store import outbox, tickets
from conduct_mailer.store.database import Transaction
from conduct_mailer.store.schema import entry
from tests.corpus.labels import ROSTER, Labelled, reports
from tests.servers.conference import Conference, conference


def tickets_of(tx: Transaction, each: Labelled) -> list[str]:
    """The tickets that keep the message: found by its Message-ID, else by its octets."""
    message = parse(each.octets)
    wanted = message.message_id if isinstance(message, ParsedMessage) else ""
    if not wanted:
        return []
    rows = tx.connection.execute(entry.select().where(entry.c.message_id_print == tx.fingerprint("message-id", wanted)))
    return [row.ticket_id for row in rows]


def told(here: Conference) -> tuple[list[tuple[str, str, str]], int, int]:
    """Mails to a member whom the label does not allow; how many were looked at; how many acknowledgements left."""
    roster = load_people(ROSTER).roster
    wider, looked_at = [], 0
    database = here.database()
    with database.read() as tx:
        for each in reports():
            for ticket_id in tickets_of(tx, each):
                for sent in outbox.ledger(tx, ticket_id):
                    if sent.person_id is None or sent.letter == "digest":
                        continue
                    looked_at += 1
                    route = each.label["route"]
                    if route is not None and sent.person_id not in allowed(route, roster):
                        wider.append((each.name, sent.person_id, sent.letter))
        every = tickets.tickets(tx, *TicketState)
        acknowledged = sum(
            sent.letter == "acknowledgement" and sent.state is SendState.ACCEPTED
            for ticket in every
            for sent in outbox.ledger(tx, ticket.id)
        )
    database.close()
    return wider, looked_at, acknowledged


def test_all_are_taken_in_and_nobody_is_told_too_much(tmp_path: Path) -> None:
    """What became of them adds up, and every mail that left is within its label's route."""
    every = reports()
    with conference(tmp_path, ROSTER) as here:
        here.dovecot.deliver(*(each.octets for each in every))
        result = here.call("once")
        assert result.returncode == 0, result.stderr
        dispositions = here.dispositions()
        wider, looked_at, acknowledged = told(here)
        print(
            "dispositions",
            dispositions,
            "acknowledgements",
            acknowledged,
            "mails to members",
            looked_at,
            "wider",
            wider,
        )
        assert sum(dispositions.values()) == len(every)
        assert wider == []
        assert looked_at > 300
        recipients = {recipient for taken in here.sink.taken for recipient in taken.recipients}
        assert acknowledged == sum(
            b"\r\nSubject: Your message to Lakeside Python [" in taken.octets for taken in here.sink.taken
        )
        assert recipients
