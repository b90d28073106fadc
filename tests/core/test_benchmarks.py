"""What `make bench` promises: named groups, and JSON."""

from pathlib import Path

import pytest

from tests.benchmarks.__main__ import GROUPS, main
from tests.benchmarks.figures import Figure

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"


def test_a_name_that_is_no_group_is_wrong_usage_and_measures_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["notes", "no-such-group"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "there is no group no-such-group" in said
    assert all(name in said for name in GROUPS)


def test_every_module_that_measures_is_in_a_group() -> None:
    named = (FOLDER / "__main__.py").read_text()
    measuring = [path.stem for path in FOLDER.glob("*.py") if "\ndef run(" in path.read_text()]
    assert measuring
    ways = ('_of("{}"', 'import_module("tests.benchmarks.{}")')
    assert [name for name in measuring if not any(way.format(name) in named for way in ways)] == []


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        (Figure("reading", 2.5, "s", 2), False),
        (Figure("reading", 2, "s", 2), True),
        (Figure("reading", 2, "s"), True),
        (Figure("requests", 2, "k/s", 3, at_least=True, peer=1.0), False),
    ],
)
def test_a_figure_is_written_with_its_budget_and_whether_it_is_kept(figure: Figure, kept: bool) -> None:
    assert figure.document == {
        "name": figure.name,
        "value": figure.value,
        "unit": figure.unit,
        "budget": figure.budget,
        "kept": kept,
        "peer": figure.peer,
    }
