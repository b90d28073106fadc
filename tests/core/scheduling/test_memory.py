"""A preset the scheduler cannot work with does not come into being."""

from datetime import timedelta
from typing import Any

import pytest

from study.core.scheduling import Preset
from study.core.scheduling.memory import FSRS_6_WEIGHTS

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    "settings",
    [
        {"weights": FSRS_6_WEIGHTS[:17]},
        {"weights": FSRS_6_WEIGHTS[:19]},
        {"weights": (*FSRS_6_WEIGHTS[:20], 0.9)},
        {"desired_retention": 0.0},
        {"desired_retention": 1.01},
        {"maximum_interval": 0},
        {"learning_steps": (timedelta(),)},
        {"relearning_steps": (10 * MINUTE, MINUTE)},
        {"learning_steps": (timedelta(days=3),), "maximum_interval": 2},
        {"version": 3},
    ],
)
def test_settings_out_of_bounds_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Preset(**settings)


def test_equal_presets_are_one_key() -> None:
    assert len({Preset(), Preset(desired_retention=0.9), Preset(desired_retention=0.8)}) == 2


@pytest.mark.parametrize(
    "settings",
    [
        {"desired_retention": 1.0},
        {"maximum_interval": 1, "learning_steps": (timedelta(days=1),)},
        {"learning_steps": (MINUTE, MINUTE)},
        {"learning_steps": (), "relearning_steps": ()},
    ],
)
def test_settings_at_their_bounds_are_taken(settings: dict[str, Any]) -> None:
    Preset(**settings)
