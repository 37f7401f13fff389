"""A form (a modal) as a person fills it in: its fields, and the values that a line gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simcord.components import walk_components
from simcord.enums import ComponentType

from bot.errors import PolitelyRefusedError
from bot.rehearsal.named import listed, named_values, the_one

_LISTS = {ComponentType.STRING_SELECT, ComponentType.CHECKBOX_GROUP}
_FILLABLE = {*_LISTS, ComponentType.TEXT_INPUT, ComponentType.RADIO_GROUP, ComponentType.CHECKBOX}
_ANOTHER_NAME = re.compile(r"\s[^\W\d]\w*=\S*")
"""Something that is written as a field is. In quotation marks it may be a part of a value."""
_YES = {"true", "yes", "on", "1", "x"}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in."""

    label: str
    custom_id: str
    kind: int
    options: tuple[tuple[str, str], ...]
    """(label, value) of what can be chosen."""
    given: str
    """What stands in it already."""
    required: bool


def fields_of(modal: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields of a modal as Discord sends it, in order."""
    labels: dict[int, str] = {}
    found: dict[str, Field] = {}
    for part in walk_components(modal.get("components") or []):
        inner: dict[str, Any] | None = part.get("component")
        if part.get("type") == ComponentType.LABEL and inner is not None:
            labels[id(inner)] = str(part.get("label") or "")
        elif part.get("type") in _FILLABLE:
            field = _field(labels.get(id(part), str(part.get("label") or "")), part)
            found.setdefault(field.custom_id, field)
    return tuple(found.values())


def _field(label: str, part: Mapping[str, Any]) -> Field:
    options: Sequence[Mapping[str, Any]] = part.get("options") or ()
    chosen = [str(option["label"]) for option in options if option.get("default")]
    given = ", ".join(chosen) if options else str(part.get("value") or "")
    return Field(
        label=label or str(part["custom_id"]),
        custom_id=str(part["custom_id"]),
        kind=int(part["type"]),
        options=tuple((str(option["label"]), str(option["value"])) for option in options),
        given=given,
        required=bool(part.get("required", part["type"] != ComponentType.CHECKBOX)),
    )


def filled(fields: Sequence[Field], text: str) -> dict[str, Any]:
    """The values to send, by custom id. Raises PolitelyRefusedError with the fields that there are."""
    handles = _handles(fields)
    before, values = named_values(text, handles, sign="=")
    if before:
        if values or len(fields) != 1:
            raise _cannot_place(before, fields)
        values = [(fields[0].custom_id, before)]
    else:
        for _, value in values:
            _check_no_other_field(value, fields, text)
    given = {handles[name.lower()].custom_id: value for name, value in values}
    missing = [f.label for f in fields if f.required and not given.get(f.custom_id, f.given)]
    if missing:
        raise PolitelyRefusedError(
            f"The form also needs {listed(missing)}. Write `fill FIELD=VALUE` with every field in one line."
        )
    there = ((field, given.get(field.custom_id, field.given)) for field in fields)
    return {field.custom_id: _value(field, value) for field, value in there if value}


def _check_no_other_field(value: str, fields: Sequence[Field], text: str) -> None:
    """`from=22 to=7` where there is no “to”: a name that no field has must not become a part of the value before it."""
    if f'="{value}"' in text or f"=“{value}”" in text:
        return
    unknown = _ANOTHER_NAME.search(value)
    if unknown is not None:
        raise _cannot_place(unknown[0].strip(), fields)


def _cannot_place(words: str, fields: Sequence[Field]) -> PolitelyRefusedError:
    there = listed(f"“{field.label}”" for field in fields)
    return PolitelyRefusedError(
        f"I cannot place “{words}” in the form. Its fields: {there}. Write `fill FIELD=VALUE`."
    )


def _handles(fields: Sequence[Field]) -> dict[str, Field]:
    """Each field under its id, its label, and the first word of its label where only one begins so."""
    handles: dict[str, Field] = {}
    firsts = [field.label.split()[0].lower() for field in fields]
    for field, first in zip(fields, firsts, strict=True):
        if firsts.count(first) == 1:
            handles.setdefault(first, field)
        handles[field.label.lower()] = field
    return handles | {field.custom_id.lower(): field for field in fields}


def _value(field: Field, text: str) -> Any:
    if field.kind == ComponentType.CHECKBOX:
        return text.lower() in _YES
    if not field.options:
        return text
    chosen = (
        [_option(field, part) for part in text.split(",")] if field.kind in _LISTS else [_option(field, text)]
    )
    return chosen if field.kind in _LISTS else chosen[0]


def _option(field: Field, text: str) -> str:
    wanted = text.strip()
    for _, value in field.options:
        if value == wanted:
            return value
    index = the_one(wanted, [label for label, _ in field.options])
    if index is None:
        there = listed(label for label, _ in field.options)
        raise PolitelyRefusedError(f"{field.label} cannot be “{wanted}”. Choose from {there}.")
    return field.options[index][1]
