"""The product's own code, for tests that hold something of all of it. Each file is read once."""

import ast
from functools import cache
from pathlib import Path

STUDY = Path(__file__).resolve().parents[1] / "study"


@cache
def nodes() -> dict[str, list[ast.AST]]:
    """Return all nodes of the syntax of each file, by its path below study/."""
    return {
        path.relative_to(STUDY).as_posix(): [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
        for path in STUDY.rglob("*.py")
    }


def importing(package: str) -> set[str]:
    """Return the files that import a package or anything in it, in whichever way Python has for it."""
    return {path for path, found in nodes().items() if any(imports(node, package) for node in found)}


def imports(node: ast.AST, package: str) -> bool:
    """Return whether a node imports a package or anything in it."""
    if isinstance(node, ast.Import):
        return any(name.name.partition(".")[0] == package for name in node.names)
    return isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").partition(".")[0] == package
