"""Everything that Sonder itself raises, in one place, each with a sentence for whoever meets it."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit statuses of `sonder`, after sysexits.h where it has one that fits."""

    OK = 0
    FAILED = 1
    NEWER_DATABASE = 65
    UNAVAILABLE = 69
    TAKEN_OVER = 75
    INTENT = 76
    REFUSED_TOKEN = 77
    CONFIGURATION = 78


class SonderError(Exception):
    """Something that ends in a sentence: `str(error)` is written for the person who will read it."""


class StartError(SonderError):
    """Sonder cannot start. Carries the exit status of the process."""

    def __init__(self, sentence: str, status: Exit = Exit.CONFIGURATION) -> None:
        super().__init__(sentence)
        self.status = status


class SessionNotFoundError(SonderError):
    """No such session (NOT_FOUND, 404, of the contract)."""

    def __init__(self, session: str) -> None:
        super().__init__("There is no such session. Create one first.")
        self.session = session


class WebhookNotFoundError(SonderError):
    """No such webhook in this session (NOT_FOUND, 404, of the contract)."""

    def __init__(self) -> None:
        super().__init__(
            "There is no such webhook in this session. List its webhooks to see which there are."
        )


class InvalidRequestError(SonderError):
    """A request that the contract refuses (VALIDATION_ERROR, 400). The message names the field."""


class ActionNotFoundError(InvalidRequestError):
    """No such action was ever offered in the session (NOT_FOUND, 404, of the contract)."""


class EngineUnavailableError(SonderError):
    """The emotion engine cannot be reached right now."""


class VoiceUnavailableError(SonderError):
    """The language model gave no usable answer: unreachable, too slow, empty, cut off, or refused."""


class StoreError(SonderError):
    """The store could not do what it was asked; nothing of the transaction was kept."""


class PolitelyRefusedError(SonderError):
    """What a person asked for cannot be done, for a reason worth telling them."""


class UnreadableDataError(SonderError):
    """A file or folder that somebody named is missing, holds nothing known, or has a broken row."""
