"""What a message is taken for; above all that no person's words are taken for a machine's."""

from __future__ import annotations

import pytest

from conduct_mailer.model.reading import MACHINE_KINDS, Kind
from tests.reading.mails import PLAIN, kind_of, read

REPORTS = (
    ("", "he followed me to my hotel"),
    ("Mark", "It is about Mark. Room 4."),
    ("", "Can I talk to someone on the team? I would rather not write it down."),
    ("help", "pls send sb to the 2nd floor"),
    ("I want to report", ""),
    ("keynote", "The slide with the woman in a bikini. Really? In 2026?"),
    (
        "Vorfall",
        "Guten Tag, gestern Abend hat mich ein Teilnehmer an der Bar mehrfach angefasst, obwohl ich nein sagte.",
    ),
    ("Signalement", "Bonjour, un participant m'a insultée pendant la pause. Il m'a suivie jusqu'à l'ascenseur."),
    ("Acoso", "Hola, quiero denunciar a un hombre que me siguió ayer después de la charla y me agarró del brazo."),
    ("Assédio", "Olá, um palestrante me agarrou na festa de ontem e não me deixou sair."),
    (
        "question",
        "Is it normal that a sponsor's recruiter asks me for my hotel room number? Twice? He is still at the booth.",
    ),
    (
        "phishing?",
        "I got a mail that says 'your mailbox is full, verify your account within 24 hours'. It names your event.",
    ),
    (
        "bounced",
        (
            "I wrote to one of the chairs and got 'Mail delivery failed: returning message to sender'. A man "
            "keeps following me, so who do I tell?"
        ),
    ),
    ("away", "I'm on leave from tomorrow with limited access to email, so briefly: he shouted at me in the lobby."),
    (
        "your newsletter",
        "Your newsletter has a picture of me that I said no to. A volunteer took it. Unsubscribing does not help.",
    ),
    (
        "banned man",
        "The man you banned last year is here again, he said hello to me at the desk. Please review who gets in.",
    ),
    ("video", "I watched the recording. At 12:40 the speaker calls women 'distractions'. Please look at it."),
    ("Dear Sir/Madam", "I hope this email finds you well. Kindly advise regarding an inappropriate situation."),
    ("offer", "Discounts at the sponsor's stall come with rude remarks. Would you be interested in the details?"),
    ("Question about an incident", "What do I do if the person who harassed me is on the program?"),
    ("code", "Does the code of conduct cover DMs? A guy from the workshop sends me pictures of himself."),
    ("review", "I would like you to review the talk by Tate. It was full of slurs and I was excluded from the Q&A."),
    (
        "before",
        "Last year I told an organizer about Kurt and nothing was done. This year he pushed me at the buffet.",
    ),
    ("", "有人在会场跟踪我"),
    ("", "J'ai peur, il est toujours devant ma porte"),
    ("lawyer", "My lawyer says I should write this down. He grabbed my wrist. The police have been called."),
)
QUESTIONS = (
    ("press", "I write for a magazine. How many reports did you receive last year?"),
    ("lost", "Hi! I lost my jacket in room 3 on Saturday, has anyone found it?"),
    ("code", "Hi, does the code of conduct also apply at the sprints on Monday?"),
    ("anonymous reports", "Hello, can one send a report without a name? And who reads them?"),
    ("Frage", "Guten Tag, gilt der Verhaltenskodex auch für die Sponsorenparty? Wer liest diese Adresse?"),
    ("photo policy", "Is it okay to take pictures of the hall for our blog, or do we need a sign?"),
    ("transparency", "Do you publish a transparency report after the conference? We would like to copy your format."),
    ("Duda", "Hola, ¿el código de conducta se aplica también en el Discord?"),
)
FOLLOWUPS = (
    ("more", "Further to what I sent you on Friday: I found the photo, it is attached."),
    ("addition", "I forgot to mention in my mail of yesterday that Lena saw it too."),
    ("Sam's report", "My friend Sam has already written to you about the lift. I was there as well."),
    ("Nachtrag", "Nachtrag zu meiner letzten Mail: er trug ein grünes Hemd."),
    ("witness", "Priya told me that she has reported Tate to you. I can confirm what she says."),
    ("withdraw", "I would like to withdraw my report."),
)
APPEALS = (
    ("Appeal", "You banned me for two years. I appeal against that decision."),
    (
        "my exclusion",
        "I was told on Sunday that I am excluded from next year's event. Please reconsider, nobody heard my side.",
    ),
    ("ban", "why am i banned?? i did nothing. i want to appeal"),
    ("Hausverbot", "Guten Tag, mein Hausverbot ist unverhältnismäßig."),
    ("Widerspruch", "Hiermit lege ich Widerspruch gegen mein Hausverbot ein."),
    (
        "decision",
        "my talk was cancelled by you because of a tweet. i dispute this and ask for a review by other people",
    ),
    ("apelación", "Quiero apelar su decisión. Fui expulsado sin que nadie me escuchara."),
)
ABSENT = "Auto-Submitted: auto-replied\nIn-Reply-To: <ack@lakeside.example>\n" + PLAIN
AUTO_REPLIES = (
    (
        ABSENT,
        "Automatic reply: We have your message",
        "I am out of the office until Monday. In urgent cases call my colleague Will.",
    ),
    (ABSENT, "Re: your report", "Thank you for your mail. I'm on vacation and will answer on my return."),
    (ABSENT, "Réponse automatique : votre message", "Je suis en congés jusqu'au 12 mai. Merci de contacter Rosa."),
    (ABSENT, "Respuesta automática", "Estaré fuera hasta el lunes, sin acceso al correo."),
    (ABSENT, "Resposta automática: recebemos", "Estou de férias até dia 3."),
    (
        PLAIN,
        "Abwesenheitsnotiz: Ihre Nachricht",
        "Ich bin bis zum 4. Juni im Urlaub. Ihre E-Mail wird nicht weitergeleitet.",
    ),
    (
        "X-Autoreply: yes\n" + PLAIN,
        "Out of office",
        "I no longer work at Fjordmark. Please write to info@fjordmark.example.",
    ),
    (
        PLAIN,
        "[#4711] Request received",
        (
            "Your request (4711) has been received. A member of our team will get back to you within two "
            "business days.\n##- Please type your reply above this line -##"
        ),
    ),
    (
        "Auto-Submitted: auto-generated\n" + PLAIN,
        "Ticket created: harassment report",
        "Thank you. Your ticket number is 99. This is an automated response, do not reply to this email.",
    ),
)  # fmt: skip
LISTED = "List-Id: <news.example>\nList-Unsubscribe: <https://news.example/u>\nPrecedence: bulk\n" + PLAIN
BULK = (
    (
        LISTED,
        "Python Weekly, issue 700",
        "View this email in your browser\n\nIn this issue: code of conduct news.\nUnsubscribe here.",
    ),
    (
        LISTED,
        "dev Digest, Vol 3, Issue 9",
        (
            "Today's Topics:\n\n 1. harassment at meetups (Ann)\n\nHe said that it happened to him too.\nTo "
            "unsubscribe visit the list's page."
        ),
    ),
    (
        "From: LinkedIn <notifications@linkedin.example>\nList-Unsubscribe: <x>\n",
        "Dana wants to connect",
        "Dana wants to connect with you. You are receiving this because you are a member. Unsubscribe.",
    ),
    (
        "From: GitHub <notifications@github.example>\nList-Id: <a/b.github.example>\n",
        "[a/b] Fix typo (#12)",
        "Looks good to me.\n\n--\nReply to this email directly or view it on GitHub.",
    ),
    (
        PLAIN,
        "Report domain: py.example Submitter: bigmail.example Report-ID: 8841907712",
        "This is an aggregate DMARC report for py.example.\n\nsource_ip count disposition\n203.0.113.77 3 none fail",
    ),
    (
        "TLS-Report-Domain: py.example\n" + PLAIN,
        "Report Domain: py.example Submitter: bigmail.example Report-ID: <2026.10.03.884120>",
        "This is an aggregate TLS report from bigmail.example.",
    ),
    ("Content-Type: text/calendar; method=REQUEST\n" + PLAIN, "Invitation: Standup", "BEGIN:VCALENDAR\nEND:VCALENDAR"),
)  # fmt: skip
SPAM = (
    (
        "Attendees List",
        "Would you be interested in acquiring the attendees list of your event? Opt-in emails, best price.",
    ),
    ("SEO", "I came across your website. We offer SEO and backlinks, first page of Google guaranteed. Free audit."),
    (
        "Your mailbox is full",
        "Dear user, your mailbox has exceeded its storage limit. Click here to verify your account within 24 hours.",
    ),
    (
        "Invoice",
        (
            "Please find the overdue invoice. Failure to respond within 48 hours will lead to the suspension "
            "of your account. Log in with your mailbox password at the secure portal."
        ),
    ),
    (
        "Custom lanyards",
        "Hope this email finds you well. Our factory supplies custom lanyards. May I send you a quote? 20% off.",
    ),
)  # fmt: skip
SIGNS = (
    "Auto-Submitted: auto-generated\n",
    "Auto-Submitted: auto-replied\nIn-Reply-To: <a@b.example>\n",
    "Precedence: bulk\n",
    "List-Id: <attendees.example>\nList-Unsubscribe: <https://attendees.example>\n",
    "X-Spam-Flag: YES\n",
    "Return-Path: <>\n",
    "X-Autoreply: yes\n",
    "Feedback-ID: 1:2:3\n",
)


