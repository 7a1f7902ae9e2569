"""Whether a publicly available record is pointed to, and whether there can be one."""

from __future__ import annotations

from conduct_mailer.model.reading import FieldState
from conduct_mailer.reading.phrases import compiled
from conduct_mailer.reading.statement import Statement, look

_POINTER = compiled(
    (
        r"https?:\S+|www\.\S+|\w+\.(?:example|com|org|net|io|dev|social)/\S+",
        r"issue \d+|#\d+|slide \d+|post \d+|message \d+|comment \d+|minute \d+|at \d+:\d+|pull request \d+",
    )
)
_PERHAPS = compiled(
    (
        r"link\w*|url|permalink|screenshots?|screen shots?|recording|recorded|log below|pasted|pasting|copied|"
        r"forwarded|below|"
        r"attached|archive\w*|@\w[\w.-]+|copy of it|deleted|taken down|was gone|private|dms?|e-?mails?|public on|"
        r"on his profile",
        r"\[?\d{1,2}:\d{2}\]? ?<?\w+",
    )
)
_PUBLIC = compiled(
    (
        r"tweet(?:ed|s)?|twitter|mastodon|bluesky|toot(?:ed|s)?|youtube|instagram|facebook|reddit|tiktok|"
        r"blog(?:ged|s)?|linkedin",
        r"public(?:ly)?|live ?stream|stream(?:'s)? chat|posted (?:it |about |this |that )?(?:online|"
        r"on the internet|on the web)",
        r"issue tracker|mailing list|github|gitlab|social media|slides? (?:of|in|from)|(?:his|her|their|the) slides?",
        r"on stage|from the stage|keynote|during (?:the|his|her|my) talk|in (?:the|his|her) talk",
    )
)


def record(said: Statement) -> tuple[FieldState, str]:
    """Found where a link or a clear pointer stands in it."""
    return look(said, said.plain, _POINTER, _PERHAPS)


def public(said: Statement) -> bool:
    """Whether it happened where the public could record it: on the net, in a talk, on slides."""
    return bool(_PUBLIC.search(said.plain))
