"""The encoder: a small BERT (Devlin and others, 2018) of a few million weights that lie in ``encoder.npz``.

It turns word pieces into vectors that know their neighbours. Everything is computed here, in half a dozen lines a
layer: nothing is fetched, and the same text always gives the same vectors. The weights began as those of
all-MiniLM-L6-v2 (Apache License 2.0) and were trained on with the labelled mail (``tests/corpus/training``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

HEADS = 12
"""Of attention, in every layer."""

LONGEST = 384
"""Word pieces that are looked at together."""

_EPSILON = 1e-12
_SCALE = ".scale"


class Encoder:
    """The weights, ready to be used."""

    def __init__(self, weights: Mapping[str, Numbers]) -> None:
        """``weights`` by the names of ``encoder.npz``."""
        self._of = weights
        self._layers = range(sum(name.endswith(".attention") for name in weights))

    def vectors(self, pieces: Sequence[int]) -> Numbers:
        """A vector for each of the word pieces, at most ``LONGEST``."""
        if len(pieces) > LONGEST:
            raise ValueError(f"at most {LONGEST} word pieces")
        of = self._of
        x = self._normal(of["words"][list(pieces)] + of["places"][: len(pieces)], "begin")
        for layer in self._layers:
            x = self._normal(x + self._attended(x, f"{layer}.attention"), f"{layer}.attended")
            inner = _gelu(self._linear(x, f"{layer}.inner"))
            x = self._normal(x + self._linear(inner, f"{layer}.outer"), f"{layer}.end")
        return x

    def answers(self, vectors: Numbers, name: str) -> Numbers:
        """What one of the last layers says to vectors: a number for each question, in log odds."""
        return self._linear(vectors, name)

    def _attended(self, x: Numbers, name: str) -> Numbers:
        count, width = x.shape
        query, key, value = self._linear(x, name).reshape(count, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
        shares = query @ key.transpose(0, 2, 1) * np.float32((width // HEADS) ** -0.5)
        np.exp(shares - shares.max(-1, keepdims=True), out=shares)
        shares /= shares.sum(-1, keepdims=True)
        seen: NDArray[Any] = (shares @ value).transpose(1, 0, 2).reshape(count, width)
        return self._linear(seen, f"{name}.out")

    def _linear(self, x: Numbers, name: str) -> Numbers:
        return x @ self._of[name] + self._of[f"{name}.bias"]

    def _normal(self, x: Numbers, name: str) -> Numbers:
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True, dtype=np.float32) + np.float32(_EPSILON))
        return x * self._of[name] + self._of[f"{name}.bias"]


def _gelu(x: Numbers) -> Numbers:
    """The Gaussian error linear unit, in its form with a hyperbolic tangent (Hendrycks and Gimpel, 2016)."""
    inner = x * (np.float32(0.7978845608) + np.float32(0.0356774081) * x * x)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The one that lies in the package."""
    with files("conduct_mailer.reading").joinpath("encoder.npz").open("rb") as file, np.load(file) as stored:
        return Encoder(unpacked(stored))


def unpacked(stored: Mapping[str, NDArray[Any]]) -> dict[str, Numbers]:
    """Matrices are stored in whole numbers of eight bits with a scale for each of their columns or rows."""
    return {
        name: values.astype(np.float32) * stored[name + _SCALE]
        if name + _SCALE in stored
        else values.astype(np.float32)
        for name, values in stored.items()
        if not name.endswith(_SCALE)
    }


def packed(weights: Mapping[str, Numbers]) -> dict[str, NDArray[Any]]:
    """The opposite, for whoever trains: a fourth of the size, and no answer differs by more than a few hundredths."""
    stored: dict[str, NDArray[Any]] = {}
    for name, values in weights.items():
        if values.ndim == 1:
            stored[name] = values.astype(np.float32)
            continue
        axis = 1 if name == "words" else 0
        scale = np.abs(values).max(axis, keepdims=True).astype(np.float32) / 127 + np.float32(1e-9)
        stored[name], stored[name + _SCALE] = np.round(values / scale).astype(np.int8), scale
    return stored
