"""The specification's own examples, unchanged but for address, session and key, against a real server: what they print."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import requests
from api_world import GOOD, ROOT, process

THIS_MACHINE = pytest.mark.allow_hosts(["127.0.0.1"])
NODE = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
CURL = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")

CURL_PROACTIVE = """\
curl https://api.molroo.io/v1/proactive/session_xyz \\
  -H "Authorization: Bearer YOUR_API_KEY"
"""
CURL_PREFERENCES = """\
curl -X PUT https://api.molroo.io/v1/proactive/session_xyz/preferences \\
  -H "Authorization: Bearer YOUR_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "enabled": true,
    "triggers": {
      "attachment_seeking": true,
      "need_deficit": false,
      "emotional_overflow": true
    },
    "cooldown_hours": 6
  }'
"""
CURL_RELATIONSHIP = """\
curl https://api.molroo.io/v1/relationship/session_xyz \\
  -H "Authorization: Bearer YOUR_API_KEY"
"""
JS_PROACTIVE = """\
const response = await fetch(
  "https://api.molroo.io/v1/proactive/session_xyz",
  { headers: { Authorization: "Bearer YOUR_API_KEY" } }
);

const actions = await response.json();

actions.forEach((action) => {
  console.log(`[${action.priority}] ${action.type}: ${action.message}`);
});
"""
JS_PREFERENCES = """\
const response = await fetch(
  "https://api.molroo.io/v1/proactive/session_xyz/preferences",
  {
    method: "PUT",
    headers: {
      Authorization: "Bearer YOUR_API_KEY",
      "Content-Type": "application/json",
    },
    body: JSON.stringify({
      enabled: true,
      triggers: {
        attachment_seeking: true,
        need_deficit: false,
        emotional_overflow: true,
      },
      cooldown_hours: 6,
    }),
  }
);

const result = await response.json();
console.log(result.preferences);
"""
JS_RELATIONSHIP = """\
const response = await fetch(
  "https://api.molroo.io/v1/relationship/session_xyz",
  { headers: { Authorization: "Bearer YOUR_API_KEY" } }
);

const relationship = await response.json();

console.log(relationship.trust);             // 0.72
console.log(relationship.attachment_style);  // "secure"
console.log(relationship.relationship_state);
// { depth: 0.45, familiarity: 0.6, rapport: 0.55, turn_count: 34 }

console.log(relationship.trust_history.slice(-3));
console.log(relationship.unhealthy_patterns);
"""
PY_PROACTIVE = """\
import requests

response = requests.get(
    "https://api.molroo.io/v1/proactive/session_xyz",
    headers={"Authorization": "Bearer YOUR_API_KEY"},
)

actions = response.json()

for action in actions:
    print(f"[{action['priority']}] {action['type']}: {action['message']}")
"""
PY_PREFERENCES = """\
import requests

response = requests.put(
    "https://api.molroo.io/v1/proactive/session_xyz/preferences",
    headers={"Authorization": "Bearer YOUR_API_KEY"},
    json={
        "enabled": True,
        "triggers": {
            "attachment_seeking": True,
            "need_deficit": False,
            "emotional_overflow": True,
        },
        "cooldown_hours": 6,
    },
)

result = response.json()
print(result["preferences"])
"""
PY_RELATIONSHIP = """\
import requests

response = requests.get(
    "https://api.molroo.io/v1/relationship/session_xyz",
    headers={"Authorization": "Bearer YOUR_API_KEY"},
)

relationship = response.json()

print(f"Trust: {relationship['trust']}")               # Trust: 0.72
print(f"Attachment: {relationship['attachment_style']}") # Attachment: secure
print(f"Depth: {relationship['relationship_state']['depth']}")  # Depth: 0.45

for entry in relationship["trust_history"][-3:]:
    print(f"  {entry['timestamp']}: {entry['trust']} ({entry['reason']})")

if relationship["unhealthy_patterns"]:
    for pattern in relationship["unhealthy_patterns"]:
        print(f"  Warning [{pattern['severity']}]: {pattern['description']}")
