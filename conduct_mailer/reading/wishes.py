"""What the writer wishes. Shown to readers as suggestions; "do not write here" alone acts at once (R-35)."""

from __future__ import annotations

from conduct_mailer.model.message import ParsedMessage
from conduct_mailer.model.reading import Finding, View, Wish
from conduct_mailer.reading.phrases import SUBJECT, compiled, plain

_NOT = (
    r"(?<!i )(?<!we )(?<!you )(?<!they )(?<!can )(?<!to )(?:please |pls )?"
    r"(?:do not|don't|dont|never|better not|not to|must not)"
)
_WRITE = r"(?:reply|respond|answer|write back|write|e-?mail|mail|contact|get back|send)"
_READER = (
    r"(?:he|she|they|somebody|someone|everyone|others|others'|boss|manager|(?:ex-?)?(?:partner|husband|wife|"
    r"boyfriend|girlfriend)|ex|"
    r"mother|father|mum|dad|parents|family|employer|company|colleagues?|it department|roommate|assistant|secretary)"
)
_SEES = rf"{_READER} (?:also |still |always )?(?:sees?|reads?|checks?|gets?)"
_THEM = r"(?:him|her|them|his|their|the|anyone|anybody|about)"
_ANSWER = r"(?:reply|replies|answers?|response|mails?|e-?mails?)"
_BOX = r"(?:address|account|mailbox|inbox|e-?mails?|mails?|phone)"

