"""Whether somebody of the staff is meant by what they do ("the gal with the clipboard"), or only seems to be.

There are more ways to speak of staff than lists of roles hold, and words of a role that mean somebody else: the clauses
are asked. A name, an address or a chair that was found stays found, whatever they say.
"""

from __future__ import annotations

import re

from conduct_mailer.model.reading import Finding
from conduct_mailer.reading.marks import Mark, Marked, letters
from conduct_mailer.reading.staff import StaffFound

MEANT = 1.5
"""The log odds of a clause that speaks of staff, from which on it is believed: in doubt it goes to the chairs."""

NOT_MEANT = -5.0
"""Below this in every clause that holds them, the words of a role mean somebody else."""

UNLIKELY = -2.0
"""Below this it is enough where the text as a whole is below the other: it speaks of nobody of the staff."""

_OF_LISTS = frozenset({"role", "committee", "staff"})
_READ = frozenset({"subject", "text", "quote"})
"""Where the clauses come from."""
_SURELY = re.compile(r"\byours?\b|\bone of\b|\bsession chair", re.IGNORECASE)
"""What is said to us, or means the event's own people whatever stands around it."""


def meant(found: StaffFound, marks: Marked, text: str, *, understood: bool) -> StaffFound:
    """What was found, less what only seemed so, and with what no list knows.

    ``text`` is all that the writer wrote or quoted, ``understood`` says that it is in a language that is known.
    """
    if not found.mentioned and marks.most(Mark.ROLE) >= MEANT:
        finding = Finding("staff", marks.clause(Mark.ROLE), "text", "weighed-role")
        return StaffFound(mentioned=True, named=found.named, evidence=(*found.evidence, finding))
    if found.mentioned and understood and all(_means_others(each, marks, text) for each in found.evidence):
        return StaffFound(mentioned=False, named=found.named, evidence=())
    return found


def _means_others(finding: Finding, marks: Marked, text: str) -> bool:
    """Whether the words of a role mean somebody else wherever they stand; what no clause holds was not understood."""
    if finding.rule not in _OF_LISTS or finding.where not in _READ or _SURELY.search(finding.text):
        return False
    scores, words = marks.about(finding.text, Mark.ROLE), letters(finding.text)
    all_read = sum(letters(clause).count(words) for clause in marks.clauses) >= letters(text).count(words)
    if not all_read or not len(scores):
        return False
    most = UNLIKELY if marks.of_whole(Mark.ROLE.value) <= NOT_MEANT else NOT_MEANT
    return bool(scores.max() <= most)
