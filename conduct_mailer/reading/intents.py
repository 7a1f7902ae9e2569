"""What a person wants who tells of nothing new: to add to a report, to have a decision reviewed, to ask something."""

from __future__ import annotations

import re

from conduct_mailer.reading.phrases import compiled

_SENT = "(?:sent|wrote|written|reported|told|mailed|emailed|e-mailed|said|submitted|filed|described)"
_WHEN = (
    "(?:on|yesterday|earlier|last|this (?:morning|afternoon|week)|before|about|a (?:week|few days|couple)|the other"
    r"|previously|\d)"
)
ADDITIONS = (
    f"i (?:already |also |first )?{_SENT} (?:in )?(?:to )?(?:you|this address) (?:all )?{_WHEN}",
    f"(?:what|everything|the (?:mail|report|message)) i (?:have |had |already )?{_SENT}(?: to)?(?: you)? {_WHEN}",
    (
        "(?:my|our) (?:earlier|previous|first|last|original|initial|prior|second|other) (?:e-?mail|mail|message|"
        "report|note)"
    ),
    (
        "(?:my|our) (?:e-?mail|mail|message|report) (?:of|from) (?:yesterday|last|this|mon|tue|wed|thu|fri|sat|sun|"
        r"the|\d)"
    ),
    (
        "(?:adds|in addition|an addition|one addition|addition|additional(?:ly)?|further|supplement(?:al|ary|ing)?|"
        "adding|follow(?:ing)?[- ]?up|an update|update|a correction|more) (?:to|on|about|from) (?:what (?:i|we|"
        "[a-z ]{1,30}) (?:sent|wrote|reported|told)|(?:my|our|the) (?:earlier |previous |first |last )?(?:report|"
        r"mail|e-?mail|message)|the report|lp-\d)"
    ),
    "(?:further|in addition) to what", "addition to (?:what|my|lp)",
    "forgot (?:to (?:say|mention|add|tell)|half|one thing|two things|something)", "one more thing", "i forgot",
    "as i (?:wrote|told you|reported)", "like i (?:wrote|said|told you) (?:in|on|yesterday|before)",
    (
        "(?<!if she )(?<!if he )(?<!if they )(?:[a-z]{1,30}'s|has|have|had|already) (?:already )?(?:written|wrote|"
        "reported|sent|mailed|emailed) (?:it |this )?(?:to )?you"
    ),
    "(?:witness|statement)[^.!?]{0,20} (?:to|for|in|re|about) [a-z' ]{1,30}(?:report|complaint)",
    "[a-z]+'s? (?:report|complaint) (?:from|of|on) (?:mon|tue|wed|thu|fri|sat|sun|yesterday|last)",
    "sent you (?:on|yesterday|earlier|last|about)", "reported (?:[a-z']{1,20} ){0,3}to you",
    "(?:withdraw|retract|take back) my (?:report|complaint)",
    r"(?:my|the) (?:report|case|ticket) (?:number|no\.?|ref(?:erence)?|#)",
    "meine (?:letzte|erste|vorige|vorherige|frühere) (?:e-?mail|mail|nachricht|meldung)",
    "meiner (?:letzten|ersten|vorigen) (?:e-?mail|mail|nachricht|meldung)", "nachtrag", "ergänzung (?:zu|meiner)",
    "hatte ihnen (?:am|gestern|bereits)", "vergessen zu (?:sagen|schreiben|erwähnen)",
    "mon (?:précédent|premier|dernier) (?:mail|message|e-?mail|courriel)", "complément (?:à|de) m(?:on|a)",
    "je vous ai (?:écrit|signalé) (?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le)",
    "mi (?:correo|mensaje|reporte|denuncia) (?:anterior|del|de ayer)", "olvidé (?:decir|mencionar|añadir)",
    "(?:meu|minha) (?:e-?mail|mensagem|denúncia) (?:anterior|de ontem)", "esqueci de (?:dizer|mencionar)",
)  # fmt: skip
# What our acknowledgements say, and what a reply quotes of them.
ACKNOWLEDGEMENTS = (
    (
        "thank you for (?:writing to us|telling us|your (?:report|message|mail)|contacting|reporting|"
        "getting in touch|letting us know)"
    ),
    "we (?:have |'ve )?(?:received|got) your (?:report|message|mail)",
    "your (?:report|message|mail) (?:has|is with|will be|was)",
    "we have (?:read )?your (?:report|message|mail|second)", "code of conduct committee", "your report",
    "conduct <[^>]{1,100}> wrote", "conduct wrote", "we have seen your",
    "when (?:it|did it) (?:was|took place|happen)",
)  # fmt: skip
REPLY_SUBJECT = re.compile(r"(?:re|aw|antw|sv|vs|rv|odp|tr|wg|fw|fwd|ynt)(?:\[\d{1,3}\])? ?:")
SANCTIONS = (
    (
        "(?:bann?ed|bans|bars|excludes|removes|suspends|removed|excluded|expelled|suspended|blocked|kicked|barred|"
        "ejected|sanctioned|warned|disinvited|uninvited|punished|dismissed|threw|thrown)(?: out)? (?:me|us)"
    ),
    (
        "(?:you|you've|committee|organi[sz]ers|team|staff|they|letter|mail) (?:have |has |had )?(?:banned|removed|"
        "excluded|expelled|suspended|barred|kicked|ejected|threw|cancelled|canceled|revoked|took away|"
        "withdrew) (?:me|my)"
    ),
    (
        "i (?:am|was|'m|have been|had been|'ve been|got|been|being) (?:(?:now|also|just|permanently|temporarily|"
        "wrongly|unfairly) )?(?:banned|removed|excluded|expelled|suspended|barred|kicked|ejected|sanctioned|warned|"
        "disinvited|uninvited|escorted|asked to leave|told to leave|thrown|given a (?:warning|ban))"
    ),
    "am i (?:banned|suspended|excluded|barred|removed)",
    "i'm (?:permanently )?(?:banned|suspended|excluded|barred|removed)",
    (
        "i(?:'m| am|m)? (?:may |was |can ?not |can't |am |'m )?(?:not|no longer) (?:be )?(?:allowed|admitted|"
        r"permitted|welcome|attend|come|enter)(?: \w+){0,3}"
    ),
    "i may not (?:attend|come|enter|speak|take part)", "im (?:not allowed|banned|suspended)",
    "my (?:ban|exclusion|suspension|expulsion|sanction|removal|warning|punishment)",
    (
        "my (?:badge|ticket|talk|account|access|membership|registration|invitation|pass|role) (?:was|is|has been|"
        "had been|got|were) (?:revoked|taken|cancelled|canceled|removed|withdrawn|suspended|blocked|deactivated|"
        "pulled|rescinded)"
    ),
    "(?:hand in|give (?:up|back)|surrender|handed in) my badge",
    (
        "(?:decision|sanction|measure|penalty|ruling|outcome|verdict|finding|letter|warning|ban|"
        "exclusion)s? (?:about|against|on|concerning|regarding|communicated|of|to|taken|you|that was|from|made|"
        "i received|i got|imposed|was|is|by)"
    ),
    "permanent(?:ly)? (?:ban|exclusion|banned)",
    "(?:a|the|this|your) (?:ban|sanction|exclusion|suspension|permanent ban|warning|decision|penalty)",
    "said to have", "accused of", "mein(?:e|er|en)? (?:ausschluss|sperre|verwarnung|hausverbot)", "ausgeschlossen",
    "gesperrt", "hausverbot", "ihre entscheidung", "mon (?:exclusion|bannissement)", "exclue?", "banni(?:e)?",
    "votre décision", "mi (?:expulsión|suspensión)", "expulsad[oa]", "vetad[oa]", "su decisión",
    "minha (?:expulsão|suspensão|exclusão)", "expuls[oa]", "banid[oa]", "sua decisão",
)  # fmt: skip
REVIEWS = (
    "appeal(?:s|ing)?",
    (
        "review (?:of )?(?:(?:the|this|that|my|your|their) )?(?:decision|ban|case|matter|sanction|exclusion|"
        "suspension|measure|outcome|it|this|that)"
    ),
    "(?:ask|asking|request|requesting|apply|wish|want) (?:you )?(?:for )?(?:a|an) (?:[a-z]{1,20} )?review",
    "reviewed", "(?:request|application|plea) for (?:a )?(?:re-?)?(?:review|consideration)", "a review by",
    "re-?consider(?:ed|ation)?", "re-?examin(?:e|ed|ation)", "re-?assess(?:ed)?",
    "looked at (?:again|afresh|anew|once more|a second time)",
    "look at (?:it|this|that|the matter|my case) (?:again|afresh|once more)", "second look", "another look",
    "fresh look", "think again", "re-?think", "overturn(?:ed)?", "lift(?:ed)?", "revers(?:e|ed)",
    "revok(?:e|ed) (?:the|this|that|my)", "reduc(?:e|ed)", "shorten(?:ed)?", "contest(?:ing)?", "disput(?:e|ing)",
    "object to", "challeng(?:e|ing)", "out of proportion", "disproportionate",
    "(?:isn't|is not|not|un)(?: think thats| think that's| that)? ?fair", "unjust(?:ified)?", "my side",
    "hear(?:d)? me", "second chance", "let me back", "reinstat(?:e|ed)", "unban", "widerspruch", "einspruch",
    "überprüf(?:en|t|ung)", "noch ?mal(?:s)? (?:prüfen|ansehen|anschauen)", "unverhältnismässig", "recours",
    "réexamen", "réexaminer", "contester?", "apelación", "apelar", "recurso", "recurrir", "reconsider(?:ar|en|em)",
    "revis(?:ar|ión|ão|en|em)", "apelação", "desproporcionad[oa]",
)  # fmt: skip
QUESTIONS = (
    (
        "(?:does|do|will|would|is|are|can|did) (?:the|your|this|that|these) (?:code|coc|policy|rules?|guidelines?|"
        "conduct)(?: of conduct)?(?: also)?"
    ),
    (
        "(?:code|coc|policy|rules) (?:of conduct )?(?:also )?(?:apply|applies|cover|covers|hold|holds|mention|"
        "mentions|say|says|allow|allows)"
    ),
    (
        "who (?:exactly |actually )?(?:reads|gets|sees|handles|receives|has access|is on|sits on|do people go|runs|"
        "decides)"
    ),
    "how (?:long|many|does|do|is|are|can|would|should)", "(?:for )?how long (?:do|are)",
    "(?:is|are) there (?:a|an|any|going)",
    (
        "(?:do|must|should|may|can|could|am|would) (?:i|we) (?:have|need|be|ask|allowed|bring|use|take|wear|show|"
        "put|still|also|get|come|record|copy|reuse|link|translate)"
    ),
    "is it (?:ok|okay|allowed|fine|alright|all right|possible)", "would it be (?:ok|okay|fine|possible)",
    (
        "(?:do|will|does|did|have|are|can|could) (?:you|it|the (?:event|conference|venue|committee|team)) (?:have|"
        "keep|publish|offer|plan|provide|need|accept|allow|share|still|also|be|send|tell|store|record|take|know|"
        "work)"
    ),
    "what (?:is|are|if|happens|counts|does|do|would|about)", "where (?:can|do|is|are|should)",
    "when (?:is|are|does|do|will)", "(?:a|one|quick|short|small) (?:quick |short |small )?question",
    "question (?:about|on|re|regarding)", "(?:right|correct) (?:person|people|address|place) to ask",
    "i (?:was|am|'m|just) wondering", "i wonder", "just curious",
    "could you (?:tell|let|point|explain|clarify|confirm)",
    "can (?:one|you|reports?|people) (?:be|tell|send|report|explain|point|clarify)", "i couldn't find",
    "would like to (?:copy|know|ask|use|reuse|link)",
    (
        "(?:lost|left|found) (?:my|a|an) (?:jacket|bag|phone|charger|laptop|umbrella|scarf|badge|bottle|keys|coat|"
        "hat|glasses|backpack)"
    ),
    "gilt (?:der|das|ihr|euer)", "eine (?:kurze )?frage", "wer liest", "wie lange", "gibt es", "darf (?:ich|man)",
    "est-ce que", "une question", "qui lit", "combien de temps", "y a-t-il", "una (?:pregunta|duda)",
    "quién (?:lee|recibe)", "cuánto tiempo", "¿(?:hay|se|puedo|el código)", "uma (?:pergunta|dúvida)",
    "quem (?:lê|recebe)", "quanto tempo", "o código",
)  # fmt: skip

ADDITION = compiled(ADDITIONS)
ACKNOWLEDGEMENT = compiled(ACKNOWLEDGEMENTS)
SANCTION = compiled(SANCTIONS)
REVIEW = compiled(REVIEWS)
QUESTION = compiled(QUESTIONS)
