"""A chair that somebody sits on, and none who leads the event."""

from __future__ import annotations

import re

from conduct_mailer.reading.role_lists import OURS

_FURNITURE_BEFORE = re.compile(
    r"\b(?:on|in|off|over|onto|into|under|behind|beside|against|back of|arm of|leg of|legs of|stack of|row of|rows of|"
    r"pile of|moved?|moving|pull(?:ed|ing)?|push(?:ed|ing)?|stack(?:ed|ing)?|threw|throw(?:ing)?|kick(?:ed|ing)?|"
    r"lift(?:ed|ing)?|carr(?:y|ied|ying)|fold(?:ed|ing)?|took|take|grab(?:bed)?|with|using|between|out of|"
    r"from under|sat|save|"
    r"saved|wheel|power|free|folding|empty|next) \Z"
)
_FURNITURE_AFTER = re.compile(
    r"\A(?:'s)? ?(?:leg|legs|back\b|arm\b|next to|beside|in front|behind (?:me|her|him|us)|was empty|were empty|fell|"
    r"over\b|(?:had|have|were|are|got) (?:to go|to be|all |been )?(?:down|up|back|stacked|moved|wet|dry|wooden|"
    r"plastic|set|put|"
    r"arranged|broken|empty|taken|folded|carried|uncomfortable|hard|missing|needed|full|in rows)|at the table|in the "
    r"(?:room|hall|first|second|back|front)|away|out\b|lift)"
)
_SAT_ON = re.compile(
    r"\b(?:on|in|off|onto|over|under|(?:back|arm|legs?|stack|rows?|pile) of|moved?|moving|stack(?:ed|ing)?|threw|"
    r"throw(?:ing)?|carr(?:y|ied|ying)|fold(?:ed|ing)?|sat) \Z"
)
_WAS_MOVED = re.compile(
    r"\A (?:(?:had|have|were|are|got|was|is) (?:to go|to be|all |been )?(?:down|up|back|stacked|moved|wet|dry|wooden|"
    r"plastic|set|put|arranged|broken|empty|taken|folded|carried|uncomfortable|hard|missing|needed|full|in rows)|"
    r"fell|broke)\b"
)
_A_PERSON = re.compile(r"\b(?:she|he|they|her|his|who|said|told|laughed|shouted|hand|hands)\b")
"""What stands behind the words for one who leads: "your chair" is furniture only where nothing of it does."""
_CHAIR_IS_A_PERSON = re.compile(
    r"\|(?: put (?:his|her|their|a|an|one)| [a-z]{2,}ed (?:me|us|him|her|my|our|his|their)\b| (?:took|held|bit|gave|"
    r"called) (?:me|us|him|her|my|our|his|their)\b)|"
    r"\b(?:told|tell|telling|asked|ask|asking|to|[a-z]+ed by|with|from|about|against|for|is|was|are|were|be|or|"
    r"either|neither|both|"
    r"not|email(?:ed)?|mail(?:ed)?|wrote|write|contact(?:ed)?|if|that|because|said|since|as|know|knows|of|dear|only|"
    r"even|"
    r"involv\w+|concern\w*|accus\w+|report(?:ed|ing)?|complain\w*)\s*\|"
    r"|\|(?:'s?| of (?:the|this|your) (?:conference|event|coc|conduct|committee|whole|thing)| (?:of|for) (?:the "
    r")?[a-z]*(?:con|py)[a-z]*\b"
    r"|,? (?:and|or|herself|himself|themselves|who|said|says|told|tells|did|does|has|have|had|is|was|are|were|knows?|"
    r"knew|"
    r"laughed|came|went|never|should|must|will|would|can|could|may|need|only|alone|please|both))",
)
_OTHERS_CHAIR = re.compile(
    r" (?:of|on|at) (?:the |my |his |her |our |their |a )?(?:[a-z]{1,14} )?(?:panel|session|board|department|thesis|"
    r"school|faculty|"
    r"company|club|charity|union|parish|pta)\b"
)


def is_furniture(lowered: str, hit: re.Match[str]) -> bool:
    """Whether the words of a chair mean what stands in a room; ``lowered`` is the text that they were found in."""
    if not hit[0].endswith(("chair", "chairs")) or hit[0] == lowered.strip():
        return False
    before, after = lowered[max(hit.start() - 30, 0) : hit.start()], lowered[hit.end() : hit.end() + 60]
    if OURS.match(hit[0]):
        return bool(_SAT_ON.search(before) or _WAS_MOVED.match(after)) and not _A_PERSON.search(after)
    after = after[:40]
    indefinite = hit[0].startswith(("a ", "another ", "this ", "two "))
    if hit[0].startswith(("the ", "the other ", "the same ")) and not _CHAIR_IS_A_PERSON.search(before + "|" + after):
        return True
    return bool(_FURNITURE_BEFORE.search(before) or _FURNITURE_AFTER.match(after) or _OTHERS_CHAIR.match(after)) or (
        indefinite and not re.match(r" (?:of|on|in) (?:the|this|your) (?:conference|event|committee|team)", after)
    )
