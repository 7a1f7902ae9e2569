"""Small words around a name that tell a person from a thing: what people do and suffer, what is no surname."""

from __future__ import annotations

from conduct_mailer.reading.word_list import worded

TITLES = worded(
    """mr mrs ms miss mx dr prof professor herr frau monsieur madame mme senor senora sr sra signor signora
    madam mlle fru pani pan senhora dona don shri smt"""
)
OTHERS_TITLES = worded(
    "officer constable sergeant detective sheriff judge inspector captain commissioner nurse pastor father"
)
PLACES = worded("santa saint san st")
PARTICLES = worded("van von de del della di da du la le el al bin ibn ben ter den der dos y")
ARTICLES = worded(
    """the a an my your his her our their its no some any much more little of free such this that less in with out
    lose lost losing have had having need needs needed enough great saving good last final ill good it he she they
    we you i who which what there"""
)
AUXILIARIES = worded("is was has had keeps kept")
OBJECTS = worded("me us him her them my our everyone everybody someone somebody")
STRIKES = worded("hit put hits puts cut cuts beat beats hurt hurts")
HIS = worded("his her their himself herself a me us")
"""What follows "Will put" where it was done to somebody ("Will put his hand on my knee")."""
BEHIND_WILL = worded(
    """from who and is was has had hat ist war can
    cannot won in at on with always just also then never again whose that
    looks seems comes goes texts stares follows drinks smells hates says tells asks wants thinks knows"""
)
"""What makes a person of a "Will" that begins a sentence."""
VIRTUES = worded("grace patience joy hope faith charity prudence harmony mercy honor temperance comfort wisdom justice")
"""Names of which much is said that is said of things."""
SAID_OF_THINGS = worded(
    """a an the not no needed all what something important key good great hard lost gone fine everything nothing of
    required appreciated over thin short running virtue"""
)
_NOT_NAMES = worded(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thurs fri sat sun english german
    french spanish chinese japanese whatsapp facebook instagram insta linkedin twitter telegram signal discord
    slack zoom mastodon reddit github youtube tiktok google apple android iphone really actually also just never
    always maybe perhaps even still already only finally suddenly again later probably definitely literally
    basically honestly simply often now looks says wants thinks knows likes seems tries keeps goes comes gets
    makes takes gives puts thanks sorry hello yes no ok okay first last next here soon then"""
)
NEVER_SURNAMES = _NOT_NAMES | worded(
    """i and or but so he she they we you it the a an my your his her our their this that these those there then
    was is has had did does said told asked came went from on in at to for with when while who what why where how
    not no yes if as because please monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december am pm im ive id mr mrs ms dr can could
    would should will do be been just never always also only again today yesterday tomorrow sent thanks regards
    best cc bcc re fw fwd subject date conference chair organizer organiser volunteer volunteers staff committee
    python coc code head lead cochair mc emcee av video program programme registration sponsorship sponsor venue
    speaker team ok lol btw irl und der die das hat ist war ich er sie es y el la et le il elle
    after during despite although though until another some all two three both let very such total bad thank hope
    kind cheers sincerely love god jesus hell omg seriously anyway anyways luckily unfortunately well same like
    afterwards afterward hall lunch dinner breakfast expo django pyladies aunty auntie aunt uncle sister brother
    mama mother father boss coach old big little sweet dear poor please googled instagrammed snapchatted facetimed"""
)
PAST = worded(
    """sent met heard drank bought ate fell swore spat bit felt bent drew led lied lay leant slept slid shook stole
    spent paid wore rode rang sang taught tore woke won crept hid drove hit caught chose flew fought got
    grew kept knelt meant sold sought spoke sprang stuck struck swung threw"""
)
"""Past tenses that no rule makes: what stands before them is no auxiliary ("Will drove me home")."""
_DONE_BY_PEOPLE = worded(
    """said says told tells came comes went goes did does had has was is kept keeps saw sees stood stands sat sits
    took takes gave gives got gets made makes knew knows thought thinks wrote writes began begins left leaves
    spoke speaks ran runs held holds threw hit hits put grabbed shouted shouts laughed laughs asked asks called
    calls wanted wants tried tries looks seems didn doesn wasn isn hasn hadn wouldn couldn won just also
    then never always"""
)


_HUMAN_ONLY_EXCLUDED = worded("need feed proceed succeed exceed speed breed bleed seed heed shed wed embed")
_NOT_ALONE = worded("just also then never always put hit won is has was does looks seems comes goes")
_DONE_TO_PEOPLE = worded("told asked tell ask named called hi hey by saw met showed thanked emailed texted")


def tells_of_a_person(after: frozenset[str]) -> bool:
    """Whether the word behind says that a person stood before it ("will said")."""
    if after & _NOT_ALONE:
        return False
    past = any(form.endswith("ed") and len(form) > 4 for form in after)  # noqa: PLR2004 - "red" is no past tense
    return bool(after & _DONE_BY_PEOPLE) or (past and not after & _HUMAN_ONLY_EXCLUDED)


def takes_a_person(before: frozenset[str]) -> bool:
    """Whether the word before says that a person follows ("told will")."""
    return bool(before & _DONE_TO_PEOPLE)
