"""In which language a text is, as far as it matters: whether its silence means anything, and whether it can be read.

What a list of English words does not find in a German text may well be there: such a text is never asked for anything.
Who is staff by role is known in the languages listed here as read; a text in any other may name somebody as "the woman
who runs the desk", and is for nobody's eyes but those of whoever reads what cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conduct_mailer.reading.word_list import worded

_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_PARAGRAPH = re.compile(r"\n\s*\n")
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff\ufe70-\ufeff]")
_COMMON = worded(
    """
    a about after all am an and any are as at be because been before being but by can could did didn do does don
    down for from get got had has have he her here hes hi him his how i id if im in is isn it its just know like
    me my no not now of off on one or our out over please pls rather she so some somebody something than that
    the their them then there they this to told too u up us very was wasn we were what when where which who will
    with would you your yours
    """
)
_OFTEN_REPORTED = worded(
    """
    said says called talk room floor stairs hall man woman guy speaker attendee someone conference happened
    harassed harassment help report incident urgent complaint groped touched grabbed hit shoved pushed
    threatened assaulted slur happening event made making
    """
)
_ENGLISH = _COMMON | _OFTEN_REPORTED
_IN_SHORT = worded(
    """
    alone also always around asked away back badge bad booth boy came could cant day did didnt does doesnt dont even
    ever every first girl girls go going good guys him keep keeps kept last leave left look made make
    many men more much name near need never new night nobody ok okay only other people person put right same
    saw see should sorry still stop table take talks thanks these thing think time today took tonight twice two wants
    wearing while why women wont yesterday
    """
)
_ELSEWHERE = worded("ich er sie mich hat ist wurde el la il elle une ein een ik hij het um uma ele")
_READ = (
    _ENGLISH | _IN_SHORT,
    worded(
        """aber als am an auch auf aus bei bin da das dass dem den der des die doch du durch ein eine einem einen einer
        er es euch euer für gegen hab habe haben hat hatte ich ihm ihn ihr im in ist ja kann kein keine man mein meine
        mich mir mit nach nicht noch nur oder schon sehr sein seine sich sie sind so um und uns vom von vor war waren
        was weil wenn wer wie wir wird wurde zu zum zur"""
    ),
    worded(
        """ai au aux avec avait bien ce cela cette ces ça dans de des du elle elles en est et eux fait il ils je la
        le les leur lui ma mais me mes mon même ne nos notre nous on ont ou où par pas pendant pour plus qu quand
        que qui sa sans se ses si son sont sur tout très un une vos votre vous était été être"""
    ),
    worded(
        """al algo ante aquí así como con cuando de del desde donde dos el ella ellos en era eran es esa ese eso esta
        estaba este esto está fue ha había han hasta hay he la las le les lo los me mi mis mucho muy más nada ni no nos
        para pero poco por porque que quien qué se ser si sin sobre su sus sé también tan te tenía todo un una uno
        ya yo"""
    ),
)
_OTHERS = (
    worded(
        """il che di non per una con sono mi della nel alla ho ha questo anche ma più lo gli le del era stato
        molto cosa detto hanno mio mia suo sua si se ci quando dove chi io lui lei loro noi al dal sul come un mentre
        dopo"""
    ),
    worded(
        """que não um uma para com em do da no na os as eu ele ela foi mas por se mais como dos muito meu minha me
        seu sua isso este esta quando depois ao já nos das tem ter estava de"""
    ),
    worded("de het een en van ik niet dat is in op te met voor zijn hij ze was maar aan er naar die om ook heeft mij"),
    worded("na nie się do to że jest mnie mi jak po od był była co za ten przez ale tylko czy już"),
    worded("och att det som en på är av för med den till inte jag har de ett om var mig han hon men så vi från"),
    worded("og at det som en på er av for med den til ikke jeg har de et om var meg mig han hun men så vi fra blev"),
    worded("se na že je to do jsem mě mi si tak ale jako po by když pro byl byla jsme už ne který"),
    worded("bir ve bu da de için çok ben ne var mi gibi daha bana beni değil ama ile sonra kadar olarak"),
    worded("ja on ei se että oli hän minä mutta kun niin myös mitä joka minun olen ovat ole hänen sitten"),
    worded("az és hogy nem is egy van meg volt de ez azt csak engem nekem mert már ki mint aki szerint"),
    worded("yang dan di itu dengan untuk tidak dari saya ini ke dia ada pada akan juga sudah kami mereka"),
    worded("și în de la cu un nu este pe că mai din am fost care pentru mi dar el ea sunt lui"),
    worded("và là của có không tôi một người được cho trong đã với những này anh khi ra lại"),
)

ENOUGH = 0.34
FEW_WORDS = 4
_ENGLISH_ENOUGH = 0.2
_LITTLE, _MUCH = 0.12, 0.3
_PARAGRAPH_WORDS = 8
_SIGNS = 24
"""Letters of another script that are more than a name."""

_SIGNS_SHARE = 0.3


def is_english(text: str) -> bool:
    """Whether common English words make up what they make up in English; of a few words, one is enough."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) <= FEW_WORDS:
        return any(word in _ENGLISH for word in words) and not any(word in _ELSEWHERE for word in words)
    return sum(word in _ENGLISH for word in words) >= ENOUGH * len(words)


def is_unknown(text: str) -> bool:
    """Whether the text, or a paragraph of it, is in a language in which nobody's role would be recognised.

    English, German, French and Spanish are read. Of the whole text it is enough that it shows none of the four.
    """
    words = _WORDS.findall(text.casefold())
    return shows_another(text) or (len(words) >= _PARAGRAPH_WORDS and _share(words, _READ) < _LITTLE)


def shows_another(text: str) -> bool:
    """Whether a text shows that it, or a paragraph of it, is in another language than those; a table shows nothing."""
    signs = len(_NOT_LATIN.findall(text))
    if signs >= _SIGNS or signs > max(FEW_WORDS, _SIGNS_SHARE * len(text)):
        return True
    paragraphs = [_WORDS.findall(paragraph.casefold()) for paragraph in _PARAGRAPH.split(text)]
    return any(_is_in_another(words) for words in paragraphs if len(words) >= _PARAGRAPH_WORDS)


def _is_in_another(words: Sequence[str]) -> bool:
    """Whether a paragraph shows another language more than one that is read; English needs less to be believed."""
    if _share(words, _READ[:1]) >= _ENGLISH_ENOUGH:
        return False
    other, read = _share(words, _OTHERS), _share(words, _READ)
    return other >= _LITTLE and (other > read or other == read >= _MUCH)


def _share(words: Sequence[str], tongues: Sequence[frozenset[str]]) -> float:
    return max(len([word for word in words if word in tongue]) for tongue in tongues) / len(words)
