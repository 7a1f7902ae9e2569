"""Whether somebody of the staff is meant by what they do ("the gal with the clipboard"), or only seems to be.

There are more ways to speak of staff than lists of roles hold, and words of a role that mean somebody else: the clauses
are asked. A name, an address or a chair that was found stays found, whatever they say.
"""

from __future__ import annotations

import re

from conduct_mailer.model.reading import Finding
from conduct_mailer.reading.marks import Mark, Marked
from conduct_mailer.reading.staff import StaffFound

MEANT = 1.5
"""The log odds of a clause that speaks of staff, from which on it is believed: in doubt it goes to the chairs."""

NOT_MEANT = -5.0
"""Below this in every clause, the words of a role mean somebody else, but for "your": that is said to us."""

_OF_LISTS = frozenset({"role", "committee", "staff"})
_READ = frozenset({"subject", "text", "quote"})
"""Where the clauses come from."""
_YOURS = re.compile(r"\byours?\b", re.IGNORECASE)


def meant(found: StaffFound, marks: Marked, *, understood: bool) -> StaffFound:
    """What was found, less what only seemed so, and with what no list knows; ``understood``: in a known language."""
    says = marks.most(Mark.ROLE)
    if not found.mentioned and says >= MEANT:
        finding = Finding("staff", marks.clause(Mark.ROLE), "text", "weighed-role")
        return StaffFound(mentioned=True, named=found.named, evidence=(*found.evidence, finding))
    by_role_alone = all(
        each.rule in _OF_LISTS and each.where in _READ and not _YOURS.search(each.text) for each in found.evidence
    )
    if found.mentioned and by_role_alone and understood and says <= NOT_MEANT:
        return StaffFound(mentioned=False, named=found.named, evidence=())
    return found
