"""Content: what people wrote and who they are, kept out of logs and tracebacks by its type (R-16)."""

from __future__ import annotations


class Content:
    """Mixin whose ``repr``, ``str`` and ``format`` show the type's name and nothing else.

    Dataclasses that inherit it are declared with ``repr=False``.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __str__(self) -> str:
        return repr(self)

    def __format__(self, spec: str) -> str:
        return repr(self)
