"""Every sort of questions has a name in plain words."""

from study.core.generators import SHAPES
from study.core.generators.keep_rates import DOUBT, STRANGERS
from study.core.generators.sorts import NAMES, OTHERS, name_of


def test_every_shape_and_every_sort_that_is_counted_has_a_name_of_its_own() -> None:
    assert SHAPES.keys() | STRANGERS.keys() <= NAMES.keys()
    assert len({*NAMES.values(), OTHERS}) == len(NAMES) + 1


def test_a_doubt_does_not_change_what_is_asked() -> None:
    assert name_of(f"gap{DOUBT}two may do") == name_of("gap") == "a sentence with a gap"
    assert name_of("") == name_of("of old") == OTHERS
