"""Which rows of Anki's log count, and what a card says that has none."""

from study.core.formats.anki.collection import CollectionCard, LoggedReview
from study.core.formats.anki.past import Known, Past, past_of

START = 1_735_704_000_000
DAY = 86_400_000


def past(*rows: tuple[int, int, int], **card: int) -> Past:
    """The past of a card whose log has (button, kind, ease) on successive days."""
    log = [
        LoggedReview(START + day * DAY, 1, button, kind, factor, 2500)
        for day, (button, kind, factor) in enumerate(rows)
    ]
    return past_of(CollectionCard(1, 1, 0, "D", **card), log)


def grades(found: Past) -> list[int]:
    return [review.grade for review in found.reviews]


def test_learning_review_and_relearning_count() -> None:
    found = past((3, 0, 0), (3, 0, 2500), (1, 1, 2300), (3, 2, 2300), (4, 1, 2450))
    assert grades(found) == [3, 3, 1, 3, 4]
    assert found.reviews[0].ident == START and found.reviews[0].milliseconds == 2500
    assert (found.crammed, found.by_hand, found.forgotten) == (0, 0, 0)


def test_cramming_that_moved_nothing_does_not_count_and_that_which_did_counts() -> None:
    found = past((3, 0, 2500), (1, 3, 0), (2, 3, 2500), (3, 1, 2500))
    assert (grades(found), found.crammed) == ([3, 2, 3], 1)


def test_what_was_set_by_hand_is_no_review() -> None:
    found = past((3, 0, 2500), (0, 4, 2500), (0, 5, 2500), (3, 1, 2500), (0, 1, 2500), (5, 1, 2500))
    assert (grades(found), found.by_hand) == ([3, 3], 4)


def test_a_reset_forgets_what_was_before() -> None:
    found = past((3, 0, 2500), (3, 1, 2500), (0, 4, 0), (1, 0, 0), (3, 0, 2500))
    assert (grades(found), found.forgotten) == ([1, 3], 2)
    assert past((3, 0, 2500), (3, 1, 2500), (0, 4, 0)).reviews == ()


def test_a_history_begins_where_the_card_was_learnt_anew() -> None:
    found = past((3, 0, 2500), (3, 1, 2500), (1, 3, 0), (3, 0, 2500), (4, 0, 2500), (3, 1, 2500))
    assert (grades(found), found.forgotten, found.crammed) == ([3, 4, 3], 2, 1)


def test_a_log_that_begins_late_counts_from_there() -> None:
    assert grades(past((3, 1, 2500), (1, 1, 2300), (3, 2, 2300))) == [3, 1, 3]


def test_rows_in_any_order_and_of_no_year_of_ours() -> None:
    rows = [LoggedReview(START + DAY, 1, 4, 1, 1), LoggedReview(START, 1, 3, 0, 1), LoggedReview(7, 1, 1, 0, 1)]
    assert grades(past_of(CollectionCard(1, 1, 0, "D"), rows)) == [3, 4]


def test_a_card_without_a_log_has_what_its_schedule_says() -> None:
    assert past(stage=2, queue=2, due=30, interval=12, factor=2350).known == Known(30, 12, 235)
    assert past(stage=3, queue=1, due=1_735_704_000, interval=5, factor=1300).known == Known(
        1_735_704_000, 5, 130, True
    )
    assert past(stage=2, due=30, interval=12).known == Known(30, 12, 100)
    assert past(stage=1, queue=1, due=1_735_704_000).known is None
    assert past(stage=0).known is None and not past(stage=0).is_there
    assert past((3, 1, 2500), stage=2, due=30, interval=12, factor=2500).known is None


def test_suspended_and_buried_are_taken_over() -> None:
    assert past(queue=-1).suspended and past(queue=-1).is_there
    assert past(queue=-2).buried and past(queue=-3).buried and not past(queue=-1).buried


def test_a_flag_of_any_colour_is_a_flag_and_no_history() -> None:
    assert [past(flag=colour).flagged for colour in range(8)] == [False, *[True] * 7]
    assert not past(flag=3).is_there and past((3, 0, 2500), flag=3).is_there
