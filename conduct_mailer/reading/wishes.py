"""What the writer wishes. Shown to readers as suggestions; "do not write here" alone acts at once (design 4; R-35)."""

from __future__ import annotations

import re

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding, View, Wish
from conduct_mailer.reading.phrases import compiled, plain

DO_NOT_WRITE_WORDS = compiled(
    (
        r"(?:do not|don't|dont|please don't|never|not to|can't|cannot) (?:ever )?(?:reply|respond|answer|write|email|e-mail|mail|contact me|write back|send (?:me )?(?:anything|mail|e-?mails?)) ?(?:back )?(?:me )?(?:to |at |on |by |via )?(?:this|here|my (?:work |e-?mail|address|mail)|e-?mail|mail|it)\b",
        r"(?:do not|don't|dont) (?:reply|answer|respond|write back|write)(?: to me)?(?:,| as| because| since|\.)? ?(?:i |my |he |she |this )(?:won't|share|partner|husband|wife|boss|ex|reads?|address|account|mailbox|inbox|can see)",
        r"(?:this|my) (?:e-?mail |mail )?(?:address|account|mailbox|inbox|mail|e-?mail) (?:is not|isn't|isnt|is no|goes away|will be (?:gone|deleted|closed)|is (?:shared|read|monitored|being read)|is (?:only )?temporary)(?: safe| private)?",
        r"(?:reads?|checks?|sees?|can read|can see|has access to|looks? (?:at|through)|monitors?|goes through) (?:all )?(?:of )?(?:my|our|this) (?:e-?mails?|mails?|inbox|mailbox|account|messages|phone)",
        r"(?:e-?mail|mail|this address) (?:is not|isn't|isnt|is no) (?:a )?safe|not safe to (?:write|mail|e-?mail|answer|reply)",
        r"(?:shared|team's|family|joint|our) (?:inbox|mailbox|e-?mail|account)[^.]{0,60}(?:don't|do not|dont|please don't) (?:answer|reply|write)",
        r"i share (?:the|this|my|a) (?:mailbox|inbox|account|address|e-?mail)",
        r"i (?:will|'ll|won't|will not|am not going to) (?:not )?(?:open|see|read|check|use|look at) (?:it|this|this (?:address|account|inbox|mailbox)|your (?:answer|reply))(?: again| anymore)?",
        r"(?:sender cannot receive|mail to this address is discarded|throw-?away (?:address|account)|burner (?:address|account))",
        r"bitte (?:nicht|keine) (?:an diese adresse )?(?:antworten|zurückschreiben|antwort)|no (?:me )?(?:respondan|respondáis|contesten|escriban) (?:a este|aquí|a esta)|ne (?:me )?(?:répondez|repondez|écrivez) pas (?:à cette|ici|a cette)",
    )
)
_NOT_MEANT = compiled(
    (
        r"don't hesitate|do not hesitate|don't have to (?:reply|answer|write)|no need to (?:reply|answer|write)|you needn't",
    )
)
_DO_NOT_ACT = compiled(
    (
        r"(?:please |pls )?(?:don't|do not|dont) (?:do|take|start|open) (?:anything|any action|action|something)|no action (?:needed|wanted|required|is needed)|action wanted: none",
        r"(?:just|only|simply) (?:want(?:ed)? )?(?:it |this )?(?:for the record|on (?:the )?(?:file|record)|on file|for your (?:files|records|information))|want it on file|for the file",
        r"(?:i|we) (?:don't|do not|dont) (?:need|want|expect) (?:anything|you to do|a response|any follow|her punished|him punished|anyone punished)|i'd like you to stop here|let it rest|no drama",
    )
)
_DO_NOT_SHARE = compiled(
    (
        r"(?:please |pls )?(?:don't|do not|dont|never) (?:tell|share|forward|show|mention|pass|give|say) (?:\w+ ){0,6}(?:to|with|him|her|them|anyone|anybody|it|this|my name|chairs?|else|about)",
        r"(?:rather|prefer) (?:it )?(?:not be|wasn't|were not|weren't|not) (?:shared|passed|her|him|them|told)|as few people as|keep (?:this|it|my name) (?:between|confidential|private|to yoursel\w+|out)|without (?:my name|naming me)|not (?:be )?(?:the one|her|him) who (?:looks|reads)",
    )
)


def wishes(message: ParsedMessage, view: View) -> tuple[frozenset[Wish], tuple[Finding, ...]]:
    """Every wish in what the writer wrote here, each with its words; quotes of our own letters do not count."""
    text = plain(f"{message.subject}\n{view.own}")
    found: list[tuple[Wish, re.Match[str]]] = []
    for wish, pattern in (
        (Wish.DO_NOT_WRITE, DO_NOT_WRITE_WORDS),
        (Wish.DO_NOT_ACT, _DO_NOT_ACT),
        (Wish.DO_NOT_SHARE, _DO_NOT_SHARE),
    ):
        match = pattern.search(text)
        if match and not (wish is Wish.DO_NOT_WRITE and _NOT_MEANT.search(match[0])):
            found.append((wish, match))
    return frozenset(wish for wish, _ in found), tuple(
        Finding(f"wish:{wish.value}", match[0], "body", wish.value) for wish, match in found
    )
