"""Time zones to choose from: a short list by the language of somebody's Discord, and a search over all of them."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

_BY_LANGUAGE: dict[str, tuple[str, ...]] = {
    "en-US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Anchorage",
              "Pacific/Honolulu", "America/Toronto", "America/Vancouver", "Australia/Sydney", "Asia/Kolkata"),
    "en-GB": ("Europe/London", "Europe/Dublin", "Australia/Sydney", "Australia/Perth", "Pacific/Auckland", "Africa/Johannesburg",
              "Africa/Lagos", "Asia/Kolkata", "Asia/Singapore"),
    "de": ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"),
    "fr": ("Europe/Paris", "Europe/Brussels", "Europe/Zurich", "America/Toronto"),
    "es-ES": ("Europe/Madrid", "Atlantic/Canary"),
    "es-419": ("America/Mexico_City", "America/Bogota", "America/Lima", "America/Santiago", "America/Argentina/Buenos_Aires"),
    "pt-BR": ("America/Sao_Paulo", "America/Manaus", "America/Fortaleza", "America/Recife"),
    "it": ("Europe/Rome", "Europe/Zurich"),
    "nl": ("Europe/Amsterdam", "Europe/Brussels"),
    "pl": ("Europe/Warsaw",),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "uk": ("Europe/Kyiv",),
    "tr": ("Europe/Istanbul",),
    "cs": ("Europe/Prague",),
    "da": ("Europe/Copenhagen",),
    "sv-SE": ("Europe/Stockholm",),
    "no": ("Europe/Oslo",),
    "fi": ("Europe/Helsinki",),
    "el": ("Europe/Athens",),
    "hu": ("Europe/Budapest",),
    "ro": ("Europe/Bucharest",),
    "bg": ("Europe/Sofia",),
    "hr": ("Europe/Zagreb",),
    "lt": ("Europe/Vilnius",),
    "hi": ("Asia/Kolkata",),
    "th": ("Asia/Bangkok",),
    "vi": ("Asia/Ho_Chi_Minh",),
    "id": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "ja": ("Asia/Tokyo",),
    "ko": ("Asia/Seoul",),
    "zh-CN": ("Asia/Shanghai",),
    "zh-TW": ("Asia/Taipei",),
}  # fmt: skip
_ELSEWHERE = (
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Sao_Paulo", "Africa/Cairo", "Africa/Nairobi", "Asia/Dubai", "Asia/Kolkata", "Asia/Shanghai",
    "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland", "UTC",
)  # fmt: skip
MOST = 25
"""Discord shows no more options in one list."""


def suggested(locale: str) -> tuple[str, ...]:
    """Up to 25 zones, the likeliest first, for a Discord locale such as `en-US`."""
    likely = _BY_LANGUAGE.get(locale, ())
    return (*likely, *(zone for zone in _ELSEWHERE if zone not in likely))[:MOST]


def search(text: str, *, locale: str) -> tuple[str, ...]:
    """Up to 25 zones whose name has these words; without any, the suggestions."""
    words = text.casefold().replace(" ", "_").split("_")
    if not any(words):
        return suggested(locale)
    found = [zone for zone in _all() if all(word in zone.casefold() for word in words)]
    return tuple(sorted(found, key=lambda zone: (zone not in suggested(locale), len(zone), zone))[:MOST])


@cache
def _all() -> tuple[str, ...]:
    """Places only: `Area/City`, and UTC."""
    return tuple(
        sorted(
            zone
            for zone in available_timezones()
            if zone == "UTC" or ("/" in zone and not zone.startswith(("Etc/", "posix/", "right/")))
        )
    )
