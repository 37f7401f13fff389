"""The configuration: every setting is in the example, every mistake is named, no secret is told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.config import Config, Secrets, load, with_environment
from bot.errors import StartError
from bot.services import persona_of

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def example_with_every_line_switched_on() -> dict[str, object]:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return tomllib.loads("\n".join(_uncommented(line) for line in lines))


def _uncommented(line: str) -> str:
    bare = line.removeprefix("# ")
    name, equals, _ = bare.partition(" = ")
    return bare if line.startswith("# ") and equals and name.isidentifier() else line


def settings_of(model: type, prefix: str = "") -> set[str]:
    names: set[str] = set()
    for name, field in model.model_fields.items():
        inner = field.annotation
        nested = isinstance(inner, type) and hasattr(inner, "model_fields")
        names |= settings_of(inner, f"{prefix}{name}.") if nested else {f"{prefix}{name}"}
    return names


def leaves(values: dict[str, object], prefix: str = "") -> set[str]:
    names: set[str] = set()
    for name, value in values.items():
        names |= leaves(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}"}
    return names


def test_the_example_shows_every_setting_and_no_other():
    assert leaves(example_with_every_line_switched_on()) == settings_of(Config)


def test_the_example_as_it_is_shows_the_defaults():
    assert load(EXAMPLE, must_exist=True) == Config()


def test_the_example_with_every_line_switched_on_is_valid():
    config = Config.model_validate(example_with_every_line_switched_on())
    assert persona_of(config.persona).identity.name == "Sonder"


def test_all_mistakes_are_named_at_once_and_no_value_is_repeated(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text('[outreach]\ncooldwn_hours = 3\nper_day = 0\n[voice]\nbase_url = "hunter2"\n')
    with pytest.raises(StartError) as told:
        load(file, must_exist=True)
    for name in ("outreach.cooldwn_hours", "outreach.per_day", "voice.base_url"):
        assert name in str(told.value)
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize(
    ("section", "line", "told"),
    [
        ("outreach", 'per_day = "3"', "outreach.per_day: must be a whole number"),
        ("outreach", "per_week = true", "outreach.per_week: must be a whole number"),
        ("outreach", "cooldown_hours = true", "outreach.cooldown_hours: must be a number"),
        ("outreach", 'cooldown_hours = "77"', "outreach.cooldown_hours: must be a number"),
        ("outreach", 'enabled = "no"', "outreach.enabled: must be true or false"),
        ("discord", "message_content = 1", "discord.message_content: must be true or false"),
        ("voice", "model = 77", "voice.model: must be text"),
        ("persona", 'goals = "win"', "persona.goals: must be a list"),
    ],
)
def test_a_value_of_another_kind_is_refused_and_not_repeated(
    tmp_path: Path, section: str, line: str, told: str
):
    file = tmp_path / "config.toml"
    file.write_text(f"[{section}]\n{line}\n")
    with pytest.raises(StartError) as refused:
        load(file, must_exist=True)
    assert told in str(refused.value)
    assert "77" not in str(refused.value).replace(str(file), "")


def test_a_whole_number_will_do_where_a_fraction_may_stand(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text("[outreach]\ncooldown_hours = 5\n[persona.personality]\nO = 1\n")
    config = load(file, must_exist=True)
    assert (config.outreach.cooldown_hours, config.persona.personality.O) == (5, 1)


@pytest.mark.parametrize("content", [b"[outreach\n", b"\xff\xfe\x00", b"outreach = 3"])
def test_what_cannot_be_read_ends_in_a_sentence(tmp_path: Path, content: bytes):
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(StartError, match=r"config\.toml"):
        load(file, must_exist=True)


def test_a_file_that_was_named_must_exist(tmp_path: Path):
    with pytest.raises(StartError, match="There is no"):
        load(tmp_path / "none.toml", must_exist=True)
    assert load(tmp_path / "none.toml", must_exist=False) == Config()


def test_the_environment_alone_can_plug_in_a_model():
    secrets = Secrets(
        _env_file=None,
        SONDER_MODEL_URL="http://127.0.0.1:11434/v1/",
        SONDER_MODEL="tiny",
        SONDER_MODEL_KEY="k",
    )
    voice = with_environment(Config(), secrets).voice
    assert (voice.base_url, voice.model) == ("http://127.0.0.1:11434/v1", "tiny")


def test_an_address_without_a_models_name_is_refused():
    with pytest.raises(StartError, match="SONDER_MODEL"):
        with_environment(Config(), Secrets(_env_file=None, SONDER_MODEL_URL="http://127.0.0.1:1/v1"))


def test_a_secret_never_shows_in_print():
    secrets = Secrets(_env_file=None, DISCORD_TOKEN="very-secret", SONDER_MODEL_KEY="also-secret")
    assert "secret" not in repr(secrets).replace("SecretStr", "")


def test_a_preset_that_does_not_exist_is_named():
    config = Config.model_validate({"persona": {"preset": "grumpy_cat"}})
    with pytest.raises(StartError, match=r"grumpy_cat.*cheerful_companion"):
        persona_of(config.persona)


def test_the_environment_alone_can_name_the_store_with_its_password():
    secrets = Secrets(_env_file=None, SONDER_STORE_URL="postgresql://sonder:hunter2@127.0.0.1/sonder")
    assert "hunter2" not in repr(secrets)
    assert with_environment(Config(), secrets).store.url == "postgresql://sonder:hunter2@127.0.0.1/sonder"


def test_a_password_in_the_file_is_refused_and_not_repeated(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text('[store]\nurl = "postgresql://sonder:hunter2@127.0.0.1/sonder"\n')
    with pytest.raises(StartError, match="SONDER_STORE_URL") as told:
        load(file, must_exist=True)
    assert "hunter2" not in str(told.value)


def test_shards_for_each_process_want_to_know_how_many_there_are(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text("[discord]\nshards_per_process = 2\n")
    with pytest.raises(StartError, match="how many there are in all"):
        load(file, must_exist=True)


WRONG = ["true", "-1", "0", "3.5", "nan", "inf", "1e12", "99999999999999999999", '""', '"never"', f'"{"x" * 600}"', "[]", "[1]",
         f'["{"x" * 300}"]', str(["a"] * 30), "{}", "{ x = 1 }"]  # fmt: skip
"""A value of each kind, too small, too large, too long, as TOML writes it."""


def test_every_wrong_value_of_every_setting_is_told_in_plain_words(tmp_path: Path):
    file, refused = tmp_path / "config.toml", 0
    for setting in sorted(settings_of(Config)):
        for wrong in WRONG:
            file.write_text(f"{setting} = {wrong}\n")
            try:
                config = load(file, must_exist=True)
                persona_of(config.persona)
            except StartError as told:
                sentence, refused = str(told).removeprefix(str(file)), refused + 1
                assert setting.split(".")[0] in sentence, (setting, wrong)
                assert not re.search(r"should|Input|valid |validation|at least|_type|as it is", sentence), (
                    setting,
                    sentence,
                )
    assert refused > 10 * len(settings_of(Config))
