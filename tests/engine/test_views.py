"""What the engine writes without pydantic is what pydantic would write, byte for byte."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.engine import views
from bot.engine.embedded import _KeptAnswer
from bot.engine.prompt import telling
from bot.engine.wire import StateView, TurnResult, UnhealthyPattern

UNIT = st.floats(0, 1) | st.sampled_from(
    [0.0, 1.0, 1e-9, 2.7755575615628914e-17, 5e-324, 0.1 + 0.2, 1e-5, 1e-4]
)
SIGNED = UNIT | UNIT.map(lambda number: -number)
TEXT = st.text(max_size=30) | st.sampled_from(
    ["\x00\x07\b\t\n\x0b\f\r\x1f", '"\\/', "\x7f\x80\u2028\ufeff", "ß 😀 é"]
)
ANY = st.dictionaries(
    TEXT,
    TEXT
    | st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(-1e300, 1e300)
    | st.lists(TEXT),
    max_size=4,
)
EMOTIONS = st.fixed_dictionaries({"V": SIGNED, "A": UNIT, "D": SIGNED})
NAMED = st.fixed_dictionaries({"primary": TEXT, "secondary": st.none() | TEXT, "intensity": UNIT})
PROMPTS = st.fixed_dictionaries(
    {
        "system": ANY,
        "context": ANY,
        "instruction": ANY,
        "formatted": st.fixed_dictionaries(
            {"system_prompt": TEXT, "context_block": TEXT, "instruction_block": TEXT}
        ),
    }
)
RESULTS = st.fixed_dictionaries(
    {
        "appraisal": st.fixed_dictionaries(
            {
                "goal_relevance": UNIT,
                "goal_congruence": SIGNED,
                "expectedness": UNIT,
                "controllability": UNIT,
                "agency": SIGNED,
                "norm_compatibility": SIGNED,
            }
        ),
        "new_emotion": EMOTIONS,
        "emotion_intensity": UNIT,
        "discrete_emotion": NAMED,
        "body_budget": UNIT,
        "proactive_hint": st.fixed_dictionaries(
            {
                "next_check_after_ms": st.none() | st.integers(0, 2**53),
                "potential_triggers": st.lists(st.sampled_from(["need_deficit", "emotional_overflow"])),
            }
        ),
        "prompt_data": PROMPTS,
    }
).map(TurnResult.model_validate)
STATES = st.fixed_dictionaries(
    {
        "emotion": EMOTIONS,
        "emotion_intensity": UNIT,
        "discrete_emotion": NAMED,
        "body_budget": UNIT,
        "needs": st.fixed_dictionaries({"belonging": UNIT, "competence": UNIT, "autonomy": UNIT}),
        "prompt_data": PROMPTS,
    }
).map(StateView.model_validate)
FINDINGS = st.builds(
    UnhealthyPattern,
    type=TEXT,
    severity=st.sampled_from(["mild", "moderate", "severe"]),
    description=TEXT,
    first_detected=st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)


@given(said=RESULTS | STATES)
def test_an_answer_is_written_as_pydantic_writes_it(said: TurnResult | StateView):
    assert views.written(said) == said.model_dump_json().encode()


@given(result=RESULTS, happened=TEXT)
def test_an_answer_that_also_says_what_happened_is_written_so_too(result: TurnResult, happened: str):
    told = result.model_copy(update={"prompt_data": telling(result.prompt_data, happened)})
    assert views.written(told) == told.model_dump_json().encode()


@given(result=RESULTS, findings=st.lists(FINDINGS, max_size=2))
def test_an_answer_is_kept_as_pydantic_writes_it_and_read_back_the_same(
    result: TurnResult, findings: list[UnhealthyPattern]
):
    kept = views.kept_answer(result, findings)
    assert kept == _KeptAnswer(result=result, findings=findings).model_dump_json()
    assert views.written(_KeptAnswer.model_validate_json(kept).result) == views.written(result)
