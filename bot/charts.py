"""A trust history as a picture."""

# matplotlib leaves its keyword arguments untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PAPER, INK, FAINT, LINE = "#232428", "#f2f3f5", "#4e5058", "#7db8ff"
"""The picture brings its own dark paper, so that it reads the same on Discord's dark and light themes."""
WIDTH, HEIGHT, DOTS_PER_INCH = 8.0, 4.0, 100
FONT = "DejaVu Sans"
"""Comes with matplotlib, so the picture is the same on every machine."""
_EACH_MARKED = 40
_DRAWING = threading.Lock()


def trust_picture(entries: Sequence[tuple[datetime, float]], *, title: str) -> bytes:
    """Draw trust, in [0,1], over time as a PNG of 800 by 400 pixels; the same entries give the same bytes.

    `entries` are aware instants with the trust from then on, oldest first; there may be none. Takes about 0.1 s, and
    a second or more the first time, so call it off the event loop. Calls wait for each other: matplotlib is not
    thread-safe. Raises OSError where there is nowhere at all to put matplotlib's font list.
    """
    with _DRAWING:
        figure = _sheet()
        axes = figure.add_subplot()
        _ruled(axes)
        _draw(axes, [(at.astimezone(UTC), trust) for at, trust in entries])
        axes.set_title(
            _drawable(title), color=INK, fontsize=13, fontname=FONT, loc="left", pad=12, parse_math=False
        )
        picture = BytesIO()
        figure.savefig(picture, format="png", facecolor=PAPER, metadata={"Software": None})
    return picture.getvalue()


def _sheet() -> Figure:
    """An empty figure on a canvas of its own. matplotlib is imported here, so that starting up does not wait for it."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # a home that cannot be written to is fine
    import matplotlib as mpl  # noqa: PLC0415 - takes about a second
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    mpl.rcdefaults()
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DOTS_PER_INCH)
    figure.subplots_adjust(left=0.08, right=0.94, top=0.86, bottom=0.12)
    FigureCanvasAgg(figure)
    return figure


def _ruled(axes: Axes) -> None:
    """The paper with its lines: trust upwards from 0 to 1."""
    axes.set_facecolor(PAPER)
    axes.set_ylim(-0.03, 1.03)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "", "0.5", "", "1"], fontname=FONT)
    axes.tick_params(colors=INK, labelsize=11, length=0)
    axes.grid(visible=True, axis="y", color=FAINT, linewidth=0.8)
    for side in axes.spines.values():
        side.set_visible(False)


def _draw(axes: Axes, entries: list[tuple[datetime, float]]) -> None:
    if not entries:
        axes.set_xticks([])
        axes.text(
            0.5,
            0.5,
            "Nothing yet",
            transform=axes.transAxes,
            color=INK,
            fontname=FONT,
            ha="center",
            va="bottom",
        )
        return
    from matplotlib.dates import AutoDateLocator, date2num, num2date  # noqa: PLC0415

    days = [float(date2num(at)) for at, _ in entries]
    trust = [value for _, value in entries]
    marker = "o" if len(entries) <= _EACH_MARKED else None
    axes.fill_between(days, trust, step="post", color=LINE, alpha=0.15, linewidth=0)
    axes.plot(days, trust, drawstyle="steps-post", color=LINE, linewidth=2.2, marker=marker, markersize=5)
    span = entries[-1][0] - entries[0][0]
    edge = max(0.03 * span, timedelta(minutes=30)) if span else timedelta(hours=10)
    axes.set_xlim(days[0] - edge / timedelta(days=1), days[-1] + edge / timedelta(days=1))
    axes.xaxis.set_major_locator(AutoDateLocator(tz=UTC, minticks=2, maxticks=6))
    axes.xaxis.set_major_formatter(lambda value, _: _dated(num2date(value, tz=UTC), span))
    for label in axes.get_xticklabels():
        label.set_fontname(FONT)


def _dated(at: datetime, span: timedelta) -> str:
    """A moment under the picture, as exactly as its span calls for."""
    if span > timedelta(days=400):
        return f"{at:%b %Y}"
    return f"{at.day} {at:%b}" if span > timedelta(days=4) else f"{at.day} {at:%b} {at:%H:%M}"


def _drawable(text: str) -> str:
    """The text without characters that the font has no picture for, such as emoji."""
    from matplotlib.font_manager import findfont, get_font  # noqa: PLC0415

    font = get_font(findfont(FONT))
    return "".join(character for character in text if font.get_char_index(ord(character))).strip()
