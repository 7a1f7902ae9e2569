"""Requests of police, courts and lawyers for what the committee knows (R-22).

Somebody must speak for an office or a client, and must ask for records: a reporter who speaks of the police, or of
their own lawyer, does neither.
"""

from __future__ import annotations

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding, View
from conduct_mailer.reading.phrases import SUBJECT, TEXT, compiled, plain

_OFFICER = (
    "(?:det(?:ective|\\.)|officer|sergeant|sgt\\.?|inspector|investigator|deputy|agent|prosecutor|attorney|lawyer|solicitor"
    "|barrister|paralegal|legal counsel|general counsel|counsel|special agent|constable|district attorney)"
)
VOICES = (
    f"(?:i am|i'm|my name is|this is|we are) [^.!?]{{0,60}}{_OFFICER}",
    "(?:i|we) (?:represent|act for|act on behalf of|are counsel (?:for|to)|am counsel (?:for|to))",
    "(?:i|we|this firm|our firm|this office|our office) (?:am|are|have been|has been|is|was|were) (?:retained|instructed|engaged)",
    "(?:this|our|the undersigned) (?:law )?(?:firm|office) (?:represents|acts)",
    "on behalf of (?:my|our|the|its) client", "(?:my|our) client,? (?:mr|ms|mrs|dr|has|was|is|hereby|requests|intends)",
    "as (?:legal )?counsel (?:for|to)", "attorneys? at law", "law (?:firm|office|offices)", "llp", "solicitors",
    "police (?:department|service|station|headquarters)", "sheriff's (?:office|department)", "district attorney's office",
    "office of the (?:district attorney|prosecutor|attorney general|public prosecutor)", "(?:superior|district|county) court",
    "pursuant to (?:section|article|art\\.|the|a|an|california|rule|\u00a7)", "you are (?:hereby )?(?:commanded|ordered|required)",
    "criminal investigation", "badge (?:no\\.?|number|#) ?\\d+", "rechtsanw(?:alt|\u00e4ltin|\u00e4lte)", "anwaltskanzlei",
    "kanzlei", "(?:meines?|unseres?|unserer|meiner) mandant(?:en|in)", "staatsanwaltschaft", "kriminalpolizei",
    "polizei(?:inspektion|pr\u00e4sidium|dienststelle|direktion)", "avocat(?:e|s)? (?:au|\u00e0 la|de)", "(?:mon|ma|notre) client(?:e)?",
    "au nom de (?:mon|ma|notre) client(?:e)?", "commissariat", "gendarmerie", "procureur", "abogad[oa] de", "bufete",
    "(?:mi|nuestr[oa]) (?:cliente|representad[oa])", "fiscal\u00eda", "polic\u00eda nacional", "(?:meu|minha|nosso|nossa) cliente",
    "advogad[oa] de", "minist\u00e9rio p\u00fablico", "pol\u00edcia civil",
)  # fmt: skip
_ASK = (
    "(?:preserve|retain|produce|disclose|provide|release|hand over|turn over|furnish|supply|send|forward|share|confirm"
    "|request(?:ing|s)?|require|seek(?:ing|s)?|obtain|access to|copies of|copy of)"
)
_RECORDS = (
    "(?:records?|documents?|evidence|communications?|e-?mails?|correspondence|identit(?:y|ies)|footage|recordings?|logs?|files?"
    "|statements?|personal data|reports?|complaints?|names?|contact details|information|materials?|notes)"
)
DEMANDS = (
    f"{_ASK} [^.!?]{{0,90}}{_RECORDS}", "subpoena", "litigation hold", "legal hold", "preservation (?:request|letter|notice|order)",
    "(?:court|production|disclosure) order", "search warrant", "cease and desist", "subject access request",
    "data (?:subject )?access request", "(?:article|art\\.?|artikel) 15", "auskunft(?:sersuchen|sanspruch|sverlangen)?",
    "akteneinsicht", "(?:unterlagen|daten) [^.!?]{0,60}(?:herausgabe|herauszugeben|\u00fcbersenden|\u00fcbermitteln|aufzubewahren)",
    "(?:communiquer|transmettre|conserver|produire) [^.!?]{0,60}(?:documents?|pi\u00e8ces|donn\u00e9es|dossier)", "r\u00e9quisition",
    "(?:entregar|facilitar|conservar|remitir|aportar) [^.!?]{0,60}(?:documentos?|datos|registros|informaci\u00f3n)", "requerimiento",
    "(?:fornecer|entregar|preservar|enviar) [^.!?]{0,60}(?:documentos?|dados|registros|informa\u00e7\u00f5es)", "intima\u00e7\u00e3o",
)  # fmt: skip
DEMANDS_ALONE = (
    "(?:attached|enclosed|accompanying|served with|service of) (?:please find )?(?:is )?(?:a |the |this )?(?:grand jury )?subpoena",
    "subpoena (?:duces tecum|is attached|is enclosed|attached|enclosed)", "grand jury subpoena", "preservation (?:request|letter|notice|order)",
    "you are (?:hereby )?commanded", "litigation hold notice", "notice to preserve evidence", "request to preserve (?:records|evidence)",
)  # fmt: skip
# Another person's lawyer or officer, told of; these words are taken out before an office's voice is looked for.
TOLD_OF = (
    "(?:my|his|her|their|a|the|an|our own) (?:own )?(?:lawyer|attorney|solicitor|barrister)s?",
    "(?:called|call|calling|went to|go to|going to|told|tell|contact|contacted|notify|at|from|with|by|filed with) the [a-z ]{0,30}police (?:department|station)",
)  # fmt: skip

_VOICE = compiled(VOICES)
_DEMAND = compiled(DEMANDS)
_ALONE = compiled(DEMANDS_ALONE)
_TOLD_OF = compiled(TOLD_OF)


def legal_request(message: ParsedMessage, view: View) -> Finding | None:
    """The words by which police, a court or a lawyer asks for what the committee knows, or ``None``."""
    subject, text = plain(message.subject), plain(view.own)
    for where, part in ((SUBJECT, subject), (TEXT, text)):
        alone = _ALONE.search(part)
        if alone:
            return Finding("legal", alone[0], where, "legal-demand")
    voice = _VOICE.search(_TOLD_OF.sub(" ", text))
    demand = _DEMAND.search(text) or _DEMAND.search(subject)
    return Finding("legal", f"{voice[0]} \u2026 {demand[0]}", TEXT, "legal-office") if voice and demand else None