@pytest.mark.parametrize(("subject", "text"), REPORTS)
def test_whoever_tells_of_something_reports(subject: str, text: str) -> None:
    """However short, vague or foreign: it is a report."""
    assert kind_of(text, subject=subject) is Kind.REPORT


@pytest.mark.parametrize(("subject", "text"), QUESTIONS)
def test_who_asks_about_code_or_event_and_tells_nothing_asks_a_question(subject: str, text: str) -> None:
    """No checklist for who only wants to know how things are done."""
    assert kind_of(text, subject=subject) is Kind.QUESTION


@pytest.mark.parametrize(("subject", "text"), FOLLOWUPS)
def test_who_says_that_they_add_to_a_report_follows_up(subject: str, text: str) -> None:
    """Also without a thread: the words say so."""
    assert kind_of(text, subject=subject) is Kind.FOLLOWUP


@pytest.mark.parametrize(("subject", "text"), APPEALS)
def test_who_wants_a_decision_about_themselves_reviewed_appeals(subject: str, text: str) -> None:
    """Whatever they call it, and also in a thread of ours."""
    assert kind_of(text, subject=subject) is Kind.APPEAL
    assert kind_of(text, subject=f"Re: {subject}", ours=True) is Kind.APPEAL


def test_what_answers_us_follows_up() -> None:
    """In our own thread bare answers are enough."""
    assert kind_of("1 saturday\n2 no idea", subject="Re: We have your message", ours=True) is Kind.FOLLOWUP


