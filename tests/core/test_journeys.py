"""The tests in the browser that write are journeys, and run on both databases. The others are named here."""

import ast
from pathlib import Path

BROWSER = Path(__file__).parents[1] / "browser"
# What they look at is drawn, or the same for everybody: the database cannot matter. What these pages read is asked of
# both databases in tests/places.
ONCE = {
    *("test_each_lab.py", "test_figures.py", "test_first_sight.py", "test_labs.py", "test_moving.py"),
    *("test_pressing.py", "test_state_quiz.py", "test_touching.py"),
    *("test_screens.py", "test_topic_pages.py", "test_chromium.py"),
}


def is_journey(path: Path) -> bool:
    """Whether the file says so of all its tests."""
    told = [ast.unparse(node) for node in ast.parse(path.read_text()).body if isinstance(node, ast.Assign)]
    return "pytestmark = pytest.mark.journey" in told


def test_every_file_says_which_it_is() -> None:
    files = set(BROWSER.glob("test_*.py"))
    assert {path.name for path in files if not is_journey(path)} == ONCE
