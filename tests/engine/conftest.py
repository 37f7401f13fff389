"""These tests run on both stores, SQLite and PostgreSQL where one answers; some have an engine elsewhere."""

from elsewhere import no_pauses, there
from postgres_server import store_url

__all__ = ["no_pauses", "store_url", "there"]
