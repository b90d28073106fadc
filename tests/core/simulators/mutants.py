"""Mutation check: `python -m tests.core.simulators.mutants concurrency [module...]`.

Changes the comparisons of an engine one at a time (`<` becomes `<=` and `>=`, `==` becomes `!=`, and so
on) and runs the engine's reference vectors in this process. A mutant is killed when a vector disagrees,
raises or takes too long. Survivors are printed with their line: either a vector is missing, or the
mutant says the same in other words, which has to be explained beside the line.
"""

import ast
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import CodeType, FrameType, ModuleType

from tests.core.simulators.vectors import cases, differences

FAMILY = "study.core.simulators"
SECONDS = 20

SWAPS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}


class Mutated(MetaPathFinder, Loader):
    """Imports one module from changed code instead of its file."""

    def __init__(self, name: str, code: CodeType, package: bool) -> None:
        self.name, self.code, self.package = name, code, package

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=self.package) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """Line, change in words, and tree of every mutant of a source text."""
    total = sum(isinstance(node, ast.Compare) for node in ast.walk(ast.parse(source)))
    for number in range(total):
        for place in range(len(_compare(ast.parse(source), number).ops)):
            for choice in range(len(SWAPS[type(_compare(ast.parse(source), number).ops[place])])):
                tree = ast.parse(source)
                node = _compare(tree, number)
                before = ast.unparse(node)
                node.ops[place] = SWAPS[type(node.ops[place])][choice]()
                yield node.lineno, f"{before}  →  {ast.unparse(node)}", tree


def killed(engine: str, name: str, tree: ast.Module, package: bool) -> bool:
    """Whether the reference vectors notice the change."""
    finder = Mutated(name, compile(ast.fix_missing_locations(tree), name, "exec"), package)
    sys.meta_path.insert(0, finder)
    _forget()
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return not agrees(engine)
    except Exception:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.meta_path.remove(finder)
        _forget()


def agrees(engine: str) -> bool:
    """Whether the engine, freshly imported, agrees with all its vectors."""
    document = import_module(f"{FAMILY}.document")
    simulator = import_module(f"{FAMILY}.engines.{engine}").PLUGIN
    return not any(differences(case, document.simulate(simulator, case["inputs"])[0]) for case in cases(engine))


def main(engine: str, chosen: list[str]) -> int:
    """Print killed and survived for every module of the engine; the number of survivors."""
    signal.signal(signal.SIGALRM, _too_long)
    assert agrees(engine), "the engine disagrees with its vectors before any change"
    survivors = 0
    for name in chosen or [f"{FAMILY}.engines.{engine}.{part}" for part in _parts(engine)]:
        spec = find_spec(name)
        assert spec and spec.origin
        found = [
            (line, change, killed(engine, name, tree, bool(spec.submodule_search_locations)))
            for line, change, tree in mutants(Path(spec.origin).read_text(encoding="utf-8"))
        ]
        alive = [(line, change) for line, change, dead in found if not dead]
        survivors += len(alive)
        print(f"{name}: {len(found) - len(alive)} killed, {len(alive)} survived")
        for line, change in alive:
            print(f"  line {line}: {change}")
    return survivors


def _parts(engine: str) -> list[str]:
    spec = find_spec(f"{FAMILY}.engines.{engine}")
    assert spec and spec.origin
    rules = {"account", "params", "run"}
    return sorted(path.stem for path in Path(spec.origin).parent.glob("*.py") if path.stem in rules)


def _compare(tree: ast.Module, number: int) -> ast.Compare:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Compare)][number]


def _forget() -> None:
    for name in [name for name in sys.modules if name.startswith(FAMILY)]:
        del sys.modules[name]


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1], sys.argv[2:]), 1))
