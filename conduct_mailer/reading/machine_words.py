"""Words of machines: automatic answers, newsletters and notifications, offers and phishing."""

from __future__ import annotations

from conduct_mailer.reading.phrases import compiled

AUTO_SUBJECTS = (
    "auto(?:matic)?[- ]?(?:reply|response|answer|antwort)", "autoreply", "out of (?:the )?office", "ooo", "vacation (?:reply|message|notice)",
    "away from (?:the |my )?(?:office|desk|mail)", "on leave", "away until", "abwesenheitsnotiz", "abwesenheits(?:nachricht|benachrichtigung|assistent)",
    "automatische antwort", "nicht im b\u00fcro", "abwesend", "r\u00e9ponse automatique", "absence du bureau", "absent du bureau", "message d'absence",
    "respuesta autom\u00e1tica", "fuera de (?:la )?oficina", "resposta autom\u00e1tica", "fora do escrit\u00f3rio", "risposta automatica", "fuori sede",
    "automatisch antwoord", "afwezig(?:heid)?", "autosvar", "automatiskt svar", "automaattinen vastaus", "odpowied\u017a automatyczna",
    "\u0430\u0432\u0442\u043e\u043e\u0442\u0432\u0435\u0442", "\u81ea\u52a8\u7b54\u590d", "\u81ea\u52d5\u8fd4\u4fe1", "\u81ea\u52d5\u5fdc\u7b54",
    "(?:we(?:'ve| have)? )?received your (?:request|e-?mail|enquiry|inquiry|ticket|message|support request)", "ticket (?:received|created|opened)",
    "(?:your )?(?:request|ticket|case) (?:#|no\\.? ?)?[a-z0-9-]{2,20} (?:has been )?(?:received|created|opened|registered)",
    "wir haben ihre (?:anfrage|nachricht|e-?mail) erhalten", "eingangsbest\u00e4tigung", "accus\u00e9 de r\u00e9ception", "acuse de recibo",
    "(?:read|lesebest\u00e4tigung)[: ]", "read receipt", "gelesen:", "lu :", "le\u00eddo:", "lida:",
)  # fmt: skip
AUTO_TEXTS = (
    "this is an auto(?:matic|mated|matically generated)(?: \\w+)? ?(?:reply|response|answer|e-?mail|message)?", "(?:automatic|automated|auto-?) ?(?:reply|response)",
    "i (?:am|will be|'m) (?:currently |now |presently )?(?:out of (?:the )?office|on (?:annual |parental |maternity |paternity |sick |medical )?leave|on (?:vacation|holidays?|sabbatical)"
    "|away (?:from|until|returning|and|on|through|till)|travell?ing (?:until|through|with)|at a (?:trade fair|conference) until|unavailable)",
    "i'm (?:currently |now )?(?:out of (?:the )?office|on (?:annual |parental |maternity |sick )?leave|on (?:vacation|holidays?)|away (?:from my|until|and)|ooo)",
    "out of (?:the )?office", "(?:with |have )(?:only )?(?:limited|no|intermittent|sporadic) access to (?:my )?(?:e-?mails?|mail|internet)",
    "will (?:not be reading|reply|respond|answer|get back)[^.!?]{0,40} (?:on|upon|after|when) my return", "not (?:be )?(?:reading|checking|monitoring) (?:my )?(?:e-?)?mails?",
    "(?:on|upon|after) my return", "no longer (?:work|works|with|employed)(?: at| for| with)?", "mailbox is not (?:monitored|read)", "unmonitored (?:mailbox|address|inbox)",
    "do not reply to this (?:e-?mail|message|mail)", "your (?:request|enquiry|inquiry|ticket|case|query) (?:has been |was |is )?(?:received|registered|logged|recorded|created|opened)",
    "your (?:ticket|case|request|reference) (?:number|id|no)", "ticket (?:number|id|#)", "(?:type|write|please type) your reply above this line", "reply above this line",
    "member of our (?:staff|team) will (?:contact|get back|respond|reply|be in touch)", "within (?:\\w+ ){1,3}(?:business|working) (?:days?|hours?)",
    "nicht im (?:b\u00fcro|haus|dienst)", "(?:bis|ab|vom) [^.!?]{0,40}(?:abwesend|im urlaub|in elternzeit|nicht erreichbar)", "bin (?:derzeit |zurzeit |momentan )?(?:abwesend|im urlaub|in elternzeit|nicht erreichbar)",
    "automatisch (?:erzeugte|generierte|erstellte) (?:nachricht|antwort|e-?mail)", "meiner abwesenheit", "meine e-?mails (?:werden nicht|nur)", "nicht weitergeleitet",
    "ihre anfrage (?:wurde|ist)", "nach meiner r\u00fcckkehr", "je suis (?:actuellement )?(?:absente?|en cong\u00e9s?|en vacances|en d\u00e9placement)", "absente? du bureau", "\u00e0 mon retour", "de retour le",
    "en mon absence", "votre demande a (?:bien )?\u00e9t\u00e9", "message automatique", "r\u00e9ponse automatique",
    "estoy (?:actualmente )?(?:fuera de la oficina|de vacaciones|ausente|de baja)", "estar\u00e9 (?:fuera|ausente|de vacaciones)", "a mi (?:vuelta|regreso)", "en mi ausencia", "mensaje autom\u00e1tico", "su solicitud ha sido",
    "estou (?:atualmente )?(?:fora do escrit\u00f3rio|de f\u00e9rias|ausente|de licen\u00e7a)", "estarei (?:fora|ausente|de f\u00e9rias)", "no meu regresso", "no meu retorno", "mensagem autom\u00e1tica", "seu pedido foi",
    "sono (?:attualmente )?(?:fuori ufficio|in ferie|assente)", "al mio rientro", "ik ben (?:momenteel )?(?:afwezig|met vakantie|met verlof)", "bij mijn terugkeer",
    "jag \u00e4r (?:borta|p\u00e5 semester|ledig|tj\u00e4nstledig)", "jeg er (?:p\u00e5 ferie|bortreist|ikke p\u00e5 kontoret)",
    "sent this e-?mail to unsubscribe", "your message (?:was|has been) (?:read|displayed)", "this is a (?:return|read) receipt",
)  # fmt: skip
BULK_STRUCTURES = (
    "today's topics", "digest, vol", "(?:weekly|monthly|daily|october|september|november) digest", "in this issue", "send .{1,60} mailing list submissions to",
    "newsletter", "view (?:this (?:e-?mail|message) )?in (?:your|a) browser", "view (?:it )?online", "im browser (?:ansehen|anzeigen|\u00f6ffnen)", "voir (?:ce message )?dans (?:le|votre) navigateur",
    "ver (?:este correo )?en (?:el|su|tu) navegador", "ver no navegador", "invited you to (?:connect|join|collaborate|edit|a|the)", "has invited you", "you have been invited",
    "wants to connect", "sent you a (?:friend|connection) request", "(?:\\d+|new) (?:unread )?(?:notifications?|messages?) (?:on|from|in|waiting)", "you have \\d+ (?:new|unread|notifications?)",
    "people (?:you may know|viewed|are looking at)", "view (?:it|this|the) (?:issue|pull request|discussion|event|invitation|comment) on", "view it on github",
    "mentioned you in", "started following you", "your weekly (?:summary|update|report|recap)", "invitation from (?:google )?calendar", "going\\? (?:yes|ja|oui)", "rsvp",
    "call for (?:papers|proposals|participation|speakers)", "early bird", "register (?:now|today)", "save the date", "your (?:registration|order|booking|payment|receipt|subscription|reservation|invoice|tickets?) (?:is|has been|for|was|confirmation|from|are|will)", "(?:order|booking|registration|payment) confirm(?:ed|ation)", "job alerts?", "webinars?", "this week in", "this (?:week|month)(?:'s)? (?:top|news|highlights|in)", "top stories", "release notes", "what's new", "new (?:followers?|connections?|comments? on your)", "begin:vcalendar", "accepted:", "declined:", "tentative:",
)  # fmt: skip
BULK_FOOTERS = (
    "unsubscribe(?:d)?", "(?:you(?:'re| are)?|why you) (?:receive|received|receiving|got|get|getting)(?: are)? (?:this|these)(?: \\w+)? ?(?:because|as|since|e-?mails?|messages?|notifications?)?",
    "this (?:e-?mail|message) was sent to", "manage (?:your )?(?:preferences|subscriptions?|notifications?)", "(?:update|change) your (?:e-?mail |notification )?(?:preferences|settings)", "opt[- ]?out",
    "to subscribe or unsubscribe", "you are subscribed", "because you (?:are|were) (?:subscribed|mentioned|a member|registered|signed up)", "mailing list",
    "abmelden", "abbestellen", "austragen", "newsletter", "se d\u00e9sabonner", "d\u00e9sinscri(?:re|ption)", "darse de baja", "cancelar (?:la )?suscripci\u00f3n", "cancelar (?:a )?inscri\u00e7\u00e3o", "descadastrar",
    "all rights reserved", "reply to this e-?mail directly",
)  # fmt: skip
SPAM_OFFERS = (
    "(?:verified |pre-?registered )?(?:attendees?|visitors?|delegates?|exhibitors?|contacts?|e-?mail|mailing|buyers?) (?:contacts? |e-?mail )?(?:list|database)s?", "opt-in e-?mails?", "lead generation", "qualified leads", "b2b (?:leads|contacts|data)",
    "i (?:came|have come|stumbled) (?:across|upon|on) your (?:event|website|site|page|company|conference)", "hope this (?:e-?mail |message )?finds you well", "would you be interested in", "interested in (?:acquiring|purchasing|buying|a quote)",
    "(?:share|send)(?: you)? (?:the )?(?:cost|costs|pricing|price|a sample|counts|a quote|proposal)", "prices? (?:go|goes) up", "limited[- ]time (?:offer|only)", "special offer", "discount(?:ed)?", "per ?cent off", "\\d+ ?% off", "act now", "buy now", "order now", "best price", "free (?:trial|quote|sample|demo|consultation|audit)",
    "(?:seo|search engine|first page of google|google rankings?|backlinks?|guest posts?|sponsored (?:post|article|content)s?|domain authority|web ?site traffic|link insertion)", "web (?:design|development) services", "(?:redesign|rank) your (?:web ?site|site)", "app development company",
    "(?:not the right person|who handles this)", "kindly (?:point|revert|confirm|send|advise|provide|click|contact)", "quick (?:15|10|20)[- ]?minute (?:call|chat)", "(?:book|schedule) a (?:quick )?(?:call|demo|meeting)", "our (?:company|factory|agency) (?:offers?|provides?|supplies|specializes|specialises)", "promotional (?:products|items|gifts)", "custom (?:lanyards|t-?shirts|swag|stickers|badges)",
    "(?:crypto(?:currency)?|bitcoin|forex|trading signals?|investment opportunity|guaranteed (?:returns|profit)|passive income|work from home|earn (?:\\$|\u20ac|up to|money))", "casino", "viagra", "cialis", "pharmacy", "weight loss", "loan (?:offer|approval)", "business loan",
    "(?:lottery|jackpot|you have won|winning notification|inheritance|next of kin|beneficiary|million (?:us )?dollars|compensation fund|diplomat)", "dear (?:friend|beneficiary|customer|user|valued customer|sir ?/ ?madam|webmaster|site owner|account (?:owner|holder|user))",
    "sonderangebot", "gratis testen", "jetzt (?:kaufen|bestellen|sichern)", "rabatt", "offre (?:sp\u00e9ciale|limit\u00e9e)", "oferta (?:especial|limitada|exclusiva)", "compre (?:ahora|agora)",
)  # fmt: skip
SPAM_PHISHING = (
    "(?:sign|log) ?in (?:with|using|to) your (?:mailbox|e-?mail|account|credentials|office|microsoft|password)[a-z ]{0,20}", "your (?:mailbox|e-?mail|account|password|domain|webmail) (?:is|has|will|account|password|storage)[a-z ]{0,20}(?:full|exceeded|expire[sd]?|suspended|deactivated|closed|limited|locked|terminated|blocked|almost full)",
    "(?:verify|confirm|validate|update|re-?activate|upgrade) your (?:mailbox|account|identity|e-?mail|password|details|information|credentials|billing|payment)", "mailbox password", "storage (?:limit|quota)", "quota (?:exceeded|limit)", "pending (?:messages|e-?mails|documents?)",
    "(?:click|tap) (?:here|the link|below|on the link|the button)[a-z ]{0,30}", "secure (?:portal|document|message|link)", "view (?:the )?(?:complaint|document|invoice|file|statement|message|voicemail) (?:and|here|now|online|below)?", "within (?:24|48|72) hours", "failure to (?:respond|comply|act|verify)", "final (?:notice|warning|reminder)", "last (?:warning|reminder)", "unusual (?:sign-?in|activity|login)", "suspicious (?:sign-?in|login|activity)",
    "suspension of your", "will be (?:suspended|deactivated|terminated|permanently (?:deleted|closed|disabled))", "(?:invoice|payment|remittance|purchase order) (?:is )?(?:attached|overdue|due|advice|#|no)", "overdue (?:invoice|payment|balance)", "wire transfer", "gift cards?", "bank (?:details|account)", "shared a (?:file|document) with you", "docusign", "you have a new (?:voicemail|voice message|fax|document)", "it (?:help ?desk|department|support team)", "copyright infringement", "your (?:web ?site|domain) (?:has been|was|is) (?:hacked|infringing|reported)",
    "i (?:have |'ve )?(?:hacked|recorded you|full access to your|infected)", "your (?:device|webcam|operating system) (?:was|has been|is)", "bitcoin (?:wallet|address)", "btc", "a complaint (?:has been|was) filed against your (?:organi[sz]ation|company|business)", "(?:complaint|case) (?:of [a-z]{1,20} )?(?:has been |was )?filed against your (?:organi[sz]ation|company|business)",
    "ihr (?:konto|postfach|passwort) (?:ist|wird|wurde|l\u00e4uft)", "best\u00e4tigen sie ihre?n? (?:konto|daten|identit\u00e4t|passwort)", "votre (?:compte|bo\u00eete) (?:est|a|sera)", "su (?:cuenta|buz\u00f3n) (?:ha|ser\u00e1|est\u00e1)", "sua (?:conta|caixa) (?:foi|ser\u00e1|est\u00e1)",
)  # fmt: skip

AUTO_SUBJECT = compiled(AUTO_SUBJECTS)
AUTO_TEXT = compiled(AUTO_TEXTS)
BULK_STRUCTURE = compiled(BULK_STRUCTURES)
BULK_FOOTER = compiled(BULK_FOOTERS)
SPAM = compiled((*SPAM_OFFERS, *SPAM_PHISHING))
