"""`sonder serve` in a process of its own, by the wall clock and as many seconds more as a file says."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.api.house import Limits
from bot.api.serving import run


def main(db: str, ahead: Path) -> None:
    logging.basicConfig(level="INFO", stream=sys.stderr, format="%(message)s")
    run(
        host="127.0.0.1",
        port=0,
        url=f"sqlite:///{db}",
        limits=Limits(per_minute=1_000_000),
        clock=lambda: datetime.now(UTC) + timedelta(seconds=float(ahead.read_text())),
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
