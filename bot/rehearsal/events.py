"""One thing that can be seen to happen on the simulated Discord."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.rehearsal.cards import Box, Card, Menu

Kind = Literal["message", "edit", "notice"]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened where, by whom, and who can see it."""

    at: datetime
    place: str
    """`dm:` and a member's name, or `#` and a channel's."""
    who: str
    """`sonder` for the bot, a member's name, or `rehearsal`."""
    kind: Kind
    card: Card
    files: tuple[str, ...] = ()
    """Where the attached files were saved."""
    only_for: str | None = None
    """The only member who sees it; None if everybody who can see the place does."""
    answers: str = ""
    """The beginning of the message that it replies to."""
    fields: tuple[tuple[str, str], ...] = ()
    """(label, what stands in it) of a form that opened."""


def as_json(event: Event) -> dict[str, Any]:
    """The event as `--json` prints it."""
    shown = event.card
    told: dict[str, Any] = {
        "at": event.at.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z",
        "place": event.place,
        "from": event.who,
        "kind": event.kind,
        "text": shown.text,
        "embeds": [_box(box) for box in shown.boxes],
        "buttons": [button.label for button in shown.buttons],
        "files": list(event.files),
        "only_for": event.only_for,
    }
    if shown.menus:
        told["selects"] = [_menu(menu) for menu in shown.menus]
    if event.fields:
        told["fields"] = [{"label": label, "value": value} for label, value in event.fields]
    return told


def _box(box: Box) -> dict[str, Any]:
    fields = [{"name": name, "value": value} for name, value in box.fields]
    return {"title": box.title, "description": box.description, "fields": fields}


def _menu(menu: Menu) -> dict[str, Any]:
    options = [{"label": label, "value": value} for label, value in menu.options]
    return {"placeholder": menu.placeholder, "options": options}
