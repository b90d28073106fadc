"""Files of up to 400 lines, functions of up to 60: what is longer has a part that wants a name."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(
    str(path.relative_to(ROOT))
    for folder in ("study", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
FILE, FUNCTION = 400, 60


def too_long(source: str) -> list[str]:
    """The functions past the limit, from their first line to their last."""
    return [
        f"{node.name}: {lines}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION
    ]


@pytest.mark.parametrize("path", FILES)
def test_sizes(path: str) -> None:
    source = (ROOT / path).read_text()
    assert source.count("\n") <= FILE
    assert too_long(source) == []


def test_what_is_too_long_is_seen() -> None:
    body = "    pass\n" * FUNCTION
    assert too_long(f"def f():\n{body}") == ["f: 61"]
    assert too_long(f"def f():\n{body[9:]}") == []
