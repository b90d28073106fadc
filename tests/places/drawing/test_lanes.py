"""Lanes: what was done when, in the lane of whoever did it."""

from study.drawing.axis import Scale
from study.drawing.lanes import GAP, PITCH, Lane, lanes, pitch
from study.drawing.svg import picture
from tests.places.drawing.reading import boxes, filled, parsed, paths, words

X = Scale(0, 10, 100, 200)


def test_every_stretch_is_drawn_in_its_lane() -> None:
    each = [
        Lane("A", 0, 10, [(0, 1, "cold"), (1, 4, "served")], group="f"),
        Lane("B", 2, 9, [(2, 3, "served"), (5, 9, "served")], group="f"),
        Lane("A", 0, 10, [(6, 10, "served")], ready=True, group="g"),
    ]
    parts, end = lanes(each, X, 90, 210, 300, 10)
    root = parsed(picture(760, 400, "t", "f", parts))
    assert words(root) == ["A", "A"]  # of low lanes every second is named; a group begins anew
    assert [(x, width) for x, _, width, _ in boxes(filled(root, "cold"))] == [(100.4, 9.2)]
    served = boxes(paths(root, "f-served"))
    assert [(round(x - 0.4), round(x + width + 0.4)) for x, _, width, _ in served] == [
        (110, 140),
        (120, 130),
        (150, 190),
        (160, 200),
    ]
    assert [y // 10 for _, y, _, _ in served] == [30, 31, 31, 32]
    assert [y for _, y, _, _ in served][-1] - 301.5 == 20 + GAP
    assert boxes(paths(root, "f-served-soft")) == [(90, 320 + GAP, 120, 10)]
    assert end == 330 + GAP


def test_tall_lanes_are_all_named() -> None:
    parts, _ = lanes([Lane(name, 0, 10, []) for name in "ABC"], X, 90, 210, 0, PITCH)
    assert words(parsed(picture(760, 400, "t", "f", parts))) == ["A", "B", "C"]


def test_many_lanes_share_the_room() -> None:
    assert pitch(4, 156) == PITCH
    assert pitch(24, 156) == 6.5
    assert lanes([], X, 90, 210, 7, 13) == ([], 7)
