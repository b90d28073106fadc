"""Simulators: parameters and a seed in, a trace and results out; and the questions a run answers."""

from typing import Any

from study.core.discovery import plugins
from study.core.simulators import engines
from study.core.simulators.simulator import Simulator
from study.core.text.mention import Mention

ENGINES: dict[str, Simulator[Any]] = plugins(engines, Simulator)
"""Every engine by its name."""


def mentions() -> dict[str, Mention]:
    """The words of notes that call for each engine, by its name."""
    return {name: engine.mention for name, engine in ENGINES.items()}
