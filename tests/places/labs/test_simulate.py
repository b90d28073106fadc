"""`manage.py simulate` keeps the shapes that are promised."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from study.core.simulators import ENGINES


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    try:
        call_command("simulate", *args)
        status = 0
    except CommandError as error:
        status = error.returncode
    out, err = capsys.readouterr()
    return status, out, err


def document(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    status, out, err = run(capsys, *args, "--json")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gives_the_same_document_each_time(engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    for preset in ENGINES[engine].presets:
        found = document(capsys, engine, "--preset", preset.name, "--seed", "7")
        assert {"engine", "version", "seed", "inputs", "results", "events", "notes"} <= set(found)
        assert (found["engine"], found["seed"]) == (engine, 7)
        assert found == document(capsys, engine, "--preset", preset.name, "--seed", "7")
        assert run(capsys, engine, "--preset", preset.name, "--format", "table")[0] == 0
    assert json.loads(run(capsys, engine, "--schema")[1])["properties"]["inputs"]


def test_what_comes_later_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "params.json"
    file.write_text('{"outcomes": "error:1,error:1,error:1", "max_retry_attempts": 1}')
    args = ("retries", "--params", str(file))
    assert [one["start"] for one in document(capsys, *args)["results"]["attempts"]] == [0, 61]
    found = document(capsys, *args, "--set", "max_retry_attempts=2")
    assert [one["start"] for one in found["results"]["attempts"]] == [0, 61, 182]
    assert (found["results"]["outcome"], found["results"]["reason"]) == ("failed", "RetriesExhausted")


def test_a_wrong_value_names_the_parameter_and_its_range(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "retries", "--set", "max_retry_attempts=3", "--set", "colour=red", "--json")
    assert status == 1
    assert {one["parameter"] for one in json.loads(out)["problems"]} == {"max_retry_attempts", "colour"}
    assert "0 to 2" in err


@pytest.mark.parametrize(
    "args", [(), ("nothing",), ("retries", "--preset", "nothing"), ("retries", "--set", "outcomes")]
)
def test_wrong_usage_is_status_2(args: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *args)[0] == 2


def test_the_list_names_every_engine(capsys: pytest.CaptureFixture[str]) -> None:
    assert [one["engine"] for one in json.loads(run(capsys, "--list", "--json")[1])] == list(ENGINES)
