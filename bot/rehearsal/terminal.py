"""The rehearsal as a person sees it: what the one who is acting can see, in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, cast

from rich.console import Console, Group
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from bot.rehearsal.cards import Box, Button, Menu
from bot.rehearsal.events import Event
from bot.rehearsal.outlet import Outlet
from bot.rehearsal.stage import Stage

PLAIN_WIDTH = 100
"""Columns, where the output is no terminal."""
MENU_SHOWN = 6
"""Entries of a menu that are shown; the rest are counted."""


class Terminal:
    """Shows events with headings where the time or the place changes."""

    def __init__(self, stage: Stage, out: Outlet, *, interactive: bool) -> None:
        self._stage = stage
        self._interactive = interactive
        width = None if out.isatty() else PLAIN_WIDTH
        self._console = Console(
            file=cast("IO[str]", out), width=width, highlight=False, markup=False, emoji=False
        )
        self._viewer, self._place = "", ""
        self._heading: tuple[str, str] | None = None
        self._typing = False

    def looking_from(self, who: str, place: str) -> None:
        """From now on `who`, who is in `place`, is the one whose screen this is."""
        self._viewer, self._place = who, place
        self._head(self._stage.env.now(), place)

    def greet(self, text: str) -> None:
        """The first words to somebody new."""
        self._console.print(Text(text.rstrip("\n"), style="dim"))

    def echo(self, line: str) -> None:
        """A line of a script, where nobody typed it."""
        if not self._interactive:
            self._console.print(Text(f"{self._viewer} ▸ {line.strip()}", style="dim"))

    def typing(self, place: str, who: str) -> None:
        """Shown once, until something else is."""
        if who == "sonder" and not self._typing and self._stage.can_see(self._viewer, place):
            self._typing = True
            self._console.print(Text(f"{self._named(who)} is typing…", style="dim italic"))

    def show(self, event: Event) -> None:
        """One event, if the viewer can see it and has not just typed it."""
        if event.only_for not in {None, self._viewer} or not self._stage.can_see(self._viewer, event.place):
            return
        self._typing = False
        if event.who == "rehearsal":
            self._console.print(Text(event.card.text, style="yellow"))
            return
        self._head(event.at, event.place)
        if not (self._interactive and event.who == self._viewer and event.kind == "message"):
            self._console.print(self._shown(event))

    @contextmanager
    def waiting(self) -> Generator[Callable[[], None]]:
        """While time passes: gives what to call when it has moved on."""
        if not (self._interactive and self._console.is_terminal):
            yield lambda: None
            return
        with self._console.status("time passes…") as status:
            yield lambda: status.update(f"time passes… {_clock(self._stage.env.now())}")

    def _head(self, at: datetime, place: str) -> None:
        heading = (_clock(at), self._place_named(place))
        if heading != self._heading:
            self._heading = heading
            self._console.print(Rule(Text(" · ".join(heading), style="dim"), align="left", style="dim"))

    def _place_named(self, place: str) -> str:
        person = place.removeprefix("dm:")
        return f"{person} and {self._stage.bot_name}, alone" if person != place else place

    def _named(self, who: str) -> str:
        return self._stage.bot_name if who == "sonder" else who

    def _shown(self, event: Event) -> Group:
        lines: list[Text | Panel] = []
        if event.answers:
            lines.append(Text(f"  ↳ to: {event.answers}", style="dim"))
        lines.append(self._said(event))
        lines += [_panel(box) for box in event.card.boxes]
        if event.fields:
            lines.append(_form(event.fields))
        lines += [_menu(menu) for menu in event.card.menus]
        if event.card.buttons:
            lines.append(_buttons(event.card.buttons))
        lines += [Text(f"  picture or file: {path}", style="green") for path in event.files]
        return Group(*lines)

    def _said(self, event: Event) -> Text:
        style = "bold cyan" if event.who == "sonder" else "bold"
        said = Text().append(self._named(event.who), style=style)
        if event.kind == "edit":
            said.append(" (edited)", style="dim")
        if event.only_for is not None:
            said.append(" (only you can see this)", style="dim")
        if event.card.text:
            said.append(
                f" {event.card.text}" if event.kind == "notice" else f": {event.card.text}", style="none"
            )
        return said


def _clock(at: datetime) -> str:
    return f"{at:%A} {at.day} {at:%B}, {at:%H:%M} UTC"


def _panel(box: Box) -> Panel:
    inside = [Text(box.description)] if box.description else []
    for name, value in box.fields:
        inside += [Text(name, style="bold"), Text(value)]
    if box.footer:
        inside.append(Text(box.footer, style="dim"))
    colour = f"#{box.colour:06x}" if box.colour else "cyan"
    title = Text(box.title, style="bold") if box.title else None
    return Panel(Group(*inside), title=title, title_align="left", border_style=colour, expand=False)


def _form(fields: tuple[tuple[str, str], ...]) -> Panel:
    inside = [Text(f"{label}: {value}") for label, value in fields]
    names = (f'"{label}"' if " " in label else label for label, _ in fields)
    example = " ".join(f"{name}=…" for name in names)
    return Panel(
        Group(*inside, Text(f"fill {example}", style="dim")), title="a form", title_align="left", expand=False
    )


def _menu(menu: Menu) -> Text:
    labels = [label for label, _ in menu.options]
    more = f", and {len(labels) - MENU_SHOWN} more" if len(labels) > MENU_SHOWN else ""
    shown = Text().append(f"  ▾ {menu.placeholder or 'choose'}: ", style="blue")
    shown.append(", ".join(labels[:MENU_SHOWN]) + more)
    if menu.chosen:
        shown.append(f" (now: {', '.join(menu.chosen)})", style="dim")
    return shown


def _buttons(buttons: tuple[Button, ...]) -> Text:
    shown = Text(" ")
    for button in buttons:
        shown.append(f" [ {button.label} ]", style="blue" if button.custom_id else "dim")
    return shown