"""
SET = {
    "enabled": True,
    "triggers": {"attachment_seeking": True, "need_deficit": False, "emotional_overflow": True},
    "cooldown_hours": 6,
}
AN_ACTION = re.compile(r"^\[(low|medium|high)\] need_deficit: .{10,}$", re.MULTILINE)


@dataclass
class Live:
    """A server and a key to it."""

    url: str
    key: str

    def ask(self, method: str, path: str, **body) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.key}"}
        return requests.request(method, self.url + path, json=body or None, headers=headers, timeout=250)

    def session(self) -> str:
        return self.ask("POST", "/v1/persona", preset="cheerful_companion").json()["sessionId"]

    def turn(self, session: str, **what) -> None:
        assert self.ask("POST", "/v1/turn", sessionId=session, **what).status_code == 200

    def known(self) -> str:
        """Somebody wrote three good lines."""
        session = self.session()
        for _ in range(3):
            self.turn(session, message=GOOD, elapsedSeconds=60)
        return session

    def wanting(self) -> str:
        """Somebody wrote, opted in, and two days went by."""
        session = self.known()
        self.ask("PUT", f"/v1/proactive/{session}/preferences", enabled=True)
        event = {"description": "The sun rises.", "source": "system"}
        self.turn(session, event=event, elapsedSeconds=2 * 86_400)
        return session

    def run(self, kind: str, example: str, session: str) -> str:
        """What the example prints."""
        text = (
            example.replace("https://api.molroo.io", self.url)
            .replace("session_xyz", session)
            .replace("YOUR_API_KEY", self.key)
        )
        command = {
            "curl": ["/bin/sh", "-c", text.replace("curl ", "curl -s ", 1)],
            "node": ["node", "--input-type=module", "-e", text],
            "python": [sys.executable, "-c", text],
        }[kind]
        return subprocess.run(command, capture_output=True, text=True, timeout=250, check=True).stdout


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with process(tmp_path_factory.mktemp("live")) as (served, key):
        yield Live(served.url, key)


LANGUAGES = [
    pytest.param("curl", marks=CURL),
    pytest.param("node", marks=NODE),
    "python",
]


@THIS_MACHINE
@CURL
def test_curl_shows_the_pending_actions_as_a_bare_array(live: Live):
    (action,) = json.loads(live.run("curl", CURL_PROACTIVE, live.wanting()))
    assert set(action) == {"id", "type", "message", "priority", "metadata"}
    assert json.loads(live.run("curl", CURL_PROACTIVE, live.session())) == []


@THIS_MACHINE
@CURL
def test_curl_sets_the_preferences_and_gets_them_back_whole(live: Live):
    session = live.session()
    assert json.loads(live.run("curl", CURL_PREFERENCES, session)) == {
        "sessionId": session,
        "preferences": SET,
    }


@THIS_MACHINE
@CURL
def test_curl_shows_the_relationship(live: Live):
    found = json.loads(live.run("curl", CURL_RELATIONSHIP, live.known()))
    assert list(found) == [
        "trust", "trust_history", "attachment_style", "unhealthy_patterns", "relationship_state",
    ]  # fmt: skip
    assert found["relationship_state"]["turn_count"] == 3


@THIS_MACHINE
@NODE
def test_javascript_prints_the_pending_actions(live: Live):
    assert AN_ACTION.search(live.run("node", JS_PROACTIVE, live.wanting()))
    assert live.run("node", JS_PROACTIVE, live.session()) == ""


@THIS_MACHINE
@NODE
def test_javascript_prints_the_preferences(live: Live):
    printed = " ".join(live.run("node", JS_PREFERENCES, live.session()).split())
    triggers = "triggers: { attachment_seeking: true, need_deficit: false, emotional_overflow: true }"
    assert printed == f"{{ enabled: true, {triggers}, cooldown_hours: 6 }}"


@THIS_MACHINE
@NODE
def test_javascript_prints_the_relationship(live: Live):
    printed = live.run("node", JS_RELATIONSHIP, live.known())
    first, second, *rest = printed.splitlines()
    assert re.fullmatch(r"0\.5\d*", first)
    assert second == "secure"
    text = " ".join(rest)
    assert re.search(r"depth: [\d.e-]+, +familiarity: [\d.e-]+, +rapport: [\d.]+, +turn_count: 3", text)
    assert len(re.findall(r"timestamp: '[\d-]+T[\d:.]+Z'", text)) == 3
    assert "reason: 'consistent positive interaction'" in text
    assert rest[-1] == "[]"


@THIS_MACHINE
def test_python_prints_the_pending_actions(live: Live):
    assert AN_ACTION.fullmatch(live.run("python", PY_PROACTIVE, live.wanting()).strip())
    assert live.run("python", PY_PROACTIVE, live.session()) == ""


@THIS_MACHINE
def test_python_prints_the_preferences(live: Live):
    assert live.run("python", PY_PREFERENCES, live.session()).strip() in {
        str(SET),
        str({**SET, "cooldown_hours": 6.0}),
    }


@THIS_MACHINE
def test_python_prints_the_relationship(live: Live):
    lines = live.run("python", PY_RELATIONSHIP, live.known()).splitlines()
    assert re.fullmatch(r"Trust: 0\.5\d*", lines[0])
    assert lines[1] == "Attachment: secure"
    assert re.fullmatch(r"Depth: [\d.e-]+", lines[2])
    assert len(lines) == 6
    entry = r"  [\d-]+T[\d:.]+Z: 0\.5\d* \(consistent positive interaction\)"
    assert all(re.fullmatch(entry, line) for line in lines[3:])


@THIS_MACHINE
@pytest.mark.parametrize("kind", LANGUAGES)
def test_a_wrong_key_and_a_session_that_is_not_there_are_told_apart(live: Live, kind: str):
    printing = {
        "curl": CURL_RELATIONSHIP,
        "node": JS_PROACTIVE.split("actions.forEach", maxsplit=1)[0]
        + "console.log(JSON.stringify(actions));",
        "python": PY_PROACTIVE.split("for action", maxsplit=1)[0] + "import json; print(json.dumps(actions))",
    }[kind]
    assert json.loads(live.run(kind, printing, "session_xyz_2"))["error"]["code"] == "NOT_FOUND"
    stranger = Live(live.url, "nobody")
    assert json.loads(stranger.run(kind, printing, live.session()))["error"]["code"] == "UNAUTHORIZED"


@THIS_MACHINE
@CURL
def test_the_calls_of_the_readme_work_as_they_stand_there_and_something_comes_up(live: Live):
    answers = called(live, "http", "")
    assert answers[0]["persona"]["identity"]["name"] == "Sonder"
    assert answers[1]["discrete_emotion"]["primary"] == "gratitude"
    assert answers[2]["relationship_state"]["turn_count"] == 1
    switched, turned, (action,) = called(live, "proactive", answers[0]["sessionId"])
    shown = {"attachment_seeking": True, "need_deficit": True, "emotional_overflow": True}
    assert switched["preferences"] == {"enabled": True, "triggers": shown, "cooldown_hours": 4}
    assert "new_emotion" in turned
    assert (action["type"], "expires_at" in action["metadata"]) == ("need_deficit", True)


def called(live: Live, block: str, session: str) -> list:
    """What the three calls of a block of the README answer, one after the other."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    text = readme.split(f"<!-- {block}: begin -->")[1].split(f"<!-- {block}: end -->")[0]
    calls = text.strip().removeprefix("```sh\n").removesuffix("\n```").split("\n\n")
    assert len(calls) == 3
    answers: list = []
    for call in calls:
        settings = {"KEY": live.key, "SESSION": session}
        done = subprocess.run(
            [
                "/bin/sh",
                "-c",
                call.replace("http://127.0.0.1:8700", live.url).replace("curl ", "curl -s ", 1),
            ],
            capture_output=True,
            check=True,
            timeout=250,
            env={**os.environ, **settings},
        )
        answers.append(json.loads(done.stdout))
        session = session or answers[0]["sessionId"]
    return answers
