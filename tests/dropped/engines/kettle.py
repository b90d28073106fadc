"""A kettle: how long its water takes to boil."""

import re
from dataclasses import dataclass
from random import Random
from typing import Any

from study.core.problem import Problem
from study.core.simulators.parameters import parameter
from study.core.simulators.simulator import Asked, Event, Maker, Note, Preset, Result, Simulator, Trace, Wrong
from study.core.simulators.subjects import Subject
from study.core.text.mention import Mention
from study.core.text.scope import Scope

JOULES = 336_000  # what a litre takes from 20 to 100 degrees


@dataclass(frozen=True, slots=True)
class Params:
    litres: int = parameter(1, "Water", unit="l", minimum=1, maximum=3)
    watts: int = parameter(2000, "Power", unit="W", minimum=1000, maximum=3000)


def run(params: Params, seed: int) -> Trace:
    seconds = params.litres * JOULES / params.watts
    return Trace(
        {"seconds": seconds},
        (Event(0.0, "on", "kettle"), Event(seconds, "boils", "kettle", "served")),
        (Note("simplified", "Nothing is lost to the air."),),
        f"It boils after {seconds:g} s.",
    )


def check(params: Params) -> tuple[Problem, ...]:
    return ()


def draw(random: Random) -> Params:
    return Params(litres=random.randint(1, 3), watts=random.choice((1000, 2000, 3000)))


def ask(params: Params, trace: Trace) -> Asked | None:
    seconds: Any = trace.results["seconds"]
    return Asked(
        f"A kettle of {params.watts:,} W holds {params.litres} l. After how many seconds does it boil?",
        seconds,
        "s",
        (
            Wrong("power doubled", seconds / 2, "The kettle is no stronger than it says."),
            Wrong("grams taken for litres", seconds / 1000, "A litre is a thousand grams."),
            Wrong("water doubled", seconds * 2, "There is no more water than it says."),
        ),
        f"{params.litres} × 336,000 / {params.watts:,} = {seconds:g} s.",
        tolerance=0.5,
    )


PLUGIN = Simulator(
    name="kettle",
    title="Kettle",
    version=1,
    params=Params,
    run=run,
    check=check,
    results=(Result("seconds", "When it boils.", "number", unit="s"),),
    presets=(Preset("tea", "Tea for two", Params()), Preset("pot", "A pot", Params(litres=3), terms=("pot",))),
    makers=(Maker("boil", "Boiling", draw, ask),),
    subject=Subject(Scope(("water",)), Scope(("breakfast",))),
    mention=Mention(re.compile(r"\bkettles?\b"), ("kettle",)),
    terms=("kettle", "boil"),
)
