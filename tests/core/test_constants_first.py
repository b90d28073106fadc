"""A constant of a module stands above the first function or class that names it, so that it is read first."""

import ast
import re

from tests.source_code import STUDY

CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

# Files whose constants are still below their use. The list may only get shorter.
REMAINING = {
    "core/generators/choose.py",
    "core/generators/definitions.py",
    "core/generators/disputes.py",
    "core/generators/judge.py",
    "core/generators/phrasebook.py",
    "core/generators/shapes/gap.py",
    "core/generators/shapes/property.py",
    "core/generators/statements.py",
    "core/generators/subjects.py",
    "core/generators/whole.py",
}


def below_their_use(source: str) -> set[str]:
    """Return the constants of a module that stand below a function or class that names them.

    A table of the module's own functions cannot stand above them, nor what is made of such a table.
    """
    body = ast.parse(source).body
    defined = {node.name for node in body if isinstance(node, Definition)}
    named: set[str] = set()
    found: set[str] = set()
    for node in body:
        if isinstance(node, Definition):
            named |= names(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            constants = {one.id for one in targets if isinstance(one, ast.Name) and CONSTANT.fullmatch(one.id)}
            if names(node.value) & defined:
                defined |= constants
            else:
                found |= constants & named
    return found


def names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def test_constants_stand_above_their_use() -> None:
    files = {path.relative_to(STUDY).as_posix(): path for path in STUDY.rglob("*.py") if "migrations" not in path.parts}
    wrong = {name: found for name, path in files.items() if (found := below_their_use(path.read_text("utf-8")))}
    assert not {name: found for name, found in wrong.items() if name not in REMAINING}


def test_a_constant_below_its_use_is_seen() -> None:
    assert below_their_use("def f():\n    return MOST\n\nMOST = 3\n") == {"MOST"}
    assert below_their_use("class F:\n    most = MOST\n\nMOST: int = 3\n") == {"MOST"}


def test_a_constant_above_its_use_or_made_of_functions_is_fine() -> None:
    assert not below_their_use("MOST = 3\n\ndef f():\n    return MOST\n")
    assert not below_their_use("def f():\n    return TABLE, ALL\n\nTABLE = {1: f}\nALL = set(TABLE)\n")
