"""Turns what happens in the simulated Discord into events, and saves what was attached."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import simcord
from simcord.backend.models import Message

from bot.rehearsal.cards import Card, card
from bot.rehearsal.events import Event, Kind
from bot.rehearsal.stage import LOADING, Stage

log = logging.getLogger("sonder.rehearsal")

SNIPPET = 60
"""Characters shown of a message that is replied to or was deleted."""


class Screen(Protocol):
    """Where events are shown."""

    def show(self, event: Event) -> None:
        """Something happened."""
        ...

    def typing(self, place: str, who: str) -> None:
        """Somebody is typing."""
        ...


class Looking:
    """The witness on the stage: knows how every message looked last."""

    def __init__(self, stage: Stage, screen: Screen, files: Path) -> None:
        self._stage = stage
        self._screen = screen
        self._folder = files
        self._looks: dict[int, Card] = {}
        self._saved: dict[str, str] = {}

    def appeared(self, message: Message) -> None:
        """A message is there; a response that was only announced is shown as typing."""
        if message.flags & LOADING:
            self.typing(message.channel_id, message.author_id)
        else:
            self._show(message, "message")

    def changed(self, message: Message) -> None:
        """Shown if it looks different now, or is seen for the first time."""
        before = self._looks.get(message.id)
        if before is None:
            self._show(message, "message")
        elif self._card(message) != before:
            self._show(message, "edit")

    def vanished(self, message: Message) -> None:
        """A message that was seen is gone."""
        if self._looks.pop(message.id, None) is not None:
            self._notice(message, message.author_id, f"deleted: {self._snippet(message)}")

    def reacted(self, message: Message, emoji: str, user: int) -> None:
        """A reaction was put under a message."""
        self._notice(message, user, f"reacted with {emoji} to: {self._snippet(message)}")

    def typing(self, channel: int, user: int) -> None:
        """Somebody is typing."""
        self._screen.typing(self._stage.place(channel), self._stage.who(user))

    def form(self, title: str, fields: tuple[tuple[str, str], ...], *, place: str, only_for: str) -> None:
        """A form opened for one person."""
        self._screen.show(
            Event(
                at=self._stage.env.now(),
                place=place,
                who="sonder",
                kind="notice",
                card=Card(text=title),
                only_for=only_for,
                fields=fields,
            )
        )

    def aside(self, text: str, *, place: str, only_for: str) -> None:
        """The rehearsal itself has something to say to whoever wrote the line."""
        at = self._stage.env.now()
        self._screen.show(
            Event(at=at, place=place, who="rehearsal", kind="notice", card=Card(text=text), only_for=only_for)
        )

    def _show(self, message: Message, kind: Kind) -> None:
        look = self._looks[message.id] = self._card(message)
        self._screen.show(
            Event(
                at=self._stage.env.now(),
                place=self._stage.place(message.channel_id),
                kind=kind,
                card=look,
                who=self._stage.who(message.author_id),
                files=tuple(self._save(*file) for file in look.files),
                only_for=self._only_for(message),
                answers=self._answered(message),
            )
        )

    def _notice(self, message: Message, who: int, text: str) -> None:
        self._screen.show(
            Event(
                at=self._stage.env.now(),
                place=self._stage.place(message.channel_id),
                who=self._stage.who(who),
                kind="notice",
                card=Card(text=text),
                only_for=self._only_for(message),
            )
        )

    def _card(self, message: Message) -> Card:
        return card(
            message.content, embeds=message.embeds, components=message.components,
            attachments=message.attachments, names=self._stage.name,
        )  # fmt: skip

    def _only_for(self, message: Message) -> str | None:
        if not message.is_ephemeral:
            return None
        asked: Mapping[str, Any] = message.interaction_metadata or {}
        return self._stage.who(int(asked["user"]["id"]))

    def _answered(self, message: Message) -> str:
        if not message.reference or message.reference.get("type", 0) != 0:
            return ""
        try:
            target = self._stage.backend.get_message(message.channel_id, int(message.reference["message_id"]))
        except simcord.BackendError:
            return "a message that is gone"
        return self._snippet(target)

    def _snippet(self, message: Message) -> str:
        look = self._card(message)
        text = look.text or (look.boxes[0].title if look.boxes else "") or "a message without text"
        line = text.split("\n", 1)[0]
        return line if len(line) <= SNIPPET else f"{line[: SNIPPET - 1]}…"

    def _save(self, name: str, address: str) -> str:
        """Where the attachment with this address was saved; every attachment has a file of its own."""
        if address in self._saved:
            return self._saved[address]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = free_path(self._folder, f"{self._stage.env.now():%Y-%m-%d-%H%M}-{name}")
            path.write_bytes(self._stage.backend.cdn.get(address) or b"")
        except OSError as problem:
            log.error("rehearsal.file_not_saved error=%s", type(problem).__name__)  # noqa: TRY400 - the kind says it all
            return f"{name} (could not be saved)"
        self._saved[address] = str(path)
        return str(path)


def free_path(folder: Path, name: str) -> Path:
    """`name` in `folder`, made harmless as a file name, with a number if it is taken."""
    bare = Path(re.sub(r"[^\w.+-]+", "-", name).strip(".-") or "file")
    path, number = folder / bare, 2
    while path.exists():
        path, number = folder / f"{bare.stem}-{number}{bare.suffix}", number + 1
    return path
