"""Requests of police, courts and lawyers, told apart from reporters who speak of them."""

from __future__ import annotations

import pytest

from conduct_mailer.reading.legal import legal_request
from conduct_mailer.reading.text import view
from tests.reading.mails import mail

REQUESTS = (
    (
        "Records",
        (
            "I am Detective Harlan with the Oakland Police Department. Please provide copies of any reports "
            "about Mr. Vance."
        ),
    ),
    ("Subpoena", "Please find attached a subpoena in the matter of Doe v. Vance. Compliance is due by Friday."),
    ("Preservation request", "This letter asks you to keep everything."),
    ("Our client", "We represent Mr. Tate. On behalf of our client we request the identity of the complainant."),
    (
        "Access request",
        "I act for Ms. Orban as her solicitor and make a subject access request under Article 15 GDPR.",
    ),
    (
        "Unser Mandant",
        "Als Rechtsanwalt zeige ich die Vertretung meines Mandanten an und bitte um Auskunft über seine Daten.",
    ),
    ("Dossier", "Au nom de mon client, je vous prie de nous communiquer les documents du dossier."),
    ("Solicitud", "En nombre de mi cliente, les pedimos conservar los documentos y registros."),
    ("request", "I am writing from the police department, please send all records about October 2."),
    ("request", "Detective Inspector Ward here. Could you send me the statement you got on Friday?"),
    ("request", "I am a detective with the city police. I need the name of the reporter."),
    ("request", "This is a request under Article 15 GDPR: what data do you hold about me?"),
)
REPORTS = (
    ("help", "He hit me. I called the police and they gave me a case number. Please keep the video."),
    ("lawyer", "My lawyer told me to ask you to preserve the recordings. He shouted at me in hall B."),
    ("threat", "He said that he would have me subpoenaed and that his attorney wants my messages."),
    ("client", "A man from my client's company followed me. Please send me a copy of my report."),
    ("job", "I work as a data analyst at the sheriff's office and was told to eat outside."),
    ("station", "I came from the police department just now and need my report number from you, they say."),
    ("question", "Do you hand reports over to the police department if they ask?"),
)


@pytest.mark.parametrize(("subject", "text"), REQUESTS)
def test_offices_and_lawyers_who_ask_for_records_are_known(subject: str, text: str) -> None:
    """In several languages; the words that say so are kept."""
    message = mail(text, subject=subject)
    found = legal_request(message, view(message.text))
    assert found
    assert found.about == "legal"


@pytest.mark.parametrize(("subject", "text"), REPORTS)
def test_reporters_who_speak_of_them_are_none(subject: str, text: str) -> None:
    """Police, a lawyer or a client in a report make no legal request of it."""
    message = mail(text, subject=subject)
    assert legal_request(message, view(message.text)) is None
