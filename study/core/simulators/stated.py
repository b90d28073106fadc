"""The inputs of a run in words, so that a question about it says all that its answer depends on."""

from collections.abc import Iterable, Sequence
from typing import Any

from study.core.simulators.parameters import Parameter, declared
from study.core.text.number import number

FEWEST = 3
"""So many moments at equal distances are told by their distance."""


def stated(params: Any) -> str:
    """The inputs as a sentence: `Account limit 1,000; checkout: requests 60 requests/s, mean duration 500 ms.`"""
    return "; ".join(inputs(params)) + "."


def inputs(params: Any) -> list[str]:
    """The inputs one by one: those that are not the usual ones, and those of the others that everybody sees."""
    return _stated(params)


def _stated(params: Any, unsaid: Sequence[str] = ()) -> list[str]:
    usual = type(params)()
    found: list[str] = []
    for name, about in declared(type(params)).items():
        value = getattr(params, name)
        if name in ("name", *unsaid) or (value == getattr(usual, name) and (about.advanced or value in (None, (), ""))):
            continue
        if about.words:
            found.append(f"{about.label} {about.words(value)}")
        elif about.of and value and len(value) and isinstance(value[0], about.of):
            found += [_thing(one) for one in value]
        else:
            found.append(f"{about.label} {said(about, value)}")
    return found


def said(about: Parameter, value: Any) -> str:
    """A value of a parameter with its unit."""
    if value is None or value == ():
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int | float):
        return number(value, about.unit, places=None)
    if isinstance(value, tuple) and value and all(isinstance(one, int | float) for one in value):
        return moments(value) if about.unit == "s" else f"{', '.join(number(one) for one in value)} {about.unit}"
    return str(about.write(value)).replace(",", ", ") if about.write else str(value)


def moments(seconds: Iterable[float]) -> str:
    """Moments in words: `every 0.2 s from 0 s to 9.8 s, 10 more at 4 s`."""
    times: dict[float, int] = {}
    for at in seconds:
        times[at] = times.get(at, 0) + 1
    found: list[str] = []
    more = [(at, count - 1) for at, count in times.items() if count > 1]
    for run in _even(sorted(times)):
        if len(run) >= FEWEST:
            found.append(f"every {_s(run[1] - run[0])} from {_s(run[0])} to {_s(run[-1])}")
            found += [f"{number(count)} more at {_s(at)}" for at, count in more if at in run]
        else:
            found += [f"{number(times[at])} at {_s(at)}" for at in run]
    return ", ".join(found)


def _even(moments: list[float]) -> list[list[float]]:
    """The moments in stretches of equal distances."""
    found: list[list[float]] = []
    for at in moments:
        if found and (len(found[-1]) < 2 or abs((at - found[-1][-1]) - (found[-1][1] - found[-1][0])) < 1e-6):
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _thing(thing: Any) -> str:
    called = getattr(thing, "name", type(thing).__name__)
    unsaid = ("rps", "pattern") if getattr(thing, "listed", False) else ()
    named = tuple(name for name in declared(type(thing)) if getattr(thing, name) == called)
    parts = [part[0].lower() + part[1:] for part in _stated(thing, (*unsaid, *named))]
    return f"{called}: {', '.join(parts)}"


def _s(seconds: float) -> str:
    return number(round(seconds, 6), "s", places=6)
