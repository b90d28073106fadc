"""The JSON Schema of a simulator: its inputs and results, with units, ranges and sources."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from study.core.simulators.parameters import Parameter, declared, plain
from study.core.simulators.simulator import Result, Simulator

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[Any, str] = {int: "integer", float: "number", bool: "boolean", str: "string"}


def schema(simulator: Simulator[Any]) -> dict[str, Any]:
    """Describe the `inputs` and `results` of a run. `unit`, `source` and `simplified` are annotations
    of ours beside the standard keywords."""
    return {
        "$schema": DIALECT,
        "title": simulator.title,
        "engine": simulator.name,
        "version": simulator.version,
        "type": "object",
        "properties": {"inputs": _inputs(simulator.params), "results": _object(simulator.results)},
        "required": ["inputs", "results"],
    }


def _inputs(params: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(params)
    defaults = plain(params())
    properties = {
        name: _parameter(about, hints[name]) | {"default": defaults[name]} for name, about in declared(params).items()
    }
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _parameter(about: Parameter, hint: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "title": about.label,
        "description": about.help,
        "unit": about.unit,
        "source": about.source,
        "enum": list(about.choices),
    }
    described = {"type": _type(hint, about)} | {name: value for name, value in known.items() if value}
    described |= _range(about.minimum, about.maximum)
    if about.simplified:
        described["simplified"] = True
    if described["type"] == "array":
        described["items"] = _inputs(about.of) if about.of else _listed(about)
    if about.json:
        described |= {"type": "object", "additionalProperties": {}}
    if about.mapping:
        described["additionalProperties"] = {"type": about.items}
    return described


def _listed(about: Parameter) -> dict[str, Any]:
    """One of a list of plain values."""
    return {"type": "array", "items": {"type": "string"}} if about.items == "pairs" else {"type": about.items}


def _type(hint: Any, about: Parameter) -> Any:
    if about.mapping:
        return "object"
    if isinstance(hint, UnionType):
        options = [_type(option, about) for option in get_args(hint) if option is not NoneType]
        return [*options, "null"]
    return _TYPES.get(hint, "array")


def _object(fields: tuple[Result, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {item.name: _result(item) for item in fields},
        "required": [item.name for item in fields],
    }


def _result(item: Result) -> dict[str, Any]:
    about: Mapping[str, Any] = {"description": item.meaning, "unit": item.unit, "source": item.source}
    described: dict[str, Any] = {name: value for name, value in about.items() if value}
    described |= _range(item.minimum, item.maximum)
    if item.choices:
        described["enum"] = [*item.choices, *([None] if item.optional else [])]
    described["type"] = [item.type, "null"] if item.optional else item.type
    if item.type == "array":
        described["items"] = _object(item.fields) if item.fields else {"type": item.items}
    elif item.type == "object":
        described |= _object(item.fields) if item.fields else {"additionalProperties": _each(item)}
    return described


def _each(item: Result) -> dict[str, Any]:
    """Any value of an object that maps names to them."""
    return {} if item.items == "any" else {"type": item.items}


def _range(minimum: float | None, maximum: float | None) -> dict[str, float]:
    return {name: value for name, value in (("minimum", minimum), ("maximum", maximum)) if value is not None}
