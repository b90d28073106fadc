"""Parameters of simulators: declared once, for form, command line, JSON Schema and address."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from json import loads
from typing import Any, get_type_hints

from study.core.problem import Problem
from study.core.text.number import between, number

KEY = "parameter"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What is known about one parameter. Bounds are inclusive; `source` says where they come from;
    `simplified` marks a value of our own choice. `choices` lists the texts allowed. `advanced` ones
    are folded away on the page; a `compound` one is a list or a little text language, with a reader
    of its own: `read(text or JSON) -> (value, message)`, one of them None or empty, and its inverse
    `write(value) -> text`. Where it is a list of things with parameters of their own, `of` is their
    dataclass; where it is a list of plain values, `items` is their JSON type, `pairs` for pairs of texts. Where it
    is the text of a JSON object (`json`), documents hold the object. A `mapping` is held as pairs of texts, and is
    a JSON object outside. `words(value)` says it in a sentence, where that is not what `write` gives."""

    label: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    help: str = ""
    source: str = ""
    simplified: bool = False
    choices: tuple[str, ...] = ()
    advanced: bool = False
    optional: bool = False
    read: Any = None
    write: Any = None
    words: Any = None
    of: type[Any] | None = None
    items: str = "number"
    json: bool = False
    mapping: bool = False


def parameter(default: Any, label: str, **about: Any) -> Any:
    """Declare a field of a Params dataclass."""
    return field(default=default, metadata={KEY: Parameter(label=label, **about)})


def declared(params: type[Any]) -> dict[str, Parameter]:
    """The parameters of a Params dataclass by name, in their order."""
    return {item.name: item.metadata[KEY] for item in fields(params)}


def read[P](params: type[P], given: Mapping[str, Any]) -> tuple[P, tuple[Problem, ...]]:
    """Make parameters of texts (a form, an address, the command line) or JSON values.

    What is missing gets its default; what cannot be read or is out of range gets its default too and
    a problem that names the parameter, its range and its unit, so that the other fields are kept.
    """
    hints = get_type_hints(params)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    about = declared(params)
    for name, value in given.items():
        if name not in about:
            problems.append(Problem(f"There is no parameter {name}. There are: {', '.join(about)}.", subject=name))
            continue
        result, message = _read_one(about[name], hints[name], value)
        if message:
            problems.append(Problem(message, subject=name))
        else:
            values[name] = result
    return params(**values), tuple(problems)


def texts(params: Any) -> dict[str, str]:
    """The parameters that differ from their defaults, as `read` takes them: for an address."""
    usual = type(params)()
    return {
        name: _text(about, getattr(params, name))
        for name, about in declared(type(params)).items()
        if getattr(params, name) != getattr(usual, name)
    }


def plain(params: Any) -> dict[str, Any]:
    """All parameters as plain JSON; a list of things with parameters of their own as objects."""
    return {name: _outside(about, getattr(params, name)) for name, about in declared(type(params)).items()}


def bounds(about: Parameter) -> str:
    """The range in words: `60 to 21,600 s`; without bounds the unit alone, `in s`, or nothing."""
    low, high = about.minimum, about.maximum
    if low is not None and high is not None:
        return between(low, high, about.unit, places=None)
    if low is not None:
        return f"at least {number(low, about.unit, places=None)}"
    if high is not None:
        return f"at most {number(high, about.unit, places=None)}"
    return f"in {about.unit}" if about.unit else ""


def _text(about: Parameter, value: Any) -> str:
    if about.write:
        return str(about.write(value))
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:.0f}" if isinstance(value, float) and value == int(value) else str(value)


def _outside(about: Parameter, value: Any) -> Any:
    if about.json:
        return loads(value)
    return dict(value) if about.mapping else _plain(value)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return plain(value)
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _read_one(about: Parameter, hint: Any, value: Any) -> tuple[Any, str]:
    if about.read:
        return about.read(value)  # type: ignore[no-any-return]
    if about.optional and value in (None, "", "none"):
        return None, ""
    if about.choices:
        text = str(value)
        return (text, "") if text in about.choices else (None, f"{about.label}: one of {', '.join(about.choices)}.")
    if hint is bool:
        return _read_switch(about, value)
    return _read_number(about, hint, value)


def _read_switch(about: Parameter, value: Any) -> tuple[Any, str]:
    words = {"true": True, "1": True, "on": True, "yes": True, "false": False, "0": False, "off": False, "no": False}
    found = words.get(str(value).strip().lower())
    return found, "" if found is not None else f"{about.label}: on or off."


def _read_number(about: Parameter, hint: Any, value: Any) -> tuple[Any, str]:
    whole = hint is int or hint == (int | None)
    range_ = bounds(about)
    none = ", or none" if about.optional else ""
    wanted = f"{about.label}: a {'whole ' if whole else ''}number{range_ and ', '}{range_}{none}."
    try:
        number = float(str(value).replace(",", "").replace("_", "")) if not isinstance(value, bool) else float("nan")
    except ValueError:
        return None, wanted
    outside = (about.minimum is not None and number < about.minimum) or (
        about.maximum is not None and number > about.maximum
    )
    if number != number or number in (float("inf"), float("-inf")) or outside or (whole and number != int(number)):
        return None, wanted
    return (int(number) if whole else number), ""
