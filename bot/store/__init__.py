"""The only room with SQL in it: tables, migrations, and one module for each thing that is kept."""

from __future__ import annotations

from bot.store.database import Database, Row, Tx
from bot.store.moments import maybe_when, ms, when

__all__ = ["Database", "Row", "Tx", "maybe_when", "ms", "when"]
