"""What pydantic found wrong, in plain words: where, what, how to mend it; never the value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from conduct_mailer.config.files import Document, Place, unknown

WARNING = "warning:"
"""Begins a line about something that stops nothing."""

Model = TypeVar("Model", bound=BaseModel)

KINDS = {
    "string_type": "is not text in quotes",
    "int_type": "is not a whole number",
    "int_from_float": "is not a whole number",
    "float_type": "is not a number",
    "bool_type": "is not true or false",
    "list_type": "is not a list in brackets",
    "date_type": "is not a day",
    "time_type": "is not a local time",
    "too_short": "is an empty list",
    "literal_error": "is none of the values that it can have",
    "missing": "is missing",
}
OUT_OF_BOUNDS = frozenset({"greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number"})


def validated(
    document: Document, place: Place, data: Mapping[str, object], model: type[Model]
) -> tuple[Model | None, tuple[str, ...]]:
    """The table at ``place`` as a model, or nothing and every problem that it has."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        return None, tuple(_lines(document, place, model, error))


def salvaged(data: Mapping[str, object], model: type[Model], stand_ins: Mapping[str, object]) -> Model:
    """The model of as much of a table as can be used, with ``stand_ins`` for what cannot and must be there."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors(include_url=False, include_input=False)}
    kept = {key: value for key, value in data.items() if key not in wrong}
    return salvaged({key: stand_ins[key] for key in wrong & stand_ins.keys()} | kept, model, stand_ins)


def _lines(document: Document, place: Place, model: type[BaseModel], error: ValidationError) -> Iterator[str]:
    for each in error.errors(include_url=False, include_input=False):
        where = (*place, *each["loc"])
        yield document.problem(where, _text(each, model))


def _text(each: ErrorDetails, model: type[BaseModel]) -> str:
    key = str(each["loc"][0])
    if each["type"] == "extra_forbidden":
        return unknown(key, known_keys(model))
    if each["type"] == "value_error":
        return str(each["ctx"]["error"])
    what = "is out of bounds" if each["type"] in OUT_OF_BOUNDS else KINDS.get(each["type"], "cannot be used")
    return f"{what}; {known_keys(model)[key]}"


def known_keys(model: type[BaseModel]) -> Mapping[str, str]:
    """The keys that the model knows, each with how to write it."""
    return {field.alias or name: field.description or "" for name, field in model.model_fields.items()}
