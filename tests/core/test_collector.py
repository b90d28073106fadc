"""Work without the collector of garbage leaves it as it was."""

import gc
from collections.abc import Iterator

import pytest

from study.core.collector import without_collector


@pytest.fixture(autouse=True)
def on_again() -> Iterator[None]:
    yield
    gc.enable()


def test_it_rests_during_the_work_and_goes_on_after_it() -> None:
    with without_collector():
        assert not gc.isenabled()
        with without_collector():
            pass
        assert not gc.isenabled(), "work within other work must not end its rest"
    assert gc.isenabled()


def test_it_goes_on_after_work_that_failed() -> None:
    with pytest.raises(ValueError, match="torn"), without_collector():
        raise ValueError("torn")
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off() -> None:
    gc.disable()
    with without_collector():
        pass
    assert not gc.isenabled()
