"""Shows a report as tables in a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from bot.learning.figures import Detail, Figure, Goal, Kind, Measured, Report
from bot.learning.metrics import RESAMPLES, SEED

WIDTH: Final = 176
"""Of the tables where the output is no terminal."""
_ABSENT: Final = "-"


def show(report: Report, console: Console) -> None:
    """Writes every figure, every signal and code, and the notes."""
    if not console.is_terminal:
        console.width = WIDTH
    console.print(_figures(report.figures))
    for name, details in groupby(report.details, key=lambda detail: detail.on):
        console.print(_details(name, list(details)))
    console.print(_kinds(report.kinds))
    for note in (*report.notes, _reached(report.figures), _methods()):
        console.print(note, highlight=False, markup=False)


def _methods() -> str:
    return (
        "Brackets are 95 % intervals. Fisher z for r; DeLong for one AUROC (Hanley-McNeil where nothing overlaps); Wilson for shares; ranks (binomial) for"
        f" percentiles of time; range: the least and the most seen; bootstrap: the percentiles of {RESAMPLES:,} resamples of the rows, seed {SEED}. Nothing was tuned in this run."
    )


def _reached(figures: Iterable[Figure]) -> str:
    outcomes = [figure.reached for figure in figures if figure.goal is not None]
    missing = outcomes.count(None)
    rest = f" {missing} could not be measured." if missing else ""
    return f"Of {len(outcomes)} goals {outcomes.count(True)} are reached and {outcomes.count(False)} are not.{rest}"


def _table(title: str, *columns: tuple[str, str]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for name, side in columns:
        wraps = side == "wrap"
        table.add_column(
            name,
            justify="right" if side == "right" else "left",
            no_wrap=not wraps,
            min_width=12 if wraps else None,
        )
    return table


def _figures(figures: Iterable[Figure]) -> Table:
    table = _table(
        "Figures", ("figure", "wrap"), ("on", "wrap"), ("size", "right"), ("value", "right"), ("95 %", "left"), ("by", "left"),
        ("goal", "left"), ("", "left"), ("baselines and remarks", "wrap"),
    )  # fmt: skip
    for section, rows in groupby(figures, key=lambda figure: figure.section):
        table.add_section()
        table.add_row(f"[bold]{section}[/]")
        for figure in rows:
            table.add_row(*_row(figure))
    return table


def _row(figure: Figure) -> Iterator[str]:
    measured, unit = figure.measured, figure.unit
    yield figure.name
    yield figure.on
    yield f"{figure.size:,}" if figure.size else _ABSENT
    yield _value(measured.value, unit) if measured else _ABSENT
    yield _interval(measured, unit) if measured else _ABSENT
    yield measured.by if measured else _ABSENT
    yield _goal(figure.goal, unit)
    yield {True: "[green]reached[/]", False: "[red]not reached[/]", None: ""}[figure.reached]
    told = [
        f"{one.name} {_value(one.measured.value, unit)} {_interval(one.measured, unit)}".rstrip()
        for one in figure.baselines
    ]
    yield "\n".join([*told, f"[dim]{figure.note}[/]"] if figure.note else told)


def _value(value: float, unit: str = "") -> str:
    if not math.isfinite(value):
        return _ABSENT
    if unit == "yes":
        return "yes" if value else "no"
    if unit == "%":
        return f"{value * 100:.1f} %"
    if unit == "findings":
        return f"{value:.0f}"
    if unit == "MB" or (unit == "ms" and value >= 100):
        return f"{value:.0f} {unit}"
    return f"{value:.2f} {unit}" if unit else f"{value:.3f}"


def _interval(measured: Measured, unit: str) -> str:
    if not math.isfinite(measured.low) or unit == "findings":
        return ""
    low, high = (_value(end, unit).removesuffix(f" {unit}") for end in (measured.low, measured.high))
    return f"\\[{low}, {high}]"


def _goal(goal: Goal | None, unit: str) -> str:
    if goal is None:
        return ""
    if unit == "yes":
        return "yes"
    return f"{'>=' if goal.at_least else '<='} {_value(goal.bound, unit)}"


def _details(name: str, details: Iterable[Detail]) -> Table:
    table = _table(
        f"Each signal and code: {name}", ("signal", "left"), ("lines with it", "right"), ("of", "right"), ("AUROC", "right"), ("95 %", "left"),
        ("by", "left"), ("average precision", "right"), ("bag of words: AUROC", "right"), ("average precision", "right"),
    )  # fmt: skip
    for _, rows in groupby(details, key=lambda detail: detail.kind):
        table.add_section()
        for one in rows:
            table.add_row(
                one.name, str(one.positives), f"{one.size:,}", _value(one.auroc.value), _interval(one.auroc, ""), one.auroc.by,
                _value(one.average_precision), *(map(_value, one.baseline) if one.baseline else (_ABSENT, _ABSENT)),
            )  # fmt: skip
    return table


def _kinds(kinds: Iterable[Kind]) -> Table:
    table = _table(
        "Crisis, by kind of line", ("kind", "left"), ("danger", "left"), ("lines", "right"), ("taken for a crisis", "right")
    )  # fmt: skip
    for kind in kinds:
        table.add_row(
            kind.name, "yes" if kind.danger else "no", str(kind.size), f"{kind.seen} ({kind.seen / kind.size:.0%})".replace("%)", " %)")
        )  # fmt: skip
    return table
