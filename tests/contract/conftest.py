"""What the tests of the contract share."""

from __future__ import annotations

from doors import door, served

__all__ = ["door", "served"]