DO_NOT_WRITE_WORDS = compiled(
    (
        rf"{_NOT} (?:ever )?{_WRITE}(?: \w+){{0,3}} (?:to |at |on |by |via |through |from )?(?:this (?:address|"
        r"account|mail|e-?mail|"
        rf"inbox|mailbox|one)|here|my (?:work |private |company )?{_BOX}|this)(?! (?:weekend|week|evening|today|"
        r"to him|to her))",
        rf"{_NOT} {_WRITE}(?: to)?(?: me| us)?(?: back| anything)? (?:by|via|over|through) e-?mail|{_NOT} e-?mail me",
        rf"{_NOT} (?:reply|answer|respond|write back|write)(?: to (?:me|it|this))?(?: at all)?(?:,| as| because|"
        r" since|\.|;|:)? "
        rf"?(?:i won't|i share|i'm not|my {_READER}|{_READER} (?:reads?|checks?|sees?|can|has|have|uses?)|"
        rf"this {_BOX}|it is (?:shared|read))",
        rf"(?:this|my) (?:\w+ )?{_BOX} (?:is not|isn't|isnt|is no(?: longer)?) (?:a )?(?:safe|private|secure|mine|"
        r"mine alone)",
        rf"(?:this|my) (?:\w+ )?{_BOX} (?:goes away|will be (?:gone|deleted|closed|shut)|is (?:shared|read|"
        r"monitored|being read|watched)|"
        r"is (?:only )?temporary)",
        rf"{_READER} (?:also |often |sometimes |always |still )?(?:reads?|checks?|sees?|can read|can see|"
        r"has access to|have access to|"
        r"looks? (?:at|through)|monitors?|goes through|opens?|uses?) (?:all )?(?:of )?(?:my|our|"
        rf"this) (?:\w+ )?{_BOX}",
        r"(?:e-?mail|mail|this address|writing) (?:is not|isn't|isnt|is no) (?:a )?safe|(?:not|isn't|"
        r"isnt) safe to (?:write|mail|e-?mail|"
        r"answer|reply|respond)",
        rf"(?:shared|team's|family|family's|joint|our) {_BOX}[^.]{{0,60}}(?:don't|do not|dont) (?:answer|reply|"
        r"write|respond)",
        rf"i share (?:the|this|my|a|an) (?:\w+ )?{_BOX}|(?:call|text|phone|ring) me instead",
        r"i (?:will not|won't|wont|am not going to|'m not going to|shall not) (?:ever |be )?(?:open|opening|see|"
        r"seeing|read|reading|check|"
        r"checking|use|using|look at|looking at) (?:it|this (?:address|account|inbox|mailbox|mail)|your (?:answer|"
        r"reply))",
        r"sender cannot receive|mail to this address is discarded|(?:throw-?away|burner|disposable) (?:address|"
        r"account|mail|e-?mail)|"
        r"may we contact you\??(?: \(\w+\))?:? no",
        rf"(?:rather|prefer|grateful|better|glad)(?: that| if)? you (?:would |could )?(?:did not|didn't|didnt|do not|"
        rf"don't|dont|not) {_WRITE}\b(?! (?:to |back )?{_THEM})",
        r"(?<!i'd )(?<!i had )(?<!we'd )better (?:not|don't|dont)(?: to)? (?:answer|reply|respond|write back|e-?mail|"
        rf"mail)\b(?! (?:to |back )?{_THEM})",
        rf"no {_ANSWER} (?:please|pls|to this|here|at this)|(?:please|pls),? no {_ANSWER}\b",
        rf"{_SEES} (?:everything|it all|all of it|all)(?: that \w+)?(?: \w+)? (?:on|in|at|to) (?:this|my|our)|"
        rf"{_SEES} my (?:notifications|screen)|"
        r"(?:has|have|knows?|got|guessed) my (?:e-?mail |mail |mailbox )?(?:password|passcode|login)\b(?! (?:for|to) )",
        rf"(?:this|my) (?:\w+ )?{_BOX}[^.!?]{{0,40}}{_READER} (?:can )?(?:sees?|reads?|opens?) it\b",
        r"(?:call|text|phone|ring)(?: me)? instead of (?:e-?)?(?:mail|writ|answer|reply)ing",
        r"(?:use|write to|reply to|(?:answer|contact|reach)(?: me)? (?:at|on))(?: \w+){0,4} [\w.+-]+@[\w.-]+\w,? "
        r"(?:instead|(?:and |please )?not (?:this|here))|only (?:at|via|on|under|by|to) [\w.+-]+@",
        r"(?:use|write to) my other (?:address|account|mail|e-?mail)|"
        r"not (?:this (?:one|address|account)|here),? please",
        r"bitte (?:nicht|keine)(?: \w+){0,4} (?:antworten|antwort|zurückschreiben|schreiben)|"
        r"antworten sie (?:bitte )?nicht|nicht (?:an|auf) diese (?:adresse|mail|e-?mail)|"
        r"(?:schreiben|schreibt|mailen|antwortet) (?:sie )?(?:mir |uns )?(?:bitte )?nicht|"
        r"(?:freund(?:in)?|mann|frau|partner(?:in)?|vater|mutter|chef(?:in)?|ex) liest (?:\w+ ){0,3}mit",
        r"no (?:me |nos )?(?:respond|contest|escrib|mand|envi)(?:an|en|a|e|áis|éis|as|es)\b(?! a el)|"
        r"(?:marido|novi[oa]|pareja|jef[ea]|ex|padre|madre) (?:lee|ve|mira|revisa) (?:mis?|este|esta|todos?)",
        r"ne (?:me |m'|nous )?(?:r[eé]pondez|r[eé]ponds|[eé]crivez|[eé]cris|contactez) pas|"
        r"pas (?:à|sur) cette adresse|(?:mari|copain|compagnon|compagne|conjoint|ex|patronn?e?|p[eè]re|m[eè]re) "
        r"(?:lit|voit|regarde) (?:mes|mon|tous|cette)",
        r"não (?:me )?(?:respond|escrev)(?:am|a)\b(?! só)|niet (?:antwoorden|terugschrijven)",
    )
)
"""The writer must not be written to at the address that they wrote from."""

