"""What a person sees of a message: its text, boxes, buttons and menus, read from Discord's own JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from simcord.components import walk_components
from simcord.enums import SELECT_TYPES, ComponentType

Names = Callable[[str, int], str | None]
"""The name for a kind (`@` a person, `@&` a role, `#` a channel) and an id; None if there is none."""

LINK_STYLES = (5, 6)
"""Styles of buttons that lead somewhere else and cannot be pressed here."""

_MENTION = re.compile(r"<(@&|@!?|#)(\d+)>")
_TIMESTAMP = re.compile(r"<t:(-?\d+)(?::([tTdDfFR]))?>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")
_COMMAND = re.compile(r"<(/[^:>]+):\d+>")
_CLOCKS = {"t": "%H:%M", "T": "%H:%M:%S", "d": "%d/%m/%Y", "D": "%d %B %Y"}


@dataclass(frozen=True, slots=True)
class Box:
    """An embed."""

    title: str
    description: str
    fields: tuple[tuple[str, str], ...]
    footer: str
    colour: int | None


@dataclass(frozen=True, slots=True)
class Button:
    """A button; `custom_id` is empty where it cannot be pressed."""

    label: str
    custom_id: str


@dataclass(frozen=True, slots=True)
class Menu:
    """A select menu; `options` are (label, value), empty where it offers people, channels or roles."""

    placeholder: str
    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    custom_id: str
    kind: int
    most: int


@dataclass(frozen=True, slots=True)
class Card:
    """All that can be seen of a message."""

    text: str = ""
    boxes: tuple[Box, ...] = ()
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    """(file name, address) of what is attached."""


def card(
    content: str,
    *,
    embeds: Sequence[Mapping[str, Any]],
    components: Sequence[Mapping[str, Any]],
    attachments: Sequence[Mapping[str, Any]],
    names: Names,
) -> Card:
    """The card of a message whose parts are as Discord sends them."""
    parts = list(walk_components(list(components)))
    texts = [
        content,
        *(str(part.get("content", "")) for part in parts if part.get("type") == ComponentType.TEXT_DISPLAY),
    ]
    return Card(
        text=readable("\n".join(text for text in texts if text), names),
        boxes=tuple(_box(embed, names) for embed in embeds),
        buttons=tuple(_button(part) for part in parts if part.get("type") == ComponentType.BUTTON),
        menus=tuple(_menu(part) for part in parts if part.get("type") in SELECT_TYPES),
        files=tuple((str(file["filename"]), str(file["url"])) for file in attachments),
    )


def readable(text: str, names: Names) -> str:
    """Text as a client shows it: mentions as names, moments as times in UTC, commands as they are typed."""

    def named(hit: re.Match[str]) -> str:
        sign = hit[1].rstrip("!")
        name = names(sign, int(hit[2]))
        return f"{sign[0]}{name}" if name else hit[0]

    def moment(hit: re.Match[str]) -> str:
        try:
            at = datetime.fromtimestamp(int(hit[1]), UTC)
        except (OverflowError, OSError, ValueError):
            return hit[0]
        return f"{at:{_CLOCKS.get(hit[2] or 'f', '%d %B %Y %H:%M')}} UTC"

    shown = _TIMESTAMP.sub(moment, _MENTION.sub(named, text))
    return _COMMAND.sub(r"\1", _EMOJI.sub(r"\1", shown))


def _box(embed: Mapping[str, Any], names: Names) -> Box:
    fields: Sequence[Mapping[str, Any]] = embed.get("fields") or ()
    footer: Mapping[str, Any] = embed.get("footer") or {}
    return Box(
        title=readable(str(embed.get("title") or ""), names),
        description=readable(str(embed.get("description") or ""), names),
        fields=tuple(
            (readable(str(one["name"]), names), readable(str(one["value"]), names)) for one in fields
        ),
        footer=str(footer.get("text") or ""),
        colour=embed.get("color"),
    )


def _button(part: Mapping[str, Any]) -> Button:
    emoji: Mapping[str, Any] = part.get("emoji") or {}
    label = str(part.get("label") or emoji.get("name") or "")
    still = part.get("disabled") or part.get("style") in LINK_STYLES
    return Button(label=label, custom_id="" if still else str(part.get("custom_id") or ""))


def _menu(part: Mapping[str, Any]) -> Menu:
    options: list[Mapping[str, Any]] = part.get("options") or []
    return Menu(
        placeholder=str(part.get("placeholder") or ""),
        options=tuple((str(option["label"]), str(option["value"])) for option in options),
        chosen=tuple(str(option["label"]) for option in options if option.get("default")),
        custom_id="" if part.get("disabled") else str(part.get("custom_id") or ""),
        kind=int(part["type"]),
        most=int(part.get("max_values", 1)),
    )
