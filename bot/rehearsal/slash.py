"""A slash command as a person types it: which command it is, and what its options mean."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simcord.enums import OptionType
from simcord.interactions import command_leaves

from bot.errors import PolitelyRefusedError
from bot.rehearsal.named import listed, named_values, the_one

Spec = Mapping[str, Any]
KINDS = {
    OptionType.STRING: "text",
    OptionType.INTEGER: "whole number",
    OptionType.BOOLEAN: "yes or no",
    OptionType.USER: "@person",
    OptionType.CHANNEL: "#channel",
    OptionType.ROLE: "@role",
    OptionType.MENTIONABLE: "@person or role",
    OptionType.NUMBER: "number",
    OptionType.ATTACHMENT: "file",
}
_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0"}


@dataclass(frozen=True, slots=True)
class Command:
    """A command that somebody can use where they are."""

    path: str
    """Its name without the slash, with group and subcommand, such as "outreach on"."""
    options: tuple[Spec, ...]

    @property
    def told(self) -> str:
        """How it is written, optional parts in brackets."""
        parts = (f"{o['name']}:" if o.get("required") else f"[{o['name']}:]" for o in self.options)
        return " ".join((f"/{self.path}", *parts))


def commands_of(registered: Iterable[dict[str, Any]]) -> dict[str, Command]:
    """Every command that can be run, by its path, from what was synced to Discord."""
    leaves = (leaf for root in registered for leaf in command_leaves(root))
    found = [Command(" ".join(path), tuple(spec.get("options") or ())) for path, spec in leaves]
    return {command.path: command for command in found}


def recognised(text: str, commands: Mapping[str, Command]) -> tuple[Command, str]:
    """The command that `text` begins with and the rest of it. Raises PolitelyRefusedError with what there is."""
    words = text.split()
    for count in range(min(3, len(words)), 0, -1):
        command = commands.get(" ".join(words[:count]).lower())
        if command is not None:
            return command, (text.split(None, count)[count:] or [""])[0]
    root = words[0].lower() if words else ""
    near = [path for path in commands if path.split()[0] == root] or sorted(
        {path.split()[0] for path in commands}
    )
    there = listed((f"/{path}" for path in near), "none")
    raise PolitelyRefusedError(f"There is no /{' '.join(words[:2])} for you here. There are: {there}.")


def options_in(command: Command, rest: str) -> list[tuple[Spec, str]]:
    """The options that `rest` gives, as written. Raises PolitelyRefusedError for what is none."""
    known = {str(option["name"]): option for option in command.options}
    before, values = named_values(rest, known, sign=":")
    if before:
        says = (
            f"Write its options like name:value. It knows {_kinds(command.options)}."
            if known
            else "It has no options."
        )
        raise PolitelyRefusedError(f"I cannot place “{before}” in /{command.path}. {says}")
    given = {name.lower(): value for name, value in values}
    missing = [name for name, option in known.items() if option.get("required") and name.lower() not in given]
    if missing:
        raise PolitelyRefusedError(
            f"/{command.path} also needs {listed(missing)}. Write it like {command.told}."
        )
    return [(option, given[name.lower()]) for name, option in known.items() if name.lower() in given]


def _kinds(options: Sequence[Spec]) -> str:
    return listed(f"{option['name']} ({KINDS[OptionType(option['type'])]})" for option in options)


@dataclass(frozen=True, slots=True)
class Readers:
    """How a value that names something on Discord is found."""

    person: Callable[[str], Any]
    channel: Callable[[str], Any]
    role: Callable[[str], Any]
    suggestions: Callable[[str, str], Awaitable[Sequence[Mapping[str, Any]]]]
    """The bot's suggestions (`name`, `value`) for an option's name and what was typed in it."""


async def meant(option: Spec, text: str, readers: Readers) -> Any:
    """The value that `text` stands for. Raises PolitelyRefusedError with what would be right."""
    choices: Sequence[Mapping[str, Any]] = option.get("choices") or ()
    if choices:
        return _chosen(option, text, choices)
    kind = OptionType(option["type"])
    if option.get("autocomplete"):
        for choice in await readers.suggestions(str(option["name"]), text):
            if text.casefold() in {str(choice["name"]).casefold(), str(choice["value"]).casefold()}:
                return choice["value"]
    return _plain(option, kind, text, readers)


def _chosen(option: Spec, text: str, choices: Sequence[Mapping[str, Any]]) -> Any:
    values = [str(choice["value"]).casefold() for choice in choices]
    if text.casefold() in values:
        return choices[values.index(text.casefold())]["value"]
    index = the_one(text, [str(choice["name"]) for choice in choices])
    if index is None:
        there = listed(str(choice["name"]) for choice in choices)
        raise PolitelyRefusedError(f"{option['name']} cannot be “{text}”. Choose one of {there}.")
    return choices[index]["value"]


def _plain(option: Spec, kind: OptionType, text: str, readers: Readers) -> Any:
    read: Mapping[OptionType, Callable[[str], Any]] = {
        OptionType.STRING: str,
        OptionType.INTEGER: int,
        OptionType.NUMBER: float,
        OptionType.BOOLEAN: _boolean,
        OptionType.USER: readers.person,
        OptionType.CHANNEL: readers.channel,
        OptionType.ROLE: readers.role,
        OptionType.MENTIONABLE: readers.person,
        OptionType.ATTACHMENT: _file,
    }
    try:
        return read[kind](text)
    except (ValueError, OSError):
        raise PolitelyRefusedError(f"{option['name']} cannot be “{text}”. It is a {KINDS[kind]}.") from None


def _boolean(text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError(text)
    return text.lower() in _YES


def _file(text: str) -> tuple[str, bytes]:
    path = Path(text).expanduser()
    return path.name, path.read_bytes()
