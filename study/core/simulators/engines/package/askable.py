"""Which configurations may be asked about: those of which one thing is refused, or that have something to count."""

from study.core.simulators.engines.package.params import ZIP, Params
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace

LONGEST_ENV = 160
"""Bytes of an environment that somebody is asked to count."""


def breaks_one(params: Params, trace: Trace) -> bool:
    """At most one setting is refused."""
    return len({row["parameter"] for row in trace.results["violations"]}) <= 1


def is_counted(params: Params, trace: Trace) -> bool:
    """An environment of a few variables, and nothing else that matters."""
    return bool(params.env) and trace.results["env_bytes"] <= LONGEST_ENV


def is_layered(params: Params, trace: Trace) -> bool:
    """A .zip with layers, of which some share a file."""
    return params.kind == ZIP and bool(shared(params))


def fits(params: Params, trace: Trace) -> bool:
    """A .zip and its layers, and whether they are too large: the words tell no more."""
    return params.kind == ZIP and usual(params, "zip_bytes", "unzipped_bytes", "upload", "layers", "image_bytes")


def shared(params: Params) -> list[str]:
    """The files that stand in more than one layer, in their order."""
    every = [file for layer in params.layers for file in layer.files]
    return [file for file in dict.fromkeys(every) if every.count(file) > 1]
