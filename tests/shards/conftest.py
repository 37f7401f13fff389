"""These tests run on both stores: SQLite, and PostgreSQL where one answers."""

from postgres_server import store_url

__all__ = ["store_url"]
