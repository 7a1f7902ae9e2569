"""What addresses the reader or signs for the writer, and is no mention of anybody: the greeting line, the sign-off."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.reading.quotes import bare
from conduct_mailer.reading.spelling import flat, words
from conduct_mailer.reading.word_list import worded

_GREETING = re.compile(
    r"(?:dear(?:est)?|esteemed|respected|honou?r(?:ed|able)|hi|hiya|hello|hey|heya|greetings|"
    r"good (?:morning|afternoon|evening|day)|morning|to|attn:?|"
    r"hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:morgen|tag|abend)|servus|moin|bonjour|bonsoir|salut|ch[e\u00e8]re?s?|"
    r"hola|buenas?(?: (?:tardes|noches))?|buenos d[i\u00ed]as|estimad[oa]s?|querid[oa]s?|ciao|salve|gentil[ei]|"
    r"ol[a\u00e1]|hej|beste|cze\u015b\u0107|szanowni)\b"
)
_ADDRESSED = worded(
    """dear hi hiya hello hey greetings good morning afternoon evening day to attn and the all both or of at team
    teams organizers organisers organizer organiser organizing organising committee members member chair chairs
    conduct code coc response staff people everyone everybody there folks again whom it may concern sir madam sirs
    ladies gentlemen conference event program programme volunteers reader readers whoever reads this mailbox inbox
    my your friends mr ms mrs dr liebe lieber liebes sehr geehrte geehrter geehrtes damen herren herr frau und
    guten tag morgen abend hallo orga orgateam bonjour bonsoir salut cher chere chers cheres et equipe l de la le
    les comite hola buenas buenos tardes noches dias estimado estimada estimados estimadas querido querida y
    equipo del comite organizador organizadores organisateurs organisatoren komitee a tous toutes todos todas esteemed
    respected honoured honored honourable honorable"""
)
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[,!:.\u2013\u2014;-]")
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|many|with kind|with best) )?(?:regards|wishes|thanks|thank you|cheers|best|yours|sincerely|"
    r"yours (?:faithfully|sincerely|truly)|love|xx?|greetings|gr[u\u00fc][s\u00df]+e|mfg|viele gr[u\u00fc][s\u00df]+e|"
    r"cordialement|saludos|gracias|merci|ciao|bye)\b[^\w]{0,3}\Z"
)

_SENT_FROM = re.compile(r"(?:sent from|sent with|get outlook|von meinem|envoy\u00e9 de|enviado desde)\b")
_LONGEST_GREETING = 70
_SIGN_OFF_LINES = 8
_NAME_WORDS = 4
_TITLE_LENGTH = 70
_FIRM = re.compile(r"\b(?:llp|llc|ltd|gmbh|inc|plc|bv|kg|corp|partners|associates|ab|as|oy)\.?\Z")
_POSTSCRIPT = re.compile(r"p\.? ?s\b")


def without_greeting(text: str, names: Collection[str], event_name: str) -> str:
    """The text with its greeting blanked out; only a whole line, or what stands before its first comma, is one."""
    start = len(text) - len(text.lstrip())
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)]
    if not _GREETING.match(flat(line)):
        return text
    ends = [found.start() for found in _ENDS.finditer(line) if _may_end(line, found)]
    length = len(line.rstrip())
    longest = next((e for e in reversed((*ends[:3], length)) if _fits(line, e, names, event_name)), 0)
    return text[:start] + " " * longest + text[start + longest :]


def names_of_writer(message: ParsedMessage) -> frozenset[str]:
    """The words of the name that the writer goes by in the mail's header, or else in the address."""
    author = message.sender
    if author is None:
        return frozenset()
    local = author.spec.partition("@")[0]
    return frozenset(form for word in words(f"{author.name} {local.replace('_', ' ')}") for form in word.forms)


def without_signature(own: str, writer: Collection[str]) -> tuple[str, str]:
    """The text, and the block below the writer's own name at its end ("Staff Engineer"); the name itself is in neither.

    ``writer`` are the plain words of the writer's name. Whoever has no name in the mail's header is believed only in
    the last line, right below a closing ("Regards").
    """
    lines = own.splitlines(keepends=True)
    last = [index for index, line in enumerate(lines) if bare(line) and not _SENT_FROM.match(flat(bare(line)))]
    for index in last[-_SIGN_OFF_LINES:]:
        below = lines[index + 1 :]
        if _is_own_name(lines, index, writer, last=index == last[-1]) and all(_is_title(line) for line in below):
            block = "".join(line for line in below if not _FIRM.search(flat(bare(line))))
            return "".join(lines[:index]), _blanked(block, writer)
    return own, ""


def _is_own_name(lines: Sequence[str], index: int, writer: Collection[str], *, last: bool) -> bool:
    found = [flat(word) for word in _WORD.findall(bare(lines[index]))]
    if not found or len(found) > _NAME_WORDS or index == 0:
        return False
    closing = _closing_above(lines, index)
    if all(word in writer or (len(word) == 1 and writer) for word in found):
        return closing or last or not bare(lines[index - 1])
    return last and closing and not writer


def _is_title(line: str) -> bool:
    """Whether a line can stand below a name: short, no sentence, no postscript."""
    shown = bare(line)
    return len(shown) <= _TITLE_LENGTH and not shown.endswith((".", "!", "?")) and not _POSTSCRIPT.match(flat(shown))


def _may_end(line: str, found: re.Match[str]) -> bool:
    after = line[found.end() : found.end() + 1]
    return found[0] not in "-." or not after or after.isspace()


def _fits(line: str, end: int, names: Collection[str], event_name: str) -> bool:
    return 0 < end <= _LONGEST_GREETING and _only_addresses(line[:end], names, event_name)


def _only_addresses(part: str, names: Collection[str], event_name: str) -> bool:
    allowed = _ADDRESSED | set(names) | set(flat(event_name).split())
    return all(flat(word) in allowed for word in _WORD.findall(part))


def _closing_above(lines: Sequence[str], index: int) -> bool:
    above = next((flat(bare(line)) for line in reversed(lines[:index]) if bare(line)), "")
    return bool(_CLOSING.match(above))


def _blanked(line: str, words: Collection[str]) -> str:
    return _WORD.sub(lambda found: " " * len(found[0]) if flat(found[0]) in words else found[0], line)