@pytest.mark.parametrize(("headers", "subject", "text"), AUTO_REPLIES)
def test_absence_and_receipts_are_automatic(headers: str, subject: str, text: str) -> None:
    """In several languages, with the header fields and, where the words are plain, without."""
    assert kind_of(text, subject=subject, headers=headers) is Kind.AUTO_REPLY


@pytest.mark.parametrize(("headers", "subject", "text"), BULK)
def test_lists_and_services_are_bulk(headers: str, subject: str, text: str) -> None:
    """Even where they speak of harassment."""
    assert kind_of(text, subject=subject, headers=headers) is Kind.BULK


@pytest.mark.parametrize(("subject", "text"), SPAM)
def test_offers_and_phishing_are_spam(subject: str, text: str) -> None:
    """In the inbox as in Junk."""
    assert kind_of(text, subject=subject) is Kind.SPAM
    assert kind_of(text, subject=subject, junk=True) is Kind.SPAM


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(("subject", "text"), [*REPORTS, *QUESTIONS, *FOLLOWUPS, *APPEALS])
def test_no_sign_in_the_header_makes_a_persons_words_a_machines(sign: str, subject: str, text: str) -> None:
    """It only keeps the automatic answer back."""
    for junk in (False, True):
        found = read(text, subject=subject, headers=sign + PLAIN, junk=junk)
        assert found.kind not in MACHINE_KINDS
        assert found.machine_sign


@pytest.mark.parametrize(("subject", "text"), REPORTS)
def test_a_lists_footer_loses_no_report(subject: str, text: str) -> None:
    """A report that was posted through a mailing list is a report."""
    footer = "\n\n_______________\nattendees mailing list\nTo unsubscribe send a mail to leave@attendees.example"
    assert kind_of(text + footer, subject=f"[attendees] {subject}", headers=LISTED) not in MACHINE_KINDS


def test_an_ordinary_mail_carries_no_sign() -> None:
    """Only then an automatic answer goes out."""
    assert not read("he followed me").machine_sign
    assert not read("he followed me", headers="Auto-Submitted: no\nX-Spam-Flag: NO\n" + PLAIN).machine_sign


def test_evidence_shows_where_it_was_found() -> None:
    """A reader of the explanation sees the field or the words."""
    found = read("I am out of the office.", subject="Automatic reply: hello", headers=ABSENT)
    assert {finding.where for finding in found.evidence} == {"header", "subject", "text"}
