"""No name that a page is made from is given twice: the later one would hide the other without a word."""

import ast
from collections import defaultdict

from tests.source_code import nodes

Names = dict[str, set[str]]


def names(written: ast.Dict) -> list[str]:
    return [key.value for key in written.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]


def given_by(found: list[ast.AST]) -> Names:
    """The names in what each function hands over, by the name of the function."""
    given: Names = defaultdict(set)
    for node in found:
        if isinstance(node, ast.FunctionDef):
            handed = (one for one in ast.walk(node) if isinstance(one, ast.Return) and one.value)
            for written in (part for one in handed for part in ast.walk(one) if isinstance(part, ast.Dict)):
                given[node.name].update(names(written))
    return given


def given_twice(written: ast.Dict, given: Names) -> set[str]:
    """The names that a dictionary has by itself or takes over, and takes over once more."""
    seen, twice = set(names(written)), set[str]()
    for key, value in zip(written.keys, written.values, strict=True):
        calls = (one.func for one in ast.walk(value) if isinstance(one, ast.Call)) if key is None else ()
        for func in calls:
            name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
            twice |= seen & given.get(name, set())
            seen |= given.get(name, set())
    return twice


def test_no_name_is_given_twice() -> None:
    every: Names = defaultdict(set)
    for found in nodes().values():
        for name, held in given_by(found).items():
            every[name] |= held
    twice = {
        f"{path}:{node.lineno}": sorted(two)
        for path, found in nodes().items()
        for node in found
        if isinstance(node, ast.Dict) and (two := given_twice(node, every))
    }
    assert not twice


def test_one_that_is_taken_over_twice_is_seen() -> None:
    code = "def more(): return {'rows': 1}\npage = {'rows': 2, **more()}\nother = {'lines': 2, **more()}\n"
    found = [*ast.walk(ast.parse(code))]
    written = [node for node in found if isinstance(node, ast.Dict)]
    assert [given_twice(one, given_by(found)) for one in written if len(one.keys) == 2] == [{"rows"}, set()]
