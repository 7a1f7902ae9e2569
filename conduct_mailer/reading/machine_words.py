"""Words of machines: automatic answers, newsletters and notifications, offers and phishing."""

from __future__ import annotations

from conduct_mailer.reading.phrases import compiled

AUTO_SUBJECTS = (
    "auto(?:matic)?[- ]?(?:reply|response|answer|antwort)", "autoreply", "out of (?:the )?office", "ooo",
    "vacation (?:reply|message|notice)", "away from (?:the |my )?(?:office|desk|mail)", "on leave", "away until",
    "abwesenheitsnotiz", "abwesenheits(?:nachricht|benachrichtigung|assistent)", "automatische antwort",
    "nicht im büro", "abwesend", "réponse automatique", "absence du bureau", "absent du bureau", "message d'absence",
    "respuesta automática", "fuera de (?:la )?oficina", "resposta automática", "fora do escritório",
    "risposta automatica", "fuori sede", "automatisch antwoord", "afwezig(?:heid)?", "autosvar", "automatiskt svar",
    "automaattinen vastaus", "odpowiedź automatyczna", "автоответ", "自动答复", "自動返信", "自動応答",
    "(?:we(?:'ve| have)? )?received your (?:request|e-?mail|enquiry|inquiry|ticket|message|support request)",
    "ticket (?:received|created|opened)",
    (
        r"(?:your )?(?:request|ticket|case) (?:#|no\.? ?)?[a-z0-9-]{2,20} (?:has been )?(?:received|created|opened|"
        "registered)"
    ),
    "wir haben ihre (?:anfrage|nachricht|e-?mail) erhalten", "eingangsbestätigung", "accusé de réception",
    "acuse de recibo", "(?:read|lesebestätigung)[: ]", "read receipt", "gelesen:", "lu :", "leído:", "lida:",
)  # fmt: skip
AUTO_TEXTS = (
    r"this is an auto(?:matic|mated|matically generated)(?: \w+)? ?(?:reply|response|answer|e-?mail|message)?",
    "(?:automatic|automated|auto-?) ?(?:reply|response)",
    (
        "i (?:am|will be|'m) (?:currently |now |presently )?(?:out of (?:the )?office|on (?:annual |parental |"
        "maternity |paternity |sick |medical )?leave|on (?:vacation|holidays?|sabbatical)|away (?:from|until|"
        "returning|and|on|through|till)|travell?ing (?:until|through|with)|at a (?:trade fair|conference) until|"
        "unavailable)"
    ),
    (
        "i'm (?:currently |now )?(?:out of (?:the )?office|on (?:annual |parental |maternity |sick )?leave|"
        "on (?:vacation|holidays?)|away (?:from my|until|and)|ooo)"
    ),
    "out of (?:the )?office",
    "(?:with |have )(?:only )?(?:limited|no|intermittent|sporadic) access to (?:my )?(?:e-?mails?|mail|internet)",
    "will (?:not be reading|reply|respond|answer|get back)[^.!?]{0,40} (?:on|upon|after|when) my return",
    "not (?:be )?(?:reading|checking|monitoring) (?:my )?(?:e-?)?mails?", "(?:on|upon|after) my return",
    "no longer (?:work|works|with|employed)(?: at| for| with)?", "mailbox is not (?:monitored|read)",
    "unmonitored (?:mailbox|address|inbox)", "do not reply to this (?:e-?mail|message|mail)",
    (
        "your (?:request|enquiry|inquiry|ticket|case|query) (?:has been |was |is )?(?:received|registered|logged|"
        "recorded|created|opened)"
    ),
    "your (?:ticket|case|request|reference) (?:number|id|no)", "ticket (?:number|id|#)",
    "(?:type|write|please type) your reply above this line", "reply above this line",
    "member of our (?:staff|team) will (?:contact|get back|respond|reply|be in touch)",
    r"within (?:\w+ ){1,3}(?:business|working) (?:days?|hours?)", "nicht im (?:büro|haus|dienst)",
    "(?:bis|ab|vom) [^.!?]{0,40}(?:abwesend|im urlaub|in elternzeit|nicht erreichbar)",
    "bin (?:derzeit |zurzeit |momentan )?(?:abwesend|im urlaub|in elternzeit|nicht erreichbar)",
    "automatisch (?:erzeugte|generierte|erstellte) (?:nachricht|antwort|e-?mail)", "meiner abwesenheit",
    "meine e-?mails (?:werden nicht|nur)", "nicht weitergeleitet", "ihre anfrage (?:wurde|ist)",
    "nach meiner rückkehr", "je suis (?:actuellement )?(?:absente?|en congés?|en vacances|en déplacement)",
    "absente? du bureau", "à mon retour", "de retour le", "en mon absence", "votre demande a (?:bien )?été",
    "message automatique", "réponse automatique",
    "estoy (?:actualmente )?(?:fuera de la oficina|de vacaciones|ausente|de baja)",
    "estaré (?:fuera|ausente|de vacaciones)", "a mi (?:vuelta|regreso)", "en mi ausencia", "mensaje automático",
    "su solicitud ha sido", "estou (?:atualmente )?(?:fora do escritório|de férias|ausente|de licença)",
    "estarei (?:fora|ausente|de férias)", "no meu regresso", "no meu retorno", "mensagem automática",
    "seu pedido foi", "sono (?:attualmente )?(?:fuori ufficio|in ferie|assente)", "al mio rientro",
    "ik ben (?:momenteel )?(?:afwezig|met vakantie|met verlof)", "bij mijn terugkeer",
    "jag är (?:borta|på semester|ledig|tjänstledig)", "jeg er (?:på ferie|bortreist|ikke på kontoret)",
    "sent this e-?mail to unsubscribe", "your message (?:was|has been) (?:read|displayed)",
    "this is a (?:return|read) receipt",
)  # fmt: skip
BULK_STRUCTURES = (
    "today's topics", "digest, vol", "(?:weekly|monthly|daily|october|september|november) digest", "in this issue",
    "send .{1,60} mailing list submissions to", "newsletter",
    "view (?:this (?:e-?mail|message) )?in (?:your|a) browser", "view (?:it )?online",
    "im browser (?:ansehen|anzeigen|öffnen)", "voir (?:ce message )?dans (?:le|votre) navigateur",
    "ver (?:este correo )?en (?:el|su|tu) navegador", "ver no navegador",
    "invited you to (?:connect|join|collaborate|edit|a|the)", "has invited you", "you have been invited",
    "wants to connect", "sent you a (?:friend|connection) request",
    r"(?:\d+|new) (?:unread )?(?:notifications?|messages?) (?:on|from|in|waiting)",
    r"you have \d+ (?:new|unread|notifications?)", "people (?:you may know|viewed|are looking at)",
    "view (?:it|this|the) (?:issue|pull request|discussion|event|invitation|comment) on", "view it on github",
    "mentioned you in", "started following you", "your weekly (?:summary|update|report|recap)",
    "invitation from (?:google )?calendar", r"going\? (?:yes|ja|oui)", "rsvp",
    "call for (?:papers|proposals|participation|speakers)", "early bird", "register (?:now|today)", "save the date",
    (
        "your (?:registration|order|booking|payment|receipt|subscription|reservation|invoice|tickets?) (?:is|"
        "has been|for|was|confirmation|from|are|will)"
    ),
    "(?:order|booking|registration|payment) confirm(?:ed|ation)", "job alerts?", "webinars?", "this week in",
    "this (?:week|month)(?:'s)? (?:top|news|highlights|in)", "top stories", "release notes", "what's new",
    "new (?:followers?|connections?|comments? on your)", "begin:vcalendar", "accepted:", "declined:", "tentative:",
)  # fmt: skip
BULK_FOOTERS = (
    "unsubscribe(?:d)?",
    (
        "(?:you(?:'re| are)?|why you) (?:receive|received|receiving|got|get|getting)(?: are)? (?:this|"
        r"these)(?: \w+)? ?(?:because|as|since|e-?mails?|messages?|notifications?)?"
    ),
    "this (?:e-?mail|message) was sent to", "manage (?:your )?(?:preferences|subscriptions?|notifications?)",
    "(?:update|change) your (?:e-?mail |notification )?(?:preferences|settings)", "opt[- ]?out",
    "to subscribe or unsubscribe", "you are subscribed",
    "because you (?:are|were) (?:subscribed|mentioned|a member|registered|signed up)", "mailing list", "abmelden",
    "abbestellen", "austragen", "newsletter", "se désabonner", "désinscri(?:re|ption)", "darse de baja",
    "cancelar (?:la )?suscripción", "cancelar (?:a )?inscrição", "descadastrar", "all rights reserved",
    "reply to this e-?mail directly",
)  # fmt: skip
SPAM_OFFERS = (
    (
        "(?:verified |pre-?registered )?(?:attendees?|visitors?|delegates?|exhibitors?|contacts?|e-?mail|mailing|"
        "buyers?) (?:contacts? |e-?mail )?(?:list|database)s?"
    ),
    "opt-in e-?mails?", "lead generation", "qualified leads", "b2b (?:leads|contacts|data)",
    "i (?:came|have come|stumbled) (?:across|upon|on) your (?:event|website|site|page|company|conference)",
    "would you be interested in",
    "interested in (?:acquiring|purchasing|buying|a quote)",
    "(?:share|send)(?: you)? (?:the )?(?:cost|costs|pricing|price|a sample|counts|a quote|proposal)",
    "prices? (?:go|goes) up", "limited[- ]time (?:offer|only)", "special offer", "discount(?:ed)?", "per ?cent off",
    r"\d+ ?% off", "act now", "buy now", "order now", "best price",
    "free (?:trial|quote|sample|demo|consultation|audit)",
    (
        "(?:seo|search engine|first page of google|google rankings?|backlinks?|guest posts?|sponsored (?:post|"
        "article|content)s?|domain authority|web ?site traffic|link insertion)"
    ),
    "web (?:design|development) services", "(?:redesign|rank) your (?:web ?site|site)", "app development company",
    "(?:not the right person|who handles this)", "kindly (?:point|revert|click)",
    "(?:15|10|20)[- ]?minute (?:call|chat)", "(?:book|schedule) a (?:quick )?(?:call|demo|meeting)",
    "our (?:company|factory|agency) (?:offers?|provides?|supplies|specializes|specialises)",
    "promotional (?:products|items|gifts)", "custom (?:lanyards|t-?shirts|swag|stickers|badges)",
    (
        "(?:crypto(?:currency)?|bitcoin|forex|trading signals?|investment opportunity|guaranteed (?:returns|"
        r"profit)|passive income|work from home|earn (?:\$|€|up to|money))"
    ),
    "casino", "viagra", "cialis", "pharmacy", "weight loss", "loan (?:offer|approval)", "business loan",
    (
        "(?:lottery|jackpot|you have won|winning notification|inheritance|next of kin|beneficiary|"
        "million (?:us )?dollars|compensation fund|diplomat)"
    ),
    (
        "dear (?:beneficiary|customer|user|valued customer|webmaster|site owner|"
        "account (?:owner|holder|user))"
    ),
    "sonderangebot", "gratis testen", "jetzt (?:kaufen|bestellen|sichern)", "rabatt", "offre (?:spéciale|limitée)",
    "oferta (?:especial|limitada|exclusiva)", "compre (?:ahora|agora)",
)  # fmt: skip
SPAM_PHISHING = (
    (
        "(?:sign|log) ?in (?:with|using|to) your (?:mailbox|e-?mail|account|credentials|office|microsoft|"
        "password)[a-z ]{0,20}"
    ),
    (
        "your (?:mailbox|e-?mail|account|password|domain|webmail) (?:is|has|will|account|password|"
        "storage)[a-z ]{0,20}(?:full|exceeded|expire[sd]?|suspended|deactivated|closed|limited|locked|terminated|"
        "blocked|almost full)"
    ),
    (
        "(?:verify|confirm|validate|update|re-?activate|upgrade) your (?:mailbox|account|identity|e-?mail|password|"
        "details|information|credentials|billing|payment)"
    ),
    "mailbox password", "storage (?:limit|quota)", "quota (?:exceeded|limit)",
    "pending (?:messages|e-?mails|documents?)",
    "(?:click|tap) (?:here|the link|below|on the link|the button)[a-z ]{0,30}",
    "secure (?:portal|document|message|link)",
    "view (?:the )?(?:complaint|document|invoice|file|statement|message|voicemail) (?:and|here|now|online|below)?",
    "within (?:24|48|72) hours", "failure to (?:respond|comply|act|verify)", "final (?:notice|warning|reminder)",
    "last (?:warning|reminder)", "unusual (?:sign-?in|activity|login)", "suspicious (?:sign-?in|login|activity)",
    "suspension of your", "will be (?:suspended|deactivated|terminated|permanently (?:deleted|closed|disabled))",
    "(?:invoice|payment|remittance|purchase order) (?:is )?(?:attached|overdue|due|advice|#|no)",
    "overdue (?:invoice|payment|balance)", "wire transfer", "gift cards?", "bank (?:details|account)",
    "shared a (?:file|document) with you", "docusign", "you have a new (?:voicemail|voice message|fax|document)",
    "it (?:help ?desk|department|support team)", "copyright infringement",
    "your (?:web ?site|domain) (?:has been|was|is) (?:hacked|infringing|reported)",
    "i (?:have |'ve )?(?:hacked|recorded you|full access to your|infected)",
    "your (?:device|webcam|operating system) (?:was|has been|is)", "bitcoin (?:wallet|address)", "btc",
    "a complaint (?:has been|was) filed against your (?:organi[sz]ation|company|business)",
    (
        "(?:complaint|case) (?:of [a-z]{1,20} )?(?:has been |was )?filed against your (?:organi[sz]ation|company|"
        "business)"
    ),
    "ihr (?:konto|postfach|passwort) (?:ist|wird|wurde|läuft)",
    "bestätigen sie ihre?n? (?:konto|daten|identität|passwort)", "votre (?:compte|boîte) (?:est|a|sera)",
    "su (?:cuenta|buzón) (?:ha|será|está)", "sua (?:conta|caixa) (?:foi|será|está)",
)  # fmt: skip

# What mail servers tell each other of a domain, under prescribed subjects (RFC 7489 7.2.1.1, RFC 8460 5.3).
DOMAIN_REPORT_SUBJECTS = (r"report[ -]domain: ?\S+ submitter: ?\S+ report-id: ?\S+",)

AUTO_SUBJECT = compiled(AUTO_SUBJECTS)
AUTO_TEXT = compiled(AUTO_TEXTS)
BULK_STRUCTURE = compiled(BULK_STRUCTURES)
BULK_FOOTER = compiled(BULK_FOOTERS)
SPAM = compiled((*SPAM_OFFERS, *SPAM_PHISHING))
DOMAIN_REPORT = compiled(DOMAIN_REPORT_SUBJECTS)
