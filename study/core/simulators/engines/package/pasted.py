"""A configuration as the Lambda API shows it, or the document of a run, read as parameters of this simulator.

What it does not say is as for a function that nobody set anything for: an API tells neither unzipped sizes nor what is
in a layer, of which it names the size of the archive.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from study.core.problem import Problem
from study.core.simulators.engines.package.params import IMAGE, ZIP, Params
from study.core.simulators.parameters import read

WANTED = (
    "A configuration is a JSON object, as aws lambda get-function-configuration prints it, or the document of a run."
)

_KINDS = {"Zip": ZIP, "Image": IMAGE}
_TAKEN: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "PackageType": ("kind", lambda value: _KINDS.get(value, value)),
    "CodeSize": ("zip_bytes", lambda value: value),
    "MemorySize": ("memory_mb", lambda value: value),
    "Timeout": ("timeout_s", lambda value: value),
    "EphemeralStorage": ("tmp_mb", lambda value: value["Size"]),
    "Environment": ("env", lambda value: value["Variables"]),
    "SnapStart": ("snap_start", lambda value: value["ApplyOn"] == "PublishedVersions"),
    "Layers": ("layers", lambda value: [{"bytes": one.get("CodeSize", 0), "files": []} for one in value]),
}
"""Members of the API's FunctionConfiguration (API of 20 May 2026, botocore 1.43.11), and what they are here."""

_NETWORK = {"SubnetIds": "subnets", "SecurityGroupIds": "security_groups"}


def pasted(text: str) -> tuple[Params | None, tuple[Problem, ...]]:
    """The parameters, or what is wrong with the text."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None, (Problem(WANTED),)
    for wrapped in ("Configuration", "inputs"):
        if isinstance(found, Mapping) and isinstance(found.get(wrapped), Mapping):
            found = found[wrapped]
            if wrapped == "inputs":
                return _read(found)
    if not isinstance(found, Mapping) or not found.keys() & {*_TAKEN, "VpcConfig"}:
        return None, (Problem(WANTED),)
    inputs: dict[str, Any] = {}
    try:
        for name in found.keys() & _TAKEN.keys():
            of, take = _TAKEN[name]
            inputs[of] = take(found[name])
        for name, of in _NETWORK.items():
            inputs[of] = len(found.get("VpcConfig", {}).get(name, ()))
    except (AttributeError, KeyError, TypeError):
        return None, (Problem(f"{WANTED} A member of this one has another form."),)
    return _read(inputs)


def _read(inputs: Mapping[str, Any]) -> tuple[Params | None, tuple[Problem, ...]]:
    params, problems = read(Params, inputs)
    wrong = tuple(one for one in problems if one.severity == "error")
    return (None, wrong) if wrong else (params, ())
