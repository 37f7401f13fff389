"""The presets are the five of the contract, each a whole and different character."""

from __future__ import annotations

from bot.engine.presets import PRESETS
from bot.engine.wire import Persona, Personality


def test_the_presets_are_the_five_of_the_contract() -> None:
    assert set(PRESETS) == {
        "cheerful_companion",
        "stoic_mentor",
        "anxious_helper",
        "playful_trickster",
        "empathetic_listener",
    }


def test_the_cheerful_companion_is_sonder() -> None:
    sonder = PRESETS["cheerful_companion"]
    assert sonder.identity.name == "Sonder"
    assert sonder.personality == Personality(E=0.85, A=0.8, N=0.3, O=0.7, C=0.55, H=0.7)


def test_a_preset_survives_the_wire() -> None:
    for persona in PRESETS.values():
        assert Persona.model_validate_json(persona.model_dump_json()) == persona


def test_each_preset_is_somebody_else() -> None:
    assert len({persona.identity.name for persona in PRESETS.values()}) == len(PRESETS)
    assert len({persona.personality.model_dump_json() for persona in PRESETS.values()}) == len(PRESETS)


def test_the_mentor_is_calm_and_the_anxious_helper_easily_shaken() -> None:
    assert PRESETS["stoic_mentor"].personality.N < 0.2
    assert PRESETS["anxious_helper"].personality.N > 0.7
