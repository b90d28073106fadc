"""Two questions that look the same before the answer, and have everything else different."""

from collections.abc import Iterator
from typing import Any

from study.core.questions.question import Kind, decode, encode

SEEDS = range(4)


def twin(kind: Kind[Any], body: Any) -> Any:
    """A body of another key and other reasons that `kind` presents alike, by whatever seed: each part that can be
    changed so is changed. What a page shows of one that it does not show of the other is of the key."""
    faces = _faces(kind, body)
    data = encode(body)
    for path in list(_paths(data)):
        for changed in _altered(data, path):
            try:
                if _faces(kind, decode(kind.body, changed)) == faces:
                    data = changed
                    break
            except (ArithmeticError, AttributeError, LookupError, RuntimeError, StopIteration, TypeError, ValueError):
                continue  # no body at all
    return decode(kind.body, data)


def _faces(kind: Kind[Any], body: Any) -> list[Any]:
    drawn = [kind.vary(body, seed) for seed in SEEDS]
    shown = [(encode(kind.present(one, seed)), kind.stem(one, "")) for seed, one in zip(SEEDS, drawn, strict=True)]
    _graded(kind, drawn[0])
    return shown


def _graded(kind: Kind[Any], body: Any) -> None:
    """It must be a question still: with an answer, and one that is right."""
    kind.explain(body, None, 0)
    if not any(sample.score == 1 for sample in kind.samples(body)):
        raise ValueError("no right answer")


type Path = tuple[str | int, ...]


def _paths(data: Any, here: Path = ()) -> Iterator[Path]:
    if isinstance(data, dict | list):
        yield here
        for name, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _paths(part, (*here, name))
    else:
        yield here


def _altered(data: Any, path: Path) -> Iterator[Any]:
    """The whole with that part of it changed, in every way there is."""
    if not path:
        yield from _others(data)
        return
    name, *rest = path
    if not isinstance(data, dict | list) or (isinstance(data, list) and int(name) >= len(data)):
        return  # another change has moved it away
    for part in _altered(data[name], tuple(rest)):
        if isinstance(data, dict):
            yield {**data, name: part}
        else:
            yield [*data[: int(name)], part, *data[int(name) + 1 :]]


def _others(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1000
    elif isinstance(value, str):
        yield f"{value} zzz" if value else "zzz"
        yield "zzz"
    elif isinstance(value, list) and len(value) > 1:
        yield value[::-1]
        names = list(value[0]) if isinstance(value[0], dict) else []
        for turned in (names, *([name] for name in names)):
            yield (
                [
                    {**part, **{name: other[name] for name in turned}}
                    for part, other in zip(value, value[1:] + value[:1], strict=True)
                ]
                if turned
                else value[1:] + value[:1]
            )
