"""The shell commands that look inside the mind: lines of JSON in, lines of JSON out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from bot.errors import Exit, StartError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

    from bot.engine.jsonlines import Answers

# Each command imports what it needs itself: the other one, and `sonder --help`, shall not wait for it.

AT_ONCE: Final = 64 * 1024
"""How many bytes are taken from the input at once, where there are so many: as many as a line may have."""

mind = typer.Typer(
    no_args_is_help=True,
    help="Look inside the mind: how it reads lines, how it lives through events, how well.",
)


@mind.command()
def read() -> None:
    """What the character hears in lines of text.

    Takes lines {"id", "text"} of JSON on standard input and gives one line for each: id, vad, appraisal, signals, crisis
    (none, concern, high or imminent), because (the words that a signal rests on), layer (how deep what was disclosed is, 0 to
    3), confidence and emotions (empty for a text that cannot be read). The id is a text, a number, true, false or null.

    A line that is none, or longer than 64 KiB, is answered by {"id", "error"}, and the status at the end is 1.
    """
    from bot.engine.heard import Readings  # noqa: PLC0415

    _answer(Readings())


@mind.command()
def replay(
    preset: Annotated[str, typer.Option(help="The character that every session begins with.")] = "",
) -> None:
    """What a course of events makes of a character and a bond.

    Takes lines of JSON on standard input, each an event with a "session" (if there is more than one), a moment "at" (ISO 8601)
    and a "kind": "turn" with "who" (user or character), "text" and maybe a "speaker"; "preferences" with "enabled", "triggers",
    "cooldown_hours"; "settle" with an "outcome" (delivered, dismissed, failed) and the action's "id", or its "type", or neither
    for the first one that is pending; "look". Gives one line for each: session, at, relationship, state, proactive, next_at
    (when proactive can change by itself), crisis (of what a user wrote).

    A session begins with its first event. What the character says moves nothing in its mind: the line shows the mind at that
    moment. An event that goes back in time counts as one at the moment of its session's last event.

    An event that cannot be, and preferences or a settlement with a key that they do not have, is answered by {"session", "at",
    "error"} and changes nothing, and the status at the end is 1. A turn may carry notes of your own.
    """
    from bot.engine.presets import DEFAULT, PRESETS  # noqa: PLC0415
    from bot.engine.replay import Replay  # noqa: PLC0415

    name = preset or DEFAULT
    if name not in PRESETS:
        raise StartError(f"There is no preset {name}. There are: {', '.join(PRESETS)}.")
    _answer(Replay(PRESETS[name]))


@mind.command()
def lint() -> None:
    """What is wrong with finished texts: the check that everything passes that goes out unasked.

    Takes lines {"id", "text"} of JSON on standard input and gives one line for each: id, ok, and hits, each with a rule and the
    span that breaks it: the words of the text, in lower case and plainly spelled, or the whole sentence where no single phrase
    is to blame. At most one hit a rule. A text that answers a goodbye has "to": "goodbye" beside it; then a question or anything new
    is a hit too.

    The rules: premature_exit, missing_out, neglect, pressure, ignoring_exit, restraint, counts_absence, suffering, withheld, chase,
    romance, exclusivity, crisis_hook, money, discourages_break, secrecy, human_claim.

    A line that is none, or longer than 64 KiB, is answered by {"id", "error"}, and the status at the end is 1.
    """
    from bot.engine.linted import Linted  # noqa: PLC0415

    _answer(Linted())


def _answer(answers: Answers) -> None:
    """Answer standard input on standard output. Whoever writes one line and waits gets the answer to it.

    Raises StartError where one of the two is closed or fails.
    """
    if sys.stdin is None or sys.stdout is None:
        closed = "input" if sys.stdin is None else "output"
        raise StartError(f"Standard {closed} is closed. This command needs it open.", Exit.FAILED)
    for lines in _lines(cast("BufferedReader", sys.stdin.buffer)):
        answer = b"".join(answers.answered(lines))
        try:
            sys.stdout.buffer.write(answer)
            sys.stdout.buffer.flush()
        except OSError as problem:
            # What is still in the buffer goes nowhere, else Python complains when it closes the output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(problem, BrokenPipeError):
                break  # Nobody reads on.
            raise StartError(f"The answers cannot be written: {problem.strerror}.", Exit.FAILED) from None
    if answers.failed:
        raise typer.Exit(Exit.FAILED)


def _lines(source: BufferedReader) -> Iterator[list[bytes]]:
    """The lines that are there at once, again and again until the end; waits only where there is none.

    Of a line that is too long comes a beginning that is too long as well: no more of it is kept.
    """
    parts: list[bytes] = []
    size = 0
    while taken := _taken(source):
        first, *others = taken.split(b"\n")
        if size <= AT_ONCE:
            parts.append(first)
            size += len(first)
        if others:
            *whole, rest = others
            yield [b"".join(parts), *whole]
            parts, size = [rest], len(rest)
    if size:
        yield [b"".join(parts)]


def _taken(source: BufferedReader) -> bytes:
    try:
        return source.read1(AT_ONCE)
    except OSError as problem:
        raise StartError(f"Standard input cannot be read: {problem.strerror}.", Exit.FAILED) from None


@mind.command("evaluate")
def evaluate(
    folder: Annotated[
        Path | None,
        typer.Argument(help="A folder with public sets (see bot/learning/README.md), measured as well."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as one JSON object.")] = False,
) -> None:
    """Measure the reading, the crisis reader and the patterns, each with its goal and a baseline."""
    import json  # noqa: PLC0415 - what only this command needs is loaded by it alone

    from rich.console import Console  # noqa: PLC0415

    from bot.learning.evaluate import evaluate as measure  # noqa: PLC0415
    from bot.learning.show import show  # noqa: PLC0415

    progress = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    report = measure(folder, progress.print)
    if as_json:
        json.dump(report.plain(), sys.stdout, indent=1)
        sys.stdout.write("\n")
    else:
        show(report, Console())
