"""A replay answers what the embedded engine answers on its store, byte for byte the same whenever it is run."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from courses import MONDAY, PERSONA, SAID, event, lines, replayed, said, three_weeks
from pydantic import BaseModel
from sqlite_file import fresh

from bot.engine.embedded import EmbeddedEngine
from bot.engine.replay import Replay
from bot.engine.wire import Preferences, ProactiveAction, Relationship, StateView, iso
from bot.errors import InvalidRequestError
from bot.store import Database

DAY = timedelta(days=1)
DEEP = json.loads("[" * 300 + "]" * 300)


class Stored:
    """The embedded engine, lived through the same events one by one."""

    def __init__(self, engine: EmbeddedEngine) -> None:
        self.engine = engine
        self.keys = iter(range(10**6))

    async def live(self, told: dict[str, Any]) -> dict[str, Any]:
        session, at = told["session"], datetime.fromisoformat(told["at"])
        await self.engine.ensure(session, PERSONA, at=at)
        if told["kind"] == "turn" and told["who"] == "user":
            key, speaker = str(next(self.keys)), told.get("speaker", "user")
            await self.engine.turn(session, told["text"], at=at, key=key, speaker=speaker)
        elif told["kind"] == "preferences":
            names = ("enabled", "triggers", "cooldown_hours")
            body = told.get("preferences") or {name: told[name] for name in names if name in told}
            await self.engine.set_preferences(session, Preferences.model_validate(body), at=at)
        elif told["kind"] == "settle":
            try:
                await self.settle(session, told, at=at)
            except InvalidRequestError:
                return {"error": True}
        return await self.shown(session, at=at)

    async def settle(self, session: str, told: dict[str, Any], *, at: datetime) -> None:
        pending = (await self.engine.wishes(session, at=at)).actions
        wanted = [one.id for one in pending if told.get("type") in {None, one.type}]
        action = told.get("id") or next(iter(wanted), "none")
        await self.engine.settle(session, action, told["outcome"], at=at)

    async def shown(self, session: str, *, at: datetime) -> dict[str, Any]:
        wishes = await self.engine.wishes(session, at=at)
        return {
            "relationship": (await self.engine.relationship(session, at=at)).model_dump(mode="json"),
            "state": (await self.engine.state(session, at=at)).model_dump(mode="json"),
            "proactive": [action.model_dump(mode="json") for action in wishes.actions],
            "next_at": wishes.next_check_at and iso(wishes.next_check_at),
        }


def wordless(answer: dict) -> dict:
    """Without the words of an offer: the engine takes them from what the two share, which a replay does not keep."""
    actions = answer.get("proactive")
    return answer | {"proactive": [action | {"message": ""} for action in actions]} if actions else answer


async def test_it_answers_what_the_embedded_engine_answers(tmp_path: Path):
    course = three_weeks()
    answers = replayed(course)
    async with Database.open(fresh(tmp_path / "s.db"), at=MONDAY) as database:
        stored = Stored(EmbeddedEngine(database))
        for told, answer in zip(course, answers, strict=True):
            expected = await stored.live(told)
            if "error" in expected:
                assert "error" in answer, told
            else:
                assert wordless({name: answer[name] for name in expected}) == wordless(expected), told
    assert [answer for answer in answers if answer.get("proactive")]
    assert any(answer["relationship"]["unhealthy_patterns"] for answer in answers if "error" not in answer)


async def test_a_wish_whose_ground_is_gone_is_settled_by_its_id_as_in_the_engine(tmp_path: Path):
    course = [said(SAID[0]), event("preferences", enabled=True), event("look", after=2 * DAY)]
    action = replayed(course)[-1]["proactive"][0]["id"]
    course += [
        said("hello again", after=2 * DAY + timedelta(minutes=1)),
        event("settle", after=2 * DAY + timedelta(minutes=2), id=action, outcome="delivered"),
        event("settle", after=2 * DAY + timedelta(minutes=3), id=action, outcome="delivered"),
        event("settle", after=2 * DAY + timedelta(minutes=4), id=action, outcome="failed"),
        event("look", after=4 * DAY),
    ]
    answers = replayed(course)
    async with Database.open(fresh(tmp_path / "s.db"), at=MONDAY) as database:
        stored = Stored(EmbeddedEngine(database))
        expected = [await stored.live(told) for told in course]
    assert ["error" in one for one in answers] == ["error" in one for one in expected]
    assert {name: answers[-1][name] for name in expected[-1]} == expected[-1]


def as_a_model(model: type[BaseModel], told: dict[str, Any]) -> dict[str, Any]:
    return model.model_validate_json(json.dumps(told)).model_dump(mode="json")


def test_every_line_has_the_shapes_of_the_wire_models():
    for answer in replayed(three_weeks()):
        if "error" in answer:
            assert set(answer) == {"session", "at", "error"}
            continue
        assert list(answer) == ["session", "at", "relationship", "state", "proactive", "next_at", "crisis"]
        assert as_a_model(Relationship, answer["relationship"]) == answer["relationship"]
        assert as_a_model(StateView, answer["state"]) == answer["state"]
        for action in answer["proactive"]:
            assert as_a_model(ProactiveAction, action) == action
        assert answer["at"].endswith("Z")


def test_the_same_events_give_the_same_bytes_in_any_batches():
    course = lines(three_weeks())
    at_once, one_by_one = Replay(PERSONA), Replay(PERSONA)
    assert at_once.answered(course) == [answer for line in course for answer in one_by_one.answered([line])]
    assert Replay(PERSONA).answered(course) == Replay(PERSONA).answered(course)


def test_the_history_shows_the_newest_hundred_oldest_first():
    texts = (SAID[0], SAID[4], SAID[5])
    answers = replayed([said(texts[n % 3], after=timedelta(hours=5 * n)) for n in range(150)])
    history = answers[-1]["relationship"]["trust_history"]
    told = [entry for answer in answers for entry in answer["relationship"]["trust_history"][-1:]]
    assert len(history) == 100
    assert [entry["timestamp"] for entry in history] == sorted(entry["timestamp"] for entry in history)
    assert history[-1] == told[-1]
    assert history[-1]["trust"] == answers[-1]["relationship"]["trust"]


def test_what_the_character_says_moves_nothing():
    later = timedelta(minutes=3)
    told = event("turn", after=later, who="character", text="I hate you, I want to kill myself.")
    spoken, looked = (
        replayed([said(SAID[0]), told])[-1],
        replayed([said(SAID[0]), event("look", after=later)])[-1],
    )
    assert spoken == looked
    assert spoken["crisis"] == "none"


def test_danger_in_what_a_user_wrote_is_named():
    answers = replayed([said("I am going to kill myself tonight"), event("look", after=DAY)])
    assert [answer["crisis"] for answer in answers] == ["imminent", "none"]


def test_an_event_that_goes_back_in_time_counts_at_the_moment_of_the_last():
    earlier, same = said(SAID[0], after=-DAY), said(SAID[0], after=timedelta())
    back, forth = replayed([event("look"), earlier])[-1], replayed([event("look"), same])[-1]
    assert back.pop("at") == iso(MONDAY - DAY)
    assert back.pop("relationship") == forth["relationship"]
    assert back.pop("state") == forth["state"]


def test_sessions_know_nothing_of_each_other():
    alone = replayed([said(SAID[0], "a"), event("look", "a", after=DAY)])
    among = replayed(
        [said(SAID[4], "b"), said(SAID[0], "a"), said(SAID[2], "c"), event("look", "a", after=DAY)]
    )
    assert [answer for answer in among if answer["session"] == "a"] == alone


def test_a_session_without_a_name_is_one_session():
    unnamed = [
        {name: value for name, value in one.items() if name != "session"} for one in (said("hi"), said("oh"))
    ]
    answers = replayed(unnamed)
    assert {answer["session"] for answer in answers} == {"default"}
    assert answers[-1]["relationship"]["relationship_state"]["turn_count"] == 2


def test_null_is_as_missing():
    told = [said(SAID[0]), {**event("look"), "at": "noon"}, event("preferences", enabled=True)]
    missing = [{name: value for name, value in one.items() if name != "session"} for one in told]
    null = [{**one, "session": None} for one in told]
    null[0]["speaker"] = None
    assert replayed(null) == replayed(missing)
    assert {answer["session"] for answer in replayed(null)} == {"default"}


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ([1], "JSON object"),
        ("text", "JSON object"),
        (event("dance"), "kind"),
        ({**event("look"), "at": "yesterday"}, "at"),
        ({**event("look"), "at": 17}, "at"),
        ({**event("look"), "at": "0001-01-01T00:00:00+14:00"}, "at"),
        ({**event("look"), "session": 3}, "session"),
        ({**event("look"), "session": DEEP}, "session"),
        ({**event("look"), "at": DEEP}, "at"),
        ({**event("look"), "kind": DEEP}, "kind"),
        (event("turn", who="dog", text="woof"), "who"),
        (event("turn", who="user"), "text"),
        (event("turn", who="user", text=3), "text"),
        (event("turn", who="user", text="hi", speaker=4), "speaker"),
        (event("preferences"), "preferences.enabled"),
        (event("preferences", enabled="true"), "preferences.enabled"),
        (event("preferences", enabled=True, trigers={}), "preferences.trigers"),
        (event("preferences", enabled=True, triggers={"need": False}), "preferences.triggers.need"),
        (event("preferences", enabled=True, cooldown_hours=-1), "preferences.cooldown_hours"),
        (event("preferences", preferences=[]), "preferences"),
        (event("preferences", preferences=None), "preferences"),
        (event("preferences", preferences={"enabled": True}, triggers={}), "preferences"),
        (event("preferences", preferences={"enabled": True}, note=""), "preferences.note"),
        (event("settle", outcome="delivered", tpye="need_deficit"), "tpye"),
        (event("settle", outcome="lost"), "outcome"),
        (event("settle", outcome="delivered", type="hunger"), "type"),
        (event("settle", outcome="delivered", id="a0a0a0"), "a0a0a0"),
        (event("settle", outcome="delivered"), "pending"),
    ],
)
def test_an_event_that_cannot_be_is_named_and_changes_nothing(told: Any, named: str):
    with_it = replayed([said(SAID[0]), told, event("look", after=DAY)])
    without = replayed([said(SAID[0]), event("look", after=DAY)])
    assert named in with_it[1]["error"]
    assert [with_it[0], with_it[2]] == without


def test_a_turn_may_carry_notes_that_change_nothing():
    noted = said(SAID[0]) | {"id": 7, "labels": ["thanks"], "note": "the first line"}
    assert replayed([noted]) == replayed([said(SAID[0])])


def test_an_empty_event_is_one_of_the_unnamed_session():
    (answer,) = replayed([{}])
    assert (answer["session"], answer["at"]) == ("default", None)
    assert "kind" in answer["error"]


def test_an_error_repeats_only_what_is_text():
    told = [
        {**event("look"), "session": DEEP},
        {**event("look"), "at": DEEP},
        {**event("look"), "at": "noon"},
    ]
    answers = replayed(told)
    named = [(answer["session"], answer["at"]) for answer in answers]
    assert named == [(None, MONDAY.isoformat()), ("a", None), ("a", "noon")]


def test_a_line_that_is_no_json_fails_the_run_and_blank_lines_do_not():
    replay = Replay(PERSONA)
    assert replay.answered([b"", b"  \r", *lines([event("look")])])
    assert not replay.failed
    (answer,) = replay.answered([b"{nonsense"])
    assert json.loads(answer)["session"] is None
    assert replay.failed
