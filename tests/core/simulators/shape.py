"""Whether a value has the shape that a JSON Schema of ours describes: the few keywords that we write."""

from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "integer": int,
    "number": (int, float),
    "string": str,
    "boolean": bool,
    "array": (list, tuple),
    "object": dict,
    "null": type(None),
}


def wrong(value: Any, about: dict[str, Any], where: str = "") -> list[str]:
    """What does not fit, by its path."""
    if not about:  # anything fits
        return []
    types = about["type"] if isinstance(about["type"], list) else [about["type"]]
    if not any(_is(value, name) for name in types):
        return [f"{where}: {value!r} is not {types}"]
    found = []
    if "enum" in about and value not in about["enum"]:
        found.append(f"{where}: {value!r} is not among {about['enum']}")
    if isinstance(value, int | float) and not about.get("minimum", value) <= value <= about.get("maximum", value):
        found.append(f"{where}: {value} is out of range")
    if isinstance(value, list | tuple):
        return found + [text for i, item in enumerate(value) for text in wrong(item, about["items"], f"{where}[{i}]")]
    return found + _object(value, about, where) if isinstance(value, dict) else found


def _object(value: dict[str, Any], about: dict[str, Any], where: str) -> list[str]:
    if "properties" not in about:
        each = about["additionalProperties"]
        return [text for name, item in value.items() for text in wrong(item, each, f"{where}.{name}")]
    if list(value) != list(about["properties"]):
        return [f"{where}: {list(value)} are not {list(about['properties'])}"]
    return [text for name, item in value.items() for text in wrong(item, about["properties"][name], f"{where}.{name}")]


def _is(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
