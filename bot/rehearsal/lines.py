"""Where the lines of a rehearsal come from: a script, a pipe, or a person at the keyboard."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TextIO


class Lines(Protocol):
    """One line after the other."""

    @property
    def interactive(self) -> bool:
        """Whether a person types them, who sees a prompt and their own line already."""
        ...

    async def next(self, prompt: str) -> str | None:
        """The next line, or None when there is no more. Never holds up the event loop."""
        ...


class GivenLines:
    """Lines that are all there already."""

    interactive = False

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: Iterator[str] = iter(lines)

    async def next(self, prompt: str) -> str | None:
        """The next one."""
        del prompt
        return next(self._lines, None)


class PipedLines:
    """Lines of a stream, read when they are wanted, so that a program at the other end can answer."""

    interactive = False

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    async def next(self, prompt: str) -> str | None:
        """The next one; None at the end of the stream."""
        del prompt
        line = await _in_a_thread(self._stream.readline)
        return line or None


class TypedLines:
    """Lines that a person types, with the line editing and history of the terminal."""

    interactive = True

    def __init__(self) -> None:
        self._history = False

    async def next(self, prompt: str) -> str | None:
        """The next one; None when the person ends the input."""
        self._with_history()
        with _terminal_as_it_was():
            return await _in_a_thread(lambda: _typed(prompt))

    def _with_history(self) -> None:
        if not self._history:
            self._history = True
            with contextlib.suppress(ImportError):
                __import__("readline")


def script_lines(path: Path) -> Lines:
    """The lines of a UTF-8 file. Raises OSError, or UnicodeDecodeError, if it cannot be read."""
    return GivenLines(path.read_text(encoding="utf-8").splitlines())


def piped_lines(stream: TextIO) -> Lines:
    """The lines that come through `stream`, such as a piped standard input."""
    return PipedLines(stream)


def typed_lines() -> Lines:
    """The lines that a person types at the terminal."""
    return TypedLines()


def _typed(prompt: str) -> str | None:
    try:
        return input(prompt)
    except EOFError:
        sys.stdout.write("\n")
        return None


async def _in_a_thread(read: Callable[[], str | None]) -> str | None:
    """What `read` gives. The thread is a daemon: a read that nobody waits for any more does not keep the process alive."""
    loop = asyncio.get_running_loop()
    line: asyncio.Future[str | None] = loop.create_future()

    def hand_over(settle: Callable[[Any], None], value: object) -> None:
        if not line.done():
            settle(value)

    def work() -> None:
        settle: Callable[[Any], None] = line.set_result
        value: object
        try:
            value = read()
        except (OSError, ValueError) as problem:
            settle, value = line.set_exception, problem
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(hand_over, settle, value)

    threading.Thread(target=work, name="rehearsal-lines", daemon=True).start()
    return await line


@contextlib.contextmanager
def _terminal_as_it_was() -> Generator[None]:
    """Line editing changes the terminal; an interrupted line leaves it as it was before."""
    restore = _way_back()
    try:
        yield
    finally:
        restore()


def _way_back() -> Callable[[], None]:
    try:
        import termios  # noqa: PLC0415 - not on every system
    except ImportError:
        return lambda: None
    try:
        before = termios.tcgetattr(sys.stdin)
    except (OSError, ValueError, termios.error):
        return lambda: None
    return lambda: termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
