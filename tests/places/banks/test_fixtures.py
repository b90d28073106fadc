"""The bench of other tools' files counts the questions of a file as a person does, so that it fails for a reason."""

from pathlib import Path

import pytest

from tests.benchmarks.fixtures import COUNTS, measure

pytestmark = pytest.mark.django_db
GOOD = "When is a spring tide?\nA) At new moon\nB) Never\nANSWER: A\n"
LEFT = "When is a neap tide?\nA) At half moon\nB) Never\n"


def test_a_question_of_aiken_that_was_left_off_is_one_of_its_file(tmp_path: Path) -> None:
    """With its last line the next one begins, or the file ends: it is refused, and not wrong."""
    unspaced = GOOD.replace("A) ", "A)").replace("B) ", "B)")
    spread = GOOD.replace("\nA)", "\n\nA)").replace("ANSWER: A", "\nanswer : a")
    for number, (text, taken, refused) in enumerate(
        (
            (GOOD * 2, 2, 0),
            (f"{GOOD}\n{LEFT}\n{GOOD}", 2, 1),
            (f"{GOOD}\n{LEFT}", 1, 1),
            (f"A) Not begun\n\nANSWER: it was not\n\n{GOOD}\n{LEFT}\n{unspaced}", 1, 3),
            (f"{spread}\n{LEFT}".replace("\n", "\r\n"), 1, 1),
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "some.txt").write_bytes(text.encode())
        table = measure([folder])
        row = table.rows["aiken"]
        assert (row["right"], row["refused"], row["wrong"], row["crash"]) == (taken, refused, 0, 0), (text, table.told)
        assert row["questions"] == taken + refused, text


def test_what_is_lost_without_a_word_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The count of the source stands apart from the readers: a file of which it finds more is wrong."""
    monkeypatch.setitem(COUNTS, "aiken", lambda text: text.count("tide"))
    (tmp_path / "some.txt").write_text(GOOD.replace("spring tide?", "spring tide? A tide!"))
    table = measure([tmp_path])
    assert table.rows["aiken"]["wrong"] == 1 and table.told
