"""Simulators: parameters and a seed in, a trace and results out; and the questions a run answers."""

from typing import Any

from study.core.discovery import plugins
from study.core.simulators import engines
from study.core.simulators.simulator import Simulator

ENGINES: dict[str, Simulator[Any]] = plugins(engines, Simulator)
"""Every engine by its name."""
