"""Requests of police, courts and lawyers for what the committee knows (R-22).

Somebody must speak for an office or a client, and must ask for records: a reporter who speaks of the police, or of
their own lawyer, does neither.
"""

from __future__ import annotations

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding, View
from conduct_mailer.reading.phrases import SUBJECT, TEXT, any_of, compiled, plain

OFFICERS = (
    "detective", r"det\.", "officer", "sergeant", r"sgt\.?", "inspector", "investigator", "deputy", "agent",
    "prosecutor", "attorney", "lawyer", "solicitor", "barrister", "paralegal", "counsel", "constable",
)  # fmt: skip
VOICES = (
    f"(?:i am|i'm|my name is|this is|we are) [^.!?]{{0,60}}{any_of(OFFICERS)}",
    "(?:i|we) (?:represent|act for|act on behalf of|are counsel (?:for|to)|am counsel (?:for|to))",
    (
        "(?:i|we|this firm|our firm|this office|our office) (?:am|are|have been|has been|is|was|were) (?:retained|"
        "instructed|engaged)"
    ),
    "(?:this|our|the undersigned) (?:law )?(?:firm|office) (?:represents|acts)",
    "on behalf of (?:my|our|the|its) client",
    "(?:my|our) client,? (?:mr|ms|mrs|dr|has|was|is|hereby|requests|intends)", "as (?:legal )?counsel (?:for|to)",
    "attorneys? at law", "law (?:firm|office|offices)", "llp", "solicitors",
    "police (?:department|service|station|headquarters)", "sheriff's (?:office|department)",
    "district attorney's office", "office of the (?:district attorney|prosecutor|attorney general|public prosecutor)",
    "(?:superior|district|county) court", r"pursuant to (?:section|article|art\.|the|a|an|california|rule|§)",
    "you are (?:hereby )?(?:commanded|ordered|required)", "criminal investigation", r"badge (?:no\.?|number|#) ?\d+",
    "rechtsanw(?:alt|ältin|älte)", "anwaltskanzlei", "kanzlei",
    "(?:meines?|unseres?|unserer|meiner) mandant(?:en|in)", "staatsanwaltschaft", "kriminalpolizei",
    "polizei(?:inspektion|präsidium|dienststelle|direktion)", "avocat(?:e|s)? (?:au|à la|de)",
    "(?:mon|ma|notre) client(?:e)?", "au nom de (?:mon|ma|notre) client(?:e)?", "commissariat", "gendarmerie",
    "procureur", "abogad[oa] de", "bufete", "(?:mi|nuestr[oa]) (?:cliente|representad[oa])", "fiscalía",
    "policía nacional", "(?:meu|minha|nosso|nossa) cliente", "advogad[oa] de", "ministério público", "polícia civil",
)  # fmt: skip
ASKING = (
    "preserve", "retain", "produce", "disclose", "provide", "release", "hand over", "turn over", "furnish", "supply",
    "send", "need", "forward", "share", "confirm", "request(?:ing|s)?", "require", "seek(?:ing|s)?", "obtain",
    "access to", "copies of", "copy of",
)  # fmt: skip
RECORDS = (
    "records?", "documents?", "evidence", "communications?", "e-?mails?", "correspondence", "identit(?:y|ies)",
    "footage", "recordings?", "logs?", "files?", "statements?", "personal data", "reports?", "complaints?", "names?",
    "contact details", "information", "materials?", "notes",
)  # fmt: skip
DEMANDS = (
    f"{any_of(ASKING)} [^.!?]{{0,90}}{any_of(RECORDS)}", "subpoena", "litigation hold", "legal hold",
    "preservation (?:request|letter|notice|order)", "(?:court|production|disclosure) order", "search warrant",
    "cease and desist", "subject access request", "data (?:subject )?access request",
    r"(?:article|art\.?|artikel) 15", "auskunft(?:sersuchen|sanspruch|sverlangen)?", "akteneinsicht",
    "(?:unterlagen|daten) [^.!?]{0,60}(?:herausgabe|herauszugeben|übersenden|übermitteln|aufzubewahren)",
    "(?:communiquer|transmettre|conserver|produire) [^.!?]{0,60}(?:documents?|pièces|données|dossier)", "réquisition",
    "(?:entregar|facilitar|conservar|remitir|aportar) [^.!?]{0,60}(?:documentos?|datos|registros|información)",
    "requerimiento", "(?:fornecer|entregar|preservar|enviar) [^.!?]{0,60}(?:documentos?|dados|registros|informações)",
    "intimação",
)  # fmt: skip
DEMANDS_ALONE = (
    (
        "(?:attached|enclosed|accompanying|served with|service of) (?:please find )?(?:is )?(?:a |the |"
        "this )?(?:grand jury )?subpoena"
    ),
    "subpoena (?:duces tecum|is attached|is enclosed|attached|enclosed)", "grand jury subpoena",
    "preservation (?:request|letter|notice|order)", "you are (?:hereby )?commanded", "litigation hold notice",
    "notice to preserve evidence", "request to preserve (?:records|evidence)",
    r"(?:request|access|right|rights|demand) under (?:the )?(?:article|art\.?) 15", "subject access request",
    r"(?:auskunft|antrag|anfrage) (?:nach|gemäss|gem\.) (?:art\.?|artikel) 15",
)  # fmt: skip
# An office that names itself in words which would otherwise tell of another's.
WE_ARE = (
    (
        "(?:i am|i'm|we are|we're) (?:writing|contacting you|getting in touch|calling)(?: to you)? (?:from|for|"
        "on behalf of) (?:the )?[a-z ]{0,30}(?:police|sheriff|court|prosecutor|district attorney)"
    ),
    "(?:detective|inspector|sergeant|constable|officer) [a-z]+ here",
)
# Another person's lawyer or officer, told of; these words are taken out before an office's voice is looked for.
TOLD_OF = (
    "(?:my|his|her|their|a|the|an|our own) (?:own )?(?:lawyer|attorney|solicitor|barrister)s?",
    (
        "(?:called|call|calling|went to|go to|going to|told|tell|contact|contacted|notify|at|from|with|by|filed with) "
        "the [a-z ]{0,30}police (?:department|station)"
    ),
)  # fmt: skip

_VOICE = compiled(VOICES)
_DEMAND = compiled(DEMANDS)
_ALONE = compiled(DEMANDS_ALONE)
_TOLD_OF = compiled(TOLD_OF)
_WE_ARE = compiled(WE_ARE)


def legal_request(message: ParsedMessage, view: View) -> Finding | None:
    """The words by which police, a court or a lawyer asks for what the committee knows, or ``None``."""
    subject, text = plain(message.subject), plain(view.own)
    for where, part in ((SUBJECT, subject), (TEXT, text)):
        alone = _ALONE.search(part)
        if alone:
            return Finding("legal", alone[0], where, "legal-demand")
    voice = _WE_ARE.search(text) or _VOICE.search(_TOLD_OF.sub(" ", text))
    demand = _DEMAND.search(text) or _DEMAND.search(subject)
    return Finding("legal", f"{voice[0]} \u2026 {demand[0]}", TEXT, "legal-office") if voice and demand else None
