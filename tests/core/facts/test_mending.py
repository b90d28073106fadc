"""What holds now takes the place of what notes say, where that reads as the notes do."""

import pytest

from study.core.facts.mending import mended, replacement


@pytest.mark.parametrize(
    ("says", "holds", "found"),
    [
        ("5 min", "900 s (15 minutes)", ("5 min", "15 minutes")),
        ("300 s", "900 s (15 minutes)", ("300 s", "900 s")),
        ("up to 5 minutes", "900 s (15 minutes)", ("5 minutes", "15 minutes")),
        ("memory (at most 3GB", "10,240 MB (10 GB)", ("3GB", "10 GB")),
        ("every 12 hours", "every 12 h 25 min", ("12 hours", "12 h 25 min")),
        ("CloudWatch Events", "Amazon EventBridge", ("CloudWatch Events", "Amazon EventBridge")),
        ("5 min", "10,240 MB (10 GB)", None),
        ("Node.js 12", "this runtime is deprecated; use one that is supported", None),
        ("500", "each function scales on its own, every 10 s", None),
        ("128 MB to 1536 MB", "10,240 MB (10 GB)", None),
        ("the nearest 100 ms", "rounded up to the next 1 ms", None),
        ("Go", "Go has no runtime of its own", None),
        ("", "900 s", None),
    ],
)
def test_only_what_reads_as_the_words_do_takes_their_place(
    says: str, holds: str, found: tuple[str, str] | None
) -> None:
    assert replacement(says, holds) == found


LIMIT = ((2, 2), "5 min", "900 s (15 minutes)")


def test_words_are_replaced_where_they_stand_and_nothing_else() -> None:
    text = "# Limits\r\nIt runs for **5** min, not 5 minutes or 15 min.\r\nIt ran for 5 min.\r\n"
    assert mended(text, [LIMIT]) == text.replace("**5** min", "15 minutes")
    assert mended(text.replace("**5** min", "**5 min**"), [LIMIT]) == text.replace("**5** min", "**15 minutes**")
    assert mended(text.replace("**5** min", "5 mins"), [LIMIT]) == text.replace("**5** min", "5 mins")
    assert mended("# Limits\n", [LIMIT]) == "# Limits\n"


@pytest.mark.parametrize(
    "line",
    [
        "It runs for 1.5 min.",
        "It runs for 1,5 min.",
        "It runs for **at most 5** min.",
        "It runs for 5 **min at most**.",
        "It runs for `x=5` min.",
    ],
)
def test_a_part_of_a_number_and_of_what_is_set_off_stay_with_the_writer(line: str) -> None:
    assert mended(line, [((1, 1), "5 min", "900 s (15 minutes)")]) == line


def test_a_stop_or_a_comma_behind_the_words_is_no_part_of_them() -> None:
    line = "It runs for 5 min, not longer. Yes: 5 min."
    assert mended(line, [((1, 1), "5 min", "900 s (15 minutes)")]) == line.replace("5 min,", "15 minutes,")
    assert mended("Keep 500.", [((1, 1), "500", "1,000")]) == "Keep 1,000."


def test_two_claims_about_the_same_words_leave_them_to_the_writer() -> None:
    text = "# Limits\nIt times out after 5 min by default, with 3 GB of memory.\n"
    memory = ((2, 2), "3 GB", "10,240 MB (10 GB)")
    assert mended(text, [LIMIT, ((2, 2), "5 min", "3 s"), memory]) == text.replace("3 GB", "10 GB")
    assert mended(text, [LIMIT, memory, LIMIT]) == text.replace("3 GB", "10 GB").replace("5 min", "15 minutes")
    crossed = ((2, 2), "5 min by default", "3 s by default")
    assert mended(text, [LIMIT, crossed]) == text.replace("5 min", "15 minutes")
