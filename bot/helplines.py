"""What a person in a crisis is told: reviewed, static texts and the help lines of their country. Needs no network."""

from __future__ import annotations

from typing import Final

DIRECTORY: Final = (
    "https://findahelpline.com lists free, confidential help lines for every country, by phone and chat."
)
EMERGENCY: Final = "If you are in danger right now, call your local emergency number"
EMERGENCY_ANYONE: Final = "If anyone is in danger right now, call your local emergency number"

_SAMARITANS: Final = "Samaritans: call 116 123, free, day and night"
LINES: Final[dict[str, tuple[str, ...]]] = {
    "US": ("988 Suicide & Crisis Lifeline: call or text 988, day and night",),
    "CA": ("9-8-8 Suicide Crisis Helpline: call or text 988, day and night",),
    "GB": (_SAMARITANS, "Shout: text SHOUT to 85258"),
    "IE": (_SAMARITANS,),
    "DE": ("TelefonSeelsorge: call 0800 111 0 111 or 0800 111 0 222, free, day and night",),
    "AT": ("TelefonSeelsorge: call 142, free, day and night",),
    "CH": ("Die Dargebotene Hand / La Main Tendue: call 143, day and night",),
    "FR": ("Numéro national de prévention du suicide: call 3114, free, day and night",),
    "BE": ("Zelfmoordlijn: call 1813", "Centre de Prévention du Suicide: call 0800 32 123"),
    "NL": ("113 Zelfmoordpreventie: call 113 or 0800 0113, free, day and night",),
    "ES": ("Línea 024: call 024, free, day and night",),
    "IT": ("Telefono Amico Italia: call 02 2327 2327",),
    "PT": ("Linha Nacional de Prevenção do Suicídio: call 1411",),
    "PL": ("Telefon zaufania dla dorosłych: call 116 123",),
    "SE": ("Mind Självmordslinjen: call 90101",),
    "NO": ("Mental Helse: call 116 123, day and night",),
    "DK": ("Livslinien: call 70 201 201",),
    "FI": ("MIELI Kriisipuhelin: call 09 2525 0111",),
    "AU": ("Lifeline: call 13 11 14, day and night",),
    "NZ": ("1737: call or text 1737, free, day and night",),
    "IN": ("Tele-MANAS: call 14416, free, day and night",),
    "JP": ("Inochi SOS: call 0120-061-338, free", "Yorisoi Hotline: call 0120-279-338, free"),
    "KR": ("Suicide prevention line: call 109, day and night",),
    "SG": ("Samaritans of Singapore: call 1767, day and night",),
    "ZA": ("SADAG Suicide Crisis Helpline: call 0800 567 567, day and night",),
    "BR": ("CVV: call 188, free, day and night",),
    "MX": ("Línea de la Vida: call 800 911 2000, free, day and night",),
    "AR": ("Centro de Asistencia al Suicida: call 135 or (011) 5275-1135",),
}
"""Help lines by country (ISO 3166-1 alpha-2), as their operators publish them."""

EMERGENCY_NUMBERS: Final[dict[str, str]] = dict.fromkeys(
    ("IE", "DE", "AT", "CH", "FR", "BE", "NL", "ES", "IT", "PT", "PL", "SE", "NO", "DK", "FI"), "112"
) | {
    "US": "911", "CA": "911", "MX": "911", "AR": "911", "AU": "000", "NZ": "111", "GB": "999", "IN": "112",
    "JP": "119", "KR": "119", "SG": "995", "ZA": "112", "BR": "192",
}  # fmt: skip

CONCERN_TEXT: Final = (
    "This is an automatic note, not the character. What you wrote sounds heavy, and it deserves a person who listens. "
    "You could tell someone you trust how bad it is, or talk to people who do this every day:"
)
HIGH_TEXT: Final = (
    "This is an automatic note, not the character. I am only a program and cannot help with this, but people can. "
    "You do not have to be sure or find the right words. Please contact someone now:"
)
IMMINENT_TEXT: Final = (
    "This is an automatic note, not the character. I am only a program and cannot keep you safe, but people can. "
    "Please get help right now, and move away from anything you could hurt yourself with, or from anyone who hurts you."
)
THREAT_TEXT: Final = (
    "This is an automatic note, not the character. What you wrote sounds as if somebody could get hurt. I am only a program and "
    "cannot help with this, but people can. Please step away from the person and from anything that could be used as a weapon, "
    "and talk to someone you trust or to one of these lines before you do anything else."
)
FRIEND_TEXT: Final = (
    "This is an automatic note, not the character. It sounds as if you are worried about somebody's life. Take it seriously: "
    "ask them openly how bad it is, listen, and stay in contact. You do not have to carry this alone, so tell another person "
    "you trust. Help lines are for worried friends and families, too:"
)
CLOSING: Final = "If you can, go to someone you trust, at a safe moment, and show them this message. You do not have to explain it."


def lines_for(country: str | None) -> tuple[str, ...]:
    """The help lines of a country (any case), or none where we know of none; the directory always comes with them."""
    return LINES.get((country or "").strip().upper(), ())


def emergency(country: str | None, *, anyone: bool = False) -> str:
    """The sentence that names the emergency number, the country's where it is known; `anyone`: not the writer is in danger."""
    opening = EMERGENCY_ANYONE if anyone else EMERGENCY
    number = EMERGENCY_NUMBERS.get((country or "").strip().upper())
    return f"{opening}: {number}." if number else f"{opening}."