_NOT_MEANT = compiled(
    (
        rf"(?:do not|don't|dont|never) hesitate to {_WRITE}(?: \w+){{0,6}}|(?:do not|don't|dont) (?:have|"
        rf"need) to {_WRITE}(?: \w+){{0,4}}",
        rf"(?:no need|you needn't|not necessary)(?: to)? {_WRITE}(?: \w+){{0,4}}|(?:do not|don't) (?:send|mail|"
        r"e-?mail) this (?:on )?to",
        r"(?:this is an automated|automatically generated|unmonitored|this mailbox is not monitored)[^.]{0,120}",
        r"this (?:e-?mail|message|mail) (?:and any attachments )?is (?:confidential|intended|private)[^.]{0,160}",
    )
)
_DO_NOT_ACT = compiled(
    (
        r"(?:please |pls )?(?:don't|do not|dont) (?:do|take|start|open) (?:anything|any action|action|something)|"
        r"action wanted: none",
        r"no action (?:is |was )?(?:needed|wanted|required|necessary)|(?:nothing|not anything) (?:needs|"
        r"has) to (?:be done|happen)",
        r"(?:just|only|simply|purely|merely) (?:\w+ ){0,3}(?:for the record|on (?:the )?(?:file|record)|"
        r"for your (?:files|records|information))",
        r"want it (?:on (?:file|record)|recorded|to exist)|for the file|for your (?:files|records)(?: only)?",
        r"(?:i|we) (?:don't|do not|dont) (?:need|want|expect|ask for) (?:anything|you to do|any action|a response|"
        r"any follow|"
        r"(?:her|him|them|anyone|anybody) (?:to be )?punished)",
        r"(?:i'd|i would) like you to stop here|let it rest|no drama|leave it at that|nichts unternehmen|"
        r"no hagan nada|ne faites rien",
    )
)
_DO_NOT_SHARE = compiled(
    (
        r"(?<!i )(?<!they )(?<!we )(?<!you )(?:please |pls )?(?:don't|do not|dont|never) (?:tell|share|forward|"
        r"show|mention|pass|give|"
        r"reveal|disclose|let)(?: \w+){0,6} (?:to|with|him|her|them|anyone|anybody|it|this|know|name|identity|"
        r"chairs?|else|about|see)",
        r"(?<!i )(?:please |pls )?(?:don't|do not|dont|never) tell (?!me|us)\w+",
        r"(?:rather|prefer) (?:it |that it )?(?:not be|wasn't|were not|weren't|not) (?:shared|passed|her|him|them|"
        r"told|forwarded|named)",
        r"as few people as|keep (?:this|it|my name) (?:\w+ )?(?:between|confidential|private|to yoursel\w+|secret|"
        r"anonymous)|"
        r"keep my name out|(?:without|not) (?:using |giving |mentioning )?my name|my name (?:stays|must stay|"
        r"should stay) out",
        r"without naming me|not (?:be )?(?:the one|her|him) who (?:looks|reads)|(?:must|should) not (?:see|read|"
        r"know|learn|find out)",
        r"nobody (?:but|except|else)|(?:his|her|their|my) (?:boss|employer|company) (?:must|should|may) not|"
        r"between us",
    )
)


def wishes(message: ParsedMessage, view: View) -> tuple[frozenset[Wish], tuple[Finding, ...]]:
    """Every wish in what the writer wrote here, each with its words; quotes of our own letters do not count."""
    subject = plain(message.subject)
    text = plain(f"{message.subject}\n{view.own}")
    evidence: list[Finding] = []
    found: set[Wish] = set()
    for wish, pattern, within in (
        (Wish.DO_NOT_WRITE, DO_NOT_WRITE_WORDS, _NOT_MEANT.sub(" - ", text)),
        (Wish.DO_NOT_ACT, _DO_NOT_ACT, text),
        (Wish.DO_NOT_SHARE, _DO_NOT_SHARE, text),
    ):
        match = pattern.search(within)
        if match:
            found.add(wish)
            where = SUBJECT if match[0] in subject else "body"
            evidence.append(Finding(f"wish:{wish.value}", match[0], where, wish.value))
    return frozenset(found), tuple(evidence)
